"""How the dates of events are read when a question is put to them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from venezuela_timeline.errors import ArgumentError, ModelError, QueryError, shown
from venezuela_timeline.model import Event
from venezuela_timeline.time import Cell, TimeSpan, common_cells
from venezuela_timeline.time.days import inf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from venezuela_timeline.model import Claim, Source
    from venezuela_timeline.time.days import Day

    from .timeline import Timeline

_INSTANT = TimeSpan.parse("2000-01-01T00:00:00Z")
"""Two times are compared in seconds only if both are instants."""


ANYWHERE: Final = (Cell(-inf, inf, -inf, inf, linked=False),)
"""The cells of an event without a time."""


class Reading(NamedTuple):
    """How the dates of events are read.

    Attributes:
        tolerance: How many units of its coarsest qualified part a qualified date may be off by.
        claimed: Whether the dates that parties claim count beside the timeline's own.
    """

    tolerance: int = 1
    claimed: bool = False

    def claimed_times(self, event: Event) -> tuple[TimeSpan, ...]:
        """The times that parties assert for an event, if they count."""
        return tuple(time for _, time in dating_claims(event)) if self.claimed else ()


def dating_claims(event: Event) -> Iterator[tuple[Claim, TimeSpan]]:
    """The claims that assert a time of an event, each with it; deprecated ones do not count."""
    for claim in event.claims:
        asserted = claim.stance == "asserts" and claim.rank != "deprecated"
        if claim.aspect == "when" and asserted and isinstance(claim.value, TimeSpan):
            yield claim, claim.value


def reading_of(tolerance: object, dates: object = "ours") -> Reading:
    """The reading that is asked for.

    Raises:
        QueryError: if the tolerance is not a number of units, or `dates` is another word.
    """
    if not isinstance(tolerance, int) or tolerance < 0:
        raise QueryError(f"tolerance is {shown(tolerance)}: give 0 or more units")
    if dates not in ("ours", "claimed"):
        raise QueryError(f"dates is {shown(dates)}: write 'ours' or 'claimed'")
    return Reading(tolerance, claimed=dates == "claimed")


def tolerances_of(tolerances: Sequence[int]) -> tuple[int, ...]:
    """Tolerances, each once.

    Raises:
        QueryError: if one is invalid.
    """
    try:
        return tuple(dict.fromkeys(reading_of(one).tolerance for one in tolerances))
    except TypeError:
        raise QueryError(f"tolerances is {shown(tolerances)}: give several, as (0, 1)") from None


def check_bool(value: object, name: str) -> None:
    """Refuse anything but a bool for an argument: any text is true, even ``"no"``.

    Raises:
        ArgumentError: if the value is not a bool.
    """
    if not isinstance(value, bool):
        raise ArgumentError(f"{name} is {shown(value)}: write True or False")


def seconds_of(time: TimeSpan, known_until: Day | None) -> tuple[Cell, ...] | None:
    """The cells of a time in seconds, with an open end read as at least a day.

    None unless every date of it is a time of day with an offset.
    """
    return common_cells(time, _INSTANT, known_until=known_until)[0] if time.seconds else None


def known_until(event: Event, sources: Mapping[str, Source]) -> int | None:
    """The day until which an event is known to have gone on: see `Timeline.known_until`."""
    if not isinstance(event, Event):
        raise ModelError(f"{shown(event)} is not an Event: give one, such as tl['an-id']")
    if event.when is None or not event.when.open_end:
        return None
    if event.known_until is not None:
        return event.known_until.toordinal()
    published = (sources[citation.source].published for citation in event.every_citation())
    days = (span.bounds.start_min for span in published if span is not None)
    return max((int(day) for day in days if math.isfinite(day)), default=None)


def asked_until(event: Event, timeline: Timeline | None) -> int | None:
    """The day until which an event in a question is known to have gone on.

    Args:
        event: The event.
        timeline: Whose sources say it, or None if that is not given.

    Raises:
        QueryError: if it takes the timeline to tell.
    """
    if timeline is not None:
        return timeline.known_until(event)
    if (
        event.known_until is None
        and event.when
        and event.when.open_end
        and any(event.every_citation())
    ):
        raise QueryError(
            f"{event.id!r} has an open end, which is known until its sources' dates: give "
            "timeline=… as well"
        )
    return event.known_until.toordinal() if event.known_until else None


def own_cells(event: Event, tolerance: int, until: Day | None) -> tuple[Cell, ...]:
    """Every place that an event's time may take: see `Timeline.cells_of`.

    Args:
        event: The event.
        tolerance: How many units a qualified date may be off by.
        until: The day until which it is known to have gone on.
    """
    cells = dated_cells(event, tolerance, until)
    return cells if event.inferred is None else event.inferred.narrowed(cells)


def dated_cells(event: Event, tolerance: int, until: Day | None) -> tuple[Cell, ...]:
    """As `own_cells`, but by the event's date alone, whatever is inferred."""
    return ANYWHERE if event.when is None else event.when.cells_within(tolerance, until)


def own_seconds(event: Event, until: Day | None) -> tuple[Cell, ...] | None:
    """The cells of an event's time in seconds; None if it is not an instant.

    What is inferred is known in days alone.
    """
    if event.when is None or event.inferred is not None:
        return None
    return seconds_of(event.when, until)

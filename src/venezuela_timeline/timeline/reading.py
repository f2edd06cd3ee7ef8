"""How the dates of events are read when a question is put to them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import ArgumentError, ModelError, QueryError, shown
from venezuela_timeline.model import Event
from venezuela_timeline.time import TimeSpan, common_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.model import Source
    from venezuela_timeline.time import Cell
    from venezuela_timeline.time.days import Day

_INSTANT = TimeSpan.parse("2000-01-01T00:00:00Z")
"""Two times are compared in seconds only if both are instants."""


class Reading(NamedTuple):
    """How the dates of events are read.

    Attributes:
        tolerance: How many units of its coarsest qualified part a qualified date may be off by.
        claimed: Whether the dates that parties claim count beside the timeline's own.
    """

    tolerance: int = 1
    claimed: bool = False

    def times(self, event: Event) -> tuple[TimeSpan, ...]:
        """The times an event may have had: the timeline's and, if asked, those claimed."""
        if not self.claimed:
            return (event.when,)
        said = (
            claim.value
            for claim in event.claims
            if claim.aspect == "when" and claim.stance == "asserts" and claim.rank != "deprecated"
        )
        return (event.when, *(value for value in said if isinstance(value, TimeSpan)))


def reading_of(tolerance: object, dates: object = "ours") -> Reading:
    """The reading that is asked for.

    Raises:
        QueryError: if the tolerance is no number of units, or `dates` is another word.
    """
    if not isinstance(tolerance, int) or tolerance < 0:
        raise QueryError(f"tolerance is {shown(tolerance)}: give 0 or more units")
    if dates not in ("ours", "claimed"):
        raise QueryError(f"dates is {shown(dates)}: write 'ours' or 'claimed'")
    return Reading(tolerance, claimed=dates == "claimed")


def check_certainly(certainly: object) -> None:
    """Refuse anything but a bool: any text is true, even ``"no"``.

    Raises:
        ArgumentError: if `certainly` is not a bool.
    """
    if not isinstance(certainly, bool):
        raise ArgumentError(f"certainly is {shown(certainly)}: write True or False")


def seconds_of(time: TimeSpan, known_until: Day | None) -> tuple[Cell, ...] | None:
    """The cells of a time in seconds, with an open end read as at least a day.

    None unless every date of it is a time of day with an offset.
    """
    return common_cells(time, _INSTANT, known_until=known_until)[0] if time.seconds else None


def known_until(event: Event, sources: Mapping[str, Source]) -> int | None:
    """The day until which an event is known to have gone on: see `Timeline.known_until`."""
    if not isinstance(event, Event):
        raise ModelError(f"{shown(event)} is not an Event: give one, such as tl['an-id']")
    if not event.when.open_end:
        return None
    if event.known_until is not None:
        return event.known_until.toordinal()
    published = (sources[citation.source].published for citation in event.every_citation())
    days = (span.bounds.start_min for span in published if span is not None)
    return max((int(day) for day in days if math.isfinite(day)), default=None)

"""Reasoning about a whole chronology: what comes before what, and what follows from the links.

Order is a matter of certainty here: `precedes` has three answers, `layers` are groups of events
whose order within the group is undetermined, and `solve` narrows imprecise dates by the links
between events, or names the chain of events that contradicts itself. `rival_dates` asks whose
dates fit together, and `check` what cannot be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.time import Certainty, Relation, bounds_of
from venezuela_timeline.time.days import inf
from venezuela_timeline.time.relation import relations as relations_of

from .conflicts import Contradiction, Premise
from .consistency import Solution, solve
from .reading import own_cells, own_seconds, reading_of
from .rivals import RivalDates, Version, rival_dates
from .soundness import Finding, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from venezuela_timeline.model import Event

    from .timeline import Timeline

__all__ = [
    "Contradiction",
    "Finding",
    "Premise",
    "RivalDates",
    "Solution",
    "Version",
    "check",
    "layers",
    "precedes",
    "relations",
    "rival_dates",
    "solve",
    "sort",
    "undetermined",
]


# Order --------------------------------------------------------------------------------------


def precedes(timeline: Timeline, one: str, other: str, *, tolerance: int = 1) -> Certainty:
    """Whether an event is over before another starts: certain, possible or impossible.

    Args:
        timeline: Where both are.
        one: Id of the event that may come first.
        other: Id of the other.
        tolerance: As in `Timeline.where`.

    Raises:
        UnknownIdError: if no event has an id.
        QueryError: if the tolerance is invalid.
    """
    return Certainty.of(relations(timeline, one, other, tolerance=tolerance), Relation.ENDS_BEFORE)


def relations(timeline: Timeline, one: str, other: str, *, tolerance: int = 1) -> Relation:
    """Exactly the relations in which the time of one event may be to that of another.

    Unlike `TimeSpan.relations`, it reads an open end as at least what is known of the event, and
    what is inferred.

    Args:
        timeline: Where both are.
        one: Id of the one event.
        other: Id of the other.
        tolerance: As in `Timeline.where`.

    Example:
        >>> import venezuela_timeline as vt
        >>> tl = vt.load()
        >>> relations(tl, "campaign-2024", "presidential-election-2024")
        <Relation.BEFORE: 1>

    Raises:
        UnknownIdError: if no event has an id.
        QueryError: if the tolerance is invalid.
    """
    reading_of(tolerance)  # for its check
    events = timeline[one], timeline[other]
    first, second = (own_seconds(event, timeline.known_until(event)) for event in events)
    if first is None or second is None:
        first, second = (timeline.cells_of(event, tolerance) for event in events)
    return relations_of(first, second)


def layers(timeline: Timeline, *, tolerance: int = 1) -> list[Timeline]:
    """The events in groups, each certainly over before the next starts.

    The groups are as small as they can be.

    Law: every event of a layer certainly precedes every event of each later layer.

    Raises:
        QueryError: if the tolerance is invalid.
    """
    cells = [bounds_of(timeline.cells_of(event, tolerance)) for event in timeline]
    # The earliest start of all that comes after each position, in the timeline's order.
    after = [inf]
    for cell in reversed(cells):
        after.append(min(after[-1], cell[0]))
    after.reverse()
    found = []
    first, reached = 0, -inf
    for at, cell in enumerate(cells, start=1):
        reached = max(reached, cell[3])
        if reached < after[at] or at == len(cells):
            found.append(timeline[first:at])
            first = at
    return found


def undetermined(timeline: Timeline, *, tolerance: int = 1) -> Iterator[tuple[str, str]]:
    """The pairs of events of which neither certainly precedes the other, as ids, in order.

    Raises:
        QueryError: if the tolerance is invalid.
    """
    cells = [bounds_of(timeline.cells_of(event, tolerance)) for event in timeline]
    open_now: list[int] = []
    order = sorted(range(len(cells)), key=lambda at: cells[at][0])
    for at in order:
        open_now = [other for other in open_now if cells[other][3] >= cells[at][0]]
        for other in open_now:
            one, two = sorted((at, other))
            ids = timeline[one].id, timeline[two].id
            certain = (
                precedes(timeline, *pair, tolerance=tolerance) is Certainty.CERTAIN
                for pair in (ids, ids[::-1])
            )
            if not any(certain):
                yield ids
        open_now.append(at)


_ORDERS: dict[str, Callable[[Event], tuple[float, ...]]] = {
    "earliest": lambda event: event.sort_key,
    "latest": lambda event: (bounds_of(own_cells(event, 0, None)).end_max, *event.sort_key),
}


def sort(
    timeline: Timeline, by: Literal["earliest", "latest", "narrative"] = "narrative"
) -> tuple[Event, ...]:
    """The events in another order than the timeline's own.

    Args:
        timeline: The events.
        by: ``earliest``: by the earliest start, which is the timeline's own order; ``latest``: by
            the latest end; ``narrative``: as ``earliest``, but a whole comes before its parts.

    Raises:
        QueryError: if there is no such order.
    """
    if by == "narrative":
        return tuple(_narrative(timeline))
    if not isinstance(by, str) or by not in _ORDERS:
        raise QueryError(f"no order {shown(by)}: write 'earliest', 'latest' or 'narrative'")
    return tuple(sorted(timeline, key=lambda event: (_ORDERS[by](event), event.id)))


def _narrative(timeline: Timeline) -> Iterator[Event]:
    """Each event after the wholes it is part of; without recursion, because chains can be long."""
    told: set[str] = set()
    for event in timeline:
        path = {} if event.id in told else {event.id: _wholes(timeline, event.id)}
        while path:
            key, wholes = next(reversed(path.items()))
            for whole in wholes:
                if whole not in told and whole not in path:
                    path[whole] = _wholes(timeline, whole)
                    break
            else:
                del path[key]
                told.add(key)
                yield timeline[key]


def _wholes(timeline: Timeline, key: str) -> Iterator[str]:
    links = timeline[key].links
    return (link.event for link in links if link.kind == "part-of" and link.event in timeline.ids)

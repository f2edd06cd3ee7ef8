"""What the links between events say about their dates, or why they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.time import Bounds, Relation
from venezuela_timeline.time.days import inf

from .constraints import (
    Edge,
    Point,
    Side,
    edges_of,
    negative_cycle,
    shortest_cycle,
    shortest_ways,
)
from .timeline import Timeline

if TYPE_CHECKING:
    from venezuela_timeline.model import Event

Statement: TypeAlias = tuple[str, Relation, str]
"""An event, the relations it may have to another, and that other."""

_AS_IN = "write ('a', Relation.BEFORE, 'b') in a list"

_ORIGIN: Point = ("", "start")


@attrs.frozen
class Contradiction:
    """Links and dates that cannot all hold.

    Attributes:
        events: The chain of events, the shortest there is: each is tied to the next, and the
            last to the first.
        reasons: The ties between them, in words.
    """

    events: tuple[str, ...]
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' – '.join(self.events)}: {'; '.join(self.reasons)}"


@attrs.frozen
class Solution:
    """What links say about dates.

    Attributes:
        bounds: The narrowed bounds of each event, in day numbers as in `TimeSpan.bounds`.
        narrowed: Ids of the events whose bounds are narrower than their dates say.
        contradictions: The chains that contradict themselves; their ties are left out of the
            bounds.
    """

    bounds: Mapping[str, Bounds]
    narrowed: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]


def solve(
    timeline: Timeline, statements: Iterable[Statement] = (), *, tolerance: int = 1
) -> Solution:
    """Narrow imprecise dates by the links between events, or find what contradicts itself.

    Each event's time counts as the hull of its cells; a time on a single day stays one.

    Laws: no date that agrees with all links and statements is lost; solving again narrows
    nothing further.

    Args:
        timeline: The events and their links. Links to events outside say nothing.
        statements: More relations, such as ``("a", Relation.BEFORE, "b")``; each must be a
            conjunction of comparisons between ends, as single relations are, and BEFORE|MEETS.
        tolerance: As in `Timeline.where`.

    Raises:
        QueryError: if `timeline` is something else, such as a dataframe; if a statement is
            invalid or no such conjunction; if the tolerance is invalid.
        UnknownIdError: if no event has an id that a statement names.
    """
    if not isinstance(timeline, Timeline):
        raise QueryError(f"{shown(timeline)} is not a Timeline: engines cannot solve, so make one")
    ties = [*_ties(timeline), *_stated(timeline, statements)]
    dates = [edge for event in timeline for edge in _dates(timeline, event, tolerance)]
    contradictions = []
    while cycle := negative_cycle([*dates, *ties]):
        chain = shortest_cycle([*dates, *ties], {edge.source for edge in cycle})
        contradictions.append(_contradiction(chain))
        # The dates alone agree with one another, so some tie is in every such chain.
        guilty = {edge.reason for edge in chain}
        ties = [edge for edge in ties if edge.reason not in guilty]
    ways = shortest_ways([*dates, *ties], _ORIGIN)
    back = shortest_ways([_reversed(edge) for edge in (*dates, *ties)], _ORIGIN)
    bounds = {event.id: _narrowed(event.id, ways, back) for event in timeline}
    before = {event.id: bounds_of(timeline, event, tolerance) for event in timeline}
    return Solution(
        bounds,
        tuple(key for key in bounds if bounds[key] != before[key]),
        tuple(contradictions),
    )


def _narrowed(key: str, ways: Mapping[Point, int], back: Mapping[Point, int]) -> Bounds:
    def least(side: Side) -> float:
        return -back[key, side] if (key, side) in back else -inf

    def greatest(side: Side) -> float:
        return ways.get((key, side), inf)

    return Bounds(least("start"), greatest("start"), least("end"), greatest("end"))


def _reversed(edge: Edge[Point]) -> Edge[Point]:
    return Edge(edge.target, edge.source, edge.weight, edge.reason)


def _dates(timeline: Timeline, event: Event, tolerance: int) -> Iterator[Edge[Point]]:
    """What an event's own date says."""
    start_min, start_max, end_min, end_max = bounds_of(timeline, event, tolerance)
    start: Point = (event.id, "start")
    end: Point = (event.id, "end")
    for point, least, greatest in ((start, start_min, start_max), (end, end_min, end_max)):
        if greatest < inf:
            yield Edge(_ORIGIN, point, int(greatest))
        if least > -inf:
            yield Edge(point, _ORIGIN, -int(least))
    yield Edge(end, start, 0)
    if all(cell.linked for cell in event.when.cells):
        yield Edge(start, end, 0)


def _ties(timeline: Timeline) -> Iterator[Edge[Point]]:
    """What the links say: an edge ``(x, y, 0)`` means y is not after x."""
    for event in timeline:
        for link in event.links:
            if link.event not in timeline.ids:
                continue
            start: Point = (event.id, "start")
            end: Point = (event.id, "end")
            other_start: Point = (link.event, "start")
            other_end: Point = (link.event, "end")
            reason = f"{event.id} {link.kind} {link.event}"
            match link.kind:
                case "after":
                    yield Edge(start, other_end, 0, reason)
                case "responds-to":
                    yield Edge(start, other_start, 0, reason)
                case "causes":
                    yield Edge(other_start, start, 0, reason)
                case _:  # part-of
                    yield Edge(start, other_start, 0, reason)
                    yield Edge(other_end, end, 0, reason)


def _contradiction(cycle: list[Edge[Point]]) -> Contradiction:
    events = [point[0] for edge in cycle for point in (edge.source, edge.target) if point[0]]
    reasons = []
    for edge in cycle:
        if isinstance(edge.reason, str):
            reasons.append(edge.reason)
        elif _ORIGIN in (edge.source, edge.target):
            key = edge.target[0] or edge.source[0]
            reasons.append(f"the date of {key}")
    return Contradiction(tuple(dict.fromkeys(events)), tuple(dict.fromkeys(reasons)))


def _stated(timeline: Timeline, statements: Iterable[Statement]) -> Iterator[Edge[Point]]:
    if isinstance(statements, str) or not isinstance(statements, Iterable):
        raise QueryError(f"{shown(statements)} is not a list of statements: {_AS_IN}")
    for statement in statements:
        match statement:
            case (str(one), Relation() as relation, str(other)):
                yield from edges_of(timeline[one].id, relation, timeline[other].id)
            case _:
                raise QueryError(f"{shown(statement)} is not a statement: {_AS_IN}")


def bounds_of(timeline: Timeline, event: Event, tolerance: int) -> Bounds:
    """The bounds of an event's time, as comparisons read it."""
    cells = timeline.cells_of(event, tolerance)
    starts_min, starts_max, ends_min, ends_max, _ = zip(*cells, strict=True)
    return Bounds(min(starts_min), max(starts_max), min(ends_min), max(ends_max))

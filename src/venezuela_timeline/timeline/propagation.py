"""The bounds that follow from ties between events: the earliest and the latest each can be.

Every event has a domain, the cells of its date, and every tie moves a lower bound from one end of
an event to an end of another. What agrees with all of them is closed under taking the earlier of
two, end by end, and under taking the later. So there is an earliest solution, in which every end
is as early as it is in any; the lower bounds that propagation comes to rest at are this solution,
and no bound can be narrower. There is no solution only if some bound is pushed out of its domain,
or if a circle of ties pushes for ever (`circles`). Upper bounds are lower bounds where time runs
backwards.

Bounds go round in sweeps along the ties and back again, so that a chain of any length is done in
one or two. Each bound keeps the bound and the tie that it comes from; that is its chain of reasons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import attrs

from venezuela_timeline.time.days import Day, inf
from venezuela_timeline.time.relation import Cell

from .ties import Point, Tie

_PATIENCE = 256
"""How many times a tie may be looked at, on average, before bounds stay as they are."""


@attrs.define
class Effort:
    """How many times a tie was looked at: the time something takes, counted.

    Attributes:
        steps: The number of times.
    """

    steps: int = 0


class Bound(NamedTuple):
    """How early an end of an event can be, and why.

    Attributes:
        point: The end.
        day: The earliest that it can be.
        tie: The tie that says so; None if the event's own date does.
        cause: The bound that it comes from; None if the event's date alone says so.
        origin: The number of the event whose date it comes from in the end.
        length: How many ties lead from there.
    """

    point: Point
    day: Day
    tie: Tie | None
    cause: Bound | None
    origin: int
    length: int

    def chain(self) -> Iterator[Bound]:
        """This bound, the bound it comes from, and so on up to a date."""
        bound: Bound | None = self
        while bound is not None:
            yield bound
            bound = bound.cause

    def ties(self) -> list[Tie]:
        """The ties that lead from a date to this bound, the first of them first."""
        return [bound.tie for bound in self.chain() if bound.tie is not None][::-1]


class Conflict(NamedTuple):
    """A tie that pushes an end out of its event's date.

    Attributes:
        tie: The tie.
        cause: The bound of its source.
    """

    tie: Tie
    cause: Bound


@attrs.frozen
class Earliest:
    """The earliest that each end can be.

    Attributes:
        bounds: For each point, its bound.
        conflicts: The ties that have not been used since they push an event out of its date.
        exact: Whether the bounds are as narrow as can be. They are not where ties of months go
            round in a circle for so long that they were left there.
    """

    bounds: list[Bound]
    conflicts: list[Conflict]
    exact: bool


@attrs.frozen(eq=False)
class Network:
    """Events, numbered from 0, and the ties between their ends.

    Attributes:
        domains: The places that each event may take: the cells of its date.
        ties: The ties.
    """

    domains: Sequence[Sequence[Cell]]
    ties: Sequence[Tie]

    @cached_property
    def leaving(self) -> list[list[Tie]]:
        """For each point, the ties that it is the source of."""
        found: list[list[Tie]] = [[] for _ in range(2 * len(self.domains))]
        for tie in self.ties:
            found[tie.source].append(tie)
        return found

    @cached_property
    def setting_out(self) -> list[list[Tie]]:
        """For each point, the ties that set out from it, or from an end that is never before it."""
        return [
            [*ties, *self.leaving[point ^ 1]] if self.moves_other(point) else ties
            for point, ties in enumerate(self.leaving)
        ]

    @cached_property
    def mirrored(self) -> Network:
        """The same network where time runs backwards: lower bounds there are upper bounds here."""
        return Network(
            [[_mirrored(cell) for cell in cells] for cells in self.domains],
            [tie.mirrored() for tie in self.ties],
        )

    def without(self, links: Collection[object]) -> Network:
        """The network without the ties that follow from some links."""
        return Network(self.domains, [tie for tie in self.ties if tie.link not in links])

    def own_bounds(self) -> list[Bound]:
        """The earliest that each end can be by the event's own date."""
        return [
            Bound(
                2 * event + side,
                cells[0][2 * side] if len(cells) == 1 else min(cell[2 * side] for cell in cells),
                None,
                None,
                event,
                0,
            )
            for event, cells in enumerate(self.domains)
            for side in (0, 1)
        ]

    def raised(self, tie: Tie, cause: Bound, bounds: Sequence[Bound]) -> list[Bound] | None:
        """The bounds that a tie raises, or None if it pushes the event out of its date.

        Args:
            tie: The tie.
            cause: The bound of its source.
            bounds: The bounds so far.
        """
        target = tie.target
        day = tie.low(cause.day)
        if day <= bounds[target].day:
            return []
        first = target & ~1
        side = target - first
        ends = least(self.domains[first // 2], side, day)
        if ends is None:
            return None
        origin, length = cause.origin, cause.length + 1
        bound = Bound(target, ends[side], tie, cause, origin, length)
        other, otherwise = target ^ 1, ends[1 - side]
        if otherwise <= bounds[other].day:
            return [bound]
        return [bound, Bound(other, otherwise, None, bound, origin, length)]

    @cached_property
    def ranks(self) -> list[int]:
        """A number for each point that rises along the ties, except where they go in circles."""
        rank = [-1] * len(self.leaving)
        last = len(rank)
        for root in range(len(rank)):
            path = [(root, self._next(root))] if rank[root] == -1 else []
            if path:
                rank[root] = 0  # being visited
            while path:
                point, following = path[-1]
                for target in following:
                    if rank[target] == -1:
                        rank[target] = 0
                        path.append((target, self._next(target)))
                        break
                else:
                    path.pop()
                    last -= 1
                    rank[point] = last
        return rank

    def moves_other(self, point: Point) -> bool:
        """Whether an event's other end is never before this one.

        The end is not before the start, and is the start of what lasts a day.
        """
        return not point & 1 or all(cell.linked for cell in self.domains[point // 2])

    def _next(self, point: Point) -> Iterator[Point]:
        """The points that a bound of this one may raise."""
        if self.moves_other(point) or len(self.domains[point // 2]) > 1:
            yield point ^ 1
        for tie in self.leaving[point]:
            yield tie.target


def least(cells: Sequence[Cell], side: int, day: Day) -> tuple[Day, Day] | None:
    """The earliest first and last day of a time of which one end is not before a day.

    Args:
        cells: The places that the time may take.
        side: 0 if it is the start that is not before the day, 1 if it is the end.
        day: The day.

    Returns:
        The two days, each the earliest by itself, or None if no place is left.

    >>> least([Cell(1, 5, 1, 9, linked=False)], 0, 3)
    (3, 3)
    """
    start, end = inf, inf
    for cell in cells:
        if cell[2 * side + 1] < day:
            continue
        raised = max(cell[2 * side], day)
        if cell.linked:
            start, end = min(start, raised), min(end, raised)
        elif side:
            start, end = min(start, cell.start_min), min(end, raised)
        else:
            start, end = min(start, raised), min(end, max(cell.end_min, raised))
    return None if end == inf else (start, end)


def earliest(network: Network, effort: Effort) -> Earliest:
    """The earliest that each end can be, and the ties that contradict the dates.

    A tie that pushes an event out of its date is not used, so that the others can be.
    """
    bounds = network.own_bounds()
    conflicts: dict[Tie, Conflict] = {}
    most = effort.steps + _PATIENCE * (len(network.ties) + len(bounds))
    waiting = Waiting(network.ranks, [bound.point for bound in bounds if bound.day > -inf])
    for point in waiting:
        for tie in network.leaving[point]:
            effort.steps += 1
            if tie in conflicts:
                continue
            raised = network.raised(tie, bounds[point], bounds)
            if raised is None:
                conflicts[tie] = Conflict(tie, bounds[point])
                continue
            for bound in raised:
                bounds[bound.point] = bound
                waiting.add(bound.point)
        if effort.steps > most:
            break
    return Earliest(bounds, [*conflicts.values()], exact=not waiting)


class Waiting:
    """Points that wait to be looked at, given along their ranks and, in turn, back again."""

    def __init__(self, ranks: Sequence[int], points: Collection[Point]) -> None:
        self._ranks = ranks
        self._forwards = True
        self._waiting = set(points)
        self._heap = self._sorted(points)
        self._later: list[Point] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Point]:
        while self._waiting:
            if not self._heap:
                self._forwards = not self._forwards
                self._heap, self._later = self._sorted(self._later), []
            self._at, point = heappop(self._heap)
            if point in self._waiting:
                self._waiting.discard(point)
                yield point

    def add(self, point: Point) -> None:
        """Have a point looked at, in this sweep if it lies ahead."""
        if point in self._waiting:
            return
        self._waiting.add(point)
        place = self._place(point)
        if place > self._at:
            heappush(self._heap, (place, point))
        else:
            self._later.append(point)

    def remove(self, points: Collection[Point]) -> None:
        """Have some points not looked at, unless they are added again."""
        self._waiting.difference_update(points)

    def _place(self, point: Point) -> int:
        return self._ranks[point] if self._forwards else -self._ranks[point]

    def _sorted(self, points: Collection[Point]) -> list[tuple[int, Point]]:
        heap = [(self._place(point), point) for point in points]
        heapify(heap)
        return heap


def _mirrored(cell: Cell) -> Cell:
    start_min, start_max, end_min, end_max, linked = cell
    return Cell(-end_max, -end_min, -start_max, -start_min, linked)

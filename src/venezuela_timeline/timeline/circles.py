"""Ties that go round in a circle and come back later than they set out: no dates satisfy them.

What counts is how many days each tie gains at least, whatever the dates are. A circle whose gains
add up to more than nothing contradicts itself. All ends start level, and a tie lifts its target
above its source by its gain. The ties that lifted last make a forest, and a tie that would lift an
end from which its own source has been lifted closes such a circle (Tarjan, "Shortest paths", 1981;
Cherkassky and Goldberg, "Negative-cycle detection algorithms", 1999).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .propagation import Effort, Network, Waiting
from .ties import Point, Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Circle: TypeAlias = tuple[Tie, ...]
"""Ties of which each sets out from the event where the one before it ends, and the first from the
event where the last ends."""

_Path: TypeAlias = tuple[Tie, "_Path"] | None


def gaining_circles(network: Network, effort: Effort) -> list[Circle]:
    """Circles of ties that gain, so that none are left without the last tie of each."""
    if all(tie.gain <= 0 for tie in network.ties):
        return []
    leaving = network.setting_out
    height = [0] * len(leaving)
    forest = _Forest(len(leaving), effort)
    found: dict[Tie, Circle] = {}
    unsettled: Collection[Point] = range(len(leaving))
    while unsettled:
        waiting, unsettled = Waiting(network.ranks, unsettled), set()
        for point in waiting:
            unsettled.discard(point)
            for tie in leaving[point]:
                effort.steps += 1
                lifted = height[point] + tie.gain
                if lifted <= height[tie.target] or tie in found:
                    continue
                fallen = forest.lift(tie, point)
                if fallen is None:
                    found[tie] = (*forest.path(tie.target, point), tie)
                    continue
                # They will be lifted again, from the new height. To look at them before would
                # hide circles.
                unsettled.update(fallen)
                waiting.remove(fallen)
                height[tie.target] = lifted
                waiting.add(tie.target)
    return [*found.values()]


def closed_by(network: Network, last: Tie, effort: Effort) -> Iterator[Circle | None]:
    """For 1, 2, 3 … ties, a gaining circle of so many with a given last tie; None if none gains.

    There is an item for each number until a circle is found.
    """
    closing = {
        point for point in (last.source, last.source ^ 1) if last in network.setting_out[point]
    }
    gained = {last.target: 0}
    latest: dict[Point, tuple[int, _Path]] = {last.target: (0, None)}
    while True:
        for point in closing & latest.keys():
            gain, path = latest[point]
            if gain + last.gain > 0:
                yield (*_unrolled(path), last)
                return
        yield None
        reached: dict[Point, tuple[int, _Path]] = {}
        for point, (before, path) in latest.items():
            for tie in network.setting_out[point]:
                effort.steps += 1
                gain = before + tie.gain
                if tie.target not in gained or gain > gained[tie.target]:
                    gained[tie.target] = gain
                    reached[tie.target] = gain, (tie, path)
        latest = reached


def _unrolled(path: _Path) -> list[Tie]:
    ties = []
    while path is not None:
        tie, path = path
        ties.append(tie)
    return ties[::-1]


class _Forest:
    """Which tie lifted each point last, and from where."""

    def __init__(self, points: int, effort: Effort) -> None:
        self._effort = effort
        self._by: dict[Point, tuple[Tie, Point]] = {}
        self._above: list[set[Point]] = [set() for _ in range(points)]

    def lift(self, tie: Tie, source: Point) -> list[Point] | None:
        """Have a tie lift its target, so that what stood on it falls; None if the source does."""
        lifted, below = [tie.target], source
        # What is lifted is looked at from the target upwards, and at once from the source down: so
        # the time goes with what falls, or with the length of the circle.
        for point in lifted:
            self._effort.steps += 1
            if below == tie.target:
                return None
            lifted.extend(self._above[point])
            below = self._by[below][1] if below in self._by else below
        for point in lifted:
            self._above[point].clear()
            if point in self._by:
                self._above[self._by.pop(point)[1]].discard(point)
        self._by[tie.target] = tie, source
        self._above[source].add(tie.target)
        return lifted[1:]

    def path(self, first: Point, last: Point) -> list[Tie]:
        """The ties that lifted one point after another, from the first to the last."""
        ties = []
        while last != first:
            tie, last = self._by[last]
            ties.append(tie)
        return ties[::-1]

"""An index over the times of events, so that a window finds its events without a scan.

It holds a row for each cell of an event's time. Rows are grouped by the length of their hull,
in powers of two, and sorted by its start. In a group of lengths from ``n`` to ``2n - 1``, a
window that begins on day ``a`` shares a day with every row that starts in it or up to ``n - 1``
days before, surely; only those that start still earlier, and less than ``2n - 1`` days before,
need a look at their end, through a tree of greatest ends. So a window costs two searches a
group, and then as much as it finds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import lt

from venezuela_timeline.time.days import Day, inf
from venezuela_timeline.time.relation import Cell

_FAN = 32
"""How many nodes of the tree share a parent."""

Cells = Sequence[Cell]


class Index:
    """Positions of events by the cells of their times.

    Args:
        cells: The cells of each event, in the order of the positions.

    Law: `find` gives what `matches` gives for each event in turn.
    """

    __slots__ = ("_beginless", "_cells", "_ends", "_groups", "_several")

    def __init__(self, cells: Sequence[Cells]) -> None:
        groups: dict[Day, _Group] = {}
        beginless: list[tuple[Day, int]] = []
        for position, places in enumerate(cells):
            for start, _, _, end, _ in places:
                if start == -inf and end != inf:
                    beginless.append((end, position))
                    continue
                length = int(end - start).bit_length() if end != inf else inf
                group = groups.get(length)
                if group is None:
                    group = groups[length] = _Group(length)
                group.starts.append(start)
                group.ends.append(end)
                group.owners.append(position)
        self._cells = cells
        self._several = any(len(places) > 1 for places in cells)
        self._groups = list(groups.values())
        self._beginless = sorted(beginless)
        self._ends: dict[tuple[str, bool], tuple[list[Day], list[int]]] = {}
        for group in self._groups:
            group.settle()

    def find(self, name: str, first: Day, last: Day, *, certainly: bool) -> list[int]:
        """Positions of the events that lie so to a window, possibly or certainly, in order.

        Args:
            name: ``overlapping``, ``during``, ``before`` or ``after``.
            first: First day of the window.
            last: Its last day.
            certainly: Whether every reading of the event's time must do so, or some.
        """
        if name == "before":
            return self._beyond("end", first, certainly=certainly)
        if name == "after":
            return self._beyond("start", last, certainly=certainly)
        found = self._overlapping(first, last)
        if name == "overlapping" and not certainly:
            return found
        test, cells = MATCHES[name, certainly], self._cells
        if certainly:
            return [at for at in found if all(test(cell, first, last) for cell in cells[at])]
        return [at for at in found if any(test(cell, first, last) for cell in cells[at])]

    def _overlapping(self, first: Day, last: Day) -> list[int]:
        found: list[int] = []
        for group in self._groups:
            found += group.sharing(first, last)
        if self._beginless:
            found += [at for _, at in self._beginless[bisect_left(self._beginless, (first,)) :]]
        return sorted(set(found)) if self._several else sorted(found)

    def _beyond(self, side: str, day: Day, *, certainly: bool) -> list[int]:
        """Events that end before a day, or start after it."""
        days, owners = self._sorted(side, certainly=certainly)
        if side == "end":
            return sorted(owners[: bisect_left(days, day)])
        return sorted(owners[bisect_right(days, day) :])

    def _sorted(self, side: str, *, certainly: bool) -> tuple[list[Day], list[int]]:
        """The bound that decides, of each event, sorted: made when first asked for."""
        key = side, certainly
        if key not in self._ends:
            if side == "end":
                bound: Callable[[Cells], Day] = _latest_end if certainly else _earliest_end
            else:
                bound = _earliest_start if certainly else _latest_start
            rows = sorted((bound(cells), at) for at, cells in enumerate(self._cells))
            self._ends[key] = [day for day, _ in rows], [at for _, at in rows]
        return self._ends[key]


def _earliest_start(cells: Cells) -> Day:
    return min(cell.start_min for cell in cells)


def _latest_start(cells: Cells) -> Day:
    return max(cell.start_max for cell in cells)


def _earliest_end(cells: Cells) -> Day:
    return min(cell.end_min for cell in cells)


def _latest_end(cells: Cells) -> Day:
    return max(cell.end_max for cell in cells)


def _possibly_during(cell: Cell, first: Day, last: Day) -> bool:
    start = max(cell.start_min, first)
    if cell.linked:
        return start <= min(cell.start_max, last)
    end = min(cell.end_max, last)
    return start <= cell.start_max and cell.end_min <= end and start <= end


MATCHES: dict[tuple[str, bool], Callable[[Cell, Day, Day], bool]] = {
    ("overlapping", False): lambda cell, first, last: cell[0] <= last and cell[3] >= first,
    ("overlapping", True): lambda cell, first, last: cell[1] <= last and cell[2] >= first,
    ("during", False): _possibly_during,
    ("during", True): lambda cell, first, last: cell[0] >= first and cell[3] <= last,
}
"""Whether a cell lies so to a window, by some completion or (True) by all."""


class _Group:
    """Rows of about one length, sorted by their start."""

    __slots__ = ("_levels", "ends", "longest", "owners", "shortest", "starts")

    def __init__(self, length: Day) -> None:
        self.starts: list[Day] = []
        self.ends: list[Day] = []
        self.owners: list[int] = []
        self._levels: list[list[Day]] = []
        # Days from start to end: lengths of 2**(n-1) to 2**n - 1 share the group n.
        self.longest = inf if length == inf else (1 << int(length)) - 1
        self.shortest = inf if length == inf else (1 << int(length)) >> 1

    def settle(self) -> None:
        """Sort the rows; an event's later cells may have come before an earlier event."""
        starts = self.starts
        if any(map(lt, starts[1:], starts)):
            order = sorted(range(len(starts)), key=starts.__getitem__)
            self.starts = [starts[at] for at in order]
            self.ends = [self.ends[at] for at in order]
            self.owners = [self.owners[at] for at in order]

    def sharing(self, first: Day, last: Day) -> list[int]:
        """Owners of the rows that share a day with a window."""
        starts = self.starts
        stop = bisect_right(starts, last)
        sure = bisect_left(starts, first - self.shortest, 0, stop)
        low = bisect_left(starts, first - self.longest, 0, sure)
        if low == sure:
            return self.owners[sure:stop]
        owners = self.owners
        early = [owners[at] for at in self._ending_from(first, low, sure)]
        return early + owners[sure:stop]

    def _ending_from(self, day: Day, low: int, high: int) -> Iterator[int]:
        """Rows from `low` to before `high` that end on a day or later."""
        if high - low <= 2 * _FAN:
            ends = self.ends
            return (at for at in range(low, high) if ends[at] >= day)
        if not self._levels:
            self._levels = list(_levels(self.ends))
        return self._descend(len(self._levels) - 1, 0, day, low, high)

    def _descend(self, level: int, node: int, day: Day, low: int, high: int) -> Iterator[int]:
        """Rows below the children of a node, in a range, with an end on a day or later."""
        width = _FAN**level
        values = self._levels[level]
        first = max(node * _FAN, low // width)
        last = min((node + 1) * _FAN, (high - 1) // width + 1, len(values))
        within = (at for at in range(first, last) if values[at] >= day)
        if level == 0:
            return within
        return chain.from_iterable(self._descend(level - 1, at, day, low, high) for at in within)


def _levels(values: list[Day]) -> Iterator[list[Day]]:
    """The values, then the greatest of each 32, then of each 32 of those, up to one node."""
    yield values
    while len(values) > _FAN:
        values = [max(values[at : at + _FAN]) for at in range(0, len(values), _FAN)]
        yield values

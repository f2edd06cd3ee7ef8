"""An index over the times of events, so that a window finds its events without a scan.

It holds a row for each cell of an event's time, sorted by the start of its hull. A window can
only meet rows that start by its last day, and only those from the first row on by which some
row has reached its first day; where that leaves a few rows, they are looked at.

Where it leaves many, as behind one very long event, rows are taken by groups of lengths from
``n`` to ``2n - 1`` days. In a group, all that start in the window, or up to ``n - 1`` days before
it, meet it surely; only those that start still earlier, and less than ``2n - 1`` days before,
need a look at their end, through a tree of greatest ends. So a window costs some searches, and
then as much as it finds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, islice
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

    Attributes:
        few: How many rows are looked at one by one before groups are tried.

    Law: `find` gives what `MATCHES` gives for the cells of each event in turn.
    """

    __slots__ = (
        *("_cells", "_ends", "_groups", "_owners", "_reach", "_several", "_sides", "_starts"),
        "few",
    )

    def __init__(self, cells: Sequence[Cells]) -> None:
        self.few = 512
        self._cells = cells
        self._several = any(len(places) != 1 for places in cells)
        if self._several:
            rows = [(cell, at) for at, places in enumerate(cells) for cell in places]
            self._starts: list[Day] = [cell[0] for cell, _ in rows]
            self._ends: list[Day] = [cell[3] for cell, _ in rows]
            self._owners: Sequence[int] = [at for _, at in rows]
        else:
            self._starts = [places[0][0] for places in cells]
            self._ends = [places[0][3] for places in cells]
            self._owners = range(len(cells))
        if any(map(lt, islice(self._starts, 1, None), self._starts)):
            order = sorted(range(len(self._starts)), key=self._starts.__getitem__)
            self._starts = [self._starts[row] for row in order]
            self._ends = [self._ends[row] for row in order]
            self._owners = [self._owners[row] for row in order]
        self._reach = list(accumulate(self._ends, max))
        self._groups: list[_Group] | None = None
        self._sides: dict[tuple[str, bool], tuple[list[Day], list[int]]] = {}

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
        if not self._several:
            return [at for at in found if test(cells[at][0], first, last)]
        some = all if certainly else any
        return [at for at in found if some(test(cell, first, last) for cell in cells[at])]

    def _overlapping(self, first: Day, last: Day) -> list[int]:
        stop = bisect_right(self._starts, last)
        low = bisect_left(self._reach, first, 0, stop)
        if stop - low <= self.few:
            ends, owners = self._ends, self._owners
            found = [owners[row] for row in range(low, stop) if ends[row] >= first]
            if type(owners) is range:
                return found
        else:
            if self._groups is None:
                self._groups = _groups(self._starts, self._ends, self._owners)
            found = [at for group in self._groups for at in group.sharing(first, last)]
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
        if key not in self._sides:
            if side == "end":
                bound: Callable[[Cells], Day] = _latest_end if certainly else _earliest_end
            else:
                bound = _earliest_start if certainly else _latest_start
            rows = sorted((bound(cells), at) for at, cells in enumerate(self._cells))
            self._sides[key] = [day for day, _ in rows], [at for _, at in rows]
        return self._sides[key]


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


def _groups(starts: list[Day], ends: list[Day], owners: Sequence[int]) -> list[_Group]:
    """Rows, sorted by their start, in groups of about one length."""
    groups: dict[Day, _Group] = {}
    for start, end, owner in zip(starts, ends, owners, strict=True):
        if end == inf or start == -inf:
            length = inf if end == inf else -inf
        else:
            length = int(end - start).bit_length()
        group = groups.get(length)
        if group is None:
            group = groups[length] = _Group(length)
        group.starts.append(start)
        group.ends.append(end)
        group.owners.append(owner)
    return list(groups.values())


class _Group:
    """Rows of about one length, sorted by their start."""

    __slots__ = ("_levels", "ends", "longest", "owners", "shortest", "starts")

    def __init__(self, length: Day) -> None:
        self.starts: list[Day] = []
        self.ends: list[Day] = []
        self.owners: list[int] = []
        self._levels: list[list[Day]] = []
        if length in {inf, -inf}:
            # Without end, a row surely meets what it starts before; without start, one must look.
            self.longest, self.shortest = inf, length
        else:
            # Days from start to end: lengths of 2**(n-1) to 2**n - 1 share the group n.
            self.longest, self.shortest = (1 << int(length)) - 1, (1 << int(length)) >> 1

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

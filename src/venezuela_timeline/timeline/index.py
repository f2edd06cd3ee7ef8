"""An index over the times of events, so that a window finds its events without a scan.

It holds a row for each cell of an event's time, sorted by the earliest start. A window can only
meet rows that start by its last day, and only those from the first row on by which some row has
reached its first day. If few rows are left, they are looked at one by one.

If many are left, as behind one very long event, rows are taken by groups of lengths from ``n`` to
``2n - 1`` days. In a group, all that start in the window, or up to ``n - 1`` days before it, surely
meet it. Only the ends of those that start still earlier, and less than ``2n - 1`` days before,
need a look, through a tree of greatest ends. So a window costs some searches, and then as much as
it finds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, count, islice
from operator import lt
from typing import NamedTuple

from venezuela_timeline.time.days import Day, inf
from venezuela_timeline.time.relation import Cell

from .cell_tests import cells_test
from .window_forms import Meaning, form_of

_FAN = 32
"""How many nodes of the tree share a parent."""

Cells = Sequence[Cell]


class Index:
    """Positions of events by the cells of their times.

    Args:
        cells: The cells of each event, in the order of the positions.

    Attributes:
        few: How many rows are looked at one by one before groups are tried.

    Law: `find` gives the positions whose cells pass the same `cells_test`.
    """

    __slots__ = (
        *("_by_bound", "_by_event", "_cells", "_ends", "_groups", "_known", "_owners", "_reach"),
        *("_several", "_starts", "few"),
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
        self._known: bool | None = None
        self._groups: list[_Group] | None = None
        self._by_bound: dict[tuple[int, bool], tuple[list[Day], list[int]]] = {}
        self._by_event: dict[tuple[int, bool], list[Day]] = {}

    def find(self, meaning: Meaning, first: Day, last: Day, *, certainly: bool) -> list[int]:
        """Positions of the events that satisfy a predicate for a window, in order.

        Args:
            meaning: A row of `window_forms.PREDICATES`.
            first: First day of the window.
            last: Its last day.
            certainly: Whether every reading of the event's time must satisfy it, or some.
        """
        plan = _plan(meaning, certainly=certainly)
        if plan is None:
            return self._passing(range(len(self._cells)), meaning, first, last, certainly=certainly)
        if certainly and not plan.alone:
            possible = self.find(meaning, first, last, certainly=False)
            return self._certain(possible, plan, (first, last))
        low, high = plan.reach(first, last)
        if low == inf or high == -inf:
            return []  # no event is as late, or as early
        if plan.alone:
            return self._beyond(plan, low, high, certainly=certainly)
        found = self._reaching(low, high)
        return found if plan.exact else self._bounded(found, plan, meaning, (first, last))

    def _certain(self, found: list[int], plan: _Plan, days: tuple[Day, Day]) -> list[int]:
        """Those of the possible events that are certain: in every cell the bounds are as asked."""
        if self._known is None:
            self._known = all(len(cells) == 1 and _is_known(cells[0]) for cells in self._cells)
        if self._known:
            return found
        for at, end, more in plan.at_least:
            day, least = days[end] + more, self._extremes(at, greatest=False)
            found = [owner for owner in found if least[owner] >= day]
        for at, end, less in plan.at_most:
            day, greatest = days[end] - less, self._extremes(at, greatest=True)
            found = [owner for owner in found if greatest[owner] <= day]
        return found

    def _bounded(
        self, found: list[int], plan: _Plan, meaning: Meaning, days: tuple[Day, Day]
    ) -> list[int]:
        """Those of some events whose bounds are as a plan asks."""
        if self._several:
            return self._passing(found, meaning, *days, certainly=False)
        cells = self._cells
        for at, end, more in plan.at_least:
            day = days[end] + more
            found = [owner for owner in found if cells[owner][0][at] >= day]
        for at, end, less in plan.at_most:
            day = days[end] - less
            found = [owner for owner in found if cells[owner][0][at] <= day]
        return found

    def _passing(
        self, owners: Iterable[int], meaning: Meaning, first: Day, last: Day, *, certainly: bool
    ) -> list[int]:
        """Those of some events whose cells pass the test for a window, one by one."""
        window = [Cell(first, first, last, last, linked=False)]
        passes, cells = cells_test(meaning, window, certainly=certainly), self._cells
        return [owner for owner in owners if passes(cells[owner])]

    def _reaching(self, first: Day, last: Day) -> list[int]:
        """Events with a cell that starts by the last day and ends on the first or later."""
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

    def _beyond(self, plan: _Plan, low: Day, high: Day, *, certainly: bool) -> list[int]:
        """Events with one bound up to a day, or from it on, in some cell or in all."""
        ((at, _, _),) = plan.at_least + plan.at_most
        days, owners = self._sorted(at, greatest=certainly is bool(plan.at_most))
        return sorted(owners[bisect_left(days, low) : bisect_right(days, high)])

    def _sorted(self, at: int, *, greatest: bool) -> tuple[list[Day], list[int]]:
        """The least or greatest day that a bound has in the cells of each event, sorted.

        Made when it is first asked for.
        """
        key = at, greatest
        if key not in self._by_bound:
            rows = sorted(zip(self._extremes(at, greatest=greatest), count(), strict=False))
            self._by_bound[key] = [day for day, _ in rows], [owner for _, owner in rows]
        return self._by_bound[key]

    def _extremes(self, at: int, *, greatest: bool) -> list[Day]:
        """The least or greatest day that a bound has in the cells of each event.

        Made when it is first asked for.
        """
        key = at, greatest
        if key not in self._by_event:
            pick = max if greatest else min
            self._by_event[key] = [
                cells[0][at] if len(cells) == 1 else pick(cell[at] for cell in cells)
                for cells in self._cells
            ]
        return self._by_event[key]


def _is_known(cell: Cell) -> bool:
    """Whether a time can lie in one way only, so that what is possible of it is certain."""
    return cell[0] == cell[1] and cell[2] == cell[3]


class _Plan(NamedTuple):
    """The bounds of an event that a predicate compares with the days of a window.

    Attributes:
        at_least: Bounds that come on or after a day: where they stand in a cell, which day of the
            window it is, and how many days are added to that.
        at_most: Bounds that come on or before a day, and how many days are taken from that.
        alone: Whether it is a single bound.
        exact: Whether every event that reaches the days between satisfies the predicate.
    """

    at_least: tuple[tuple[int, int, int], ...]
    at_most: tuple[tuple[int, int, int], ...]
    alone: bool
    exact: bool

    def reach(self, first: Day, last: Day) -> tuple[Day, Day]:
        """From which day on an event must end, and by which it must start."""
        days = first, last
        return (
            max((days[end] + more for _, end, more in self.at_least), default=-inf),
            min((days[end] - less for _, end, less in self.at_most), default=inf),
        )


_WINDOW = {"first_min": 0, "first_max": 0, "last_min": 1, "last_max": 1}


@cache
def _plan(meaning: Meaning, *, certainly: bool) -> _Plan | None:
    """How the index answers for a predicate; None if it compares anything else."""
    form, linked = (form_of(meaning, certainly=certainly, linked=one) for one in (False, True))
    if form is None or form != linked:
        return None
    at_least, at_most = [], []
    for earlier, later, days in form:
        if earlier in _WINDOW and later not in _WINDOW:
            at_least.append((Cell._fields.index(later), _WINDOW[earlier], days))
        elif later in _WINDOW and earlier not in _WINDOW:
            at_most.append((Cell._fields.index(earlier), _WINDOW[later], days))
        else:
            return None
    reached = {at for at, _, _ in at_most} <= {0} and {at for at, _, _ in at_least} <= {3}
    return _Plan(
        tuple(at_least),
        tuple(at_most),
        alone=len(form) == 1,
        exact=reached and not certainly,
    )


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
            # A row without end surely meets what it starts before; one without start needs a look.
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

"""From a tree to its cells: every place that the span may take."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from ._clocks import moment
from ._day_ranges import DayRange, day_ranges, marked_component, unit, widened
from ._nodes import Choice, Date, End, Interval
from .days import inf
from .relation import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ._nodes import Member, Node
    from .days import Day

LIMIT: Final = 400
"""More cells than these are replaced by their hull."""

_MANY: Final = 100 * LIMIT
"""Up to this many cells of a set's members, and up to this many members times ways to place
them, are looked at one by one. So the time stays short, and linear in the text."""

_WITHOUT_END = DayRange(-inf, inf)


class Placements(NamedTuple):
    """Cells, and whether these are all there are or only their hull."""

    cells: tuple[Cell, ...]
    exact: bool


def cells_of(node: Node, *, tolerance: int = 0, known_until: Day = -inf) -> Placements:
    """The cells of a tree, sorted by their start.

    Args:
        node: The tree.
        tolerance: By how many units to widen each qualified date, on both sides.
        known_until: The day up to which an open end is known to go on.
    """
    if isinstance(node, Date):
        return _date(node, tolerance, LIMIT)
    if isinstance(node, Interval):
        return _interval(node, tolerance, known_until, LIMIT)
    return _all_of(node, tolerance) if node.every else _any_of(node, tolerance)


def seconds_of(node: Node) -> tuple[Cell, ...] | None:
    """The cell of a tree in seconds, or None unless each date has a time of day with an offset."""
    if isinstance(node, Choice):
        return None
    ends = (node, node) if isinstance(node, Date) else node
    dates = [end for end in ends if isinstance(end, Date)]
    if not dates or any(end.clock is None or end.clock.offset is None for end in dates):
        return None
    start, end = (moment(end) if isinstance(end, Date) else None for end in ends)
    if isinstance(node, Date):
        assert start is not None  # noqa: S101
        return (Cell(start, start, start, start, linked=True),)
    if start is None:
        last = (end or 0) - 1
        return (Cell(-inf, last, last, last, linked=False),)
    if end is None:
        return (Cell(start, start, start, inf, linked=False),)
    last = max(end - 1, start)
    return (Cell(start, start, last, last, linked=False),)


def hull(cells: Iterable[Cell]) -> Cell:
    """The smallest cell that holds all the others."""
    start_min, start_max, end_min, end_max, linked = zip(*cells, strict=True)
    return Cell(min(start_min), max(start_max), min(end_min), max(end_max), all(linked))


def _date(date: Date, tolerance: int, most: int) -> Placements:
    found, exact = _day_ranges_of(date, tolerance, most)
    return Placements(tuple(_within(days, linked=bool(date.day)) for days in found), exact)


def _day_ranges_of(date: Date, tolerance: int, most: int) -> tuple[list[DayRange], bool]:
    """The ranges of days that a date may mean, or their hull if there are more than `most`.

    The second value says whether they are all there are.
    """
    found = list(islice(day_ranges(date), most + 1))
    exact = len(found) <= most
    if not exact:
        found = [DayRange(found[0].first, next(day_ranges(date, backwards=True)).last)]
    return [_widened(days, date, tolerance) for days in found], exact


def _widened(days: DayRange, date: Date, tolerance: int) -> DayRange:
    """The days that a date may mean, more of them if the date is qualified."""
    at = marked_component(date) if tolerance else None
    return days if at is None else widened(days, unit(date, at), tolerance)


def _within(days: DayRange, *, linked: bool) -> Cell:
    """Some time within a range of days: one of them, or more."""
    first, last = days
    return Cell(first, last, first, last, linked)


def _interval(node: Interval, tolerance: int, known_until: Day, most: int) -> Placements:
    starts, starts_exact = _day_ranges_of_end(node.start, tolerance, most)
    ends, ends_exact = _day_ranges_of_end(node.end, tolerance, most)
    if node.end is End.OPEN:
        ends = [DayRange(known_until, inf)]
    exact = starts_exact and ends_exact
    if len(starts) * len(ends) > LIMIT:
        exact = False
        starts = [DayRange(starts[0].first, starts[-1].last)]
        ends = [DayRange(ends[0].first, ends[-1].last)]
    cells = [
        Cell(
            start.first,
            min(start.last, end.last),
            max(start.first, end.first),
            end.last,
            linked=False,
        )
        for start in starts
        for end in ends
        if start.first <= end.last
    ]
    return Placements(tuple(cells), exact)


def _day_ranges_of_end(end: Date | End, tolerance: int, most: int) -> tuple[list[DayRange], bool]:
    return ([_WITHOUT_END], True) if isinstance(end, End) else _day_ranges_of(end, tolerance, most)


def _placements_of(
    members: Iterable[Member], read: Callable[[Member, int, int], Placements], tolerance: int
) -> Iterator[Placements]:
    """The cells of each member of a set, or their hull once very many have been looked at."""
    looked = 0
    for member in members:
        placement = read(member, tolerance, LIMIT if looked < _MANY else 1)
        looked += len(placement.cells) if placement.exact else LIMIT
        yield placement


def _any_of(node: Choice, tolerance: int) -> Placements:
    exact = True
    found: set[Cell] = set()
    for cells, all_kept in _placements_of(dict.fromkeys(node.members), _one_of, tolerance):
        exact &= all_kept
        found.update(cells)
    if len(found) > LIMIT:
        return Placements((hull(found),), exact=False)
    return Placements(tuple(sorted(found)), exact)


def _one_of(member: Member, tolerance: int, most: int) -> Placements:
    """Where the time is if it is this member: in a range, some time between its dates."""
    if isinstance(member, Date):
        return _date(member, tolerance, most)
    low, high = member
    first = -inf if low is None else _widened(next(day_ranges(low)), low, tolerance).first
    last = (
        inf
        if high is None
        else _widened(next(day_ranges(high, backwards=True)), high, tolerance).last
    )
    linked = all(end is None or end.day for end in member)
    days = DayRange(first, last)
    return Placements((_within(days, linked=linked),), exact=True)


def _all_of(node: Choice, tolerance: int) -> Placements:
    """From the first member of a set to its last, for every way to place its members."""
    placements = list(_placements_of(node.members, _each_of, tolerance))
    exact = all(placement.exact for placement in placements)
    ways = [tuple(dict.fromkeys(placement.cells)) for placement in placements]
    if not _few(ways):
        exact = False
        ways = [(hull(cells),) for cells in ways]
    found = {cell for way in product(*ways) for cell in _joined(way)}
    if len(found) > LIMIT:
        return Placements((hull(found),), exact=False)
    return Placements(tuple(sorted(found)), exact)


def _few(ways: Sequence[Sequence[Cell]]) -> bool:
    """Whether the ways to place the members of a set are few enough to look at one by one."""
    count = 1
    for cells in ways:
        count *= len(cells)
        if count > LIMIT:
            return False
    return count == 1 or count * len(ways) <= _MANY


def _each_of(member: Member, tolerance: int, most: int) -> Placements:
    """Where a member lies that the time spans: a range goes from its first date to its last."""
    if isinstance(member, Date):
        return _date(member, tolerance, most)
    first, last = (end or End.OPEN for end in member)
    return _interval(Interval(first, last), tolerance, -inf, most)


def _joined(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells that reach from the start of the first of some cells to the end of the last."""
    first = min(cells)
    rest = [cell for cell in cells if cell is not first]
    if not rest:
        yield first
        return
    around = hull(rest)
    if first.linked and first.start_min < around.start_min and first.end_max > around.end_max:
        # One unknown day cannot be the first and the last at once: it comes after the
        # others, or it does not.
        day = around.end_max
        for part in DayRange(first.start_min, day), DayRange(day + 1, first.end_max):
            yield from _joined([_within(part, linked=True), *rest])
        return
    start_min, start_max, end_min, end_max, _ = zip(*cells, strict=True)
    yield Cell(min(start_min), min(start_max), max(end_min), max(end_max), linked=False)

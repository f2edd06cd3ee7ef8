"""From a tree to its cells: every place that the span may take."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from ._day_ranges import Stretch, marked_component, stretches, unit, widened
from ._nodes import Choice, Date, End, Interval, Range
from .days import inf
from .edtf import moment
from .relation import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ._nodes import Member, Node
    from .days import Day

LIMIT: Final = 400
"""More cells than these are not kept apart."""

_MANY: Final = 100 * LIMIT
"""More stretches of a set's members, or members times ways to place them, are not looked at one by
one: time stays short and linear in the text."""

_WITHOUT_END = Stretch(-inf, inf)


class Pieces(NamedTuple):
    """Stretches or cells, and whether they are all there are or only their hull."""

    cells: tuple[Cell, ...]
    exact: bool


def cells_of(node: Node, *, tolerance: int = 0, known_until: Day = -inf) -> Pieces:
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
    """The cell of a tree in seconds, where every date has a time of day with an offset."""
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


def _date(date: Date, tolerance: int, most: int) -> Pieces:
    found, exact = _stretches(date, tolerance, most)
    return Pieces(tuple(_within(stretch, linked=bool(date.day)) for stretch in found), exact)


def _stretches(date: Date, tolerance: int, most: int) -> tuple[list[Stretch], bool]:
    """The stretches that a date may mean, of more than so many their hull; whether it is all."""
    found = list(islice(stretches(date), most + 1))
    exact = len(found) <= most
    if not exact:
        found = [Stretch(found[0].first, next(stretches(date, backwards=True)).last)]
    return [_widened(stretch, date, tolerance) for stretch in found], exact


def _widened(stretch: Stretch, date: Date, tolerance: int) -> Stretch:
    """A stretch that a date may mean, made longer if the date is qualified."""
    at = marked_component(date) if tolerance else None
    return stretch if at is None else widened(stretch, unit(date, at), tolerance)


def _within(stretch: Stretch, *, linked: bool) -> Cell:
    """Some time within a stretch: one day of it, or more."""
    first, last = stretch
    return Cell(first, last, first, last, linked)


def _interval(node: Interval, tolerance: int, known_until: Day, most: int) -> Pieces:
    starts, starts_exact = _end_stretches(node.start, tolerance, most)
    ends, ends_exact = _end_stretches(node.end, tolerance, most)
    if node.end is End.OPEN:
        ends = [Stretch(known_until, inf)]
    exact = starts_exact and ends_exact
    if len(starts) * len(ends) > LIMIT:
        exact = False
        starts = [Stretch(starts[0].first, starts[-1].last)]
        ends = [Stretch(ends[0].first, ends[-1].last)]
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
    return Pieces(tuple(cells), exact)


def _end_stretches(end: Date | End, tolerance: int, most: int) -> tuple[list[Stretch], bool]:
    return ([_WITHOUT_END], True) if isinstance(end, End) else _stretches(end, tolerance, most)


def _pieces(
    members: Iterable[Member], read: Callable[[Member, int, int], Pieces], tolerance: int
) -> Iterator[Pieces]:
    """The cells of each member of a set; their hull when very many were looked at before."""
    looked = 0
    for member in members:
        piece = read(member, tolerance, LIMIT if looked < _MANY else 1)
        looked += len(piece.cells) if piece.exact else LIMIT
        yield piece


def _any_of(node: Choice, tolerance: int) -> Pieces:
    exact = True
    found: set[Cell] = set()
    for cells, all_kept in _pieces(dict.fromkeys(node.members), _one_of, tolerance):
        exact &= all_kept
        found.update(cells)
    if len(found) > LIMIT:
        return Pieces((hull(found),), exact=False)
    return Pieces(tuple(sorted(found)), exact)


def _one_of(member: Member, tolerance: int, most: int) -> Pieces:
    """A member of which it may be: of a range, some time between its dates."""
    if isinstance(member, Date):
        return _date(member, tolerance, most)
    low, high = member
    first = -inf if low is None else _widened(next(stretches(low)), low, tolerance).first
    last = (
        inf
        if high is None
        else _widened(next(stretches(high, backwards=True)), high, tolerance).last
    )
    linked = all(end is None or end.day for end in member)
    stretch = Stretch(first, last)
    return Pieces((_within(stretch, linked=linked),), exact=True)


def _all_of(node: Choice, tolerance: int) -> Pieces:
    """From the first member of a set to its last, for every way to place its members."""
    pieces = list(_pieces(node.members, _each_of, tolerance))
    exact = all(piece.exact for piece in pieces)
    ways = [tuple(dict.fromkeys(piece.cells)) for piece in pieces]
    if not _few(ways):
        exact = False
        ways = [(hull(cells),) for cells in ways]
    found = {cell for placed in product(*ways) for cell in _joined(placed)}
    if len(found) > LIMIT:
        return Pieces((hull(found),), exact=False)
    return Pieces(tuple(sorted(found)), exact)


def _few(ways: Sequence[Sequence[Cell]]) -> bool:
    """Whether the ways to place the members of a set can be looked at one by one."""
    count = 1
    for cells in ways:
        count *= len(cells)
        if count > LIMIT:
            return False
    return count == 1 or count * len(ways) <= _MANY


def _each_of(member: Member, tolerance: int, most: int) -> Pieces:
    """A member that it spans: a range goes from its first date to its last."""
    if isinstance(member, Date):
        return _date(member, tolerance, most)
    first, last = (end or End.OPEN for end in member)
    return _interval(Interval(first, last), tolerance, -inf, most)


def _joined(cells: Sequence[Cell]) -> Iterator[Cell]:
    """What reaches from the start of the first of some cells to the end of the last."""
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
        for part in Stretch(first.start_min, day), Stretch(day + 1, first.end_max):
            yield from _joined([_within(part, linked=True), *rest])
        return
    start_min, start_max, end_min, end_max, _ = zip(*cells, strict=True)
    yield Cell(min(start_min), min(start_max), max(end_min), max(end_max), linked=False)


__all__ = ["LIMIT", "Pieces", "Range", "cells_of", "hull", "seconds_of"]

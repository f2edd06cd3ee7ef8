"""From a tree to its cells: every place that the span may take."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from ._nodes import Choice, Date, End, Interval, Range
from ._stretches import Stretch, marked_component, stretches, unit, widened
from .days import inf
from .relation import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._nodes import Member, Node
    from .days import Day

LIMIT: Final = 400
"""More cells than these are not kept apart."""

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
        found, exact = _stretches(node, tolerance)
        return Pieces(tuple(_within(stretch, linked=bool(node.day)) for stretch in found), exact)
    if isinstance(node, Interval):
        return _interval(node, tolerance, known_until)
    return _choice(node, tolerance)


def hull(cells: Iterable[Cell]) -> Cell:
    """The smallest cell that holds all the others."""
    start_min, start_max, end_min, end_max, linked = zip(*cells, strict=True)
    return Cell(min(start_min), max(start_max), min(end_min), max(end_max), all(linked))


def _stretches(date: Date, tolerance: int) -> tuple[list[Stretch], bool]:
    found = list(islice(stretches(date), LIMIT + 1))
    exact = len(found) <= LIMIT
    if not exact:
        found = [Stretch(found[0].first, next(stretches(date, backwards=True)).last)]
    if tolerance and (at := marked_component(date)) is not None:
        by = unit(date, at)
        found = [widened(stretch, by, tolerance) for stretch in found]
    return found, exact


def _within(stretch: Stretch, *, linked: bool) -> Cell:
    """Some time within a stretch: one day of it, or more."""
    first, last = stretch
    return Cell(first, last, first, last, linked)


def _interval(node: Interval, tolerance: int, known_until: Day) -> Pieces:
    starts, starts_exact = _end_stretches(node.start, tolerance)
    ends, ends_exact = _end_stretches(node.end, tolerance)
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


def _end_stretches(end: Date | End, tolerance: int) -> tuple[list[Stretch], bool]:
    return ([_WITHOUT_END], True) if isinstance(end, End) else _stretches(end, tolerance)


def _choice(node: Choice, tolerance: int) -> Pieces:
    exact = True
    found: set[Cell] = set()
    for member in node.members:
        cells, all_kept = _member(member, tolerance)
        exact &= all_kept
        found.update(cells)
    if node.every:
        found = {_joined(found)}
    if len(found) > LIMIT:
        return Pieces((hull(found),), exact=False)
    return Pieces(tuple(sorted(found)), exact)


def _member(member: Member, tolerance: int) -> Pieces:
    if isinstance(member, Date):
        return cells_of(member, tolerance=tolerance)
    first, last = (_end_stretches(end or End.OPEN, tolerance) for end in member)
    linked = all(end is None or end.day for end in member)
    stretch = Stretch(first[0][0].first, last[0][-1].last)
    return Pieces((_within(stretch, linked=linked),), exact=True)


def _joined(cells: Sequence[Cell] | set[Cell]) -> Cell:
    """What holds all members of a set: from the first to start to the last to end."""
    start_min, start_max, end_min, end_max, linked = zip(*cells, strict=True)
    return Cell(
        min(start_min), min(start_max), max(end_min), max(end_max), len(cells) == 1 and linked[0]
    )


__all__ = ["LIMIT", "Pieces", "Range", "cells_of", "hull"]

"""The forms of `window_forms` over numbers: tests of the cells of an event's time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeAlias

from venezuela_timeline.time.days import Day, inf
from venezuela_timeline.time.relation import Cell

from .window_forms import Comparison, Form, Limit, Meaning, Recurring, forms_for

CellTest: TypeAlias = Callable[[Cell], bool]
"""Whether one cell of an event satisfies a predicate."""

CellsTest: TypeAlias = Callable[[Sequence[Cell]], bool]
"""Whether an event satisfies it: by some of its cells, or to be certain, by all."""


def cells_test(meaning: Meaning, moment: Sequence[Cell], *, certainly: bool) -> CellsTest:
    """The test of an event's cells for a predicate, by some completion or by all.

    >>> from venezuela_timeline.timeline.window_forms import PREDICATES
    >>> window = [Cell(5, 5, 8, 8, linked=False)]
    >>> may_be_before = cells_test(PREDICATES["before"], window, certainly=False)
    >>> may_be_before([Cell(4, 6, 4, 6, linked=True)])
    True
    """
    linked, other = (
        forms_for(meaning, moment, certainly=certainly, linked=one) for one in (True, False)
    )
    return forms_test(linked, other, certainly=certainly)


def forms_test(linked: Sequence[Form], other: Sequence[Form], *, certainly: bool) -> CellsTest:
    """The test of an event's cells for some forms.

    Args:
        linked: The forms for cells of exactly one day.
        other: Those for all other cells.
        certainly: Whether all cells must satisfy one of them, or some.
    """
    test = _cell_test(linked, other)
    some = all if certainly else any
    return lambda cells: test(cells[0]) if len(cells) == 1 else some(map(test, cells))


def _cell_test(day: Sequence[Form], other: Sequence[Form]) -> CellTest:
    """The test of one cell of an event for some forms."""
    if day == other:
        return _some_form(other)
    linked, unlinked = _some_form(day), _some_form(other)
    return lambda cell: linked(cell) if cell.linked else unlinked(cell)


def _some_form(forms: Sequence[Form]) -> CellTest:
    if len(forms) == 1:
        return _form(forms[0])
    reached = sorted((reach_of(form), at) for at, form in enumerate(forms))
    firsts = [first for (first, _), _ in reached]
    lasts = list(accumulate((last for (_, last), _ in reached), max))
    tests = [_form(forms[at]) for _, at in reached]

    def test(cell: Cell) -> bool:
        # Only forms whose days the cell reaches are looked at: a moment can have 400 cells.
        low, high = bisect_left(lasts, cell.start_min), bisect_right(firsts, cell.end_max)
        return any(tests[at](cell) for at in range(low, high))

    return test


def reach_of(form: Form) -> tuple[Day, Day]:
    """The days that a cell must reach: it ends on the first or later, and starts by the last."""
    limits = [condition for condition in form if isinstance(condition, Limit)]
    return (
        max((limit.earliest for limit in limits), default=-inf),
        min((limit.latest for limit in limits), default=inf),
    )


def _form(form: Form) -> CellTest:
    tests = [_condition(condition) for condition in form]
    match tests:
        case []:
            return lambda _: True
        case [one]:
            return one
        case [one, other]:  # as most are: quicker than a loop
            return lambda cell: one(cell) and other(cell)
    return lambda cell: all(test(cell) for test in tests)


def _condition(condition: Limit | Comparison | Recurring) -> CellTest:
    if isinstance(condition, Limit):
        at = Cell._fields.index(condition.bound)
        earliest, latest = condition[1:]
        return lambda cell: earliest <= cell[at] <= latest
    earlier, later = (Cell._fields.index(bound) for bound in condition[:2])
    if isinstance(condition, Recurring):
        meets = condition.days.meets
        return lambda cell: meets(cell[earlier], cell[later])
    days = condition.days
    return lambda cell: cell[earlier] + days <= cell[later]

"""The forms of `window_forms` over the columns of `cells`, as SQL that is never null.

A bound that is null is infinite on its own side: ``9e999`` is infinity to SQLite, which compares
whole numbers with it exactly.
"""

from __future__ import annotations

from itertools import chain
from math import isinf, isqrt
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.time.days import inf
from venezuela_timeline.timeline.cell_tests import reach_of
from venezuela_timeline.timeline.window_forms import Comparison, Limit, form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from venezuela_timeline.time.days import Day
    from venezuela_timeline.timeline.moments import TwoForms
    from venezuela_timeline.timeline.window_forms import Form, Meaning, Recurring
    from venezuela_timeline.timeline.yearly import Yearly

INFINITY = "9e999"

TRUE, FALSE = "1", "0"

_LEAST = ("start_min", "end_min")
"""Bounds of which null is minus infinity; of the others it is infinity."""

_IN_A_ROW = 50
"""So many conditions stand in a row without groups."""

_FARTHEST = 2**59
"""Beyond it, `cells.low` tells nothing."""


class Near(NamedTuple):
    """What the days of a cell must reach, so that an index finds it: expressions, or None.

    Attributes:
        first: It ends on this day or later.
        last: It starts by this day.
    """

    first: str | None
    last: str | None


class Test(NamedTuple):
    """A test of a row of `cells`.

    Attributes:
        holds: The condition.
        near: What every row that meets it reaches.
    """

    holds: str
    near: Near


# Combinations ---------------------------------------------------------------------------------


def every(parts: Iterable[str]) -> str:
    """Whether all conditions hold."""
    return _joined("AND", parts, TRUE, FALSE)


def some(parts: Iterable[str]) -> str:
    """Whether any holds."""
    return _joined("OR", parts, FALSE, TRUE)


def _joined(operator: str, parts: Iterable[str], nothing: str, settled: str) -> str:
    found = [part for part in parts if part != nothing]
    if settled in found:
        return settled
    return _grouped(f" {operator} ", found) if found else nothing


def _grouped(operator: str, parts: Sequence[str]) -> str:
    """Conditions in a row; many are put into groups, for SQLite follows a row by recursion."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) > _IN_A_ROW:
        size = isqrt(len(parts))
        parts = [f"({operator.join(parts[at : at + size])})" for at in range(0, len(parts), size)]
    return f"({operator.join(parts)})"


# Forms over numbers -----------------------------------------------------------------------------


def test_of(forms: TwoForms) -> Test:
    """The test of a cell for the forms of a question."""
    linked, other = forms
    ends = [reach_of(form) for form in chain(linked, other)]
    first = min((first for first, _ in ends), default=inf)
    last = max((last for _, last in ends), default=-inf)
    near = Near(*(None if isinf(day) else _number(_bounded(day)) for day in (first, last)))
    return Test(_by_link(*(some(map(_all_of, one)) for one in (linked, other))), near)


def _bounded(day: Day) -> Day:
    return max(-_FARTHEST, min(day, _FARTHEST))


def _by_link(linked: str, other: str) -> str:
    """A condition that depends on whether the cell is exactly one day."""
    if linked == other:
        return other
    return some([every(['"linked"', linked]), every(['NOT "linked"', other])])


def _all_of(form: Form) -> str:
    return every(_condition(one) for one in form)


def _condition(condition: Limit | Comparison | Recurring) -> str:
    if isinstance(condition, Limit):
        bound, earliest, latest = condition
        from_then = FALSE if earliest == inf else _in_order(_number(earliest), _end(bound))
        by_then = FALSE if latest == -inf else _in_order(_end(bound), _number(latest))
        return every([TRUE if earliest == -inf else from_then, TRUE if latest == inf else by_then])
    if isinstance(condition, Comparison):
        earlier, later, days = condition
        return _in_order(_end(earlier), _end(later), days)
    return _recurs(condition.earliest, condition.latest, condition.days)


def _number(day: Day) -> str:
    if isinf(day):
        return INFINITY if day > 0 else f"-{INFINITY}"
    return str(int(day))


def _end(bound: str) -> str:
    """A bound as a number."""
    return f'ifnull("{bound}", {"-" if bound in _LEAST else ""}{INFINITY})'


def _in_order(earlier: str, later: str, days: int = 0) -> str:
    more = f" {'+' if days > 0 else '-'} {abs(days)}" if days else ""
    return f"{earlier}{more} <= {later}"


# Forms for a window that is asked for -----------------------------------------------------------

_ASKED = {
    "first_min": '"first"',
    "first_max": '"first"',
    "last_min": '"last"',
    "last_max": '"last"',
}
"""The columns of a window's two days, for the bounds of its ends."""


def window_test(meaning: Meaning, *, certainly: bool) -> Test:
    """The test of a cell for a window whose days stand in the columns ``first`` and ``last``.

    Args:
        meaning: A row of `window_forms`.
        certainly: Whether it must hold for every choice of the ends, or for some choice.
    """
    linked, other = (form_of(meaning, certainly=certainly, linked=one) for one in (True, False))
    # A cell of one day meets what any cell must: the index looks for the latter.
    near = Near(_nearest(other or (), first=True), _nearest(other or (), first=False))
    return Test(_by_link(_asked(linked), _asked(other)), near)


def _asked(form: Sequence[Comparison] | None) -> str:
    return FALSE if form is None else every(map(_compared, form))


def _compared(comparison: Comparison) -> str:
    earlier, later, days = comparison
    first, second = (_ASKED.get(end) or _end(end) for end in (earlier, later))
    return _in_order(first, second, days)


def _nearest(form: Sequence[Comparison], *, first: bool) -> str | None:
    """The day that a cell must reach on one side of a window, by a comparison with it."""
    for earlier, later, days in form:
        if first and earlier in _ASKED:
            return f"{_ASKED[earlier]} + {days}"
        if not first and later in _ASKED:
            return f"{_ASKED[later]} - {days}"
    return None


# Days that come back ----------------------------------------------------------------------------


class _Whole:
    """An expression of whole numbers, with which Python calculates as with a number."""

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def __add__(self, other: _Whole | int) -> _Whole:
        return self._with("+", other)

    def __sub__(self, other: _Whole | int) -> _Whole:
        return self._with("-", other)

    def __mul__(self, other: _Whole | int) -> _Whole:
        return self._with("*", other)

    __rmul__ = __mul__

    def __floordiv__(self, divisor: int) -> _Whole:
        # SQLite rounds towards 0: what is over a multiple is taken away first.
        over = f"(({self.sql} % {divisor} + {divisor}) % {divisor})"
        return _Whole(f"(({self.sql} - {over}) / {divisor})")

    def _with(self, operator: str, other: _Whole | int) -> _Whole:
        right = other.sql if isinstance(other, _Whole) else f"({other})"
        return _Whole(f"({self.sql} {operator} {right})")


def _quotient(number: _Whole, divisor: int) -> _Whole:
    """A number from 0 on divided by another."""
    return _Whole(f"({number.sql} / {divisor})")


def _recurs(earliest: str, latest: str, days: Yearly) -> str:
    """Whether days that come back end on or after one bound, and begin by another.

    The cases are those of `Yearly.meets`, in their order.
    """
    from_then, by_then = _Whole(f'"{earliest}"'), _Whole(f'"{latest}"')
    never = [f"{_end(earliest)} = {INFINITY}", f"{_end(latest)} = -{INFINITY}"]
    if not isinf(days.until):
        never.append(f"{_end(earliest)} > {_number(days.until)}")
    always = f'"{earliest}" IS NULL OR "{latest}" IS NULL'
    often = f"{days.begun(by_then, _quotient).sql} > {days.ended(from_then, _quotient).sql}"
    return f"CASE WHEN {' OR '.join(never)} THEN 0 WHEN {always} THEN 1 ELSE {often} END"

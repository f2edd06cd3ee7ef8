"""The forms of `window_forms` over the columns of a frame, as expressions without nulls.

A bound that is null is infinite on its own side. Each comparison says what that means, so that no
expression is ever null and each can be negated in any engine. The day until which an event is
known to have gone on counts if its end is open.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import and_, or_
from typing import TYPE_CHECKING

import narwhals as nw

from venezuela_timeline.time.days import inf
from venezuela_timeline.timeline.window_forms import Limit, Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from venezuela_timeline.time.days import Day
    from venezuela_timeline.timeline.window_forms import Comparison, Form
    from venezuela_timeline.timeline.yearly import Yearly

Truth = nw.Expr | bool
"""An expression, or what is the same for every row."""

LEAST = ("start_min", "end_min", "known_until")
"""Columns in which null is minus infinity; in the others it is infinity."""


# Combinations -----------------------------------------------------------------------------


def every(parts: Iterable[Truth]) -> Truth:
    """Whether all hold."""
    return _joined(and_, parts, settled=False)


def some(parts: Iterable[Truth]) -> Truth:
    """Whether any holds."""
    return _joined(or_, parts, settled=True)


def negated(part: Truth) -> Truth:
    """Whether it does not hold; the part must never be null."""
    return not part if isinstance(part, bool) else ~part


_Operator = Callable[[nw.Expr, nw.Expr], nw.Expr]


def _joined(operator: _Operator, parts: Iterable[Truth], *, settled: bool) -> Truth:
    """Parts combined; one that is `settled` for every row decides alone."""
    found = list(parts)
    exprs = [part for part in found if not isinstance(part, bool)]
    if any(part is settled for part in found):
        return settled
    return _balanced(operator, exprs) if exprs else not settled


def _balanced(operator: _Operator, exprs: Sequence[nw.Expr]) -> nw.Expr:
    """Expressions combined in halves: engines follow them by recursion, as deep as they go."""
    if len(exprs) == 1:
        return exprs[0]
    half = len(exprs) // 2
    return operator(_balanced(operator, exprs[:half]), _balanced(operator, exprs[half:]))


# Forms ------------------------------------------------------------------------------------


def satisfies(linked: Sequence[Form], other: Sequence[Form], *, known_until: bool = False) -> Truth:
    """Whether a row satisfies one of some forms.

    Args:
        linked: The forms for rows of exactly one day.
        other: Those for all other rows.
        known_until: Whether a column of that name says until when an open end is known to have
            gone on, beside `end_min`.
    """
    ends = ("end_min", "known_until") if known_until else ("end_min",)
    found = _any_form(other, ends)
    if other == linked:
        return found
    one_day = nw.col("linked")
    return some([every([one_day, _any_form(linked, ends)]), every([~one_day, found])])


def _any_form(forms: Iterable[Form], ends: Sequence[str]) -> Truth:
    return some(every(_condition(condition, ends) for condition in form) for form in forms)


def _condition(condition: Limit | Comparison | Recurring, ends: Sequence[str]) -> Truth:
    """Whether a row meets a condition; its earliest end is the latest of the columns `ends`."""
    if isinstance(condition, Limit):
        bound, earliest, latest = condition
        names = ends if bound == "end_min" else (bound,)
        return every(
            [
                some(_at_least(name, earliest) for name in names),
                every(_at_most(name, latest) for name in names),
            ]
        )
    if isinstance(condition, Recurring):
        names = ends if condition.latest == "end_min" else (condition.latest,)
        return some(_recurs(condition.earliest, name, condition.days) for name in names)
    earlier, later, days = condition
    return every(
        some(_in_order(one, days, other) for other in (ends if later == "end_min" else (later,)))
        for one in (ends if earlier == "end_min" else (earlier,))
    )


def _at_most(name: str, day: Day) -> Truth:
    """Whether a bound is no later than a day."""
    if day == inf:
        return True
    by_then = nw.col(name) <= day
    return ~_there(name) | by_then if name in LEAST else _there(name) & by_then


def _at_least(name: str, day: Day) -> Truth:
    """Whether a bound is no earlier than a day."""
    if day == -inf:
        return True
    from_then = nw.col(name) >= day
    return _there(name) & from_then if name in LEAST else ~_there(name) | from_then


def _in_order(earlier: str, days: int, later: str) -> Truth:
    """Whether one bound of a row comes at least so many days before another."""
    both = _there(earlier) & _there(later) & (nw.col(earlier) + days <= nw.col(later))
    before_all = ~_there(earlier) if earlier in LEAST else False
    after_all = False if later in LEAST else ~_there(later)
    return some([before_all, after_all, both])


def _recurs(earliest: str, latest: str, days: Yearly) -> Truth:
    """Whether days that come back end on or after one bound of a row, and begin by another."""
    in_time: Truth = days.begun(nw.col(latest), _quotient) > days.ended(nw.col(earliest), _quotient)
    if latest in LEAST:
        in_time = every([_there(latest), in_time])
        always: Truth = _there(latest)
    else:
        in_time, always = some([~_there(latest), in_time]), True
    in_time = every([_there(earliest), _at_most(earliest, days.until), in_time])
    return some([every([~_there(earliest), always]), in_time]) if earliest in LEAST else in_time


def _quotient(number: nw.Expr, divisor: int) -> nw.Expr:
    """A column of small numbers divided by a number, rounded down.

    Engines that have no operator for that repeat the column, which makes very long questions of it.
    The half keeps the float away from the whole numbers, at which it could be rounded to either.
    Where there is no number, whoever asks looks at that first.
    """
    return ((number + 0.5) / divisor).floor().fill_null(0).cast(nw.Int64)


def _there(name: str) -> nw.Expr:
    """Whether a bound of a row says something."""
    there = ~nw.col(name).is_null()
    return there & nw.col("open_end") if name == "known_until" else there

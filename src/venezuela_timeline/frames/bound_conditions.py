"""How a row's bounds lie to a moment, as expressions without nulls.

For each predicate about time and each reading there is a closed form over the four bounds of
a row's cell and those of the moment's cells. A bound that is null is infinite on its own
side; each comparison says what that means, so that no expression is ever null and each can
be negated in any engine. Until when an event is known to go on counts where its end is open.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from operator import and_, or_
from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from venezuela_timeline.time import Cell
    from venezuela_timeline.time.days import Day

Truth = nw.Expr | bool
"""An expression, or what is the same for every row."""

_LEAST = ("start_min", "end_min", "known_until")
"""Columns in which null is minus infinity; in the others it is infinity."""


def every(parts: Iterable[Truth]) -> Truth:
    """Whether all hold."""
    return _joined(and_, parts, settled=False)


def some(parts: Iterable[Truth]) -> Truth:
    """Whether any holds."""
    return _joined(or_, parts, settled=True)


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


def negated(part: Truth) -> Truth:
    """Whether it does not hold; of what is never null."""
    return not part if isinstance(part, bool) else ~part


class Lies:
    """The relations of a row to a moment.

    Args:
        theirs: The moment's cells, in the unit of the row.
        known_until: Whether a column of that name says until when an open end is known to go
            on, beside `end_min`.
    """

    def __init__(self, theirs: Sequence[Cell], *, known_until: bool = False) -> None:
        self.theirs = theirs
        self.ends = ("end_min", "known_until") if known_until else ("end_min",)

    def so(self, name: str, *, certainly: bool) -> Truth:
        """Whether a predicate holds, by some completion or, `certainly`, by all."""
        forms = {
            "during": self._certainly_during if certainly else self._possibly_during,
            "overlapping": self._certainly_meets if certainly else self._possibly_meets,
            "on": self._certainly_meets if certainly else self._possibly_meets,
            "before": self._certainly_before if certainly else self._possibly_before,
            "after": self._certainly_after if certainly else self._possibly_after,
        }
        return forms[name]()

    def _possibly_before(self) -> Truth:
        return self._ends_by(max(cell.start_max for cell in self.theirs) - 1)

    def _certainly_before(self) -> Truth:
        return _at_most("end_max", min(cell.start_min for cell in self.theirs) - 1)

    def _possibly_after(self) -> Truth:
        return _at_least("start_max", min(cell.end_min for cell in self.theirs) + 1)

    def _certainly_after(self) -> Truth:
        return _at_least("start_min", max(cell.end_max for cell in self.theirs) + 1)

    def _possibly_meets(self) -> Truth:
        return some(
            every([_at_most("start_min", cell.end_max), _at_least("end_max", cell.start_min)])
            for cell in self.theirs
        )

    def _certainly_meets(self) -> Truth:
        latest_start = max(cell.start_max for cell in self.theirs)
        return every(
            [
                _at_most("start_max", min(cell.end_min for cell in self.theirs)),
                some(_at_least(end, latest_start) for end in self.ends),
            ]
        )

    def _possibly_during(self) -> Truth:
        return some(
            every(
                [
                    _at_least("start_max", cell.start_min),
                    self._ends_by(cell.end_max),
                    # Within one day, whichever it is: it must be able to be as short.
                    self._may_be_a_day() if cell.linked else True,
                ]
            )
            for cell in self.theirs
        )

    def _certainly_during(self) -> Truth:
        return every(
            [
                _at_least("start_min", max(cell.start_max for cell in self.theirs)),
                _at_most("end_max", min(cell.end_min for cell in self.theirs)),
            ]
        )

    def _ends_by(self, day: Day) -> Truth:
        """Whether its earliest end is no later than a day."""
        return every(_at_most(end, day) for end in self.ends)

    def _may_be_a_day(self) -> Truth:
        """Whether its earliest end is no later than its latest start."""
        start = nw.col("start_max")
        return every(~_there(end) | start.is_null() | (nw.col(end) <= start) for end in self.ends)


def _at_most(name: str, day: Day) -> Truth:
    """Whether a bound is no later than a day; no time is as early as minus infinity."""
    if math.isinf(day):
        return day > 0
    so = nw.col(name) <= day
    return ~_there(name) | so if name in _LEAST else _there(name) & so


def _at_least(name: str, day: Day) -> Truth:
    """Whether a bound is no earlier than a day; no time is as late as infinity."""
    if math.isinf(day):
        return day < 0
    so = nw.col(name) >= day
    return _there(name) & so if name in _LEAST else ~_there(name) | so


def _there(name: str) -> nw.Expr:
    """Whether a bound of a row says something."""
    there = ~nw.col(name).is_null()
    return there & nw.col("open_end") if name == "known_until" else there

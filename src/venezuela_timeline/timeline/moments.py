"""What the times of events are compared with, once a question says how dates are read."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from venezuela_timeline.errors import QueryError
from venezuela_timeline.model import Event
from venezuela_timeline.time.days import Day

from .window_forms import Form, Meaning, forms_for, in_days, recurring_form

if TYPE_CHECKING:
    from venezuela_timeline.time import Cell, TimeSpan

    from .yearly import Yearly

KnownUntil: TypeAlias = Callable[[Event], Day | None]
"""Says until which day an event with an open end is known to have gone on."""

TwoForms: TypeAlias = tuple[tuple[Form, ...], tuple[Form, ...]]
"""The forms for cells of exactly one day or second, and those for all other cells."""


class Compared(NamedTuple):
    """What the times of events are compared with.

    Attributes:
        meaning: A row of `window_forms`.
        days: The cells of the moment in days.
        seconds: Its cells in seconds, if it is compared with instants as one.
        hours: Whether it is a window with times of day: days alone cannot tell what lies in it.
        yearly: Days that come back every year, in place of a moment.
    """

    meaning: Meaning
    days: tuple[Cell, ...]
    seconds: tuple[Cell, ...] | None = None
    hours: bool = False
    yearly: Yearly | None = None

    def in_days(self, *, certainly: bool) -> TwoForms:
        """What must hold of an event's time in days."""
        if self.yearly is not None:
            form = recurring_form(self.meaning, self.yearly, certainly=certainly)
            return (form,), (form,)
        if self.hours:
            assert self.seconds is not None  # noqa: S101  (it has hours)
            forms = in_days(forms_for(self.meaning, self.seconds, certainly=certainly))
            return forms, forms
        return self._forms(self.days, certainly=certainly)

    def in_seconds(self, *, certainly: bool) -> TwoForms | None:
        """What must hold of an event's time in seconds; None if it is to be compared in days."""
        return None if self.seconds is None else self._forms(self.seconds, certainly=certainly)

    def _forms(self, cells: tuple[Cell, ...], *, certainly: bool) -> TwoForms:
        linked, other = (
            forms_for(self.meaning, cells, certainly=certainly, linked=one) for one in (True, False)
        )
        return linked, other


def check_clock(asked: object, moment: object, span: TimeSpan) -> None:
    """Refuse a window with times of day by an unknown clock.

    Raises:
        QueryError: with the offset to write.
    """
    # The dates of dataframes are midnights, and stand for whole days.
    day = isinstance(moment, datetime.datetime) and moment.time() == datetime.time()
    if span.precision == "second" and span.seconds is None and not day:
        ends = (end if end == ".." else f"{end}Z" for end in span.edtf.split("/"))
        raise QueryError(
            f"{asked!r}: by which clock? write the offset from UTC, such as "
            f"{'/'.join(ends)!r}, or ask for days"
        )

"""Days and seconds moved by an offset of whole days, weeks or months."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import ModelError, QueryError, shown
from venezuela_timeline.model import Offset
from venezuela_timeline.time import Cell
from venezuela_timeline.time.days import Day, shift_months

if TYPE_CHECKING:
    from venezuela_timeline.model.link import Unit

DAY_SECONDS = 86_400
_DAYS: dict[Unit, int] = {"days": 1, "weeks": 7}


def to_offset(value: Offset | str) -> Offset:
    """An offset from itself or its text, such as ``30 days``.

    Raises:
        QueryError: if it is neither.
    """
    if isinstance(value, Offset):
        return value
    try:
        return Offset.parse(value)
    except (ModelError, TypeError):
        raise QueryError(
            f"{shown(value)} is not an offset: write whole days, weeks or months, such as "
            "'30 days' or '1 month'"
        ) from None


def days_in(offset: Offset) -> int | None:
    """How many days an offset is; None for months, which are of several lengths."""
    return offset.amount * _DAYS[offset.unit] if offset.unit in _DAYS else None


class Reach(NamedTuple):
    """How far an offset leads, on the axis of days or of seconds.

    Among seconds a day is 86,400 of them, and months lead to the end of a day in UTC: so what is
    later is never led less far.

    Attributes:
        offset: The offset.
        unit: How many steps of the axis a day has: 1, or `DAY_SECONDS`.
    """

    offset: Offset
    unit: int = 1

    def onward(self, number: Day) -> Day:
        """The last day or second that an offset leads to from one.

        >>> from venezuela_timeline.time.days import calendar_day, day_number
        >>> calendar_day(Reach(Offset(1, "months")).onward(day_number(2024, 1, 31)))
        (2024, 2, 29)
        """
        days = days_in(self.offset)
        if days is not None:
            return number + days * self.unit
        if not isinstance(number, int):
            return number
        return int(shift_months(number // self.unit, self.offset.amount) + 1) * self.unit - 1

    def back(self, number: Day) -> Day:
        """The first day or second from which an offset leads to one, or beyond it."""
        days = days_in(self.offset)
        if days is not None:
            return number - days * self.unit
        if not isinstance(number, int):
            return number
        wanted = number // self.unit
        day = int(shift_months(wanted, -self.offset.amount))
        # From 28 February no day of the month leads to 30 March: the next one does.
        short = shift_months(day, self.offset.amount) < wanted
        return (day + short) * self.unit

    def around(self, cell: Cell) -> Cell:
        """A cell from as far before its start to as far after its end."""
        start_min, start_max, end_min, end_max, _ = cell
        return Cell(
            *(self.back(start_min), self.back(start_max)),
            *(self.onward(end_min), self.onward(end_max)),
            linked=False,
        )

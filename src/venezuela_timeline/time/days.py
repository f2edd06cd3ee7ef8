"""Civil days: the axis on which everything else stands.

A day is an integer, counted as `datetime.date.toordinal` counts, so that 1 January of
the year 1 is day 1. The count goes on to both sides in the proleptic Gregorian
calendar, whose year 0 is 1 BCE. Where a time has no first or last day, the place of
the integer is taken by minus or plus infinity.
"""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Final, TypeAlias

Day: TypeAlias = int | float
"""A day number, or minus or plus infinity where there is no such day."""

MAX_YEAR: Final = 10**15
"""The farthest year on either side. Beyond it a text is refused, not approximated."""

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
"""The calendar repeats after 400 years, so `date` serves for all of them."""

_FOUR_DIGITS = 9999
_LAST_DATE = date.max.toordinal()


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a calendar day, in any year.

    Law: ``calendar_day(day_number(y, m, d)) == (y, m, d)``.

    Raises:
        ValueError: The month has no such day.

    >>> day_number(1), day_number(2024, 7, 28)
    (1, 739095)
    """
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return date(rest + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


def calendar_day(number: int) -> tuple[int, int, int]:
    """The year, month and day that have this number.

    >>> calendar_day(0)
    (0, 12, 31)
    """
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    day = date.fromordinal(rest + 1)
    return day.year + cycles * _CYCLE_YEARS, day.month, day.day


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February.

    >>> is_leap(0), is_leap(1900), is_leap(-4)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days a month has.

    >>> month_length(2024, 2)
    29
    """
    return 28 + is_leap(year) if month == 2 else 30 + (month + (month > 7)) % 2  # noqa: PLR2004  (February, July)


def month_start(months: int) -> int:
    """The first day of a month counted from January of the year 0, which is month 0.

    >>> calendar_day(month_start(2024 * 12 + 6))
    (2024, 7, 1)
    """
    year, month = divmod(months, 12)
    return day_number(year, month + 1)


def shift_months(number: Day, months: int) -> Day:
    """The same day of the month, so many months later, or the last day of a shorter one.

    Infinity stays where it is.

    >>> calendar_day(shift_months(day_number(2024, 1, 31), 1))
    (2024, 2, 29)
    """
    if not isinstance(number, int):
        return number
    year, month, day = calendar_day(number)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return day_number(year, month + 1, min(day, month_length(year, month + 1)))


def day_text(number: int) -> str:
    """A day as EDTF; the year alone if it has more than four digits.

    >>> day_text(739095), day_text(0)
    ('2024-07-28', '0000-12-31')
    """
    year, month, day = calendar_day(number)
    if abs(year) > _FOUR_DIGITS:
        return f"Y{year}"
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{day:02}"


def as_date(number: Day) -> date | None:
    """The day as a `datetime.date`, or None beyond the years 1 to 9999.

    >>> as_date(739095), as_date(0), as_date(inf)
    (datetime.date(2024, 7, 28), None, None)
    """
    if isinstance(number, int) and 1 <= number <= _LAST_DATE:
        return date.fromordinal(number)
    return None


__all__ = [
    "MAX_YEAR",
    "Day",
    "as_date",
    "calendar_day",
    "day_number",
    "day_text",
    "inf",
    "is_leap",
    "month_length",
    "month_start",
    "shift_months",
]


_EPOCH = 1_721_425
"""The Julian day number of the day before the first of the civil count."""


def julian_day(year: int, month: int, day: int) -> int:
    """The civil day number of a day of the Julian calendar.

    >>> calendar_day(julian_day(1917, 10, 25))
    (1917, 11, 7)
    """
    before_march = (14 - month) // 12
    years, months = year + 4800 - before_march, month + 12 * before_march - 3
    return day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083 - _EPOCH

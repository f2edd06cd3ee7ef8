"""From components to days: the ranges of days within which one date may lie."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from ._nodes import is_season
from .days import MAX_YEAR, Day, day_number, is_leap, month_length, month_start, shift_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._nodes import Date

SEASONS: Final[dict[int, tuple[tuple[int, int], ...]]] = {
    21: ((3, 3), (9, 3)),
    22: ((6, 3), (12, 3)),
    23: ((3, 3), (9, 3)),
    24: ((6, 3), (12, 3)),
    25: ((3, 3),),
    26: ((6, 3),),
    27: ((9, 3),),
    28: ((12, 3),),
    29: ((9, 3),),
    30: ((12, 3),),
    31: ((3, 3),),
    32: ((6, 3),),
    33: ((1, 3),),
    34: ((4, 3),),
    35: ((7, 3),),
    36: ((10, 3),),
    37: ((1, 4),),
    38: ((5, 4),),
    39: ((9, 4),),
    40: ((1, 6),),
    41: ((7, 6),),
}
"""First month and length in months. Spring to winter without a hemisphere (21 to 24)
may be either's; a season is named after the year in which it begins."""

_MONTHS = 1
_DAYS = 2


class DayRange(NamedTuple):
    """The days from `first` to `last`: the date is among them."""

    first: Day
    last: Day


class Unit(NamedTuple):
    """A calendar unit: so many months, or so many days where `months` is 0."""

    months: int
    days: int = 0


def year_value(year: str) -> int:
    """The number of a year without X.

    >>> year_value("-0044"), year_value("Y17E7")
    (-44, 170000000)
    """
    digits, _, exponent = year.removeprefix("Y").partition("E")
    scale: int = 10 ** int(exponent or 0)
    return int(digits) * scale


def year_width(date: Date) -> int:
    """How many years the year component leaves open at its right end, a power of ten.

    >>> from venezuela_timeline.time._nodes import Date
    >>> year_width(Date("20XX")), year_width(Date("1950", significant=3))
    (100, 10)
    """
    if date.significant:
        return _ten_to(len(str(abs(year_value(date.year)))) - date.significant)
    return _ten_to(len(date.year) - len(date.year.rstrip("X")))


def _ten_to(power: int) -> int:
    return int("1" + "0" * power)


def years(date: Date, *, backwards: bool = False) -> Iterator[tuple[int, int]]:
    """Runs of possible years, in order or in reverse."""
    width = year_width(date)
    if date.significant or "X" not in date.year:
        value = year_value(date.year)
        sign = -1 if value < 0 else 1
        near = abs(value) // width * width
        yield _signed(sign, near, near + width - 1)
        return
    sign = -1 if date.year.startswith("-") else 1
    kept = date.year.lstrip("-").rstrip("X")
    choices = [tuple(range(10)) if digit == "X" else (int(digit),) for digit in kept]
    if backwards is (sign > 0):
        choices = [choice[::-1] for choice in choices]
    for digits in product(*choices):
        near = int("".join(map(str, digits)) or "0") * width
        if sign > 0 or near + width > 1:  # there is no year minus 0
            yield _signed(sign, near, near + width - 1)


def _signed(sign: int, near: int, far: int) -> tuple[int, int]:
    return (near, far) if sign > 0 else (-far, -max(near, 1))


def fits(number: int, pattern: str) -> bool:
    """Whether a number of two digits can be what the pattern stands for."""
    return all(mask in ("X", digit) for mask, digit in zip(pattern, f"{number:02}", strict=True))


def possible_months(date: Date) -> list[int]:
    """The months that a date may be in: those that fit, and have such a day."""
    if date.month.isdecimal():
        return [int(date.month)]
    return [
        number
        for number in range(1, 13)
        if fits(number, date.month)
        and (not date.day or exists(date._replace(month=f"{number:02}")))
    ]


def possible_days(date: Date) -> list[int]:
    """The days of a month that a date may be: those that fit and exist."""
    if date.day.isdecimal():
        return [int(date.day)]
    return [
        number
        for number in range(1, 32)
        if fits(number, date.day) and exists(date._replace(day=f"{number:02}"))
    ]


@cache
def _runs(pattern: str, last: int) -> tuple[tuple[int, int], ...]:
    """Runs of the numbers from 1 to `last` that fit a pattern of two digits."""
    runs: list[tuple[int, int]] = []
    for number in range(1, last + 1):
        if not fits(number, pattern):
            continue
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return tuple(runs)


def day_ranges(date: Date, *, backwards: bool = False) -> Iterator[DayRange]:
    """The ranges of days that a date may mean, in order or in reverse, qualifiers apart.

    There are none if no calendar has such a day. They come one by one: XXXX-02-29 has
    thousands.
    """
    whole_years = not date.month or (date.month == "XX" and date.day in ("", "XX"))
    for low, high in years(date, backwards=backwards):
        if whole_years:
            yield DayRange(day_number(low), day_number(high, 12, 31))
            continue
        step = -1 if backwards else 1
        for year in range(low, high + 1)[::step]:
            yield from _in_year(year, date.month, date.day)[::step]


def exists(date: Date) -> bool:
    """Whether some calendar has such a day of a month."""
    months = [number for number in range(1, 13) if fits(number, date.month)]
    if any(_runs(date.day, month_length(1, number)) for number in months):
        return True
    # What remains is 29 February, in a leap year: eight years in a row have one.
    return (
        2 in months  # noqa: PLR2004  (February)
        and fits(29, date.day)
        and any(
            is_leap(year)
            for low, high in years(date)
            for year in range(low, min(low + 7, high) + 1)
        )
    )


def _in_year(year: int, month: str, day: str) -> list[DayRange]:
    if is_season(month):
        return [_months(year, first, count) for first, count in SEASONS[int(month)]]
    runs = _runs(month, 12)
    if day in ("", "XX"):
        return [_months(year, first, last - first + 1) for first, last in runs]
    found: list[DayRange] = []
    for first, last in runs:
        for number in range(first, last + 1):
            before = day_number(year, number) - 1
            days = _runs(day, month_length(year, number))
            found.extend(DayRange(before + low, before + high) for low, high in days)
    return found


def _months(year: int, first: int, count: int) -> DayRange:
    start = year * 12 + first - 1
    return DayRange(month_start(start), month_start(start + count) - 1)


def first_day(date: Date) -> Day:
    """The earliest day a date may mean."""
    return next(day_ranges(date)).first


def last_day(date: Date) -> Day:
    """The latest day a date may mean."""
    return next(day_ranges(date, backwards=True)).last


def unit(date: Date, component: int) -> Unit:
    """The unit that a component of a date counts: 0 the year, 1 the month, 2 the day."""
    if component == _DAYS:
        return Unit(0, 1)
    if component == _MONTHS:
        return Unit(SEASONS[int(date.month)][0][1] if is_season(date.month) else 1)
    return Unit(12 * year_width(date))


def marked_component(date: Date) -> int | None:
    """The coarsest component that has a qualifier in the canonical text, if any.

    A qualifier at the end of a group stands on the group's last component, so that
    ``2024-08~`` is vague by months and ``2024~-08`` by years.
    """
    marks = date.marks[: 1 + bool(date.month) + bool(date.day)]
    if marks[0]:
        return next((at for at, mark in enumerate(marks[1:]) if mark != marks[0]), len(marks) - 1)
    return next((at for at, mark in enumerate(marks) if mark), None)


def widened(around: DayRange, by: Unit, times: int) -> DayRange:
    """A range of days made longer on both sides by so many calendar units.

    It holds every day of the range moved by up to so many units, and whole months if the
    range does.
    """
    first, last = around
    months = min(by.months * times, 12 * MAX_YEAR)
    days = by.days * times
    # The last of a month becomes the last of another, whichever of the two is the longer.
    moved = max(shift_months(last, months), shift_months(last + 1, months) - 1)
    return DayRange(shift_months(first, -months) - days, moved + days)

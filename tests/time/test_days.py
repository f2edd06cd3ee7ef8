from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from venezuela_timeline.time.days import (
    as_date,
    calendar_day,
    day_number,
    inf,
    is_leap,
    julian_day,
    month_length,
    month_start,
    shift_months,
)

YEARS = st.integers(-(10**15), 10**15)
NUMBERS = st.integers(-(10**17), 10**17)


@given(st.dates())
def test_agrees_with_date(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert calendar_day(day.toordinal()) == (day.year, day.month, day.day)
    assert as_date(day.toordinal()) == day


@given(NUMBERS)
def test_number_and_calendar_are_inverse(number: int) -> None:
    assert day_number(*calendar_day(number)) == number


@given(YEARS, st.integers(1, 12))
def test_months_follow_each_other(year: int, month: int) -> None:
    start = month_start(year * 12 + month - 1)
    assert start == day_number(year, month)
    assert month_start(year * 12 + month) == start + month_length(year, month)


@given(YEARS)
def test_a_leap_year_has_366_days(year: int) -> None:
    assert day_number(year + 1) - day_number(year) == 365 + is_leap(year)


@given(NUMBERS, st.integers(-(10**6), 10**6))
def test_shifting_months_keeps_the_day_or_ends_the_month(number: int, months: int) -> None:
    year, month, day = calendar_day(number)
    moved = shift_months(number, months)
    assert isinstance(moved, int)
    other_year, other_month, other_day = calendar_day(moved)
    assert other_year * 12 + other_month == year * 12 + month + months
    assert other_day == min(day, month_length(other_year, other_month))


def test_the_edges_of_date() -> None:
    assert as_date(1) == date.min
    assert as_date(date.max.toordinal()) == date.max
    assert as_date(0) is None
    assert as_date(date.max.toordinal() + 1) is None
    assert as_date(inf) is None
    assert shift_months(-inf, 3) == -inf


def test_a_day_that_never_was() -> None:
    with pytest.raises(ValueError, match="day"):
        day_number(2023, 2, 29)


@pytest.mark.parametrize(
    ("julian", "civil"),
    [
        ((-4712, 1, 1), (-4713, 11, 24)),  # the first day of astronomers' Julian day numbers
        ((1, 1, 1), (0, 12, 30)),
        ((325, 3, 21), (325, 3, 22)),
        ((1582, 10, 5), (1582, 10, 15)),  # the first day that was counted anew
        ((1700, 2, 29), (1700, 3, 11)),
        ((1752, 9, 3), (1752, 9, 14)),
        ((1917, 10, 25), (1917, 11, 7)),
    ],
)
def test_julian_days_that_are_known(
    julian: tuple[int, int, int], civil: tuple[int, int, int]
) -> None:
    assert julian_day(*julian) == day_number(*civil)


@given(st.integers(-4000, 4000))
def test_every_fourth_julian_year_has_a_leap_day(year: int) -> None:
    leap = year % 4 == 0
    days = [julian_day(year, month, 1) for month in range(1, 13)] + [julian_day(year + 1, 1, 1)]
    lengths = [after - before for before, after in pairwise(days)]
    assert lengths == [31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert julian_day(year, 3, 7) == days[2] + 6

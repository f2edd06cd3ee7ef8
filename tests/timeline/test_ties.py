"""Ties: what moves a bound from one end to another, against all days around it."""

from __future__ import annotations

import pytest

from venezuela_timeline.time.days import day_number, inf, shift_months
from venezuela_timeline.timeline.ties import days_later, months_later, point_of, within_months

FIRST = day_number(2023, 11, 1)
DAYS = range(FIRST, FIRST + 500)
AROUND = range(FIRST - 1600, FIRST + 2100)


@pytest.mark.parametrize("months", [-13, -2, -1, 1, 2, 3, 11, 12, 48])
def test_months_move_bounds_as_far_as_they_can_and_no_further(months):
    shifted = {day: shift_months(day, months) for day in AROUND}
    later, within = months_later(0, 2, months), within_months(0, 2, months)
    for day in DAYS:
        # target >= source + months
        assert later.low(day) == shifted[day]
        assert later.high(day) == max(one for one in AROUND if shifted[one] <= day)
        # source <= target + months
        assert within.high(day) == shifted[day]
        assert within.low(day) == min(one for one in AROUND if shifted[one] >= day)


@pytest.mark.parametrize("months", [-2, -1, 1, 2, 5, 12])
def test_what_a_month_gains_is_the_least_that_it_can_last(months):
    lasts = [shift_months(day, months) - day for day in range(day_number(1600), day_number(2000))]
    assert months_later(0, 2, months).gain == min(lasts)
    assert within_months(0, 2, months).gain == -max(lasts)


@pytest.mark.parametrize(
    "tie", [days_later(0, 2, 3), months_later(0, 2, 1), within_months(0, 2, 1)]
)
def test_infinity_stays_and_a_mirrored_tie_says_the_same(tie):
    mirrored = tie.mirrored()
    assert (mirrored.source, mirrored.target) == (3, 1)
    for move in (tie.low, tie.high, mirrored.low, mirrored.high):
        assert [move(inf), move(-inf)] == [inf, -inf]
    for day in DAYS:
        assert mirrored.low(-day) == -tie.high(day)
        assert mirrored.mirrored().low(day) == tie.low(day)


def test_points_are_numbered_by_event_and_end():
    assert [point_of(1, "start"), point_of(1, "end")] == [2, 3]

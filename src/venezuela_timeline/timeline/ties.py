"""Ties between the ends of events: one end comes so many days or months after another, or later.

A tie says ``target >= low(source)``, which is the same as ``source <= high(target)``. Both
functions never decrease, so a lower bound of the source gives one of the target, and an upper
bound of the target gives one of the source.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import add
from typing import TYPE_CHECKING, TypeAlias

import attrs

from venezuela_timeline.time.days import (
    Day,
    calendar_day,
    day_number,
    month_length,
    month_start,
    shift_months,
)

if TYPE_CHECKING:
    from venezuela_timeline.model.link import Side

Point: TypeAlias = int
"""An end of an event: twice the event's number, and one more for its last day."""

Move: TypeAlias = Callable[[Day], Day]
"""A function of days that never decreases; it leaves infinity where it is."""


def point_of(event: int, side: Side) -> Point:
    """The first or the last day of an event, by the event's number.

    >>> point_of(3, "end")
    7
    """
    return 2 * event + (side == "end")


@attrs.frozen(eq=False)
class Tie:
    """One end of an event comes after another, by some time at least.

    Attributes:
        source: The end that comes first.
        target: The end that comes later.
        low: The earliest that the target can be, by the source.
        high: The latest that the source can be, by the target.
        gain: How many days the target comes after the source at least, whatever the dates are;
            negative if it may come before.
        link: What the tie follows from. Several ties can follow from one link.
    """

    source: Point
    target: Point
    low: Move
    high: Move
    gain: int
    link: object = None

    def mirrored(self) -> Tie:
        """The same tie where time runs backwards and each end is the other of its event."""
        low, high = partial(_mirrored, self.high), partial(_mirrored, self.low)
        return Tie(self.target ^ 1, self.source ^ 1, low, high, self.gain, self.link)


def days_later(source: Point, target: Point, days: int, link: object = None) -> Tie:
    """``target >= source + days``.

    >>> days_later(0, 2, 30).low(100)
    130
    """
    return Tie(source, target, partial(add, days), partial(add, -days), days, link)


def months_later(source: Point, target: Point, months: int, link: object = None) -> Tie:
    """``target >= source + months``, as `shift_months` counts them."""
    low, high = partial(_months_on, months), partial(_last_reaching, months)
    return Tie(source, target, low, high, _month_gains(months)[0], link)


def within_months(source: Point, target: Point, months: int, link: object = None) -> Tie:
    """``source <= target + months``, as `shift_months` counts them."""
    low, high = partial(_first_reaching, months), partial(_months_on, months)
    return Tie(source, target, low, high, -_month_gains(months)[1], link)


def _mirrored(move: Move, day: Day) -> Day:
    return -move(-day)


def _months_on(months: int, day: Day) -> Day:
    return shift_months(day, months)


def _last_reaching(months: int, number: Day) -> Day:
    """The last day from which so many months lead to a day, or to one before it."""
    if not isinstance(number, int):
        return number
    year, month, day = calendar_day(number)
    first = year * 12 + month - 1 - months
    if day == month_length(year, month):  # where longer months are cut short
        return month_start(first + 1) - 1
    return min(month_start(first) + day, month_start(first + 1)) - 1


def _first_reaching(months: int, number: Day) -> Day:
    """The first day from which so many months lead to a day, or to one after it."""
    if not isinstance(number, int):
        return number
    year, month, day = calendar_day(number)
    first = year * 12 + month - 1 - months
    return min(month_start(first) + day - 1, month_start(first + 1))


@cache
def _month_gains(months: int) -> tuple[int, int]:
    """The fewest and the most days that so many months can last."""
    gains = []
    for first in range(_CYCLE_MONTHS):
        year, month = divmod(first, 12)
        gains += [
            int(shift_months(day, months)) - day
            for day in (
                day_number(year, month + 1),
                day_number(year, month + 1, month_length(year, month + 1)),
            )
        ]
    return min(gains), max(gains)


_CYCLE_MONTHS = 4800
"""The calendar repeats after 400 years."""

"""Days that come back: the same days of every year, in exact arithmetic.

Years are counted from 1 March, so that the day that only some years have is the last of its year.
Then every day of the year stands at a fixed distance from the 1 March before it, whatever the year,
and how often a day has come back by a certain day is a quotient. The arithmetic is the same for
numbers and for the columns of a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import floordiv
from typing import Any, NamedTuple, TypeAlias

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.time.days import Day, calendar_day, day_number, inf, is_leap

Quotient: TypeAlias = Callable[[Any, int], Any]
"""A number divided by another, rounded down."""

_MARCH = 3
_MARCH_0 = day_number(0, _MARCH, 1)
_CYCLE_DAYS = 146_097
_LEAP_DAY = (2, 29)
_LAST_OF_FEBRUARY = -1
"""The distance from the next 1 March, whether the year is a leap year or not."""

_LONGEST = 363
"""With a few days more, a window would touch the same window a year before."""


class Yearly(NamedTuple):
    """The same days of every year, or of every year up to one.

    Attributes:
        first: How many days after a 1 March they begin.
        last: How many days after a 1 March they end.
        over: By how many years that 1 March is later than the other.
        latest: The last year whose 1 March counts, or infinity.
        leap: Whether only leap years count: the days are 29 February alone.
    """

    first: int
    last: int
    over: int = 0
    latest: Day = inf
    leap: bool = False

    def meets(self, earliest: Day, latest: Day) -> bool:
        """Whether in some year the days end on or after one day, and begin by another.

        >>> july_28 = Yearly.day(7, 28)
        >>> july_28.meets(day_number(2024, 7, 28), day_number(2024, 8, 1))
        True
        """
        if earliest > self.until or earliest == inf or latest == -inf:
            return False
        if earliest == -inf or latest == inf:
            return True  # they come back in every year
        return bool(self.begun(latest) > self.ended(earliest))

    def begun(self, latest: Any, quotient: Quotient = floordiv) -> Any:
        """How often the days have begun by a day.

        Args:
            latest: The day: a number, or a column of numbers.
            quotient: How small numbers, or a column of them, are divided and rounded down.
        """
        return self._times(latest - self.first, quotient)

    def ended(self, earliest: Any, quotient: Quotient = floordiv) -> Any:
        """How often they have ended before a day, counted from the same year."""
        return self._times(earliest - 1 - self.last, quotient) - (0 if self.leap else self.over)

    def _times(self, day: Any, quotient: Quotient) -> Any:
        """How many years, or leap years, have begun on 1 March by a day.

        The day stands in it a few times only: engines take long to read long expressions.
        """
        day = day - _MARCH_0
        cycles = day // _CYCLE_DAYS  # exact, however far away the day is
        within = day - cycles * _CYCLE_DAYS
        centuries = quotient(4 * within + 3, _CYCLE_DAYS)
        rest = 4 * (within - quotient(_CYCLE_DAYS * centuries, 4)) + 3
        if self.leap:
            return 97 * cycles + 24 * centuries + quotient(rest, 4 * 1461)
        return 400 * cycles + 100 * centuries + quotient(rest, 1461)

    @property
    def until(self) -> Day:
        """The last of the days, or infinity."""
        if not isinstance(self.latest, int):
            return inf
        year = self.latest + self.over
        while self.leap and not is_leap(year):
            year -= 1
        return day_number(year, _MARCH) + self.last

    @classmethod
    def day(cls, month: int, day: int) -> Yearly:
        """A day of every year; 29 February only of leap years."""
        if (month, day) == _LEAP_DAY:
            return cls(_LAST_OF_FEBRUARY, _LAST_OF_FEBRUARY, leap=True)
        return cls(_distance(month, day), _distance(month, day))

    @classmethod
    def before(cls, first: int, last: int) -> Yearly:
        """The days of a window in all years before it.

        29 February comes back on the last of February. So a window that ends with the 28th of a
        common year goes on to the 29th of leap years; one of 29 February alone has no other day.

        Raises:
            QueryError: if the window is so long that it touches itself a year before.
        """
        if last - first > _LONGEST:
            raise QueryError(
                f"a window of {last - first + 1:,} days has an anniversary of every event: give "
                "less than a year"
            )
        year, *start = calendar_day(first)
        last_year, *end = calendar_day(last)
        begins, ends = (_march_year(*calendar_day(day)[:2]) for day in (first, last))
        whole = end == [2, 28] and not is_leap(last_year)
        if start == end == [*_LEAP_DAY]:
            return cls(_LAST_OF_FEBRUARY, _LAST_OF_FEBRUARY, latest=year - 1, leap=True)
        if whole or end == [*_LEAP_DAY]:
            after = ends + 1 - begins
            return cls(_distance(*start), _LAST_OF_FEBRUARY, after, latest=begins - 1)
        return cls(_distance(*start), _distance(*end), ends - begins, latest=begins - 1)


def _march_year(year: int, month: int) -> int:
    return year if month >= _MARCH else year - 1


def _distance(month: int, day: int) -> int:
    """How many days a day of the year comes after the 1 March before it; 2000 is a leap year."""
    year = 1999 if month >= _MARCH else 2000
    return day_number(year, month, day) - day_number(1999, _MARCH, 1)


def day_of_year(text: object) -> tuple[int, int]:
    """The month and the day that a text such as ``07-28`` says.

    Raises:
        QueryError: if it says none.
    """
    parts = text.removeprefix("--").split("-") if isinstance(text, str) else []
    try:
        month, day = (int(part) for part in parts if len(part) == 2 and part.isascii())  # noqa: PLR2004
        day_number(2000, month, day)  # a leap year
    except ValueError:
        raise QueryError(
            f"{shown(text)} is not a day of the year: write its month and day, such as '07-28'"
        ) from None
    return month, day

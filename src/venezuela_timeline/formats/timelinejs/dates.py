"""The dates of TimelineJS: a number for each part, as far as it is known."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import shown
from venezuela_timeline.time.days import calendar_day

if TYPE_CHECKING:
    from venezuela_timeline.model import Event
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.time.days import Day

Date = dict[str, int]
"""Year, and perhaps month, day, hour, minute, second."""

PARTS = ("year", "month", "day", "hour", "minute", "second")

OLDEST, LATEST = 271_821, 275_760
"""The years that a browser's Date reaches; beyond them TimelineJS counts years alone."""

_NUMBER = re.compile(r"\s*-?[0-9]{1,16}\s*")
_LONGEST_NUMBER = 16
_LONGEST_YEAR = 4
_DAY = 3
_MINUTE = 5


def dates_of(event: Event) -> tuple[Date, Date | None] | None:
    """The dates of an event as `dates`; if it has none, the date of what is inferred."""
    if event.when is not None:
        return dates(event.when)
    if event.inferred is None:
        return None
    bounds = event.inferred.bounds
    found = _date(bounds.start_min, bounds.start_max) or _date(bounds.end_min, bounds.end_max)
    return None if found is None else (found, None)


def dates(span: TimeSpan) -> tuple[Date, Date | None] | None:
    """The date at which TimelineJS shows a time, and the last date if it is an interval.

    A date is as fine as what is known. A time that may begin on several days stands at the
    first of them.

    Returns:
        None if neither the start nor the end is known.
    """
    bounds = span.bounds
    start = _date(bounds.start_min, bounds.start_max)
    if start is None:
        end = _date(bounds.end_min, bounds.end_max)
        return None if end is None else (end, None)
    if (time := span.start_time) is not None:
        start |= {"hour": time.hour, "minute": time.minute, "second": time.second}
    if "/" not in span.edtf or math.isinf(bounds.end_max):
        return start, None
    end = _date(bounds.end_min, bounds.end_max)
    if end is not None and (time := span.end_time) is not None:
        end |= {"hour": time.hour, "minute": time.minute, "second": time.second}
    return start, end if end and sort_key(end) > sort_key(start) else None


def sort_key(date: Date) -> tuple[int, ...]:
    """What dates are put in order by: a part that is missing counts as its first value."""
    return tuple(date.get(part, int(part in {"month", "day"})) for part in PARTS)


def _date(first: Day, last: Day) -> Date | None:
    """The date of a day that lies between two; None if both are infinite."""
    known = [int(day) for day in (first, last) if math.isfinite(day)]
    if not known:
        return None
    year, month, day = calendar_day(known[0])
    date = {"year": year_written(year)}
    if len(known) == 1:
        return date
    other = calendar_day(known[1])
    if year == other[0] and (month == other[1] or month > 1):
        date["month"] = month
    if first == last:
        date["day"] = day
    return date


def year_written(year: int) -> int:
    """A year as TimelineJS has it: before Christ there is no year 0, and -44 is 44 BC.

    Years that only its cosmological scale can show are counted from now, not in an era.
    """
    return year - 1 if -OLDEST < year <= 0 else year


def year_read(year: int) -> int:
    """The year of what TimelineJS writes: see `year_written`. A year 0 is read as 1 BC."""
    return year + 1 if -OLDEST <= year < 0 else year


def is_cosmological(date: Date) -> bool:
    """Whether a date is so far away that only the cosmological scale shows it."""
    return not -OLDEST <= date["year"] < LATEST


def numbers_of(date: Any) -> list[int]:
    """The parts of a date as another program wrote it, up to the first that is missing.

    What is read is taken out of it. A month or a day 0 is one that is missing.

    Raises:
        ValueError: if a part is not a number, in words.
    """
    numbers: list[int] = []
    for part in PARTS if isinstance(date, dict) else ():
        value = date.get(part)
        if value is None or (isinstance(value, str) and not value.strip()):
            break
        number = _number(value)
        if number is None:
            raise ValueError(f"{part} is {shown(value)}")
        if number == 0 and part in ("month", "day"):
            break
        del date[part]
        numbers.append(number)
    return numbers


def _number(value: Any) -> int | None:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value) if value.adjusted() < _LONGEST_NUMBER else value  # abs may overflow
    if isinstance(value, bool) or not _NUMBER.fullmatch(str(value)):
        return None
    return int(value)


def edtf_of(numbers: list[int]) -> str:
    """The EDTF of a date's parts, of which the year at least is there.

    An hour without minutes is left out, because EDTF has none.
    """
    counted = year_read(numbers[0])
    year = f"{abs(counted):04}"
    year = f"{'Y' * (len(year) > _LONGEST_YEAR)}{'-' * (counted < 0)}{year}"
    day = "-".join((year, *(f"{number:02}" for number in numbers[1:_DAY])))
    if len(numbers) < _MINUTE:
        return day
    clock = (*numbers[_DAY:], 0)[:_DAY]
    return f"{day}T{':'.join(f'{number:02}' for number in clock)}"


def has_bare_hour(numbers: list[int]) -> bool:
    """Whether a date's parts end with an hour without minutes."""
    return _DAY < len(numbers) < _MINUTE

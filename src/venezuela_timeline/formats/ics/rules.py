"""Recurrence rules (RFC 5545, 3.3.10), followed a period at a time.

`dateutil.rrule` follows a rule that never comes true up to the year 9999 in one step, which
nothing can end before; here every period is a step.
"""

from __future__ import annotations

import datetime
import itertools
from calendar import monthrange
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import shown

from .datetimes import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_DAY = datetime.timedelta(1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WITHIN_A_DAY = {
    "HOURLY": datetime.timedelta(hours=1),
    "MINUTELY": datetime.timedelta(minutes=1),
    "SECONDLY": datetime.timedelta(seconds=1),
}
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", *_WITHIN_A_DAY)
_LEAST = {"BYHOUR": 0, "BYMINUTE": 0, "BYSECOND": 0, "BYMONTH": 1}
_MOST = {
    "BYHOUR": 23,
    "BYMINUTE": 59,
    "BYSECOND": 60,
    "BYMONTH": 12,
    "BYMONTHDAY": 31,
    "BYYEARDAY": 366,
    "BYWEEKNO": 53,
    "BYSETPOS": 366,
}
_MAX_PARTS = 400
_MAX_NUMBER = 10**9
_MAX_POSITIONS = 100_000
"""The most times in a period among which BYSETPOS chooses."""

Numbers = tuple[int, ...]


@attrs.frozen
class Rule:
    """A recurrence rule.

    Attributes:
        frequency: The length of its periods, such as ``WEEKLY``.
        interval: How many periods it is from one to the next.
        count: How many times it gives; None if that is open.
        until: The last day or time; None if that is open.
        week_start: The first day of a week; 0 is Monday.
        by: The numbers of each of its BY parts, but for BYDAY.
        weekdays: The weekdays of BYDAY, each with the number before it or 0.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime.date | None = None
    week_start: int = 0
    by: dict[str, Numbers] = attrs.field(factory=dict)
    weekdays: tuple[tuple[int, int], ...] = ()

    def __contains__(self, part: str) -> bool:
        return bool(self.weekdays) if part == "BYDAY" else part in self.by


def rule_of(text: str) -> Rule:
    """The rule that a value says.

    Raises:
        ValueError: if it says none, or one that is not of the Gregorian calendar.
    """
    pairs = (part.partition("=") for part in text.upper().split(";") if part.strip())
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    frequency = parts.pop("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise ValueError(f"{shown(frequency)} is no frequency")
    if parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise ValueError("it is not of the Gregorian calendar")
    parts.pop("SKIP", None)
    week_start = parts.pop("WKST", "MO")
    if week_start not in _WEEKDAYS:
        raise ValueError(f"{shown(week_start)} is no day of the week")
    count, until, days = (parts.pop(name, None) for name in ("COUNT", "UNTIL", "BYDAY"))
    last = None if until is None else parsed(until)
    if until is not None and last is None:
        raise ValueError(f"{shown(until)} is not a date")
    return Rule(
        frequency,
        _number("INTERVAL", parts.pop("INTERVAL", "1"), 1, _MAX_NUMBER),
        _count(count),
        last,
        _WEEKDAYS.index(week_start),
        {name: _numbers(name, value) for name, value in parts.items() if not name.startswith("X-")},
        () if days is None else tuple(map(_weekday, _split(days))),
    )


def _count(text: str | None) -> int | None:
    """A COUNT; some write -1 or 0 for none."""
    if text is None or text.startswith("-") or not text.strip("0"):
        return None
    return _number("COUNT", text, 1, _MAX_NUMBER)


def _split(value: str) -> list[str]:
    found = [one.strip() for one in value.split(",") if one.strip()]
    if not 0 < len(found) <= _MAX_PARTS:
        raise ValueError(f"{shown(value)} is no list of numbers")
    return found


def _numbers(name: str, value: str) -> Numbers:
    if name not in _MOST:
        raise ValueError(f"{shown(name)} is no part of a rule")
    least = _LEAST.get(name, -_MOST[name])
    return tuple(sorted({_number(name, one, least, _MOST[name]) for one in _split(value)}))


def _number(name: str, text: str, least: int, most: int) -> int:
    digits = text.lstrip("+-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(_MAX_NUMBER)):
        raise ValueError(f"{name} is {shown(text)}, not a number")
    if not least <= int(text) <= most or (least < 0 and int(text) == 0):
        raise ValueError(f"{name} is {int(text)}, which is beyond its limits")
    return int(text)


def _weekday(text: str) -> tuple[int, int]:
    if text[-2:] not in _WEEKDAYS:
        raise ValueError(f"{shown(text)} is no day of the week")
    number = _number("BYDAY", text[:-2], -_MOST["BYWEEKNO"], _MOST["BYWEEKNO"]) if text[2:] else 0
    return number, _WEEKDAYS.index(text[-2:])


# The times of a rule --------------------------------------------------------------------------


def times(  # noqa: PLR0913  (a rule, from where to where, and what it may cost)
    rule: Rule,
    start: datetime.datetime,
    *,
    after: datetime.datetime,
    last: datetime.datetime,
    step: Callable[[], object],
    exists: Callable[[datetime.datetime], bool],
) -> Iterator[datetime.datetime]:
    """The local times that a rule gives, in order.

    Args:
        rule: The rule.
        start: The local time of DTSTART.
        after: Times before this one are not given.
        last: The last time.
        step: Called for each period and each time. What it raises ends the work.
        exists: Whether a local time exists. One that does not is not counted (RFC 5545, 3.3.10).
    """
    count, clock = rule.count, _clock(rule, start)
    skip = 0 if count is not None or after <= start else _periods_before(rule, start, after)
    number = skip - 1
    while True:
        number += 1
        step()
        try:
            begins, found = _period(rule, start, clock, number * rule.interval)
        except OverflowError:  # beyond the year 9999
            return
        if begins > last:
            return
        for time in found:
            step()
            if time < start or not exists(time):
                continue
            if time > last or count == 0:
                return
            count = None if count is None else count - 1
            if time >= after:
                yield time


def _periods_before(rule: Rule, start: datetime.datetime, after: datetime.datetime) -> int:
    """How many steps there are from the start of a rule to a later time, or fewer."""
    days = (after - start).days
    match rule.frequency:
        case "YEARLY":
            periods = after.year - start.year
        case "MONTHLY":
            periods = (after.year - start.year) * 12 + after.month - start.month
        case "WEEKLY":
            periods = days // 7
        case "DAILY":
            periods = days
        case within:
            periods = (after - start) // _WITHIN_A_DAY[within]
    return max(0, periods // rule.interval - 1)


def _period(
    rule: Rule, start: datetime.datetime, clock: list[datetime.time], number: int
) -> tuple[datetime.datetime, Iterable[datetime.datetime]]:
    """When a period begins, and the times that a rule gives in it.

    Args:
        rule: The rule.
        start: The local time of DTSTART.
        clock: The times of day that the rule gives.
        number: Which period it is, counted from that of DTSTART.

    Raises:
        OverflowError: if it lies beyond the year 9999.
    """
    if rule.frequency in _WITHIN_A_DAY:
        moment = start + _WITHIN_A_DAY[rule.frequency] * number
        return moment, _within_a_day(rule, moment)
    first, days = _days(rule, start, number)
    found: Iterable[datetime.datetime] = (
        datetime.datetime.combine(day, time) for day, time in itertools.product(days, clock)
    )
    midnight = datetime.datetime.combine(first, datetime.time())
    return midnight, _at_positions(rule, found)


def _at_positions(rule: Rule, found: Iterable[datetime.datetime]) -> Iterable[datetime.datetime]:
    """Those times of a period that BYSETPOS names."""
    if "BYSETPOS" not in rule:
        return found
    every = list(itertools.islice(found, _MAX_POSITIONS + 1))
    if (count := len(every)) > _MAX_POSITIONS:
        raise ValueError("it repeats too often to count its times")
    places = {at - 1 if at > 0 else count + at for at in rule.by["BYSETPOS"]}
    return [every[at] for at in sorted(places) if 0 <= at < count]


def _clock(rule: Rule, start: datetime.datetime) -> list[datetime.time]:
    """The times of day that a rule gives."""
    hours = rule.by.get("BYHOUR", (start.hour,))
    minutes = rule.by.get("BYMINUTE", (start.minute,))
    seconds = rule.by.get("BYSECOND", (start.second,))
    return [
        datetime.time(hour, minute, min(second, 59))
        for hour, minute, second in itertools.product(hours, minutes, seconds)
    ]


def _within_a_day(rule: Rule, moment: datetime.datetime) -> Iterable[datetime.datetime]:
    """The times that a rule of hours, minutes or seconds gives in one of these."""
    if not _on_day(rule, moment.date(), ordinal=False):
        return ()
    units = ("HOURLY", "MINUTELY", "SECONDLY")
    own = units.index(rule.frequency)
    values: list[Numbers] = []
    for at, (name, value) in enumerate(
        (("BYHOUR", moment.hour), ("BYMINUTE", moment.minute), ("BYSECOND", moment.second))
    ):
        wanted = rule.by.get(name, (value,))
        if at <= own and value not in wanted:
            return ()
        values.append((value,) if at <= own else wanted)
    found = (
        moment.replace(hour=hour, minute=minute, second=min(second, 59))
        for hour, minute, second in itertools.product(*values)
    )
    return _at_positions(rule, found)


# The days of a rule ---------------------------------------------------------------------------


def _days(
    rule: Rule, start: datetime.datetime, number: int
) -> tuple[datetime.date, list[datetime.date]]:
    """The first day of a period, and the days that a rule gives in it."""
    match rule.frequency:
        case "YEARLY":
            year = _within(start.year + number)
            return datetime.date(year, 1, 1), _of_year(rule, start, year)
        case "MONTHLY":
            months = start.year * 12 + start.month - 1 + number
            year, month = _within(months // 12), months % 12 + 1
            return datetime.date(year, month, 1), _of_month(rule, start, year, month)
        case "WEEKLY":
            day = start.date() + 7 * number * _DAY
            monday = day.toordinal() - (day.weekday() - rule.week_start) % 7
            wanted = {weekday for _, weekday in rule.weekdays} or {start.weekday()}
            week = [
                datetime.date.fromordinal(one)
                for one in range(max(monday, 1), min(monday + 7, _LAST + 1))
            ]
            days = [one for one in week if one.weekday() in wanted]
            return week[0], [one for one in days if _on_day(rule, one, ordinal=False)]
        case _:
            day = start.date() + number * _DAY
            return day, [day] if _on_day(rule, day, ordinal=False) else []


def _within(year: int) -> int:
    if year > datetime.MAXYEAR:
        raise OverflowError
    return year


_LAST = datetime.date.max.toordinal()


def _of_year(rule: Rule, start: datetime.datetime, year: int) -> list[datetime.date]:
    if "BYYEARDAY" in rule or "BYWEEKNO" in rule:
        first, end = datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
        weekday = start.weekday() if "BYYEARDAY" not in rule and not _names_days(rule) else None
        return [
            day
            for day in map(datetime.date.fromordinal, range(first, end + 1))
            if _on_day(rule, day, ordinal=True) and weekday in (None, day.weekday())
        ]
    if "BYMONTH" not in rule and _names_days(rule):
        months: Iterable[int] = range(1, 13)
    else:
        months = rule.by.get("BYMONTH", (start.month,))
    return [day for month in months for day in _of_month(rule, start, year, month)]


def _of_month(rule: Rule, start: datetime.datetime, year: int, month: int) -> list[datetime.date]:
    if month not in rule.by.get("BYMONTH", (month,)):
        return []
    length = monthrange(year, month)[1]
    if not _names_days(rule) and "BYYEARDAY" not in rule:
        days: Iterable[int] = (start.day,)
    elif "BYMONTHDAY" in rule:
        named = rule.by["BYMONTHDAY"]
        days = sorted({day if day > 0 else length + 1 + day for day in named})
    else:
        days = range(1, length + 1)
    found = (datetime.date(year, month, day) for day in days if 0 < day <= length)
    return [day for day in found if _on_day(rule, day, ordinal=True)]


def _names_days(rule: Rule) -> bool:
    return "BYMONTHDAY" in rule or "BYDAY" in rule


def _on_day(rule: Rule, day: datetime.date, *, ordinal: bool) -> bool:
    """Whether a day is one that all parts of a rule allow.

    Args:
        rule: The rule.
        day: The day.
        ordinal: Whether numbers before weekdays count.
    """
    by = rule.by
    if day.month not in by.get("BYMONTH", (day.month,)):
        return False
    if "BYMONTHDAY" in by:
        length = monthrange(day.year, day.month)[1]
        if not {day.day, day.day - length - 1} & set(by["BYMONTHDAY"]):
            return False
    if "BYYEARDAY" in by:
        at, length = day.timetuple().tm_yday, datetime.date(day.year, 12, 31).timetuple().tm_yday
        if not {at, at - length - 1} & set(by["BYYEARDAY"]):
            return False
    if "BYWEEKNO" in by and not set(_weeks(day, rule.week_start)) & set(by["BYWEEKNO"]):
        return False
    return not rule.weekdays or any(
        weekday == day.weekday() and (not ordinal or not at or at in _places(rule, day))
        for at, weekday in rule.weekdays
    )


def _places(rule: Rule, day: datetime.date) -> tuple[int, int]:
    """Which of its weekday a day is in its month or year, from the beginning and the end."""
    if rule.frequency == "MONTHLY" or "BYMONTH" in rule:
        at, length = day.day, monthrange(day.year, day.month)[1]
    else:
        at, length = day.timetuple().tm_yday, datetime.date(day.year, 12, 31).timetuple().tm_yday
    return (at - 1) // 7 + 1, -((length - at) // 7 + 1)


def _weeks(day: datetime.date, week_start: int) -> tuple[int, int]:
    """The number of a day's week in its year, from the beginning and from the end."""
    first = day.toordinal() - (day.weekday() - week_start) % 7
    year = datetime.date.fromordinal(min(first + 3, _LAST)).year  # of the week's fourth day
    begin, end = _first_week(year, week_start), _first_week(year + 1, week_start)
    return (first - begin) // 7 + 1, -((end - first) // 7)


def _first_week(year: int, week_start: int) -> int:
    """The ordinal of the first day of the first week with four days in a year."""
    before = year - 1
    january = before * 365 + before // 4 - before // 100 + before // 400 + 1
    weekday = (january - 1) % 7
    back = (weekday - week_start) % 7
    return january - back if back <= 3 else january - back + 7  # noqa: PLR2004  (half a week)

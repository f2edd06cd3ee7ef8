"""The axis: from day numbers to places between 0 and 1, and its ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from venezuela_timeline.time.days import calendar_day, day_number, month_start
from venezuela_timeline.time.wording import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time.days import Day

_LEAST_DAYS = 7
_MARGIN = 0.025
"""Free at both sides, as a part of the whole: room for round ends and arrows."""

_MONTH, _YEAR = 30.4, 365.2425
_GROUPED_FROM = 10_000


class Tick(NamedTuple):
    """A day on the axis, its label, and that with the year where no tick before it says it."""

    day: int
    label: str
    full: str


@attrs.frozen
class Scale:
    """A stretch of the axis, from the start of one day to the start of another."""

    first: int
    last: int

    def place(self, day: Day) -> float:
        """Where a day begins, from 0 to 1; beyond the ends is at the ends."""
        if day == float("inf") or day > self.last:
            return 1.0
        if day == float("-inf") or day < self.first:
            return 0.0
        within = (day - self.first) / (self.last - self.first)
        return _MARGIN + within * (1 - 2 * _MARGIN)

    @property
    def days(self) -> int:
        """How long it is."""
        return self.last - self.first

    def ticks(self, room: int, lang: Lang) -> list[Tick]:
        """As many ticks as fit, at most `room`: days, months, years or powers of ten of years."""
        ways = (
            list(_labelled(_UNITS[unit](self.first, self.last, step), unit, lang))
            for unit, step in _steps(self.days)  # without end, and with ever fewer ticks
        )
        return next(ticks for ticks in ways if len(ticks) <= room)

    def years(self, lang: Lang) -> str:
        """The year or years it lies in."""
        first, last = calendar_day(self.first)[0], calendar_day(self.last - 1)[0]
        start, end = _year(first, lang), _year(last, lang)
        return start if first == last else f"{start}–{end}"


def scale_of(corners: Iterable[int]) -> Scale:
    """The scale that holds these days, at least a week."""
    days = list(corners) or [day_number(2000)]
    first, last = min(days), max(days) + 1
    missing = max(_LEAST_DAYS - (last - first), 0)
    return Scale(first - missing // 2, last + missing - missing // 2)


def axis_words(lang: Lang) -> dict[str, Any]:
    """Months and years as an axis says them, for one that is drawn elsewhere."""
    words = WORDINGS[lang]
    return {
        "months": [month[:3] for month in words.months],
        "fullMonths": words.months,
        "bce": words.bce,
        "thousands": words.thousands,
    }


def _steps(days: int) -> Iterator[tuple[str, int]]:
    """Units and steps from fine to coarse; those much too fine are passed over."""
    if days < 100 * _MONTH:
        yield from (("day", step) for step in (1, 2, 5, 10, 15))
    if days < 100 * _YEAR:
        yield from (("month", step) for step in (1, 2, 3, 6))
    step = 1
    while step * 1_000 * _YEAR < days:
        step *= 10
    while True:
        yield from (("year", step * factor) for factor in (1, 2, 5))
        step *= 10


def _days(first: int, last: int, step: int) -> Iterator[int]:
    """Days of months that a step divides; the 31st is left to the first after it."""
    for day in range(first, last):
        of_month = calendar_day(day)[2]
        if step == 1 or of_month == 1 or (of_month % step == 0 and of_month + step <= 31):  # noqa: PLR2004  (a month)
            yield day


def _months(first: int, last: int, step: int) -> Iterator[int]:
    year, month, _ = calendar_day(first)
    number = (year * 12 + month - 1) // step * step
    while (day := month_start(number)) < last:
        if day >= first:
            yield day
        number += step


def _years(first: int, last: int, step: int) -> Iterator[int]:
    year = -(-calendar_day(first)[0] // step) * step
    while (day := day_number(year)) < last:
        if day >= first:
            yield day
        year += step


_UNITS = {"day": _days, "month": _months, "year": _years}


def _labelled(days: Iterable[int], unit: str, lang: Lang) -> Iterator[Tick]:
    said = None
    for day in days:
        year, label = calendar_day(day)[0], _label(day, unit, lang)
        words = _year(year, lang)
        known = year == said or label.endswith(words)
        yield Tick(day, label, label if known else f"{label} {words}")
        said = year


def _label(day: int, unit: str, lang: Lang) -> str:
    year, month, of_month = calendar_day(day)
    name = WORDINGS[lang].months[month - 1][:3]
    match unit:
        case "day":
            return f"{of_month} {name}"
        case "month":
            return f"{name} {_year(year, lang)}" if month == 1 else name
        case _:
            return _year(year, lang)


def _year(year: int, lang: Lang) -> str:
    words = WORDINGS[lang]
    number = year if year > 0 else 1 - year
    digits = str(number) if number < _GROUPED_FROM else f"{number:,}".replace(",", words.thousands)
    return digits if year > 0 else words.bce.format(digits)

"""Dates in words: a day, a month, or a year alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._nodes import Date
from venezuela_timeline.time.days import day_number

from .forms import Form, any_of, calendar_date, first_match, form
from .vocabulary import HOLIDAYS, MONTHS, THIRDS, WEEKDAYS
from .years import FOUR, YEAR, year_of

if TYPE_CHECKING:
    import re

    from .forms import Said

_MONTH = rf"(?P<month>{any_of(MONTHS)})"
_SUFFIX = "(?:st|nd|rd|th|o|ro|er|ero|do|to)?"
_DAY = rf"(?P<day>[0-9]{{1,2}}|primero){_SUFFIX}"
_LONE_DAY = rf"[0-9]{{1,2}}{_SUFFIX}"
JOIN = r"(?:,? of |,? de el |,? de |, |[ /-])"
"""What stands between the parts of a date."""

_WEEKDAY = rf"(?:(?P<weekday>{any_of(WEEKDAYS)}),? )?"


def read_words(text: str) -> Said | None:
    """The day, month or year that a folded phrase names, or None if it names none.

    Raises:
        PhraseError: It can be read in two ways, or names a day that never was.

    >>> read_words("28 de julio de 2024").part[:3]
    ('2024', '07', '28')
    """
    return first_match(text, _forms())


def _day(found: re.Match[str]) -> Date:
    number = 1 if found["day"] == "primero" else int(found["day"])
    year, month = year_of(found), MONTHS[found["month"]]
    if number == 0:
        raise PhraseError(f"there is no day 0 in {year}-{month:02}")
    date = calendar_date(year, month, number)
    weekday = found.groupdict().get("weekday")
    if weekday:
        _check_weekday(found[0], date, weekday)
    return date


def _check_weekday(text: str, date: Date, weekday: str) -> None:
    actual = (day_number(int(date.year), int(date.month), int(date.day)) - 1) % 7
    if actual != WEEKDAYS[weekday]:
        name = next(name for name, at in WEEKDAYS.items() if at == actual)
        raise PhraseError(
            f"{shown(text)} is a {name}: correct the day or leave {shown(weekday)} out"
        )


def _month(found: re.Match[str]) -> Date:
    return calendar_date(year_of(found), MONTHS[found["month"]])


def _year(found: re.Match[str]) -> Date:
    return Date(year_of(found))


def _holiday(found: re.Match[str]) -> Date:
    return calendar_date(year_of(found), *HOLIDAYS[found["holiday"]])


def _without_year(found: re.Match[str]) -> Date:
    raise PhraseError(f"{shown(found[0])} has no year, and none is guessed: add it")


def _part_of_month(found: re.Match[str]) -> Date:
    raise PhraseError(
        f"{shown(found[0])} has no exact sense: write the month, or days as in "
        "'between 1 and 10 July 2024'"
    )


def _christmas(found: re.Match[str]) -> Date:
    year = year_of(found)
    raise PhraseError(
        f"{shown(found[0])} may be {year}-12-25 or days around it: write {year}-12-25~"
    )


@cache
def _forms() -> tuple[Form, ...]:
    """What can be a date in words; the first that matches counts."""
    third = any_of(THIRDS)
    return (
        form("day", rf"{_WEEKDAY}(?:dia )?(?:the |el |a )?{_DAY}{JOIN}{_MONTH}{JOIN}{YEAR}", _day),
        form("day", rf"{_WEEKDAY}{_MONTH}{JOIN}(?:the )?{_DAY}{JOIN}{YEAR}", _day),
        form("day", rf"{FOUR}{JOIN}{_MONTH}{JOIN}{_DAY}", _day),
        form("day", rf"{FOUR}{JOIN}{_DAY}{JOIN}{_MONTH}", _day),
        form("day", rf"{_WEEKDAY}{_MONTH}{JOIN}{_LONE_DAY}", _without_year),
        form("month", rf"(?:month of |mes de )?{_MONTH}{JOIN}{YEAR}", _month),
        form("month", rf"{FOUR}{JOIN}{_MONTH}", _month),
        form("day", rf"(?P<holiday>{any_of(HOLIDAYS)}){JOIN}{YEAR}", _holiday),
        form("day", rf"(?:christmas|navidad){JOIN}{YEAR}", _christmas),
        form("day", rf"{_WEEKDAY}(?:{_DAY}{JOIN})?{_MONTH}", _without_year),
        form("month", rf"(?:{third})[ -]{_MONTH}(?:{JOIN}{YEAR})?", _part_of_month),
        form("year", YEAR, _year),
    )


__all__ = ["JOIN", "read_words"]

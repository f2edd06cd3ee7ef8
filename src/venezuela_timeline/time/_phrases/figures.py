"""Dates in figures: 28/7/2024, 2024-07-28, 12/1811, 5-VII-1811."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._nodes import Date

from .forms import Form, Said, any_of, calendar_date, first_match, form
from .vocabulary import ROMAN_MONTHS
from .years import FOUR, SHORT, full_years

if TYPE_CHECKING:
    from .forms import DayFirst

_TWO = "[0-9]{1,2}"
_MONTHS = 12
_ISO_SEASONS = range(21, 42)
"""What EDTF has in place of a month: seasons and other groups."""


def read_figures(text: str, *, dayfirst: DayFirst) -> Said | None:
    """The date that a folded text of figures names, or None if it names none.

    Args:
        text: The text.
        dayfirst: Whether the day goes before the month where both orders are possible; None to
            refuse such a date.

    Raises:
        PhraseError: It can be read in two ways, or names a day that never was.

    >>> read_figures("3/4/2024", dayfirst=True).part[:3]
    ('2024', '04', '03')
    """
    found = _day_and_month().fullmatch(text)
    if found:
        return Said(_numeric(found, dayfirst=dayfirst), text, "day in figures")
    return first_match(text, _forms())


@cache
def _day_and_month() -> re.Pattern[str]:
    return re.compile(rf"(?P<first>{_TWO})([/.-])(?P<second>{_TWO})\2{FOUR}")


def _numeric(found: re.Match[str], *, dayfirst: DayFirst) -> Date:
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    readings = [(second, first), (first, second)]  # day before month, month before day
    possible = sorted({(month, day) for month, day in readings if 1 <= month <= _MONTHS})
    if not possible:
        raise PhraseError(f"{shown(found[0])} has no month from 1 to 12")
    if len(possible) > 1:
        if dayfirst is None:
            texts = [f"{year}-{month:02}-{day:02}" for month, day in possible]
            raise PhraseError(
                f"{shown(found[0])} may be {texts[0]} or {texts[1]}: write one of these, "
                "or say with dayfirst=True or False which comes first"
            )
        possible = readings[:1] if dayfirst else readings[1:]
    return _day_in(year, *possible[0])


def _day_in(year: str, month: int, day: int) -> Date:
    """A day in figures, which is never 0.

    Raises:
        PhraseError: The month has no such day.
    """
    if day == 0:
        raise PhraseError(f"there is no day 0 in {year}-{month:02}")
    return calendar_date(year, month, day)


def _year_first(found: re.Match[str]) -> Date:
    month = int(found["first"])
    if not 1 <= month <= _MONTHS:
        raise PhraseError(f"{shown(found[0])} has no month from 1 to 12 after the year")
    return _day_in(found["year"], month, int(found["second"]))


def _roman_month(found: re.Match[str]) -> Date:
    return _day_in(found["year"], ROMAN_MONTHS[found["roman"]], int(found["day"]))


def _roman_month_alone(found: re.Match[str]) -> Date:
    return calendar_date(found["year"], ROMAN_MONTHS[found["roman"]])


def _month_and_year(found: re.Match[str]) -> Date:
    month = int(found["month"])
    if not 1 <= month <= _MONTHS:
        raise PhraseError(f"{shown(found[0])} has no month from 1 to 12 beside the year")
    return calendar_date(found["year"], month)


def _year_and_more(found: re.Match[str]) -> Date | None:
    """``1806-10`` inside a phrase: a month, a season, or two years; refused if it can be two."""
    return year_and_more(found[0], found["year"], found["more"], found["sign"])


def year_and_more(text: str, year: str, more: str, sign: str = "-") -> Date | None:
    """What a year and one or two digits mean, or None if only two years are possible.

    Raises:
        PhraseError: They may be a month or season as well as two years, or are neither.

    >>> year_and_more("1806-05", "1806", "05")[:2], year_and_more("1837-50", "1837", "50")
    (('1806', '05'), None)
    """
    number = int(more)
    first, last = full_years(year, more)
    years = f"{first}/{last}" if last > first else ""
    season = sign == "-" and len(more) == SHORT and number in _ISO_SEASONS
    unit = f"{year}-{number:02}" if season or 1 <= number <= _MONTHS else ""
    if years and unit:
        what = "season or part of the year" if season else "month"
        raise PhraseError(
            f"{shown(text)} may be the {what} {unit} or the years {years}: write one of these, "
            "or each year with four digits"
        )
    if years and sign == "/":
        raise PhraseError(f"{shown(text)} may be [{first},{last}] or {years}: write one of these")
    if years or (sign == "/" and not unit):
        return None
    if not unit:
        raise PhraseError(
            f"{shown(text)} has no month from 1 to 12 after the year, and years cannot run "
            "backwards: write each year with four digits"
        )
    return Date(year, unit[-2:])


def _without_century(found: re.Match[str]) -> Date:
    raise PhraseError(
        f"{shown(found[0])} has a year of two digits: write all four, as in 2024-07-28"
    )


@cache
def _forms() -> tuple[Form, ...]:
    roman = f"(?P<roman>{any_of(ROMAN_MONTHS)})"
    return (
        form("day in figures", rf"{FOUR}([/.-])(?P<first>{_TWO})\2(?P<second>{_TWO})", _year_first),
        form(
            "day in figures",
            rf"(?P<day>{_TWO})(?:[/-]| – | ){roman}(?:[/-]| – | ){FOUR}",
            _roman_month,
        ),
        form("month in figures", rf"{roman}[/-]{FOUR}", _roman_month_alone),
        form("month in figures", rf"{FOUR}(?P<sign>[/.-])(?P<more>{_TWO})", _year_and_more),
        form("month in figures", rf"(?P<month>{_TWO})[/.-]{FOUR}", _month_and_year),
        form("day in figures", rf"{_TWO}([/.-]){_TWO}\1[0-9]{{2}}", _without_century),
    )


__all__ = ["read_figures", "year_and_more"]

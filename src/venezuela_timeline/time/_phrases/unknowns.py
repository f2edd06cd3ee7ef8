"""Dates of which some digit is unknown, in the words that describe them.

"some day of July 2024", "day 15 of some month of 2024", "a month from October to December 2024",
"5 May of some year of the 2010s": what is said of such a date is read back as the same mask.
"""

from __future__ import annotations

import re
from functools import cache

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._day_ranges import fits, possible_days, possible_months
from venezuela_timeline.time._nodes import Date

from .dates import read_words
from .forms import Said, any_of, without_article
from .periods import read_period
from .vocabulary import MONTHS
from .years import ERA, NUMBER, year_in

_KIND = "partly unknown"
_ANY_YEAR = "2000"
"""It has every day, and stands for an unknown year while the rest is read."""

_MONTH_MASKS = ("0X", "1X", *(f"X{digit}" for digit in range(10)))
_DAY_MASKS = (*(f"{digit}X" for digit in range(4)), *(f"X{digit}" for digit in range(10)))
_OF = "(?:of|de)"


def read_unknown(text: str) -> Said | None:
    """The mask that a folded phrase describes, or None if it describes none.

    >>> read_unknown("some year").part.year, read_unknown("some day of july 2024").part[:3]
    ('XXXX', ('2024', '07', 'XX'))
    """
    date = _unknown_day(text) or _unknown_month(text) or _unknown_year(text)
    return date and Said(date, text, _KIND)


# Years ----------------------------------------------------------------------------------


@cache
def _year_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    first_era = ERA.replace("<era>", "<first_era>")
    return (
        re.compile(
            rf"(?:(?P<rest>.+?) (?:{_OF} )?)??"
            r"(?P<year>(?:a year written|un ano escrito) (?P<written>(?:-|– )?[0-9x]{4})"
            rf"|(?:some year|algun ano)(?: {_OF} (?P<within>.+))?)"
        ),
        re.compile(
            r"(?:decade|decada|(?P<width>10{1,3}|10{0,2}(?:,000){1,4}) (?:years|anos))"
            rf" (?P<first>{NUMBER}){first_era} – (?P<last>{NUMBER}){ERA}"
        ),
    )


def _unknown_year(text: str) -> Date | None:
    """The date whose year is said to be unknown, all of it or its last digits."""
    some_year, run = _year_forms()
    found = run.fullmatch(text)
    if found:
        return _run_of_years(found)
    found = some_year.fullmatch(text)
    if found is None:
        return None
    year = _lone_year(text[found.start("year") :])
    if not found["rest"] or not year:
        return Date(year) if year else None
    known = f"{found['rest']} {_ANY_YEAR}"
    said = read_words(known) or read_period(known)
    date = said.part if said else None
    return date._replace(year=year) if isinstance(date, Date) else None


def _lone_year(text: str) -> str | None:
    """The year, with its unknown digits, that is all that a folded phrase names."""
    some_year, run = _year_forms()
    text = without_article(text)
    found = some_year.fullmatch(text)
    if found and not found["rest"]:
        within = found["within"]
        written = (found["written"] or "xxxx").replace("– ", "-").upper()
        return _lone_year(within) if within else written
    found = run.fullmatch(text)
    if found:
        return _run_of_years(found).year
    said = read_words(text) or read_period(text)
    date = said.part if said else None
    return date.year if isinstance(date, Date) and not date.month else None


def _run_of_years(found: re.Match[str]) -> Date:
    """Such as "the decade 10–19 CE" or "the 100 years 200–101 BCE"."""
    width = int((found["width"] or "10").replace(",", ""))
    low = _number(found["first"], found["first_era"] or found["era"])
    high = _number(found["last"], found["era"])
    near, far = sorted((abs(low), abs(high)))
    if low < 0:
        near -= near == 1  # the year 0 has no sign: minus 1 to 9 is a whole decade
    count = len(str(width)) - 1
    if near % width or far != near + width - 1:
        raise PhraseError(
            f"{shown(found[0])} is not {width} years: write the first and the last year"
        )
    sign = "-" if low < 0 else ""
    if far >= 10_000:  # noqa: PLR2004  (beyond the years of four digits)
        return Date(f"Y{sign}{near}", significant=len(str(near)) - count)
    return Date(f"{sign}{near:04}"[:-count] + "X" * count)


def _number(written: str, era: str | None) -> int:
    return int(year_in(written, era or "ce").removeprefix("Y"))


# Months and days ------------------------------------------------------------------------


@cache
def _month_forms() -> tuple[re.Pattern[str], ...]:
    month = f"(?:{any_of(MONTHS)})"
    months = rf"{month}(?:, {month}){{0,11}}(?: (?:or|o|u) {month})?"
    return (
        re.compile(rf"(?:some month|algun mes) (?:{_OF} )?(?P<year>.+)"),
        re.compile(rf"(?:month of|mes de) (?P<months>{months}) (?:{_OF} )?(?P<year>.+)"),
        re.compile(
            rf"(?:a month from|un mes de) (?P<first>{month}) (?:to|a) (?P<last>{month})"
            rf" (?:{_OF} )?(?P<year>.+)"
        ),
        re.compile(rf"(?P<months>{months}) (?:{_OF} )?(?P<year>.+)"),
    )


def _months_and_year(text: str, *, plain: bool = True) -> tuple[list[int], str] | None:
    """Which months may be meant, none of them standing for any, and of which year."""
    for pattern in _month_forms()[: None if plain else -1]:
        found = pattern.fullmatch(text)
        year = _lone_year(found["year"]) if found else None
        if not found or not year:
            continue
        groups = found.groupdict()
        if groups.get("first"):
            return list(range(MONTHS[groups["first"]], MONTHS[groups["last"]] + 1)), year
        return [MONTHS[name] for name in _listed(groups.get("months") or "")], year
    return None


def _unknown_month(text: str) -> Date | None:
    found = _months_and_year(text, plain=False)
    return _masked(found[1], found[0], None) if found else None


@cache
def _day_forms() -> tuple[re.Pattern[str], ...]:
    number = "[0-9]{1,2}"
    numbers = rf"{number}(?:, {number}){{0,30}}(?: (?:or|o|u) {number})?"
    return (
        re.compile(rf"(?:some day|algun dia) {_OF} (?P<rest>.+)"),
        re.compile(rf"(?:day|dia) (?P<days>{numbers}) {_OF} (?P<rest>.+)"),
        re.compile(
            rf"(?:a day from|un dia de el) (?P<first>{number}) (?:to|a el) (?P<last>{number})"
            rf" (?:{_OF} )?(?P<rest>.+)"
        ),
    )


def _unknown_day(text: str) -> Date | None:
    for pattern in _day_forms():
        found = pattern.fullmatch(text)
        if not found:
            continue
        groups = found.groupdict()
        days = [int(day) for day in _listed(groups.get("days") or "")]
        if groups.get("first"):
            days = list(range(int(groups["first"]), int(groups["last"]) + 1))
        inside = _months_and_year(found["rest"])
        if inside:
            return _masked(inside[1], inside[0], days)
        year = None if days else _lone_year(found["rest"])
        return Date(year, "XX", "XX") if year else None
    return None


def _listed(text: str) -> list[str]:
    return re.split(", | (?:or|o|u) ", text) if text else []


def _masked(year: str, months: list[int], days: list[int] | None) -> Date | None:
    """The date that may be in just these months, on just these days; none stand for any."""
    for month in _masks(months, _MONTH_MASKS):
        for day in [""] if days is None else _masks(days, _DAY_MASKS):
            date = Date(year, month, day)
            if (not months or possible_months(date) == months) and (
                not days or possible_days(date) == days
            ):
                return date
    return None


def _masks(numbers: list[int], masks: tuple[str, ...]) -> list[str]:
    """The number itself, or the masks that may stand for all of several."""
    if not numbers:
        return ["XX"]
    if len(numbers) == 1:
        return [f"{numbers[0]:02}"]
    return [mask for mask in masks if all(fits(number, mask) for number in numbers)]


__all__ = ["read_unknown"]

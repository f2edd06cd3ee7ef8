"""The days of plain dates and of intervals of them, straight from the text, without a tree.

Most texts are such: years, months and days of four-digit years, with or without a qualifier at
their end, and two of them joined by a slash. All others take the way through `_nodes`.

Law: `plain_cell` is the only cell that `_placements` finds for the text, or None.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from .days import day_number, inf, is_leap, month_length
from .relation import Cell

if TYPE_CHECKING:
    from .days import Day

_SIGNS: Final = "?~%"
_YEAR_DIGITS: Final = 4
_KEPT: Final = 4096
"""So many years are kept; a timeline has few."""

_NO_DATE: Final = ("", "..")
"""An end of an interval that is unknown or open."""


def plain_cell(text: str) -> Cell | None:
    """The cell of a canonical EDTF text, if it is plain.

    >>> plain_cell("2024-02"), plain_cell("[2023,2024]")
    (Cell(start_min=738917, start_max=738945, end_min=738917, end_max=738945, linked=False), None)
    """
    if "/" not in text:
        days = _days(text)
        if days is None:
            return None
        first, last = days
        return Cell(first, last, first, last, linked=first == last)
    start, _, end = text.partition("/")
    starts, ends = _days_of_end(start), _days_of_end(end)
    if starts is None or ends is None:
        return None
    (low, latest), (earliest, high) = starts, ends
    return Cell(low, min(latest, high), max(low, earliest), high, linked=False)


def _days_of_end(text: str) -> tuple[Day, Day] | None:
    return (-inf, inf) if text in _NO_DATE else _days(text)


def _days(text: str) -> tuple[int, int] | None:
    """The first and the last day of a year, month or day; None if it is anything else."""
    year = _year(text[:_YEAR_DIGITS])
    if year is None:
        return None
    before, days = year
    tail = text[_YEAR_DIGITS:]
    found = days.get(tail) or days.get(tail.rstrip(_SIGNS))
    return found and (before + found[0], before + found[1])


@lru_cache(_KEPT)
def _year(digits: str) -> tuple[int, dict[str, tuple[int, int]]] | None:
    """How many days there are before a year, and the days of it; None if it is no year."""
    if len(digits) != _YEAR_DIGITS or not digits.isdecimal():
        return None
    year = int(digits)
    return day_number(year) - 1, _days_of_year(leap=is_leap(year))


@cache
def _days_of_year(*, leap: bool) -> dict[str, tuple[int, int]]:
    """The first and the last day of a year, of its months and of its days, from 1."""
    year = 2000 if leap else 2001
    found = {"": (1, 365 + leap)}
    day = 1
    for month in range(1, 13):
        length = month_length(year, month)
        found[f"-{month:02}"] = day, day + length - 1
        for number in range(1, length + 1):
            found[f"-{month:02}-{number:02}"] = day, day
            day += 1
    return found

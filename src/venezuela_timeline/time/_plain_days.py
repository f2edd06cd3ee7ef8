"""The days of plain dates and of intervals of them, straight from the text, without a tree.

Most texts are such: years, months and days of four-digit years, with or without a qualifier at
their end, and two of them joined by a slash. All others take the way through `_nodes`.

Law: `plain_cell` is the only cell that `_placements` finds for the text, or None.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from .days import inf, is_leap, month_length
from .relation import Cell

if TYPE_CHECKING:
    from .days import Day

_SIGNS: Final = "?~%"
_YEAR_DIGITS: Final = 4
_NO_DATE: Final = ("", "..")
"""An end of an interval that is unknown or open."""


def plain_cell(text: str) -> Cell | None:
    """The cell of a canonical EDTF text, if it is plain.

    >>> plain_cell("2024-02"), plain_cell("[2023,2024]")
    (Cell(start_min=738917, start_max=738945, end_min=738917, end_max=738945, linked=False), None)
    """
    start, slash, end = text.partition("/")
    if not slash:
        days = _days(start)
        return days and Cell(*days, *days, len(start.rstrip(_SIGNS)) == len("YYYY-MM-DD"))
    starts, ends = _days_of_end(start), _days_of_end(end)
    if starts is None or ends is None:
        return None
    (first, latest), (earliest, last) = starts, ends
    return Cell(first, min(latest, last), max(first, earliest), last, linked=False)


def _days_of_end(text: str) -> tuple[Day, Day] | None:
    return (-inf, inf) if text in _NO_DATE else _days(text)


def _days(text: str) -> tuple[int, int] | None:
    """The first and the last day of a year, month or day; None if it is anything else."""
    digits = text[:_YEAR_DIGITS]
    if len(digits) != _YEAR_DIGITS or not digits.isdecimal():
        return None
    year = int(digits)
    found = _days_of_year(leap=is_leap(year)).get(text[_YEAR_DIGITS:].rstrip(_SIGNS))
    if found is None:
        return None
    before = year - 1
    new_year = 365 * before + before // 4 - before // 100 + before // 400
    return new_year + found[0], new_year + found[1]


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

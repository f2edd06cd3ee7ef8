"""What a cell says: dates are numbers of days there, and no more precise than they are shown."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any, NamedTuple

_LITERAL = re.compile(r'E[+-]|"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_UNITS = re.compile(r"y+|e+|b+|m+|d+|h+|s+|AM/PM|A/P", re.IGNORECASE)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold."""

_FALSE_DAY = 60
"""What a sheet counts as 29 February 1900, a day that never was."""

_FALSE_DAY_SAID = "29 February 1900"

_FIRST_1900 = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  (a sheet knows no zones)
_FIRST_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_LAST = 2_958_465
"""31 December 9999."""

_YEARS = 9999
"""A greater number that is no date is not a year either."""


class Shown(NamedTuple):
    """The parts of a date that a number format shows."""

    year: bool
    month: bool
    day: bool
    clock: bool


@lru_cache(maxsize=1024)
def shown_by(number_format: str) -> Shown:
    """The parts of a date that a number format shows; none if it is for other numbers.

    Example:
        >>> shown_by("mmm yyyy"), shown_by("0.00")
        (Shown(year=True, month=True, day=False, clock=False), \
Shown(year=False, month=False, day=False, clock=False))
    """
    plain = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])
    if plain.strip().lower() == "general":
        return Shown(year=False, month=False, day=False, clock=False)
    units = [unit[0].lower() for unit in _UNITS.findall(plain)]
    months = [
        unit
        for at, unit in enumerate(units)
        if unit == "m"
        and "h" not in units[max(at - 1, 0) : at]
        and "s" not in units[at + 1 : at + 2]
    ]
    return Shown(
        year=bool({"y", "e", "b"} & set(units)),
        month=bool(months),
        day="d" in units,
        clock=bool({"h", "s"} & set(units)) or units.count("m") > len(months),
    )


def value_of(  # noqa: PLR0911  (one for each kind of cell)
    value: Any, number_format: str, *, since_1904: bool = False
) -> Any:
    """A cell as it is shown: a date no more precise than its format, or its text or number.

    Args:
        value: The number, text or date in the cell.
        number_format: How it is shown, such as ``yyyy``.
        since_1904: Whether the sheet counts days from 1 January 1904, and not from 1900.

    Example:
        >>> value_of(43597, "dd/mm/yyyy"), value_of(43597, "mmm yyyy"), value_of(1890, "General")
        ('2019-05-12', '2019-05', 1890)
    """
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    parts = shown_by(number_format)
    if isinstance(value, datetime.datetime):
        return as_shown(value, parts if any(parts) else _whole(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if not any(parts):
        return str(value) if isinstance(value, int) and value > _YEARS else value
    if not (parts.year or parts.month or parts.day):  # a time of day, or of a stopwatch
        return as_shown(_FIRST_1904 + datetime.timedelta(seconds=round(value % 1 * 86400)), parts)
    day = _day(value, since_1904=since_1904)
    if day is None:
        return _FALSE_DAY_SAID if int(value) == _FALSE_DAY else str(value)
    return as_shown(day, parts)


def as_shown(day: datetime.datetime, parts: Shown) -> str:
    """The parts of a date that are shown, as EDTF where that is a date."""
    clock = day.isoformat(sep="T", timespec="seconds")[11:] if parts.clock else ""
    if not (parts.year or parts.month or parts.day):
        return clock
    if parts.year and parts.month and parts.day:
        text = day.date().isoformat()
        return f"{text}T{clock}" if clock else text
    if parts.year and not parts.day:
        return f"{day.year:04}-{day.month:02}" if parts.month else f"{day.year:04}"
    # The year of a date without one is only that in which it was typed.
    return " ".join(
        text
        for text, there in (
            (str(day.day), parts.day),
            (_MONTHS[day.month - 1], parts.month),
            (f"{day.year:04}", parts.year),
        )
        if there
    )


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def _whole(value: datetime.datetime) -> Shown:
    return Shown(year=True, month=True, day=True, clock=value.time() != datetime.time.min)


def _day(number: float, *, since_1904: bool) -> datetime.datetime | None:
    """The day and time that a number stands for; None if it is none."""
    if not 0 <= number < _LAST + 1:
        return None
    if not since_1904:
        if number < 1 or int(number) == _FALSE_DAY:
            return None
        number += number < _FALSE_DAY
    first = _FIRST_1904 if since_1904 else _FIRST_1900
    try:
        return first + datetime.timedelta(days=int(number), seconds=round(number % 1 * 86400))
    except OverflowError:
        return None

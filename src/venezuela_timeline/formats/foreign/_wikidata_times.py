"""Wikibase's times: a text, a precision from a thousand million years to a second, a calendar."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time.days import day_text, julian_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.formats.losses import Losses

POINTS: Final[Mapping[str, str]] = {"P585": "point in time", "P577": "publication date"}
"""The properties that say when something was."""

STARTS_AND_ENDS: Final[Mapping[str, str]] = {
    "P580": "start time",
    "P582": "end time",
    "P571": "inception",
    "P576": "dissolved, abolished or demolished date",
    "P569": "date of birth",
    "P570": "date of death",
}
"""Those that say from when to when, a start and an end by turns."""

_TIME = re.compile(r"([+-])([0-9]{1,16})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
_JULIAN = "Q1985786"
_MILLENNIUM, _CENTURY, _DECADE, _YEAR, _MONTH, _DAY, _SECOND = 6, 7, 8, 9, 10, 11, 14


def span_of(value: Any, losses: Losses, key: str) -> TimeSpan:
    """The time that a value of Wikibase says, no more precise than its precision.

    Raises:
        FormatError: it is no time, or of the year 0, which Wikibase has not.
    """
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        raise FormatError(f"{shown(value)} is no time of Wikibase")
    found = _TIME.fullmatch(value["time"])
    precision = value.get("precision")
    if found is None or not isinstance(precision, int) or not 0 <= precision <= _SECOND:
        raise FormatError(f"{shown(value['time'])} with precision {shown(precision)} is no time")
    if value.get("before") or value.get("after"):
        losses.add("'before' and 'after' of a time are not read", key)
    del value["time"], value["precision"]
    number, month, day = (int(one) for one in found.groups()[1:4])
    if number == 0:
        raise FormatError("there is no year 0: before the year 1 comes 1 BCE")
    before_ours = found[1] == "-"
    if precision >= _MONTH:  # a month or a day 0 is not known
        precision = precision if month else _YEAR
        precision = min(precision, _MONTH) if not day else precision
    julian = str(value.pop("calendarmodel", "")).endswith(_JULIAN)
    if julian and precision < _DAY:
        losses.add("a Julian year or month is read as it is written", key)
    if precision < _YEAR:
        return TimeSpan.parse(_years(number, precision, before_ours=before_ours))
    year = 1 - number if before_ours else number
    if julian and precision >= _DAY:
        return TimeSpan.parse(day_text(julian_day(year, month, day)))
    clock = ":".join(found.groups()[4:]) if precision == _SECOND else ""
    parts = (_year(year), f"-{month:02}", f"-{day:02}", f"T{clock}")
    count = {_YEAR: 1, _MONTH: 2, _SECOND: 4}.get(precision, 3)
    return TimeSpan.parse("".join(parts[:count]))


def _years(number: int, precision: int, *, before_ours: bool) -> str:
    """One unknown year of a decade, a century, a millennium, or of more years."""
    if precision == _DECADE:
        first = number // 10 * 10
        if not before_ours and first:
            return f"{first // 10:03}X"
        first = max(first, 1)
        last = number // 10 * 10 + 9
    elif precision in (_CENTURY, _MILLENNIUM):
        width = 100 if precision == _CENTURY else 1000
        last = math.ceil(number / width) * width
        first = last - width + 1
    else:
        width = 10 ** (9 - precision)
        return f"Y{'-' * before_ours}{number}S{max(len(str(number)) - len(str(width)) + 1, 1)}"
    if before_ours:
        return f"[{_year(1 - last)}..{_year(1 - first)}]"
    return f"[{_year(first)}..{_year(last)}]"


def _year(year: int) -> str:
    text = f"{'-' * (year < 0)}{abs(year):04}"
    return f"Y{text}" if abs(year) > 9999 else text  # noqa: PLR2004


__all__ = ["POINTS", "STARTS_AND_ENDS", "span_of"]

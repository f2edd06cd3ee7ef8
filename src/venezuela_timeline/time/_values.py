"""The values that programs have for a time, as EDTF."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from venezuela_timeline.errors import PhraseError, shown

from ._arithmetic import year_text
from .days import MAX_YEAR

_TO_SECONDS = len("2024-07-28T20:00:00")


def edtf_of(value: date | int) -> str:
    """The EDTF of a date, a datetime or the number of a year.

    Raises:
        PhraseError: The value is none of these, or EDTF cannot write it.

    >>> edtf_of(date(2024, 7, 28)), edtf_of(-43)
    ('2024-07-28', '-0043')
    """
    if isinstance(value, datetime):
        return _datetime_text(value)
    if isinstance(value, date):
        return date.isoformat(value)
    if type(value) is int:
        if abs(value) > MAX_YEAR:
            raise PhraseError("years go up to 10^15 on both sides, no further")
        return year_text(value)
    raise PhraseError(
        f"{shown(value)} is not a time: give an EDTF text, a phrase, a date or the number of a year"
    )


def _datetime_text(value: datetime) -> str:
    # Subclasses may print more: pandas' has nanoseconds, and a value for "not a time", which
    # does not equal itself.
    if not (value == value):  # noqa: PLR0124
        raise PhraseError(f"{shown(value)} is not a time: leave it out")
    text = datetime.isoformat(value)[:_TO_SECONDS]
    offset = value.utcoffset()
    if offset is None:
        return text
    if not offset:
        return text + "Z"
    if offset % timedelta(minutes=1):
        raise PhraseError(f"{value!r} has an offset of {offset}, which EDTF cannot write: use UTC")
    minutes = offset // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"{text}{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


_SEASON_OR_YEARS = re.compile("([0-9]{2})([0-9]{2})-(2[1-9]|3[0-9]|4[01])")
_UNKNOWN_OR_BEFORE_OURS = re.compile(r"[?%~]-([0-9]{4})")


def refuse_misread(text: str) -> None:
    """Refuse EDTF that people write for something else, such as ``1837-41`` for two years.

    Raises:
        PhraseError: with both readings.
    """
    found = _SEASON_OR_YEARS.fullmatch(text)
    if found and found[3] > found[2]:
        raise PhraseError(
            f"cannot read {text!r}: it may be the years {found[1]}{found[2]}/{found[1]}{found[3]}, "
            "or in EDTF a season or part of the year: write the years so, or use TimeSpan.parse"
        )
    found = _UNKNOWN_OR_BEFORE_OURS.fullmatch(text)
    if found:
        raise PhraseError(
            f"cannot read {text!r}: it may be until {found[1]}, which is /{found[1]}, "
            f"or in EDTF a year before Christ, -{found[1]}{text[0]}: write one of these"
        )

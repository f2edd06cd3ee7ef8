"""The dates of Markwhen: what its parser reads, which is less than EDTF."""

from __future__ import annotations

import datetime
import re
from math import inf, isinf
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.time.days import calendar_day, month_length

if TYPE_CHECKING:
    from venezuela_timeline.time import Bounds, TimeSpan

_DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
_PLAIN = re.compile(rf"{_DATE}(?:/{_DATE})?")
_BEFORE = re.compile(r"-[0-9]{4}")

_LAST_YEAR, _FIRST_YEAR = 9999, -99_998
_MONTHS = 12

AS_IT_IS = ""
"""Nothing is lost of a date."""

SHOWN = "shown from the first possible day to the last, with the time in words and as EDTF"
YEARS = "before Christ Markwhen has years alone, and a range ends with the start of its last year"
CLOCK = "times of day are written in UTC if they have an offset, and without seconds if not"
GOING_ON = "what goes on is shown up to the last day on which that is known"


class Written(NamedTuple):
    """A date of Markwhen.

    Attributes:
        text: What its parser reads.
        loss: What is lost of the time; empty if nothing is.
    """

    text: str
    loss: str


def date_of(span: TimeSpan, known_until: int | None = None) -> Written | None:
    """A time as Markwhen has it; None if no day of it is known, or none that Markwhen has.

    Args:
        span: The time.
        known_until: Of one with an open end, the last day on which it is known to have gone on.

    Example:
        >>> from venezuela_timeline import when
        >>> [date_of(when(text)).text for text in ("2024-07", "around 2013", "44 BC", "1990s")]
        ['2024-07', '2013', '44 BCE', '1990/1999']
    """
    if _PLAIN.fullmatch(span.edtf):
        return Written(span.edtf, AS_IT_IS)
    if span.start_time is not None and span.end_time is not None:
        return _timed(span.start_time, span.end_time, interval="/" in span.edtf)
    if span.open_end:
        until = max(span.bounds.start_max, known_until or -inf)
        return days(span.bounds._replace(end_max=until), GOING_ON)
    return days(span.bounds, AS_IT_IS if _BEFORE.fullmatch(span.edtf) else SHOWN)


def _timed(start: datetime.datetime, end: datetime.datetime, *, interval: bool) -> Written:
    """Times of day, which Markwhen has to the minute or, in UTC, to the second."""
    if start.tzinfo is not None and end.tzinfo is not None:
        texts = [
            one.astimezone(datetime.UTC).replace(tzinfo=None).isoformat() + "Z"
            for one in (start, end)
        ]
    else:
        texts = [one.replace(tzinfo=None).isoformat(" ", "minutes") for one in (start, end)]
    return Written((" - " if texts[0][-1] == "Z" else " / ").join(texts[: interval + 1]), CLOCK)


def days(bounds: Bounds, loss: str = SHOWN) -> Written | None:
    """All days that something may touch, as the years or months that they fill if they do.

    Args:
        bounds: Its bounds. Of what has no first day, or no last, the other end alone is shown.
        loss: What is lost of the time.

    Returns:
        None if no day of it is known, or none that Markwhen has.
    """
    first = bounds.end_min if isinf(bounds.start_min) else bounds.start_min
    last = bounds.start_max if isinf(bounds.end_max) else bounds.end_max
    if isinf(first) or isinf(last):
        return None
    dates = calendar_day(int(first)), calendar_day(int(last))
    if dates[0][0] < _FIRST_YEAR or dates[1][0] > _LAST_YEAR:
        return None
    if dates[0][0] < 0:
        texts = list(dict.fromkeys(_era(year) for year, _, _ in dates))
        whole = loss == AS_IT_IS
        return Written(" - ".join(texts), AS_IT_IS if whole else YEARS)
    texts = [_text(dates[0], _begins(*dates)), _text(dates[1], _begins(*dates))]
    return Written("/".join(dict.fromkeys(texts)), loss)


def _era(year: int) -> str:
    """A year with its era: the year 0 is 1 BCE."""
    return f"{year} CE" if year > 0 else f"{1 - year} BCE"


def _begins(first: tuple[int, int, int], last: tuple[int, int, int]) -> int:
    """How many parts of the dates matter: whole years need one, whole months two."""
    if first[2] != 1 or last[2] != month_length(last[0], last[1]):
        return 3
    return 1 if first[1] == 1 and last[1] == _MONTHS else 2


def _text(date: tuple[int, int, int], parts: int) -> str:
    year, month, day = date
    return "-".join((f"{year:04}", f"{month:02}", f"{day:02}")[:parts])


__all__ = ["Written", "date_of", "days"]

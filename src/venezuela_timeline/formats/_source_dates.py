"""The dates of sources, as far as formats of bibliographies hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.labels import word
from venezuela_timeline.time.days import calendar_day, inf

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import TimeSpan

_PLAIN = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")

Parts = tuple[int, ...]
"""A year, and perhaps its month and day. The year 0 is 1 BC, as in EDTF."""


def parts_of(span: TimeSpan) -> Parts:
    """The finest year, month or day in which all of a time lies; empty if no year holds it.

    Example:
        >>> from venezuela_timeline import when
        >>> parts_of(when("22–24 October 2024")), parts_of(when("2019 to 2020"))
        ((2024, 10), ())
    """
    first, last = span.bounds.start_min, span.bounds.end_max
    if first == -inf or last == inf:
        return ()
    shared = []
    for one, other in zip(calendar_day(int(first)), calendar_day(int(last)), strict=True):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def is_plain(span: TimeSpan) -> bool:
    """Whether a time is a year, a month or a day, and nothing else is said of it."""
    return _PLAIN.fullmatch(span.edtf) is not None


def plain_text(parts: Parts) -> str:
    """A year, month or day as EDTF.

    Example:
        >>> plain_text((-43, 3))
        '-0043-03'
    """
    year, *others = parts
    text = f"{'-' * (year < 0)}{abs(year):04}"
    return "-".join((text, *(f"{part:02}" for part in others)))


def date_words(span: TimeSpan, lang: Lang) -> str:
    """A time in words and as EDTF, for a note where a field cannot hold it.

    Example:
        >>> from venezuela_timeline import when
        >>> date_words(when("[1667,1670]"), "en")
        'Date: 1667 or 1670 ([1667,1670])'
    """
    return f"{word('Date', lang)}: {span.describe(lang)} ({span.edtf})"


__all__ = ["Parts", "date_words", "is_plain", "parts_of", "plain_text"]

"""Anniversaries: the rule by which an event comes back every year, written and recognised."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from venezuela_timeline.labels import sentence

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import TimeSpan

    from .lines import Line

Anniversaries = Literal["last-of-february", "leap-years"]
"""When an event of 29 February comes back: on the last of February, or in leap years only."""

_LEAP_DAY = (2, 29)
_PARTS = {"FREQ", "BYMONTH", "BYMONTHDAY"}


@lru_cache(maxsize=1024)
def yearly(month: int, day: int, leap: Anniversaries) -> str:
    """The RRULE of a day of the year.

    Month and day are always written out. A bare ``FREQ=YEARLY`` on 29 February is read as
    1 March by some clients, and passed over by others.

    Example:
        >>> yearly(2, 29, "last-of-february")
        'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'
    """
    from dateutil.rrule import YEARLY, rrule  # noqa: PLC0415  (costs 4 ms, and few ask for it)

    last = (month, day) == _LEAP_DAY and leap == "last-of-february"
    rule = rrule(
        YEARLY,
        dtstart=datetime.datetime(2000, month, day),  # noqa: DTZ001  (only its day counts)
        bymonth=month,
        bymonthday=-1 if last else day,
    )
    return str(rule).splitlines()[-1]


def is_anniversary(line: Line) -> bool:
    """Whether a line is a rule that `yearly` can have written."""
    if line.name != "RRULE":
        return False
    parts = dict(part.partition("=")[::2] for part in line.value.upper().split(";"))
    return parts.keys() == _PARTS and parts["FREQ"] == "YEARLY"


def anniversary(title: str, span: TimeSpan, lang: Lang) -> str:
    """The title of an event that comes back every year, so that nobody takes it for news.

    Example:
        >>> from venezuela_timeline import TimeSpan
        >>> anniversary("The vote", TimeSpan("2024-07-28"), "en")
        'Anniversary: The vote (2024)'
    """
    first = span.earliest
    year = "" if first is None else str(first.year)
    return sentence("anniversary", lang, title=title, year=year)

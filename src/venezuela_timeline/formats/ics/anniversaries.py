"""Anniversaries: the rule by which an event comes back every year."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

Anniversaries = Literal["last-of-february", "leap-years"]
"""When an event of 29 February comes back: on the last of February, or in leap years only."""

_LEAP_DAY = (2, 29)


@lru_cache(maxsize=1024)
def yearly(month: int, day: int, leap: Anniversaries) -> str:
    """The RRULE of a day of the year.

    Month and day are always written out. A bare ``FREQ=YEARLY`` on 29 February is read as
    1 March by some clients, and passed over by others.

    Example:
        >>> yearly(2, 29, "last-of-february")
        'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'
    """
    from dateutil.rrule import YEARLY, rrule  # noqa: PLC0415  (costs 10 ms, seldom asked for)

    last = (month, day) == _LEAP_DAY and leap == "last-of-february"
    rule = rrule(
        YEARLY,
        dtstart=datetime.datetime(2000, month, day),  # noqa: DTZ001  (its day is all it gives)
        bymonth=month,
        bymonthday=-1 if last else day,
    )
    return str(rule).splitlines()[-1]

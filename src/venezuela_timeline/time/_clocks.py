"""Times of day on one axis: seconds, of which day n begins with second 86,400 n."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from ._nodes import Date
from .days import day_number

if TYPE_CHECKING:
    from ._nodes import Clock, End, Node


def later(start: Date, end: Date) -> bool:
    """Whether both are times of day, and the one is certainly the later."""
    if start.clock is None or end.clock is None:
        return False
    if (start.clock.offset is None) is not (end.clock.offset is None):
        return False
    return _second(start, start.clock) > _second(end, end.clock)


def moment(date: Date) -> int | None:
    """The second at which a time of day begins: in UTC if it has an offset, else as written.

    Counted in such a way that day n begins at second 86,400 n.
    """
    return None if date.clock is None else _second(date, date.clock)


def ahead(end: Node | End) -> int:
    """By how many seconds a time of day is ahead of UTC, 0 where nothing says so."""
    clock = end.clock if isinstance(end, Date) else None
    return 60 * (clock.offset or 0) if clock else 0


def datetime_of(end: Node | End) -> datetime | None:
    """A date with a time of day as a `datetime`, or None if it is no such date."""
    if not isinstance(end, Date) or end.clock is None or end.year == "0000":
        return None
    hour, minute, second, offset = end.clock
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    year, month, day = int(end.year), int(end.month), int(end.day)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


def _second(date: Date, clock: Clock) -> int:
    hour, minute, second, offset = clock
    day = day_number(int(date.year), int(date.month), int(date.day))
    return ((day * 24 + hour) * 60 + minute - (offset or 0)) * 60 + second

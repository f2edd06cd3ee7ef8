"""The lines that say when a VEVENT is, written in the form that they had."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from .datetimes import Moment, duration_of, parsed
from .placement import How, placement, written

if TYPE_CHECKING:
    from venezuela_timeline.model import Event

    from .lines import Line
    from .zones import Zones


class Shown(NamedTuple):
    """Where a calendar shows an event."""

    start: Moment
    end: Moment | None
    how: How


def shown_times(event: Event) -> Shown | None:
    """Where a calendar shows an event; None if no day of it is known."""
    when = event.when
    place = placement(event)
    if when is None or place is None:
        return None
    local = when.start_time is not None and when.start_time.tzinfo is None
    lines = written(when, place, "floating" if local else "utc")
    start, end = (parsed(text.rpartition(":")[2]) for text in (lines.start, lines.end))
    assert start is not None  # noqa: S101  (it has just been written)
    return Shown(Moment(start), None if end is None else Moment(end), place.how)


def time_line(name: str, like: Line, moment: Moment, zones: Zones) -> str:
    """A line with a time, in the zone of another line if that has one."""
    value = moment.value
    if not isinstance(value, datetime.datetime):
        return f"{name};VALUE=DATE:{moment.basic}"
    zone = like.parameter("TZID")
    there = zones.get(zone, 0) if zone and value.tzinfo is not None else None
    if there is None or zone is None:
        return f"{name}:{moment.basic}"
    quoted = f'"{zone}"' if any(sign in zone for sign in ",;:") else zone
    local = value.astimezone(there).replace(tzinfo=None)
    return f"{name};TZID={quoted}:{Moment(local).basic}"


def end_by(line: Line, start: Moment) -> Moment | None:
    """The end that a DURATION gives; None if it cannot be read."""
    try:
        return duration_of(line.value).after(start)
    except (ValueError, OverflowError):
        return None


def stamp_of(modified: datetime.date) -> str:
    """A day or a time as a DATE-TIME in UTC; a time without a zone is one in UTC."""
    if not isinstance(modified, datetime.datetime):
        return f"{Moment(modified).basic}T000000Z"
    if modified.tzinfo is None:
        modified = modified.replace(tzinfo=datetime.UTC)
    return Moment(modified).basic

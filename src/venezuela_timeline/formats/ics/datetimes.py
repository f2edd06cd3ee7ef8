"""The dates and times of a VEVENT."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

import attrs

from venezuela_timeline.errors import shown
from venezuela_timeline.time import TimeSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.formats.report import Report

    from .lines import Line
    from .zones import Zones

_DAY = datetime.timedelta(1)


@attrs.frozen
class Moment:
    """A DATE or a DATE-TIME.

    Attributes:
        value: A date or a datetime, which is naive if it is local.
    """

    value: datetime.date

    @property
    def timed(self) -> bool:
        """Whether it has a time of day."""
        return isinstance(self.value, datetime.datetime)

    @property
    def stamp(self) -> str:
        """It as a part of an id."""
        form = "%m%dt%H%M%S" if self.timed else "%m%d"
        return f"{self.value.year:04}{self.value:{form}}"

    @property
    def basic(self) -> str:
        """It as a DATE or a DATE-TIME, in UTC if it has a zone (RFC 5545, 3.3.4 and 3.3.5)."""
        value = self.value
        if not isinstance(value, datetime.datetime):
            return f"{value.year:04}{value:%m%d}"
        zoned = value.tzinfo is not None
        value = value.astimezone(datetime.UTC) if zoned else value
        return f"{value.year:04}{value:%m%dT%H%M%S}{'Z' * zoned}"

    def edtf(self) -> str:
        """It in EDTF with its offset, or in UTC if the offset has seconds, as old ones do."""
        value = self.value
        if not isinstance(value, datetime.datetime):
            return value.isoformat()
        offset = value.utcoffset()
        if offset is not None and offset % datetime.timedelta(minutes=1):
            try:
                value = value.astimezone(datetime.UTC)
            except OverflowError:  # on the first or last day that datetime knows: to the minute
                minutes = offset // datetime.timedelta(minutes=1)
                zone = datetime.timezone(datetime.timedelta(minutes=minutes))
                value = value.replace(tzinfo=zone)
        text = value.replace(microsecond=0).isoformat()
        return f"{text[:-6]}Z" if text.endswith("+00:00") else text


class Occurrence(NamedTuple):
    """When an event begins and ends, once.

    Attributes:
        start: Its start.
        end: Its end, which is not part of it any more; None if it has none.
    """

    start: Moment
    end: Moment | None

    def span(self) -> TimeSpan:
        """The time from the start to the end, or the start alone."""
        start, end = self
        if end is None or end.timed != start.timed:
            return TimeSpan(start.edtf())
        if start.timed:
            first, last = start.edtf(), end.edtf()
            return TimeSpan(first if first == last else f"{first}/{last}")
        last_day = end.value - _DAY
        if last_day <= start.value:
            return TimeSpan(start.edtf())
        return TimeSpan(f"{start.edtf()}/{last_day.isoformat()}")


def occurrence_of(properties: Mapping[str, Line], zones: Zones, report: Report) -> Occurrence:
    """The start and end of a VEVENT, from DTSTART and DTEND or DURATION.

    Raises:
        ValueError: if there is no start that can be read.
    """
    line = properties.get("DTSTART")
    if line is None:
        raise ValueError("it has no DTSTART")
    start = moment_of(line, zones, report)
    try:
        end = _end(properties, start, zones, report)
        if end is not None and _before(end, start):
            report.add("its end is before its start, and left out", line=line.number)
            return Occurrence(start, None)
    except (ValueError, OverflowError) as error:
        report.add(f"its end is left out: {error}", line=line.number)
        return Occurrence(start, None)
    return Occurrence(start, end)


def _end(
    properties: Mapping[str, Line], start: Moment, zones: Zones, report: Report
) -> Moment | None:
    if "DTEND" in properties:
        end = moment_of(properties["DTEND"], zones, report)
        if end.timed != start.timed:
            raise ValueError("one of start and end is a day, the other a time of day")
        return end
    if "DURATION" in properties:
        return duration_of(properties["DURATION"].value).after(start)
    return None


def _before(end: Moment, start: Moment) -> bool:
    try:
        return end.value < start.value
    except TypeError:  # one of the two is local
        raise ValueError("one of start and end has a time zone, the other has none") from None


# Durations ------------------------------------------------------------------------------------

_DURATION = re.compile(
    r"([+-]?)P(?:0+Y)?(?:0+M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})S)?)?"
)


@attrs.frozen
class Duration:
    """How long something lasts (RFC 5545, 3.3.6).

    Attributes:
        days: Days by the calendar, which a change of clocks makes longer or shorter.
        time: Hours, minutes and seconds, which are exact.
    """

    days: datetime.timedelta
    time: datetime.timedelta

    def after(self, start: Moment) -> Moment:
        """The moment at which something ends that begins at another."""
        value = start.value + self.days
        if isinstance(value, datetime.datetime):
            return Moment(later(value, self.time))
        return Moment(value + datetime.timedelta(days=self.time.days))


def duration_of(text: str) -> Duration:
    """The duration that a value says.

    Raises:
        ValueError: if it says none.
    """
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        raise ValueError(f"{shown(text)} is not a duration")
    sign = -1 if found[1] == "-" else 1
    weeks, days, hours, minutes, seconds = (int(part or 0) * sign for part in found.groups()[1:])
    return Duration(
        datetime.timedelta(weeks=weeks, days=days),
        datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds),
    )


def later(moment: datetime.datetime, time: datetime.timedelta) -> datetime.datetime:
    """A moment that comes exactly so much later, whatever the clocks do in between."""
    zone = moment.tzinfo
    if zone is None or not time:
        return moment + time
    return (moment.astimezone(datetime.UTC) + time).astimezone(zone)


# Moments --------------------------------------------------------------------------------------

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]\s*(?:(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d*)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?"
)
_LEAP_SECOND = 60
_MIDNIGHT = (24, 0, 0)


def parsed(text: str) -> datetime.date | None:
    """The date or the date-time that a value says; None if it says none.

    Dashes, colons, missing seconds and offsets are read as in ISO 8601, and 24:00 is the
    beginning of the next day. A leap second is the one before it (RFC 5545, 3.3.12).
    """
    found = _MOMENT.fullmatch(text.strip().upper())
    if found is None:
        return None
    try:
        day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        return day if found[4] is None else _timed(day, found)
    except (ValueError, OverflowError):
        return None


def _timed(day: datetime.date, found: re.Match[str]) -> datetime.datetime:
    hour, minute, second = (int(part or 0) for part in found.groups()[3:6])
    if (hour, minute, second) == _MIDNIGHT:
        day, hour = day + _DAY, 0
    if second == _LEAP_SECOND:
        second -= 1
    zone = None
    if found[7] is not None:
        zone = datetime.UTC if found[7] == "Z" else _offset(found[7])
    return datetime.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)


def _offset(text: str) -> datetime.timezone:
    digits = text[1:].replace(":", "")
    offset = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return datetime.timezone(-offset if text[0] == "-" else offset)


def moment_of(line: Line, zones: Zones, report: Report, value: str | None = None) -> Moment:
    """The moment that a property names.

    Args:
        line: The property.
        zones: The time zones of the file.
        report: Takes zones that cannot be used.
        value: One of its values, if it is a list.

    Raises:
        ValueError: if it does not name a moment.
    """
    text = line.value if value is None else value
    found = parsed(text)
    if found is None:
        raise ValueError(f"{line.name} of line {line.number} is {shown(text.strip())}, not a date")
    if not isinstance(found, datetime.datetime):
        return Moment(found)
    name = line.parameter("TZID")
    if found.tzinfo is not None or not name:
        return Moment(found)
    zone = zones.get(name, line.number)
    local = found.replace(tzinfo=zone)
    try:
        local.utcoffset()
    except Exception:  # noqa: BLE001  (the file itself has defined the zone)
        report.add(f"time zone {shown(name)} has no such time: kept as local", line=line.number)
        return Moment(found)
    return Moment(local)

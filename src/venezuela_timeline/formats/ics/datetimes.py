"""The dates and times of a VEVENT."""

from __future__ import annotations

import datetime
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
        from icalendar.prop import vDuration  # noqa: PLC0415  (costs 35 ms, only to read)

        lasts = vDuration.from_ical(properties["DURATION"].value)  # type: ignore[no-untyped-call]
        return Moment(start.value + lasts)
    return None


def _before(end: Moment, start: Moment) -> bool:
    try:
        return end.value < start.value
    except TypeError:  # one of the two is local
        raise ValueError("one of start and end has a time zone, the other has none") from None


def parsed(text: str) -> object:
    """What icalendar reads in the value of a date or time; None if it reads nothing."""
    from icalendar.prop import vDDDTypes  # noqa: PLC0415  (costs 35 ms, only to read)

    try:
        return vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001  (icalendar lets any error through)
        return None


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
    text = (line.value if value is None else value).strip()
    found = parsed(text)
    if type(found) is datetime.date:
        return Moment(found)
    if not isinstance(found, datetime.datetime):
        raise ValueError(f"{line.name} of line {line.number} is {shown(text)}, not a date")  # noqa: TRY004
    name = line.parameter("TZID")
    if found.tzinfo is not None or name is None:
        return Moment(found)
    zone = zones.get(name, line.number)
    local = found.replace(tzinfo=zone)
    try:
        local.utcoffset()
    except Exception:  # noqa: BLE001  (the file itself has defined the zone)
        report.add(f"time zone {shown(name)} has no such time: kept as local", line=line.number)
        return Moment(found)
    return Moment(local)

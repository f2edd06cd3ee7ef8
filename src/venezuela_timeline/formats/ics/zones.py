"""The time zones of one calendar, found without icalendar's cache for all files."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import cut, shown

from .datetimes import parsed
from .display_names import zone_displayed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.formats.report import Report

    from .components import Block

_MAX_RULES = 400
_OBSERVANCES = {"BEGIN:STANDARD": "END:STANDARD", "BEGIN:DAYLIGHT": "END:DAYLIGHT"}


class Zones:
    """The zones that the TZID parameters of one calendar name.

    A zone that this calendar defines is that one, whatever it is called; only before the first
    onset that is defined, for which the calendar says nothing, the zone known by its name is
    taken. Any other name is that of the IANA or the Windows list, or a zone that another calendar
    of the file defines, and never one of another file.
    """

    def __init__(self, blocks: Iterable[Block], calendar: int, report: Report) -> None:
        """Take the zones of a file.

        Args:
            blocks: The VTIMEZONEs of the file.
            calendar: The calendar whose zones come first.
            report: Takes the zones that cannot be used.
        """
        self._own: dict[str, Block] = {}
        self._other: dict[str, Block] = {}
        for block in blocks:
            into = self._own if block.calendar == calendar else self._other
            for line in block.lines:
                if line.name == "TZID":
                    into.setdefault(line.value.strip(), block)
        self._report = report
        self._found: dict[str, datetime.tzinfo | None] = {}

    def get(self, name: str, number: int) -> datetime.tzinfo | None:
        """The zone of a name; None, with a note, if it is not defined."""
        if name not in self._found:
            self._found[name] = self._find(name, number)
        return self._found[name]

    def _find(self, name: str, number: int) -> datetime.tzinfo | None:
        reason = "is not defined"
        own = self._own.get(name)
        if own is not None:
            try:
                return _with_earlier(_zone(name, own), own, known(name))
            except Exception as error:  # noqa: BLE001  (a zone can break anything)
                reason = f"cannot be read ({cut(str(error) or type(error).__name__)})"
                number = own.number
        found = known(name)
        if found is None and name in self._other:
            with suppress(Exception):
                found = _zone(name, self._other[name])
        if found is None:
            message = f"time zone {shown(name)} {reason}: times kept as local"
            self._report.add(message, line=number)
        elif own is not None:
            message = f"time zone {shown(name)} {reason}: the zone known by its name is taken"
            self._report.add(message, line=number)
        return found


def known(name: str) -> datetime.tzinfo | None:
    """The zone that a name stands for: of the IANA list, of Windows, or an offset.

    Others put something before the name: ``/mozilla.org/20050126_1/Europe/Berlin``,
    ``tzone://Microsoft/Utc``.
    """
    from icalendar.timezone.windows_to_olson import (  # noqa: PLC0415  (35 ms, only for zones)
        WINDOWS_TO_OLSON,
    )

    name = " ".join(name.strip(" /").split())
    if (found := _iana(WINDOWS_TO_OLSON.get(name) or zone_displayed(name) or name)) is not None:
        return found
    if (offset := _OFFSET.fullmatch(name)) is not None:
        return _fixed(offset)
    parts = name.split("/")
    for start in range(1, len(parts) - 1):  # one word alone may be anything
        if (found := _iana("/".join(parts[start:]))) is not None:
            return found
    last = parts[-1]
    if last.upper() in _UTC or (name.lower().startswith("tzone:") and last in WINDOWS_TO_OLSON):
        return _iana(WINDOWS_TO_OLSON.get(last, "UTC"))
    return None


_UTC = frozenset({"UTC", "GMT", "Z", "ZULU"})
_OFFSET = re.compile(
    r"(?:\((?=.*\)))?(?:UTC|GMT)? ?([+-]) ?(\d\d?)(?:[:.]?(\d\d))?\)?", re.IGNORECASE
)


def _iana(name: str) -> datetime.tzinfo | None:
    """The zone of an IANA name, in whatever case; None if there is none."""
    name = name.replace(" ", "_")
    for wanted in (name, _names().get(name.lower()) if "/" in name else None):
        with suppress(zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            if wanted:
                return zoneinfo.ZoneInfo(wanted)
    return None


@cache
def _names() -> dict[str, str]:
    """The IANA names, by themselves in small letters."""
    return {name.lower(): name for name in zoneinfo.available_timezones()}


def _fixed(offset: re.Match[str]) -> datetime.tzinfo | None:
    """The zone that is always so far from UTC; None if none is."""
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    if hours > _MAX_HOURS or minutes >= _HOUR:
        return None
    time = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(-time if offset[1] == "-" else time)


_MAX_HOURS = 14
_HOUR = 60


class _Earlier(datetime.tzinfo):
    """A zone that is another one before a local time."""

    def __init__(
        self, zone: datetime.tzinfo, onset: datetime.datetime, earlier: datetime.tzinfo
    ) -> None:
        self._zone = zone
        self._onset = onset
        self._earlier = earlier

    def _at(self, moment: datetime.datetime | None) -> datetime.tzinfo:
        before = moment is not None and moment.replace(tzinfo=None) < self._onset
        return self._earlier if before else self._zone

    def _asked(self, moment: datetime.datetime | None) -> datetime.datetime | None:
        return None if moment is None else moment.replace(tzinfo=self._at(moment))

    def utcoffset(self, moment: datetime.datetime | None) -> datetime.timedelta | None:
        return self._at(moment).utcoffset(self._asked(moment))

    def dst(self, moment: datetime.datetime | None) -> datetime.timedelta | None:
        return self._at(moment).dst(self._asked(moment))

    def tzname(self, moment: datetime.datetime | None) -> str | None:
        return self._at(moment).tzname(self._asked(moment))

    def fromutc(self, moment: datetime.datetime) -> datetime.datetime:
        utc = moment.replace(tzinfo=datetime.UTC)
        there = utc.astimezone(self._zone)
        if there.replace(tzinfo=None) < self._onset:
            there = utc.astimezone(self._earlier)
        return there.replace(tzinfo=self)


def _with_earlier(
    zone: datetime.tzinfo, block: Block, earlier: datetime.tzinfo | None
) -> datetime.tzinfo:
    """A zone that a calendar defines, and another one before its first onset."""
    values = (
        parsed(line.partition(":")[2])
        for line in block.inner
        if line.upper().startswith(("DTSTART:", "DTSTART;"))
    )
    onsets = [value for value in values if isinstance(value, datetime.datetime)]
    if earlier is None or not onsets:
        return zone
    return _Earlier(zone, min(onset.replace(tzinfo=None) for onset in onsets), earlier)


def _zone(name: str, block: Block) -> datetime.tzinfo:
    """The zone that a VTIMEZONE defines.

    Its parts are read one by one: icalendar would keep a whole one for every later file.
    """
    from icalendar import Component, Timezone  # noqa: PLC0415  (as above)

    zone: Any = Timezone()
    zone.add("TZID", name)
    lines = iter(block.inner)
    for begin in lines:
        if (end := _OBSERVANCES.get(begin.upper())) is None:
            continue
        part = [begin]
        for line in lines:
            part.append(line)
            if line.upper() == end:
                break
            if line.upper().startswith("RRULE") and "FREQ=YEARLY" not in line.upper():
                raise ValueError("a rule is not yearly")
        zone.add_component(Component.from_ical("\r\n".join([*part, ""]).encode()))
    if not 0 < len(zone.subcomponents) <= _MAX_RULES:
        raise ValueError(f"it has {len(zone.subcomponents)} parts")
    found = zone.to_tz(lookup_tzid=False)
    assert found is not None  # noqa: S101  (icalendar raises if there is none)
    return found  # type: ignore[no-any-return]

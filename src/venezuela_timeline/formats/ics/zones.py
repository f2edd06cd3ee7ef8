"""The time zones of one calendar file, found without icalendar's cache for all files."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import cut, shown

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from venezuela_timeline.formats.report import Report

    from .components import Block

_MAX_RULES = 400
_OBSERVANCES = {"BEGIN:STANDARD": "END:STANDARD", "BEGIN:DAYLIGHT": "END:DAYLIGHT"}


class Zones:
    """The zones that a file's TZID parameters name.

    A name of the IANA or the Windows list is that zone, because what files define under such
    names is often wrong by an hour. Any other name is the zone that this file defines, and
    never one of another file.
    """

    def __init__(self, blocks: Iterable[Block], report: Report) -> None:
        self._blocks: dict[str, Block] = {}
        for block in blocks:
            for line in block.lines:
                if line.name == "TZID":
                    self._blocks.setdefault(line.value, block)
        self._report = report
        self._found: dict[str, datetime.tzinfo | None] = {}

    def get(self, name: str, number: int) -> datetime.tzinfo | None:
        """The zone of a name; None, with a note, if it is not defined."""
        if name not in self._found:
            self._found[name] = known(name) or self._defined(name, number)
        return self._found[name]

    def _defined(self, name: str, number: int) -> datetime.tzinfo | None:
        block = self._blocks.get(name)
        if block is None:
            self._report.add(
                f"time zone {shown(name)} is not defined: times kept as local", line=number
            )
            return None
        try:
            return _zone(name, block)
        except Exception as error:  # noqa: BLE001  (a zone can break anything; the file is read on)
            reason = str(error) or type(error).__name__
            self._report.add(
                f"time zone {shown(name)} cannot be read ({cut(reason)}): times kept as local",
                line=block.number,
            )
            return None


def known(name: str) -> datetime.tzinfo | None:
    """The zone that a name of the IANA or Windows list stands for, perhaps behind a prefix."""
    from icalendar.timezone.windows_to_olson import (  # noqa: PLC0415  (35 ms, only for zones)
        WINDOWS_TO_OLSON,
    )

    name = name.strip("/")
    parts = WINDOWS_TO_OLSON.get(name, name).split("/")
    for start in range(len(parts)):
        try:
            return zoneinfo.ZoneInfo("/".join(parts[start:]))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


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

"""The repeats of events in a window of days, through recurring-ical-events."""

from __future__ import annotations

import datetime
import math
import time
from typing import TYPE_CHECKING, Any, Protocol

from venezuela_timeline.errors import (
    DataError,
    Fault,
    FormatError,
    ModelError,
    cut,
    shown,
)
from venezuela_timeline.model.validation import to_optional_date

from .components import Block
from .datetimes import Moment, Occurrence, moment_of, occurrence_of
from .lines import Line, unescaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import icalendar
    from icalendar.prop import vRecur

    from venezuela_timeline.formats.report import Report

    from .zones import Zones

Window = tuple["datetime.date | str", "datetime.date | str"]
"""The first and the last day of a window."""

Repeats = dict[Block, list[Occurrence]]
"""When each VEVENT that repeats, or changes a repeat of another, happens in a window."""

_REPEATING = frozenset({"RRULE", "RDATE"})
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_MAX_TIMES_A_DAY = 24
_MAX_YEARS = 400
_MAX_NOTE = 300
_MAX_SECONDS = 30
"""A rule that never comes true is followed up to the year 9999, which takes seconds each."""

_ROOM = 100
"""A window may have this many times more days than there may be repeats."""

_Group = list[tuple[Block, dict[str, Line]]]
"""The VEVENTs of one UID, one that repeats and those that change its repeats, with their lines."""

_DAY = datetime.timedelta(1)
_INDEX = "X-INDEX"
"""The property that says which VEVENT of a group an occurrence comes from."""


class _Query(Protocol):
    """What recurring-ical-events makes of a calendar."""

    def between(self, start: datetime.date, stop: datetime.date) -> Iterable[Mapping[str, Any]]: ...


def repeats(
    blocks: Iterable[Block], zones: Zones, window: Window, limit: int, report: Report
) -> Repeats:
    """The times at which each repeating VEVENT happens in a window.

    Args:
        blocks: The components of the file.
        zones: Its time zones.
        window: The first and the last day.
        limit: The most repeats there may be.
        report: Takes the rules that cannot be followed.

    Raises:
        FormatError: if the window is invalid, or without recurring-ical-events.
        DataError: if there are more repeats than the limit, or they take too long.
    """
    first, last = _days(window)
    if (last - first).days > _ROOM * limit:
        raise _too_many(limit)
    of = _recurring_ical_events()
    after = min(last, datetime.date.max - _DAY) + _DAY
    found: Repeats = {}
    count = 0
    started = time.monotonic()
    for group in _groups(blocks):
        if time.monotonic() - started > _MAX_SECONDS:
            fault = f"its repeats take more than {_MAX_SECONDS} seconds to find"
            raise DataError([Fault("", fault, "read it without expand")])
        if not any(_REPEATING & properties.keys() for _, properties in group):
            continue
        try:
            calendar = _calendar(group, zones, last, report)
            times = _occurrences(group, of(calendar).between(first, after))
        except Exception as error:  # noqa: BLE001  (the file has made the rules: any error)
            message = f"its repeats cannot be found: {str(error) or type(error).__name__}"
            report.add(cut(message, _MAX_NOTE), line=group[0][0].number)
            continue
        count += sum(map(len, times.values()))
        if count > limit:
            raise _too_many(limit)
        found |= times
    return found


def _days(window: object) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a window.

    Raises:
        FormatError: if it is invalid.
    """
    try:
        first, last = map(to_optional_date, window)  # type: ignore[call-overload]
    except (ModelError, TypeError, ValueError):
        first = last = None
    if first is None or last is None or last < first:
        raise FormatError(
            f"expand is {shown(window)}: write two days, such as ('2024-01-01', '2024-12-31')"
        )
    return first, last


def _too_many(limit: int) -> DataError:
    fault = f"more than {limit:,} repeats in the window"
    return DataError([Fault("", fault, "narrow it, or raise max_repeats if you trust the file")])


def _recurring_ical_events() -> Callable[[icalendar.Calendar], _Query]:
    """What finds the repeats of a calendar's events.

    Raises:
        FormatError: if it is not installed.
    """
    try:
        import recurring_ical_events  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise FormatError(
            'recurring-ical-events is missing: pip install "venezuela-timeline[calendar]"'
        ) from None
    of: Callable[[icalendar.Calendar], _Query] = recurring_ical_events.of
    return of


# VEVENTs --------------------------------------------------------------------------------------


def _groups(blocks: Iterable[Block]) -> Iterable[_Group]:
    groups: dict[str, _Group] = {}
    for block in blocks:
        if block.name == "VEVENT":
            properties = {line.name: line for line in reversed(block.lines)}
            if "UID" in properties:
                groups.setdefault(properties["UID"].value, []).append((block, properties))
    return groups.values()


def _calendar(
    group: _Group, zones: Zones, last: datetime.date, report: Report
) -> icalendar.Calendar:
    """A calendar of a group's times alone, in the zones of this file."""
    from icalendar import Calendar, Event  # noqa: PLC0415  (costs 35 ms, only to read)

    calendar = Calendar()
    for index, (block, properties) in enumerate(group):
        start, end = occurrence_of(properties, zones, report)
        event = Event()
        event.add("UID", unescaped(properties["UID"].value))
        event.add(_INDEX, str(index))
        event.add("DTSTART", start.value)
        if end is not None:
            event.add("DTEND", end.value)
        for name, value in _rules(block, start, last, zones, report):
            event.add(name, value)
        calendar.add_component(event)
    return calendar


def _rules(
    block: Block, start: Moment, last: datetime.date, zones: Zones, report: Report
) -> Iterator[tuple[str, object]]:
    """The properties of a VEVENT that say when it repeats."""
    from icalendar.prop import vRecur  # noqa: PLC0415  (as above)

    for line in block.lines:
        if line.name == "RRULE":
            yield line.name, _checked(vRecur.from_ical(line.value), start, last)
        elif line.name in {"RDATE", "EXDATE"}:
            values = line.value.split(",")
            yield line.name, [moment_of(line, zones, report, value).value for value in values]
        elif line.name == "RECURRENCE-ID":
            yield line.name, moment_of(line, zones, report).value


def _checked(rule: vRecur, start: Moment, last: datetime.date) -> vRecur:
    """A rule that can be followed in bounded time.

    Raises:
        ValueError: if it repeats more than hourly, or began too long ago.
    """
    if str(rule.get("FREQ", [""])[0]) in _TOO_OFTEN:
        raise ValueError("it repeats within a day")
    if any(int(value) < 1 for value in rule.get("INTERVAL", ())):
        raise ValueError("its interval is not a positive number")  # dateutil would never end
    lists = (rule.get(name, ()) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if math.prod(max(len(values), 1) for values in lists) > _MAX_TIMES_A_DAY:
        raise ValueError("it repeats too often in a day")
    if start.value.year < last.year - _MAX_YEARS:
        raise ValueError("it began too long ago")
    return rule


def _occurrences(group: _Group, events: Iterable[Mapping[str, Any]]) -> Repeats:
    """The start and the end of each repeat, by the VEVENT that it comes from."""
    blocks = [block for block, _ in group]
    found: Repeats = {block: [] for block in blocks}
    for event in events:
        start = Moment(event["DTSTART"].dt)
        end = Moment(event["DTEND"].dt) if "DTEND" in event else None
        found[blocks[int(event[_INDEX])]].append(Occurrence(start, end))
    return found

"""Repeating events, each time they happen in a window; through recurring-ical-events."""

from __future__ import annotations

import datetime
import math
import time
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, FormatError, ModelError, cut, shown
from venezuela_timeline.model.validation import to_optional_date

from .datetimes import Moment, Times, moment_of, time_lines
from .lines import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.formats.report import Report

    from .components import Block
    from .lines import Line
    from .zones import Zones

_REPEATING = frozenset({"RRULE", "RDATE"})
_SLOW = ("SECONDLY", "MINUTELY", "HOURLY")
_MAX_TIMES_A_DAY = 24
_MAX_YEARS = 400
_MAX_NOTE = 300
_MAX_SECONDS = 30
"""A rule that never comes true is looked through up to the year 9999, for seconds each."""

_ROOM = 100
"""A rule may be looked through for so many times more days than there may be repeats."""

Found = dict[int, list[tuple[Moment, Moment | None]]]


def repeats(
    blocks: Iterable[Block],
    zones: Zones,
    window: tuple[datetime.date | str, datetime.date | str],
    limit: int,
    report: Report,
) -> Found:
    """The times at which each repeating VEVENT happens in a window, by the identity of its block.

    Raises:
        FormatError: for a window that is none, or without recurring-ical-events.
        DataError: for more repeats than the limit.
    """
    first, last = _window(window)
    if (last - first).days > _ROOM * limit:
        raise _too_many(limit)
    groups: dict[str, list[tuple[Block, dict[str, Line]]]] = {}
    for block in blocks:
        if block.name == "VEVENT":
            properties = {line.name: line for line in reversed(block.lines)}
            if "UID" in properties:
                groups.setdefault(properties["UID"].value, []).append((block, properties))
    occurrences = _occurrences()
    found: Found = {}
    count = 0
    started = time.monotonic()
    for group in groups.values():
        if time.monotonic() - started > _MAX_SECONDS:
            fault = f"its repeats take more than {_MAX_SECONDS} seconds to tell"
            raise DataError([Fault("", fault, "read it without expand")])
        if not any(_REPEATING & properties.keys() for _, properties in group):
            continue
        try:
            calendar, after = _calendar(group, zones, last, report)
            times = _moments(group, occurrences(calendar).between(first, after))
        except Exception as error:  # noqa: BLE001  (rules are of the file's making, errors any)
            message = f"its repeats cannot be told: {str(error) or type(error).__name__}"
            report.add(cut(message, _MAX_NOTE), line=group[0][0].number)
            continue
        count += sum(map(len, times.values()))
        if count > limit:
            raise _too_many(limit)
        found |= times
    return found


def _too_many(limit: int) -> DataError:
    fault = f"more than {limit:,} repeats in the window"
    return DataError([Fault("", fault, "narrow it, or raise max_repeats if you trust the file")])


def _window(window: object) -> tuple[datetime.date, datetime.date]:
    try:
        first, last = map(to_optional_date, window)  # type: ignore[call-overload]
    except (ModelError, TypeError, ValueError):
        first = last = None
    if first is None or last is None or last < first:
        raise FormatError(
            f"expand is {shown(window)}: write two days, such as ('2024-01-01', '2024-12-31')"
        )
    return first, last


def _occurrences() -> Any:
    """What tells the repeats of a calendar's events.

    Raises:
        FormatError: where it is not installed.
    """
    try:
        import recurring_ical_events  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise FormatError(
            'recurring-ical-events is missing: pip install "venezuela-timeline[calendar]"'
        ) from None
    return recurring_ical_events.of


def _calendar(
    group: list[tuple[Block, dict[str, Line]]], zones: Zones, last: datetime.date, report: Report
) -> tuple[Any, datetime.date]:
    """One event, the VEVENT that repeats and those that change a repeat; and the day after all."""
    from icalendar import Calendar  # noqa: PLC0415  (60 ms, needed only to read)

    calendar = Calendar()
    for index, (block, properties) in enumerate(group):
        calendar.add_component(_component(index, block, properties, zones, (last, report)))
    return calendar, min(last, datetime.date.max - datetime.timedelta(1)) + datetime.timedelta(1)


def _moments(group: list[tuple[Block, dict[str, Line]]], repeats: Iterable[Any]) -> Found:
    """The start and the end of each repeat, by the VEVENT that says so."""
    found: Found = {id(block): [] for block, _ in group}
    for one in repeats:
        start = Moment(one["DTSTART"].dt)
        end = Moment(one["DTEND"].dt) if "DTEND" in one else None
        block = group[int(one["X-INDEX"])][0]
        found[id(block)].append((start, end))
    return found


def _component(
    index: int,
    block: Block,
    properties: dict[str, Line],
    zones: Zones,
    context: tuple[datetime.date, Report],
) -> Any:
    """A VEVENT with its times alone, in zones that are this file's."""
    from icalendar import Event  # noqa: PLC0415
    from icalendar.prop import vRecur  # noqa: PLC0415

    last, report = context
    event: Any = Event()
    event.add("UID", unescaped(properties["UID"].value))
    event.add("X-INDEX", str(index))
    start, end = time_lines(properties, zones, report)
    event.add("DTSTART", start.value)
    if end is not None:
        event.add("DTEND", end.value)
    for line in block.lines:
        if line.name == "RRULE":
            event.add("RRULE", _checked(vRecur.from_ical(line.value), start, last))
        elif line.name in {"RDATE", "EXDATE"}:
            days = [moment_of(line, zones, report, part).value for part in line.value.split(",")]
            event.add(line.name, days)
        elif line.name == "RECURRENCE-ID":
            event.add(line.name, moment_of(line, zones, report).value)
    return event


def _checked(rule: Any, start: Moment, last: datetime.date) -> Any:
    """A rule that can be followed in bounded time.

    Raises:
        ValueError: for one that repeats more than hourly, or began too long ago.
    """
    if str(rule.get("FREQ", [""])[0]) in _SLOW:
        raise ValueError("it repeats within a day")
    if any(int(value) < 1 for value in rule.get("INTERVAL", ())):
        raise ValueError("its interval is none")  # dateutil would never end
    lists = (rule.get(name, ()) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if math.prod(max(len(values), 1) for values in lists) > _MAX_TIMES_A_DAY:
        raise ValueError("it repeats too often in a day")
    if start.value.year < last.year - _MAX_YEARS:
        raise ValueError("it began too long ago")
    return rule


__all__ = ["Times", "repeats"]

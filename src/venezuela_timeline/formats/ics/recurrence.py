"""The repeats of events in a window of days (RFC 5545, 3.8.5)."""

from __future__ import annotations

import datetime
import time
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import DataError, Fault, FormatError, ModelError, cut, shown
from venezuela_timeline.model.validation import to_optional_date

from . import ids
from .components import Block
from .datetimes import Moment, Occurrence, duration_of, later, moment_of, occurrence_of
from .lines import Line
from .rules import rule_of, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from venezuela_timeline.formats.report import Report

    from .rules import Rule
    from .zones import Zones

Window = tuple["datetime.date | str", "datetime.date | str"]
"""The first and the last day of a window."""

Repeats = dict[Block, list[Occurrence]]
"""When VEVENTs that repeat, or change a repeat of another, happen in a window.

One that a newer version of it has taken the place of happens at no time.
"""

_REPEATING = frozenset({"RRULE", "RDATE"})
_MAX_NOTE = 300
_MAX_SECONDS = 30
"""A rule that never comes true is followed through all of the window."""

_STEPS = 256
"""So many steps are taken between two looks at the clock."""

_ROOM = 100
"""A window may have this many times more days than there may be repeats."""

_DAY = datetime.timedelta(1)

Key = tuple[str, datetime.date]
"""What makes two times the same: an instant, a local time, or a day."""


def repeats(
    blocks: Iterable[Block], zones: Sequence[Zones], window: Window, limit: int, report: Report
) -> Repeats:
    """The times at which each repeating VEVENT happens in a window.

    Args:
        blocks: The components of the file.
        zones: The time zones of each calendar.
        window: The first and the last day.
        limit: The most repeats there may be.
        report: Takes the rules that cannot be followed.

    Raises:
        FormatError: if the window is invalid.
        DataError: as soon as there are more repeats than the limit, or they take too long.
    """
    first, last = _days(window)
    if (last - first).days > _ROOM * limit:
        raise _too_many(limit)
    work = _Work(first, last, limit)
    found: Repeats = {}
    for group in _groups(blocks):
        newest = _newest(group, report)
        found |= {vevent.block: [] for vevent in group if vevent not in newest}
        changes = [vevent for vevent in newest if "RECURRENCE-ID" in vevent.properties]
        for vevent in newest:
            if vevent in changes or not _REPEATING & vevent.properties.keys():
                continue
            try:
                found |= _expanded(vevent, changes, zones[vevent.block.calendar], work, report)
            except (ValueError, OverflowError) as error:
                if isinstance(error, DataError):
                    raise
                message = f"its repeats cannot be found: {error}"
                report.add(cut(message, _MAX_NOTE), line=vevent.block.number)
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


class _Work:
    """The window, and how much has been done in it: both have a bound while the work goes on."""

    def __init__(self, first: datetime.date, last: datetime.date, limit: int) -> None:
        self.first = first
        self.last = last
        self.room = _ROOM * limit
        self._left = self._limit = limit
        self._steps = 0
        self._started = time.monotonic()

    def step(self) -> None:
        """Count a step; all steps together may take so many seconds."""
        self._steps += 1
        if self._steps % _STEPS == 1 and time.monotonic() - self._started > _MAX_SECONDS:
            fault = f"its repeats take more than {_MAX_SECONDS} seconds to find"
            raise DataError([Fault("", fault, "read it without expand")])

    def count(self) -> None:
        """Count a repeat."""
        self._left -= 1
        if self._left < 0:
            raise _too_many(self._limit)

    def shows(self, one: Occurrence) -> bool:
        """Whether an occurrence shares a day with the window."""
        start, end = one
        if _day(start) > self.last:
            return False
        if end is None or end.value == start.value:
            return _day(start) >= self.first
        if not end.timed:
            return end.value > self.first
        return _local(end) > datetime.datetime.combine(self.first, datetime.time())


# VEVENTs --------------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class _VEvent:
    """A VEVENT and the first line of each name in it."""

    block: Block
    properties: dict[str, Line]


def _groups(blocks: Iterable[Block]) -> Iterable[list[_VEvent]]:
    """The VEVENTs of each UID in each calendar; each one without a UID by itself."""
    groups: dict[object, list[_VEvent]] = {}
    for block in blocks:
        if block.name == "VEVENT":
            properties = {line.name: line for line in reversed(block.lines)}
            uid = ids.uid_of(properties)
            key = id(block) if uid is None else (block.calendar, uid)
            groups.setdefault(key, []).append(_VEvent(block, properties))
    return groups.values()


def _newest(group: list[_VEvent], report: Report) -> list[_VEvent]:
    """Of a group, the VEVENTs with no newer version: one of a higher SEQUENCE (3.8.7.4)."""
    highest: dict[str, tuple[int, int]] = {}
    for vevent in group:
        key, sequence = _version(vevent)
        highest[key] = max(highest.get(key, (-1, 0)), (sequence, vevent.block.number))
    newest = []
    for vevent in group:
        key, sequence = _version(vevent)
        if sequence == highest[key][0]:
            newest.append(vevent)
        else:
            message = f"line {highest[key][1]} has a newer version of it, which is taken"
            report.add(message, line=vevent.block.number)
    return newest


def _version(vevent: _VEvent) -> tuple[str, int]:
    """Which repeat a VEVENT changes, if any, and its SEQUENCE."""
    line, number = (vevent.properties.get(name) for name in ("RECURRENCE-ID", "SEQUENCE"))
    digits = "" if number is None else number.value.strip()
    sequence = int(digits[:12]) if digits.isascii() and digits.isdigit() else 0
    return "" if line is None else line.value.strip(), sequence


# One VEVENT that repeats ----------------------------------------------------------------------


@attrs.frozen
class _Change:
    """What changes one repeat, or all from one on (RFC 5545, 3.2.13).

    Attributes:
        block: The VEVENT.
        id: The start of the repeat that it changes.
        own: When it is itself.
        lasts: How long it is.
        onward: Whether it changes all repeats that follow.
    """

    block: Block
    id: Moment
    own: Occurrence
    lasts: Callable[[Moment], Moment | None]
    onward: bool


def _expanded(
    vevent: _VEvent, changes: list[_VEvent], zones: Zones, work: _Work, report: Report
) -> Repeats:
    """When a VEVENT that repeats, and those that change its repeats, happen in a window."""
    start, _ = own = occurrence_of(vevent.properties, zones, report)
    lasts = _length(vevent, own)
    changed = [_change(one, zones, report) for one in changes]
    single = {_key(change.id, start) for change in changed}
    onward = sorted(
        (change for change in changed if change.onward), key=lambda change: _local(change.id)
    )
    found: Repeats = {vevent.block: [], **{change.block: [] for change in changed}}
    room = max((_room(change.own) + _shift(change) for change in onward), default=_DAY)
    room = max(room, _room(own))
    for moment, end in _set(vevent, own, room, zones, work, report):
        if _key(moment, start) in single or ("day", _day(moment)) in single:
            continue
        last = [change for change in onward if _local(change.id) <= _local(moment)][-1:]
        block, one = vevent.block, Occurrence(moment, end or lasts(moment))
        for change in last:
            block, moved = change.block, _moved(moment, change)
            one = Occurrence(moved, change.lasts(moved))
        if work.shows(one):
            work.count()
            found[block].append(one)
    for change in changed:
        if work.shows(change.own):
            work.count()
            found[change.block].append(change.own)
    return found


def _change(vevent: _VEvent, zones: Zones, report: Report) -> _Change:
    line = vevent.properties["RECURRENCE-ID"]
    own = occurrence_of(vevent.properties, zones, report)
    which = moment_of(line, zones, report)
    onward = (line.parameter("RANGE") or "").upper() == "THISANDFUTURE"
    if onward and which.timed != own.start.timed:
        report.add("it changes one repeat alone: its start is of another kind", line=line.number)
        onward = False
    return _Change(vevent.block, which, own, _length(vevent, own), onward)


def _length(vevent: _VEvent, own: Occurrence) -> Callable[[Moment], Moment | None]:
    """What gives the end of each repeat by its start (RFC 5545, 3.8.5.3).

    A DURATION is the same by the calendar, and the time from DTSTART to DTEND exactly.
    """
    start, end = own
    if end is None:
        return lambda _: None
    if "DTEND" not in vevent.properties:
        return duration_of(vevent.properties["DURATION"].value).after
    if not isinstance(end.value, datetime.datetime):
        days = end.value - start.value
        return lambda moment: Moment(moment.value + days)
    exact: datetime.timedelta = end.value - start.value  # type: ignore[operator]
    if end.value.tzinfo is not None:
        exact = end.value.astimezone(datetime.UTC) - _utc(start)
    return lambda moment: Moment(later(moment.value, exact))  # type: ignore[arg-type]


def _room(own: Occurrence) -> datetime.timedelta:
    """How long before a window a repeat may begin that reaches into it."""
    start, end = own
    return _DAY if end is None else abs(_local(end) - _local(start)) + 2 * _DAY


def _shift(change: _Change) -> datetime.timedelta:
    return abs(_local(change.own.start) - _local(change.id))


def _moved(moment: Moment, change: _Change) -> Moment:
    """A repeat's start as a change moves it: by as much, on the clock, as its own."""
    own = change.own.start.value
    if not isinstance(own, datetime.datetime):
        return Moment(moment.value + (own - change.id.value))
    zone = own.tzinfo
    before, which = (_in(one, zone) for one in (moment, change.id))
    return Moment((before + (own.replace(tzinfo=None) - which)).replace(tzinfo=zone))


def _in(moment: Moment, zone: datetime.tzinfo | None) -> datetime.datetime:
    """The local time of a moment in a zone."""
    value = moment.value
    if isinstance(value, datetime.datetime) and value.tzinfo is not None and zone is not None:
        return value.astimezone(zone).replace(tzinfo=None)
    return _local(moment)


# Its recurrence set ---------------------------------------------------------------------------


def _set(  # noqa: PLR0913  (what a set is made of and where it ends)
    vevent: _VEvent,
    own: Occurrence,
    room: datetime.timedelta,
    zones: Zones,
    work: _Work,
    report: Report,
) -> Iterator[tuple[Moment, Moment | None]]:
    """The starts of a recurrence set about a window, with the end of those that have their own.

    The first is DTSTART, whether the rule gives it or not.
    """
    start = own.start
    lines = vevent.block.lines
    first = datetime.datetime.combine(work.first, datetime.time())
    last = datetime.datetime.combine(work.last, datetime.time.max)
    first = first - room if first - datetime.datetime.min > room else datetime.datetime.min
    last = last + room if datetime.datetime.max - last > room else datetime.datetime.max

    def given(name: str) -> Iterator[Moment]:
        for line in lines:
            if line.name == name:
                yield from _following(rule_of(line.value), start, first, last, work)

    out: set[Key] = set()
    for moment in given("EXRULE"):
        out.add(_key(moment, start))
        if len(out) > work.room:
            raise ValueError("its EXRULE leaves out too much")
    out |= {_key(moment, start) for moment, _ in _dates("EXDATE", lines, zones, report)}
    done: set[Key] = set()
    for source in ([(start, None)], _dates("RDATE", lines, zones, report)):
        for moment, end in source:
            key = _key(moment, start)
            if key not in done and key not in out and not _excluded(moment, out):
                done.add(key)
                yield moment, end
    for moment in given("RRULE"):
        key = _key(moment, start)
        if key not in done and key not in out and not _excluded(moment, out):
            done.add(key)
            yield moment, None


def _excluded(moment: Moment, out: set[Key]) -> bool:
    """Whether an EXDATE without a time of day excludes a moment."""
    return ("day", _day(moment)) in out


def _following(
    rule: Rule, start: Moment, first: datetime.datetime, last: datetime.datetime, work: _Work
) -> Iterator[Moment]:
    """The starts that a rule gives from a time to another."""
    value = start.value
    zone = value.tzinfo if isinstance(value, datetime.datetime) else None
    if not start.timed:
        if rule.frequency not in _OF_DAYS:
            raise ValueError("it repeats within a day, but has no time of day")
        by = {name: numbers for name, numbers in rule.by.items() if name not in _OF_CLOCKS}
        rule = attrs.evolve(rule, by=by)
    last = min(last, _until(rule, start))

    def exists(local: datetime.datetime) -> bool:
        if zone is None or zone is datetime.UTC:
            return True
        there = local.replace(tzinfo=zone)
        return there.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None) == local

    for local in times(rule, _local(start), after=first, last=last, step=work.step, exists=exists):
        yield Moment(local.replace(tzinfo=zone) if start.timed else local.date())


_OF_DAYS = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_OF_CLOCKS = ("BYHOUR", "BYMINUTE", "BYSECOND")


def _until(rule: Rule, start: Moment) -> datetime.datetime:
    """The last local time that a rule can give. A day means all of it."""
    until = rule.until
    if until is None:
        return datetime.datetime.max
    if not isinstance(until, datetime.datetime) or not start.timed:
        return datetime.datetime.combine(until, datetime.time.max)
    assert isinstance(start.value, datetime.datetime)  # noqa: S101  (it is timed)
    return _in(Moment(until), start.value.tzinfo)


def _dates(
    name: str, lines: Iterable[Line], zones: Zones, report: Report
) -> Iterator[tuple[Moment, Moment | None]]:
    """The moments that RDATE or EXDATE lists, and the ends of its periods."""
    for line in lines:
        if line.name != name:
            continue
        for value in line.value.split(","):
            begins, _, ends = value.partition("/")
            if not value.strip():
                continue
            try:
                moment = moment_of(line, zones, report, begins)
                yield moment, _end_of_period(line, moment, ends.strip(), zones, report)
            except ValueError as error:
                report.add(f"passed over: {error}", line=line.number)


def _end_of_period(
    line: Line, moment: Moment, ends: str, zones: Zones, report: Report
) -> Moment | None:
    if not ends:
        return None
    if ends[0] in "+-Pp":
        return duration_of(ends).after(moment)
    return moment_of(line, zones, report, ends)


# Moments --------------------------------------------------------------------------------------


def _local(moment: Moment) -> datetime.datetime:
    """The local time of a moment; of a day, that of its beginning."""
    value = moment.value
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    return datetime.datetime.combine(value, datetime.time())


def _day(moment: Moment) -> datetime.date:
    return _local(moment).date()


def _utc(moment: Moment) -> datetime.datetime:
    assert isinstance(moment.value, datetime.datetime)  # noqa: S101  (it has a time of day)
    return moment.value.astimezone(datetime.UTC)


def _key(moment: Moment, like: Moment) -> Key:
    """What a moment is compared by with those of a series that starts like another."""
    value, other = moment.value, like.value
    if not isinstance(value, datetime.datetime) or not isinstance(other, datetime.datetime):
        return "day", _day(moment)
    if other.tzinfo is None:
        return "local", value.replace(tzinfo=None)
    if value.tzinfo is None:
        value = value.replace(tzinfo=other.tzinfo)
    try:
        return "instant", value.astimezone(datetime.UTC)
    except OverflowError:  # in the first and the last hours that datetime knows
        return "local", value.replace(tzinfo=None)

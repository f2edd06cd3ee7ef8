"""The repeats of events in a window of days (RFC 5545, 3.8.5)."""

from __future__ import annotations

import datetime
import itertools
import time
from collections.abc import Callable
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
    from collections.abc import Iterable, Iterator, Sequence

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
        changes = [vevent for vevent in newest if vevent.changes]
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

    @property
    def changes(self) -> str:
        """Which repeat it changes, as it says that; empty if it changes none."""
        line = self.properties.get("RECURRENCE-ID")
        return "" if line is None else line.value.strip()

    @property
    def sequence(self) -> int:
        """Its SEQUENCE, 0 if it has none."""
        line = self.properties.get("SEQUENCE")
        digits = "" if line is None else line.value.strip()
        return int(digits[:12]) if digits.isascii() and digits.isdigit() else 0

    @property
    def version(self) -> tuple[int, str, int]:
        """What the later of two versions has more of."""
        line = self.properties.get("DTSTAMP")
        return self.sequence, "" if line is None else line.value.strip(), self.block.number


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
    """Of a group, the VEVENTs that count.

    Of several that are equal the first counts, and of several versions those of the highest
    SEQUENCE (RFC 5545, 3.8.7.4); a repeat is changed once, by the version with the latest DTSTAMP.
    """
    first: dict[tuple[str, ...], _VEvent] = {}
    highest: dict[str, tuple[int, str, int]] = {}
    for vevent in group:
        first.setdefault(tuple(vevent.block.texts()), vevent)
        new = vevent.version
        highest[vevent.changes] = max(highest.get(vevent.changes, new), new)
    newest = []
    for vevent in group:
        number = vevent.block.number
        same, (sequence, _, newer) = first[tuple(vevent.block.texts())], highest[vevent.changes]
        if same is not vevent:
            report.add(f"the same event as on line {same.block.number}", line=number)
        elif vevent.sequence != sequence or (vevent.changes and number != newer):
            report.add(f"line {newer} has a newer version of it, which is taken", line=number)
        else:
            newest.append(vevent)
    return newest


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
    series = _Series(vevent, own, zones, work, report)
    found: Repeats = {vevent.block: [], **{change.block: [] for change in changes}}
    changed = []
    for vchange in changes:
        change = _change(vchange, zones, report)
        # An older change of a repeat that the series does not have any more is none.
        if vchange.sequence >= vevent.sequence or series.has(change.id):
            changed.append(change)
    single = {_key(change.id, start) for change in changed}
    onward = sorted(
        (change for change in changed if change.onward), key=lambda change: _local(change.id)
    )
    room = max((_room(change.own) + _shift(change) for change in onward), default=_DAY)
    room = max(room, _room(own))
    for moment, end in series.about(work.first, work.last, room):
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


class _Series:
    """The recurrence set of a VEVENT.

    Its first member is DTSTART, whether the rule gives that or not.
    """

    def __init__(
        self, vevent: _VEvent, own: Occurrence, zones: Zones, work: _Work, report: Report
    ) -> None:
        lines = vevent.block.lines
        self._start = own.start
        self._work = work
        self._rules = [rule_of(line.value) for line in lines if line.name == "RRULE"]
        self._exceptions = [rule_of(line.value) for line in lines if line.name == "EXRULE"]
        self._added = list(_dates("RDATE", lines, zones, report))
        out = _dates("EXDATE", lines, zones, report)
        self._out = {_key(moment, own.start) for moment, _ in out}

    def has(self, moment: Moment) -> bool:
        """Whether it has a member at a moment."""
        key, day = _key(moment, self._start), _day(moment)
        members = (one for one, _ in self.about(day, day, _DAY))
        return any(key in {_key(one, self._start), ("day", _day(one))} for one in members)

    def about(
        self, first: datetime.date, last: datetime.date, room: datetime.timedelta
    ) -> Iterator[tuple[Moment, Moment | None]]:
        """Its members about a window, with the end of those that have one of their own.

        Args:
            first: The first day.
            last: The last day.
            room: How far they may be from these.
        """
        start = self._start
        since = datetime.datetime.combine(first, datetime.time())
        until = datetime.datetime.combine(last, datetime.time.max)
        since -= min(room, since - _FIRST)
        until += min(room, _LAST - until)
        out = set(self._out)
        for moment in self._given(self._exceptions, since, until):
            out.add(_key(moment, start))
            if len(out) > self._work.room:
                raise ValueError("its EXRULE leaves out too much")
        given = ((moment, None) for moment in self._given(self._rules, since, until))
        done: set[Key] = set()
        for moment, end in itertools.chain([(start, None)], self._added, given):
            key = _key(moment, start)
            if key not in done and key not in out and ("day", _day(moment)) not in out:
                done.add(key)
                yield moment, end

    def _given(
        self, rules: Iterable[Rule], since: datetime.datetime, until: datetime.datetime
    ) -> Iterator[Moment]:
        """What rules give from a time to another."""
        for rule in rules:
            yield from _following(rule, self._start, since, until, self._work.step)


_FIRST = datetime.datetime(1, 1, 1)  # noqa: DTZ001  (local, as all times here)
_LAST = datetime.datetime(9999, 12, 31, 23, 59, 59, 999_999)  # noqa: DTZ001


def _following(
    rule: Rule,
    start: Moment,
    first: datetime.datetime,
    last: datetime.datetime,
    step: Callable[[], object],
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
        before, after = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
        return before is None or after is None or before >= after  # less in a gap (PEP 495)

    for local in times(rule, _local(start), after=first, last=last, step=step, exists=exists):
        yield Moment(local.replace(tzinfo=zone) if start.timed else local.date())


_OF_DAYS = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_OF_CLOCKS = ("BYHOUR", "BYMINUTE", "BYSECOND")


def _until(rule: Rule, start: Moment) -> datetime.datetime:
    """The last local time that a rule can give. A day means all of it."""
    until = rule.until
    if until is None:
        return _LAST
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

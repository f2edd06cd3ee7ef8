"""The repeats of events in a window of days (RFC 5545, 3.8.5)."""

from __future__ import annotations

import datetime
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
from .series import Series, day_of, instant_of, key_of, local_in, local_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from venezuela_timeline.formats.report import Report

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
        if day_of(start) > self.last:
            return False
        if end is None or end.value == start.value:
            return day_of(start) >= self.first
        if not end.timed:
            return end.value > self.first
        return local_of(end) > datetime.datetime.combine(self.first, datetime.time())


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
    series = Series(vevent.block.lines, start, zones, step=work.step, room=work.room, report=report)
    found: Repeats = {vevent.block: [], **{change.block: [] for change in changes}}
    changed = []
    for vchange in changes:
        change = _change(vchange, zones, report)
        # An older change of a repeat that the series does not have any more is none.
        if vchange.sequence >= vevent.sequence or series.has(change.id):
            changed.append(change)
    single = {key_of(change.id, start) for change in changed}
    onward = sorted(
        (change for change in changed if change.onward), key=lambda change: local_of(change.id)
    )
    room = max((_room(change.own) + _shift(change) for change in onward), default=_DAY)
    room = max(room, _room(own))
    for moment, end in series.about(work.first, work.last, room):
        if key_of(moment, start) in single or ("day", day_of(moment)) in single:
            continue
        last = [change for change in onward if local_of(change.id) <= local_of(moment)][-1:]
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
        exact = end.value.astimezone(datetime.UTC) - instant_of(start)
    return lambda moment: Moment(later(moment.value, exact))  # type: ignore[arg-type]


def _room(own: Occurrence) -> datetime.timedelta:
    """How long before a window a repeat may begin that reaches into it."""
    start, end = own
    return _DAY if end is None else abs(local_of(end) - local_of(start)) + 2 * _DAY


def _shift(change: _Change) -> datetime.timedelta:
    return abs(local_of(change.own.start) - local_of(change.id))


def _moved(moment: Moment, change: _Change) -> Moment:
    """A repeat's start as a change moves it: by as much, on the clock, as its own."""
    own = change.own.start.value
    if not isinstance(own, datetime.datetime):
        return Moment(moment.value + (own - change.id.value))
    zone = own.tzinfo
    before, which = (local_in(one, zone) for one in (moment, change.id))
    return Moment((before + (own.replace(tzinfo=None) - which)).replace(tzinfo=zone))

"""The recurrence set of a VEVENT (RFC 5545, 3.8.5)."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

import attrs

from .datetimes import Moment, duration_of, moment_of
from .rules import rule_of, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from venezuela_timeline.formats.report import Report

    from .lines import Line
    from .rules import Rule
    from .zones import Zones

_DAY = datetime.timedelta(1)

Key = tuple[str, datetime.date]
"""What makes two times the same: an instant, a local time, or a day."""


class Series:
    """The recurrence set of a VEVENT.

    Its first member is DTSTART, whether the rule gives that or not.
    """

    def __init__(  # noqa: PLR0913  (what it is made of, and what it may cost)
        self,
        lines: Sequence[Line],
        start: Moment,
        zones: Zones,
        *,
        step: Callable[[], object],
        room: int,
        report: Report,
    ) -> None:
        """Take the recurrence set of a VEVENT.

        Args:
            lines: The properties of the VEVENT.
            start: Its start.
            zones: The time zones of its calendar.
            step: Called for each step. What it raises ends the work.
            room: The most times that EXRULE may leave out.
            report: Takes the dates that cannot be read.
        """
        self._start = start
        self._step = step
        self._room = room
        self._rules = [rule_of(line.value) for line in lines if line.name == "RRULE"]
        self._exceptions = [rule_of(line.value) for line in lines if line.name == "EXRULE"]
        self._added = list(_dates("RDATE", lines, zones, report))
        out = _dates("EXDATE", lines, zones, report)
        self._out = {key_of(moment, start) for moment, _ in out}

    def has(self, moment: Moment) -> bool:
        """Whether it has a member at a moment."""
        key, day = key_of(moment, self._start), day_of(moment)
        members = (one for one, _ in self.about(day, day, _DAY))
        return any(key in {key_of(one, self._start), ("day", day_of(one))} for one in members)

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
            out.add(key_of(moment, start))
            if len(out) > self._room:
                raise ValueError("its EXRULE leaves out too much")
        given = ((moment, None) for moment in self._given(self._rules, since, until))
        done: set[Key] = set()
        for moment, end in itertools.chain([(start, None)], self._added, given):
            key = key_of(moment, start)
            if key not in done and key not in out and ("day", day_of(moment)) not in out:
                done.add(key)
                yield moment, end

    def _given(
        self, rules: Iterable[Rule], since: datetime.datetime, until: datetime.datetime
    ) -> Iterator[Moment]:
        """What rules give from a time to another."""
        for rule in rules:
            yield from _following(rule, self._start, since, until, self._step)


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

    for local in times(rule, local_of(start), after=first, last=last, step=step, exists=exists):
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
    return local_in(Moment(until), start.value.tzinfo)


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


def local_of(moment: Moment) -> datetime.datetime:
    """The local time of a moment; of a day, that of its beginning."""
    value = moment.value
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    return datetime.datetime.combine(value, datetime.time())


def day_of(moment: Moment) -> datetime.date:
    """The local day of a moment."""
    return local_of(moment).date()


def instant_of(moment: Moment) -> datetime.datetime:
    """A moment with a time of day in UTC."""
    assert isinstance(moment.value, datetime.datetime)  # noqa: S101  (it has a time of day)
    return moment.value.astimezone(datetime.UTC)


def key_of(moment: Moment, like: Moment) -> Key:
    """What a moment is compared by with those of a series that starts like another."""
    value, other = moment.value, like.value
    if not isinstance(value, datetime.datetime) or not isinstance(other, datetime.datetime):
        return "day", day_of(moment)
    if other.tzinfo is None:
        return "local", value.replace(tzinfo=None)
    if value.tzinfo is None:
        value = value.replace(tzinfo=other.tzinfo)
    try:
        return "instant", value.astimezone(datetime.UTC)
    except OverflowError:  # in the first and the last hours that datetime knows
        return "local", value.replace(tzinfo=None)


def local_in(moment: Moment, zone: datetime.tzinfo | None) -> datetime.datetime:
    """The local time of a moment in a zone."""
    value = moment.value
    if isinstance(value, datetime.datetime) and value.tzinfo is not None and zone is not None:
        return value.astimezone(zone).replace(tzinfo=None)
    return local_of(moment)

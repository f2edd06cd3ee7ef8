"""Predicates about time: during, overlapping, before, after, on, approximate, uncertain."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import TypeAlias

import attrs

from venezuela_timeline.errors import EDTFError, QueryError, shown
from venezuela_timeline.model import Event
from venezuela_timeline.time import Certainty, Relation, TimeSpan, common_cells, window
from venezuela_timeline.time.days import Day, inf
from venezuela_timeline.time.relation import Cell, relations

from .query import USUAL, Query, Reading, Scope, Test

Moment: TypeAlias = str | datetime.date | int | TimeSpan | Event
"""A window (str, date, year) or a span (TimeSpan, Event), for a predicate about time."""

Compare: TypeAlias = Callable[[Event, TimeSpan], Relation]
"""The relations of an event to the moment, if it took place at that time."""

_MEANING = {
    "during": Relation.WITHIN,
    "overlapping": Relation.INTERSECTS,
    "before": Relation.ENDS_BEFORE,
    "after": Relation.STARTS_AFTER,
    "on": Relation.INTERSECTS,
}


@attrs.frozen(repr=False)
class _Temporal(Query):
    """An event's relation to a moment.

    Attributes:
        name: The predicate's name.
        given: The moment as it was given.
        time: Its time.
        days: First and last day, where it is a window, or a span without imprecision.
    """

    name: str
    given: Moment
    time: TimeSpan = attrs.field(eq=False)
    days: tuple[Day, Day] | None = attrs.field(eq=False)

    def compile(self, scope: Scope, reading: Reading) -> Test:
        meaning = _MEANING[self.name]
        compare = self._to_days(scope, reading) if self.days else self._to_span(scope, reading)

        def test(event: Event) -> Certainty:
            found = (compare(event, time) for time in reading.times(event))
            return Certainty.of(reduce(or_, found), meaning)

        return test

    def _to_days(self, scope: Scope, reading: Reading) -> Compare:
        """The relations of an event's time to a window of days."""
        first, last = self.days or (inf, inf)
        theirs = (Cell(first, first, last, last, linked=first == last),)

        def compare(event: Event, time: TimeSpan) -> Relation:
            cells = time.cells_within(reading.tolerance, scope.known_until(event))
            return relations(cells, theirs)

        return compare

    def _to_span(self, scope: Scope, reading: Reading) -> Compare:
        """The relations of an event's time to another time, with the imprecision of both."""
        theirs = self.time
        until = scope.known_until(self.given) if isinstance(self.given, Event) else None

        def compare(event: Event, time: TimeSpan) -> Relation:
            cells = common_cells(
                time,
                theirs,
                tolerance=reading.tolerance,
                known_until=scope.known_until(event),
                other_known_until=until,
            )
            return relations(*cells)

        return compare

    def positions(self, scope: Scope, reading: Reading, *, certainly: bool) -> Sequence[int] | None:
        if self.days is None or reading != USUAL:
            return None
        name = "overlapping" if self.name == "on" else self.name
        return scope.by_time.find(name, *self.days, certainly=certainly)

    def __repr__(self) -> str:
        return f"{self.name}({self.given!r})"


def _temporal(name: str, moment: Moment) -> _Temporal:
    if isinstance(moment, Event):
        return _Temporal(name, moment, moment.when, None)
    if isinstance(moment, TimeSpan):
        return _Temporal(name, moment, moment, _whole_days(moment))
    time = window(moment)
    return _Temporal(name, moment, time, (time.bounds.start_min, time.bounds.end_max))


def _whole_days(span: TimeSpan) -> tuple[Day, Day] | None:
    """First and last day of a span of days without any imprecision."""
    if span.approximate or span.uncertain or span.seconds is not None or len(span.cells) > 1:
        return None
    start_min, start_max, end_min, end_max, _ = span.cells[0]
    return (start_min, end_max) if start_min == start_max and end_min == end_max else None


def between(first: str | datetime.date | None, last: str | datetime.date | None) -> TimeSpan:
    """The window from the first day of one window to the last day of another.

    Raises:
        QueryError: where it would end before it starts.
    """
    start = ".." if first is None else str(window(first)).partition("/")[0]
    end = ".." if last is None else str(window(last)).rpartition("/")[2]
    try:
        return TimeSpan.parse(f"{start}/{end}")
    except EDTFError:
        raise QueryError(
            f"the window from {shown(first)} to {shown(last)} ends before it starts: swap them"
        ) from None


def during(moment: Moment, /) -> Query:
    """Events that lie within a time, from its first day to its last.

    A string, date or int is a window and means all of it: ``"2024-07"`` is 1 to 31 July. A
    TimeSpan or an Event is read with its imprecision.

    Raises:
        TimelineError: for a window that is none, or that ends before it starts.
    """
    return _temporal("during", moment)


def overlapping(moment: Moment, /) -> Query:
    """Events that share at least a day with a time; it is read as in `during`."""
    return _temporal("overlapping", moment)


def before(moment: Moment, /) -> Query:
    """Events that end before the first day of a time; it is read as in `during`."""
    return _temporal("before", moment)


def after(moment: Moment, /) -> Query:
    """Events that start after the last day of a time; it is read as in `during`."""
    return _temporal("after", moment)


def on(day: Moment, /) -> Query:
    """Events that go on, or happen, on one day.

    Raises:
        QueryError: where the time given is more than a day.
    """
    query = _temporal("on", day)
    if not isinstance(day, Event) and not _one_day(query.time):
        raise QueryError(
            f"{shown(day)} is more than a day: write a day such as '2024-07-28', "
            "or use overlapping()"
        )
    return query


def _one_day(span: TimeSpan) -> bool:
    return all(cell.linked or cell.start_min == cell.end_max for cell in span.cells)

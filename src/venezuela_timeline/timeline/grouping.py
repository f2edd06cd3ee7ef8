"""Parts and figures of a timeline: groups, nearest events, gaps, a summary."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

import attrs

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.time import TimeSpan, bounds_of, window
from venezuela_timeline.time.days import Day, as_date, calendar_day, day_text, inf

from .reading import own_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.model import Event
    from venezuela_timeline.time import Bounds

Grouping = Literal["year", "month", "chapter", "kind", "actor", "place", "tag"]
"""What events can be grouped by."""


def _year(event: Event) -> list[str | None]:
    return [_common(event, lambda year, _: f"{year:04}")]


def _month(event: Event) -> list[str | None]:
    return [_common(event, lambda year, month: f"{year:04}-{month:02}")]


def _bounds(event: Event) -> Bounds:
    """The bounds of an event's time, with what is inferred of it."""
    return bounds_of(own_cells(event, 0, None))


def _common(event: Event, name: Callable[[int, int], str]) -> str | None:
    """The period in which an event certainly starts; None if it may start in several."""
    names = {
        None if abs(day) == inf else name(*calendar_day(int(day))[:2]) for day in _bounds(event)[:2]
    }
    return names.pop() if len(names) == 1 else None


_KEYS: dict[Grouping, Callable[[Event], Sequence[str | None]]] = {
    "year": _year,
    "month": _month,
    "chapter": lambda event: [event.chapter],
    "kind": lambda event: [event.kind],
    "place": lambda event: [event.place],
    "actor": lambda event: list(dict.fromkeys(part.actor for part in event.participants)),
    "tag": lambda event: list(dict.fromkeys(event.tags)),
}


def grouped(events: Iterable[Event], by: Grouping) -> dict[str | None, list[Event]]:
    """Events by what they have: see `Timeline.group_by`."""
    if not isinstance(by, str) or by not in _KEYS:
        hint = did_you_mean(by, _KEYS) or f"write one of {', '.join(get_args(Grouping))}"
        raise QueryError(f"cannot group by {shown(by)}: {hint}")
    groups: dict[str | None, list[Event]] = {}
    for event in events:
        for key in _KEYS[by](event) or [None]:
            groups.setdefault(key, []).append(event)
    return dict(sorted(groups.items(), key=lambda group: group[0] is None))  # None comes last


def nearest(
    events: Iterable[Event], moment: str | datetime.date | int | TimeSpan, count: int
) -> list[Event]:
    """The events nearest to a time: see `Timeline.nearest`."""
    if not isinstance(count, int) or count < 0:
        raise QueryError(f"count is {shown(count)}: give a number of events, 0 or more")
    time = moment if isinstance(moment, TimeSpan) else window(moment)
    first, last = time.bounds.start_min, time.bounds.end_max

    def distance(event: Event) -> tuple[Day, Day]:
        """How many days there are between, at least and at most."""
        start_min, start_max, end_min, end_max = _bounds(event)
        if (start_min, end_max) == (-inf, inf):
            return inf, inf  # nothing is known of its time
        least = max(start_min - last, first - end_max, 0)
        return least, max(start_max - last, first - end_min, 0)

    return sorted(events, key=distance)[:count]


def gaps(events: Iterable[Event], at_least: int) -> list[TimeSpan]:
    """The times without an event: see `Timeline.gaps`."""
    if not isinstance(at_least, int) or at_least < 1:
        raise QueryError(f"at_least is {shown(at_least)}: give a number of days, 1 or more")
    found = []
    reached: Day = -inf
    cells = sorted(cell for event in events for cell in own_cells(event, 0, None))
    for cell in cells:
        if reached > -inf and cell.start_min - reached > at_least:
            first, last = as_date(reached + 1), as_date(cell.start_min - 1)
            if first and last:
                found.append(TimeSpan.parse(f"{first}/{last}"))
        reached = max(reached, cell.end_max)
    return found


def covering(events: Sequence[Event]) -> TimeSpan | None:
    """The time from the earliest start to the latest end: see `Timeline.span`."""
    bounds = [_bounds(event) for event in events if event.when or event.inferred]
    if not bounds:
        return None
    first, last = min(bound.start_min for bound in bounds), max(bound.end_max for bound in bounds)
    start = "" if first == -inf else day_text(int(first))
    end = ".." if last == inf else day_text(int(last))
    return TimeSpan.parse(f"{start}/{end}" if start != end else start)


def extent(events: Sequence[Event]) -> str:
    """How many events there are, and over what time: ``2 events, 2013 – 2024``."""
    span = covering(events)
    when = f", {span.describe()}" if span else ""
    return f"{len(events)} event{'s' * (len(events) != 1)}{when}"


@attrs.frozen
class Summary:
    """What is in a timeline, in figures. ``str`` writes it as a few lines.

    Attributes:
        title: Its title.
        events: How many events.
        first: The earliest day known; None if none is known.
        last: The latest day known.
        chapters: The number of events in each chapter, the most frequent first.
        kinds: The number of events of each kind, the most frequent first.
        actors: The number of events that each actor takes part in, the most frequent first.
        claims: How many claims.
        contested: How many events are contested.
        imprecise: How many events have no exact days.
        sources: How many sources are cited.
    """

    title: str
    events: int
    first: datetime.date | None
    last: datetime.date | None
    chapters: dict[str, int]
    kinds: dict[str, int]
    actors: dict[str, int]
    claims: int
    contested: int
    imprecise: int
    sources: int

    def __str__(self) -> str:
        def counts(figures: dict[str, int], most: int = 6) -> str:
            shown_first = [f"{key} {count}" for key, count in list(figures.items())[:most]]
            return ", ".join(shown_first) + ", …" * (len(figures) > most)

        lines = [
            self.title,
            f"{self.events} events, {self.first or '?'} to {self.last or '?'}",
            f"chapters: {counts(self.chapters)}",
            f"kinds: {counts(self.kinds)}",
            f"actors: {counts(self.actors)}",
            f"{self.claims} claims, {self.sources} sources",
            f"{self.contested} events contested, {self.imprecise} imprecise",
        ]
        return "\n".join(line for line in lines if not line.endswith(": "))


def summary(title: str, events: Sequence[Event]) -> Summary:
    """The figures of some events: see `Timeline.summary`."""
    bounds = [_bounds(event) for event in events]
    days = [day for bound in bounds for day in (bound.start_min, bound.end_max) if abs(day) != inf]

    def counted(keys: Iterable[str | None]) -> dict[str, int]:
        return dict(Counter(key for key in keys if key is not None).most_common())

    return Summary(
        title=title,
        events=len(events),
        first=as_date(min(days)) if days else None,
        last=as_date(max(days)) if days else None,
        chapters=counted(event.chapter for event in events),
        kinds=counted(event.kind for event in events),
        actors=counted(key for event in events for key in _KEYS["actor"](event)),
        claims=sum(1 for event in events for _ in event.every_claim()),
        contested=sum(event.contested for event in events),
        imprecise=sum(1 for bound in bounds if bound[0] != bound[1] or bound[2] != bound[3]),
        sources=len({one.source for event in events for one in event.every_citation()}),
    )

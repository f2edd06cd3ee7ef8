"""Parts and figures of a timeline: groups, nearest events, gaps, a summary."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Literal, get_args

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.labels import word
from venezuela_timeline.time import TimeSpan, bounds_of, window
from venezuela_timeline.time.days import Day, as_date, calendar_day, day_text, inf

from .reading import own_cells
from .sentences import name, term

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event
    from venezuela_timeline.time import Bounds

    from .timeline import Timeline

Grouping = Literal[
    "year", "month", "chapter", "kind", "actor", "party", "place", "country", "tag", "timeline"
]
"""What events can be grouped by, in `Timeline.group_by`, in counts and in the lanes of charts.

An `actor` takes part, a `party` makes claims, and a `timeline` is one that was joined with ``|``.
"""


def _year(event: Event) -> list[str | None]:
    return [_common(event, lambda year, _: f"{year:04}")]


def _month(event: Event) -> list[str | None]:
    return [_common(event, lambda year, month: f"{year:04}-{month:02}")]


def bounds_of_event(event: Event) -> Bounds:
    """The bounds of an event's time, with what is inferred of it."""
    if event.inferred is None and event.when is not None:
        return event.when.bounds
    return bounds_of(own_cells(event, 0, None))


def _common(event: Event, name: Callable[[int, int], str]) -> str | None:
    """The period in which an event certainly starts; None if it may start in several."""
    names = {
        None if abs(day) == inf else name(*calendar_day(int(day))[:2])
        for day in bounds_of_event(event)[:2]
    }
    return names.pop() if len(names) == 1 else None


_KEYS: dict[Grouping, Callable[[Event], Iterable[str | None]]] = {
    "year": _year,
    "month": _month,
    "chapter": lambda event: [event.chapter],
    "kind": lambda event: [event.kind],
    "place": lambda event: [event.place],
    "actor": lambda event: dict.fromkeys(part.actor for part in event.participants),
    "party": lambda event: dict.fromkeys(claim.by for claim in event.every_claim()),
    "tag": lambda event: dict.fromkeys(event.tags),
}


def keys_of(timeline: Timeline, by: Grouping) -> Callable[[Event], list[str | None]]:
    """The groups that an event is in; None alone if it is in none.

    Raises:
        QueryError: if it is asked to group by anything else.
    """
    if not isinstance(by, str) or by not in get_args(Grouping):
        names = get_args(Grouping)
        hint = did_you_mean(by, names) or f"write one of {', '.join(names)}"
        raise QueryError(f"cannot group by {shown(by)}: {hint}")
    if by == "country":
        places = timeline.places
        return lambda event: [places[event.place].country if event.place else None]
    if by == "timeline":
        origins = timeline.origins or ((timeline.title, timeline.ids),)
        return lambda event: [str(title) for title, ids in origins if event.id in ids] or [None]
    read = _KEYS[by]
    return lambda event: list(read(event)) or [None]


def grouped(timeline: Timeline, by: Grouping) -> dict[str | None, list[Event]]:
    """Events by what they have: see `Timeline.group_by`."""
    keys = keys_of(timeline, by)
    groups: dict[str | None, list[Event]] = {}
    for event in timeline:
        for key in keys(event):
            groups.setdefault(key, []).append(event)
    return dict(sorted(groups.items(), key=lambda group: group[0] is None))  # None comes last


def group_name(timeline: Timeline, by: Grouping, key: str | None, lang: Lang) -> str:
    """What a group is called: a name, a term in words, a title, a month."""
    if key is None:
        return word(_WITHOUT[by], lang)
    if by in {"actor", "party", "place"}:
        return name(timeline, key, lang)
    if by == "chapter":
        return timeline.chapters[key].title[lang] if key in timeline.chapters else key
    if by in {"kind", "tag"}:
        return term(timeline, key, lang).capitalize()
    if by in {"year", "month"}:
        return TimeSpan(key).describe(lang)
    return key


_WITHOUT: dict[Grouping, str] = {
    "year": "Without a year",
    "month": "Without a month",
    "chapter": "Without a chapter",
    "kind": "Without a kind",
    "actor": "Without an actor",
    "party": "Without a claim",
    "place": "Without a place",
    "country": "Without a country",
    "tag": "Without a tag",
    "timeline": "Others",
}


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
        start_min, start_max, end_min, end_max = bounds_of_event(event)
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
    bounds = [bounds_of_event(event) for event in events if event.when or event.inferred]
    if not bounds:
        return None
    first, last = min(bound.start_min for bound in bounds), max(bound.end_max for bound in bounds)
    start = "" if first == -inf else day_text(int(first))
    end = ".." if last == inf else day_text(int(last))
    return TimeSpan.parse(f"{start}/{end}" if start != end else start)


def extent(events: Sequence[Event]) -> str:
    """How many events there are, and over what time: ``2 events, 2013 – 2024``.

    The ends are told no closer than they are known.
    """
    words = extent_words(events)
    return f"{len(events)} event{'s' * (len(events) != 1)}{', ' * bool(words)}{words}"


def extent_words(events: Sequence[Event], lang: Lang = "en") -> str:
    """Over what time events are, told no closer than it is known; empty if nothing is."""
    bounds = [bounds_of_event(event) for event in events if event.when or event.inferred]
    if not bounds:
        return ""
    first = min(bounds, key=lambda bound: bound[:2])
    last = max(bounds, key=lambda bound: (bound.end_max, bound.end_min))
    start = _period(first.start_min, first.start_max, first.start_min)
    end = ".." if last.end_max == inf else _period(last.end_min, last.end_max, last.end_max)
    if not start and not end.strip("."):
        return ""
    return TimeSpan(f"{start}/{end}" if start != end else start).describe(lang)


_LAST_YEAR = 9999


def _period(first: Day, last: Day, outer: Day) -> str:
    """The least day, month, year, decade or century with two days in it, else the outer day."""
    if abs(first) == inf or abs(last) == inf:
        return ""
    one, other = calendar_day(int(first)), calendar_day(int(last))
    if one == other or not 0 <= one[0] <= other[0] <= _LAST_YEAR:
        return day_text(int(outer))
    year = f"{one[0]:04}"
    if one[:2] == other[:2]:
        return f"{year}-{one[1]:02}"
    pairs = zip(year, f"{other[0]:04}", strict=True)
    same = "".join(digit for digit, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return f"{same:X<4}" if len(same) > 1 else day_text(int(outer))

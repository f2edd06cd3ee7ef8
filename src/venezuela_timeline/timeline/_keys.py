"""What to write instead of a key that a timeline cannot answer."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from venezuela_timeline.errors import (
    WHOLE_ID,
    EDTFError,
    PhraseError,
    PositionError,
    QueryError,
    UnknownIdError,
    shown,
    some_of,
)
from venezuela_timeline.time import TimeSpan, window

from .registry import unknown_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.model import Event

    from .timeline import Timeline

_YEARS = range(1000, 3000)
"""Numbers that are meant as years, if no event is at that position."""


def unknown_event(key: str, known: Iterable[str]) -> UnknownIdError:
    """The error for a string that is not an event's id but may be meant as a time."""
    try:
        days = window(key).bounds
    except PhraseError:
        return unknown_id("event", key, known)
    predicate = "on" if days.start_min == days.end_max else "during"
    return UnknownIdError(
        f"no event has the id {shown(key)}: for the events of that time write "
        f"tl[{shown(key)}:{shown(key)}] or tl.where(vt.{predicate}({shown(key)}))"
    )


def found_event(timeline: Timeline, key: str) -> Event:
    """The event with an id or a title: see `Timeline.find`."""
    if key in timeline:
        return timeline[key]
    if not isinstance(key, str):
        raise no_key(key)
    from .words import run_of  # noqa: PLC0415  (only titles need it)

    run = run_of(key)
    titled = [
        event
        for event in timeline
        if run and any(run_of(words) == run for _, words in event.title.versions)
    ]
    if len(titled) > 1:
        raise QueryError(
            f"{shown(key)} is the title of {_ids(event.id for event in titled)}: use an id"
        )
    if titled:
        return titled[0]
    like = [event.id for event in timeline.search(key, count=6)] if run else []
    if not like:
        raise unknown_event(key, timeline.ids)
    raise UnknownIdError(
        f"no event has the id or title {shown(key)}: its words are in {_ids(like)}"
    )


def _ids(ids: Iterable[str]) -> str:
    return some_of(ids, WHOLE_ID)


def no_key(key: object) -> QueryError:
    """The error for what is not an id, a position or a slice."""
    if isinstance(key, list | set):
        return QueryError(f"{shown(key)} is not an id: for several events write tl.select(*ids)")
    return QueryError(
        f"{shown(key)} is not an id, a position or a slice: for the events of a time write two "
        "days, such as tl['2024-07-28':'2024-07-28']"
    )


def no_position(key: int, count: int) -> PositionError:
    """The error for a position beyond the ends of a timeline of so many events."""
    meant = f", for the year write {_window(key, key)}" if key in _YEARS else ""
    return PositionError(f"no event is at position {key}: there are {count}{meant}")


def check_positions(key: slice, count: int) -> None:
    """Refuse a slice of positions that must be empty if its start looks like a year.

    Raises:
        QueryError: with the window to write.
    """
    first, last = key.start, key.stop
    if isinstance(first, int) and first in _YEARS and first >= count:
        raise QueryError(
            f"no event is at position {first} or later: there are {count}, "
            f"for a window of years write {_window(first, last)}"
        )


def is_window(key: slice) -> bool:
    """Whether a slice is of days: a string or a date is one, an int is a position."""
    return any(isinstance(day, str | datetime.date) for day in (key.start, key.stop))


def window_of(key: slice) -> TimeSpan:
    """The window from the first to the last day of a slice.

    Raises:
        QueryError: if it has a step, or ends before it starts.
        PhraseError: if a day cannot be read.
    """
    if key.step is not None:
        raise QueryError(f"a window of days has no step, such as {shown(key.step)}: leave it out")
    first, last = key.start, key.stop
    start = ".." if first is None else str(window(first)).partition("/")[0]
    end = ".." if last is None else str(window(last)).rpartition("/")[2]
    try:
        return TimeSpan.parse(f"{start}/{end}")
    except EDTFError:
        raise QueryError(
            f"the window from {shown(first)} to {shown(last)} ends before it starts: swap them"
        ) from None


def _window(first: int, last: object) -> str:
    """The window of years that was meant by two positions."""
    end = repr(str(last)) if isinstance(last, int) else ""
    return f"tl['{first}':{end}]"

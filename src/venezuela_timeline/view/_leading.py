"""What a table of a window of time leads with: what lies in it; what is longer comes last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.time import bounds_of
from venezuela_timeline.timeline.query import And, InTime, Query
from venezuela_timeline.timeline.reading import own_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.model import Event
    from venezuela_timeline.time import Day
    from venezuela_timeline.timeline import Timeline


def leading(timeline: Timeline) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events that lie in the window asked for, and those that are longer or less exact.

    If no window was asked for, all are of the first sort.
    """
    window = next(iter(_windows(timeline.asked)), None)
    if window is None:
        return timeline.events, ()
    first, last = window
    within: list[Event] = []
    others: list[Event] = []
    for event in timeline:
        bounds = bounds_of(own_cells(event, 0, None))
        inside = first <= bounds.start_min and bounds.end_max <= last
        (within if inside else others).append(event)
    return (tuple(within), tuple(others)) if within else (tuple(others), ())


def _windows(asked: Iterable[Query]) -> Iterable[tuple[Day, Day]]:
    """The windows that events had to share a day with, the last asked for first."""
    for query in reversed(tuple(asked)):
        for part in query.queries if isinstance(query, And) else (query,):
            if (
                isinstance(part, InTime)
                and part.window is not None
                and part.predicate in {"overlapping", "during", "on"}
            ):
                yield part.window

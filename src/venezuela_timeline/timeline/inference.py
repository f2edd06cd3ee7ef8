"""What follows for each event from the bounds of its ends, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.model import Inferred
from venezuela_timeline.time import Bounds
from venezuela_timeline.time.days import day_text

from .ties import point_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venezuela_timeline.time import Cell

    from .contradictions import Settled
    from .propagation import Bound

_TOLD = 12
"""How many links of a chain are told, those nearest to the event; the others are counted."""


def bounds_in(settled: Settled, event: int) -> Bounds:
    """The bounds of an event, by its number in a network."""
    start, end = point_of(event, "start"), point_of(event, "end")
    low, high = settled.low.bounds, settled.high.bounds
    return Bounds(low[start].day, -high[start ^ 1].day, low[end].day, -high[end ^ 1].day)


def inferred_in(
    settled: Settled, event: int, cells: Sequence[Cell], ids: Sequence[str]
) -> Inferred:
    """What the ties of a network say of an event.

    Args:
        settled: What the network comes to.
        event: The event's number.
        cells: The places that it may take by its own date.
        ids: The ids of all events.
    """
    told = [
        (words, bound)
        for words, bound in _bounds(settled, event)
        if bound.tie is not None  # else the event's date says it, or its other end
    ]
    bounds = bounds_in(settled, event)
    return Inferred(
        bounds,
        Inferred(bounds, (), (), ()).narrowed(cells),
        tuple(f"{words} {_day(bound)}: {'; '.join(_chain(bound, ids))}" for words, bound in told),
        tuple(dict.fromkeys(ids[bound.origin] for _, bound in told)),
    )


def _bounds(settled: Settled, event: int) -> Iterator[tuple[str, Bound]]:
    for side in ("start", "end"):
        point = point_of(event, side)
        yield f"{side} not before", settled.low.bounds[point]
        latest = settled.high.bounds[point ^ 1]
        yield f"{side} not after", latest._replace(day=-latest.day)


def _day(bound: Bound) -> str:
    return day_text(int(bound.day))


def _chain(bound: Bound, ids: Sequence[str]) -> Iterator[str]:
    """The date that a bound comes from, then the links that lead to it."""
    yield f"the date of {ids[bound.origin]}"
    told: list[str] = []
    step: Bound | None = bound
    while step is not None and step.length > bound.length - _TOLD:
        if step.tie is not None:
            told.append(str(step.tie.link))
        step = step.cause
    if step is not None and step.length > 0:
        yield f"{step.length} other links"
    yield from dict.fromkeys(reversed(told))

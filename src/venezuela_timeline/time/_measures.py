"""What can be measured of a time: its bounds, how long it lasts, where it sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ._clocks import ahead, moment
from ._nodes import Date, Interval
from ._placements import hull
from .days import Day, inf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._nodes import Node
    from .relation import Cell

DAY_SECONDS = 86_400


class Bounds(NamedTuple):
    """The four bounds of a span in day numbers, infinite where open or unknown."""

    start_min: Day
    start_max: Day
    end_min: Day
    end_max: Day


class Duration(NamedTuple):
    """How many days a span lasts, its first and last included: at least and at most."""

    shortest: Day
    longest: Day


def bounds_of(cells: Sequence[Cell]) -> Bounds:
    """The bounds of all cells together."""
    return Bounds(*(cells[0] if len(cells) == 1 else hull(cells))[:4])


def duration_of(cells: Sequence[Cell]) -> Duration:
    """How long the shortest and the longest completion of any cell lasts."""
    return Duration(
        min(1 if c.linked else max(c.end_min - c.start_max, 0) + 1 for c in cells),
        max(1 if c.linked else c.end_max - c.start_min + 1 for c in cells),
    )


def sort_key_of(bounds: Bounds, node: Node | None) -> tuple[Day, Day, Day, Day, Day]:
    """The key by which a time sorts: see `TimeSpan.sort_key`.

    Args:
        bounds: Its bounds.
        node: Its tree; None if there is no time of day in it.
    """
    start_min, start_max, end_min, end_max = bounds
    day = start_max if start_min == -inf else start_min
    if node is None:
        return (day, day * DAY_SECONDS, start_max, end_min, end_max)
    start, end = node if isinstance(node, Interval) else (node, node)
    second: Day | None = moment(start) if isinstance(start, Date) else None
    if second is None:
        second = day * DAY_SECONDS - ahead(end)
    return (day, second, start_max, end_min, end_max)

"""Where on the axis an event certainly and possibly lies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.timeline.reading import own_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.model import Event
    from venezuela_timeline.time import Cell
    from venezuela_timeline.time.days import Day
    from venezuela_timeline.timeline import Timeline

Stretch = tuple["Day", "Day"]
"""From the start of a day up to the start of another."""

_CELLS = 12
"""More pieces than this are drawn as their hull."""


@attrs.frozen
class Extent:
    """The days of an event.

    Attributes:
        possible: The stretches in which it may lie, apart and in order.
        certain: The stretch it certainly covers, if there is one.
        corners: The first and last day that its dates name, infinity apart.

    Law: `certain` lies within one of `possible`.
    """

    possible: tuple[Stretch, ...]
    certain: Stretch | None
    corners: tuple[int, ...]

    @property
    def hull(self) -> Stretch:
        """From the first to the last day it may touch."""
        return self.possible[0][0], self.possible[-1][1]


def extent(timeline: Timeline, event: Event) -> Extent:
    """The days of an event as a comparison reads them, with the usual tolerance.

    An open end goes on for certain until the day it is known to.
    """
    cells = timeline.cells_of(event)
    start, end = max(cell.start_max for cell in cells), min(cell.end_min for cell in cells)
    return Extent(
        tuple(_joined(cells)),
        (start, end + 1) if start <= end else None,
        tuple(_corners(own_cells(event, 1, None))),
    )


def _joined(cells: tuple[Cell, ...]) -> Iterable[Stretch]:
    stretches = sorted((cell.start_min, cell.end_max + 1) for cell in cells)
    if len(stretches) > _CELLS:
        return [(stretches[0][0], max(end for _, end in stretches))]
    joined = stretches[:1]
    for start, end in stretches[1:]:
        if start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _corners(cells: tuple[Cell, ...]) -> Iterable[int]:
    found = [
        day
        for cell in cells
        for day in (cell.start_min, cell.start_max, cell.end_min, cell.end_max)
        if math.isfinite(day)
    ]
    return (int(min(found)), int(max(found))) if found else ()


__all__ = ["Extent", "Stretch", "extent"]

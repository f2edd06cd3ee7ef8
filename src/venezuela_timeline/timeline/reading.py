"""How the dates of events are read when a question is put to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.time import Cell
from venezuela_timeline.time.days import inf

if TYPE_CHECKING:
    from venezuela_timeline.model import Event
    from venezuela_timeline.time.days import Day

ANYWHERE: Final = (Cell(-inf, inf, -inf, inf, linked=False),)
"""The cells of an event without a time."""


def own_cells(event: Event, tolerance: int, until: Day | None) -> tuple[Cell, ...]:
    """Every place that an event's time may take: see `Timeline.cells_of`.

    Args:
        event: The event.
        tolerance: How many units a qualified date may be off by.
        until: The day until which it is known to have gone on.
    """
    cells = dated_cells(event, tolerance, until)
    return cells if event.inferred is None else event.inferred.narrowed(cells)


def dated_cells(event: Event, tolerance: int, until: Day | None) -> tuple[Cell, ...]:
    """As `own_cells`, but by the event's date alone, whatever is inferred."""
    return ANYWHERE if event.when is None else event.when.cells_within(tolerance, until)

"""Time: imprecise dates that claim no more than is known, and exact reasoning about them."""

from ._precision import Precision
from .days import Day
from .phrases import when, window
from .relation import Cell, Certainty, Relation, relations
from .timespan import Bounds, Duration, TimeSpan, common_cells

__all__ = [
    "Bounds",
    "Cell",
    "Certainty",
    "Day",
    "Duration",
    "Precision",
    "Relation",
    "TimeSpan",
    "common_cells",
    "relations",
    "when",
    "window",
]

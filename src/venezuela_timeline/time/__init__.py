"""Time: imprecise dates that claim no more than is known, and exact reasoning about them."""

from ._comparison import common_cells
from ._measures import Bounds, Duration, bounds_of
from ._precision import Precision
from ._reading import PhraseReading
from ._window import window
from .days import Day
from .relation import Cell, Certainty, Relation, relations
from .timespan import TimeSpan, when

__all__ = [
    "Bounds",
    "Cell",
    "Certainty",
    "Day",
    "Duration",
    "PhraseReading",
    "Precision",
    "Relation",
    "TimeSpan",
    "bounds_of",
    "common_cells",
    "relations",
    "when",
    "window",
]

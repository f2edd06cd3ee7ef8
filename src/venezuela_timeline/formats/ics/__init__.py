"""iCalendar (RFC 5545): a calendar a reader can subscribe to, written and read."""

from typing import Final

from .anniversaries import Anniversaries
from .description import Details
from .passthrough import Kept, KeptCalendar, KeptEvent
from .placement import How, Imprecise, LongSpans, Placement, Times, is_long, placement
from .reader import loads
from .recurrence import Window
from .writer import chunks, dumps, to_icalendar

TAKES_MAX_BYTES: Final = True
"""`loads` has a limit of its own, which `read` sets."""

__all__ = [
    "Anniversaries",
    "Details",
    "How",
    "Imprecise",
    "Kept",
    "KeptCalendar",
    "KeptEvent",
    "LongSpans",
    "Placement",
    "Times",
    "Window",
    "chunks",
    "dumps",
    "is_long",
    "loads",
    "placement",
    "to_icalendar",
]

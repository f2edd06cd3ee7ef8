"""iCalendar (RFC 5545): a calendar a reader can subscribe to, written and read."""

from .anniversaries import Anniversaries
from .calendar import chunks, dumps, to_icalendar
from .passthrough import Kept, KeptEvent
from .placement import How, LongSpans, Placement, Times, placement
from .reader import loads

__all__ = [
    "Anniversaries",
    "How",
    "Kept",
    "KeptEvent",
    "LongSpans",
    "Placement",
    "Times",
    "chunks",
    "dumps",
    "loads",
    "placement",
    "to_icalendar",
]

"""What is lost if a calendar file is replaced by another one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import DataError
from venezuela_timeline.formats.report import Report

from .ids import name_of
from .passthrough import HEADER
from .reader import loads
from .wording import in_words

if TYPE_CHECKING:
    from venezuela_timeline.timeline import Timeline

    from .passthrough import Kept

_COLOURS = {"COLOR", "X-APPLE-CALENDAR-COLOR"}
"""Properties that a calendar of ours has if it is given a colour."""


class Lost(NamedTuple):
    """What would be lost of a calendar.

    Attributes:
        theirs: Whether another program has written it.
        words: What it holds that a timeline has no place for, in words; may be empty.
    """

    theirs: bool
    words: str


def lost(data: bytes, timeline: Timeline, kept: Kept | None) -> Lost | None:
    """What would be lost of a calendar that this library has not written alone; None if nothing.

    Args:
        data: The calendar that is there.
        timeline: What is to be written in its place.
        kept: What is written back with it, of the file that it comes from.
    """
    report, size = Report(), len(data) + 1
    try:
        loads(data, report=report, max_bytes=size, max_events=size)
    except DataError:
        return None  # it is no calendar
    old: Kept | None = report.kept
    if old is None or (kept is not None and _goes_back(old, kept, timeline)):
        return None
    theirs = any(name_of(line) in HEADER for one in old.calendars for line in one.header)
    names = old.names if theirs else old.names - _COLOURS
    if names or (theirs and old.events):
        return Lost(theirs, in_words(names))
    return None


def _goes_back(old: Kept, kept: Kept, timeline: Timeline) -> bool:
    """Whether all entries of a calendar are written back with what was kept of them."""
    before, after = (
        Counter(line for calendar in one.calendars for line in calendar.components)
        for one in (old, kept)
    )
    return before <= after and all(key in kept.events and key in timeline for key in old.events)

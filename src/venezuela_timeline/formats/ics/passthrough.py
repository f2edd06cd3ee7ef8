"""What a calendar file holds that a timeline has no place for, kept for the way back."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Event

from .lines import cleaned, split

Lines = tuple[str, ...]

MOVED = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"})
"""Properties that lose their meaning where an event has been moved."""


def _whole(_: object, attribute: attrs.Attribute[Lines], lines: Lines) -> None:
    """Refuse lines that would end the component they stand in, or begin another inside it."""
    open_: list[str] = []
    for text in lines:
        line = split(text)
        if line is None or "\n" in cleaned(text)[0]:
            raise FormatError(f"{attribute.name} holds {shown(text)}, which is no content line")
        if line.name == "BEGIN":
            open_.append(line.value.upper())
        elif line.name == "END" and (not open_ or open_.pop() != line.value.upper()):
            raise FormatError(f"{attribute.name} holds {shown(text)} without its BEGIN")
    if open_:
        raise FormatError(f"{attribute.name} holds 'BEGIN:{open_[-1]}' without its END")


@attrs.frozen
class KeptEvent:
    """What is kept of one event.

    Attributes:
        event: The event as it was read. Where it still is that, `lines` go back.
        lines: All properties and components of its VEVENT; none where it is of our own
            writing and is written anew.
        rest: Those of them that an event has no place for, its foreign UID among them.
    """

    event: Event
    lines: Lines = attrs.field(default=(), validator=_whole)
    rest: Lines = attrs.field(default=(), validator=_whole)


@attrs.frozen
class Kept:
    """What is kept of one file.

    Attributes:
        header: Properties of the calendar.
        components: Time zones, to-dos and all else that is no event, whole; also events
            whose time could not be read.
        events: What is kept of events, by their ids.
    """

    header: Lines = attrs.field(default=(), validator=_whole)
    components: Lines = attrs.field(default=(), validator=_whole)
    events: Mapping[str, KeptEvent] = attrs.field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.header or self.components or self.events)

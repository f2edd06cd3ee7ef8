"""What a calendar file holds that a timeline has no place for, kept to be written again."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Event

from .lines import cleaned, split

Lines = tuple[str, ...]

MOVED = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"})
"""Properties that lose their meaning if an event has been moved."""


def _balanced(_: object, attribute: attrs.Attribute[Lines], lines: Lines) -> None:
    """Refuse lines that would end the component they stand in, or leave one open inside it."""
    open_: list[str] = []
    for text in lines:
        line = split(text)
        if line is None or "\n" in cleaned(text)[0]:
            raise FormatError(f"{attribute.name} holds {shown(text)}, which is not a content line")
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
        event: The event as it was read. If it has not changed, `lines` are written again.
        lines: All properties and components of its VEVENT. It is empty for a VEVENT of our own
            writing, which is made again from the event.
        rest: Those of them that an event has no place for, among them the UID of another
            program.
    """

    event: Event
    lines: Lines = attrs.field(default=(), validator=_balanced)
    rest: Lines = attrs.field(default=(), validator=_balanced)


@attrs.frozen
class Kept:
    """What is kept of one file.

    Attributes:
        header: Properties of the calendar.
        components: Time zones, to-dos and everything else that is not an event, whole; and
            the events whose time could not be read.
        events: What is kept of the others, by their ids.
    """

    header: Lines = attrs.field(default=(), validator=_balanced)
    components: Lines = attrs.field(default=(), validator=_balanced)
    events: Mapping[str, KeptEvent] = attrs.field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.header or self.components or self.events)

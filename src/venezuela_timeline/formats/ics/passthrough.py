"""What a calendar file holds that a timeline has no place for, kept to be written again."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Event, Place, Text

from .lines import split_loosely

Lines = tuple[str, ...]

PRODID = "-//venezuela_timeline//EN"
"""What our own calendars say has written them."""

HEADER = frozenset(
    {
        *("VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL"),
        *("X-PUBLISHED-TTL", "X-TIMELINE-CALENDAR"),
    }
)
"""Properties of a calendar that are written from a timeline."""


def _balanced(_: object, attribute: attrs.Attribute[Lines], lines: Lines) -> None:
    """Refuse lines that would end the component they stand in, or leave one open inside it."""
    open_: list[str] = []
    for text in lines:
        if "\n" in text or "\r" in text or not text.strip() or text[0] in " \t":
            raise FormatError(
                f"{attribute.name} holds {shown(text)}, which is not a line of its own"
            )
        line = split_loosely(text)
        if line is None:
            continue
        if line.name == "BEGIN":
            open_.append(line.value.strip().upper())
        elif line.name == "END" and (not open_ or open_.pop() != line.value.strip().upper()):
            raise FormatError(f"{attribute.name} holds {shown(text)} without its BEGIN")
    if open_:
        raise FormatError(f"{attribute.name} holds 'BEGIN:{open_[-1]}' without its END")


@attrs.frozen
class KeptEvent:
    """What is kept of one event.

    Attributes:
        event: The event as it was read.
        place: Its place as it was read; None if it has none.
        lines: All properties and components of its VEVENT, which are written again as they are,
            except for those of a field that has changed. It is empty for one of several repeats,
            and for a VEVENT that carries its event whole: those are written from the event.
        rest: Of a VEVENT without `lines`, those that an event has no place for.
        ours: Whether this library has written the VEVENT.
        calendar: Which calendar of the file it stands in, from 0.
    """

    event: Event
    place: Place | None = None
    lines: Lines = attrs.field(default=(), validator=_balanced)
    rest: Lines = attrs.field(default=(), validator=_balanced)
    ours: bool = False
    calendar: int = 0


@attrs.frozen
class KeptCalendar:
    """What is kept of one of the calendars of a file.

    Attributes:
        header: Its properties; of a calendar of our own writing, only those that others added.
        components: Time zones, to-dos and everything else that is not an event, whole; and the
            events whose time could not be read.
    """

    header: Lines = attrs.field(default=(), validator=_balanced)
    components: Lines = attrs.field(default=(), validator=_balanced)


@attrs.frozen
class Kept:
    """What is kept of one file.

    Attributes:
        title: What the timeline was called as it was read.
        calendars: What is kept of each calendar in the file.
        events: What is kept of the events, by their ids.
        names: The names of all properties and components that a timeline has no place for.
    """

    title: Text | None = None
    calendars: tuple[KeptCalendar, ...] = ()
    events: Mapping[str, KeptEvent] = attrs.field(factory=dict)
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.events) or any(one.header or one.components for one in self.calendars)

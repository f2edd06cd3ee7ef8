"""VEVENTs read as events."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from venezuela_timeline.errors import TimelineError, cut, shown
from venezuela_timeline.model import Citation, Event, Link, Text

from . import ids, payload
from .anniversaries import is_anniversary
from .datetimes import occurrence_of
from .lines import unescaped
from .parsing import (
    categories,
    day_of,
    degrees,
    exact_time,
    revision_of,
    shown_of,
    status_of,
    text_of,
    values_of,
)
from .passthrough import KeptEvent
from .wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.time import TimeSpan

    from .components import Block
    from .datetimes import Occurrence
    from .lines import Line
    from .recurrence import Repeats
    from .registers import Registers
    from .zones import Zones

_HELD = frozenset(
    {
        *("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "DURATION"),
        *("SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION", "GEO", "URL", "TRANSP"),
        *("X-MICROSOFT-CDO-BUSYSTATUS", "X-TIMELINE-EDTF", payload.EVENT, payload.DIGEST),
    }
)
"""Properties that are written from an event, so that they need not be kept."""

_HELD_IF_OURS = _HELD | {"UID", "RELATED-TO"}
"""Those of a VEVENT of ours."""

RULES = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE"})
"""Properties that say when an event repeats."""

_LOST_BY_REPEATS = RULES | {"UID", "RECURRENCE-ID"}
"""Properties that belong to all repeats of an event together."""

_SINGLE = (_HELD | {"UID"}) - {"CATEGORIES"}
"""Properties that a VEVENT may have only once."""


class EventReader:
    """Gathers the events of a file, one VEVENT after the other.

    Attributes:
        events: The events by their ids.
        kept: What is kept of each of them, by its id.
        names: The names of what is kept.
        shortened: Whether an event of ours was read from what it shows alone.
    """

    def __init__(  # noqa: PLR0913  (what a VEVENT is read with, each for a reason of its own)
        self,
        registers: Registers,
        zones: Sequence[Zones],
        repeats: Repeats,
        *,
        timeline: str | None,
        file: str | None,
        report: Report,
    ) -> None:
        """Read events into registers.

        Args:
            registers: Take what events name.
            zones: The time zones of each calendar.
            repeats: The occurrences of VEVENTs that become several events.
            timeline: Id of the timeline whose events keep their ids and links.
            file: Name of the file, for messages.
            report: Takes what does not become part of an event.
        """
        self.events: dict[str, Event] = {}
        self.kept: dict[str, KeptEvent] = {}
        self.names: set[str] = set()
        self.shortened: bool = False
        self._registers = registers
        self._zones = zones
        self._repeats = repeats
        self._timeline = timeline
        self._file = file
        self._report = report
        self._noted: set[tuple[int, str]] = set()
        self._first: dict[str, _First] = {}
        self._namer = ids.Namer()

    def read(self, block: Block) -> bool:
        """Read a VEVENT, as one event or as one for each repeat; False if it cannot be read."""
        self._noted.clear()
        try:
            properties = self._properties(block)
            if block not in self._repeats:
                self._read(block, properties)
            for occurrence in self._repeats.get(block, ()):
                self._read_repeat(block, properties, occurrence)
        except (TimelineError, ValueError) as error:
            reason = "; ".join(str(error).splitlines()[-3:])
            self._report.add(f"kept: cannot be shown: {reason}", line=block.number)
            return False
        return True

    def _properties(self, block: Block) -> dict[str, Line]:
        """The first line of each name; one that stands twice but may not is noted."""
        found: dict[str, Line] = {}
        for line in block.lines:
            if found.setdefault(line.name, line) is not line and line.name in _SINGLE:
                self._report.add(f"a second {cut(line.name)} is passed over", line=line.number)
        return found

    # Events -----------------------------------------------------------------------------------

    def _read(self, block: Block, properties: dict[str, Line]) -> None:
        """Read a VEVENT as one event."""
        key = self._free(block, properties)
        if key is None:
            return
        vevent = _VEvent(block, properties, key)
        event = self._embedded(vevent)
        if event is not None:
            self._keep(block, event, _HELD_IF_OURS, ours=True)
        else:
            occurrence = occurrence_of(properties, self._zones[block.calendar], self._report)
            exact = exact_time(properties, self._report)
            event = self._shown(vevent, occurrence, exact)
            held = _HELD if exact is None and not self._is_named(properties) else _HELD_IF_OURS
            self._keep(block, event, held, ours=exact is not None, whole=True)
        self.events[event.id] = event

    def _is_named(self, properties: Mapping[str, Line]) -> bool:
        """Whether a VEVENT has a UID of ours, as those have that were written without a time."""
        parts = ids.parted(ids.uid_of(properties) or "")
        return parts is not None and parts[1] == self._timeline

    def _free(self, block: Block, properties: dict[str, Line]) -> str | None:
        """The id of a VEVENT that becomes one event; None if another one is the same."""
        key = ids.event_id(properties, self._timeline)
        new = _First(block.number, tuple(block.texts()), ids.uid_of(properties))
        if (first := self._first.get(key)) is not None:
            if new.uid is None:
                message = f"it has no UID, and the title and the start of line {first.number}"
            elif first.texts == new.texts:
                message = f"the same event as on line {first.number}"
                self._report.add(message, line=block.number)
                return None
            elif new.uid == first.uid:
                message = f"its UID is also that of line {first.number}"
            else:
                message = f"its UID differs from that of line {first.number} by signs alone"
            key = self._namer.name(key, self._first)
            self._report.add(message, line=block.number)
        self._first[key] = new
        return self._namer.name(key, self.events)

    def _read_repeat(
        self, block: Block, properties: dict[str, Line], occurrence: Occurrence
    ) -> None:
        """Read a VEVENT as one of its repeats."""
        key = ids.event_id(properties, self._timeline)
        key = ids.fitting(f"{key}-{occurrence.start.stamp}")
        self._first[key] = _First(block.number, tuple(block.texts()), ids.uid_of(properties))
        vevent = _VEvent(block, properties, self._namer.name(key, self.events))
        event = self._shown(vevent, occurrence, None)
        self.events[event.id] = event
        self._keep(block, event, _HELD | _LOST_BY_REPEATS, ours=False)

    def _embedded(self, vevent: _VEvent) -> Event | None:
        """The event that a VEVENT carries whole; None if what it shows has been edited since."""
        line = vevent.properties.get(payload.EVENT)
        if line is None:
            return None
        packed = unescaped(line.value)
        digest = vevent.properties.get(payload.DIGEST)
        shown_values = values_of(vevent.block.lines)
        if digest is None or digest.value != payload.digest(packed, shown_values):
            message = "edited in a calendar since it was written: what it shows is taken"
            self._report.add(message, event=vevent.key, line=vevent.block.number)
            return None
        try:
            one = payload.read_event(packed, self._file)
            self._registers.add_event(one)
        except TimelineError as error:
            self._report.add(payload.unreadable(error), event=vevent.key, line=line.number)
            return None
        event = one.events[0]
        if event.id in self.events:  # a client has made a copy of it
            event = attrs.evolve(event, id=vevent.key)
        return event

    def _shown(self, vevent: _VEvent, occurrence: Occurrence, exact: TimeSpan | None) -> Event:
        """The event that a VEVENT shows; see `shown_of`."""
        block, properties, key = vevent
        ours = exact is not None
        seen = shown_of(properties, occurrence, exact, self._report)
        self.shortened |= ours
        self._note_rule(vevent, ours=ours)
        place = self._place(vevent)
        return Event(
            key,
            seen.title or key,
            seen.when,
            summary=seen.summary,
            chapter=self._chapter(properties) if ours else None,
            tags=[] if ours else ids.slugs_of(categories(block)),
            place=place,
            citations=self._citations(vevent),
            links=list(self._links(block)) if ours else (),
            status=status_of(properties.get("STATUS"), ours=ours),
            modified=day_of(properties.get("LAST-MODIFIED")),
            revision=revision_of(properties.get("SEQUENCE")),
        )

    def _note(self, message: str, *, event: str, line: int) -> None:
        """Note something of a VEVENT: once, if it has become an event for each repeat."""
        if (line, message) not in self._noted:
            self._noted.add((line, message))
            self._report.add(message, event=event, line=line)

    # Parts ------------------------------------------------------------------------------------

    def _note_rule(self, vevent: _VEvent, *, ours: bool) -> None:
        """Note that an event repeats, if it becomes one event nevertheless."""
        if vevent.block in self._repeats:
            return
        for line in vevent.block.lines:
            if line.name in {"RRULE", "RDATE"} and not (ours and is_anniversary(line)):
                message = "it repeats and is shown once: expand=(first, last) shows each time"
                self._report.add(message, event=vevent.key, line=line.number)
                return

    def _chapter(self, properties: Mapping[str, Line]) -> str | None:
        line = properties.get("CATEGORIES")
        if line is None or not (words := unescaped(line.value)).strip():
            return None
        return self._registers.chapter(words)

    def _place(self, vevent: _VEvent) -> str | None:
        line, geo = vevent.properties.get("LOCATION"), vevent.properties.get("GEO")
        found = None if geo is None else degrees(geo)
        if geo is not None and found is None:
            message = f"its coordinates are left out: {shown(geo.value)}"
            self._note(message, event=vevent.key, line=geo.number)
        words = "" if line is None else unescaped(line.value)
        if words.strip():
            return self._registers.place(words, text_of(words, line) or Text(words), found)
        if found is None:
            return None
        words = f"{found[0]:g}, {found[1]:g}"
        return self._registers.place(words, Text(words), found)

    def _citations(self, vevent: _VEvent) -> list[Citation]:
        line = vevent.properties.get("URL")
        if line is None:
            return []
        try:
            return [Citation(self._registers.source(line.value))]
        except TimelineError as error:
            message = f"its address is left out: {error}"
            self._note(message, event=vevent.key, line=line.number)
            return []

    def _links(self, block: Block) -> Iterator[Link]:
        for line in block.lines:
            if line.name != "RELATED-TO":
                continue
            target, _, timeline = unescaped(line.value).rpartition("@")
            parent = (line.parameter("RELTYPE") or "").upper() == "PARENT"
            words = line.parameter("X-TIMELINE-LINK") or ("part-of" if parent else None)
            try:
                if timeline != self._timeline:
                    raise ValueError("it leads out of this timeline")  # noqa: TRY301
                yield Link.parse(f"{words} {target}")
            except ValueError as error:
                self._report.add(f"a link is left out: {error}", line=line.number)

    # What is kept -----------------------------------------------------------------------------

    def _keep(
        self, block: Block, event: Event, held: frozenset[str], *, ours: bool, whole: bool = False
    ) -> None:
        """Keep what an event has no place for, or all lines of a VEVENT.

        Args:
            block: The VEVENT.
            event: The event that was read from it.
            held: The properties that an event has a place for.
            ours: Whether we have written it.
            whole: Whether to keep all lines.
        """
        own = held >= _HELD_IF_OURS
        if event.status != "held":
            held |= {"STATUS"}
        left = [
            line
            for line in block.lines
            if line.name not in held and not (own and is_anniversary(line))
        ]
        rest = [line.text for line in left]
        names = {cut(line.name) for line in left} - {"UID", ""}
        names |= {ids.name_of(text) for text in block.inner if text.upper().startswith("BEGIN:")}
        rest += block.inner
        if names:
            self.names |= names
            self._note(f"kept: {in_words(names)}", line=block.number, event=event.id)
        self.kept[event.id] = KeptEvent(
            event,
            None if event.place is None else self._registers.places.get(event.place),
            lines=tuple(block.texts()) if whole else (),
            rest=() if whole else tuple(rest),
            ours=ours,
            calendar=block.calendar,
        )


class _VEvent(NamedTuple):
    """A VEVENT on its way to become an event.

    Attributes:
        block: Its component.
        properties: The first line of each name in it.
        key: The id of the event.
    """

    block: Block
    properties: dict[str, Line]
    key: str


class _First(NamedTuple):
    """The VEVENT that had an id first.

    Attributes:
        number: The line it begins on.
        texts: All its lines.
        uid: Its UID; None if it has none.
    """

    number: int
    texts: tuple[str, ...]
    uid: str | None

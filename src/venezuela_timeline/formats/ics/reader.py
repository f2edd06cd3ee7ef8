"""Reading a calendar: VEVENTs as events, the rest kept for the way back."""

from __future__ import annotations

import datetime
from collections import ChainMap
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import DataError, Fault, TimelineError, cut, shown
from venezuela_timeline.formats._limits import MAX_BYTES
from venezuela_timeline.formats._records import Part, build
from venezuela_timeline.formats._text import as_bytes
from venezuela_timeline.formats.report import Report
from venezuela_timeline.model import Chapter, Citation, Event, Link, Place, Source, Text
from venezuela_timeline.timeline import Timeline

from . import ids, payload as embedded
from .components import Block, scan
from .datetimes import Moment, span_of, time_lines
from .lines import Line, unescaped
from .parsing import Shown, is_anniversary, shown_of, text_of, values_of
from .passthrough import MOVED, Kept, KeptEvent
from .zones import Zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Window = tuple["datetime.date | str", "datetime.date | str"]

_OWN = frozenset(
    {
        *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "DURATION"),
        *("SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION", "GEO", "URL", "TRANSP"),
        *("X-MICROSOFT-CDO-BUSYSTATUS", "X-TIMELINE-EDTF", embedded.EVENT, embedded.DIGEST),
    }
)
"""Properties that are written anew, from the event."""

_OWN_HEADER = frozenset(
    {
        *("VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL"),
        *("X-PUBLISHED-TTL", embedded.CALENDAR),
    }
)


def loads(  # noqa: PLR0913  (limits, each with its name)
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    expand: Window | None = None,
    max_bytes: int = MAX_BYTES,
    max_events: int = 500_000,
    max_repeats: int = 10_000,
) -> Timeline:
    """A timeline from a calendar: one of ours, or anybody's.

    What our own calendars show comes back equal; what they carry with ``embed=True`` comes
    back whole, unless somebody has edited what is shown. Of other files, events keep their
    time, title, description, place, categories and address; what else they hold is in
    ``report.kept``, which `dumps` takes as ``kept`` to write it again.

    Args:
        data: The file's bytes.
        file: Its name, for messages.
        report: Takes every fault, with its line, and what has no place in a timeline.
        expand: The first and the last day of a window. Events that repeat become an event
            for each time they happen in it; without it they are shown once, as they begin.
            Needs the extra ``calendar``.
        max_bytes: The largest file to read.
        max_events: So many components at most.
        max_repeats: So many repeats at most.

    Raises:
        DataError: for a file without a calendar in it, or beyond a limit.
        FormatError: for a window that is none, or where the extra is missing.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else as_bytes(data)
    report = Report() if report is None else report
    found = scan(raw, report, max_bytes=max_bytes, max_events=max_events, file=file)
    reader = _Reader(found.header, found.blocks, report, file)
    if expand is not None:
        from .recurrence import repeats  # noqa: PLC0415  (an extra)

        reader.repeats = repeats(found.blocks, reader.zones, expand, max_repeats, report)
    return reader.timeline()


class _Reader:
    """Gathers events, and what they refer to, over a file."""

    def __init__(
        self, header: list[Line], blocks: list[Block], report: Report, file: str | None
    ) -> None:
        self.header = header
        self.blocks = blocks
        self.report = report
        self.file = file
        self.zones = Zones((block for block in blocks if block.name == "VTIMEZONE"), report)
        self.repeats: dict[int, list[tuple[Moment, Moment | None]]] = {}
        self.events: dict[str, Event] = {}
        self.kept: dict[str, KeptEvent] = {}
        self.components: list[str] = []
        self.registry: dict[str, dict[str, Any]] = {
            "chapters": {},
            "actors": {},
            "places": {},
            "sources": {},
            "terms": {},
        }
        self.first_lines: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.own: set[tuple[str, str]] = set()  # what the calendar itself brings along
        self.namer = ids.Namer()
        self.shortened = False

    # The whole --------------------------------------------------------------------------------

    def timeline(self) -> Timeline:
        top = self.top()
        own = ids.timeline_of(self.blocks) if top is None else top.id
        for block in self.blocks:
            if block.name == "VEVENT":
                self.take(block, own)
            else:
                self.components += block.whole()
                if block.name != "VTIMEZONE":
                    self.report.add(f"{cut(block.name)} is no event: kept", line=block.number)
        rest = tuple(line.text for line in self.header if line.name not in _OWN_HEADER)
        if rest:
            self.report.add(f"kept: {', '.join(sorted({cut(ids.name_of(text)) for text in rest}))}")
        if kept := Kept(rest, tuple(self.components), self.kept):
            self.report.kept = kept
        if self.shortened:
            self.report.add(
                "claims and sources stand in it only as words, kinds, tags and participants not "
                "at all: a calendar written with embed=True carries them"
            )
        title = self.title() if top is None else top.title
        registers: dict[str, Any] = {
            kind: registry.values() for kind, registry in self.registry.items()
        }
        return Timeline(
            self.events.values(),
            id=own or ids.slug_of(str(title)) or "calendar",
            title=title,
            version=None if top is None else top.version,
            **registers,
            outside={link.event for event in self.events.values() for link in event.links},
        )

    def top(self) -> Timeline | None:
        """The timeline without events that the calendar's own payload holds."""
        names = [line.name for line in self.header]
        if "VERSION" not in names:
            self.report.add("it has no VERSION")
        for line in self.header:
            if line.name == embedded.CALENDAR:
                document = embedded.unpacked(unescaped(line.value))
                try:
                    top = build([Part(document, self.file)])
                except TimelineError as error:
                    self.report.add(_unreadable(error), line=line.number)
                else:
                    self.know(top)
                    return top
        return None

    def know(self, top: Timeline) -> None:
        """Take over what a calendar brings along, so that what is shown of it is recognised."""
        for kind, registry in self.registry.items():
            registry.update(getattr(top, kind))
            self.own |= {(kind, key) for key in registry}
        for chapter in top.chapters.values():
            for _, words in chapter.title.versions:
                self.namer.give(chapter.id, Chapter, words)

    def title(self) -> Text:
        for name in ("NAME", "X-WR-CALNAME"):
            for line in self.header:
                if line.name == name and (words := unescaped(line.value)).strip():
                    return text_of(words, line) or Text("Calendar")
        return Text(self.file.rpartition(".")[0] or self.file) if self.file else Text("Calendar")

    # An event ---------------------------------------------------------------------------------

    def take(self, block: Block, own: str | None) -> None:
        """Read an event, or keep it for the way back."""
        repeats = self.repeats.get(id(block))
        try:
            if repeats is None:
                self.read(block, own)
            for start, end in repeats or ():
                self.read(block, own, (start, end))
        except (TimelineError, ValueError) as error:
            reason = "; ".join(str(error).splitlines()[-3:])
            self.report.add(f"kept, not shown: {reason}", line=block.number)
            self.components += block.whole()

    def read(
        self, block: Block, own: str | None, repeat: tuple[Moment, Moment | None] | None = None
    ) -> None:
        properties = self.properties(block)
        key = ids.event_id(properties, own, block.number)
        if repeat is not None:
            key = ids.fitting(f"{key}-{repeat[0].stamp}")
        texts = tuple(block.texts())
        if (before := self.first_lines.get(key)) is not None and repeat is None:
            number, others = before
            if others == texts:
                self.report.add(f"the same event as on line {number}", line=block.number)
                return
            self.report.add(f"its UID is that of line {number}, too", line=block.number)
            key = self.namer.name(key, self.first_lines)
        self.first_lines[key] = (block.number, texts)
        if repeat is None and (event := self.embedded(block, properties, key)) is not None:
            self.keep(block, event, own=True)
            return
        span = None if repeat is None else span_of(*repeat)
        event, ours = self.shown(block, properties, self.free(key), span, own)
        self.events[event.id] = event
        self.keep(block, event, own=ours, repeat=repeat is not None)

    def properties(self, block: Block) -> dict[str, Line]:
        """The first line of each name; one that stands twice and may not is noted."""
        found: dict[str, Line] = {}
        for line in block.lines:
            if found.setdefault(line.name, line) is not line and line.name in _OWN - {"CATEGORIES"}:
                self.report.add(f"a second {cut(line.name)} is passed over", line=line.number)
        return found

    def keep(self, block: Block, event: Event, *, own: bool, repeat: bool = False) -> None:
        """Keep what an event has no place for, and of foreign ones all lines as they are.

        One of several repeats keeps neither its UID, which is that of all, nor what repeats it.
        """
        left = _OWN - {"UID"} if not own else _OWN | {"RELATED-TO"}
        if repeat:
            left |= {"UID", *MOVED}
        rest = [
            line.text
            for line in block.lines
            if line.name not in left and not (own and is_anniversary(line))
        ]
        names = {ids.name_of(text) for text in rest} - {"UID"}
        names |= {ids.name_of(text) for text in block.inner if text.upper().startswith("BEGIN:")}
        rest += block.inner
        if names:
            message = f"kept: {', '.join(sorted(names))}"
            self.report.add(message, event=event.id, line=block.number)
        lines = () if own or repeat else tuple(block.texts())
        if rest or lines:
            self.kept[event.id] = KeptEvent(event, lines, tuple(rest))

    # What travels along -------------------------------------------------------------------------

    def embedded(self, block: Block, properties: dict[str, Line], key: str) -> Event | None:
        """The whole event that a VEVENT carries, if what it shows has not been edited since."""
        line = properties.get(embedded.EVENT)
        if line is None:
            return None
        payload = unescaped(line.value)
        expected = properties.get(embedded.DIGEST)
        if expected is None or expected.value != embedded.digest(payload, values_of(block.lines)):
            message = "edited in a calendar since it was written: what it shows is taken"
            self.report.add(message, event=key, line=block.number)
            return None
        try:
            document = embedded.unpacked(payload)
            if document is None or len(document.get("events", ())) != 1:
                raise DataError([Fault(embedded.EVENT, "it holds no event", "", self.file)])
            links = document["events"][0].get("links", [])
            document["outside"] = [link["event"] for link in links]
            one = build([Part(document, self.file)])
            self.register(one)
        except (TimelineError, AttributeError, KeyError, TypeError) as error:
            self.report.add(_unreadable(error), event=key, line=line.number)
            return None
        event = one.events[0]
        if event.id in self.events:  # a copy that a client has made
            event = attrs.evolve(event, id=self.free(key))
        self.events[event.id] = event
        return event

    def free(self, key: str) -> str:
        """An id, with a number where another event has it."""
        return self.namer.name(key, self.events) if key in self.events else key

    def register(self, one: Timeline) -> None:
        """Take over what an event brings along; raise where something else bears an id of it."""
        for kind, registry in self.registry.items():
            for key, record in getattr(one, kind).items():
                if (kind, key) not in self.own and registry.get(key, record) != record:
                    raise DataError([Fault(kind, f"two different ones are called {key!r}")])
        actors, sources = self.registry["actors"], self.registry["sources"]
        if one.actors.keys() & sources.keys() or one.sources.keys() & actors.keys():
            raise DataError([Fault("", "an actor and a source have one id")])
        for kind, registry in self.registry.items():
            for key, record in getattr(one, kind).items():
                registry.setdefault(key, record)

    # What is shown ------------------------------------------------------------------------------

    def shown(
        self,
        block: Block,
        properties: dict[str, Line],
        key: str,
        span: Any,
        own: str | None,
    ) -> tuple[Event, bool]:
        """An event of what a VEVENT shows, and whether it is of our own writing."""
        times = None
        if span is None:
            times = time_lines(properties, self.zones, self.report)
            span = span_of(*times)
        seen = shown_of(properties, times, span, self.report)
        self.shortened |= seen.ours
        self.note_repeat(block, seen, key)
        place = self.place(properties, key)
        event = Event(
            key,
            seen.title or key,
            seen.when,
            summary=seen.summary,
            chapter=self.chapter(properties) if seen.ours else None,
            tags=[] if seen.ours else ids.slugs_of(_categories(block)),
            place=place,
            citations=self.citations(properties, key),
            links=list(self.links(block, own)) if seen.ours else (),
            modified=_day(properties.get("LAST-MODIFIED")),
            revision=_revision(properties.get("SEQUENCE")),
        )
        return event, seen.ours

    def note_repeat(self, block: Block, seen: Shown, key: str) -> None:
        for line in block.lines:
            if line.name in {"RRULE", "RDATE"} and id(block) not in self.repeats:
                if seen.ours and is_anniversary(line):
                    continue
                message = "it repeats and is shown once: expand=(first, last) shows each time"
                self.report.add(message, event=key, line=line.number)
                return

    def chapter(self, properties: dict[str, Line]) -> str | None:
        line = properties.get("CATEGORIES")
        if line is None or not (words := unescaped(line.value)).strip():
            return None
        chapters = self.registry["chapters"]
        if (key := self.namer.known(Chapter, words)) is None:
            wanted = ids.slug_of(words) or ids.hashed("chapter", words)
            key = self.namer.name(wanted, chapters, Chapter, words)
            chapters[key] = Chapter(key, words)
        return key

    def place(self, properties: dict[str, Line], key: str) -> str | None:
        line, geo = properties.get("LOCATION"), properties.get("GEO")
        if line is None or not (words := unescaped(line.value)).strip():
            return None
        latitude, longitude = _degrees(geo, key, self.report)
        places, name = self.registry["places"], text_of(words, line) or Text(words)
        thing = (Place, name, latitude, longitude)
        if (found := self.namer.known(*thing)) is None:
            wanted = ids.slug_of(words) or ids.hashed("place", words)
            place = Place(wanted, name, latitude=latitude, longitude=longitude)
            same = places.get(wanted) == place  # an event that travels whole has brought it
            found = self.namer.name(wanted, () if same else places, *thing)
            places[found] = attrs.evolve(place, id=found)
        return found

    def citations(self, properties: dict[str, Line], key: str) -> list[Citation]:
        line = properties.get("URL")
        if line is None:
            return []
        if (found := self.namer.known(Source, line.value)) is None:
            sources = self.registry["sources"]
            taken = ChainMap(sources, self.registry["actors"])
            wanted = ids.slug_of(line.value.partition("://")[2]) or ids.hashed("url", line.value)
            try:
                source = Source(wanted, url=line.value)
            except TimelineError as error:
                self.report.add(f"its address is left out: {error}", event=key, line=line.number)
                return []
            same = sources.get(wanted) == source  # an event that travels whole has brought it
            found = self.namer.name(wanted, () if same else taken, Source, line.value)
            sources[found] = attrs.evolve(source, id=found)
        return [Citation(found)]

    def links(self, block: Block, own: str | None) -> Iterator[Link]:
        for line in block.lines:
            if line.name != "RELATED-TO":
                continue
            target, _, timeline = unescaped(line.value).rpartition("@")
            kind = line.parameter("X-TIMELINE-LINK") or {"PARENT": "part-of"}.get(
                (line.parameter("RELTYPE") or "").upper()
            )
            try:
                if timeline != own:
                    raise ValueError("it leads out of this timeline")  # noqa: TRY301
                yield Link(kind, target)  # type: ignore[arg-type]  # the class checks it
            except ValueError as error:
                self.report.add(f"a link is left out: {error}", line=line.number)


# Values ---------------------------------------------------------------------------------------


def _unreadable(error: Exception) -> str:
    reason = "; ".join(str(error).splitlines()[:3])
    return f"what travels along cannot be read: {reason}"


def _categories(block: Block) -> Iterable[str]:
    """The names of all categories, commas within one apart."""
    for line in block.lines:
        if line.name == "CATEGORIES":
            for name in line.value.replace("\\,", "\0").split(","):
                yield unescaped(name.replace("\0", "\\,"))


def _degrees(line: Line | None, key: str, report: Report) -> tuple[float | None, float | None]:
    if line is None:
        return None, None
    try:
        latitude, longitude = map(float, line.value.split(";"))
        Place("p", "p", latitude=latitude, longitude=longitude)
    except ValueError:
        message = f"its coordinates are left out: {shown(line.value)}"
        report.add(message, event=key, line=line.number)
        return None, None
    return latitude, longitude


def _day(line: Line | None) -> datetime.date | None:
    """The day of a UTC date-time; None where it says none."""
    if line is None:
        return None
    digits = line.value[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _revision(line: Line | None) -> int:
    if line is None or not line.value.isascii() or not line.value.isdigit():
        return 1
    return min(int(line.value[:12]), 2**31) + 1

"""Calendars read as timelines: VEVENTs become events, and the rest is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.errors import TimelineError, cut
from venezuela_timeline.formats._limits import MAX_BYTES
from venezuela_timeline.formats._text import as_bytes
from venezuela_timeline.formats.report import Report
from venezuela_timeline.model import Text
from venezuela_timeline.timeline import Timeline

from . import ids, payload
from .components import scan
from .event_reader import EventReader
from .lines import unescaped
from .parsing import text_of
from .passthrough import HEADER, PRODID, Kept, KeptCalendar
from .recurrence import repeats
from .registers import Registers
from .wording import in_words
from .zones import Zones

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .components import Scanned
    from .lines import Line
    from .recurrence import Window


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
    """A timeline from a calendar, of our own writing or anybody's.

    What our own calendars show comes back equal. What they carry with ``embed=True`` comes
    back whole, unless somebody has edited what is shown. Events of other calendars keep their
    time, title, description, place, categories and address; what else they hold is in
    ``report.kept``, which `dumps` takes as ``kept`` to write it again.

    Args:
        data: The file's bytes.
        file: Its name, for messages.
        report: Takes every fault, with its line, and what has no place in a timeline.
        expand: The first and the last day of a window. An event that repeats becomes one
            event for each time in the window; without a window it is shown once, as it
            begins. Needs the extra ``calendar``.
        max_bytes: The largest file to read.
        max_events: The most components to read.
        max_repeats: The most repeats to read.

    Raises:
        DataError: if there is no calendar in the file, or it is beyond a limit.
        FormatError: if the window is invalid, or the extra is missing.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else as_bytes(data)
    report = Report() if report is None else report
    found = scan(raw, report, max_bytes=max_bytes, max_events=max_events, file=file)
    blocks = [block for block in found.blocks if block.name == "VTIMEZONE"]
    zones = [Zones(blocks, calendar, report) for calendar in range(len(found.headers))]
    repeated = {} if expand is None else repeats(found.blocks, zones, expand, max_repeats, report)
    top = _top(found.headers[0], file, report)
    registers = Registers()
    if top is not None:
        registers.add_calendar(top)
    own_id = ids.timeline_of(found.blocks) if top is None else top.id
    reader = EventReader(registers, zones, repeated, timeline=own_id, file=file, report=report)
    components = _read_blocks(found, reader, report)
    title = _title(found.headers, file) if top is None else top.title
    headers = [_rest(header, reader.names, report) for header in found.headers]
    calendars = tuple(map(KeptCalendar, headers, components))
    if kept := Kept(title, calendars, reader.kept, frozenset(reader.names)):
        report.kept = kept
    if reader.shortened:
        report.add(
            "it has claims and sources only in words, and no kinds, tags or participants: "
            "a calendar written with embed=True carries them"
        )
    events = reader.events.values()
    return Timeline(
        events,
        id=own_id or ids.slug_of(str(title)) or "calendar",
        title=title,
        version=None if top is None else top.version,
        outside={link.event for event in events for link in event.links},
        **registers.by_name(),
    )


def _top(header: list[Line], file: str | None, report: Report) -> Timeline | None:
    """The timeline without events that the calendar's payload holds; None if it has none."""
    if not any(line.name == "VERSION" for line in header):
        report.add("it has no VERSION")
    for line in header:
        if line.name == payload.CALENDAR:
            try:
                return payload.read_calendar(unescaped(line.value), file)
            except TimelineError as error:
                report.add(payload.unreadable(error), line=line.number)
    return None


def _read_blocks(found: Scanned, reader: EventReader, report: Report) -> list[tuple[str, ...]]:
    """Read the VEVENTs; give the lines of each calendar's other components.

    VEVENTs that cannot be read are among these.
    """
    components: list[list[str]] = [[] for _ in found.headers]
    for block in found.blocks:
        if block.name != "VEVENT":
            components[block.calendar] += block.whole()
            if block.name != "VTIMEZONE":
                reader.names.add(cut(block.name))
                report.add(f"kept: {in_words([cut(block.name)])}", line=block.number)
        elif not reader.read(block):
            reader.names.add(block.name)
            components[block.calendar] += block.whole()
    return [tuple(lines) for lines in components]


def _rest(header: Iterable[Line], kept: set[str], report: Report) -> tuple[str, ...]:
    """The properties of a calendar; of one of ours, only those that others have added."""
    rest = tuple(line.text for line in header if line.name not in HEADER)
    if names := {cut(line.name) for line in header} - HEADER - {""}:
        kept |= names
        report.add(f"kept: {in_words(names)}")
    ours = any(line.name == "PRODID" and line.value == PRODID for line in header)
    return rest if ours else tuple(line.text for line in header)


def _title(headers: Iterable[Iterable[Line]], file: str | None) -> Text:
    """What a calendar is called, the first that has a name, or its file."""
    for header in headers:
        for name in ("NAME", "X-WR-CALNAME"):
            for line in header:
                if line.name == name and (words := unescaped(line.value)).strip():
                    return text_of(words, line) or Text("Calendar")
    return Text(file.rpartition(".")[0] or file) if file else Text("Calendar")

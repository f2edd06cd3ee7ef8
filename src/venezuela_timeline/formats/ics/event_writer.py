"""Events written as VEVENTs, with notes of what these cannot hold."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

import attrs

from venezuela_timeline.labels import Lang

from . import payload
from .anniversaries import Anniversaries, anniversary, yearly
from .description import (
    Details,
    address,
    beginning,
    category,
    description,
    has_a_line_like_when,
    plain_category,
    time_of,
)
from .lines import LIMIT, cleaned, escaped, folded, related_to, split_loosely
from .passthrough import Kept, KeptEvent
from .placement import (
    Imprecise,
    LongSpans,
    Placement,
    Times,
    Written,
    is_long,
    placement,
    why_once,
    why_untimed,
    written,
)
from .rewriting import Rewriter
from .time_lines import stamp_of
from .wording import fields_without_a_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Event, Place
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

_NEVER = "19700101T000000Z"
"""The DTSTAMP of a record that does not say when it was modified."""

_OLD = 1000
"""For earlier years, some calendars show another one."""

_MAX_READY = 1000
"""The most places and chapters that are kept ready, so that memory has a bound."""

_URI = "!#$%&'()*+,/:;=?@[]~"
"""What is not escaped in an address: RFC 3986 reserves it, or it begins an escape."""


@attrs.frozen
class Options:
    """How a calendar is written; see `ics.chunks`."""

    lang: Lang
    anniversaries: Anniversaries | None
    long_spans: LongSpans
    imprecise: Imprecise
    times: Times
    details: Details
    key: bool
    embed: bool
    kept: Kept
    modified: datetime.date | None


class EventWriter:
    """Writes one event after the other.

    Attributes:
        fields: What of the events so far a calendar has no property for.
        added: The same of those that were read from a calendar, as far as it is new.
    """

    def __init__(self, timeline: Timeline, options: Options, report: Report) -> None:
        self.fields: set[str] = set()
        self.added: set[str] = set()
        self._timeline = timeline
        self._options = options
        self._report = report
        self._rewriter = Rewriter(
            timeline, options.kept, lang=options.lang, modified=options.modified, report=report
        )
        self._ready: dict[tuple[str, str], tuple[list[str], list[tuple[str, str]]]] = {}
        # The event that is being written, its lines, and the names and values they show:
        self._event: Event
        self._lines: list[str]
        self._values: list[tuple[str, str]]

    def vevent(self, event: Event) -> str:
        """A VEVENT, folded; empty, with a note why, if the event is left out."""
        options = self._options
        self._event, self._lines, self._values = event, [], []
        back = options.kept.events.get(event.id) if options.kept.events else None
        if back is not None and back.lines:
            return self._again_from(back)
        place = self._place()
        if place is None:
            return ""
        uid = f"{event.id}@{self._timeline.id}"
        time = written(event.when, place, options.times)
        self._words(place)
        self._where()
        if event.links:
            self._links()
        if options.anniversaries is not None:
            self._anniversary(place, time, options.anniversaries)
        if options.embed:
            self._embed(time)
        if event.when and options.times != "none":
            self._check_clock(event.when, place, time)
        if back is not None:
            self._lines += map(folded, self._rest(back))
        if not options.embed:
            self.fields.update(fields_without_a_place(event))
        stamp, modified = _NEVER, ""
        if (changed := self._changed(back)) is not None:
            stamp = stamp_of(changed)
            modified = f"LAST-MODIFIED:{stamp}\r\n"
        end = f"{time.end}\r\n" if time.end else ""
        edtf = _edtf(event.when) if event.when else ""
        return (
            f"BEGIN:VEVENT\r\n{folded(f'UID:{uid}')}DTSTAMP:{stamp}\r\n{modified}"
            f"SEQUENCE:{event.revision - 1}\r\n{time.start}\r\n{end}"
            f"{''.join(self._lines)}"
            f"{_STATUS[event.status]}TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n{edtf}END:VEVENT\r\n"
        )

    def _again_from(self, back: KeptEvent) -> str:
        """A VEVENT that was read from a file, with what has changed since."""
        event = self._event
        lines = self._rewriter.lines(event, back)
        fields, before = map(set, map(fields_without_a_place, (event, back.event)))
        self.added |= fields - before
        return "".join(map(folded, ("BEGIN:VEVENT", *lines, "END:VEVENT")))

    def _changed(self, back: KeptEvent | None) -> datetime.date | None:
        """When the event was changed: if it is not as it was read, that is what the options say."""
        options = self._options
        as_it_was = not options.kept or (back is not None and back.event == self._event)
        return self._event.modified if as_it_was else options.modified or self._event.modified

    def _check_clock(self, span: TimeSpan, place: Placement, time: Written) -> None:
        """Note that a time of day is not shown."""
        if "T" in span.edtf and not time.timed:
            self._note(f"its time of day is left out: {why_untimed(span, place)}")

    # Parts ------------------------------------------------------------------------------------

    def _note(self, message: str) -> None:
        self._report.add(message, event=self._event.id)

    def _value(self, name: str, value: str) -> None:
        """Add to what the digest is made of."""
        if self._options.embed:
            self._values.append((name, value))

    def _text(self, name: str, tag: str, words: str, field: str) -> None:
        """Add a line with a TEXT value."""
        clean, changed = cleaned(words)
        if changed:
            self._note(f"controls and odd line breaks in {field} were replaced")
        if self._options.embed:
            self._values.append((name, clean))
        language = "" if tag == "und" else f";LANGUAGE={tag}"
        self._lines.append(folded(f"{name}{language}:{escaped(clean)}"))

    def _place(self) -> Placement | None:
        """Where the event is shown, with a note if that is not all its time."""
        event, options = self._event, self._options
        place = placement(event, options.long_spans, options.imprecise)
        if place is None:
            self._note(
                f"skipped: {event.when} has no day in years 1 to 9999"
                if event.when
                else "skipped: it has no date; inferred=True shows where its links place it"
            )
            return None
        # Where only the date is imprecise, the title says so, and nothing has to be noted.
        long = place.how == "marked" and is_long(event)
        if long or place.how in {"since", "until"}:
            words = time_of(event, options.lang)
            if long and options.long_spans == "skip":
                self._note(f"skipped: longer than a year: {words}")
                return None
            self._note(f"shown on {place.first} alone: {words}")
        if place.first.year < _OLD:
            self._note(f"some calendars show another year in place of {place.first.year}")
        return place

    def _words(self, place: Placement) -> None:
        """Add SUMMARY, DESCRIPTION and CATEGORIES."""
        event, timeline, lang = self._event, self._timeline, self._options.lang
        tag, title = event.title.version(lang)
        time = None if place.how == "exact" else time_of(event, lang)
        if time is not None:
            title += f" ({time})"
        elif self._options.anniversaries is not None and event.when is not None:
            title = anniversary(title, event.when, lang)
        self._text("SUMMARY", tag, title, "the title")
        tag = "und" if event.summary is None else event.summary.version(lang)[0]
        options, summary = self._options, "" if event.summary is None else event.summary[lang]
        always = options.details == "long" or options.anniversaries is not None
        begin = beginning(summary, event, lang, time, always=always)
        if event.when and has_a_line_like_when(summary, event.when, lang):
            self._note("its summary has a line like the one that says when")
        words = description(timeline, event, lang, begin, options.details)
        self._text("DESCRIPTION", tag, words, "the description")
        if event.chapter is not None:
            self._again(("chapter", event.chapter), self._category)

    def _category(self) -> None:
        chapter = category(self._timeline, self._event.chapter or "", self._options.lang)
        plain = plain_category(chapter)
        if plain != chapter:  # some clients split a category at an escaped comma
            self._note("commas, line breaks or controls in its category were replaced")
        self._text("CATEGORIES", "und", plain, "the chapter")

    def _again(self, key: tuple[str, str], write: Callable[[], None]) -> None:
        """Add lines that many events share; they are written again only to note something."""
        if (found := self._ready.get(key)) is not None:
            self._lines += found[0]
            self._values += found[1]
            return
        lines, values, notes = len(self._lines), len(self._values), len(self._report)
        write()
        if len(self._report) == notes:
            if len(self._ready) >= _MAX_READY:
                self._ready.clear()
            self._ready[key] = self._lines[lines:], self._values[values:]

    def _where(self) -> None:
        """Add LOCATION, GEO and URL."""
        event, timeline = self._event, self._timeline
        if event.place is not None:
            self._again(("place", event.place), self._location)
        if url := address(timeline, event):
            safe = url if url.isascii() and url.isprintable() else quote(url, safe=_URI)
            if safe != url:
                self._note("its address is percent-encoded")
            self._value("URL", safe)
            self._lines.append(folded(f"URL:{safe}"))

    def _location(self) -> None:
        where = self._timeline.places[self._event.place or ""]
        tag, words = where.name.version(self._options.lang)
        self._text("LOCATION", tag, words, "the place")
        self._geo(where)

    def _geo(self, where: Place) -> None:
        """Add GEO: degrees to about ten centimetres (RFC 5545, 3.8.1.6)."""
        if where.latitude is None or where.longitude is None:
            return
        degrees = [f"{round(value, 6) + 0.0:.6f}" for value in (where.latitude, where.longitude)]
        if (float(degrees[0]), float(degrees[1])) != (where.latitude, where.longitude):
            self._note("its coordinates are rounded to 6 decimals")
        self._value("GEO", ";".join(degrees))
        self._lines.append(f"GEO:{';'.join(degrees)}\r\n")

    def _links(self) -> None:
        """Add RELATED-TO."""
        for link in self._event.links:
            self._lines.append(folded(related_to(link, self._timeline.id)))

    def _anniversary(self, place: Placement, time: Written, leap: Anniversaries) -> None:
        if (reason := why_once(self._event, place)) is not None:
            self._note(f"shown once, not each year: {reason}")
            return
        day = time.start.rpartition(":")[2]
        self._lines.append(f"{yearly(int(day[4:6]), int(day[6:8]), leap)}\r\n")

    def _embed(self, time: Written) -> None:
        for name, line in (("DTSTART", time.start), ("DTEND", time.end)):
            if line:
                self._value(name, line.rpartition(":")[2])
        packed = payload.event_payload(self._timeline, self._event)
        self._lines += (
            folded(f"{payload.EVENT};VALUE=TEXT:{packed}"),
            f"{payload.DIGEST};VALUE=TEXT:{payload.digest(packed, self._values)}\r\n",
        )

    def _rest(self, back: KeptEvent) -> Iterator[str]:
        """The lines of a file that the event has no place for."""
        for text in back.rest:
            line = split_loosely(text)
            if line is None or line.name != "STATUS" or self._event.status == "held":
                yield text


def _edtf(span: TimeSpan) -> str:
    """The line that holds a time exactly. It is ASCII, and of what is escaped has only commas."""
    text = span.edtf.replace(",", "\\,")
    line = f"X-TIMELINE-EDTF;VALUE=TEXT:{text}"
    return f"{line}\r\n" if len(line) <= LIMIT else folded(line)


_STATUS = {
    "held": "",
    "cancelled": "STATUS:CANCELLED\r\n",
    "postponed": "STATUS:TENTATIVE\r\n",
}
"""The STATUS of a VEVENT (RFC 5545, 3.8.1.11); one that was held needs none."""

"""iCalendar (RFC 5545): a calendar a reader can subscribe to.

The fixed shape of a VEVENT is written here, not through the icalendar package, which
changes some texts (a backslash before N becomes a line break) and is many times slower.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from venezuela_timeline.view.words import Language, check_language, citation_line, claim_line, word

from ._ical import cleaned, escaped, folded
from ._text import joined
from .report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

PRODID = "-//venezuela_timeline//EN"
_YEAR = 366
_NEVER = datetime.date(1970, 1, 1)
"""The DTSTAMP of a record that does not say when it was modified."""

How = Literal["exact", "whole", "marked", "since", "until"]


class Placement(NamedTuple):
    """The days on which a calendar shows an event, and how they stand to its time.

    ``exact``: those very days. ``whole``: from the earliest to the latest day it can have been
    on. ``marked``: only the first, for its time is longer than a year. ``since``: only the
    first, for no end is known. ``until``: only the last, for no start is known.
    """

    first: datetime.date
    last: datetime.date
    how: How


def placement(event: Event) -> Placement | None:
    """Where a calendar shows an event; None where no day of years 1 to 9999 is known."""
    first, last = event.when.earliest, event.when.latest
    if first is None and last is None:
        return None
    if last is None or first is None:
        day = first or last
        assert day is not None  # noqa: S101  (one of the two is a date)
        return Placement(day, day, "since" if last is None else "until")
    bounds = event.when.bounds
    if bounds.start_min == bounds.start_max and bounds.end_min == bounds.end_max:
        exact = not (event.when.approximate or event.when.uncertain)
        if exact or last - first < datetime.timedelta(_YEAR):
            return Placement(first, last, "exact" if exact else "whole")
    if last - first >= datetime.timedelta(_YEAR):
        return Placement(first, first, "marked")
    return Placement(first, last, "whole")


def chunks(
    timeline: Timeline, *, report: Report | None = None, lang: Language = "en"
) -> Iterator[str]:
    """The timeline as a calendar, an event a chunk.

    Days are DATE values with an exclusive DTEND. An imprecise date covers all days it can
    have been on, or one marked day where those are more than a year, and says so in SUMMARY;
    ``X-TIMELINE-EDTF`` carries it exactly. Output depends on the data and options alone.

    Args:
        timeline: What to write.
        report: Takes what a calendar could not hold.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    report = Report() if report is None else report
    title = escaped(cleaned(timeline.title[lang])[0])
    yield "".join(
        folded(line)
        for line in (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{PRODID}",
            "CALSCALE:GREGORIAN",
            f"NAME:{title}",
            f"X-WR-CALNAME:{title}",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
        )
    )
    for event in timeline:
        place = placement(event)
        if place is None:
            report.add(f"skipped: {event.when} has no day in years 1 to 9999", event=event.id)
            continue
        if place.how in {"marked", "since", "until"}:
            report.add(f"shown on {place.first} alone: {event.when.describe(lang)}", event=event.id)
        yield "".join(map(folded, _lines(timeline, event, place, lang, report)))
    yield "END:VCALENDAR\r\n"


dumps = joined(chunks)


def _lines(
    timeline: Timeline, event: Event, place: Placement, lang: Language, report: Report
) -> Iterator[str]:
    def text(words: str) -> str:
        clean, changed = cleaned(words)
        if changed:
            report.add("controls and odd line breaks were replaced", event=event.id)
        return escaped(clean)

    stamp = f"{_basic(event.modified or _NEVER)}T000000Z"
    note = "" if place.how == "exact" else f" ({event.when.describe(lang)})"
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{timeline.id}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.revision - 1}"
    yield from _times(event, place, report)
    yield f"SUMMARY:{text(event.title[lang] + note)}"
    yield f"DESCRIPTION:{text(_description(timeline, event, lang))}"
    if categories := _categories(timeline, event, lang):
        yield f"CATEGORIES:{','.join(text(name.replace(',', ' ')) for name in categories)}"
    if event.place is not None:
        where = timeline.places[event.place]
        yield f"LOCATION:{text(where.name[lang])}"
        if where.latitude is not None and where.longitude is not None:
            yield f"GEO:{where.latitude:.6f};{where.longitude:.6f}"
    if address := _address(timeline, event):
        yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    yield f"X-TIMELINE-EDTF;VALUE=TEXT:{escaped(str(event.when))}"
    yield "END:VEVENT"


def _times(event: Event, place: Placement, report: Report) -> Iterator[str]:
    start, end = event.when.start_time, event.when.end_time
    if start is not None and end is not None and place.how == "exact":
        if start.tzinfo is not None and end.tzinfo is not None:
            yield f"DTSTART:{_utc(start)}"
            if end > start:
                yield f"DTEND:{_utc(end)}"
            return
        report.add("its time of day has no offset and is left out", event=event.id)
    yield f"DTSTART;VALUE=DATE:{_basic(place.first)}"
    if place.last < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{_basic(place.last + datetime.timedelta(1))}"


def _basic(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _utc(moment: datetime.datetime) -> str:
    utc = moment.astimezone(datetime.UTC)
    return f"{_basic(utc.date())}T{utc:%H%M%S}Z"


def _description(timeline: Timeline, event: Event, lang: Language) -> str:
    when = f"{word('When', lang)}: {event.when.describe(lang)}"
    parts = [f"{event.summary[lang]}\n{when}" if event.summary else when]
    if claims := [claim_line(timeline, claim, lang) for claim in event.every_claim()]:
        parts.append("\n".join([f"{word('Claims', lang)}:", *(f"– {line}" for line in claims)]))
    cited = dict.fromkeys(citation_line(timeline, one, lang) for one in event.every_citation())
    if cited:
        parts.append("\n".join([f"{word('Sources', lang)}:", *(f"– {line}" for line in cited)]))
    return "\n\n".join(parts)


def _categories(timeline: Timeline, event: Event, lang: Language) -> list[str]:
    chapter = event.chapter
    if chapter is None:
        return []
    return [timeline.chapters[chapter].title[lang] if chapter in timeline.chapters else chapter]


def _address(timeline: Timeline, event: Event) -> str | None:
    """The first address cited."""
    cited = (timeline.sources[citation.source].url for citation in event.every_citation())
    return next((url for url in cited if url is not None), None)

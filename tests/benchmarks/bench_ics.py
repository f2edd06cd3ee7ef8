"""Writing and reading calendars, side by side with the peers; ratios of one run.

    python tests/benchmarks/bench_ics.py [1000 10000 …]

Needs the extra ``consumers``; with ``npm install`` done in ``tests/ics``, ical-generator, too.
All writers get the same events with the same properties and texts; the peers get these ready
made, where ours takes them from the model. Each figure is the best of three.
"""

from __future__ import annotations

import datetime
import gc
import json
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import icalendar

import venezuela_timeline as vt
from venezuela_timeline.formats import ics, save
from venezuela_timeline.formats._ics_text import description

SCRIPTS = Path(__file__).parents[1] / "ics"
DAY = datetime.timedelta(1)
SUMMARY = (
    "Electoral authorities, parties; and observers met in the capital to review the tallies "
    "published so far. Both sides presented figures, each with its own sources, and agreed to "
    "publish the minutes – “in full” – within a week of the meeting in Caracas."
)


def timeline(count):
    """Rich events on days of forty years."""
    first = datetime.date(1985, 1, 1)
    sources = [
        vt.Source(f"s{n}", "A title", publisher="A paper", url=f"https://example.org/articles/{n}")
        for n in range(50)
    ]
    places = [vt.Place(f"p{n}", f"City {n}", latitude=10.5, longitude=-66.9) for n in range(20)]
    events = [
        vt.Event(
            f"event-{n}",
            f"Meeting number {n}, with a title of a usual length",
            first + datetime.timedelta(n % 14600),
            summary=SUMMARY,
            chapter=f"c{n % 8}",
            place=f"p{n % 20}",
            citations=[f"s{n % 50}"],
            modified="2024-08-01",
        )
        for n in range(count)
    ]
    chapters = [vt.Chapter(f"c{n}", f"Chapter {n}") for n in range(8)]
    return vt.Timeline(events, id="t", sources=sources, places=places, chapters=chapters)


def shown(tl):
    """What the peers are given: plain values of each event."""
    for event in tl:
        place = tl.places[event.place]
        yield {
            "uid": f"{event.id}@{tl.id}",
            "start": event.when.earliest,
            "end": event.when.latest + DAY,
            "modified": event.modified,
            "sequence": event.revision - 1,
            "summary": event.title["en"],
            "description": description(tl, event, "en"),
            "category": str(tl.chapters[event.chapter].title),
            "location": str(place.name),
            "geo": (place.latitude, place.longitude),
            "url": tl.sources[event.citations[0].source].url,
            "edtf": str(event.when),
        }


def by_icalendar(rows):
    calendar = icalendar.Calendar()
    for row in rows:
        event = icalendar.Event.new(
            uid=row["uid"],
            start=row["start"],
            end=row["end"],
            stamp=datetime.datetime.combine(row["modified"], datetime.time(), datetime.UTC),
            last_modified=datetime.datetime.combine(row["modified"], datetime.time(), datetime.UTC),
            sequence=row["sequence"],
            summary=row["summary"],
            description=row["description"],
            categories=[row["category"]],
            location=row["location"],
            url=row["url"],
            transparency="TRANSPARENT",
        )
        event.add("geo", row["geo"])
        event.add("x-microsoft-cdo-busystatus", "FREE")
        event.add("x-timeline-edtf", row["edtf"])
        calendar.add_component(event)
    return calendar.to_ical()


def by_ics(rows):
    import ics as peer  # noqa: PLC0415

    calendar = peer.Calendar()
    for row in rows:
        event = peer.Event(
            name=row["summary"],
            begin=row["start"],
            uid=row["uid"],
            description=row["description"],
            location=row["location"],
            url=row["url"],
            categories=[row["category"]],
            transparent=True,
            geo=row["geo"],
        )
        event.make_all_day()
        calendar.events.add(event)
    return calendar.serialize()


def bare(rows):
    """The least that is right: f-strings that escape and fold."""

    def escape(text):
        return (
            text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        )

    def fold(line):
        octets = line.encode()
        if len(octets) <= 75:
            return line + "\r\n"
        parts, start, room = [], 0, 75
        while len(octets) - start > room:
            end = start + room
            while octets[end] & 0xC0 == 0x80:
                end -= 1
            parts.append(octets[start:end])
            start, room = end, 74
        parts.append(octets[start:])
        return b"\r\n ".join(parts).decode() + "\r\n"

    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bare//EN\r\n"
    for row in rows:
        stamp = f"{row['modified']:%Y%m%d}T000000Z"
        yield (
            f"BEGIN:VEVENT\r\n{fold(f'UID:{row["uid"]}')}DTSTAMP:{stamp}\r\n"
            f"LAST-MODIFIED:{stamp}\r\nSEQUENCE:{row['sequence']}\r\n"
            f"DTSTART;VALUE=DATE:{row['start']:%Y%m%d}\r\nDTEND;VALUE=DATE:{row['end']:%Y%m%d}\r\n"
            f"{fold(f'SUMMARY:{escape(row["summary"])}')}"
            f"{fold(f'DESCRIPTION:{escape(row["description"])}')}"
            f"{fold(f'CATEGORIES:{escape(row["category"])}')}"
            f"{fold(f'LOCATION:{escape(row["location"])}')}"
            f"GEO:{row['geo'][0]:.6f};{row['geo'][1]:.6f}\r\n{fold(f'URL:{row["url"]}')}"
            "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
            f"{fold(f'X-TIMELINE-EDTF;VALUE=TEXT:{row["edtf"]}')}END:VEVENT\r\n"
        )
    yield "END:VCALENDAR\r\n"

"""Writing and reading calendars, side by side with the peers; ratios of one run.

    python tests/benchmarks/bench_ics.py [1000 10000 …]

Needs the extra ``consumers``; ical-generator needs ``npm install`` in ``tests/formats/ics``, too.
All writers get the same events with the same properties and texts; the peers get these ready
made, where ours takes them from the model. They take turns, and each figure is a median.

There are two timelines: days without claims, and the packaged events multiplied (`_real`), with
their claims and imprecise dates. Of these ours writes each time a fresh copy, for which nothing is
worked out yet.
"""

from __future__ import annotations

import datetime
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path

import icalendar
from _real import real
from _record import named, npm, record, taking_turns

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import ics, save
from venezuela_timeline.formats.ics.description import address, description, time_of
from venezuela_timeline.formats.ics.placement import placement

SCRIPTS = Path(__file__).parents[1] / "formats" / "ics"
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
        shown_on = placement(event)
        if shown_on is None:
            continue
        place = tl.places.get(event.place)
        note = "" if shown_on.how == "exact" else f" ({time_of(event, 'en')})"
        chapter = tl.chapters.get(event.chapter)
        yield {
            "uid": f"{event.id}@{tl.id}",
            "start": shown_on.first,
            "end": shown_on.last + DAY,
            "modified": event.modified or datetime.date(1970, 1, 1),
            "sequence": event.revision - 1,
            "summary": event.title["en"] + note,
            "description": description(tl, event, "en"),
            "category": chapter.title["en"] if chapter else "",
            "location": place.name["en"] if place else "",
            "geo": (place.latitude or 0, place.longitude or 0) if place else (0, 0),
            "url": address(tl, event) or "",
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
    import ics as peer

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
        uid, summary, text = row["uid"], escape(row["summary"]), escape(row["description"])
        category, location, url = escape(row["category"]), escape(row["location"]), row["url"]
        yield (
            f"BEGIN:VEVENT\r\n{fold(f'UID:{uid}')}DTSTAMP:{stamp}\r\n"
            f"LAST-MODIFIED:{stamp}\r\nSEQUENCE:{row['sequence']}\r\n"
            f"DTSTART;VALUE=DATE:{row['start']:%Y%m%d}\r\nDTEND;VALUE=DATE:{row['end']:%Y%m%d}\r\n"
            f"{fold(f'SUMMARY:{summary}')}{fold(f'DESCRIPTION:{text}')}"
            f"{fold(f'CATEGORIES:{category}')}{fold(f'LOCATION:{location}')}"
            f"GEO:{row['geo'][0]:.6f};{row['geo'][1]:.6f}\r\n{fold(f'URL:{url}')}"
            "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
            f"X-TIMELINE-EDTF;VALUE=TEXT:{row['edtf']}\r\nEND:VEVENT\r\n"
        )
    yield "END:VCALENDAR\r\n"


def by_ical_generator(rows, count):
    """Its own time, from the first event to the text; None where it is not installed."""
    if not (SCRIPTS / "node_modules" / "ical-generator").exists():
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(rows, file, default=str)
        file.flush()
        done = subprocess.run(
            ["node", str(SCRIPTS / "generator.mjs"), file.name],
            check=True,
            capture_output=True,
            text=True,
        )
    return count / float(done.stdout)


def rates(count, works, times=3):
    """Events a second of each, the median of so many turns."""
    taken, _ = taking_turns(works, times)
    return {name: count / statistics.median(seconds) for name, seconds in taken.items()}


def consume(parts):
    for _ in parts:
        pass


def peak(work):
    """Peak of the heap beyond what was there, in MB."""
    gc.collect()
    tracemalloc.start()
    work()
    _, top = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return top / 1e6


def kept(what, count, ours, name, theirs):
    """Record rates as seconds for all events; those of a peer that is not there are None."""
    first, _, rest = name.partition(" ")
    peer = npm(first, SCRIPTS) if first == "ical-generator" else named(first)
    record(
        what,
        count / ours,
        size=count,
        peer=f"{peer} {rest}".strip(),
        theirs=count / theirs if theirs else None,
        missing=None if theirs else "not installed",
        group="Calendars",
    )


def measure_writing(what, tl, times):
    """Our writer beside the others."""
    count, rows = len(tl), list(shown(tl))
    document = formats.dumps(tl, "json")
    fresh = [formats.loads(document, "json") for _ in range(times)]
    works = {
        "ours": lambda: consume(ics.chunks(fresh.pop())),
        "bare f-strings": lambda: consume(bare(rows)),
        "icalendar Event.new + to_ical": lambda: by_icalendar(rows),
        "ics": lambda: by_ics(rows),
    }
    found = rates(count, works, times)
    ours = found.pop("ours")
    if (generator := by_ical_generator(rows, count)) is not None:
        found["ical-generator"] = generator
    print(f"  {what}: ours {ours:,.0f} events/s")
    for name, value in found.items():
        print(f"    {ours / value:6.2f} times {name} ({value:,.0f}/s)")
        kept(what, count, ours, name, value)
    if "ical-generator" not in found:
        kept(what, count, ours, "ical-generator", None)


def measure(count):
    times = 3
    print(f"{count:,} events")
    tl = timeline(count)
    measure_writing("write a calendar, days without claims", tl, times)
    measure_writing("write a calendar, real events with claims", real(count), times)
    data = ics.dumps(tl).encode()
    if count <= 10_000:
        reading = {
            "ours": lambda: ics.loads(data),
            "theirs": lambda: icalendar.Calendar.from_ical(data),
        }
        found = rates(count, reading, 1 if count > 1000 else 3)
        share = found["theirs"] / found["ours"]
        print(f"  read: ours {found['ours']:,.0f} events/s, in {share:.2f} times the time of")
        print(f"    icalendar from_ical ({found['theirs']:,.0f}/s)")
        kept("read a calendar", count, found["ours"], "icalendar from_ical", found["theirs"])
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "a.ics"
        print(f"  peak memory of a save: {peak(lambda: save(tl, target)):.2f} MB")


if __name__ == "__main__":
    for text in sys.argv[1:] or ["1000", "10000"]:
        measure(int(text))

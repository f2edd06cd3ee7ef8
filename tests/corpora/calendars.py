"""The public test calendars of other libraries: read, and expanded as recurring-ical-events does.

A command for by hand, which takes minutes and needs git and the network, or folders that are there:

    python tests/corpora/calendars.py FOLDER…       # with calendars in them
    python tests/corpora/calendars.py --clone FOLDER

It lists each file that this library refuses and icalendar does not, each that raises anything but
an error of ours, and each whose repeats differ. `docs/explanation/calendars.md` says for each kind
of difference which clause of RFC 5545 decides it.
"""

from __future__ import annotations

import argparse
import datetime
import re
import subprocess
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

import icalendar
import recurring_ical_events

import venezuela_timeline as vt
from venezuela_timeline.formats import ics

REPOSITORIES = (
    *("collective/icalendar", "kewisch/ical.js", "ical4j/ical4j", "jens-maus/node-ical"),
    *("niccokunzmann/python-recurring-ical-events", "pimutils/khal"),
)
YEARS = 2
DAY = datetime.timedelta(1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--clone", action="store_true", help="clone the repositories into it first")
    parser.add_argument("--verbose", action="store_true", help="show what differs")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if options.clone:
        for name in REPOSITORIES:
            target = options.folders[0] / name.replace("/", "+")
            if not target.exists():
                url = f"https://github.com/{name}"
                subprocess.run(["git", "clone", "-q", "--depth=1", url, str(target)], check=True)
    found: Counter[str] = Counter()
    for folder in options.folders:
        for path in sorted(folder.rglob("*.[iI][cC][sS]")):
            if path.is_file():
                kind, details = compared(path)
                found[kind] += 1
                if kind not in {"the same", "refused by both"}:
                    print(f"{kind}: {path.relative_to(folder)}")
                    if options.verbose:
                        print("    " + "\n    ".join(details[:6]))
    print("\n".join(f"{count:6} {kind}" for kind, count in found.most_common()))
    bad = {"refused by us alone", "another error", "slow", "not written back"}
    return int(bool(bad & found.keys()))


def compared(path: Path) -> tuple[str, list[str]]:  # noqa: PLR0911  (one for each outcome)
    """How a file is read, and what is not the same."""
    data = path.read_bytes()
    started = time.monotonic()
    try:
        report = vt.Report()
        timeline = ics.loads(data, report=report, file=path.name)
        text = ics.dumps(timeline, kept=report.kept)
        window = window_of(data)
        ours = expanded(data, window)
    except vt.TimelineError as error:
        return ("refused by both" if theirs(data, None) is None else "refused by us alone"), [
            str(error)
        ]
    except Exception as error:  # noqa: BLE001  (that is what is looked for)
        return "another error", [repr(error)]
    if time.monotonic() - started > 10:
        return "slow", []
    if ics.loads(text).ids != timeline.ids:
        return "not written back", []
    peers = theirs(data, window)
    if peers is None:
        return "refused by the others alone", []
    less, more = peers - ours, ours - peers
    if less or more:
        return "expanded otherwise", [
            *(f"- {one}" for one in sorted(less.elements())),
            *(f"+ {one}" for one in sorted(more.elements())),
        ]
    return "the same", []


def window_of(data: bytes) -> tuple[datetime.date, datetime.date]:
    """Some years from the first start in a file on."""
    years = [int(year) for year in re.findall(rb"DTSTART[^:\r\n]*:(\d{4})", data)]
    first = min((year for year in years if year > 1900), default=2024)
    return datetime.date(first, 1, 1), datetime.date(first + YEARS, 12, 31)


def expanded(data: bytes, window: tuple[datetime.date, datetime.date]) -> Counter[str]:
    """The events in a window, as this library expands them."""
    found: Counter[str] = Counter()
    last = window[1].isoformat()
    for event in ics.loads(data, expand=window, max_repeats=1_000_000):
        start, _, _ = str(event.when).partition("/")
        end = event.when.latest
        if start[:10] <= last and (end is None or end >= window[0]):
            title = "" if str(event.title) == event.id else str(event.title).strip()[:40]
            found[f"{instant(start)} {title}"] += 1
    return found


def instant(text: str) -> str:
    """A time as an instant, if it has an offset."""
    if "T" not in text or not re.search(r"(Z|[+-]\d\d:\d\d)$", text):
        return text
    return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC).isoformat()


def theirs(data: bytes, window: tuple[datetime.date, datetime.date] | None) -> Counter[str] | None:
    """The same by icalendar and recurring-ical-events; None if they refuse the file."""
    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
        found: Counter[str] = Counter()
        for calendar in calendars if window else ():
            query = recurring_ical_events.of(calendar, skip_bad_series=True)
            for event in query.between(window[0], window[1] + DAY):
                start = event["DTSTART"].dt
                aware = isinstance(start, datetime.datetime) and start.tzinfo is not None
                when = start.astimezone(datetime.UTC) if aware else start
                title = str(event.get("SUMMARY", "")).strip()
                found[f"{when.isoformat()} {title[:40]}"] += 1
    except Exception:  # noqa: BLE001  (whatever it is, it does not read the file)
        return None
    return found


if __name__ == "__main__":
    sys.exit(main())

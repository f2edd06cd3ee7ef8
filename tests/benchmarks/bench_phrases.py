"""Dates as people write them, read here and by other libraries, on the same texts in one run.

    python tests/benchmarks/bench_phrases.py [--python PEERS_PYTHON]

PEERS_PYTHON is an interpreter with `edtf`, `undate`, `dateparser` and `python-dateutil`. What is
missing is named and left out.

The texts are those of ``tests/time/phrases.tsv``: real ones of museums, archives, genealogists and
the press, and some by hand. *Right* is the same first and last day as the EDTF that a text means,
whatever the qualifier, or a refusal of what can be read in two ways; *refused* is no reading of a
text that has one; *wrong* is any other reading. Libraries that fill in what a date lacks are
credited with what they say is known of it.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from _record import record, record_row

from venezuela_timeline.errors import TimelineError
from venezuela_timeline.formats import Report, loads
from venezuela_timeline.time import TimeSpan, when

CASES = Path(__file__).parents[1] / "time" / "phrases.tsv"
ROWS = 100_000
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
MESES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre"),
)
GROUP = "Time: dates as people write them"

PEER = r"""
import json, sys, time, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
name, texts = sys.argv[2], json.load(open(sys.argv[1]))

def as_edtf(text):
    from edtf import text_to_edtf
    return text_to_edtf(text)

def undate(text):
    from undate import Undate
    found = Undate.parse(text, "omnibus")
    first, last = getattr(found, "earliest", None), getattr(found, "latest", None)
    first, last = (getattr(first, "earliest", first), getattr(last, "latest", last))
    return [str(first), str(last)] if first is not None and last is not None else None

def dateparser(text, parser=[]):
    if not parser:
        from dateparser.date import DateDataParser
        parser.append(DateDataParser(languages=["en", "es"]))
    found = parser[0].get_date_data(text)
    if found.date_obj is None:
        return None
    shown = {"year": "%Y", "month": "%Y-%m"}.get(found.period, "%Y-%m-%d")
    return found.date_obj.strftime(shown).zfill(4)

def dateutil(text):
    import datetime
    from dateutil import parser
    one = parser.parse(text, default=datetime.datetime(1904, 1, 1))
    other = parser.parse(text, default=datetime.datetime(1908, 2, 2))
    if one.year != other.year:
        return "XXXX"
    said = f"{one.year:04}"
    if one.month != other.month:
        return said
    return said + (f"-{one.month:02}-{one.day:02}" if one.day == other.day else f"-{one.month:02}")

read = {"edtf": as_edtf, "undate": undate, "dateparser": dateparser, "python-dateutil": dateutil}
found, started = [], time.perf_counter()
for text in texts:
    try: found.append(read[name](text))
    except Exception: found.append(None)
print(json.dumps([version(name), found, time.perf_counter() - started]))
"""


def cases() -> dict[str, str]:
    """The EDTF of each text, nothing where it is to be refused."""
    lines = CASES.read_text(encoding="utf-8").splitlines()[1:]
    return {text: edtf for text, edtf, *_ in (line.split("\t") for line in lines)}


def days(reading: str | list[str] | None) -> tuple[Any, Any] | None:
    """The first and the last day of a reading; None where there is none."""
    if reading is None:
        return None
    try:
        ends = [TimeSpan.parse(one) for one in ([reading] if isinstance(reading, str) else reading)]
    except TimelineError:
        return ()  # something, but no EDTF
    return ends[0].bounds.start_min, ends[-1].bounds.end_max


def ours(texts: list[str]) -> list[str | None]:
    """What this library reads."""
    found: list[str | None] = []
    for text in texts:
        try:
            found.append(when(text).edtf)
        except TimelineError:
            found.append(None)
    return found


def tell(name: str, readings: list[Any], seconds: float) -> None:
    """Count what was read rightly, refused and read wrongly."""
    found: Counter[str] = Counter()
    for (_, edtf), reading in zip(cases().items(), readings, strict=True):
        right, got = days(edtf or None), days(reading)
        found["right" if right == got else "refused" if got is None else "wrong"] += 1
    speed = f"{len(readings) / seconds:,.0f}"
    counts = {key.capitalize(): f"{found[key]:,}" for key in ("right", "refused", "wrong")}
    print(f"  {name:28}", *(f"{key} {count:>6}" for key, count in counts.items()), f"{speed:>8}/s")
    record_row(GROUP, {f"Of {len(readings):,} texts": name, **counts, "Texts a second": speed})


def table(distinct: int) -> bytes:
    """A table of people with so many distinct dates, in many forms."""
    draw = random.Random(5)
    texts: dict[str, None] = {}
    while len(texts) < distinct:
        year, month, day = draw.randint(1500, 1999), draw.randint(1, 12), draw.randint(1, 28)
        later, name, nombre = year + draw.randint(1, 50), MONTHS[month - 1], MESES[month - 1]
        forms = (
            *(f"{day} {name} {year}", f"{name} {day}, {year}", f"{day} de {nombre} de {year}"),
            *(f"{name} {year}", f"{month}/{year}", f"{year}-{month:02}-{day:02}", str(year)),
            *(f"circa {year}", f"ABT {year}", f"before {year}", f"{year}–{later}"),
            f"BET {year} AND {later}",
        )
        texts[draw.choice(forms)] = None
    dates = list(texts)
    rows = [
        f'"{dates[at % distinct]}",Event {at},What happened in row {at},Place {at % 500}\n'
        for at in range(ROWS)
    ]
    return "".join(["date,title,notes,place\n", *rows]).encode()


def read_tables() -> None:
    """Time the reading of tables."""
    for distinct, aim in ((1_000, 5), (50_000, 12)):
        data, report = table(distinct), Report()
        started = time.perf_counter()
        assert len(loads(data, "csv", report=report)) == ROWS, report
        taken = time.perf_counter() - started
        what = f"read a table with {distinct:,} distinct dates (aim: {aim} s or less)"
        print(f"  {what:60} {taken:.2f} s")
        record(what, taken, size=ROWS, group="Tables as people keep them")


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    texts = list(cases())
    started = time.perf_counter()
    readings = ours(texts)
    tell("venezuela_timeline", readings, time.perf_counter() - started)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(texts), encoding="utf-8")
        for name in ("edtf", "undate", "dateparser", "python-dateutil"):
            command = [options.python, "-c", PEER, str(path), name]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            if ran.returncode:
                print(f"  {name:28} SKIPPED: {ran.stderr.strip().splitlines()[-1]}")
                continue
            version, found, seconds = json.loads(ran.stdout.splitlines()[-1])
            tell(f"{'python-edtf' if name == 'edtf' else name} {version}", found, seconds)
    read_tables()


if __name__ == "__main__":
    main()

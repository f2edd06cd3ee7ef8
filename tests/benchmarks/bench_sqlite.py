"""A database of SQLite: to write it and read it back, and to ask it about a window and for words.

Run ``python tests/benchmarks/bench_sqlite.py``, or with another number of events than 100,000. The
aims: 10 s to write 100,000 thin events and 30 s with four claims each; 5 ms for a window of at
most 100 of them. The peer of a window is the timeline in memory, once it has its index.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

import attrs
from _record import record

import venezuela_timeline as vt
from venezuela_timeline.formats import sqlite

sys.path.insert(0, str(Path(__file__).parents[1]))

from thin import thin_timeline

GROUP = "SQLite"
WINDOWS = 200


def with_claims(tl):
    """The same events with four claims each, by twenty parties in fifty sources."""
    claims = [
        [
            vt.Claim(
                *("votes", f"party-{(at + one) % 20}", vt.Quantity(at + one)),
                said="2024-07",
                text=f"So many were counted in place {at}",
                citations=[f"paper-{(at + one) % 50}"],
            )
            for one in range(4)
        ]
        for at in range(len(tl))
    ]
    return vt.Timeline(
        [attrs.evolve(event, claims=own) for event, own in zip(tl, claims, strict=True)],
        actors=[vt.Actor(f"party-{at}", f"Party {at}") for at in range(20)],
        sources=[vt.Source(f"paper-{at}", f"Paper {at}") for at in range(50)],
        chapters=list(tl.chapters.values()),
    )


def taken(what, size, work):
    """Do something once, in time."""
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    print(f"  {what:44} {seconds:8.2f} s")
    record(what, seconds, size=size, group=GROUP)
    return result


def window_of(chance):
    """A window of a few weeks, and the same as days."""
    month = f"{chance.randint(1600, 1999)}-{chance.randint(1, 12):02}"
    return month, vt.during(month).window


def asked(path, tl):
    """Ask about windows at random; the answers must be those of the timeline."""
    database = sqlite3.connect(path)
    sql = dict(database.execute("SELECT name, sql FROM queries"))
    for predicate in ("during", "overlapping"):
        for how in ("possibly", "certainly"):
            chance = random.Random(11)
            ours, theirs, most = [], [], 0
            for _ in range(WINDOWS):
                month, (first, last) = window_of(chance)
                start = time.perf_counter()
                rows = database.execute(
                    sql[f"{how}-{predicate}"], {"first": first, "last": last}
                ).fetchall()
                ours.append(time.perf_counter() - start)
                query = getattr(vt, predicate)(month)
                start = time.perf_counter()
                expected = tl.where(query, certainly=how == "certainly").ids
                theirs.append(time.perf_counter() - start)
                assert [row[0] for row in rows] == list(expected)
                most = max(most, len(rows))
            what = f"{how} {predicate} a month, {most} hits at most"
            found, other = statistics.median(ours), statistics.median(theirs[1:])
            print(f"  {what:44} {found * 1e3:8.2f} ms (in memory {other * 1e3:.2f} ms)")
            record(what, found, size=len(tl), peer="in memory", theirs=other, group=GROUP)
    start = time.perf_counter()
    found = sqlite.where(database, vt.text("event 4711"))
    record("two words", time.perf_counter() - start, size=len(tl), group=GROUP)
    assert found == list(tl.where(vt.text("event 4711")).ids)


def main(count):
    """Write, read and ask."""
    tl = thin_timeline(count)
    full = with_claims(tl)
    with tempfile.TemporaryDirectory() as folder:
        thin, claims = Path(folder, "thin.sqlite"), Path(folder, "claims.sqlite")
        print(f"{count:,} thin events")
        taken("thin events written", count, lambda: tl.save(thin))
        assert taken("thin events read", count, lambda: vt.read(thin)) == tl
        taken("events with four claims each written", count, lambda: full.save(claims))
        again = taken("events with four claims each read", count, lambda: vt.read(claims))
        assert again == full
        for what, path in (("thin events", thin), ("with four claims each", claims)):
            size = path.stat().st_size
            print(f"  {what:44} {size / 1e6:8.1f} MB")
            record(f"the file: {what}", size, size=count, unit="B", group=GROUP)
        asked(thin, tl)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2] or [100_000]))

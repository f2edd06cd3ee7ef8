"""Window queries, index and loading, side by side with peers: run this file.

    pip install intervaltree pandas numpy superintervals
    python tests/benchmarks/bench_timeline.py [events ...]

With numbers of events it is quick: nothing has more of them. It prints times and ratios; a ratio
above 1 says how many times faster we are than the peer.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import time
import tracemalloc

import attrs
from _real import real
from _record import named, record, taking_turns

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.time.days import as_date
from venezuela_timeline.timeline.index import Index
from venezuela_timeline.timeline.window_forms import OVERLAPPING

FIRST = 1_000
LAST = 3_600_000
QUERIES = 200
SCAN = "numpy scan"
PACKAGES = {
    "intervaltree": "intervaltree",
    "pandas.IntervalIndex": "pandas",
    SCAN: "numpy",
    "superintervals": "superintervals",
}
BUILDING, ASKING = "Timeline: building the index", "Timeline: one window"
MAKING, WRITING = "Timeline: making events", "Timeline: memory while writing"


def peer(name):
    """A peer with its version."""
    return named(name, PACKAGES[name])


def best(function, repeat=3):
    """Seconds of the fastest of some runs, and the last result."""
    fastest = float("inf")
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        result = function()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest, result


def thin_events(count, seed=1):
    """Events of a day to a hundred days, on average one every ten days as long as that fits."""
    random_ = random.Random(seed)
    for number in range(count):
        start = random_.randint(FIRST, last_day(count))
        length = random_.choice([0, 0, 0, 1, 3, 10, 30, 100])
        first, last = as_date(start), as_date(start + length)
        yield vt.Event(f"e{number}", "E", f"{first}/{last}" if length else str(first))


def last_day(count):
    return min(LAST, FIRST + count * 10)


def windows(hits, count):
    """Windows that about so many of the events share a day with, at random."""
    random_ = random.Random(2)
    days = last_day(count) - FIRST
    width = max(0, round(hits / count * days) - 18)
    for _ in range(QUERIES):
        start = random_.randint(FIRST, FIRST + days - width)
        yield start, start + width


def compare_queries(count):
    print(f"\n{count:,} events")
    events = list(thin_events(count))
    tl = vt.Timeline(events)
    rows = [(int(e.when.bounds.start_min), int(e.when.bounds.end_max) + 1) for e in tl]
    cells = [event.when.cells for event in tl]
    ours, _ = best(lambda: Index(cells), 3 if count < 10**6 else 1)
    tracemalloc.start()
    kept = Index(cells)
    memory = tracemalloc.get_traced_memory()[0] / count
    tracemalloc.stop()
    del kept
    print(f"  index built in {ours:.3f} s, {memory:.0f} bytes an event")
    peers = list(built_peers(rows, count))
    for name, build, _ in peers:
        print(f"    {name:22} built in {build:8.3f} s: ratio {build / ours:6.1f}")
        if name in PACKAGES and name != SCAN:
            record(
                "build the index", ours, size=count, peer=peer(name), theirs=build, group=BUILDING
            )
    first, _ = best(lambda: vt.Timeline(events).where(vt.overlapping("2000")), 2)
    record("build a timeline and ask it first", first, size=count, group=BUILDING)
    tl.where(vt.overlapping("2000"))
    index = Index(cells)
    for hits in (1, 10, 100, 1000):
        asked = list(windows(hits, count))
        queries = [vt.overlapping(f"{as_date(a)}/{as_date(b)}") for a, b in asked]
        mine, found = best(lambda queries=queries: [tl.where(query) for query in queries])
        bare, _ = best(
            lambda asked=asked: [index.find(OVERLAPPING, a, b, certainly=False) for a, b in asked]
        )
        sure, _ = best(lambda queries=queries: [tl.where(q, certainly=True) for q in queries])
        mean = sum(map(len, found)) / QUERIES
        print(
            f"  {mean:7.1f} hits: where {mine / QUERIES * 1e6:8.1f} µs, certainly "
            f"{sure / QUERIES * 1e6:8.1f} µs, bare index {bare / QUERIES * 1e6:8.1f} µs"
        )
        record(
            f"where, certain: a window with about {hits:,} hits",
            sure / QUERIES,
            size=count,
            peer="where, possible",
            theirs=mine / QUERIES,
            most=1.5,
            group=ASKING,
        )
        for name, _, ask in peers:
            theirs, answers = best(lambda ask=ask, asked=asked: [ask(a, b + 1) for a, b in asked])
            assert sum(map(len, found)) == sum(answers), name
            costs = {"where": mine, "where, certain": sure, "bare index": bare}
            for what, cost in costs.items():
                record(
                    f"{what}: a window with about {hits:,} hits",
                    cost / QUERIES,
                    size=count,
                    peer=peer(name),
                    theirs=theirs / QUERIES,
                    group=ASKING,
                )
            print(
                f"    {name:22} {theirs / QUERIES * 1e6:10.1f} µs: ratio {theirs / mine:7.1f} "
                f"to where, {theirs / bare:7.1f} to the bare index"
            )


def built_peers(rows, count):
    """Each peer there is: its name, seconds to build, and a question that counts the hits."""
    if count <= 10**5:
        try:
            from intervaltree import IntervalTree
        except ImportError:
            print("  intervaltree is missing")
        else:
            numbered = [(a, b, at) for at, (a, b) in enumerate(rows)]
            seconds, tree = best(lambda: IntervalTree.from_tuples(numbered), 1)
            yield "intervaltree", seconds, lambda a, b: len(tree.overlap(a, b))
    try:
        import numpy as np
        import pandas as pd
    except ImportError:
        print("  numpy or pandas is missing")
    else:
        starts, ends = (np.array(column) for column in zip(*rows, strict=True))
        seconds, index = best(lambda: pd.IntervalIndex.from_arrays(starts, ends, closed="left"))
        yield (
            "pandas.IntervalIndex",
            seconds,
            lambda a, b: len(np.flatnonzero(index.overlaps(pd.Interval(a, b, closed="left")))),
        )
        yield SCAN, 1e-9, lambda a, b: len(np.flatnonzero((starts < b) & (ends > a)))
    try:
        from superintervals import IntervalMap
    except ImportError:
        print("  superintervals is missing")
    else:

        def build():
            found = IntervalMap()
            for at, (a, b) in enumerate(rows):
                found.add(a, b - 1, at)
            found.build()
            return found

        seconds, intervals = best(build, 1)
        yield "superintervals", seconds, lambda a, b: len(intervals.search_values(a, b - 1))


@attrs.frozen
class Plain:
    """An event's fields, without any check."""

    id: str
    title: object
    when: object = None
    summary: object = None
    kind: object = None
    chapter: object = None
    tags: object = ()
    place: object = None
    participants: object = ()
    claims: object = ()
    citations: object = ()
    links: object = ()
    known_until: object = None
    status: object = "held"
    key: object = False
    modified: object = None
    revision: object = 1
    inferred: object = None


def compare_building(count):
    """Events one by one and from records, and what they take."""
    rows = [{"id": f"e{at}", "title": f"Event {at}", "when": day} for at, day in days(count)]
    taken, _ = taking_turns(
        {
            "Event": lambda: [vt.Event(row["id"], row["title"], row["when"]) for row in rows],
            "Plain": lambda: [Plain(row["id"], row["title"], row["when"]) for row in rows],
        },
        3,
    )
    ours, theirs = (statistics.median(taken[name]) / count for name in ("Event", "Plain"))
    peer = f"a class of {named('attrs')} that checks nothing"
    record("make an event of a plain date", ours, peer=peer, theirs=theirs, most=8, group=MAKING)
    print(f"  Event {ours * 1e6:.1f} µs, {ours / theirs:.1f} times the plain class")
    seconds, _ = best(lambda: vt.Timeline.from_records(rows), 2)
    record("an event of from_records", seconds / count, size=count, group=MAKING)
    print(f"  from_records {seconds / count * 1e6:.1f} µs an event")
    made = [(row["id"], row["title"], row["when"]) for row in rows]
    tracemalloc.start()
    kept = vt.Timeline(vt.Event(*fields) for fields in made)
    size = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    record("a thin event beyond its id and title", size, size=count, unit="B", group=MAKING)
    print(f"  {size:.0f} bytes an event beyond its id and title")
    tl = kept
    seconds, _ = best(lambda: tl.add(vt.Event("new", "New", "2024-07-28")))
    record("add an event", seconds, size=count, group=MAKING)
    tl.where(vt.text("nothing of the kind"))
    tl.where(vt.text("nor of this"))
    seconds, _ = best(lambda: tl.where(vt.text("event 77")))
    record("where: a text, words folded before", seconds, size=count, group=ASKING)
    print(f"  a text: {seconds * 1e3:.1f} ms")


def days(count):
    """Numbers and plain dates, as texts."""
    for at in range(count):
        year, rest = divmod(at, 336)
        yield at, f"{1000 + year}-{rest // 28 + 1:02}-{rest % 28 + 1:02}"


def compare_loading(count):
    data = formats.dumps(real(count), "json").encode()
    print(f"\nloading {count:,} real events, {len(data) / count / 1000:.2f} kB each")
    taken, _ = taking_turns(
        {"theirs": lambda: json.loads(data), "ours": lambda: formats.loads(data, "json")},
        5 if count < 10_000 else 2,
    )
    bare, ours = (statistics.median(taken[name]) for name in ("theirs", "ours"))
    tracemalloc.start()
    loaded = formats.loads(data, "json")
    peak = tracemalloc.get_traced_memory()[1] / count / 1000
    tracemalloc.stop()
    record(
        "load real events from JSON",
        ours,
        size=count,
        peer="json.loads alone",
        theirs=bare,
        most=6,
        group="Timeline: loading",
    )
    print(
        f"  json.loads {bare:.2f} s, ours {ours:.2f} s: {ours / bare:.1f} times; "
        f"peak {peak:.1f} kB an event, {len(loaded):,} events"
    )


def million():
    start = time.perf_counter()
    tl = vt.Timeline(thin_events(10**6))
    seconds, group = time.perf_counter() - start, "Timeline: a million events"
    record("make the events and the timeline", seconds, size=10**6, group=group)
    print(f"\n1,000,000 thin events: a timeline in {seconds:.1f} s")
    for name, view in (("slice", lambda: tl[10:-10]), ("where", lambda: tl.where(vt.kind("x")))):
        tracemalloc.start()
        seconds, found = best(view, 1)
        record(f"{name} of a timeline", seconds, size=10**6, group=group)
        print(
            f"  {name}: {len(found):,} events in {seconds * 1000:.0f} ms, "
            f"{tracemalloc.get_traced_memory()[1] / 10**6:.1f} MB more at the peak"
        )
        tracemalloc.stop()
        assert found.events[:1] in ((), (tl[10],))
        assert not found.events or found.events[0] is tl[10]


def compare_writing(count):
    """What writing takes beyond the timeline."""
    tl = vt.Timeline(thin_events(count))
    print(f"\nwriting {count:,} thin events")
    for name in ("json", "html"):
        chunks = formats.find(name).chunks
        consume(chunks(tl[:10]))  # what is made once
        tracemalloc.start()
        size = consume(chunks(tl))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        record(f"peak of {name.upper()} beyond it", peak, size=count, unit="B", group=WRITING)
        print(f"  {name}: {size / 1e6:.1f} MB, peak {peak / 1e6:.2f} MB")


def consume(chunks):
    """The length of all."""
    return sum(map(len, chunks))


def main(sizes):
    """All at the usual sizes, or what is quick enough up to those that are given."""
    most = max(sizes, default=10**6)
    for size in sizes or (1000, 100_000, 1_000_000):
        compare_queries(size)
    compare_building(min(100_000, most))
    for size in (134, 1000, 10_000, 40_000):
        if size <= most:
            compare_loading(size)
    compare_writing(min(100_000, most))
    if not sizes:
        million()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])

"""How build, query, export and solve grow with the number of events: run this file.

    python tests/benchmarks/bench_growth.py [most]

Thin events on days of many years, every tenth linked to the one before; ten times as many at each
step, from 100 to a million or to `most`. Each figure is a median of runs of one process.
"""

from __future__ import annotations

import datetime
import statistics
import sys
import time
from typing import TYPE_CHECKING

from _record import record

import venezuela_timeline as vt
from venezuela_timeline.formats import jsonl
from venezuela_timeline.timeline import chronology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GROUP = "Growth"
FIRST = datetime.date(1, 1, 1)
DAYS = 3_600_000
REPEATS = 3


def events(count: int) -> Iterator[vt.Event]:
    """So many events, in a random-looking order of days that is always the same."""
    for number in range(count):
        day = FIRST + datetime.timedelta(number * 7_919 % DAYS)
        linked = number % 10 == 0 and number > 0
        links = [f"responds-to e{number - 1}"] if linked and _day(number - 1) <= day else ()
        yield vt.Event(f"e{number}", f"Event {number}", day, links=links)


def _day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(number * 7_919 % DAYS)


def measured(work: Callable[[], object]) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(most: int) -> None:
    """Print and keep the figures."""
    count = 100
    while count <= most:
        made = list(events(count))
        tl = vt.Timeline(made)
        tl.where(vt.overlapping("0100"))
        jobs: dict[str, Callable[[], object]] = {
            "build": lambda made=made: vt.Timeline(made),
            "query": lambda tl=tl: tl.where(vt.overlapping("0100-01")),
            "add": lambda tl=tl: tl.add(vt.Event("new", "New", "0100-01-01")),
            "export": lambda tl=tl: sum(map(len, jsonl.chunks(tl))),
            "solve": lambda tl=tl: chronology.solve(tl),
        }
        for name, work in jobs.items():
            seconds = measured(work)
            print(f"  {count:9,} events: {name:6} {seconds * 1e3:12.3f} ms")
            record(name, seconds, size=count, group=GROUP)
        count *= 10


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10**6)

"""Writing and reading real events in every format of our own: run this file.

    python tests/benchmarks/bench_formats.py [events]

The packaged events many times over (`_real`), with all their claims. What is written each time is a
fresh copy, for which nothing is worked out yet; formats whose extra is missing are left out.
"""

from __future__ import annotations

import statistics
import sys

from _real import real
from _record import record, taking_turns

from venezuela_timeline import formats
from venezuela_timeline.errors import MissingExtraError

TEXTS = ("csv", "html", "ics", "json", "jsonl", "jsonld", "markdown", "mermaid", "svg", "toml")
NAMES = (*TEXTS, "timelinejs", "parquet", "xlsx")
TIMES = 3


def median(work):
    """The median of some runs, and the last result."""
    taken, found = taking_turns({"work": work}, TIMES)
    return statistics.median(taken["work"]), found["work"]


def main(count):
    """Print and keep what each format costs."""
    document = formats.dumps(real(count), "json")
    print(f"{count:,} real events")
    for name in NAMES:
        try:
            module = formats.find(name)
            fresh = [formats.loads(document, "json") for _ in range(TIMES)]
            seconds, parts = median(lambda m=module, f=fresh: list(m.chunks(f.pop())))
        except MissingExtraError as error:
            print(f"  {name:10} left out: {error}")
            continue
        record(f"write {name}", seconds, size=count, group="Formats: real events")
        line = f"  {name:10} written in {seconds / count * 1e6:7.1f} µs an event"
        if hasattr(module, "loads"):
            data = b"".join(one if isinstance(one, bytes) else one.encode() for one in parts)
            seconds, found = median(lambda n=name, d=data: formats.loads(d, n))
            record(f"read {name}", seconds, size=count, group="Formats: real events")
            line += f", read in {seconds / count * 1e6:7.1f} ({len(found):,} events)"
        print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)

"""What questions in people's own terms cost: texts, names, groups, countries, and a display.

Run ``python tests/benchmarks/bench_questions.py``, or with another number of events than 100,000.
The peer of texts is a look through all of them, folded before.
"""

from __future__ import annotations

import sys
import time

from _real import real
from _record import record

import venezuela_timeline as vt
from venezuela_timeline.timeline.text_fields import EventWords

GROUP = "Timeline: questions in people's own terms"


def timed(work, times=5):
    """The seconds of the first run, and the best of others."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found[0], min(found[1:])


def main(count):
    tl = real(count)
    registers = {"actors": tl.actors, "places": tl.places, "sources": tl.sources}
    folded = list(map(EventWords(registers), tl))
    _, scan = timed(lambda: [at for at, text in enumerate(folded) if " kazan " in text])
    print(f"{count:,} real events; a look through all their words: {scan * 1e3:.0f} ms")
    asked = {
        "text, the very first": lambda: tl.where(vt.text("kazan invitation")),
        "text, the next": lambda: tl.where(vt.text("smolny")),
        "text, two common words": lambda: tl.where(vt.text("maduro venezuela")),
        "text, a phrase": lambda: tl.where(vt.text('"national electoral council"')),
        "search, two words": lambda: tl.search("kazan invitation"),
        "search, two common words": lambda: tl.search("maduro venezuela"),
        "search, a beginning": lambda: tl.search("elect*"),
        "a name": lambda: tl.where(vt.actor("Putin")),
        "a country": lambda: tl.where(vt.country("RU")),
        "the members of a group": lambda: tl.where(vt.actor("Russia", members=True)),
        "display in a notebook": tl._repr_html_,
    }
    for what, ask in asked.items():
        first, warm = timed(ask)
        print(f"  {what:28} first {first * 1e3:9.1f} ms, warm {warm * 1e3:7.2f} ms")
        record(f"{what}: warm", warm, size=count, group=GROUP)
        if first > 2 * warm:
            record(f"{what}: first", first, size=count, group=GROUP)
    record("a look through all words", scan, size=count, group=GROUP)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2] or [100_000]))

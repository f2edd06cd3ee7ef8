"""What drawing and showing costs: time side by side with Vega-Lite's drawing, and bytes.

Run ``python tests/benchmarks/bench_view.py``; the peer needs the extra ``charts``.
"""

from __future__ import annotations

import random
import time

from _record import named, record

import venezuela_timeline as vt
from venezuela_timeline.formats import html
from venezuela_timeline.view import chart, svg


def many(count):
    """Events of a day, a month or a year over four centuries, in three chapters."""
    chance = random.Random(7)
    chapters = [vt.Chapter(key, key) for key in ("first", "second", "third")]

    def when():
        year = chance.randint(1600, 1999)
        form = chance.choice(["{}", "{}-{:02}", "{}-{:02}-{:02}"])
        return form.format(year, chance.randint(1, 12), chance.randint(1, 28))

    events = [
        vt.Event(f"e{index}", f"Event {index}", when(), chapter=chance.choice(chapters).id)
        for index in range(count)
    ]
    return vt.Timeline(events, title="Many", chapters=chapters)


def seconds(work):
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main():
    packaged = vt.load()
    print(f"{'events':>8} {'chart':>8} {'Vega-Lite':>10} {'ratio':>7} {'chart bytes':>12}")
    for tl in (many(1), packaged, many(5000)):
        own = seconds(lambda tl=tl: svg.document(tl))
        peer = seconds(lambda tl=tl: chart.picture(chart.spec(tl), "svg"))
        size = len(svg.document(tl).encode())
        print(f"{len(tl):>8,} {own:>7.3f}s {peer:>9.3f}s {peer / own:>6.1f}x {size:>12,}")
        record(
            "draw a chart as SVG",
            own,
            size=len(tl),
            peer=named("Vega-Lite by vl-convert", "vl-convert-python"),
            theirs=peer,
            group="Pictures and pages",
        )
    print(f"\n{'events':>8} {'page bytes':>12} {'allowed':>12} {'part':>6} {'seconds':>8}")
    for tl in (many(1), packaged, many(5000)):
        size, allowed = len(html.dumps(tl).encode()), 200_000 + 2_500 * len(tl)
        took = seconds(lambda tl=tl: html.dumps(tl))
        print(f"{len(tl):>8,} {size:>12,} {allowed:>12,} {size / allowed:>6.0%} {took:>7.3f}s")
        record("write a page of HTML", took, size=len(tl), group="Pictures and pages")
    size = len(packaged._repr_html_().encode())
    took = seconds(packaged._repr_html_)
    print(f"\n_repr_html_ of the packaged timeline: {size:,} of 150,000 bytes, {took:.3f}s")


if __name__ == "__main__":
    main()

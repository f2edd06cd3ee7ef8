"""The page of benchmarks and its plot, from the records that ``run.py`` kept."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Record = dict[str, Any]
PLOT = "benchmarks-frames.svg"
GROWTH, GROWTH_PLOT = "Growth", "benchmarks-growth.svg"
ASKED = "overlapping a month, one actor, possible"
"""The question that the plot shows."""

INTRODUCTION = """\
# Benchmarks

This page has every speed figure of the project, beside the same work done by other libraries in the
same run on the same machine. The ratio is our time divided by theirs: below 1, this library is
faster. Each script says whether its figures are medians of runs that take turns, or the best of
several runs. Figures differ on other machines; ratios differ less, so trust the ratios before the
seconds.

Plain dates are read straight from their text, so "parse" rows that only check a text stand beside
rows with bounds, which the peers always work out. Rows with real events have the packaged ones many
times over, each copy with dates, figures and texts of its own.

The index over windows is pure Python. With superintervals in its place, the bare index would be
twice as fast at 1,000 hits. But taking the events out of the timeline costs more than finding them,
so that a question would be answered only 1.35 times as fast. The package has numbers of 32 bits and
needs Cython at run time: for that gain it isn't used, not even as an extra.
"""
PLOTTED = """\
```{image} _static/benchmarks-frames.svg
:alt: Seconds for one question against the number of events, from ten thousand to ten million
:width: 100%
```

The question: which events of one month does one actor take part in? It is asked of Parquet files
with 10⁴ to 10⁷ events in chronological order, through `frames.where` and by hand-written code for
the same engine, and of a `Timeline` in memory.
"""


GROWN = """\
```{image} _static/benchmarks-growth.svg
:alt: Seconds to build, query, extend, export and solve against the number of events
:width: 100%
```

A timeline is built of ready events; the query is a window of one month; the export is JSON Lines;
every tenth event has a link.
"""

PHRASES = """\
The texts are this project's test cases, `tests/time/phrases.tsv`: real ones of museums, archives,
genealogists and the press, and some by hand. *Right* is the first and last day that a text means,
or a refusal of what can be read in two ways; *refused* is no reading of a text that has one.
"""


class Result(NamedTuple):
    """What came of one benchmark.

    Attributes:
        name: The script, without its suffix.
        head: When and where it ran, or why it failed; empty where it has not run.
        records: Its figures.
    """

    name: str
    head: Mapping[str, Any]
    records: Sequence[Record]


def page(results: Sequence[Result]) -> str:
    """The page, in MyST Markdown."""
    return "\n".join(_parts(results))


def _parts(results: Sequence[Result]) -> Iterator[str]:
    yield INTRODUCTION
    yield "## Where and with what\n"
    yield from _machines(results)
    records = [record for result in results for record in result.records]
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record["group"], []).append(record)
    for group, rows in groups.items():
        yield f"\n## {group}\n"
        if group == "Frames: building":
            yield PLOTTED
        if group == GROWTH:
            yield GROWN
        if group == "Time: dates as people write them":
            yield PHRASES
        yield from _table(rows)
    failed = [one for one in results if "failed" in one.head or not one.head]
    missing = {
        f"{record['peer']}: {record['missing']}" for record in records if "missing" in record
    }
    if failed or missing:
        yield "\n## Not measured\n"
        for result in failed:
            yield f"- `{result.name}`: {_cell(result.head.get('failed', 'not run'))}"
        for text in sorted(missing):
            yield f"- {_cell(text)}"
    yield ""


def _machines(results: Iterable[Result]) -> Iterator[str]:
    """The machine of each benchmark; usually they share one."""
    ran = [one for one in results if one.head and "failed" not in one.head]
    shared = ("processor", "cores", "memory", "system", "python", "version")
    labels = ("Processor", "Cores", "Memory", "System", "Python", "Library")
    for values, group in groupby(ran, lambda one: tuple(one.head.get(key, "") for key in shared)):
        yield "| | |\n|---|---|"
        for label, value in zip(labels, values, strict=True):
            yield f"| {label} | {_cell(value)} |"
        names = ", ".join(f"`{one.name}` ({one.head.get('date')})" for one in group)
        yield f"| Benchmarks | {names} |\n"


def _table(records: Sequence[Record]) -> Iterator[str]:
    if "cells" in records[0]:
        yield f"| {' | '.join(records[0]['cells'])} |"
        yield f"|---|{'--:|' * (len(records[0]['cells']) - 1)}"
        yield from (f"| {' | '.join(map(_cell, one['cells'].values()))} |" for one in records)
        return
    compared = any("peer" in record for record in records)
    head = ["", "Events", "Ours", *(["Peer", "Theirs", "Ratio"] if compared else [])]
    yield f"| {' | '.join(head)} |"
    yield "|---|--:|--:|" + ("---|--:|--:|" if compared else "")
    for record in records:
        size = f"{record['size']:,}" if "size" in record else ""
        row = [record["what"], size, shown(record["value"], record["unit"])]
        if compared:
            row += _peer(record)
        yield f"| {' | '.join(map(_cell, row))} |"


def _peer(record: Record) -> list[str]:
    if "theirs" not in record:
        return [record.get("peer", ""), "not measured" if "peer" in record else "", ""]
    ratio = f"{record['value'] / record['theirs']:.3g}"
    if "most" in record:
        ratio += f" (aim: {record['most']:g} or less)"
    return [record["peer"], shown(record["theirs"], record["unit"]), ratio]


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def shown(value: float, unit: str) -> str:
    """A figure with a unit in which it reads well."""
    if unit == "B":
        return f"{value / 10**6:,.1f} MB" if value >= 10**5 else f"{value:,.0f} B"
    for factor, name in ((1, "s"), (10**3, "ms"), (10**6, "µs")):
        if value * factor >= 1:
            return f"{value * factor:,.3g} {name}"
    return f"{value * 10**9:,.3g} ns"


# The plot -----------------------------------------------------------------------------------

TITLE = "One month, one actor: seconds against events"
GROWTH_TITLE = "Seconds against events"
WIDTH, HEIGHT = 760, 430
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 56, 370
COLOURS = {
    "build": ("#0b62c4", "#6cb0ff"),
    "query": ("#1a7f37", "#56d364"),
    "add": ("#6e40c9", "#bc8cff"),
    "export": ("#b35900", "#ffa657"),
    "solve": ("#cf222e", "#ff7b72"),
    "polars": ("#0b62c4", "#6cb0ff"),
    "duckdb": ("#b35900", "#ffa657"),
    "memory": ("#1a7f37", "#56d364"),
}
"""The colour of each kind of line on a light ground and on a dark one."""

LIGHT = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 15px; font-weight: 600 }
.ground { fill: #ffffff; stroke: #d0d7de }
.grid { stroke: #d8dee4; stroke-width: 1 }
.line { fill: none; stroke-width: 2.2 }
.hand { stroke-dasharray: 5 4 }
"""
DARK = """
text { fill: #e6edf3 }
.ground { fill: #16191d; stroke: #3d444d }
.grid { stroke: #30363d }
"""


def style() -> str:
    """The plot's style sheet; the ground is part of it, whatever the page's is."""
    light, dark = (
        "".join(
            f".line.{kind} {{ stroke: {pair[at]} }}\n"
            f".dot.{kind}, .name.{kind} {{ fill: {pair[at]} }}\n"
            for kind, pair in COLOURS.items()
        )
        for at in (0, 1)
    )
    return f"{LIGHT}{light}@media (prefers-color-scheme: dark) {{{DARK}{dark}}}\n"


class Line(NamedTuple):
    """A line of the plot: its class, whether it is dashed, its name and its points."""

    kind: str
    by_hand: bool
    name: str
    points: list[tuple[float, float]]


def lines(records: Iterable[Record]) -> list[Line]:
    """What the plot shows."""
    found: dict[tuple[str, bool], Line] = {}
    kinds = {
        "Frames: DuckDB over Parquet": ("duckdb", "DuckDB"),
        "Frames: Polars over Parquet": ("polars", "Polars"),
        "Frames: a Timeline in memory": ("memory", "Timeline in memory"),
    }
    for record in records:
        if record["group"] not in kinds or record["what"] != ASKED:
            continue
        kind, name = kinds[record["group"]]
        for key, by_hand in (("value", False), ("theirs", True)):
            if key in record:
                label = f"{name}, by hand" if by_hand else name
                line = found.setdefault((kind, by_hand), Line(kind, by_hand, label, []))
                line.points.append((record["size"], record[key]))
    return [Line(*line[:3], sorted(line.points)) for line in found.values()]


def growth(records: Iterable[Record]) -> list[Line]:
    """How each kind of work grows."""
    found: dict[str, Line] = {}
    for record in records:
        if record["group"] == GROWTH:
            name = record["what"]
            line = found.setdefault(name, Line(name, False, name, []))
            line.points.append((record["size"], record["value"]))
    return list(found.values())


def plot(drawn: Sequence[Line], title: str) -> str:
    """Cost against size, both in powers of ten, as SVG."""
    points = [point for line in drawn for point in line.points]
    x_low, x_high = (f(math.log10(size) for size, _ in points) for f in (min, max))
    y_low, y_high = (f(math.log10(cost) for _, cost in points) for f in (min, max))
    x_low, x_high = math.floor(x_low), max(math.ceil(x_high), math.floor(x_low) + 1)
    y_low, y_high = math.floor(y_low), max(math.ceil(y_high), math.floor(y_low) + 1)

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - x_low) / (x_high - x_low) * (WIDTH - LEFT - RIGHT)

    def y(cost: float) -> float:
        return BOTTOM - (math.log10(cost) - y_low) / (y_high - y_low) * (BOTTOM - TOP)

    parts = [
        f'<rect class="ground" x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="6"/>',
        f'<text class="title" x="{LEFT}" y="30">{title}</text>',
    ]
    for power in range(x_low, x_high + 1):
        at = x(10**power)
        parts.append(f'<path class="grid" d="M{at:.1f} {TOP}V{BOTTOM}"/>')
        parts.append(_text(at, BOTTOM + 22, f"{10**power:,}", "middle"))
    for power in range(y_low, y_high + 1):
        at = y(10.0**power)
        parts.append(f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(_text(LEFT - 8, at + 4, shown(10.0**power, "s"), "end"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, BOTTOM + 46, "events", "middle"))
    for line in drawn:
        path = "L".join(f"{x(size):.1f} {y(cost):.1f}" for size, cost in line.points)
        dashed = " hand" if line.by_hand else ""
        parts.append(f'<path class="line {line.kind}{dashed}" d="M{path}"/>')
        parts += [
            f'<circle class="dot {line.kind}" cx="{x(size):.1f}" cy="{y(cost):.1f}" r="3.2"/>'
            for size, cost in line.points
        ]
    for at, across, line in _names(drawn, x, y):
        place = f'x="{across:.1f}" y="{at:.1f}"'
        parts.append(f'<text class="name {line.kind}" {place}>{escape(line.name)}</text>')
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">\n'
        f"<title>{title}</title>\n"
        f"<style>{style()}</style>\n{body}\n</svg>\n"
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _names(drawn: Sequence[Line], x: Any, y: Any) -> Iterator[tuple[float, float, Line]]:
    """Where each line's name stands: at its end, below the one above by a line of text."""
    below: dict[float, float] = {}
    for line in sorted(drawn, key=lambda line: y(line.points[-1][1])):
        size, cost = line.points[-1]
        across = x(size) + 10
        at = max(y(cost) + 4, below.get(across, 0) + 17)
        below[across] = at
        yield at, across, line

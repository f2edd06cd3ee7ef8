"""Ten million coded events in Parquet: a window and an actor, beside the query written by hand.

    python tests/benchmarks/bench_frames.py [--folder FOLDER] [--repeat 7] [10000 … 10000000]

Needs the extra ``frames``, DuckDB and Polars. The files are written piece by piece to FOLDER (a
temporary one unless it is given) and kept there for the next run. For each size and engine both
readings of two predicates are asked through `frames.where` and as an expert would write them for
that engine: the two take turns and must give the same ids.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from _record import named, record, summary, taking_turns

import venezuela_timeline as vt
from venezuela_timeline import frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST, LAST = date(1985, 1, 1), date(2024, 12, 31)
ACTORS = 1_000
PER_DAY = 10
KINDS = ("statement", "protest", "meeting", "election", "arrest", "violence", "law", "aid")
PIECE = 250_000
MOST = 1.2
"""The ratio, ours to the hand-written query, that is aimed for at ten million events."""

WINDOW = "2015-03"
ACTOR = "actor-0003"
COLUMNS = ("id", "edtf", "kind")
A, B = (date(2015, 3, day).toordinal() for day in (1, 31))


FEW = 134
"""So many of the packaged events: what is left is the cost of a question itself."""

FEW_MOST = 5
FEW_ACTOR = "nicolas-maduro"
FEW_QUERY = vt.during("2024-07") & vt.actor(FEW_ACTOR)
FEW_A, FEW_B = (date(2024, 7, day).toordinal() for day in (1, 31))


# The events ---------------------------------------------------------------------------------


def texts(day: date, draw: np.random.Generator) -> str:
    """The time of an event near a day, as a collection of coded events has them."""
    number = draw.random()
    later = day + timedelta(int(draw.integers(1, 40)))
    forms = (
        (0.75, lambda: f"{day}"),
        (0.84, lambda: f"{day:%Y-%m}"),
        (0.87, lambda: f"{day:%Y}"),
        (0.94, lambda: f"{day}/{later}"),
        (0.955, lambda: f"{day}~"),
        (0.96, lambda: f"{day:%Y-%m}~"),
        (0.965, lambda: f"[{day},{later}]"),
        (0.97, lambda: f"{day:%Y}-XX-{day.day % 28 + 1:02}"),
        (0.99, lambda: f"{day}/.."),
        (1.0, lambda: f"{day}T{int(draw.integers(24)):02}:30:00-04:00"),
    )
    return next(make() for below, make in forms if number < below)


def pool() -> tuple[pa.Array, np.ndarray]:
    """Distinct times in the order of their days, and whether each has an open end."""
    draw = np.random.default_rng(7)
    days = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1)]
    found = [texts(day, draw) for day in days for _ in range(PER_DAY)]
    return pa.array(found), np.array([text.endswith("/..") for text in found])


def pieces(count: int, size: int = PIECE) -> Iterator[frames.Tables]:
    """So many events as tables, some at a time, roughly in the order of their days."""
    known, is_open = pool()
    places = pa.array([f"place-{number:03}" for number in range(500)])
    kinds, actors = pa.array(KINDS), pa.array([f"actor-{n:04}" for n in range(ACTORS)])
    roles = pa.array(["source", "target", "mediator"])
    for start in range(0, count, size):
        draw = np.random.default_rng(start)
        many = min(size, count - start)
        numbers = np.arange(start, start + many)
        # What is coded together lies within some months of each other.
        around = numbers * len(known) // count + draw.integers(-1_000, 1_000, many)
        at = np.clip(around, 0, len(known) - 1)
        lasted = FIRST.toordinal() + at // PER_DAY + draw.integers(0, 3_650, many)
        ids = pa.array([f"event-{number:08}" for number in numbers])
        kind = kinds.take(pa.array(draw.integers(0, len(KINDS), many)))
        rows = pa.table(
            {
                "id": ids,
                "title": kind,
                "edtf": known.take(pa.array(at)),
                "known_until": pa.array(lasted, mask=~is_open[at]),
                "rival_dates": pa.array(np.zeros(many, np.int32)),
                "kind": kind,
                "place": places.take(pa.array(draw.integers(0, len(places), many))),
            }
        )
        # One to three take part in each; some actors in far more than others.
        takes = np.repeat(np.arange(many), draw.integers(1, 4, many))
        who = (draw.random(len(takes)) ** 1.5 * ACTORS).astype(np.int64)
        participants = pa.table(
            {
                "event": ids.take(pa.array(takes)),
                "actor": actors.take(pa.array(who)),
                "role": roles.take(pa.array(draw.integers(0, len(roles), len(takes)))),
            }
        )
        yield frames.Tables(
            frames.bounds(rows, "edtf"),
            cells=frames.cells(rows, "edtf"),
            participants=participants,
        )


def build(count: int, folder: Path) -> None:
    """Write the files, with a bar that moves."""
    start = time.perf_counter()
    with bar(count) as moved:
        frames.write(pieces(count), folder, progress=moved)
    figures = {
        "seconds": time.perf_counter() - start,
        "peak": peak(),
        "bytes": sum(file.stat().st_size for file in folder.iterdir()),
    }
    folder.with_suffix(".json").write_text(json.dumps(figures), encoding="utf-8")


def peak() -> int:
    """The most memory, in bytes, that this process has held.

    Not `ru_maxrss`: on Linux that outlives `exec`, and so may be what the parent held.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes, on macOS
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


class bar:  # noqa: N801  (a context manager that reads as a word)
    """A progress bar: that of rich where it is, else a plain line on stderr."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.rich: Any = None

    def __enter__(self) -> Callable[[int], None]:
        try:
            from rich.console import Console
            from rich.progress import MofNCompleteColumn, Progress
        except ImportError:
            return self.plain
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        self.rich = Progress(*columns, console=Console(stderr=True)).__enter__()
        self.task = self.rich.add_task(f"{self.count:,} events", total=self.count)
        return lambda done: self.rich.update(self.task, completed=done)

    def plain(self, done: int) -> None:
        """The part that is done, on one line."""
        end = "\n" if done >= self.count else ""
        print(f"\r{done:>12,} of {self.count:,} events", end=end, file=sys.stderr, flush=True)

    def __exit__(self, *error: object) -> None:
        if self.rich is not None:
            self.rich.__exit__(*error)


def built(count: int, folder: Path) -> Path:
    """The folder with so many events, made in a process of its own if it isn't there."""
    target = folder / f"events-{count}"
    if not target.exists():
        command = [sys.executable, __file__, "--folder", str(folder), "--build", str(count)]
        subprocess.run(command, check=True)
    figures = json.loads(target.with_suffix(".json").read_text("utf-8"))
    seconds, peak, size = (figures[name] for name in ("seconds", "peak", "bytes"))
    print(
        f"\n{count:,} events written in {seconds:.1f} s ({count / seconds:,.0f}/s), "
        f"{size / 10**6:,.0f} MB of files, peak memory {peak / 10**6:,.0f} MB"
    )
    record("write the events to Parquet, streaming", seconds, size=count, group="Frames: building")
    for name, value in (("peak memory while writing", peak), ("files", size)):
        record(name, value, size=count, unit="B", group="Frames: building")
    return target


# The questions ------------------------------------------------------------------------------

QUERIES = {
    "overlapping": vt.overlapping(WINDOW) & vt.actor(ACTOR),
    "during": vt.during(WINDOW) & vt.actor(ACTOR),
}

# What a row's or a cell's bounds must be; open starts do not occur.
SQL = {
    ("overlapping", False): f"start_min <= {B} and (end_max >= {A} or end_max is null)",
    ("overlapping", True): f"start_max <= {B} and (end_min >= {A} {{or_known}})",
    ("during", False): f"start_max >= {A} and end_min <= {B} {{and_known}}",
    ("during", True): f"start_min >= {A} and end_max <= {B}",
}
BY_HAND = """
    with mine as materialized (
        select id, edtf, kind, cells = 1 and not approximate and not uncertain as plain
        from '{folder}/events.parquet'
        where (cells > 1 or approximate or uncertain or (cells = 1 and {so}))
        and id in (select event from '{folder}/participants.parquet' where actor = '{actor}')
    )
    select id, edtf, kind from mine where plain or id in ({several})
"""
SEVERAL = {
    False: """
        select event from '{folder}/cells.parquet'
        where tolerance = 1 and unit = 'day' and not claimed and {so}
    """,
    True: """
        select event from '{folder}/cells.parquet'
        where tolerance = 1 and unit = 'day' and not claimed
        group by event having bool_and({so})
    """,
}


def sql(folder: Path, name: str, *, certainly: bool) -> str:
    """The question as an expert writes it for DuckDB."""
    form = SQL[name, certainly]
    so = form.format(
        or_known=f"or known_until >= {A}",
        and_known=f"and (known_until is null or known_until <= {B})",
    )
    several = SEVERAL[certainly].format(folder=folder, so=form.format(or_known="", and_known=""))
    return BY_HAND.format(folder=folder, actor=ACTOR, so=so, several=several)


def polars(folder: Path, name: str, *, certainly: bool) -> pl.LazyFrame:
    """The question as an expert writes it for Polars."""
    events, cells, participants = (
        pl.scan_parquet(folder / f"{table}.parquet")
        for table in ("events", "cells", "participants")
    )
    col = pl.col
    known: Any = col("known_until")
    forms = {
        ("overlapping", False): (
            (col("start_min") <= B) & ((col("end_max") >= A) | col("end_max").is_null())
        ),
        ("overlapping", True): (col("start_max") <= B) & (col("end_min") >= A),
        ("during", False): (col("start_max") >= A) & (col("end_min") <= B),
        ("during", True): (col("start_min") >= A) & (col("end_max") <= B),
    }
    so = so_cells = forms[name, certainly]
    if (name, certainly) == ("overlapping", True):
        so = (col("start_max") <= B) & ((col("end_min") >= A) | (known >= A))
    if (name, certainly) == ("during", False):
        so &= known.is_null() | (known <= B)
    rows = cells.filter((col("tolerance") == 1) & (col("unit") == "day") & ~col("claimed"))
    if certainly:
        rows = rows.group_by("event").agg(so_cells.all().alias("so")).filter("so")
    else:
        rows = rows.filter(so_cells)
    plain = (col("cells") == 1) & ~col("approximate") & ~col("uncertain")
    theirs = participants.filter(col("actor") == ACTOR)
    alone = events.filter(plain & so)
    several = events.filter(~plain).join(rows, left_on="id", right_on="event", how="semi")
    found = pl.concat([one.select(COLUMNS) for one in (alone, several)])
    return found.join(theirs, left_on="id", right_on="event", how="semi")


def engines(folder: Path) -> dict[str, tuple[str, Callable[..., Any], Callable[..., Any]]]:
    """Each engine with its version, the question through us and by hand."""
    scanned = {name: frames.scan(folder, name) for name in ("duckdb", "polars")}

    def of_duckdb(name: str, certainly: bool) -> pa.Table:  # noqa: FBT001
        found = frames.where(scanned["duckdb"], QUERIES[name], certainly=certainly)
        return found.project(", ".join(COLUMNS)).to_arrow_table()

    def of_polars(name: str, certainly: bool) -> pl.DataFrame:  # noqa: FBT001
        found = frames.where(scanned["polars"], QUERIES[name], certainly=certainly)
        return found.select(COLUMNS).collect()

    def duckdb_by_hand(name: str, certainly: bool) -> pa.Table:  # noqa: FBT001
        return duckdb.sql(sql(folder, name, certainly=certainly)).to_arrow_table()

    def polars_by_hand(name: str, certainly: bool) -> pl.DataFrame:  # noqa: FBT001
        return polars(folder, name, certainly=certainly).collect()

    return {
        "DuckDB": (named("DuckDB", "duckdb"), of_duckdb, duckdb_by_hand),
        "Polars": (named("Polars", "polars"), of_polars, polars_by_hand),
    }


def compare(count: int, folder: Path, repeat: int) -> None:
    """Print and keep what the questions cost in each engine."""
    for engine, (version, ours, by_hand) in engines(folder).items():
        for name in QUERIES:
            for certainly in (False, True):
                taken, found = taking_turns(
                    {
                        "where": lambda f=ours, n=name, c=certainly: f(n, c),
                        "by hand": lambda f=by_hand, n=name, c=certainly: f(n, c),
                    },
                    repeat,
                )
                ids, by_hands = (list(map(str, found[one]["id"])) for one in ("where", "by hand"))
                assert len(ids) == len(set(ids))
                assert sorted(ids) == sorted(by_hands), (engine, name, certainly)
                mine, theirs = (statistics.median(times) for times in taken.values())
                least = min(taken["where"]) / min(taken["by hand"])
                reading = "certain" if certainly else "possible"
                print(
                    f"  {engine:7} {name:12} {reading:9} {len(ids):7,} ids: "
                    f"where {summary(taken['where'])}, by hand {summary(taken['by hand'])}, "
                    f"ratio {mine / theirs:5.2f} (of the least {least:5.2f})"
                )
                record(
                    f"{name} a month, one actor, {reading}",
                    mine,
                    size=count,
                    peer=f"by hand in {version}",
                    theirs=theirs,
                    most=MOST if count >= 10**7 else None,
                    group=f"Frames: {engine} over Parquet",
                )


def in_memory(count: int) -> None:
    """The same questions to a Timeline, for context."""
    start = time.perf_counter()
    rows = next(pieces(count, count))
    taking: dict[str, list[str]] = {}
    for event, actor in zip(
        *(rows.participants[name].to_pylist() for name in ("event", "actor")), strict=True
    ):
        taking.setdefault(event, []).append(actor)
    events = (
        vt.Event(
            one["id"],
            one["title"],
            one["edtf"],
            known_until=one["known_until"] and date.fromordinal(one["known_until"]),
            kind=one["kind"],
            participants=[vt.Participation(actor) for actor in set(taking[one["id"]])],
        )
        for one in rows.events.select(["id", "title", "edtf", "known_until", "kind"]).to_pylist()
    )
    actors = [vt.Actor(f"actor-{n:04}", f"Actor {n}") for n in range(ACTORS)]
    tl = vt.Timeline(events, id="coded", actors=actors)
    print(f"\n{count:,} events as a Timeline in {time.perf_counter() - start:.1f} s")
    for name, query in QUERIES.items():
        for certainly in (False, True):
            answer = tl.where(query, certainly=certainly)  # the first builds the index
            found = frames.where(rows, query, certainly=certainly)
            assert {event.id for event in answer} == set(found["id"].to_pylist())
            taken, _ = taking_turns(
                {"where": lambda q=query, c=certainly: tl.where(q, certainly=c)}, 5
            )
            reading = "certain" if certainly else "possible"
            print(f"  {name:12} {reading:9} {len(answer):7,} events: {summary(taken['where'])}")
            record(
                f"{name} a month, one actor, {reading}",
                statistics.median(taken["where"]),
                size=count,
                group="Frames: a Timeline in memory",
            )


def few_rows(repeat: int) -> None:
    """What a question costs when there is next to nothing to look through."""
    tables = frames.tables(vt.Timeline(vt.load().events[:FEW], **_registers()))
    kinds = {"Polars": pl.from_arrow, "pyarrow": lambda table: table}
    for engine, made in kinds.items():
        given = attrs.evolve(tables, **{name: made(table) for name, table in tables.items()})
        by_hand = few_in_polars if engine == "Polars" else few_in_arrow
        taken, found = taking_turns(
            {
                "where": lambda g=given: frames.where(g, FEW_QUERY),
                "by hand": lambda g=given, f=by_hand: f(g),
            },
            repeat,
        )
        ids, by_hands = (sorted(map(str, found[one]["id"])) for one in ("where", "by hand"))
        assert ids == by_hands != [], engine
        mine, theirs = (statistics.median(times) for times in taken.values())
        print(
            f"{engine:7} {FEW} rows: {mine * 1e3:.2f} ms, by hand {theirs * 1e3:.2f} ms, "
            f"ratio {mine / theirs:.2f}"
        )
        record(
            "during a month, one actor, possible",
            mine,
            size=FEW,
            peer=f"by hand in {named(engine)}",
            theirs=theirs,
            most=FEW_MOST,
            group="Frames: few rows in memory",
        )


def _registers() -> dict[str, Any]:
    """What the packaged events name, wherever it is."""
    tl = vt.load()
    names = ("actors", "places", "sources", "chapters", "terms")
    registers: dict[str, Any] = {name: getattr(tl, name).values() for name in names}
    return registers | {"outside": [*tl.ids, *tl.outside]}


def few_in_polars(tables: frames.Tables) -> pl.DataFrame:
    """The question to a few rows as an expert writes it for Polars in memory."""
    col = pl.col
    so = (col("start_max") >= FEW_A) & (col("end_min") <= FEW_B)
    known = col("known_until").is_null() | (col("known_until") <= FEW_B)
    plain = (col("cells") == 1) & ~col("approximate") & ~col("uncertain")
    own = (col("tolerance") == 1) & (col("unit") == "day") & ~col("claimed")
    several = tables.cells.filter(own & so)["event"]
    theirs = tables.participants.filter(col("actor") == FEW_ACTOR)["event"]
    return tables.events.filter(
        ((plain & so & known) | (~plain & col("id").is_in(several.implode())))
        & col("id").is_in(theirs.implode())
    )


def few_in_arrow(tables: frames.Tables) -> pa.Table:
    """The same for Arrow."""
    field = pc.field
    so = (field("start_max") >= FEW_A) & (field("end_min") <= FEW_B)
    known = field("known_until").is_null() | (field("known_until") <= FEW_B)
    plain = (field("cells") == 1) & ~field("approximate") & ~field("uncertain")
    own = (field("tolerance") == 1) & (field("unit") == "day") & ~field("claimed")
    several = tables.cells.filter(own & so)["event"].combine_chunks()
    theirs = tables.participants.filter(field("actor") == FEW_ACTOR)["event"].combine_chunks()
    return tables.events.filter(
        ((plain & so & known) | (~plain & field("id").isin(several))) & field("id").isin(theirs)
    )


def main() -> None:
    """Build what is missing, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10**4, 10**5, 10**6, 10**7])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--build", action="store_true", help="build one size and stop")
    options = parser.parse_args()
    if options.build:
        (size,) = options.sizes
        build(size, options.folder / f"events-{size}")
        return
    few_rows(20 * options.repeat)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.sizes:
            compare(size, built(size, folder), options.repeat)
            if size <= 10**5:
                in_memory(size)


if __name__ == "__main__":
    main()

"""Many windows against many events: our range join beside the same join written by hand.

    python tests/benchmarks/bench_overlaps.py [20000 …]

Needs the extra ``frames``, DuckDB and Polars. All take turns and must find as many pairs.
"""

from __future__ import annotations

import random
import statistics
import sys

import duckdb
import polars as pl
import pyarrow as pa
from _record import named, record, summary, taking_turns

from venezuela_timeline import frames

BOUNDS = ("start_min", "start_max", "end_min", "end_max")
SQL = """
    select l.id as "left", r.id as "right" from mine l join theirs r
    on l.{0} <= r.{1} and r.{0} <= l.{1}
"""


def windows(count: int, days: int, longest: int, seed: int) -> pa.Table:
    """Stretches of days of which both ends may be up to ten days off."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        start = 600_000 + draw.randint(0, days)
        end = start + draw.randint(0, longest)
        off = draw.choice([0, 0, 10])
        rows.append((number, start, start + off, end, end + off))
    return pa.table([pa.array(column) for column in zip(*rows, strict=True)], ["id", *BOUNDS])


def polars_join(mine: pl.DataFrame, theirs: pl.DataFrame, first: str, last: str) -> pl.DataFrame:
    """What a user of Polars writes."""
    return mine.join_where(
        theirs,
        pl.col(first) <= pl.col(f"{last}_right"),
        pl.col(f"{first}_right") <= pl.col(last),
    ).select(left="id", right="id_right")


def compare(count: int, days: int, longest: int) -> None:
    """Print and keep what the joins cost."""
    mine, theirs = (windows(count, days, longest, seed) for seed in (1, 2))
    left, right = pl.from_arrow(mine), pl.from_arrow(theirs)
    connection = duckdb.connect()
    connection.register("mine", mine)
    connection.register("theirs", theirs)
    for certainly, ends in ((False, ("start_min", "end_max")), (True, ("start_max", "end_min"))):
        work = {
            f"overlaps, {engine}": lambda engine=engine, certainly=certainly: frames.overlaps(
                mine, theirs, certainly=certainly, engine=engine
            )
            for engine in ("duckdb", "search")
        }
        work["SQL in DuckDB"] = lambda ends=ends: connection.sql(SQL.format(*ends)).to_arrow_table()
        if count <= 20_000 or days > 100_000:
            work["join_where of Polars"] = lambda ends=ends: polars_join(left, right, *ends)
        taken, found = taking_turns(work, 3)
        pairs = {name: len(answer) for name, answer in found.items()}
        assert len(set(pairs.values())) == 1, pairs
        reading = "certain" if certainly else "possible"
        print(f"\n{count:,} × {count:,}, {reading}: {pairs['SQL in DuckDB']:,} pairs")
        medians = {name: statistics.median(times) for name, times in taken.items()}
        peers = {
            "SQL in DuckDB": named("DuckDB", "duckdb"),
            "join_where of Polars": named("Polars", "polars"),
        }
        for name, times in taken.items():
            ratios = [
                f"{medians[name] / medians[peer]:6.2f} × {peer}" for peer in peers if peer in taken
            ]
            print(f"  {name:22} {summary(times)}  {'  '.join(ratios) if name not in peers else ''}")
        for engine in ("duckdb", "search"):
            for name, peer in peers.items():
                if name in taken:
                    record(
                        f"{reading} pairs ({pairs[name]:,}), engine {engine!r}",
                        medians[f"overlaps, {engine}"],
                        size=count,
                        peer=f"{name.split(' ')[0]} in {peer}",
                        theirs=medians[name],
                        group="Windows against windows",
                    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["20000"]):
        compare(size, 365_000, 30)
        compare(size, 36_500, 300)

"""Sequences on frames: the same pairs as in memory, in every library."""

from __future__ import annotations

import attrs
import dask.dataframe
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import venezuela_timeline as vt
from strategies import CLOSE_TIMES
from venezuela_timeline import frames
from venezuela_timeline.time import Certainty

pytestmark = [
    pytest.mark.frames,
    pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning"),
]

LIBRARIES = {
    "pandas": pa.Table.to_pandas,
    "Polars": pl.from_arrow,
    "Polars, lazy": lambda table: pl.from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "DuckDB": duckdb.from_arrow,
    "Dask": lambda table: dask.dataframe.from_pandas(
        table.to_pandas(types_mapper=pd.ArrowDtype), npartitions=2
    ),
}
TIMES = [time for kind in CLOSE_TIMES.values() for time in kind]
TL = vt.Timeline(
    [
        vt.Event(
            f"e{at}",
            "E",
            time,
            kind="ab"[at % 2],
            known_until="2024-08-15" if vt.TimeSpan(time).open_end and time[0] == "2" else None,
        )
        for at, time in enumerate(TIMES)
    ]
)


def rows(frame):
    found = nw.from_native(frame)
    found = found.collect() if isinstance(found, nw.LazyFrame) else found
    return sorted(zip(*(found[name].to_list() for name in ("first", "second", "certain"))))  # noqa: B905


@pytest.mark.parametrize("name", LIBRARIES)
def test_libraries_give_the_pairs_of_memory(name):
    tables = frames.tables(TL)
    tables = attrs.evolve(tables, **{key: LIBRARIES[name](one) for key, one in tables.items()})
    for first, second in ((vt.kind("a"), vt.kind("b")), (vt.overlapping("2024-07-28"),) * 2):
        for within in ("2 days", "1 month"):
            for certainly in (False, True):
                here = TL.followed_by(first, second, within=within, certainly=certainly)
                found = frames.followed_by(
                    tables, first, second, within=within, certainly=certainly, timeline=TL
                )
                assert rows(found) == sorted(
                    (pair.first.id, pair.second.id, pair.certainty is Certainty.CERTAIN)
                    for pair in here
                )


def test_no_pairs_are_an_empty_frame():
    empty = frames.tables(vt.Timeline())
    asked = vt.during("2024"), vt.during("2024")
    found = frames.followed_by(empty, *asked, within="1 day")
    assert found.column_names == ["first", "second", "certain"]
    assert found.num_rows == 0


def test_a_window_with_hours_needs_the_table_of_cells():
    events = frames.tables(TL).events
    with pytest.raises(vt.QueryError, match="needs the table of cells"):
        frames.where(events, vt.during("2024-07-28T10:00Z/2024-07-29T10:00Z"), tolerance=0)
    with pytest.raises(vt.QueryError, match="needs the table of cells"):
        frames.followed_by(events, vt.kind("a"), vt.kind("b"), within="1 day", tolerance=0)


def test_names_of_events_need_a_timeline():
    tables = frames.tables(TL)
    for query in (vt.within("1 day", of="e-one"), vt.between("2024", "e-one")):
        with pytest.raises(vt.QueryError, match="a frame cannot tell: give timeline"):
            frames.where(tables, query)
    tl = TL.add(vt.Event("the-vote", "The vote", "2024-07-28"))
    for query in (vt.within("1 day", of="the-vote"), vt.between("the-vote", "the-vote")):
        found = frames.where(tables, query, timeline=tl, certainly=True)
        assert set(found["id"].to_pylist()) == tl.where(query, certainly=True).ids - {"the-vote"}

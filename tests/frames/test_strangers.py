"""Frames and files that somebody else made: unusual names, types, chains, bombs."""

from __future__ import annotations

import datetime
import io
from functools import reduce
from operator import or_

import attrs
import dask.dataframe as dd
import duckdb
import narwhals as nw
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats, frames

pytestmark = [
    pytest.mark.frames,
    pytest.mark.filterwarnings(
        "ignore:Dask support is moving:FutureWarning",
        "ignore:The inplace keyword",
        "ignore:Merging:UserWarning",
    ),
]

LIBRARIES = {
    "pandas": pa.Table.to_pandas,
    "Polars": pl.from_arrow,
    "Polars, lazy": lambda table: pl.from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "DuckDB": lambda table: duckdb.connect().from_arrow(table),
    "Dask": lambda table: dd.from_pandas(table.to_pandas(), npartitions=2),
}
DATES = ["2024-07-28", "2024-07~", "[2024-07-01,2024-09-01]", "28.7.2024", None]
each_library = pytest.mark.parametrize("move", LIBRARIES.values(), ids=LIBRARIES)


def coded(dates=DATES, column="date", **more):
    number = len(dates)
    texts = dates if isinstance(dates, pa.Array) else pa.array(dates, pa.string())
    more = {name: [value] * number for name, value in more.items()}
    return pa.table({"id": range(1, number + 1), column: texts, **more})


def ask(frame, query, column="date", **options):
    tables = frames.Tables(frames.bounds(frame, column), cells=frames.cells(frame, column))
    return ids(frames.where(tables, query, **options))


def ids(frame):
    rows = nw.from_native(frame)
    rows = rows.collect() if isinstance(rows, nw.LazyFrame) else rows
    return sorted(rows["id"].to_list())


@each_library
def test_ids_are_of_any_type(move):
    assert ask(move(coded()), vt.during("2024-07")) == [1, 2, 3]
    assert ask(move(coded()), vt.during("2024-07"), certainly=True) == [1]


@each_library
def test_a_row_that_cannot_be_read_answers_neither_a_predicate_nor_its_negation(move):
    for certainly in (False, True):
        found = ask(move(coded()), ~vt.during("2030"), certainly=certainly)
        assert found == [1, 2, 3]
    alone = frames.bounds(move(coded()), "date")
    assert ids(frames.where(alone, ~vt.during("2030"), tolerance=0)) == [1, 2, 3]
    assert ids(frames.where(alone, ~~vt.during("2024"), tolerance=0)) == [1, 2, 3]


@each_library
def test_other_columns_may_have_any_name(move):
    query = vt.during("2024-07-28") | vt.before("2020")
    names = dict.fromkeys(["_found_0", "_found_1", "so", "event", "rows", "text", "until"], "x")
    assert ask(move(coded(**names)), query) == [1, 2]


@each_library
@pytest.mark.parametrize("column", ["rows", "event", "unit", "claimed", "a\"b'; --`"])
def test_the_column_of_dates_may_have_any_name(move, column):
    frame = move(coded(column=column))
    assert ask(frame, vt.during("2024-07"), column=column) == [1, 2, 3]
    assert [(bad.text, bad.rows) for bad in frames.unread(frame, column)] == [("28.7.2024", 1)]


@each_library
def test_dates_may_be_categories(move):
    frame = move(coded(pa.array(DATES, pa.string()).dictionary_encode()))
    assert ask(frame, vt.during("2024-07")) == [1, 2, 3]


def test_ids_may_be_categories():
    table = coded()
    named = pa.array(["a", "b", "c", "d", "e"]).dictionary_encode()
    table = table.set_column(0, "id", named)
    assert ask(table, vt.during("2024-07")) == ["a", "b", "c"]


@pytest.mark.parametrize("name", [name for name in LIBRARIES if name not in ("Dask", "pandas")])
def test_a_chain_can_be_of_any_length(name):
    tl = vt.load()
    query = reduce(or_, [vt.kind(f"no-{at}") for at in range(1500)]) | vt.kind("election")
    events = LIBRARIES[name](frames.tables(tl).events)
    assert ids(frames.where(events, query)) == sorted(tl.where(vt.kind("election")).ids)


def test_relations_of_different_connections_are_refused():
    table = frames.tables(vt.load())
    moved = {name: duckdb.connect().from_arrow(one) for name, one in table.items()}
    tables = frames.Tables(**moved)
    for query in (vt.during("2024"), vt.actor("nicolas-maduro")):
        with pytest.raises(vt.QueryError, match="different connections"):
            frames.where(tables, query)
    with pytest.raises(vt.QueryError, match="different connections"):
        frames.overlaps(tables, tables)


def test_tables_of_a_connection_are_not_taken_for_ours():
    connection = duckdb.connect()
    connection.sql("create table arrow_rows as select 1 as x")
    assert ask(connection.from_arrow(coded()), vt.during("2024-07")) == [1, 2, 3]


@each_library
def test_bounds_that_are_no_numbers_are_refused(move):
    bounds = ("start_min", "start_max", "end_min", "end_max")
    days = pa.array([datetime.datetime(2024, 7, 28, tzinfo=datetime.UTC)], pa.timestamp("ms"))
    dates = dict.fromkeys(bounds, days)
    windows = move(pa.table({"id": ["w"], "cells": [1], **dates}))
    with pytest.raises(vt.QueryError, match="give day numbers"):
        frames.where(windows, vt.during("2024"), tolerance=0)
    if not isinstance(windows, dd.DataFrame):
        with pytest.raises(vt.QueryError, match="give day numbers"):
            frames.overlaps(windows, windows)


def test_tolerances_that_are_none_are_refused():
    for tolerances in ((-1,), ("a",), 2):
        with pytest.raises(vt.QueryError, match="tolerance"):
            frames.cells(coded(), "date", tolerances=tolerances)
        with pytest.raises(vt.QueryError, match="tolerance"):
            frames.tables(vt.load(), tolerances=tolerances)


# Files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["polars", "duckdb", "dask", "pyarrow", "pandas"])
@pytest.mark.parametrize("folder", ["a[1]", "b*c?", "d'e", "{f,g}", "h\\i"])
def test_folders_may_have_any_name(tmp_path, folder, engine):
    tables = frames.tables(vt.load())
    frames.write(tables, tmp_path / "bXcX")  # what the name means as a pattern
    assert frames.write(tables, tmp_path / folder) == tables.events.num_rows
    assert len(ids(frames.scan(tmp_path / folder, engine).events)) == tables.events.num_rows


@pytest.mark.parametrize("written", [b"{", b"7", b"null", b'["a"]', b"\xff", b"[" * 100_000])
def test_strange_metadata_is_a_read_error(tmp_path, written):
    frames.write(vt.load(), tmp_path / "t")
    file = tmp_path / "t" / "events.parquet"
    metadata = {b"venezuela_timeline.tolerances": written}
    pq.write_table(pq.read_table(file).replace_schema_metadata(metadata), file)
    with pytest.raises(vt.ReadError, match=r"events\.parquet"):
        frames.scan(tmp_path / "t")


def test_a_damaged_table_is_a_read_error(tmp_path):
    frames.write(vt.load(), tmp_path / "t")
    (tmp_path / "t" / "cells.parquet").write_bytes(b"no")
    for engine in ("polars", "duckdb", "pyarrow"):
        with pytest.raises(vt.ReadError, match=r"cells\.parquet"):
            frames.scan(tmp_path / "t", engine)
    with pytest.raises(vt.QueryError, match="give session="):
        frames.scan(tmp_path / "t", "pyspark")


def test_only_tables_of_arrow_are_written(tmp_path):
    tables = frames.tables(vt.load())
    polars = attrs.evolve(tables, events=pl.from_arrow(tables.events))
    for data in (polars, [polars], [1]):
        with pytest.raises(vt.QueryError, match="no tables of Arrow"):
            frames.write(data, tmp_path / "t")

    def unreadable():
        yield tables
        raise vt.ReadError

    with pytest.raises(vt.ReadError):
        frames.write(unreadable(), tmp_path / "t")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("records", "how", "message"),
    [
        (["a" * 2_000_000], {}, "limit of 1,000,000"),
        (
            [f"{'a' * 1000}{at}" for at in range(4096)],
            {"use_dictionary": False, "column_encoding": {"record": "DELTA_BYTE_ARRAY"}},
            "encoded as DELTA_BYTE_ARRAY",
        ),
    ],
)
def test_bombs_are_refused_before_they_are_unpacked(monkeypatch, records, how, message):
    whole = b"".join(formats.find("parquet").chunks(vt.load()))
    metadata = pq.read_schema(io.BytesIO(whole)).metadata
    file = io.BytesIO()
    bomb = pa.table({"record": records}).replace_schema_metadata(metadata)
    pq.write_table(bomb, file, compression="zstd", **how)
    monkeypatch.delattr(pq.ParquetFile, "iter_batches")
    with pytest.raises(vt.DataError, match=message):
        formats.loads(file.getvalue(), "parquet", max_bytes=1_000_000)

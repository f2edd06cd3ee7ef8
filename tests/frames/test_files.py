"""Folders of Parquet: written whole, scanned by every engine, damage named."""

from __future__ import annotations

import re

import attrs
import narwhals as nw
import polars as pl
import pyarrow.parquet as pq
import pytest

import venezuela_timeline as vt
from venezuela_timeline import frames

pytestmark = [
    pytest.mark.frames,
    pytest.mark.filterwarnings(
        "ignore:Dask support is moving:FutureWarning",
        "ignore:The inplace keyword:DeprecationWarning",
        "ignore:Merging:UserWarning",
    ),
]


def ids(frame):
    rows = nw.from_native(frame)
    rows = rows.collect() if isinstance(rows, nw.LazyFrame) else rows
    return sorted(rows["id"].to_list())


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
    for data in (polars, [polars], [1], None, 1):
        with pytest.raises(vt.QueryError, match="are not tables of Arrow"):
            frames.write(data, tmp_path / "t")

    def unreadable():
        yield tables
        raise vt.ReadError

    with pytest.raises(vt.ReadError):
        frames.write(unreadable(), tmp_path / "t")
    assert not list(tmp_path.iterdir())


def rows_of(frame):
    """The rows of a frame of any kind, by id."""
    rows = nw.from_native(frame)
    rows = rows.collect("pyarrow") if isinstance(rows, nw.LazyFrame) else rows
    found = rows.to_arrow().to_pylist()
    key = "id" if found and "id" in found[0] else "event"
    return sorted(found, key=lambda row: (row[key], *map(str, row.values())))


def test_folders_are_written_whole_and_scanned(tmp_path):
    tl = vt.load()
    seen = []
    pieces = frames.stream(iter(tl), places=tl.places, known_until=tl.known_until, size=60)
    assert frames.write(pieces, tmp_path / "tables", progress=seen.append) == len(tl)
    assert seen == [60, 120, 172]
    query = vt.during("2024-07") & vt.actor("nicolas-maduro")
    for engine in ("polars", "duckdb", "dask", "pyarrow", "pandas"):
        tables = frames.scan(tmp_path / "tables", engine)
        assert tables.tolerances == (0, 1)
        found = rows_of(frames.where(tables, query, timeline=tl))
        assert [row["id"] for row in found] == sorted(tl.where(query).ids), engine
    with pytest.raises(vt.SaveError, match="holds something already"):
        frames.write(tl, tmp_path / "tables")
    with pytest.raises(vt.QueryError, match="did you mean 'polars'"):
        frames.scan(tmp_path / "tables", "polar")
    with pytest.raises(vt.ReadError, match=re.escape("events.parquet")):
        frames.scan(tmp_path / "elsewhere")


def test_a_write_that_fails_leaves_nothing(tmp_path):
    def failing(error):
        yield from frames.stream(iter(vt.load()), size=50)
        raise error

    with pytest.raises(RuntimeError):
        frames.write(failing(RuntimeError()), tmp_path / "tables")
    with pytest.raises(vt.SaveError, match=r"cannot write .*tables.*no space left"):
        frames.write(failing(OSError(28, "No space left")), tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []

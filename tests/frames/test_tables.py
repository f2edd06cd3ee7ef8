"""Tables from a timeline and from EDTF: what stands in them, in files and in every library."""

from __future__ import annotations

import datetime
import sys

import attrs
import dask.dataframe as dd
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import venezuela_timeline as vt
from strategies import crowds, edtf_texts
from venezuela_timeline import frames
from venezuela_timeline.frames.backends import one_connection
from venezuela_timeline.time.days import inf
from venezuela_timeline.timeline.chronology import solve

pytestmark = pytest.mark.frames

LIBRARIES = {
    "pandas": pa.Table.to_pandas,
    "pandas, an index of its own": lambda table: table.to_pandas().set_index(
        pd.Index(range(7, 7 + table.num_rows))
    ),
    "Polars": pl.from_arrow,
    "Polars, lazy": lambda table: pl.from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "DuckDB": lambda table: duckdb.connect().from_arrow(table),
    "Dask": lambda table: dd.from_pandas(table.to_pandas(), npartitions=2),
}
ignore_dask = pytest.mark.filterwarnings(
    "ignore:Dask support is moving:FutureWarning", "ignore:The inplace keyword:DeprecationWarning"
)


def rows_of(frame):
    """The rows of a frame of any kind, by id."""
    rows = nw.from_native(frame)
    rows = rows.collect("pyarrow") if isinstance(rows, nw.LazyFrame) else rows
    found = rows.to_arrow().to_pylist()
    key = "id" if found and "id" in found[0] else "event"
    return sorted(found, key=lambda row: (row[key], *map(str, row.values())))


def day(value):
    """A bound as a table holds it, in libraries that have no integer null."""
    return None if value is None or pd.isna(value) else int(value)


# A timeline's tables ------------------------------------------------------------------------


@given(crowds())
@settings(max_examples=30)
def test_events_say_what_the_events_say(tl):
    rows = frames.tables(tl).events.to_pylist()
    assert [row["id"] for row in rows] == list(tl.ids)
    for row, event in zip(rows, tl, strict=True):
        assert row["known_until"] == tl.known_until(event)
        assert row["contested"] == event.contested
        assert row["title"] == str(event.title)
        for language in event.title.languages:
            assert row[f"title_{language}"] == event.title[language]
        when = event.when
        if when is None:
            dated = ("edtf", "start_min", "start_max", "end_min", "end_max", "precision")
            assert {row[name] for name in dated} == {None}
            continue
        assert vt.TimeSpan.parse(row["edtf"]) == when
        bounds = [row[name] for name in ("start_min", "start_max", "end_min", "end_max")]
        ends = (-inf, inf, -inf, inf)  # what null means on each side
        assert (
            tuple(e if b is None else b for b, e in zip(bounds, ends, strict=True)) == when.bounds
        )
        assert (row["earliest"], row["latest"]) == (when.earliest, when.latest)
        assert (row["open_end"], row["unknown_end"]) == (when.open_end, when.unknown_end)
        assert (row["approximate"], row["uncertain"]) == (when.approximate, when.uncertain)
        assert (row["precision"], row["cells"]) == (when.precision, len(when.cells))


@given(crowds())
@settings(max_examples=30)
def test_long_tables_say_what_events_have_several_of(tl):
    found = frames.tables(tl)
    claims = [(event.id, claim) for event in tl for claim in event.every_claim()]
    rows = found.claims.to_pylist()
    assert [(row["event"], row["by"], row["stance"]) for row in rows] == [
        (key, claim.by, claim.stance) for key, claim in claims
    ]
    assert found.citations.num_rows == sum(len(list(e.every_citation())) for e in tl)
    parts = [(event.id, part.actor, part.role) for event in tl for part in event.participants]
    assert [tuple(row.values()) for row in found.participants.to_pylist()] == parts
    tags = [{"event": event.id, "tag": tag} for event in tl for tag in event.tags]
    assert found.tags.to_pylist() == tags


def test_every_column_has_its_meaning_with_it():
    for name, table in frames.tables(vt.load()).items():
        meanings = {column.name: column.meaning for column in frames.SCHEMAS[name]}
        for field in table.schema:
            meaning = field.metadata[b"description"].decode()
            assert meaning == meanings.get(field.name, meaning)
        assert set(meanings) <= set(table.schema.names)
        assert table.schema.metadata[b"timeline.id"] == b"venezuela"


def test_doors():
    tl = vt.load()
    assert pa.table(tl).equals(tl.to_arrow())
    assert duckdb.sql("select count(*) from tl").fetchall() == [(len(tl),)]
    assert tl.to_polars("claims").height == tl.to_arrow("claims").num_rows
    frame = tl.to_pandas()
    assert frame["start_min"].dtype == "Int64"
    assert list(frame["id"]) == list(tl.ids)
    with pytest.raises(vt.QueryError, match="did you mean 'claims'"):
        tl.to_arrow("claim")


def test_a_stream_is_the_whole_in_pieces():
    tl = vt.load()
    whole = frames.tables(tl)
    languages = ["en", "es"]
    pieces = list(
        frames.stream(
            iter(tl),
            languages=languages,
            actors=tl.actors,
            places=tl.places,
            sources=tl.sources,
            known_until=tl.known_until,
            size=50,
        )
    )
    assert [piece.events.num_rows for piece in pieces] == [50, 50, 50, len(tl) - 150]
    for name, table in whole.items():
        joined = pa.concat_tables([getattr(piece, name) for piece in pieces])
        assert joined.to_pylist() == table.to_pylist()
    (empty,) = frames.stream([])
    assert empty.events.num_rows == 0
    with pytest.raises(vt.QueryError, match="size is 0"):
        next(frames.stream(tl, size=0))


# EDTF in a column ---------------------------------------------------------------------------


@ignore_dask
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(edtf_texts(), st.just("2024-13"), st.none()), min_size=1, max_size=8))
def test_bounds_of_a_column_in_every_library(texts):
    table = pa.table(
        {"id": [str(at) for at in range(len(texts))], "date": pa.array(texts, pa.string())}
    )
    for name, move in LIBRARIES.items():
        frame = move(table)
        rows = rows_of(frames.bounds(frame, "date"))
        assert len(rows) == len(texts)
        for row in rows:
            text = texts[int(row["id"])]
            fault = row_fault(text) if text else None
            span = vt.TimeSpan.parse(text) if text and not fault else None
            assert (None if pd.isna(row["fault"]) else row["fault"]) == fault, name
            assert day(row["cells"]) == (len(span.cells) if span else 0), name
            found = [day(row[at]) for at in ("start_min", "start_max", "end_min", "end_max")]
            wanted = [None if abs(b) == inf else b for b in span.bounds] if span else [None] * 4
            exact = "pandas" not in name and name != "Dask"
            if exact or all(value is None or abs(value) < 2**53 for value in wanted):
                assert found == wanted, (name, text)
        if isinstance(frame, pd.DataFrame):
            assert frames.bounds(frame, "date").index.equals(frame.index)
        bad = {text for text in texts if text and row_fault(text)}
        assert {one.text for one in frames.unread(frame, "date")} == bad, name


def row_fault(text):
    try:
        vt.TimeSpan.parse(text)
    except vt.EDTFError as error:
        return str(error)
    return None


@ignore_dask
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(crowds())
def test_cells_of_a_column_are_those_of_the_timeline(tl):
    tables = frames.tables(tl)
    others = {  # what a column of dates has no cells for
        event.id
        for event in tl
        if event.when is None or any(claim.aspect == "when" for claim in event.every_claim())
    }
    wanted = [row for row in rows_of(tables.cells) if row["event"] not in others]
    given_columns = tables.events.select(["id", "edtf", "known_until"])
    for name, move in LIBRARIES.items():
        found = rows_of(frames.cells(move(given_columns), "edtf"))
        found = [row for row in found if row["event"] not in others]
        assert len(found) == len(wanted), name
        for row, other in zip(found, wanted, strict=True):
            for key in ("event", "tolerance", "unit", "instant", "linked"):
                assert row[key] == other[key], name
            for key in ("start_min", "start_max", "end_min", "end_max"):
                if other[key] is None or abs(other[key]) < 2**53:  # as far as floats are exact
                    assert day(row[key]) == other[key], (name, row["event"])


def test_bad_rows_are_counted_and_listed_and_stay():
    table = pa.table({"id": ["1", "2", "3", "4"], "date": ["2024-13", "2024", "2024-13", None]})
    assert [(one.text, one.rows) for one in frames.unread(table, "date")] == [("2024-13", 2)]
    assert "months are 01 to 12" in frames.unread(table, "date")[0].reason
    events = frames.bounds(table, "date")
    assert events.num_rows == 4
    tables = frames.Tables(events, cells=frames.cells(table, "date"))
    assert rows_of(frames.where(tables, vt.overlapping("1000/..")))[0]["id"] == "2"
    others = frames.where(tables, ~vt.overlapping("1000/.."))
    assert [row["id"] for row in rows_of(others)] == []


def test_what_is_no_column_of_edtf_is_refused():
    table = pa.table({"date": ["2024"], "number": [2024], "cells": [1]})
    with pytest.raises(vt.QueryError, match="no column 'when': it has date, number, cells"):
        frames.bounds(table, "when")
    with pytest.raises(vt.QueryError, match="Int64, not text"):
        frames.bounds(table, "number")
    with pytest.raises(vt.QueryError, match="has cells already"):
        frames.bounds(table, "date")
    with pytest.raises(vt.QueryError, match="give a dataframe of pandas"):
        frames.bounds([1, 2], "date")


# Refused before anything runs -----------------------------------------------------------------


def test_what_cannot_be_asked_says_so():
    tl = vt.load()
    tables = frames.tables(tl)
    open_ended = vt.Event("on", "On and on", "2006/..", citations=["paper"])
    refused = {
        "cannot be put to a frame": (tables, vt.during("2024") | ~vt.near("caracas", 10), {}),
        "needs the table of participants": (tables.events, vt.actor("nicolas-maduro"), {}),
        "needs the table of cells": (tables.events, vt.during("2024"), {}),
        r"hold the tolerances \(0, 1\), not 2": (tables, vt.during("2024"), {"tolerance": 2}),
        "no column 'kind'": (tables.events.select(["id"]), vt.kind("election"), {}),
        "is not a query": (tables, "during", {}),
        "nothing here has that id": (tables, vt.actor("nicolas-madura"), {"timeline": tl}),
        "known until its sources' dates": (tables, vt.before(open_ended), {}),
        "tolerance is -1": (tables, vt.during("2024"), {"tolerance": -1}),
        "dates is 'theirs'": (tables, vt.during("2024"), {"dates": "theirs"}),
    }
    for message, (frame, query, options) in refused.items():
        with pytest.raises(vt.QueryError, match=message):
            frames.where(frame, query, **options)
    mixed = attrs.evolve(tables, participants=pl.from_arrow(tables.participants))
    with pytest.raises(vt.QueryError, match="give both in one"):
        frames.where(mixed, vt.actor("nicolas-maduro"))
    with pytest.raises(vt.QueryError, match="is not a Timeline"):
        solve(tables)


def test_a_table_of_events_alone_answers_by_its_bounds():
    tl = vt.load()
    events = frames.tables(tl).events
    query = vt.during("2024-07") & ~vt.kind("election")
    found = {row["id"] for row in rows_of(frames.where(events, query, tolerance=0))}
    assert found >= set(tl.where(query, tolerance=0).ids)
    sure = {row["id"] for row in rows_of(frames.where(events, query, tolerance=0, certainly=True))}
    assert sure <= set(tl.where(query, tolerance=0, certainly=True).ids)
    assert len(sure) > 5


def test_a_lazy_frame_stays_lazy():
    tables = frames.tables(vt.load())
    lazy = attrs.evolve(
        tables, **{name: pl.from_arrow(table).lazy() for name, table in tables.items()}
    )
    query = vt.during("2024") & vt.actor("nicolas-maduro") & ~vt.claimed_by("nicolas-maduro")
    found = frames.where(lazy, query)
    assert isinstance(found, pl.LazyFrame)
    assert found.collect_schema().names() == tables.events.column_names


# Libraries that are missing, and other edges ---------------------------------------------------


def test_a_library_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(vt.MissingExtraError, match="pip install polars"):
        vt.load().to_polars()


def test_duckdb_that_is_not_there_is_named(monkeypatch):
    module = sys.modules["venezuela_timeline.frames.overlaps"]  # the function has the same name
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    events = frames.tables(vt.load())
    with pytest.raises(vt.MissingExtraError, match="pip install duckdb"):
        frames.overlaps(events, events, engine="duckdb")
    assert frames.overlaps(events, events).num_rows > len(vt.load())


def test_other_errors_of_a_join_pass():
    with pytest.raises(ZeroDivisionError), one_connection():
        raise ZeroDivisionError


def test_only_the_tables_that_are_there_are_listed():
    assert [name for name, _ in frames.Tables(1, tags=2).items()] == ["events", "tags"]


@pytest.mark.parametrize("until", [None, datetime.date(2024, 8, 1)])
def test_an_event_that_is_asked_about_is_read_with_its_known_until(until):
    tl = vt.load()
    ongoing = vt.Event("on", "On and on", "2006/..", known_until=until)
    query = vt.during(ongoing)
    found = rows_of(frames.where(frames.tables(tl), query, certainly=True))
    wanted = tl.add(ongoing).where(query, certainly=True)
    assert [row["id"] for row in found] == sorted({*wanted.ids} - {"on"})

"""Frames that somebody else made: any names and types of columns, and what is refused."""

from __future__ import annotations

import datetime
from functools import reduce
from operator import or_

import attrs
import dask.dataframe as dd
import duckdb
import narwhals as nw
import polars as pl
import pyarrow as pa
import pytest

import venezuela_timeline as vt
from venezuela_timeline import frames
from venezuela_timeline.frames.backends import in_pandas

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


@pytest.mark.filterwarnings("ignore::venezuela_timeline.TimelineWarning")
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
def test_bounds_that_are_not_numbers_are_refused(move):
    bounds = ("start_min", "start_max", "end_min", "end_max")
    days = pa.array([datetime.datetime(2024, 7, 28, tzinfo=datetime.UTC)], pa.timestamp("ms"))
    dates = dict.fromkeys(bounds, days)
    windows = move(pa.table({"id": ["w"], "cells": [1], **dates}))
    with pytest.raises(vt.QueryError, match="give day numbers"):
        frames.where(windows, vt.during("2024"), tolerance=0)
    if not isinstance(windows, dd.DataFrame):
        with pytest.raises(vt.QueryError, match="give day numbers"):
            frames.overlaps(windows, windows)


def test_invalid_tolerances_are_refused():
    for tolerances in ((-1,), ("a",), 2):
        with pytest.raises(vt.QueryError, match="tolerance"):
            frames.cells(coded(), "date", tolerances=tolerances)
        with pytest.raises(vt.QueryError, match="tolerance"):
            frames.tables(vt.load(), tolerances=tolerances)


@each_library
@pytest.mark.parametrize(
    ("query", "certainly"),
    [
        (vt.before("../2020"), True),
        (vt.after("2020/.."), True),
        (vt.kind("a") & vt.before("../2020"), True),
        (~vt.overlapping("../.."), False),
        (vt.before("../2020"), False),
        (vt.after("2020/.."), False),
    ],
)
def test_a_window_that_nothing_can_precede_has_no_rows(move, query, certainly):
    """Nothing is before a time without start, or after one without end."""
    dates = ["2024-07-28", "[..2024-07-28]", "[2024-07-28..]", "2024/..", "/2024"]
    assert ask(move(coded(dates, kind="a")), query, certainly=certainly) == []


@each_library
def test_known_until_counts_where_the_end_is_open(move):
    dates = ["2024-01/2024-03", "2024-01/2024-03~", "2024-01/..", "2024-01/", "2024-01~/.."]
    frame = move(coded(dates, known_until=vt.TimeSpan("2024-12-31").bounds.end_max))
    assert ask(frame, vt.before("2024-06")) == [1, 2, 4]
    assert ask(frame, vt.before("2024-06"), certainly=True) == [1, 2]
    assert ask(frame, vt.overlapping("2024-06")) == [3, 4, 5]
    assert ask(frame, vt.overlapping("2024-06"), certainly=True) == [3, 5]


@pytest.mark.parametrize("engine", ["duckdb", "search"])
def test_windows_meet_what_goes_on_where_its_end_is_open(engine):
    dates = ["2024-01/2024-03", "2024-01/2024-03~", "2024-01/..", "2024-01/"]
    table = coded(dates, known_until=vt.TimeSpan("2024-12-31").bounds.end_max)
    events = frames.Tables(frames.bounds(table, "date"), cells=frames.cells(table, "date"))
    june = frames.bounds(pa.table({"id": ["june"], "date": ["2024-06-01/2024-06-30"]}), "date")
    june = june.select(["id", "start_min", "start_max", "end_min", "end_max"])
    found = {
        certainly: frames.overlaps(june, events, certainly=certainly, engine=engine)["right"]
        for certainly in (False, True)
    }
    assert {how: sorted(ids.to_pylist()) for how, ids in found.items()} == {
        False: [3, 4],
        True: [3],
    }


def test_engines_that_ignore_case_keep_columns_apart():
    names = dict.fromkeys(["Text", "EVENT", "Until", "_FOUND_0", "Rows"], "x")
    frame = duckdb.connect().from_arrow(coded(**names))
    assert ask(frame, vt.during("2024-07-28") | vt.before("2020")) == [1, 2]
    assert set(names) <= set(frames.bounds(frame, "date").columns)
    for name in ("Precision", "CELLS", "fault"):
        taken = duckdb.connect().from_arrow(coded(**{name: "x"}))
        with pytest.raises(vt.QueryError, match=f"the frame has {name} already"):
            frames.bounds(taken, "date")
    assert frames.bounds(coded(Precision="x"), "date").num_rows == len(DATES)


@pytest.mark.parametrize("setting", ["enable_external_access", "python_enable_replacements"])
def test_a_connection_that_sees_no_tables_in_memory_is_refused(setting):
    connection = duckdb.connect()
    connection.execute("create table coded as select 1 as id, '2024-07-28' as date")
    connection.execute(f"set {setting} = false")
    with pytest.raises(vt.QueryError, match="give a relation of one that may"):
        frames.bounds(connection.table("coded"), "date")


def test_a_table_of_the_name_used_here_is_refused():
    connection = duckdb.connect()
    connection.execute("create table venezuela_timeline_rows as select 1 as x")
    with pytest.raises(vt.QueryError, match="'venezuela_timeline_rows': rename it"):
        frames.bounds(connection.from_arrow(coded()), "date")


@pytest.mark.parametrize("name", ["pandas", "Polars", "pyarrow"])
@pytest.mark.parametrize("numbers", [[1, 1], [1, None]])
def test_ids_that_are_missing_or_stand_twice_are_refused(name, numbers):
    table = pa.table({"id": pa.array(numbers), "date": ["2024-07-28", "2024-07~"]})
    with pytest.raises(vt.QueryError, match="are missing or stand twice"):
        frames.cells(LIBRARIES[name](table), "date")


def test_cells_that_were_made_for_other_tolerances_are_refused():
    cells = frames.cells(coded(), "date", tolerances=(0,))
    tables = frames.Tables(frames.bounds(coded(), "date"), cells=cells)
    assert ids(frames.where(tables, vt.during("2024-07"), tolerance=0)) == [1, 2, 3]
    with pytest.raises(vt.QueryError, match="no rows for the tolerance 1"):
        frames.where(tables, vt.during("2024-07"))
    with pytest.raises(vt.QueryError, match="no rows for the tolerance 1"):
        frames.overlaps(tables, tables)


@each_library
def test_columns_that_hold_something_else_are_refused(move):
    table = frames.bounds(coded(), "date")
    cells = move(frames.cells(coded(), "date"))

    def refused(column, values, query, message):
        at = table.column_names.index(column) if column in table.column_names else None
        made = table if at is None else table.remove_column(at)
        events = move(made.append_column(column, pa.array(values)))
        with pytest.raises(vt.QueryError, match=message):
            frames.where(frames.Tables(events, cells=cells), query)

    five = len(DATES)
    refused("approximate", ["no"] * five, vt.during("2024"), "give true and false")
    refused("cells", ["1"] * five, vt.during("2024"), "give whole numbers")
    refused("contested", [0.5] * five, vt.contested(), "give true and false")
    refused("kind", [1] * five, vt.kind("election"), "give text")
    refused("known_until", ["2024"] * five, vt.during("2024"), "give day numbers")
    refused("id", list("abcde"), vt.during("2024"), "give both one type")
    with pytest.raises(vt.QueryError, match="give day numbers"):
        frames.cells(move(coded(known_until="2024")), "date")


@each_library
def test_a_long_table_without_its_columns_is_refused(move):
    tl = vt.load()
    tables = frames.tables(tl)
    for name, column, query in (
        ("participants", "actor", vt.actor("nicolas-maduro")),
        ("participants", "event", vt.actor("nicolas-maduro")),
        ("cells", "tolerance", vt.during("2024")),
    ):
        moved = {key: move(table) for key, table in tables.items()}
        moved[name] = move(getattr(tables, name).drop_columns(column))
        with pytest.raises(vt.QueryError, match=f"the {name} have no column '{column}'"):
            frames.where(frames.Tables(**moved), query)


def test_a_field_that_is_missing_is_false():
    table = frames.bounds(coded(), "date")
    table = table.append_column("contested", pa.array([True, None, False, None, True]))
    for frame in (table, pl.from_arrow(table), in_pandas(table), duckdb.from_arrow(table)):
        assert ids(frames.where(frame, vt.contested())) == [1, 5]
        assert ids(frames.where(frame, ~vt.contested())) == [2, 3, 4]


def test_columns_of_one_name_are_refused():
    twice = coded().to_pandas()
    twice.columns = ["date", "date"]
    with pytest.raises(vt.QueryError, match="several columns of one name"):
        frames.bounds(twice, "date")


def test_dates_may_be_long_texts():
    assert ask(coded(pa.array(DATES, pa.large_string())), vt.during("2024-07")) == [1, 2, 3]


@each_library
def test_a_column_without_any_date(move):
    for empty in (pa.array([None, None], pa.string()), pa.nulls(2)):
        assert ask(move(coded(empty)), vt.during("2024-07")) == []


def test_words_that_no_event_has_are_warned_of_where_they_are_at_hand():
    tl = vt.Timeline([vt.Event("a", "A", "2024", kind="election", tags=["vote"])])
    query = ~vt.kind("elections") | vt.tag("vote", "vots")
    message = (
        "no event has the kind 'elections': did you mean 'election'?; "
        "no event has the tag 'vots': did you mean 'vote'?"
    )
    tables = frames.tables(tl)
    lazy = attrs.evolve(
        tables, events=pl.from_arrow(tables.events).lazy(), tags=pl.from_arrow(tables.tags).lazy()
    )
    for given, timeline in ((tables, None), (tables, tl), (lazy, tl)):
        with pytest.warns(vt.TimelineWarning) as caught:
            frames.where(given, query, timeline=timeline)
        assert [str(one.message) for one in caught] == [message]
        assert caught[0].filename == __file__
    # A lazy frame is not run for it, and of no events nothing can be told.
    empty = frames.tables(vt.Timeline())
    for given, timeline in ((lazy, None), (empty, None), (empty, vt.Timeline())):
        assert frames.where(given, query, timeline=timeline) is not None


@pytest.mark.parametrize("certainly", ["no", 1, None])
def test_certainly_is_true_or_false(certainly):
    tables = frames.tables(vt.load()[:1])
    with pytest.raises(vt.ArgumentError, match="write True or False"):
        frames.where(tables, vt.during("2024"), certainly=certainly)
    with pytest.raises(vt.ArgumentError, match="write True or False"):
        frames.overlaps(tables, tables, certainly=certainly)


def test_several_ids_mean_any_of_them():
    tl = vt.Timeline(
        [vt.Event(key, "E", "2024", kind=key, tags=[key], chapter=key) for key in "abc"]
    )
    tables = frames.tables(tl)
    for ask in (vt.kind, vt.tag, vt.chapter):
        assert frames.where(tables, ask("a", "c"))["id"].to_pylist() == ["a", "c"]
        assert frames.where(tables, ~ask("a", "c"))["id"].to_pylist() == ["b"]

"""Windows and events that share a day: in memory, in DuckDB and by searching."""

from __future__ import annotations

import attrs
import dask.dataframe as dd
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from strategies import close_timelines
from venezuela_timeline import frames
from venezuela_timeline.time import Certainty, Relation, common_cells, relations

pytestmark = pytest.mark.frames

ENGINES = ("duckdb", "search")
DAY = vt.TimeSpan("2024-07-28").bounds.start_min


def in_memory(left, right, *, certainly, tolerance=1):
    """The pairs by the library's own relations, one by one."""
    found = set()
    for one in left:
        for other in right:
            cells = common_cells(
                one.when,
                other.when,
                tolerance=tolerance,
                known_until=left.known_until(one),
                other_known_until=right.known_until(other),
            )
            answer = Certainty.of(relations(*cells), Relation.INTERSECTS)
            if answer is Certainty.CERTAIN if certainly else answer is not Certainty.IMPOSSIBLE:
                found.add((one.id, other.id))
    return found


def pairs(frame):
    """The pairs of a frame of any kind; each of them once."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, duckdb.DuckDBPyRelation | pl.DataFrame):
        rows = frame.fetchall() if isinstance(frame, duckdb.DuckDBPyRelation) else frame.rows()
    elif isinstance(frame, pd.DataFrame):
        rows = list(frame.itertuples(index=False, name=None))
    else:
        rows = list(zip(*(frame[name].to_pylist() for name in ("left", "right")), strict=True))
    assert len(rows) == len(set(rows))
    return set(rows)


def windows(*ranges):
    """Windows of whole days around 28 July 2024, numbered."""
    days = [(DAY + first, DAY + first, DAY + last, DAY + last) for first, last in ranges]
    columns = [list(column) for column in zip(*days, strict=True)] or [[]] * 4
    names = ["id", "start_min", "start_max", "end_min", "end_max"]
    arrays = [pa.array(column, pa.int64()) for column in (range(len(ranges)), *columns)]
    return pa.table(arrays, names=names)


@settings(max_examples=50)
@given(close_timelines(), close_timelines(), st.sampled_from([0, 1, 3]), st.booleans())
def test_the_same_pairs_as_in_memory(left, right, tolerance, certainly):
    expected = in_memory(left, right, certainly=certainly, tolerance=tolerance)
    sides = [frames.tables(side, tolerances=(0, 1, 3)) for side in (left, right)]
    for engine in ENGINES:
        found = frames.overlaps(*sides, certainly=certainly, tolerance=tolerance, engine=engine)
        assert pairs(found) == expected, engine
        turned = frames.overlaps(
            *reversed(sides), certainly=certainly, tolerance=tolerance, engine=engine
        )
        assert pairs(turned) == {(b, a) for a, b in expected}, engine
        # Of events that were chosen before, the table of cells still holds the others, too.
        chosen = attrs.evolve(sides[0], events=sides[0].events.slice(1))
        found = frames.overlaps(chosen, sides[1], certainly=certainly, tolerance=tolerance)
        assert pairs(found) == {(a, b) for a, b in expected if a != left[0].id}, engine


@settings(max_examples=50)
@given(
    close_timelines(),
    st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 900)), max_size=6),
    st.booleans(),
)
def test_windows_are_those_of_overlapping(tl, ranges, certainly):
    ranges = [(first, first + length) for first, length in ranges]
    expected = {
        (number, event.id)
        for number, (first, last) in enumerate(ranges)
        for event in tl.where(vt.overlapping(f"{day(first)}/{day(last)}"), certainly=certainly)
    }
    for engine in ENGINES:
        found = frames.overlaps(
            windows(*ranges), frames.tables(tl), certainly=certainly, engine=engine
        )
        assert pairs(found) == expected


def day(number):
    return vt.time.days.as_date(DAY + number)


@pytest.fixture
def tl():
    times = ["2024-07-28", "2024-07", "2024-07~", "[2024-07-28,2026]", "2024-07-28T10:00:00Z"]
    events = [vt.Event(f"e{at}", "E", time) for at, time in enumerate(times)]
    return vt.Timeline(events, id="t")


def converted(tables, make):
    made = {name: make(table) for name, table in tables.items()}
    return frames.Tables(**made, tolerances=tables.tolerances)


KINDS = {
    "pandas": (lambda table: table.to_pandas(), pd.DataFrame),
    "polars": (pl.from_arrow, pl.DataFrame),
    "lazy": (lambda table: pl.from_arrow(table).lazy(), pl.LazyFrame),
    "pyarrow": (lambda table: table, pa.Table),
}


@pytest.mark.parametrize("certainly", [False, True])
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_is_of_the_left_sides_kind(tl, kind, engine, certainly):
    make, type_ = KINDS[kind]
    tables = frames.tables(tl)
    found = frames.overlaps(converted(tables, make), tables, certainly=certainly, engine=engine)
    assert isinstance(found, type_)
    assert pairs(found) == in_memory(tl, tl, certainly=certainly)


@pytest.mark.parametrize("certainly", [False, True])
def test_relations_stay_in_their_connection_and_wait(tl, certainly):
    connection = duckdb.connect()
    tables = converted(frames.tables(tl), connection.from_arrow)
    found = frames.overlaps(tables, tables, certainly=certainly)
    assert isinstance(found, duckdb.DuckDBPyRelation)
    assert pairs(found) == in_memory(tl, tl, certainly=certainly)
    calendar = connection.from_arrow(windows((0, 0), (9, 9)))
    assert pairs(frames.overlaps(calendar, tables)) >= {(0, "e0"), (1, "e2")}


def test_bounds_without_a_number_are_infinite():
    table = pa.table(
        {
            "id": ["ever", "until", "since", "day"],
            "start_min": pa.array([None, None, DAY, DAY], pa.int64()),
            "start_max": pa.array([None, DAY - 9, DAY, DAY], pa.int64()),
            "end_min": pa.array([None, DAY - 1, DAY, DAY], pa.int64()),
            "end_max": pa.array([None, DAY - 1, None, DAY], pa.int64()),
        }
    )
    for engine in ENGINES:
        found = pairs(frames.overlaps(table, table, engine=engine))
        apart = {("until", "since"), ("until", "day")}
        assert found == {
            (a, b) for a in table["id"].to_pylist() for b in table["id"].to_pylist()
        } - (apart | {(b, a) for a, b in apart})
        sure = pairs(frames.overlaps(table, table, certainly=True, engine=engine))
        assert sure == {
            *(("until", "until"), ("since", "since"), ("day", "day")),
            *(("since", "day"), ("day", "since")),
        }


def test_events_of_pandas_as_its_users_have_them():
    table = windows((0, 3), (2, 9)).to_pandas()
    table.loc[0, "end_max"] = None  # so that the column is one of floats, with NaN
    table.index = [7, 8]
    assert pairs(frames.overlaps(table, table)) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_what_cannot_be_asked_says_so_before_anything_runs(tl):
    tables = frames.tables(tl)
    relation = duckdb.connect().from_arrow(tables.events)
    calendar = windows((0, 0))
    cases = [
        ((tables, calendar.drop_columns("end_max")), {}, "right side have no column 'end_max'"),
        ((tables.events, calendar), {}, "left side may hold qualified dates"),
        ((tables, tables.events), {"tolerance": 0}, "right side may hold times with an offset"),
        ((tables, calendar), {"tolerance": 5}, "tolerances"),
        ((tables, calendar), {"tolerance": -1}, "tolerance"),
        ((tables, calendar), {"engine": "duck"}, "did you mean 'duckdb'"),
        ((relation, calendar), {"tolerance": 0}, "give both in one"),
        (
            (
                calendar,
                relation,
            ),
            {},
            "right side may hold qualified dates",
        ),
        (("x", calendar), {}, "left side are 'x'"),
    ]
    for sides, options, message in cases:
        with pytest.raises(vt.QueryError, match=message):
            frames.overlaps(*sides, **options)
    one, other = (duckdb.connect().from_arrow(calendar) for _ in range(2))
    with pytest.raises(vt.QueryError, match="different connections"):
        frames.overlaps(one, other)
    with pytest.raises(vt.QueryError, match="leave engine out"):
        frames.overlaps(one, one, engine="search")
    assert pairs(frames.overlaps(calendar, one)) == {(0, 0)}
    assert pairs(frames.overlaps(tables.events, calendar, tolerance=0)) >= {("e0", 0)}


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_clusters_are_refused(tl):
    frame = dd.from_pandas(windows((0, 0)).to_pandas(), npartitions=1)
    for sides in ((frame, frames.tables(tl)), (frames.tables(tl), frame)):
        with pytest.raises(vt.QueryError, match=r"collect ids and bounds with `\.compute\(\)`"):
            frames.overlaps(*sides)

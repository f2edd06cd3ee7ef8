"""The same questions in memory and in every library and engine: equal sets of events."""

from __future__ import annotations

from functools import reduce
from itertools import product

import attrs
import dask
import dask.dataframe
import distributed
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from pyspark.sql import SparkSession, functions

import text_cases
import venezuela_timeline as vt
from strategies import CLOSE_TIMES, crowds, queries
from venezuela_timeline import frames

pytestmark = [
    pytest.mark.frames,
    # The questions are drawn: some ask for words that no event has.
    pytest.mark.filterwarnings("ignore::venezuela_timeline.TimelineWarning"),
]

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
UNSHRUNK = set(Phase) - {Phase.shrink}  # an engine takes too long to try again and again


def arrow_pandas(table):
    return table.to_pandas(types_mapper=pd.ArrowDtype)


AT_ONCE = {
    "pandas": pa.Table.to_pandas,
    "pandas, Arrow types": arrow_pandas,
    "Polars": pl.from_arrow,
    "Polars, lazy": lambda table: pl.from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "DuckDB": duckdb.from_arrow,
}


def moved(tables, move):
    """The tables in another library."""
    return attrs.evolve(tables, **{name: move(table) for name, table in tables.items()})


@st.composite
def asked(draw, *, count):
    """A timeline, and questions to it with how to ask them."""
    tl = draw(crowds())
    options = st.fixed_dictionaries(
        {
            "certainly": st.booleans(),
            "tolerance": st.integers(0, 2),
            "dates": st.sampled_from(("ours", "ours", "claimed")),
        }
    )
    return tl, draw(st.lists(st.tuples(queries(tl), options), min_size=count, max_size=count))


def tables_of(tl):
    return frames.tables(tl, tolerances=(0, 1, 2))


def ids(frame):
    rows = nw.from_native(frame)
    rows = rows.collect() if isinstance(rows, nw.LazyFrame) else rows
    return sorted(rows["id"].to_list())


def wanted(tl, questions):
    return [sorted(tl.where(query, **options).ids) for query, options in questions]


@settings(max_examples=36, phases=UNSHRUNK, suppress_health_check=QUIET)
@given(asked(count=8))
def test_libraries_answer_as_memory_does(both):
    tl, questions = both
    there = tables_of(tl)
    here = wanted(tl, questions)
    for name, move in AT_ONCE.items():
        tables = moved(there, move)
        for (query, options), expected in zip(questions, here, strict=True):
            found = frames.where(tables, query, timeline=tl, **options)
            assert ids(found) == expected, (name, query, options)


def test_times_around_one_day_lie_alike_to_each_of_them():
    """Each kind of time as an event and as a moment, instants among them."""
    times = [time for kind in CLOSE_TIMES.values() for time in kind]
    tl = vt.Timeline([vt.Event(f"e{at}", "E", time) for at, time in enumerate(times)])
    tables = tables_of(tl)
    predicates = (vt.during, vt.overlapping, vt.before, vt.after)
    moments = [*map(vt.TimeSpan, times), "2024-07-28T10:00Z", "2024-07-28T18:00-04:00/.."]
    for moment, ask, certainly in product(moments, predicates, (False, True)):
        query = ask(moment)
        expected = sorted(tl.where(query, certainly=certainly).ids)
        assert ids(frames.where(tables, query, certainly=certainly)) == expected, query
        others = sorted(tl.where(~query, certainly=certainly).ids)
        assert ids(frames.where(tables, ~query, certainly=certainly)) == others, query


@pytest.fixture(scope="module")
def cluster():
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
        distributed.Client(made) as client,
    ):
        yield client


@pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
@settings(max_examples=14, phases=UNSHRUNK, suppress_health_check=QUIET)
@given(both=asked(count=6))
def test_dask_answers_as_memory_does(cluster, both):
    tl, questions = both
    tables = moved(
        tables_of(tl),
        lambda table: dask.dataframe.from_pandas(arrow_pandas(table), npartitions=2),
    )
    found = [frames.where(tables, query, timeline=tl, **how)["id"] for query, how in questions]
    answers = dask.compute(*found, scheduler=cluster)
    assert [sorted(answer) for answer in answers] == wanted(tl, questions)


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@settings(max_examples=12, phases=UNSHRUNK, suppress_health_check=QUIET)
@given(both=asked(count=6))
def test_spark_answers_as_memory_does(spark, both):
    tl, questions = both
    tables = moved(tables_of(tl), spark.createDataFrame)
    answers = [
        frames.where(tables, query, timeline=tl, **how).select(
            functions.lit(at).alias("question"), "id"
        )
        for at, (query, how) in enumerate(questions)
    ]
    found = reduce(lambda one, other: one.union(other), answers).collect()  # one job
    here = wanted(tl, questions)
    assert [
        sorted(row.id for row in found if row.question == at) for at in range(len(here))
    ] == here


def test_spark_finds_the_texts_that_a_timeline_finds(spark):
    events = spark.createDataFrame(tables_of(text_cases.timeline()).events)
    answers = [
        frames.where(events, vt.text(case["words"], fields=case.get("fields"))).select(
            functions.lit(at).alias("case"), "id"
        )
        for at, case in enumerate(text_cases.CASES)
    ]
    found = reduce(lambda one, other: one.union(other), answers).collect()  # one job
    for at, case in enumerate(text_cases.CASES):
        assert {row.id for row in found if row.case == at} == set(case["hits"]), case["why"]


@pytest.mark.parametrize("column", ["my.date", "a`b"])
def test_names_that_spark_takes_for_more_are_refused(spark, column):
    frame = spark.createDataFrame([("1", "2024-07-28", "x")], ["id", "date", column])
    with pytest.raises(vt.QueryError, match="rename it"):
        frames.bounds(frame, "date")


@pytest.mark.parametrize("folder", ["plain", "a[1]", "{f,g}", "h\\i"])
def test_spark_scans_a_folder_where_it_is(spark, folder, tmp_path, monkeypatch):
    """Spark's process has a working directory of its own, and reads names as patterns."""
    monkeypatch.chdir(tmp_path)
    tl = vt.load()
    frames.write(tl, folder)
    found = frames.scan(folder, "pyspark", session=spark)
    assert ids(frames.where(found, vt.during("2024-07"))) == sorted(
        tl.where(vt.during("2024-07")).ids
    )

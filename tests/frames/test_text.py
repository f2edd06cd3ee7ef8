"""Dataframes find the texts that a timeline finds: the cases that every engine runs."""

from __future__ import annotations

import narwhals as nw
import pytest

import venezuela_timeline as vt
from text_cases import CASES, ids, timeline
from venezuela_timeline import frames

pytestmark = pytest.mark.frames

TL = timeline()


MOVES = {
    "arrow": lambda table: table,
    "pandas": lambda table: table.to_pandas(),
    "polars": lambda table: pytest.importorskip("polars").from_arrow(table),
    "duckdb": lambda table: pytest.importorskip("duckdb").connect().from_arrow(table),
    "dask": lambda table: pytest.importorskip("dask.dataframe").from_pandas(
        table.to_pandas(), npartitions=2
    ),
}


@pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
@pytest.mark.parametrize("kind", MOVES)
def test_the_cases(kind):
    events = MOVES[kind](frames.tables(TL).events)
    for case in CASES:
        found = frames.where(events, vt.text(case["words"], fields=case.get("fields")))
        rows = nw.from_native(found)
        rows = rows.collect() if isinstance(rows, nw.LazyFrame) else rows
        assert set(rows["id"].to_list()) == set(case["hits"]), case["why"]


def test_names_and_countries_need_the_timeline():
    tl = vt.load()
    tables = frames.tables(tl)
    for query, words in (
        (vt.actor("Putin"), "'Putin' is a name, and a frame knows ids alone"),
        (vt.country("RU"), r"country\('RU'\): a frame cannot tell"),
        (vt.after("presidential-election-2024"), "a frame cannot tell"),
        (vt.actor("russia", members=True), "cannot be put to a frame"),
    ):
        with pytest.raises(vt.QueryError, match=words):
            frames.where(tables, query)
        if "members" not in repr(query):
            found = frames.where(tables, query, timeline=tl)
            assert set(found["id"].to_pylist()) == ids(tl.where(query))

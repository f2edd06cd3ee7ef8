"""Dataframes find the texts that a timeline finds: the cases that every engine runs."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from text_cases import CASES, ids, timeline
from venezuela_timeline import frames

pytestmark = pytest.mark.frames

TL = timeline()


@pytest.mark.parametrize("kind", ["arrow", "polars", "duckdb"])
def test_the_cases(kind):
    tables = frames.tables(TL)
    events = tables.events
    if kind == "polars":
        polars = pytest.importorskip("polars")
        events = polars.from_arrow(events)
    elif kind == "duckdb":
        duckdb = pytest.importorskip("duckdb")
        events = duckdb.connect().from_arrow(events)
    for case in CASES:
        if "fields" in case:
            with pytest.raises(vt.QueryError, match="leave fields out"):
                frames.where(events, vt.text(case["words"], fields=case["fields"]))
            continue
        found = frames.where(events, vt.text(case["words"]))
        if kind == "duckdb":
            found = found.to_arrow_table()
        assert set(found["id"].to_pylist() if kind != "polars" else found["id"]) == set(
            case["hits"]
        ), case["why"]


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

"""Timelines from dicts, rows of a table and dataframes."""

from __future__ import annotations

import datetime

import pytest

import venezuela_timeline as vt


def test_a_datetime_at_midnight_is_a_day():
    rows = [{"id": "e", "title": "E", "when": datetime.datetime(2024, 7, 28)}]  # noqa: DTZ001
    assert str(vt.Timeline.from_records(rows)["e"].when) == "2024-07-28"


ROWS = [
    {
        "id": "vote",
        "title_en": "The vote",
        "title_es": "La votación",
        "when": "2024-07-28",
        "participants": "ann; bob",
        "citations": "paper ¶3",
        "place": "caracas",
        "tags": "",
        "kind": None,
    },
    {"id": "later", "title": "Later", "when": datetime.date(2024, 10, 22), "tags": ["x"]},
]


def test_from_records():
    tl = vt.Timeline.from_records(ROWS, id="mine", actors=[vt.Actor("ann", "Ann")])
    assert tl["vote"].title["es"] == "La votación"
    assert [part.actor for part in tl["vote"].participants] == ["ann", "bob"]
    assert tl["vote"].citations == (vt.Citation("paper", "¶3"),)
    assert str(tl.actors["bob"].name) == "bob"
    assert str(tl.actors["ann"].name) == "Ann"
    assert tl["later"].tags == ("x",)
    assert set(tl.places) == {"caracas"}


def test_from_a_table_of_any_library():
    class Arrow:
        def to_pylist(self):
            return ROWS

    class Polars:
        def iter_rows(self, *, named):
            assert named
            return iter(ROWS)

    class Pandas:
        columns = ("id",)

        def to_dict(self, orient):
            assert orient == "records"
            return [row | {"summary": float("nan")} for row in ROWS]

    wanted = vt.Timeline.from_records(ROWS)
    for table in (Arrow(), Polars(), Pandas(), iter(ROWS)):
        assert vt.Timeline.from_records(table) == wanted
    assert vt.Timeline.from_frame(Pandas(), id="timeline") == wanted


def test_records_with_faults_report_each_row():
    with pytest.raises(vt.DataError) as caught:
        vt.Timeline.from_records(
            [{"id": "a", "title": "A", "when": "2024-13"}, {"id": "b"}, {"id": "c", "titel": "C"}]
        )
    assert [fault.path for fault in caught.value.faults] == ["row 0", "row 1", "row 2"]
    assert "did you mean 'title'" in str(caught.value)
    twice = {"id": "a", "title_en": "A", "title": "A", "when": "2024"}
    for row in (twice, dict(reversed(twice.items()))):
        with pytest.raises(vt.DataError, match="'title' and 'title_en' are both there"):
            vt.Timeline.from_records([row])
    assert vt.Timeline.from_records([twice | {"title": None}])["a"].title["en"] == "A"
    for wrong in ("text", 3, [3], {"id": "a"}):
        with pytest.raises(vt.DataError):
            vt.Timeline.from_records(wrong)

"""Timelines as tables for people, and back from tables for engines."""

from __future__ import annotations

import datetime

import pytest

import venezuela_timeline as vt

ANN = vt.Actor("ann", {"en": "Ann", "es": "Ana"})
PAPER = vt.Source("paper", "The Paper", url="https://x.y")
ONE = vt.Timeline(
    [
        vt.Event(
            "vote",
            {"en": "The vote", "es": "La votación"},
            "2024-07",
            kind="election",
            chapter="first",
            place="caracas",
            participants=[vt.Participation("ann", "candidate"), "ben"],
            tags=["big-news", "x"],
            summary="Summed up",
            citations=["paper p. 4"],
        ),
        vt.Event("later", "Later", "2025/..", chapter="none"),
        vt.Event("undated", "Undated", links=[vt.Link("responds-to", "vote")]),
    ],
    actors=[ANN, vt.Actor("ben", "Ben")],
    places=[vt.Place("caracas", "Caracas", latitude=10.5, longitude=-66.9)],
    sources=[PAPER],
    chapters=[vt.Chapter("first", "Part One"), vt.Chapter("none", "None")],
)


def test_a_table_for_people():
    rows = {row["id"]: row for row in ONE.table("es")}
    assert rows["vote"] == {
        "id": "vote",
        "title": "La votación",
        "when": "julio de 2024",
        "earliest": datetime.date(2024, 7, 1),
        "latest": datetime.date(2024, 7, 31),
        "kind": vt.labels.word("election", "es"),
        "chapter": "Part One",
        "place": "Caracas",
        "participants": f"Ana ({vt.labels.word('candidate', 'es')}); Ben",
        "tags": "big news; x",
        "summary": "Summed up",
        "sources": "«The Paper», p. 4: https://x.y",
    }
    assert rows["later"]["earliest"] == datetime.date(2025, 1, 1)
    assert [rows["later"][name] for name in ("latest", "kind", "place", "sources")] == [None] * 4
    assert rows["undated"]["chapter"] is None
    assert vt.Timeline([vt.Event("a", "A", "2024", chapter="c")]).table()[0]["chapter"] == "c"
    with pytest.raises(vt.FormatError):
        ONE.table("xx")


ENGINE = {
    "id": "a",
    "title": "A",
    "title_en": "B",
    "title_es": "A",
    "edtf": "2024/..",
    "start_min": 738886,
    "end_max": None,
    "known_until": 739000,
    "place": "p",
    "latitude": 1.0,
    "longitude": 2.0,
    "key": True,
    "contested": True,
}


def test_the_table_of_engines_comes_back():
    report = vt.Report()
    tl = vt.Timeline.from_records([ENGINE], report=report)
    assert tl["a"] == vt.Event(
        "a",
        {"es": "A", "en": "B"},
        "2024/..",
        known_until=datetime.date.fromordinal(739000),
        place="p",
        key=True,
    )
    assert tl["a"].title.languages == ("es", "en")
    assert tl.places["p"].latitude == 1
    assert "what 'words', 'contested' say of them is left out" in str(report)
    mine = vt.Place("p", "Mine")
    assert vt.Timeline.from_records([ENGINE], places=[mine]).places["p"] == mine
    bare = {name: ENGINE[name] for name in ("id", "title", "edtf", "start_min", "end_max")}
    assert vt.Timeline.from_records([bare])["a"].title == vt.Text("A")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"edtf": None}, "row 0: 'edtf' is missing"),
        ({"edtf": "soon"}, "row 0: 'soon', character 0"),
        ({"known_until": 10**20}, "row 0: "),
    ],
)
def test_rows_of_engines_that_cannot_be_read(change, words):
    with pytest.raises(vt.DataError) as caught:
        vt.Timeline.from_records([ENGINE | change])
    assert words in str(caught.value)


def test_the_table_for_people_comes_back_as_what_people_keep():
    dated = vt.Timeline(
        ONE[:2],
        chapters=ONE.chapters.values(),
        **{name: getattr(ONE, name).values() for name in ("actors", "places", "sources")},
    )
    report = vt.Report()
    back = vt.Timeline.from_frame(dated.table(), report=report)
    assert [(event.id, event.when) for event in back] == [(one.id, one.when) for one in dated]
    assert str(back["vote"].summary) == "Summed up"
    assert [part.role for part in back["vote"].participants] == ["candidate", None]
    assert "left over, and kept in report.kept by event: 'earliest', 'latest'" in str(report)


@pytest.mark.frames
@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_dataframes_come_back_equal_in_every_column(kind):
    import pyarrow as pa  # noqa: PLC0415  (of the extra)

    def made(timeline):
        return pa.table(timeline) if kind == "arrow" else getattr(timeline, f"to_{kind}")()

    def columns(frame):
        return (frame if kind == "arrow" else pa.table(frame)).to_pydict()

    tl, report = vt.load(), vt.Report()
    frame = made(tl)
    given, got = columns(frame), columns(made(vt.Timeline.from_frame(frame, report=report)))
    assert given.keys() == got.keys()
    differ = {name for name in given if given[name] != got[name]}
    assert differ == {"words", "contested", "rival_dates"}
    assert all(repr(name) in str(report) for name in differ)

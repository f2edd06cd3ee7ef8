"""Ids of what a table names, and of its events."""

from __future__ import annotations

import random

import pytest

import venezuela_timeline as vt
from venezuela_timeline.tables.ids import own, slug


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("La votación", "la-votacion"),
        ("Выборы президента", "vybory-prezidenta"),
        ("北京", "beijing"),
        ("Łódź & Ærø", "lodz-aero"),
        ("The people's vote", "the-peoples-vote"),
        ("a" * 100, "a" * 60),
        ("word " * 30, "-".join(["word"] * 12)),
    ],
)
def test_words_in_any_script(name, found):
    assert slug(name, "event") == found


def test_a_name_without_letters_has_a_key():
    assert slug("…", "place").startswith("place-")
    assert slug("…", "place") != slug("!!", "place")


def test_ids_of_the_table_itself_stay_different():
    given = ["17", "EV-001", "ev_002", "a b", "a/b", "a.b", "ñ", "n"]
    assert len({own(key) for key in given}) == len(given)
    assert [own(key) for key in given[:4]] == ["17", "ev-001", "ev-002", "a-b"]


ROWS = [
    {"date": "1890", "title": "The fair"},
    {"date": "1891", "title": "The fair"},
    {"date": "1891", "title": "The fair", "notes": "another"},
    {"date": "1890", "title": "The plaza"},
]


def ids(rows, **options):
    return {event.id for event in vt.Timeline.from_records(rows, **options)}


def test_ids_stay_when_rows_move():
    wanted = ids(ROWS)
    assert "the-plaza" in wanted
    assert len(wanted) == len(ROWS)
    assert all(key == "the-plaza" or key.startswith("the-fair-") for key in wanted)
    for seed in range(5):
        moved = random.Random(seed).sample(ROWS, len(ROWS))  # noqa: S311  (no secret)
        assert ids(moved) == wanted


def test_a_row_more_leaves_the_other_ids():
    assert ids(ROWS) < ids([*ROWS, {"date": "1800", "title": "The house"}])


def test_a_corrected_title_keeps_its_id():
    rows = [{"date": "1890", "title": "The fiar"}, {"date": "1891", "title": "The plaza"}]
    before = vt.Timeline.from_records(rows, known=vt.Timeline())
    after = [{"date": "1891", "title": "The square"}, {"date": "1890", "title": "The fair"}]
    assert ids(after, known=before) == {"the-fiar", "the-plaza"}
    moved = [{"date": "1880", "title": "The plaza"}, {"date": "1890", "title": "The fair"}]
    again = vt.Timeline.from_records(moved, known=before)
    assert str(again["the-plaza"].when) == "1880"
    # An id is not used again for another event.
    new = vt.Timeline.from_records([{"date": "1700", "title": "The  plaza"}], known=before)
    assert next(iter(new.ids)).startswith("the-plaza-")
    numbered = [
        {"nr": 1, "date": "1890", "title": "Fair"},
        {"nr": 2, "date": "1800", "title": "Fair"},
    ]
    assert ids(numbered, columns={"nr": "id"}, known=before) == {"1", "2"}


def test_one_id_twice():
    report = vt.Report()
    rows = [
        {"code": "a", "date": "1890", "title": "A"},
        {"code": "a", "date": "1891", "title": "B"},
    ]
    assert len(vt.Timeline.from_records([*rows, rows[0]], report=report)) == 1
    assert "row 1: 'a | 1891 | B' is not read: the id 'a' is that of 0 already" in str(report)
    assert "row 2: it repeats row 0" in str(report)

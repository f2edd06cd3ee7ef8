"""The questions in the database give what `where` gives, whatever the window."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from databases import opened
from strategies import event_times
from thin import far_timeline, thin_timeline
from venezuela_timeline.formats import sqlite
from venezuela_timeline.formats.sqlite.named import questions
from venezuela_timeline.time.days import calendar_day
from venezuela_timeline.timeline.window_forms import PREDICATES

FAR_BACK, FAR_ON = -1_500_000, 1_100_000  # about 4100 BC to AD 3000
READINGS = list(product(PREDICATES, (False, True)))


def readings(window):
    """The predicates that take a window; `on` takes a day."""
    first, last = window
    return [(name, sure) for name, sure in READINGS if name != "on" or first == last]


TIMES = (
    *("-0043-03-15", "-0043~", "-00XX", "-0500/-0490?", "-1000/..", "/-0431", "-0004-02-29"),
    *(
        "0000",
        "0000-02-29",
        "0001-01-01",
        "00XX",
        "[-0044-03,0014]",
        "[..-0027]",
        "2006/..",
        "2024-07-28",
    ),
    *("-0752-04-21/0476", "Y-66E6S2", "Y-13800000000", "Y1000000000000000", "20XX", "1492-10-12~"),
    *("2024-07-28T10:00:00Z", "2024-07-28T23:30:00-04:00/2024-08", "-0100-XX-15"),
)


def said(day, *, as_text):
    """A day as a parameter: as a number, or as people write it."""
    if not as_text:
        return day
    year, month, number = calendar_day(day)
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{number:02}"


def timeline():
    return vt.Timeline([vt.Event(f"e{at}", "E", time) for at, time in enumerate(TIMES)])


TL = timeline()


@pytest.fixture(scope="module")
def database():
    return opened(TL)


def answers(database, window, *, as_text=False):
    """What each question says of a window."""
    first, last = (said(day, as_text=as_text) for day in window)
    sqls = questions("en")
    return {
        (predicate, certainly): [
            row[0]
            for row in database.execute(
                sqls[f"{'certainly' if certainly else 'possibly'}-{predicate}"],
                {"first": first, "last": last},
            )
        ]
        for predicate, certainly in readings(window)
    }


def wanted(tl, window):
    first, last = window
    span = vt.TimeSpan(f"{said(first, as_text=True)}/{said(last, as_text=True)}")
    return {
        (predicate, certainly): list(
            tl.where(getattr(vt, predicate)(span), certainly=certainly).ids
        )
        for predicate, certainly in readings(window)
    }


def windows(count):
    chance = random.Random(5)  # noqa: S311  (the same each time)
    for at in range(count):
        first = chance.randint(FAR_BACK, FAR_ON)
        length = chance.choice((0, 0, 30, 365, 36_525, chance.randint(0, 500_000)))
        yield (first, min(first + length, FAR_ON)), at % 2 == 0


def test_windows_at_random_before_christ_and_after(database):
    for window, as_text in windows(100):
        assert answers(database, window, as_text=as_text) == wanted(TL, window), window


@given(st.lists(event_times(), min_size=1, max_size=4), st.data())
def test_windows_beside_the_days_of_any_time(times, data):
    tl = vt.Timeline([vt.Event(f"e{at}", "E", time) for at, time in enumerate(times)])
    days = {day for event in tl for day in event.when.bounds if abs(day) < 3_600_000}
    near = st.sampled_from(sorted(days) or [0]).flatmap(lambda day: st.integers(day - 2, day + 2))
    window = sorted((data.draw(near), data.draw(near)))
    assert answers(opened(tl), window) == wanted(tl, window)


def test_an_end_that_is_left_out_is_no_limit(database):
    sql = questions("en")["possibly-overlapping"]
    found = [row[0] for row in database.execute(sql, {"first": "", "last": ""})]
    assert found == list(TL.ids)
    found = [row[0] for row in database.execute(sql, {"first": "2000-01-01", "last": ""})]
    assert found == list(TL.where(vt.overlapping("2000-01-01/..")).ids)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-08-07", "2024-08-01"),
        ("2024-08", "2024-09"),
        ("2024-08-01", "2024-09"),
        ("garbage", "2024-08-01"),
        ("about 2024-07-28", "2024-08-01"),
        ("2024-13-01", "2024-14-01"),
        (None, "2024-08-01"),
        (9, 1),
    ],
)
def test_a_window_that_says_nothing_finds_nothing(first, last):
    database = opened(vt.load())
    for name, sql in questions("en").items():
        if ":first" in sql:
            found = database.execute(sql, {"first": first, "last": last}).fetchall()
            assert found == [], name


def test_a_day_may_be_a_number_of_any_kind():
    database = opened(vt.load())
    sql = questions("en")["possibly-during"]
    day = vt.TimeSpan("2024-07-28").bounds.start_min
    asked = (day, float(day), str(day), "2024-07-28")
    found = [database.execute(sql, {"first": one, "last": one}).fetchall() for one in asked]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_years_farther_than_any_calendar():
    tl = far_timeline()
    database = opened(tl)
    for asked in ("Y-14E9/Y-13E9", "Y-66500000/Y-65500000", "Y-1000000000000000/0001", "Y5E9S1"):
        for predicate, certainly in READINGS:
            query = getattr(vt, predicate)(vt.TimeSpan(asked)) if predicate != "on" else None
            if query is not None:
                found = sqlite.where(database, query, certainly=certainly)
                assert found == list(tl.where(query, certainly=certainly).ids)
    for window in ((-(10**13), -(10**9)), (10**9, 10**17), (-(4 * 10**17), 4 * 10**17)):
        first, last = window
        inside = [
            event.id
            for event in tl
            if first <= event.when.bounds.start_min and event.when.bounds.end_max <= last
        ]
        assert answers(database, window)["during", True] == inside != []


def test_a_window_looks_at_few_rows():
    database = opened(thin_timeline(2000))
    for name, sql in questions("en").items():
        if name.endswith(("during", "overlapping", "on")):
            plan = [
                row[3]
                for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", {"first": 1, "last": 9})
            ]
            assert any("SEARCH cells USING INDEX cells_reach_low" in step for step in plan), name
            assert not any(step.startswith("SCAN cells") for step in plan), name


def test_the_questions_stand_in_the_database_and_run():
    tl = vt.load()
    database = opened(tl)
    rows = database.execute("SELECT name, en, es, sql FROM queries").fetchall()
    assert [row[0] for row in rows] == list(questions("en"))
    assert all(en and es and en != es for _, en, es, _ in rows)
    asked = {"first": "2024-07-28", "last": "2024-07-28", "words": "Guaidó"}
    asked |= {"event": "presidential-election-2024", "party": "nicolas-maduro"}
    for name, _, _, sql in rows:
        for lang in ("en", "es"):
            assert database.execute(questions(lang)[name], asked).fetchall(), name
        assert sql == questions("en")[name]


def test_what_they_say_is_in_the_language_asked_for():
    tl = vt.load()
    database = opened(tl)
    asked = {"event": "presidential-election-2024"}
    both = [
        database.execute(questions(lang)["who-says-what"], asked).fetchall()
        for lang in ("en", "es")
    ]
    assert len(both[0]) == len(both[1]) > 0
    assert both[0] != both[1]


def test_rivals_stand_side_by_side():
    tl = vt.load()
    database = opened(tl)
    rows = database.execute(questions("en")["rival-claims"]).fetchall()
    found = [row for row in rows if row[0] == "presidential-election-2024" or "winner" in row[3]]
    assert found
    assert all("\n" in row[5] for row in rows)
    contested = set(tl.where(vt.contested()).ids)
    assert {row[0] for row in rows} <= contested


def test_words_are_found_with_and_without_accents():
    tl = vt.load()
    database = opened(tl)
    sql = questions("en")["events-with-words"]
    for words in ("Guaidó", "guaido", "GUAIDÓ"):
        found = {row[0] for row in database.execute(sql, {"words": words})}
        assert found == set(tl.where(vt.text("guaidó")).ids)

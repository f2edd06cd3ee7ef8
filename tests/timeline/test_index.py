"""The index of times finds what a look at every event finds."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import event_spans, event_times
from venezuela_timeline.timeline.cell_tests import cells_test
from venezuela_timeline.timeline.index import Index
from venezuela_timeline.timeline.window_forms import Comparison


@pytest.mark.parametrize("certainly", [True, False])
def test_very_many_events_are_found_as_if_each_were_asked(certainly):
    chance = random.Random(3)  # noqa: S311  (no secret)
    events = []
    for at in range(3000):
        start = datetime.date(1990, 1, 1) + datetime.timedelta(chance.randrange(9000))
        length = datetime.timedelta(chance.choice((0, 0, 0, 3, 30, 4000)))
        events.append(
            vt.Event(f"e{at}", "E", f"{start}/{start + length}" if length else str(start))
        )
    timeline = vt.Timeline(events)
    for window in ("2001-05", "2010-02-03/2010-02-05", "1990", "2014/.."):
        for ask in (vt.overlapping, vt.during):
            found = timeline.where(ask(window), certainly=certainly)
            each = timeline.where(ask(window) | vt.approximate(), certainly=certainly)
            assert found.ids == each.ids


def ids(tl, query, **options):
    return [event.id for event in tl.where(query, **options)]


def scanned(tl, query, *, certainly):
    """What a query about time finds among the cells of all events, one by one."""
    passes = cells_test(query.meaning, query.cells(1), certainly=certainly)
    return [event.id for event in tl if passes(tl.cells_of(event))]


WINDOWS = st.sampled_from(
    ["2024", "1985-04", "2001-10-05", 1999, "2000/..", "../2010", "1950/2050-06", "19XX"]
)

ASKING = st.sampled_from([vt.during, vt.overlapping, vt.before, vt.after])


@given(
    st.lists(event_spans() | event_times(), max_size=30),
    st.lists(st.tuples(ASKING, WINDOWS), min_size=1, max_size=6),
    st.booleans(),
    st.sampled_from([0, 4, 512]),
)
def test_the_index_finds_what_a_scan_finds(times, asked, certainly, few):
    paper = vt.Source("paper", published="2024-08-29")
    tl = vt.Timeline(
        [vt.Event(f"e{at}", "E", when, citations=["paper"]) for at, when in enumerate(times)],
        sources=[paper],
    )
    index = Index([tl.cells_of(event) for event in tl])
    # Few rows or none are looked at one by one, so that groups are tried as well.
    index.few = few
    for ask, window in asked:
        query = ask(window)
        expected = scanned(tl, query, certainly=certainly)
        found = index.find(query.meaning, *query.window, certainly=certainly)
        assert [tl[at].id for at in found] == expected
        # Alone, a query goes through the index; beside others, through it or by a test.
        assert ids(tl, query, certainly=certainly) == expected
        vague = vt.approximate()
        assert ids(tl, query & ~vague, certainly=certainly) == [
            key for key in expected if not tl[key].when.approximate
        ]
        assert ids(tl, query | vague, certainly=certainly) == [
            event.id for event in tl if event.id in expected or event.when.approximate
        ]
        either = {*expected, *scanned(tl, vt.during("2024"), certainly=certainly)}
        assert {*ids(tl, query | vt.during("2024"), certainly=certainly)} == either


@given(st.lists(event_spans() | event_times(), max_size=10), WINDOWS, st.booleans())
def test_the_index_answers_for_any_comparisons(times, window, certainly):
    """Also of several ends with one another, which it can only look at one by one."""
    tl = vt.Timeline([vt.Event(f"e{at}", "E", when) for at, when in enumerate(times)])
    cells, query = [tl.cells_of(event) for event in tl], vt.during(window)
    for meaning in (
        (Comparison("start", "end", 1),),
        (Comparison("start", "first"), Comparison("last", "end")),
        (Comparison("first", "end"),),
        (Comparison("first", "start"), Comparison("start", "last")),
    ):
        passes = cells_test(meaning, query.cells(1), certainly=certainly)
        expected = [at for at, one in enumerate(cells) if passes(one)]
        assert Index(cells).find(meaning, *query.window, certainly=certainly) == expected


def test_the_index_descends_through_many_rows():
    days = [
        f"20{year:02}-{month:02}-01/20{year:02}-{month:02}-28"
        for year in range(20, 30)
        for month in range(1, 13)
    ]
    tl = vt.Timeline(
        [
            vt.Event("long", "Behind it every row could be met", "2019-12-01/2030-01-31"),
            *(
                vt.Event(f"e{at}-{copy}", "E", day)
                for at, day in enumerate(days)
                for copy in range(40)
            ),
        ]
    )
    for window in ("2024-05-28", "2024-05-29", "2024-05-15/2024-06-01", "2019", "2035"):
        for certainly in (False, True):
            query = vt.overlapping(window)
            assert ids(tl, query, certainly=certainly) == scanned(tl, query, certainly=certainly)

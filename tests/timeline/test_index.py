"""The index of times finds what a look at every event finds."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import event_spans, event_times
from venezuela_timeline.timeline.query import Reading, holds


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
            each = timeline.where(ask(window) | vt.kind("none"), certainly=certainly)
            assert found.ids == each.ids


def ids(tl, query, **options):
    return [event.id for event in tl.where(query, **options)]


def scanned(tl, query, **options):
    """What `where` finds when every event is tested."""
    test = query.compile(tl, Reading(options.pop("tolerance", 1)))
    return [event.id for event in tl if holds(test(event), **options)]


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
    for ask, window in asked:
        query = ask(window)
        # Few rows or none are looked at one by one, so that groups are tried as well.
        tl.by_time.few = few
        assert query.positions(tl, Reading(), certainly=certainly) is not None
        assert ids(tl, query, certainly=certainly) == scanned(tl, query, certainly=certainly)
        both = query & ~vt.kind("x")
        assert ids(tl, both, certainly=certainly) == scanned(tl, both, certainly=certainly)
        either = query | vt.during("2024")
        assert ids(tl, either, certainly=certainly) == scanned(tl, either, certainly=certainly)


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

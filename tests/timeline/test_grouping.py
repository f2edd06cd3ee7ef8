"""Groups, nearest events, gaps and summaries."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines


@pytest.fixture(scope="module")
def tl():
    return vt.Timeline(
        [
            vt.Event("a", "A", "2013-04-14", kind="election", participants=["ann", "bob"]),
            vt.Event("b", "B", "2024-07-28", kind="election", participants=["ann"]),
            vt.Event("c", "C", "2024-12/2025-01"),
            vt.Event("d", "D", "2024-12-31/2025-01-02"),
        ],
        actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")],
    )


def keys(groups):
    return {key: list(group.ids) for key, group in groups.items()}


def test_group_by(tl):
    assert keys(tl.group_by("year")) == {"2013": ["a"], "2024": ["b", "c", "d"]}
    assert keys(tl.group_by("month")) == {
        "2013-04": ["a"],
        "2024-07": ["b"],
        "2024-12": ["c", "d"],
    }
    assert keys(tl.group_by("kind")) == {"election": ["a", "b"], None: ["c", "d"]}
    assert keys(tl.group_by("actor")) == {"ann": ["a", "b"], "bob": ["a"], None: ["c", "d"]}
    unsure = vt.Timeline([vt.Event("x", "X", "[2023-12..2024-01]")])
    assert keys(unsure.group_by("year")) == {None: ["x"]}
    with pytest.raises(vt.QueryError, match="did you mean 'actor'"):
        tl.group_by("actors")


@given(timelines())
def test_groups_hold_every_event(tl):
    for by in ("year", "month", "chapter", "kind", "actor", "place", "tag"):
        groups = tl.group_by(by)
        assert {key for group in groups.values() for key in group.ids} == set(tl.ids)
        for key, group in groups.items():
            assert list(group.ids) == [found for found in tl.ids if found in group.ids]
            if by == "year" and key is not None:
                for event in group:
                    assert event.when.bounds.start_min != float("-inf")


def test_nearest(tl):
    assert [event.id for event in tl.nearest("2024-08-01", 2)] == ["b", "c"]
    assert [event.id for event in tl.nearest(datetime.date(2025, 1, 2))] == ["d"]
    assert tl.nearest("2024", 0) == ()
    with pytest.raises(vt.QueryError, match="0 or more"):
        tl.nearest("2024", -1)


def test_gaps_and_span(tl):
    assert [str(gap) for gap in tl.gaps(200)] == ["2013-04-15/2024-07-27"]
    assert [str(gap) for gap in tl.gaps()][-1] == "2024-07-29/2024-11-30"
    assert str(tl.span) == "2013-04-14/2025-01-31"
    three = vt.Timeline([vt.Event("x", "X", "2024-01-01"), vt.Event("y", "Y", "2024-01-05")])
    assert [str(gap) for gap in three.gaps(3)] == ["2024-01-02/2024-01-04"]
    assert three.gaps(4) == ()
    assert vt.Timeline().span is None
    assert str(vt.Timeline([vt.Event("x", "X", "2006/..")]).span) == "2006-01-01/.."
    with pytest.raises(vt.QueryError, match="1 or more"):
        tl.gaps(0)


@given(timelines())
def test_gaps_hold_no_event(tl):
    for gap in tl.gaps():
        assert len(tl.where(vt.overlapping(gap), tolerance=0)) == 0


@given(timelines())
def test_the_span_covers_all(tl):
    if tl.span is not None:
        for event in tl:
            if event.when is not None:
                assert event.when.bounds.start_min >= tl.span.bounds.start_min
                assert event.when.bounds.end_max <= tl.span.bounds.end_max


def test_summary():
    tl = vt.load()
    summary = tl.summary("es")
    assert summary.events == len(tl)
    assert sum(summary.chapters.values()) == len(tl)
    assert summary.contested == len(tl.where(vt.contested()))
    assert tl.title["es"] in str(summary)
    assert str(vt.Timeline().summary()).startswith("Timeline\n  Events     0\n  When       ? – ?")
    assert "<table>" in summary._repr_html_()
    assert "Consejo Nacional Electoral" in str(vt.load().summary("es"))


def test_events_without_what_is_grouped_by_come_last():
    events = [vt.Event("a", "A", 2001), vt.Event("b", "B", 2002, kind="vote")]
    assert list(vt.Timeline(events).group_by("kind")) == ["vote", None]
    with pytest.raises(vt.QueryError, match="cannot group by 'x': write one of year, month"):
        vt.Timeline(events).group_by("x")


def test_nothing_is_known_of_a_time():
    tl = vt.Timeline([vt.Event("u", "U", links=["after v"]), vt.Event("v", "V", "2024-05-01")])
    assert [event.id for event in tl.nearest("2024", count=2)] == ["v", "u"]
    assert repr(vt.Timeline([tl["u"]], outside=["v"])) == "<Timeline 'timeline': 1 event>"

"""Lanes: every event in one."""

from __future__ import annotations

from typing import get_args

import attrs
import pytest

import venezuela_timeline as vt
from venezuela_timeline.view import svg
from venezuela_timeline.view.lanes import MOST_LANES, LaneKind, lanes_of


@pytest.mark.parametrize("by", get_args(LaneKind))
def test_every_event_has_a_lane(by):
    tl = vt.load()
    found = {event.id for lane in lanes_of(tl, by, "en") for event, _ in lane.events}
    assert found == {event.id for event in tl}


def test_what_is_longer_than_a_window_comes_last():
    window = vt.load()["2024-07-29":"2024-07-29"]
    for by in ("none", "chapter", "kind"):
        lanes = lanes_of(window, by, "en")
        assert lanes[-1].title == "Longer or less exact"
        assert lanes[-1].scale.days > lanes[0].scale.days
        assert {event.id for lane in lanes for event, _ in lane.events} == set(window.ids)
    (common,) = {lane.scale for lane in lanes_of(window, "kind", "en", "common")}
    assert common.days > 4000


def test_years_come_in_order_those_with_the_most_events_first_of_many():
    tl = vt.load()
    lanes = lanes_of(tl, "year", "en")
    assert len(lanes) == MOST_LANES + 2
    titles = [lane.title for lane in lanes]
    assert titles[-2:] == ["Others", "Without a year"]
    assert titles[:-2] == sorted(titles[:-2])
    assert "2024" in titles
    some = lanes_of(tl.where(vt.during("2024-05/2024-10")), "month", "es")
    assert [lane.title for lane in some][:2] == ["Mayo de 2024", "Julio de 2024"]
    assert len({lane.scale for lane in some}) > 2


def test_a_timeline_without_chapters_has_no_lane_that_says_so():
    events = [vt.Event("a", "A", "2024-01-01"), vt.Event("b", "B", "2024-02-01")]
    (lane,) = lanes_of(vt.Timeline(events), "chapter", "en")
    assert (lane.title, len(lane.events)) == ("", 2)
    assert "chapter" not in svg.document(vt.Timeline(events))
    mixed = vt.Timeline(
        [attrs.evolve(events[0], chapter="one"), events[1]], chapters=[vt.Chapter("one", "One")]
    )
    assert [lane.title for lane in lanes_of(mixed, "chapter", "en")] == ["One", "Without a chapter"]
    assert lanes_of(vt.Timeline(), "chapter", "en") == ()
    titles = [lane.title for lane in lanes_of(vt.Timeline(events), "place", "en")]
    assert titles == ["Without a place"]  # where they are was asked

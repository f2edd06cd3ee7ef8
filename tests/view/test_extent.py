"""Extents: what a bar shows for certain, and what only possibly."""

from __future__ import annotations

from hypothesis import given

import venezuela_timeline as vt
from strategies import event_times
from venezuela_timeline.view._extent import extent


@given(event_times())
def test_the_certain_stretch_lies_within_a_possible_one(when):
    tl = vt.Timeline([vt.Event("e", "Title", when)])
    place = extent(tl, tl["e"])
    assert all(
        first[1] < second[0]
        for first, second in zip(place.possible, place.possible[1:], strict=False)
    )
    if place.certain is not None:
        assert any(s <= place.certain[0] and place.certain[1] <= e for s, e in place.possible)


def test_an_extent_of_very_many_pieces_is_its_hull():
    tl = vt.Timeline([vt.Event("e", "E", "20XX-10-X1")])
    (stretch,) = extent(tl, tl["e"]).possible
    days = vt.TimeSpan("2000-10-01/2099-10-31").bounds
    assert stretch == (days.start_min, days.end_max + 1)


def test_extents_say_what_dates_say():
    tl = vt.Timeline([vt.Event("day", "x", "2024-07-28"), vt.Event("month", "x", "2024-07")])
    day = extent(tl, tl["day"])
    assert day.possible == (day.certain,)
    assert extent(tl, tl["month"]).certain is None

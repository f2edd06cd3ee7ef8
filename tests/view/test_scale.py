"""Scales: where a day stands, and ticks that fit."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from venezuela_timeline.view._scale import Scale


def test_an_axis_without_room_has_no_ticks():
    assert Scale(0, 10).ticks(0, "en") == []


def test_days_beyond_a_scale_stand_at_its_ends():
    scale = Scale(1000, 2000)
    assert scale.place(999) == scale.place(float("-inf")) == 0
    assert scale.place(2001) == scale.place(float("inf")) == 1
    assert 0 < scale.place(1000) < scale.place(2000) < 1
    assert scale.ticks(0, "en") == []


@given(
    st.integers(-(10**9), 10**9),
    st.integers(7, 10**9),
    st.integers(1, 12),
    st.sampled_from(["en", "es"]),
)
def test_ticks_fit(first, length, room, lang):
    scale = Scale(first, first + length)
    ticks = scale.ticks(room, lang)
    assert len(ticks) <= room
    assert all(first <= tick.day < first + length for tick in ticks)
    assert ticks == sorted(set(ticks))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-07-27", "2024-07-31", ["27 Jul", "28 Jul", "29 Jul", "30 Jul", "31 Jul"]),
        ("2023-11-05", "2024-03-10", ["Dec", "Jan 2024", "Feb", "Mar"]),
        ("2001-05-05", "2011-05-05", ["2002", "2004", "2006", "2008", "2010"]),
        ("-0100-05-05", "0100-05-05", ["101 BCE"]),
    ],
)
def test_ticks_suit_the_span(first, last, labels):
    ends = [vt.TimeSpan(text).bounds.start_min for text in (first, last)]
    found = [tick.label for tick in Scale(ends[0], ends[1] + 1).ticks(6, "en")]
    assert found[: len(labels)] == labels or labels == ["101 BCE"]
    assert any("BCE" in label for label in found) == (first.startswith("-"))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-07-27", "2024-07-30", ["27 Jul 2024", "28 Jul", "29 Jul", "30 Jul"]),
        ("2023-12-31", "2024-01-02", ["31 Dec 2023", "1 Jan 2024", "2 Jan"]),
        ("2023-11-05", "2024-02-10", ["Dec 2023", "Jan 2024", "Feb"]),
        ("0001-01-01", "0001-01-02", ["1 Jan 1", "2 Jan"]),
        ("2001-05-05", "2005-05-05", ["2002", "2003", "2004", "2005"]),
    ],
)
def test_ticks_say_each_year_once(first, last, labels):
    ends = [vt.TimeSpan(text).bounds.start_min for text in (first, last)]
    found = [tick.full for tick in Scale(ends[0], ends[1] + 1).ticks(4, "en")]
    assert found == labels

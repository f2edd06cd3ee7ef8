"""Keys of a timeline: ids, positions, windows, and what is said when a key is none of these."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import timelines


@pytest.fixture
def tl():
    return vt.Timeline(
        [
            vt.Event("a", "First", "2013-04-14"),
            vt.Event("b", "Second", "2019-07"),
            vt.Event("c", "Third", "2020-08-02"),
        ]
    )


@given(timelines(), st.integers(-5, 5), st.integers(-5, 5))
def test_small_numbers_are_positions(tl, first, last):
    assert tl[first:last].events == tl.events[first:last]
    assert tl[first:last:2].events == tl.events[first:last:2]
    if -len(tl) <= first < len(tl):
        assert tl[first] is tl.events[first]


def test_a_position_beyond_the_end_says_how_many_events_there_are(tl):
    for key in (3, -4, 10**30):
        with pytest.raises(vt.PositionError, match=f"no event is at position {key}: there are 3$"):
            tl[key]
    assert issubclass(vt.PositionError, IndexError)


def test_a_year_as_a_position_says_what_to_write(tl):
    with pytest.raises(
        vt.PositionError, match=r"there are 3, for the year write tl\['2019':'2019'\]"
    ):
        tl[2019]
    assert [event.id for event in tl["2019":"2019"]] == ["b"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (slice(2019, 2020), "tl['2019':'2020']"),
        (slice(2019, None), "tl['2019':]"),
        (slice(2019, 2020, 2), "tl['2019':'2020']"),
    ],
)
def test_years_as_a_slice_say_what_to_write(tl, key, words):
    with pytest.raises(vt.QueryError, match="for a window of years write") as caught:
        tl[key]
    assert str(caught.value).endswith(words)


def test_a_slice_of_positions_may_end_beyond_the_end(tl):
    assert tl[:2019] == tl
    assert len(tl[5:9]) == len(tl[5000:6000]) == 0
    many = vt.Timeline(vt.Event(f"e{at}", "E", 2000) for at in range(1100))
    assert len(many[1050:1150]) == 50


def test_one_string_makes_the_other_end_a_year(tl):
    assert [event.id for event in tl["2014":2019]] == ["b"]
    assert [event.id for event in tl[2019 : datetime.date(2020, 12, 31)]] == ["b", "c"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2024-07-28", "tl['2024-07-28':'2024-07-28'] or tl.where(vt.on('2024-07-28'))"),
        ("2024-07", "tl['2024-07':'2024-07'] or tl.where(vt.during('2024-07'))"),
        ("28 July 2024", "tl['28 July 2024':'28 July 2024'] or tl.where(vt.on('28 July 2024'))"),
    ],
)
def test_a_time_as_an_id_says_what_to_write(tl, key, words):
    with pytest.raises(vt.UnknownIdError) as caught:
        tl[key]
    assert str(caught.value) == (
        f"no event has the id {key!r}: for the events of that time write {words}"
    )


def test_an_id_may_look_like_a_time():
    event = vt.Event("2024-07-28", "The vote", "2024-07-28")
    assert vt.Timeline([event])["2024-07-28"] is event


@pytest.mark.parametrize("key", [None, 2.5, datetime.date(2024, 7, 28), ("2024", "2025"), b"a"])
def test_what_is_no_key_says_what_to_write(tl, key):
    with pytest.raises(vt.QueryError, match=r"is not an id, a position or a slice: .* two days"):
        tl[key]


@pytest.mark.parametrize("certainly", ["no", 1, None, 0])
def test_certainly_takes_a_bool_and_nothing_else(tl, certainly):
    with pytest.raises(vt.QueryError, match=f"certainly is {certainly!r}: write True or False"):
        tl.where(vt.during("2019"), certainly=certainly)


def test_until_when_is_asked_of_an_event(tl):
    with pytest.raises(
        vt.ModelError, match=r"'a' is not an Event: give one, such as tl\['an-id'\]"
    ):
        tl.known_until("a")

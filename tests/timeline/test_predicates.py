"""Predicates of time and place at their edges, and texts that are looked for."""

from __future__ import annotations

import math

import pytest

import venezuela_timeline as vt
from venezuela_timeline.time import Certainty, TimeSpan


def test_a_span_with_a_time_of_day_or_a_qualifier_is_read_with_its_imprecision():
    timeline = vt.Timeline([vt.Event("e", "E", "2024-07-28")])
    for span in ("2024-07-28?", "2024-07-28T10:00:00Z", "[2024-07-28,2024-08-01]"):
        query = vt.overlapping(vt.TimeSpan(span))
        assert timeline.where(query)
        assert bool(timeline.where(query, certainly=True)) is ("T" in span)


def timeline(*times, **more):
    return vt.Timeline([vt.Event(f"e{at}", "E", when, **more) for at, when in enumerate(times)])


def answer(when, query, **more):
    """Whether an event at a time answers a query: certain, possible or impossible."""
    found = timeline(when, **more)
    certain, possible = (bool(found.where(query, certainly=one)) for one in (True, False))
    assert possible or not certain
    return Certainty.CERTAIN if certain else Certainty(int(possible))


CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.IMPOSSIBLE

SINCE = vt.Event("since", "S", "2006/..", known_until="2024-01-01")


@pytest.mark.parametrize(
    ("when", "ask", "moment", "wanted"),
    [
        # a moment that goes on is known to have gone on until a day
        ("2010", vt.overlapping, SINCE, CERTAIN),
        ("2025", vt.overlapping, SINCE, POSSIBLE),
        ("2005", vt.overlapping, SINCE, IMPOSSIBLE),
        # days next to a qualified one
        ("2024-07-29", vt.overlapping, "= 2024-07-28~", POSSIBLE),
        ("2024-07-29", vt.overlapping, "= 2024-07-28?", POSSIBLE),
        ("2024-07-30", vt.overlapping, "= 2024-07-28~", IMPOSSIBLE),
        ("2024-07-29", vt.overlapping, "= 2024-07-28", IMPOSSIBLE),
        ("2024-07-28", vt.on, "= 2024-07-28", CERTAIN),
        # times of day with offsets are instants
        ("2024-07-28T10:00:00Z", vt.before, "= 2024-07-28T12:00:00Z", CERTAIN),
        ("2024-07-28T10:00:00Z", vt.before, "= 2024-07-28T12:00:00", IMPOSSIBLE),
        ("2024-07-28T10:00:00Z", vt.after, "= 2024-07-28T05:00:00-04:00", CERTAIN),
        # one of two days
        ("2024-07-30", vt.before, "= [2024-07-28,2024-08-05]", POSSIBLE),
        ("2024-07-30", vt.overlapping, "= [2024-07-28,2024-08-05]", IMPOSSIBLE),
        # one end known, the other not
        ("2024-08-20", vt.overlapping, "= 2024-07-28/2024-08", POSSIBLE),
        ("2024-07-05", vt.overlapping, "= 2024-07/2024-08-05", POSSIBLE),
        ("2024-08-01", vt.overlapping, "= 2024-07/2024-08-05", CERTAIN),
        ("2024-08-01", vt.overlapping, "= 2024-07-28/2024-08-05", CERTAIN),
        # a window is all of a month, a span some of it
        ("2024-07-15", vt.during, "2024-07", CERTAIN),
        ("2024-07-15", vt.during, "= 2024-07", POSSIBLE),
        ("2024-06-30", vt.before, "2024-07", CERTAIN),
        ("2024-07-01", vt.before, "2024-07", IMPOSSIBLE),
        ("2024-08-01", vt.after, "2024-07", CERTAIN),
        ("2024-07-31", vt.after, "2024-07", IMPOSSIBLE),
        ("2024-07-15", vt.on, "= 2024-07-XX", POSSIBLE),
        ("2024-07-15", vt.on, "= 2024-07-15/2024-07-15", CERTAIN),
    ],
)
def test_answers_about_a_moment(when, ask, moment, wanted):
    if isinstance(moment, str) and moment.startswith("= "):
        moment = TimeSpan(moment[2:])
    assert answer(when, ask(moment)) is wanted


def test_an_event_that_goes_on_is_known_to_until_the_day_given():
    for moment in (TimeSpan("2010-05"), "2010-05"):
        query = vt.overlapping(moment)
        assert answer("2006/..", query) is POSSIBLE
        assert answer("2006/..", query, known_until="2009-12-31") is POSSIBLE
        assert answer("2006/..", query, known_until="2010-05-31") is CERTAIN


@pytest.mark.parametrize("moment", [TimeSpan("2026"), "2026"])
def test_a_tolerance_counts_units(moment):
    found = timeline("2024~")
    for tolerance in (0, 1, 2, 3):
        asked = found.where(vt.overlapping(moment), tolerance=tolerance)
        assert bool(asked) is (tolerance >= 2)


def test_more_than_a_day_is_not_on_a_day():
    for day in ("2024-07", TimeSpan("2024-07-28/2024-07-29"), 2024):
        with pytest.raises(vt.QueryError, match=r"is more than a day: write .* or use overlapping"):
            vt.on(day)


def test_words_of_an_event_are_looked_for_in_all_its_texts():
    event = vt.Event("e", {"en": "A vote", "es": "Una votación"}, "2024", summary="It rained")
    found = vt.Timeline([event])
    for words in ("vote", "VOTACION", "una  votación", "rained"):
        assert found.where(vt.text(words))
    for words in ("xx", "votes", "voterained", "none"):
        assert not found.where(vt.text(words))


CARACAS, BOGOTA = (10.5, -66.9), (4.6, -74.1)


def placed(*points):
    places = [
        vt.Place(f"p{at}", "P", latitude=point[0], longitude=point[1])
        if point
        else vt.Place(f"p{at}", "P")
        for at, point in enumerate(points)
    ]
    events = [vt.Event(f"e{at}", "E", "2024", place=f"p{at}") for at in range(len(points))]
    return vt.Timeline(events, places=places)


def test_distances_are_along_the_ground():
    found = placed(CARACAS, BOGOTA, None)
    assert found.where(vt.near("p0", 0)).ids == {"e0"}
    assert found.where(vt.near(BOGOTA, 0)).ids == {"e1"}
    # 1,026 km: by Vincenty's formula 1,025
    assert found.where(vt.near(CARACAS, 1010)).ids == {"e0"}
    assert found.where(vt.near("p0", 1040)).ids == {"e0", "e1"}


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (0, 90), 10_007.56),  # a quarter of the way round
        ((0, 0), (90, 0), 10_007.56),
        ((0, -179), (0, 179), 222.39),
        ((60, 0), (60, 180), 6671.70),  # over the pole
        ((0, 0), (0, 180), 20_015.12),
        ((37.5, 12.25), (-37.5, -167.75), 20_015.12),
        ((10, 20), (10, 21), 109.51),
    ],
)
def test_known_distances(one, other, km):
    found = placed(other)
    assert found.where(vt.near(one, km + 0.02))
    assert not found.where(vt.near(one, km - 0.02))


def test_the_other_side_of_the_earth_is_half_of_it_away():
    for latitude in range(-90, 91):
        for longitude in (-180, -77, 0):
            other = (-latitude, longitude + 180)
            assert placed(other).where(vt.near((latitude, longitude), 20_016))


@pytest.mark.parametrize("centre", [(90, 0), (-90, 0), (0, 180), (0, -180), (0.0, 0.0)])
@pytest.mark.parametrize("km", [0, 0.5, 1, 10**300])
def test_the_edges_of_the_earth_are_on_it(centre, km):
    assert placed(centre).where(vt.near(centre, km))


@pytest.mark.parametrize(
    "centre", [(90.5, 0), (-90.5, 0), (0, 180.5), (0, -180.5), (None, 0), (0,), 7]
)
def test_a_place_that_is_not_on_earth_is_refused(centre):
    with pytest.raises(vt.QueryError, match=r"^[^N]*(None, 0)?.* is not on earth: give latitude"):
        vt.near(centre, 1)


@pytest.mark.parametrize("km", [-1, -0.1, math.inf, math.nan, "1", None])
def test_an_invalid_distance_is_refused(km):
    with pytest.raises(vt.QueryError, match="is not a distance: give kilometres, 0 or more"):
        vt.near(CARACAS, km)


def test_an_unknown_place_and_one_without_coordinates_are_refused():
    found = placed(CARACAS, None)
    with pytest.raises(
        vt.QueryError, match=r"^near\('p00', 1\): no place has that id: did you mean"
    ):
        found.where(vt.near("p00", 1))
    with pytest.raises(vt.QueryError, match=r"^near\('x-y-z', 1\): no place has that id$"):
        found.where(vt.near("x-y-z", 1))
    with pytest.raises(vt.QueryError, match=r"^near\('p1', 1\): that place has no coordinates"):
        found.where(vt.near("p1", 1))
    with pytest.raises(vt.QueryError, match=r"^actor\('qq'\): nothing here has that id or name$"):
        found.where(vt.actor("qq"))

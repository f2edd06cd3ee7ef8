"""The core algebra at its edges: what a changed sign, bound or default would show."""

import datetime
import math

import pytest

import venezuela_timeline as vt
from venezuela_timeline.time import Cell, Certainty, Relation, TimeSpan, common_cells, relations
from venezuela_timeline.time.relation import _Relations, relation_of
from venezuela_timeline.timeline.query import MAX_DEPTH

SPANS = [
    *("2024-07-28", "2024-07", "2024", "2024~", "2024-07?", "2024-07-28%", "199X", "2024-XX-15"),
    *("2024-07-28/2024-08-05", "2024-07/2024-08-05", "2024-07-28/2024-08", "2006/..", "2006/"),
    *("[2024-07-28,2024-08-05]", "[..2024-07]", "2024-07-28T10:00:00Z", "2024-07-28T10:00:00"),
    *("2024-07-27T23:00:00-04:00/2024-07-29T10:00:00Z", "2024-01-01T00:00:00Z/.."),
]


def timeline(*times, **more):
    return vt.Timeline([vt.Event(f"e{at}", "E", when, **more) for at, when in enumerate(times)])


def answer(when, query, **more):
    """Whether an event at a time answers a query: certain, possible or impossible."""
    found = timeline(when, **more)
    certain, possible = (bool(found.where(query, certainly=one)) for one in (True, False))
    assert possible or not certain
    return Certainty.CERTAIN if certain else Certainty(int(possible))


CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.IMPOSSIBLE


# Predicates about time ----------------------------------------------------------------------

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
def test_answers(when, ask, moment, wanted):
    if isinstance(moment, str) and moment.startswith("= "):
        moment = TimeSpan(moment[2:])
    assert answer(when, ask(moment)) is wanted


def test_an_event_that_goes_on_is_known_to_until_a_day():
    for moment in (TimeSpan("2010-05"), "2010-05"):
        query = vt.overlapping(moment)
        assert answer("2006/..", query) is POSSIBLE
        assert answer("2006/..", query, known_until="2009-12-31") is POSSIBLE
        assert answer("2006/..", query, known_until="2010-05-31") is CERTAIN


@pytest.mark.parametrize("moment", [TimeSpan("2026"), "2026"])
def test_a_tolerance_is_so_many_units(moment):
    found = timeline("2024~")
    for tolerance in (0, 1, 2, 3):
        asked = found.where(vt.overlapping(moment), tolerance=tolerance)
        assert bool(asked) is (tolerance >= 2)


def test_more_than_a_day_is_not_on_a_day():
    for day in ("2024-07", TimeSpan("2024-07-28/2024-07-29"), 2024):
        with pytest.raises(vt.QueryError, match=r"is more than a day: write .* or use overlapping"):
            vt.on(day)


def test_two_days_are_a_window_with_both_of_them_in_it():
    found = timeline("2018-12-31", "2019-01-01", "2020-06-30", "2020-07-01", "2020-06")
    assert found["2019":"2020-06"].ids == {"e1", "e2", "e4"}
    assert found["2019-01-02":].ids == {"e2", "e3", "e4"}
    assert found[:"2019-01-01"].ids == {"e0", "e1"}
    assert found[datetime.date(2020, 7, 1) : "2020"].ids == {"e3"}
    with pytest.raises(vt.QueryError, match=r"from '2020' to '2019' ends before it starts: swap"):
        found["2020":"2019"]


def test_words_of_an_event_are_looked_for_in_all_its_texts():
    event = vt.Event("e", {"en": "A vote", "es": "Una votación"}, "2024", summary="It rained")
    found = vt.Timeline([event])
    for words in ("vote", "VOTACION", "una  votación", "rained"):
        assert found.where(vt.text(words))
    for words in ("xx", "votes", "voterained", "none"):
        assert not found.where(vt.text(words))


def test_a_chain_of_two_depths_is_the_deeper():
    inner = ~(vt.kind("a") & vt.kind("b"))
    assert (inner | vt.kind("c")).depth == (vt.kind("c") | inner).depth == 3
    assert (~vt.kind("a")).depth == 1
    assert vt.kind("a").depth == 0
    assert MAX_DEPTH == 100


# Relations ----------------------------------------------------------------------------------


def test_the_usual_tolerance_is_one_unit_everywhere():
    vague, far = TimeSpan("2024~"), TimeSpan("2026")
    for ask in (vague.relations, vague.certainty, vague.possibly, vague.certainly):
        first = () if ask == vague.relations else (Relation.INTERSECTS,)
        assert ask(*first, far) == ask(*first, far, tolerance=1)
    assert not vague.possibly(Relation.INTERSECTS, far)
    assert vague.possibly(Relation.INTERSECTS, far, tolerance=2)
    assert vague.certainty(Relation.INTERSECTS, far) is IMPOSSIBLE
    assert vague.certainty(Relation.INTERSECTS, far, tolerance=2) is POSSIBLE
    assert vague.certainly(Relation.ENDS_BEFORE, far)
    assert not vague.certainly(Relation.ENDS_BEFORE, far, tolerance=2)
    assert common_cells(vague, far) == common_cells(vague, far, tolerance=1)


@pytest.mark.parametrize("tolerance", [0, 1, 2, 3])
def test_relations_are_those_of_the_common_cells(tolerance):
    for one in map(TimeSpan, SPANS):
        for other in map(TimeSpan, SPANS):
            cells = common_cells(one, other, tolerance=tolerance)
            assert one.relations(other, tolerance=tolerance) == relations(*cells)


def test_a_set_of_relations_is_made_when_it_is_first_met():
    made = _Relations()
    assert made[3] is made[3]
    assert made[3] == relation_of(3) == Relation.BEFORE | Relation.MEETS
    assert [one.value for one in Relation.ANY] == [1 << at for at in range(13)]


def test_an_instant_that_goes_on_is_known_to_until_the_end_of_a_day():
    day = datetime.date(2024, 7, 28).toordinal()
    second = 24 * 60 * 60
    moment, going = TimeSpan("2024-07-28T10:00:00Z"), TimeSpan("2024-01-01T00:00:00-04:00/..")
    ((mine,), (theirs,)) = common_cells(moment, going, other_known_until=day)
    assert theirs.end_min == day * second + 4 * 60 * 60
    assert theirs.end_max == math.inf
    ((mine_open,), _) = common_cells(going, moment, known_until=day)
    assert mine_open == theirs
    ((_,), (unknown,)) = common_cells(moment, going)
    assert unknown.end_min < theirs.end_min
    assert mine.end_min == mine.start_min
    assert isinstance(theirs.end_min, int)


def test_an_instant_that_goes_on_for_ever_or_began_in_the_year_0():
    moment, going = TimeSpan("2024-07-28T10:00:00Z"), TimeSpan("2024-01-01T00:00:00Z/..")
    assert common_cells(moment, going, other_known_until=math.inf)[1][0].end_min == math.inf
    assert common_cells(moment, going, other_known_until=-math.inf) == common_cells(moment, going)
    day = datetime.date(2024, 7, 28).toordinal()
    long = TimeSpan("0000-01-01T00:00:00Z/..")
    assert common_cells(moment, long, other_known_until=day)[1][0].end_min == day * 86_400


def test_words_are_english_unless_asked_otherwise():
    assert TimeSpan("2024-07").describe() == TimeSpan("2024-07").describe("en") == "July 2024"


def test_times_of_day_have_their_seconds():
    span = TimeSpan("2024-07-28T10:20:30Z/2024-07-28T13:21:31+02:00")
    assert span.start_time == datetime.datetime(2024, 7, 28, 10, 20, 30, tzinfo=datetime.UTC)
    assert (span.end_time.minute, span.end_time.second) == (21, 31)
    assert span.end_time.utcoffset() == datetime.timedelta(hours=2)


def test_how_far_a_time_can_be_moved():
    with pytest.raises(vt.EDTFError, match="years go up to"):
        TimeSpan("2024").shift(days=10**18)
    with pytest.raises(vt.QueryError, match="cannot shift by 1000000000000000001"):
        TimeSpan("2024").shift(days=10**18 + 1)
    with pytest.raises(vt.TimelineError, match="cannot shift by '1': give a whole number up to"):
        TimeSpan("2024").shift(days="1")


def test_cells_far_apart_need_no_closer_look():
    left = [Cell(at, at, at, at, linked=True) for at in (0, 1, 2)]
    right = [Cell(at, at, at, at, linked=True) for at in (10, 11)]
    assert relations(left, right) == Relation.BEFORE
    assert relations(right, left) == Relation.AFTER
    assert relations(left, [*left, *right]) == (
        Relation.BEFORE | Relation.MEETS | Relation.EQUALS | Relation.MET_BY | Relation.AFTER
    )


# Places -------------------------------------------------------------------------------------

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
def test_what_is_not_on_earth(centre):
    with pytest.raises(vt.QueryError, match=r"^[^N]*(None, 0)?.* is not on earth: give latitude"):
        vt.near(centre, 1)


@pytest.mark.parametrize("km", [-1, -0.1, math.inf, math.nan, "1", None])
def test_what_is_no_distance(km):
    with pytest.raises(vt.QueryError, match="is no distance: give kilometres, 0 or more"):
        vt.near(CARACAS, km)


def test_a_place_that_is_unknown_or_nowhere():
    found = placed(CARACAS, None)
    with pytest.raises(vt.QueryError, match=r"^near\('p', 1\): no place has that id: did you mean"):
        found.where(vt.near("p", 1))
    with pytest.raises(vt.QueryError, match=r"^near\('x-y-z', 1\): no place has that id$"):
        found.where(vt.near("x-y-z", 1))
    with pytest.raises(vt.QueryError, match=r"^near\('p1', 1\): that place has no coordinates"):
        found.where(vt.near("p1", 1))
    with pytest.raises(vt.QueryError, match=r"^actor\('p'\): nothing here has that id$"):
        found.where(vt.actor("p"))

"""What a link or a statement says of one event beside another, day by day."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pytest
from hypothesis import assume, given, strategies as st

import venezuela_timeline as vt
from linked import holds, hull
from venezuela_timeline import chronology
from venezuela_timeline.time import Bounds, Cell, Relation, relations
from venezuela_timeline.time.days import as_date, day_number


def text(day):
    return str(as_date(day))


KNOWN = (day_number(2024, 3, 30), day_number(2024, 3, 31))
"""Days that not every month has: a month later and a month earlier lead to different days."""
AROUND = (day_number(2024, 1, 15), day_number(2024, 6, 15))

FOUR_DAYS = (day_number(2024, 3, 10), day_number(2024, 3, 13))
TWO_WEEKS = (day_number(2024, 3, 5), day_number(2024, 3, 18))
"""The same for statements, of which none counts months."""
SAID = [
    *("after known", "before known", "meets known", "same-day known"),
    *("responds-to known", "part-of known", "end after known", "start before known"),
    *("after start of known", "before end of known", "end same-day end of known"),
    *("10 days after known", "at-least 2 weeks after known", "at-most 3 days before known"),
    *("1 month after known", "at-least 1 month after known", "at-most 1 month after known"),
    *("1 month before known", "at-least 1 month before known", "at-most 1 month before known"),
    *("end 1 month before end of known", "start at-most 2 months after start of known"),
]


def beside(link=None, when=None, days=(AROUND, KNOWN)):
    """A known event, and one in the time around it that is linked to it."""
    links = [vt.Link("part-of", "frame"), *([link] if link else [])]
    frame, known = (f"{text(first)}/{text(last)}" for first, last in days)
    return vt.Timeline(
        [
            vt.Event("frame", "F", frame),
            vt.Event("known", "K", known),
            vt.Event("free", "E", when, links=links if when is None else links[1:]),
        ],
        actors=[vt.Actor("ann", "Ann")],
    )


def stretches(around):
    """Every first and last day that the free event can have."""
    first, last = around
    return [(a, b) for a in range(first, last + 1) for b in range(a, last + 1)]


@pytest.mark.parametrize("said", SAID)
def test_each_link_says_just_what_its_definition_says(said):
    link = vt.Link.parse(said)
    agreeing = [days for days in stretches(AROUND) if holds(link, days, KNOWN)]
    solution = chronology.solve(beside(link))
    assert not solution.contradictions
    assert solution.bounds["free"] == hull(agreeing)


def test_a_cause_starts_before_its_effect():
    link = vt.Link("causes", "known", claims=[vt.Claim("cause", "ann", text="So")])
    bounds = chronology.solve(beside(link)).bounds["free"]
    assert bounds == Bounds(AROUND[0], KNOWN[0], AROUND[0], AROUND[1])
    (found,) = chronology.solve(beside(link, "2030")).contradictions
    assert "free causes known" in found.reasons


@pytest.mark.parametrize("day", ["2020-01-01", "2024-03-15", "2030-01-01"])
@pytest.mark.parametrize("said", SAID)
def test_a_link_that_its_dates_contradict_is_named(said, day):
    link = vt.Link.parse(said)
    own = vt.TimeSpan(day).bounds
    solution = chronology.solve(beside(link, day))
    if holds(link, (own.start_min, own.end_max), KNOWN):
        assert not solution.contradictions
        return
    found = solution.contradictions[0]
    assert set(found.reasons) == {f"free {said}", "the date of free", "the date of known"}
    assert set(found.events) == {"free", "known"}


def test_what_goes_on_is_followed_by_what_comes_after_it_was_known_to_go_on():
    open_end = vt.Event("strike", "S", "2024-01-05/..", known_until="2024-01-20")
    later = vt.Event("talks", "T", "2024-01/2024-02", links=["after strike"])
    solution = chronology.solve(vt.Timeline([open_end, later]))
    assert solution.bounds["talks"].start_min == day_number(2024, 1, 20)


ENDS = [{-1}, {0}, {1}, {-1, 0}, {0, 1}, {-1, 0, 1}]
"""The ways in which two ends can come, but for "at another time than": no bound says that."""


def related(own, other):
    """The one relation that two stretches of days have."""
    cells = [Cell(first, first, last, last, linked=False) for first, last in (own, other)]
    return relations(cells[:1], cells[1:])


@given(st.lists(st.sampled_from(ENDS), min_size=4, max_size=4))
def test_a_statement_says_of_the_ends_just_what_its_relations_say(ends):
    def fits(own, other):
        pairs = ((a, b) for a in (own[0], own[1] + 1) for b in (other[0], other[1] + 1))
        return all((a > b) - (a < b) in some for (a, b), some in zip(pairs, ends, strict=True))

    days = [days for days in stretches(TWO_WEEKS) if fits(days, FOUR_DAYS)]
    assume(days)
    relation = reduce(or_, (related(one, FOUR_DAYS) for one in days))
    tl = beside(days=(TWO_WEEKS, FOUR_DAYS))
    assert chronology.solve(tl, [("free", relation, "known")]).bounds["free"] == hull(days)
    turned = [("known", relation.converse, "free")]
    assert chronology.solve(tl, turned).bounds["free"] == hull(days)


@given(st.sets(st.sampled_from([*Relation.ANY.single]), min_size=1))
def test_a_statement_that_no_bounds_can_say_is_refused(relations):
    relation = reduce(or_, relations)
    days = [days for days in stretches(TWO_WEEKS) if related(days, FOUR_DAYS) in relation]
    tl = beside(days=(TWO_WEEKS, FOUR_DAYS))
    try:
        solution = chronology.solve(tl, [("free", relation, "known")])
    except vt.QueryError:
        assert len(relations) > 1
        return
    assert solution.bounds["free"] == hull(days)


def test_a_statement_is_told_in_words():
    solution = chronology.solve(beside(when="2020"), [("free", Relation.MET_BY, "known")])
    assert "free met by known" in solution.contradictions[0].reasons


@pytest.mark.parametrize("statements", ["free before known", 5])
def test_statements_are_a_list(statements):
    with pytest.raises(vt.QueryError, match="statements"):
        chronology.solve(beside(), statements)

"""Order and consistency of whole chronologies, against brute force."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import Certainty, Relation
from venezuela_timeline.time import Cell, TimeSpan, relations
from venezuela_timeline.time.days import as_date
from venezuela_timeline.time.timespan import bounds_of
from venezuela_timeline.timeline import chronology


def day(number):
    return f"2024-01-{number:02}"


DAYS = st.integers(1, 5)


@st.composite
def small_events(draw):
    """Three events within five days, linked to one another at random."""
    made = []
    for at in range(3):
        a, b = sorted(draw(st.tuples(DAYS, DAYS)))
        c, d = sorted(draw(st.tuples(DAYS, DAYS)))
        kind = draw(st.sampled_from(["day", "one-of", "interval", "loose"]))
        if kind == "day":
            when = day(a)
        elif kind == "one-of":
            when = f"[{day(a)}..{day(b)}]"
        elif kind == "interval":
            when = f"{day(min(a, c))}/{day(max(b, d))}"
        else:
            low, high = sorted([(a, b), (c, d)])
            when = f"{day(low[0])}/{day(high[1])}"
        others = [other for other in range(3) if other != at]
        links = draw(
            st.lists(
                st.builds(
                    vt.Link,
                    st.sampled_from(["after", "responds-to", "part-of"]),
                    st.sampled_from(others).map("e{}".format),
                ),
                max_size=2,
            )
        )
        made.append(vt.Event(f"e{at}", "E", when, links=links))
    return made


def completions(event):
    return {
        (start, end)
        for cell in event.when.cells
        for start in range(cell.start_min, cell.start_max + 1)
        for end in range(cell.end_min, cell.end_max + 1)
        if start <= end and (not cell.linked or start == end)
    }


STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["e0", "e1", "e2"]),
        st.sampled_from([*Relation.ANY.single, Relation.ENDS_BEFORE, Relation.WITHIN]),
        st.sampled_from(["e0", "e1", "e2"]),
    ).filter(lambda said: said[0] != said[2]),
    max_size=2,
)


def holds(chosen, events, statements):
    """Whether chosen stretches agree with all links and statements."""
    for event in events:
        start, end = chosen[event.id]
        for link in event.links:
            other_start, other_end = chosen[link.event]
            fine = {
                "after": start >= other_end,
                "responds-to": start >= other_start,
                "part-of": other_start <= start and end <= other_end,
            }[link.kind]
            if not fine:
                return False
    for one, relation, other in statements:
        cells = [
            Cell(*(chosen[key][0],) * 2, *(chosen[key][1],) * 2, linked=False)
            for key in (one, other)
        ]
        if relations(cells[:1], cells[1:]) not in relation:
            return False
    return True


@given(small_events(), STATEMENTS)
def test_solving_loses_no_completion_and_finds_every_contradiction(events, statements):
    tl = vt.Timeline(events)
    solution = chronology.solve(tl, statements)
    agreeing = [
        dict(zip((event.id for event in events), chosen, strict=True))
        for chosen in product(*map(completions, events))
        if holds(dict(zip((e.id for e in events), chosen, strict=True)), events, statements)
    ]
    if solution.contradictions:
        assert not agreeing
        return
    assert agreeing
    for event in events:
        bounds = solution.bounds[event.id]
        for chosen in agreeing:
            start, end = chosen[event.id]
            assert bounds.start_min <= start <= bounds.start_max
            assert bounds.end_min <= end <= bounds.end_max
        # A network of differences is exact: every bound is reached.
        assert bounds.start_min == min(chosen[event.id][0] for chosen in agreeing)
        assert bounds.end_max == max(chosen[event.id][1] for chosen in agreeing)


@given(small_events(), STATEMENTS)
def test_solving_is_idempotent(events, statements):
    tl = vt.Timeline(events)
    solution = chronology.solve(tl, statements)
    if solution.contradictions:
        return
    narrowed = tl.replace(
        *(
            vt.Event(
                event.id,
                "E",
                f"[{as_date(bounds.start_min)}..{as_date(bounds.end_max)}]",
                links=event.links,
            )
            for event in events
            if all(cell.linked for cell in event.when.cells)
            for bounds in [solution.bounds[event.id]]
        )
    )
    assert chronology.solve(narrowed, statements).bounds == solution.bounds


def test_a_contradiction_names_the_shortest_chain():
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024-01-05", links=[vt.Link("after", "b")]),
            vt.Event("b", "B", "2024-01", links=[vt.Link("after", "c")]),
            vt.Event("c", "C", "2024-01-09"),
            vt.Event("d", "D", "2024", links=[vt.Link("part-of", "c")]),
        ]
    )
    (found,) = chronology.solve(tl).contradictions
    assert set(found.events) == {"a", "b", "c"}
    assert {"a after b", "b after c", "the date of a", "the date of c"} == set(found.reasons)


def test_statements_must_be_conjunctions():
    tl = vt.Timeline([vt.Event("a", "A", "2024"), vt.Event("b", "B", "2024")])
    with pytest.raises(vt.QueryError, match="not a conjunction"):
        chronology.solve(tl, [("a", Relation.BEFORE | Relation.AFTER, "b")])
    together = Relation.EQUALS | Relation.STARTS | Relation.STARTED_BY
    with pytest.raises(vt.QueryError, match="not a conjunction"):
        chronology.solve(tl, [("a", Relation.ANY & ~together, "b")])
    with pytest.raises(vt.UnknownIdError):
        chronology.solve(tl, [("a", Relation.BEFORE, "z")])
    solution = chronology.solve(tl, [("a", Relation.BEFORE, "b"), ("b", Relation.BEFORE, "a")])
    assert set(solution.contradictions[0].events) == {"a", "b"}


@given(timelines())
def test_layers_are_certainly_ordered_and_as_small_as_can_be(tl):
    layers = chronology.layers(tl)
    assert [event.id for layer in layers for event in layer] == list(tl.ids)
    for at, layer in enumerate(layers):
        reached = max(bounds_of(tl.cells_of(event)).end_max for event in layer)
        for later in layers[at + 1 :]:
            for event in later:
                assert reached < bounds_of(tl.cells_of(event)).start_min
    undetermined = set(chronology.undetermined(tl))
    for one, other in product(tl.ids, repeat=2):
        if one < other:
            ways = [chronology.precedes(tl, *pair) for pair in ((one, other), (other, one))]
            pair = {(one, other), (other, one)} & undetermined
            assert bool(pair) == (Certainty.CERTAIN not in ways)


def test_narrative_order_tells_the_whole_first():
    tl = vt.Timeline(
        [
            vt.Event("part", "P", "2024-07-28", links=[vt.Link("part-of", "whole")]),
            vt.Event("whole", "W", "2024-07/2024-08"),
            vt.Event("before", "B", "2024-07-01/2024-09-01"),
        ]
    )
    order = lambda by: [event.id for event in chronology.sort(tl, by)]  # noqa: E731
    assert order("earliest") == list(tl.ids)
    assert order("latest")[-1] == "before"
    assert order("narrative").index("whole") < order("narrative").index("part")
    with pytest.raises(vt.QueryError, match="no order 'alphabet'"):
        order("alphabet")


def test_the_packaged_timeline_has_no_contradiction():
    assert chronology.solve(vt.load()).contradictions == ()


def test_a_cause_narrows_a_date_and_a_link_to_the_outside_does_not():
    claim = vt.Claim("occurrence", "s", text="because")
    timeline = vt.Timeline(
        [
            vt.Event("a", "A", "2024-05", links=[vt.Link("causes", "b", claims=[claim])]),
            vt.Event("b", "B", "2024", links=[vt.Link("after", "nowhere")]),
            vt.Event("c", "C", "/2024"),
        ],
        sources=[vt.Source("s")],
        outside=["nowhere"],
    )
    solution = chronology.solve(timeline)
    assert solution.narrowed == ("b",)
    assert not solution.contradictions


def test_a_story_whose_parts_are_parts_of_one_another_is_told():
    timeline = vt.Timeline(
        [
            vt.Event("a", "A", "2024", links=[vt.Link("part-of", "b"), vt.Link("after", "b")]),
            vt.Event("b", "B", "2024", links=[vt.Link("part-of", "a")]),
        ]
    )
    assert sorted(event.id for event in chronology.sort(timeline)) == ["a", "b"]


def test_instants_of_one_day_are_in_order_and_dates_that_may_touch_are_not():
    timeline = vt.Timeline(
        [
            vt.Event("a", "A", "[2024-01-01,2024-03-01]"),
            vt.Event("b", "B", "2024-02-01"),
            vt.Event("c", "C", "2024-01-01T10:00:00Z"),
            vt.Event("d", "D", "2024-01-01T11:00:00Z"),
        ]
    )
    pairs = set(chronology.undetermined(timeline))
    assert ("a", "b") in pairs
    assert ("c", "d") not in pairs


def test_a_story_of_very_many_parts_within_parts_is_told():
    events = [
        vt.Event(f"e{at}", "E", "2024", links=[vt.Link("part-of", f"e{at + 1}")])
        for at in range(3000)
    ]
    told = chronology.sort(vt.Timeline(events, outside=["e3000"]))
    assert [event.id for event in told] == [f"e{at}" for at in reversed(range(3000))]


def test_a_story_goes_from_the_whole_to_its_parts():
    events = [
        vt.Event("a", "A", "2024", links=[vt.Link("part-of", "z"), vt.Link("part-of", "m")]),
        vt.Event("b", "B", "2024", links=[vt.Link("part-of", "m")]),
        vt.Event("m", "M", "2024", links=[vt.Link("part-of", "z")]),
        vt.Event("z", "Z", "2024"),
    ]
    told = chronology.sort(vt.Timeline(events))
    assert [event.id for event in told] == ["z", "m", "a", "b"]


def test_a_part_starts_and_ends_within_the_whole():
    timeline = vt.Timeline(
        [
            vt.Event("whole", "W", "2024-07-01/2024-07-10"),
            vt.Event("part", "P", "2024", links=[vt.Link("part-of", "whole")]),
        ]
    )
    first, last = TimeSpan("2024-07-01/2024-07-10").bounds[::3]
    assert chronology.solve(timeline).bounds["part"] == (first, last, first, last)
    statement = [("part", Relation.STARTS, "whole")]
    assert chronology.solve(timeline, statement).bounds["part"].start_max == first

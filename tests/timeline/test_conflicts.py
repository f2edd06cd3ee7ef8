"""Contradictions as they are told: what they rest on, and what would dissolve them."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given

import venezuela_timeline as vt
from networks import networks, solvable
from venezuela_timeline import Relation, chronology
from venezuela_timeline.timeline.conflicts import contradiction_in
from venezuela_timeline.timeline.contradictions import settled
from venezuela_timeline.timeline.propagation import Network

SAYS = vt.Claim("order", "ann", text="so it was")
PARTIES = [vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")]


def contradiction(*events):
    (found,) = chronology.solve(vt.Timeline(events, actors=PARTIES)).contradictions
    return found


def test_it_rests_on_dates_and_links_along_the_chain():
    found = contradiction(
        vt.Event("a", "A", "2024-01-09"),
        vt.Event("b", "B", links=["after a"]),
        vt.Event("c", "C", "2024-01-05", links=["1 week after b"]),
    )
    assert found.events == ("a", "b", "c")
    assert str(found) == ("a – b – c: the date of a; b after a; c 1 week after b; the date of c")
    assert found.dissolved_by == found.premises
    assert [premise.event for premise in found.premises] == ["a", "b", "c", "c"]


def test_the_claims_behind_a_premise_and_the_single_one_that_decides():
    dates = [vt.Claim("when", "ann", "2024-01-09"), vt.Claim("when", "bob", "2024-01-08")]
    found = contradiction(
        vt.Event("a", "A", "2024-01-09", claims=dates),
        vt.Event("b", "B", "2024-01-05", links=[vt.Link("after", "a", claims=[SAYS])]),
    )
    assert [premise.claims for premise in found.premises] == [(dates[0],), (SAYS,), ()]
    assert found.decisive_claims == (dates[0], SAYS)


def test_what_two_links_say_is_dissolved_by_neither():
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024-01-09"),
            vt.Event("b", "B", "2024-01-05", links=["after a", "responds-to a"]),
        ]
    )
    for found in chronology.solve(tl).contradictions:
        assert len(found.premises) == 3
        assert [one.words for one in found.dissolved_by] == ["the date of a", "the date of b"]


def test_a_circle_rests_on_links_alone():
    found = contradiction(
        vt.Event("a", "A", links=["1 day after b"]), vt.Event("b", "B", links=["after a"])
    )
    assert set(found.reasons) == {"a 1 day after b", "b after a"}
    assert found.dissolved_by == found.premises


def test_a_circle_rests_on_the_dates_of_what_lasts_a_day():
    found = contradiction(
        vt.Event("a", "A", "2024-01-XX", links=["start 1 day after start of b"]),
        vt.Event("b", "B", "2024-01-XX", links=["end after end of a"]),
    )
    assert "the date of b" in found.reasons
    assert len(found.dissolved_by) == len(found.premises) == 3


def test_a_date_with_gaps_counts_in_the_middle_of_a_chain():
    found = contradiction(
        vt.Event("a", "A", "2024-01-03"),
        vt.Event("b", "B", "[2024-01-01,2024-01-09]", links=["after a"]),
        vt.Event("c", "C", "2024-01-05", links=["after b"]),
    )
    assert "the date of b" in found.reasons
    assert found.dissolved_by == found.premises


def test_a_date_with_gaps_that_changes_nothing_is_not_named():
    found = contradiction(
        vt.Event("a", "A", "2024-01-08"),
        vt.Event("b", "B", "[2024-01-01,2024-01-09]", links=["after a"]),
        vt.Event("c", "C", "2024-01-05", links=["after b"]),
    )
    assert "the date of b" not in found.reasons


def test_a_statement_is_a_premise_without_claims():
    tl = vt.Timeline([vt.Event("a", "A", "2024-01-09"), vt.Event("b", "B", "2024-01-05")])
    (found,) = chronology.solve(tl, [("a", Relation.BEFORE, "b")]).contradictions
    assert found.reasons == ("the date of a", "a before b", "the date of b")
    assert found.premises[1].claims == ()
    assert str(found.premises[1]) == "a before b"


def test_contradictions_are_counted_beyond_a_hundred():
    events = [vt.Event("e0", "E", "2024-01-01")]
    days = [f"20{at // 300 + 10}-{at // 25 % 12 + 1:02}-{at % 25 + 1:02}" for at in range(130)]
    events += [vt.Event(f"e{at + 1}", "E", day, links=["after e0"]) for at, day in enumerate(days)]
    solution = chronology.solve(vt.Timeline(events))
    assert (len(solution.contradictions), solution.more) == (100, 30)
    assert solution.bounds["e1"] == solution.bounds["e1"]
    assert not solution.narrowed


@pytest.mark.parametrize("months", [False, True])
def test_a_premise_dissolves_if_all_else_between_the_events_agrees(months):
    @given(networks(months=months))
    def check(drawn):
        network, told = drawn
        events = [vt.Event(f"e{at}", "E", f"{at + 1:04}") for at in range(len(network.domains))]
        tl = vt.Timeline(events)
        for one in settled(network).contradictions:
            found = contradiction_in(tl, network, one)
            chain = [int(key[1:]) for key in found.events]
            between = [
                tie for tie in told if {tie.tie.source // 2, tie.tie.target // 2} <= set(chain)
            ]
            dissolving = {premise.words for premise in found.dissolved_by}
            for premise in found.premises:
                if premise.words.startswith("the date of"):
                    continue  # without a date there is no end of days to look through
                rest = [tie for tie in between if str(tie.tie.link) != premise.words]
                alone = Network(
                    [
                        cells if at in chain else cells[:1]
                        for at, cells in enumerate(network.domains)
                    ],
                    network.ties,
                )
                assert (premise.words in dissolving) == solvable(alone, rest)

    check()


def test_a_solution_keeps_what_its_contradictions_need():
    tl = vt.Timeline(
        [vt.Event("a", "A", "2024-01-09"), vt.Event("b", "B", "2024-01-05", links=["after a"])]
    )
    solution = pickle.loads(pickle.dumps(chronology.solve(tl)))  # noqa: S301  (made here)
    assert len(solution.contradictions[0].dissolved_by) == 3


@pytest.mark.parametrize(
    "links",
    [
        {"a": "after b", "b": "after c", "c": "after d", "d": "1 day after a"},
        {"d": "after c", "b": "after a", "c": "after b", "a": "1 day after d"},
    ],
)
def test_a_circle_is_told_from_one_event_to_the_next(links):
    tl = vt.Timeline([vt.Event(key, "E", links=[link]) for key, link in links.items()])
    (found,) = chronology.solve(tl).contradictions
    assert set(found.events) == set(links)
    linked = {frozenset((key, link.split()[-1])) for key, link in links.items()}
    turn = [*found.events, found.events[0]]
    assert {frozenset(pair) for pair in pairwise(turn)} == linked


def test_a_chain_is_told_from_one_date_to_the_other():
    links = {"b": "after a", "c": "after b", "d": "after c", "e": "after d"}
    dates = {"a": "2024-01-09", "e": "2024-01-05"}
    tl = vt.Timeline(
        [
            vt.Event(key, "E", dates.get(key), links=[links[key]] if key in links else [])
            for key in "abcde"
        ]
    )
    (found,) = chronology.solve(tl).contradictions
    assert "".join(found.events) in {"abcde", "edcba"}
    assert [str(one) for one in found.premises if "date" not in str(one)] == [
        f"{key} {links[key]}" for key in found.events if key in links
    ]

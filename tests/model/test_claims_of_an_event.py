"""The claims of an event: all of them, each with the path that leads to it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import timelines


def at(event, path):
    found = event
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


@given(timelines())
def test_a_path_leads_to_its_claim(tl):
    for event in tl:
        placed = list(event.placed_claims())
        assert [claim for _, claim in placed] == list(event.every_claim())
        assert all(at(event, path) is claim for path, claim in placed)


def test_claims_stand_on_the_event_its_participations_and_its_links():
    claims = [vt.Claim("votes", "ann", number) for number in range(5)]
    event = vt.Event(
        "e",
        "E",
        2024,
        claims=claims[:2],
        participants=["bob", vt.Participation("ann", claims=claims[2:3])],
        links=[vt.Link("after", "d"), vt.Link("causes", "f", claims=claims[3:])],
    )
    assert [path for path, _ in event.placed_claims()] == [
        ("claims", 0),
        ("claims", 1),
        ("participants", 1, "claims", 0),
        ("links", 1, "claims", 0),
        ("links", 1, "claims", 1),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("ann", "bob", "paper")),
            st.sampled_from((vt.Quantity(1), vt.Quantity(2), vt.Quantity("1.0"), "ann", "bob")),
            st.sampled_from(("votes", "winner")),
        ),
        max_size=6,
    )
)
def test_two_parties_that_differ_contest_an_event(said):
    claims = [vt.Claim(aspect, by, value=value) for by, value, aspect in said]
    event = vt.Event("e", "E", "2024", claims=claims)
    assert event.contested == any(
        one.aspect == other.aspect and one.by != other.by and one.value != other.value
        for one, other in combinations(claims, 2)
    )

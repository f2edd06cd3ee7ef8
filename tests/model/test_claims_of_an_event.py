"""The claims of an event: all of them, each with the path that leads to it."""

from __future__ import annotations

from hypothesis import given

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

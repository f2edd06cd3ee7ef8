"""One party's view, and what had been said by a day."""

from __future__ import annotations

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import Actor, Claim, Event, Timeline


@pytest.fixture(scope="module")
def tl():
    def votes(value, said, **more):
        return vt.Claim("votes", "council", value, subject="ann", said=said, **more)

    return vt.Timeline(
        [
            vt.Event(
                "vote",
                "The vote",
                "2024-07-28",
                claims=[
                    votes(5, "2024-07-29"),
                    votes(6, "2024-08-02"),
                    vt.Claim("winner", "council", "ann", said="2024-07-29"),
                    vt.Claim("winner", "paper", "bob"),
                    vt.Claim("occurrence", "council", stance="denies", said="2024-09"),
                ],
                links=[
                    vt.Link(
                        "causes",
                        "later",
                        claims=[vt.Claim("cause", "paper", text="So it said", said="2025")],
                    )
                ],
            ),
            vt.Event("since", "Since", "2006/..", citations=["paper"]),
            vt.Event("later", "Later", "2024-10-22"),
            vt.Event("sometime", "Some time", "2024"),
        ],
        actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob"), vt.Actor("council", "Council")],
        sources=[vt.Source("paper", published="2024-12-01")],
    )


def test_according_to_gives_the_latest_words_and_gaps(tl):
    council = tl.according_to("council")
    account = council["vote"]
    assert account.value("votes", "ann") == vt.Quantity(6)
    assert account.value("winner") == "ann"
    assert account.value("turnout") is None
    assert account.when is None
    assert [claim.aspect for claim in account.denied] == ["occurrence"]
    assert [account.event for account in council] == ["vote"]
    assert tl.according_to("paper")["vote"].value("winner") == "bob"
    assert list(tl.according_to("bob")) == []


def test_a_party_that_says_nothing_is_an_error_that_helps(tl):
    with pytest.raises(vt.QueryError, match="did you mean 'council'"):
        tl.according_to("counsil")
    with pytest.raises(vt.UnknownIdError, match="'council' makes no claim about 'later'"):
        tl.according_to("council")["later"]


def test_as_of_keeps_what_may_have_been_said_by_then(tl):
    then = tl.as_of("2024-08-01")
    assert list(then.ids) == ["since", "sometime", "vote"]
    assert [claim.value for claim in then["vote"].claims if claim.aspect == "votes"] == [
        vt.Quantity(5)
    ]
    # Undated claims stay, and their date is None.
    assert vt.Claim("winner", "paper", "bob") in then["vote"].claims
    # A cause is somebody's claim: without the claim there is no tie.
    assert then["vote"].links == ()
    assert then.known_until(then["since"]) == vt.when("2024-08-01").bounds.end_max
    assert tl.as_of("2026")["vote"] == tl["vote"]


@given(timelines())
def test_as_of_never_adds(tl):
    for day in ("1900-01-01", "2000-06", "2100"):
        then = tl.as_of(day)
        assert then.ids <= tl.ids
        for event in then:
            assert set(event.claims) <= set(tl[event.id].claims)
            assert event.title == tl[event.id].title


def test_according_to_in_the_packaged_timeline():
    tl = vt.load()
    account = tl.according_to("national-electoral-council")["cne-second-bulletin"]
    assert account.value("votes", "nicolas-maduro").amount == 6_408_844


def test_a_perspective_is_a_value_and_shows_itself():
    council = vt.load().according_to("national-electoral-council")
    again = vt.load().according_to("national-electoral-council")
    assert council == again
    assert hash(council) == hash(again)
    assert council != vt.load().according_to("nicolas-maduro")
    assert council[0] == council[council[0].event]
    assert list(council[:1]) == [council[0]]
    assert repr(council).startswith("<Perspective of 'national-electoral-council': ")


def test_what_is_superseded_counts_only_if_there_is_nothing_else():
    def votes(amount, **other):
        return Claim("votes", "council", amount, **other)

    old = {"rank": "deprecated", "reason": {"en": "Superseded"}}
    council = Actor("council", "The council", "organisation")
    claims = {
        "later": [votes(1, said="2024-07-30", **old), votes(2)],
        "alone": [votes(1, said="2024-07-29", **old), votes(2, said="2024-07-28", **old)],
    }
    events = [Event(key, key, 2024, claims=made) for key, made in claims.items()]
    council = Timeline(events, actors=[council]).according_to("council")
    assert [council[key].value("votes").amount for key in claims] == [2, 1]

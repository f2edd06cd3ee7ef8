"""The deep check: each thing that it finds, and what is close to it but sound."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline import chronology

ACTORS = [
    vt.Actor("ann", "Ann"),
    vt.Actor("bob", "Bob"),
    vt.Actor("court", "Court", "organisation"),
]

# What is found in the packaged timeline, and why it stays.
KNOWN = {
    ("early-citation", "guaido-interim-government-ended"): (
        "the report of the first vote, which the Assembly had to hold twice"
    ),
}


def check(*events, actors=ACTORS, sources=(), **options):
    tl = vt.Timeline(events, actors=actors, sources=sources, outside=["elsewhere"])
    return [(one.kind, one.message, one.claims) for one in chronology.check(tl, **options)]


def kinds(*events, **more):
    return [kind for kind, _, _ in check(*events, **more)]


def test_the_packaged_timeline_holds_nothing_else():
    found = {(one.kind, one.events[0]) for one in chronology.check(vt.load())}
    assert found == set(KNOWN)


def test_orders_and_parts_that_cannot_be():
    day = vt.Event("day", "D", "2024-01-09")
    order = vt.Event("e", "E", "2024-01-05", links=["after day"])
    part = vt.Event("e", "E", "2024-01-05", links=["part-of day"])
    assert kinds(day, order) == ["impossible-order"]
    assert kinds(day, part) == ["part-outside-whole"]
    assert not check(day, vt.Event("e", "E", "2024-01", links=["part-of day", "after elsewhere"]))


def test_more_contradictions_than_are_shown_are_counted():
    events = [vt.Event("e", "E", "2024")]
    events += [vt.Event(f"e{at}", "E", "2010", links=["after e"]) for at in range(101)]
    assert check(*events)[-1][1] == "1 more of the same"


BORN = vt.Event(
    "birth", "B", "1954-07-28", kind="birth", participants=[vt.Participation("ann", "born")]
)
DIED = vt.Event(
    "death", "D", "2013-03-05", kind="death", participants=[vt.Participation("ann", "deceased")]
)


@pytest.mark.parametrize(
    ("when", "role", "found"),
    [
        ("2013-03-06", "speaker", True),
        ("2013-03-06", None, True),
        ("1954-07-27", "speaker", True),
        ("2013-03-05", "speaker", False),
        ("2013", "speaker", False),
        ("1954", "speaker", False),
        ("2013-03-06", "subject", False),
        ("2013-03-06", "buried", False),
    ],
)
def test_nobody_acts_before_birth_or_after_death(when, role, found):
    event = vt.Event("e", "E", when, participants=[vt.Participation("ann", role)])
    assert kinds(BORN, DIED, event) == ["acts-outside-life"] * found


@pytest.mark.parametrize(
    ("said", "by", "found"),
    [
        ("2013-03-06", "ann", True),
        ("1950", "ann", True),
        ("2013", "ann", False),
        ("2013-03-06", "bob", False),
        (None, "ann", False),
    ],
)
def test_nobody_speaks_after_death(said, by, found):
    claim = vt.Claim("opinion", by, text="x", said=said)
    result = check(BORN, DIED, vt.Event("e", "E", "2014", claims=[claim]))
    assert [claims for _, _, claims in result] == [(claim,)] * found


def test_what_links_say_counts():
    late = vt.Event("e", "E", links=["1 day after death"], participants=["ann"])
    assert kinds(BORN, DIED, late) == ["acts-outside-life"]


def tenures(*held):
    """Actors with a tenure each: who, office, when, and who says that who holds it."""
    return [
        vt.Actor(
            who,
            who.title(),
            tenures=[
                vt.Tenure(
                    office,
                    when,
                    claims=[
                        vt.Claim("office-holder", by, holder, **more) for by, holder, more in says
                    ],
                )
            ],
        )
        for who, office, when, says in held
    ]


def says(by, holder, **more):
    return (by, holder, more)


@pytest.mark.parametrize(
    ("office", "when", "words", "found"),
    [
        ("President", "2012/2014", [says("court", "bob")], True),
        ("president (disputed)", "2012/2014", [says("court", "bob", stance="recognises")], True),
        ("President", "2012/2014", [says("court", "ann")], False),
        ("President", "2012/2014", [says("bob", "bob")], False),
        ("President", "2012/2014", [says("court", "bob", stance="denies")], False),
        ("President", "2012/2014", [says("court", "bob", rank="deprecated", reason="x")], False),
        ("Mayor", "2012/2014", [says("court", "bob")], False),
        ("President", "2013-12-31/2014", [says("court", "bob")], False),
        ("President", "2012~", [says("court", "bob")], False),
    ],
)
def test_one_office_has_one_holder_by_the_word_of_each_party(office, when, words, found):
    ann = ("ann", "President", "2011-01-01/2013-12-31", [says("court", "ann")])
    actors = [*tenures(ann, ("bob", office, when, words)), ACTORS[2]]
    assert [kind for kind, _, _ in check(actors=actors)] == ["two-holders"] * found


def test_tenures_without_a_claim_are_the_word_of_the_timeline():
    held = [
        (who, {"en": "President", "es": "Presidenta"}, "2011/2013", []) for who in ("ann", "bob")
    ]
    ((_, message, claims),) = check(actors=tenures(*held))
    assert message == (
        "by the word of the timeline, ann (2011/2013) and bob (2011/2013) both are president"
    )
    assert claims == ()


def figure(amount, said, by="ann", aspect="deaths", **more):
    hedge = more.pop("hedge", "exactly")
    return vt.Claim(aspect, by, vt.Quantity(amount, hedge=hedge), said=said, **more)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ([figure(24, "2024-08-01"), figure(20, "2024-08-02")], True),
        ([figure(24, "2024-08-01"), figure(20, "2024-08-02", by="bob")], False),
        ([figure(24, "2024-08-02"), figure(20, "2024-08-01")], False),
        ([figure(24, "2024-08"), figure(20, "2024-08-02")], False),
        ([figure(24, "2024-08-01"), figure(20, None)], False),
        ([figure(24, "2024-08-01"), figure(20, "2024-08-02", subject="bob")], False),
        ([figure(24, "2024-08-01"), figure(20, "2024-08-02", hedge="at-least")], False),
        ([figure(24, "2024-08-01", hedge="at-least"), figure(20, "2024-08-02")], True),
        ([figure(24, "2024-08-01", hedge="about"), figure(20, "2024-08-02")], False),
        ([figure(24, "2024-08-01"), figure(20, "2024-08-02", hedge="nearly")], True),
        ([figure(24, "2024-08-01"), figure(20, "2024-08-02", stance="doubts")], False),
        (
            [figure(24, "2024-08-01", aspect="seats"), figure(20, "2024-08-02", aspect="seats")],
            False,
        ),
    ],
)
def test_counts_do_not_fall(claims, found):
    result = check(vt.Event("e", "E", "2024-07", claims=claims))
    assert [kind for kind, _, _ in result] == ["falling-count"] * found
    assert [behind for _, _, behind in result] == [tuple(claims)] * found


def test_which_counts_can_only_rise_can_be_said():
    claims = [figure(24, "2024-08-01", aspect="seats"), figure(20, "2024-08-02", aspect="seats")]
    event = vt.Event("e", "E", "2024-07", claims=claims)
    assert kinds(event, rising={"seats"}) == ["falling-count"]


def share(amount, subject, by="court", **more):
    return vt.Claim("vote-share", by, vt.Quantity(amount, unit="percent"), subject=subject, **more)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ([share("60", "ann"), share("45", "bob")], True),
        ([share("51.95", "ann"), share("48.05", "bob")], False),
        ([share("50.5", "ann"), share("49.6", "bob")], False),
        ([share("50.5", "ann"), share("49.7", "bob")], True),
        ([share("60", "ann"), share("45", "bob", by="ann")], False),
        ([share("60", "ann"), share("40", "ann")], False),
        ([share("60", "ann"), share("45", None)], False),
        ([share("60", "ann"), share("45", "bob", stance="denies")], False),
        (
            [
                share("60", "ann", said="2024-01"),
                share("50", "ann", said="2024-02"),
                share("45", "bob"),
            ],
            False,
        ),
    ],
)
def test_shares_add_up(claims, found):
    result = check(vt.Event("e", "E", "2024-07", claims=claims))
    assert [kind for kind, _, _ in result] == ["shares"] * found


PAPERS = [
    vt.Source("old", published="2024-07-01"),
    vt.Source("new", published="2024-07-28"),
    vt.Source("undated"),
]


@pytest.mark.parametrize(
    ("citations", "claims", "found"),
    [
        (["old"], [], True),
        (["new", "undated"], [], False),
        ([vt.Citation("old", note="It announces the vote")], [], False),
        ([], [vt.Claim("opinion", "ann", text="x", citations=["old"])], True),
        ([], [vt.Claim("opinion", "ann", text="x", said="2024-08", citations=["old"])], True),
        ([], [vt.Claim("opinion", "ann", text="x", said="2024-07-01", citations=["old"])], False),
    ],
)
def test_what_is_cited_was_not_published_before(citations, claims, found):
    event = vt.Event("e", "E", "2024-07-28", citations=citations, claims=claims)
    result = check(event, sources=PAPERS)
    assert [kind for kind, _, _ in result] == ["early-citation"] * found
    assert [behind for _, _, behind in result] == [tuple(claims)] * found


def test_an_undated_event_is_cited_by_what_its_links_say():
    event = vt.Event("e", "E", links=["after day"], citations=["old"])
    assert kinds(vt.Event("day", "D", "2024-07-28"), event, sources=PAPERS) == ["early-citation"]


def test_a_finding_says_its_kind_first():
    day = vt.Event("day", "D", "2024-01-09")
    tl = vt.Timeline([day, vt.Event("e", "E", "2024-01-05", links=["after day"])])
    assert str(chronology.check(tl)[0]).startswith("impossible-order: day – e: the date of day")

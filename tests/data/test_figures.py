"""Figures can be compared: one word and one unit for one thing, with its party, day and base."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt

UNITS = {
    "percent": "matching-receipts missing-receipts turnout vote-share",
    "votes": "abstentions null-votes valid-votes votes votes-against votes-in-favour "
    "votes-of-others",
    "persons": "arrests cadets deaths electors-in-counted-sheets injuries registered-electors "
    "releases voters",
    "aircraft": "fighters helicopters",
    "states": "states",
    "ships": "ships",
    "seats": "seats",
    "governorships": "governorships",
    "cases": "cases-for-review",
    "days": "duration",
    "tonnes": "cargo",
}
SEVERAL = {
    "absences": {"persons", "states"},  # of deputies, and of members of a council
    "amount": {"usd-million", "usd-billion"},
    "number": {"persons", "objections"},  # of what no other word fits
    "tally-sheets": {"percent", "tally-sheets"},
}
BY_ASPECT = {word: {unit} for unit, words in UNITS.items() for word in words.split()} | SEVERAL


@pytest.fixture(scope="module")
def figures():
    return [
        (event, claim)
        for event in vt.load()
        for claim in event.every_claim()
        if isinstance(claim.value, vt.Quantity)
    ]


def test_one_thing_has_one_aspect_and_unit(figures):
    for event, claim in figures:
        assert claim.value.unit in BY_ASPECT[claim.aspect], (event.id, claim)
    assert {claim.aspect for _, claim in figures} == set(BY_ASPECT)


def test_every_figure_has_a_party_and_a_day_or_says_where_it_comes_from(figures):
    tl = vt.load()
    for event, claim in figures:
        assert claim.by in tl.actors.keys() | tl.sources.keys()
        assert claim.said or claim.text, (event.id, claim)


def test_what_has_no_other_word_says_what_was_counted(figures):
    for event, claim in figures:
        if claim.aspect in SEVERAL and claim.aspect != "tally-sheets":
            assert claim.text, (event.id, claim)


def test_a_party_gives_one_figure_a_day(figures):
    """A second figure of one party for the same thing is of another day, or of another base."""
    seen = {}
    for event, claim in figures:
        base = claim.text and claim.text["en"]
        key = (event.id, claim.aspect, claim.subject, claim.by, claim.said, claim.value.unit, base)
        assert seen.setdefault(key, claim.value) == claim.value, key


def test_shares_of_one_count_are_no_more_than_all(figures):
    shares = {}
    for event, claim in figures:
        if claim.aspect == "vote-share" and claim.said:
            shares.setdefault((event.id, claim.by, claim.said), []).append(claim.value.amount)
    assert shares
    assert all(sum(amounts) <= 100 for amounts in shares.values())

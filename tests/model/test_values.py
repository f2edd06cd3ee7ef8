"""The model's values: short forms, laws and refusals."""

from __future__ import annotations

import datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt


def claim(**changes):
    return vt.Claim(**({"aspect": "winner", "by": "one", "value": "two"} | changes))


def test_a_plain_string_serves_as_text_and_date():
    event = vt.Event(id="vote", title="The vote", when="2024-07-28")
    assert event.title == vt.Text("The vote")
    assert event.when == vt.TimeSpan.parse("2024-07-28")
    assert event.when == vt.Event("vote", "The vote", datetime.date(2024, 7, 28)).when


def test_short_forms():
    event = vt.Event(
        "vote", "The vote", "2024-07-28", participants=["ann"], citations=["gazette p. 4", "paper"]
    )
    assert event.participants == (vt.Participation("ann"),)
    assert event.citations == (vt.Citation("gazette", "p. 4"), vt.Citation("paper"))


def test_values_are_frozen_slotted_and_hashable():
    event = vt.Event("vote", "The vote", "2024-07-28", claims=[claim()])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        event.title = vt.Text("Another")
    assert not hasattr(event, "__dict__")
    assert hash(event) == hash(attrs.evolve(event))


def test_text_falls_back_to_the_base_language_then_to_the_first():
    text = vt.Text(es="La votación", en="The vote")
    assert text["es-VE"] == "La votación"
    assert text["fr"] == "La votación"
    assert text.get("fr") is None
    assert text.languages == ("es", "en")


@given(st.text(min_size=1).filter(str.strip).filter(lambda text: text.isprintable()))
def test_text_is_never_equal_to_a_string(words):
    assert vt.Text(words) != words
    assert str(vt.Text(words)) == words
    assert vt.Event("e", words, "2024").title == vt.Text(words)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (vt.Text, "empty"),
        (lambda: vt.Text(" "), "write some words"),
        (lambda: vt.Text({"EN": "x"}), "'EN' is not a language tag"),
        (lambda: vt.Text("\ud800"), "lone surrogate"),
        (lambda: vt.Event("Vote", "x", "2024"), "id is 'Vote'"),
        (lambda: vt.Event("vote", None, "2024"), "None is not a text"),
        (
            lambda: vt.Event("vote", "x", "2024-7"),
            "when: cannot read '2024-7': '2024-7' may be the month 2024-07 or the years 2024/2027",
        ),
        (lambda: vt.Event("vote", "x", "{2023,2024}"), "one event for each"),
        (lambda: vt.Event("vote", "x", "../2006"), "'/2006'"),
        (lambda: vt.Event("vote", "x", "2006", known_until="2024-01-01"), "no open end"),
        (lambda: vt.Event("vote", "x", "2006/..", known_until="2005-01-01"), "before the start"),
        (lambda: vt.Event("vote", "x", "2006/..", known_until="2005"), "not a day"),
        (lambda: vt.Event("vote", "x", "2006", revision=0), "count from 1"),
        (lambda: vt.Event("vote", "x", "2006", tags="oil"), "in brackets"),
        (lambda: vt.Event("vote", "x", "2006", claims=["ann"]), "in a list of Claim"),
        (lambda: vt.Event("vote", "x", "2006", participants=[3]), "in a list of Participation"),
        (lambda: vt.Link("cause", "other"), "did you mean 'causes'?"),
        (lambda: vt.Link("causes", "other"), "say who claims the cause"),
        (lambda: vt.Actor("ann", "Ann", "persona"), "did you mean 'person'?"),
        (lambda: vt.Actor("ann", "Ann", wikidata="717"), "'Q717'"),
        (lambda: vt.Place("p", "P", latitude=1.0), "both or neither"),
        (lambda: vt.Place("p", "P", latitude=91.0, longitude=0), "from -90 to 90"),
        (lambda: vt.Place("p", "P", country="Venezuela"), "'VE'"),
        (lambda: vt.Source("s", url="javascript:alert(1)"), "begins with https://"),
        (lambda: vt.Source("s", url="https://a b"), "percent-encoded"),
        (lambda: vt.Source("s", url="https://[::1"), "whole address"),
        (lambda: vt.Event("vote", "x", "2006", citations=[3]), "in a list of Citation"),
        (lambda: claim(value=None), "says nothing"),
        (lambda: claim(rank="preferred", reason="x"), "takes no side"),
        (lambda: claim(aspect="votes", value=3, rank="deprecated"), "has no reason"),
        (lambda: claim(stance="assert"), "did you mean 'asserts'?"),
        (lambda: claim(aspect="when", value=vt.Quantity(3)), "write a time"),
        (lambda: claim(value=vt.TimeSpan.parse("2024")), "write 'when'"),
        (lambda: vt.Quantity("many"), "not a number"),
        (lambda: vt.Quantity(float("nan")), "not a number"),
        (lambda: vt.Quantity(True), "not a number"),
        (lambda: vt.Quantity(10**60), "more than 50 digits"),
        (lambda: vt.Quantity(Decimal("1e999999")), "more than 50 digits"),
    ],
)
def test_refusals_say_what_is_wrong(wrong, words):
    with pytest.raises(vt.TimelineError) as caught:
        wrong()
    assert words in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_claims_value_is_read_as_its_aspect_asks():
    assert claim(aspect="when", value="2024-07").value == vt.TimeSpan.parse("2024-07")
    assert claim(aspect="votes", value=51.95).value == vt.Quantity(Decimal("51.95"))
    assert claim(value="ann").value == "ann"
    assert claim(aspect="occurrence", stance="denies", value=None).value is None


def test_contested():
    event = vt.Event("vote", "The vote", "2024-07-28")
    one, two = claim(by="one", value="ann"), claim(by="two", value="bob")
    contested = lambda *claims: attrs.evolve(event, claims=claims).contested  # noqa: E731
    assert not contested()
    assert not contested(one, claim(by="two", value="ann"))
    assert contested(one, two)
    assert contested(claim(stance="doubts"))
    assert contested(claim(aspect="when", value="2024-07-29"))
    assert not contested(claim(aspect="when", value="2024-07-28"))
    # A party's later figure does not contest its own earlier one.
    early, late = (claim(aspect="votes", value=value, said=f"2024-08-0{value}") for value in (1, 2))
    assert not contested(early, late)
    assert contested(early, attrs.evolve(late, by="two"))
    assert not contested(early, attrs.evolve(late, by="two", rank="deprecated", reason="a slip"))
    assert attrs.evolve(event, participants=[vt.Participation("x", claims=[one, two])]).contested


def test_a_day_that_no_calendar_has_is_refused():
    with pytest.raises(vt.ModelError, match="is not a day"):
        vt.Event("e", "E", "2024", modified="2024-02-30")


def test_a_long_set_is_not_repeated_in_full():
    with pytest.raises(vt.ModelError) as caught:
        vt.Event("e", "E", "{" + "2024," * 1000 + "2025}")
    assert len(str(caught.value)) < 300


def test_a_revision_has_a_bound_that_every_format_can_hold():
    assert vt.Event("e", "E", "2024", revision=2**31 - 1).revision == 2_147_483_647
    for revision in (0, 2**31, 2**63, True, "1", None):
        with pytest.raises(vt.ModelError, match="count from 1, to 2,147,483,647 at most"):
            vt.Event("e", "E", "2024", revision=revision)


def test_a_figure_keeps_how_it_was_written_and_equals_what_is_as_large():
    written, other = vt.Quantity("51.90"), vt.Quantity("51.9")
    assert (str(written.amount), str(other.amount)) == ("51.90", "51.9")
    assert written == other
    assert hash(written) == hash(other)
    assert eval(repr(written), {"Quantity": vt.Quantity, "Decimal": Decimal}) == written  # noqa: S307

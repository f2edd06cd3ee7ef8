"""Links, their offsets and ends, and events that have only these."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import links
from venezuela_timeline.timeline.sentences import link_words, time_words

OFFSETS = st.builds(
    vt.Offset, st.integers(1, 999_999), st.sampled_from(["days", "weeks", "months"])
)


@given(OFFSETS)
def test_the_text_of_an_offset_reads_back(offset):
    assert vt.Offset.parse(str(offset)) == offset


@given(links(["vote", "end", "start", "after", "1-day"]))
def test_the_text_of_a_link_reads_back(link):
    assert vt.Link.parse(str(link)) == link
    assert vt.Event("e", "E", links=[str(link)]).links == (link,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("after vote", "after"),
        ("1 week before vote", "1 week before"),
        ("start at-least 30 days after end of vote", "start: at least 30 days after (end)"),
        ("same-day vote", "on the same day as"),
    ],
)
def test_a_link_in_words(text, words):
    assert link_words(vt.Link.parse(text), "en") == words
    assert link_words(vt.Link.parse("exactly 2 months after x"), "es") == "2 meses después de"


def test_an_event_without_a_time_in_words():
    event = vt.Event("oath", "The oath", links=["after vote"])
    assert [time_words(event, lang) for lang in ("en", "es")] == ["undated", "sin fecha"]
    assert "undated" in str(event)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("after", "link is 'after': write its kind and the id"),
        ("after the vote", "link is 'after the vote'"),
        ("nach vote", "kind is 'nach': write one of after, before"),
        ("after Vote", "event is 'Vote'"),
        ("5 moons after vote", "offset is '5 moons': write whole days, weeks or months"),
        ("0 days after vote", "offset is '0 days'"),
        ("1 day meets vote", "the link 'meets' to 'vote' has an offset, '1 day'"),
        ("at-most after vote", "the limit 'at-most' but no offset"),
        ("start part-of vote", "'part-of' to 'vote' is about fixed ends"),
        ("meets start of vote", "'meets' to 'vote' is about fixed ends"),
        ("causes vote", "has no claim"),
    ],
)
def test_what_no_link_can_say_is_refused(text, words):
    with pytest.raises(vt.ModelError, match=words.replace("(", r"\(")):
        vt.Link.parse(text)


@pytest.mark.parametrize("offset", [30, ("30", "days")])
def test_an_offset_is_a_text_or_an_offset(offset):
    with pytest.raises(vt.ModelError, match="write a text such as '30 days'"):
        vt.Link("after", "vote", offset=offset)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"limit": "about", "offset": "1 day"}, "limit is 'about'"),
        ({"side": "middle"}, "side is 'middle'"),
        ({"of": "middle"}, "of is 'middle'"),
    ],
)
def test_a_limit_and_ends_are_words(fields, words):
    with pytest.raises(vt.ModelError, match=words):
        vt.Link("after", "vote", **fields)


def test_amounts_are_whole_numbers():
    for amount in (True, 1.0, 0, -1, 10**6):
        with pytest.raises(vt.ModelError, match="amount is"):
            vt.Offset(amount, "days")
    with pytest.raises(vt.ModelError, match="unit is 'years': write one of days, weeks, months"):
        vt.Offset(1, "years")


def test_which_ends_a_link_is_about():
    ends = {
        kind: vt.Link.parse(f"{kind} x").ends for kind in ("after", "before", "same-day", "part-of")
    }
    assert ends["after"] == ("start", "end")
    assert ends["before"] == ("end", "start")
    assert ends["same-day"] == ends["part-of"] == ("start", "start")
    assert vt.Link.parse("end after start of x").ends == ("end", "start")


def test_an_event_has_a_time_or_a_link():
    with pytest.raises(vt.ModelError, match="'e' has neither a time nor a link"):
        vt.Event("e", "E")
    with pytest.raises(vt.ModelError, match="there is no `when`: leave it out"):
        vt.Event("e", "E", links=["after x"], known_until="2024-01-01")
    event = vt.Event("e", "E", links=["after x"])
    assert event.when is None
    assert not event.contested


def test_a_date_that_one_party_gives_contests_nothing_where_there_is_none():
    claims = [vt.Claim("when", "ann", "2013")]
    assert not vt.Event("e", "E", links=["after x"], claims=claims).contested
    claims.append(vt.Claim("when", "bob", "2014"))
    assert vt.Event("e", "E", links=["after x"], claims=claims).contested

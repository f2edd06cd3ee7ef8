"""Ids and words that nothing has: refused where a register says so, else warned of."""

from __future__ import annotations

import warnings

import pytest

import venezuela_timeline as vt


@pytest.fixture
def tl():
    part = vt.Participation("ann", "candidate")
    events = [
        vt.Event("a", "A", "2024", kind="election", tags=["vote"], chapter="one"),
        vt.Event("b", "B", "2025", participants=[part], place="caracas"),
    ]
    return vt.Timeline(
        events, actors=[vt.Actor("ann", "Ann")], places=[vt.Place("caracas", "Caracas")]
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (vt.kind("elections"), "no event has the kind 'elections': did you mean 'election'?"),
        (~vt.tag("vots"), "no event has the tag 'vots': did you mean 'vote'?"),
        (vt.role("x") | vt.during("2024"), "no event has the role 'x': there are 'candidate'"),
        (vt.chapter("ones") & vt.text("a"), "no event has the chapter 'ones': did you mean 'one'?"),
        (vt.kind("election", "eclipse"), "no event has the kind 'eclipse': there are 'election'"),
        (
            vt.kind("x") | ~(vt.kind("x") & vt.tag("y", "vote")),
            (
                "no event has the kind 'x': there are 'election'; "
                "no event has the tag 'y': there are 'vote'"
            ),
        ),
    ],
)
def test_a_query_warns_once_of_the_words_that_no_event_has(tl, query, message):
    for certainly in (False, True):
        with pytest.warns(vt.TimelineWarning) as caught:
            tl.where(query, certainly=certainly)
        assert [str(one.message) for one in caught] == [message]
        assert caught[0].filename == __file__


def test_of_very_many_words_only_some_are_named(tl):
    with pytest.warns(vt.TimelineWarning, match="nor any") as caught:
        tl.where(vt.kind(*(f"x{at}" for at in range(1500))))
    said = str(caught[0].message)
    assert said.startswith("no event has the kind 'x0': there are 'election'; no event has the")
    assert said.endswith("the kind 'x4'; nor any of 1,495 more words")
    assert said.count("there are") == 1


def test_words_that_some_event_has_and_an_empty_timeline_are_quiet(tl):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert tl.where(vt.kind("election") & vt.tag("vote") & vt.chapter("one")).ids == {"a"}
        assert tl.where(vt.role("candidate") & ~vt.kind("election")).ids == {"b"}
        assert not vt.Timeline().where(vt.kind("elections") | ~vt.chapter("x"))


def test_an_unregistered_id_is_refused_before_any_warning(tl):
    with pytest.raises(
        vt.QueryError, match=r"^actor\('an'\): nothing here has that id or name: this is in 'ann'"
    ):
        tl.where(vt.kind("x") & vt.actor("an"))
    with pytest.raises(
        vt.QueryError, match=r"actor\('ann', 'bob'\): nothing here has the id or name 'bob'$"
    ):
        tl.where(vt.actor("ann", "bob"))
    with pytest.raises(vt.QueryError, match=r"near\('caracas', 1\): that place has no coordinates"):
        tl.where(vt.kind("x") & vt.near("caracas", 1))

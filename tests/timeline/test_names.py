"""Names in place of ids, groups by their memberships, countries, and events in place of times."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from text_cases import ids
from venezuela_timeline.timeline import called


@pytest.fixture(scope="module")
def tl():
    actors = [
        vt.Actor("russia", {"en": "Russia", "es": "Rusia"}, "state"),
        vt.Actor("firm", "The Firm", "organisation", memberships=["russia"]),
        vt.Actor(
            "ann", "Ann Lee", aliases=["Lee"], memberships=[vt.Membership("firm", "2010/2015")]
        ),
        vt.Actor("bob", "Bob Lee", aliases=["Lee"], memberships=[vt.Membership("ann")]),
        vt.Actor("lee", "Somebody else"),
    ]
    places = [
        vt.Place(
            "kazan", {"en": "Kazan", "es": "Kazán"}, country="RU", latitude=55.8, longitude=49.1
        ),
        vt.Place("sea", "Sea"),
    ]
    return vt.Timeline(
        [
            vt.Event("early", "Early", "2009", participants=["ann"], place="kazan"),
            vt.Event("within", "Within", "2012-05-01", participants=["ann"], kind="vote"),
            vt.Event("perhaps", "Perhaps", "2015/2017", participants=["ann"], place="sea"),
            vt.Event("own", "Its own", "2020", participants=["russia"]),
            vt.Event("far", "Far", "2012", participants=["bob"]),
            vt.Event("none", "Within", "2013"),
        ],
        actors=actors,
        places=places,
        sources=[vt.Source("paper", "El Diario")],
        terms=[vt.Term("vote", {"en": "vote", "es": "votación"})],
    )


def test_an_id_wins_then_a_name_in_any_language(tl):
    assert repr(tl.resolve(vt.actor("RÚSIA", "lee"))) == "actor('russia', 'lee')"
    assert (
        repr(tl.resolve(~vt.place("kazán") | vt.kind("Votación")))
        == "~place('kazan') | kind('vote')"
    )
    assert repr(tl.resolve(vt.near("Kazán", 5))) == "near('kazan', 5)"
    assert repr(tl.resolve(vt.claimed_by("el diario"))) == "claimed_by('paper')"
    assert "where actor('russia')" in repr(tl.where(vt.actor("Rusia")))
    assert tl.actors.find("Ann  LEE") is tl.actors["ann"]
    assert tl.actors.find("ann") is tl.actors["ann"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda tl: tl.where(vt.actor("Ann Le")), r"this is in 'ann' \('Ann Lee'\)"),
        (
            lambda tl: tl.actors.find("Lee, "),
            r"is a name of 'ann' \('Ann Lee'\), 'bob' \('Bob Lee'\)",
        ),
        (lambda tl: tl.where(vt.actor("LEE")), r"^actor\('LEE'\): 'LEE' is a name of"),
        (lambda tl: tl.according_to("LEE"), r"^according_to\('LEE'\): 'LEE' is a name of"),
        (lambda tl: tl.according_to("nobody"), r"^according_to\('nobody'\): nothing here has"),
        (lambda tl: tl.according_to(5), r"write an id or a name as text"),
        (lambda tl: tl.actors.find("nobody"), r"no actor has the id or name 'nobody'$"),
        (lambda tl: tl.actors.find(5), r"names are strings"),
        (lambda tl: tl.where(vt.country("FR")), r"they are in RU"),
        (lambda tl: tl.where(vt.after("withi")), r"this is in 'within'; nor is it a time"),
        (lambda tl: tl.where(vt.after("eary")), r"did you mean 'early'\?; nor is it a time"),
        (lambda tl: tl.find("Within"), r"is the title of 'within', 'none'"),
        (lambda tl: tl.find("own its"), r"its words are in 'own'"),
        (lambda tl: tl.find("nowhere"), r"no event has the id 'nowhere'"),
        (lambda tl: tl.find(["own"]), r"tl.select"),
        (lambda tl: tl.select("owm"), r"no event has the id 'owm'"),
        (lambda tl: tl.head(-1), r"count is -1"),
    ],
)
def test_what_is_no_name_lists_what_there_is(tl, ask, words):
    with pytest.raises(vt.TimelineError, match=words):
        ask(tl)


def test_chapters_by_their_titles_and_claims_by_names_of_sources():
    tl = vt.Timeline(
        [vt.Event("e", "E", 2024, chapter="one"), vt.Event("f", "F", 2025)],
        chapters=[vt.Chapter("one", {"en": "The first", "es": "Lo primero"})],
    )
    assert ids(tl.where(vt.chapter("lo PRIMERO"))) == {"e"}
    assert called.texts_of("a word") == ()
    both = [vt.Actor("a", "Same"), vt.Actor("b", "Same")]
    with pytest.raises(vt.QueryError, match="is a name of"):
        vt.Timeline(actors=both, sources=[vt.Source("s", "Same")]).according_to("same")


def test_members_count_while_they_belong(tl):
    group = vt.actor("Russia", members=True)
    assert repr(group) == "actor('Russia', members=True)"
    assert ids(tl.where(group)) == {"within", "perhaps", "own", "far"}
    assert ids(tl.where(group, certainly=True)) == {"own"}  # since when the firm belongs is unknown
    firm = vt.actor("firm", members=True)
    assert ids(tl.where(firm, certainly=True)) == {"within"}
    assert ids(tl.where(~firm)) == {"early", "perhaps", "own", "far", "none"}
    assert ids(tl.where(vt.actor("russia"))) == {"own"}


def test_countries_and_events_as_times(tl):
    assert ids(tl.where(vt.country("ru"))) == {"early"}
    assert ids(tl.where(vt.after("perhaps"))) == {"own"}
    assert tl.where(vt.on("within")) == tl.where(vt.on(tl["within"]))
    assert tl.find("its OWN").id == tl.find("own").id == "own"
    assert ids(tl.select("own", tl["far"])) == {"own", "far"}
    assert ids(tl.head(2)) == {"early", "far"}

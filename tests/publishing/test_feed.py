"""What changed between two editions: claim by claim, in words, with ids that stay."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import attrs
import pytest

import venezuela_timeline as vt
from published import timeline, with_another_stance
from venezuela_timeline.publishing import _changes, _feed, _site
from venezuela_timeline.publishing._change_words import Words

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://Example.org:8080/history/"


def entries(old, new, lang="en", **options):
    site = _site.Site(new, previous=old, **options)
    found = ET.fromstring("".join(_feed.feed(site, lang)).encode())  # noqa: S314  (ours)
    return found.findall(f"{ATOM}entry")


def titles(old, new, lang="en"):
    return [entry.findtext(f"{ATOM}title") for entry in entries(old, new, lang)]


def told(old, new, lang="en"):
    """Each part of each change: its name, what it was, what it is."""
    words = Words(old, new, lang)
    return [part for change in _changes.changes(old, new) for part in words.parts(change)]


def test_one_stance_is_one_entry():
    old, new = timeline(), with_another_stance(timeline())
    (entry,) = entries(old, new)
    assert entry.findtext(f"{ATOM}title") == "The vote: outcome (Ana): changed"
    assert entry.findtext(f"{ATOM}updated") == "2026-02-03T00:00:00Z"
    assert entry.find(f"{ATOM}link").get("href") == "event/vote.html"
    assert entry.findtext(f"{ATOM}content") == (
        "<dl><dt>claim</dt><dd><del>Ana denies: She won.</del> → "
        "<ins>Ana doubts: She won.</ins></dd></dl>"
    )
    assert titles(old, new, "es") == ["La votación: resultado (Ana): cambio"]


def test_ids_are_tags_that_stay():
    old, new = timeline(), with_another_stance(timeline())
    (entry,) = entries(old, new)
    key = entry.findtext(f"{ATOM}id")
    assert re.fullmatch(
        r"tag:small\.invalid,2026-01-02:small/en/event/vote/claims/[0-9a-f]{16}", key
    )
    (there,) = entries(old, new, base=BASE)
    assert there.findtext(f"{ATOM}id") == key.replace("small.invalid", "example.org", 1)
    # An edition later, compared with the same one, the change has the same id.
    later = new.replace(
        attrs.evolve(new["con"], title="Another", revision=2, modified="2026-03-01")
    )
    assert key in [one.findtext(f"{ATOM}id") for one in entries(old, later)]
    assert len(entries(old, later)) == 2


def test_everything_that_can_change():
    old = timeline()
    vote = old["vote"]
    part = vote.participants[0]
    new = attrs.evolve(
        vote,
        title={"en": "The poll", "es": "La votación"},
        when="2024-07-29",
        summary=None,
        kind="poll",
        chapter="second",
        tags=["calm", "long-day"],
        key=False,
        citations=[vt.Citation("paper", "p. 9", note="See there.")],
        participants=[attrs.evolve(part, role="winner", claims=()), "council"],
        claims=[*vote.claims[:1], vt.Claim("votes", "book", 3, rank="deprecated", reason="Old")],
        links=["before later", "after elsewhere"],
    )
    assert told(old, old.replace(new)) == [
        ("title", "The vote", "The poll"),
        ("when", "28 July 2024", "29 July 2024"),
        ("summary", "People voted.", "–"),
        ("kind", "election", "poll"),
        ("chapter", "First", "Second"),
        ("tags", "–", "calm; long day"),
        ("participants", "Ana (candidate)", "Ana (winner); The Council"),
        (
            "sources",
            (
                "The Paper (state media), News of the day, 29 July 2024, p. 1: "
                "https://example.org/news?a=1&b=2; The Paper (state media), News of the day, "
                "29 July 2024: https://example.org/news?a=1&b=2; book"
            ),
            (
                "The Paper (state media), News of the day, 29 July 2024, p. 9: "
                "https://example.org/news?a=1&b=2 (See there.)"
            ),
        ),
        ("links", "–", "before After it; after elsewhere"),
        ("key event", "yes", "no"),
        (
            "claim",
            "The Paper (29 July 2024): 12",
            None,
        ),
        (
            "sources",
            (
                "The Paper (state media), News of the day, 29 July 2024, p. 2: "
                "https://example.org/news?a=1&b=2"
            ),
            None,
        ),
        ("claim", "Ana denies: She won.", None),
        ("claim", None, "book [superseded]: 3"),
        ("reason", None, "Old"),
        ("claim", "Ana: 7", None),
        (
            "sources",
            (
                "The Paper (state media), News of the day, 29 July 2024, p. 2: "
                "https://example.org/news?a=1&b=2"
            ),
            None,
        ),
    ]


def test_records_of_every_kind():
    old = timeline()
    ana, town = old.actors["ana"], old.places["town"]
    tenure, member = ana.tenures[0], ana.memberships[0]
    actors = [
        attrs.evolve(
            ana,
            aliases=["Anita"],
            tenures=[attrs.evolve(tenure, when="2020/2025", claims=())],
            memberships=[attrs.evolve(member, of="nul")],
        ),
        *(actor for actor in old.actors.values() if actor.id != "ana"),
        vt.Actor("eva", "Eva"),
    ]
    new = timeline(
        title="Another title",
        version="2.0",
        actors=actors,
        places=[attrs.evolve(town, latitude=11), old.places["nowhere"]],
        sources=[*old.sources.values(), vt.Source("blog")],
        chapters=[attrs.evolve(old.chapters["first"], title="Start"), old.chapters["second"]],
        terms=[vt.Term("poll", "Poll")],
    )
    assert titles(old, new) == [
        "Another title: title: changed",
        "Ana: offices: changed",
        "Ana: other names: changed",
        "Ana: memberships: changed",
        "Ana: legitimacy (The Council): removed",
        "Eva: new",
        "Town: latitude: changed",
        "blog: new",
        "Start: title: changed",
        "Without events: removed",
        "Poll: new",
    ]
    found = {entry.findtext(f"{ATOM}title"): entry for entry in entries(old, new)}
    for title, page in {
        "Eva: new": "actor/eva.html",
        "Town: latitude: changed": "place/town.html",
        "blog: new": "sources.html",
        "Poll: new": "index.html",
    }.items():
        assert found[title].find(f"{ATOM}link").get("href") == page
    assert ("memberships", "The Council, 2019; The Council", "Nobody, 2019") in told(old, new)
    assert ("latitude", "10.5", "11.0") in told(old, new)
    back = dict(zip(titles(new, old), entries(new, old), strict=True))
    assert back["Eva: removed"].find(f"{ATOM}link").get("href") == "index.html"


def test_events_that_come_and_go():
    old = timeline()
    new = old.remove("vote", "con").add(vt.Event("end", "The end", "2025", known_until=None))
    assert titles(old, new) == ["The end: new", "The vote: removed", "A name of Windows: removed"]
    assert ("summary", "People voted.", None) in told(old, new)
    assert ("when", None, "2025") in told(old, new)
    first = entries(old, new)[0]
    assert first.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_a_claim_that_stands_twice_is_told_once():
    claim = vt.Claim("votes", "paper", 3)
    old = vt.Timeline(
        [vt.Event("e", "E", "2024")], sources=[vt.Source("paper")], actors=[vt.Actor("a", "A")]
    )
    part = vt.Participation("a", claims=[claim])
    event = vt.Event("e", "E", "2024", claims=[claim], participants=[part])
    assert titles(old, old.replace(event)) == ["E: participants: changed", "E: votes (paper): new"]


def test_a_day_that_is_known_until():
    old = vt.Timeline([vt.Event("e", "E", "2006/..", known_until="2020-01-01")])
    new = old.replace(attrs.evolve(old["e"], known_until="2021-01-01"))
    assert told(old, new) == [("known until", "2020-01-01", "2021-01-01")]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_without_an_edition_before_there_are_no_entries(lang):
    assert entries(None, timeline(), lang) == []
    assert entries(timeline(), timeline(), lang) == []


def test_what_changed_in_another_language_is_told_there():
    old = timeline()
    vote = old["vote"]
    new = old.replace(attrs.evolve(vote, title={"en": "The vote", "es": "La elección"}))
    assert told(old, new) == []
    (entry,) = entries(old, new)
    assert entry.findtext(f"{ATOM}content") == "<p>The vote: title: changed</p>"
    assert told(old, new, "es") == [("título", "La votación", "La elección")]


def test_a_figure_is_of_somebody():
    old = timeline()
    vote = old["vote"]
    figure = attrs.evolve(vote.claims[0], value=11)
    new = old.replace(attrs.evolve(vote, claims=[figure, *vote.claims[1:]]))
    assert titles(old, new) == ["The vote: votes, Ana (The Council): changed"]
    sources = [attrs.evolve(old.sources["paper"], title="News"), *list(old.sources.values())[1:]]
    assert told(old, timeline(sources=sources)) == [("title", "News of the day", "News")]


def test_hostile_text_is_escaped_twice():
    old = vt.Timeline([vt.Event("e", "E", "2024")])
    new = old.replace(vt.Event("e", "<b>&amp;\x0b", "2024"))
    (entry,) = entries(old, new)
    content = entry.findtext(f"{ATOM}content")
    assert "<ins>&lt;b&gt;&amp;amp;[U+000B]</ins>" in content
    assert unescape(content).count("<b>") == 1

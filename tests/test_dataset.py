"""The packaged timeline: compiled from the seeds, complete, neutral and sourced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import _revisions, json as json_format

SEEDS = Path(__file__).parents[1] / "seeds"
CHAPTERS = {
    "background",
    "succession-2013",
    "crisis-2019",
    "election-2024",
    "brics-2024",
    "aftermath",
}

# Paragraphs of the source text that state something datable (seeds/README.md names the text).
DATABLE = {*range(1, 6), 7, *range(9, 20), 21, 22, 23, 24}

PARTY_WORDS = re.compile(
    r"\b(regime|régimen|usurper|usurpador|usurpation|fascist|fascista|coup|golpe|puppet|títere|"
    r"dictator|dictador|dictadura|rigged|amañad\w+|tyran\w+|tiran\w+|terrorist|terrorista)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def tl():
    return vt.load()


def test_the_package_ships_what_the_seeds_say(tl):
    assert vt.read(SEEDS) == tl
    packaged = Path(vt.__file__).parent / "data" / "venezuela.json"
    assert packaged.read_text("utf-8") == json_format.dumps(tl)


def test_snapshot(tl, golden):
    lines = [
        f"{event.when} | {event.id} | {event.kind} | {event.title['en']} | {event.title['es']}"
        for event in tl
    ]
    golden("venezuela.txt", "\n".join(lines) + "\n")


def test_every_change_is_a_revision(tl):
    assert _revisions.stale(tl, _revisions.load(SEEDS)) == []
    assert all(event.modified for event in tl)


def test_enough_of_every_chapter(tl):
    assert len(tl) >= 30
    assert {event.chapter for event in tl} == CHAPTERS == set(tl.chapters)


def test_every_event_is_whole(tl):
    for event in tl:
        assert event.title.languages == ("en", "es"), event.id
        assert event.summary, event.id
        assert event.summary.languages == ("en", "es"), event.id
        assert event.kind, event.id
        assert event.citations, event.id
        assert not event.title["en"].endswith("."), event.id
        for claim in event.every_claim():
            assert claim.citations, event.id
            assert claim.text is None or claim.text.languages == ("en", "es"), event.id


def test_every_datable_paragraph_is_cited(tl):
    cited = {
        int(found)
        for event in tl
        for citation in event.every_citation()
        if citation.source == "fox-news-digital-2024"
        for found in re.findall(r"\d+", citation.locator or "")
    }
    assert cited >= DATABLE
    assert cited <= set(range(1, 25))


def test_no_source_without_a_citation(tl):
    tenures = [tenure for actor in tl.actors.values() for tenure in actor.tenures]
    cited = {one.source for event in tl for one in event.every_citation()}
    cited |= {one.source for tenure in tenures for one in tenure.citations}
    claims = [claim for event in tl for claim in event.every_claim()]
    claims += [claim for tenure in tenures for claim in tenure.claims]
    cited |= {one.source for claim in claims for one in claim.citations}
    cited |= {claim.by for claim in claims}
    assert set(tl.sources) - cited == set()


def test_our_own_voice_uses_no_partys_words(tl):
    for event in tl:
        for _, words in event.title.versions:
            assert not PARTY_WORDS.search(words), event.id


def test_places_are_cities(tl):
    for place in tl.places.values():
        if place.latitude is not None:
            assert place.latitude == round(place.latitude, 2)
            assert place.longitude == round(place.longitude, 2)


def test_both_counts_and_both_winners_are_there(tl):
    votes = {
        (claim.by, claim.subject): claim.value.amount
        for event in tl
        for claim in event.claims
        if claim.aspect == "votes" and isinstance(claim.value, vt.Quantity)
    }
    assert votes["national-electoral-council", "nicolas-maduro"] == 6_408_844
    winners = {claim.value for event in tl for claim in event.claims if claim.aspect == "winner"}
    assert {"nicolas-maduro", "edmundo-gonzalez"} <= winners

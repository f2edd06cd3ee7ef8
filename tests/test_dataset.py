"""The packaged timeline: compiled from the seeds, complete, neutral and sourced."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import json as json_format
from venezuela_timeline.formats.toml import revisions
from venezuela_timeline.labels import word

SEEDS = Path(__file__).parents[1] / "seeds"
POLICY = Path(__file__).parents[1] / "docs" / "editorial-policy.md"
FIXTURES = Path(__file__).parent / "fixtures"
SOURCE_TEXT = "fox-news-digital-2024"
CHAPTERS = {
    "background",
    "succession-2013",
    "crisis-2019",
    "election-2024",
    "brics-2024",
    "aftermath",
}

STATE_MEDIA = re.compile(
    r"\b(TASS|RIA|Sputnik|RT|Viory|teleSUR|VTV|AVN|Xinhua|CGTN|TRT|Anadolu|Prensa Latina|"
    r"Press TV|Granma|IRNA|HispanTV)\b",
    re.IGNORECASE,
)

PARTY_WORDS = re.compile(
    r"\b(regime|régimen|usurp\w*|fascist|fascista|coup|golpe|puppet|títere|"
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
    assert revisions.stale(tl, revisions.load(SEEDS)) == []
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


def fixture(name):
    return tomllib.loads((FIXTURES / f"{name}.toml").read_text("utf-8"))[name]


def paragraphs(citations):
    """The paragraphs of the source text among some citations."""
    return {
        int(found)
        for citation in citations
        if citation.source == SOURCE_TEXT
        for found in re.findall(r"\d+", citation.locator or "")
    }


def every_claim(tl):
    """All claims: of events, and of tenures."""
    yield from (claim for event in tl for claim in event.every_claim())
    tenures = (tenure for actor in tl.actors.values() for tenure in actor.tenures)
    yield from (claim for tenure in tenures for claim in tenure.claims)


@pytest.mark.parametrize("statement", fixture("statements"), ids=lambda one: one["label"])
def test_every_statement_is_held(tl, statement):
    number = statement["paragraph"]
    events, claims = statement.get("events", []), statement.get("claims", [])
    assert events or claims
    for key in events:
        assert number in paragraphs(tl[key].every_citation()), key
    for asked in claims:
        held = [
            claim
            for claim in tl[asked["event"]].every_claim()
            if (claim.by, claim.aspect) == (asked["by"], asked["aspect"])
        ]
        assert any(number in paragraphs(claim.citations) for claim in held), asked


def test_no_paragraph_is_left_out(tl):
    stated = [statement["paragraph"] for statement in fixture("statements")]
    assert len(stated) == 53
    assert sorted(set(stated)) == list(range(1, 25))
    assert paragraphs(one for event in tl for one in event.every_citation()) == set(stated)


def test_what_quoted_people_say_is_their_claim(tl):
    quoted = {"jorge-jraissati": {7, 8, 9, 21, 23, 24}, "ariel-gonzalez-levaggi": {10, 12}}
    for person, numbers in quoted.items():
        said = [claim for claim in every_claim(tl) if claim.by == person]
        assert paragraphs(one for claim in said for one in claim.citations) == numbers
        assert {claim.said for claim in said} == {tl.sources[SOURCE_TEXT].published}


@pytest.mark.parametrize("named", fixture("named"), ids=lambda one: one["event"])
def test_who_is_accused_by_name_is_well_sourced_and_heard(tl, named):
    event = tl[named["event"]]
    cited = {citation.source: tl.sources[citation.source] for citation in event.citations}
    whole = {one.publisher for one in cited.values() if one.title and one.published}
    assert len(whole) >= 2, whole
    heard = [claim for claim in event.claims if claim.by == named["person"]]
    assert heard
    assert all(claim.citations for claim in heard)


def test_nobody_else_is_the_subject_of_an_event(tl):
    subjects = {
        (event.id, part.actor)
        for event in tl
        for part in event.participants
        if part.role == "subject" and tl.actors[part.actor].kind == "person"
    }
    assert subjects <= {(one["event"], one["person"]) for one in fixture("named")}


def test_every_claim_is_somebodys_and_cited(tl):
    for claim in every_claim(tl):
        assert claim.by in tl.actors.keys() | tl.sources.keys()
        assert claim.citations, claim
        assert all(one.source in tl.sources for one in claim.citations)


def test_nobody_is_preferred_on_what_is_contested(tl):
    assert not [claim for claim in every_claim(tl) if claim.rank == "preferred"]


def test_every_tenure_is_cited(tl):
    for actor in tl.actors.values():
        assert all(tenure.citations for tenure in actor.tenures), actor.id


def test_every_date_is_edtf(tl):
    spans = [event.when for event in tl]
    spans += [claim.said for claim in every_claim(tl) if claim.said]
    spans += [claim.value for claim in every_claim(tl) if isinstance(claim.value, vt.TimeSpan)]
    spans += [source.published for source in tl.sources.values() if source.published]
    spans += [tenure.when for actor in tl.actors.values() for tenure in actor.tenures]
    for span in spans:
        assert vt.TimeSpan.parse(str(span)) == span


def test_every_address_is_known(tl):
    lines = (FIXTURES / "known_urls.txt").read_text("utf-8").splitlines()
    known = [line for line in lines if not line.startswith("#")]
    assert known == sorted(set(known))
    for source in tl.sources.values():
        if source.url is not None:
            parts = urlsplit(source.url)
            assert parts.scheme in {"http", "https"}
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), source.url
            assert hashlib.sha256(source.url.encode()).hexdigest() in known, source.url


LATER = vt.Relation.STARTS_AFTER | vt.Relation.OVERLAPPED_BY | vt.Relation.FINISHES
NOT_BEFORE = LATER | vt.Relation.SAME_START | vt.Relation.DURING
FITTING = {
    "after": LATER | vt.Relation.SAME_START,
    "responds-to": NOT_BEFORE,
    "part-of": vt.Relation.WITHIN,
    "causes": NOT_BEFORE.converse,
}


def contradicts(one, kind, other):
    """Whether a link cannot hold, whichever of their possible days two events were on."""
    if not one.possibly(FITTING[kind], other, tolerance=0):
        return True
    return kind == "after" and one.bounds.start_max < other.bounds.end_min


def test_no_link_contradicts_the_dates(tl):
    for event in tl:
        for link in event.links:
            assert not contradicts(event.when, link.kind, tl[link.event].when), (event.id, link)


@pytest.mark.parametrize(
    ("one", "kind", "other", "wrong"),
    [
        ("2024-07-29", "after", "2024-07-29", False),
        ("2024-07-28", "after", "2024-07-29", True),
        ("2024-07-28", "after", "2024-07", False),
        ("2024-07-28", "after", "2024-07-28/2024-07-30", True),
        ("2024-07-30", "after", "2024-07-28/2024-07-30", False),
        ("2024-07-29", "responds-to", "2024-07-28/2024-07-30", False),
        ("2024-07-27/2024-08", "responds-to", "2024-07-28", True),
        ("2024-07-29", "part-of", "2024-07-28/2024-07-30", False),
        ("2024-07-29/2024-07-31", "part-of", "2024-07-28/2024-07-30", True),
        ("2024-07-28", "causes", "2024-07-29", False),
        ("2024-07-30", "causes", "2024-07-29", True),
    ],
)
def test_contradictions_are_found(one, kind, other, wrong):
    assert contradicts(vt.TimeSpan.parse(one), kind, vt.TimeSpan.parse(other)) is wrong


def test_state_media_are_labelled(tl):
    for source in tl.sources.values():
        if STATE_MEDIA.search(source.publisher or ""):
            assert source.state_media, source.id


def test_words_are_the_policys(tl):
    listed = set(re.findall(r"`([a-z0-9-]+)`", POLICY.read_text("utf-8")))
    words = {event.kind for event in tl} | {tag for event in tl for tag in event.tags}
    words |= {claim.aspect for claim in every_claim(tl)}
    words |= {source.kind for source in tl.sources.values()}
    quantities = [claim.value for claim in every_claim(tl) if isinstance(claim.value, vt.Quantity)]
    words |= {quantity.unit for quantity in quantities}
    assert words - listed == set()


def slugs(tl):
    """Every slug of the data that a reader is shown as a word."""
    for event in tl:
        yield from filter(None, (event.kind, *event.tags))
        yield from (part.role for part in event.participants if part.role)
    for claim in every_claim(tl):
        yield claim.aspect
        if isinstance(claim.value, vt.Quantity) and claim.value.unit:
            yield claim.value.unit


def test_every_slug_that_is_shown_has_a_name_in_both_languages(tl):
    generic = {slug for slug in slugs(tl) if word(slug, "es") != slug.replace("-", " ")}
    assert set(slugs(tl)) - generic == set(tl.terms)
    assert all(term.name.languages == ("en", "es") for term in tl.terms.values())


def test_the_version_is_a_year_and_month(tl):
    assert re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])", tl.version)


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

"""The sources: enough of them, independent, titled and dated, none before what it is cited for."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

import venezuela_timeline as vt
from bilingual import Names

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
SOURCE_TEXT = "fox-news-digital-2024"

ITS_OWN = {"fox-news-digital-article"}
"""The source text's publication: its own statement, for which no other source can stand."""

AREAS = {"aragua", "capitan-manuel-rios-air-base", "gulf-of-venezuela", "tver-region"}
"""Places that are no cities: a point would say more of them than is known."""


@pytest.fixture(scope="module")
def tl():
    return vt.load()


def to_the_day(source):
    return source.published is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", str(source.published))


def whole(source):
    """Whether a reader can find it by its title, publisher and day."""
    return bool(source.title and source.publisher and to_the_day(source))


def owners(source):
    """Whose text it is: the agencies it carries, or else its publisher."""
    last = re.sub(r" \(English translation.*\)", "", source.publisher.split(" / ")[-1])
    return frozenset(last.split("-"))


def independent(sources):
    """Whether two of some sources are of different owners."""
    by_owner = [owners(source) for source in sources]
    return any(not one & other for one in by_owner for other in by_owner)


def cited(tl, event):
    return [tl.sources[key] for key in {one.source for one in event.every_citation()}]


def test_agencies_count_once():
    afp = vt.Source("a", publisher="Al Arabiya / AFP")
    both = vt.Source("b", publisher="Business Standard / PTI-AFP")
    assert not independent([afp, both])
    assert not independent([afp, vt.Source("c", publisher="AFP")])
    assert not independent([afp, vt.Source("e", publisher="AFP (English translation at X)")])
    assert independent([afp, vt.Source("d", publisher="Al Arabiya")])


def test_enough_events_in_every_year(tl):
    assert len(tl) >= 165
    begun = {event.when.earliest.year for event in tl if event.when.earliest}
    assert set(range(2012, 2026)) - begun == set()


def test_until_when_events_are_known_is_said(tl):
    last = max(event.when.earliest for event in tl)
    assert (last.year, last.month) == (2026, 3)
    assert "to March 2026" in tl.title["en"]
    assert "hasta marzo de 2026" in tl.title["es"]
    read = max(source.accessed for source in tl.sources.values() if source.accessed)
    day = f"{read.day} {read:%B} {read.year}"
    assert day in tl.chapters["aftermath"].summary["en"]
    for page in ("README.md", "docs/editorial-policy.md", "docs/data/README.md", "CITATION.cff"):
        text = " ".join((ROOT / page).read_text("utf-8").split())
        assert day in text, page
        assert "March 2026" in text, page
    size = f"{len(tl)} events and {len(tl.sources)} sources"
    assert size in (ROOT / "README.md").read_text("utf-8")


def test_every_event_has_a_source_with_title_day_and_publisher(tl):
    bare = {event.id for event in tl if not any(map(whole, cited(tl, event)))}
    assert bare == ITS_OWN


def test_events_have_two_independent_sources(tl):
    titled = [e for e in tl if independent([one for one in cited(tl, e) if whole(one)])]
    assert len(titled) >= 140
    assert {event.id for event in tl if not independent(cited(tl, event))} == ITS_OWN


def test_no_event_rests_on_one_side_alone(tl):
    weak = {
        event.id
        for event in tl
        if all(
            one.state_media or one.kind == "reference" or one.id == SOURCE_TEXT
            for one in cited(tl, event)
        )
    }
    assert weak == ITS_OWN


def test_who_is_accused_by_name_is_accused_on_two_independent_sources(tl):
    named = tomllib.loads((FIXTURES / "named.toml").read_text("utf-8"))["named"]
    for event in {one["event"] for one in named}:
        assert independent([one for one in cited(tl, tl[event]) if whole(one)]), event


BLAMES_NOBODY = {
    "aid-convoys-border-2019",  # a government's forces, by the name of its head
    "us-boat-strike-2025",  # a denial, which names who had repeated the charge
}


def test_whoever_is_blamed_by_name_is_among_the_named(tl):
    named = tomllib.loads((FIXTURES / "named.toml").read_text("utf-8"))["named"]
    persons = [actor.name["en"] for actor in tl.actors.values() if actor.kind == "person"]
    surnames = {word for name in persons for word in name.split()[1:]}
    names = Names(tl)
    blaming = set()
    for event in tl:
        for claim in event.every_claim():
            if claim.aspect == "blame" and claim.text is not None:
                own = tl.actors[claim.by].name["en"].split() if claim.by in tl.actors else []
                if names.of(claim.text["en"], "en") & surnames - set(own):
                    blaming.add(event.id)
    assert blaming - {one["event"] for one in named} == BLAMES_NOBODY


def test_enough_sources_have_titles_and_days(tl):
    titled = [source for source in tl.sources.values() if source.title]
    assert len(titled) >= 300
    assert len([source for source in titled if to_the_day(source)]) >= 250


def test_every_source_has_a_publisher_and_a_language(tl):
    for source in tl.sources.values():
        assert source.publisher, source.id
        assert source.language, source.id


EARLIER = {
    ("delcy-rodriguez-acting-president-2026", "reuters-2026-01-04-supreme-court"),  # the order
    ("campaign-2024", "el-nuevo-pais-2024-03-05-election-date"),  # its dates, announced
    ("campaign-2024", "venezuela-informa-2024-03-06-call"),  # the same
    ("putin-phone-call-2019", "embassy-of-venezuela-belgium-2019-01-23-call"),  # perhaps another
}
"""What was published before the event it is cited for; each has a note that says why."""


def test_no_source_is_older_than_its_event_but_what_announced_it(tl):
    before = vt.Relation.BEFORE | vt.Relation.MEETS
    early = [
        (event.id, citation)
        for event in tl
        for citation in event.citations
        if (published := tl.sources[citation.source].published)
        and published.certainly(before, event.when)
    ]
    assert {(event, citation.source) for event, citation in early} == EARLIER
    assert all(citation.note for _, citation in early)


# One spelling, clean addresses -------------------------------------------------------------


def publishers(tl):
    return {name for source in tl.sources.values() for name in source.publisher.split(" / ")}


DIFFERENT = [{"Business Standard", "The Business Standard"}, {"La Voz", "Voz"}]
"""Publishers with the same name but for its article: of India and Bangladesh, and so on."""


def skeleton(name):
    """A name without its article, accents, signs and capitals."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"\W", "", re.sub(r"^(the|el|la|los|las|il|o|a) ", "", bare))


def test_publishers_are_those_of_the_list_each_spelt_once(tl):
    lines = (FIXTURES / "publishers.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    assert listed == sorted(set(listed))
    assert publishers(tl) == set(listed)
    alike = {}
    for name in listed:
        alike.setdefault(skeleton(name), set()).add(name)
    assert [names for names in alike.values() if len(names) > 1] == DIFFERENT


TRACKING = {"amp", "cmp", "fbclid", "gclid", "igshid", "ito", "mc_cid", "ref", "share", "src"}


def test_addresses_carry_no_tracking(tl):
    for source in tl.sources.values():
        parts = urlsplit(source.url or "")
        asked = {key for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
        assert not asked & TRACKING, source.id
        assert not any(key.startswith("utm_") for key in asked), source.id
        assert not parts.fragment, source.id


def test_every_city_has_coordinates(tl):
    without = {place.id for place in tl.places.values() if place.latitude is None}
    assert without == AREAS

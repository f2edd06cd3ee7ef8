"""English and Spanish say the same: figures, dates, hedges and names, text by text."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from bilingual import Names, facts

EXCEPTIONS = {
    # "no third party" is "terceros", a plural that counts nothing.
    "trump-zakharova-exchange, claim 3": {"3"},
}


def texts(tl):
    """Every text of the timeline that is in the library's own words, and where it stands."""
    yield "timeline, title", tl.title
    for chapter in tl.chapters.values():
        yield f"{chapter.id}, title", chapter.title
        yield f"{chapter.id}, summary", chapter.summary
    for actor in tl.actors.values():
        yield f"{actor.id}, description", actor.description
    for event in tl:
        yield f"{event.id}, title", event.title
        yield f"{event.id}, summary", event.summary
        for number, claim in enumerate(event.every_claim(), 1):
            yield f"{event.id}, claim {number}", claim.text
            yield f"{event.id}, reason of claim {number}", claim.reason
        for citation in event.every_citation():
            yield f"{event.id}, note on {citation.source}", citation.note


def differing(where, text, names):
    """What only one of the two languages states."""
    english = facts(text["en"], "en") | names.of(text["en"], "en")
    spanish = facts(text["es"], "es") | names.of(text["es"], "es")
    return (english ^ spanish) - EXCEPTIONS.get(where, set())


def test_both_languages_state_the_same_facts():
    tl = vt.load()
    names = Names(tl)
    found = {w: differing(w, text, names) for w, text in texts(tl) if text is not None}
    assert len(found) > 900
    assert {where: facts for where, facts in found.items() if facts} == {}


def test_every_exception_is_needed():
    tl = vt.load()
    names = Names(tl)
    for where, text in texts(tl):
        if where in EXCEPTIONS:
            assert differing("", text, names) == EXCEPTIONS[where]


@pytest.mark.parametrize(
    ("english", "spanish", "only"),
    [
        ("Over 6,408,844 votes", "Más de 6.408.844 votos", set()),
        ("Over 6,408,844 votes", "Más de 6.408.484 votos", {"6408844", "6408484"}),
        ("Nearly 7 million votes", "Siete millones de votos", {"nearly"}),
        ("51.95% in all", "El 51,95 % en total", set()),
        ("over 20 billion dollars", "más de 20.000 millones de dólares", set()),
        ("11 billion", "11 millones", {"11000000000", "11000000"}),
        ("At least 24 died", "Murieron 24", {"at-least"}),
        ("on Friday 2 August", "el viernes 2 de agosto", set()),
        ("on 2 August", "el 3 de septiembre", {"2", "3", "months 8", "months 9"}),
        ("They may march", "Pueden marchar", set()),
        ("Maduro met González", "Maduro se reunió", {"González"}),
        ("a Russian frigate", "una fragata", {"russia"}),
        ("The UN saw an end", "La ONU vio un fin", set()),
        ("sixteen officials", "quince funcionarios", {"16", "15"}),
    ],
)
def test_a_difference_is_found(english, spanish, only):
    text = vt.Text({"en": english, "es": spanish})
    assert differing("", text, Names(vt.load())) == only

"""What `text` finds: the cases that every engine runs, and how `search` ranks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from text_cases import CASES, NOTHING, ids, timeline
from venezuela_timeline import Actor, Claim, Event, Timeline
from venezuela_timeline.timeline import text_index, words
from venezuela_timeline.timeline.words import terms_of

TL = timeline()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} {case['why']}")
def test_a_case(case):
    query = vt.text(case["words"], fields=case.get("fields"))
    assert ids(TL.where(query)) == set(case["hits"])
    assert ids(TL.where(query & ~vt.contested())) == set(case["hits"])
    assert ids(TL.where(~query)) == TL.ids - set(case["hits"])
    assert {event.id for event in TL.search(case["words"], fields=case.get("fields"))} == set(
        case["hits"]
    )


@pytest.mark.parametrize("asked", NOTHING)
def test_what_asks_for_nothing_is_refused(asked):
    with pytest.raises(vt.QueryError, match="looks for nothing"):
        vt.text(asked)
    assert terms_of(asked) == ()


def test_fields_that_are_none_are_refused():
    with pytest.raises(vt.QueryError, match="no texts of the field 'titel': did you mean 'title'"):
        vt.text("a", fields="titel")
    with pytest.raises(vt.QueryError, match="no fields to look in"):
        vt.text("a", fields=())


def test_the_fields_show_in_the_repr():
    assert repr(vt.text("a", fields=["title", "id"])) == "text('a', fields=('id', 'title'))"
    assert repr(vt.text("a")) == "text('a')"


def test_terms_that_were_looked_for_do_not_pile_up(monkeypatch):
    monkeypatch.setattr(text_index, "_KEPT", 3)
    tl = timeline()
    for case in CASES[:6]:
        tl.search(case["words"])
    assert len(tl._search.by_words._sets) <= 3 + 7  # noqa: SLF001  (a term has so many fields)


def test_the_best_hits_come_first():
    assert [event.id for event in TL.search("kazan")] == ["kazan-summit", "invitation"]
    assert [event.id for event in TL.search("invit*")] == ["invitation", "kazan-summit"]
    assert [event.id for event in TL.search("kazan", count=1)] == ["kazan-summit"]
    with pytest.raises(vt.QueryError, match="count is -1"):
        TL.search("kazan", count=-1)


def test_folding_keeps_few_characters(monkeypatch):
    monkeypatch.setattr(words, "_KEPT", 3)
    folded, in_words = words._Folds(), words._Words()  # noqa: SLF001
    for text in ("ñandú Россия", "¿qué? 1½ ﬁn", "Ελλάς"):
        assert text.translate(folded) == words.folded(text)
        assert " ".join(text.translate(in_words).split()) == words.run_of(text).strip()
        assert max(len(folded), len(in_words)) <= 3


@given(st.text(max_size=12))
def test_words_are_the_runs_of_letters_and_digits_of_what_is_folded(text):
    """Bytes and letters are translated alike."""
    runs = "".join(one if one.isalnum() else " " for one in words.folded(text)).split()
    assert words.run_of(text).split() == runs


def test_the_words_of_an_event_in_a_column():
    column = TL._search._words_of.column(TL["invitation"])  # noqa: SLF001
    assert [part.split("\n")[0] for part in column.split("\t")] == [
        " invitation ",
        " putin invites maduro ",
        "",
        " invited to kazan they said ",
        " maduro ",
        "",
        " gazette ",
    ]


@pytest.mark.parametrize("asked", ["6408844", "6,408,844", "6.408.844", "51.95", "51,95"])
def test_the_figures_of_claims_are_found(asked):
    claims = [
        Claim("votes", "council", 6408844),
        Claim("vote-share", "council", Decimal("51.95")),
        Claim("turnout", "council", text={"en": "High"}),
    ]
    council = Actor("council", "The council", "organisation")
    tl = Timeline([Event("count", "The count", 2024, claims=claims)], actors=[council])
    assert list(tl.where(vt.text(asked)).ids) == ["count"]
    assert list(tl.where(vt.text(asked, fields="claims")).ids) == ["count"]
    assert not tl.where(vt.text(asked, fields="title"))
    assert not tl.where(vt.text("640884"))

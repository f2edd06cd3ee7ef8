"""What `text` finds: the cases that every engine runs, and how `search` ranks."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from text_cases import CASES, NOTHING, ids, timeline
from venezuela_timeline.timeline import text_index
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


@pytest.mark.parametrize("words", NOTHING)
def test_what_asks_for_nothing_is_refused(words):
    with pytest.raises(vt.QueryError, match="looks for nothing"):
        vt.text(words)
    assert terms_of(words) == ()


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

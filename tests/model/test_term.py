"""The words of a timeline's own vocabulary."""

import pytest

import venezuela_timeline as vt
from venezuela_timeline.timeline.sentences import number, term

MINE = vt.Timeline(
    [
        vt.Event(
            "vote",
            "The vote",
            "2024-07-28",
            kind="election",
            claims=[vt.Claim("cost", "ann", vt.Quantity(5, unit="pounds"))],
        )
    ],
    actors=[vt.Actor("ann", "Ann")],
    terms=[vt.Term("cost", {"en": "cost", "es": "costo"}), vt.Term("pounds", {"es": "libras"})],
)


def test_a_slug_is_called_what_its_term_says_then_what_every_timeline_says_then_by_itself():
    assert term(MINE, "cost", "es") == "costo"
    assert term(MINE, "office-holder", "es") == "titular del cargo"
    assert term(MINE, "tally-sheets", "es") == "tally sheets"


def test_units_are_terms_too():
    assert number(MINE, vt.Quantity(5, unit="pounds"), "es") == "5 libras"


def test_a_selection_and_an_edit_keep_the_terms():
    assert MINE.where(vt.kind("election")).terms == MINE.terms
    assert MINE.remove("vote").terms == MINE.terms
    other = vt.Timeline(terms=[vt.Term("tax", "tax")])
    assert set((MINE | other).terms) == {"cost", "pounds", "tax"}


def test_two_names_of_one_slug_are_a_conflict():
    with pytest.raises(vt.ConflictError):
        MINE | vt.Timeline(terms=[vt.Term("cost", "price")])


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.toml", "folder"])
def test_terms_come_back(name, tmp_path):
    MINE.save(tmp_path / name)
    assert vt.read(tmp_path / name).terms == MINE.terms


def test_every_value_that_is_shown_has_lines_and_html():
    event = MINE["vote"]
    for value in (MINE, event, event.claims[0]):
        assert str(value).startswith(("Timeline: 1 event", "The vote [vote]", "Ann: cost"))
        assert value._repr_mimebundle_()["text/plain"] == str(value)
        assert value._repr_mimebundle_()["text/html"] == value._repr_html_()

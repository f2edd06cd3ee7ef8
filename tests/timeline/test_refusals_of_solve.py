"""What cannot be solved, and what a solution says in words."""

import datetime

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats import csv
from venezuela_timeline.model.inferred import _candidates as candidates
from venezuela_timeline.time import Cell
from venezuela_timeline.timeline import chronology


def test_only_a_timeline_is_solved():
    with pytest.raises(vt.QueryError, match="3 is not a Timeline"):
        chronology.solve(3)


def test_a_start_and_an_end_that_are_known_alike_are_said_once():
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2013-03-05"),
            vt.Event("x", "X", links=[vt.Link("after", "a"), vt.Link("before", "b")]),
            vt.Event("b", "B", "2013-04-14"),
        ]
    )
    inferred = chronology.solve(tl).timeline()["x"].inferred
    for lang, words in (("en", "5 March"), ("es", "5 de marzo")):
        assert words in inferred.describe(lang)
        with pytest.raises(vt.FormatError):
            inferred.describe("fr")


def test_a_table_of_claims_names_the_column_it_lacks():
    with pytest.raises(vt.DataError, match="the column 'by' is missing"):
        csv.loads("id,when,title\na,2024,A\n", claims="event,aspect\na,votes\n")


@pytest.mark.parametrize("text", ["[]", "3", '"x"'])
def test_of_a_newer_file_that_is_no_document_nothing_is_kept(text):
    with pytest.raises(vt.DataError):
        formats.loads(text, "json", newer="keep")


def test_what_edtf_can_say_of_bounds_and_of_several_days():
    day = datetime.date(2024, 7, 28).toordinal()
    apart = [Cell(one, one, one, one, linked=True) for one in (day, day + 9)]
    assert list(candidates(apart)) == ["[2024-07-28,2024-08-06]"]
    assert list(candidates([Cell(day, day, day, day, linked=False), *apart])) == []
    several = Cell(day, day + 2, day, day + 2, linked=True)
    assert list(candidates([several])) == ["[2024-07-28..2024-07-30]"]
    assert list(candidates([Cell(day, day, day, day, linked=True)])) == ["2024-07-28"]

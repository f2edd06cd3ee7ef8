"""What the comparisons of a span accept on the other side, and how they refuse the rest."""

from datetime import date, datetime

import pytest
from hypothesis import given

from strategies import time_spans
from venezuela_timeline.errors import PhraseError, QueryError, TimelineError
from venezuela_timeline.time import Certainty, Relation, TimeSpan, common_cells, edtf, when

JULY = TimeSpan("2024-07")
OTHERS = ["2024-08", "August 2024", "agosto de 2024", date(2024, 8, 1), datetime(2024, 8, 1)]  # noqa: DTZ001


@pytest.mark.parametrize("other", OTHERS)
def test_the_other_side_is_whatever_when_takes(other):
    span = when(other)
    assert JULY.relations(other) == JULY.relations(span) == Relation.ENDS_BEFORE
    assert JULY.possibly(Relation.MEETS, other)
    assert JULY.certainly(Relation.ENDS_BEFORE, other)
    assert JULY.certainty(Relation.BEFORE, other) is Certainty.POSSIBLE
    assert JULY.until(other) == JULY.until(span)


def test_the_other_side_may_be_a_year():
    assert JULY.relations(2025) == JULY.relations("2025") == Relation.BEFORE


ASKED = [
    JULY.relations,
    lambda other: JULY.possibly(Relation.BEFORE, other),
    lambda other: JULY.certainly(Relation.BEFORE, other),
    lambda other: JULY.certainty(Relation.BEFORE, other),
    JULY.until,
]


@pytest.mark.parametrize("other", [None, 2.5, True, b"2024", [], "gibberish"])
@pytest.mark.parametrize("ask", ASKED)
def test_what_is_no_time_is_refused(ask, other):
    with pytest.raises(PhraseError, match=r"is not a time|cannot read"):
        ask(other)


@pytest.mark.parametrize("relation", ["before", None, 1, Certainty.CERTAIN])
@pytest.mark.parametrize("ask", ["possibly", "certainly", "certainty"])
def test_a_relation_is_a_relation(ask, relation):
    with pytest.raises(QueryError, match=r"is not a Relation: give one such as Relation.BEFORE"):
        getattr(JULY, ask)(relation, "2024-08")


@pytest.mark.parametrize("tolerance", ["1", None, True, 1.0, -1, 10**16])
@pytest.mark.parametrize("ask", ["possibly", "certainly", "certainty"])
def test_a_tolerance_is_a_number_of_units(ask, tolerance):
    with pytest.raises(QueryError, match="is not a number of units: give a whole number from 0 on"):
        getattr(JULY, ask)(Relation.BEFORE, "2024-08", tolerance=tolerance)


@pytest.mark.parametrize("until", ["2024", None])
def test_what_is_known_until(until):
    span = TimeSpan("2006/..")
    if until is None:
        assert span.cells_within(1, until) == span.cells
    else:
        with pytest.raises(QueryError, match="is not a day"):
            span.cells_within(1, until)


@pytest.mark.parametrize("number", [7, 7 - 10**15])
def test_a_tolerance_that_is_not_the_usual_one(number):
    try:
        found = TimeSpan("2024~").relations("2026", tolerance=abs(number))
    except TimelineError as error:
        pytest.fail(str(error))
    assert found & Relation.EQUALS


@given(time_spans())
def test_the_tree_that_was_parsed_is_that_of_the_canonical_text(span):
    assert span._node == edtf.parse(span.edtf)  # noqa: SLF001


def test_a_text_is_parsed_once(monkeypatch):
    parsed = []
    monkeypatch.setattr(
        edtf, "parse", lambda text, parse=edtf.parse: parsed.append(text) or parse(text)
    )
    span = TimeSpan("[~1667,1668]")
    assert (span.precision, len(span.cells), span.members[0].edtf) == ("year", 2, "1667~")
    assert span.members[0].approximate
    assert parsed == ["[~1667,1668]"]


def test_the_other_of_two_spans_goes_on_until_it_is_known_to():
    going = TimeSpan("2024-05-01/..")
    day = TimeSpan("2024-06-01").bounds.end_max
    _, (other,) = common_cells(TimeSpan("2024"), going, other_known_until=day)
    assert other.end_min == day
    _, (other,) = common_cells(TimeSpan("2024"), going)
    assert other.end_min < day


@given(time_spans())
def test_a_member_is_what_its_text_says(span):
    for member in span.members:
        again = TimeSpan(str(member))
        assert (member.cells, member.seconds, member.precision, member.members) == (
            again.cells,
            again.seconds,
            again.precision,
            again.members,
        )


def test_a_season_whose_number_is_that_of_its_year_is_one():
    assert when("2021-21") == TimeSpan("2021-21")

"""Entities of Wikidata: precisions, calendars, ranks, references."""

from __future__ import annotations

import json

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats.foreign._wikidata_times import span_of
from venezuela_timeline.formats.losses import Losses

GREGORIAN, JULIAN = (f"http://www.wikidata.org/entity/Q{key}" for key in (1985727, 1985786))


def time(text, precision, calendar=GREGORIAN, **more):
    return {"time": text, "precision": precision, "calendarmodel": calendar, **more}


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        (time("+2024-07-28T00:00:00Z", 11), "2024-07-28"),
        (time("+00000002014-01-01T00:00:00Z", 9), "2014"),
        (time("+1952-01-01T00:00:00Z", 9), "1952"),
        (time("+1952-03-00T00:00:00Z", 10), "1952-03"),
        (time("+1952-03-00T00:00:00Z", 11), "1952-03"),
        (time("+1952-00-00T00:00:00Z", 11), "1952"),
        (time("+1952-03-04T05:06:07Z", 14), "1952-03-04T05:06:07"),
        (time("+1952-03-04T05:06:00Z", 13), "1952-03-04"),
        (time("+1988-00-00T00:00:00Z", 8), "198X"),
        (time("-1988-00-00T00:00:00Z", 8), "[-1988..-1979]"),
        (time("+0005-00-00T00:00:00Z", 8), "[0001..0009]"),
        (time("+1901-00-00T00:00:00Z", 7), "[1901..2000]"),
        (time("+2000-00-00T00:00:00Z", 7), "[1901..2000]"),
        (time("+1950-00-00T00:00:00Z", 7), "[1901..2000]"),
        (time("+1900-00-00T00:00:00Z", 7), "[1801..1900]"),
        (time("-0450-00-00T00:00:00Z", 7), "[-0499..-0400]"),
        (time("+1222-00-00T00:00:00Z", 6), "[1001..2000]"),
        (time("-13798000000-00-00T00:00:00Z", 3), "Y-13798000000S5"),
        (time("+12000-00-00T00:00:00Z", 9), "Y12000"),
        (time("-0044-03-15T00:00:00Z", 11), "-0043-03-15"),
        (time("-0044-03-15T00:00:00Z", 11, JULIAN), "-0043-03-13"),
        (time("+1917-10-25T00:00:00Z", 11, JULIAN), "1917-11-07"),
        (time("+1917-10-00T00:00:00Z", 10, JULIAN), "1917-10"),
    ],
)
def test_a_time_is_as_precise_as_it_says(value, edtf):
    assert str(span_of(value, Losses(), "Q1")) == edtf


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"time": 3},
        time("2024", 11),
        time("+2024-07-28T00:00:00Z", 15),
        time("+2024-07-28T00:00:00Z", None),
        time("+0000-00-00T00:00:00Z", 9),
        time("+2024-02-30T00:00:00Z", 11),
    ],
)
def test_what_is_no_time(value):
    with pytest.raises(vt.TimelineError):
        span_of(value, Losses(), "Q1")


def snak(value, **more):
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}, **more}


def statement(value=None, rank="normal", kind="value", **more):
    main = snak(value) if kind == "value" else {"snaktype": kind}
    return {"mainsnak": main, "rank": rank, **more}


def read(claims, **more):
    entity = {
        "id": "Q1",
        "labels": {"es": {"value": "Una"}, "en": {"value": "One"}},
        "claims": claims,
    }
    report = vt.Report()
    text = json.dumps({"entities": {"Q1": entity | more}, "success": 1})
    return formats.loads(text, "wikidata", report=report), str(report)


DAY = time("+2024-07-28T00:00:00Z", 11)
YEAR = time("+1990-00-00T00:00:00Z", 9)
CENTURY = time("+1901-00-00T00:00:00Z", 7)
BOUNDS = {"P1319": [snak(YEAR)], "P1326": [snak(time("+1995-00-00T00:00:00Z", 9))]}
DECADE = time("+1988-00-00T00:00:00Z", 8)


@pytest.mark.parametrize(
    ("claims", "edtf"),
    [
        ({"P585": [statement(YEAR), statement(DAY, "preferred")]}, "2024-07-28"),
        ({"P585": [statement(DAY, "deprecated")], "P580": [statement(YEAR)]}, "1990"),
        ({"P580": [statement(YEAR)], "P582": [statement(DAY)]}, "1990/2024-07-28"),
        ({"P580": [statement(YEAR)], "P582": [statement(kind="somevalue")]}, "1990/"),
        ({"P580": [statement(YEAR)], "P582": [statement(kind="novalue")]}, "1990/.."),
        ({"P582": [statement(YEAR)]}, "/1990"),
        (
            {
                "P580": [statement(CENTURY)],
                "P582": [statement(kind="somevalue")],
                "P571": [statement(YEAR)],
            },
            "1990",
        ),
        ({"P580": [statement(DECADE)], "P582": [statement(YEAR)]}, "198X/1990"),
        (
            {
                "P580": [statement(kind="somevalue", qualifiers=BOUNDS)],
                "P582": [statement(DAY)],
            },
            "199X/2024-07-28",
        ),
        ({"P580": [statement(kind="somevalue")], "P571": [statement(YEAR)]}, "1990"),
        ({"P569": [statement(YEAR)], "P570": [statement(DAY)]}, "1990/2024-07-28"),
        (
            {
                "P585": [
                    statement(
                        kind="somevalue", qualifiers={"P1319": [snak(YEAR)], "P1326": [snak(DAY)]}
                    )
                ]
            },
            "[1990..2024-07-28]",
        ),
        (
            {
                "P585": [
                    statement(
                        YEAR, qualifiers={"P1480": [{"datavalue": {"value": {"id": "Q5727902"}}}]}
                    )
                ]
            },
            "1990~",
        ),
        (
            {
                "P585": [
                    statement(
                        YEAR, qualifiers={"P5102": [{"datavalue": {"value": {"id": "Q18122778"}}}]}
                    )
                ]
            },
            "1990?",
        ),
        (
            {
                "P585": [
                    statement(
                        CENTURY,
                        qualifiers={"P5102": [{"datavalue": {"value": {"id": "Q18122778"}}}]},
                    )
                ]
            },
            "[1901..2000]",
        ),
    ],
)
def test_when_an_entity_was(claims, edtf):
    tl, _ = read(json.loads(json.dumps(claims)))
    assert str(tl["q1"].when) == edtf


def test_statements_are_claims():
    references = [
        {
            "snaks": {
                "P854": [{"datavalue": {"value": "https://a.org"}}],
                "P248": [{"datavalue": {"value": {"id": "Q7"}}}],
                "P813": [snak(DAY)],
            }
        },
        3,
        {"snaks": 3},
    ]
    claims = {
        "P585": [statement(DAY, "preferred", references=references)],
        "P571": [statement(YEAR, "deprecated"), 3, statement({"time": "x"})],
        "P625": [{"mainsnak": {"datavalue": {"value": {"latitude": 1, "longitude": 2}}}}],
        "P580": 3,
    }
    tl, notes = read(
        claims, descriptions={"en": {"value": "what", "language": "en"}, "?": {"value": "x"}}
    )
    event = tl["q1"]
    assert event.title.versions == (("en", "One"), ("es", "Una"))
    assert str(event.summary) == "what"
    assert [(claim.by, str(claim.value), claim.rank) for claim in event.claims] == [
        ("a-org", "2024-07-28", "preferred"),
        ("wikidata", "1990", "deprecated"),
    ]
    assert tl.places[event.place].latitude == 1
    assert [tl.sources[one.source].url for one in event.claims[0].citations] == [
        "https://a.org",
        "https://www.wikidata.org/wiki/Q7",
    ]
    assert "a time of P571 is not read" in notes
    assert "'success' is not read" in notes
    assert "P813" in notes


def test_entities_that_are_no_events():
    with pytest.raises(vt.DataError) as caught:
        formats.loads(
            '[{"id": "Q1"}, 3, {"id": "Q2", "claims": {"P580": [], "P585": 3}}]', "wikidata"
        )
    assert [fault.path for fault in caught.value.faults] == [
        "entities[0]",
        "entities[1]",
        "entities[2]",
    ]
    line = json.dumps({"id": "Q5", "claims": {"P585": [statement(DAY)]}})
    (event,) = formats.loads(f"[\n{line},\n]", "wikidata")
    assert str(event.title) == "Q5"
    with pytest.raises(vt.DataError, match="line 2"):
        formats.loads(f"{line}\nx", "wikidata")


def test_before_and_after_are_noted():
    _, notes = read({"P585": [statement(time("+1990-00-00T00:00:00Z", 9, before=1))]})
    assert "'before' and 'after' of a time are not read" in notes
    _, notes = read({"P585": [statement(time("+1600-00-00T00:00:00Z", 9, JULIAN))]})
    assert "a Julian year or month" in notes


def test_ends_that_are_no_single_date():
    late = time("-0450-00-00T00:00:00Z", 7)
    tl, _ = read({"P580": [statement(late)], "P582": [statement(YEAR)]})
    assert str(tl["q1"].when) == "/1990"
    tl, _ = read({"P580": [statement(YEAR)], "P625": [3], "P582": [statement(kind="somevalue")]})
    assert (str(tl["q1"].when), tl["q1"].place) == ("1990/", None)
    _, notes = read(
        {"P585": [statement(DAY)], "P625": [{"mainsnak": {"datavalue": {"value": {}}}}]}
    )
    assert "coordinates" not in notes
    with pytest.raises(vt.DataError, match="ends"):
        read({"P580": [statement(DAY)], "P582": [statement(YEAR)]})
    tl, _ = read({"P585": [statement(DAY)]}, labels={"en": {"value": " ", "language": "de"}})
    assert str(tl["q1"].title) == "Q1"

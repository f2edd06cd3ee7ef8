"""Events without a time, and times that are inferred, in every format."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import chronology, formats

LOSSLESS = ("json", "jsonl", "toml")
QUERY = vt.during("2013-03/2013-04")


@pytest.fixture
def tl():
    """An oath between a death and a vote, a year narrowed by both, and what nothing places."""
    return vt.Timeline(
        [
            vt.Event("death", "The death", "2013-03-05"),
            vt.Event("vote", "The vote", "2013-04-14"),
            vt.Event(
                "oath", {"en": "The oath", "es": "La jura"}, links=["after death", "before vote"]
            ),
            vt.Event("talks", "Talks", "2013", links=["end at-most 2 weeks before end of vote"]),
            vt.Event("lost", "Lost", links=["after elsewhere"]),
        ],
        outside=["elsewhere"],
    )


@pytest.fixture
def solved(tl):
    return chronology.solve(tl).timeline()


def dumped(timeline, name, **options):
    report = vt.Report()
    return formats.dumps(timeline, name, report=report, **options), str(report)


@pytest.mark.parametrize("name", LOSSLESS)
def test_lossless_formats_hold_the_links_and_not_the_inference(tl, solved, name):
    text = formats.dumps(solved, name)
    assert "inferred" not in text
    back = formats.loads(text, name)
    assert back == tl == solved
    assert back["oath"].inferred is None
    assert back["oath"].when is None
    assert formats.dumps(tl, name) == formats.dumps(back, name)
    assert "oath" in back.where(QUERY, certainly=True, inferred=True)


@settings(max_examples=25)
@given(timelines())
def test_the_inference_of_any_timeline_stays_out_of_files(tl):
    solved = chronology.solve(tl).timeline()
    assert solved == tl
    assert formats.loads(formats.dumps(solved, "json"), "json") == tl


def test_what_is_inferred_cannot_be_written_into_a_file(tl):
    document = json.loads(formats.dumps(tl, "json"))
    document["events"][0]["inferred"] = {}
    with pytest.raises(vt.DataError, match="unknown key 'inferred'"):
        formats.loads(json.dumps(document), "json")


def test_faults_of_links_and_of_what_nothing_places_are_found_at_their_place():
    events = [
        {"id": "a", "title": "A"},
        {"id": "b", "title": "B", "links": [{"kind": "after", "event": "a", "offset": "5 moons"}]},
        {"id": "c", "title": "C", "links": [{"kind": "meets", "event": "a", "side": "end"}]},
        {
            "id": "d",
            "title": "D",
            "when": None,
            "links": [{"kind": "after", "event": "a", "offset": 5}],
        },
    ]
    with pytest.raises(vt.DataError) as caught:
        formats.loads(json.dumps({"events": events}), "json")
    found = {(fault.path, fault.message) for fault in caught.value.faults}
    assert any(path == "events[0]" and "neither a time nor" in words for path, words in found)
    assert any(
        path == "events[1].links[0].offset" and "'5 moons'" in words for path, words in found
    )
    assert any(path == "events[2].links[0]" and "fixed ends" in words for path, words in found)
    assert any(path == "events[3].links[0].offset" and "is 5" in words for path, words in found)


def test_csv_has_an_empty_cell_and_links_as_they_are_said(tl, solved):
    text, _ = dumped(tl, "csv")
    assert "\noath,,undated,,,,The oath,La jura," in text
    assert "end at-most 2 weeks before end of vote" in text
    for written in (text, dumped(solved, "csv")[0]):
        back = formats.loads(written, "csv")
        assert {event.id: (event.when, event.links) for event in back} == {
            event.id: (event.when, event.links) for event in tl
        }
    assert (
        "inferred: between 5 March and 14 April 2013,2013-03-05,2013-04-14"
        in dumped(solved, "csv")[0]
    )


def test_records_have_links_as_texts():
    rows = [
        {"id": "vote", "title": "The vote", "when": "2013-04-14"},
        {"id": "oath", "title": "The oath", "links": "1 week after vote; before late"},
        {"id": "late", "title": "Late", "when": "2014", "links": ["after vote"]},
    ]
    tl = vt.Timeline.from_records(rows)
    assert [str(link) for link in tl["oath"].links] == ["1 week after vote", "before late"]
    assert tl["oath"].when is None


# Calendars --------------------------------------------------------------------------------


def test_a_calendar_leaves_out_what_has_no_date_and_names_it(tl):
    text, report = dumped(tl, "ics")
    assert "UID:oath@" not in text
    words = "skipped: it has no date; inferred=True shows where its links place it"
    assert f"oath: {words}" in report
    assert f"lost: {words}" in report


@pytest.mark.parametrize(
    ("lang", "words", "because"),
    [
        ("en", "between 5 March and 14 April 2013", "from The death; The vote"),
        ("es", "entre el 5 de marzo y el 14 de abril de 2013", "a partir de The death; The vote"),
    ],
)
def test_a_calendar_shows_the_inferred_days_in_words_on_request(tl, solved, lang, words, because):
    text, report = dumped(tl, "ics", inferred=True, lang=lang)
    assert text == dumped(solved, "ics", lang=lang)[0]
    plain = text.replace("\r\n ", "").replace("\\", "")
    assert f"({words})" in plain
    assert f"{words}, {because}" in plain
    assert "DTSTART;VALUE=DATE:20130305\r\nDTEND;VALUE=DATE:20130306" in text
    assert "oath" not in report
    assert "lost: skipped" in report
    back = formats.loads(text, "ics")
    assert back["oath"].when == vt.TimeSpan("2013-03-05")


def test_a_calendar_keeps_a_date_where_it_is_and_says_what_is_inferred(solved):
    text = dumped(solved, "ics")[0].replace("\r\n ", "").replace("\\", "")
    assert "DTSTART;VALUE=DATE:20130101" in text
    assert (
        "When: 2013 (day not known)nnInferred: start: between 1 January and 14 April 2013; "
        "end: between 31 March" in text
    )
    back = formats.loads(dumped(solved, "ics")[0], "ics")
    assert back["talks"].when == vt.TimeSpan("2013")
    assert back["talks"].summary is None
    assert [str(link) for link in back["talks"].links] == ["end at-most 2 weeks before end of vote"]


def test_an_embedded_event_comes_back_without_a_date(tl):
    placed = tl.remove("lost")
    text = dumped(placed, "ics", inferred=True, embed=True)[0]
    assert formats.loads(text, "ics") == placed


def test_an_inferred_event_beyond_a_calendar_or_open_is_marked():
    tl = vt.Timeline([vt.Event("a", "A", "2013-03-05"), vt.Event("b", "B", links=["after a"])])
    text, report = dumped(tl, "ics", inferred=True)
    assert "b: shown on 2013-03-05 alone: 5 March 2013 or later" in report
    assert "SUMMARY:B (5 March 2013 or later)" in text


# What is looked at ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["markdown", "mermaid", "html"])
def test_words_stand_where_the_date_would(tl, solved, name):
    assert "undated" in dumped(tl, name)[0]
    assert "between 5 March and 14 April 2013" in dumped(solved, name)[0]
    assert "sin fecha" in dumped(tl, name, lang="es")[0]


def test_a_picture_draws_what_is_possible_pale(tl, solved):
    for timeline in (tl, solved):
        text = dumped(timeline, "svg")[0]
        (mark,) = re.findall(r"<g transform[^>]*><title>[^<]*The oath</title>.*?</g>", text)
        assert mark.count("<line") == mark.count('stroke-opacity=".4"') == 1
    (row,) = (row for row in solved.chart()["data"]["values"] if row["id"] == "oath")
    assert row["part"] == "possible"


def test_a_page_finds_what_is_inferred(solved):
    text = dumped(solved, "html")[0]
    assert "between 5 March and 14 April 2013" in text
    assert 'id="oath"' in text


def test_json_ld_has_no_time_span_and_the_offsets_of_links(tl, solved):
    text, _ = dumped(tl, "jsonld")
    assert sorted(json.loads(text)["@graph"], key=str) == sorted(
        json.loads(dumped(solved, "jsonld")[0])["@graph"], key=str
    )
    nodes = {node.get("identifier"): node for node in json.loads(text)["@graph"]}
    assert "crm:P4_has_time-span" not in nodes["oath"]
    (link,) = nodes["talks"]["tl:link"]
    assert {key: link[key] for key in ("tl:offset", "tl:limit", "tl:side", "tl:of")} == {
        "tl:offset": "2 weeks",
        "tl:limit": "at-most",
        "tl:side": "end",
        "tl:of": "end",
    }


def test_timelinejs_shows_an_inferred_day_and_skips_what_has_none(tl, solved):
    text, report = dumped(tl, "timelinejs")
    assert [slide["unique_id"] for slide in json.loads(text)["events"]] == [
        "talks",
        "death",
        "vote",
    ]
    assert "skipped: no day of them is known (2 events: lost, oath)" in report
    slides = {
        slide["unique_id"]: slide for slide in json.loads(dumped(solved, "timelinejs")[0])["events"]
    }
    assert slides["oath"]["start_date"] == {"year": 2013, "month": 3}
    assert slides["oath"]["display_date"] == "inferred: between 5 March and 14 April 2013"
    assert "edtf" not in slides["oath"]


def test_timelinejs_shows_what_is_only_known_to_have_ended():
    tl = vt.Timeline([vt.Event("a", "A", "2013-03-05"), vt.Event("b", "B", links=["before a"])])
    text = dumped(chronology.solve(tl).timeline(), "timelinejs")[0]
    assert json.loads(text)["events"][0]["start_date"] == {"year": 2013}


# Parts of a timeline ----------------------------------------------------------------------


def test_parts_of_a_timeline_know_what_is_inferred(tl, solved):
    assert list(tl.group_by("year")) == ["2013", None]
    assert list(tl.group_by("year")[None].ids) == ["lost", "oath"]
    assert list(solved.group_by("year")[None].ids) == ["lost"]
    assert tl.gaps() == ()
    assert str(tl.remove("lost", "oath").gaps()) == "()"
    assert tl.nearest("2013-03-05", 5)[-1].id == "oath"
    assert [event.id for event in solved.nearest("2013-04-01", 1)] == ["talks"]
    assert tl.summary().imprecise == 3
    assert str(tl.span) == "2013-01-01/2013-12-31"
    assert vt.Timeline([vt.Event("x", "X", links=["after y"])], outside=["y"]).span is None
    assert list(tl.as_of("2013-03-10").ids) == ["talks", "death", "lost", "oath"]
    assert set(solved.as_of("2013-03-01").ids) == {"lost", "talks"}


def test_a_cause_that_nobody_had_claimed_yet_placed_nothing():
    claim = vt.Claim("cause", "ann", text="because", said="2014")
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2013-03-05"),
            vt.Event("b", "B", links=[vt.Link("causes", "a", claims=[claim])]),
        ],
        actors=[vt.Actor("ann", "Ann")],
    )
    assert list(tl.as_of("2013-12-31").ids) == ["a"]
    assert set(tl.as_of("2014-12-31").ids) == {"a", "b"}


def test_orders_of_events_without_a_time(tl, solved):
    assert [event.id for event in chronology.sort(tl, "latest")][-2:] == ["lost", "oath"]
    assert chronology.precedes(tl, "death", "oath") is vt.Certainty.POSSIBLE
    assert chronology.precedes(solved, "oath", "lost") is vt.Certainty.POSSIBLE
    assert len(chronology.layers(tl)) == 1
    with pytest.raises(vt.QueryError, match="tolerance is -1"):
        chronology.precedes(tl, "lost", "lost", tolerance=-1)

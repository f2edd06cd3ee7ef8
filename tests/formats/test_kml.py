"""Events as placemarks of KML."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import HOSTILE, hostile_timeline, time_spans, timelines
from venezuela_timeline.formats import kml
from venezuela_timeline.safe_text import shown_line

HERE = vt.Place("here", "Here", latitude=10.5, longitude=-66.9)


def one(when="2024-07-28", **fields):
    event = vt.Event("vote", "The vote", when, **{"place": "here", **fields})
    actors, sources = [vt.Actor("ann", "Ann")], [vt.Source("paper", "P")]
    places = [HERE, vt.Place("nowhere", "Nowhere")]
    return vt.Timeline([event], places=places, actors=actors, sources=sources, outside=["x"])


def placemarks(timeline, **options):
    root = ET.fromstring(kml.dumps(timeline, **options))  # noqa: S314  (we wrote it)
    for node in root.iter():
        node.tag = node.tag.removeprefix("{http://www.opengis.net/kml/2.2}")
    return list(root.iter("Placemark"))


def report_of(timeline):
    report = vt.Report()
    kml.dumps(timeline, report=report)
    return str(report)


def data(placemark):
    return {one.get("name"): one.findtext("value") for one in placemark.iter("Data")}


def test_a_placemark():
    claims = [vt.Claim("winner", by, value="ann") for by in ("ann", "paper")]
    claims.append(vt.Claim("winner", "ann", "ann", stance="denies"))
    (found,) = placemarks(
        one(summary="A\nB < C", claims=claims, citations=["paper"], tags=["a", "b"])
    )
    assert [node.tag for node in found] == [
        *("name", "description", "TimeStamp", "ExtendedData", "Point")
    ]
    assert found.get("id") == "event-vote"
    assert found.findtext("name") == "The vote"
    assert found.findtext("description") == (
        "<p><b>28 July 2024</b></p><p>contested</p><p>A<br>B &lt; C</p>"
        "<h4>Claims</h4><ul><li>Ann: winner: Ann</li><li>P: winner: Ann</li>"
        "<li>Ann denies: winner: Ann</li></ul><h4>Sources</h4><ul><li>P</li></ul>"
    )
    assert found.findtext("Point/coordinates") == "-66.9,10.5"
    facts = data(found)
    assert (facts["edtf"], facts["certainty"]) == ("2024-07-28", "certain")
    assert (facts["contested"], facts["start_earliest"]) == ("true", "2024-07-28")
    assert (facts["event"], facts["tags"]) == ("vote", "a, b")
    (found,) = placemarks(one(place="nowhere"), lang="es")
    assert found.find("Point") is None
    assert found.findtext("description") == "<p><b>28 de julio de 2024</b></p>"
    assert data(found)["contested"] == "false"


@pytest.mark.parametrize(
    ("edtf", "when", "begin", "end"),
    [
        ("2024", None, "2024-01-01", "2024-12-31"),
        ("2024-07", None, "2024-07-01", "2024-07-31"),
        ("2024-07-28T06:00:00-04:00", "2024-07-28T06:00:00-04:00", None, None),
        ("2024-07~", None, "2024-07-01", "2024-07-31"),
        ("2004/2005", None, "2004-01-01", "2005-12-31"),
        ("2006/..", None, "2006-01-01", None),
        ("/2006", None, None, "2006-12-31"),
        ("-0043", None, None, None),
        ("0000", None, None, None),
        ("-0043/0009", None, None, "0009-12-31"),
        ("Y17000", None, None, None),
        ("/..", None, None, None),
    ],
)
def test_times(edtf, when, begin, end):
    (found,) = placemarks(one(edtf))
    assert found.findtext("TimeStamp/when") == when
    assert (found.findtext("TimeSpan/begin"), found.findtext("TimeSpan/end")) == (begin, end)
    assert data(found)["edtf"] == edtf
    notes = report_of(one(edtf))
    assert ("from the first possible day" in notes) == bool(begin or end)
    assert ("outside the years 1 to 9999" in notes) == edtf.startswith(("-", "0", "Y"))


def test_what_has_no_place_or_no_date_is_said():
    assert placemarks(one(place=None)) == []
    assert "vote: left out: they have no place" in report_of(one(place=None))
    tl = one(when=None, links=["after x"])
    (found,) = placemarks(tl)
    assert found.find("TimeStamp") is None
    assert "edtf" not in data(found)
    assert "without a date of their own" in report_of(tl)


@given(time_spans().filter(lambda span: not span.every and not span.open_start))
def test_a_time_covers_what_is_possible(span):
    (found,) = placemarks(one(span))
    begin, end = found.findtext("TimeSpan/begin"), found.findtext("TimeSpan/end")
    if begin:
        assert vt.TimeSpan(begin).bounds.start_min == span.bounds.start_min
    if end:
        assert vt.TimeSpan(end).bounds.end_max == span.bounds.end_max
    stamp = found.findtext("TimeStamp/when")
    assert stamp in (None, str(span))


@given(timelines())
def test_any_timeline_is_well_formed(tl):
    found = placemarks(tl)
    held = [event for event in tl if event.place is not None]
    assert [data(one)["event"] for one in found] == [event.id for event in held]
    assert [one.findtext("name") for one in found] == [
        shown_line(event.title["en"]) for event in held
    ]


def test_hostile_texts_are_text():
    found = placemarks(hostile_timeline())
    for placemark, text in zip(found, HOSTILE, strict=True):
        assert placemark.findtext("name") == shown_line(text)
        tags = set(re.findall("<[^>]*>", placemark.findtext("description")))
        assert tags <= {
            *("<p>", "</p>", "<b>", "</b>", "<br>", "<h4>", "</h4>"),
            *("<ul>", "</ul>", "<li>", "</li>"),
        }

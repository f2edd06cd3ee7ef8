"""JSON-LD read: our own comes back, and the events of schema.org are found in pages."""

# ruff: noqa: E501  (lines of other programs' files)

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats


@given(timelines())
def test_our_own_comes_back(tl):
    back = formats.loads(formats.dumps(tl, "jsonld"), "jsonld")
    assert back.events == tl.events
    for name in ("actors", "places", "sources", "chapters"):
        assert getattr(back, name) == getattr(tl, name)
    assert (back.id, back.title) == (tl.id, tl.title)


def test_what_ours_cannot_hold_is_noted():
    report = vt.Report()
    text = formats.dumps(vt.load(), "jsonld", base="https://a.org/x/")
    back = formats.loads(text, report=report)
    assert back.events == vt.load().events
    assert "the version of the timeline" in str(report)
    for graph in ([{}], [{"@type": ["Event", "crm:E5_Event"]}], [3]):
        document = {"@context": json.loads(text)["@context"], "@graph": graph}
        with pytest.raises(vt.DataError, match="not as this library writes it"):
            formats.loads(json.dumps(document))
    assert len(formats.loads(json.dumps({"@context": json.loads(text)["@context"]}))) == 0


def spoilt(document):
    """A document with one thing in it gone or of another kind, for each thing and each kind."""
    others = [None, "", "x", 3, [], [3], {}, {"@id": 3}, {"@value": "9" * 5000}]

    def within(value):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in [*items]:
            for other in others:
                value[key] = other
                yield
            if isinstance(value, dict):
                del value[key]
                yield
            value[key] = one
            if isinstance(one, dict | list):
                yield from within(one)

    for _ in within(document["@graph"]):
        yield json.dumps(document)


def test_whatever_is_spoilt_in_our_own_is_a_fault():
    claims = [
        vt.Claim(
            "votes", "ann", vt.Quantity(3, unit="votes"), said="2024", citations=["paper p. 1"]
        ),
        vt.Claim("winner", "ann", "ann", reason="So", rank="deprecated", text="She won"),
    ]
    part = vt.Participation("ann", "candidate", claims=claims[:1])
    link = vt.Link("after", "elsewhere", offset="3 days")
    tl = vt.Timeline(
        [vt.Event("a", "A", "2024-05", participants=[part], claims=claims, links=[link], place="sea")],
        actors=[vt.Actor("ann", "Ann", tenures=[vt.Tenure("mayor", "2020/..")], memberships=["town"]),
                vt.Actor("town", "Town", "organisation")],
        places=[vt.Place("sea", "Sea", latitude=1, longitude=2)],
        sources=[vt.Source("paper", "News", authors=["Bob"], published="2024")],
        outside=["elsewhere"],
    )  # fmt: skip
    document = json.loads(formats.dumps(tl, "jsonld"))
    read = 0
    for text in spoilt(document):
        with suppress(vt.TimelineError):
            read += isinstance(formats.loads(text, "jsonld"), vt.Timeline)
    assert read > 100
    assert formats.loads(json.dumps(document), "jsonld").events == tl.events


SUMMIT = {
    "@context": "https://schema.org",
    "@type": "BusinessEvent",
    "@id": "https://a.org/e#summit",
    "name": [{"@language": "en", "@value": "Summit"}, {"@language": "es", "@value": "Cumbre"}],
    "startDate": "2024-10-22",
    "endDate": "2024-10-24",
    "eventStatus": "https://schema.org/EventPostponed",
    "description": "Tom &amp; Ann",
    "location": {"@type": "Place", "name": "Kazan", "geo": {"@type": "GeoCoordinates", "latitude": 55.79, "longitude": 49.12}},
    "url": "https://a.org/e",
    "organizer": {"@type": "Organization", "name": "BRICS", "url": "https://b.org"},
    "performer": [{"@id": "#ann"}, "Ben", {"@type": "Person"}],
    "subEvent": {"@type": "Event", "@id": "https://a.org/e#dinner", "name": "Dinner", "startDate": "2024-10-22T20:30", "superEvent": {"@id": "https://a.org/e#summit"}, "location": "Hall"},
}  # fmt: skip
ANN = {"@id": "#ann", "@type": "Person", "name": "Ann"}


def read(*documents):
    scripts = "".join(
        f"<script type='application/ld+json'>{json.dumps(one)}</script>" for one in documents
    )
    report = vt.Report()
    return formats.loads(f"<html><p>{scripts}", "jsonld", report=report), str(report)


def test_events_of_a_page():
    tl, notes = read({"@graph": [SUMMIT, ANN]})
    summit, dinner = tl["summit"], tl["dinner"]
    assert (str(summit.when), str(dinner.when)) == ("2024-10-22/2024-10-24", "2024-10-22T20:30:00")
    assert summit.title["es"] == "Cumbre"
    assert (summit.kind, summit.status, str(summit.summary)) == (
        "business-event",
        "postponed",
        "Tom & Ann",
    )
    assert tl.places[summit.place].latitude == 55.79
    assert [(part.actor, part.role) for part in summit.participants] == [
        ("brics", "organizer"),
        ("ann", "performer"),
        ("ben", "performer"),
    ]
    assert [str(link) for link in dinner.links] == ["part-of summit"]
    assert dinner.place == "hall"
    assert "'organizer[].url' is not read" in notes


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("2024", None, "2024"),
        ("2024-10", "2024-10", "2024-10"),
        ("2024-10-22T20:00:30.5Z", None, "2024-10-22T20:00:30Z"),
        ("2024-10-22T20:00-0400", None, "2024-10-22T20:00:00-04:00"),
        ("2024-10-22 20:00+03:00", "2024-10-23", "2024-10-22T20:00:00+03:00/2024-10-23"),
        (None, "2024-10-23", "/2024-10-23"),
        ("October 22, 2024", None, "2024-10-22"),
    ],
)
def test_dates(start, end, edtf):
    event = {"@type": "schema:Event", "name": "A", "startDate": start, "endDate": end}
    (found,) = read([event])[0]
    assert str(found.when) == edtf


def test_what_is_no_event():
    with pytest.raises(vt.DataError, match=r"it has no event of schema\.org"):
        read({"@type": "Article"})
    with pytest.raises(vt.DataError, match="it has no startDate"):
        read({"@type": "Event", "name": "A"})
    with pytest.raises(vt.DataError, match="no event"):
        formats.loads("<html>", "jsonld")
    tl, notes = read(
        {
            "@type": ["Event", 3],
            "@id": "x",
            "startDate": "2020",
            "location": [{"name": "P", "address": {"a": 1}}],
            "superEvent": "y",
        },
        {"@type": "Event", "name": "B", "startDate": "soon"},
    )
    assert str(tl[0].title) == "x"
    assert "event 2: not read" in notes
    escaped = json.dumps(SUMMIT).replace('"', "&quot;")
    assert (
        len(
            formats.loads(
                f'<script type="application/ld+json"><!-- {escaped} --></script>', "jsonld"
            )
        )
        == 2
    )

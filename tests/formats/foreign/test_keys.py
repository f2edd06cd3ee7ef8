"""Every key of a file of another program is in the timeline or in the report."""

from __future__ import annotations

import copy
import json

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats.foreign.gathering import Gathered, Wanted, web_address
from venezuela_timeline.formats.foreign.taking import is_nothing, rest_of, take, take_text

SLIDES = {
    "title": {"text": {"headline": "T", "text": "about"}, "media": {"url": "https://a.org/t.jpg"}},
    "events": [
        {
            "unique_id": "a",
            "start_date": {"year": "2020", "month": 5},
            "end_date": {"year": 2021},
            "text": {"headline": "A", "text": "b"},
            "media": {"url": "https://a.org/b.jpg", "caption": "c", "credit": "d"},
            "background": {"url": "x"},
            "location": {"lat": 1, "lon": 2, "name": "L"},
        }
    ],
    "eras": [{"start_date": {"year": 1990}, "end_date": {"year": 1999}, "text": {"headline": "E"}}],
}
OLD = {
    "timeline": {
        "headline": "Old",
        "date": [{"startDate": "2012,1", "headline": "H", "asset": {"media": "https://a.org"}}],
        "era": [{"startDate": "2011", "endDate": "2013", "headline": "E"}],
    }
}
FEATURES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "p",
            "properties": {"name": "A", "start": "2020", "end": "2021", "more": {"deep": [1]}},
            "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]},
        },
        {
            "@id": "https://a.org/q",
            "type": "Feature",
            "properties": {"title": "B"},
            "when": {
                "timespans": [
                    {"start": {"earliest": "1438", "latest": "1445"}, "end": {"in": "1552"}},
                    {"start": {"in": "1600"}},
                ],
                "certainty": "uncertain",
            },
            "geometry": {"type": "Point", "coordinates": [1, 2, 3]},
        },
    ],
}
TIME = {
    "time": "+2024-07-28T00:00:00Z",
    "precision": 11,
    "before": 0,
    "after": 0,
    "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
}
ENTITIES = {
    "entities": {
        "Q1": {
            "id": "Q1",
            "type": "item",
            "labels": {"en": {"language": "en", "value": "A"}},
            "aliases": {"en": [{"language": "en", "value": "B"}]},
            "claims": {
                "P585": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": TIME}}}],
                "P31": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q2"}}}}],
            },
            "sitelinks": {"enwiki": {"title": "A"}},
        }
    }
}
EVENT = {
    "@context": "https://schema.org",
    "@type": "MusicEvent",
    "@id": "https://a.org/e",
    "name": "A",
    "startDate": "2024-10-22T20:00",
    "endDate": "2024-10-23",
    "location": {"@type": "Place", "name": "P", "geo": {"latitude": 1, "longitude": 2}},
    "performer": [{"@type": "Person", "name": "Ann"}],
    "offers": {"@type": "Offer", "price": "5"},
}
ENTITY = {
    "id": "e",
    "schema": "Event",
    "caption": "x",
    "properties": {"name": ["A"], "date": ["2020"], "keywords": ["k"], "location": ["L", "M"]},
    "datasets": ["d"],
}
DOCUMENTS = {
    "slides": ("timelinejs", SLIDES),
    "old": ("timelinejs", OLD),
    "features": ("geojson", FEATURES),
    "entities": ("wikidata", ENTITIES),
    "schema": ("jsonld", EVENT),
    "ftm": ("ftm", ENTITY),
}
ODD = "x-odd"


def objects(value, path=()):
    """The paths of all objects in a document."""
    if isinstance(value, dict):
        yield path
        for key, one in value.items():
            yield from objects(one, (*path, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from objects(one, (*path, at))


def cases():
    for name, (_, document) in DOCUMENTS.items():
        yield from ((name, path) for path in objects(document))


SKIPPED = {
    # What is named by its key: an unknown one is another name.
    ("entities", ("entities",)),
    ("entities", ("entities", "Q1", "labels")),
    ("slides", ("events", 0, "languages")),
}


@pytest.mark.parametrize(("name", "path"), [case for case in cases() if case not in SKIPPED])
def test_a_key_that_no_reader_knows_is_reported(name, path):
    form, document = DOCUMENTS[name]
    changed = copy.deepcopy(document)
    inside = changed
    for step in path:
        inside = inside[step]
    inside[ODD] = "something"
    report = vt.Report()
    timeline = formats.loads(json.dumps(changed), form, report=report)
    assert len(timeline)
    told = f"{report}{report.kept}{formats.dumps(timeline, 'json')}"
    assert ODD in told, f"{path} is lost"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_of_a_file_is_in_the_timeline_or_in_the_report(name):
    form, document = DOCUMENTS[name]
    report = vt.Report()
    timeline = formats.loads(json.dumps(document), form, report=report)
    told = f"{json.dumps(report.kept)}{formats.dumps(timeline, 'json')}".lower()
    for text in leaves(document):
        if len(text) > 1 and not text.startswith(("http", "+", "Feature", "Point")):
            parts = text.replace("T", "-").replace(",", "-").split("-")
            assert all(part.lower() in told for part in parts if len(part) > 1), text


def leaves(value):
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ("@type", "type", "snaktype", "@context", "language", "certainty"):
                yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield value


def test_taking():
    record = {"a": " ", "b": [], "c": 3, "d": {"e": [{"f": 1}, ""], "g": None}, "h": True}
    assert take(record, "a", "b", "c") == 3
    assert take(record, "a") is None
    assert take("x", "a") is None
    assert take_text(record, "h", "d") == ""
    assert take_text({"a": 5}, "b", "a") == "5"
    assert rest_of(record) == {"d.e[0].f": 1, "h": True}
    assert rest_of({"a": list(range(30))}) == {"a": list(range(30))}
    deep = {}
    for _ in range(50):
        deep = {"x": deep or 1}
    assert list(rest_of(deep)) == [".".join("x" * 8)]
    assert is_nothing({})
    assert not is_nothing(0)


def test_gathering():
    found = Gathered("a.x")
    found.add({"title": "A", "when": "2020"}, place="1", key="a", links=[Wanted("after", "b")])
    found.add({"title": "B", "links": []}, place="2", key="b", links=[Wanted("after", "c")])
    found.add({"title": "C"}, place="3", key="c")
    found.add({"title": "A", "when": "2021"}, place="4", key="a")
    found.source("https://a.org", title="T")
    assert found.source(None) is None
    assert found.source(None, publisher="P") == "p"
    assert found.source("https://a.org") == "a-org"
    assert found.source("http://a.org").startswith("a-org-")
    assert found.source("https://b.org", doi="none") == "b-org"
    assert found.actor("a.org") == "actor-a-org"
    assert found.actor({"en": "c.org"}) == "c-org"
    assert found.source("https://c.org") == "source-c-org"
    assert found.place(None, "1", "2", "x") == found.place("", "1", "2", "x") == "1-2"
    assert found.place(None, None, 2, "x") is None
    report = vt.Report()
    timeline = found.timeline(report)
    assert list(timeline.ids) == ["a"]
    assert not timeline["a"].links
    for words in (
        "links to what is not read are left out",
        "b: not read: it has no date, and what it is linked to is not read",
        "3: not read: ",
        "4: not read: the id 'a' is that of another record already",
        "of a source only the address is read: doi is 'none'",
    ):
        assert words in str(report)
    assert web_address("//a.org/b") == "https://a.org/b"
    assert web_address("https://[a") is None
    assert web_address(3) is None


HALF = chr(0xD800)
"""Half of a character, which JSON can hold and no file in UTF-8."""

HALVES = {
    "timelinejs": {"events": [{"start_date": {"year": 1}, "group": HALF}]},
    "geojson": {
        "type": "FeatureCollection",
        "features": [
            {
                "properties": {"date": "2001", "place": HALF},
                "geometry": {"type": "Point", "coordinates": [1, 2]},
            }
        ],
    },
    "jsonld": {"@type": "Event", "startDate": "2020", "name": "A", "location": HALF},
    "ftm": {"id": "p", "schema": "Person", "properties": {"name": [HALF]}},
}


@pytest.mark.parametrize("form", HALVES)
def test_a_record_that_cannot_be_read_is_listed(form):
    with pytest.raises(vt.DataError) as caught:
        formats.loads(json.dumps(HALVES[form]), form)
    (fault,) = caught.value.faults
    assert "d800" in str(fault)


OURS = json.loads(formats.dumps(vt.Timeline([vt.Event("a", "A", "2020")]), "jsonld"))


@pytest.mark.parametrize(
    ("name", "document"), [*DOCUMENTS.values(), ("jsonld", OURS)], ids=[*DOCUMENTS, "ours"]
)
def test_a_key_that_stands_twice_is_noted(name, document):
    text = '{"twice": 1, "twice": 2, ' + json.dumps(document)[1:]
    report = formats.Report()
    assert len(formats.loads(text, name, report=report)) > 0
    assert "the key 'twice' stands twice in one object: the last counts" in str(report)

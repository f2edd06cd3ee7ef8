"""Events as features of GeoJSON and of Linked Places, and what is read of them again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import hostile_timeline, time_spans, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats.geojson.times import timespans

HERE = vt.Place("here", "Here", country="VE", latitude=10.5, longitude=-66.9, wikidata="Q1533")
BOTH = ("geojson", "linkedplaces")


def one(when="2024-07-28", **fields):
    event = vt.Event("vote", "The vote", when, **{"place": "here", **fields})
    return vt.Timeline(
        [event],
        title="Years",
        places=[HERE, vt.Place("nowhere", "Nowhere")],
        actors=[vt.Actor("ann", "Ann")],
        sources=[vt.Source("paper", "P", url="https://example.org")],
        chapters=[vt.Chapter("first", {"en": "The first", "es": "El primero"})],
        outside=["death"],
    )


def written(name, timeline, **options):
    report = vt.Report()
    document = json.loads(formats.dumps(timeline, name, report=report, **options))
    return document, str(report)


def feature(name, timeline, **options):
    (found,) = written(name, timeline, **options)[0]["features"]
    return found


def again(name, timeline):
    report = vt.Report()
    return formats.loads(formats.dumps(timeline, name), name, report=report), str(report)


def rich():
    winner = vt.Claim("winner", "ann", "ann", citations=["paper ¶1"])
    loser = vt.Claim("winner", "paper", "ann", stance="denies")
    return one(
        summary="Words\nand more",
        kind="election",
        chapter="first",
        tags=["a", "b-c"],
        participants=["ann", "ann"],
        claims=[winner, loser],
        citations=["paper"],
    )


def test_a_feature():
    found = feature("geojson", rich())
    assert found["id"] == "vote"
    assert found["geometry"] == {"type": "Point", "coordinates": [-66.9, 10.5]}
    assert found["properties"] == {
        "title": "The vote",
        "when": "28 July 2024",
        "edtf": "2024-07-28",
        "start_earliest": "2024-07-28",
        "start_latest": "2024-07-28",
        "end_earliest": "2024-07-28",
        "end_latest": "2024-07-28",
        "certainty": "certain",
        "contested": True,
        "description": "Words\nand more",
        "place": "Here",
        "country": "VE",
        "kind": "election",
        "chapter": "The first",
        "tags": ["a", "b-c"],
        "participants": ["Ann"],
        "claims": ["Ann: winner: Ann", "P denies: winner: Ann"],
        "sources": ["P: https://example.org", "P, ¶1: https://example.org"],
    }
    spanish = feature("geojson", rich(), lang="es")["properties"]
    assert (spanish["chapter"], spanish["when"]) == ("El primero", "28 de julio de 2024")


def test_a_feature_of_linked_places():
    found = feature("linkedplaces", rich())
    assert found["@id"] == "urn:timeline:timeline:event:vote"
    assert found["properties"]["ccodes"] == ["VE"]
    assert found["when"] == {
        "timespans": [{"start": {"in": "2024-07-28"}}],
        "label": "28 July 2024",
        "certainty": "certain",
    }
    assert found["names"] == [
        {
            "toponym": "Here",
            "citations": [
                {"label": "P", "@id": "https://example.org"},
                {"label": "P, ¶1", "@id": "https://example.org"},
            ],
        }
    ]
    point = {"type": "Point", "coordinates": [-66.9, 10.5]}
    assert found["geometry"] == {"type": "GeometryCollection", "geometries": [point]}
    assert found["links"] == [{"type": "closeMatch", "identifier": "wd:Q1533"}]
    assert found["descriptions"] == [{"value": "Words\nand more", "lang": "en"}]


@pytest.mark.parametrize(
    ("edtf", "bounds", "certainty", "spans"),
    [
        ("2024~", ["2024-01-01", "2024-12-31"] * 2, "less-certain", [{"start": {"in": "2024~"}}]),
        ("-0043?", ["-0043-01-01", "-0043-12-31"] * 2, "uncertain", [{"start": {"in": "-0043?"}}]),
        (
            "2004/2005-06~",
            ["2004-01-01", "2004-12-31", "2005-06-01", "2005-06-30"],
            "less-certain",
            [{"start": {"in": "2004"}, "end": {"in": "2005-06~"}}],
        ),
        (
            "2006/..",
            ["2006-01-01", "2006-12-31", "2006-01-01", None],
            "certain",
            [
                {
                    "start": {"earliest": "2006-01-01", "latest": "2006-12-31"},
                    "end": {"earliest": "2006-01-01"},
                }
            ],
        ),
        (
            "199X",
            ["1990-01-01", "1999-12-31"] * 2,
            "certain",
            [{"start": {"earliest": "1990-01-01", "latest": "1999-12-31"}}],
        ),
        ("/..", [None] * 4, "certain", []),
    ],
)
def test_bounds_and_certainty(edtf, bounds, certainty, spans):
    properties = feature("geojson", one(edtf))["properties"]
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    assert [properties[name] for name in names] == bounds
    assert properties["certainty"] == certainty
    assert timespans(vt.TimeSpan(edtf)) == spans
    assert feature("linkedplaces", one(edtf)).get("when", {}).get("timespans", []) == spans


@pytest.mark.parametrize("name", BOTH)
def test_what_has_no_place_or_no_point_is_said(name):
    tl = one(place=None)
    document, notes = written(name, tl)
    assert document["features"] == []
    assert "vote: left out: they have no place" in notes
    found = feature(name, one(place="nowhere"))
    assert found.get("geometry") in (None, {"type": "GeometryCollection", "geometries": []})
    assert "country" not in found["properties"]
    _, notes = written(name, one(place="nowhere"))
    assert "vote: without a point: their places have no coordinates" in notes
    _, notes = written(name, one(when=None, links=["after death"]))
    assert "vote: without a date of their own" in notes
    for words in ("only names in texts are held of actors, sources", "points", "links are left"):
        assert words in notes
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        formats.dumps(tl, name, lang="fr")


def test_what_is_inferred_bounds_an_event():
    tl = vt.chronology.solve(
        vt.Timeline(
            [
                vt.Event("a", "A", "2024-07-28"),
                vt.Event("b", "B", "2024", place="here", links=["after a"]),
            ],
            places=[HERE],
        )
    ).timeline()
    properties = feature("geojson", tl)["properties"]
    assert properties["start_earliest"] == "2024-07-28"
    assert properties["edtf"] == "2024"
    assert "inferred" in properties["when"]


# And read again -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BOTH)
def test_what_is_read_is_what_was_written(name):
    tl, notes = again(name, rich())
    event = tl["vote"]
    assert str(tl.title) == "Years"
    assert (str(event.title), str(event.when)) == ("The vote", "2024-07-28")
    assert str(event.summary) == "Words\nand more"
    assert (event.kind, event.tags) == ("election", ("a", "b-c"))
    assert str(tl.chapters[event.chapter].title) == "The first"
    place = tl.places[event.place]
    assert (str(place.name), place.latitude, place.longitude) == ("Here", 10.5, -66.9)
    assert place.country == "VE"
    assert "'properties.claims[]' is not read" in notes
    for words in ("edtf", "certainty'", "start_earliest", "'when", "properties.when"):
        assert words not in notes


@pytest.mark.parametrize("name", [*BOTH, "markwhen"])
def test_long_ids_kinds_and_tags_stay_as_they_are(name):
    long = "-".join(["word"] * 40)
    event = vt.Event(long, "E", 2024, kind=long, tags=[long], place="here")
    tl, _ = again(name, vt.Timeline([event], places=[HERE]))
    assert (tl[0].id, tl[0].kind, tl[0].tags) == (long, long, (long,))


@given(timelines(), st.sampled_from(BOTH))
def test_any_timeline_comes_back_as_far_as_it_is_held(tl, name):
    held = [event for event in tl if event.place is not None and event.when is not None]
    if not held:
        return
    back, _ = again(name, tl)
    assert sorted(back.ids) == sorted(event.id for event in held)
    for event in held:
        found = back[event.id]
        assert found.when == event.when
        assert str(found.title) == event.title["en"].strip()
        assert str(found.summary or "") == (event.summary["en"].strip() if event.summary else "")
        assert (found.kind, found.tags) == (event.kind, event.tags)
        place = tl.places[event.place]
        if place.latitude is not None:
            there = back.places[found.place]
            assert (there.latitude, there.longitude) == (place.latitude, place.longitude)


@given(time_spans())
def test_bounds_of_linked_places_hold_every_time(span):
    found = timespans(span)
    if not found:
        return
    start, end = found[0]["start"], found[0].get("end", found[0]["start"])
    if "in" in start:
        assert str(span) == "/".join(dict.fromkeys((start["in"], end["in"])))
        return
    for side, low, high in ((start, *span.bounds[:2]), (end, *span.bounds[2:])):
        if "earliest" in side:
            assert vt.TimeSpan(side["earliest"]).bounds.start_min <= low
        if "latest" in side:
            assert vt.TimeSpan(side["latest"]).bounds.end_max >= high


@pytest.mark.parametrize("name", BOTH)
def test_hostile_texts_cannot_leave_a_script(name):
    text = formats.dumps(hostile_timeline(), name)
    assert not set(text) & set("<>&")
    back, _ = again(name, hostile_timeline())
    assert len(back) == len(hostile_timeline())


# What others write beside the EDTF ------------------------------------------------------------


def read(properties, **more):
    document = {"type": "Feature", "properties": {"name": "A", **properties}, **more}
    report = vt.Report()
    return formats.loads(json.dumps(document), "geojson", report=report), str(report)


def test_edtf_that_is_none_and_facts_that_differ_from_it():
    tl, _ = read({"edtf": "28 July 2024"})
    assert str(tl[0].when) == "2024-07-28"
    tl, notes = read(
        {"edtf": "2024", "start_earliest": "2023-01-01", "certainty": "certain"},
        when={"timespans": [{"start": {"in": "2023"}}], "label": "2024"},
    )
    assert str(tl[0].when) == "2024"
    for words in ("properties.start_earliest", "when.timespans[].start.in", "when.label"):
        assert words in notes
    assert "certainty" not in notes
    assert str(read({"edtf": 2024})[0][0].when) == "2024"
    tl, notes = read(
        {"edtf": "2024"}, when={"timespans": [{"start": {"in": "2024"}}], "label": "then"}
    )
    assert "'when.label' is not read" in notes
    assert "timespans" not in notes


def test_countries_tags_and_collections_of_points():
    point = {"type": "Point", "coordinates": [1, 2]}
    tl, notes = read(
        {"date": "2020", "ccodes": ["GB", "IE"], "tags": ["a", 3]},
        geometry={"type": "GeometryCollection", "geometries": [point]},
        names=[{"toponym": "There"}],
    )
    assert str(tl.places[tl[0].place].name) == "There"
    for words in ("properties.country[]", "properties.tags[]"):
        assert words in notes
    for inner in ([point, point], ["null"], "x"):
        geometry = {"type": "GeometryCollection", "geometries": inner}
        assert read({"date": "2020"}, geometry=geometry, names="x")[0][0].place is None
    tl, _ = read({"date": "2020", "country": "VE"})
    assert tl.places[tl[0].place].country == "VE"

"""Which format a file is in, told by what it holds."""

from __future__ import annotations

import json

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats
from venezuela_timeline.formats.foreign import recognise

SLIDES = {"events": [{"start_date": {"year": 2020}, "text": {"headline": "A"}}]}
FEATURE = {
    "type": "Feature",
    "properties": {"name": "A", "date": "2020"},
    "geometry": {"type": "Point", "coordinates": [1, 2]},
}
ENTITY = {"id": "Q1", "claims": {}}
FTM = {"id": "a", "schema": "Event", "properties": {"name": ["A"], "date": ["2020"]}}
EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "A", "startDate": "2020-01-01"}
PAGE = f'<!doctype html><script type="application/ld+json">{json.dumps(EVENT)}</script>'
GED = "id,date_prec,date_start,date_end,best,side_a,side_b\n1,1,2020-01-01,2020-01-01,1,A,B\n"
ACLED = "event_id_cnty,event_date,event_type\nA1,2020-01-01,Protests\n"
GDELT = "GLOBALEVENTID\tSQLDATE\tActor1Name\n1\t20200101\tA\n"
SHEET = "Year,Headline,Display Date\n2020,A,\n"

READ = {
    "slides.json": (json.dumps(SLIDES), "timelinejs"),
    "old.json": ('{"timeline": {"date": [{"startDate": "2020", "headline": "A"}]}}', "timelinejs"),
    "sheet.csv": (SHEET, "timelinejs"),
    "a.geojson": (json.dumps({"type": "FeatureCollection", "features": [FEATURE]}), "geojson"),
    "one.json": (json.dumps(FEATURE), "geojson"),
    "entities.json": (json.dumps({"entities": {"Q1": ENTITY}}), "wikidata"),
    "entity.json": (json.dumps(ENTITY), "wikidata"),
    "entities.jsonl": (json.dumps(FTM) + "\n" + json.dumps(FTM), "ftm"),
    "x.ftm.json": (json.dumps(FTM), "ftm"),
    "entities.ijson": (json.dumps(FTM), "ftm"),
    "event.jsonld": (json.dumps(EVENT), "jsonld"),
    "events.json": (json.dumps([EVENT]), "jsonld"),
    "page.html": (PAGE, "jsonld"),
    "page.txt": (PAGE, "jsonld"),
    "ged.csv": (GED, "ucdp"),
    "acled.csv": (ACLED, "acled"),
    "acled.txt": (ACLED, "acled"),
    "gdelt.csv": (GDELT, "gdelt"),
    "a.mw": ("2020: A", "markwhen"),
    "calendar.txt": ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ics"),
}


@pytest.mark.parametrize("name", READ)
def test_formats_are_recognised(tmp_path, name):
    text, expected = READ[name]
    suffix = name.rpartition(".")[2]
    assert recognise.recognised(text, suffix) == expected
    assert recognise.recognised(text.encode("utf-8-sig"), suffix) == expected
    (tmp_path / name).write_text(text, "utf-8")
    if expected not in ("wikidata", "ics"):
        assert len(vt.read(tmp_path / name)) == 1
        assert len(vt.read(tmp_path / name, format=expected)) == 1
        assert len(formats.loads(text, expected)) == 1
        vt.convert(tmp_path / name, tmp_path / "out.json")
        vt.convert(tmp_path / name, tmp_path / "out.json", format=expected)
        assert len(vt.read(tmp_path / "out.json")) == 1


UNREAD = {
    "a.ged": ("0 HEAD\n1 GEDC", "GEDCOM"),
    "a.txt": ("0 HEAD\n1 GEDC", "GEDCOM"),
    "a.gramps": ("<?xml version='1.0'?><database xmlns='x'>", "Gramps XML"),
    "a.xml": ("<?xml version='1.0'?>\n<database xmlns='x'>", "Gramps XML"),
    "a.json": ('{"items": [{"content": "A", "start": "2020"}]}', "vis-timeline"),
    "p.jsonld": ('{"@context": "http://n2t.net/ark:/99152/p0c.json"}', "PeriodO"),
    "q.json": ('{"authorities": {"a": {"periods": {}}}}', "PeriodO"),
    "a.ttl": ("", "RDF in Turtle"),
    "b.txt": ("@prefix a: <b> .", "RDF in Turtle"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_format_that_is_not_read_gets_a_line_that_names_it(tmp_path, name):
    text, called = UNREAD[name]
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(vt.DataError) as caught:
        vt.read(tmp_path / name)
    (fault,) = caught.value.faults
    assert str(fault).startswith(f"{name}: this is {called}")
    assert fault.hint


NOTHING = {
    "geojson": ["[1, 2]", '"x"', "[1]\n[2]", "{} {}"],
    "json": [
        "{}",
        "[]",
        "3",
        "[1]",
        '{"events": []}',
        '{"format": 2',
        '{"a": 1}\n[]',
        '{"items": 1}',
    ],
    "csv": ["", "a,b\n1,2\n", "1,2"],
    "txt": ["", "words"],
    "toml": ["a = 1"],
}


@pytest.mark.parametrize(
    ("suffix", "text"), [(key, one) for key in NOTHING for one in NOTHING[key]]
)
def test_what_tells_nothing_is_in_the_format_of_its_suffix(suffix, text):
    assert recognise.recognised(text, suffix) is None


def test_what_is_asked_for_counts():
    with pytest.raises(vt.DataError, match="no collection of features"):
        formats.loads(json.dumps(SLIDES), "geojson")
    with pytest.raises(vt.FormatError, match="no format for 'geojso': did you mean 'geojson'"):
        formats.loads("{}", "geojso")


def test_our_own_files_are_ours(tmp_path):
    tl = vt.Timeline([vt.Event("a", "A", "2020")])
    for name in ("a.json", "a.jsonl", "a.csv", "a.toml", "a.timelinejs.json", "a.jsonld"):
        tl.save(tmp_path / name)
        assert [event.id for event in vt.read(tmp_path / name)] == ["a"]
    plain = '{"id": "x", "events": [{"id": "a", "title": "A", "when": "2020"}]}'
    assert [event.id for event in formats.loads(plain)] == ["a"]

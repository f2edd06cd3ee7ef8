"""Real programs read what is written for them: every entry, every feature, every event.

Not for every run (``-m consumers``). Where a program is missing, its test fails.
"""

# ruff: noqa: PLC0415  (each consumer is imported by its own test, which fails without it)
from __future__ import annotations

import json
import subprocess

import pytest

import venezuela_timeline as vt
from strategies import HOSTILE
from venezuela_timeline.safe_text import shown_line

pytestmark = [pytest.mark.consumers, pytest.mark.filterwarnings("default")]

# Bibliographies -------------------------------------------------------------------------------


def hostile_sources():
    """Each hostile text as the title, the publisher and the author of a source."""
    sources = [
        vt.Source(f"s-{at}", text, publisher=text, authors=[text], published=2024)
        for at, text in enumerate(HOSTILE)
    ]
    event = vt.Event("e", "E", 2024, citations=[source.id for source in sources])
    return vt.Timeline([event], sources=sources)


TIMELINES = pytest.mark.parametrize("tl", [vt.load(), hostile_sources()], ids=["ours", "hostile"])


@TIMELINES
def test_pybtex_reads_every_entry(tl, tmp_path):
    from pybtex.database import parse_file

    tl.save(tmp_path / "x.bib", claims=True)
    found = parse_file(tmp_path / "x.bib", bib_format="bibtex").entries
    assert list(found) == list(tl.sources)
    for key, source in tl.sources.items():
        assert found[key].fields.get("date") == (source.published and found[key].fields["date"])
        assert found[key].fields.get("url") == source.url
        assert len(found[key].persons.get("author", ())) == len(source.authors)


@TIMELINES
def test_biber_finds_nothing_wrong(tl, tmp_path):
    """Only a date is wanting where none is known."""
    tl.save(tmp_path / "x.bib", claims=True)
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "x.bib"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    warnings = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    undated = [key for key, source in tl.sources.items() if source.published is None]
    assert len(warnings) == len(undated)
    assert all("Missing mandatory field - one of 'date, year'" in line for line in warnings)
    assert (tmp_path / "out.bib").read_text("utf-8").count("\n@") + 1 == len(tl.sources)


@TIMELINES
def test_a_citation_processor_renders_every_entry(tl, tmp_path):
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc.formatter import plain
    from citeproc.source.json import CiteProcJSON

    tl.save(tmp_path / "x.csl.json", claims=True)
    source = CiteProcJSON(json.loads((tmp_path / "x.csl.json").read_text("utf-8")))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    rendered = CitationStylesBibliography(style, source, plain)
    for key in source:
        rendered.register(Citation([CitationItem(key)]))
    assert list(source) == list(tl.sources)
    for entry, line in zip(tl.sources.values(), rendered.bibliography(), strict=True):
        title = entry.title and shown_line(entry.title)
        assert (title or "[title not known]")[:1].lower() in str(line).lower()


@TIMELINES
def test_a_reader_of_ris_finds_every_entry(tl, tmp_path):
    import rispy

    tl.save(tmp_path / "x.ris", claims=True)
    with (tmp_path / "x.ris").open(encoding="utf-8") as file:
        found = rispy.load(file)
    assert [entry["id"] for entry in found] == list(tl.sources)
    for entry, source in zip(found, tl.sources.values(), strict=True):
        assert entry.get("urls", [None]) == [source.url]
        assert entry["title"] == (shown_line(source.title) if source.title else "[title not known]")


# Maps -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["geojson", "lpf.json", "kml"])
def layer(request, tmp_path_factory):
    """What GDAL reads of a map of the packaged timeline: its features, and their points."""
    import pyogrio

    path = tmp_path_factory.mktemp("map") / f"venezuela.{request.param}"
    vt.load().save(path)
    if request.param == "lpf.json":
        path = path.rename(path.with_name("venezuela.geojson"))
    meta, _, shapes, columns = pyogrio.raw.read(path)
    rows = dict(zip(meta["fields"], columns, strict=True))
    return request.param, rows, shapes


def test_gdal_reads_every_feature(layer):
    import struct

    name, rows, shapes = layer
    tl = vt.load()
    events = [event for event in tl if event.place is not None]
    titles = rows["Name" if "Name" in rows else "title"]
    assert list(titles) == [event.title["en"] for event in events]
    for event, shape in zip(events, shapes, strict=True):
        place = tl.places[event.place]
        if place.latitude is None:
            assert shape is None or name == "lpf.json"  # an empty collection
            continue
        east, north = struct.unpack("<dd", shape[-16:])
        assert (east, north) == (place.longitude, place.latitude)
    assert list(rows["edtf"]) == [str(event.when) for event in events]
    contested = [event.contested for event in events]
    if name == "kml":
        contested = [str(one).lower() for one in contested]
        moments = [str(one)[:10] for one in rows["timestamp"]]
        days = [str(event.when) if len(str(event.when)) == 10 else "NaT" for event in events]
        assert moments == days
    assert list(rows["contested"]) == contested

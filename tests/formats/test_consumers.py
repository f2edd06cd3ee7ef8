"""Real programs read what is written for them: every entry, every feature, every event.

Not for every run (``-m consumers``). Where a program is missing, its test fails.
"""

# ruff: noqa: PLC0415  (each consumer is imported by its own test, which fails without it)
from __future__ import annotations

import datetime
import html
import json
import re
import struct
import subprocess
import unicodedata
from pathlib import Path

import pytest

import venezuela_timeline as vt
from strategies import HOSTILE, hostile_timeline
from venezuela_timeline.safe_text import shown_line

pytestmark = [pytest.mark.consumers, pytest.mark.filterwarnings("default")]


def words(text):
    """The letters and digits of a text: signs may be written with others like them."""
    return "".join(re.findall(r"\w", text))


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


def warned(folder):
    """What biber's own check says of x.bib, which it writes to out.bib."""
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "x.bib"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]


@TIMELINES
def test_biber_finds_nothing_wrong(tl, tmp_path):
    """Only a date is wanting where none is known."""
    tl.save(tmp_path / "x.bib", claims=True)
    warnings = warned(tmp_path)
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


def with_node(script, *arguments):
    """What a script of this folder prints, as JSON."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name(script)), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout)


@TIMELINES
def test_citeproc_js_renders_every_entry_and_no_text_as_markup(tl, tmp_path):
    tl.save(tmp_path / "x.csl.json", claims=True)
    found = with_node("citeproc.cjs", tmp_path / "x.csl.json", "html")
    assert sorted(found) == sorted(tl.sources)
    for key, line in found.items():
        title = unicodedata.normalize("NFKC", tl.sources[key].title or "title not known")
        assert words(title)[:20] in words(html.unescape(re.sub("<[^>]*>", "", line)))
        line = re.sub("n<sup>o</sup>", "", line)  # noqa: PLW2901  (so it writes an ordinal sign)
        tags = set(re.findall("<[^>]*>", line))
        assert tags <= {'<div class="csl-entry">', "</div>", "<i>", "</i>"}


SHOWN = {
    "-0043-03": "(44 B.C.E., March)",
    "0000?": "(ca. 1 B.C.E.)",
    "2024-22": "(2024, Summer)",
    "2024-07~": "(ca. 2024, July)",
    "2004/2005": "(2004–2005)",
    "2024-10-22/2024-10-24": "(2024, October 22–24)",
    "199X": "(the 1990s)",
    "Y17000": "(17000)",
}
"""How citeproc-js shows dates."""


def published(*texts):
    """A timeline with a source for each of these dates."""
    sources = [vt.Source(f"s-{at}", f"Title {at}", published=text) for at, text in enumerate(texts)]
    event = vt.Event("e", "E", 2024, citations=[source.id for source in sources])
    return vt.Timeline([event], sources=sources)


def test_citeproc_js_reads_every_form_of_date(tmp_path):
    published(*SHOWN).save(tmp_path / "x.csl.json")
    found = with_node("citeproc.cjs", tmp_path / "x.csl.json", "text")
    for at, shown in enumerate(SHOWN.values()):
        assert shown in found[f"s-{at}"]


def test_biber_reads_every_form_of_date(tmp_path):
    texts = "2024 2024% 2024-07-28~ -0043-03 0000? 199X 19XX 2024-XX 2024-XX-XX 2024-22~"
    texts += " 2004/2005 2004/ /2005 2004/.. 2004-06~/2004-08? 2024-07-28T06:00:00-04:00"
    texts += " 2024-?07 [2024-08-01..2024-08-29] 2024-33 Y17000 [1667,1670]"
    published(*texts.split()).save(tmp_path / "x.bib")
    missing = ["s-19", "s-20"]  # of which there is no date that biber has
    assert [line for line in warned(tmp_path) if "Invalid format" in line] == []
    assert [re.search("'(.*?)'", line)[1] for line in warned(tmp_path)] == missing


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


# Markwhen -------------------------------------------------------------------------------------


def parsed(tl, path, **options):
    """What the real parser of Markwhen reads of a timeline, without a complaint."""
    tl.save(path, **options)
    found = with_node("markwhen.mjs", path)
    assert found["messages"] == []
    return found


@pytest.mark.parametrize("lang", ["en", "es"])
def test_markwhen_reads_the_packaged_timeline(tmp_path, lang):
    tl = vt.load()
    found = parsed(tl, tmp_path / "x.mw", lang=lang)
    assert found["title"] == tl.title[lang]
    assert [one["id"] for one in found["events"]] == [
        event.id for key in tl.chapters for event in tl if event.chapter == key
    ]
    for one in found["events"]:
        event = tl[one["id"]]
        assert one["sections"] == [tl.chapters[event.chapter].title[lang]]
        assert words(one["text"]) == words(event.title[lang])
        tags = dict.fromkeys((event.kind, *event.tags))
        assert one["tags"] == [tag.replace("-", "_") for tag in tags]
        assert len(one["properties"].get("claims", [])) == len(list(event.every_claim()))
        assert words("".join(one["lines"])) == words(event.summary[lang])
        cited = {(one.source, one.locator) for one in event.every_citation()}
        assert one["items"] == sum(tl.sources[key].url is not None for key, _ in cited)
        assert (one["odd"], one["more"]) == ([], [])
        assert one["from"][:10] == str(event.when.earliest)
        if not event.when.open_end:
            assert one["to"][:10] == str(event.when.latest + datetime.timedelta(1))


def test_markwhen_reads_hostile_texts_as_texts(tmp_path):
    tl = hostile_timeline()
    found = parsed(tl, tmp_path / "x.mw")["events"]
    assert sorted(one["id"] for one in found) == sorted(tl.ids)
    for one in found:
        event = tl[one["id"]]
        lines = [line for line in event.summary["en"].splitlines() if line.strip()]
        assert words(one["text"]) == words(event.title["en"])
        assert (one["tags"], one["odd"], one["more"]) == ([], [], [])
        assert words("".join(one["lines"])).startswith(words("".join(lines)))


DATES = {
    "0000": ("0000-01-01", "0001-01-01"),
    "-0043": ("-000043-01-01", "-000042-01-01"),
    "-0284/-0246": ("-000284-01-01", "-000246-01-01"),
    "Y-11999": ("-011999-01-01", "-011998-01-01"),
    "0676": ("0676-01-01", "0677-01-01"),
    "199X": ("1990-01-01", "2000-01-01"),
    "2024-02~": ("2024-02-01", "2024-03-01"),
    "9999-12-31": ("9999-12-31", "+010000-01-01"),
    "2024-07-28T06:30:00": ("2024-07-28T06:30", "2024-07-28T06:30"),
    "2024-07-28T06:30:15-04:00": ("2024-07-28T10:30:15", "2024-07-28T10:30:15"),
    "2024-07-28T06:30:00/2024-07-28T18:00:00": ("2024-07-28T06:30", "2024-07-28T18:00"),
    "2024-07-28T06:30:00Z/2024-07-29T18:00:00Z": ("2024-07-28T06:30", "2024-07-29T18:00"),
}
"""Where Markwhen puts times: from when, and until when."""


def test_markwhen_reads_every_form_of_date(tmp_path):
    events = [vt.Event(f"e{at}", "E", edtf) for at, edtf in enumerate(DATES)]
    found = parsed(vt.Timeline(events), tmp_path / "x.mw")["events"]
    by_id = {one["id"]: one for one in found}
    for event, (first, end) in zip(events, DATES.values(), strict=True):
        assert by_id[event.id]["from"].startswith(first)
        assert by_id[event.id]["to"].startswith(end)


def test_markwhen_reads_a_line_as_a_line(tmp_path):
    texts = [
        *(
            "2024: a",
            "28 July 2024: a",
            "now: a",
            "by 3 days: a",
            "jan5: a",
            "May: a",
            ": a",
            "- a",
        ),
        *("- 2024: a", "// a", "# a", "#a", "## a: b", "key: value", "[x] a", "46% a", "a 46%"),
        *("!a: b", "x !a", ".start: a", "+ 3 days: a", "3 days: a", "1/2/2020: a", "44 BCE: a"),
        *("2024-W07: a", "![a](b)", "[a](map)", "every 2 days: a", "to 2024: a", "---", "a: |"),
        *("\ufeff2024: a", "\ufeff : a", "// a", ".start5", "x.end5: a", "\u00a0now: a"),
    ]
    summary = "\n".join(texts)
    event = vt.Event("e", "E", 2024, summary=summary)
    more = [vt.Event(f"t{at}", text, 2024, summary=text) for at, text in enumerate(texts)]
    found = parsed(vt.Timeline([event, *more]), tmp_path / "x.mw")["events"]
    assert sorted(one["id"] for one in found) == sorted(["e", *(one.id for one in more)])
    by_id = {one["id"]: one for one in found}
    kept = [words(text) for text in texts if words(text)]
    assert [words(line) for line in by_id["e"]["lines"] if words(line)] == kept
    for at, text in enumerate(texts):
        one = by_id[f"t{at}"]
        assert words(one["text"]) == words(text)
        assert (one["tags"], one["odd"], one["more"], one["items"]) == ([], [], [], 0)
        assert set(one["properties"]) == {"id"}


PIECES = [
    "2024",
    "-",
    "/",
    ":",
    " : a",
    "now",
    "by",
    "before ",
    "!x",
    "#tag",
    "# ",
    "//",
    "[x]",
    "[",
]
PIECES += ["](map)", "![a](b)", "every", " 3 days", "jan", "100%", " to ", "44 BC", "W07", "10:30"]
PIECES += [".start", ".end", "+", "word", "key: v", "- ", "\ufeff", "\u00a0", "group "]


def test_markwhen_reads_any_two_pieces_of_its_syntax_as_text(tmp_path):
    texts = [one + other for one in PIECES for other in PIECES if (one + other).strip()]
    events = [
        vt.Event(f"e{at}", text, 2024, summary=f"{text}: b\n{text}", kind="k")
        for at, text in enumerate(texts)
    ]
    found = {one["id"]: one for one in parsed(vt.Timeline(events), tmp_path / "x.mw")["events"]}
    assert len(found) == len(events)
    for event, text in zip(events, texts, strict=True):
        one = found[event.id]
        assert words(one["text"]) == words(text)
        assert words("".join(one["lines"])) == words(event.summary["en"])
        assert (one["tags"], one["odd"], one["more"], one["items"]) == (["k"], [], [], 0)

"""Markdown, Mermaid, TimelineJS3 and JSON-LD: text stays text, and what is lost is said."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

import venezuela_timeline as vt
from strategies import HOSTILE, WORDS, event_times, hostile_timeline, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import jsonld, markdown, mermaid, timelinejs
from venezuela_timeline.formats._text import shown_line
from venezuela_timeline.formats.timelinejs.slides import _shown, dates
from venezuela_timeline.time.days import calendar_day

ALLOWED = {"heading", "paragraph", "strong", "bullet_list", "ordered_list", "list_item", "link"}


def squeezed(text):
    return re.sub(r"\s+", "", text)


def tokens(text):
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        yield token
        yield from token.children or ()


def one(title="E", when="2024", **more):
    return vt.Timeline([vt.Event("e", title, when, **more)], id="t", title="T")


# Markdown -----------------------------------------------------------------------------------


@given(timelines())
def test_markdown_has_no_markup_but_its_own(tl):
    kinds = {re.sub("_(open|close)$", "", token.type) for token in tokens(markdown.dumps(tl))}
    assert kinds <= ALLOWED | {"inline", "text", "text_special", "hardbreak", "softbreak"}


@given(WORDS | st.sampled_from(HOSTILE))
def test_markdown_shows_every_text(words):
    text = markdown.dumps(one(words, summary=words))
    shown = [token.content for token in tokens(text) if token.type == "inline"]
    rendered = "".join(
        token.content for token in tokens(text) if token.type in {"text", "text_special"}
    )
    assert len(shown) >= 4
    assert squeezed(rendered).count(squeezed(shown_line(words))) >= 1
    assert not {"html_inline", "html_block", "image"} & {token.type for token in tokens(text)}


def test_hostile_texts_in_markdown():
    text = markdown.dumps(hostile_timeline())
    links = {token.attrGet("href") for token in tokens(text) if token.type == "link_open"}
    assert links == {"https://example.org/?a=b&copy;=www.x.org/'onmouseover=alert(1)"}
    rendered = MarkdownIt("commonmark").render(text)
    assert not re.search("<(script|img|svg|b>|code|pre|em|h1>b)", rendered)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_markdown_of_the_packaged_timeline(lang):
    tl, report = vt.load(), vt.Report()
    text = markdown.dumps(tl, lang=lang, report=report)
    headings = [line for line in text.split("\n") if line.startswith("#")]
    assert len(headings) == 1 + len(tl.chapters) + len(tl)
    assert "links are left out" in str(report)
    assert len(report) < 12


# Mermaid ------------------------------------------------------------------------------------


def read_mermaid(text):
    """What the diagram's grammar sees: sections, and a list for each line of time and events."""
    lines = text.splitlines()
    assert lines[0] == "timeline"
    assert lines[1].startswith("    title ")
    sections = [line[12:] for line in lines[2:] if line.startswith("    section ")]
    rows = [line[8:].split(" : ") for line in lines[2:] if line.startswith("        ")]
    assert len(sections) + len(rows) == len(lines) - 2

    def meant(words):
        return re.sub("#([0-9]+);", lambda match: chr(int(match[1])), words)

    return list(map(meant, sections)), [list(map(meant, row)) for row in rows]


@given(timelines())
def test_mermaid_has_every_event_once(tl):
    _, rows = read_mermaid(mermaid.dumps(tl))
    titles = sorted(title for row in rows for title in row[1:])
    assert titles == sorted(shown_line(event.title["en"]) for event in tl)
    for row in rows:
        assert any(row[0] == event.when.describe("en") for event in tl)


def test_mermaid_gets_no_sign_that_means_something_to_it():
    for line in mermaid.dumps(hostile_timeline()).splitlines()[1:]:
        words = re.sub("#[0-9]+;", "", line.replace(" : ", " "))
        assert not set('"#$%&*:;<>\\_`{}ﬂ¶') & set(words)


def test_mermaid_reports_what_it_leaves_out():
    report = vt.Report()
    many = vt.Timeline([vt.Event(f"e{n}", "x" * 500, "2024") for n in range(101)])
    mermaid.dumps(many, report=report)
    assert "Mermaid draws 50000 unless maxTextSize is raised" in str(report)
    report = vt.Report()
    mermaid.dumps(one("a\u202eb"), report=report)
    assert "e: controls and marks that turn the direction are left out" in str(report)


# TimelineJS3 --------------------------------------------------------------------------------


@given(timelines())
def test_timelinejs_round_trip(tl):
    report = vt.Report()
    text = timelinejs.dumps(tl, report=report)
    back = timelinejs.loads(text)
    skipped = [event.id for event in tl if dates(event.when) is None]
    assert bool(skipped) == ("skipped" in str(report))
    assert [event.id for event in back] == [event.id for event in tl if event.id not in skipped]
    assert back.title["en"] == tl.title["en"]
    for event in back:
        mine = tl[event.id]
        assert (event.when, event.chapter) == (mine.when, mine.chapter)
        assert event.title["en"] == mine.title["en"]
        assert (event.summary and event.summary["en"]) == (mine.summary and mine.summary["en"])
    assert not set("<>&") & set(text)


@given(event_times())
def test_timelinejs_dates_begin_where_the_time_begins(span):
    found = dates(span)
    bounds = span.bounds
    if found is None:
        assert (bounds.start_min, bounds.end_max) == (float("-inf"), float("inf"))
        return
    start, end = found
    if bounds.start_min != float("-inf"):
        year, month, day = calendar_day(int(bounds.start_min))
        assert start["year"] == year
        assert start.get("month", month) == month
        assert start.get("day", day) == day
    if "day" in start and bounds.start_min != float("-inf"):
        assert bounds.start_min == bounds.start_max
    assert end is None or "/" in span.edtf


def test_timelinejs_says_imprecise_times_in_words():
    slide = json.loads(timelinejs.dumps(one(when="2024-10~"), lang="es"))["events"][0]
    assert slide["start_date"] == {"year": 2024, "month": 10}
    assert slide["display_date"] == vt.when("2024-10~").describe("es")
    assert slide["edtf"] == "2024-10~"


def test_hostile_texts_in_timelinejs():
    tl = hostile_timeline()
    text = timelinejs.dumps(tl)
    assert [event.title["en"] for event in timelinejs.loads(text)] == list(HOSTILE)
    for slide in json.loads(text)["events"]:
        tags = re.findall("<[^>]*>", slide["text"]["headline"] + slide["text"]["text"])
        assert {re.sub('="[^"]*"', "", tag) for tag in tags} <= {
            *("<br>", "<p>", "</p>", "<div class>", "</div>", "<h4>", "</h4>"),
            *("<ul>", "</ul>", "<li>", "</li>", "<a href>", "</a>"),
        }


def test_timelinejs_eras_and_groups():
    document = json.loads(timelinejs.dumps(vt.load()))
    assert [era["text"]["headline"] for era in document["eras"]] == [
        html.escape(chapter.title["en"]) for chapter in vt.load().chapters.values()
    ]
    assert {slide["group"] for slide in document["events"]} == {
        html.escape(html.escape(chapter.title["en"])) for chapter in vt.load().chapters.values()
    }


FOREIGN = {
    "title": {"text": {"headline": "Whitney <em>Houston</em>", "text": "<p>x</p>"}},
    "events": [
        {
            "media": {"url": "https://example.org/a.jpg"},
            "start_date": {"month": "8", "day": "9", "year": "1963"},
            "text": {"headline": "A Musical Heritage", "text": "<p>Born on\n  New Street.</p>"},
            "group": "Life &amp; work",
        },
        {
            "start_date": {"year": "1978", "month": "", "display_date": "the late 1970s"},
            "end_date": {"year": 1980},
            "text": {"headline": "A musical heritage"},
        },
        {"start_date": {"year": -44, "month": 3, "day": 15}, "text": {"text": "Only a text"}},
        {"start_date": {"year": 2012, "month": 2, "day": 11, "hour": 15, "minute": 55}},
        {"unique_id": "own-id", "start_date": {"year": -13798000000}, "text": {"headline": "Bang"}},
    ],
    "eras": [{"start_date": {"year": 1960}, "end_date": {"year": 1970}}],
}


def test_timelinejs_of_others_is_read():
    report = vt.Report()
    tl = timelinejs.loads(json.dumps(FOREIGN), report=report)
    assert str(tl.title) == "Whitney Houston"
    assert {event.id: str(event.when) for event in tl} == {
        "own-id": "Y-13798000000",
        "only-a-text": "-0044-03-15",
        "a-musical-heritage": "1963-08-09",
        "a-musical-heritage-2": "1978/1980",
        "event": "2012-02-11T15:55:00",
    }
    born = tl["a-musical-heritage"]
    assert str(born.summary) == "Born on New Street."
    assert str(tl.chapters[born.chapter].title) == "Life & work"
    assert [str(note) for note in report] == [
        "the text of the title slide is not read",
        "a-musical-heritage: media of slides is not read",
        "a-musical-heritage-2: display_date is not read: the date itself is",
        "eras that are no group of events are not read",
    ]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ([], "where a list 'events' belongs"),
        ({"events": ["x"]}, "events[0]: 'x' stands where a table"),
        ({"events": [{}]}, "events[0].start_date: None has no year"),
        ({"events": [{"start_date": {"year": "MCM"}}]}, "events[0].start_date: year is 'MCM'"),
        (
            {"events": [{"start_date": {"year": 2024, "month": 13}}]},
            "events[0].when (id 'event'): '2024-13'",
        ),
        ({"events": [{"edtf": "x"}]}, "events[0].when (id 'event'): 'x'"),
    ],
)
def test_timelinejs_faults(document, words):
    with pytest.raises(vt.DataError) as caught:
        timelinejs.loads(json.dumps(document))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>a</p>\n<p>b &amp; c</p>", "a\nb & c"),
        ("x<br>", "x\n"),
        ("a < b > c", "a < b > c"),
        ("<b>x</b><script>1<2</script>y", "xy"),
        ('<img src="a>b" onerror=x>z', "z"),
        ("<!-- x -->y", "y"),
    ],
)
def test_html_as_it_shows(text, words):
    assert _shown(text) == words


# JSON-LD ------------------------------------------------------------------------------------


@given(timelines())
def test_jsonld_has_a_node_for_everything(tl):
    text = jsonld.dumps(tl)
    assert not set("<>&") & set(text)
    graph = {node["@id"]: node for node in json.loads(text)["@graph"]}
    base = f"urn:timeline:{tl.id}:"
    for event in tl:
        node = graph[f"{base}event/{event.id}"]
        assert node["crm:P4_has_time-span"]["rdfs:label"]["@value"] == str(event.when)
        assert len(node.get("tl:claim", [])) == len(event.claims)
        names = {part if isinstance(part, str) else part["@value"] for part in node["name"]}
        assert names == {words for _, words in event.title.versions}
    assert len(graph) == 1 + len(tl) + len(tl.actors) + len(tl.places) + len(tl.sources)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-07-28", {"startDate": "2024-07-28"}),
        ("2024-10", {"startDate": "2024-10"}),
        ("2024-10-22/2024-10-24", {"startDate": "2024-10-22", "endDate": "2024-10-24"}),
        ("2006/..", {"startDate": "2006"}),
        ("2024-10~", {}),
        ("200X", {}),
        ("2024-21", {}),
        ("2024-07-28T18:00:00-04:00", {"startDate": "2024-07-28T18:00:00-04:00"}),
    ],
)
def test_schema_org_dates_say_no_more_than_is_known(when, expected):
    (node,) = (
        n
        for n in json.loads(jsonld.dumps(one(when=when)))["@graph"]
        if "startDate" in n or n["@id"].endswith("event/e")
    )
    found = {key: node[key]["@value"] for key in ("startDate", "endDate") if key in node}
    assert found == expected


def test_the_four_bounds():
    (node,) = (
        n
        for n in json.loads(jsonld.dumps(one(when="2024-10")))["@graph"]
        if n["@id"] == "urn:timeline:t:event/e"
    )
    span = {
        key: value["@value"]
        for key, value in node["crm:P4_has_time-span"].items()
        if key.startswith("crm:")
    }
    assert span == {
        "crm:P82a_begin_of_the_begin": "2024-10-01T00:00:00",
        "crm:P81a_end_of_the_begin": "2024-10-31T23:59:59",
        "crm:P81b_begin_of_the_end": "2024-10-01T00:00:00",
        "crm:P82b_end_of_the_end": "2024-10-31T23:59:59",
    }


def test_ids_are_stable_and_can_be_addresses():
    text = jsonld.dumps(vt.load(), base="https://example.org/history/")
    ids = {node["@id"] for node in json.loads(text)["@graph"]}
    assert "https://example.org/history/event/presidential-election-2024" in ids
    with pytest.raises(vt.FormatError, match="base is 'not an address'"):
        jsonld.dumps(vt.load(), base="not an address")


# All ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["md", "mmd", "jsonld", "csv", "jsonl", "timelinejs.json"])
def test_found_by_suffix(suffix, tmp_path):
    for tl in (vt.load(), hostile_timeline(), vt.Timeline()):
        tl.save(tmp_path / f"a.b.{suffix.upper()}")
        assert (tmp_path / f"a.b.{suffix.upper()}").read_bytes().decode()


def test_find():
    assert formats.names() == [
        *("csv", "html", "ics", "json", "jsonl", "jsonld", "markdown", "mermaid"),
        *("parquet", "svg", "timelinejs", "toml"),
    ]
    assert formats.find("x.timelinejs.json") is formats.find("timelinejs") is timelinejs
    assert formats.find("x.2024.json") is formats.find("json")
    assert formats.find("md") is formats.find("a.markdown") is markdown


@pytest.mark.parametrize("name", ["markdown", "mermaid", "timelinejs", "csv"])
def test_an_unknown_language_is_refused(name):
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        formats.dumps(vt.load(), name, lang="fr")

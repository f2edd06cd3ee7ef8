"""TimelineJS3: our slides come back, others' slides are read, and every loss is reported."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given

import venezuela_timeline as vt
from strategies import HOSTILE, event_times, hostile_timeline, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import Report, timelinejs
from venezuela_timeline.formats.timelinejs.dates import dates, dates_of
from venezuela_timeline.formats.timelinejs.markup import shown_text
from venezuela_timeline.time.days import calendar_day


def one(title="E", when="2024", **more):
    return vt.Timeline([vt.Event("e", title, when, **more)], id="t", title="T")


@given(timelines())
def test_timelinejs_round_trip(tl):
    report = vt.Report()
    text = timelinejs.dumps(tl, report=report)
    back = timelinejs.loads(text)
    skipped = [event.id for event in tl if dates_of(event) is None]
    assert bool(skipped) == ("skipped" in str(report))
    assert [event.id for event in back] == [event.id for event in tl if event.id not in skipped]
    assert back.title.version("en") == tl.title.version("en")
    for event in back:
        mine = tl[event.id]
        assert (event.when, event.chapter) == (mine.when, mine.chapter)
        assert event.title.version("en") == mine.title.version("en")
        assert (event.summary and event.summary.version("en")) == (
            mine.summary and mine.summary.version("en")
        )
    for key, chapter in back.chapters.items():
        if key in tl.chapters:
            assert chapter.title.version("en")[0] == tl.chapters[key].title.version("en")[0]
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
        "eras that are not a group of events are not read",
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
    assert shown_text(text) == words


def test_the_title_slide_has_no_id_where_an_event_has_it():
    timeline = vt.Timeline([vt.Event("e", "E", "/2024"), vt.Event("timeline", "T", "2024")])
    report = Report()
    written = json.loads(formats.dumps(timeline, "timelinejs", report=report))
    assert "unique_id" not in written["title"]
    never = vt.Timeline([vt.Event("e", "E", "Y20000")])
    assert json.loads(formats.dumps(never, "timelinejs", report=report))["events"] is not None


def test_timelinejs_keeps_the_hour_of_an_end():
    timeline = vt.Timeline([vt.Event("e", "E", "2024-07-28T06:00:00/2024-07-28T18:30:00")])
    (slide,) = json.loads(formats.dumps(timeline, "timelinejs"))["events"]
    assert slide["end_date"]["hour"] == 18
    assert slide["end_date"]["minute"] == 30


def read_slide(**event):
    start = {"year": 2024, "month": 7, "day": 28}
    document = {"events": [{"start_date": start, "text": {"headline": "H"}, **event}]}
    report = Report()
    return formats.loads(json.dumps(document), "timelinejs", report=report), str(report)


def test_half_a_time_and_a_missing_headline_are_reported():
    _, notes = read_slide(start_date={"year": 2024, "month": 7, "day": 28, "hour": 6})
    assert "hours without minutes are not read" in notes
    with pytest.raises(vt.DataError, match="a time is hh:mm:ss"):
        read_slide(edtf="2024-07-28T")
    document = {"title": {"text": {"text": "only words"}}, "events": []}
    assert not formats.loads(json.dumps(document), "timelinejs")


BARE = vt.Timeline([vt.Event("e", "E", "2024"), vt.Event("never", "N", "/..")])


def test_an_event_without_any_day_becomes_no_slide():
    report = vt.Report()
    written = json.loads(formats.dumps(BARE, "timelinejs", report=report))
    assert [slide["unique_id"] for slide in written["events"]] == ["e"]
    assert "never: skipped: no day of them is known" in str(report)


def test_an_invalid_language_of_slides_is_unknown():
    for lang in ("???", 3, "es"):
        document = {
            "lang": lang,
            "events": [{"start_date": {"year": 2024}, "text": {"headline": "H"}}],
        }
        timeline = formats.loads(json.dumps(document), "timelinejs")
        assert timeline[0].title.languages == ("es" if lang == "es" else "und",)


MANY = 20_000


def headlines(*texts):
    events = [{"start_date": {"year": 2000}, "text": {"headline": text}} for text in texts]
    return formats.loads(json.dumps({"events": events}), "timelinejs")


def test_slides_that_share_a_headline_are_numbered():
    timeline = headlines(*["Vote"] * 2000)
    assert {"vote", "vote-2", "vote-2000"} <= timeline.ids


def test_a_tag_that_never_ends_is_text():
    assert str(headlines("<" + "a" * MANY)[0].title) == "<" + "a" * MANY


def test_blanks_without_end_are_read():
    assert str(headlines("a" + " " * MANY + "b\nc")[0].title) == "a" + " " * MANY + "b c"


def test_a_reference_to_no_character_is_a_replacement():
    assert str(headlines(f"a&#{'9' * 5000};b")[0].title) == "a\N{REPLACEMENT CHARACTER}b"


def test_no_language_is_made_up():
    events = [vt.Event("a", "Выборы", "2024"), vt.Event("b", "Итоги", "2025")]
    document = json.loads(timelinejs.dumps(vt.Timeline(events, title={"en": "Years"})))
    assert document["lang"] == "und"
    assert document["title"]["languages"] == {"headline": "en"}
    assert all("languages" not in slide for slide in document["events"])
    back = timelinejs.loads(json.dumps(document))
    assert back.title == vt.Text(en="Years")
    assert [event.title for event in back] == [vt.Text("Выборы"), vt.Text("Итоги")]


@pytest.mark.parametrize("languages", [None, "ru", {"headline": ["ru"]}, {"headline": "?"}])
def test_a_language_that_is_none_is_that_of_the_file(languages):
    slide = {"start_date": {"year": 2024}, "text": {"headline": "Vote"}, "languages": languages}
    (event,) = timelinejs.loads(json.dumps({"lang": "nl", "events": [slide]}))
    assert event.title == vt.Text(nl="Vote")

"""TimelineJS3: our slides come back, others' slides are read, and every loss is reported."""

# ruff: noqa: E501  (lines of other programs' files)

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import HOSTILE, event_times, hostile_timeline, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import Report, timelinejs
from venezuela_timeline.formats.timelinejs.dates import dates, dates_of, year_written
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
        assert start["year"] == year_written(year)
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
    assert {str(event.title): str(event.when) for event in tl} == {
        "Bang": "Y-13798000000",
        "Only a text": "-0043-03-15",
        "1960/1970": "1960/1970",
        "A Musical Heritage": "1963-08-09",
        "A musical heritage": "[1977~..1979~]",
        "2012-02-11T15:55:00": "2012-02-11T15:55:00",
    }
    born = next(event for event in tl if event.chapter)
    assert str(born.summary) == "Born on New Street."
    assert str(tl.chapters[born.chapter].title) == "Life & work"
    assert tl.sources[born.citations[0].source].url == "https://example.org/a.jpg"
    assert next(event for event in tl if event.kind == "era").when == vt.TimeSpan("1960/1970")
    assert [str(note) for note in report] == ["'title.text.text' is not read"]
    assert report.kept == {"": {"title.text.text": "<p>x</p>"}}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ([], "where a list 'events' belongs"),
        ({"events": ["x"]}, "events[0]: 'x' stands where a slide belongs"),
        ({"events": [{}]}, "events[0]: it has no start_date"),
        ({"events": [{"start_date": {"day": 1}}]}, "events[0]: {'day': 1} has no year"),
        ({"events": [{"start_date": {"year": "MCM"}}]}, "events[0]: year is 'MCM'"),
        ({"events": [{"start_date": {"year": 2024, "month": 13}}]}, "events[0]: '2024-13'"),
        ({"events": [{"edtf": "x"}]}, "events[0]: 'x'"),
        ({"eras": [{"start_date": {}}], "events": []}, "eras[0]: it has no start_date"),
    ],
)
def test_timelinejs_faults(document, words):
    with pytest.raises(vt.DataError) as caught:
        timelinejs.loads(json.dumps(document))
    assert words in str(caught.value)


@pytest.mark.parametrize("number", ["1e99999999", "-1e99999999", "1e-99999999", "1e17"])
def test_a_number_beyond_all_dates_is_a_fault(number):
    with pytest.raises(vt.DataError, match=r"events\[0\]: month is "):
        timelinejs.loads(f'{{"events": [{{"start_date": {{"year": 2024, "month": {number}}}}}]}}')


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
    with pytest.raises(vt.DataError, match="events\\[0\\]: '2024-07-28T'"):
        read_slide(edtf="2024-07-28T")


def test_the_title_slide_titles_the_timeline_and_its_media_are_a_source():
    media = {"url": "https://a.org/a.jpg", "caption": "A square", "credit": "AP", "thumbnail": "t"}
    text = {"headline": "Votes <a href='https://b.org/x'>of a year</a>", "text": "<p>Below</p>"}
    report = vt.Report()
    slide = {"start_date": {"year": 2024}, "text": {"headline": "H"}}
    document = {"title": {"text": text, "media": media}, "events": [slide]}
    tl = formats.loads(json.dumps(document), "timelinejs", report=report)
    assert str(tl.title) == "Votes of a year"
    assert {source.url: source.title for source in tl.sources.values()} == {
        "https://a.org/a.jpg": "A square",
        "https://b.org/x": "of a year",
    }
    assert report.kept == {"": {"title.text.text": "<p>Below</p>", "title.media.thumbnail": "t"}}
    listed = formats.loads(json.dumps(document | {"title": [document["title"]]}), "timelinejs")
    assert (listed, listed.title) == (tl, tl.title)
    document = {"lang": "es", "title": {"text": {"text": "<p>only words</p>"}}, "events": []}
    tl = formats.loads(json.dumps(document), "timelinejs", report=(report := vt.Report()))
    assert tl.title == vt.Text(es="only words")
    assert not tl
    assert not report.kept


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


def test_slides_that_share_a_headline_have_ids_of_their_own():
    events = [{"start_date": {"year": 1 + at}, "text": {"headline": "Vote"}} for at in range(500)]
    first = formats.loads(json.dumps({"events": events}), "timelinejs")
    turned = formats.loads(json.dumps({"events": events[::-1]}), "timelinejs")
    assert len(first) == 500
    assert {event.id: event for event in first} == {event.id: event for event in turned}
    report = Report()
    twice = formats.loads(json.dumps({"events": events[:1] * 2}), "timelinejs", report=report)
    assert len(twice) == 1
    assert "said again as it is" in str(report)


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


# What others' slides say ------------------------------------------------------------------------


@given(st.integers(-9999, 9999), st.integers(0, 2))
def test_years_before_christ_are_those_that_timelinejs_shows(year, fineness):
    text = f"{'-' * (year < 0)}{abs(year):04}" + ("", "-03", "-03-15")[fineness]
    slide = json.loads(timelinejs.dumps(one(when=text)))["events"][0]
    shown = slide["start_date"]["year"]
    assert shown == (year if year > 0 else year - 1)  # abs(shown) is what stands before BCE
    del slide["edtf"], slide["display_date"]
    (event,) = timelinejs.loads(json.dumps({"events": [slide]}))
    assert str(event.when) == text


def test_a_year_0_and_other_oddities_are_noted():
    tl, notes = read_slide(start_date={"year": 0})
    assert str(tl[0].when) == "0000"
    assert "a year 0, which TimelineJS has not, is read as 1 BC" in notes
    tl, notes = read_slide(start_date={"year": 2020.0, "month": 0, "day": 5})
    assert str(tl[0].when) == "2020"
    assert "'start_date.day' is not read" in notes
    tl, notes = read_slide(
        start_date={
            "year": "2020",
            "month": "1",
            "day": "2",
            "hour": 3,
            "minute": 4,
            "second": 5,
            "millisecond": 500,
        }
    )
    assert str(tl[0].when) == "2020-01-02T03:04:05"
    assert "fractions of a second are dropped" in notes
    document = '{"events": [{"start_date": {"year": 1}, "group": "a", "group": "b"}]}'
    report = Report()
    tl = formats.loads(document, "timelinejs", report=report)
    assert str(tl.chapters["b"].title) == "b"
    assert "the key 'group' stands twice" in str(report)


def test_the_cosmological_scale():
    tl = one(when="Y-13800000000")
    report = Report()
    document = json.loads(timelinejs.dumps(tl, report=report))
    assert document["scale"] == "cosmological"
    assert "shows years alone" in str(report)
    assert document["events"][0]["start_date"] == {"year": -13_800_000_000}
    assert "scale" not in json.loads(timelinejs.dumps(one()))
    del document["events"][0]["edtf"]
    report = Report()
    back = timelinejs.loads(json.dumps(document), report=report)
    assert back[0].when == tl[0].when
    assert "'scale' is not read" in str(report)


@pytest.mark.parametrize(
    ("date", "words", "edtf"),
    [
        ({"year": 1706}, "around 1706", "1706~"),
        ({"year": 1740}, "1740s", "174X"),
        ({"year": 1797}, "1797 or 1822", "[1797,1822]"),
        ({"year": 1963, "month": 8, "day": 9}, "1963", "1963-08-09"),
        ({"year": 1963, "month": 1, "day": 1}, "1963", "1963"),
        ({"year": 1963}, "August 1963", "1963-08"),
        ({"year": 1963}, "1963", "1963"),
        ({"year": 1963}, "<b>c. 1963</b>", "1963~"),
        ({"year": 1963}, "1850", "1963"),
        ({"year": 1963}, "long ago", "1963"),
    ],
)
def test_words_that_are_more_honest_than_the_digits(date, words, edtf):
    for where in ("slide", "date"):
        more = {"display_date": words} if where == "slide" else {}
        within = {"display_date": words} if where == "date" else {}
        tl, notes = read_slide(start_date=date | within, **more)
        assert str(tl[0].when) == edtf
        assert ("'display_date' is not read" in notes) == (words in ("1850", "long ago"))


def test_links_media_and_places_are_read():
    tl, notes = read_slide(
        text={
            "headline": "A <a href='https://a.org/x?a=1&amp;b=2'>link</a>",
            "text": '<img src=p.jpg> and <a name=x>none</a> <a href="//b.org">b</a>',
        },
        media={
            "url": "https://c.org/m.jpg",
            "caption": "A <i>picture</i> by <a href='https://d.org'>D</a>",
            "credit": "Agency",
            "link": "https://e.org",
            "thumbnail": "t.jpg",
        },
        location={"lat": "10.5", "lon": -66.9, "name": "Caracas", "zoom": 3},
        type="overview",
        unique_id="Has Blanks",
    )
    event = tl[0]
    assert event.id == "has-blanks"
    cited = {tl.sources[one.source].url: tl.sources[one.source] for one in event.citations}
    assert list(cited) == [
        "https://a.org/x?a=1&b=2",
        "https://b.org",
        "https://c.org/m.jpg",
        "https://d.org",
        "https://e.org",
    ]
    assert (cited["https://c.org/m.jpg"].title, cited["https://c.org/m.jpg"].publisher) == (
        "A picture by D",
        "Agency",
    )
    assert tl.places[event.place].latitude == 10.5
    for path in ("pictures[]", "media.thumbnail", "location.zoom", "type"):
        assert f"{path!r} is not read" in notes
    tl, notes = read_slide(media={"url": "<iframe src='x'>", "alt": "y"})
    assert not tl[0].citations
    assert "'media.url' is not read" in notes
    tl, notes = read_slide(location={"lat": 100, "lon": 0, "name": "Nowhere"})
    assert tl.places["nowhere"].latitude is None
    assert "coordinates are not read" in notes


def test_texts_keep_their_scripts():
    tl, _ = read_slide(text={"headline": "\u0414\u0430\u0442\u0430"})
    assert (tl[0].id, tl[0].title.languages) == ("data", ("und",))


OLD = {
    "timeline": {
        "headline": "Old",
        "type": "default",
        "text": "<p>About</p>",
        "date": [
            {
                "startDate": "2012,1,26",
                "endDate": "2012,1,27",
                "headline": "H",
                "text": "<p>B</p>",
                "tag": "T",
                "asset": {"media": "https://a.org/b.jpg", "credit": "c", "caption": "d"},
                "classname": "x",
            },
            {"startDate": "12/25/2011 10:30", "headline": "Slashes"},
            {"startDate": -44, "headline": "Ides"},
            {"startDate": "now", "headline": "Now"},
            3,
        ],
        "era": [{"startDate": "2011", "endDate": "2013", "headline": "Era", "text": "x"}],
        "lang": "en",
    }
}


def test_version_2():
    report = Report()
    tl = formats.loads(json.dumps(OLD), report=report)
    assert str(tl.title) == "Old"
    assert {str(event.title): str(event.when) for event in tl} == {
        "H": "2012-01-26/2012-01-27",
        "Slashes": "2011-12-25T10:30:00",
        "Ides": "-0043",
        "Era": "2011/2013",
    }
    notes = str(report)
    for words in (
        "'classname' is not read",
        "'timeline.lang' is not read",
        "events[3]: not read",
        "events[4]: not read",
        "'title.text.text' is not read",
    ):
        assert words in notes
    assert len(formats.loads('{"timeline": {"headline": "x", "date": 3}}', "timelinejs")) == 0


SHEET = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Type,Group,Background,Note
,,,,,,,,,My timeline,<p>About</p>,,,title,,,
2013,3,5,4:25 PM,,,,,,Death,<p>Dies in <b>Caracas</b></p>,https://a.org/a.jpg,AP,,2013,,n
"1,066",,,,,,,,,Hastings,,,,title,,#fff,
-44,3,15,,,,,,44 BC,Ides,,,,other,,,
1990,,,,1999,,,,,The Nineties,,,,era,,,
2014,1,1,25h,2014,2,,10:00:30,,Odd,,,,,,,
,,,,,,,,,Undated,,,,,,,
"""


def test_a_sheet():
    report = Report()
    tl = formats.loads(SHEET, report=report, file="x.csv")
    assert {str(event.title): str(event.when) for event in tl} == {
        "Ides": "-0043-03-15",
        "Hastings": "1066",
        "The Nineties": "1990/1999",
        "Death": "2013-03-05T16:25:00",
        "Odd": "2014-01-01/2014-02",
    }
    for words in (
        "'note' is not read",
        "'background.value' is not read",
        "'type' is not read",
        "'time' is not read",
        "Undated' " * 0 + "events[4]: not read",
    ):
        assert words in str(report)
    first = "Start Date,End Date,Headline,Media\n2011-12,,A,\n1/2/2011,3/4/2011,B,\n2012,,C,\n"
    tl = formats.loads(first, file="x.csv", report=(report := Report()))
    assert {str(event.title): str(event.when) for event in tl} == {
        "B": "2011-01-02/2011-03-04",
        "C": "2012",
    }
    assert "events[0]: not read" in str(report)
    with pytest.raises(vt.DataError, match="no table of TimelineJS"):
        formats.loads("a,b\n", "timelinejs")


def test_slides_that_cannot_be_read_are_listed_or_refused():
    document = json.dumps({"events": [{"start_date": {"year": 1}}, {"text": {"headline": "x"}}]})
    with pytest.warns(vt.TimelineWarning, match="not all of the file is read: events"):
        assert len(formats.loads(document, "timelinejs")) == 1
    with pytest.raises(vt.DataError, match="events"):
        formats.loads(document, "timelinejs", strict=True)


def test_groups_with_the_same_words_for_an_id_are_two_chapters():
    events = [
        {"start_date": {"year": year}, "group": group}
        for year, group in ((1, "Life!"), (2, "Life?"), (3, "Life!"))
    ]
    document = {"events": [*events, 3], "eras": [3, {"start_date": {"year": 5}}]}
    tl = formats.loads(json.dumps(document), "timelinejs", report=Report())
    first, second, third, era = tl
    assert first.chapter == third.chapter == "life"
    assert second.chapter.startswith("life-")
    assert str(tl.chapters[second.chapter].title) == "Life?"
    assert era.kind == "era"


def test_a_whole_second_and_a_source_without_an_address():
    date = {"year": 1, "month": 2, "day": 3, "hour": 4, "minute": 5, "second": 6, "millisecond": 0}
    _, notes = read_slide(start_date=date, media={"url": "x", "caption": "Words"})
    assert "millisecond" not in notes
    tl, notes = read_slide(media={"url": "x", "caption": "Words"})
    assert [source.title for source in tl.sources.values()] == ["Words"]
    assert "'media.url' is not read" in notes


# How sure a date is -----------------------------------------------------------------------------


def shown_date(when, *claims, lang="en"):
    event = vt.Event("e", "E", when, claims=claims)
    tl = vt.Timeline([event], actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")])
    return json.loads(timelinejs.dumps(tl, lang=lang))["events"][0]["display_date"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-08~", "around August 2024"),
        ("2024?", "possibly 2024"),
        ("[2000~..2003~]", "early 2000s"),
        ("2006/..", "since 2006"),
        ("199X", "1990s"),
    ],
)
def test_a_date_is_shown_as_sure_as_it_is(edtf, words):
    assert shown_date(edtf) == vt.TimeSpan(edtf).describe("en")
    assert vt.when(words) == vt.TimeSpan(edtf)


def test_rival_dates_stand_beside_the_date():
    def says(value, by="ann", **more):
        return vt.Claim("when", by, value=vt.TimeSpan(value), **more)

    assert shown_date("2005-08", says("2005-08")) == "August 2005"
    rivals = [says("2005-09"), says("2005-09", "bob"), says("2006", "bob")]
    assert shown_date("2005-08", *rivals) == "August 2005; others say September 2005, 2006"
    assert shown_date("2005-08", *rivals, lang="es") == (
        "agosto de 2005; según otros septiembre de 2005, 2006"
    )
    many = [says(f"20{year}") for year in range(10, 16)]
    assert shown_date("2005", *many) == "2005; others say 2010, 2011, 2012, …"
    assert shown_date("2005", says("2005", stance="denies")) == "2005; contested"
    deprecated = says("2006", rank="deprecated", reason="it was corrected")
    assert shown_date("2005", deprecated) == "2005"
    assert shown_date("2005", says("2006", subject="bob")) == "2005"

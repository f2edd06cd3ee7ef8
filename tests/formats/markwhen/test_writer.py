"""Timelines as Markwhen's text, and what is read of it again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import HOSTILE, event_times, hostile_timeline, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import markwhen
from venezuela_timeline.formats.markwhen.dates import date_of
from venezuela_timeline.formats.markwhen.reader import is_syntax, split
from venezuela_timeline.safe_text import shown_line


def one(when="2024-07-28", title="The vote", **fields):
    event = vt.Event("vote", title, when, **fields)
    return vt.Timeline(
        [event],
        title={"en": "Votes #1", "es": "Votos"},
        places=[vt.Place("here", "Here")],
        actors=[vt.Actor("ann", "Ann")],
        sources=[
            vt.Source("paper", "On [v]", url="https://example.org/a_(b)"),
            vt.Source("book", "A book"),
        ],
        chapters=[vt.Chapter("first", {"en": "The first", "es": "El primero"}, summary="x")],
        outside=["x"],
    )


def report_of(timeline):
    report = vt.Report()
    markwhen.dumps(timeline, report=report)
    return str(report)


def again(timeline, lang="en"):
    report = vt.Report()
    return markwhen.loads(markwhen.dumps(timeline, lang=lang), report=report), str(report)


def rich():
    claims = [vt.Claim("winner", by, "ann", citations=["paper ¶1"]) for by in ("ann", "paper")]
    claims.append(vt.Claim("winner", "ann", "ann", stance="denies"))
    return one(
        "2024-07~",
        summary="It was a vote.\n\nMany: voted",
        kind="election",
        chapter="first",
        tags=["a-b", "2024", "election"],
        place="here",
        participants=["ann", vt.Participation("ann", "voter")],
        claims=claims,
        citations=["paper", "paper", "book p. 4"],
    )


def test_the_whole_of_an_event():
    assert markwhen.dumps(rich()) == (
        '---\ntitle: "Votes \\u00231"\n---\n'
        "\n# The first\n"
        "\n2024-07: The vote #election #a_b #_2024 #election\n"
        'id: "vote"\n'
        'edtf: "2024-07~"\n'
        'when: "around July 2024"\n'
        'kind: "election"\n'
        'contested: "yes"\n'
        'place: "Here"\n'
        'participants: ["Ann"]\n'
        'claims: ["Ann: winner: Ann", "On [v]: winner: Ann", "Ann denies: winner: Ann"]\n'
        'sources: ["A book, p. 4"]\n'
        "\nIt was a vote.\n\nMany: voted\n"
        "\n- [On ［v］](https://example.org/a_%28b%29)\n"
        "- [On ［v］, ¶1](https://example.org/a_%28b%29)\n"
    )
    spanish = markwhen.dumps(rich(), lang="es")
    for words in ("# El primero", 'when: "alrededor de julio de 2024"', 'title: "Votos"'):
        assert words in spanish
    for words in ("only names are held of actors, places", "summaries of chapters are left out"):
        assert words in report_of(rich())
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        markwhen.dumps(rich(), lang="fr")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_read_is_what_was_written(lang):
    tl, notes = again(rich(), lang)
    event = tl["vote"]
    assert str(tl.title) == ("Votes #1" if lang == "en" else "Votos")
    assert (str(event.title), str(event.when)) == ("The vote", "2024-07~")
    assert (event.kind, event.tags) == ("election", ("a-b", "2024", "election"))
    assert str(event.summary) == "It was a vote.\n\nMany: voted"
    assert str(tl.chapters[event.chapter].title) == ("The first" if lang == "en" else "El primero")
    assert {tl.sources[cited.source].url for cited in event.citations} == {
        "https://example.org/a_%28b%29"
    }
    for words in ("'contested'", "'claims'", "'place'", "'participants'", "'sources'"):
        assert words in notes
    for words in ("edtf", "'when'", "'kind'", "'id'"):
        assert words not in notes


@pytest.mark.parametrize(
    ("edtf", "date", "loss"),
    [
        ("2024", "2024", ""),
        ("2024-07-28", "2024-07-28", ""),
        ("0000", "0000", ""),
        ("2004/2005-06", "2004/2005-06", ""),
        ("2024~", "2024", "in words"),
        ("2024-22", "2024-06/2025-02", "in words"),
        ("2024-33", "2024-01/2024-03", "in words"),
        ("199X", "1990/1999", "in words"),
        ("[1667,1670-06]", "1667-01/1670-06", "in words"),
        ("2004~/2005", "2004/2005", "in words"),
        ("/2005-06", "2005-06", "in words"),
        ("2004/", "2004", "in words"),
        ("2004/..", "2004", "what goes on"),
        ("2024-07-28T06:30:15", "2024-07-28 06:30", "without seconds"),
        ("2024-07-28T06:30:15-04:00", "2024-07-28T10:30:15Z", "in UTC"),
        (
            "2024-07-28T06:30:00/2024-07-28T18:00:00",
            "2024-07-28 06:30 / 2024-07-28 18:00",
            "without seconds",
        ),
        (
            "2024-07-28T06:30:00Z/2024-07-28T18:00:00-04:00",
            "2024-07-28T06:30:00Z - 2024-07-28T22:00:00Z",
            "in UTC",
        ),
        ("2024-07-28T06:30:00/2024-07-29", "2024-07-28/2024-07-29", "in words"),
        ("2024-07-28T06:30:00/..", "2024-07-28", "what goes on"),
        ("/2005-06-XX", "2005-06", "in words"),
        ("-0043", "44 BCE", ""),
        ("-0043-03-15", "44 BCE", "before Christ"),
        ("-0284/-0246", "285 BCE - 247 BCE", "before Christ"),
        ("-0043/0014", "44 BCE - 14 CE", "before Christ"),
        ("-0001/0000", "2 BCE - 1 BCE", "before Christ"),
        ("Y-11999", "12000 BCE", "before Christ"),
        ("Y-100000", None, ""),
        ("Y17000", None, ""),
        ("/..", None, ""),
    ],
)
def test_dates(edtf, date, loss):
    found = date_of(vt.TimeSpan(edtf))
    assert found == (None if date is None else (date, found.loss))
    if found is None:
        assert "vote: skipped: no day of them is known" in report_of(one(edtf))
        return
    assert loss in found.loss
    assert bool(loss) == bool(found.loss)
    assert not found.loss or found.loss in report_of(one(edtf))
    tl, _ = again(one(edtf))
    assert (str(tl["vote"].when), str(tl["vote"].title)) == (edtf, "The vote")
    assert split(f"{date}: The vote: 10:30") == (date, "The vote: 10:30")


def test_what_goes_on_is_shown_as_far_as_is_known():
    assert date_of(vt.TimeSpan("2004/.."), vt.when("2024-08-29").bounds.end_max).text == (
        "2004-01-01/2024-08-29"
    )
    text = markwhen.dumps(one("2004/..", known_until="2020-12-31"))
    assert "\n2004/2020: The vote\n" in text


def test_what_is_inferred_or_undated():
    assert "vote: skipped" in report_of(one(None, links=["after x"]))
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024-07-28"),
            vt.Event("b", "B", links=["after a", "before c"]),
            vt.Event("c", "C", "2024-08-10"),
        ]
    )
    text = markwhen.dumps(vt.chronology.solve(tl).timeline())
    assert "\n2024-07-28/2024-08-10: B\nid:" in text
    assert 'when: "inferred: between 28 July and 10 August 2024"' in text


@given(event_times())
def test_any_time_comes_back(span):
    tl, _ = again(one(span))
    if date_of(span) is None:
        assert not tl
        return
    assert (tl["vote"].when, str(tl["vote"].title)) == (span, "The vote")
    date = date_of(span)
    if re.fullmatch(r"[0-9/-]+", date.text):
        shown = vt.TimeSpan(date.text).bounds
        assert shown.start_min >= span.bounds.start_min
        assert shown.end_max <= span.bounds.end_max or span.open_end


# Texts ----------------------------------------------------------------------------------------

LINES = [
    "2024: not an event",
    "28 July 2024: nor this",
    "Desde 2006: nor this",
    "now: or this",
    "by 3 days: or this",
    "May: or this",
    ": or this",
    "\ufeff: or this",
    "- a list",
    "// a comment",
    "# a section",
    "group of people",
    "endSection",
    "key: value",
    "[x] done",
    "of 46% it is said",
    "100%",
    "see !you and .start or ![a](b) [c](d) #tag ##",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_a_line(line):
    tl = one(title=line, summary=f"First\n{line}\nlast")
    text = markwhen.dumps(tl)
    back, _ = again(tl)
    assert len(back) == 1
    event = back["vote"]
    assert str(event.summary).startswith("First\n")
    assert str(event.summary).endswith("\nlast")
    assert len(str(event.summary).split("\n")) == 3
    assert (event.tags, event.chapter, event.citations) == ((), None, ())
    marked = line not in ("key: value", "[x] done", "# a section", "// a comment", *LINES[-3:])
    assert ("\n· " in text) == marked
    assert ("begin with '· '" in report_of(tl)) == marked


@pytest.mark.parametrize("text", ["a\n\nb", "a\nb", "a  b   c", "a\n\n\nb:  c\n\n2024: d", "a"])
def test_a_text_keeps_its_paragraphs_and_the_blanks_within_its_lines(text):
    tl = one(summary=text.replace("2024: ", "2024, "))
    back, _ = again(tl)
    assert str(back["vote"].summary) == str(tl["vote"].summary)
    assert "blanks" not in report_of(tl)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"summary": " a\n  b"}, "a\nb"),
        ({"summary": "a\n\tb"}, "a\nb"),
        ({"summary": "a\tb\n \nc"}, "a b\n\nc"),
        ({"summary": "\n\na\n"}, "a"),
        ({"title": "a  b"}, "a b"),
        ({"title": " a\nb"}, "a b"),
    ],
)
def test_blanks_that_are_not_kept_are_noted(fields, found):
    tl = one(**fields)
    back, _ = again(tl)
    (field,) = fields
    assert str(getattr(back["vote"], field)) == found
    assert "vote: blanks around a line or a text are left out" in report_of(tl)


def test_blanks_of_other_titles_are_noted():
    assert "blanks" not in report_of(vt.Timeline(title="A b"))
    assert "blanks around a line" in report_of(vt.Timeline(title="A  b"))
    event = vt.Event("e", "E", 2024, chapter="c")
    for title, noted in (("A b", False), ("A  b", True)):
        tl = vt.Timeline([event], chapters=[vt.Chapter("c", title)])
        assert ("blanks around a line" in report_of(tl)) == noted
    assert "blanks" not in report_of(vt.Timeline([event]))


@given(st.text(st.sampled_from("a \n\t"), min_size=1).filter(str.strip))
def test_a_text_comes_back_or_is_noted(text):
    tl = one(summary=text)
    back, _ = again(tl)
    assert (str(back["vote"].summary) != text) == ("blanks" in report_of(tl))


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_a_text_is_text(text):
    tl = one(title=text, summary=text, citations=["paper"], kind="k")
    back, _ = again(tl)
    assert back.ids == {"vote"}
    event = back["vote"]
    assert (event.kind, event.tags, event.chapter) == ("k", (), None)
    assert len(event.citations) == 1
    assert not is_syntax(shown_line(str(event.title))) or split(str(event.title))
    letters = re.findall(r"\w", shown_line(text))
    assert re.findall(r"\w", str(event.title)) == letters


def test_hostile_texts_are_text():
    tl = hostile_timeline()
    back, _ = again(tl)
    assert list(back.ids) == list(tl.ids)
    for event, text in zip(back, HOSTILE, strict=True):
        assert event.tags == ()
        assert re.findall(r"\w", str(event.title)) == re.findall(r"\w", shown_line(text))


@given(timelines())
def test_any_timeline_comes_back_as_far_as_it_is_held(tl):
    held = [
        event
        for event in tl
        if event.when is not None and date_of(event.when, tl.known_until(event)) is not None
    ]
    text = formats.dumps(tl, "markwhen")
    back = formats.loads(text, "markwhen", report=vt.Report())
    assert sorted(back.ids) == sorted(event.id for event in held)
    for event in held:
        found = back[event.id]
        assert found.when == event.when
        assert (found.kind, found.tags) == (event.kind, event.tags)


# What others write ----------------------------------------------------------------------------


def test_properties_of_others():
    text = 'title: "unfinished\n2024: A\nid: "b"\nedtf: 2023\nkind: [1]\nwhen: then\n'
    report = vt.Report()
    tl = formats.loads(text, "markwhen", report=report)
    assert (str(tl.title), str(tl["b"].when)) == ("unfinished", "2023")
    for words in ("'when' is not read",):
        assert words in str(report)
    tl = formats.loads("2024: A\nedtf: nonsense\nid: [1]\n", "markwhen", report=report)
    assert (tl[0].id, str(tl[0].when)) == ("a", "2024")

"""What a person reads of an event in a calendar: short, or everything on request."""

from __future__ import annotations

import re
import statistics

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics.lines import unescaped


def descriptions(tl, **options):
    lines = ics.dumps(tl, **options).replace("\r\n ", "").split("\r\n")
    return [unescaped(line.partition(":")[2]) for line in lines if line.startswith("DESCRIPTION")]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_descriptions_are_short(lang):
    lengths = [len(text) for text in descriptions(vt.load(), lang=lang)]
    assert statistics.median(lengths) < 500
    assert max(lengths) < 1500


SOURCES = [
    vt.Source("a", publisher="Agency", url="https://example.org/a"),
    vt.Source("b", publisher="State", state_media=True),
]


def one(**options):
    details = options.pop("details", "short")
    event = vt.Event("e", "Title", options.pop("when", "2024-07-28"), **options)
    actors = [vt.Actor(key, key.title()) for key in ("ann", "bob", "cy", "dan")]
    tl = vt.Timeline([event], actors=actors, sources=SOURCES)
    (text,) = descriptions(tl, details=details)
    back = ics.loads(ics.dumps(tl, details=details))["e"]
    assert str(back.summary or "") == str(event.summary or "")
    return text


CITED = [vt.Citation("a", "¶1"), vt.Citation("b"), vt.Citation("a", "¶13"), vt.Citation("a", "¶1")]


def test_each_source_once_and_one_link():
    assert one(summary="S", citations=CITED) == (
        "S\n\nSources: Agency (¶1, ¶13); State (state media)\n\nhttps://example.org/a"
    )
    assert one(summary="S", when="2024-07", citations=["b"]) == (
        "When: July 2024 (day not known)\nS\n\nSources: State (state media)"
    )
    assert one() == "When: 28 July 2024"
    assert one(summary="S") == "S"
    assert "\n– Agency, ¶13: https://" in one(summary="S", citations=CITED, details="long")


@pytest.mark.parametrize("summary", ["S\n\nSources: x", "S\nWhen: 28 July 2024", "S\n\nFuentes: x"])
def test_a_summary_like_a_description_comes_back(summary):
    assert one(summary=summary, citations=["a"]).startswith(f"{summary}\nWhen: 28 July 2024\n\n")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2018-05", "May 2018"),
        ("2019-21", "spring 2019"),
        ("2019-01-10?", "possibly 10 January 2019"),
        ("2019-01-10~", "around 10 January 2019"),
        ("2006", "2006"),
        ("2006/..", "since 2006"),
        ("/2006", "until 2006, start unknown"),
        ("2024-07-28/2024-08", "28 July 2024 – August 2024"),
    ],
)
@pytest.mark.parametrize("details", ["short", "long"])
def test_a_day_that_is_not_known_is_said_first(when, words, details):
    first = f"When: {words} (day not known)"
    assert one(when=when, details=details) == first
    assert one(when=when, summary="S", details=details) == f"{first}\nS"
    cited = one(when=when, summary="S", citations=["a"], details=details)
    assert cited.startswith(f"{first}\nS\n\nSources:")
    assert one(when=when, citations=["a"], details=details).startswith(f"{first}\n\nSources:")
    for odd in ("\nSources: x", "S\n\nFuentes: x", f"S\nWhen: {words}", first, "A\n\nB"):
        one(when=when, summary=odd, citations=["a"], details=details)


@pytest.mark.parametrize(
    "when", ["2024-07-28", "2024-07-28/2024-08-03", "2010-01-01/2024-01-01", "2014-02-12/.."]
)
def test_of_a_known_day_it_is_not_said(when):
    assert "day not known" not in one(when=when, summary="S", details="long")


def test_it_is_said_in_the_language_of_the_calendar():
    tl = vt.Timeline([vt.Event("e", "Title", "2018-05", summary="S")])
    (text,) = descriptions(tl, lang="es")
    assert text == "Fecha: mayo de 2018 (no se sabe el día)\nS"
    assert str(ics.loads(ics.dumps(tl, lang="es"))["e"].summary) == "S"


def test_a_day_that_is_inferred_only_within_bounds_is_said_first():
    events = [vt.Event("a", "A", "2024-07-01"), vt.Event("b", "B", "2024-07-09")]
    events.append(vt.Event("c", "C", summary="S", links=["after a", "before b"]))
    text = descriptions(vt.Timeline(events), inferred=True)[1]
    assert re.match(r"When: .* \(day not known\)\nS\n\nInferred: ", text), text


def claims(*values, aspect="votes", **more):
    people = ("ann", "bob", "cy", "dan")
    return [vt.Claim(aspect, by, value, **more) for by, value in zip(people, values, strict=False)]


def test_versions_in_full():
    text = one(claims=claims(5, 6, subject="ann"), details="long")
    assert "– votes, Ann:\n  · Ann: 5\n  · Bob: 6" in text


def test_versions_where_they_differ():
    assert one(claims=claims(5, 5)) == "When: 28 July 2024"
    assert one(claims=claims(5, 6, 6, subject="ann")).endswith(
        "\n\nClaims:\n– votes, Ann:\n  · Ann: 5\n  · Bob: 6"
    )
    many = one(claims=[*claims(5, 6, 7, 8), *claims(1, 2, aspect="deaths")])
    assert many.endswith("· Ann: 5\n  · Bob: 6\n  · Cy: 7\n  … and 1 more")
    two = [*claims(5, 6), *claims(1, 2, aspect="deaths")]
    assert "deaths" not in one(claims=two)
    denied = [
        vt.Claim("occurrence", "ann", stance="denies"),
        vt.Claim("occurrence", "bob", stance="doubts"),
    ]
    assert "· Ann denies" in one(claims=denied)
    long = claims(5, 6, text="word " * 100)
    assert all(len(line) < 160 for line in one(claims=long).splitlines())


def test_very_many_sources_are_counted():
    sources = [vt.Source(f"s{at}", publisher=f"The publisher {at}") for at in range(100)]
    event = vt.Event("e", "T", "2024", citations=[source.id for source in sources])
    (text,) = descriptions(vt.Timeline([event], sources=sources))
    assert len(text) <= 1300
    assert text.endswith(" more")


def test_key_events_alone():
    tl = vt.Timeline([vt.Event("a", "A", "2024", key=True), vt.Event("b", "B", "2024")])
    assert ics.loads(ics.dumps(tl, key=True)).ids == {"a"}


def test_imprecise_days_in_full_on_request():
    tl = vt.Timeline([vt.Event("e", "E", "2024-07")])
    assert "DTEND;VALUE=DATE:20240702" in ics.dumps(tl)
    full = ics.dumps(tl, imprecise="full")
    assert "DTEND;VALUE=DATE:20240801" in full
    assert ics.loads(full)["e"].when == tl["e"].when
    with pytest.raises(vt.FormatError, match="write one of mark, full"):
        ics.dumps(tl, imprecise="skip")

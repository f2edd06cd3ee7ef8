"""Markwhen's text."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats

TEXT = """---
title: "Example"
timezone: America/Caracas
#protest: #ff0000
odd
---
a stray line
section Chapter one #x
2013-03-05: Death of the president #death !d
  id: death
  colour: red
  empty:
  Text with a [link](https://a.org/s) and #1 more
// a comment
group Later
after !death 30 days: Election #vote
by !death.end 1 year: Before it
2014-02/2014-05: Protests #protest
2014-02 - 2014-05: Again
~2006: Arms deals
500 BC: Old
1 year: follows
2 weeks - 3 days: later
now: today
2020/now: goes on
2020 - now: goes on, too
12/5/2019: with slashes
2013-04-14 every year for 3 years: anniversary
2013-04-14T10:30: At a time
99/99/2020: impossible
after !nobody 2 days: nowhere
endGroup
endSection
## Part
### Sub
2001: In it
## Other
2002: In another
"""


def read(text, **options):
    report = vt.Report()
    return formats.loads(text, "markwhen", report=report, **options), report


def test_a_text():
    tl, report = read(TEXT)
    assert str(tl.title) == "Example"
    assert {str(event.title): str(event.when) for event in tl if event.when} == {
        "Old": "-0499",
        "In it": "2001",
        "In another": "2002",
        "Arms deals": "2006~",
        "Death of the president": "2013-03-05",
        "anniversary": "2013-04-14",
        "At a time": "2013-04-14T10:30:00",
        "Protests": "2014-02/2014-05",
        "Again": "2014-02/2014-05",
        "with slashes": "2019-12-05",
        "goes on": "2020/..",
        "goes on, too": "2020/..",
    }
    death = tl["death"]
    assert (death.tags, death.chapter) == (("death",), "chapter-one")
    assert str(death.summary) == "Text with a link and #1 more"
    assert tl.sources[death.citations[0].source].url == "https://a.org/s"
    assert {str(event.title): list(map(str, event.links)) for event in tl if event.links} == {
        "Election": ["30 days after death"],
        "Before it": ["12 months before end of death"],
        "follows": ["after old"],
        "later": ["after follows"],
    }
    assert str(tl.chapters[tl["in-it"].chapter].title) == "Part › Sub"
    assert str(tl.chapters[tl["in-another"].chapter].title) == "Other"
    notes = str(report)
    for words in (
        "'timezone' is not read",
        "'#protest' is not read",
        "'line 5' is not read",
        "'line 7' is not read",
        "'recurrence' is not read",
        "'length' is not read",
        "'colour' is not read",
        "line 24: not read: cannot read 'now'",
        "'99/99/2020'",
        "a link to 'nobody'",
    ):
        assert words in notes


def test_headers_and_beginnings():
    tl, _ = read("title: Bare\n\n2020: A\n")
    assert (str(tl.title), len(tl)) == ("Bare", 1)
    with pytest.raises(vt.DataError, match="no event comes before it"):
        read("2 days: first\n")
    assert len(read("")[0]) == 0
    tl, _ = read("dateFormat: d/M/y\n13/2/2020: A\n")
    assert str(tl[0].when) == "2020-02-13"
    with pytest.raises(vt.DataError, match="may be 2020-01-02 or 2020-02-01"):
        read("dateFormat: d/M/y\n1/2/2020: A\n")
    assert str(read("1/2/2020: A\n", dayfirst=True)[0][0].when) == "2020-02-01"
    tl, _ = read("2020: A\nafter 3 days: B\n2021: C: D: E\n2022:\n")
    assert [str(event.title) for event in tl if event.when] == ["A", "C: D: E", "2022"]


def test_offsets_of_nothing_and_lines_before_the_first():
    tl, report = read("---\ntitle: T\n---\n\n2020: A !a\nafter !a 0 days: B\nby !a: C\n")
    assert [str(link) for event in tl for link in event.links] == ["after a", "before a"]
    assert not report


def test_lines_without_end():
    assert len(read("2020: " + "a" * 100_000 + "\n" + ":" * 100_000)[0]) == 1
    assert len(read("2020: A\n" + "1" * 100_000 + ":\n")[0]) == 1
    assert len(read("2020: A\n2024-07-28 18" + ":00" * 1000 + ": B\n")[0]) == 2


ZULU = "2024-07-28T18:00:00Z/2024-07-29T19:00:00Z"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("2024-07-28T18:00:00Z", "2024-07-28T18:00:00Z"),
        ("2024-07-28T18:00Z", "2024-07-28T18:00:00Z"),
        ("2024-07-28T18:00:00.000Z", "2024-07-28T18:00:00Z"),
        ("2024-07-28T18:00:00+04:00", "2024-07-28T18:00:00+04:00"),
        ("2024-07-28 18:00", "2024-07-28T18:00:00"),
        ("2024-07-28 6:30pm", "2024-07-28T18:30:00"),
        (
            "2024-07-28T18:00:00Z / 2024-07-29T19:00:00Z",
            "2024-07-28T18:00:00Z/2024-07-29T19:00:00Z",
        ),
        (
            "2024-07-28T18:00:00Z - 2024-07-29T19:00:00Z",
            "2024-07-28T18:00:00Z/2024-07-29T19:00:00Z",
        ),
        ("2024-07-28 18:00 / 2024-07-28 19:00", "2024-07-28T18:00:00/2024-07-28T19:00:00"),
        ("2024-07-28 18:00/2024-07-28 19:00", "2024-07-28T18:00:00/2024-07-28T19:00:00"),
        ("2024-07-28 18:00 - 2024-07-28 19:00", "2024-07-28T18:00:00/2024-07-28T19:00:00"),
        (
            "2024-07-28T18:00:00+04:00 / 2024-07-29T19:00:00+04:00",
            "2024-07-28T18:00:00+04:00/2024-07-29T19:00:00+04:00",
        ),
        ("2024-07-28T18:00:00Z / now", "2024-07-28T18:00:00Z/.."),
        ("July 28, 2024 18:00", "2024-07-28T18:00:00"),
        ("2024-07-28", "2024-07-28"),
        ("2024", "2024"),
    ],
)
@pytest.mark.parametrize("title", ["Title", "At 10:30: Title", "10: 30", "2025: 2026: x", "00Z: y"])
def test_a_date_is_as_long_as_it_can_be(date, edtf, title):
    tl, report = read(f"{date}: {title}\n")
    assert [(str(event.title), str(event.when)) for event in tl] == [(title, edtf)]
    assert not report


def test_a_colon_that_is_not_of_a_clock_ends_a_date():
    tl, _ = read("2024:30 people: x\n")
    assert [(str(event.title), str(event.when)) for event in tl] == [("30 people: x", "2024")]
    _, report = read("2024: A\n2024-07-28 25:00: Late\n")
    assert "line 2: not read: cannot read '2024-07-28 25:00'" in str(report)

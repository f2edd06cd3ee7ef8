"""What calendars and timelines have no place for, in words and in both languages."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.cli._messages import in_language
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import wording

EVENT = vt.Event("e", "E", "2024-07-28", key=True, claims=[vt.Claim("votes", "ann", 5)])
TIMELINE = vt.Timeline([EVENT], actors=[vt.Actor("ann", "Ann")], id="t")


def test_what_is_only_text_and_what_is_not_shown():
    told = {}
    for details in ("short", "long"):
        report = vt.Report()
        ics.dumps(TIMELINE, details=details, report=report)
        told[details] = str(report)
    assert told == {
        "short": "as text in the descriptions of events: claims that differ; not shown: other "
        "claims, which of them are key; embed=True puts all of it into the file as well",
        "long": "as text in the descriptions of events: all claims; not shown: which of them are "
        "key; embed=True puts all of it into the file as well",
    }
    report = vt.Report()
    ics.dumps(TIMELINE, embed=True, report=report)
    assert not report


def test_what_is_added_to_a_calendar_that_was_read_is_not_in_its_descriptions():
    read, notes = vt.Report(), vt.Report()
    ics.loads(ics.dumps(vt.Timeline([vt.Event("e", "E", "2024-07-28")], id="t")), report=read)
    ics.dumps(TIMELINE, details="long", kept=read.kept, report=notes)
    added = "not shown: other claims, which of them are key; embed=True puts all of it"
    assert str(notes[-1]).startswith(added)


WORDS = {
    *wording.PROPERTIES.values(),
    *wording.FIELDS.values(),
    *("all claims", "claims that differ"),
}


@pytest.mark.parametrize("words", sorted(WORDS))
def test_all_of_it_is_said_in_spanish(words):
    assert in_language(words, "es") != words

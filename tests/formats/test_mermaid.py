"""Mermaid: every event once, and no sign that means something to it."""

from __future__ import annotations

import re

from hypothesis import given

import venezuela_timeline as vt
from strategies import hostile_timeline, timelines
from venezuela_timeline.formats import mermaid
from venezuela_timeline.safe_text import shown_line
from venezuela_timeline.timeline.sentences import time_words


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


def one(title="E", when="2024", **more):
    return vt.Timeline([vt.Event("e", title, when, **more)], id="t", title="T")


@given(timelines())
def test_mermaid_has_every_event_once(tl):
    _, rows = read_mermaid(mermaid.dumps(tl))
    titles = sorted(title for row in rows for title in row[1:])
    assert titles == sorted(shown_line(event.title["en"]) for event in tl)
    for row in rows:
        assert any(row[0] == time_words(event, "en") for event in tl)


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
    assert "e: controls and bidi marks are left out" in str(report)

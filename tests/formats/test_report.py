"""Reports of what a format could not hold."""

from __future__ import annotations

from venezuela_timeline.formats import Report


def test_reports_are_sequences():
    report = Report()
    report.add("one")
    report.add("two", event="e")
    assert report[1].event == "e"
    assert [note.message for note in report[:1]] == ["one"]
    assert repr(report) == "<Report: 2 notes>"

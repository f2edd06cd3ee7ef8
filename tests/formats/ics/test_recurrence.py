"""Repeats that are expanded: within a window, a limit and a time."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import recurrence


def repeating(
    *lines, start="DTSTART:20240701T100000Z", first="2024-07-01", last="2024-07-31", **more
):
    text = "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART:20240101T000000Z"),
            *("END:VEVENT", "BEGIN:VEVENT", "UID:u", "SUMMARY:E", start, *lines),
            *("END:VEVENT", "END:VCALENDAR", ""),
        ]
    )
    report = vt.Report()
    timeline = ics.loads(text, report=report, expand=(first, last), **more)
    return [event for event in timeline if event.id.startswith("u")], str(report)


def test_dates_are_added_and_left_out():
    found, _ = repeating(
        "RDATE:20240702T100000Z,20240703T100000Z",
        "EXDATE:20240702T100000Z",
    )
    assert [str(event.when)[:10] for event in found] == ["2024-07-01", "2024-07-03"]


def test_a_window_with_more_repeats_than_the_limit_is_refused():
    with pytest.raises(vt.DataError, match="more than 1 repeats"):
        repeating("RRULE:FREQ=DAILY", last="2025-07-01", max_repeats=1)


def test_rules_that_take_too_long_together_are_refused(monkeypatch):
    clock = iter(range(0, 1000, 100))
    monkeypatch.setattr(recurrence.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(recurrence, "_STEPS", 2)
    with pytest.raises(vt.DataError, match="its repeats take more than 30 seconds to find"):
        repeating("RRULE:FREQ=DAILY")

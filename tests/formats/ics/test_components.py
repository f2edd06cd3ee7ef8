"""Components: nested, cut short, broken or outside of any calendar."""

from __future__ import annotations

import venezuela_timeline as vt
from venezuela_timeline.formats import ics

DAY = "DTSTART;VALUE=DATE:20240728"


def test_components_left_open_end_with_the_one_around_them():
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\n" + DAY + "\r\nBEGIN:VALARM\r\nBEGIN:X\r\n"
        "END:VALARM\r\nEND:VEVENT\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR"
    )
    report = vt.Report()
    assert len(ics.loads(text, report=report)) == 1
    assert "X has no end" in str(report)
    assert "a calendar begins before the one before it ends" in str(report)


def test_very_many_broken_lines_are_counted():
    text = "BEGIN:VCALENDAR\r\n" + "broken\r\n" * 1005 + "END:VCALENDAR"
    report = vt.Report()
    ics.loads(text, report=report)
    assert "5 more faults of that kind" in str(report)


def test_lines_between_two_calendars_are_noted():
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\nX:1\r\n"
        "BEGIN:VCALENDAR\r\nX:2\r\nEND:VCALENDAR\r\n"
    )
    report = vt.Report()
    ics.loads(text, report=report)
    assert "passed over, outside of any calendar: 'X:1'" in str(report)
    assert "X:2" not in str(report)

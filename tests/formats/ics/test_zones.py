"""Time zones that a calendar defines: whole, broken or of no use."""

from __future__ import annotations

import datetime

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import datetimes, lines
from venezuela_timeline.formats.ics.components import Block
from venezuela_timeline.formats.ics.zones import _zone


def zoned(*parts):
    """When an event is that stands in a zone of these parts, and what is noted of it."""
    text = "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VTIMEZONE", "TZID:Mine", *parts),
            *("END:VTIMEZONE", "BEGIN:VEVENT", "UID:u", "DTSTART;TZID=Mine:20240728T060000"),
            *("END:VEVENT", "END:VCALENDAR", ""),
        ]
    )
    report = vt.Report()
    return str(ics.loads(text, report=report)[0].when), str(report)


def test_a_zone_without_standard_or_daylight_time_is_not_used():
    for parts in ((), ("BEGIN:X", "A:b", "END:X"), ("BEGIN:STANDARD", "DTSTART:19700101T000000")):
        when, notes = zoned(*parts)
        assert when == "2024-07-28T06:00:00"
        assert "times kept as local" in notes
    _, notes = zoned("BEGIN:STANDARD", f"{'TZ' * 5000}OFFSETFROM:-0400", "END:STANDARD")
    assert len(notes) < 500


def test_a_zone_whose_part_does_not_end_is_read_as_far_as_it_goes():
    part = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0400"
    block = Block("VTIMEZONE", 1, inner=part.split("\r\n"))
    with pytest.raises(ValueError, match="Found no components"):
        _zone("Here", block)


class Failing(datetime.tzinfo):
    """A time zone, and the zones of a file that has no other."""

    def utcoffset(self, _):
        raise ValueError

    def get(self, *_):
        return self


def test_a_zone_that_fails_when_asked_leaves_the_time_local():
    report = vt.Report()
    line = lines.split("DTSTART;TZID=Mine:20240728T060000", 1)
    found = datetimes.moment_of(line, Failing(), report)
    assert found.value == datetime.datetime(2024, 7, 28, 6)  # noqa: DTZ001
    assert "has no such time: kept as local" in str(report)


def test_a_zone_with_a_part_that_does_not_end_leaves_the_time_local():
    when, notes = zoned("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0400")
    assert when == "2024-07-28T06:00:00"
    assert "times kept as local" in notes

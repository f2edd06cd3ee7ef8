"""Content lines: folded, escaped and split as RFC 5545 has it."""

from __future__ import annotations

from venezuela_timeline.formats.ics import lines


def test_a_missing_parameter_is_none():
    line = lines.split("DTSTART;VALUE=DATE;X=y:20240728", 1)
    assert line.parameter("TZID") is None

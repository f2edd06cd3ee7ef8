"""Content lines: folded, escaped and split as RFC 5545 has it."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import lines
from venezuela_timeline.formats.ics.lines import decoded, split_loosely


def test_a_missing_parameter_is_none():
    line = lines.split("DTSTART;VALUE=DATE;X=y:20240728", 1)
    assert line.parameter("TZID") is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9", "café"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=E9", "café"),
        ("SUMMARY;QUOTED-PRINTABLE;CHARSET=unicode_escape:a=0D=0Ab", r"a\nb"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=cp99999:a=3Db", "a=b"),
    ],
)
def test_quoted_printable(line, value):
    assert split_loosely(line).value == value


@pytest.mark.parametrize(
    ("octets", "text"),
    [
        (b"one\x85two", "one…two"),
        (b"caf\xc3\xa9 \x92", "café ’"),
        (b"caf\xc3\xa9 \xc3", "café \ufffd"),
        (b"\x81", "\x81"),
    ],
)
def test_octets_that_are_not_utf8(octets, text):
    assert decoded(octets) == text
    assert decoded(b"x\xc3", utf8=True) == "x\ufffd"
    assert decoded(b"x\xc3") == "xÃ"


def read(*lines):
    """What is read in an old calendar's title and description."""
    head = [b"BEGIN:VCALENDAR", b"VERSION:1.0", b"BEGIN:VEVENT", b"DTSTART:20240103"]
    text = b"\r\n".join([*head, *lines, b"END:VEVENT", b"END:VCALENDAR", b""])
    report = vt.Report()
    (event,) = tl = ics.loads(text, report=report)
    again = ics.loads(ics.dumps(tl, kept=report.kept))
    assert again == tl
    return str(event.title), str(event.summary or "")


def test_soft_line_breaks():
    assert read(b"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=", b"b=", b"c") == ("abc", "")
    assert read(b"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=", b" b") == ("ab", "")
    assert read(b"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=", b" 3Db") == ("a=b", "")
    assert read(b"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=") == ("a", "")


def test_a_line_in_the_encoding_that_it_names():
    assert read(b"SUMMARY;CHARSET=KOI8-R:\xf2") == ("Р", "")
    assert read(b"SUMMARY;CHARSET=nonsense:\xf2") == ("ò", "")


@pytest.mark.parametrize("text", ["", "a stray line", "A;B", 'A"x":y', ":x"])
def test_what_is_no_line(text):
    assert split_loosely(text) is None

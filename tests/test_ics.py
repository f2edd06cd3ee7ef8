"""iCalendar: right days, nothing injected, nothing lost in silence, the same bytes always."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given

import venezuela_timeline as vt
from strategies import WORDS, timelines
from venezuela_timeline.formats import ics

GOLDEN = Path(__file__).parent / "golden"


def calendar(tl, **options):
    return icalendar.Calendar.from_ical(ics.dumps(tl, **options).encode())


def one(when, **event):
    """The VEVENT of a timeline of one event, and the report."""
    report = vt.Report()
    tl = vt.Timeline([vt.Event("e", "Title", when, **event)], id="t")
    return calendar(tl, report=report).walk("VEVENT"), report


def days(event):
    return event["DTSTART"].dt, event["DTEND"].dt


DAY = datetime.date


@pytest.mark.parametrize(
    ("when", "first", "end", "summary"),
    [
        ("2024-07-28", DAY(2024, 7, 28), DAY(2024, 7, 29), "Title"),
        ("2024-10-22/2024-10-24", DAY(2024, 10, 22), DAY(2024, 10, 25), "Title"),
        ("2024-10", DAY(2024, 10, 1), DAY(2024, 11, 1), "Title (October 2024)"),
        ("2024-10-05~", DAY(2024, 10, 5), DAY(2024, 10, 6), "Title (around 5 October 2024)"),
        ("2024-12-31", DAY(2024, 12, 31), DAY(2025, 1, 1), "Title"),
        ("2006", DAY(2006, 1, 1), DAY(2007, 1, 1), "Title (2006)"),
        ("2006/..", DAY(2006, 1, 1), DAY(2006, 1, 2), "Title (since 2006)"),
        ("/2006", DAY(2006, 12, 31), DAY(2007, 1, 1), "Title (until 2006, start unknown)"),
        ("200X", DAY(2000, 1, 1), DAY(2000, 1, 2), "Title (the 2000s)"),
        ("0987-07-03", DAY(987, 7, 3), DAY(987, 7, 4), "Title"),
        ("2024-02-29", DAY(2024, 2, 29), DAY(2024, 3, 1), "Title"),
    ],
)
def test_days(when, first, end, summary):
    (event,), _ = one(when)
    assert days(event) == (first, end)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == summary
    assert event["X-TIMELINE-EDTF"] == when
    assert event["X-TIMELINE-EDTF"].params["VALUE"] == "TEXT"


def test_times_of_day_are_in_utc():
    (event,), _ = one("2024-07-28T18:00:00-04:00")
    assert event["DTSTART"].dt == datetime.datetime(2024, 7, 28, 22, tzinfo=datetime.UTC)
    (event,), _ = one("2024-07-28T22:30:00Z/2024-07-29T00:15:00Z")
    assert event["DTEND"].dt == datetime.datetime(2024, 7, 29, 0, 15, tzinfo=datetime.UTC)
    (event,), report = one("2024-07-28T18:00:00")
    assert days(event) == (DAY(2024, 7, 28), DAY(2024, 7, 29))
    assert "no offset" in str(report)


def test_what_a_calendar_cannot_show_is_reported():
    events, report = one("-0044-03-15")
    assert not events
    assert str(report) == "e: skipped: -0044-03-15 has no day in years 1 to 9999"
    _, report = one("2006/..")
    assert "shown on 2006-01-01 alone: since 2006" in str(report)
    (event,), report = one("2024", summary="a\x00b\u2028c\r\nd")
    assert event["DESCRIPTION"].startswith("ab\nc\nd\n")
    assert "controls" in str(report)


def test_the_last_day_of_all_has_no_end():
    (event,), _ = one("9999-12-31")
    assert "DTEND" not in event


@given(timelines())
def test_one_event_an_event_read_by_two_parsers(tl):
    text = ics.dumps(tl)
    shown = [event for event in tl if ics.placement(event) is not None]
    ours = icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    assert [str(event["UID"]) for event in ours] == [f"{event.id}@{tl.id}" for event in shown]
    for event, source in zip(ours, shown, strict=True):
        assert not event.errors
        place = ics.placement(source)
        assert event["DTSTART"].dt in (place.first, source.when.start_time)
        assert "DTEND" not in event or event["DTEND"].dt > event["DTSTART"].dt
        assert event["X-TIMELINE-EDTF"] == str(source.when)
    theirs = getattr(vobject.readOne(text), "vevent_list", [])
    assert [event.uid.value for event in theirs] == [f"{event.id}@{tl.id}" for event in shown]
    for event, source in zip(theirs, shown, strict=True):
        place = ics.placement(source)
        if type(event.dtstart.value) is DAY:
            assert event.dtstart.value == place.first


@given(timelines())
def test_lines(tl):
    data = ics.dumps(tl).encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()
    assert data.count(b"\r\nBEGIN:VEVENT") == data.count(b"\r\nEND:VEVENT")


@given(WORDS)
def test_no_text_can_inject_a_property(words):
    (event,), report = one("2024-07-28", summary=words)
    plain, changed = ics.cleaned(words)
    assert event["DESCRIPTION"].startswith(plain.replace("\\N", "\\N"))
    assert bool(report) == changed
    assert sorted(event) == sorted(one("2024-07-28", summary="x")[0][0])


def test_backslash_n_survives_in_the_bytes():
    text = ics.dumps(vt.Timeline([vt.Event("e", r"C:\New, old; \n", "2024")]))
    assert r"SUMMARY:C:\\New\, old\; \\n (2024)" in text


def test_no_calendar_uid_method_or_organizer():
    (found,) = calendar(vt.load()).walk("VCALENDAR")
    assert not {"UID", "METHOD", "ORGANIZER"} & set(found)
    assert str(found["NAME"]) == str(found["X-WR-CALNAME"])


@pytest.mark.parametrize("lang", ["en", "es"])
def test_golden_calendar(lang, golden):
    golden(f"venezuela-{lang}.ics", ics.dumps(vt.load(), lang=lang))


def test_the_same_bytes_everywhere(tmp_path):
    code = "import sys, venezuela_timeline as vt; vt.load().save(sys.argv[1])"
    written = []
    for number, environment in enumerate(
        [
            {"PYTHONHASHSEED": "1", "TZ": "America/Caracas", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "es_VE.UTF-8"},
            {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
        ]
    ):
        target = tmp_path / f"{number}.ics"
        command = [sys.executable, "-O" if number else "-B", "-c", code, str(target)]
        subprocess.run(command, check=True, env={**os.environ, **environment})
        written.append(target.read_bytes())
    assert written[0] == written[1] == written[2] == ics.dumps(vt.load()).encode()


def test_an_unknown_language_is_refused():
    with pytest.raises(vt.FormatError, match="write one of en, es"):
        ics.dumps(vt.load(), lang="fr")

"""iCalendar: right days, nothing injected, nothing lost in silence, the same bytes always."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys

import icalendar
import pytest
import vobject
from hypothesis import given, settings

import venezuela_timeline as vt
from strategies import WORDS, timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics import colours, event_writer, lines


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
        ("2024-10", DAY(2024, 10, 1), DAY(2024, 10, 2), "Title (October 2024)"),
        ("2024-10-05~", DAY(2024, 10, 5), DAY(2024, 10, 6), "Title (around 5 October 2024)"),
        ("2024-12-31", DAY(2024, 12, 31), DAY(2025, 1, 1), "Title"),
        ("2006", DAY(2006, 1, 1), DAY(2006, 1, 2), "Title (2006)"),
        ("2006/..", DAY(2006, 1, 1), DAY(2006, 1, 2), "Title (since 2006)"),
        ("/2006", DAY(2006, 12, 31), DAY(2007, 1, 1), "Title (until 2006, start unknown)"),
        ("200X", DAY(2000, 1, 1), DAY(2000, 1, 2), "Title (the decade 2000–2009)"),
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
    assert "it has no offset" in str(report)


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("2024-12-18T19:30:00", "it has no offset from UTC: write one, as in 19:30+01:00, or show"),
        ("2024-12-18T19:30:00Z/2024-12-18T21:00:00", "it has no offset from UTC"),
        ("2024-12-18T19:30:00Z/2024-12-20", "only the start or the end has one"),
        ("2024-12-18T19:30:00Z/2026-12-18T21:00:00Z", "it is shown on one day alone"),
        ("2024-12-18T19:30:00Z/2024-12~", "it is imprecise"),
        ("0001-01-01T00:00:00+05:00", "calendars have no such moment in UTC"),
    ],
)
def test_why_a_time_of_day_is_left_out(when, why):
    _, report = one(when)
    assert f"e: its time of day is left out: {why}" in str(report)


def test_what_a_calendar_cannot_show_is_reported():
    events, report = one("-0044-03-15")
    assert not events
    assert str(report) == "e: skipped: -0044-03-15 has no day in years 1 to 9999"
    _, report = one("2006/..")
    assert "shown on 2006-01-01 alone: since 2006" in str(report)
    (event,), report = one("2024", summary="a\x00b\u2028c\r\nd")
    assert event["DESCRIPTION"] == "When: 2024 (day not known)\nab\nc\nd"
    assert "controls" in str(report)


def test_the_last_day_of_all_has_no_end():
    (event,), _ = one("9999-12-31")
    assert "DTEND" not in event


@settings(max_examples=40)
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


@settings(max_examples=40)
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


def test_long_spans():
    long = vt.Timeline([vt.Event("e", "Title", "2013-04-19/2019-01-10")], id="t")
    for choice, expected in (
        ("mark", (DAY(2013, 4, 19), DAY(2013, 4, 20))),
        ("full", (DAY(2013, 4, 19), DAY(2019, 1, 11))),
    ):
        (event,) = calendar(long, long_spans=choice).walk("VEVENT")
        assert days(event) == expected
    report = vt.Report()
    assert not calendar(long, long_spans="skip", report=report).walk("VEVENT")
    assert str(report).startswith("e: skipped: longer than a year")


def test_times_as_written_or_not_at_all():
    tl = vt.Timeline([vt.Event("e", "Title", "2024-07-28T18:00:00-04:00")], id="t")
    (event,) = calendar(tl, times="floating").walk("VEVENT")
    assert event["DTSTART"].dt == datetime.datetime(2024, 7, 28, 18)  # noqa: DTZ001
    (event,) = calendar(tl, times="none").walk("VEVENT")
    assert days(event) == (DAY(2024, 7, 28), DAY(2024, 7, 29))


@pytest.mark.parametrize(
    ("when", "choice", "rule", "why"),
    [
        ("2024-07-28", "leap-years", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=28", ""),
        ("2024-02-29", "leap-years", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ""),
        ("2024-02-29", "last-of-february", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", ""),
        ("2024-07-28T22:00:00-04:00", "leap-years", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=29", ""),
        ("2024-07", "leap-years", None, "its day is not known"),
        ("2006/2008", "leap-years", None, "its day is not known"),
        ("2006-01-02/2008-01-02", "leap-years", None, "it is longer than a year"),
        ("2006/..", "leap-years", None, "its end is not known"),
        ("2006-05-01/..", "leap-years", None, "its end is not known"),
        ("/2006", "leap-years", None, "its start is not known"),
    ],
)
def test_anniversaries(when, choice, rule, why):
    report = vt.Report()
    tl = vt.Timeline([vt.Event("e", "Title", when)], id="t")
    (event,) = calendar(tl, anniversaries=choice, report=report).walk("VEVENT")
    assert event.get("RRULE") == (rule and icalendar.vRecur.from_ical(rule))
    assert str(report).endswith(f"e: shown once, not each year: {why}" if why else "")
    assert ("not each year" in str(report)) == (rule is None)


def test_name_and_colour():
    (found,) = calendar(vt.load(), name="Ours, theirs", colour="teal").walk("VCALENDAR")
    # As written: releases of icalendar differ on whether they unescape these two.
    lines = ics.dumps(vt.load(), name="Ours, theirs").splitlines()
    assert {r"NAME:Ours\, theirs", r"X-WR-CALNAME:Ours\, theirs"} <= set(lines)
    assert str(found["COLOR"]) == "teal"
    assert str(found["X-APPLE-CALENDAR-COLOR"]) == "#008080"
    (found,) = calendar(vt.load(), colour="#0a0b0c").walk("VCALENDAR")
    assert "COLOR" not in found
    assert str(found["X-APPLE-CALENDAR-COLOR"]) == "#0A0B0C"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"anniversaries": True}, "anniversaries is True: write one of last-of-february, leap"),
        ({"anniversaries": "leap-year"}, "did you mean 'leap-years'"),
        ({"long_spans": "all"}, "write one of mark, full, skip"),
        ({"times": None}, "write one of utc, floating, none"),
        ({"colour": "#12"}, "write a name of CSS"),
        ({"colour": "red\r\nX-EVIL:1"}, "write a name of CSS"),
    ],
)
def test_options_are_checked(options, words):
    with pytest.raises(vt.FormatError, match=words):
        ics.dumps(vt.load(), **options)


def test_links_are_relations():
    one, two = (
        vt.Event("one", "One", "2024-07-28"),
        vt.Event(
            "two",
            "Two",
            "2024-07-29",
            links=[vt.Link("after", "one"), vt.Link("part-of", "elsewhere")],
        ),
    )
    text = ics.dumps(vt.Timeline([one, two], id="t", outside=["elsewhere"]))
    assert "RELATED-TO;RELTYPE=SIBLING;X-TIMELINE-LINK=after:one@t\r\n" in text
    assert "RELATED-TO;RELTYPE=PARENT;X-TIMELINE-LINK=part-of:elsewhere@t\r\n" in text


def test_rival_figures_stand_side_by_side():
    claims = [
        vt.Claim("votes", "ann", 5, said="2024-08-02"),
        vt.Claim("occurrence", "ann", stance="denies"),
        vt.Claim("votes", "bob", 3),
    ]
    tl = vt.Timeline(
        [vt.Event("e", "Title", "2024-07-28", claims=claims)],
        actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")],
    )
    (event,) = calendar(tl, details="long").walk("VEVENT")
    assert event["DESCRIPTION"].split("\n")[3:] == [
        "– votes:",
        "  · Ann (2 August 2024): 5",
        "  · Bob: 3",
        "– Ann denies: occurrence",
    ]


def test_addresses_and_places_inject_nothing():
    source = vt.Source("s", url="https://example.org/\u2028a\x85\x7fé")
    place = vt.Place("p", "P", latitude=-0.00000001, longitude=1e-5)
    event = vt.Event("e", "Title", "2024-07-28", place="p", citations=["s"])
    report = vt.Report()
    tl = vt.Timeline([event], sources=[source], places=[place])
    text = ics.dumps(tl, report=report)
    assert "URL:https://example.org/%E2%80%A8a%C2%85%7F%C3%A9\r\n" in text
    assert "GEO:0.000000;0.000010\r\n" in text
    assert "percent-encoded" in str(report)
    assert "rounded to 6 decimals" in str(report)


def test_an_event_a_chunk_and_its_progress():
    tl, done = vt.load(), []
    parts = list(ics.chunks(tl, progress=done.append))
    assert done == list(range(1, len(tl) + 1))
    assert sum(part.count("BEGIN:VEVENT") for part in parts) == len(tl)
    assert max(part.count("BEGIN:VEVENT") for part in parts) == 1


@settings(max_examples=40)
@given(timelines())
def test_icalendar_reads_what_we_wrote(tl):
    for component, text in zip(
        ics.to_icalendar(tl).walk("VEVENT"), [e for e in tl if ics.placement(e)], strict=True
    ):
        assert not component.errors
        note = component["SUMMARY"].removeprefix(lines.cleaned(text.title["en"])[0])
        assert note in ("", f" ({text.when.describe('en')})")


@given(WORDS)
def test_no_text_can_inject_a_property(words):
    (event,), report = one("2024-07-28", summary=words)
    plain, changed = lines.cleaned(words)
    assert ("controls" in str(report)) == changed
    (ours,) = ics.to_icalendar(vt.Timeline([vt.Event("e", "T", "2024", summary=words)])).walk(
        "VEVENT"
    )
    assert ours["DESCRIPTION"].startswith(f"When: 2024 (day not known)\n{plain}")
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


@pytest.mark.parametrize("colour", [None, 3, "teall", "#12", "#gggggg"])
def test_an_unknown_colour_is_refused(colour):
    with pytest.raises(vt.FormatError, match="colour"):
        colours.hexadecimal(colour)


def test_more_chapters_than_are_kept_ready_are_written():
    count = event_writer._MAX_READY + 5  # noqa: SLF001
    chapters = [vt.Chapter(f"c{at}", f"C {at}") for at in range(count)]
    timeline = vt.Timeline(
        [vt.Event(f"e{at}", "E", "2024", chapter=f"c{at}") for at in range(count)],
        chapters=chapters,
    )
    assert ics.loads(ics.dumps(timeline))["e1"].chapter == "c-1"


def test_a_calendar_takes_a_name_as_text_too():
    assert "NAME:Mine" in formats.dumps(vt.Timeline(), "ics", name="Mine")

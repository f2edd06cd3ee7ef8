"""Calendars read: our own come back, others become events, and nothing is lost or breaks."""

from __future__ import annotations

import datetime
import subprocess
import sys

import attrs
import icalendar
import pytest
from hypothesis import given, settings, strategies as st
from icalendar.timezone import tzp

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline import formats
from venezuela_timeline.formats import Report, ics
from venezuela_timeline.formats.ics.datetimes import Moment, Occurrence
from venezuela_timeline.formats.ics.lines import cleaned, escaped, folded, split, unescaped
from venezuela_timeline.formats.ics.parsing import _compared

FOREIGN = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
X-WR-CALNAME:Foreign
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Custom Zone
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:abc-1@example.com
DTSTAMP:20240101T000000Z
SEQUENCE:2
DTSTART;TZID=Custom Zone:20240728T180000
DURATION:PT2H
RRULE:FREQ=DAILY;COUNT=3
SUMMARY;LANGUAGE=es:Votaci\xc3\xb3n\\, primera
DESCRIPTION:C:\\\\New
CATEGORIES:One,Two words
CATEGORIES:three
LOCATION:Caracas
GEO:10.48;-66.9
URL:https://example.org/a
X-FOO:bar
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:abc-1@example.com
RECURRENCE-ID;TZID=Custom Zone:20240729T180000
DTSTAMP:20240101T000000Z
DTSTART;TZID=Custom Zone:20240729T200000
DTEND;TZID=Custom Zone:20240729T210000
SUMMARY:moved
END:VEVENT
BEGIN:VEVENT
UID:days
DTSTAMP:20240101T000000Z
DTSTART;VALUE=DATE:20240801
DTEND;VALUE=DATE:20240804
SUMMARY:Three days
END:VEVENT
BEGIN:VTODO
UID:todo
DTSTAMP:20240101T000000Z
SUMMARY:do it
END:VTODO
END:VCALENDAR
""".replace(b"\n", b"\r\n")


def read(data, **options):
    report = vt.Report()
    return ics.loads(data, report=report, **options), report


def wrapped(*lines):
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:u", "SUMMARY:Title"]
    return "\r\n".join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def when(*lines):
    (event,), report = read(wrapped(*lines))
    return str(event.when), str(report)


# Our own --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_packaged_timeline_comes_back(lang):
    tl = vt.load()
    back, report = read(ics.dumps(tl, lang=lang).encode())
    assert back.id == tl.id
    assert back.title.get(lang) == tl.title[lang]
    for ours, theirs in zip(tl, back, strict=True):
        assert theirs.id == ours.id
        assert theirs.when == ours.when
        assert theirs.title.get(lang) == ours.title[lang]
        assert theirs.summary.get(lang) == ours.summary[lang]
        assert (theirs.modified, theirs.revision) == (ours.modified, ours.revision)
        assert [(link.kind, link.event) for link in theirs.links] == [
            (link.kind, link.event) for link in ours.links if link.kind != "causes"
        ]
        if ours.place:
            place, there = tl.places[ours.place], back.places[theirs.place]
            assert there.name.get(lang) == place.name[lang]
            assert (there.latitude, there.longitude) == (place.latitude, place.longitude)
        if ours.chapter:
            title = tl.chapters[ours.chapter].title[lang].replace(",", " ")
            assert str(back.chapters[theirs.chapter].title) == title
    assert "embed=True" in str(report)
    assert ics.dumps(back, lang=lang, kept=report.kept) == ics.dumps(tl, lang=lang)


def test_the_packaged_timeline_comes_back_whole():
    back, report = read(ics.dumps(vt.load(), embed=True, lang="es").encode())
    assert back == vt.load()
    assert not report


OPTIONS = {
    "lang": st.sampled_from(["en", "es"]),
    "long_spans": st.sampled_from(["mark", "full"]),
    "times": st.sampled_from(["utc", "floating", "none"]),
    "anniversaries": st.sampled_from([None, "leap-years", "last-of-february"]),
}


@settings(max_examples=40)
@given(timelines(), st.fixed_dictionaries(OPTIONS))
def test_what_is_embedded_comes_back_equal(tl, options):
    back, report = read(ics.dumps(tl, embed=True, **options).encode())
    shown = [event for event in tl if ics.placement(event) is not None]
    assert list(back) == shown
    if len(shown) == len(tl):
        assert back == tl
        assert not report


@settings(max_examples=40)
@given(timelines(), st.fixed_dictionaries(OPTIONS))
def test_what_is_shown_comes_back_equal(tl, options):
    lang = options["lang"]
    back, _ = read(ics.dumps(tl, **options).encode())
    shown = [event for event in tl if ics.placement(event) is not None]
    assert [event.id for event in back] == [event.id for event in shown]
    for ours, theirs in zip(shown, back, strict=True):
        assert theirs.when == ours.when
        assert (theirs.modified, theirs.revision) == (ours.modified, ours.revision)
        assert theirs.links == tuple(attrs.evolve(link, claims=()) for link in ours.links)
        title = cleaned(ours.title[lang])[0]
        assert str(theirs.title) == (title if title.strip() else ours.id)
        summary = cleaned(ours.summary[lang])[0] if ours.summary else ""
        assert str(theirs.summary or "") == (summary if summary.strip() else "")
        place = cleaned(tl.places[ours.place].name[lang])[0] if ours.place else ""
        assert (str(back.places[theirs.place].name) if theirs.place else "") == (
            place if place.strip() else ""
        )
    assert read(ics.dumps(back, **options).encode())[0] == back


def test_an_edit_in_a_calendar_is_taken_and_noted():
    tl = vt.Timeline([vt.Event("e", {"en": "Old"}, "2024-07-28", kind="election")], id="t")
    text = ics.dumps(tl, embed=True).replace("SUMMARY;LANGUAGE=en:Old", "SUMMARY:New")
    (event,), report = read(text.encode())
    assert (str(event.title), event.kind) == ("New", None)
    assert "edited in a calendar" in str(report)


def test_a_copy_that_a_client_has_made_is_an_event_of_its_own():
    tl = vt.Timeline([vt.Event("e", "Title", "2024-07-28", kind="election")], id="t")
    text = ics.dumps(tl, embed=True)
    event = text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")]
    twice = text.replace(event, event + event.replace("UID:e@t", "UID:x@elsewhere"))
    back, _ = read(twice.encode())
    assert [(event.id, event.kind) for event in back] == [
        ("e", "election"),
        ("x-elsewhere", "election"),
    ]


def test_an_event_moved_in_a_calendar_has_its_new_days():
    tl = vt.Timeline([vt.Event("e", "Title", "2024-10", summary="S")], id="t")
    text = ics.dumps(tl).replace("20241001", "20240901").replace("20241002", "20240903")
    (event,), report = read(text.encode())
    assert (str(event.title), str(event.summary)) == ("Title", "S")
    assert str(event.when) == "2024-09-01/2024-09-02"
    assert "moved since it was written" in str(report)


@pytest.mark.parametrize(
    "payload", ["", "AAAA", "bnVsbA==", "W10=", "e30=", "eyJldmVudHMiOlt7fV19", "%%%"]
)
def test_an_embedded_event_that_is_none_is_passed_over(payload):
    tl = vt.Timeline([vt.Event("e", "Title", "2024-07-28")], id="t")
    lines = []
    for line in ics.dumps(tl, embed=True).replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if name.startswith("X-TIMELINE-EVENT"):
            value = payload
        lines.append(f"{name}:{value}" if value else name)
    (event,), report = read("\r\n".join(lines).encode())
    assert str(event.title) == "Title"
    assert report


# Other people's -------------------------------------------------------------------------------


def test_a_foreign_file():
    tl, report = read(FOREIGN)
    assert tl.id == "foreign"
    vote = tl["abc-1-example-com"]
    assert str(vote.when) == "2024-07-28T18:00:00+05:00/2024-07-28T20:00:00+05:00"
    assert vote.title == vt.Text(es="Votación, primera")
    assert str(vote.summary) == r"C:\New"
    assert vote.tags == ("one", "two-words", "three")
    assert tl.places[vote.place].latitude == 10.48
    assert tl.sources[vote.citations[0].source].url == "https://example.org/a"
    assert vote.revision == 3
    assert str(tl["days"].when) == "2024-08-01/2024-08-03"
    text = str(report)
    assert "line 20: it repeats and is shown once" in text
    assert "line 14: kept: repetition, alarm, X-FOO" in text
    assert "line 49: kept: to-do" in text


def test_a_foreign_file_goes_back_as_it_came():
    tl, report = read(FOREIGN)
    again = ics.dumps(tl, kept=report.kept).encode()
    before, after = map(icalendar.Calendar.from_ical, (FOREIGN, again))
    assert sorted(c.to_ical() for c in before.subcomponents) == sorted(
        c.to_ical() for c in after.subcomponents
    )
    assert after["X-WR-TIMEZONE"] == "Europe/Berlin"
    back, second = read(again)
    assert (back, second.kept) == (tl, report.kept)


def test_a_changed_foreign_event_keeps_the_rest():
    tl, report = read(FOREIGN)
    vote = tl["abc-1-example-com"]
    changed = vt.Event(vote.id, "Other", vote.when, place=vote.place)
    text = ics.dumps(tl.replace(changed), kept=report.kept)
    (found,) = [
        event
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
        if str(event.get("SUMMARY")) == "Other"
    ]
    assert str(found["UID"]) == "abc-1@example.com"
    assert found["RRULE"]["COUNT"] == [3]
    assert found["X-FOO"] == "bar"
    assert found["DURATION"].dt == datetime.timedelta(hours=2)
    assert found["SEQUENCE"] == 3
    assert len(found.walk("VALARM")) == 1
    moved = ics.dumps(tl.replace(vt.Event(vote.id, "Other", "2024-09-01")), kept=report.kept)
    assert "FREQ=DAILY" not in moved


@pytest.mark.parametrize(
    ("lines", "expected", "note"),
    [
        (["DTSTART:20240728T220000Z"], "2024-07-28T22:00:00Z", ""),
        (["DTSTART:20240728T220000"], "2024-07-28T22:00:00", ""),
        (["DTSTART;TZID=America/Caracas:20240728T180000"], "2024-07-28T18:00:00-04:00", ""),
        (["DTSTART;TZID=/x/Europe/Berlin:20240728T180000"], "2024-07-28T18:00:00+02:00", ""),
        (
            ["DTSTART;TZID=W. Europe Standard Time:20240128T180000"],
            "2024-01-28T18:00:00+01:00",
            "",
        ),
        (["DTSTART;TZID=America/Caracas:19000728T180000"], "1900-07-28T22:27:40Z", ""),
        (["DTSTART;TZID=Nowhere:20240728T180000"], "2024-07-28T18:00:00", "not defined"),
        (["DTSTART;VALUE=DATE:20240728"], "2024-07-28", ""),
        (["DTSTART:20240728", "DURATION:P2D"], "2024-07-28/2024-07-29", ""),
        (["DTSTART:20240728", "DTEND:20240728"], "2024-07-28", ""),
        (["DTSTART:20240728", "DTEND:20240701"], "2024-07-28", "its end is before"),
        (["DTSTART:20240728", "DTEND:20240728T120000Z"], "2024-07-28", "its end is left out"),
        (["DTSTART:20240728", "DTEND:soon"], "2024-07-28", "not a date"),
        (["DTSTART:20240728", "DTSTART:20240729"], "2024-07-28", "line 7: a second DTSTART"),
    ],
)
def test_times(lines, expected, note):
    found, report = when(*lines)
    assert found == expected
    assert note in report


# Faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "line 1: it begins with a byte order mark"),
        (lambda data: data.replace(b"\r\n", b"\n"), "line 1: its lines end in LF alone"),
        (lambda data: data.replace(b"\r\n", b"\r"), "its lines end in CR alone"),
        (
            lambda data: data.replace(b"\xc3\xb3", b"\xf3"),
            "line 21: not UTF-8, read as what it may be",
        ),
        (lambda data: data.replace(b"\xc3\xb3", b"\xc3\r\n \xb3"), ""),
        (lambda data: data.replace(b"VERSION:2.0\r\n", b""), "it has no VERSION"),
        (
            lambda data: data.replace(b"UID:days", b"a stray line\r\nUID:days"),
            "line 43: kept: not a content line",
        ),
        (lambda data: data.replace(b"X-FOO", b"X-\x00FOO"), "line 28: NUL characters removed"),
        (lambda data: data.decode().encode("utf-16"), "UTF-16"),
        (lambda data: data[: data.index(b"BEGIN:VTODO")], "ends before its calendar"),
        (lambda data: data.replace(b"END:VALARM\r\n", b""), "line 32: VALARM has no end"),
        (lambda data: data.replace(b"END:VTODO", b"END:VOTODO"), "line 53: passed over, an end"),
    ],
)
def test_faults_are_read_past_and_noted(change, note):
    tl, report = read(change(FOREIGN))
    expected, _ = read(FOREIGN)
    assert list(tl) == list(expected)
    assert note in str(report)


def test_events_that_cannot_be_read_are_kept():
    data = FOREIGN.replace(b"DTSTART;VALUE=DATE:20240801", b"DTSTART:whenever")
    tl, report = read(data)
    assert "days" not in tl
    assert "line 42: kept: cannot be shown: DTSTART of line 45 is 'whenever', not a date" in str(
        report
    )
    assert "DTSTART:whenever" in ics.dumps(tl, kept=report.kept)


def test_one_uid_twice():
    event = "BEGIN:VEVENT\r\nUID:u\r\nDTSTART:20240101\r\nSUMMARY:{}\r\nEND:VEVENT\r\n".format
    body = event("a") + event("a") + event("b")
    tl, report = read(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode())
    assert [(e.id, str(e.title)) for e in tl] == [("u", "a"), ("u-2", "b")]
    assert [str(note) for note in report] == [
        "line 8: the same event as on line 3",
        "line 13: its UID is also that of line 3",
    ]


def test_zones_of_one_file_are_not_those_of_another():
    one = FOREIGN.replace(b"Custom Zone", b"Another Zone")
    other = one.replace(b"+0500", b"+0100")
    for data, offset in ((one, "+05:00"), (other, "+01:00"), (one, "+05:00")):
        assert offset in str(read(data)[0]["abc-1-example-com"].when)
    assert tzp.timezone("Another Zone") is None


@pytest.mark.parametrize(
    ("data", "options", "words"),
    [
        (b"", {}, "no BEGIN:VCALENDAR"),
        (b"\x89PNG", {}, "no BEGIN:VCALENDAR"),
        (FOREIGN, {"max_bytes": 10}, "more than the limit of 10"),
        (FOREIGN, {"max_events": 3}, "line 42: more than 3 components"),
    ],
)
def test_limits_are_clear_errors(data, options, words):
    with pytest.raises(vt.DataError, match=words):
        read(data, **options)


@settings(max_examples=150)
@given(st.data())
def test_nothing_in_a_file_can_break_reading(data):
    text = bytearray(data.draw(st.sampled_from([FOREIGN, OWN])))
    lines = OWN.splitlines(keepends=True) + FOREIGN.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        to = min(len(text), at + data.draw(st.integers(0, 100)))
        new = data.draw(st.one_of(st.just(b""), st.binary(max_size=9), st.sampled_from(lines)))
        text[at:to] = new
    report = vt.Report()
    try:
        tl = ics.loads(bytes(text), report=report)
    except vt.TimelineError:
        return
    again = ics.dumps(tl, kept=report.kept)
    assert again.count("BEGIN:VCALENDAR") >= 1
    ics.loads(again)


OWN = ics.dumps(vt.load()[:3], embed=True).encode()


@given(st.text())
def test_texts_come_back(words):
    clean, _ = cleaned(words)
    assert unescaped(escaped(clean)) == clean
    line = folded(f"X:{escaped(clean)}")
    assert split(line.replace("\r\n ", "")[:-2]).value == escaped(clean)


def test_limits_of_what_is_kept():
    for lines in (("END:VEVENT",), ("X:a\nEND:VEVENT",), ("BEGIN:VALARM",), (" a fold",)):
        with pytest.raises(vt.FormatError, match="holds"):
            ics.KeptCalendar(header=lines)


def test_reading_needs_no_extra_and_takes_options(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(FOREIGN)
    assert len(vt.read(path, max_events=10)) == 3
    with pytest.raises(vt.FormatError, match="did you mean 'max_events'"):
        vt.read(path, max_event=10)
    code = (
        "import sys, venezuela_timeline as vt; vt.read(sys.argv[1]); "
        "assert 'recurring_ical_events' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def test_objects_of_icalendar_have_the_right_texts():
    tl = vt.Timeline([vt.Event("e", r"C:\New", "2024-07-28", modified="2024-08-01")], id="t")
    calendar = ics.to_icalendar(tl, lang="es")
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == r"C:\New"
    assert event["DTSTART"].dt == datetime.date(2024, 7, 28)


def test_a_place_that_travels_along_and_one_that_is_shown_are_one():
    timeline = vt.Timeline(
        [
            vt.Event("one", "E", "2024", place="here", citations=["example-org"]),
            vt.Event("two", "E", "2025", place="here", citations=["example-org"]),
        ],
        places=[vt.Place("here", "Here", latitude=10.5, longitude=-66.9)],
        sources=[vt.Source("example-org", url="https://example.org")],
    )
    whole = ics.dumps(timeline, embed=True)
    edited = whole.replace("SUMMARY:E (2025)", "SUMMARY:Else (2025)")
    assert edited != whole
    again = ics.loads(edited)
    assert again.places.keys() == {"here"}
    assert again["two"].place == "here"
    assert again.sources.keys() == {"example-org"}


def test_a_component_of_a_long_name_is_noted_in_a_line():
    report = vt.Report()
    ics.loads(f"BEGIN:VCALENDAR\nBEGIN:{'X' * 10_000}\nBEGIN:VEVENT\nEND:VCALENDAR", report=report)
    assert any("has no end" in str(note) for note in report)
    assert all(len(str(note)) < 400 for note in report)


@pytest.mark.parametrize(
    ("start", "edtf"),
    [
        (";VALUE=DATE:99991231", "9999-12-31"),
        (";VALUE=DATE:20240728", "2024-07-28"),
        (":20240728T100000Z", "2024-07-28T10:00:00Z"),
    ],
)
def test_our_times_without_an_end(start, edtf):
    """A day without an end is that day (RFC 5545, 3.6.1), and the last one has no next."""
    for more in ((), (f"X-TIMELINE-EDTF;VALUE=TEXT:{edtf}",)):
        tl, _ = read(wrapped(f"DTSTART{start}", *more))
        assert str(tl[0].when) == edtf


def read_event(*lines, head=""):
    text = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            *filter(None, [head]),
            "BEGIN:VEVENT",
            "UID:u",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    report = Report()
    return ics.loads(text, report=report), str(report)


DAY = "DTSTART;VALUE=DATE:20240728"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ([DAY, "X-TIMELINE-EDTF:2024-7"], "passed over: '2024-7'"),
        ([DAY, "X-TIMELINE-EDTF:{2024\\,2025}"], "no event has the time"),
        ([DAY, "X-TIMELINE-EDTF:../2024"], "no event has the time"),
        ([DAY, "URL:not an address"], "its address is left out"),
        (
            ["DTSTART:20240728T060000Z", "DTEND:20240728T070000"],
            "one of start and end has a time zone",
        ),
    ],
)
def test_fields_that_cannot_be_read_are_noted(lines, note):
    timeline, notes = read_event(*lines)
    assert note in notes
    assert str(timeline[0].when)[:10] == "2024-07-28"


def test_a_place_of_a_name_without_letters_gets_an_id_of_its_own():
    timeline, _ = read_event(DAY, "LOCATION:日本")
    (key,) = timeline.places
    assert key.startswith("place-")


def test_a_uid_without_letters_or_very_long_gets_an_id_of_its_own():
    for uid in ("日本", "a" * 500):
        text = (
            f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n{DAY}\r\nEND:VEVENT\r\nEND:VCALENDAR"
        )
        (event,) = ics.loads(text)
        assert len(event.id) <= 200


def test_a_text_without_a_language_has_an_unknown_one():
    timeline, _ = read_event(DAY, "SUMMARY;LANGUAGE=???:E", "GEO:x;y", "LOCATION:L")
    assert timeline[0].title == vt.Text("E")


def test_a_link_out_of_the_timeline_is_left_out():
    linked = vt.Timeline([vt.Event("e", "E", "2024", links=[vt.Link("after", "f")])], outside=["f"])
    text = ics.dumps(linked).replace("after:f@timeline", "after:f@elsewhere")
    report = Report()
    assert not ics.loads(text, report=report)["e"].links
    assert "it leads out of this timeline" in str(report)


def test_the_first_and_the_last_hour_of_the_calendar_round_trip():
    timeline = vt.Timeline(
        [
            vt.Event("first", "E", "0001-01-01T00:00:00+14:00"),
            vt.Event("last", "E", "9999-12-31T23:59:59-12:00"),
        ]
    )
    written = ics.dumps(timeline)
    assert ics.loads(written)["last"].when == timeline["last"].when


def test_the_last_day_of_the_calendar_has_no_day_after_it():
    for last in (datetime.date.max, datetime.datetime.max):  # noqa: DTZ901  (local, as in a file)
        assert _compared(Occurrence(Moment(last), None)) == (last, None)


def edited(timeline, *pairs):
    text = ics.dumps(timeline)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    report = vt.Report()
    return ics.loads(text, report=report), str(report)


def test_fields_broken_in_a_calendar_of_ours_are_left_out():
    event = vt.Event("e", "E", "2024-07-28", place="p", modified="2024-08-29")
    timeline = vt.Timeline([event], places=[vt.Place("p", "P", latitude=1, longitude=2)])
    found, notes = edited(timeline, ("LAST-MODIFIED:20240829", "LAST-MODIFIED:2024-13-01"))
    assert found["e"].modified is None
    assert notes is not None
    found, notes = edited(timeline, ("GEO:1.000000;2.000000", "GEO:north;south"))
    assert next(iter(found.places.values())).latitude is None
    text = ics.dumps(timeline, embed=True).replace("GEO:1.000000;2.000000", "GEO:north;south")
    report = vt.Report()
    assert ics.loads(text, report=report)["e"].place
    assert "edited in a calendar" in str(report)


def test_a_time_that_no_calendar_can_show_gives_way_to_the_one_shown():
    found, notes = edited(
        vt.Timeline([vt.Event("e", "E", "2024-07")]),
        ("X-TIMELINE-EDTF;VALUE=TEXT:2024-07", "X-TIMELINE-EDTF;VALUE=TEXT:Y20000"),
    )
    assert str(found["e"].when).startswith("2024-07")
    assert "moved since it was written" in notes


def test_a_summary_with_a_line_like_the_one_that_says_when():
    event = vt.Event("e", "E", "2024-07", summary="When: July 2024 it rained\nand then")
    found, _ = edited(vt.Timeline([event]))
    assert found["e"].summary["en"].startswith("When: July 2024")


def test_a_calendar_may_begin_on_the_first_day_there_is():
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e\r\nSUMMARY:E\r\n"
        "DTSTART;TZID=Asia/Tokyo:00010101T000000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert str(formats.loads(text, "ics")["e"].when) == "0001-01-01T00:00:00+09:18"


def test_repeats_on_request():
    tl, report = read(FOREIGN, expand=("2024-07-01", "2024-07-29"))
    assert [event.id for event in tl] == [
        "abc-1-example-com-20240728t180000",
        "abc-1-example-com-20240729t180000-20240729t200000",
        "days",
    ]
    assert "FREQ=DAILY" not in ics.dumps(tl, kept=report.kept)
    with pytest.raises(vt.DataError, match="more than 1 repeats"):
        read(FOREIGN, expand=("2024-07-01", "2024-08-29"), max_repeats=1)
    with pytest.raises(vt.FormatError, match="write two days"):
        read(FOREIGN, expand=("2024-08", "2024-07"))
    weekly = wrapped("DTSTART:20240101", "RRULE:FREQ=WEEKLY")
    days = [str(event.when) for event in read(weekly, expand=("2024-07-01", "2024-07-15"))[0]]
    assert days == ["2024-07-01", "2024-07-08", "2024-07-15"]
    for rule, words in (
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is 0"),
        ("FREQ=NEVER", "cannot be found"),
    ):
        endless = wrapped("DTSTART:20240101T000000Z", f"RRULE:{rule}")
        _, report = read(endless, expand=("2024-07-01", "2024-08-29"))
        assert words in str(report)
    endless = wrapped("DTSTART:20240101T000000Z", "RRULE:FREQ=SECONDLY")
    with pytest.raises(vt.DataError, match="more than 10,000 repeats"):
        read(endless, expand=("2024-07-01", "2024-08-29"))


def test_a_sequence_of_any_length_is_a_revision_that_a_timeline_can_hold():
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20240728\n"
    text += "SUMMARY:A\nSEQUENCE:99999999999\nEND:VEVENT\nEND:VCALENDAR\n"
    (event,) = ics.loads(text)
    assert event.revision == 2**31 - 1


def test_a_packed_file_is_refused_whatever_is_in_it():
    data = b"PK\x03\x04 x.ics\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"
    with pytest.raises(vt.DataError, match="it is a packed file"):
        ics.loads(data)

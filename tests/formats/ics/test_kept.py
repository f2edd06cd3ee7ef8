"""What a file holds goes back as it was: of an event that has changed, all but what has."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from venezuela_timeline.formats import ics

STAMPS = {"SEQUENCE", "DTSTAMP", "LAST-MODIFIED"}
TIMES = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=9)

EDITS = {
    "title": ("Another title", {"SUMMARY"}),
    "summary": ("Other words", {"DESCRIPTION"}),
    "when": (vt.TimeSpan("2024-09-01"), TIMES),
    "status": ("postponed", {"STATUS"}),
    "tags": (["new"], {"CATEGORIES"}),
    "place": (None, {"LOCATION", "GEO"}),
    "citations": ((), {"URL"}),
    "kind": ("meeting", set()),
    "key": (True, set()),
}
"""A new value for each field, and the properties that say it."""

STARTS = [
    ["DTSTART;VALUE=DATE:20240103"],
    ["DTSTART;VALUE=DATE:20240103", "DTEND;VALUE=DATE:20240105"],
    ["DTSTART:20240103T100000", "DTEND:2024-01-03T11:00"],
    ["DTSTART:20240103T100000Z", "DURATION:PT90M "],
    ["DTSTART;TZID=Mine:20240103T100000", "DTEND;TZID=Mine:20240103T110000"],
    ["DTSTART;TZID=(UTC-04:00) Caracas;:20240103T100000"],
]
OTHERS = [
    "TRANSP:OPAQUE", "CLASS:PRIVATE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "STATUS:CONFIRMED",
    "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20240110T100000Z", "GEO:10.5;-66.9", "LOCATION:Casa, 2",
    "CATEGORIES:Arts\\, crafts,Music", "CATEGORIES:Third", "URL:https://example.org/a?b=1",
    "DESCRIPTION;ALTREP=\"cid:x\":one\u2028two\x0bthree\\nfour", "ATTENDEE;CN=\"A; B\":mailto:a@b",
    "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9", "a stray line", "SEQUENCE:4", "X-A;;B=c:d",
    "LAST-MODIFIED:20240101T000000Z", "ORGANIZER:mailto:a@b", "SUMMARY:A second title", "X-É:1",
]  # fmt: skip
HEADERS = [
    "VERSION:2.0",
    "PRODID:-//x//y",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Mine",
    "COLOR:red",
    "odd",
]
ZONE = [
    *("BEGIN:VTIMEZONE", "TZID:Mine", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:-0430", "TZOFFSETTO:-0430", "END:STANDARD", "END:VTIMEZONE"),
]
ALARM = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM"]


@st.composite
def vevents(draw, number):
    uid = draw(st.sampled_from([[f"UID:{number}"], []]))
    title = [f"SUMMARY:{draw(TITLES)}"] if draw(st.booleans()) else []
    others = draw(st.lists(st.sampled_from(OTHERS), max_size=6, unique=True))
    inner = draw(st.sampled_from([[], ALARM]))
    start = draw(st.sampled_from(STARTS))
    return [
        "BEGIN:VEVENT",
        *uid,
        f"X-NUMBER:{number}",
        *title,
        *start,
        *others,
        *inner,
        "END:VEVENT",
    ]


@st.composite
def files(draw):
    lines, number = [], 0
    for _ in range(draw(st.integers(1, 2))):
        header = draw(st.lists(st.sampled_from(HEADERS[2:]), unique=True))
        lines += ["BEGIN:VCALENDAR", *HEADERS[:2], *header, *ZONE]
        for _ in range(draw(st.integers(1, 2))):
            number += 1
            lines += draw(vevents(number))
        lines += ["BEGIN:VTODO", "SUMMARY:do", "END:VTODO", "END:VCALENDAR"]
    return lines


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def name_of(line):
    return line.partition(":")[0].partition(";")[0].upper()


@settings(max_examples=60)
@given(files(), st.sampled_from(list(EDITS)), st.data())
def test_every_other_line_comes_back(lines, field, data):
    report = vt.Report()
    tl = ics.loads("\r\n".join(lines) + "\r\n", report=report)
    assert Counter(unfolded(ics.dumps(tl, kept=report.kept))) == Counter(lines)
    event = data.draw(st.sampled_from(list(tl)))
    value, names = EDITS[field]
    again = ics.dumps(tl.replace(attrs.evolve(event, **{field: value})), kept=report.kept)
    before, after = Counter(lines), Counter(unfolded(again))
    changed = {name_of(line) for line in (before - after) + (after - before)}
    assert changed <= names | STAMPS
    assert ics.loads(again).ids == tl.ids or field in ("title", "when")


OWN = ics.dumps(vt.load()[:20])


@pytest.mark.parametrize("field", EDITS)
def test_of_our_own_calendars_too(field):
    report = vt.Report()
    tl = ics.loads(OWN, report=report)
    event = next(event for event in tl if event.place and event.summary and event.citations)
    value, names = EDITS[field]
    again = ics.dumps(tl.replace(attrs.evolve(event, **{field: value})), kept=report.kept)
    before, after = Counter(unfolded(OWN)), Counter(unfolded(again))
    changed = {name_of(line) for line in (before - after) + (after - before)}
    allowed = {"SUMMARY", "DESCRIPTION", "X-TIMELINE-EDTF"} if field == "when" else set()
    assert changed <= names | STAMPS | allowed
    back = ics.loads(again)[event.id]
    if field in ("title", "summary", "when", "status", "place"):
        assert str(getattr(back, field)) == str(value)


def calendar(*lines):
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", *ZONE, "BEGIN:VEVENT", "UID:u", "SUMMARY:E", *lines]
        + ["END:VEVENT", "END:VCALENDAR", ""]
    )


def moved(when, *lines):
    """The lines of an event that has been moved, and what is noted of it."""
    report, notes = vt.Report(), vt.Report()
    tl = ics.loads(calendar(*lines), report=report)
    event = attrs.evolve(tl["u"], when=vt.TimeSpan(when))
    text = ics.dumps(tl.replace(event), kept=report.kept, report=notes, modified="2024-08-02")
    return unfolded(text), str(notes)


def test_a_rule_and_its_exceptions_move_with_the_event():
    lines, notes = moved(
        "2024-01-04T12:00:00-04:30/2024-01-04T13:00:00-04:30",
        *("DTSTART;TZID=Mine:20240103T100000", "DURATION:PT1H", "SEQUENCE:3"),
        *("RRULE:FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20240131T143000Z", "EXDATE:20240110T143000Z"),
        "RDATE;VALUE=PERIOD:20240111T143000Z/PT1H",
    )
    assert "DTSTART;TZID=Mine:20240104T120000" in lines
    assert "DURATION:PT1H" in lines
    assert "RRULE:FREQ=WEEKLY;BYDAY=TH,SA;UNTIL=20240201T163000Z" in lines
    assert "EXDATE:20240111T163000Z" in lines
    assert "RDATE;VALUE=PERIOD:20240112T163000Z/PT1H" in lines
    assert {"SEQUENCE:4", "DTSTAMP:20240802T000000Z", "LAST-MODIFIED:20240802T000000Z"} <= set(
        lines
    )
    assert not notes


@pytest.mark.parametrize(
    ("rule", "when", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", "2024-01-05", "FREQ=DAILY;COUNT=3"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=3", "2024-02-05", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=5"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2024-01-02", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("FREQ=WEEKLY;UNTIL=20240131", "2024-01-02", "FREQ=WEEKLY;UNTIL=20240130"),
    ],
)
def test_rules_of_days_move(rule, when, expected):
    lines, _ = moved(when, "DTSTART;VALUE=DATE:20240103", f"RRULE:{rule}")
    assert f"RRULE:{expected}" in lines


@pytest.mark.parametrize(
    ("rule", "when", "why"),
    [
        ("FREQ=MONTHLY;BYDAY=1WE", "2024-01-05T10:00:00", "its rule names days"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR", "2024-01-05T10:00:00", "its rule names days"),
        ("FREQ=DAILY;BYHOUR=10", "2024-01-03T11:00:00", "its rule names hours"),
        ("FREQ=DAILY", "2024-01-03", "one of its starts is a day"),
        ("FREQ=DAILY", "2024-01-03T10:00:00Z", "one of its starts has a time zone"),
        ("FREQ=DAILY;UNTIL=soon", "2024-01-04T10:00:00", "'SOON' is not a date"),
    ],
)
def test_a_rule_that_cannot_move_is_left_out_and_noted(rule, when, why):
    lines, notes = moved(when, "DTSTART:20240103T100000", f"RRULE:{rule}")
    assert not any(line.startswith("RRULE") for line in lines)
    assert f"left out, because it cannot move with it ({why}" in notes
    assert rule in notes


def test_repeats_that_were_changed_move_with_their_series():
    text = calendar("DTSTART:20240103T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3")
    change = [
        *("BEGIN:VEVENT", "UID:u", "RECURRENCE-ID:20240110T100000Z", "SUMMARY:Later"),
        *("DTSTART:20240110T120000Z", "END:VEVENT", "END:VCALENDAR"),
    ]
    report = vt.Report()
    tl = ics.loads(text.replace("END:VCALENDAR", "\r\n".join(change)), report=report)
    new = tl.replace(attrs.evolve(tl["u"], when=vt.TimeSpan("2024-01-03T11:00:00Z")))
    again = ics.dumps(new, kept=report.kept, modified="2024-08-02T10:00:00+02:00")
    assert "RECURRENCE-ID:20240110T110000Z" in again
    assert again.count("DTSTAMP:20240802T080000Z") == 2
    times = [str(event.when) for event in ics.loads(again, expand=("2024-01-01", "2024-12-31"))]
    assert times == ["2024-01-03T11:00:00Z", "2024-01-10T12:00:00Z", "2024-01-17T11:00:00Z"]
    alone = tl.replace(attrs.evolve(tl[1], when=vt.TimeSpan("2024-01-10T13:00:00Z")))
    assert "RECURRENCE-ID:20240110T100000Z" in ics.dumps(alone, kept=report.kept)

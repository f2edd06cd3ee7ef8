"""What a file holds goes back as it was: of an event that has changed, all but what has."""

from __future__ import annotations

import datetime
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics.lines import unescaped
from venezuela_timeline.labels import word

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
    'DESCRIPTION;ALTREP="cid:x":one\u2028two\x0bthree\\nfour', 'ATTENDEE;CN="A; B":mailto:a@b',
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
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", *ZONE, "BEGIN:VEVENT", "UID:u", "SUMMARY:E"]
    return "\r\n".join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""])


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
        ("FREQ=DAILY;UNTIL=20240131T1200", "2024-01-02", "FREQ=DAILY;UNTIL=20240130T120000"),
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


def rewritten(tl, report, event, **options):
    notes = vt.Report()
    text = ics.dumps(tl.replace(event), kept=report.kept, report=notes, **options)
    return text, str(notes)


@pytest.mark.parametrize("embed", [False, True])
def test_new_events_and_changed_ones_have_the_day_of_the_change(embed):
    first, second = vt.Event("a", "A", "2024-07-28"), vt.Event("b", "B", "2024-07-29")
    report = vt.Report()
    tl = ics.loads(ics.dumps(vt.Timeline([first, second], id="t"), embed=embed), report=report)
    new = tl.replace(attrs.evolve(tl["a"], title="Other")).add(vt.Event("c", "C", "2024-07-30"))
    text = ics.dumps(new, kept=report.kept, modified="2024-11-01", embed=embed)
    stamps = [line for line in unfolded(text) if line.startswith(("UID", "DTSTAMP", "LAST-"))]
    day = ["DTSTAMP:20241101T000000Z", "LAST-MODIFIED:20241101T000000Z"]
    assert stamps == ["UID:a@t", *day, "UID:b@t", "DTSTAMP:19700101T000000Z", "UID:c@t", *day]
    own = attrs.evolve(new["c"], modified="2024-10-30")
    text = ics.dumps(new.replace(own), kept=report.kept, embed=embed)
    assert "UID:c@t\r\nDTSTAMP:20241030T000000Z\r\n" in text
    assert "20241101" not in ics.dumps(new, modified="2024-11-01")


def test_other_edits_of_our_own():
    report = vt.Report()
    tl = ics.loads(OWN, report=report)
    event = next(event for event in tl if event.chapter and len(event.links) == 1)
    for change, gone in (({"chapter": None}, "CATEGORIES"), ({"links": []}, "RELATED-TO")):
        text, _ = rewritten(tl, report, attrs.evolve(event, **change))
        assert text.count(f"\r\n{gone}") == OWN.count(f"\r\n{gone}") - 1
    chapters = [key for key in tl.chapters if key != event.chapter]
    text, _ = rewritten(tl, report, attrs.evolve(event, chapter=chapters[0]))
    assert ics.loads(text)[event.id].chapter == chapters[0]
    imprecise = attrs.evolve(event, when=vt.TimeSpan("2024-10"))
    text, notes = rewritten(tl, report, imprecise)
    assert ics.loads(text)[event.id].when == imprecise.when
    assert f"SUMMARY;LANGUAGE=en:{event.title} (October 2024)" in text.replace("\r\n ", "")
    assert not notes.startswith("shown")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("summary", [None, "May"])
@pytest.mark.parametrize("old", ["2024-07-28", "2024-05", "2024-05-01/2024-05-04", "2024-05/.."])
def test_summary_and_time_change_alone_and_together(old, summary, lang):
    source = vt.Source("s", publisher="Paper", url="https://example.org/")
    event = vt.Event("e", "E", old, summary=summary, citations=["s"])
    written = ics.dumps(vt.Timeline([event], sources=[source], id="t"), lang=lang)
    for text in (None, "May", "Newer"):
        for when in ("2024-07-28", "2024-05", "2024-06", "2024-05-01/2024-05-04"):
            report = vt.Report()
            tl = ics.loads(written, report=report)
            changed = attrs.evolve(tl["e"], summary=text, when=vt.TimeSpan(when))
            found, _ = rewritten(tl, report, changed)
            back = ics.loads(found)["e"]
            assert (back.when, str(back.summary or "")) == (vt.TimeSpan(when), text or "")
            words = unescaped(found.replace("\r\n ", "").partition("DESCRIPTION")[2])
            known = "2024-05\r" not in found and "2024-06\r" not in found
            note = {"en": "day not known", "es": "no se sabe el día"}
            assert ("day not known" in words or note["es"] in words) != known
            assert f"{word('Sources', lang)}: Paper" in words


def test_a_time_that_somebody_took_out_of_a_description_is_not_put_back():
    own = vt.Timeline([vt.Event("e", "E", "2024", summary="S")], id="t")
    edited = ics.dumps(own).replace("When: 2024 (day not known)\\nS", "All mine")
    assert "All mine" in edited
    report = vt.Report()
    tl = ics.loads(edited, report=report)
    text, _ = rewritten(tl, report, attrs.evolve(tl["e"], when=vt.TimeSpan("2025")))
    assert "DESCRIPTION;LANGUAGE=en:All mine\r\n" in text or "DESCRIPTION:All mine\r\n" in text


def test_a_summary_where_there_was_none():
    own = vt.Timeline([vt.Event("e", "E", "2024")], id="t")
    report = vt.Report()
    tl = ics.loads(ics.dumps(own), report=report)
    text, _ = rewritten(tl, report, attrs.evolve(tl["e"], summary="New"))
    assert str(ics.loads(text)["e"].summary) == "New"
    bare = (
        ics.dumps(own)
        .replace("SUMMARY;LANGUAGE=en:E (2024)\r\n", "")
        .replace("SUMMARY:E (2024)\r\n", "")
    )
    report = vt.Report()
    tl = ics.loads(bare, report=report)
    text, _ = rewritten(tl, report, attrs.evolve(tl["e"], when=vt.TimeSpan("2025")))
    assert ics.loads(text)["e"].when == vt.TimeSpan("2025")


def test_other_edits_of_others():
    report = vt.Report()
    text = calendar("DTSTART;VALUE=DATE:20240103", "RELATED-TO:x", "DURATION:soon", "DESCRIPTION: ")
    tl = ics.loads(text, report=report)
    event = tl["u"]
    place = vt.Place("p", {"es": "Aquí"}, latitude=10.5, longitude=-66.9)
    more = vt.Timeline([event], id=tl.id, title=tl.title, places=[place], outside=["other"])
    found, _ = rewritten(more, report, attrs.evolve(event, place="p"), lang="es")
    assert "LOCATION;LANGUAGE=es:Aquí\r\nGEO:10.500000;-66.900000\r\n" in found
    linked = attrs.evolve(event, links=[vt.Link("after", "other")])
    found = ics.dumps(vt.Timeline([linked], id=tl.id, outside=["other"]), kept=report.kept)
    assert "RELATED-TO:x\r\nRELATED-TO;RELTYPE=SIBLING;X-TIMELINE-LINK=after:other" in found
    found, notes = rewritten(tl, report, attrs.evolve(event, title="a\x00b"))
    assert "SUMMARY:ab" in found
    assert "controls and odd line breaks" in notes
    found, notes = rewritten(tl, report, attrs.evolve(event, when=vt.TimeSpan("2024-07")))
    assert {"DTSTART;VALUE=DATE:20240701", "DTEND;VALUE=DATE:20240702"} <= set(unfolded(found))
    assert "shown on 2024-07-01 alone: July 2024" in notes
    found, notes = rewritten(tl, report, attrs.evolve(event, when=vt.TimeSpan("-0044")))
    assert "its time stays as it was" in notes
    assert "DTSTART;VALUE=DATE:20240103" in found
    found, _ = rewritten(tl, report, attrs.evolve(event, modified="2024-08-02", revision=7))
    assert {"SEQUENCE:6", "DTSTAMP:20240802T000000Z"} <= set(unfolded(found))


def test_a_moment_without_an_end_and_a_new_end():
    lines, _ = moved("2024-01-03T10:00:00/2024-01-03T12:00:00", "DTSTART:20240103T100000")
    assert lines[-3:-2] == ["END:VEVENT"] or "DTEND:20240103T120000" in lines
    lines, _ = moved("2024-01-03T11:00:00", "DTSTART:20240103T100000", "DTEND:20240103T103000")
    assert not any(line.startswith("DTEND") for line in lines)


def test_a_series_that_becomes_days_leaves_its_changed_repeats():
    text = calendar("DTSTART:20240103T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3")
    change = [
        *("BEGIN:VEVENT", "UID:u", "RECURRENCE-ID:soon", "SUMMARY:Later"),
        *("DTSTART:20240110T120000Z", "END:VEVENT", "END:VCALENDAR"),
    ]
    report = vt.Report()
    tl = ics.loads(text.replace("END:VCALENDAR", "\r\n".join(change)), report=report)
    day = attrs.evolve(tl["u"], when=vt.TimeSpan("2024-01-03"))
    assert "RECURRENCE-ID:soon" in rewritten(tl, report, day)[0]
    later = attrs.evolve(tl["u"], when=vt.TimeSpan("2024-01-04T10:00:00Z"))
    text, notes = rewritten(tl, report, later)
    assert "its series has moved, and it has not" in notes
    same = attrs.evolve(tl["u"], when=vt.TimeSpan("2024-01-03T10:00:00Z/2024-01-03T11:00:00Z"))
    assert "RRULE:FREQ=WEEKLY;COUNT=3" in rewritten(tl, report, same)[0]
    assert "X-GONE" not in ics.dumps(tl.remove("u"), kept=report.kept)


def test_a_file_takes_another_name_and_colour():
    report = vt.Report()
    text = calendar("DTSTART;VALUE=DATE:20240103").replace("VERSION:2.0", "X-WR-CALNAME:Old")
    tl = ics.loads(text, report=report)
    again = ics.dumps(tl, kept=report.kept, name="New", colour="teal")
    assert {"NAME:New", "X-WR-CALNAME:New", "COLOR:teal", "VERSION:2.0"} <= set(unfolded(again))
    assert "Old" not in again


def test_a_time_of_a_change_without_a_zone_is_in_utc():
    report = vt.Report()
    tl = ics.loads(calendar("DTSTART;VALUE=DATE:20240103"), report=report)
    new = attrs.evolve(tl["u"], title="B")
    text, notes = rewritten(tl, report, new, modified=datetime.datetime(2024, 8, 2, 10))  # noqa: DTZ001
    assert "DTSTAMP:20240802T100000Z" in text
    assert not notes


@pytest.mark.parametrize("modified", ["soon", 7])
def test_what_is_not_a_day_is_refused(modified):
    with pytest.raises(vt.FormatError, match="write a day or a time"):
        ics.dumps(vt.Timeline(), modified=modified)

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


def test_what_each_repeat_lacks_is_noted_once():
    lines = "RRULE:FREQ=DAILY;COUNT=3", "ATTENDEE:mailto:a@b", "GEO:x", "URL:x y"
    found, report = repeating(*lines)
    assert len(found) == 3
    assert report.count("kept: guests") == 1
    assert report.count("its coordinates are left out") == 1
    assert report.count("its address is left out") == 1


def test_a_window_with_more_repeats_than_the_limit_is_refused():
    with pytest.raises(vt.DataError, match="more than 1 repeats"):
        repeating("RRULE:FREQ=DAILY", last="2025-07-01", max_repeats=1)


def test_rules_that_take_too_long_together_are_refused(monkeypatch):
    clock = iter(range(0, 1000, 100))
    monkeypatch.setattr(recurrence.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(recurrence, "_STEPS", 2)
    with pytest.raises(vt.DataError, match="its repeats take more than 30 seconds to find"):
        repeating("RRULE:FREQ=DAILY")


def member(*lines, uid="UID:u"):
    return ["BEGIN:VEVENT", uid, *lines, "END:VEVENT"]


def expanded(*members, first="2024-07-01", last="2024-07-31", **more):
    """The times and titles of a calendar's events in a window, and what is noted."""
    lines = [line for one in members for line in one]
    report = vt.Report()
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])
    timeline = ics.loads(text, report=report, expand=(first, last), **more)
    return [f"{event.when} {event.title}" for event in timeline], str(report)


def times(*lines, **more):
    found, notes = expanded(member(*lines, "SUMMARY:E"), **more)
    return [one.removesuffix(" E") for one in found], notes


def test_days_keep_their_length():
    found, _ = times(
        "DTSTART;VALUE=DATE:20240630", "DTEND;VALUE=DATE:20240702", "RRULE:FREQ=WEEKLY"
    )
    assert found[:2] == ["2024-06-30/2024-07-01", "2024-07-07/2024-07-08"]


def test_the_length_is_exact_with_an_end_and_nominal_with_a_duration():
    start = "DTSTART;TZID=America/New_York:20241102T120000"
    window = {"first": "2024-11-01", "last": "2024-11-03"}
    found, _ = times(
        start, "DTEND;TZID=America/New_York:20241103T120000", "RRULE:FREQ=DAILY", **window
    )
    assert found == [
        "2024-11-02T12:00:00-04:00/2024-11-03T12:00:00-05:00",
        "2024-11-03T12:00:00-05:00/2024-11-04T13:00:00-05:00",
    ]
    found, _ = times(start, "DURATION:P1D", "RRULE:FREQ=DAILY", **window)
    assert found[1] == "2024-11-03T12:00:00-05:00/2024-11-04T12:00:00-05:00"


@pytest.mark.parametrize(
    ("start", "until", "count"),
    [
        ("DTSTART:20240701T100000Z", "20240703T100000Z", 3),
        ("DTSTART:20240701T100000Z", "20240703T095959Z", 2),
        ("DTSTART;TZID=America/Caracas:20240701T100000", "20240703T140000Z", 3),
        ("DTSTART;TZID=America/Caracas:20240701T100000", "20240703T100000", 3),
        ("DTSTART:20240701T100000", "20240703T100000Z", 3),
        ("DTSTART;VALUE=DATE:20240701", "20240703T000000Z", 3),
        ("DTSTART;VALUE=DATE:20240701", "20240101", 1),
    ],
)
def test_the_last_time(start, until, count):
    assert len(times(start, f"RRULE:FREQ=DAILY;UNTIL={until}")[0]) == count


@pytest.mark.parametrize(
    ("start", "exception"),
    [
        ("DTSTART:20240701T100000Z", "EXDATE;VALUE=DATE:20240702"),
        ("DTSTART;TZID=America/Caracas:20240701T100000", "EXDATE:20240702T140000Z"),
        ("DTSTART;TZID=America/Caracas:20240701T100000", "EXDATE:20240702T100000"),
        ("DTSTART:20240701T100000", "EXDATE:20240702T100000Z"),
        ("DTSTART;VALUE=DATE:20240701", "EXDATE:20240702T000000Z"),
        ("DTSTART;VALUE=DATE:20240701", "EXDATE:,20240702,"),
    ],
)
def test_exceptions(start, exception):
    found, _ = times(start, exception, "RRULE:FREQ=DAILY;COUNT=3")
    assert [one[:10] for one in found] == ["2024-07-01", "2024-07-03"]


def test_dates_that_cannot_be_read_are_passed_over():
    found, notes = times("DTSTART:20240701T100000Z", "RDATE:soon,20240702T100000Z")
    assert len(found) == 2
    assert "passed over: RDATE of line 6 is 'soon', not a date" in notes


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART;VALUE=DATE:20240701", "RRULE:FREQ=HOURLY"], "it repeats within a day"),
        (["DTSTART:20240701T100000Z", "RRULE:FREQ=DAILY;RSCALE=HEBREW"], "not of the Gregorian"),
    ],
)
def test_what_cannot_be_followed_is_shown_once(lines, why):
    found, notes = times(*lines)
    assert len(found) == 1
    assert why in notes


def test_what_an_exception_rule_leaves_out_has_a_limit():
    rules = ["RRULE:FREQ=DAILY", "EXRULE:FREQ=MINUTELY"]
    _, notes = times("DTSTART:20240701T100000Z", *rules, max_repeats=10)
    assert "its EXRULE leaves out too much" in notes


SERIES = member("DTSTART:20240701T100000Z", "RRULE:FREQ=DAILY;COUNT=4", "SUMMARY:S", "SEQUENCE:2")


def change(start, *lines, id_="RECURRENCE-ID:20240702T100000Z"):
    return member(id_, f"DTSTART{start}", "SUMMARY:C", *lines)


def test_an_older_change_counts_as_long_as_the_series_has_its_repeat():
    found, _ = expanded(SERIES, change(":20240702T110000Z", "SEQUENCE:1"))
    assert found[1] == "2024-07-02T11:00:00Z C"
    gone = "RECURRENCE-ID:20240709T100000Z"
    found, _ = expanded(SERIES, change(":20240709T110000Z", "SEQUENCE:1", id_=gone))
    assert len(found) == 4
    found, _ = expanded(SERIES, change(":20240709T110000Z", "SEQUENCE:2", id_=gone))
    assert len(found) == 5


def test_a_repeat_is_changed_once_by_the_latest():
    older = change(":20240702T110000Z", "SEQUENCE:2", "DTSTAMP:20240101T000000Z")
    newer = change(":20240702T120000Z", "SEQUENCE:2", "DTSTAMP:20240102T000000Z")
    found, notes = expanded(newer, SERIES, older, older)
    assert [one for one in found if one.endswith("C")] == ["2024-07-02T12:00:00Z C"]
    assert "has a newer version of it, which is taken" in notes
    assert "the same event as on line" in notes


def test_changes_from_one_repeat_on():
    id_ = "RECURRENCE-ID;RANGE=THISANDFUTURE:20240702T100000Z"
    found, _ = expanded(SERIES, change(";TZID=Asia/Tokyo:20240702T200000", id_=id_))
    assert found[1:3] == ["2024-07-02T20:00:00+09:00 C", "2024-07-03T20:00:00+09:00 C"]
    found, notes = expanded(SERIES, change(";VALUE=DATE:20240702", id_=id_))
    assert [one[-1] for one in found] == ["S", "C", "S", "S"]
    assert "it changes one repeat alone" in notes
    days = member("DTSTART;VALUE=DATE:20240701", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:S")
    id_ = "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20240702"
    found, _ = expanded(days, change(";VALUE=DATE:20240705", id_=id_))
    assert found == ["2024-07-01 S", "2024-07-05 C", "2024-07-06 C"]


def test_a_change_of_a_day_in_a_series_of_times():
    found, _ = expanded(
        SERIES, change(":20240702T110000Z", id_="RECURRENCE-ID;VALUE=DATE:20240702")
    )
    assert [one[-1] for one in found] == ["S", "C", "S", "S"]


def test_a_change_may_lead_out_of_the_window():
    found, _ = expanded(SERIES, change(":20250702T110000Z", "SEQUENCE:2"))
    assert [one[8:10] for one in found] == ["01", "03", "04"]


def test_local_times_that_do_not_exist_are_left_out():
    lines = ["DTSTART;TZID=Europe/Berlin:20240330T023000", "RRULE:FREQ=DAILY;COUNT=2"]
    found, _ = times(*lines, first="2024-03-01", last="2024-04-30")
    assert [one[:10] for one in found] == ["2024-03-30", "2024-04-01"]


def test_the_first_hour_of_the_calendar():
    lines = ["DTSTART;TZID=Asia/Tokyo:00010101T000000", "RDATE;TZID=Asia/Tokyo:00010101T010000"]
    found, _ = times(*lines, first="0001-01-01", last="0001-01-02")
    assert len(found) == 2


def test_a_version_without_a_master_is_read_as_it_is():
    newer = change(":20240702T110000Z", "SEQUENCE:3")
    found, _ = expanded(newer, change(":20240702T120000Z", "SEQUENCE:x"))
    assert found == ["2024-07-02T11:00:00Z C"]

"""Dates, times and durations, as the standard and as real files have them."""

from __future__ import annotations

import datetime

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
from venezuela_timeline.formats.ics.components import scan
from venezuela_timeline.formats.ics.datetimes import Moment, duration_of, parsed
from venezuela_timeline.formats.ics.zones import Zones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20240728", "2024-07-28"),
        (" 2024-07-28 ", "2024-07-28"),
        ("20240728T", "2024-07-28"),
        ("20240728T1800", "2024-07-28T18:00:00"),
        ("2024-07-28T18:00:05.250Z", "2024-07-28T18:00:05+00:00"),
        ("2024-07-28 18:00", "2024-07-28T18:00:00"),
        ("20240728t180000z", "2024-07-28T18:00:00+00:00"),
        ("20240728T180000-0400", "2024-07-28T18:00:00-04:00"),
        ("20240728T180000+05:30", "2024-07-28T18:00:00+05:30"),
        ("20240728T235960Z", "2024-07-28T23:59:59+00:00"),
        ("20241231T240000", "2025-01-01T00:00:00"),
    ],
)
def test_moments(text, expected):
    assert parsed(text).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "20240732",
        "20240728T250000",
        "99991231T240000",
        "soon",
        "20240728T18:00:00+9999",
    ],
)
def test_what_is_no_moment(text):
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "days", "seconds"),
    [
        ("P1D", 1, 0),
        (" pt24h ", 0, 86_400),
        ("P1W", 7, 0),
        ("-P1DT2H", -1, -7_200),
        ("P0Y0M1DT0H0M5S", 1, 5),
        ("+PT90M", 0, 5_400),
    ],
)
def test_durations(text, days, seconds):
    found = duration_of(text)
    assert found.days == datetime.timedelta(days)
    assert found.time == datetime.timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "P", "PT", "1D", "P1Y", "PT1.5H"])
def test_what_is_no_duration(text):
    with pytest.raises(ValueError, match="is not a duration"):
        duration_of(text)


def test_a_duration_after_a_day_is_whole_days():
    day = Moment(datetime.date(2024, 7, 28))
    assert duration_of("PT49H").after(day).value == datetime.date(2024, 7, 30)


def test_a_moment_in_basic_form():
    assert Moment(datetime.date(987, 7, 3)).basic == "09870703"
    assert Moment(datetime.datetime(987, 7, 3, 1)).basic == "09870703T010000"  # noqa: DTZ001


def zoned(name, *blocks):
    text = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "BEGIN:VEVENT", "UID:u"),
        *(f"DTSTART;TZID={name}:20240728T060000", "END:VEVENT", "END:VCALENDAR", ""),
    ]
    report = vt.Report()
    (event,) = ics.loads("\r\n".join(text), report=report)
    return str(event.when)[19:], str(report)


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("Venezuela Standard Time", "-04:00"),
        ('"(UTC-04:30) Caracas"', "-04:00"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "-04:00"),
        ("Eastern Time (US &amp; Canada)", ""),
        ("tzone://Microsoft/Utc", "Z"),
        ("tzone://Microsoft/W. Europe Standard Time", "+02:00"),
        ("/mozilla.org/20050126_1/America/Caracas", "-04:00"),
        ("america/caracas", "-04:00"),
        ("America/New York", "-04:00"),
        ("GMT+0530", "+05:30"),
        ("UTC-4", "-04:00"),
        ("GMT+99", ""),
        ("Zulu", "Z"),
        ("Company/EST", ""),
        ("Company/Utc", "Z"),
    ],
)
def test_names_of_zones(name, offset):
    found, notes = zoned(name)
    assert found == offset
    assert ("is not defined" in notes) == (not offset)


def zone(name, offset, start="19700101T000000"):
    return [
        *("BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", f"DTSTART:{start}"),
        *(f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE"),
    ]


def test_a_zone_that_the_file_defines_wins():
    assert zoned("America/Caracas", *zone("America/Caracas", "+0100"))[0] == "+01:00"
    later = zone("America/Caracas", "+0100", "20250101T000000")
    assert zoned("America/Caracas", *later)[0] == "-04:00"


def test_a_zone_that_cannot_be_read_gives_way_to_the_one_of_its_name():
    found, notes = zoned(
        "America/Caracas", "BEGIN:VTIMEZONE", "TZID:America/Caracas", "END:VTIMEZONE"
    )
    assert found == "-04:00"
    assert "the zone known by its name is taken" in notes


def test_a_zone_of_another_calendar_of_the_file():
    other = ["BEGIN:VCALENDAR", "VERSION:2.0", *zone("Mine", "+0100"), "END:VCALENDAR"]
    text = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:u"),
        *("DTSTART;TZID=Mine:20240728T060000", "END:VEVENT", "END:VCALENDAR", *other, ""),
    ]
    (event,) = ics.loads("\r\n".join(text))
    assert str(event.when) == "2024-07-28T06:00:00+01:00"


def test_a_zone_that_begins_later_is_whole():
    report = vt.Report()
    text = "\r\n".join(["BEGIN:VCALENDAR", *zone("Asia/Tokyo", "+0100", "20240101T000000"), ""])
    blocks = scan(text.encode(), report, max_bytes=9999, max_events=9, file=None).blocks
    found = Zones(blocks, 0, report).get("Asia/Tokyo", 1)
    for year, hours in ((2020, 9), (2024, 1)):
        utc = datetime.datetime(year, 7, 1, tzinfo=datetime.UTC)
        local = utc.astimezone(found)
        assert local.utcoffset() == datetime.timedelta(hours=hours)
        assert local.replace(tzinfo=found).astimezone(datetime.UTC) == utc
        assert local.dst() == datetime.timedelta()
        assert local.tzname() in {"JST", None}

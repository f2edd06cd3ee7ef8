"""Small calendars, each with a fault or a finer point that real ones have, and what is right."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics

FOLDER = Path(__file__).parents[2] / "fixtures" / "ics"
YEAR = ("2024-01-01", "2024-12-31")


def read(name, **options):
    report = vt.Report()
    return ics.loads((FOLDER / f"{name}.ics").read_bytes(), report=report, **options), report


@pytest.mark.parametrize(
    ("name", "times"),
    {
        "cancelled-single": ["2024-01-03T10:00:00Z/2024-01-03T11:00:00Z"],
        "dashes": ["2024-01-01T22:00:00Z/2024-01-01T23:00:00Z"],
        "display-name-caracas": ["2020-07-26T10:00:00-04:00/2020-07-26T11:00:00-04:00"],
        "dt-24": ["2024-01-01T22:00:00Z/2024-01-02T00:00:00Z"],
        "dur-dst": [
            "2024-03-10T00:00:00-05:00/2024-03-10T06:00:00-04:00",
            "2024-03-10T00:00:00-05:00/2024-03-11T00:00:00-04:00",
            "2024-11-03T00:00:00-04:00/2024-11-03T23:00:00-05:00",
        ],
        "duration-blank": ["2024-01-03T10:00:00Z/2024-01-03T10:10:00Z"],
        "param-nocolon": ["2020-06-09T09:00:00+02:00"],
        "param-semicolon": ["2024-01-03T10:00:00+01:00"],
        "same-tzid-two-cals": ["2024-06-01T10:00:00+02:00", "2024-06-01T10:00:00-04:00"],
        "tz-prefix-custom": ["2024-06-03T10:00:00-04:00"],
        "tzone-utc": ["2024-06-03T10:00:00Z"],
    }.items(),
)
def test_when(name, times):
    assert [str(event.when) for event in read(name)[0]] == times


@pytest.mark.parametrize(
    ("name", "titles"),
    {
        "cp1252": ["St. Augustine’s – “Ñ” 10 €"],
        "utf8-cut": ["Reunião de planeja\ufffd"],
        "vcal1-qp": ["Café y música"],
        "u2028": ["S", "S"],
        "vt-outlook": ["S", "S"],
        "nel-latin": ["S", "S"],
    }.items(),
)
def test_texts(name, titles):
    tl, report = read(name)
    assert [str(event.title) for event in tl] == titles
    assert ics.loads(ics.dumps(tl, kept=report.kept)) == tl


def test_descriptions():
    assert str(read("vcal1-qp")[0][0].summary) == "line one\nline two"
    assert str(read("nel-latin")[0][0].summary) == "one…two"
    assert str(read("u2028")[0][0].summary) == "one\u2028two"


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "until-date-tz": ["2024-01-04 S", "2024-01-11 S", "2024-01-18 S"],
        "thisandfuture": [
            *("2024-01-01T10 Old", "2024-01-02T10 Old", "2024-01-03T12 New"),
            *("2024-01-04T12 New", "2024-01-05T12 New"),
        ],
        "expand-no-uid": ["2024-01-03 S", "2024-01-04 S", "2024-01-05 S"],
        "expand-sequence": ["2024-07-01 edited", "2024-07-02 edited", "2024-07-03 edited"],
        "exrule": ["2024-01-02 One", "2024-01-04 One", "2024-01-06 One"],
        "edit-floating": ["2024-01-03 Floating", "2024-01-05 Floating"],
    }.items(),
)
def test_repeats(name, expected):
    tl, _ = read(name, expand=YEAR)
    long = "T" in expected[0]
    assert [f"{str(event.when)[: 13 if long else 10]} {event.title}" for event in tl] == expected


def test_periods():
    assert [str(event.when) for event in read("rdate-period", expand=YEAR)[0]] == [
        "2024-01-01T10:00:00Z/2024-01-01T11:00:00Z",
        "2024-01-10T10:00:00Z/2024-01-10T12:00:00Z",
        "2024-01-12T10:00:00Z/2024-01-12T13:00:00Z",
    ]


def test_the_limit_stops_the_work():
    with pytest.raises(vt.DataError, match="more than 10,000 repeats"):
        read("expand-24-a-day", expand=("2020-01-01", "2057-01-01"))


@pytest.mark.parametrize("name", ["edit-title-keeps-rrule", "edit-floating"])
def test_an_edit_of_a_title_moves_no_repeat(name):
    before, _ = read(name, expand=YEAR)
    tl, report = read(name)
    new = tl.replace(attrs.evolve(tl[0], title="Other"))
    after = ics.loads(ics.dumps(new, kept=report.kept), expand=YEAR)
    assert [event.when for event in after] == [event.when for event in before]
    assert "Other" in {str(event.title) for event in after}


def test_a_place_of_coordinates_alone():
    tl, _ = read("geo-no-location")
    (event,) = tl
    assert (tl.places[event.place].latitude, tl.places[event.place].longitude) == (10.5, -66.9)


def test_a_cancelled_event_is_told_apart():
    assert read("cancelled-single")[0][0].status == "cancelled"


def test_equal_events_without_a_uid_keep_their_ids():
    first, _ = read("no-uid-same")
    assert len(first) == 2
    text = (
        (FOLDER / "no-uid-same.ics").read_text().replace("BEGIN:VEVENT", "X-A:b\nBEGIN:VEVENT", 1)
    )
    text = text.replace("SUMMARY:A\n", "SUMMARY:A\nDESCRIPTION:More\n")
    assert ics.loads(text).ids == first.ids


def test_uids_that_differ_by_signs_alone():
    tl, report = read("dup-uid-in-slug")
    assert len(tl) == 2
    assert "its UID differs from that of line 4 by signs alone" in str(report)


def test_a_second_calendar_keeps_its_header():
    tl, report = read("second-header")
    again = ics.dumps(tl, kept=report.kept)
    assert again.encode() == (FOLDER / "second-header.ics").read_bytes()

"""What became of an event, in a calendar and back."""

import attrs
import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import Report, ics


def calendar(status):
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        f"DTSTART;VALUE=DATE:20240728\r\nSUMMARY:A\r\nSTATUS:{status}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize("status", ["held", "cancelled", "postponed"])
def test_our_own_comes_back(status):
    tl = vt.Timeline([vt.Event("e", "E", "2024-07-28", status=status, key=True)])
    report = Report()
    assert ics.loads(ics.dumps(tl, report=report))["e"].status == status
    assert "key" in str(report)
    assert ics.loads(ics.dumps(tl, embed=True)) == tl


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("CANCELLED", "cancelled"),
        ("cancelled ", "cancelled"),
        ("CONFIRMED", "held"),
        ("TENTATIVE", "held"),
        ("ODD", "held"),
    ],
)
def test_of_others_only_cancelled_says_what_became_of_it(written, status):
    (event,) = ics.loads(calendar(written))
    assert event.status == status


def test_an_actor_that_belongs_to_others_travels_with_them():
    tl = vt.Timeline(
        [vt.Event("e", "E", "2024", participants=["ann"])],
        actors=[
            vt.Actor("ann", "Ann", memberships=["party"], aliases=["A."]),
            vt.Actor("party", "Party", "organisation"),
        ],
    )
    assert ics.loads(ics.dumps(tl, embed=True)) == tl


def test_a_status_that_says_nothing_here_is_kept_until_the_event_says_something():
    report = Report()
    tl = ics.loads(calendar("CONFIRMED"), report=report)
    (event,) = tl
    again = vt.Timeline([attrs.evolve(event, title="B")], id=tl.id)
    assert "STATUS:CONFIRMED" in ics.dumps(again, kept=report.kept)
    off = vt.Timeline([attrs.evolve(event, status="cancelled")], id=tl.id)
    assert ics.dumps(off, kept=report.kept).count("\r\nSTATUS:") == 1

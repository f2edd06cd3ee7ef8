"""Recurrence rules: as dateutil follows them, and to an end where it would not come to one."""

from __future__ import annotations

import datetime
import itertools

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings, strategies as st

from venezuela_timeline.formats.ics.rules import rule_of, times

START = datetime.datetime(2020, 1, 1, 9, 30)  # noqa: DTZ001  (local)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def followed(text, start=START, after=None, last=None, **options):
    options = {"step": lambda: None, "exists": lambda _: True} | options
    last = last or start + datetime.timedelta(900)
    return times(rule_of(text), start, after=after or start, last=last, **options)


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    numbers = {
        "BYMONTH": st.integers(1, 12),
        "BYHOUR": st.integers(0, 23),
        "BYMINUTE": st.integers(0, 59),
        "BYSECOND": st.integers(0, 59),
        "WKST": st.sampled_from(DAYS),
        "BYDAY": st.sampled_from(DAYS),
        "COUNT": st.integers(1, 20),
    }
    if frequency in {"YEARLY", "MONTHLY"}:
        numbers["BYMONTHDAY"] = st.sampled_from([1, 13, 28, 31, -1, -30])
        if draw(st.booleans()):
            numbers["BYDAY"] = st.sampled_from(["1MO", "-1FR", "2TU", "5SU", "SA"])
    if frequency == "YEARLY":
        numbers["BYYEARDAY"] = st.sampled_from([1, 60, 200, 366, -1, -200])
    for name in draw(st.lists(st.sampled_from(sorted(numbers)), max_size=3, unique=True)):
        most = 1 if name in {"COUNT", "WKST"} else 2
        values = draw(st.lists(numbers[name], min_size=1, max_size=most, unique=True))
        parts.append(f"{name}={','.join(map(str, values))}")
    if len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, 2, -1]))}")
    return ";".join(parts)


@settings(max_examples=60)
@given(rules(), st.integers(0, 700), st.integers(0, 500))
def test_as_dateutil(text, days, later):
    start = START + datetime.timedelta(days)
    after, last = start + datetime.timedelta(later), start + datetime.timedelta(900)
    rule = rrulestr(text, dtstart=start).replace(until=None if "COUNT" in text else last)
    expected = [time for time in rule if after <= time <= last]
    assert list(followed(text, start, after=after)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=HOURLY;INTERVAL=5;COUNT=3", ["01-01T09:30", "01-01T14:30", "01-01T19:30"]),
        ("FREQ=HOURLY;BYHOUR=8,9;BYMINUTE=0,45", ["01-01T09:45", "01-02T08:00", "01-02T08:45"]),
        ("FREQ=MINUTELY;INTERVAL=20;BYDAY=TH", ["01-02T00:10", "01-02T00:30", "01-02T00:50"]),
        ("FREQ=SECONDLY;BYSECOND=0,60", ["01-01T09:30", "01-01T09:31", "01-01T09:32"]),
        ("FREQ=YEARLY;BYWEEKNO=2", ["01-08T09:30"]),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", ["01-04T09:30"]),
        ("FREQ=WEEKLY;COUNT=-1", ["01-01T09:30", "01-08T09:30", "01-15T09:30"]),
        ("freq=daily;count=0;x-a=b;SKIP=OMIT;RSCALE=gregorian", ["01-01T09:30", "01-02T09:30"]),
        ("FREQ=YEARLY;BYDAY=20MO,-1SA", ["05-18T09:30", "12-26T09:30"]),
        ("FREQ=MONTHLY;BYYEARDAY=33;", ["02-02T09:30"]),
    ],
)
def test_examples(text, expected):
    found = [f"{time:%m-%dT%H:%M}" for time in itertools.islice(followed(text), 3)]
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "'' is no frequency"),
        ("FREQ=NEVER", "'NEVER' is no frequency"),
        ("FREQ=DAILY;RSCALE=CHINESE", "not of the Gregorian calendar"),
        ("FREQ=DAILY;WKST=XX", "'XX' is no day of the week"),
        ("FREQ=DAILY;BYDAY=XX", "'XX' is no day of the week"),
        ("FREQ=DAILY;UNTIL=soon", "'SOON' is not a date"),
        ("FREQ=DAILY;BYMONTH=", "'' is no list of numbers"),
        ("FREQ=DAILY;BYEASTER=1", "'BYEASTER' is no part of a rule"),
        ("FREQ=DAILY;COUNT=x", "COUNT is 'X', not a number"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH is 13, which is beyond its limits"),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY is 0"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is 0"),
    ],
)
def test_what_is_no_rule(text, why):
    with pytest.raises(ValueError, match=why):
        rule_of(text)


@pytest.mark.parametrize("frequency", ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"])
def test_a_rule_that_never_comes_true_takes_a_step_a_period(frequency):
    steps = []
    text = f"FREQ={frequency};INTERVAL=400;BYMONTH=2;BYMONTHDAY=30"
    last = datetime.datetime(9999, 12, 31, 23)  # noqa: DTZ001  (local)
    assert not list(followed(text, last=last, step=lambda: steps.append(1)))
    assert 15 < len(steps) < 200_000


def test_times_that_do_not_exist_are_not_counted():
    found = followed("FREQ=DAILY;COUNT=3", exists=lambda time: time.day != 2)
    assert [time.day for time in found] == [1, 3, 4]


def test_positions_among_too_many_times_are_refused():
    every = ",".join(map(str, range(60)))
    text = f"FREQ=YEARLY;BYMONTH=1,2,3;BYDAY=MO,TU,WE,TH,FR;BYHOUR=1;BYSETPOS=1;BYMINUTE={every}"
    with pytest.raises(ValueError, match="too often to count"):
        list(followed(f"{text};BYSECOND={every}"))


def test_a_rule_begins_near_the_window():
    steps = []
    after = datetime.datetime(2500, 1, 1)  # noqa: DTZ001  (local)
    last = after + datetime.timedelta(30)
    for frequency in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"):
        text = f"FREQ={frequency}"
        assert next(followed(text, after=after, last=last, step=lambda: steps.append(1)), 1)
    assert len(steps) < 60


def test_weeks_reach_into_the_first_year():
    start = datetime.datetime(1, 1, 1)  # noqa: DTZ001  (local)
    assert next(followed("FREQ=WEEKLY;WKST=SU", start)) == start
    assert next(followed("FREQ=YEARLY;BYWEEKNO=1", start)) == start

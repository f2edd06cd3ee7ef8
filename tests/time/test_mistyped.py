"""Dates that look like EDTF and are not: what is wrong is said in its terms."""

import pytest

import venezuela_timeline as vt
from venezuela_timeline.time import TimeSpan, when

AS_EDTF = [
    ("2024-08-07/2024-08-01", "character 11: the interval ends before it starts"),
    ("2024-08/2024-07", "the interval ends before it starts"),
    ("2024/2023", "the interval ends before it starts"),
    ("2024-08-07~/2024-07", "the interval ends before it starts"),
    ("2024-13/2024-14", "character 5: months are 01 to 12"),
    ("2024-02-30/2024-03-01", "2024-02 has days 01 to 29"),
    ("2024-08-01/2024-08-07/2024-08-09", "an interval has one '/'"),
    ("../2024-8-1", "a month has two digits: write '08'"),
    ("2024-08-01/08-07", "a year is four of the digits"),
]


@pytest.mark.parametrize(("text", "problem"), AS_EDTF)
@pytest.mark.parametrize("read", [when, vt.during])
def test_the_error_of_edtf_wins(text, problem, read):
    with pytest.raises(vt.PhraseError, match=f"cannot read '{text}': as EDTF, .*{problem}"):
        read(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2024-08-01:2024-08-07", "2024-08-01/2024-08-07"),
        ("2024-08-01..2024-08-07", "2024-08-01/2024-08-07"),
        ("2024-8-1 .. 2024-8-7", "2024-08-01/2024-08-07"),
        ("2024-08..2024-09", "2024-08/2024-09"),
    ],
)
def test_other_signs_between_two_dates_get_the_slash(text, right):
    with pytest.raises(vt.PhraseError, match=f"does not say from when to when: write {right}$"):
        when(text)


@pytest.mark.parametrize(
    "text",
    ["2024-8-1/2024-8-7", "2024-08-01/2024-08-7", "2024-8-1 / 2024-08-07"],
)
def test_two_days_are_read_as_one_is(text):
    assert when(text) == TimeSpan("2024-08-01/2024-08-07")
    with pytest.raises(vt.EDTFError):
        TimeSpan(text)


def test_two_days_run_forwards_and_are_in_the_calendar():
    with pytest.raises(vt.PhraseError, match="the interval ends before it starts"):
        when("2024-8-7/2024-8-1")
    with pytest.raises(vt.PhraseError, match="there is no day 32 in 2024-08"):
        when("2024-8-32/2024-9-1")


def test_months_of_one_digit_may_still_be_years():
    with pytest.raises(vt.PhraseError, match="may be the month 2024-09 or the years 2024/2029"):
        when("2024-8/2024-9")

"""Yearly rules: what is written is recognised, and nothing else."""

from __future__ import annotations

import pytest

from venezuela_timeline.formats.ics.anniversaries import is_anniversary, yearly
from venezuela_timeline.formats.ics.lines import split


@pytest.mark.parametrize("leap", ["last-of-february", "leap-years"])
@pytest.mark.parametrize("day", [(1, 1), (2, 28), (2, 29), (12, 31)])
def test_a_rule_is_recognised(day, leap):
    assert is_anniversary(split(yearly(*day, leap)))


@pytest.mark.parametrize(
    "text",
    [
        "RRULE:FREQ=YEARLY",
        "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=1",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1;COUNT=3",
        "EXRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1",
        "X-RULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1",
    ],
)
def test_another_rule_is_not(text):
    assert not is_anniversary(split(text))

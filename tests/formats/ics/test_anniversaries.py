"""Yearly rules: what is written is recognised, and nothing else."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from venezuela_timeline.formats import ics
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


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Anniversary: The vote (2024)"), ("es", "Aniversario: The vote (2024)")],
)
def test_the_title_of_an_anniversary_says_so(lang, title):
    tl = vt.Timeline([vt.Event("e", "The vote", "2024-07-28", summary="S")], id="t")
    text = ics.dumps(tl, lang=lang, anniversaries="leap-years")
    assert f"SUMMARY:{title}\r\n" in text
    assert str(ics.loads(text)["e"].title) == "The vote"
    other = text.replace(title, "By hand")
    assert str(ics.loads(other)["e"].title) == "By hand"

"""A question in plain words: its words, its time, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from thin import far_timeline
from venezuela_timeline import QueryError, when
from venezuela_timeline.assistant._question import read_question, read_time, years_of

YEARS = range(1998, 2027)


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("who won the election of July 2024", ["won", "election"], "July 2024"),
        ("¿Quién ganó la elección de julio de 2024?", ["ganó", "elección"], "julio de 2024"),
        ("What happened on 28 July 2024?", [], "on 28 July 2024"),
        ("arrests since 2024", ["arrests"], "since 2024"),
        ("between May and September 2019", [], "between May and September 2019"),
        ("2229 arrests", ["2229", "arrests"], None),
        ("8 candidates", ["8", "candidates"], None),
        ("the vote of 2018", ["vote"], "2018"),
        ('"tally sheets" publi*', ['"tally sheets"', "publi*"], None),
        ("vote vote, vote!", ["vote"], None),
        ("votes in 2019/..?", ["votes"], "2019/.."),  # its dots are part of a time
        ("votes (2019/..).", ["votes"], "2019/.."),
        ("votes in [2019,2021].", ["votes"], "[2019,2021]"),
        (
            "2024-07-28T18:00-04:00/2024-07-28T19:00-04:00",
            [],
            "2024-07-28T18:00-04:00/2024-07-28T19:00-04:00",
        ),
        ("votes (2019)", ["votes"], "2019"),
        ("Who", ["Who"], None),  # it may be a title
        ("— ?!", [], None),
        ("", [], None),
    ],
)
def test_what_is_asked(text, words, time):
    found = read_question(text, YEARS)
    assert (list(found.words), found.time) == (words, time)


def test_a_time_given_apart_leaves_the_question_alone():
    assert read_question("budget of 2024", YEARS, timed=False).words == ("budget", "2024")


def test_a_question_has_an_end():
    with pytest.raises(QueryError, match="has 61 words: ask with 60 at most"):
        read_question("word " * 61, YEARS)


def test_years_of_no_time_and_of_far_times():
    assert list(years_of([])) == []
    assert list(years_of([event.when for event in far_timeline()]))
    assert years_of([when("2018"), when("2024-07")]) == range(2018, 2025)


@given(st.text(max_size=60))
def test_any_text_is_a_question(text):
    found = read_question(text, YEARS)
    if found.time:
        read_time(found.time)

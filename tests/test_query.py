"""Queries: each predicate, and Kleene's laws of their combinations."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, strategies as st
from strategies import timelines

import venezuela_timeline as vt
from venezuela_timeline import Certainty


def ids(tl, query, **options):
    return [event.id for event in tl.where(query, **options)]


@pytest.fixture(scope="module")
def tl():
    return vt.Timeline(
        [
            vt.Event("day", "Día de votación", "2024-07-28", kind="election", tags=["vote"]),
            vt.Event("month", "Some time", "2024-07", participants=["ann"]),
            vt.Event("days", "Three days", "2024-07-30/2024-08-01"),
            vt.Event("around", "About then", "2024-06~"),
            vt.Event("later", "The Guaidó case", "2024-10-22", summary={"es": "Según Guaidó"}),
        ],
        actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")],
    )


def test_windows_mean_all_of_it_and_spans_some_time_within(tl):
    assert ids(tl, vt.during("2024-07")) == ["around", "month", "day"]
    assert ids(tl, vt.during("2024-07"), certainly=True) == ["month", "day"]
    assert ids(tl, vt.overlapping("2024-07"), certainly=True) == ["month", "day", "days"]
    # The month as a span is some time within it: nothing is certain.
    assert ids(tl, vt.during(vt.TimeSpan.parse("2024-07")), certainly=True) == []
    assert ids(tl, vt.before("2024-07-28")) == ["around", "month"]
    assert ids(tl, vt.before("2024-07-28"), certainly=True) == ["around"] * 0
    assert ids(tl, vt.before("2024-07-28"), certainly=True, tolerance=0) == ["around"]
    assert ids(tl, vt.after(datetime.date(2024, 7, 28))) == ["around", "month", "days", "later"]
    assert ids(tl, vt.after(2023), certainly=True) == [event.id for event in tl]
    assert ids(tl, vt.on("2024-07-31"), certainly=True) == ["days"]


def test_an_event_is_read_with_its_imprecision(tl):
    assert ids(tl, vt.before(tl["later"]), certainly=True) == ["around", "month", "day", "days"]
    assert ids(tl, vt.before(tl["month"]), certainly=True) == []
    assert "day" in ids(tl, vt.before(tl["month"]))


def test_fields(tl):
    assert ids(tl, vt.kind("election")) == ["day"]
    assert ids(tl, vt.tag("vote")) == ["day"]
    assert ids(tl, vt.actor("ann")) == ["month"]
    assert ids(tl, vt.actor("bob")) == []
    assert ids(tl, ~vt.kind("election")) == ["around", "month", "days", "later"]


def test_text_ignores_case_and_accents_in_every_language(tl):
    assert ids(tl, vt.text("VOTACION")) == ["day"]
    assert ids(tl, vt.text("guaido")) == ["later"]
    assert ids(tl, vt.text("segun  guaidó")) == ["later"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda tl: tl.where(vt.actor("an")), "no actor 'an' here: did you mean 'ann'?"),
        (lambda tl: tl.where("election"), "not a query"),
        (lambda tl: tl.where(vt.kind("a") & "b"), "not a query"),
        (lambda _: bool(vt.kind("a")), "combine queries with"),
        (lambda _: vt.on("2024-07"), "more than a day"),
        (lambda _: vt.text(" "), "write a word"),
        (lambda tl: tl.where(vt.during("2024"), tolerance=-1), "0 or more"),
        (lambda _: vt.during("2024-02-30"), "2024-02-30"),
        (lambda _: vt.during("2024~"), "2024~"),
    ],
)
def test_what_has_no_meaning_is_refused(tl, ask, words):
    with pytest.raises(vt.TimelineError) as caught:
        ask(tl)
    assert words in str(caught.value)


def test_queries_print_as_they_are_written():
    query = (vt.during("2024-07") | vt.kind("visit")) & ~vt.actor("ann") & vt.text("é")
    assert repr(query) == "(during('2024-07') | kind('visit')) & ~actor('ann') & text('é')"


queries = st.recursive(
    st.builds(
        lambda ask, window: ask(window),
        st.sampled_from([vt.during, vt.overlapping, vt.before, vt.after]),
        st.sampled_from(["2024", "1985-04", "2001-10-05", 1999]),
    )
    | st.builds(vt.kind, st.just("a"))
    | st.builds(vt.text, st.sampled_from(["a", "e"])),
    lambda inner: (
        st.builds(lambda one, other: one & other, inner, inner)
        | st.builds(lambda one, other: one | other, inner, inner)
        | inner.map(lambda one: ~one)
    ),
    max_leaves=4,
)


@given(timelines(), queries, queries)
def test_kleene(tl, one, other):
    def answers(query):
        test = query.compile(tl)
        return [test(event) for event in tl]

    assert answers(one & other) == [
        a & b for a, b in zip(answers(one), answers(other), strict=True)
    ]
    assert answers(one | other) == [
        a | b for a, b in zip(answers(one), answers(other), strict=True)
    ]
    assert answers(~~one) == answers(one)
    assert answers(~(one & other)) == answers(~one | ~other)
    certain = [a is Certainty.CERTAIN for a in answers(one)]
    assert [event in tl.where(one, certainly=True) for event in tl] == certain
    assert set(tl.where(one, certainly=True)) <= set(tl.where(one))

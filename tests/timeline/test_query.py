"""Queries: each predicate, and Kleene's laws of their combinations."""

from __future__ import annotations

import copy
import datetime
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import timelines
from venezuela_timeline.timeline import And, HasId, HasText, InTime, Is, Near, Not, Or
from venezuela_timeline.timeline.query import MAX_DEPTH, Query, predicates_of


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


def test_more_fields():
    said = vt.Claim("votes", "ann", 3, citations=["paper"])
    part = vt.Participation("bob", "candidate")
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024~", chapter="one", place="caracas", participants=[part]),
            vt.Event("b", "B", "2024?", claims=[said], place="kazan"),
            vt.Event(
                "c",
                "C",
                "2024",
                claims=[said, vt.Claim("votes", "bob", 4)],
                place="sea",
                key=True,
            ),
        ],
        actors=[vt.Actor("ann", "Ann"), vt.Actor("bob", "Bob")],
        places=[
            vt.Place("caracas", "Caracas", latitude=10.48, longitude=-66.9),
            vt.Place("kazan", "Kazan", latitude=55.79, longitude=49.11),
            vt.Place("sea", "Sea"),
        ],
        sources=[vt.Source("paper")],
    )
    assert ids(tl, vt.role("candidate")) == ["a"]
    assert ids(tl, vt.chapter("one")) == ["a"]
    assert ids(tl, vt.place("kazan")) == ["b"]
    assert ids(tl, vt.claimed_by("ann")) == ["b", "c"]
    assert ids(tl, vt.source("paper")) == ["b", "c"]
    assert ids(tl, vt.contested()) == ["c"]
    assert ids(tl, vt.approximate()) == ["a"]
    assert ids(tl, vt.uncertain()) == ["b"]
    assert ids(tl, vt.key()) == ["c"]
    assert ids(tl, vt.near("caracas", 50)) == ["a"]
    assert ids(tl, vt.near((10.6, -66.9), 14)) == ["a"]
    assert ids(tl, vt.near((10.6, -66.9), 13)) == []
    assert ids(tl, vt.near("caracas", 10_600)) == ["a", "b"]
    for wrong in (
        lambda: tl.where(vt.near("sea", 1)),
        lambda: tl.where(vt.near("seq", 1)),
        lambda: vt.near((91, 0), 1),
        lambda: vt.near("sea", -1),
        lambda: tl.where(vt.place("cara")),
        lambda: tl.where(vt.source("papr")),
        lambda: tl.where(vt.claimed_by("nobody")),
        lambda: tl.where(vt.kind("x"), dates="theirs"),
    ):
        with pytest.raises(vt.QueryError):
            wrong()


def test_a_chapter_must_be_registered_where_there_are_any():
    event = vt.Event("a", "A", "2024", chapter="one")
    with pytest.warns(vt.TimelineWarning, match="no event has the chapter 'two'"):
        assert ids(vt.Timeline([event]), vt.chapter("two")) == []
    tl = vt.Timeline([event], chapters=[vt.Chapter("one", "One"), vt.Chapter("empty", "Empty")])
    assert ids(tl, vt.chapter("one")) == ["a"]
    assert ids(tl, vt.chapter("empty")) == []
    with pytest.raises(vt.QueryError, match=r"chapter\('ones'\): .* did you mean 'one'\?"):
        tl.where(vt.kind("x") | ~vt.chapter("ones"))


def test_claimed_dates_count_beside_ours():
    claim = vt.Claim("when", "ann", "2024-07-28")
    tl = vt.Timeline(
        [vt.Event("a", "A", "2024-07-29", claims=[claim])], actors=[vt.Actor("ann", "Ann")]
    )
    assert ids(tl, vt.on("2024-07-28")) == []
    assert ids(tl, vt.on("2024-07-28"), dates="claimed") == ["a"]
    assert ids(tl, vt.on("2024-07-29"), dates="claimed", certainly=True) == []
    assert ids(tl, vt.during("2024-07"), dates="claimed", certainly=True) == ["a"]


def test_text_ignores_case_and_accents_in_every_language(tl):
    assert ids(tl, vt.text("VOTACION")) == ["day"]
    assert ids(tl, vt.text("guaido")) == ["later"]
    assert ids(tl, vt.text("segun  guaidó")) == ["later"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (
            lambda tl: tl.where(vt.actor("an")),
            "actor('an'): nothing here has that id or name: this is in 'ann' ('Ann')",
        ),
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


def test_several_ids_mean_any_of_them(tl):
    assert ids(tl, vt.actor("ann", "bob")) == ["month"]
    assert ids(tl, vt.kind("election") | vt.actor("ann")) == ["month", "day"]
    found = vt.Timeline(
        [vt.Event(key, "E", "2024", kind=key, tags=[key], chapter=key) for key in "abc"]
    )
    for ask in (vt.kind, vt.tag, vt.chapter):
        assert ids(found, ask("a", "c")) == ["a", "c"]
        assert ids(found, ~ask("a", "c")) == ["b"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: vt.kind([]),
            r"kind\(\[\]\) is not about an id: write ids as text, such as kind\('an",
        ),
        (vt.kind, r"kind\(\) asks for nothing: write an id, such as kind\('an-id'\)"),
        (lambda: vt.actor([1]), r"actor\(\[1\]\) is not about an id"),
        (lambda: vt.tag("a", None), r"tag\(None\) is not about an id"),
        (lambda: vt.place(" "), r"place\(' '\) is not about an id"),
        (lambda: HasId("kind", "ab"), "ids are 'ab': give several"),
        (lambda: HasId("kind", 1), "ids are 1: give several"),
        (lambda: HasId("kinds", ("a",)), "field is 'kinds': did you mean 'kind'"),
        (lambda: HasId(1, ("a",)), "field is 1: write one of actor, role"),
        (
            lambda: Is("open"),
            "state is 'open': write one of contested, approximate, uncertain, key",
        ),
        (lambda: InTime("until", "2024"), "predicate is 'until': write one of during"),
        (lambda: And(()), "no queries to combine"),
        (lambda: Or(("a",)), "'a' is not a query"),
        (lambda: Not("a"), "'a' is not a query"),
        (
            lambda: vt.during("2024") & vt.contested,
            "contested is a function, not a query: call it, as in contested\\(\\)$",
        ),
        (lambda: Not(lambda event: event), "> is not a query: write a predicate"),
    ],
)
def test_a_node_checks_what_it_is_made_of(ask, message):
    with pytest.raises(vt.QueryError, match=message):
        ask()


@pytest.mark.parametrize("certainly", ["no", 1, None])
def test_certainly_is_true_or_false(tl, certainly):
    with pytest.raises(vt.ArgumentError, match="write True or False"):
        tl.where(vt.during("2024"), certainly=certainly)
    with pytest.raises(TypeError):
        tl.where(vt.during("2024"), certainly=certainly)


def test_queries_are_taken_apart_by_their_classes():
    query = vt.during("2024-07") & ~(vt.kind("a", "b") | vt.contested()) & vt.near("caracas", 5)
    match query:
        case And((InTime("during", "2024-07", window=window), Not(Or(inner)), Near("caracas", 5))):
            assert window == (vt.when("2024-07-01").bounds[0], vt.when("2024-07-31").bounds[0])
            assert inner == (HasId("kind", ("a", "b")), Is("contested"))
        case _:
            pytest.fail(repr(query))
    assert [*predicates_of(query & vt.text("a"))][1:] == [
        *inner,
        vt.near("caracas", 5),
        HasText("a"),
    ]


def test_distances_and_points_are_plain_numbers():
    class Half(float):
        def __repr__(self):
            return "Half"

    query = vt.near((Decimal("10.5"), Fraction(-67)), Half(0.5))
    assert repr(query) == "near((10.5, -67.0), 0.5)"
    assert repr(vt.near((10, -67), True)) == "near((10, -67), 1)"
    assert query == vt.near((10.5, -67), 0.5)


def test_queries_print_as_they_are_written():
    event = vt.Event("a", "A", "2006/..", known_until="2024-01-01")
    for written in (
        vt.before(event),
        vt.kind("a", "b"),
        vt.near((1.0, 2), 3),
        vt.near((Decimal(1), Fraction(1, 2)), 3),
        vt.contested() | vt.overlapping(event.when),
    ):
        names = {"datetime": datetime, "Event": vt.Event, **vars(vt)}
        assert eval(repr(written), names) == written  # noqa: S307  (our own text)
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


@pytest.mark.filterwarnings("ignore::venezuela_timeline.TimelineWarning")
@given(timelines(), queries, queries)
def test_kleene(tl, one, other):
    def answers(query):
        """The ids of the events of which it is certain, and of which it is possible."""
        return tuple(set(ids(tl, query, certainly=certainly)) for certainly in (True, False))

    (certain, possible), (also_certain, also_possible) = answers(one), answers(other)
    assert answers(one & other) == (certain & also_certain, possible & also_possible)
    assert answers(one | other) == (certain | also_certain, possible | also_possible)
    assert answers(~one) == (set(tl.ids) - possible, set(tl.ids) - certain)
    assert answers(~~one) == answers(one)
    assert answers(~(one & other)) == answers(~one | ~other)
    assert certain <= possible


ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def test_a_subclass_of_query_must_answer():
    class Silent(Query):
        pass

    with pytest.raises(NotImplementedError, match="Silent answers nothing"):
        ONE.where(Silent())


def nested(depth):
    query = vt.text("a")
    for _ in range(depth // 2):
        query = ~(query & vt.text("b"))
    return query


def repickled(value, protocol=None):
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  (our own)


def test_a_query_of_the_greatest_depth_answers():
    query = nested(MAX_DEPTH)
    assert ONE.where(query).ids <= {"e"}
    assert repickled(query) == copy.deepcopy(query) == query
    assert hash(query) == hash(nested(MAX_DEPTH))


def test_a_deeper_query_is_refused():
    deep = nested(MAX_DEPTH)
    for build in (
        lambda: ~(deep & vt.text("c")),
        lambda: deep | vt.text("c"),
        lambda: vt.text("c") | deep,
    ):
        with pytest.raises(vt.QueryError, match="nested more than 100 deep"):
            build()
    ONE.where(~deep | vt.text("c"))  # one less, for a negation is taken back


def test_a_chain_can_be_long():
    for chain in ("&", "|"):
        query = vt.text("a")
        for _ in range(1000):
            query = query & vt.text("b") if chain == "&" else query | vt.text("b")
        assert not ONE.where(query)


MANY = 20_000


@pytest.mark.parametrize("tolerance", [None, -1, "x", 1.5])
def test_an_invalid_tolerance_is_refused(tolerance):
    with pytest.raises(vt.QueryError, match="tolerance is"):
        vt.Timeline().where(vt.during("2024"), tolerance=tolerance)


def test_invalid_values_are_refused():
    timeline = vt.Timeline([vt.Event("e", "E", "2024")], places=[vt.Place("p", "P")])
    for ask in (
        lambda: timeline.where(vt.during("2024"), dates=[]),
        lambda: timeline.group_by([]),
        lambda: timeline.where(vt.place(None)),
        lambda: vt.near((1, 2, 3), 5),
        lambda: vt.near((None, "x"), 5),
    ):
        with pytest.raises(vt.QueryError):
            ask()
    with pytest.raises(vt.ModelError, match="is not a coordinate"):
        vt.Place("p", "P", latitude="", longitude=1)


def test_a_value_nested_too_deeply_is_still_refused_in_words():
    deep = []
    for _ in range(MANY):
        deep = [deep]
    with pytest.raises(vt.QueryError, match="too deep to show is not a query"):
        vt.Timeline().where(deep)


def test_claimed_times_of_day_are_compared_as_instants():
    tl = vt.Timeline(
        [
            vt.Event(
                "a", "A", "2024-07-28", claims=[vt.Claim("when", "ann", "2024-07-28T10:00:00Z")]
            )
        ],
        actors=[vt.Actor("ann", "Ann")],
    )
    noon = vt.TimeSpan("2024-07-28T12:00:00Z")
    assert len(tl.where(vt.before(noon), dates="claimed")) == 1
    assert len(tl.where(vt.after(noon), dates="claimed")) == 0


def test_what_goes_on_counts_as_long_as_it_was_known_to():
    strike = vt.Event("strike", "S", "2024-01-05/..", known_until="2024-01-20")
    talks = [vt.Event(f"talks-{day}", "T", f"2024-01-{day}") for day in (10, 20, 21)]
    tl = vt.Timeline([strike, *talks])
    for moment in (strike, "strike"):
        assert ids(tl, vt.after(moment)) == ["talks-21"]
        assert ids(tl, vt.overlapping(moment), certainly=True) == ["strike", "talks-10", "talks-20"]
    hours = vt.Event("h", "H", "2024-01-05T10:00:00Z/..", known_until="2024-01-20")
    calls = [vt.Event(f"call-{day}", "C", f"2024-01-{day}T10:00:00Z") for day in (10, 21)]
    assert ids(vt.Timeline([hours, *calls]), vt.after(hours)) == ["call-21"]


def test_an_event_is_asked_about_as_it_is_inferred():
    walk = vt.Event("walk", "W", "2024-03", links=["before talks"])
    later = [vt.Event("talks", "T", "2024-03-10"), vt.Event("vote", "V", "2024-03-20")]
    solved = vt.chronology.solve(vt.Timeline([walk, *later])).timeline()
    assert ids(solved, vt.overlapping(walk)) == ["walk", "talks", "vote"]
    assert ids(solved, vt.overlapping(solved["walk"])) == ["walk", "talks"]


def test_an_approximate_day_is_a_day():
    tl = vt.Timeline([vt.Event("a", "A", "2024-07-28"), vt.Event("b", "B", "2024-07-29")])
    assert ids(tl, vt.on(vt.TimeSpan("2024-07-28~"))) == ["a", "b"]
    assert ids(tl, vt.on(vt.TimeSpan("2024-07-28~")), tolerance=0) == ["a"]

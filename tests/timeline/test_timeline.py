"""Timeline: a sequence, its order, its editing verbs, its references."""

from __future__ import annotations

import datetime
import random

import attrs
import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import event_times, timelines
from venezuela_timeline import Relation


def small():
    return vt.Timeline(
        [
            vt.Event("c", "Third", "2024-08-02", participants=["ann"]),
            vt.Event("a", "First", "2013-04-14"),
            vt.Event("b", "Second", "2024-07-28", place="caracas", citations=["paper"]),
        ],
        actors=[vt.Actor("ann", "Ann")],
        places=[vt.Place("caracas", "Caracas")],
        sources=[vt.Source("paper")],
    )


def test_a_typed_sequence():
    tl = small()
    assert [event.id for event in tl] == ["a", "b", "c"]
    assert len(tl) == 3
    assert tl[0].id == "a"
    assert tl[-1].id == "c"
    assert tl["b"].title == vt.Text("Second")
    assert tl[1:].events == tl.events[1:]
    assert "b" in tl
    assert tl["b"] in tl
    assert attrs.evolve(tl["b"], title="Another") not in tl
    assert 3 not in tl
    assert tl.index(tl["b"]) == 1
    assert next(reversed(tl)).id == "c"


def test_two_days_are_a_window_with_both_ends():
    tl = small()
    assert [event.id for event in tl["2013":"2024-07"]] == ["a", "b"]
    assert [event.id for event in tl["2024-07-28":"2024-08-02"]] == ["b", "c"]
    assert [event.id for event in tl[:"2013"]] == ["a"]
    assert [event.id for event in tl["2024-07-29":]] == ["c"]
    with pytest.raises(vt.QueryError, match="ends before it starts"):
        tl["2024":"2013"]
    with pytest.raises(vt.QueryError, match="no step"):
        tl["2013":"2024":2]
    with pytest.raises(vt.TimelineError):
        tl["soon":]


def test_an_unknown_id_names_the_nearest():
    tl = vt.Timeline([vt.Event("presidential-election", "x", "2024")])
    with pytest.raises(vt.UnknownIdError, match="did you mean 'presidential-election'") as caught:
        tl["presidental-election"]
    assert isinstance(caught.value, KeyError)
    with pytest.raises(vt.UnknownIdError, match="no actor has the id 'bob'"):
        small().actors["bob"]
    with pytest.raises(IndexError):
        tl[7]


def test_every_dangling_reference_is_named():
    claim = vt.Claim("votes", "nobody", 3, subject="noone", citations=["nothing"])
    event = vt.Event(
        "vote",
        "The vote",
        "2024",
        place="nowhere",
        chapter="none",
        participants=["missing", vt.Participation("ann", claims=[claim])],
        links=[vt.Link("after", "never")],
        citations=["lost"],
        claims=[vt.Claim("winner", "ann", "nil")],
    )
    with pytest.raises(vt.DataError) as caught:
        vt.Timeline([event], actors=[vt.Actor("ann", "Ann")], chapters=[vt.Chapter("one", "One")])
    assert [(fault.path, fault.message) for fault in caught.value.faults] == [
        ("event 'vote': place", "unknown place 'nowhere'"),
        ("event 'vote': chapter", "unknown chapter 'none'"),
        ("event 'vote': citations[0].source", "unknown source 'lost'"),
        ("event 'vote': participants[0].actor", "unknown actor 'missing'"),
        ("event 'vote': links[0].event", "unknown event 'never'"),
        ("event 'vote': claims[0].value", "unknown actor or place 'nil'"),
        ("event 'vote': participants[1].claims[0].by", "unknown actor or source 'nobody'"),
        ("event 'vote': participants[1].claims[0].subject", "unknown actor or place 'noone'"),
        ("event 'vote': participants[1].claims[0].citations[0].source", "unknown source 'nothing'"),
    ]


def test_an_id_is_not_both_actor_and_source():
    with pytest.raises(vt.DataError, match="actor 'reuters': 'reuters' is both"):
        vt.Timeline(actors=[vt.Actor("reuters", "Reuters")], sources=[vt.Source("reuters")])


def test_one_id_two_contents_shows_both():
    tl = small()
    with pytest.raises(vt.ConflictError, match=r"title: Text\('Second'\) and Text\('Other'\)"):
        tl.add(attrs.evolve(tl["b"], title="Other"))
    with pytest.raises(vt.ConflictError, match="Ann"):
        tl | vt.Timeline(actors=[vt.Actor("ann", "Anne")])
    assert tl.add(tl["b"]) == tl


def test_an_id_that_is_taken_gets_the_advice_first_and_long_fields_by_name():
    tl = small()
    long = attrs.evolve(tl["b"], title="Other", summary="word " * 60, tags=["t"])
    with pytest.raises(vt.ConflictError) as caught:
        tl.add(long)
    assert str(caught.value).startswith("rename one or use replace(): two events have the id 'b'")
    assert str(caught.value).endswith("Text('Other'); summary; tags: () and ('t',)")


def test_a_list_of_events_is_unpacked_by_who_adds_it():
    tl = small()
    with pytest.raises(vt.ModelError, match=r"is not an Event: .* as in add\(\*events\)$"):
        tl.add([tl["b"]])
    with pytest.raises(vt.ModelError, match=r"'x' is not an Event$"):
        tl.add("x")


def test_editing_verbs_give_new_timelines():
    tl = small()
    other = vt.Event("d", "Fourth", "2024-10-22")
    assert [event.id for event in tl.add(other)] == ["a", "b", "c", "d"]
    moved = tl.replace(attrs.evolve(tl["a"], when="2025"))
    assert [event.id for event in moved] == ["b", "c", "a"]
    assert [event.id for event in tl.remove("b")] == ["a", "c"]
    assert len(tl) == 3
    with pytest.raises(vt.UnknownIdError):
        tl.remove("z")
    with pytest.raises(vt.UnknownIdError):
        tl.replace(other)
    for edit in (tl.add, tl.replace):
        with pytest.raises(vt.ModelError, match="'x' is not an Event"):
            edit("x")
    with pytest.raises(vt.DataError, match="unknown actor 'bob'"):
        tl.add(attrs.evolve(other, participants=["bob"]))


def test_links_outlive_what_they_point_to():
    tl = vt.Timeline(
        [vt.Event("a", "A", "2013"), vt.Event("b", "B", "2014", links=[vt.Link("after", "a")])]
    )
    alone = tl.remove("a")
    assert alone.outside == {"a"}
    assert alone.add(tl["a"]) == tl


def test_known_until():
    def until(when, published, **event):
        tl = vt.Timeline(
            [vt.Event("e", "E", when, citations=["s"], **event)],
            sources=[vt.Source("s", published=published)],
        )
        return tl.known_until(tl["e"])

    day = vt.TimeSpan.parse("2024-08-29").bounds.start_min
    assert until("2006/..", "2024-08-29") == day
    assert until("2006/..", "[2024-08-29..2024-09-03]") == day
    assert until("2006/..", None) is None
    assert until("2006/2007", "2024-08-29") is None
    assert until("2006/..", "2023", known_until="2024-08-29") == day


def test_since_2006_said_in_2024_certainly_covers_2010_and_possibly_2090():
    tl = vt.Timeline(
        [vt.Event("e", "E", "2006/..", citations=["s"])],
        sources=[vt.Source("s", published="2024-08-29")],
    )
    certain = lambda query: bool(tl.where(query, certainly=True))  # noqa: E731
    assert certain(vt.overlapping("2010"))
    assert tl.where(vt.overlapping("2090"))
    assert not certain(vt.overlapping("2090"))
    assert not tl.where(vt.before("2020"))


@given(timelines(), st.randoms(use_true_random=False))
def test_order_is_total_and_independent_of_input_order(tl, shuffler):
    events = list(tl)
    shuffler.shuffle(events)
    again = vt.Timeline(
        events,
        id=tl.id,
        title=tl.title,
        version=tl.version,
        actors=tl.actors.values(),
        places=tl.places.values(),
        sources=tl.sources.values(),
        chapters=tl.chapters.values(),
        terms=tl.terms.values(),
        outside=tl.outside,
    )
    assert again == tl
    assert hash(again) == hash(tl)


@given(st.lists(event_times(), min_size=2, max_size=5))
def test_certainly_before_sorts_before(times):
    tl = vt.Timeline(vt.Event(f"e{index}", "E", when) for index, when in enumerate(times))
    before = Relation.BEFORE | Relation.MEETS
    for later, event in enumerate(tl):
        for other in tl[:later]:
            assert not event.when.certainly(before, other.when, tolerance=0)


@given(timelines())
def test_set_operations(tl):
    half = tl[: len(tl) // 2]
    rest = tl - half
    assert half | rest == tl
    assert tl & half == half
    assert len(half & rest) == 0
    assert tl | tl == tl
    assert tl - tl == tl[:0]


def test_random_order_is_stable():
    tl = vt.load()
    events = list(tl)
    random.Random(0).shuffle(events)  # noqa: S311  (not for secrets)
    assert [event.id for event in vt.load()[:0].add()] == []
    shuffled = tl[:0]._rebuilt(events)  # noqa: SLF001  (the shortest way to it)
    assert shuffled == tl


def test_repr_is_short():
    assert repr(small()) == "<Timeline 'timeline': 3 events, 14 April 2013 – 2 August 2024>"
    assert repr(vt.Timeline()) == "<Timeline 'timeline': 0 events>"


def test_a_version_is_kept_by_what_is_made_from_it():
    first = vt.Timeline([vt.Event("a", "A", "2024")], version="2026.11")
    other = vt.Timeline([vt.Event("b", "B", "2024")], version="2027.01")
    assert (first | other).version == first[0:0].version == first.remove("a").version == "2026.11"
    assert (vt.Timeline() | first).version is None
    assert first != vt.Timeline([vt.Event("a", "A", "2024")])
    with pytest.raises(vt.ModelError, match="version is ' '"):
        vt.Timeline(version=" ")


ONE = vt.Timeline([vt.Event("e", "E", "2024")])


def test_operators_leave_other_types_to_the_other_operand():
    for operator in ("__or__", "__and__", "__sub__"):
        assert getattr(ONE, operator)(3) is NotImplemented


def timeline(*times, **more):
    return vt.Timeline([vt.Event(f"e{at}", "E", when, **more) for at, when in enumerate(times)])


def test_two_days_are_a_window_with_both_of_them_in_it():
    found = timeline("2018-12-31", "2019-01-01", "2020-06-30", "2020-07-01", "2020-06")
    assert found["2019":"2020-06"].ids == {"e1", "e2", "e4"}
    assert found["2019-01-02":].ids == {"e2", "e3", "e4"}
    assert found[:"2019-01-01"].ids == {"e0", "e1"}
    assert found[datetime.date(2020, 7, 1) : "2020"].ids == {"e3"}
    with pytest.raises(vt.QueryError, match=r"from '2020' to '2019' ends before it starts: swap"):
        found["2020":"2019"]

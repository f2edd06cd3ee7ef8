"""What links say of the times of events, against every completion of small timelines."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from linked import holds, hull
from strategies import links, timelines
from venezuela_timeline import chronology
from venezuela_timeline.model import Inferred
from venezuela_timeline.time import Bounds, Cell
from venezuela_timeline.time.days import as_date, day_number, inf
from venezuela_timeline.time.timespan import bounds_of

FIRST = day_number(2024, 1, 28)
LAST = FIRST + 5
WINDOW = f"{as_date(FIRST)}/{as_date(LAST)}"


def text(day):
    return str(as_date(day))


@st.composite
def times(draw):
    """A time within six days at the end of a January: any kind, or none."""
    a, b, _, d = sorted(FIRST + day for day in draw(st.tuples(*[st.integers(0, 5)] * 4)))
    return draw(
        st.sampled_from(
            [
                text(a),
                f"[{text(a)}..{text(d)}]",
                f"[{','.join(sorted({text(a), text(b), text(d)}))}]",
                f"{text(a)}/{text(d)}",
                None,
            ]
        )
    )


@st.composite
def small_timelines(draw):
    """Up to four events within six days, with links of every kind; the frame holds them all."""
    count = draw(st.sampled_from([2, 3, 3, 4]))
    keys = [f"e{at}" for at in range(count)]
    events = [vt.Event("frame", "F", WINDOW)]
    for key in keys:
        others = [other for other in keys if other != key]
        found = draw(st.lists(links(others), max_size=2))
        events.append(vt.Event(key, "E", draw(times()), links=["part-of frame", *found]))
    return vt.Timeline(events)


def completions(event):
    """All first and last days that an event can have by its own date, within the frame."""
    cells = event.when.cells if event.when else [Cell(FIRST, LAST, FIRST, LAST, linked=False)]
    return {
        (start, end)
        for cell in cells
        for start in range(cell.start_min, cell.start_max + 1)
        for end in range(cell.end_min, cell.end_max + 1)
        if start <= end and (not cell.linked or start == end)
    }


def consistent(timeline):
    """All ways to complete the dates of a timeline that agree with its links."""
    events = timeline.events

    def chosen(days):
        if len(days) == len(events):
            yield days
            return
        event = events[len(days)]
        for place in completions(event):
            more = days | {event.id: place}
            if all(
                holds(link, more[one.id], more[link.event])
                for one in events[: len(more)]
                for link in one.links
                if link.event in more and event.id in (one.id, link.event)
            ):
                yield from chosen(more)

    return list(chosen({}))


@given(small_timelines())
def test_bounds_are_those_of_all_consistent_completions(tl):
    solution = chronology.solve(tl)
    agreeing = consistent(tl)
    assert bool(solution.contradictions) == (not agreeing)
    if agreeing:
        assert solution.exact
        for event in tl:
            assert solution.bounds[event.id] == hull([days[event.id] for days in agreeing])


MEANINGS = {
    vt.during: lambda start, end, first, last: first <= start and end <= last,
    vt.overlapping: lambda start, end, first, last: start <= last and first <= end,
    vt.before: lambda _, end, first, __: end < first,
    vt.after: lambda start, _, __, last: start > last,
}


@given(small_timelines(), st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted))
def test_certain_is_what_is_true_in_every_consistent_completion(tl, days):
    agreeing = consistent(tl)
    if not agreeing:
        return
    first, last = (FIRST + day for day in days)
    solved = chronology.solve(tl).timeline()
    for predicate, meaning in MEANINGS.items():
        query = predicate(f"{text(first)}/{text(last)}")
        always = {
            event.id
            for event in tl
            if all(meaning(*found[event.id], first, last) for found in agreeing)
        }
        sometimes = {
            event.id
            for event in tl
            if any(meaning(*found[event.id], first, last) for found in agreeing)
        }
        assert set(solved.where(query, certainly=True).ids) == always
        assert set(tl.where(query, certainly=True, inferred=True).ids) == always
        assert set(solved.where(query).ids) >= sometimes
        assert set(solved.where(~query, certainly=True).ids) <= set(tl.ids) - sometimes


@given(small_timelines())
def test_what_is_inferred_lies_within_the_date_and_puts_what_is_certain_in_order(tl):
    solution = chronology.solve(tl)
    solved = solution.timeline()
    assert solved == tl
    assert {event.id for event in solved if event.inferred} == set(solution.narrowed)
    for event in solved:
        assert bounds_of(solved.cells_of(event)) == solution.bounds[event.id]
        assert event.inferred is None or event.inferred.because
    for at, later in enumerate(solved):
        for sooner in solved[:at]:
            ends, starts = solution.bounds[later.id].end_max, solution.bounds[sooner.id].start_min
            assert not ends < starts


@given(timelines())
def test_solving_again_narrows_nothing_and_nothing_is_lost(tl):
    solution = chronology.solve(tl)
    again = chronology.solve(solution.timeline())
    assert again.bounds == solution.bounds
    for event in tl:
        own, narrowed = bounds_of(tl.cells_of(event)), solution.bounds[event.id]
        assert own.start_min <= narrowed.start_min
        assert narrowed.end_max <= own.end_max
    assert pickle.loads(pickle.dumps(solution)) == solution  # noqa: S301  (made here)


# The wish ---------------------------------------------------------------------------------


def lost_between():
    """An event that is only known to have come after one and before another."""
    return vt.Timeline(
        [
            vt.Event("death", "The death", "2013-03-05"),
            vt.Event("vote", "The vote", "2013-04-14"),
            vt.Event("oath", "The oath", links=["after death", "before vote"]),
        ]
    )


def test_an_event_between_two_others_has_the_time_between_them():
    tl = lost_between()
    solved = chronology.solve(tl).timeline()
    found = solved["oath"].inferred
    assert found.describe() == "between 5 March and 14 April 2013"
    assert found.describe("es") == "entre el 5 de marzo y el 14 de abril de 2013"
    assert found.because == (
        "start not before 2013-03-05: the date of death; oath after death",
        "end not after 2013-04-14: the date of vote; oath before vote",
    )
    assert found.events == ("death", "vote")
    assert found.edtf is None
    assert solved["oath"].when is None
    assert list(solved.ids) == ["death", "oath", "vote"]
    assert list(tl.ids) == ["death", "vote", "oath"]


def test_it_is_certain_in_the_months_of_both():
    tl = lost_between()
    query = vt.during("2013-03/2013-04")
    assert "oath" in chronology.solve(tl).timeline().where(query, certainly=True)
    assert "oath" not in tl.where(query, certainly=True)
    assert "oath" in tl.where(query)
    found = tl.where(query, certainly=True, inferred=True)
    assert found["oath"].inferred is None
    assert list(found.ids) == list(tl.ids)
    assert "oath" not in tl.where(vt.before("2013-03-05"), inferred=True)
    assert "oath" in tl.where(vt.approximate() | query, inferred=True, tolerance=0)


def test_whether_to_infer_is_true_or_false():
    with pytest.raises(vt.TimelineError, match="inferred is 'yes': write True or False"):
        lost_between().where(vt.during("2013"), inferred="yes")
    with pytest.raises(vt.QueryError, match="tolerance is -1"):
        lost_between().where(vt.during("2013"), inferred=True, tolerance=-1)


@pytest.mark.filterwarnings("ignore::venezuela_timeline.errors.TimelineWarning")
def test_an_event_can_be_asked_about_by_another_that_is_inferred():
    solved = chronology.solve(lost_between()).timeline()
    tl = lost_between()
    assert list(solved.where(vt.before(solved["oath"])).ids) == ["death", "oath"]
    assert list(tl.where(vt.after(tl["oath"])).ids) == list(tl.ids)
    assert not tl.where(vt.after(tl["oath"]), certainly=True)
    assert vt.on(tl["oath"]).window is None


# Words and bounds -------------------------------------------------------------------------


def inferred(*links, when=None, dates=("2013-03-05", "2013-04-14")):
    events = [vt.Event(f"d{at}", "D", date) for at, date in enumerate(dates)]
    tl = vt.Timeline([*events, vt.Event("x", "X", when, links=links)])
    return chronology.solve(tl).timeline()["x"].inferred


@pytest.mark.parametrize(
    ("links", "words", "edtf"),
    [
        (
            ["exactly 1 month after d0"],
            "start: 5 April 2013; end: 5 April 2013 or later",
            "2013-04-05/",
        ),
        (["after d0"], "5 March 2013 or later", None),
        (["before d1"], "14 April 2013 or earlier", None),
        (
            ["start at-most 2 weeks after d0"],
            "start: between 5 and 19 March 2013; end: 5 March 2013 or later",
            None,
        ),
        (["end before d1"], "14 April 2013 or earlier", None),
        (["part-of d0"], "5 March 2013", "2013-03-05"),
    ],
)
def test_bounds_are_told_as_edtf_or_else_in_words(links, words, edtf):
    found = inferred(*links)
    assert found.edtf == edtf
    if edtf is None:
        assert found.describe() == words


@pytest.mark.parametrize(
    ("when", "links", "edtf"),
    [
        ("[2013-03-01..2013-03-31]", ["after d0"], "[2013-03-05..2013-03-31]"),
        (
            "[2013-03-01,2013-03-07,2013-04-20,2013-04-22]",
            ["after d0"],
            "[2013-03-07,2013-04-20,2013-04-22]",
        ),
        ("[2013-03-01,2013-03-07,2013-04-20]", ["after d0", "before d1"], "2013-03-07"),
        ("2013", ["part-of d0"], "2013-03-05"),
        ("2013/2014", ["after d0", "end after d1"], None),
    ],
)
def test_a_date_is_narrowed_in_its_own_kind(when, links, edtf):
    assert inferred(*links, when=when).edtf == edtf


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        (("2013-01-01", "2013-12-31"), "2013"),
        (("2013-04-01", "2013-04-30"), "2013-04"),
        (("2010-01-01", "2019-12-31"), "201X"),
        (("1900-01-01", "1999-12-31"), "19XX"),
        (("2013-04-01", "2013-06-30"), "[2013-04..2013-06]"),
        (("2013-04-01", "2013-06-29"), None),
    ],
)
def test_a_month_a_year_and_more_are_named(dates, edtf):
    assert inferred("after d0", "before d1", dates=dates).edtf == edtf


def test_the_links_of_a_long_chain_are_told_up_to_a_number():
    events = [vt.Event("e0", "E", "2013-03-05")]
    events += [vt.Event(f"e{at}", "E", links=[f"1 day after e{at - 1}"]) for at in range(1, 21)]
    (low, *_) = chronology.solve(vt.Timeline(events)).inferred["e20"].because
    assert low.startswith(
        "start not before 2013-03-25: the date of e0; 8 other links; e9 1 day after e8"
    )
    assert low.count("after") == 12


def test_what_is_read_more_widely_than_the_date_leaves_it_alone_where_it_is_read_strictly():
    tl = vt.Timeline(
        [
            vt.Event("d", "D", "2013-05-05"),
            vt.Event("x", "X", "2013-04~", links=["after d"]),
        ]
    )
    solved = chronology.solve(tl).timeline()
    assert bounds_of(solved.cells_of(solved["x"])).start_min == day_number(2013, 5, 5)
    assert solved.cells_of(solved["x"], 0) == tl["x"].when.cells


def test_no_bound_is_told_of_an_event_that_nothing_places():
    tl = vt.Timeline([vt.Event("x", "X", links=["after y"])], outside=["y"])
    solution = chronology.solve(tl)
    assert solution.bounds["x"] == (-inf, inf, -inf, inf)
    assert solution.timeline()["x"].inferred is None
    assert not solution.narrowed


def test_bounds_far_away_are_told_in_years():
    cell = Cell(-inf, 10**9, -inf, 10**9, linked=False)
    assert Inferred(Bounds(*cell[:4]), (cell,), (), ()).describe() == "2,737,908 or earlier"


def test_every_order_of_events_and_dates_gives_one_answer():
    events = lost_between().events
    orders = [vt.Timeline(order) for order in (events, events[::-1])]
    found = [chronology.solve(tl).bounds for tl in orders]
    assert found[0] == found[1]


def test_what_follows_is_told_as_a_date_where_edtf_has_one():
    tl = vt.Timeline(
        [
            vt.Event("a", "A", "2024-07-28"),
            vt.Event("b", "B", None, links=["30 days after a"]),
            vt.Event("c", "C", None, links=["at-least 30 days after a"]),
        ]
    )
    solved = chronology.solve(tl).timeline()
    assert solved["b"].inferred.describe() == "from 27 August 2024, end unknown"
    assert solved["b"].inferred.describe("es") == "desde el 27 de agosto de 2024, fin desconocido"
    assert solved["c"].inferred.describe() == "27 August 2024 or later"

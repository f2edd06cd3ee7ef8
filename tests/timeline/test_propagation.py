"""Bounds that follow from ties, against every solution of small networks."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from networks import domains, networks, solutions, solvable
from venezuela_timeline.time import Cell
from venezuela_timeline.time.days import day_number, inf
from venezuela_timeline.timeline.circles import gaining_circles
from venezuela_timeline.timeline.contradictions import ROUNDS, settled
from venezuela_timeline.timeline.propagation import Effort, Network, earliest, least
from venezuela_timeline.timeline.ties import days_later, months_later

ANYWHERE = [Cell(-inf, inf, -inf, inf, linked=False)]


def day(number):
    return [Cell(number, number, number, number, linked=True)]


def days(first, last):
    return [Cell(first, last, first, last, linked=False)]


def after(one, other, by=0, link=None):
    """That the first starts so many days after the second ends, or later."""
    return days_later(2 * other + 1, 2 * one, by, (one, other) if link is None else link)


def bounds(found, event):
    """First and last day, each at the earliest and at the latest."""
    low, high = found.low.bounds, found.high.bounds
    start, end = 2 * event, 2 * event + 1
    return low[start].day, -high[end].day, low[end].day, -high[start].day


def check(network, told):
    """The bounds are reached by solutions and no solution is lost; contradictions are none."""
    found = settled(network)
    assert found.exact
    for one in found.contradictions:
        assert not solvable(network, [tie for tie in told if tie.tie in one.ties])
    left_out = {tie.link for one in found.contradictions for tie in one.ties}
    agreeing = list(solutions(network, [one for one in told if one.tie.link not in left_out]))
    assert agreeing
    assert bool(found.contradictions) == (not solvable(network, told))
    for event in range(len(network.domains)):
        starts, ends = zip(*(chosen[event] for chosen in agreeing), strict=True)
        assert bounds(found, event) == (min(starts), max(starts), min(ends), max(ends))
    return found


@given(networks())
def test_bounds_are_tight_whatever_the_ties_of_days(drawn):
    check(*drawn)


@given(networks(months=True))
def test_bounds_are_tight_whatever_the_ties_of_months(drawn):
    check(*drawn)


def one_cell(starts):
    return domains(starts).filter(lambda cells: len(cells) == 1)


@given(networks(cells=one_cell))
def test_the_first_contradiction_has_as_few_ties_as_any(drawn):
    network, told = drawn
    found = settled(network).contradictions
    if not found:
        return
    fewest = next(
        count
        for count in range(1, len(told) + 1)
        if any(not solvable(network, some) for some in combinations(told, count))
    )
    assert len(set(found[0].ties)) == fewest
    for one in found:
        # No tie of a contradiction can be spared.
        used = [tie for tie in told if tie.tie in one.ties]
        for spared in used:
            rest = [tie for tie in used if tie is not spared]
            assert len(one.ties) > fewest or solvable(network, rest)


@given(networks(months=True))
def test_every_bound_follows_from_its_chain(drawn):
    network, _ = drawn
    found = settled(network)
    for bound in found.low.bounds:
        chain = list(bound.chain())
        assert chain[-1].cause is None
        assert chain[-1].point // 2 == bound.origin
        assert len(bound.ties()) == bound.length
        for step in chain:
            if step.tie is not None:
                assert step.day >= step.tie.low(step.cause.day)


def test_a_time_of_several_places_is_pushed_to_the_next_of_them():
    cells = [*day(1), *day(5), Cell(7, 8, 9, 12, linked=False)]
    assert least(cells, 0, 2) == (5, 5)
    assert least(cells, 1, 6) == (7, 9)
    assert least(cells, 0, 9) is None
    assert least(cells, 1, 13) is None


def test_a_contradiction_far_away_does_not_hide_what_is_known_here():
    network = Network(
        [day(10), day(1), days(0, 30), day(20)], [after(1, 0), after(2, 0), after(3, 2)]
    )
    found = settled(network)
    assert [tie.link for one in found.contradictions for tie in one.ties] == [(1, 0)]
    assert bounds(found, 2) == (10, 20, 10, 20)


# Circles ----------------------------------------------------------------------------------


def test_events_without_dates_contradict_one_another_in_a_circle():
    network = Network([ANYWHERE] * 3, [after(0, 1, 1), after(1, 2), after(2, 0)])
    (found,) = settled(network).contradictions
    assert found.circle
    assert {tie.link for tie in found.ties} == {(0, 1), (1, 2), (2, 0)}


def test_a_circle_that_gains_nothing_is_no_contradiction():
    network = Network([ANYWHERE, days(3, 9)], [after(0, 1), after(1, 0)])
    found = settled(network)
    assert not found.contradictions
    assert bounds(found, 0) == (3, 9, 3, 9)


def test_a_circle_through_the_end_and_the_start_of_what_lasts_a_day():
    lasting = [days_later(0, 2, 1, "a"), days_later(3, 1, 0, "b")]
    assert not settled(Network([ANYWHERE, ANYWHERE], lasting)).contradictions
    single = [Cell(-inf, inf, -inf, inf, linked=True)]
    (found,) = settled(Network([single, single], lasting)).contradictions
    assert found.circle


def test_the_shortest_circle_is_found_where_a_longer_one_is_met_first():
    around = [after(at + 1, at, 1) for at in range(20)]
    network = Network([ANYWHERE] * 21, [*around, after(0, 20, 1), after(3, 4, 1)])
    first, *others = settled(network).contradictions
    assert {tie.link for tie in first.ties} == {(4, 3), (3, 4)}
    assert [len(one.ties) for one in others] == [21]


def test_a_short_chain_is_found_where_a_longer_one_pushes_further():
    # 1 and 2 push 3 by a day more than 0 does, and either is too much for 4.
    network = Network(
        [day(8), day(10), ANYWHERE, ANYWHERE, day(5)],
        [after(2, 1), after(3, 2), after(3, 0), after(4, 3)],
    )
    (found,) = settled(network).contradictions
    assert [tie.link for tie in found.ties] == [(3, 0), (4, 3)]


def test_a_circle_of_months_comes_to_rest_where_they_are_cut_short():
    # A month on and thirty days back is the same day only from a long month's last day.
    start = day_number(2024, 3, 1)
    network = Network(
        [days(start, start + 40), days(start, start + 80)],
        [months_later(0, 2, 1, "on"), days_later(2, 0, -30, "back")],
    )
    found = settled(network)
    assert found.exact
    assert not found.contradictions
    assert found.low.bounds[0].day == day_number(2024, 3, 31)


def test_a_circle_of_months_that_takes_too_long_is_left_and_said():
    # A century on and 36,524 days back gain a day each time, but for centuries with a leap year.
    start = day_number(1901)
    network = Network(
        [days(start, start + 80_000), days(start, start + 120_000)],
        [months_later(0, 2, 1200, "on"), days_later(2, 0, -36_524, "back")],
    )
    found = settled(network)
    assert not found.exact
    assert found.low.bounds[0].day > start


# Effort -----------------------------------------------------------------------------------


def chain(count, **places):
    return Network(
        [places["at"](at) for at in range(count)],
        [after(at + 1, at, places.get("by", 0)) for at in range(count - 1)],
    )


def pairs(count):
    return Network(
        [day(-at) for at in range(count)], [after(at + 1, at) for at in range(0, count, 2)]
    )


def crossed(count):
    """Links here and there in a hundred years, as many as twice the events; all agree."""
    true = [at * 7919 % 36_500 for at in range(count)]
    ties = []
    for at in range(2 * count):
        one, other = at * 31 % count, (at * 1009 + 7) % count
        if true[one] < true[other]:
            ties.append(after(other, one, link=at))
    return Network([days(at - 200, at + 200) for at in true], ties)


def offsets(count):
    """The same, each with its exact number of days."""
    true = [at * 7919 % 36_500 for at in range(count)]
    ties = []
    for at in range(2 * count):
        one, other = at * 31 % count, (at * 1009 + 7) % count
        if one != other:
            apart = true[other] - true[one]
            ties += [
                days_later(2 * one, 2 * other, apart, at),
                days_later(2 * other, 2 * one, -apart, at),
            ]
    return Network([days(at - 200, at + 200) for at in true], ties)


def two_ways(count):
    there = [after(at + 1, at, 1) for at in range(count - 1)]
    return Network([ANYWHERE] * count, [*there, *(after(at, at + 1, 1) for at in range(count - 1))])


def star(count):
    out = [after(at, 0, 1) for at in range(1, count)]
    return Network([days(0, 999)] * count, [*out, *(after(0, at, 1) for at in range(1, count))])


SHAPES = {
    "crossed": crossed,
    "offsets": offsets,
    "a day apart": lambda count: chain(count, at=lambda _: days(0, 10**6), by=1),
    "backwards": lambda count: chain(count, at=lambda at: days(-at, 10**6)),
    "all contradict, in a chain": lambda count: chain(count, at=lambda at: day(-at)),
    "all contradict, in pairs": pairs,
    "a week too short": lambda count: chain(count, at=lambda _: days(0, 6), by=1),
    "a year too short": lambda count: chain(count, at=lambda _: days(0, 364), by=1),
    "circles of two in a chain": two_ways,
    "circles of two around one": star,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_effort_grows_in_step_with_the_events(shape):
    small, large = (settled(SHAPES[shape](count)).steps for count in (1_000, 8_000))
    assert large <= small * 8**1.3


def test_the_effort_for_a_hundred_thousand_events():
    assert settled(crossed(100_000)).steps <= 5 * 100_000


@pytest.mark.parametrize(
    ("shape", "count"),
    [
        ("all contradict, in a chain", 999),
        ("all contradict, in pairs", 500),
        ("a week too short", 142),
    ],
)
def test_a_thousand_contradicting_events_cost_little(shape, count):
    found = settled(SHAPES[shape](1_000))
    assert len(found.contradictions) == count
    assert found.steps < 20_000


def test_contradictions_longer_than_are_looked_for_are_told_as_they_were_met():
    count = ROUNDS + 20
    network = chain(
        count,
        at=lambda at: day(at - 1000 * (at == count - 1)) if at in (0, count - 1) else ANYWHERE,
    )
    (found,) = settled(network).contradictions
    assert len(found.ties) == count - 1


def test_steps_are_counted():
    network, effort = Network([day(1), days(0, 9)], [after(1, 0)]), Effort()
    earliest(network, effort)
    assert effort.steps == 1
    assert not gaining_circles(network, effort)

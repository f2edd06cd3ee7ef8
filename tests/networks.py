"""Small networks of ties drawn at random, and all their solutions, looked for one by one."""

from __future__ import annotations

from typing import NamedTuple

import attrs
from hypothesis import strategies as st

from venezuela_timeline.time import Cell, Relation
from venezuela_timeline.time.days import day_number, shift_months
from venezuela_timeline.timeline.constraints import Reason
from venezuela_timeline.timeline.propagation import Network
from venezuela_timeline.timeline.ties import days_later, months_later, within_months

TURNS = [day_number(2024, 1, 28), day_number(2024, 2, 27), day_number(2023, 2, 26)]
"""Days from which six days go over the end of a month."""


class Told(NamedTuple):
    """A tie, and what it says of two days in the words of its definition."""

    tie: object
    holds: object


@st.composite
def domains(draw, starts=(TURNS[0],)):
    """The cells of a time within six days: of a day, of some days, of what lasts, with ends."""
    first = draw(st.sampled_from(starts))
    a, b, c, d = (first + day for day in sorted(draw(st.tuples(*[st.integers(0, 5)] * 4))))
    b, c = draw(st.permutations([b, c]))
    return draw(
        st.sampled_from(
            [
                [Cell(a, d, a, d, linked=True)],
                [Cell(day, day, day, day, linked=True) for day in sorted({a, b, c, d})],
                [Cell(a, d, a, d, linked=False)],
                [Cell(a, b, c, d, linked=False)],
            ]
        )
    )


@st.composite
def ties(draw, count, *, months):
    """A tie between ends of two events, with what it says."""
    one, other = draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True))
    source, target = 2 * one + draw(st.integers(0, 1)), 2 * other + draw(st.integers(0, 1))
    if not months or draw(st.booleans()):
        near = [0, 0, 1, 2, -1, -2]
        days = draw(st.sampled_from([*near, 28, 30, 31, -28, -30, -31] if months else near))
        return Told(days_later(source, target, days), lambda a, b: b >= a + days)
    by = draw(st.sampled_from([-2, -1, 1, 2]))
    if draw(st.booleans()):
        return Told(months_later(source, target, by), lambda a, b: b >= shift_months(a, by))
    return Told(within_months(source, target, by), lambda a, b: a <= shift_months(b, by))


@st.composite
def networks(draw, *, months=False, cells=domains):
    """A network of up to five events, and its ties with what they say."""
    count = draw(st.sampled_from([2, 3, 3, 4, 4, 5]))
    starts = TURNS if months else TURNS[:1]
    places = [draw(cells(starts)) for _ in range(count)]
    drawn = draw(st.lists(ties(count, months=months), min_size=1, max_size=7))
    told = [
        Told(attrs.evolve(one.tie, link=Reason(f"t{at}", Relation.BEFORE, "x")), one.holds)
        for at, one in enumerate(drawn)
    ]
    return Network(places, [one.tie for one in told]), told


def places(cells):
    """All pairs of first and last day that cells allow."""
    return sorted(
        {
            (start, end)
            for cell in cells
            for start in range(cell.start_min, cell.start_max + 1)
            for end in range(cell.end_min, cell.end_max + 1)
            if start <= end and (not cell.linked or start == end)
        }
    )


def solutions(network, told):
    """All ways to choose first and last days, so that every tie holds; by backtracking."""
    choices = [places(cells) for cells in network.domains]
    ready = [
        [one for one in told if max(one.tie.source, one.tie.target) // 2 == at]
        for at in range(len(choices))
    ]

    def chosen(days):
        if len(days) == len(choices):
            yield days
            return
        for place in choices[len(days)]:
            more = (*days, place)
            if all(
                one.holds(
                    more[one.tie.source // 2][one.tie.source % 2],
                    more[one.tie.target // 2][one.tie.target % 2],
                )
                for one in ready[len(days)]
            ):
                yield from chosen(more)

    return chosen(())


def solvable(network, told):
    """Whether there is a solution."""
    return next(solutions(network, told), None) is not None

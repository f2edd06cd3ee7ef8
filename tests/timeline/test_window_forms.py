"""The table of predicates of time, against every completion of small times."""

from __future__ import annotations

import random
from itertools import product

import pytest

import venezuela_timeline as vt
from venezuela_timeline.time import Cell, Relation, relations
from venezuela_timeline.time.days import inf
from venezuela_timeline.timeline import window_forms
from venezuela_timeline.timeline.cell_tests import cells_test, forms_test
from venezuela_timeline.timeline.window_forms import (
    OVERLAPPING,
    PREDICATES,
    Comparison,
    Limit,
    form_of,
    forms_for,
    in_days,
)

DAYS = range(4)
ALLEN = {
    "during": Relation.WITHIN,
    "overlapping": Relation.INTERSECTS,
    "on": Relation.INTERSECTS,
    "before": Relation.ENDS_BEFORE,
    "after": Relation.STARTS_AFTER,
}
# Rows that nobody asks for yet: whatever is added, both readings follow from it.
OTHERS = {
    "containing": (Comparison("start", "first"), Comparison("last", "end")),
    "equal": (
        *(Comparison("first", "start"), Comparison("start", "first")),
        *(Comparison("end", "last"), Comparison("last", "end")),
    ),
    "starting in": (Comparison("first", "start"), Comparison("start", "last")),
    "lasting two days": (Comparison("start", "end", days=1),),
    "lasting one day": (Comparison("end", "start"),),
    "up to two days before": (Comparison("end", "first", 1), Comparison("first", "end", -2)),
    "never": (Comparison("end", "start", days=1),),
    "ever": (),
}
ROWS = {**PREDICATES, **OTHERS}


def cells_between(days):
    """Every cell with tight bounds within some days."""
    bounds = [
        (a, b, c, d)
        for a, b, c, d in product(days, repeat=4)
        if a <= b and c <= d and a <= c and b <= d
    ]
    return [Cell(*four, linked=False) for four in bounds] + [
        Cell(first, last, first, last, linked=True)
        for first in days
        for last in days
        if first <= last
    ]


def completions(cell):
    """Every start and end that a cell allows."""
    return [
        (start, end)
        for start in range(cell.start_min, cell.start_max + 1)
        for end in range(cell.end_min, cell.end_max + 1)
        if (start == end if cell.linked else start <= end)
    ]


CELLS = cells_between(DAYS)
COMPLETIONS = {cell: completions(cell) for cell in CELLS}


def by_brute_force(meaning, mine, theirs):
    """Whether comparisons hold for each choice of the four ends, the cells being several."""
    for (start, end), (first, last) in product(
        [one for cell in mine for one in COMPLETIONS[cell]],
        [one for cell in theirs for one in COMPLETIONS[cell]],
    ):
        ends = {"start": start, "end": end, "first": first, "last": last}
        yield all(ends[earlier] + days <= ends[later] for earlier, later, days in meaning)


@pytest.mark.parametrize("name", ROWS)
def test_both_readings_are_those_of_the_completions(name):
    meaning = ROWS[name]
    for moment in CELLS:
        may, must = (cells_test(meaning, [moment], certainly=one) for one in (False, True))
        for cell in CELLS:
            found = list(by_brute_force(meaning, [cell], [moment]))
            assert may([cell]) is any(found), (cell, moment)
            assert must([cell]) is all(found), (cell, moment)


@pytest.mark.parametrize("name", ROWS)
def test_a_time_of_several_cells_is_in_any_of_them(name):
    meaning, chance = ROWS[name], random.Random(1)  # noqa: S311  (no secret)
    for _ in range(400):
        mine, theirs = (sorted(chance.sample(CELLS, chance.randint(1, 4))) for _ in range(2))
        found = list(by_brute_force(meaning, mine, theirs))
        assert cells_test(meaning, theirs, certainly=False)(mine) is any(found)
        assert cells_test(meaning, theirs, certainly=True)(mine) is all(found)


# Days of three seconds, by clocks from one second behind to two seconds ahead.
DAY, AHEAD, BEHIND = 3, 2, 1


def seconds_of(cell):
    """Every start and end in seconds of an event of which a cell gives the days."""
    return {
        (start, end)
        for first, last in COMPLETIONS[cell]
        for start in range(DAY * first - AHEAD, DAY * (first + 1) + BEHIND)
        for end in range(max(start, DAY * last - AHEAD), DAY * (last + 1) + BEHIND)
    }


@pytest.mark.parametrize("name", ROWS)
def test_days_are_compared_with_moments_by_every_second_of_them(name, monkeypatch):
    for constant, value in (("_DAY", DAY), ("_AHEAD", AHEAD), ("_BEHIND", BEHIND)):
        monkeypatch.setattr(window_forms, constant, value)
    cells = [cell for cell in cells_between(range(3)) if not cell.linked or name in PREDICATES]
    seconds = {cell: seconds_of(cell) for cell in cells}
    for first, length, open_to in product(range(-3, 13), (0, 1, 4), ("", "past", "future")):
        last, linked = first + length, length == 0 and not open_to
        window = Cell(first, first, last, last, linked=linked)
        if open_to:  # no second that is looked at is so far away
            ends = (-inf, last) if open_to == "past" else (first, inf)
            window = Cell(ends[0], ends[0], ends[1], ends[1], linked=False)
        may, must = (
            forms_test(forms, forms, certainly=one)
            for one in (False, True)
            for forms in [in_days(forms_for(ROWS[name], [window], certainly=one))]
        )
        for cell in cells:
            found = [
                all(ends[earlier] + days <= ends[later] for earlier, later, days in ROWS[name])
                for start, end in seconds[cell]
                for ends in [{"start": start, "end": end, "first": window[0], "last": window[3]}]
            ]
            assert may([cell]) is any(found), (cell, window)
            assert must([cell]) is all(found), (cell, window)


ENDLESS = [
    *(Cell(-inf, 2, 2, 2, linked=False), Cell(-inf, 2, -inf, 2, linked=True)),
    *(Cell(1, 1, 1, inf, linked=False), Cell(1, 1, 3, inf, linked=False)),
    *(Cell(0, 2, 1, inf, linked=False), Cell(-inf, 2, 2, inf, linked=False)),
]
WINDOWS = [Cell(-inf, -inf, 2, 2, linked=False), Cell(1, 1, inf, inf, linked=False)]


@pytest.mark.parametrize("name", ALLEN)
def test_the_predicates_are_sets_of_relations_in_endless_times_too(name):
    times = [*ENDLESS, *CELLS[::3]]
    for moment, cell in product([*WINDOWS, *times], times):
        found = relations([cell], [moment])
        may, must = (
            cells_test(PREDICATES[name], [moment], certainly=one)([cell]) for one in (False, True)
        )
        assert may is bool(found & ALLEN[name]), (cell, moment)
        assert must is not bool(found & ~ALLEN[name]), (cell, moment)


def test_every_predicate_has_a_constructor_of_its_name():
    for name in PREDICATES:
        query = getattr(vt, name)("2024-07-28")
        assert query.predicate == name
        assert query.meaning == PREDICATES[name]


def test_forms_are_as_short_as_they_can_be():
    day, later = Cell(5, 5, 5, 5, linked=True), Cell(9, 9, 12, 12, linked=False)
    assert forms_for(PREDICATES["before"], [day, later], certainly=False) == (
        (Limit("end_min", latest=8),),
    )
    assert forms_for(PREDICATES["before"], [day, later], certainly=True) == (
        (Limit("end_max", latest=4),),
    )
    assert len(forms_for(OVERLAPPING, [day, later], certainly=False)) == 2
    assert form_of(OVERLAPPING, certainly=False, linked=True, one_day=True) == form_of(
        OVERLAPPING, certainly=False
    )

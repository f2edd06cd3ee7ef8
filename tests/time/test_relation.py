"""Relations against the definition: every completion of every small cell."""

from collections.abc import Callable, Iterable
from functools import cache, reduce
from itertools import product
from math import inf
from operator import or_

import pytest
from hypothesis import given, strategies as st

from strategies import allen, cells, relation_sets
from venezuela_timeline.errors import QueryError
from venezuela_timeline.time import Cell, Certainty, Relation, TimeSpan, common_cells, relations
from venezuela_timeline.time.relation import _Relations, relation_of

R = Relation
TOP = 4


def completions(cell: Cell, low: int, high: int) -> list[tuple[int, int]]:
    """Every start and end, infinity taken for a day far off."""
    start_min, start_max, end_min, end_max = (int(max(low, min(high, day))) for day in cell[:4])
    return [
        (start, end)
        for start in range(start_min, start_max + 1)
        for end in range(end_min, end_max + 1)
        if start <= end and (start == end or not cell.linked)
    ]


def union(found: Iterable[Relation]) -> Relation:
    return reduce(or_, found, R.NONE)


@cache
def allen_cached(first: tuple[int, int], second: tuple[int, int]) -> Relation:
    return allen(first, second)


def brute_force(first: Iterable[Cell], second: Iterable[Cell], low: int, high: int) -> Relation:
    mine = {c for cell in first for c in completions(cell, low, high)}
    theirs = {c for cell in second for c in completions(cell, low, high)}
    return union({allen_cached(a, b) for a in mine for b in theirs})


def small_cells(top: int) -> list[Cell]:
    days = range(top + 1)
    found = [Cell(a, b, a, b, linked=True) for a in days for b in days if a <= b]
    found += [
        Cell(a, b, x, y, linked=False)
        for a, b, x, y in product(days, repeat=4)
        if a <= b <= y and a <= x <= y
    ]
    return found


def test_all_small_cells() -> None:
    every = small_cells(3)
    for first, second in product(every, repeat=2):
        assert relations([first], [second]) == brute_force([first], [second], 0, 3), (first, second)


def test_all_small_cells_without_ends() -> None:
    far = [
        Cell(low, b, x, high, linked=False)
        for b, x in product(range(3), repeat=2)
        for low, high in ((-inf, 3), (0, inf), (-inf, inf))
        if x <= high and low <= b
    ]
    far += [Cell(-inf, b, -inf, b, linked=linked) for b in range(3) for linked in (True, False)]
    far += [Cell(b, inf, b, inf, linked=linked) for b in range(3) for linked in (True, False)]
    for first, second in product(far, far + small_cells(2)):
        # Six days on both sides are room enough for any order of four ends.
        expected = brute_force([first], [second], -6, 10)
        assert relations([first], [second]) == expected, (first, second)
        assert relations([second], [first]) == expected.converse


def test_a_window_without_end_never_ends() -> None:
    window = Cell(5, 5, inf, inf, linked=False)
    ongoing = Cell(7, 7, 9, inf, linked=False)
    assert relations([ongoing], [window]) == R.DURING | R.FINISHES
    assert relations([window], [window]) == R.EQUALS
    assert relations([Cell(9, 9, 9, 9, linked=True)], [window]) == R.DURING
    always = Cell(-inf, -inf, inf, inf, linked=False)
    assert relations([ongoing], [always]) == R.DURING | R.FINISHES
    assert relations([Cell(-inf, -inf, 3, 3, linked=False)], [always]) == R.STARTS


@given(
    st.lists(cells(top=12), min_size=1, max_size=6), st.lists(cells(top=12), min_size=1, max_size=6)
)
def test_many_cells(first: list[Cell], second: list[Cell]) -> None:
    first.sort()
    second.sort()
    expected = brute_force(first, second, -6, 19)
    assert relations(first, second) == expected
    assert relations(second, first) == expected.converse


@given(relation_sets(), relation_sets())
def test_converse(first: Relation, second: Relation) -> None:
    assert first.converse.converse == first
    assert (first | second).converse == first.converse | second.converse
    assert first.compose(second).converse == second.converse.compose(first.converse)
    assert union(first.single) == first
    assert len(first.single) == first.value.bit_count()


@given(relation_sets(), relation_sets(), relation_sets())
def test_composition(first: Relation, second: Relation, third: Relation) -> None:
    assert first.compose(second).compose(third) == first.compose(second.compose(third))
    assert first.compose(R.EQUALS) == R.EQUALS.compose(first) == first
    assert first.compose(second | third) == first.compose(second) | first.compose(third)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=3))
def test_composition_holds_for_days(stretches: list[tuple[int, int]]) -> None:
    a, b, c = ((min(ends), max(ends)) for ends in stretches)
    assert allen(a, c) in allen(a, b).compose(allen(b, c))


def test_composition_of_the_published_table() -> None:
    assert R.BEFORE.compose(R.AFTER) == R.ANY
    assert R.DURING.compose(R.CONTAINS) == R.ANY
    assert R.MEETS.compose(R.DURING) == R.OVERLAPS | R.DURING | R.STARTS
    assert R.OVERLAPS.compose(R.OVERLAPS) == R.BEFORE | R.MEETS | R.OVERLAPS
    assert R.STARTS.compose(R.FINISHES) == R.DURING
    assert R.OVERLAPS.compose(R.OVERLAPPED_BY) == R.INTERSECTS
    counts = [len(a.compose(b).single) for a in R.ANY.single for b in R.ANY.single]
    assert sum(counts) == 409
    assert counts.count(1) == 97


def test_named_unions() -> None:
    assert R.DISJOINT | R.INTERSECTS == R.ANY
    assert R.DISJOINT & R.INTERSECTS == R.NONE
    assert R.WITHIN.converse == R.COVERS
    assert R.ENDS_BEFORE.converse == R.STARTS_AFTER
    assert R.SAME_START.converse == R.SAME_START
    assert R.SAME_END.converse == R.SAME_END


def test_kleene() -> None:
    no, maybe, yes = Certainty
    kleene_and: Callable[[Certainty, Certainty], Certainty] = lambda a, b: min(  # noqa: E731
        a, b, key=lambda truth: truth.value
    )
    for a, b in product((no, maybe, yes), repeat=2):
        assert a & b is kleene_and(a, b)
        assert ~(a & b) is ~a | ~b
        assert ~~a is a
    assert ~maybe is maybe
    assert yes | maybe is yes
    with pytest.raises(QueryError, match="is one of three values"):
        bool(maybe)


@given(relation_sets(), relation_sets())
def test_certainty_of(found: Relation, asked: Relation) -> None:
    truth = Certainty.of(found, asked)
    assert (truth is Certainty.IMPOSSIBLE) is (not found & asked)
    if found:
        assert Certainty.of(found, ~asked) is ~truth


SPANS = [
    *("2024-07-28", "2024-07", "2024", "2024~", "2024-07?", "2024-07-28%", "199X", "2024-XX-15"),
    *("2024-07-28/2024-08-05", "2024-07/2024-08-05", "2024-07-28/2024-08", "2006/..", "2006/"),
    *("[2024-07-28,2024-08-05]", "[..2024-07]", "2024-07-28T10:00:00Z", "2024-07-28T10:00:00"),
    *("2024-07-27T23:00:00-04:00/2024-07-29T10:00:00Z", "2024-01-01T00:00:00Z/.."),
]


@pytest.mark.parametrize("tolerance", [0, 1, 2, 3])
def test_relations_are_those_of_the_common_cells(tolerance):
    for one in map(TimeSpan, SPANS):
        for other in map(TimeSpan, SPANS):
            cells = common_cells(one, other, tolerance=tolerance)
            assert one.relations(other, tolerance=tolerance) == relations(*cells)


def test_a_set_of_relations_is_made_when_first_asked_for():
    made = _Relations()
    assert made[3] is made[3]
    assert made[3] == relation_of(3) == Relation.BEFORE | Relation.MEETS
    assert [one.value for one in Relation.ANY] == [1 << at for at in range(13)]


def test_relations_of_cells_far_apart():
    left = [Cell(at, at, at, at, linked=True) for at in (0, 1, 2)]
    right = [Cell(at, at, at, at, linked=True) for at in (10, 11)]
    assert relations(left, right) == Relation.BEFORE
    assert relations(right, left) == Relation.AFTER
    assert relations(left, [*left, *right]) == (
        Relation.BEFORE | Relation.MEETS | Relation.EQUALS | Relation.MET_BY | Relation.AFTER
    )

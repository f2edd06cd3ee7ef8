"""How two times relate to each other, and how certain that is.

Two times whose starts and ends are known stand in exactly one of Allen's thirteen relations.
Where dates are imprecise several relations remain possible, and `relations` gives exactly
those: a relation is in the set if, and only if, some choice of the true start and end of
both sides makes it so.

Times are half-open: a day reaches up to the next, so 28 July *meets* 29 July.
"""

# Conditional expressions stand where `max` would read better: calling it costs as much as all
# the rest of a relation.
# ruff: noqa: FURB136

from __future__ import annotations

from enum import Enum, Flag
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Final, NamedTuple

from venezuela_timeline.errors import QueryError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .days import Day


class Relation(Flag):
    """A set of Allen's relations, of a first time to a second.

    Members combine with ``| & ~``; `converse` swaps the two times and `compose` chains
    three. The thirteen stand in an order that the converse reverses.

    Two of them are narrower than the predicates of the same name. `BEFORE` leaves at least a
    day between the two: 28 July is not before 29 July, it *meets* it. The predicate
    `venezuela_timeline.before` asks whether a time ends before the window's first day, which
    is `ENDS_BEFORE`. `DURING` starts after the other and ends before it; the predicate
    `venezuela_timeline.during` asks for all of a time inside the window, first and last day
    included, which is `WITHIN`.

    >>> (Relation.BEFORE | Relation.STARTS).converse
    <Relation.STARTED_BY|AFTER: 4608>
    """

    BEFORE = 1 << 0
    """Over before the other starts, with at least a day between them."""
    MEETS = 1 << 1
    OVERLAPS = 1 << 2
    STARTS = 1 << 3
    DURING = 1 << 4
    """Inside the other, and neither starting nor ending together with it."""
    FINISHES = 1 << 5
    EQUALS = 1 << 6
    FINISHED_BY = 1 << 7
    CONTAINS = 1 << 8
    STARTED_BY = 1 << 9
    OVERLAPPED_BY = 1 << 10
    MET_BY = 1 << 11
    AFTER = 1 << 12

    NONE = 0
    ANY = (1 << 13) - 1
    ENDS_BEFORE = BEFORE | MEETS
    """Over before the other starts, with or without days between them."""
    STARTS_AFTER = MET_BY | AFTER
    """Starts once the other is over."""
    DISJOINT = ENDS_BEFORE | STARTS_AFTER
    """No moment in common."""
    INTERSECTS = ANY & ~DISJOINT
    """Some moment in common."""
    WITHIN = STARTS | DURING | FINISHES | EQUALS
    """All of it inside the other."""
    COVERS = STARTED_BY | CONTAINS | FINISHED_BY | EQUALS
    """All of the other inside it."""
    SAME_START = STARTS | EQUALS | STARTED_BY
    SAME_END = FINISHES | EQUALS | FINISHED_BY

    @property
    def converse(self) -> Relation:
        """The same relations, seen from the other side.

        Laws: ``r.converse.converse == r``; ``relations(b, a) == relations(a, b).converse``.
        """
        return relation_of(_mirrored(self.value))

    def compose(self, other: Relation) -> Relation:
        """What a may be to c if a is this to b, and b is `other` to c.

        Law: ``a.compose(b).converse == b.converse.compose(a.converse)``.

        >>> Relation.MEETS.compose(Relation.MEETS)
        <Relation.BEFORE: 1>
        """
        table = _composition()
        result = 0
        for first, second in product(_bits_of(self.value), _bits_of(other.value)):
            result |= table[first, second]
        return relation_of(result)

    @property
    def single(self) -> tuple[Relation, ...]:
        """The members of the set, one by one."""
        return tuple(map(relation_of, _bits_of(self.value)))


class Certainty(Enum):
    """One of three truth values, with Kleene's ``& | ~``.

    It has no truth value of its own in an ``if``: ask ``is Certainty.CERTAIN`` or
    ``is not Certainty.IMPOSSIBLE``.

    >>> Certainty.CERTAIN & ~Certainty.POSSIBLE
    <Certainty.POSSIBLE: 1>
    """

    IMPOSSIBLE = 0
    POSSIBLE = 1
    CERTAIN = 2

    @classmethod
    def of(cls, found: Relation, asked: Relation) -> Certainty:
        """How certain it is that one of `asked` holds if no more than `found` may hold.

        If `found` is empty, nothing is possible.

        Raises:
            QueryError: One of them is not a `Relation`.
        """
        may_hold, wanted = bits_of(found), bits_of(asked)
        if not may_hold & wanted:
            return cls.IMPOSSIBLE
        return cls.POSSIBLE if may_hold & ~wanted else cls.CERTAIN

    def __and__(self, other: Certainty) -> Certainty:
        return self if self.value <= other.value else other

    def __or__(self, other: Certainty) -> Certainty:
        return self if self.value >= other.value else other

    def __invert__(self) -> Certainty:
        return Certainty(2 - self.value)

    def __bool__(self) -> bool:
        raise QueryError(
            f"{self.name} is one of three values: "
            "compare it with 'is Certainty.CERTAIN' or 'is not Certainty.IMPOSSIBLE'"
        )


class Cell(NamedTuple):
    """All the places that one time may take: the bounds of its start and of its end.

    A completion of the cell is a start in ``[start_min, start_max]`` and an end, which is its
    last day, in ``[end_min, end_max]``, with start <= end. The bounds are tight: every start
    and every end within them belongs to some completion.

    Attributes:
        start_min: The earliest possible first day, or minus infinity.
        start_max: The latest possible first day.
        end_min: The earliest possible last day.
        end_max: The latest possible last day, or infinity.
        linked: Whether it lasts exactly one day, so that its end is its start.
    """

    start_min: Day
    start_max: Day
    end_min: Day
    end_max: Day
    linked: bool


def relations(first: Sequence[Cell], second: Sequence[Cell]) -> Relation:
    """Exactly the relations that some completion of `first` has to one of `second`.

    Both are sorted by `start_min`, as the cells of a span are. They may count days or
    seconds, but both the same.

    >>> july, day = Cell(1, 31, 1, 31, linked=False), Cell(32, 32, 32, 32, linked=True)
    >>> relations([july], [day])
    <Relation.ENDS_BEFORE: 3>
    """
    return relation_of(relation_bits(first, second))


def relation_bits(first: Sequence[Cell], second: Sequence[Cell]) -> int:
    """The value of `relations`, for callers that look at some of its bits only."""
    if len(first) == len(second) == 1:
        return pair_bits(first[0], second[0])
    found = 0
    low = 0
    count = len(second)
    for cell in first:
        before, after = cell.start_min - 1, cell.end_max + 1
        # The cells are sorted: those far to the left come first, those far to the right last,
        # and only the ones between need a closer look.
        while low < count and second[low].end_max < before:
            low += 1
        if low:
            found |= _AFTER
        for index in range(low, count):
            other = second[index]
            if other.start_min > after:
                found |= _BEFORE
                break
            found |= pair_bits(cell, other)
        if found == _ANY:
            break
    return found


def pair_bits(first: Cell, second: Cell) -> int:
    """The relations of two cells as bits, in closed form."""
    # Most pairs are far apart, which two of their numbers show.
    if first[3] + 1 < second[0]:
        return _BEFORE
    if second[3] + 1 < first[0]:
        return _AFTER
    a1, a2, x1, x2, a_linked = first  # start in a1..a2, end in x1..x2
    b1, b2, y1, y2, b_linked = second
    found = _forward(first, second) | _CONVERSE[_forward(second, first)]
    start = a1 if a1 > b1 else b1
    end = x1 if x1 > y1 else y1
    if a_linked or b_linked:
        start = end
    if start <= a2 and start <= b2 and end <= x2 and end <= y2:
        found |= _EQUALS
    return found


def _forward(first: Cell, second: Cell) -> int:  # noqa: C901  (six relations)
    """Which of the first six relations are possible, BEFORE to FINISHES.

    Each of them is a chain such as ``start < other start <= end < other end``. The chain can
    be satisfied if no variable, given the least value that it may have in its turn, exceeds
    its upper bound. An infinite bound stands for "as far as needed"; nothing comes before
    minus infinity or after plus infinity itself. Bounds are tight, so no possible start is
    later than the latest end, and no possible end earlier than the earliest start: neither
    has to be checked.
    """
    a1, a2, x1, x2, a_linked = first
    b1, b2, y1, y2, b_linked = second
    found = 0
    if x1 < b2:
        if x1 + 1 < b2:
            found = _BEFORE
        found |= _MEETS  # cells that are farther apart never come here
    if b_linked:
        return found
    if b1 < a2:  # the second may start earlier
        end = x1 if x1 > b1 else b1 + 1
        if end < y2:
            found |= _DURING
        if end <= y2 and y1 <= x2:
            found |= _FINISHES
    if b1 <= a2 and a1 <= b2:  # they may start together
        end = x1 if x1 > b1 else b1
        if end < y2:
            found |= _STARTS
    if a1 < b2 and not a_linked:  # the first may start earlier
        start = b1 if b1 > a1 else a1 + 1
        end = x1 if x1 > start else start
        if start <= x2 and end < y2:
            found |= _OVERLAPS
    return found


_BEFORE = Relation.BEFORE.value
_MEETS = Relation.MEETS.value
_OVERLAPS = Relation.OVERLAPS.value
_STARTS = Relation.STARTS.value
_DURING = Relation.DURING.value
_FINISHES = Relation.FINISHES.value
_EQUALS = Relation.EQUALS.value
_AFTER = Relation.AFTER.value
_ANY = Relation.ANY.value


def _mirrored(bits: int) -> int:
    return int(f"{bits:013b}"[::-1], 2)


_CONVERSE = tuple(map(_mirrored, range(_EQUALS)))
"""The converse of each set of the first six relations."""


class _Relations(dict[int, Relation]):
    """The sets seen so far, by their bits: a look-up is ten times faster than the enum's."""

    def __missing__(self, bits: int) -> Relation:
        made = self[bits] = Relation(bits)
        return made


relation_of: Final = _Relations().__getitem__


def bits_of(relation: Relation) -> int:
    """The bits of a relation that someone asks for.

    Raises:
        QueryError: It is not a `Relation`.
    """
    if type(relation) is not Relation:
        raise QueryError(
            f"{shown(relation)} is not a Relation: give one such as Relation.BEFORE, "
            "or several with |"
        )
    return relation._value_


def _bits_of(value: int) -> list[int]:
    return [1 << index for index in range(13) if value >> index & 1]


@cache
def _composition() -> dict[tuple[int, int], int]:
    """Allen's composition table, from its definition.

    Three intervals have six ends, so six moments are enough for every arrangement.
    """
    intervals = [
        Cell(start, start, end - 1, end - 1, linked=False)
        for start, end in combinations(range(6), 2)
    ]
    relation = {(a, b): pair_bits(a, b) for a, b in product(intervals, repeat=2)}
    table: dict[tuple[int, int], int] = {}
    for a, b, c in product(intervals, repeat=3):
        key = relation[a, b], relation[b, c]
        table[key] = table.get(key, 0) | relation[a, c]
    return table

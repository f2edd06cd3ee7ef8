"""Statements such as "a before b" as comparisons between ends."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Literal, TypeAlias

from venezuela_timeline.errors import QueryError
from venezuela_timeline.time import Cell, Relation, relations

from ._network import Edge

if TYPE_CHECKING:
    from collections.abc import Iterator

Side: TypeAlias = Literal["start", "end"]
Point: TypeAlias = tuple[str, Side]
"""An end of an event: its first or its last day. The origin, day 0, has an empty id."""

Stretch: TypeAlias = tuple[int, int]
Orders: TypeAlias = dict[tuple[Side, Side], set[int]]
"""How ends of one stretch may lie to ends of another: -1 before, 0 at, 1 after."""

_SIDES: tuple[Side, Side] = ("start", "end")

# Four ends show every way two half-open stretches can lie to each other.
_STRETCHES = list(combinations(range(4), 2))


def edges_of(one: str, relation: Relation, other: str) -> Iterator[Edge[Point]]:
    """A statement as edges of a network; their reason is the statement in words.

    Raises:
        QueryError: where the relations are no conjunction of comparisons between ends.
    """
    orders = _orders_in(relation)
    if not relation or _satisfying(orders) != relation or {-1, 1} in orders.values():
        raise QueryError(
            f"{relation!r} is no conjunction of comparisons between ends: "
            "state one relation, or a run of neighbours such as BEFORE|MEETS"
        )
    reason = f"{one} {(relation.name or '').lower().replace('_', ' ')} {other}"
    for (side, other_side), found in orders.items():
        mine, theirs = (one, side), (other, other_side)
        # A stretch ends on the morning after its last day, so a last day counts one more.
        shift = (other_side == "end") - (side == "end")
        if 1 not in found:
            yield Edge(theirs, mine, shift - (0 not in found), reason)
        if -1 not in found:
            yield Edge(mine, theirs, -shift - (0 not in found), reason)


def _orders_in(relation: Relation) -> Orders:
    """The orders of ends that occur in a set of relations."""
    found: Orders = {(side, other): set() for side in _SIDES for other in _SIDES}
    for one, other in product(_STRETCHES, repeat=2):
        if _relation(one, other) in relation:
            for pair, order in _orders(one, other):
                found[pair].add(order)
    return found


def _satisfying(orders: Orders) -> Relation:
    """The relations whose ends lie in these orders and no other."""
    found = Relation.NONE
    for one, other in product(_STRETCHES, repeat=2):
        if all(order in orders[pair] for pair, order in _orders(one, other)):
            found |= _relation(one, other)
    return found


def _orders(one: Stretch, other: Stretch) -> Iterator[tuple[tuple[Side, Side], int]]:
    for (side, a), (other_side, b) in product(
        zip(_SIDES, one, strict=True), zip(_SIDES, other, strict=True)
    ):
        yield (side, other_side), (a > b) - (a < b)


def _relation(one: Stretch, other: Stretch) -> Relation:
    cells = [Cell(start, start, end - 1, end - 1, linked=False) for start, end in (one, other)]
    return relations(cells[:1], cells[1:])

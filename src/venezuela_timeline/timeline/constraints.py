"""Links and statements such as "a before b" as ties between the ends of events."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, TypeAlias

import attrs

from venezuela_timeline.errors import QueryError
from venezuela_timeline.model import Link
from venezuela_timeline.time import Cell, Relation, relations

from .ties import Tie, days_later, months_later, point_of, within_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Offset
    from venezuela_timeline.model.link import Side

    from .ties import Point

Period: TypeAlias = tuple[int, int]
"""From the start of a day up to the start of another, as Allen's relations compare times."""

Orders: TypeAlias = dict[tuple["Side", "Side"], set[int]]
"""How the ends of one period may compare with those of another: -1 before, 0 at, 1 after."""

_SIDES: tuple[Side, Side] = ("start", "end")
_DAYS = {"days": 1, "weeks": 7}

# Four ends show every relation that two periods can have.
_PERIODS = list(combinations(range(4), 2))


@attrs.frozen(eq=False)
class Reason:
    """What a tie follows from: a link, or a statement.

    Attributes:
        event: Id of the event that has the link, or that the statement is about.
        said: What is said of it and of the other: a link or a relation.
        other: Id of the other event.
    """

    event: str
    said: Link | Relation
    other: str

    def __str__(self) -> str:
        """What it says, such as ``oath after death``."""
        if isinstance(self.said, Link):
            return f"{self.event} {self.said}"
        words = (self.said.name or "").lower().replace("_", " ")
        return f"{self.event} {words} {self.other}"


# Links ------------------------------------------------------------------------------------


def ties_of_link(event: str, own: int, link: Link, target: int) -> Iterator[Tie]:
    """What a link says.

    Args:
        event: Id of the event that has it.
        own: The event's number in the network.
        link: The link.
        target: The target's number.
    """
    reason = Reason(event, link, link.event)
    side, of = link.ends
    mine, theirs = point_of(own, side), point_of(target, of)
    match link.kind:
        case "after":
            yield from _apart(theirs, mine, link, reason, forwards=True)
        case "before":
            yield from _apart(mine, theirs, link, reason, forwards=False)
        case "meets":
            end, start = point_of(own, "end"), point_of(target, "start")
            yield days_later(end, start, 1, reason)
            yield days_later(start, end, -1, reason)
        case "same-day":
            yield days_later(theirs, mine, 0, reason)
            yield days_later(mine, theirs, 0, reason)
        case "responds-to":
            yield days_later(theirs, mine, 0, reason)
        case "causes":
            yield days_later(mine, theirs, 0, reason)
        case "part-of":
            yield days_later(theirs, mine, 0, reason)
            yield days_later(point_of(own, "end"), point_of(target, "end"), 0, reason)


def _apart(
    earlier: Point, later: Point, link: Link, reason: Reason, *, forwards: bool
) -> Iterator[Tie]:
    """How far two ends lie apart.

    Args:
        earlier: The end that comes first.
        later: The end that comes second.
        link: The link that says so.
        reason: The same, as a reason.
        forwards: Whether an offset is counted from the earlier end, or back from the later one.
    """
    if link.offset is None:
        yield days_later(earlier, later, 0, reason)
        return
    least, most = _offset(earlier, later, link.offset, reason, forwards=forwards)
    yield days_later(earlier, later, 0, reason) if link.limit == "at-most" else least
    if link.limit != "at-least":
        yield most


def _offset(
    earlier: Point, later: Point, offset: Offset, reason: Reason, *, forwards: bool
) -> tuple[Tie, Tie]:
    """That two ends lie apart at least so far, and that they lie apart at most so far."""
    amount = offset.amount
    if offset.unit != "months":
        days = amount * _DAYS[offset.unit]
        return days_later(earlier, later, days, reason), days_later(later, earlier, -days, reason)
    if forwards:
        return (
            months_later(earlier, later, amount, reason),
            within_months(later, earlier, amount, reason),
        )
    return (
        within_months(earlier, later, -amount, reason),
        months_later(later, earlier, -amount, reason),
    )


# Statements -------------------------------------------------------------------------------


def ties_of_statement(
    one: tuple[str, int], relation: Relation, other: tuple[str, int]
) -> Iterator[Tie]:
    """What a statement says of two events, each given by its id and its number.

    Raises:
        QueryError: if the relations are no conjunction of comparisons between ends.
    """
    orders = _orders_in(relation)
    if not relation or _satisfying(orders) != relation or {-1, 1} in orders.values():
        raise QueryError(
            f"{relation!r} is not a conjunction of comparisons between ends: "
            "state one relation, or a run of neighbours such as BEFORE|MEETS"
        )
    reason = Reason(one[0], relation, other[0])
    for (side, other_side), found in orders.items():
        mine, theirs = point_of(one[1], side), point_of(other[1], other_side)
        # A period ends on the morning after its last day, so a last day counts one more.
        shift = (other_side == "end") - (side == "end")
        if 1 not in found:
            yield days_later(mine, theirs, (0 not in found) - shift, reason)
        if -1 not in found:
            yield days_later(theirs, mine, (0 not in found) + shift, reason)


def _orders_in(relation: Relation) -> Orders:
    """The orders of ends that occur in a set of relations."""
    found: Orders = {(side, other): set() for side in _SIDES for other in _SIDES}
    for one, other in product(_PERIODS, repeat=2):
        if _relation(one, other) in relation:
            for pair, order in _orders(one, other):
                found[pair].add(order)
    return found


def _satisfying(orders: Orders) -> Relation:
    """The relations in which all ends come in these orders."""
    found = Relation.NONE
    for one, other in product(_PERIODS, repeat=2):
        if all(order in orders[pair] for pair, order in _orders(one, other)):
            found |= _relation(one, other)
    return found


def _orders(one: Period, other: Period) -> Iterator[tuple[tuple[Side, Side], int]]:
    for (side, a), (other_side, b) in product(
        zip(_SIDES, one, strict=True), zip(_SIDES, other, strict=True)
    ):
        yield (side, other_side), (a > b) - (a < b)


def _relation(one: Period, other: Period) -> Relation:
    cells = [Cell(start, start, end - 1, end - 1, linked=False) for start, end in (one, other)]
    return relations(cells[:1], cells[1:])

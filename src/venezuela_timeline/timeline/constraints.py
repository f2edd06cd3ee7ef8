"""Comparisons between the ends of events, as a simple temporal network.

A constraint ``Edge(x, y, w)`` says ``y <= x + w``. A network of them has a solution unless some
chain of constraints leads from a point back to itself with a negative sum; then the least and
greatest value of each point are the shortest ways to and from the origin (Dechter, Meiri and
Pearl, "Temporal constraint networks", 1991).

A statement such as "a before b" becomes a few constraints between the ends of both: `edges_of`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

from venezuela_timeline.errors import QueryError
from venezuela_timeline.time import Cell, Relation, relations
from venezuela_timeline.time.days import inf

P = TypeVar("P", bound=Hashable)


class Edge(NamedTuple, Generic[P]):
    """The constraint ``target <= source + weight``, and why it holds (None: a date)."""

    source: P
    target: P
    weight: int
    reason: object = None


def shortest_ways(edges: Iterable[Edge[P]], origin: P) -> dict[P, int]:
    """The least sum of weights from the origin to every point it reaches.

    The edges must not hold a negative cycle: see `negative_cycle`.
    """
    way, _ = _relaxed(_by_source(edges), {origin: 0})
    return way


def negative_cycle(edges: Iterable[Edge[P]]) -> list[Edge[P]]:
    """A cycle of edges whose weights sum to less than 0; empty if there is none."""
    leaving = _by_source(edges)
    points = {point for edges in leaving.values() for edge in edges for point in edge[:2]}
    _, cycle = _relaxed(leaving, dict.fromkeys(points, 0))
    return cycle


def _by_source(edges: Iterable[Edge[P]]) -> dict[P, list[Edge[P]]]:
    leaving: dict[P, list[Edge[P]]] = {}
    for edge in edges:
        leaving.setdefault(edge.source, []).append(edge)
    return leaving


def _relaxed(
    leaving: Mapping[P, list[Edge[P]]], way: dict[P, int]
) -> tuple[dict[P, int], list[Edge[P]]]:
    """Ways, shortened as far as they can be, or a negative cycle (Bellman, Ford, Moore)."""
    came: dict[P, Edge[P]] = {}
    steps = dict.fromkeys(way, 0)
    queue, waiting = deque(way), set(way)
    most = len({edge.target for edges in leaving.values() for edge in edges}) + 1
    while queue:
        point = queue.popleft()
        waiting.discard(point)
        for edge in leaving.get(point, ()):
            length = way[point] + edge.weight
            if length < way.get(edge.target, inf):
                way[edge.target], came[edge.target] = length, edge
                steps[edge.target] = steps[point] + 1
                if steps[edge.target] > most:
                    return way, _cycle(came, edge.target)
                if edge.target not in waiting:
                    waiting.add(edge.target)
                    queue.append(edge.target)
    return way, []


def _cycle(came: dict[P, Edge[P]], point: P) -> list[Edge[P]]:
    """The cycle that the ways back from a point run into."""
    seen: set[P] = set()
    while point not in seen:
        seen.add(point)
        point = came[point].source
    cycle: list[Edge[P]] = []
    start = point
    while not cycle or point != start:
        cycle.append(came[point])
        point = came[point].source
    return cycle[::-1]


def shortest_cycle(edges: list[Edge[P]], within: set[P]) -> list[Edge[P]]:
    """A negative cycle with the fewest edges, among edges between some points.

    By dynamic programming over the number of edges; call it where there is known to be a cycle.
    """
    inner = [edge for edge in edges if edge.source in within and edge.target in within]
    best: list[Edge[P]] = []
    for start in sorted(within, key=repr):
        found = _cycle_through(inner, start, len(best) - 1 if best else len(within))
        if found:
            best = found
    return best


def _cycle_through(edges: list[Edge[P]], start: P, most: int) -> list[Edge[P]]:
    """The negative cycle through a point with the fewest edges, up to so many; empty if none."""
    rows: list[dict[P, tuple[int, Edge[P] | None]]] = [{start: (0, None)}]
    for _ in range(most):
        last = rows[-1]
        row: dict[P, tuple[int, Edge[P] | None]] = {}
        for edge in edges:
            if edge.source in last:
                length = last[edge.source][0] + edge.weight
                if edge.target not in row or length < row[edge.target][0]:
                    row[edge.target] = length, edge
        rows.append(row)
        if start in row and row[start][0] < 0:
            return _unrolled(rows, start)
    return []


def _unrolled(rows: list[dict[P, tuple[int, Edge[P] | None]]], start: P) -> list[Edge[P]]:
    path: list[Edge[P]] = []
    point = start
    for row in rows[:0:-1]:
        edge = row[point][1]
        assert edge is not None  # noqa: S101  (only the first row has none)
        path.append(edge)
        point = edge.source
    return path[::-1]


# Statements -------------------------------------------------------------------------------

Side: TypeAlias = Literal["start", "end"]
Point: TypeAlias = tuple[str, Side]
"""An end of an event: its first or its last day. The origin, day 0, has an empty id."""

Period: TypeAlias = tuple[int, int]
"""From the start of a day up to the start of another, as Allen's relations compare times."""

Orders: TypeAlias = dict[tuple[Side, Side], set[int]]
"""How the ends of one period may compare with those of another: -1 before, 0 at, 1 after."""

_SIDES: tuple[Side, Side] = ("start", "end")

# Four ends show every relation that two periods can have.
_PERIODS = list(combinations(range(4), 2))


def edges_of(one: str, relation: Relation, other: str) -> Iterator[Edge[Point]]:
    """A statement as edges of a network; their reason is the statement in words.

    Raises:
        QueryError: if the relations are no conjunction of comparisons between ends.
    """
    orders = _orders_in(relation)
    if not relation or _satisfying(orders) != relation or {-1, 1} in orders.values():
        raise QueryError(
            f"{relation!r} is not a conjunction of comparisons between ends: "
            "state one relation, or a run of neighbours such as BEFORE|MEETS"
        )
    reason = f"{one} {(relation.name or '').lower().replace('_', ' ')} {other}"
    for (side, other_side), found in orders.items():
        mine, theirs = (one, side), (other, other_side)
        # A period ends on the morning after its last day, so a last day counts one more.
        shift = (other_side == "end") - (side == "end")
        if 1 not in found:
            yield Edge(theirs, mine, shift - (0 not in found), reason)
        if -1 not in found:
            yield Edge(mine, theirs, -shift - (0 not in found), reason)


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

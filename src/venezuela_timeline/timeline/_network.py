"""Difference constraints between whole numbers: a simple temporal network.

A constraint ``Edge(x, y, w)`` says ``y <= x + w``. A network of them has a solution unless some
chain of constraints leads from a point back to itself with a negative sum; then the least and
greatest value of each point are the shortest ways to and from the origin (Dechter, Meiri and
Pearl, "Temporal constraint networks", 1991).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

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

    The edges hold no negative cycle: see `negative_cycle`.
    """
    way, _ = _relaxed(_by_source(edges), {origin: 0})
    return way


def negative_cycle(edges: Iterable[Edge[P]]) -> list[Edge[P]]:
    """A cycle of edges whose weights sum to less than nothing; empty where there is none."""
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
    """Ways shortened until none can be, or a negative cycle (Bellman, Ford, Moore)."""
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

    By dynamic programming over the number of edges; call it where a cycle is known to be.
    """
    inner = [edge for edge in edges if edge.source in within and edge.target in within]
    best: list[Edge[P]] = []
    for start in sorted(within, key=repr):
        found = _cycle_through(inner, start, len(best) - 1 if best else len(within))
        if found:
            best = found
    return best


def _cycle_through(edges: list[Edge[P]], start: P, most: int) -> list[Edge[P]]:
    """A negative cycle through a point of at most so many edges, the fewest; empty if none."""
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

"""What contradicts itself in a network of ties, each time with as few ties as can be.

Propagation and the search for circles leave ties out, and without these there is a solution. So
every contradiction takes part in one of them, and it is enough to look for the shortest through
each. That is a circle, or a chain from one date to another: a lower bound that comes to the tie by
so many ties, and an upper bound that comes to it from behind by so many. Such bounds are found by
rounds: after as many rounds as a chain has ties, each bound is the best that any such chain gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from venezuela_timeline.time.days import inf

from .circles import Circle, closed_by, gaining_circles
from .propagation import Bound, Earliest, Effort, Network, earliest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .ties import Point, Tie

ROUNDS = 32
"""Contradictions of up to so many ties are the shortest there are."""

_PATIENCE = 32
"""How many times a tie may be looked at, on average, in search of short circles."""


class Contradictory(NamedTuple):
    """Ties that cannot all hold.

    Attributes:
        ties: The ties. Each sets out from the event where the one before it ends.
        circle: Whether the first sets out from where the last ends. If not, they lead from an
            event whose own date is too late to one whose own date is too early.
    """

    ties: tuple[Tie, ...]
    circle: bool


@attrs.frozen
class Settled:
    """What a network comes to.

    Attributes:
        low: The earliest that each end can be.
        high: The latest, as the earliest in the mirrored network.
        contradictions: What cannot hold, the shortest first. None of the links in them count for
            the bounds.
        steps: How many times a tie was looked at.
    """

    low: Earliest
    high: Earliest
    contradictions: list[Contradictory]
    steps: int

    @property
    def exact(self) -> bool:
        """Whether the bounds are as narrow as can be."""
        return self.low.exact and self.high.exact


def settled(network: Network) -> Settled:
    """The bounds that follow from a network, and what contradicts itself in it."""
    effort = Effort()
    circles = gaining_circles(network, effort)
    closing = {circle[-1] for circle in circles}
    rest = [tie for tie in network.ties if tie not in closing]
    low = earliest(Network(network.domains, rest) if closing else network, effort)
    found: list[Contradictory] = []
    if circles or low.conflicts:
        found = _shortest(network, circles, low, effort)
        network = network.without({tie.link for one in found for tie in one.ties})
        low = earliest(network, effort)
    high = earliest(network.mirrored, effort)
    return Settled(low, high, found, effort.steps)


def _shortest(
    network: Network, circles: Collection[Circle], low: Earliest, effort: Effort
) -> list[Contradictory]:
    """The shortest contradiction through each tie that was left out, the shortest first."""
    found = [Contradictory((*one.cause.ties(), one.tie), circle=False) for one in low.conflicts]
    found += [Contradictory(circle, circle=True) for circle in _shorter(network, circles, effort)]
    rounds = min(max(len(one.ties) for one in found) - 2, ROUNDS)
    lasts = [one.ties[-1] for one in found]
    before = _by_rounds(network, {tie.source for tie in lasts}, rounds, effort)
    after = _by_rounds(network.mirrored, {tie.target ^ 1 for tie in lasts}, rounds, effort)
    original = dict(zip(network.mirrored.ties, network.ties, strict=True))
    shortest = []
    for one, last in zip(found, lasts, strict=True):
        most = min(len(one.ties) - 2, rounds)
        meeting = _meeting(last, before[last.source], after[last.target ^ 1], most)
        if meeting is None:
            shortest.append(one)
            continue
        cause, behind = meeting
        then = [original[tie] for tie in reversed(behind.ties())]
        shortest.append(Contradictory((*cause.ties(), last, *then), circle=False))
    # What the same links say is told once, though several of their ties may contradict it.
    distinct: dict[frozenset[object], Contradictory] = {}
    for one in sorted(shortest, key=lambda one: len(one.ties)):
        distinct.setdefault(frozenset(tie.link for tie in one.ties), one)
    return [*distinct.values()]


def _shorter(network: Network, circles: Collection[Circle], effort: Effort) -> Iterator[Circle]:
    """Circles with the same last ties, and with as few ties as patience allows to find."""
    most = effort.steps + _PATIENCE * len(network.ties)
    searches: dict[Circle, Iterator[Circle | None]] = {
        circle: closed_by(network, circle[-1], effort) for circle in circles
    }
    for count in range(1, ROUNDS + 1):
        for circle, search in [*searches.items()]:
            done = len(circle) <= count or effort.steps > most
            if (shorter := circle if done else next(search)) is not None:
                yield shorter
                del searches[circle]
    yield from searches


def _meeting(
    tie: Tie, before: list[Bound], after: list[Bound], most: int
) -> tuple[Bound, Bound] | None:
    """Bounds of both ends of a tie that contradict it, by at most so many ties in all.

    Args:
        tie: The tie.
        before: Lower bounds of its source, by 0, 1, 2 … ties.
        after: Upper bounds of its target, mirrored, by 0, 1, 2 … ties.
        most: How many ties there can be.
    """
    for count in range(most + 1):
        for early in range(count + 1):
            cause = before[min(early, len(before) - 1)]
            behind = after[min(count - early, len(after) - 1)]
            if tie.low(cause.day) > -behind.day:
                return cause, behind
    return None


def _by_rounds(
    network: Network, watched: Collection[Point], rounds: int, effort: Effort
) -> dict[Point, list[Bound]]:
    """The bounds of some points by chains of at most 0, 1, 2 … ties."""
    bounds = network.own_bounds()
    history = {point: [bounds[point]] for point in watched}
    latest = [bound for bound in bounds if bound.day > -inf]
    for _ in range(rounds):
        reached: dict[Point, Bound] = {}
        for cause in latest:
            for tie in network.leaving[cause.point]:
                effort.steps += 1
                for bound in network.raised(tie, cause, bounds) or ():
                    if bound.point not in reached or bound.day > reached[bound.point].day:
                        reached[bound.point] = bound
        for bound in reached.values():
            bounds[bound.point] = bound
        for point, past in history.items():
            past.append(bounds[point])
        latest = [*reached.values()]
        if not latest:
            break
    return history

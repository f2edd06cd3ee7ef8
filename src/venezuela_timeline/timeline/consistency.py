"""What the links between events say of their times, or why they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Inferred
from venezuela_timeline.time import Bounds, Relation, bounds_of

from .conflicts import Contradiction, contradiction_in
from .constraints import ties_of_link, ties_of_statement
from .contradictions import settled
from .inference import bounds_in, inferred_in
from .propagation import Network
from .reading import dated_cells
from .timeline import Timeline

if TYPE_CHECKING:
    from .ties import Tie

Statement: TypeAlias = tuple[str, Relation, str]
"""An event, the relations it may have to another, and that other."""

SHOWN = 100
"""How many contradictions a solution shows at most; it counts the others."""

_AS_IN = "write ('a', Relation.BEFORE, 'b') in a list"


@attrs.frozen
class Solution:
    """What links say about dates.

    Attributes:
        bounds: The narrowed bounds of each event, in day numbers as in `TimeSpan.bounds`.
        narrowed: Ids of the events whose bounds are narrower than their dates say.
        contradictions: The first 100 chains that contradict themselves, the shortest first. None
            of their links count for the bounds.
        more: How many other contradictions there are; none of their links count, either.
        exact: Whether no bound can be narrower. Only circles of links that count months can take so
            long that they are left before that.
        inferred: What the links say of each event that they say something of.
    """

    bounds: Mapping[str, Bounds]
    narrowed: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    more: int
    exact: bool
    inferred: Mapping[str, Inferred] = attrs.field(repr=False)
    _timeline: Timeline = attrs.field(repr=False, alias="timeline")

    def timeline(self) -> Timeline:
        """The same timeline, in which each event says what is inferred of its time.

        Queries, charts, calendars and frames read it there; `Event.when` stays as it is. An event
        of which the links say no more than its date has no `Event.inferred`.
        """
        events = (
            attrs.evolve(event, inferred=self.inferred.get(event.id)) for event in self._timeline
        )
        return self._timeline.replace(*events)


def solve(
    timeline: Timeline, statements: Iterable[Statement] = (), *, tolerance: int = 1
) -> Solution:
    """Narrow imprecise dates by the links between events, or find what contradicts itself.

    An event without a date gets bounds from its links alone. What is inferred in the timeline
    already is left out of account: dates and links alone count.

    Laws: no date that agrees with all links and statements is lost. No bound can be narrower, if
    the solution is exact and the cells of each time allow both ends to be early at once, and late
    at once, as those of all EDTF do. Solving again narrows nothing further.

    Args:
        timeline: The events and their links. Links to events outside say nothing.
        statements: More relations, such as ``("a", Relation.BEFORE, "b")``; each must be a
            conjunction of comparisons between ends, as single relations are, and BEFORE|MEETS.
        tolerance: As in `Timeline.where`.

    Raises:
        QueryError: if `timeline` is something else, such as a dataframe; if a statement is
            invalid or no such conjunction; if the tolerance is invalid.
        UnknownIdError: if no event has an id that a statement names.
    """
    if not isinstance(timeline, Timeline):
        raise QueryError(f"{shown(timeline)} is not a Timeline: engines cannot solve, so make one")
    network = network_of(timeline, statements, tolerance)
    found = settled(network)
    ids = [*timeline.ids]
    bounds, inferred = {}, {}
    for number, (key, cells) in enumerate(zip(ids, network.domains, strict=True)):
        bounds[key] = bounds_in(found, number)
        if bounds[key] != bounds_of(cells):
            inferred[key] = inferred_in(found, number, cells, ids)
    return Solution(
        bounds,
        tuple(inferred),
        tuple(contradiction_in(timeline, network, one) for one in found.contradictions[:SHOWN]),
        max(len(found.contradictions) - SHOWN, 0),
        found.exact,
        inferred,
        timeline,
    )


def network_of(timeline: Timeline, statements: Iterable[Statement], tolerance: int) -> Network:
    """The events of a timeline as a network of ties; each has its position as its number."""
    numbers = {key: number for number, key in enumerate(timeline.ids)}
    ties = [
        tie
        for event in timeline
        for link in event.links
        if link.event in numbers
        for tie in ties_of_link(event.id, numbers[event.id], link, numbers[link.event])
    ]
    ties += _stated(timeline, statements, numbers)
    domains = [dated_cells(event, tolerance, timeline.known_until(event)) for event in timeline]
    return Network(domains, ties)


def _stated(
    timeline: Timeline, statements: Iterable[Statement], numbers: Mapping[str, int]
) -> Iterator[Tie]:
    if isinstance(statements, str) or not isinstance(statements, Iterable):
        raise QueryError(f"{shown(statements)} is not a list of statements: {_AS_IN}")
    for statement in statements:
        match statement:
            case (str(one), Relation() as relation, str(other)):
                first, second = timeline[one].id, timeline[other].id
                yield from ties_of_statement(
                    (first, numbers[first]), relation, (second, numbers[second])
                )
            case _:
                raise QueryError(f"{shown(statement)} is not a statement: {_AS_IN}")

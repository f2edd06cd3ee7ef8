"""Questions about events, with answers that are certain, possible or impossible.

A predicate such as ``during("2024-07")`` is a frozen value. ``&``, ``|`` and ``~`` combine
them by Kleene's logic: the answer is as certain as its parts allow, and never more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple, Protocol

import attrs

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Event
from venezuela_timeline.time import Certainty, TimeSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.model import Actor, Chapter, Place, Source

    from .index import Index

Test = Callable[[Event], Certainty]
"""A compiled question."""


class Scope(Protocol):
    """What a question must know of the timeline it is put to."""

    @property
    def events(self) -> Sequence[Event]:
        """The events, in order."""
        ...

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Who can be asked for."""
        ...

    @property
    def places(self) -> Mapping[str, Place]:
        """Where things happen."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """What is cited."""
        ...

    @property
    def chapters(self) -> Mapping[str, Chapter]:
        """The parts it is told in; where there are none, a chapter's id is but a name."""
        ...

    @property
    def by_time(self) -> Index:
        """An index over the events' times, qualified ones widened by one unit."""
        ...

    def known_until(self, event: Event) -> int | None:
        """The day until which an event with an open end is known to have gone on."""
        ...


class Reading(NamedTuple):
    """How the dates of events are read.

    Attributes:
        tolerance: How many units of its coarsest qualified part a qualified date may be off by.
        claimed: Whether the dates that parties claim count beside the timeline's own.
    """

    tolerance: int = 1
    claimed: bool = False

    def times(self, event: Event) -> tuple[TimeSpan, ...]:
        """The times an event may have had: the timeline's and, if asked, those claimed."""
        if not self.claimed:
            return (event.when,)
        said = (
            claim.value
            for claim in event.claims
            if claim.aspect == "when" and claim.stance == "asserts" and claim.rank != "deprecated"
        )
        return (event.when, *(value for value in said if isinstance(value, TimeSpan)))


USUAL = Reading()
"""The reading that the index knows."""


def reading_of(tolerance: object, dates: object) -> Reading:
    """The reading that is asked for.

    Raises:
        QueryError: where it is none.
    """
    if not isinstance(tolerance, int) or tolerance < 0:
        raise QueryError(f"tolerance is {shown(tolerance)}: give 0 or more units")
    if dates not in ("ours", "claimed"):
        raise QueryError(f"dates is {shown(dates)}: write 'ours' or 'claimed'")
    return Reading(tolerance, claimed=dates == "claimed")


MAX_DEPTH = 100
"""How deep queries can be nested: what is deeper, no recursion could put to an event."""


class Query:
    """A question about an event. Build one with the predicates, such as `during`.

    Laws: ``&``, ``|`` and ``~`` follow Kleene's three-valued logic, so De Morgan's laws
    and double negation hold; a query is certain only where every reading of the dates
    agrees. ``repr`` writes an expression that reads back as an equal query.

    A chain of ``&``, or of ``|``, can be of any length; combinations within combinations
    are at most 100 deep, and a deeper one is a QueryError.
    """

    __slots__ = ()

    @property
    def depth(self) -> int:
        """How many combinations stand within one another here; a predicate alone has none."""
        return 0

    def __and__(self, other: Query) -> Query:
        return _All(_parts(_All, self, other))

    def __or__(self, other: Query) -> Query:
        return _Any(_parts(_Any, self, other))

    def __invert__(self) -> Query:
        return self.query if isinstance(self, _Not) else _Not(self)

    def __bool__(self) -> bool:
        raise QueryError("a query has no truth value: combine queries with &, | and ~")

    def compile(self, scope: Scope, reading: Reading) -> Test:
        """The test that answers this question for one event of a timeline.

        Raises:
            QueryError: where the question names something the timeline doesn't know.
        """
        raise NotImplementedError(f"{type(self).__name__} answers nothing of {scope}, {reading}")

    def positions(
        self,
        scope: Scope,  # noqa: ARG002  (these three: for those that use the index)
        reading: Reading,  # noqa: ARG002
        *,
        certainly: bool,  # noqa: ARG002
    ) -> Sequence[int] | None:
        """Positions of the events that answer, in order, through the index.

        None where the index can't tell and every event must be tested.
        """
        return None


def is_query(query: object) -> Query:
    """A query as it is.

    Raises:
        QueryError: for anything else.
    """
    if isinstance(query, Query):
        return query
    raise QueryError(f"{shown(query)} is not a query: write a predicate such as during('2024-07')")


def answers(scope: Scope, query: object, reading: Reading, *, certainly: bool) -> tuple[Event, ...]:
    """The events for which a query holds, in order: through the index where that can tell.

    Raises:
        QueryError: for what is no query, or names something that is unknown there.
    """
    question, events = is_query(query), scope.events
    found = question.positions(scope, reading, certainly=certainly)
    if found is not None:
        return tuple([events[at] for at in found])
    test = question.compile(scope, reading)
    return tuple([event for event in events if holds(test(event), certainly=certainly)])


def holds(answer: Certainty, *, certainly: bool) -> bool:
    """Whether an answer is certain, or at least possible."""
    if certainly:
        return answer is Certainty.CERTAIN
    return answer is not Certainty.IMPOSSIBLE


def _parts(kind: type[_All | _Any], *queries: Query) -> tuple[Query, ...]:
    return tuple(
        part
        for query in map(is_query, queries)
        for part in (query.queries if isinstance(query, kind) else (query,))
    )


def _depth_of(combined: _All | _Any | _Not) -> int:
    """One more than the deepest part.

    Raises:
        QueryError: beyond `MAX_DEPTH`.
    """
    depth = 1 + max(query.depth for query in combined.queries)
    if depth > MAX_DEPTH:
        raise QueryError(
            f"a query is nested more than {MAX_DEPTH} deep: make a chain of one operator, "
            "or put its parts to the timeline one after the other"
        )
    return depth


_DEPTH: int = attrs.field(init=False, eq=False, default=attrs.Factory(_depth_of, takes_self=True))


@attrs.frozen(repr=False)
class _All(Query):
    queries: tuple[Query, ...]
    depth: int = _DEPTH

    def compile(self, scope: Scope, reading: Reading) -> Test:
        tests = [query.compile(scope, reading) for query in self.queries]
        return lambda event: reduce(and_, (test(event) for test in tests))

    def positions(self, scope: Scope, reading: Reading, *, certainly: bool) -> Sequence[int] | None:
        """Those the index gives for one part and that pass the tests of the others."""
        for at, query in enumerate(self.queries):
            found = query.positions(scope, reading, certainly=certainly)
            if found is not None:
                others = (*self.queries[:at], *self.queries[at + 1 :])
                test, events = _All(others).compile(scope, reading), scope.events
                return [at for at in found if holds(test(events[at]), certainly=certainly)]
        return None

    def __repr__(self) -> str:
        return " & ".join(_grouped(query) for query in self.queries)


@attrs.frozen(repr=False)
class _Any(Query):
    queries: tuple[Query, ...]
    depth: int = _DEPTH

    def compile(self, scope: Scope, reading: Reading) -> Test:
        tests = [query.compile(scope, reading) for query in self.queries]
        return lambda event: reduce(or_, (test(event) for test in tests))

    def positions(self, scope: Scope, reading: Reading, *, certainly: bool) -> Sequence[int] | None:
        """Those the index gives for any part, if it can for all."""
        found: set[int] = set()
        for query in self.queries:
            some = query.positions(scope, reading, certainly=certainly)
            if some is None:
                return None
            found.update(some)
        return sorted(found)

    def __repr__(self) -> str:
        return " | ".join(_grouped(query) for query in self.queries)


@attrs.frozen(repr=False)
class _Not(Query):
    query: Query
    depth: int = _DEPTH

    @property
    def queries(self) -> tuple[Query]:
        return (self.query,)

    def compile(self, scope: Scope, reading: Reading) -> Test:
        test = self.query.compile(scope, reading)
        return lambda event: ~test(event)

    def __repr__(self) -> str:
        return f"~{_grouped(self.query)}"


def _grouped(query: Query) -> str:
    return f"({query!r})" if isinstance(query, _All | _Any) else repr(query)

"""Questions about events, as values.

A query such as ``during("2024-07") & ~kind("statement")`` says what is asked and answers nothing
itself: `Timeline.where` and `frames.where` each take its nodes apart by their classes. The
functions in `predicates` are the usual way to make one.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from numbers import Integral, Real
from types import FunctionType
from typing import Any, TypeAlias

import attrs

from venezuela_timeline.errors import PhraseError, QueryError, did_you_mean, shown
from venezuela_timeline.model import Event
from venezuela_timeline.model.validation import is_slug
from venezuela_timeline.time import Cell, TimeSpan, window
from venezuela_timeline.time.days import Day

from .event_fields import FIELDS, STATES
from .moments import Compared, KnownUntil, check_clock
from .reading import own_cells, own_seconds, seconds_of
from .window_forms import PREDICATES, Meaning

Moment: TypeAlias = str | datetime.date | int | TimeSpan | Event
"""A window (str, date, year) or a span (TimeSpan, Event or its id), for a predicate of time."""

MAX_DEPTH = 100
"""How deep queries can be nested: what takes them apart does so by recursion."""


class Query:
    """A question about an event. Build one with the predicates, such as `during`.

    Laws: ``&``, ``|`` and ``~`` follow Kleene's three-valued logic, so De Morgan's laws
    and double negation hold; a query is certain only where every reading of the dates
    agrees. ``repr`` writes an expression that reads back as an equal query.

    A chain of ``&``, or of ``|``, can be of any length; combinations within combinations
    are at most 100 deep, and a deeper one is a QueryError.
    """

    __slots__ = ()

    def __and__(self, other: Query) -> Query:
        return And(_parts(And, self, other))

    def __or__(self, other: Query) -> Query:
        return Or(_parts(Or, self, other))

    def __invert__(self) -> Query:
        return self.query if isinstance(self, Not) else Not(self)

    def __bool__(self) -> bool:
        raise QueryError("a query has no truth value: combine queries with &, | and ~")


def is_query(query: Query) -> Query:
    """A query as it is.

    Raises:
        QueryError: if it is anything else.
    """
    if isinstance(query, Query):
        return query
    name = getattr(query, "__name__", "") if isinstance(query, FunctionType) else ""
    if name.isidentifier():  # a predicate, say, whose brackets were forgotten
        raise QueryError(f"{name} is a function, not a query: call it, as in {name}()")
    raise QueryError(f"{shown(query)} is not a query: write a predicate such as during('2024-07')")


def predicates_of(query: Query) -> list[Query]:
    """The predicates that a query combines, from left to right."""
    match query:
        case And(queries) | Or(queries):
            return [predicate for part in queries for predicate in predicates_of(part)]
        case Not(part):
            return predicates_of(part)
    return [query]


# Combinations -----------------------------------------------------------------------------


def _parts(kind: type[And | Or], *queries: Query) -> list[Query]:
    """The parts of a chain, so that ``a & b & c`` is one combination of three."""
    return [
        part
        for query in map(is_query, queries)
        for part in (query.queries if isinstance(query, kind) else (query,))
    ]


def _some_queries(queries: Iterable[Query]) -> tuple[Query, ...]:
    found = tuple(map(is_query, queries))
    if not found:
        raise QueryError("no queries to combine: give at least one")
    return found


class _Combination(Query):
    """Other queries, combined: not too deep in one another."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        if _depth(self) > MAX_DEPTH:
            raise QueryError(
                f"a query is nested more than {MAX_DEPTH} deep: make a chain of one operator, "
                "or put its parts to the timeline one after the other"
            )


def _depth(query: Query) -> int:
    """How many combinations stand within one another; a predicate alone has none."""
    match query:
        case And(queries) | Or(queries):
            return 1 + max(map(_depth, queries))
        case Not(part):
            return 1 + _depth(part)
    return 0


@attrs.frozen(repr=False)
class And(_Combination):
    """What several queries all ask.

    Attributes:
        queries: The queries, at least one.
    """

    queries: tuple[Query, ...] = attrs.field(converter=_some_queries)

    def __repr__(self) -> str:
        return " & ".join(_grouped(query) for query in self.queries)


@attrs.frozen(repr=False)
class Or(_Combination):
    """What any of several queries asks.

    Attributes:
        queries: The queries, at least one.
    """

    queries: tuple[Query, ...] = attrs.field(converter=_some_queries)

    def __repr__(self) -> str:
        return " | ".join(_grouped(query) for query in self.queries)


@attrs.frozen(repr=False)
class Not(_Combination):
    """The opposite of what a query asks: certain where that is not possible.

    Attributes:
        query: The query.
    """

    query: Query = attrs.field(converter=is_query)

    def __repr__(self) -> str:
        return f"~{_grouped(self.query)}"


def _grouped(query: Query) -> str:
    return f"({query!r})" if isinstance(query, And | Or) else repr(query)


# Predicates -------------------------------------------------------------------------------


def _one_of(
    known: Mapping[str, object],
) -> Callable[[object, attrs.Attribute[str], str], None]:
    """A validator: the value is one of the names that are known."""

    def check(_: object, attribute: attrs.Attribute[str], value: str) -> None:
        if not isinstance(value, str) or value not in known:
            hint = did_you_mean(value, known) or f"write one of {', '.join(known)}"
            raise QueryError(f"{attribute.name} is {shown(value)}: {hint}")

    return check


def to_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids from several.

    Raises:
        QueryError: if they are not several.
    """
    if isinstance(ids, str) or not isinstance(ids, Iterable):
        raise QueryError(f"ids are {shown(ids)}: give several, as ('an-id', 'another-id')")
    return tuple(ids)


def check_ids(asked: Any, _: object, ids: tuple[str, ...]) -> None:
    """Refuse no ids, and what is no text."""
    name = asked.field
    if not ids:
        raise QueryError(f"{name}() asks for nothing: write an id, such as {name}('an-id')")
    for one in ids:
        if not isinstance(one, str) or not one.strip():
            raise QueryError(
                f"{name}({shown(one)}) is not about an id: write ids as text, such as "
                f"{name}('an-id', 'another-id')"
            )


@attrs.frozen(repr=False)
class HasId(Query):
    """Whether an event has one of some ids or words in a field.

    Attributes:
        field: The field: `actor`, `role`, `kind`, `tag`, `chapter`, `place`, `claimed_by` or
            `source`.
        ids: The ids, at least one; any of them will do.
    """

    field: str = attrs.field(validator=_one_of(FIELDS))
    ids: tuple[str, ...] = attrs.field(converter=to_ids, validator=check_ids)

    def __repr__(self) -> str:
        return f"{self.field}({', '.join(map(repr, self.ids))})"


@attrs.frozen(repr=False)
class Is(Query):
    """Whether an event is something.

    Attributes:
        state: `contested`, `approximate`, `uncertain` or `key`.
    """

    state: str = attrs.field(validator=_one_of(STATES))

    def __repr__(self) -> str:
        return f"{self.state}()"


def _number(value: object) -> float:
    """A number of any library as Python writes it.

    Raises:
        TypeError: if it is not a number.
    """
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real | Decimal):
        return float(value)
    raise TypeError


def _centre(centre: str | tuple[float, float]) -> str | tuple[float, float]:
    if isinstance(centre, str):
        return centre
    try:
        latitude, longitude = map(_number, centre)
    except (TypeError, ValueError):  # not a pair, or not of numbers
        latitude = longitude = math.nan
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004  (degrees)
        raise QueryError(f"{shown(centre)} is not on earth: give latitude, longitude in degrees")
    return latitude, longitude


def _distance(km: float) -> float:
    try:
        number = _number(km)
    except TypeError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise QueryError(f"{shown(km)} is not a distance: give kilometres, 0 or more")
    return number


@attrs.frozen(repr=False)
class Near(Query):
    """Whether an event's place lies within a distance.

    Attributes:
        centre: Id of a place, or latitude and longitude in degrees.
        km: The distance along the ground, in kilometres.
    """

    centre: str | tuple[float, float] = attrs.field(converter=_centre)
    km: float = attrs.field(converter=_distance)

    def __repr__(self) -> str:
        return f"near({self.centre!r}, {self.km!r})"


def _span_of(asked: InTime) -> TimeSpan | None:
    moment = asked.moment
    if isinstance(moment, Event):
        return moment.when
    if isinstance(moment, TimeSpan):
        return moment
    try:
        return window(moment)
    except PhraseError:
        if isinstance(moment, str) and is_slug(moment) and not moment.replace("-", "").isdigit():
            return None  # the id of an event, or an error once a timeline can tell
        raise


def _window_of(asked: InTime) -> tuple[Day, Day] | None:
    span, moment = asked.span, asked.moment
    if span is None or (isinstance(moment, Event) and moment.inferred is not None):
        return None
    if not isinstance(moment, TimeSpan | Event) and span.seconds is None:
        return span.bounds.start_min, span.bounds.end_max
    if span.approximate or span.uncertain or span.seconds is not None or len(span.cells) > 1:
        return None
    start_min, start_max, end_min, end_max, _ = span.cells[0]
    return (start_min, end_max) if start_min == start_max and end_min == end_max else None


class OfTime(Query):
    """A question about an event's time alone."""

    __slots__ = ()

    @property
    def window(self) -> tuple[Day, Day] | None:
        """The first and the last day of the window that it compares with, if it is one."""
        return None

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:
        """What events are compared with, read with a tolerance."""
        raise NotImplementedError


@attrs.frozen(repr=False)
class InTime(OfTime):
    """Whether an event's time satisfies a predicate of time for a moment.

    Attributes:
        predicate: `during`, `overlapping`, `on`, `before` or `after`.
        moment: What it is compared with, as it was given.
        span: The time of the moment; None if it is an event without one, or the id of an event.
        window: Its first and last day, if it is a window or a span of days without imprecision.
    """

    predicate: str = attrs.field(validator=_one_of(PREDICATES))
    moment: Moment
    span: TimeSpan | None = attrs.field(
        init=False, eq=False, default=attrs.Factory(_span_of, takes_self=True)
    )
    window: tuple[Day, Day] | None = attrs.field(
        init=False, eq=False, default=attrs.Factory(_window_of, takes_self=True)
    )

    @property
    def meaning(self) -> Meaning:
        """The comparisons that the predicate stands for."""
        return PREDICATES[self.predicate]

    def __attrs_post_init__(self) -> None:
        if self.span is not None and not isinstance(self.moment, TimeSpan | Event):
            check_clock(self, self.moment, self.span)

    @property
    def of_hours(self) -> bool:
        """Whether it is a window with times of day, which days alone cannot tell."""
        named = self.span is None or isinstance(self.moment, TimeSpan | Event)
        return not named and self.window is None

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:
        """What events are compared with: see `OfTime.compared`."""
        moment = self.moment
        until = known_until(moment) if isinstance(moment, Event) and not self.window else None
        days, seconds = self.cells(tolerance, until), self.seconds(until)
        return Compared(self.meaning, days, seconds, hours=self.of_hours)

    def cells(self, tolerance: int, known_until: Day | None = None) -> tuple[Cell, ...]:
        """The cells of the moment in days, with an open end read as at least a day."""
        if self.window is not None:
            first, last = self.window
            return (Cell(first, first, last, last, linked=False),)
        if isinstance(self.moment, Event):
            return own_cells(self.moment, tolerance, known_until)
        assert self.span is not None  # noqa: S101  (only an event can have none)
        return self.span.cells_within(tolerance, known_until)

    def seconds(self, known_until: Day | None = None) -> tuple[Cell, ...] | None:
        """The cells of the moment in seconds, if it is one that is compared as an instant."""
        if self.window is not None or self.span is None:
            return None
        if isinstance(self.moment, Event):
            return own_seconds(self.moment, known_until)
        return seconds_of(self.span, known_until)

    def __repr__(self) -> str:
        return f"{self.predicate}({self.moment!r})"

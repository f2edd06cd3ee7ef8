"""Questions about events, with answers that are certain, possible or impossible.

A predicate such as ``during("2024-07")`` is a frozen value. ``&``, ``|`` and ``~`` combine
them by Kleene's logic: the answer is as certain as its parts allow, and never more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Protocol

import attrs

from venezuela_timeline.errors import EDTFError, QueryError, near, shown
from venezuela_timeline.model import Event
from venezuela_timeline.time import Certainty, Relation, TimeSpan, window
from venezuela_timeline.time.days import inf
from venezuela_timeline.time.relation import relations
from venezuela_timeline.time.timespan import common_cells

if TYPE_CHECKING:
    import datetime

Test = Callable[[Event], Certainty]
"""A compiled question."""


class Scope(Protocol):
    """What a question must know of the timeline it is put to."""

    @property
    def actors(self) -> Collection[str]: ...  # noqa: D102  (a protocol's shape)

    def known_until(self, event: Event) -> int | None:
        """The day until which an event with an open end is known to have gone on."""
        ...


class Query:
    """A question about an event. Build one with the predicates of this module.

    Laws: ``&``, ``|`` and ``~`` follow Kleene's three-valued logic, so De Morgan's laws
    and double negation hold; a query is certain only where every reading of the dates agrees.
    """

    __slots__ = ()

    def __and__(self, other: Query) -> Query:
        return _All(_parts(_All, self, other))

    def __or__(self, other: Query) -> Query:
        return _Any(_parts(_Any, self, other))

    def __invert__(self) -> Query:
        return self.query if isinstance(self, _Not) else _Not(self)

    def __bool__(self) -> bool:
        raise QueryError("a query has no truth value: combine queries with &, | and ~")

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:
        """The test that answers this question for one event of a timeline.

        Raises:
            QueryError: where the question names something the timeline doesn't know.
        """
        raise NotImplementedError


def _parts(kind: type[_All | _Any], *queries: Query) -> tuple[Query, ...]:
    for query in queries:
        if not isinstance(query, Query):
            raise QueryError(
                f"{shown(query)} is not a query: write a predicate such as during('2024-07')"
            )
    return tuple(
        part
        for query in queries
        for part in (query.queries if isinstance(query, kind) else (query,))
    )


@attrs.frozen(repr=False)
class _All(Query):
    queries: tuple[Query, ...]

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:
        tests = [query.compile(scope, tolerance) for query in self.queries]
        return lambda event: reduce(and_, (test(event) for test in tests))

    def __repr__(self) -> str:
        return " & ".join(_grouped(query) for query in self.queries)


@attrs.frozen(repr=False)
class _Any(Query):
    queries: tuple[Query, ...]

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:
        tests = [query.compile(scope, tolerance) for query in self.queries]
        return lambda event: reduce(or_, (test(event) for test in tests))

    def __repr__(self) -> str:
        return " | ".join(_grouped(query) for query in self.queries)


@attrs.frozen(repr=False)
class _Not(Query):
    query: Query

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:
        test = self.query.compile(scope, tolerance)
        return lambda event: ~test(event)

    def __repr__(self) -> str:
        return f"~{_grouped(self.query)}"


def _grouped(query: Query) -> str:
    return f"({query!r})" if isinstance(query, _All | _Any) else repr(query)


# Time -------------------------------------------------------------------------------------

_SHARING = ~(Relation.BEFORE | Relation.MEETS | Relation.AFTER | Relation.MET_BY)

_MEANING = {
    "during": Relation.DURING | Relation.STARTS | Relation.FINISHES | Relation.EQUALS,
    "overlapping": _SHARING,
    "before": Relation.BEFORE | Relation.MEETS,
    "after": Relation.AFTER | Relation.MET_BY,
    "on": _SHARING,
}


@attrs.frozen(repr=False)
class _Temporal(Query):
    name: str
    moment: TimeSpan | Event
    shown: str

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:
        meaning, moment = _MEANING[self.name], self.moment
        theirs, until = (
            (moment.when, scope.known_until(moment)) if isinstance(moment, Event) else (moment, inf)
        )

        def test(event: Event) -> Certainty:
            cells = common_cells(
                event.when,
                theirs,
                tolerance=tolerance,
                known_until=scope.known_until(event),
                other_known_until=until,
            )
            return Certainty.of(relations(*cells), meaning)

        return test

    def __repr__(self) -> str:
        return f"{self.name}({self.shown})"


def _temporal(name: str, moment: str | datetime.date | int | TimeSpan | Event) -> _Temporal:
    if isinstance(moment, Event):
        return _Temporal(name, moment, f"<event {moment.id!r}>")
    if isinstance(moment, TimeSpan):
        return _Temporal(name, moment, repr(moment))
    return _Temporal(name, window(moment), repr(moment))


def between(first: str | datetime.date | None, last: str | datetime.date | None) -> TimeSpan:
    """The window from the first day of one window to the last day of another.

    Raises:
        QueryError: where it would end before it starts.
    """
    start = ".." if first is None else str(window(first)).partition("/")[0]
    end = ".." if last is None else str(window(last)).rpartition("/")[2]
    try:
        return TimeSpan.parse(f"{start}/{end}")
    except EDTFError:
        raise QueryError(
            f"the window from {first!r} to {last!r} ends before it starts: swap them"
        ) from None


def during(moment: str | datetime.date | int | TimeSpan | Event, /) -> Query:
    """Events that lie within a time, from its first day to its last.

    A string, date or int is a window and means all of it: ``"2024-07"`` is 1 to 31 July. A
    TimeSpan or an Event is read with its imprecision.

    Raises:
        TimelineError: for a window that is none, or that ends before it starts.
    """
    return _temporal("during", moment)


def overlapping(moment: str | datetime.date | int | TimeSpan | Event, /) -> Query:
    """Events that share at least a day with a time; it is read as in `during`."""
    return _temporal("overlapping", moment)


def before(moment: str | datetime.date | int | TimeSpan | Event, /) -> Query:
    """Events that end before the first day of a time; it is read as in `during`."""
    return _temporal("before", moment)


def after(moment: str | datetime.date | int | TimeSpan | Event, /) -> Query:
    """Events that start after the last day of a time; it is read as in `during`."""
    return _temporal("after", moment)


def on(day: str | datetime.date | int | TimeSpan | Event, /) -> Query:
    """Events that go on, or happen, on one day.

    Raises:
        QueryError: where the time given is more than a day.
    """
    query = _temporal("on", day)
    if not isinstance(query.moment, Event) and not _one_day(query.moment):
        raise QueryError(
            f"{shown(day)} is more than a day: write a day such as '2024-07-28', "
            "or use overlapping()"
        )
    return query


def _one_day(span: TimeSpan) -> bool:
    return all(cell.linked or cell.start_min == cell.end_max for cell in span.cells)


# What an event says of itself ---------------------------------------------------------------


@attrs.frozen(repr=False)
class _Field(Query):
    name: str
    value: str

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:  # noqa: ARG002
        value, read = self.value, _READERS[self.name]
        registers = _REGISTERS.get(self.name, ())
        known = [key for register in registers for key in getattr(scope, register)]
        if registers and value not in known:
            raise QueryError(f"no {self.name} {value!r} here{_hint(value, known)}")
        return lambda event: _certain(value in read(event))

    def __repr__(self) -> str:
        return f"{self.name}({self.value!r})"


def _hint(value: str, known: Collection[str]) -> str:
    hint = near(value, known)
    return f": {hint}" if hint else ""


def _certain(truth: bool) -> Certainty:  # noqa: FBT001  (a truth value is its subject)
    return Certainty.CERTAIN if truth else Certainty.IMPOSSIBLE


_REGISTERS = {"actor": ("actors",)}

_READERS: dict[str, Callable[[Event], Collection[str | None]]] = {
    "actor": lambda event: [part.actor for part in event.participants],
    "kind": lambda event: (event.kind,),
    "tag": lambda event: event.tags,
}


def actor(key: str, /) -> Query:
    """Events in which an actor takes part.

    Raises:
        QueryError: when it is put to a timeline that doesn't know the actor.
    """
    return _Field("actor", key)


def kind(key: str, /) -> Query:
    """Events of a kind, such as ``"election"``."""
    return _Field("kind", key)


def tag(key: str, /) -> Query:
    """Events that bear a tag."""
    return _Field("tag", key)


@attrs.frozen(repr=False)
class _Words(Query):
    words: str

    def compile(self, scope: Scope, tolerance: int = 1) -> Test:  # noqa: ARG002
        wanted = folded(self.words)
        return lambda event: _certain(wanted in folded(_all_words(event)))

    def __repr__(self) -> str:
        return f"text({self.words!r})"


def text(words: str, /) -> Query:
    """Events with these words in title, summary or claims, in any language.

    Case and accents are ignored: ``text("maduro guaido")`` finds ``Maduro Guaidó``. The words
    are looked for as one run.

    Raises:
        QueryError: for a blank text.
    """
    if not isinstance(words, str) or not words.strip():
        raise QueryError(f"text({shown(words)}) looks for nothing: write a word")
    return _Words(words)


def folded(words: str) -> str:
    """A text without case, accents and runs of blanks, as searches compare it."""
    if not words.isascii():
        decomposed = unicodedata.normalize("NFKD", words)
        words = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(words.casefold().split())


def _all_words(event: Event) -> str:
    texts = (event.title, event.summary, *(claim.text for claim in event.every_claim()))
    return "\n".join(words for text in texts if text for _, words in text.versions)

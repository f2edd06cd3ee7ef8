"""The search of a timeline in memory: which of its events answer a query."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from venezuela_timeline.errors import QueryError, TimelineWarning, shown
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term

from .cell_tests import forms_test
from .distances import places_near
from .event_fields import FIELDS, STATES, words_used
from .groups import HasMember, member_test, possible_members
from .id_index import IdIndex
from .index import Index
from .names import resolved
from .query import And, HasId, InTime, Is, Near, Not, OfTime, Or, Query, is_query
from .reading import (
    Reading,
    check_bool,
    known_until,
    own_cells,
    own_seconds,
    reading_of,
    seconds_of,
)
from .references import by_id
from .registry import Registry
from .text_fields import EventWords
from .text_index import TextIndex
from .text_query import HasText
from .unknown import refuse_unknown, unknown_words

if TYPE_CHECKING:
    from venezuela_timeline.time import TimeSpan

    from .moments import Compared
    from .text_fields import TextField
    from .timeline import Timeline

Test: TypeAlias = Callable[[Event], bool]
"""Whether an event answers a query, possibly or certainly."""

_USUAL = Reading()
"""The reading that the index knows."""

_SEVERAL = 20
"""To test an event takes as long as to put so many into a set."""


@attrs.frozen
class Search:
    """Finds the events of a timeline that answer a query.

    Attributes:
        events: The events, in order.
        actors: The actors that a query can name.
        places: The places.
        sources: The sources.
        chapters: The chapters; if there are none, a chapter's id is only a word.
        terms: What kinds, tags and roles are called.
        answers: What is found in place of each event; by default, the event.
    """

    events: tuple[Event, ...]
    actors: Registry[Actor]
    places: Registry[Place]
    sources: Registry[Source]
    chapters: Registry[Chapter]
    terms: Registry[Term]
    answers: tuple[Event, ...] = attrs.field(
        default=attrs.Factory(lambda search: search.events, takes_self=True)
    )

    @cached_property
    def by_time(self) -> Index:
        """An index over the events' times, read as usual; made when it is first asked for."""
        return Index(
            [own_cells(event, 1, known_until(event, self.sources)) for event in self.events]
        )

    @cached_property
    def by_words(self) -> TextIndex:
        """An index over the events' texts; made when it is first asked for."""
        return TextIndex(
            self.events,
            {"actors": self.actors, "places": self.places, "sources": self.sources},
        )

    @cached_property
    def by_ids(self) -> IdIndex:
        """An index over the ids that events have in their fields, made as it is asked for."""
        return IdIndex(self.events)

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by their ids."""
        return by_id(self.events)

    def inferring(self, timeline: Timeline, tolerance: int) -> Search:
        """The same search that reads what links say of the events' times; made once.

        Args:
            timeline: The timeline of the events.
            tolerance: The tolerance of the query.

        Raises:
            QueryError: if the tolerance is invalid.
        """
        from .consistency import solve  # noqa: PLC0415  (it stands on timelines, which stand here)

        reading_of(tolerance)  # for its check
        if tolerance not in self._inferring:
            solved = solve(timeline, tolerance=tolerance).timeline()
            events = tuple(solved[event.id] for event in self.events)
            self._inferring[tolerance] = attrs.evolve(self, events=events, answers=self.events)
        return self._inferring[tolerance]

    @cached_property
    def _inferring(self) -> dict[int, Search]:
        """The searches with what is inferred that were asked for so far, by their tolerance."""
        return {}

    def find(
        self, query: Query, tolerance: int, dates: str, *, certainly: bool
    ) -> tuple[Event, ...]:
        """The events that answer a query, as `resolved` gives it, in order: see `Timeline.where`.

        It warns whoever called its caller.
        """
        check_bool(certainly, "certainly")
        reading = reading_of(tolerance, dates)
        if self.events and (doubt := unknown_words(query, self._words_used, self)):
            warnings.warn(doubt, TimelineWarning, stacklevel=3)
        found = self._positions(query, reading, certainly=certainly)
        if found is None:
            test = self._test(query, reading, certainly=certainly)
            found = [at for at, event in enumerate(self.events) if test(event)]
        return tuple(map(self.answers.__getitem__, found))

    def resolved(self, query: Query) -> Query:
        """A question with ids for names, all of which are known: see `Timeline.resolve`."""
        found = resolved(is_query(query), self)
        refuse_unknown(found, self)
        return found

    def ranked(self, query: HasText, count: int) -> tuple[Event, ...]:
        """The events with some words, the best first: see `Timeline.search`."""
        if not isinstance(count, int) or count < 0:
            raise QueryError(f"count is {shown(count)}: give a number of events, 0 or more")
        found = self.by_words.ranked(query.terms, query.fields, count)
        return tuple([self.answers[at] for at in found])

    def _words_used(self, field: str) -> set[str]:
        if field not in self._words:
            self._words[field] = words_used(field, self.events)
        return self._words[field]

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """The words used in the fields that were asked for so far."""
        return {}

    def _positions(  # noqa: PLR0911  (one for each kind of query)
        self, query: Query, reading: Reading, *, certainly: bool
    ) -> Sequence[int] | None:
        """Positions of the events that answer, in order; None if the index can't tell."""
        match query:
            case OfTime(window=(first, last)) if reading == _USUAL:
                meaning = self._compared(query, reading).meaning
                return self.by_time.find(meaning, first, last, certainly=certainly)
            case HasText():
                return self.by_words.find(query.terms, query.fields)
            case HasId(field, ids):
                return self.by_ids.find(field, ids)
            case HasMember():
                possible = self.by_ids.find("actor", possible_members(query, self.actors))
                test = self._test(query, reading, certainly=certainly)
                return possible and [at for at in possible if test(self.events[at])]
            case Or(queries):
                found: set[int] = set()
                for part in queries:
                    some = self._positions(part, reading, certainly=certainly)
                    if some is None:
                        return None
                    found.update(some)
                return sorted(found)
            case And(queries):
                return self._narrowed(queries, reading, certainly=certainly)
        return None

    def _narrowed(
        self, queries: tuple[Query, ...], reading: Reading, *, certainly: bool
    ) -> Sequence[int] | None:
        """Those that the indexes give for some parts and that pass the tests of the others."""
        queries = tuple(sorted(queries, key=_cost))
        listed: list[tuple[Sequence[int], Query]] = []
        for number, part in enumerate(queries):
            # Texts are looked at last, and only those of events that pass all other tests.
            if _cost(part) == _TEXT and number:
                break
            found = self._positions(part, reading, certainly=certainly)
            if found is not None:
                listed.append((found, part))
        if not listed:
            return None
        fewest = min(listed, key=lambda one: len(one[0]))
        found, rest = fewest[0], [part for part in queries if part is not fewest[1]]
        for others, part in listed:
            if part is not fewest[1] and len(others) < _SEVERAL * len(found):
                found = sorted(set(found).intersection(others))
                rest.remove(part)
        if not rest:
            return found
        test = _both(self._tests(tuple(rest), reading, certainly=certainly))
        events = self.events
        return [at for at in found if test(events[at])]

    def _test(  # noqa: PLR0911  (one for each kind of query)
        self, query: Query, reading: Reading, *, certainly: bool
    ) -> Test:
        """The test that answers a query for one event, for one of its two readings.

        Kleene's logic: what is negated certainly holds where it does not possibly hold.
        """
        match query:
            case And(queries):
                return _both(self._tests(queries, reading, certainly=certainly))
            case Or(queries):
                return _either(self._tests(queries, reading, certainly=certainly))
            case Not(part):
                test = self._test(part, reading, certainly=not certainly)
                return lambda event: not test(event)
            case OfTime():
                return self._time_test(query, reading, certainly=certainly)
            case HasId(field, ids):
                return _id_test(field, ids)
            case Is(state):
                return STATES[state]
            case HasText(fields=fields):
                terms = query.terms
                return lambda event: all(term in self._text(event, fields) for term in terms)
            case HasMember():
                return member_test(
                    query,
                    self.actors,
                    lambda when: self._time_test(
                        InTime("overlapping", when), reading, certainly=certainly
                    ),
                    certainly=certainly,
                )
            case Near():
                close = places_near(query, self.places)
                return lambda event: event.place in close
        raise NotImplementedError(
            f"{type(query).__name__} answers nothing: make queries of the classes in "
            "venezuela_timeline.timeline.query"
        )

    def _tests(
        self, queries: tuple[Query, ...], reading: Reading, *, certainly: bool
    ) -> list[Test]:
        """The tests of several queries, the cheap ones first."""
        return [
            self._test(part, reading, certainly=certainly) for part in sorted(queries, key=_cost)
        ]

    def _text(self, event: Event, fields: tuple[TextField, ...]) -> str:
        """The words of an event in some fields; each event's are folded once."""
        found = self._folded.get((event.id, fields))
        if found is None:
            found = self._folded[event.id, fields] = self._words_of(event, fields)
        return found

    @cached_property
    def _folded(self) -> dict[tuple[str, tuple[TextField, ...]], str]:
        """The words of the events that were asked for so far."""
        return {}

    @cached_property
    def _words_of(self) -> EventWords:
        return EventWords({"actors": self.actors, "places": self.places, "sources": self.sources})

    def _compared(self, query: OfTime, reading: Reading) -> Compared:
        return query.compared(reading.tolerance, lambda event: known_until(event, self.sources))

    def _time_test(self, query: OfTime, reading: Reading, *, certainly: bool) -> Test:
        sources, tolerance = self.sources, reading.tolerance
        compared = self._compared(query, reading)
        in_days = forms_test(*compared.in_days(certainly=certainly), certainly=certainly)
        seconds = compared.in_seconds(certainly=certainly)
        in_seconds = seconds and forms_test(*seconds, certainly=certainly)

        def own(event: Event, until: int | None) -> bool:
            instants = own_seconds(event, until) if in_seconds else None
            if in_seconds and instants:
                return in_seconds(instants)
            return in_days(own_cells(event, tolerance, until))

        def claimed(time: TimeSpan, until: int | None) -> bool:
            instants = seconds_of(time, until) if in_seconds else None
            if in_seconds and instants:
                return in_seconds(instants)
            return in_days(time.cells_within(tolerance, until))

        def test(event: Event) -> bool:
            until = known_until(event, sources)
            rivals = (claimed(time, until) for time in reading.claimed_times(event))
            if certainly:
                return own(event, until) and all(rivals)
            return own(event, until) or any(rivals)

        if reading.claimed:
            return test
        return lambda event: own(event, known_until(event, sources))


_ID, _TIME, _TEXT = range(3)


def _cost(query: Query) -> int:
    """How much a test of a query costs, roughly, next to that of others."""
    match query:
        case And(queries) | Or(queries):
            return max(map(_cost, queries))
        case Not(part):
            return _cost(part)
        case HasText():
            return _TEXT
        case OfTime() | Is("contested"):
            return _TIME
    return _ID


def _both(tests: list[Test]) -> Test:
    match tests:
        case [one, other]:  # as most are: quicker than a loop
            return lambda event: one(event) and other(event)
    return lambda event: all(test(event) for test in tests)


def _either(tests: list[Test]) -> Test:
    match tests:
        case [one, other]:
            return lambda event: one(event) or other(event)
    return lambda event: any(test(event) for test in tests)


def _id_test(field: str, ids: tuple[str, ...]) -> Test:
    read, wanted = FIELDS[field], frozenset(ids)
    if len(ids) == 1:
        (one,) = ids
        return lambda event: one in read(event)
    return lambda event: not wanted.isdisjoint(read(event))

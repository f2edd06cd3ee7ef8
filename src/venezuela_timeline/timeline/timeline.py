"""The Timeline: an immutable sequence of events with their actors, places and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

import attrs

from venezuela_timeline.errors import cut
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term, Text
from venezuela_timeline.model.display import Displayed
from venezuela_timeline.model.text import to_text
from venezuela_timeline.model.validation import check_slug, optional_plain

from ._doors import Doors
from ._keys import check_positions, is_window, no_key, no_position, unknown_event, window_of
from ._questions import Questions
from ._tabular import Tabular
from .homes import register
from .reading import check_bool, known_until, own_cells
from .references import by_id, check_references, distinct, in_order, merged, targets
from .registry import REGISTERS, Registry

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import Cell

    from .query import Query  # noqa: TC004  (its field is read by name alone)
    from .search import Search


@attrs.frozen(init=False, repr=False)
class Timeline(Displayed, Doors, Questions, Tabular, Sequence[Event]):
    """Events in order of time, with what they refer to.

    The order is total and doesn't depend on the order given: local day of the earliest
    start, time of day in UTC, latest start, earliest end, latest end, id. What is certainly
    before sorts before.

    Args:
        events: The events.
        id: The timeline's slug; calendars build their UIDs on it.
        title: Its title.
        version: Which edition of the data it is, such as ``2026.11``; what is made from a
            timeline, by a selection, an edit or ``|``, keeps the version of the left one.
        actors: Who takes part.
        places: Where.
        sources: What is cited.
        chapters: The parts it is told in, in the order they are told.
        terms: What its kinds, tags, roles, aspects and units are called in each language.
        outside: Ids of events that are not here but that links may name, as in a selection.

    What is made from timelines remembers how; that is no part of its value, and is not saved:

    origins: each timeline that was joined with ``|``, by its title and the ids of its events.

    asked: the questions that `where` was asked, with ids in place of names.

    Example:
        >>> tl = Timeline([Event("vote", "The vote", "2024-07-28")], title="A day")
        >>> "vote" in tl, tl["vote"].when
        (True, TimeSpan('2024-07-28'))

    Raises:
        DataError: with every reference to an id that isn't there.
        ConflictError: if two different things have one id.
    """

    events: tuple[Event, ...] = attrs.field(eq=by_id)  # their order follows from them
    id: str
    title: Text
    actors: Registry[Actor]
    places: Registry[Place]
    sources: Registry[Source]
    chapters: Registry[Chapter]
    terms: Registry[Term]
    version: str | None = attrs.field(default=None, validator=optional_plain)
    origins: tuple[tuple[Text, frozenset[str]], ...] = attrs.field(default=(), eq=False)
    asked: tuple[Query, ...] = attrs.field(default=(), eq=False)

    def __init__(  # noqa: PLR0913  (a timeline has this many parts)
        self,
        events: Iterable[Event] = (),
        *,
        id: str = "timeline",  # noqa: A002  (the word the data uses)
        title: Text | str | Mapping[str, str] = "Timeline",
        version: str | None = None,
        actors: Iterable[Actor] = (),
        places: Iterable[Place] = (),
        sources: Iterable[Source] = (),
        chapters: Iterable[Chapter] = (),
        terms: Iterable[Term] = (),
        outside: Iterable[str] = (),
    ) -> None:
        check_slug(id, "id")
        self.__attrs_init__(
            in_order(distinct(events)),
            id,
            to_text(title),
            Registry(actors, kind=Actor),
            Registry(places, kind=Place),
            Registry(sources, kind=Source),
            Registry(chapters, kind=Chapter),
            Registry(terms, kind=Term),
            version,
        )
        check_references(self.events, self.actors.values(), self._known(outside))
        register(self)

    # A sequence ---------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    @overload
    def __getitem__(self, key: int | str) -> Event: ...
    @overload
    def __getitem__(self, key: slice) -> Timeline: ...
    def __getitem__(self, key: int | str | slice) -> Event | Timeline:
        """An event by id or position; a selection by positions or by two days.

        An int is a position: write years as strings. Two days select as `overlapping` does.

        Raises:
            UnknownIdError: if no event has the id, with the nearest there is.
            PositionError: if the position is beyond the ends.
            TimelineError: if a day cannot be read, or the window ends before it starts.
        """
        if isinstance(key, str):
            try:
                return self._by_id[key]
            except KeyError:
                raise unknown_event(key, self._by_id) from None
        if isinstance(key, slice) and is_window(key):
            from .predicates import overlapping  # noqa: PLC0415  (loading takes no queries)

            return self.where(overlapping(window_of(key)))
        if isinstance(key, slice):
            check_positions(key, len(self))
            return self._selection(self.events[key])
        try:
            return self.events[key]
        except IndexError:
            raise no_position(key, len(self)) from None
        except TypeError:
            raise no_key(key) from None

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Event):
            return self._by_id.get(key.id) == key
        return isinstance(key, str) and key in self._by_id

    def __hash__(self) -> int:
        return hash(frozenset(self._by_id))

    def __repr__(self) -> str:
        asked = cut(" & ".join(map(repr, self.asked)), 160)
        return f"<Timeline {self.id!r}: {self._extent}{', where ' * bool(asked)}{asked}>"

    # Editing ------------------------------------------------------------------------------

    def add(self, *events: Event) -> Timeline:
        """A timeline with these events as well.

        Raises:
            ConflictError: if a different event has the id already.
            DataError: if an event names what is not registered here.
        """
        return self._with(self.events, distinct(events, self._by_id))

    def replace(self, *events: Event) -> Timeline:
        """A timeline with these events in place of those that have their ids.

        ``tl.replace(attrs.evolve(tl["vote"], title="The vote"))`` changes one field of one event.

        Raises:
            UnknownIdError: if no event has the id.
            DataError: if an event names what is not registered here.
            ModelError: if something is not an Event.
        """
        new = {self[event.id].id: event for event in distinct(events)}
        kept = [event for event in self.events if event.id not in new]
        return self._with(kept, new.values())

    def remove(self, *keys: str) -> Timeline:
        """A timeline without the events of these ids; links to them stay.

        Raises:
            UnknownIdError: if no event has an id.
        """
        gone = {self[key].id for key in keys}
        return self._selection(tuple(event for event in self.events if event.id not in gone))

    def __or__(self, other: Timeline) -> Timeline:
        """All events and all that is registered in either; id, title and version are the left's.

        Raises:
            ConflictError: if one id stands for two different things.
        """
        return self.union(other) if isinstance(other, Timeline) else NotImplemented

    def union(self, *others: Timeline, title: Text | str | Mapping[str, str] = "") -> Timeline:
        """As ``|``, of several timelines, and with a title of its own if one is given.

        Charts can give each of them a lane: ``lanes="timeline"``.

        Raises:
            ConflictError: if one id stands for two different things.
        """
        events = [event for one in (self, *others) for event in one.events]
        origins = tuple(
            origin
            for one in (self, *others)
            for origin in one.origins or ((one.title, frozenset(one.ids)),)
        )
        joined = self._rebuilt(events, *others)
        title = to_text(title) if title else self.title
        return joined._selection(joined.events, title=title, origins=origins)  # noqa: SLF001  (its own class)

    def __and__(self, other: Timeline) -> Timeline:
        """The events here whose ids are in the other, too.

        Raises:
            ConflictError: if one id stands for two different events.
        """
        if not isinstance(other, Timeline):
            return NotImplemented
        distinct((*self.events, *other.events))
        return self._selection(tuple(event for event in self.events if event.id in other.ids))

    def __sub__(self, other: Timeline) -> Timeline:
        """The events here whose ids are not in the other."""
        if not isinstance(other, Timeline):
            return NotImplemented
        return self._selection(tuple(event for event in self.events if event.id not in other.ids))

    # Asking -------------------------------------------------------------------------------

    def where(
        self,
        query: Query,
        *,
        certainly: bool = False,
        tolerance: int = 1,
        dates: Literal["ours", "claimed"] = "ours",
        inferred: bool = False,
    ) -> Timeline:
        """The events for which a query is possible, or with `certainly`, certain.

        Args:
            query: Predicates such as ``during("2024-07")``, combined with ``&``, ``|``, ``~``.
            certainly: Leave out what is only possible.
            tolerance: How many units of its coarsest qualified part a date marked ``~``,
                ``?`` or ``%`` may be off by.
            dates: ``ours`` reads each event's own date; ``claimed`` also those that parties
                assert for it, so that certain means by every version.
            inferred: Read times with what follows from links, as in `chronology.solve`; the events
                that are found stay as they are.

        Raises:
            QueryError: if an argument is none of those above, or an id is not registered here.

        Warns:
            TimelineWarning: if no event has a kind, tag, role or chapter that is asked for.
        """
        check_bool(inferred, "inferred")
        search = self._search.inferring(self, tolerance) if inferred else self._search
        asked = search.resolved(query)
        found = search.find(asked, tolerance, dates, certainly=certainly)
        return self._selection(found, asked=(*self.asked, asked))

    def known_until(self, event: Event) -> int | None:
        """The day number until which an event with an open end is known to have gone on.

        That is its own `known_until`, else the latest publication date among its sources; of an
        imprecise date the first day counts. None if the end is not open, or nothing dated is cited.

        Raises:
            ModelError: if it is not given an Event.
        """
        return known_until(event, self.sources)

    def cells_of(self, event: Event, tolerance: int = 1) -> tuple[Cell, ...]:
        """The cells of its time, narrowed by what is inferred: see `TimeSpan.cells_within`."""
        return own_cells(event, tolerance, self.known_until(event))

    @property
    def ids(self) -> KeysView[str]:
        """The ids of the events, in order."""
        return self._by_id.keys()

    # Inside -------------------------------------------------------------------------------

    @property
    def outside(self) -> frozenset[str]:
        """Ids that links here point to, of events that are not here."""
        return frozenset(targets(self.events) - self._by_id.keys())

    @cached_property
    def _search(self) -> Search:
        from .search import Search  # noqa: PLC0415  (loading takes no search)

        return Search(
            self.events, self.actors, self.places, self.sources, self.chapters, self.terms
        )

    @cached_property
    def _extent(self) -> str:
        from .grouping import extent  # noqa: PLC0415  (loading takes no groups)

        return extent(self.events)

    @cached_property
    def _source_words(self) -> dict[tuple[str, Lang], tuple[str, str]]:
        """What citations say of each source in each language, as far as it was put into words."""
        return {}

    @cached_property
    def _by_id(self) -> dict[str, Event]:
        return by_id(self.events)

    def _known(self, outside: Iterable[str]) -> dict[str, Collection[str]]:
        """The ids that events and actors may name, by what they are."""
        return {
            "actor": self.actors,
            "place": self.places,
            "source": self.sources,
            "chapter": self.chapters,
            "event": set(self._by_id).union(outside),
        }

    def _with(self, events: Sequence[Event], new: Collection[Event]) -> Timeline:
        """Some of the events here, in their order, with new ones, of which no id is theirs."""
        ids = {event.id for event in new}
        elsewhere = any(key not in ids and key not in self._by_id for key in targets(new))
        # What links lead outside is known only after a look at all events: only if it must be.
        check_references(new, (), self._known(ids.union(self.outside) if elsewhere else ids))
        return self._selection(merged(events, new), asked=())

    def _rebuilt(self, events: Iterable[Event], *others: Timeline) -> Timeline:
        """These events with all that is registered here and in other timelines."""
        registers: dict[str, Any] = {
            name: [thing for one in (self, *others) for thing in getattr(one, name).values()]
            for name in REGISTERS
        }
        outside = [key for one in (self, *others) for key in one.outside]
        return Timeline(
            events, id=self.id, title=self.title, version=self.version, outside=outside, **registers
        )

    def holds(self, event: Event) -> bool:
        """Whether this very event is here, not only one that is equal to it."""
        return self._by_id.get(event.id) is event

    def _selection(
        self,
        events: tuple[Event, ...],
        *,
        asked: tuple[Query, ...] | None = None,
        title: Text | None = None,
        origins: tuple[tuple[Text, frozenset[str]], ...] | None = None,
    ) -> Timeline:
        """These events of this timeline, already in order and checked."""
        selection = object.__new__(Timeline)
        selection.__attrs_init__(
            events,
            self.id,
            title or self.title,
            *(self.actors, self.places, self.sources, self.chapters, self.terms),
            self.version,
            self.origins if origins is None else origins,
            self.asked if asked is None else asked,
        )
        register(selection)
        return selection

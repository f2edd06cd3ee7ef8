"""The Timeline: an immutable sequence of events with their actors, places and sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

import attrs

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term, Text
from venezuela_timeline.model._display import Displayed
from venezuela_timeline.model.text import to_text
from venezuela_timeline.model.validation import check_slug, optional_plain

from ._members import check_references, distinct, in_order, known_until
from .grouping import By, Summary, covering, gaps, grouped, nearest, summary
from .index import Index
from .perspective import Perspective, according_to, as_of
from .query import Query, answers, reading_of
from .records import events_of, registered, rows_of
from .registry import Registry, completed, unknown_id
from .temporal import between, overlapping

if TYPE_CHECKING:
    import os

    import pandas
    import polars
    import pyarrow

    from venezuela_timeline.formats import Report
    from venezuela_timeline.time import TimeSpan


@attrs.frozen(init=False, repr=False)
class Timeline(Displayed, Sequence[Event]):
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
        outside: Ids of events that links may point to though they are not here, as in a
            selection from a larger timeline.

    Example:
        >>> tl = Timeline([Event("vote", "The vote", "2024-07-28")], title="A day")
        >>> "vote" in tl, tl["vote"].when
        (True, TimeSpan('2024-07-28'))

    Raises:
        DataError: with every reference to an id that isn't there.
        ConflictError: for two different things under one id.
    """

    events: tuple[Event, ...]
    id: str
    title: Text
    actors: Registry[Actor]
    places: Registry[Place]
    sources: Registry[Source]
    chapters: Registry[Chapter]
    terms: Registry[Term]
    version: str | None = attrs.field(default=None, validator=optional_plain)

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
        known = {
            "event": self.ids | set(outside),
            "actor": self.actors,
            "place": self.places,
            "source": self.sources,
            "chapter": self.chapters,
        }
        check_references(self.events, self.actors.values(), known)

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

        Raises:
            UnknownIdError: for an id no event bears, with the nearest that one does.
            IndexError: for a position beyond the end.
            TimelineError: for days that are none, or a window that ends before it starts.
        """
        if isinstance(key, str):
            try:
                return self._by_id[key]
            except KeyError:
                raise unknown_id("event", key, self._by_id) from None
        if isinstance(key, slice):
            return self._slice(key)
        return self.events[key]

    def _slice(self, key: slice) -> Timeline:
        days = (key.start, key.stop)
        if not any(isinstance(day, str | datetime.date) for day in days):
            return self._selection(self.events[key])
        if key.step is not None:
            raise QueryError(
                f"a window of days has no step, such as {shown(key.step)}: leave it out"
            )
        return self.where(overlapping(between(*days)))

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Event):
            return self._by_id.get(key.id) == key
        return isinstance(key, str) and key in self._by_id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timeline) and attrs.astuple(self, recurse=False) == attrs.astuple(
            other, recurse=False
        )

    def __hash__(self) -> int:
        return hash(tuple(self._by_id))

    def __repr__(self) -> str:
        plural = "" if len(self) == 1 else "s"
        span = f", {self.span.describe()}" if self.span else ""
        return f"<Timeline {self.id!r}: {len(self)} event{plural}{span}>"

    # Editing ------------------------------------------------------------------------------

    def add(self, *events: Event) -> Timeline:
        """A timeline with these events as well.

        Raises:
            ConflictError: where an id is taken by a different event.
            DataError: where an event names what is not registered here.
        """
        return self._rebuilt((*self.events, *events))

    def replace(self, *events: Event) -> Timeline:
        """A timeline with these events in place of those that bear their ids.

        Raises:
            UnknownIdError: where no event bears the id.
            DataError: where an event names what is not registered here.
            ModelError: for what is no event.
        """
        changed = self._by_id | {self[event.id].id: event for event in distinct(events)}
        return self._rebuilt(changed.values())

    def remove(self, *keys: str) -> Timeline:
        """A timeline without the events of these ids; links to them stay.

        Raises:
            UnknownIdError: where no event bears an id.
        """
        gone = {self[key].id for key in keys}
        return self._selection(tuple(event for event in self.events if event.id not in gone))

    def __or__(self, other: Timeline) -> Timeline:
        """All events and all that is registered in either; id, title and version are the left's.

        Raises:
            ConflictError: where one id stands for two different things.
        """
        if not isinstance(other, Timeline):
            return NotImplemented
        return self._rebuilt((*self.events, *other.events), other)

    def __and__(self, other: Timeline) -> Timeline:
        """The events here whose ids are in the other, too.

        Raises:
            ConflictError: where an id stands for two different events.
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

    @classmethod
    def from_records(  # noqa: PLR0913  (the registers of a timeline)
        cls,
        rows: object,
        *,
        id: str = "timeline",  # noqa: A002  (the word the data uses)
        title: Text | str | Mapping[str, str] = "Timeline",
        actors: Iterable[Actor] = (),
        places: Iterable[Place] = (),
        sources: Iterable[Source] = (),
        chapters: Iterable[Chapter] = (),
        terms: Iterable[Term] = (),
    ) -> Timeline:
        """A timeline from flat records: dicts, or the rows of a pandas, Polars or Arrow table.

        A record has ``id``, ``title`` and ``when``, and may have the other attributes of an
        `Event` but claims and links. ``title_en`` and ``title_es`` give one text in two
        languages; ``tags``, ``participants`` and ``citations`` can be lists or strings with
        ``;`` between the ids. What is empty is left out. Actors, places and sources that are
        named and not given get a bare entry with their id as name.

        Example:
            >>> rows = [{"id": "vote", "title": "The vote", "when": "2024-07-28"}]
            >>> Timeline.from_records(rows)["vote"].when
            TimeSpan('2024-07-28')

        Raises:
            DataError: with every fault, by its row.
        """
        events = events_of(rows_of(rows))
        bare_actors, bare_places, bare_sources = registered(events)
        return cls(
            events,
            id=id,
            title=title,
            actors=completed(actors, bare_actors),
            places=completed(places, bare_places),
            sources=completed(sources, bare_sources),
            chapters=chapters,
            terms=terms,
        )

    @classmethod
    def from_frame(cls, frame: object, **registers: Any) -> Timeline:
        """A timeline from a pandas, Polars or Arrow table, by its rows: see `from_records`."""
        return cls.from_records(frame, **registers)

    # Asking -------------------------------------------------------------------------------

    def where(
        self,
        query: Query,
        *,
        certainly: bool = False,
        tolerance: int = 1,
        dates: Literal["ours", "claimed"] = "ours",
    ) -> Timeline:
        """The events for which a query is possible, or with `certainly`, certain.

        Args:
            query: Predicates such as ``during("2024-07")``, combined with ``&``, ``|``, ``~``.
            certainly: Leave out what is only possible.
            tolerance: How many units of its coarsest qualified part a date marked ``~``,
                ``?`` or ``%`` may be off by.
            dates: ``ours`` reads each event's own date; ``claimed`` also those that parties
                assert for it, so that certain means by every version.

        Raises:
            QueryError: where the query names something this timeline doesn't know.
        """
        reading = reading_of(tolerance, dates)
        return self._selection(answers(self, query, reading, certainly=bool(certainly)))

    def according_to(self, by: str) -> Perspective:
        """What one actor or source says: its latest figures, dates, winners, and its denials.

        Only events it makes claims about are in it. Where it says nothing there is None,
        never our word.

        Raises:
            QueryError: where the timeline knows no such actor or source.
        """
        return according_to(self, by)

    def as_of(self, day: str | datetime.date) -> Timeline:
        """The timeline with only the claims that may have been made by a day.

        Events that certainly start later are left out, and an event with an open end is known
        until that day at most. Claims without a date stay: their `said` is None. Summaries are
        not rewound.

        Raises:
            PhraseError: for a day that is none.
        """
        return self._selection(in_order(as_of(self, day)))

    def group_by(self, by: By) -> dict[str | None, Timeline]:
        """Selections by year, month, chapter, kind, actor, place or tag.

        An event stands in each group it belongs to, and in the last, None, where it has none;
        by year and month, where it may have started in several.

        Raises:
            QueryError: for anything else to group by.
        """
        groups = grouped(self.events, by)
        return {key: self._selection(tuple(events)) for key, events in groups.items()}

    def nearest(
        self, moment: str | datetime.date | int | TimeSpan, count: int = 1
    ) -> tuple[Event, ...]:
        """The events nearest to a time, the nearest first.

        By the fewest days there can be between them, then by the most.

        Raises:
            TimelineError: for a time or a count that is none.
        """
        return tuple(nearest(self.events, moment, count))

    def gaps(self, at_least: int = 1) -> tuple[TimeSpan, ...]:
        """The stretches of so many days or more, between events, on which none can have been.

        Raises:
            QueryError: for a number of days under 1.
        """
        return tuple(gaps(self.events, at_least))

    @property
    def span(self) -> TimeSpan | None:
        """From the earliest start to the latest end; None without events.

        Open or unknown where the earliest start or the latest end is.
        """
        return covering(self.events)

    def summary(self, lang: str = "en") -> Summary:
        """What is in it, in figures."""
        return summary(self.title[lang], self.events)

    def known_until(self, event: Event) -> int | None:
        """The day number until which an event with an open end is known to have gone on.

        That is its own `known_until`, else the latest day on which a source it
        cites was published, read as its first where that day is imprecise. None
        where the end is not open, or nothing dated is cited.
        """
        return known_until(event, self.sources)

    @property
    def ids(self) -> KeysView[str]:
        """The ids of the events, in order."""
        return self._by_id.keys()

    # Doors --------------------------------------------------------------------------------

    def save(self, path: str | os.PathLike[str], **options: Any) -> Report:
        """Write it to a file in the format of its suffix: see `venezuela_timeline.formats.save`."""
        from venezuela_timeline import formats  # noqa: PLC0415  (a door: formats stand above)

        return formats.save(self, path, **options)

    def chart(self, **options: Any) -> dict[str, Any]:
        """A Vega-Lite specification: see `venezuela_timeline.view.chart.spec`."""
        from venezuela_timeline.view import chart  # noqa: PLC0415  (a door: view stands above)

        return chart.spec(self, **options)

    def to_arrow(self, table: str = "events") -> pyarrow.Table:
        """One of its tables for Arrow: see `venezuela_timeline.frames.tables`."""
        from venezuela_timeline.frames.tables import arrow  # noqa: PLC0415  (a door: an extra)

        return arrow(self, table)

    def to_pandas(self, table: str = "events") -> pandas.DataFrame:
        """One of its tables for pandas, with nullable types."""
        from venezuela_timeline.frames.tables import pandas  # noqa: PLC0415  (a door: an extra)

        return pandas(self, table)

    def to_polars(self, table: str = "events") -> polars.DataFrame:
        """One of its tables for Polars."""
        from venezuela_timeline.frames.tables import polars  # noqa: PLC0415  (a door: an extra)

        return polars(self, table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table of events for what reads a stream of Arrow: pyarrow, pandas, DuckDB."""
        from venezuela_timeline.frames.tables import arrow  # noqa: PLC0415  (a door: an extra)

        return arrow(self).__arrow_c_stream__(requested_schema)

    # Inside -------------------------------------------------------------------------------

    @property
    def outside(self) -> frozenset[str]:
        """Ids that links here point to though the events are not here."""
        targets = (link.event for event in self.events for link in event.links)
        return frozenset(target for target in targets if target not in self._by_id)

    @cached_property
    def by_time(self) -> Index:
        """An index over the events' times, made when first asked for."""
        return Index(
            [
                event.when.cells_within(1, self.known_until(event))
                if event.when.open_end
                else event.when.cells_within(1)
                for event in self.events
            ]
        )

    @cached_property
    def _by_id(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}

    def _rebuilt(self, events: Iterable[Event], other: Timeline | None = None) -> Timeline:
        """These events with what is registered here, and in another timeline if there is one."""
        registers: dict[str, Any] = {
            name: (
                getattr(self, name) if other is None else getattr(self, name) | getattr(other, name)
            ).values()
            for name in ("actors", "places", "sources", "chapters", "terms")
        }
        return Timeline(
            events,
            id=self.id,
            title=self.title,
            version=self.version,
            outside=self.outside if other is None else self.outside | other.outside,
            **registers,
        )

    def _selection(self, events: tuple[Event, ...]) -> Timeline:
        """These events of this timeline, already in order and checked."""
        selection = object.__new__(Timeline)
        selection.__attrs_init__(
            events,
            self.id,
            self.title,
            self.actors,
            self.places,
            self.sources,
            self.chapters,
            self.terms,
            self.version,
        )
        return selection

"""What a timeline answers besides `where`: searches, selections, groups and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Event

from ._keys import found_event
from .references import in_order

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Offset, Text
    from venezuela_timeline.time import TimeSpan

    from .counts import Counts
    from .event_dicts import EventDict
    from .figures import Groups, Summary
    from .grouping import Grouping
    from .perspective import Perspective
    from .query import Query
    from .search import Search
    from .sequences import Pairs
    from .text_fields import TextField
    from .timeline import Timeline


class Questions:
    """A timeline as what is asked of it."""

    __slots__ = ()

    if TYPE_CHECKING:
        events: tuple[Event, ...]

        @property
        def _search(self) -> Search: ...
        def _selection(
            self,
            events: tuple[Event, ...],
            *,
            asked: tuple[Query, ...] | None = None,
            title: Text | None = None,
            origins: tuple[tuple[Text, frozenset[str]], ...] | None = None,
        ) -> Timeline: ...

    def find(self, key: str) -> Event:
        """The event with an id, or else the one with a title in any language.

        Case, accents and signs of titles do not matter. An id wins over a title.

        Raises:
            UnknownIdError: if no event has that id or title, with those that have the words.
            QueryError: if several events have the title.
        """
        return found_event(cast("Timeline", self), key)

    def search(
        self,
        words: str,
        *,
        count: int = 20,
        fields: TextField | Iterable[TextField] | None = None,
    ) -> tuple[Event, ...]:
        """The events with some words, the best first: those that `text` finds.

        What is in a title counts most, then ids and the names of actors and places, then summaries,
        then claims and sources; a word that few events have counts more than one that many have.

        Args:
            words: As in `text`: all of them, quotes for a phrase, a star for a beginning.
            count: How many at most.
            fields: Where to look; by default in all.

        Raises:
            QueryError: if there are no words, no such field, or the count is negative.
        """
        from .text_query import HasText  # noqa: PLC0415  (loading takes no queries)

        return self._search.ranked(HasText(words, fields), count)

    def resolve(self, query: Query) -> Query:
        """The question that `where` asks: ids for names, places for countries, events for ids.

        Wherever an id is asked for, an exact id counts, or else a name or an alias in any language,
        whatever its case and accents. Names are looked up when a question is put and never kept.

        Example:
            >>> import venezuela_timeline as vt
            >>> vt.load().resolve(vt.actor("Putin") & vt.country("RU"))
            actor('vladimir-putin') & place('kazan', 'moscow', 'tver-region')

        Raises:
            QueryError: if something has neither that id nor that name, or several things have it.
        """
        return self._search.resolved(query)

    def select(self, *keys: str | Event) -> Timeline:
        """The events of these ids or titles, with all that is registered here.

        So one event can become a timeline of its own. `outside` says which events its links name
        that are left out.

        Raises:
            UnknownIdError: if no event has an id or title.
            QueryError: if several events have a title.
        """
        timeline = cast("Timeline", self)
        ids = (key.id if isinstance(key, Event) else key for key in keys)
        wanted = {found_event(timeline, key).id for key in ids}
        return self._selection(tuple(event for event in self.events if event.id in wanted))

    def according_to(self, by: str) -> Perspective:
        """What one actor or source says: its latest figures, dates, winners, and its denials.

        Only the events it makes claims about are in it. Where it says nothing the answer is None,
        never our word.

        Raises:
            QueryError: if the timeline has no such actor or source.
        """
        from .perspective import according_to  # noqa: PLC0415  (few ask for it)

        return according_to(cast("Timeline", self), by)

    def as_of(self, day: str | datetime.date) -> Timeline:
        """The timeline with only the claims that may have been made by a day.

        Events that certainly start later are left out, and an event with an open end is known to
        have gone on until that day at most. Claims without a date stay: their `said` is None.
        Summaries stay as they are.

        Raises:
            PhraseError: if the day cannot be read.
        """
        from .perspective import as_of  # noqa: PLC0415  (few ask for it)

        return self._selection(in_order(as_of(cast("Timeline", self), day)))

    def followed_by(
        self,
        first: Query,
        second: Query,
        *,
        within: Offset | str,
        certainly: bool = False,
        tolerance: int = 1,
    ) -> Pairs:
        """The pairs of an event that answers one query and a later one that answers another.

        The second starts after the last day of the first, as in `after`, and at most the offset
        later, as in `within`: two events of one day do not follow each other, unless both have
        times of day with an offset from UTC. A pair is certain if both events certainly answer
        and the one certainly follows the other.

        Args:
            first: What the first event answers.
            second: What the second event answers.
            within: Whole days, weeks or months, such as ``"30 days"``.
            certainly: Leave out what is only possible.
            tolerance: How many units a qualified date may be off by.

        Example:
            >>> import venezuela_timeline as vt
            >>> tl = vt.load()
            >>> pairs = tl.followed_by(vt.kind("election"), vt.kind("statement"), within="30 days")
            >>> pairs[0].first.id, str(pairs[0].certainty)
            ('presidential-election-2024', 'Certainty.CERTAIN')

        Raises:
            QueryError: if the offset is none, or a query cannot be answered here.
        """
        from .sequences import followed_by  # noqa: PLC0415  (few ask for it)

        return followed_by(
            cast("Timeline", self),
            first,
            second,
            within=within,
            certainly=certainly,
            tolerance=tolerance,
        )

    def head(self, count: int = 5) -> Timeline:
        """The first events.

        Raises:
            QueryError: if the count is not a number, or negative.
        """
        if not isinstance(count, int) or count < 0:
            raise QueryError(f"count is {shown(count)}: give a number of events, 0 or more")
        return self._selection(self.events[:count])

    def to_dicts(self, lang: Lang = "en") -> list[EventDict]:
        """Its events as plain data, with names in place of ids: what JSON can hold.

        Texts are in one language, days are ISO 8601, times are in EDTF and in words. `save` to JSON
        keeps everything, in every language; `table` has the same in cells.

        Raises:
            FormatError: if there are no words in the language.
        """
        from .event_dicts import event_dicts  # noqa: PLC0415  (few ask for it)

        timeline = cast("Timeline", self)
        return event_dicts(timeline, lang)

    def group_by(self, by: Grouping) -> Groups:
        """Selections by year, month, chapter, kind, actor, party, place, country, tag or timeline.

        An event is in every group it belongs to. If it belongs to none, or may have started in
        several years or months, it is in the last group, None.

        Raises:
            QueryError: if it is asked to group by anything else.
        """
        from .figures import Groups  # noqa: PLC0415  (few ask for it)
        from .grouping import grouped  # noqa: PLC0415  (the same)

        timeline = cast("Timeline", self)
        parts = grouped(timeline, by).items()
        return Groups(timeline, by, {key: self._selection(tuple(part)) for key, part in parts})

    def counts(self, of: Grouping, *, by: Grouping | None = None, lang: Lang = "en") -> Counts:
        """How many events there are in each group, as a table and a small bar chart.

        Args:
            of: What is counted: ``month``, ``chapter`` and the other groups of `group_by`. Between
                months and years with events, those without are there, too.
            by: What each bar is divided by, if anything.
            lang: The language of names.

        Example:
            >>> from venezuela_timeline import Event, Timeline
            >>> tl = Timeline([Event("a", "A", "2024-05-01"), Event("b", "B", "2024-07")])
            >>> [(row["month"], row["events"]) for row in tl.counts("month").to_dicts()]
            [('2024-05', 1), ('2024-06', 0), ('2024-07', 1)]

        Raises:
            QueryError: if it is asked to group by anything else.
            FormatError: if there are no words in the language.
        """
        from .counts import counts  # noqa: PLC0415  (few ask for it)

        return counts(cast("Timeline", self), of, by, lang)

    def nearest(
        self, moment: str | datetime.date | int | TimeSpan, count: int = 1
    ) -> tuple[Event, ...]:
        """The events nearest to a time, the nearest first.

        By the fewest days there can be between them, then by the most.

        Raises:
            TimelineError: if the time or the count is invalid.
        """
        from .grouping import nearest  # noqa: PLC0415  (few ask for it)

        return tuple(nearest(self.events, moment, count))

    def gaps(self, at_least: int = 1) -> tuple[TimeSpan, ...]:
        """The times between events, of at least so many days, in which no event can have been.

        Raises:
            QueryError: if the number of days is under 1.
        """
        from .grouping import gaps  # noqa: PLC0415  (few ask for it)

        return tuple(gaps(self.events, at_least))

    @property
    def span(self) -> TimeSpan | None:
        """From the earliest start to the latest end, open or unknown as they are; None without."""
        from .grouping import covering  # noqa: PLC0415  (few ask for it)

        return covering(self.events)

    def summary(self, lang: Lang = "en") -> Summary:
        """What is in it, in figures.

        Raises:
            FormatError: if there are no words in the language.
        """
        from .figures import summary  # noqa: PLC0415  (few ask for it)

        return summary(cast("Timeline", self), lang)

"""From a timeline to the bytes of a database."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from venezuela_timeline.formats._records import RECORDS, head, plain_record
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.model import Quantity
from venezuela_timeline.timeline import columns
from venezuela_timeline.timeline.reading import dating_claims, tolerances_of
from venezuela_timeline.timeline.rows import TOLERANCES, cells_of_event, rows_of
from venezuela_timeline.timeline.sentences import name, term, time_words
from venezuela_timeline.timeline.text_fields import EventWords

from .engine import engine
from .layout import APPLICATION, BOUNDARY, SEARCH, TABLES, VERSION, indexes, quoted, schema
from .named import named_queries
from .pages import PAGE, pieces

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Event
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

Row = tuple[Any, ...]

_AT_ONCE = 1_000
"""So many events are in rows at a time."""

_FAR = 2**59
"""Farther than any day."""

_TITLES = 2 + len(LANGUAGES)
"""Where an event's titles end in a row of `rows_of`."""

_COLUMNS = [*columns.EVENTS[:2], *columns.titles(LANGUAGES), *columns.EVENTS[2:]]
_WORDS = [one.name for one in _COLUMNS].index("words")
_DATES = [at for at, one in enumerate(_COLUMNS) if one.type == "date32"]

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def chunks(
    timeline: Timeline, *, tolerances: Sequence[int] = TOLERANCES, report: Report | None = None
) -> Iterator[bytes]:
    """The timeline as a database of SQLite.

    Laws: ``loads(b"".join(chunks(timeline))) == timeline``; equal timelines give equal bytes,
    whatever SQLite writes them.

    Args:
        timeline: What to write.
        tolerances: The tolerances at which `where` can ask, beside 1, which there always is.
        report: Takes what could not be made of it: without SQLite's FTS5 there is no index for
            searches in texts, and they look through all words.

    Raises:
        FormatError: if this Python's SQLite cannot give its bytes.
        QueryError: if a tolerance is invalid.
    """
    sqlite3 = engine()
    held = sorted({1, *tolerances_of(tolerances)})
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute("PRAGMA auto_vacuum = NONE")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.execute("BEGIN")
        _fill(database, timeline, held, report)
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
        data = database.serialize()
    finally:
        database.close()
    yield from pieces(data)


def _fill(
    database: sqlite3.Connection,
    timeline: Timeline,
    tolerances: Sequence[int],
    report: Report | None,
) -> None:
    for table in TABLES.values():
        database.execute(schema(table))
    of_events = _Filler(database, timeline, tolerances)
    of_events.fill()
    _insert(database, "reaches", ((reach,) for reach in sorted(of_events.reaches)))
    for table_name, rows in _registers(timeline).items():
        _insert(database, table_name, rows)
    _insert(database, "names", _names(timeline, of_events.slugs))
    _insert(database, "timeline", [_timeline(timeline, tolerances)])
    _insert(database, "queries", named_queries())
    for table in TABLES.values():
        for statement in indexes(table):
            database.execute(statement)
    try:
        database.execute(SEARCH)
    except engine().OperationalError:
        if report is not None:
            report.add("without SQLite's FTS5 there is no index of words: searches take longer")
        return
    database.execute('INSERT INTO "search" ("search") VALUES (\'rebuild\')')
    database.execute('INSERT INTO "search" ("search") VALUES (\'optimize\')')


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(TABLES[table].columns))
    names = quoted(column.name for column in TABLES[table].columns)
    database.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


class _Filler:
    """Fills the tables that have rows for events.

    Attributes:
        reaches: The values of `cells.reach`.
        slugs: The kinds, tags, roles and the like that have a name in words.
    """

    def __init__(
        self, database: sqlite3.Connection, timeline: Timeline, tolerances: Sequence[int]
    ) -> None:
        self.database = database
        self.timeline = timeline
        self.tolerances = tolerances
        self.reaches: set[int] = set()
        self.slugs: set[str] = set()
        self.words = EventWords(
            {"actors": timeline.actors, "places": timeline.places, "sources": timeline.sources}
        )

    def fill(self) -> None:
        """Fill them, some events at a time."""
        rest, first = iter(self.timeline), 1
        while events := list(islice(rest, _AT_ONCE)):
            self._fill(events, first)
            first += len(events)

    def _fill(self, events: Sequence[Event], first: int) -> None:
        rows = rows_of(
            events,
            LANGUAGES,
            self.timeline.places,
            self.timeline.known_until,
            (),  # cells are made here: all of them
            self.words,
        )
        made = rows.pop("events")
        self._note(events)
        _insert(self.database, "events", map(_event, range(first, 1 << 60), events, made))
        texts = (row[_WORDS] for row in made)
        _insert(self.database, "words", map(_words, range(first, 1 << 60), texts))
        _insert(self.database, "cells", self._cells(events))
        del rows["cells"]
        for table, of_table in rows.items():
            _insert(self.database, table, of_table)
        _insert(self.database, "links", (row for event in events for row in _links(event)))

    def _note(self, events: Sequence[Event]) -> None:
        """Note what has a name in words."""
        for event in events:
            claims = list(event.every_claim())
            self.slugs |= {
                *filter(None, (event.kind, event.status)),
                *event.tags,
                *(part.role for part in event.participants if part.role),
                *(link.kind for link in event.links),
                *(word for claim in claims for word in (claim.aspect, claim.stance, claim.rank)),
                *(word for claim in claims for word in _of_figure(claim.value)),
            }

    def _cells(self, events: Sequence[Event]) -> Iterator[Row]:
        """The rows of all cells, those of an unqualified date for every tolerance at once."""
        for event in events:
            qualified = any(time.approximate or time.uncertain for time in _times(event))
            tolerances = self.tolerances if qualified else self.tolerances[:1]
            until = self.timeline.known_until(event)
            for tolerance, *cell in cells_of_event(event, until, tolerances, every=True):
                yield (event.id, tolerance if qualified else None, *self._cell(cell))

    def _cell(self, cell: Sequence[Any]) -> Row:
        *kind, start_min, start_max, end_min, end_max, linked = cell
        days = [_bounded(day) for day in (start_min, start_max, end_min, end_max)]
        low = -_FAR if days[0] is None else days[0]
        high = _FAR if days[3] is None else days[3]
        reach = 1 << (high - low).bit_length()
        self.reaches.add(reach)
        return (*kind, *days, linked, low, reach)


def _of_figure(value: object) -> tuple[str, ...]:
    """How a figure is put, and what it counts."""
    if not isinstance(value, Quantity):
        return ()
    return (value.hedge,) if value.unit is None else (value.hedge, value.unit)


def _times(event: Event) -> Iterator[TimeSpan]:
    """The event's own time, and those that parties assert."""
    if event.when is not None:
        yield event.when
    yield from (time for _, time in dating_claims(event))


def _bounded(day: int | None) -> int | None:
    """A day, or one as far away as any that SQLite can calculate with."""
    return None if day is None else max(-_FAR, min(day, _FAR))


def _event(number: int, event: Event, row: Row) -> Row:
    """A row of `frames`' table of events with its number, its time in words, and all of it."""
    values = list(row)
    for at in _DATES:
        if values[at] is not None:
            values[at] = values[at].isoformat()
    del values[_WORDS]
    values[_TITLES:_TITLES] = [time_words(event, lang) for lang in LANGUAGES]
    return (number, *values, _json(plain_record(event)))


def _words(number: int, words: str) -> Row:
    """A row of the words, with the boundary between texts as a word of its own."""
    return (number, *words.replace("\n", BOUNDARY).split("\t"))


def _links(event: Event) -> Iterator[Row]:
    for link in event.links:
        offset = None if link.offset is None else str(link.offset)
        yield (event.id, link.kind, link.event, offset, link.limit, link.side, link.of)


# What is not of one event ---------------------------------------------------------------------


def _timeline(timeline: Timeline, tolerances: Sequence[int]) -> Row:
    rest = {key: value for key, value in head(timeline).items() if key not in RECORDS}
    return (
        timeline.id,
        str(timeline.title),
        timeline.version,
        _json(list(tolerances)),
        _json(rest),
    )


_OF_RECORD: dict[str, Callable[[Any], Row]] = {
    "chapters": lambda one: (str(one.title), _first(one.summary)),
    "actors": lambda one: (str(one.name), one.kind, _first(one.description), one.wikidata),
    "places": lambda one: (str(one.name), one.country, one.latitude, one.longitude, one.wikidata),
    "sources": lambda one: (
        *(one.title, one.publisher, "; ".join(one.authors) or None),
        None if one.published is None else one.published.edtf,
        *(one.url, one.archived, one.doi, one.language, one.kind, one.state_media),
    ),
    "terms": lambda one: (str(one.name),),
}
"""The columns between the id and the record, for each table of records."""


def _registers(timeline: Timeline) -> dict[str, list[Row]]:
    """The rows of what events refer to, in the order in which a document has them."""
    found = {}
    for table, of_record in _OF_RECORD.items():
        things = getattr(timeline, table)
        keys = things if table == "chapters" else sorted(things)
        found[table] = [
            (key, *of_record(things[key]), _json(plain_record(things[key]))) for key in keys
        ]
    return found


def _first(text: object) -> str | None:
    return None if text is None else str(text)


def _names(timeline: Timeline, slugs: set[str]) -> Iterator[Row]:
    """What everything is called in each language."""
    for what, things in (
        ("actor", timeline.actors),
        ("place", timeline.places),
        ("source", timeline.sources),
    ):
        for key in sorted(things):
            yield (what, key, *(name(timeline, key, lang) for lang in LANGUAGES))
    for key, chapter in timeline.chapters.items():
        yield ("chapter", key, *(chapter.title[lang] for lang in LANGUAGES))
    for slug in sorted(slugs):
        yield ("term", slug, *(term(timeline, slug, lang) for lang in LANGUAGES))

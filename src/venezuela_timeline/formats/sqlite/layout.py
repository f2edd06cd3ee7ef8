"""The tables of a database, and what stands in their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.timeline import columns
from venezuela_timeline.timeline.columns import Column
from venezuela_timeline.timeline.text_fields import TEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION: Final = 1
"""Version of the layout, kept as the database's ``user_version``."""

APPLICATION: Final = int.from_bytes(b"VTL1", "big")
"""The database's ``application_id``."""


class Table(NamedTuple):
    """A table.

    Attributes:
        name: Its name.
        meaning: What a row is.
        columns: Its columns.
        key: What SQL says of its primary key, or nothing.
        indexes: The columns of each index, with a blank between two.
        refers: The columns that have the ids of another table, with its name.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: str = ""
    indexes: tuple[str, ...] = ()
    refers: tuple[tuple[str, str], ...] = ()


_TYPES = {
    "bool": "INTEGER",
    "date32": "TEXT",
    "double": "REAL",
    "int32": "INTEGER",
    "int64": "INTEGER",
    "string": "TEXT",
}
"""The type in SQL of each type of `timeline.columns`; dates are texts such as ``2024-07-28``."""

NUMBER = Column("number", "int64", "its number in the order of the timeline, from 1")
RECORD = Column("record", "string", "all of it, as JSON: what is read back")
_IN_WORDS = tuple(
    Column(f"when_{lang}", "string", f"its time in words, in the language `{lang}`")
    for lang in LANGUAGES
)
_NEAR = (
    Column("low", "int64", "`start_min`, or a number below all days"),
    Column("reach", "int64", "so many days it goes on from `low` at most: a power of two"),
)
_OF_EVENT = (("event", "events"),)
_ID = Column("id", "string", "its id")


def _text(name: str, meaning: str) -> Column:
    return Column(name, "string", meaning, nullable=True)


def _changed(of: tuple[Column, ...], **meanings: str) -> tuple[Column, ...]:
    """Columns of which some may be empty, and mean that."""
    return tuple(
        one._replace(meaning=meanings[one.name], nullable=True) if one.name in meanings else one
        for one in of
    )


TIMELINE = Table(
    "timeline",
    "the timeline: one row",
    (
        Column("id", "string", "the timeline's id"),
        Column("title", "string", "its title in the first language written"),
        _text("version", "its version"),
        Column("tolerances", "string", "the tolerances that `cells` has rows for, as JSON"),
        RECORD._replace(meaning="what no other table holds, as JSON"),
    ),
)

EVENTS = Table(
    "events",
    "an event",
    (
        NUMBER,
        *columns.EVENTS[:2],
        *columns.titles(LANGUAGES),
        *_IN_WORDS,
        *(one for one in columns.EVENTS[2:] if one.name != "words"),
        RECORD,
    ),
    key='PRIMARY KEY ("number")',
    indexes=("id", "kind", "chapter", "place"),
    refers=(("place", "places"),),
)

WORDS = Table(
    "words",
    "the words of an event, folded for `search`, a column for each field",
    (NUMBER, *(Column(field, "string", f"the words in `{field}`") for field in TEXT_FIELDS)),
    key='PRIMARY KEY ("number")',
)

CELLS = Table(
    "cells",
    "a place that an event's time may take: of most events one",
    (
        *_changed(
            columns.CELLS,
            tolerance="by how many units a qualified date is widened here; null: it is the same",
        ),
        *_NEAR,
    ),
    indexes=("reach low", "event"),
    refers=_OF_EVENT,
)

REACHES = Table("reaches", "a value of `cells.reach`", (_NEAR[1],), key='PRIMARY KEY ("reach")')

LINKS = Table(
    "links",
    "a link from one event to another",
    (
        columns.TAGS[0],
        Column("kind", "string", "what the link says, such as `after`"),
        Column("target", "string", "id of the other event, which may be in no table"),
        _text("offset", "how far apart, such as `30 days`"),
        _text("limit", "`at least`, `at most` or `exactly`"),
        _text("side", "which end of the event"),
        _text("of", "which end of the other"),
    ),
    indexes=("event", "target"),
    refers=_OF_EVENT,
)

ACTORS = Table(
    "actors",
    "who takes part or says something",
    (
        _ID,
        Column("name", "string", "the name in the first language written"),
        Column("kind", "string", "`person`, `state`, `organisation` …"),
        _text("description", "what it is, in the first language written"),
        _text("wikidata", "its item in Wikidata"),
        RECORD,
    ),
    key='PRIMARY KEY ("id")',
)

PLACES = Table(
    "places",
    "a place",
    (
        _ID,
        Column("name", "string", "the name in the first language written"),
        _text("country", "ISO 3166 code of the country"),
        *_changed(
            (
                Column("latitude", "double", ""),
                Column("longitude", "double", ""),
            ),
            latitude="degrees north, WGS 84",
            longitude="degrees east",
        ),
        _text("wikidata", "its item in Wikidata"),
        RECORD,
    ),
    key='PRIMARY KEY ("id")',
)

SOURCES = Table(
    "sources",
    "what is cited",
    (
        _ID,
        _text("title", "its title"),
        _text("publisher", "who published it"),
        _text("authors", "who wrote it, with `; ` between one and the next"),
        _text("published", "when, EDTF"),
        _text("url", "where it can be read"),
        _text("archived", "where a copy can be read"),
        _text("doi", "its DOI"),
        _text("language", "the language it is in"),
        _text("kind", "what it is"),
        Column("state_media", "bool", "a state's own medium"),
        RECORD,
    ),
    key='PRIMARY KEY ("id")',
    indexes=("publisher",),
)

CHAPTERS = Table(
    "chapters",
    "a part that the timeline is told in, in their order",
    (
        _ID,
        Column("title", "string", "its title in the first language written"),
        _text("summary", "what happens in it, in the first language written"),
        RECORD,
    ),
    key='PRIMARY KEY ("id")',
)

TERMS = Table(
    "terms",
    "what a kind, tag, role or aspect of this timeline is called",
    (_ID, Column("name", "string", "the name in the first language written"), RECORD),
    key='PRIMARY KEY ("id")',
)

NAMES = Table(
    "names",
    "what is called by an id, in words",
    (
        Column("what", "string", "`actor`, `place`, `source`, `chapter` or `term`"),
        _ID._replace(meaning="the id, or a kind, tag, role, aspect, stance, rank or status"),
        *(Column(lang, "string", f"in the language `{lang}`") for lang in LANGUAGES),
    ),
    key='PRIMARY KEY ("what", "id")',
)

QUERIES = Table(
    "queries",
    "a question to put to these tables",
    (
        Column("name", "string", "its name"),
        *(Column(lang, "string", f"what it asks, in the language `{lang}`") for lang in LANGUAGES),
        Column("sql", "string", "the question, with named parameters"),
    ),
    key='PRIMARY KEY ("name")',
)

_LONG = (
    Table(
        "participants",
        "who takes part",
        columns.PARTICIPANTS,
        indexes=("event", "actor"),
        refers=(*_OF_EVENT, ("actor", "actors")),
    ),
    Table("tags", "a tag", columns.TAGS, indexes=("event", "tag"), refers=_OF_EVENT),
    Table("claims", "who says what", columns.CLAIMS, indexes=("event", "by"), refers=_OF_EVENT),
    Table(
        "citations",
        "where that can be read",
        columns.CITATIONS,
        indexes=("event claim", "source"),
        refers=(*_OF_EVENT, ("source", "sources")),
    ),
)

TABLES: Final = {
    table.name: table
    for table in (
        *(TIMELINE, EVENTS, CELLS, REACHES, *_LONG, LINKS),
        *(ACTORS, PLACES, SOURCES, CHAPTERS, TERMS, NAMES, WORDS, QUERIES),
    )
}
"""The tables of a database by their names."""

BOUNDARY: Final = "|"
"""Stands between two texts of a field in `words`: no phrase goes from one to the other."""

SEARCH: Final = f"""\
CREATE VIRTUAL TABLE "search" USING fts5(
  {", ".join(TEXT_FIELDS)},
  content = 'words', content_rowid = 'number',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co' tokenchars '{BOUNDARY}'"
)"""
"""The index over `words`, for a SQLite that has FTS5: each word of it is a token."""


def schema(table: Table) -> str:
    """The statement that makes a table."""
    rows = [
        f'  "{one.name}" {_TYPES[one.type]}{"" if one.nullable else " NOT NULL"}'
        for one in table.columns
    ]
    key = [f"  {table.key}"] if table.key else []
    refers = [
        f'  FOREIGN KEY ("{column}") REFERENCES "{other}" ("id")' for column, other in table.refers
    ]
    return f'CREATE TABLE "{table.name}" (\n' + ",\n".join([*rows, *key, *refers]) + "\n)"


def indexes(table: Table) -> list[str]:
    """The statements that make its indexes."""
    found = []
    for of in table.indexes:
        names = of.split()
        unique = "UNIQUE " if names == ["id"] else ""
        name = "_".join([table.name, *names])
        found.append(f'CREATE {unique}INDEX "{name}" ON "{table.name}" ({quoted(names)})')
    return found


def quoted(names: Iterable[str]) -> str:
    """Names of columns as SQL writes them."""
    return ", ".join(f'"{name}"' for name in names)

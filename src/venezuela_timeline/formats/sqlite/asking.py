"""A question put to a database: the same events as `Timeline.where` gives."""

from __future__ import annotations

import json
import os
import warnings
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from venezuela_timeline.errors import (
    ArgumentError,
    QueryError,
    ReadError,
    TimelineWarning,
    shown,
)
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.columns import LONG
from venezuela_timeline.timeline.names import refuse_names
from venezuela_timeline.timeline.query import And, HasId, Is, Not, OfTime, Or, is_query
from venezuela_timeline.timeline.reading import asked_until, check_bool, reading_of
from venezuela_timeline.timeline.text_query import HasText
from venezuela_timeline.timeline.unknown import unknown_words

from .conditions import every, some, test_of
from .engine import engine
from .named import between

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Query
    from venezuela_timeline.timeline.reading import Reading

    from .conditions import Test

_DEEPEST = 6
"""So many combinations stand within one another: SQLite's parser takes some dozens of brackets."""


class Statement(NamedTuple):
    """A question in SQL: ``connection.execute(*statement)``.

    Attributes:
        sql: The SQL, which gives the ids of events in their order.
        parameters: What its named parameters stand for.
    """

    sql: str
    parameters: dict[str, str]


def where(  # noqa: PLR0913  (the options of `Timeline.where`, and the timeline itself)
    database: str | os.PathLike[str] | sqlite3.Connection,
    query: Query,
    *,
    certainly: bool = False,
    tolerance: int = 1,
    dates: Literal["ours", "claimed"] = "ours",
    timeline: Timeline | None = None,
) -> list[str]:
    """The ids of the events for which a query is possible, or with `certainly`, certain.

    The same events as `Timeline.where` gives, in their order, from a database that
    ``tl.save("tl.sqlite")`` has written. The events themselves are not read.

    Args:
        database: Its path, which is opened to be read only, or a connection to it.
        query: Predicates such as ``during("2024-07")``, combined with ``&``, ``|``, ``~``.
        certainly: Leave out what is only possible.
        tolerance: How many units of its coarsest qualified part a date may be off by: 0, 1, or
            one that the database was written for.
        dates: ``ours`` reads each event's own date; ``claimed`` also those that parties
            assert for it.
        timeline: If it is given, names serve in place of ids, countries are known, and the event
            in a question such as ``before(event)`` is read as the timeline reads it.

    Raises:
        QueryError: if a question cannot be put to a database (``near``, the members of a
            group), needs the timeline that is not given, or the tables of this library are
            not there.
        ReadError: if the database cannot be opened.
        ArgumentError: if `certainly` is not a bool, or the database or the timeline is
            something else.

    Warns:
        TimelineWarning: if the query asks for a kind, tag, role or chapter that no event has.

    Example:
        >>> import tempfile, venezuela_timeline as vt
        >>> from venezuela_timeline.formats import sqlite
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     report = vt.load().save(f"{folder}/venezuela.sqlite")
        ...     sqlite.where(f"{folder}/venezuela.sqlite", vt.on("2024-07-28"), certainly=True)[0]
        'presidential-election-2024'
    """
    sqlite3 = engine()
    if not isinstance(database, sqlite3.Connection):
        with closing(_opened(database)) as connection:
            return where(
                connection,
                query,
                certainly=certainly,
                tolerance=tolerance,
                dates=dates,
                timeline=timeline,
            )
    try:
        with _plainly(database):
            _check_tolerance(database, tolerance)
            asked = statement(
                query,
                certainly=certainly,
                tolerance=tolerance,
                dates=dates,
                timeline=timeline,
                search=_has_search(database),
            )
            _warn(database, query if timeline is None else timeline.resolve(query), timeline)
            return [row[0] for row in database.execute(*asked)]
    except (sqlite3.Error, UnicodeError) as error:  # SQLite has no text with half a character
        raise QueryError(f"the database cannot answer: {error}") from None


def _opened(database: object) -> sqlite3.Connection:
    """A connection that can only read."""
    place = os.fspath(database) if isinstance(database, str | os.PathLike) else None
    if not isinstance(place, str):
        raise ArgumentError(
            f"database is {shown(database)}: give a path as text, or a connection of sqlite3"
        )
    path, errors = Path(place), (OSError, engine().Error)
    try:
        if path.is_file():
            uri = f"{path.absolute().as_uri()}?mode=ro"
            found: sqlite3.Connection = engine().connect(uri, uri=True)
            found.execute("PRAGMA trusted_schema = OFF")
            return found
        reason = "it is a folder" if path.is_dir() else "there is no such file"
    except errors as error:
        reason = str(error)
    raise ReadError(f"cannot read {shown(place)}: {reason}")


@contextmanager
def _plainly(database: sqlite3.Connection) -> Iterator[None]:
    """A connection that gives rows as tuples and texts as texts, whatever its owner has chosen."""
    chosen = database.row_factory, database.text_factory
    database.row_factory, database.text_factory = None, str
    try:
        yield
    finally:
        database.row_factory, database.text_factory = chosen


def _check_tolerance(database: sqlite3.Connection, tolerance: int) -> None:
    """Refuse a tolerance that the database has no cells for.

    Raises:
        QueryError: if it has none, or does not say for which it has some.
    """
    wanted = reading_of(tolerance).tolerance
    row = database.execute('SELECT "tolerances" FROM "timeline"').fetchone()
    try:
        held = json.loads(row[0])
    except (TypeError, ValueError, RecursionError):
        held = None
    if not isinstance(held, list):
        raise QueryError("the database does not say its tolerances: write one with Timeline.save")
    if wanted not in held:
        raise QueryError(
            f"the database has no cells for the tolerance {tolerance}: it has {shown(held)}; write "
            "it again with tolerances=…"
        )


def _has_search(database: sqlite3.Connection) -> bool:
    """Whether there is an index of words that this SQLite can read."""
    try:
        database.execute('SELECT 1 FROM "search" LIMIT 0')
    except engine().Error:
        return False
    return True


def _warn(database: sqlite3.Connection, query: Query, timeline: Timeline | None) -> None:
    def used(field: str) -> set[str]:
        table, name = LONG.get(field, ("events", field))
        rows = database.execute(f'SELECT DISTINCT "{name}" FROM "{table}"')
        return {row[0] for row in rows if isinstance(row[0], str)}

    if doubt := unknown_words(query, used, timeline):
        warnings.warn(doubt, TimelineWarning, stacklevel=3)


def statement(  # noqa: PLR0913  (as `where`)
    query: Query,
    *,
    certainly: bool = False,
    tolerance: int = 1,
    dates: Literal["ours", "claimed"] = "ours",
    timeline: Timeline | None = None,
    search: bool = True,
) -> Statement:
    r"""A query in SQL, for whoever runs it elsewhere.

    Args:
        query: As in `where`, and so are the other options.
        certainly: Leave out what is only possible.
        tolerance: How many units a qualified date may be off by, as the database has them.
        dates: Whose dates are read.
        timeline: Knows the names of ids.
        search: Whether to look words up in the index ``search``; without it all words are
            looked through, which gives the same events.

    Raises:
        QueryError: if a question cannot be put to a database, or needs the timeline.
        ArgumentError: if `certainly` is not a bool, or `timeline` not a timeline.

    Example:
        >>> import venezuela_timeline as vt
        >>> print(*statement(vt.kind("election")), sep="\n")
        SELECT "id" FROM "events" WHERE ifnull("kind" IN (:v0), 0) ORDER BY "number"
        {'v0': 'election'}
    """
    check_bool(certainly, "certainly")
    is_query(query)
    if timeline is None:
        refuse_names(query, "a database")
    elif isinstance(timeline, Timeline):
        query = timeline.resolve(query)
    else:
        raise ArgumentError(f"timeline is {shown(timeline)}: give a Timeline")
    question = _Question(reading_of(tolerance, dates), timeline, search=search)
    condition = question.condition(query, certainly=certainly)
    parts = f"WITH {', '.join(question.parts)} " if question.parts else ""
    sql = f'{parts}SELECT "id" FROM "events" WHERE {condition} ORDER BY "number"'
    return Statement(sql, question.parameters)


class _Question:
    """From a query to a condition on the rows of the table of events, which is never null."""

    def __init__(self, reading: Reading, timeline: Timeline | None, *, search: bool) -> None:
        self.reading = reading
        self.timeline = timeline
        self.search = search
        self.parameters: dict[str, str] = {}
        self.parts: list[str] = []

    def condition(  # noqa: PLR0911  (one for each kind of query)
        self, query: Query, *, certainly: bool, depth: int = 0
    ) -> str:
        """What a query asks of a row, for one of its two readings.

        Kleene's logic: a negation is certain where what it negates is not possible.
        """
        deeper = depth + 1
        if isinstance(query, And | Or | Not) and deeper > _DEEPEST:
            return self.part(self.condition(query, certainly=certainly))
        match query:
            case And(queries):
                parts = (self.condition(one, certainly=certainly, depth=deeper) for one in queries)
                return every(parts)
            case Or(queries):
                parts = (self.condition(one, certainly=certainly, depth=deeper) for one in queries)
                return some(parts)
            case Not(negative):
                part = self.condition(negative, certainly=not certainly, depth=deeper)
                return f"NOT ({part})"
            case OfTime():
                return self.time(query, certainly=certainly)
            case HasId():
                return self.ids(query)
            case Is(state):
                return f'"{state}"'
            case HasText():
                return self.text(query)
        raise QueryError(f"{query!r} cannot be put to a database: ask a Timeline")

    def part(self, condition: str) -> str:
        """A condition that stands before the question, under a name."""
        name = f"part{len(self.parts)}"
        self.parts.append(f'"{name}" AS (SELECT "id" FROM "events" WHERE {condition})')
        return f'"id" IN "{name}"'

    def value(self, value: str) -> str:
        """A parameter that stands for a value."""
        name = f"v{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def ids(self, query: HasId) -> str:
        """Whether an event has one of some ids, in its row or in a long table."""
        wanted = ", ".join(map(self.value, query.ids))
        if query.field not in LONG:
            return f'ifnull("{query.field}" IN ({wanted}), 0)'
        table, name = LONG[query.field]
        return f'"id" IN (SELECT "event" FROM "{table}" WHERE "{name}" IN ({wanted}))'

    def text(self, query: HasText) -> str:
        """Whether an event has some words: the index says where they can be."""
        has = every(
            some(f'instr("words"."{field}", {term})' for field in query.fields)
            for term in map(self.value, query.terms)
        )
        fields = " ".join(query.fields)
        if not self.search:
            return f'"number" IN (SELECT "number" FROM "words" WHERE {has})'
        match = self.value(" AND ".join(_match(fields, term) for term in query.terms))
        return (
            '"number" IN (SELECT "words"."number" FROM "search" CROSS JOIN "words" '
            f'ON "words"."number" = "search"."rowid" WHERE "search" MATCH {match} AND {has})'
        )

    def time(self, query: OfTime, *, certainly: bool) -> str:
        """How an event compares with a moment: by some of its cells or, `certainly`, by all."""
        compared = query.compared(
            self.reading.tolerance, lambda event: asked_until(event, self.timeline)
        )
        days, seconds = (
            None if forms is None else test_of(forms)
            for forms in (
                compared.in_days(certainly=certainly),
                compared.in_seconds(certainly=certainly),
            )
        )
        assert days is not None  # noqa: S101  (everything can be compared in days)
        cases = [("\"unit\" = 'day'", days)]
        if seconds is not None:
            cases = [
                ('"unit" = \'day\' AND NOT "instant"', days),
                ("\"unit\" = 'second'", seconds),
            ]
        cases = [(f"{self.read()} AND {which}", test) for which, test in cases]
        found = some(f'"id" IN ({_found(which, test)})' for which, test in cases)
        if not certainly:
            return found
        failing = some(f"{which} AND NOT ({test.holds})" for which, test in cases)
        sure = f'SELECT 1 FROM "cells" WHERE "cells"."event" = "events"."id" AND ({failing})'
        return every([found, f"NOT EXISTS ({sure})"])

    def read(self) -> str:
        """Which cells count, as dates are read."""
        tolerance = self.reading.tolerance
        which = f'ifnull("tolerance", {tolerance}) = {tolerance}'
        return which if self.reading.claimed else f'{which} AND NOT "claimed"'


def _found(which: str, test: Test) -> str:
    """The events with a cell that meets a test."""
    return (
        'SELECT "cells"."event" FROM "reaches" CROSS JOIN "cells" '
        f'ON "cells"."reach" = "reaches"."reach" AND {between(test.near)} '
        f"WHERE {which} AND {test.holds}"
    )


def _match(fields: str, term: str) -> str:
    """A term as FTS5 is asked for it: words beside each other, the last of which may go on."""
    more = "" if term.endswith(" ") else " *"
    return f'{{{fields}}} : "{term.strip()}"{more}'

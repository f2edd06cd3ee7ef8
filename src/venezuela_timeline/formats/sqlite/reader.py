"""From the bytes of a database to a timeline, whatever stands in them.

Nothing that the database itself defines is run: its views, triggers, functions, virtual tables and
generated columns are refused, and so are pages that stand in a tree twice.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import DataError, Fault, FormatError, shown
from venezuela_timeline.formats._json import parsed
from venezuela_timeline.formats._records import RECORDS, Part, build
from venezuela_timeline.formats._text import as_bytes

from .engine import engine
from .layout import APPLICATION, VERSION
from .pages import CHANGES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from venezuela_timeline.formats._records import Newer
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_MAGIC, _HEADER = b"SQLite format 3\0", 100

_LOG = slice(18, 20)
"""Where the header says whether there is a write-ahead log beside the file."""

_COUNTER, _VERSION, _APPLICATION = slice(24, 28), slice(60, 64), slice(68, 72)
"""Where it has how often the file was changed, and what we wrote."""

_LONGEST_SQL = 100_000
"""So long a statement of the schema may be: ours are a hundred times shorter."""

_C_INT = 2**31 - 1
"""The largest number that SQLite's interface takes; files of more than 200 MB would exceed it."""

_STEPS = 10
"""So many steps of SQLite's machine a statement may take for each byte: ours take a hundredth."""

_SAFE = (
    *("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"),
    "ignore_check_constraints = ON",  # they would be run to see whether the rows meet them
)
"""Settings under which a database is read."""

_STORED = 0
"""How SQLite calls a column whose values stand in the file, and are not calculated."""


def loads(
    data: bytes,
    *,
    file: str | None = None,
    report: Report | None = None,
    newer: Newer = "refuse",
) -> Timeline:
    """A timeline from a database that `chunks` wrote.

    Args:
        data: The file's bytes.
        file: Its name, for messages.
        report: Takes what is not kept of a newer version, and a note if the database has been
            changed since it was written: only the columns `record` are read.
        newer: Whether to ``refuse`` a file of a newer version, or to ``keep`` what can be read.

    Raises:
        DataError: with every fault found; or if it is no database, or another program's.
        FormatError: if this Python's SQLite cannot read bytes.
    """
    if isinstance(data, str):
        raise FormatError(f"{shown(data)} is text: a database is read from bytes")
    data = as_bytes(data)
    if not data.startswith(_MAGIC) or len(data) < _HEADER:
        raise _fault("it is no database of SQLite", file)
    ours = _number(data, _APPLICATION) == APPLICATION
    if ours and newer == "refuse" and _number(data, _VERSION) > VERSION:
        raise _fault("its tables are of a newer version of this library", file, "update it")
    document = _document(data, file)
    if report is not None and _number(data, _COUNTER) != CHANGES:
        report.add("the database was changed after it was written: only its records are read")
    return build([Part(document, file)], newer=newer, report=report)


def _number(data: bytes, where: slice) -> int:
    return int.from_bytes(data[where], "big")


def _fault(message: str, file: str | None, hint: str = "") -> DataError:
    return DataError([Fault("", message, hint, file)])


def _document(data: bytes, file: str | None) -> dict[str, Any]:
    """The plain data of the records of a database."""
    sqlite3 = engine()
    if data[_LOG] != b"\1\1":  # what is in the log is not in the file
        data = data[: _LOG.start] + b"\1\1" + data[_LOG.stop :]
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(len(data), _C_INT))
            database.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _LONGEST_SQL)
            database.set_progress_handler(lambda: True, min(_STEPS * len(data), _C_INT))
            database.deserialize(data)
            for setting in _SAFE:
                database.execute(f"PRAGMA {setting}")
            return _Rows(database, len(data), file).document()
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else "it is damaged"
        if reason == "interrupted":
            reason = "it takes too many steps for its size: it is damaged"
        raise _fault(f"not readable as SQLite: {reason}", file) from None


class _Rows:
    """The records of a database, as they are asked for.

    Args:
        database: A connection to it.
        size: How many bytes it has: its texts can have no more characters.
        file: Its name.
    """

    def __init__(self, database: sqlite3.Connection, size: int, file: str | None) -> None:
        self.database = database
        self.left = size
        self.file = file

    def document(self) -> dict[str, Any]:
        """All of them, as `build` reads them.

        Raises:
            DataError: if a table is missing or no table, or a record is no JSON.
            sqlite3.Error: if the database is damaged.
        """
        for table in ("timeline", *RECORDS):
            self.check(table)
        self.database.set_authorizer(_guard())
        heads = self.records("timeline")
        if len(heads) != 1 or not isinstance(heads[0], dict):
            raise _fault("the table 'timeline' has not one row with an object", self.file)
        for table in RECORDS:
            if table in heads[0]:
                raise _fault(
                    f"the record of 'timeline' has the key {table!r}: what it has stands in the "
                    "table of that name",
                    self.file,
                )
            heads[0][table] = self.records(table)
        return heads[0]

    def check(self, table: str) -> None:
        """Refuse what is no sound, ordinary table with a column of records."""
        kinds = self.database.execute(
            "SELECT type, rootpage > 0, substr(sql, 1, 13) FROM sqlite_master WHERE name = ?",
            (table,),
        ).fetchall()
        columns = self.columns(table) if kinds == [("table", 1, "CREATE TABLE ")] else {}
        if columns.get("record") != _STORED:
            raise _fault(
                f"it has no table {table!r} with a column 'record': it is not a timeline",
                self.file,
                "write one with Timeline.save",
            )
        if made := [name for name, hidden in columns.items() if hidden != _STORED]:
            raise _fault(
                f"the column {shown(made[0])} of the table {table!r} is calculated: nothing that "
                "a database defines is run",
                self.file,
            )
        ((found, *_),) = self.database.execute(f'PRAGMA quick_check("{table}")').fetchmany(1)
        if found != "ok":
            raise _fault(f"the table {table!r} is damaged: {shown(found)}", self.file)

    def columns(self, table: str) -> dict[str, int]:
        """Whether each column of a table is stored."""
        found = self.database.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
        return dict(found.fetchall())

    def records(self, table: str) -> list[Any]:
        """The records of a table, in its order."""
        order = '"number"' if table == "events" else "rowid"
        rows = self.database.execute(f'SELECT "record" FROM "{table}" ORDER BY {order}')
        return [self.record(table, at, text) for at, (text,) in enumerate(rows, 1)]

    def record(self, table: str, at: int, text: object) -> Any:
        """One record."""
        if not isinstance(text, str):
            raise _fault(f"the record in row {at} of the table {table!r} is no text", self.file)
        self.left -= len(text) + 1
        if self.left < 0:
            raise _fault("it has more text than bytes: it is damaged", self.file)
        try:
            return parsed(text, self.file)
        except DataError as error:
            place = f"row {at} of {table!r}"
            faults = (
                attrs.evolve(one, path=", ".join(filter(None, (place, one.path))))
                for one in error.faults
            )
            raise DataError(list(faults)) from None


def _guard() -> Callable[..., int]:
    """Says whether a statement may do something: read our tables, outside views and triggers."""
    sqlite3 = engine()
    ours = ("timeline", *RECORDS)

    def guard(action: int, table: str | None, _: object, __: object, inside: str | None) -> int:
        reads = action == sqlite3.SQLITE_READ and table in ours
        allowed = inside is None and (reads or action == sqlite3.SQLITE_SELECT)
        return int(sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY)

    return guard


__all__ = ["loads"]

"""Rows of a person's table as events: what can be read is, and the rest is listed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from venezuela_timeline.errors import ModelError, TimelineError, cut, shown
from venezuela_timeline.model import Event

from .cells import is_empty, text_of
from .columns import ASKED, Columns
from .dates import DateReader
from .ids import Identity, ids_of, own
from .names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.model import Citation, Participation
    from venezuela_timeline.time import TimeSpan

    from .columns import Column

_SHOWN = 60
"""The most characters of a row's date and title that a message shows, each."""


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        at: Its line or its number.
        cells: Its cells.
    """

    at: int
    cells: Sequence[Any]


class Found(NamedTuple):
    """What a table holds.

    Attributes:
        events: The events of the rows that were read.
        refused: The rows that were not, each with its text and the reason.
        repeated: The rows that say again what an earlier one says, each with that one.
        kept: By event, what stands in columns without a meaning.
    """

    events: list[Event]
    refused: dict[int, str]
    repeated: list[tuple[int, int]]
    kept: dict[str, Mapping[str, Any]]


@attrs.frozen
class Reader:
    """Reads a table by what its columns mean.

    Attributes:
        columns: What its columns mean.
        width: How many columns there are.
        names: Takes what the table names.
        dates: Reads its dates.
    """

    columns: Columns
    width: int
    names: Names
    dates: DateReader

    def events(self, rows: Iterable[Row], known: Iterable[Event] = ()) -> Found:
        """The events of the rows.

        Args:
            rows: The rows; empty ones are passed over.
            known: Events of an earlier state of the table, whose ids are kept.
        """
        found = Found([], {}, [], {})
        drafts: list[tuple[Row, dict[str, Any]]] = []
        identities: list[Identity] = []
        table = self._readable(rows, found)
        if self._has("participants"):
            for row in table:  # all actors before any source, which must not get the id of one
                self._participants(row)
        for row in table:
            try:
                fields = self._fields(row)
                identities.append(self._identity(row, fields))
                drafts.append((row, fields))
            except TimelineError as error:
                found.refused[row.at] = self._refused(row, error)
        first: dict[str, tuple[int, Event]] = {}
        for (row, fields), key in zip(drafts, ids_of(identities, known), strict=True):
            try:
                event = Event(key, **fields)
            except TimelineError as error:
                found.refused[row.at] = self._refused(row, error)
                continue
            at, same = first.setdefault(key, (row.at, event))
            if same is event:
                found.events.append(event)
                if rest := self._rest(row):
                    found.kept[key] = rest
            elif same == event:
                found.repeated.append((row.at, at))
            else:
                reason = f"the id {key!r} is that of {at} already: give each its own"
                found.refused[row.at] = self._refused(row, reason)
        return found

    def _readable(self, rows: Iterable[Row], found: Found) -> list[Row]:
        """The rows without the empty ones, and without those that JSON has the form of."""
        table = []
        for row in rows:
            if nested := self._nested(row):
                found.refused[row.at] = self._refused(row, nested)
            elif not all(map(is_empty, row.cells)):
                table.append(row)
        return table

    # A row -------------------------------------------------------------------------------------

    def _nested(self, row: Row) -> str:
        """What is said of a row with a mapping in a cell, as JSON has; of any other, nothing."""
        for column in self.columns.read:
            cell = row.cells[column.at] if column.at < len(row.cells) else None
            for one in cell if isinstance(cell, list | tuple) else (cell,):
                if isinstance(one, Mapping):
                    return (
                        f"{column.name} has {shown(one)} where a text belongs: read JSON of this "
                        "library with vt.read()"
                    )
        return ""

    def _fields(self, row: Row) -> dict[str, Any]:
        """The fields of an event, apart from its id."""
        if len(row.cells) > self.width and not all(map(is_empty, row.cells[self.width :])):
            raise ModelError("there are more cells than columns: quote what has commas")
        title = self._texts(row, self.columns.of["title"])
        if not title:
            raise ModelError("the title is empty")
        fields: dict[str, Any] = {"title": title, "when": self._when(row)}
        for field, read in self._others:
            if value := read(row):
                fields[field] = value
        return fields

    @cached_property
    def _others(self) -> list[tuple[str, Callable[[Row], Any]]]:
        """The fields besides title and time that the table has columns for, and their readers."""
        readers: dict[str, tuple[tuple[str, ...], Callable[[Row], Any]]] = {
            "summary": (
                ("summary",),
                lambda row: self._texts(row, self.columns.of["summary"]),
            ),
            "kind": (("kind",), lambda row: self.names.word(self._cell(row, "kind"), "kind")),
            "chapter": (("chapter",), lambda row: self.names.chapter(self._cell(row, "chapter"))),
            "place": (("place", "latitude"), self._place),
            "participants": (("participants",), self._participants),
            "citations": (("citations", "source", "url"), self._citations),
            "tags": (("tags",), self._tags),
        }
        found = [(name, read) for name, (of, read) in readers.items() if self._has(*of)]
        plain = [name for name in (*ASKED, "known_until") if self._has(name)]
        return found + [(name, partial(self._given, field=name)) for name in plain]

    def _has(self, *fields: str) -> bool:
        return any(field in self.columns.of for field in fields)

    def _place(self, row: Row) -> str | None:
        at = (self._cell(row, "latitude"), self._cell(row, "longitude"))
        return self.names.place(self._cell(row, "place"), *at)

    def _participants(self, row: Row) -> list[Participation]:
        return self.names.participants(self._cell(row, "participants"))

    def _citations(self, row: Row) -> list[Citation]:
        cited = self.names.cited(self._cell(row, "citations"))
        return cited + self.names.citations(self._cell(row, "source"), self._cell(row, "url"))

    def _tags(self, row: Row) -> list[str]:
        cells = [row.cells[one.at] for one in self.columns.of["tags"] if one.at < len(row.cells)]
        return list(dict.fromkeys(tag for cell in cells for tag in self.names.tags(cell)))

    def _given(self, row: Row, *, field: str) -> Any:
        value = self._cell(row, field)
        return None if is_empty(value) else value

    def _cell(self, row: Row, field: str) -> Any:
        """The cell of a field; None if there is no such column, or the row ends before it."""
        columns = self.columns.of.get(field)
        if columns is None or columns[0].at >= len(row.cells):
            return None
        return row.cells[columns[0].at]

    def _texts(self, row: Row, columns: Sequence[Column]) -> dict[str, str]:
        """A text in the languages of its columns; several columns of one follow each other."""
        found: dict[str, str] = {}
        for column in columns:
            text = text_of(row.cells[column.at]) if column.at < len(row.cells) else ""
            if not text:
                continue
            if column.lang in found:
                found[column.lang] += f"\n{column.name}: {text}"
            else:
                found[column.lang] = text
        return found

    def _when(self, row: Row) -> TimeSpan:
        start, end = self._ends(row)
        if is_empty(start) and is_empty(end):
            raise ModelError("the date is empty")
        if not is_empty(end):
            return self.dates.ends(start, end)
        time = self._cell(row, "time")
        return self.dates.one(start) if is_empty(time) else self.dates.at_time(start, time)

    def _ends(self, row: Row) -> tuple[Any, Any]:
        """The cells, or the texts of several cells, that say from when to when."""
        if "year" not in self.columns.of:
            start = self._cell(row, "when")
            return self._cell(row, "start") if is_empty(start) else start, self._cell(row, "end")
        ends = []
        for before in ("", "end_"):
            parts = [self._cell(row, f"{before}{unit}") for unit in ("year", "month", "day")]
            ends.append(None if all(map(is_empty, parts)) else self.dates.parts(*parts))
        return ends[0], ends[1]

    def _identity(self, row: Row, fields: Mapping[str, Any]) -> Identity:
        key = text_of(self._cell(row, "id"))
        title = next(iter(fields["title"].values()))
        return Identity(
            own(key) if key else None,
            title,
            fields["when"],
            partial(self._written, row),
            lambda: map(text_of, row.cells),
        )

    def _written(self, row: Row) -> str:
        """The date of a row as it stands there."""
        return "/".join(text_of(end) for end in self._ends(row) if not is_empty(end))

    def _rest(self, row: Row) -> dict[str, Any]:
        """What stands in the columns without a meaning."""
        return {
            name: row.cells[at]
            for at, name in self.columns.rest
            if at < len(row.cells) and not is_empty(row.cells[at])
        }

    def _refused(self, row: Row, why: TimelineError | str) -> str:
        """What is said of a row that is not read: its text, and the reason."""
        texts = [text_of(self._cell(row, field)) for field in self.columns.of]
        said = " | ".join(cut(text, _SHOWN) for text in texts if text)
        return f"{cut(said, 2 * _SHOWN)!r} is not read: {why}"

"""Tables of events that programs write: read by the names of their columns."""

from __future__ import annotations

import csv
import datetime
import io
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline._collecting import without_collecting
from venezuela_timeline.errors import DataError, Fault, FormatError, TimelineError, some_of
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.model import Citation, Claim, Participation, Quantity, Source
from venezuela_timeline.tables.ids import slug
from venezuela_timeline.time import TimeSpan

from .gathering import Gathered, columns_left_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Hedge
    from venezuela_timeline.timeline import Timeline

_DELIMITERS = "\t,;"
_DIGITS = 15


class DataSet(NamedTuple):
    """A data set whose tables are read.

    Attributes:
        source: The data set, which is the party that claims its figures.
        code_book: Where its columns and codes are explained.
        needed: The columns without which a table is none of its own.
        used: All columns that are read.
        read: Makes the fields of an event of a row.
        names: The columns of a table without a header, by how many it has.
    """

    source: Source
    code_book: Source
    needed: tuple[str, ...]
    used: tuple[str, ...]
    read: Callable[[EventTable, Row], dict[str, Any]]
    names: Mapping[int, Sequence[str]] = MappingProxyType({})


class Row(dict[str, str]):
    """The cells of a row that are read, without blanks around them, by the names of their columns.

    A column that there is not, or a cell that the row lacks, is empty.
    """

    __slots__ = ()

    def __missing__(self, name: str) -> str:
        return ""


class EventTable(Gathered):
    """Reads the rows of a table of a data set."""

    def __init__(self, data_set: DataSet, file: str | None) -> None:
        super().__init__(file, each=False)
        self.data_set = data_set
        for source in (data_set.source, data_set.code_book):
            self.names.sources[source.id] = source
        self._parts: dict[tuple[str, str], Participation] = {}

    def loads(self, data: bytes | str, report: Report | None, *, strict: bool) -> Timeline:
        """The timeline of a table: see `Gathered.timeline`."""
        with without_collecting():
            self._read(data, keep=report is not None)
            return self.timeline(report, strict=strict)

    def _read(self, data: bytes | str, *, keep: bool) -> None:
        """Read the rows of a table; without `keep` the columns left over are only named."""
        rows = _rows(decoded(data, self.file), self.file)
        _, first = next(rows, (1, []))
        names = self._names(first)
        at: dict[str, int] = {}
        for position, name in enumerate(names):
            at.setdefault(name.strip().casefold(), position)
        needed = [name for name in self.data_set.needed if name not in at]
        if needed:
            message = f"no column {some_of(needed)}: there are {some_of(names)}"
            raise DataError([Fault("line 1", message, "", self.file)])
        used = {name: place for name, place in at.items() if name in self.data_set.used}
        taken = set(used.values())
        rest = [(place, name) for place, name in enumerate(names) if place not in taken]
        if names is not first:
            self._row(1, first, used, rest, keep=keep)
        for line, cells in rows:
            self._row(line, cells, used, rest, keep=keep)
        if rest:
            self.losses.add(columns_left_over(name for _, name in rest))

    def _names(self, first: list[str]) -> Sequence[str]:
        known = self.data_set.names.get(len(first))
        return known if known and all(cell.isdigit() for cell in first[:4]) else first

    def _row(
        self,
        line: int,
        cells: list[str],
        used: dict[str, int],
        rest: list[tuple[int, str]],
        *,
        keep: bool,
    ) -> None:
        if not any(cells):
            return
        there = [cells[at].strip() for at in used.values() if at < len(cells)]
        row = Row(zip(used, there, strict=False))  # both in the order of the columns
        try:
            fields = self.data_set.read(self, row)
        except (TimelineError, ValueError) as error:
            self.refuse(f"line {line}", error)
            return
        key = row[self.data_set.needed[0]]
        left = (
            {name: cells[at] for at, name in rest if at < len(cells) and cells[at]} if keep else {}
        )
        self.add(fields, place=f"line {line}", key=key or None, rest=left)

    # Parts of an event -------------------------------------------------------------------------

    def part(self, name: str, role: str) -> list[Participation]:
        """Who took part, if there is a name."""
        if not name:
            return []
        found = self._parts.get((name, role))
        if found is None:
            actor = self.actor(name, kind="organisation")
            found = self._parts[name, role] = Participation(actor, role)
        return [found]

    def cited(self, locator: str, note: str = "") -> Citation:
        """The row as a place in the data set."""
        return Citation(self.data_set.source.id, locator, note=note or None)

    def figure(self, aspect: str, text: str, hedge: Hedge) -> list[Claim]:
        """What the data set says of a figure, if it says something."""
        return [_claim(self.data_set.source.id, aspect, text, hedge)] if text else []


@lru_cache(1 << 14)
def _claim(by: str, aspect: str, text: str, hedge: Hedge) -> Claim:
    """A claim, which many rows make."""
    return Claim(aspect, by, Quantity(_number(text), hedge=hedge, unit="people"))


def _number(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else text


span_of = lru_cache(1 << 14)(TimeSpan.parse)
"""The time that EDTF says; the rows of a table share their days."""


def _rows(text: str, file: str | None) -> Iterator[tuple[int, list[str]]]:
    """The lines on which rows end, and their cells.

    Raises:
        DataError: if it is no table of this kind.
    """
    first = text.split("\n", 1)[0]
    separator = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        fault = Fault(f"line {reader.line_num}", str(error), "", file)
        raise DataError([fault]) from None


def days_between(first: datetime.date, last: datetime.date) -> str:
    """One unknown day between two, as EDTF: of a whole month or year it has a short form."""
    if first == last:
        return first.isoformat()
    if last < first:
        raise FormatError(f"it ends on {last}, before it starts on {first}")
    after = last + datetime.timedelta(1) if last < datetime.date.max else last
    if first.day == 1 and after.day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{first:%Y-%m}-XX"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}-XX-XX"
    return f"[{first}..{last}]"


def word(text: str, fallback: str) -> str:
    """A text as a slug, of a kind or a tag."""
    return slug(text, fallback)


__all__ = ["DataSet", "EventTable", "Row", "days_between", "span_of", "word"]

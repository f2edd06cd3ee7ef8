"""A person's table read: what its columns are taken for, what is read and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline._collecting import without_collecting
from venezuela_timeline.errors import (
    DataError,
    Fault,
    FormatError,
    did_you_mean,
    shown,
    some_of,
    warn,
)

from .columns import columns_of, date_column
from .dates import DateReader, read_texts
from .names import Names
from .rows import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Event

    from .dates import DateTexts
    from .rows import Found, Row


class Table(NamedTuple):
    """A table as a file or a program holds it.

    Attributes:
        names: The names of its columns.
        rows: Its rows.
        unit: What a row is called: ``line`` of a file, or ``row``.
        file: Name of the file, for messages; None without one.
    """

    names: Sequence[str]
    rows: Iterable[Row]
    unit: str = "row"
    file: str | None = None


def read_table(  # noqa: PLR0913  (what a table is read with)
    table: Table,
    *,
    columns: Mapping[str, str | None] | None = None,
    dayfirst: bool | None = None,
    strict: bool = False,
    report: Report | None = None,
    known: Iterable[Event] = (),
    given: Mapping[str, Iterable[Any]] | None = None,
) -> tuple[list[Event], Names]:
    """The events of a person's table, and what they name.

    Args:
        table: The table.
        columns: What some of its columns mean; the others are found by their names.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.
        strict: Refuse the table if a row cannot be read.
        report: Takes what the columns were taken for, and the rows that are not read.
        known: Events of an earlier state of the table, whose ids are kept.
        given: Actors, places, sources and chapters that there are already.

    Raises:
        DataError: if no row can be read, or with `strict` if one cannot, with all of them.

    Warns:
        TimelineWarning: if rows are not read and there is no report to say so.
    """
    meaning = columns_of(table.names, columns, table.file)
    names = Names(given or {})
    dates = DateReader(dayfirst)
    reader = Reader(meaning, len(table.names), names, dates)
    with without_collecting():
        found = reader.events(table.rows, known)
    faults = [
        Fault(f"{table.unit} {at}", reason, "", table.file)
        for at, reason in sorted(found.refused.items())
    ]
    if faults and (strict or not found.events):
        raise DataError(faults)
    if report is not None:
        report.add(f"read {meaning}")
        if meaning.rest:
            rest = some_of(name for _, name in meaning.rest)
            report.add(f"left over, and kept in report.kept by event: {rest}")
        for note in (*dates.notes, *dict.fromkeys(names.odd)):
            report.add(note)
        _note_rows(report, table, found)
    elif faults:
        more = f", and {len(faults) - 1:,} more" if len(faults) > 1 else ""
        warn(
            f"not all of the table is read: {faults[0]}{more}: give report=Report() to list "
            "them, or strict=True to refuse them"
        )
    return found.events, names


def dates_of(table: Table, column: str | None, *, dayfirst: bool | None = None) -> DateTexts:
    """The dates of a column of a table beside what each is read as: see `read_texts`.

    Args:
        table: The table.
        column: The name of the column; None for the first that holds dates by its name.
        dayfirst: Whether the day goes before the month in figures; None refuses what is unclear.

    Raises:
        FormatError: if there is no such column.
    """
    if column is None:
        column = date_column(table.names)
    if column not in table.names:
        there = some_of(table.names)
        hint = did_you_mean(column, table.names) or f"there are {there}"
        of = f"column {shown(column)}" if column else "column of dates"
        raise FormatError(f"no {of} in the table: {hint}")
    at = table.names.index(column)
    cells = (row.cells[at] if at < len(row.cells) else None for row in table.rows)
    return read_texts(cells, dayfirst=dayfirst)


def _note_rows(report: Report, table: Table, found: Found) -> None:
    """Note the rows that are not read, and keep what stands in columns without a meaning."""
    report.unread += len(found.refused)
    notes = found.refused | {at: f"it repeats {table.unit} {same}" for at, same in found.repeated}
    for at, note in sorted(notes.items()):
        if table.unit == "line":
            report.add(note, line=at)
        else:
            report.add(f"{table.unit} {at}: {note}")
    if found.kept:
        report.kept = found.kept

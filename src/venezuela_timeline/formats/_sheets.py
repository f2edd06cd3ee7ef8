"""Workbooks: sheets as tables, and what is opened of a packed file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, FormatError, did_you_mean, shown
from venezuela_timeline.tables import Row, is_our_own
from venezuela_timeline.tables.cells import is_empty, text_of
from venezuela_timeline.timeline.records import TableOptions, is_read_strictly

from ._tables import table_of, timeline_of
from ._text import as_bytes
from .csv.reader import timeline_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from venezuela_timeline.tables import Table
    from venezuela_timeline.timeline import Timeline

Sheets = dict[str, list[Row]]
"""The rows of each sheet that are not empty, by its name."""

MAX_CELLS = 5_000_000
"""The most cells that are read of a workbook, empty ones between others counted."""

EVENTS, CLAIMS, SOURCES = "events", "claims", "sources"
"""The sheets of a workbook that this library wrote."""

LISTS = ("authors",)
"""The columns of the sheet of sources that hold several, between semicolons."""


def packed(data: object, file: str | None, max_bytes: int) -> zipfile.ZipFile:
    """A packed file, none of whose parts are opened before all are known to be small enough.

    Raises:
        DataError: if it is no such file, or its parts are larger than the limit together.
    """
    if isinstance(data, str):
        raise FormatError(f"{shown(data)} is text: give the bytes of a workbook")
    try:
        archive = zipfile.ZipFile(io.BytesIO(as_bytes(data)))
        size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable(file, error) from None
    if size > max_bytes:
        message = f"unpacked, it has more than the limit of {max_bytes:,} bytes"
        raise DataError([Fault("", message, "raise max_bytes if you trust it", file)])
    return archive


def unreadable(file: str | None, error: object) -> DataError:
    """The error for what is no workbook."""
    return DataError([Fault("", f"not readable as a workbook: {error}", "", file)])


class Counter:
    """Counts the cells of a workbook.

    Args:
        file: Name of the file, for messages.
    """

    def __init__(self, file: str | None) -> None:
        self.file = file
        self.left = MAX_CELLS

    def take(self, number: int) -> None:
        """Count so many cells more.

        Raises:
            DataError: if there are more than the limit.
        """
        self.left -= number
        if self.left < 0:
            message = f"it has more than the limit of {MAX_CELLS:,} cells"
            raise DataError([Fault("", message, "read a part of it", self.file)])


def filled(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that are not empty, without the empty cells at their ends."""
    for at, cells in rows:
        end = len(cells)
        while end and is_empty(cells[end - 1]):
            end -= 1
        if end:
            yield Row(at, cells[:end])


def table_in(sheets: Sheets, sheet: str | None, file: str | None) -> Table:
    """The table of a sheet; by default of the first that has rows.

    Raises:
        FormatError: if there is no such sheet.
    """
    if sheet is not None and sheet not in sheets:
        hint = did_you_mean(sheet, sheets) or f"there are {', '.join(map(shown, sheets))}"
        raise FormatError(f"no sheet {shown(sheet)}: {hint}")
    first = next((rows for rows in sheets.values() if rows), [])
    return table_of(first if sheet is None else sheets[sheet], file)


def timeline_in(
    sheets: Sheets, sheet: str | None, file: str | None, options: TableOptions
) -> Timeline:
    """The timeline of a workbook: one that this library wrote, or a table in one of its sheets."""
    events = sheets.get(EVENTS, [])
    names = [text_of(cell) for cell in events[0].cells] if events else []
    if sheet is None and is_our_own(names) and is_read_strictly(names, options):
        return timeline_of_rows(
            _texts(events),
            _texts(sheets[CLAIMS]) if sheets.get(CLAIMS) else None,
            file=file,
            report=options.get("report"),
            known=options.get("known"),
            sources=list(_sources(sheets.get(SOURCES, []))),
        )
    return timeline_of(table_in(sheets, sheet, file), options)


def _texts(rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows; texts keep the blanks around them."""
    for at, cells in rows:
        yield Row(at, [cell if isinstance(cell, str) else text_of(cell) for cell in cells])


def _sources(rows: list[Row]) -> Iterator[Mapping[str, Any]]:
    """The plain data of the sources in a sheet."""
    names = [text_of(cell) for cell in rows[0].cells] if rows else []
    for row in rows[1:]:
        cells = zip(names, map(text_of, row.cells), strict=False)
        record: dict[str, Any] = {name: text for name, text in cells if name and text}
        for name in LISTS:
            if name in record:
                record[name] = [one.strip() for one in record[name].split(";")]
        if "state_media" in record:
            record["state_media"] = record["state_media"] == "yes"
        yield record

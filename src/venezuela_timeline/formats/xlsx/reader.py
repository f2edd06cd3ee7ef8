"""Workbooks of Excel read as tables."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import MissingExtraError, TimelineError
from venezuela_timeline.formats._limits import MAX_BYTES
from venezuela_timeline.formats._sheets import (
    Counter,
    filled,
    packed,
    table_in,
    timeline_in,
    unreadable,
)
from venezuela_timeline.tables import Row
from venezuela_timeline.timeline.records import TableOptions

from .numbers import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from venezuela_timeline.formats._sheets import Sheets
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.tables import Table
    from venezuela_timeline.timeline import Timeline


def loads(  # noqa: PLR0913  (what a table is read with)
    data: bytes,
    *,
    file: str | None = None,
    report: Report | None = None,
    sheet: str | None = None,
    known: Timeline | None = None,
    columns: Mapping[str, str | None] | None = None,
    dayfirst: bool | None = None,
    strict: bool | None = None,
    max_bytes: int = MAX_BYTES,
) -> Timeline:
    """A timeline from a workbook: one that this library wrote, or a table with dates and titles.

    Dates that the sheet holds as numbers are read as precisely as they are shown: a cell
    formatted ``yyyy`` is a year. Of a formula the value is read that was last calculated.

    Args:
        data: The workbook.
        file: Name of the file, for messages.
        report: As in `csv.loads <venezuela_timeline.formats.csv.loads>`.
        sheet: The name of the sheet; by default those that this library writes, or the first.
        known: As in `csv.loads <venezuela_timeline.formats.csv.loads>`, as the rest is.
        columns: What a column means.
        dayfirst: Whether 3/4/2024 is 3 April, where a date is a text.
        strict: Refuse the table if a row cannot be read.
        max_bytes: The most that its parts may have together when they are unpacked.

    Raises:
        DataError: with every fault, or if it is no workbook or too large.
        FormatError: if there is no such sheet, column or field.
        MissingExtraError: without the extra ``sheets``.
    """
    options = TableOptions(
        columns=columns, dayfirst=dayfirst, strict=strict, report=report, known=known
    )
    return timeline_in(_sheets(data, file, max_bytes), sheet, file, options)


def table(data: bytes, *, file: str | None = None, sheet: str | None = None) -> Table:
    """The table of a sheet as it stands there, for a look at its dates."""
    return table_in(_sheets(data, file, MAX_BYTES), sheet, file)


def _sheets(data: bytes, file: str | None, max_bytes: int) -> Sheets:
    try:
        import openpyxl  # noqa: PLC0415  (an extra, heavy)
        from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415  (the same)
    except ImportError as error:
        raise MissingExtraError.of(error, "sheets") from None
    archive = packed(data, file, max_bytes)
    counter = Counter(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: pictures, rules
            book = openpyxl.load_workbook(archive.fp, read_only=True, data_only=True)
            # Numbers stay numbers: what day they are depends on how they are shown.
            book._date_formats = book._timedelta_formats = frozenset()  # noqa: SLF001
            since_1904 = book.epoch == CALENDAR_MAC_1904
            return {
                sheet.title: list(filled(_rows(sheet, counter, since_1904=since_1904)))
                for sheet in book.worksheets
            }
    except TimelineError:
        raise
    except Exception as error:  # noqa: BLE001  (whatever is wrong with the file)
        raise unreadable(file, f"{type(error).__name__}: {error}"[:200]) from None


def _rows(sheet: Any, counter: Counter, *, since_1904: bool) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file says of its size need not be true
    for at, cells in enumerate(sheet.rows, 1):
        counter.take(len(cells) + 1)
        yield Row(
            at,
            [
                None
                if cell.value is None
                else value_of(cell.value, cell.number_format or "General", since_1904=since_1904)
                for cell in cells
            ],
        )

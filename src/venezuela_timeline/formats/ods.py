"""Spreadsheets of LibreOffice (OpenDocument): tables that people keep there, read."""

from __future__ import annotations

import datetime
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.parsers import expat

from venezuela_timeline.errors import DataError, Fault, TimelineError
from venezuela_timeline.tables import Row
from venezuela_timeline.timeline.records import TableOptions

from ._limits import MAX_BYTES
from ._sheets import Counter, filled, packed, table_in, timeline_in, unreadable
from .xlsx.numbers import Shown, as_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from venezuela_timeline.tables import Table
    from venezuela_timeline.timeline import Timeline

    from ._sheets import Sheets
    from .report import Report

TAKES_MAX_BYTES = True

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _TEXT = _SPACE % "table", _SPACE % "office", _SPACE % "text"
_STYLE, _NUMBER = _SPACE % "style", _SPACE % "datastyle"
_DURATION = re.compile(r"PT([0-9]{1,4})H([0-9]{1,2})M([0-9]{1,2})(?:[.,][0-9]+)?S")
_WHOLE = Shown(year=True, month=True, day=True, clock=False)
_REPEATED = 100
"""Cells and rows that are repeated more often are empty, but for what a file makes up."""


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
    """A timeline from a spreadsheet, as `xlsx.loads <venezuela_timeline.formats.xlsx.loads>`.

    Args:
        data: The spreadsheet.
        file: Name of the file, for messages.
        report: Takes what the columns were taken for, and the rows that are not read.
        sheet: The name of the sheet; by default the first that has rows.
        known: A timeline from which to take what it registers, and the ids of its events.
        columns: What a column means.
        dayfirst: Whether 3/4/2024 is 3 April, where a date is a text.
        strict: Refuse the table if a row cannot be read.
        max_bytes: The most that its parts may have together when they are unpacked.

    Raises:
        DataError: with every fault, or if it is no spreadsheet or too large.
        FormatError: if there is no such sheet, column or field.
    """
    options = TableOptions(
        columns=columns, dayfirst=dayfirst, strict=strict, report=report, known=known
    )
    return timeline_in(_sheets(data, file, max_bytes), sheet, file, options)


def table(data: bytes, *, file: str | None = None, sheet: str | None = None) -> Table:
    """The table of a sheet as it stands there, for a look at its dates."""
    return table_in(_sheets(data, file, MAX_BYTES), sheet, file)


def _sheets(data: bytes, file: str | None, max_bytes: int) -> Sheets:
    archive = packed(data, file, max_bytes)
    counter = Counter(file)
    try:
        styles: dict[str, Shown] = {}
        for part in ("styles.xml", "content.xml"):
            tree = _tree(archive.read(part), file)
            styles |= _formats(tree)
        found: Sheets = {}
        for at, sheet in enumerate(tree.iter(f"{_TABLE}table"), 1):
            name = sheet.get(f"{_TABLE}name") or f"sheet {at}"
            found[name] = list(filled(_rows(sheet, styles, counter)))
    except TimelineError:
        raise
    except (
        KeyError,
        ValueError,
        OSError,
        RuntimeError,
        zipfile.BadZipFile,
        expat.ExpatError,
    ) as error:
        raise unreadable(file, error) from None
    return found


def _tree(data: bytes, file: str | None) -> ElementTree.Element:
    """The document of a part; one that defines entities of its own is refused."""
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        fault = Fault("", "it has a document type, as no spreadsheet has", "", file)
        raise DataError([fault])

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda tag, found: builder.start(
        _named(tag), {_named(name): value for name, value in found.items()}
    )
    parser.EndElementHandler = lambda tag: builder.end(_named(tag))
    parser.CharacterDataHandler = builder.data
    parser.Parse(data, True)
    return builder.close()


def _named(tag: str) -> str:
    return f"{{{tag}" if "}" in tag else tag


def _formats(tree: ElementTree.Element) -> dict[str, Shown]:
    """What each style of a cell shows of a date."""
    dates = {
        style.get(f"{_STYLE}name"): Shown(
            *(
                style.find(f"{_NUMBER}{unit}") is not None
                for unit in ("year", "month", "day", "hours")
            )
        )
        for style in tree.iter(f"{_NUMBER}date-style")
    }
    found: dict[str, Shown] = {}
    for style in tree.iter(f"{_STYLE}style"):
        name, shows = style.get(f"{_STYLE}name"), style.get(f"{_STYLE}data-style-name")
        if name and shows in dates:
            found[name] = dates[shows]
    return found


def _rows(
    sheet: ElementTree.Element, styles: Mapping[str, Shown], counter: Counter
) -> Iterator[Row]:
    at = 1
    usual = [column.get(f"{_TABLE}default-cell-style-name") for column in _columns(sheet)]
    for row in sheet.iter(f"{_TABLE}table-row"):
        times = _times(row, "rows")
        cells: list[Any] = []
        for cell in row:
            if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                continue
            value = _value(cell, styles, usual[len(cells)] if len(cells) < len(usual) else None)
            number = _times(cell, "columns")
            number = min(number, _REPEATED) if value is None else number
            counter.take(number)
            cells += [value] * number
        counter.take(1)
        if any(value is not None for value in cells):
            counter.take((times - 1) * len(cells))
            yield from (Row(at + more, cells) for more in range(times))
        at += times


def _columns(sheet: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The columns of a sheet, repeated ones as often as they may have cells."""
    for column in sheet.iter(f"{_TABLE}table-column"):
        for _ in range(min(_times(column, "columns"), _REPEATED)):
            yield column


def _times(element: ElementTree.Element, what: str) -> int:
    return max(int(element.get(f"{_TABLE}number-{what}-repeated", "1")), 1)


def _value(cell: ElementTree.Element, styles: Mapping[str, Shown], usual: str | None) -> Any:
    """The text, the number or the date in a cell; a date as precise as it is shown."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        day = datetime.datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", ""))
        shows = styles.get(cell.get(f"{_TABLE}style-name") or usual or "", _WHOLE)
        return as_shown(day, shows if any(shows) else _WHOLE)
    if kind == "time":
        match = _DURATION.fullmatch(cell.get(f"{_OFFICE}time-value", ""))
        return ":".join(f"{int(one):02}" for one in match.groups()) if match else None
    if kind in {"float", "currency", "percentage"}:
        number = float(cell.get(f"{_OFFICE}value", ""))
        return int(number) if number.is_integer() else number
    lines = ["".join(_texts(line)) for line in cell.iter(f"{_TEXT}p")]
    return "\n".join(lines) or None


def _texts(line: ElementTree.Element) -> Iterator[str]:
    """The words of a paragraph, its blanks written out."""
    yield line.text or ""
    for child in line:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1")), _REPEATED)
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            yield "\n" if child.tag.endswith("break") else "\t"
        else:
            yield from _texts(child)
        yield child.tail or ""

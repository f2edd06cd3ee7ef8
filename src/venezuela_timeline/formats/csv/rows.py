"""Rows of CSV (RFC 4180), in which no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.tables import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What a spreadsheet may skip before a formula: blanks, controls, marks without width, and
# quotes, which mean nothing in the middle of a cell to a reader that splits at semicolons.
_SKIPPED = "\\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff'\"; "
_SIGN = "=+\\-@＝＋－＠"
_RUN = re.compile(f"([{_SKIPPED}]++)([{_SIGN}]?)|\\A([{_SIGN}])")
_BREAK = re.compile("'*+[\t\r\n]")
_BROKEN = re.compile("'++[\t\r\n]")
_SEPARATORS = re.compile("[;\t\r\n]")
_DELIMITERS = (",", ";", "\t")


def neutral(text: str) -> str:
    """A cell that no spreadsheet reads as a formula: an apostrophe stands before the sign.

    ``= + - @``, their wide forms, tab, CR and LF are dangerous at the beginning of a cell. A
    spreadsheet set to Spanish splits a file at semicolons and knows no quotes within a cell,
    so each of them is also dangerous after a semicolon, a tab or a line break.

    Laws: ``undone(neutral(text)) == text``; ``neutral(text)`` begins with nothing dangerous.

    Example:
        >>> neutral("=1+1"), neutral("1+1"), undone(neutral("'=1"))
        ("'=1+1", '1+1', "'=1")
    """
    marked = _RUN.sub(_marked, text)
    return f"'{marked}" if _BREAK.match(marked) else marked


_LINE_BREAK = re.compile("\r\n|\r|\n")


def undone(text: str) -> str:
    """The text that `neutral` was given."""
    if "'" not in text:
        return text
    text = text[1:] if _BROKEN.match(text) else text
    return _RUN.sub(_unmarked, text)


def _dangerous(match: re.Match[str]) -> bool:
    """Whether a sign stands where some spreadsheet begins a cell."""
    skipped, sign = match[1] or "", match[2] or match[3]
    return bool(sign) and (match.start() == 0 or _SEPARATORS.search(skipped) is not None)


def _marked(match: re.Match[str]) -> str:
    if not _dangerous(match):
        return match[0]
    return f"{match[1] or ''}'{match[2] or match[3]}"


def _unmarked(match: re.Match[str]) -> str:
    if not _dangerous(match) or not (match[1] or "").endswith("'"):
        return match[0]
    return f"{match[1][:-1]}{match[2]}"


def written(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Rows as CSV: every cell is neutral, and quoted if it must be."""
    for row in rows:
        yield ",".join(_quoted(neutral(cell)) for cell in row) + "\r\n"


def _quoted(cell: str) -> str:
    if any(character in cell for character in ',";\t\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell


def rows(text: str, file: str | None) -> Iterator[Row]:
    """The rows that are not empty.

    Cells are separated by the one of comma, semicolon and tab that is most frequent in the
    first line.

    Raises:
        DataError: if a quote is not closed, or stands where it cannot.
    """
    first = text.split("\n", 1)[0]
    separator = max(_DELIMITERS, key=first.count)
    cell = re.compile(
        f'(?:"((?:[^"]++|"")*+)"|([^"{separator}\r\n][^{separator}\r\n]*+)?)'
        f"({separator}|\r\n|\n|\r|\\Z)"
    )
    at, line, start = 0, 1, 1
    cells: list[str] = []
    while at < len(text):
        match = cell.match(text, at)
        if match is None:
            fault = Fault(f"line {line}", "a quote is not closed, or text follows it", "", file)
            raise DataError([fault])
        quoted, bare, end = match.groups()
        cells.append(undone(bare or "" if quoted is None else quoted.replace('""', '"')))
        if end != separator or quoted:
            line += len(_LINE_BREAK.findall(match[0]))
        at = match.end()
        if end != separator:
            if any(cells):
                yield Row(start, cells)
            cells, start = [], line
    if any(cells):
        yield Row(start, cells)

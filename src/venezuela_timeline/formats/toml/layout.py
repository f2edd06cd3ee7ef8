"""TOML that people write, laid out: fields in a stable order, one form for lists and blanks.

Comments stay with what they stand at, texts stay as they are written, and records stay in their
order, which can mean something.
"""

from __future__ import annotations

import operator
from itertools import dropwhile
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import DataError, Fault, did_you_mean, shown
from venezuela_timeline.formats._limits import MAX_BYTES, read_bytes
from venezuela_timeline.formats._records import KEYS
from venezuela_timeline.formats._text import decoded

from .order import in_lines, in_order
from .reader import parsed
from .scanning import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def formatted(data: bytes | str, *, file: str | None = None) -> str:
    r"""A TOML document of a timeline in the layout in which it is easy to read and to compare.

    Laws: it means the same as before, and is the same when it is laid out again.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.

    Raises:
        DataError: if it is not TOML, or has keys that no timeline has.

    Example:
        >>> print(formatted("[[events]]\ntitle='The vote' # ours\nid =\"vote\"\n\n\ntags=[ 'a' ]"))
        [[events]]
        id = "vote"
        tags = ['a']
        title = 'The vote'  # ours
        <BLANKLINE>
    """
    before = parsed(data, file)
    for key in before.keys() - set(KEYS):
        hint = did_you_mean(key, KEYS) or "give the files of a timeline"
        raise DataError([Fault(key, f"unknown key {shown(key)}", hint, file)])
    text = "".join(f"{line}\n" for line in _document(decoded(data, file)))
    if parsed(text, file) != before:
        raise DataError([Fault("", "cannot be laid out without a change", "report it", file)])
    return text


def formatted_file(path: Path) -> str | None:
    """The text of a file as it is to be laid out; None if it is already.

    Raises:
        DataError: as `formatted`, or if the file is too large.
        ReadError: if it cannot be read, or is no ordinary file.
    """
    data = read_bytes(path, MAX_BYTES)
    text = formatted(data, file=str(path))
    return None if text.encode() == data else text


def _document(text: str) -> Iterator[str]:
    """The lines of a document."""
    tables = _tables(text.replace("\r\n", "\n"))
    lines = [line for table in tables for line in ("", *table.lines())]
    while lines and not lines[-1]:
        lines.pop()
    yield from dropwhile(operator.not_, lines)


@attrs.define
class _Table:
    """The pieces that stand below one header, or before the first."""

    header: Piece
    head: tuple[str, ...] = ()
    keys: list[Piece] = attrs.field(factory=list)
    tail: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Its lines, with the keys in order."""
        yield from self.head
        if self.header.header:
            yield from _spaced(self.header.lead)
            yield _with_comment(self.header.header, self.header)
        named: dict[str, list[Piece]] = {}
        for piece in self.keys:
            named.setdefault(piece.key[0].strip("\"'"), []).append(piece)
        for name in in_order(named, self.header.key[-1] if self.header.key else ""):
            for piece in named[name]:
                yield from filter(None, piece.lead)
                yield _with_comment(_pair(piece), piece)
        yield from self.tail


def _tables(text: str) -> list[_Table]:
    tables = [_Table(Piece(()))]
    for piece in pieces(text):
        table, lead = tables[-1], piece.lead
        if piece.header:
            # A comment that follows a key at once, and not the header, belongs to what is above.
            above = lead.index("") if "" in lead else 0
            table.tail = lead[:above]
            tables.append(_Table(piece._replace(lead=lead[above:])))
        elif piece.key:
            if len(tables) == 1 and not table.keys:
                table.head, lead = _parted(lead)
            table.keys.append(piece._replace(lead=lead))
        else:
            table.tail = tuple(_spaced(lead, first=True))
    return tables


def _parted(lead: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The comments before the first key that are about the file, and those about the key."""
    about = max((at + 1 for at, line in enumerate(lead) if not line or line[:2] == "#:"), default=0)
    head = tuple(_spaced(lead[:about]))
    return (*head, *([""] if head and head[-1] else [])), lead[about:]


def _spaced(lead: tuple[str, ...], *, first: bool = False) -> Iterator[str]:
    """Comments with at most one empty line between two; none before the first unless it is kept."""
    last = "" if not first else "#"
    for line in lead:
        if line or last:
            yield line
        last = line


def _pair(piece: Piece) -> str:
    key, value = ".".join(piece.key), piece.value
    if value.items is not None:
        return in_lines(key, value.items)
    return f"{key} = {piece.written if value.line is None else value.line}"


def _with_comment(line: str, piece: Piece) -> str:
    return f"{line}  {piece.comment}" if piece.comment else line


__all__ = ["formatted", "formatted_file"]

"""The bytes of a new database made the same, whatever release of SQLite wrote them.

Releases differ in three numbers of the header, and in what they leave behind in the parts of pages
that nothing uses. The rest depends on what was written, and in which order, alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = 4096
"""The size of a page: whatever a machine's default is, the file is the same."""

CHANGES: Final = 1
"""How often a new file was changed, as its header says; SQLite counts on."""

_NUMBERS = {24: CHANGES, 92: CHANGES, 96: 0}
"""Where the header has how often it was changed, the same again, and who wrote it: nobody."""

_HEADER = 100
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}
"""The length of a page's head by its first byte, for pages of trees: others have a 0 there."""

_INNER = (2, 5)
_INNER_OF_TABLE, _LEAF_OF_TABLE = 5, 13

_PIECE = 256
"""So many pages are given at a time."""


def pieces(data: bytes) -> Iterator[bytes]:
    """A database in pieces, without what depends on who wrote it."""
    for at in range(0, len(data), PAGE * _PIECE):
        piece = bytearray(data[at : at + PAGE * _PIECE])
        if at == 0:
            for place, number in _NUMBERS.items():
                piece[place : place + 4] = number.to_bytes(4, "big")
        for page in range(0, len(piece), PAGE):
            _clean(piece, page, page + (_HEADER if at == page == 0 else 0))
        yield bytes(piece)


def _clean(piece: bytearray, page: int, head: int) -> None:
    """Make what a page of a tree does not use zeros.

    Args:
        piece: Some pages.
        page: Where this one begins.
        head: Where its head begins, which comes after the header of the file.
    """
    length = _HEADS.get(piece[head])
    if length is None:
        return
    after = head + length + 2 * _at(piece, head + 3)  # the head, and where each cell is
    used = page + (_at(piece, head + 5) or 65_536)
    piece[after:used] = bytes(used - after)
    kept = []
    free = _at(piece, head + 1)
    while free:
        size = _at(piece, page + free + 2)
        piece[page + free + 4 : page + free + size] = bytes(size - 4)
        kept.append((page + free, page + free + size))
        free = _at(piece, page + free)
    if piece[head + 7]:  # bytes here and there, too few to be a cell
        for place in range(head + length, after, 2):
            begin = page + _at(piece, place)
            kept.append((begin, begin + _cell(piece, begin, piece[head])))
        for begin, end in sorted(kept):
            piece[used:begin] = bytes(max(0, begin - used))
            used = end
        piece[used : page + PAGE] = bytes(page + PAGE - used)


def _cell(piece: bytearray, begin: int, kind: int) -> int:
    """How many bytes a cell has: see the description of SQLite's file format."""
    at = begin + 4 if kind in _INNER else begin  # the number of the page below
    size, at = _varint(piece, at)
    if kind == _INNER_OF_TABLE:
        return at - begin  # what was read is the number of a row
    if kind == _LEAF_OF_TABLE:
        _, at = _varint(piece, at)
    most = PAGE - 35 if kind == _LEAF_OF_TABLE else (PAGE - 12) * 64 // 255 - 23
    if size > most:  # the rest is on pages of its own
        least = (PAGE - 12) * 32 // 255 - 23
        here = least + (size - least) % (PAGE - 4)
        size = (here if here <= most else least) + 4
    return max(4, at + size - begin)


def _varint(piece: bytearray, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, seven bits in each, and where it ends; ours are short."""
    number = 0
    while True:
        number = number << 7 | piece[at] & 0x7F
        at += 1
        if piece[at - 1] < 0x80:  # noqa: PLR2004  (the bit that says that it goes on)
            return number, at


def _at(piece: bytearray, place: int) -> int:
    return int.from_bytes(piece[place : place + 2], "big")

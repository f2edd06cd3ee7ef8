"""What a Parquet file says of its pages, read here and not by the library that reads the rest.

Arrow ends the whole process if the facts about a column in a damaged footer contradict each other
and it is asked for them. It is not asked: how large the pages of a column are, and how they are
encoded, is read here, from the footer and from the header of every page, since a footer can lie.
Both are in the compact protocol of Thrift: fields of a number, a type and a value. What is not
wanted is skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MAGIC = b"PAR1"

_DEPTH = 50
"""So deep structures may be nested; those of the format are, six deep."""

# The types of the protocol.
_TRUE, _FALSE, _BYTE, _I16, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = (
    *(1, 2, 3, 4, 6, 7),
    *(8, 9, 10, 11, 12),
)

_Wanted = dict[int, Any]
"""The numbers of the fields to read: each with None, or with what is wanted of its structures."""

_COLUMN = {1: None, 3: {2: None, 7: None, 9: None, 11: None}}
_FOOTER = {4: {1: _COLUMN}}
_PAGE = {2: None, 3: None, 5: {2: None}, 7: {2: None}, 8: {4: None}}

_ENCODINGS = {
    0: "PLAIN",
    2: "PLAIN_DICTIONARY",
    3: "RLE",
    4: "BIT_PACKED",
    5: "DELTA_BINARY_PACKED",
    6: "DELTA_LENGTH_BYTE_ARRAY",
    7: "DELTA_BYTE_ARRAY",
    8: "RLE_DICTIONARY",
}


class Pages(NamedTuple):
    """All pages of a column in one group of rows.

    Attributes:
        size: How many bytes they have, unpacked.
        encodings: How they are encoded.
    """

    size: int
    encodings: frozenset[str]


def pages_of(data: bytes, column: int) -> list[Pages]:
    """The pages of a column in each group of rows.

    Args:
        data: The file.
        column: Its place among the columns.

    Raises:
        ValueError: if the file is not Parquet, or is damaged.
    """
    length = int.from_bytes(data[-8:-4], "little")
    if data[-4:] != MAGIC or length > len(data) - 12:
        raise ValueError("it has no footer")
    try:
        groups = _Reader(data[-8 - length : -8], 0).struct(_FOOTER).get(4, ())
        return [_pages(data, group[1][column]) for group in groups]
    except (AttributeError, LookupError, TypeError):
        raise ValueError("its footer is damaged") from None


def _pages(data: bytes, chunk: Mapping[int, Any]) -> Pages:
    """The pages of one column in one group of rows."""
    facts = chunk.get(3, {})
    start, length = facts.get(9), facts.get(7)
    if not isinstance(start, int) or not isinstance(length, int) or 1 in chunk:
        raise ValueError("a column is not in the file")
    # Of a column without a row, the place of the first page is 0.
    start = min(start, facts.get(11) or start) or facts.get(11) or 0
    end = start + length
    if not 0 <= start <= end <= len(data):
        raise ValueError("a column is beyond the end of the file")
    size, encodings = 0, {*facts.get(2, ())}
    while start < end:
        reader = _Reader(data, start)
        page = reader.struct(_PAGE)
        unpacked, packed = page.get(2, -1), page.get(3, -1)
        if min(unpacked, packed) < 0:
            raise ValueError("a page has no size")
        size += unpacked
        encodings.update(*(page[kind].values() for kind in (5, 7, 8) if kind in page))
        start = reader.at + packed
    return Pages(size, frozenset(_ENCODINGS.get(one, str(one)) for one in encodings))


class _Reader:
    """Reads the compact protocol from a place on.

    Attributes:
        at: The place of the next byte.
    """

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._depth = 0
        self.at = at

    def struct(self, wanted: _Wanted | None) -> dict[int, Any]:
        """A structure: the values of the fields that are wanted, by their numbers."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise ValueError("nested too deeply")
        found: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._integer()
            if wanted is not None and number in wanted:
                found[number] = self._value(head & 15, wanted[number])
            else:
                self._value(head & 15, None)
        self._depth -= 1
        return found

    def _value(self, kind: int, wanted: _Wanted | None) -> Any:
        found: Any = None
        if kind in {_TRUE, _FALSE}:
            found = kind == _TRUE
        elif kind == _BYTE:
            found = self._byte()
        elif _I16 <= kind <= _I64:
            found = self._integer()
        elif kind == _DOUBLE:
            self._skip(8)
        elif kind == _BINARY:
            self._skip(self._count())
        elif kind in {_LIST, _SET}:
            found = self._list(wanted)
        elif kind == _MAP:
            self._map()
        elif kind == _STRUCT:
            found = self.struct(wanted)
        else:
            raise ValueError(f"there is no type {kind}")
        return found

    def _list(self, wanted: _Wanted | None) -> list[Any]:
        head = self._byte()
        count, kind = head >> 4, head & 15
        if count == 15:  # noqa: PLR2004  (more than four bits hold)
            count = self._count()
        if kind in {_TRUE, _FALSE}:
            kind = _BYTE  # in a list each takes a byte
        return [self._value(kind, wanted) for _ in range(count)]

    def _map(self) -> None:
        if count := self._count():
            kinds = self._byte()
            for _ in range(count):
                self._value(kinds >> 4, None)
                self._value(kinds & 15, None)

    def _byte(self) -> int:
        if self.at >= len(self._data):
            raise ValueError("it ends too early")
        self.at += 1
        return self._data[self.at - 1]

    def _count(self) -> int:
        """A number that is not negative, seven bits a byte."""
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004  (the highest bit says that there is more)
                return number
            shift += 7
            if shift > 63:  # noqa: PLR2004  (no number has more bits)
                raise ValueError("a number has too many digits")

    def _integer(self) -> int:
        """A number in whose last bit stands its sign."""
        number = self._count()
        return (number >> 1) ^ -(number & 1)

    def _skip(self, count: int) -> None:
        self.at += count
        if self.at > len(self._data):
            raise ValueError("it ends too early")

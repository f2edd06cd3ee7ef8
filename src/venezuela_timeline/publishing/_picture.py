"""The picture that those see with whom a page is shared: how many events there were, over time.

It has no words, because letters look otherwise on every machine, and is compressed here, because
libraries compress differently: so its bytes are the same everywhere.
"""

from __future__ import annotations

import math
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline

_WIDTH, _HEIGHT = 1200, 630
_PALETTE = bytes.fromhex("ffffff dcdad4 1f6fb2 b3261e")
_PAPER, _LINE, _BAR, _CONTESTED = range(4)
_MARGIN, _FLOOR, _BARS = 60, 560, 54
_LONGEST = 258
"""The most bytes that a copy can have (RFC 1951)."""


def picture(timeline: Timeline) -> bytes:
    """A PNG of 1200 × 630 with a bar for each stretch of time; contested events are red."""
    rows = [bytearray(bytes([_PAPER]) * _WIDTH) for _ in range(_HEIGHT)]
    counts = _counts(timeline)
    most = max((sum(pair) for pair in counts), default=0) or 1
    step = (_WIDTH - 2 * _MARGIN) // _BARS
    for number, (plain, contested) in enumerate(counts):
        left = _MARGIN + number * step
        top = _FLOOR
        for count, colour in ((plain, _BAR), (contested, _CONTESTED)):
            height = round(count * (_FLOOR - _MARGIN) / most)
            _fill(rows[top - height : top], left, step - 4, colour)
            top -= height
    _fill(rows[_FLOOR : _FLOOR + 3], _MARGIN, _WIDTH - 2 * _MARGIN, _LINE)
    return _png(rows)


def _counts(timeline: Timeline) -> list[tuple[int, int]]:
    """How many plain and contested events begin in each stretch of the time there is."""
    starts = []
    for event in timeline:
        start = event.when.bounds.start_min if event.when else math.inf
        if math.isfinite(start):
            starts.append((int(start), event.contested))
    if not starts:
        return []
    first, last = min(starts)[0], max(starts)[0] + 1
    found = [[0, 0] for _ in range(_BARS)]
    for start, contested in starts:
        found[(start - first) * _BARS // (last - first)][contested] += 1
    return [(plain, contested) for plain, contested in found]


def _fill(rows: list[bytearray], left: int, width: int, colour: int) -> None:
    for row in rows:
        row[left : left + width] = bytes([colour]) * width


def _png(rows: list[bytearray]) -> bytes:
    """Rows of numbers from 0 to 3 as a PNG with a palette, four pixels a byte."""
    packed = [
        b"\0"
        + bytes(a << 6 | b << 4 | c << 2 | d for a, b, c, d in zip(*[iter(row)] * 4, strict=True))
        for row in rows
    ]
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 2, 3, 0, 0, 0)
    data = b"\x78\x01" + deflated(packed) + struct.pack(">I", zlib.adler32(b"".join(packed)))
    chunks = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


# Compression by RFC 1951, in one block with the fixed codes: a row is either copied from the one
# before, which is most often the same, or written byte by byte.


def deflated(rows: list[bytes]) -> bytes:
    """Rows of one length, in deflate's format."""
    bits = ["110"]  # the last block, of fixed codes; their numbers begin with the lowest bit
    before = b""
    for row in rows:
        bits += _copied(len(row)) if row == before else map(_literal, row)
        before = row
    bits.append("0000000")
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    return int(text[::-1], 2).to_bytes(len(text) // 8, "little")


def _literal(byte: int) -> str:
    return f"{0x30 + byte:08b}" if byte < 144 else f"{0x190 + byte - 144:09b}"  # noqa: PLR2004  (3.2.6)


def _copied(size: int) -> Iterator[str]:
    """So many bytes as they were so many before, in copies whose length needs no further bits."""
    distance = "10000" + f"{size - 257:07b}"[::-1]  # of 257 to 384
    left = size
    while left:
        length = _LONGEST if left >= _LONGEST else min(left, 10)
        yield ("11000101" if length == _LONGEST else f"{length - 2:07b}") + distance
        left -= length


__all__ = ["deflated", "picture"]

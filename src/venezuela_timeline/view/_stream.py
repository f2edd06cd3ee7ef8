"""JSON and compressed text for a page, in pieces, so that little is in memory at once."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

_BATCH = 1000
"""So many rows are written at once."""

_TRIPLE = 3
"""Base64 writes so many bytes as four characters, with nothing left over."""

# What could end a line or an element, or make a text look other than it is.
_ACTIVE = re.compile(
    "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff-\uffff"
    "\U000e0000-\U000e007f]"
)
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Packed(NamedTuple):
    """A text that stands in JSON as a string of its compressed bytes.

    Attributes:
        parts: The text in pieces.
    """

    parts: Iterable[str]


def json_pieces(data: Any) -> Iterator[str]:
    """JSON in which nothing can end the element that it stands in.

    Args:
        data: What `json` can write. An iterator is written as a list, row by row.
    """
    if isinstance(data, Packed):
        yield from ('"', *packed(data.parts), '"')
    elif isinstance(data, dict):
        before = "{"
        for key, value in data.items():
            yield f"{before}{_json(key)}:"
            yield from json_pieces(value)
            before = ","
        yield "}" if data else "{}"
    elif isinstance(data, Iterator):
        before = "["
        while rows := list(islice(data, _BATCH)):
            yield f"{before}{_json(rows)[1:-1]}"
            before = ","
        yield "]" if before == "," else "[]"
    else:
        yield _json(data)


def _json(data: object) -> str:
    text = _ENCODE(data)
    return _ACTIVE.sub(lambda found: json.dumps(found[0])[1:-1], text).replace("<", "\\u003c")


def packed(parts: Iterable[str]) -> Iterator[str]:
    """Text compressed by raw deflate, as Base64."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    left = b""
    for part in parts:
        found = left + packer.compress(part.encode())
        whole = len(found) // _TRIPLE * _TRIPLE
        left = found[whole:]
        if whole:
            yield b64encode(found[:whole]).decode()
    yield b64encode(left + packer.flush()).decode()

"""The lines of a TOML file on which things stand, by their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.errors import DataError

from .reader import parsed
from .scanning import pieces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def lines_in(path: Path) -> Mapping[str, int]:
    """As `lines_of`, of a file; nothing if it cannot be read as TOML."""
    try:
        data = path.read_bytes()
        parsed(data, path.name)
    except (OSError, DataError):
        return {}
    return lines_of(data.decode("utf-8-sig").replace("\r\n", "\n"))


def lines_of(text: str) -> dict[str, int]:
    r"""The line of each table and key of a document.

    Example:
        >>> lines_of("[[events]]\nid = 'a'\ntitle.en = 'A'\n[[events.claims]]\nby = 'ann'")
        ... # doctest: +NORMALIZE_WHITESPACE
        {'events[0]': 1, 'events[0].id': 2, 'events[0].title': 3, 'events[0].title.en': 3,
         'events[0].claims[0]': 4, 'events[0].claims[0].by': 5}
    """
    found: dict[str, int] = {}
    sizes: dict[str, int] = {}
    table, line = "", 1
    for piece in pieces(text):
        line += len(piece.lead)
        path = "" if piece.header else table
        for at, part in enumerate(piece.key, 1):
            path = f"{path}.{part.strip(_QUOTES)}".removeprefix(".")
            if at == len(piece.key) and piece.header.startswith("[["):
                sizes[path] = sizes.get(path, 0) + 1
            if path in sizes:
                path += f"[{sizes[path] - 1}]"
            found.setdefault(path, line)
        table = path if piece.header else table
        line += 1 + piece.written.count("\n")
    return found


_QUOTES = "\"'"


def line_of(place: str, lines: Mapping[str, int]) -> int | None:
    """The line of a place, or of what it is in; None if none is known.

    Example:
        >>> line_of("events[0].claims[1].by", {"events[0]": 1, "events[0].claims": 7})
        7
    """
    while place and place not in lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place)

"""JSON read strictly: numbers as they are written, no key twice, every fault with its place."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from .losses import Losses

SCRIPT_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Translates JSON so that it can stand in a ``<script>`` of a page, whatever its texts are."""


def parsed(text: str, file: str | None, line: int | None = None) -> Any:
    """What a JSON text holds; numbers with a point become Decimals.

    Args:
        text: The JSON.
        file: Name of the file, for messages.
        line: The number of the text's line, or None if the text is the whole file.

    Raises:
        DataError: if it is not JSON, or if an object has a key twice.
    """
    return _loaded(text, file, line, _distinct)


def _loaded(
    text: str,
    file: str | None,
    line: int | None,
    hook: Callable[[list[tuple[str, Any]]], dict[str, Any]],
) -> Any:
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=hook,
        )
    except json.JSONDecodeError as error:
        place = f"line {line or error.lineno}, column {error.colno}"
        raise DataError([Fault(place, error.msg.lower(), "", file)]) from None
    except (RecursionError, ValueError, ArithmeticError) as error:
        place = f"line {line}" if line else ""
        message = f"not readable as JSON: {unreadable(error)}"
        raise DataError([Fault(place, message, "", file)]) from None


def lenient(text: str, file: str | None, losses: Losses, line: int | None = None) -> Any:
    """What JSON of another program holds: of a key that stands twice, the last value counts.

    Args:
        text: The JSON.
        file: Name of the file, for messages.
        losses: Takes the keys that stand twice.
        line: The number of the text's line, or None if the text is the whole file.

    Raises:
        DataError: if it is not JSON.
    """

    def last(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            for key in (key for key, count in counts.items() if count > 1):
                losses.add(f"the key {shown(key)} stands twice in one object: the last counts")
        return found

    return _loaded(text, file, line, last)


def unreadable(error: Exception) -> str:
    """Why a parser gave up, in our own words where the parser's are about Python."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, ArithmeticError) or "integer string conversion" in str(error):
        return "a number in it has too many digits"
    return str(error)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. One with a key twice is refused, as one of the values would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        last = {key: at for at, (key, _) in enumerate(pairs)}
        twice = next(key for at, (key, _) in enumerate(pairs) if last[key] != at)
        raise ValueError(f"the key {shown(twice)} stands twice in one object")
    return found

"""Records of which every key is taken or noted: what is read is taken out, the rest remains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEPTH = 8
"""So deep a value is taken apart; what lies deeper is kept whole."""

_LISTED = 20
"""So many items of a list that is not read are told apart."""


def is_nothing(value: object) -> bool:
    """Whether a value says nothing: None, a blank text, an empty list or table."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)


def take(record: Any, *names: str) -> Any:
    """The value of the first of some keys that says something, taken out; None without one."""
    if not isinstance(record, dict):
        return None
    for name in names:
        if not is_nothing(record.get(name)):
            return record.pop(name)
    return None


def take_text(record: Any, *names: str) -> str:
    """A text or a number, taken out as a text; what is something else stays."""
    for name in names:
        value = record.get(name) if isinstance(record, dict) else None
        if isinstance(value, str | int) and not isinstance(value, bool) and not is_nothing(value):
            return str(record.pop(name)).strip()
    return ""


def take_table(record: Any, *names: str) -> dict[str, Any]:
    """A table that stands in a record and stays there, so that what is not taken of it remains."""
    for name in names:
        value = record.get(name) if isinstance(record, dict) else None
        if isinstance(value, dict):
            return value
    return {}


def take_list(record: Any, *names: str) -> list[Any]:
    """A list, taken out; anything else that says something is a list of one."""
    value = take(record, *names)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def rest_of(record: Any) -> dict[str, Any]:
    """What was not taken of a record: the values that say something, by their places in it."""
    return dict(_leaves(record))


def _leaves(record: Any) -> Iterator[tuple[str, Any]]:
    stack: list[tuple[str, Any, int]] = [("", record, 0)]
    while stack:
        path, value, depth = stack.pop()
        inner: list[tuple[str, Any, int]] = []
        if isinstance(value, dict) and depth < _DEPTH:
            inner = [
                (f"{path}.{key}" if path else str(key), one, depth + 1)
                for key, one in value.items()
            ]
        elif isinstance(value, list) and depth < _DEPTH and len(value) <= _LISTED:
            inner = [(f"{path}[{at}]", one, depth + 1) for at, one in enumerate(value)]
        elif not is_nothing(value):
            yield path, value
        stack += reversed(inner)

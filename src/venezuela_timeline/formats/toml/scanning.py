"""A TOML text in pieces, each as it is written: comments, headers, keys and values.

What is read here is known to be TOML; what is wrong with a text has been said before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]+")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_REST = re.compile(r"[ \t]*(#[^\n]*)?(?:\n|\Z)")


class Value(NamedTuple):
    """A value, and where it ends.

    Attributes:
        end: The place after it.
        line: It on one line; None if comments or a text of several lines are in it.
        items: The same for each item of a list; None if one of them has no line.
    """

    end: int
    line: str | None
    items: tuple[str, ...] | None = None


class Piece(NamedTuple):
    """A header, or a key with its value, with the comments before it and beside it.

    Attributes:
        lead: The lines before it, which are comments or empty.
        header: ``[name]`` or ``[[name]]``; empty for a key.
        key: The parts of the key, or of the name in the header, as they are written.
        written: The value as it is written.
        value: The value.
        comment: The comment at the end of its line.
    """

    lead: tuple[str, ...]
    header: str = ""
    key: tuple[str, ...] = ()
    written: str = ""
    value: Value = Value(0, "")
    comment: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a document, in order; the last has only what stands at the end."""
    lead: list[str] = []
    at = 0
    while at < len(text):
        if found := _REST.match(text, at):
            lead.append((found[1] or "").rstrip())
        else:
            piece, at = _piece(text, _after(_BLANK, text, at), tuple(lead))
            found = _REST.match(text, at)
            assert found is not None  # noqa: S101  (nothing else can follow in TOML)
            yield piece._replace(comment=(found[1] or "").rstrip())
            lead = []
        at = found.end()
    yield Piece(tuple(lead))


def _piece(text: str, at: int, lead: tuple[str, ...]) -> tuple[Piece, int]:
    """The header or the key with its value at a place, and where it ends."""
    opening = 2 if text.startswith("[[", at) else 1 if text[at] == "[" else 0
    key, at = _key(text, at + opening)
    if opening:
        return Piece(lead, f"{'[' * opening}{'.'.join(key)}{']' * opening}", key), at + opening
    start = _after(_BLANK, text, at + 1)
    value = value_at(text, start)
    return Piece(lead, "", key, text[start : value.end].rstrip(), value), value.end


def _key(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The parts of a key, with dots between them, and the place of the sign after it."""
    parts: list[str] = []
    while True:
        at = _after(_BLANK, text, at)
        found = _WORD.match(text, at) or _STRING.match(text, at)
        assert found is not None  # noqa: S101  (a key has parts)
        parts.append(found[0])
        at = _after(_BLANK, text, found.end())
        if text[at] != ".":
            return tuple(parts), at
        at += 1


def value_at(text: str, at: int) -> Value:
    """The value at a place.

    Example:
        >>> value_at("[ 1,  {a=2} ] # two", 0)
        Value(end=13, line='[1, { a = 2 }]', items=('1', '{ a = 2 }'))
    """
    if found := _STRING.match(text, at):
        return Value(found.end(), None if "\n" in found[0] else found[0])
    if text[at] not in "[{":
        found = _BARE.match(text, at)
        assert found is not None  # noqa: S101  (a value has letters)
        return Value(found.end(), found[0].rstrip())
    closing, plain = "]" if text[at] == "[" else "}", True
    items: list[str | None] = []
    at += 1
    while True:
        gap = _after(_GAP, text, at)
        plain, at = plain and "#" not in text[at:gap], gap
        if text[at] == closing:
            break
        if text[at] == ",":
            at += 1
            continue
        key = ""
        if closing == "}":
            parts, at = _key(text, at)
            key, at = f"{'.'.join(parts)} = ", _after(_BLANK, text, at + 1)
        value = value_at(text, at)
        items.append(None if value.line is None else key + value.line)
        at = value.end
    lines = tuple(item for item in items if item is not None)
    if not plain or len(lines) < len(items):
        return Value(at + 1, None)
    joined = ", ".join(lines)
    if closing == "}":
        return Value(at + 1, f"{{ {joined} }}" if lines else "{}")
    return Value(at + 1, f"[{joined}]", lines)


def _after(blank: re.Pattern[str], text: str, at: int) -> int:
    found = blank.match(text, at)
    return found.end() if found else at

"""Text from anywhere, made harmless to look at."""

from __future__ import annotations

import re
from html import escape as _escape

# Controls other than tab and line feed, and the two code points XML has no place for.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
# Embeddings, overrides and isolates: they can make a line read other than it is written.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}]|[\U000e0000-\U000e007f]")


def visible(text: str) -> str:
    r"""A text in which nothing acts unseen: controls and bidi overrides stand as their names.

    Example:
        >>> visible("a\u202eb\x1b[31m")
        'a[U+202E]b[U+001B][31m'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def html(text: str) -> str:
    """A text as content or quoted attribute of HTML, XML or SVG."""
    return _escape(visible(text))


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(visible(text).split())


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters, an ellipsis at the end where it was longer."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"

"""Text from anywhere, as HTML or in one line."""

from __future__ import annotations

from html import escape as _escape

from venezuela_timeline.safe_text import visible


def html(text: str) -> str:
    """A text as content or quoted attribute of HTML, XML or SVG."""
    return _escape(visible(text))


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(visible(text).split())


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters, an ellipsis at the end where it was longer."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"

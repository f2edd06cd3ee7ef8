"""The HTML in slides of TimelineJS: how texts are written in it, and what text it shows."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DETAILS = '<div class="timeline-details">'
"""The beginning of a list of claims or sources below a summary; `loads` reads none of these."""

_TAG = re.compile(r"""<(/?)([A-Za-z!][^\s/<>]*+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{100,}+|[xX][0-9a-fA-F]{100,}+);?")
_ATTRIBUTES = {
    name: re.compile(
        rf"""\s{name}\s*+=\s*+(?:"([^"<>]*+)"|'([^'<>]*+)'|([^\s"'<>]++))""", re.IGNORECASE
    )
    for name in ("href", "src")
}
_INSIDE = 20
"""So many tags may stand within a link."""

_BLANKS = re.compile(r"\s++")
_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "li", "blockquote", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
)
_HIDDEN = frozenset({"script", "style"})


# Writing --------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """A text as HTML, with its line breaks."""
    return html.escape(text).replace("\n", "<br>")


def linked(text: str, url: str | None) -> str:
    """HTML as a link, if there is an address."""
    return text if url is None else f'<a href="{html.escape(url)}">{text}</a>'


def details(title: str, items: Iterable[str]) -> str:
    """A list below a summary, of items in HTML."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"{DETAILS}<h4>{title}</h4><ul>{inner}</ul></div>"


# Reading --------------------------------------------------------------------------------------


def shown_text(text: str) -> str:
    """The text that HTML shows. Blocks and line breaks begin new lines."""
    parts: list[str] = []
    at, hidden, new_line = 0, "", False
    for match in (*_TAG.finditer(text), None):  # pragma: no branch  (None ends it)
        piece = "" if hidden else _unbroken(text[at : match.start() if match else None])
        if new_line and piece:
            parts.append("\n")
        new_line = new_line and not piece
        if piece:
            parts.append(piece)
        if match is None:
            break
        at, tag = match.end(), match[2].lower()
        if hidden:
            hidden = "" if match[1] and tag == hidden else hidden
        elif tag == "br":
            parts.append("\n")
        elif tag in _BLOCKS:
            new_line = bool(parts)
        elif tag in _HIDDEN:
            hidden = "" if match[1] else tag
    return "".join(parts)


def links_in(text: str) -> list[tuple[str, str]]:
    """The addresses of the links in HTML, each with the words that it stands under."""
    found: list[tuple[str, str]] = []
    tags = list(_TAG.finditer(text))
    for at, tag in enumerate(tags):
        if tag[1] or tag[2].lower() != "a":
            continue
        inner = (one for one in tags[at + 1 : at + _INSIDE] if one[1] and one[2].lower() == "a")
        close = next(inner, None)
        words = shown_text(text[tag.end() : close.start()]) if close else ""
        if address := _attribute(tag[0], "href"):
            found.append((address, " ".join(words.split())))
    return found


def pictures_in(text: str) -> list[str]:
    """The addresses of the pictures, films and frames in HTML."""
    return [address for tag in _TAG.finditer(text) if (address := _attribute(tag[0], "src"))]


def _attribute(tag: str, name: str) -> str:
    """The value of an attribute of a tag, or nothing."""
    found = _ATTRIBUTES[name].search(tag)
    return _unescaped(found[1] or found[2] or found[3] or "").strip() if found else ""


def _unbroken(text: str) -> str:
    """The text between two tags: a line break in the source of HTML is a blank."""
    found = text
    if "\n" in text:
        found = _BLANKS.sub(lambda match: " " if "\n" in match[0] else match[0], text)
    return _unescaped(found) if found.strip() or "\n" not in text else ""


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a number with more digits than Python reads, which is no character
        return html.unescape(_LONG_NUMBER.sub("\ufffd", text))

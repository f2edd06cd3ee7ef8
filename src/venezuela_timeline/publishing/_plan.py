"""Where everything in a published folder stands, and how one file refers to another.

Each language is a folder of the same shape, so that a page in another language is one word away,
and its address says what it is: ``en/event/…``, ``es/event/…``. The page with the chart knows all
languages and stands at the top, where people arrive. All paths are in lower case, and differ in
more than case; no name is one that Windows keeps for itself.
"""

from __future__ import annotations

import posixpath
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from venezuela_timeline.errors import FormatError, shown

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

TOP = "index.html"
STYLE = "assets/style.css"
ICON = "assets/icon.svg"
PICTURE = "assets/share.png"
PACKAGE = "datapackage.json"
CITATION = "CITATION.cff"
SITEMAP = "sitemap.xml"
TIMELINE = "data/timeline.json"
PREVIOUS = "data/previous.jsonl.gz"
"""The edition that the feed compares this one with, compressed: few read it but `publish`."""

CHUNK = 50_000
"""The most addresses of a sitemap (sitemaps.org)."""

_DEVICES = {
    "aux",
    "con",
    "nul",
    "prn",
    *(f"{one}{at}" for one in ("com", "lpt") for at in range(10)),
}
"""Names that Windows keeps for devices, whatever suffix they have."""

_LONGEST = 100
"""Of a longer id, a file name has the beginning and a hash: some systems stop at 255 for a path."""


def file_name(key: str) -> str:
    """The name of a file for an id, without suffix; no id has the underscore that others get.

    Example:
        >>> file_name("oath"), file_name("con")
        ('oath', 'con_')
    """
    if key in _DEVICES:
        return f"{key}_"
    if len(key) > _LONGEST:
        return f"{key[:_LONGEST]}_{sha256(key.encode()).hexdigest()[:12]}"
    return key


def event(lang: Lang, key: str) -> str:
    """The page of an event."""
    return f"{lang}/event/{file_name(key)}.html"


def actor(lang: Lang, key: str) -> str:
    """The page of an actor."""
    return f"{lang}/actor/{file_name(key)}.html"


def place(lang: Lang, key: str) -> str:
    """The page of a place."""
    return f"{lang}/place/{file_name(key)}.html"


def sources(lang: Lang, part: str = "") -> str:
    """The page of the sources, or of a part of them, such as those of a letter."""
    return f"{lang}/source/{part}.html" if part else index(lang, "sources")


def index(lang: Lang, name: str = "index") -> str:
    """A page that lists things: ``index`` (events), ``actors``, ``places``, ``sources``."""
    return f"{lang}/{name}.html"


def feed(lang: Lang) -> str:
    """The feed of what has changed."""
    return f"{lang}/changes.atom"


def calendar(lang: Lang, name: str) -> str:
    """A calendar: ``all``, ``key``, ``on-this-day``, or ``chapter-…``."""
    return f"{lang}/calendar/{name}.ics"


def relative(path: str, target: str) -> str:
    """How a file at a path refers to another.

    Example:
        >>> relative("en/event/oath.html", "en/actor/king.html")
        '../actor/king.html'
    """
    return posixpath.relpath(target, posixpath.dirname(path))


def checked_base(base: str | None) -> str | None:
    """The address under which the folder will stand, with a slash at its end.

    Raises:
        FormatError: if it is not a whole address of the web, or has a query or a fragment.
    """
    if base is None:
        return None
    try:
        parts = urlsplit(base if isinstance(base, str) else "")
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole or parts.query or parts.fragment or not _plain(base):
        raise FormatError(
            f"base_url is {shown(base)}: write the address of the folder, such as "
            "'https://example.org/history/'"
        )
    return f"{base.removesuffix('/')}/"


def _plain(text: str) -> bool:
    """Whether a text can stand in an address as it is."""
    return text.isascii() and text.isprintable() and not set(text) & set(" \"'<>\\^`{|}")


__all__ = [
    "CHUNK",
    "CITATION",
    "ICON",
    "PACKAGE",
    "PICTURE",
    "PREVIOUS",
    "SITEMAP",
    "STYLE",
    "TIMELINE",
    "TOP",
    "actor",
    "calendar",
    "checked_base",
    "event",
    "feed",
    "file_name",
    "index",
    "place",
    "relative",
    "sources",
]

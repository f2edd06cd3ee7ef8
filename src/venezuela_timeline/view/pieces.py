"""What the pages of a published folder are made of: names, times, claims and sources as HTML.

The rooms above see nothing else of how this room writes HTML. Every text goes through `html`, in
which nothing is markup, and every name through a `Voice`, which knows where its page is.
"""

from __future__ import annotations

from ._details import Details
from ._escaping import cut, html, line
from ._html import Voice, asset, claims, events, lang_of_source, sources
from ._subtitle import counted_subtitle


def style() -> str:
    """The style sheet of the page: its colours in light and dark, its letters and its lists."""
    return asset("viewer/viewer.css")


__all__ = [
    "Details",
    "Voice",
    "claims",
    "counted_subtitle",
    "cut",
    "events",
    "html",
    "lang_of_source",
    "line",
    "sources",
    "style",
]

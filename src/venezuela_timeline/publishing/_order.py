"""In which order things are listed, and in which part of a long list a source is."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from venezuela_timeline.timeline.sentences import source_name

if TYPE_CHECKING:
    from venezuela_timeline.model import Source
    from venezuela_timeline.timeline import Timeline

_TOGETHER = 100
"""So many sources are on one page; more have a page for each letter."""

DIGITS, OTHERS = "0-9", "others"
"""The parts of the sources whose publisher begins with a digit, or with anything but a letter of
the Latin alphabet."""


def in_order(text: str) -> str:
    """A text by which others are put in order: without case and accents, on every machine alike."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()


def parts(timeline: Timeline) -> dict[str, list[Source]]:
    """The sources of each part of the list, by who published them; if they are few, of one part."""
    sources = sorted(timeline.sources.values(), key=_by_publisher)
    if len(sources) <= _TOGETHER:
        return {"": sources}
    found = {key: list(some) for key, some in groupby(sorted(sources, key=_part), key=_part)}
    others = found.pop(OTHERS, [])
    return found | ({OTHERS: others} if others else {})


def _by_publisher(source: Source) -> tuple[str, str, str]:
    return in_order(source_name(source)), str(source.published), source.id


def _part(source: Source) -> str:
    first = in_order(source_name(source))[:1]
    if "a" <= first <= "z":
        return first
    return DIGITS if first.isdecimal() else OTHERS


__all__ = ["DIGITS", "OTHERS", "in_order", "parts"]

"""A calendar of one event, as far as a page's script cannot make it from what the page shows.

The script puts title and description between the lines that stand here; what it writes equals
what this library writes of the event alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import LANGUAGES

from . import ics
from .ics.lines import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

_WORDS = ("SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION")
"""What a language has words for."""


def calendar_parts(timeline: Timeline) -> dict[str, Any]:
    """The lines of each event's calendar, in columns: those of any language, then those of each.

    A column has a row for each event; None for one that no calendar can show.
    """
    found: dict[str, Any] = {}
    for lang in LANGUAGES:
        header, *others = ics.chunks(timeline, lang=lang)
        vevents = [chunk for chunk in others if chunk.startswith("BEGIN:VEVENT")]
        written = dict(map(_identified, vevents))
        rows = [written.get(event.id) for event in timeline]
        found["lines"] = [lines and [line for line in lines if not _worded(line)] for lines in rows]
        found[lang] = {
            "header": _unfolded(header),
            "words": [
                lines and list(_in_words(lines, event, lang))
                for event, lines in zip(timeline, rows, strict=True)
            ],
        }
    return found


def _identified(vevent: str) -> tuple[str, list[str]]:
    lines = _unfolded(vevent)
    uid = next(line for line in lines if line.startswith("UID:"))
    return uid.removeprefix("UID:").partition("@")[0], lines


def _unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def _worded(line: str) -> bool:
    return line.startswith(_WORDS)


def _in_words(lines: list[str], event: Event, lang: Lang) -> Iterator[str]:
    """The lines with words, without those words that stand in the page: the title's are cut out."""
    title = escaped(event.title[lang])
    for line in filter(_worded, lines):
        name, _, value = line.partition(":")
        if line.startswith("SUMMARY"):
            yield f"{name}:{value.removeprefix(title)}"
        else:
            yield f"{name}:" if line.startswith("DESCRIPTION") else line


__all__ = ["calendar_parts"]

"""A calendar of one event, as far as a page's script cannot make it from what the page shows.

The script puts title and description between the lines that stand here; what it writes equals
what this library writes of the event alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import LANGUAGES

from . import ics
from .ics.description import beginning, opening, unknown_day, when_line
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

    A column has a row for each event; None for one that no calendar can show. The columns are
    iterators, so that one event after the other is written.
    """
    return {
        "lines": (
            lines and [line for line in lines if not _worded(line)]
            for _, lines in _rows(timeline, LANGUAGES[-1])
        ),
        **{lang: _worded_parts(timeline, lang) for lang in LANGUAGES},
    }


def _worded_parts(timeline: Timeline, lang: Lang) -> dict[str, Any]:
    return {
        "header": _unfolded(next(ics.chunks(timeline, lang=lang))),
        "unknown": unknown_day(lang),
        "words": (
            lines and list(_in_words(lines, event, lang)) for event, lines in _rows(timeline, lang)
        ),
    }


def _rows(timeline: Timeline, lang: Lang) -> Iterator[tuple[Event, list[str] | None]]:
    """Each event with the lines of its VEVENT, None if it has none."""
    chunks = ics.chunks(timeline, lang=lang)
    vevents = (_unfolded(chunk) for chunk in chunks if chunk.startswith("BEGIN:VEVENT"))
    lines = next(vevents, None)
    for event in timeline:
        if lines is not None and f"UID:{event.id}@{timeline.id}" in lines:
            yield event, lines
            lines = next(vevents, None)
        else:
            yield event, None


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
            yield f"{name}:{_order(event, lang)}" if line.startswith("DESCRIPTION") else line


def _order(event: Event, lang: Lang) -> str:
    """How a description begins: with the summary, or (1, 2) with the time, or (2) both ways."""
    time = event.when or event.inferred
    if time is None or not opening(time, lang):
        return ""
    summary = event.summary[lang] if event.summary else ""
    begin = beginning(summary, event, lang, always=True)
    return "2" if begin.endswith(f"\n{when_line(time, lang)}") else "1"


__all__ = ["calendar_parts"]

"""The events of a timeline in words, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import check_language
from venezuela_timeline.time.days import as_date

from .sentences import citation_line, name, term, time_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event, Participation

    from .timeline import Timeline


def table_of(timeline: Timeline, lang: Lang) -> list[dict[str, Any]]:
    """See `Timeline.table`."""
    check_language(lang)
    return [_row(timeline, event, lang) for event in timeline]


def _row(timeline: Timeline, event: Event, lang: Lang) -> dict[str, Any]:
    time = event.inferred or event.when
    bounds = time.bounds if time else None
    chapter = event.chapter
    if chapter is not None and chapter in timeline.chapters:
        chapter = timeline.chapters[chapter].title[lang]
    return {
        "id": event.id,
        "title": event.title[lang],
        "when": time_words(event, lang),
        "earliest": as_date(bounds.start_min) if bounds else None,
        "latest": as_date(bounds.end_max) if bounds else None,
        "kind": term(timeline, event.kind, lang) if event.kind else None,
        "chapter": chapter,
        "place": name(timeline, event.place, lang) if event.place else None,
        "participants": _joined(_part(timeline, part, lang) for part in event.participants),
        "tags": _joined(term(timeline, tag, lang) for tag in event.tags),
        "summary": event.summary[lang] if event.summary else None,
        "sources": _joined(citation_line(timeline, one, lang) for one in event.citations),
    }


def _part(timeline: Timeline, part: Participation, lang: Lang) -> str:
    who = name(timeline, part.actor, lang)
    return f"{who} ({term(timeline, part.role, lang)})" if part.role else who


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None

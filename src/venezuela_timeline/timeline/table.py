"""The events of a timeline in words, a row each."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .event_dicts import event_dicts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.labels import Lang

    from .event_dicts import EventDict, PartDict
    from .timeline import Timeline


def table_of(timeline: Timeline, lang: Lang) -> list[dict[str, Any]]:
    """See `Timeline.table`."""
    return [_row(found) for found in event_dicts(timeline, lang)]


def _row(found: EventDict) -> dict[str, Any]:
    place, kind, chapter = found["place"], found["kind"], found["chapter"]
    return {
        "id": found["id"],
        "title": found["title"],
        "when": found["when"],
        "earliest": _date(found["earliest"]),
        "latest": _date(found["latest"]),
        "kind": kind["name"] if kind else None,
        "chapter": chapter["name"] if chapter else None,
        "place": place["name"] if place else None,
        "participants": _joined(map(_part, found["participants"])),
        "tags": _joined(tag["name"] for tag in found["tags"]),
        "summary": found["summary"],
        "sources": _joined(one["words"] for one in found["sources"]),
    }


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _part(part: PartDict) -> str:
    role = part["role"]
    return f"{part['name']} ({role['name']})" if role else part["name"]


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None

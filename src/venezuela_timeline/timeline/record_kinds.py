"""The records that a timeline is made of, by their kinds."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

from venezuela_timeline.errors import ModelError, shown
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term

from .registry import Registry
from .timeline import Timeline

Record: TypeAlias = Event | Actor | Place | Source | Chapter | Term
"""An event, or what events refer to."""

RecordKind: TypeAlias = Literal["event", "actor", "place", "source", "chapter", "term"]
"""What a record is."""

KINDS: dict[str, RecordKind] = {
    "events": "event",
    "actors": "actor",
    "places": "place",
    "sources": "source",
    "chapters": "chapter",
    "terms": "term",
}
"""The attributes of a timeline that hold records, with their kind."""

TOP = tuple(field.name for field in attrs.fields(Timeline) if field.eq and field.name not in KINDS)
"""Its other attributes."""


def check_timelines(*timelines: object) -> None:
    """Refuse what is not a timeline.

    Raises:
        ModelError: for the first such thing.
    """
    for timeline in timelines:
        if not isinstance(timeline, Timeline):
            raise ModelError(f"{shown(timeline)} is not a Timeline: make or read one")


def records_of(timeline: Timeline, name: str) -> dict[str, Any]:
    """The records of one kind by their ids."""
    things = getattr(timeline, name)
    return dict(things) if isinstance(things, Registry) else {thing.id: thing for thing in things}

"""What a timeline is made of, by the names of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from venezuela_timeline.model import Actor, Chapter, Place, Source, Term, Text


class Parts(TypedDict, total=False):
    """What a timeline has besides its events: see `Timeline`."""

    id: str
    title: Text | str | Mapping[str, str]
    version: str | None
    actors: Iterable[Actor]
    places: Iterable[Place]
    sources: Iterable[Source]
    chapters: Iterable[Chapter]
    terms: Iterable[Term]
    outside: Iterable[str]

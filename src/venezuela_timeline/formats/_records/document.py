"""The layout of a document of plain data, and timelines written as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.timeline import Timeline

FORMAT = 2
"""Version of the layout. Documents of earlier versions are read as they are."""

RECORDS: dict[str, type] = {
    "chapters": Chapter,
    "actors": Actor,
    "places": Place,
    "sources": Source,
    "terms": Term,
    "events": Event,
}
"""The lists of a document, and the class of the records in each."""

KEYS = ("format", "id", "title", "version", "chapter", *RECORDS, "outside")
"""The keys of a document."""


def plain(timeline: Timeline) -> dict[str, Any]:
    """A timeline as plain data, which `build` reads back as an equal timeline.

    Keys stand in the order of the classes' attributes; fields that have their default are left
    out. Chapters and events keep their order; other records are in the order of their ids.
    """
    document = head(timeline)
    outside = document.pop("outside", None)
    if timeline.events:
        document["events"] = [plain_record(event) for event in timeline]
    return document if outside is None else document | {"outside": outside}


def head(timeline: Timeline) -> dict[str, Any]:
    """All the plain data of a timeline except its events."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "id": timeline.id,
        "title": plain_record(timeline.title),
        "version": timeline.version,
    }
    for name in RECORDS:
        if name == "events":
            continue
        records: Mapping[str, Any] = getattr(timeline, name)
        keys = records if name == "chapters" else sorted(records)
        document[name] = [plain_record(records[key]) for key in keys]
    document["outside"] = sorted(timeline.outside)
    return {key: value for key, value in document.items() if value not in ([], None)}


def plain_record(thing: Any) -> Any:
    """A value of the model as plain data."""
    from .unstructure import unstructure  # noqa: PLC0415  (cattrs costs 14 ms; reading needs none of it)

    return unstructure(thing)

"""The whole event inside its VEVENT, for this library to read back.

It travels as plain data in base64, which no client changes, with a digest of that data and
of what the VEVENT shows: where the two no longer fit, somebody has edited what is shown.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from typing import TYPE_CHECKING, Any

from venezuela_timeline.formats._records import plain_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.model import Actor, Claim, Event
    from venezuela_timeline.timeline import Timeline

EVENT = "X-TIMELINE-EVENT"
DIGEST = "X-TIMELINE-DIGEST"
CALENDAR = "X-TIMELINE-CALENDAR"
_DIGITS = 32
_KINDS = ("actors", "places", "sources")


def digest(payload: str, shown: Iterable[tuple[str, str]]) -> str:
    """A hash of a payload and of names and values shown, whatever their order."""
    text = json.dumps([payload, sorted(shown)])
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def event_payload(timeline: Timeline, event: Event) -> str:
    """An event with all it refers to; actors without their tenures, which the calendar has."""
    document: dict[str, Any] = {"events": [plain_record(event)]}
    for kind, keys in _named(timeline, event).items():
        registry = getattr(timeline, kind)
        if records := [plain_record(registry[key]) for key in sorted(keys)]:
            document[kind] = records
    for record in document.get("actors", ()):
        record.pop("tenures", None)
    return _packed(document)


def calendar_payload(timeline: Timeline) -> str:
    """What a timeline holds besides its events and what these bring along."""
    with_events: set[str] = set()
    for event in timeline:
        with_events.update(*_named(timeline, event).values())
    needed: set[str] = set()
    for key, actor in timeline.actors.items():
        if actor.tenures or key not in with_events:
            needed |= {key, *_ids_of_tenures(actor)}
    document: dict[str, Any] = {"id": timeline.id, "title": plain_record(timeline.title)}
    if timeline.version is not None:
        document["version"] = timeline.version
    # Chapters are all there, for their order is part of the timeline.
    document["chapters"] = [plain_record(chapter) for chapter in timeline.chapters.values()]
    document["terms"] = [plain_record(timeline.terms[key]) for key in sorted(timeline.terms)]
    for kind in _KINDS:
        registry = getattr(timeline, kind)
        rest = sorted(key for key in registry if key in needed or key not in with_events)
        document[kind] = [plain_record(registry[key]) for key in rest]
    return _packed({key: value for key, value in document.items() if value != []})


def unpacked(payload: str) -> dict[str, Any] | None:
    """The plain data of a payload; None where it is none."""
    try:
        found = json.loads(base64.b64decode(payload, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _packed(document: dict[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(text.encode()).decode("ascii")


def _named(timeline: Timeline, event: Event) -> dict[str, set[str]]:
    """The ids an event refers to, by the kind of what bears them."""
    ids = set(_ids(event))
    named = {kind: ids & getattr(timeline, kind).keys() for kind in _KINDS}
    return {"chapters": {event.chapter or ""} & timeline.chapters.keys(), **named}


def _ids_of_tenures(actor: Actor) -> Iterator[str]:
    for tenure in actor.tenures:
        for citation in tenure.citations:
            yield citation.source
        yield from _ids_of_claims(tenure.claims)


def _ids(event: Event) -> Iterator[str]:
    if event.place is not None:
        yield event.place
    for part in event.participants:
        yield part.actor
    for citation in event.citations:
        yield citation.source
    yield from _ids_of_claims(event.every_claim())


def _ids_of_claims(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield claim.by
        if claim.subject is not None:
            yield claim.subject
        if isinstance(claim.value, str):
            yield claim.value
        for citation in claim.citations:
            yield citation.source

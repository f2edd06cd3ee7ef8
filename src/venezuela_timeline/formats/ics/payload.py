"""The whole event inside its VEVENT, for this library to read.

It travels as plain data in base64, which no client changes, with a digest of that data and
of what the VEVENT shows. If the digest is no longer right, somebody has edited what is shown.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats._records import FORMAT, Part, build, plain_record

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
    """A hash of a payload and of the names and values shown, in any order."""
    text = json.dumps([payload, sorted(shown)])
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def event_payload(timeline: Timeline, event: Event) -> str:
    """An event with all it refers to.

    The tenures and memberships of actors, which name others, are in the calendar's payload.
    """
    document: dict[str, Any] = {"format": FORMAT, "events": [plain_record(event)]}
    for kind, keys in _named(timeline, event).items():
        registry = getattr(timeline, kind)
        if records := [plain_record(registry[key]) for key in sorted(keys)]:
            document[kind] = records
    for record in document.get("actors", ()):
        record.pop("tenures", None)
        record.pop("memberships", None)
    return _packed(document)


def calendar_payload(timeline: Timeline) -> str:
    """What a timeline holds besides its events and what their payloads hold."""
    with_events: set[str] = set()
    for event in timeline:
        with_events.update(*_named(timeline, event).values())
    needed: set[str] = set()
    for key, actor in timeline.actors.items():
        if actor.tenures or actor.memberships or key not in with_events:
            needed |= {key, *_ids_of(actor)}
    title = plain_record(timeline.title)
    document: dict[str, Any] = {"format": FORMAT, "id": timeline.id, "title": title}
    if timeline.version is not None:
        document["version"] = timeline.version
    # All chapters are here, because their order is part of the timeline.
    document["chapters"] = [plain_record(chapter) for chapter in timeline.chapters.values()]
    document["terms"] = [plain_record(timeline.terms[key]) for key in sorted(timeline.terms)]
    for kind in _KINDS:
        registry = getattr(timeline, kind)
        rest = sorted(key for key in registry if key in needed or key not in with_events)
        document[kind] = [plain_record(registry[key]) for key in rest]
    return _packed({key: value for key, value in document.items() if value != []})


def read_event(payload: str, file: str | None) -> Timeline:
    """A timeline of the one event in a payload, and of all it refers to.

    Raises:
        DataError: if the payload is damaged, or does not hold one event.
    """
    document = _unpacked(payload)
    events = document.get("events") if isinstance(document, dict) else None
    if not isinstance(events, list) or len(events) != 1:
        raise DataError([Fault(EVENT, "it holds no event", "", file)])
    links = events[0].get("links") if isinstance(events[0], dict) else None
    targets = (link.get("event") for link in links or () if isinstance(link, dict))
    return build([Part({**document, "outside": list(targets)}, file)])


def read_calendar(payload: str, file: str | None) -> Timeline:
    """The timeline without events that a calendar's payload holds.

    Raises:
        DataError: if the payload is damaged.
    """
    return build([Part(_unpacked(payload), file)])


def unreadable(error: Exception) -> str:
    """What to report of a payload that cannot be read."""
    reason = "; ".join(str(error).splitlines()[:3])
    return f"what is embedded in it cannot be read: {reason}"


def _unpacked(payload: str) -> Any:
    """The plain data of a payload; None if it is damaged."""
    try:
        return json.loads(base64.b64decode(payload, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None


def _packed(document: dict[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(text.encode()).decode("ascii")


def _named(timeline: Timeline, event: Event) -> dict[str, set[str]]:
    """The ids that an event refers to, by the register they are in."""
    ids = set(_ids(event))
    named = {kind: ids & getattr(timeline, kind).keys() for kind in _KINDS}
    return {"chapters": {event.chapter or ""} & timeline.chapters.keys(), **named}


def _ids_of(actor: Actor) -> Iterator[str]:
    """The ids that an actor's tenures and memberships refer to."""
    yield from (membership.of for membership in actor.memberships)
    for one in actor.affiliations():
        for citation in one.citations:
            yield citation.source
        yield from _ids_of_claims(one.claims)


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

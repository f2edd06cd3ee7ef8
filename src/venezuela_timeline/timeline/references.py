"""The check that every id named in a timeline is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import Fault, near

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from venezuela_timeline.model import Actor, Citation, Claim, Event

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """An id named somewhere: where, as what, and which."""

    path: Path
    kinds: tuple[str, ...]
    id: str


class Found(NamedTuple):
    """A fault, and the class and id of the record it is in."""

    kind: str
    id: str
    fault: Fault


def faults(
    events: Iterable[Event], actors: Iterable[Actor], known: Mapping[str, Collection[str]]
) -> Iterator[Found]:
    """Every reference in events and actors to an id that no register of its kind knows.

    An id that is both an actor's and a source's is a fault, too: a claim by it could be
    either's. Where no chapters are known, a chapter's id is its name and needs no register.

    Args:
        events: The events to check.
        actors: The actors, whose tenures are checked.
        known: The ids there are, by kind: event, actor, place, source, chapter.
    """
    for key in sorted(set(known["actor"]) & set(known["source"])):
        fault = Fault("", f"{key!r} is both an actor and a source", "rename one")
        yield Found("actor", key, fault)
    for event in events:
        for fault in _missing(_of_event(event), known):
            yield Found("event", event.id, fault)
    for actor in actors:
        for fault in _missing(_of_actor(actor), known):
            yield Found("actor", actor.id, fault)


def _missing(
    references: Iterable[Reference], known: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    for reference in references:
        if reference.kinds == ("chapter",) and not known["chapter"]:
            continue
        if not any(reference.id in known[name] for name in reference.kinds):
            yield _fault(reference, known)


def _fault(reference: Reference, known: Mapping[str, Collection[str]]) -> Fault:
    names = " or ".join(reference.kinds)
    ids = [key for kind in reference.kinds for key in known[kind]]
    hint = near(reference.id, ids) or f"add the {names} or mend the id"
    return Fault(_written(reference.path), f"unknown {names} {reference.id!r}", hint)


def _written(path: Path) -> str:
    """A path as it is read: ``claims[0].by``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _of_event(event: Event) -> Iterator[Reference]:
    if event.place is not None:
        yield Reference(("place",), ("place",), event.place)
    if event.chapter is not None:
        yield Reference(("chapter",), ("chapter",), event.chapter)
    yield from _of_citations((), event.citations)
    yield from _of_claims((), event.claims)
    for index, part in enumerate(event.participants):
        yield Reference(("participants", index, "actor"), ("actor",), part.actor)
        yield from _of_claims(("participants", index), part.claims)
    for index, link in enumerate(event.links):
        yield Reference(("links", index, "event"), ("event",), link.event)
        yield from _of_claims(("links", index), link.claims)


def _of_actor(actor: Actor) -> Iterator[Reference]:
    for index, tenure in enumerate(actor.tenures):
        yield from _of_citations(("tenures", index), tenure.citations)
        yield from _of_claims(("tenures", index), tenure.claims)


def _of_citations(path: Path, citations: Iterable[Citation]) -> Iterator[Reference]:
    for index, citation in enumerate(citations):
        yield Reference((*path, "citations", index, "source"), ("source",), citation.source)


def _of_claims(path: Path, claims: Iterable[Claim]) -> Iterator[Reference]:
    for index, claim in enumerate(claims):
        here = (*path, "claims", index)
        yield Reference((*here, "by"), ("actor", "source"), claim.by)
        if claim.subject is not None:
            yield Reference((*here, "subject"), ("actor", "place"), claim.subject)
        if isinstance(claim.value, str):
            yield Reference((*here, "value"), ("actor", "place"), claim.value)
        yield from _of_citations(here, claim.citations)

"""The events of a timeline: each once, in order, and naming only what is there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import attrs

from venezuela_timeline.errors import (
    WHOLE_ID,
    DataError,
    Fault,
    ModelError,
    did_you_mean,
    few_hints,
    shown,
)
from venezuela_timeline.model import Event
from venezuela_timeline.model.claim import is_figure

from .registry import conflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from venezuela_timeline.model import Actor, Citation, Claim
    from venezuela_timeline.time import Day


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in the timeline's total order."""
    return tuple(sorted(events, key=_place))


def merged(events: Sequence[Event], more: Iterable[Event]) -> tuple[Event, ...]:
    """Events that are in order with others put where they belong; only those are sorted."""
    parts: list[Sequence[Event]] = []
    done = 0
    for event in in_order(more):
        at = bisect_left(events, _place(event), done, key=_place)
        parts += events[done:at], (event,)
        done = at
    return (*chain.from_iterable(parts), *events[done:])


def _place(event: Event) -> tuple[tuple[Day, ...], str]:
    """What the total order goes by."""
    return event.sort_key, event.id


def by_id(events: Iterable[Event]) -> dict[str, Event]:
    """Events by their ids."""
    return {event.id: event for event in events}


def targets(events: Iterable[Event]) -> set[str]:
    """The ids that links of events point to."""
    return {link.event for event in events for link in event.links}


def distinct(
    events: Iterable[Event], known: Mapping[str, Event] = MappingProxyType({})
) -> tuple[Event, ...]:
    """Events without repeats, and without those that are known already.

    Raises:
        ConflictError: if two different events have one id.
        ModelError: if something is not an event.
    """
    found: dict[str, Event] = {}
    for event in events:
        if not isinstance(event, Event):
            several = isinstance(event, list | tuple | set | frozenset)
            hint = ": give events one by one, as in add(*events)" if several else ""
            raise ModelError(f"{shown(event)} is not an Event{hint}")
        key = event.id
        same = known[key] if key in known else found.setdefault(key, event)
        if same is not event and same != event:
            raise conflict("event", same, event)
    return tuple(found.values())


Path = tuple[str | int, ...]

Ids = Mapping[tuple[str, ...], Collection[str]]
"""The ids there are, by what they may name."""

Reference = tuple[Path, tuple[str, ...], str | None]
"""An id named somewhere: where, as what (one or the other), and which; None could not be read."""


class Found(NamedTuple):
    """A fault, and the class and id of the record it is in."""

    kind: str
    id: str
    fault: Fault


@few_hints()
def check_references(
    events: Iterable[Event], actors: Iterable[Actor], known: Mapping[str, Collection[str]]
) -> None:
    """Refuse events and actors that name what is not known: see `faults`.

    Raises:
        DataError: with every reference to an id that is not there.
    """
    found = []
    for kind, key, fault in faults(events, actors, known):
        place = f"{kind} {shown(key, WHOLE_ID)}"
        path = f"{place}: {fault.path}" if fault.path else place
        found.append(attrs.evolve(fault, path=path))
    if found:
        raise DataError(found)


def faults(
    events: Iterable[Event], actors: Iterable[Actor], known: Mapping[str, Collection[str]]
) -> Iterator[Found]:
    """Every reference in events and actors to an id that no register of its kind knows.

    An id of both an actor and a source is a fault, too: a claim by it could be made by either. If
    no chapters are known, a chapter's id is only its name and needs no register.

    Args:
        events: The events to check, or what could be read of them.
        actors: The actors, whose tenures are checked, or what could be read of them.
        known: The ids there are, by kind: event, actor, place, source, chapter.
    """
    for key in sorted(set(known["actor"]) & set(known["source"])):
        fault = Fault("", f"{shown(key)} is both an actor and a source", "rename one")
        yield Found("actor", key, fault)
    ids = {kinds: _ids(*(known[kind] for kind in kinds)) for kinds in _KINDS}
    for kind, key, reference in _missing(events, actors, ids):
        yield _found(kind, key, reference, ids)


def named(
    events: Iterable[Event], actors: Iterable[Actor]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every id that events and actors name, with what it may be: one kind or another."""
    of_events = (reference for event in events for reference in _of_event(event))
    of_actors = (reference for actor in actors for reference in _of_actor(actor))
    for _, kinds, key in chain(of_events, of_actors):
        if key is not None:
            yield kinds, key


def _ids(one: Collection[str], *others: Collection[str]) -> Collection[str]:
    """The ids of some kinds together; a set alone, which may be large, is taken as it is."""
    return one if isinstance(one, set) and not others else set(one).union(*others)


def _missing(
    events: Iterable[Event], actors: Iterable[Actor], ids: Ids
) -> Iterator[tuple[str, str, Reference]]:
    """The references to what is not there, each with the class and id of its record."""
    for event in events:
        for reference in _of_event(event):
            if _is_missing(reference, ids):
                yield "event", event.id, reference
    for actor in actors:
        for reference in _of_actor(actor):
            if _is_missing(reference, ids):
                yield "actor", actor.id, reference


def _is_missing(reference: Reference, ids: Ids) -> bool:
    _, kinds, key = reference
    if key is None or (kinds == _CHAPTER and not ids[_CHAPTER]):
        return False
    return key not in ids[kinds]


_ACTOR, _PLACE, _SOURCE, _CHAPTER, _EVENT = (
    (name,) for name in ("actor", "place", "source", "chapter", "event")
)
_CLAIMANT, _SUBJECT = ("actor", "source"), ("actor", "place")
_KINDS: tuple[tuple[str, ...], ...] = (
    *(_ACTOR, _PLACE, _SOURCE, _CHAPTER, _EVENT),
    *(_CLAIMANT, _SUBJECT),
)


def _found(kind: str, key: str, reference: Reference, ids: Ids) -> Found:
    path, kinds, missing = reference
    names = " or ".join(kinds)
    hint = did_you_mean(missing, ids[kinds])
    if not hint.startswith("did"):  # nothing is near, or nothing was looked for
        otherwise = (
            "add the event, fix the id, or list it in 'outside'"
            if kinds == _EVENT
            else f"add the {names} or fix the id"
        )
        hint = "; ".join(filter(None, (otherwise, hint)))
    return Found(
        kind, key, Fault(_written(path), f"unknown {names} {shown(missing, WHOLE_ID)}", hint)
    )


def _written(path: Path) -> str:
    """A path as it is read: ``claims[0].by``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _of_event(event: Event) -> Iterator[Reference]:
    if event.place is not None:
        yield (("place",), _PLACE, event.place)
    if event.chapter is not None:
        yield (("chapter",), _CHAPTER, event.chapter)
    yield from _of_citations((), event.citations)
    for index, part in enumerate(event.participants):
        yield (("participants", index, "actor"), _ACTOR, part.actor)
    for index, link in enumerate(event.links):
        yield (("links", index, "event"), _EVENT, link.event)
    for path, claim in event.placed_claims():
        yield from _of_claim(path, claim)


def _of_actor(actor: Actor) -> Iterator[Reference]:
    for index, tenure in enumerate(actor.tenures):
        yield from _of_citations(("tenures", index), tenure.citations)
        for at, claim in enumerate(tenure.claims):
            yield from _of_claim(("tenures", index, "claims", at), claim)
    for index, membership in enumerate(actor.memberships):
        here = ("memberships", index)
        yield ((*here, "of"), _ACTOR, membership.of)
        yield from _of_citations(here, membership.citations)
        for at, claim in enumerate(membership.claims):
            yield from _of_claim((*here, "claims", at), claim)


def _of_citations(path: Path, citations: Iterable[Citation]) -> Iterator[Reference]:
    for index, citation in enumerate(citations):
        yield ((*path, "citations", index, "source"), _SOURCE, citation.source)


def _of_claim(path: Path, claim: Claim) -> Iterator[Reference]:
    yield ((*path, "by"), _CLAIMANT, claim.by)
    if claim.subject is not None:
        yield ((*path, "subject"), _SUBJECT, claim.subject)
    # The value of a claim that could not be read whole may be a time that is not read yet.
    if isinstance(claim.value, str) and claim.aspect not in {None, "when"}:
        meant = None if is_figure(claim.value) else claim.value
        yield ((*path, "value"), _SUBJECT, meant)
    yield from _of_citations(path, claim.citations)

"""The events of a timeline: each once, in order, and naming only what is there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import DataError, ModelError, shown
from venezuela_timeline.model import Event

from .references import faults
from .registry import conflict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from venezuela_timeline.model import Actor, Source


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in the timeline's total order."""
    return tuple(sorted(events, key=lambda event: (event.when.sort_key, event.id)))


def distinct(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events without repeats.

    Raises:
        ConflictError: for two different events under one id.
        ModelError: for what is no event.
    """
    found: dict[str, Event] = {}
    for event in events:
        if not isinstance(event, Event):
            raise ModelError(f"{shown(event)} is not an Event")
        same = found.setdefault(event.id, event)
        if same is not event and same != event:
            raise conflict("event", same, event)
    return tuple(found.values())


def check_references(
    events: Iterable[Event], actors: Iterable[Actor], known: Mapping[str, Collection[str]]
) -> None:
    """Refuse events and actors that name what is not known: see `references.faults`.

    Raises:
        DataError: with every reference to an id that isn't there.
    """
    found = []
    for kind, key, fault in faults(events, actors, known):
        place = f"{kind} {key!r}"
        path = f"{place}: {fault.path}" if fault.path else place
        found.append(attrs.evolve(fault, path=path))
    if found:
        raise DataError(found)


def known_until(event: Event, sources: Mapping[str, Source]) -> int | None:
    """Until when an event is known to have gone on: see `Timeline.known_until`."""
    if not isinstance(event, Event):
        raise ModelError(f"{shown(event)} is not an Event: give one, such as tl['an-id']")
    if not event.when.open_end:
        return None
    if event.known_until is not None:
        return event.known_until.toordinal()
    published = (sources[citation.source].published for citation in event.every_citation())
    days = (span.bounds.start_min for span in published if span is not None)
    return max((int(day) for day in days if math.isfinite(day)), default=None)

"""What changed between two editions, in pieces that a reader follows: claim by claim.

A change is a record that came or went, a claim that came, went or changed, or another field of a
record that changed. The number of a revision and its day are no change: they say that there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.timeline.changes import diff
from venezuela_timeline.timeline.edits import matched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Claim
    from venezuela_timeline.timeline import Timeline
    from venezuela_timeline.timeline.changes import Record, RecordChange

_OWNERS = ("participants", "links", "tenures", "memberships")
"""The fields with parts that claims are made about."""

_SILENT = ("revision", "modified", "claims")
"""The fields that are no change of their own."""


@attrs.frozen
class Change:
    """One difference between two editions.

    Attributes:
        kind: Of what it is: ``event``, ``actor``, …, or ``timeline``.
        id: The id of that.
        field: What of it has changed: ``claims`` for a claim, nothing for all of it.
        old: What it was; None if it is new.
        new: What it is; None if it is gone.
    """

    kind: str
    id: str
    field: str
    old: Any
    new: Any


def changes(old: Timeline, new: Timeline) -> Iterator[Change]:
    """Every change, in the order of the new timeline: its title, events, actors and so on."""
    found = diff(old, new)
    if "title" in found.top:
        yield Change("timeline", new.id, "title", *found.top["title"])
    for record in found.records:
        if record.old is None or record.new is None:
            yield Change(record.kind, record.id, "", record.old, record.new)
        else:
            yield from _within(record, record.old, record.new)


def _within(record: RecordChange, old: Record, new: Record) -> Iterator[Change]:
    """What changed in a record that is in both."""
    for name, pair in record.fields.items():
        before, after = map(_without_claims, pair) if name in _OWNERS else pair
        if name not in _SILENT and before != after:
            yield Change(record.kind, record.id, name, before, after)
    for before, after in _claims(old, new):
        if before != after:
            yield Change(record.kind, record.id, "claims", before, after)


def _claims(old: Record, new: Record) -> Iterator[tuple[Claim | None, Claim | None]]:
    """The claims about a record and about its parts, in pairs of the same claim."""
    yield from _pairs("claims", getattr(old, "claims", ()), getattr(new, "claims", ()))
    for name in _OWNERS:
        for before, after in _pairs(name, getattr(old, name, ()), getattr(new, name, ())):
            mine, theirs = (one.claims if one else () for one in (before, after))
            yield from _pairs("claims", mine, theirs)


def _pairs(name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    for before, after in matched(name, old, new):
        yield (
            None if before is None else old[before],
            None if after is None else new[after],
        )


def _without_claims(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(attrs.evolve(part, claims=()) for part in parts)


__all__ = ["Change", "changes"]

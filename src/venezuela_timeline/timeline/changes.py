"""What changed between two timelines, and one timeline made of two.

A `Diff` speaks of events, claims and fields, not of lines. Applied to the old timeline it gives
the new one, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias, TypeVar

import attrs

from venezuela_timeline.errors import ConflictError, ModelError, TimelineError, shown
from venezuela_timeline.model import Actor, Chapter, Claim, Event, Place, Quantity, Source, Term

from .registry import Registry
from .timeline import Timeline

__all__ = ["Conflict", "Diff", "Merge", "Record", "RecordChange", "RecordKind", "diff", "merge"]

Record: TypeAlias = Event | Actor | Place | Source | Chapter | Term
"""An event, or what events refer to."""

RecordKind: TypeAlias = Literal["event", "actor", "place", "source", "chapter", "term"]
"""What a record is."""

R = TypeVar("R", bound=Record)

_KINDS: dict[str, RecordKind] = {
    "events": "event",
    "actors": "actor",
    "places": "place",
    "sources": "source",
    "chapters": "chapter",
    "terms": "term",
}
_TOP = tuple(
    field.name for field in attrs.fields(Timeline) if field.eq and field.name not in _KINDS
)
_LISTS = ("tags", "participants", "claims", "citations", "links", "tenures", "memberships")


@attrs.frozen
class RecordChange:
    """How one record, an event or what it refers to, differs from what it was.

    Attributes:
        kind: ``event``, ``actor``, ``place``, ``source``, ``chapter`` or ``term``.
        id: Its id.
        old: What it was; None if it is new.
        new: What it is; None if it is gone.
    """

    kind: RecordKind
    id: str
    old: Record | None
    new: Record | None

    @property
    def fields(self) -> dict[str, tuple[Any, Any]]:
        """The fields that differ, each with its old and new value; empty if it came or went."""
        if self.old is None or self.new is None:
            return {}
        return {
            field.name: (getattr(self.old, field.name), getattr(self.new, field.name))
            for field in attrs.fields(type(self.old))
            if field.eq and getattr(self.old, field.name) != getattr(self.new, field.name)
        }

    @property
    def claims_added(self) -> tuple[Claim, ...]:
        """The claims about it that are new."""
        return _without(_claims(self.new), _claims(self.old))

    @property
    def claims_removed(self) -> tuple[Claim, ...]:
        """The claims about it that are gone."""
        return _without(_claims(self.old), _claims(self.new))

    def __str__(self) -> str:
        if self.old is None:
            return f"+ {self.kind} {self.id}"
        if self.new is None:
            return f"- {self.kind} {self.id}"
        lines = [f"~ {self.kind} {self.id}"]
        for name, (old, new) in self.fields.items():
            if name == "claims":
                lines += [f"    + claim {_brief(claim)}" for claim in self.claims_added]
                lines += [f"    - claim {_brief(claim)}" for claim in self.claims_removed]
            else:
                lines.append(f"    {name}: {_written(old)} → {_written(new)}")
        return "\n".join(lines)


@attrs.frozen
class Diff:
    """Everything that differs between two timelines. ``str`` writes it to be read.

    Attributes:
        records: What came, went or changed: events in the new order, then what they refer to.
        top: The timeline's own attributes that differ, with their old and new value.

    Laws: ``diff(a, b).apply(a) == b``; ``not diff(a, a)``.
    """

    records: tuple[RecordChange, ...]
    top: Mapping[str, tuple[Any, Any]]

    def __bool__(self) -> bool:
        return bool(self.records or self.top)

    @property
    def added(self) -> tuple[str, ...]:
        """Ids of the events that are new."""
        return tuple(c.id for c in self.records if c.kind == "event" and c.old is None)

    @property
    def removed(self) -> tuple[str, ...]:
        """Ids of the events that are gone."""
        return tuple(c.id for c in self.records if c.kind == "event" and c.new is None)

    @property
    def changed(self) -> dict[str, RecordChange]:
        """The events that are in both and differ, by id."""
        return {
            change.id: change
            for change in self.records
            if change.kind == "event" and change.old is not None and change.new is not None
        }

    def apply(self, old: Timeline) -> Timeline:
        """The new timeline, from the old one.

        Raises:
            ConflictError: if a record is not what it was when the difference was taken.
            ModelError: if it is not given a Timeline.
        """
        _check(old)
        registers = {name: _by_id(old, name) for name in _KINDS}
        for change in self.records:
            things = registers[f"{change.kind}s"]
            if things.get(change.id) != change.old:
                raise ConflictError(
                    f"{change.kind} {change.id!r} is not what it was when the difference was "
                    f"taken: {shown(things.get(change.id))}"
                )
            if change.new is None:
                del things[change.id]
            else:
                things[change.id] = change.new
        top: dict[str, Any] = {name: getattr(old, name) for name in _TOP}
        top |= {name: new for name, (_, new) in self.top.items()}
        lists: dict[str, Any] = {name: things.values() for name, things in registers.items()}
        outside = [link.event for event in lists["events"] for link in event.links]
        return Timeline(**top, **lists, outside=outside)

    def __str__(self) -> str:
        top = [
            f"~ {name}: {_written(old)} → {_written(new)}" for name, (old, new) in self.top.items()
        ]
        return "\n".join([*top, *map(str, self.records)])


def diff(old: Timeline, new: Timeline) -> Diff:
    """What changed from one timeline to another.

    Example:
        >>> from venezuela_timeline import Event
        >>> old = Timeline([Event("vote", "The vote", "2024-07")])
        >>> new = Timeline([Event("vote", "The vote", "2024-07-28")])
        >>> print(diff(old, new))
        ~ event vote
            when: 2024-07 → 2024-07-28

    Raises:
        ModelError: if it is not given two Timelines.
    """
    _check(old, new)
    records = tuple(
        change
        for name, kind in _KINDS.items()
        for change in _changes(kind, _by_id(old, name), _by_id(new, name))
    )
    top: dict[str, tuple[Any, Any]] = {
        name: (getattr(old, name), getattr(new, name))
        for name in _TOP
        if getattr(old, name) != getattr(new, name)
    }
    return Diff(records, top)


def _changes(
    kind: RecordKind, before: Mapping[str, Record], after: Mapping[str, Record]
) -> Iterator[RecordChange]:
    for key in [*after, *(key for key in before if key not in after)]:
        if before.get(key) != after.get(key):
            yield RecordChange(kind, key, before.get(key), after.get(key))


# Merging ------------------------------------------------------------------------------------


@attrs.frozen
class Conflict:
    """A field on which two timelines differ, and which can hold one value only.

    Attributes:
        kind: ``event``, ``actor``, ``place``, ``source``, ``chapter`` or ``term``.
        id: The record's id.
        field: The field's name.
        kept: The left timeline's value, which is kept.
        other: The right timeline's value, which is not.
    """

    kind: RecordKind
    id: str
    field: str
    kept: Any
    other: Any

    def __str__(self) -> str:
        return (
            f"{self.kind} {self.id}: {self.field} is {_written(self.kept)} here "
            f"and {_written(self.other)} there"
        )


@attrs.frozen
class Merge:
    """One timeline made of two, and what could not be reconciled.

    Attributes:
        timeline: All events and registers of both.
        conflicts: The fields on which they differ; the left one's value is kept.

    Law: everything in either is in the timeline or in the conflicts.
    """

    timeline: Timeline
    conflicts: tuple[Conflict, ...]


def merge(one: Timeline, other: Timeline, *, id: str | None = None) -> Merge:  # noqa: A002
    """All of two timelines. If both have a record, its lists are united and its gaps filled.

    Args:
        one: The left timeline; if a field differs, its value is kept.
        other: The right one.
        id: The id of the result; by default the left one's.

    Laws: ``merge(a, a).timeline == a``, without conflicts; so is ``merge(a, b)`` if `b` is empty.

    Raises:
        ModelError: if it is not given two Timelines, or the id is not a slug.
    """
    _check(one, other)
    conflicts: list[Conflict] = []
    lists: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        found = _by_id(one, name)
        for key, thing in _by_id(other, name).items():
            if key in found:
                thing = _reconciled(kind, found[key], thing, conflicts)  # noqa: PLW2901
            found[key] = thing
        lists[name] = found.values()
    top: dict[str, Any] = {name: getattr(one, name) for name in _TOP}
    top["id"] = one.id if id is None else id
    timeline = Timeline(**top, **lists, outside=one.outside | other.outside)
    return Merge(timeline, tuple(conflicts))


def _reconciled(kind: RecordKind, kept: R, other: R, conflicts: list[Conflict]) -> R:
    changes: dict[str, Any] = {}
    for field in attrs.fields(type(kept)):
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        if mine == theirs:
            continue
        if field.name in _LISTS:
            changes[field.name] = (*mine, *_without(theirs, mine))
        elif mine is None:
            changes[field.name] = theirs
        elif theirs is not None:
            conflicts.append(Conflict(kind, kept.id, field.name, mine, theirs))
    try:
        return attrs.evolve(kept, **changes)
    except TimelineError:
        return _as_far_as_it_goes(kind, kept, changes, conflicts)


def _as_far_as_it_goes(
    kind: RecordKind, kept: R, changes: Mapping[str, Any], conflicts: list[Conflict]
) -> R:
    """The record with the changes that it accepts; the others are conflicts, so nothing is lost."""
    for name, value in changes.items():
        try:
            kept = attrs.evolve(kept, **{name: value})
        except TimelineError:
            conflicts.append(Conflict(kind, kept.id, name, getattr(kept, name), value))
    return kept


def _check(*timelines: object) -> None:
    for timeline in timelines:
        if not isinstance(timeline, Timeline):
            raise ModelError(f"{shown(timeline)} is not a Timeline: make or read one")


def _by_id(timeline: Timeline, name: str) -> dict[str, Any]:
    things = getattr(timeline, name)
    return dict(things) if isinstance(things, Registry) else {thing.id: thing for thing in things}


def _claims(record: Record | None) -> tuple[Claim, ...]:
    return tuple(record.every_claim()) if isinstance(record, Event) else ()


def _without(things: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(thing for thing in things if thing not in others)


def _brief(claim: Claim) -> str:
    subject = f" of {claim.subject}" if claim.subject else ""
    said = f" ({claim.said})" if claim.said else ""
    value = claim.value if claim.value is not None else claim.text
    return f"{claim.aspect}{subject} by {claim.by}{said}: {_written(value)}"


def _written(value: object) -> str:
    if isinstance(value, Quantity):
        return f"{value.amount} {value.unit or ''}".strip()
    if isinstance(value, tuple):
        return f"{len(value)} of them" if value else "none"
    return str(value)

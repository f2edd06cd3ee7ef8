"""What changed between two timelines, and one timeline made of two.

A `Diff` speaks of events, claims and fields, not of lines. Applied to the old timeline it gives
the new one, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from venezuela_timeline.errors import ConflictError, shown
from venezuela_timeline.model import Claim, Event

from .edits import Edit, edits, written
from .merging import Conflict, Merge, MergeSide, merge
from .record_kinds import KINDS, TOP, Record, RecordKind, check_timelines, records_of
from .timeline import Timeline

__all__ = [
    "Conflict",
    "Diff",
    "Edit",
    "Merge",
    "MergeSide",
    "Record",
    "RecordChange",
    "RecordKind",
    "diff",
    "merge",
]


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
    def edits(self) -> tuple[Edit, ...]:
        """What differs in it, part by part, also within claims, citations and participations.

        Empty if it came or went.
        """
        if self.old is None or self.new is None:
            return ()
        return tuple(edits(self.old, self.new))

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
        return "\n".join([f"~ {self.kind} {self.id}", *(f"    {edit}" for edit in self.edits)])


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
        check_timelines(old)
        registers = {name: records_of(old, name) for name in KINDS}
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
        top: dict[str, Any] = {name: getattr(old, name) for name in TOP}
        top |= {name: new for name, (_, new) in self.top.items()}
        lists: dict[str, Any] = {name: things.values() for name, things in registers.items()}
        outside = [link.event for event in lists["events"] for link in event.links]
        return Timeline(**top, **lists, outside=outside)

    def __str__(self) -> str:
        top = [
            f"~ {name}: {written(old)} → {written(new)}" for name, (old, new) in self.top.items()
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
    check_timelines(old, new)
    records = tuple(
        change
        for name, kind in KINDS.items()
        for change in _changes(kind, records_of(old, name), records_of(new, name))
    )
    top: dict[str, tuple[Any, Any]] = {
        name: (getattr(old, name), getattr(new, name))
        for name in TOP
        if getattr(old, name) != getattr(new, name)
    }
    return Diff(records, top)


def _changes(
    kind: RecordKind, before: Mapping[str, Record], after: Mapping[str, Record]
) -> Iterator[RecordChange]:
    for key in [*after, *(key for key in before if key not in after)]:
        if before.get(key) != after.get(key):
            yield RecordChange(kind, key, before.get(key), after.get(key))


def _claims(record: Record | None) -> tuple[Claim, ...]:
    return tuple(record.every_claim()) if isinstance(record, Event) else ()


def _without(things: tuple[Claim, ...], others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    known = set(others)
    return tuple(thing for thing in things if thing not in known)

"""One timeline made of two, or of two that were changed apart from one base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import attrs

from venezuela_timeline.errors import QueryError, TimelineError, shown
from venezuela_timeline.model import Text

from .edits import Names, Path, frozen, matched, parts_of, written
from .record_kinds import KINDS, TOP, RecordKind, check_timelines, records_of
from .references import named
from .timeline import Timeline

MergeSide = Literal["base", "ours", "theirs"]
"""One of the three timelines of a merge."""

_LISTS: dict[str, str] = {kind: name for name, kind in KINDS.items()}
"""The attributes of a timeline that hold records, by the kind of those."""

_Sides = tuple[Timeline, Timeline, Timeline | None, str | None]
"""Ours, theirs, the base, and the id of the result if it is another one."""

Place = tuple[str, str, Path]
"""Kind and id of a record, and the path to a part of it."""


@attrs.frozen
class Conflict:
    """A part on which two timelines differ, and which can hold one value only.

    Attributes:
        kind: ``event``, ``actor``, ``place``, ``source``, ``chapter`` or ``term``; ``timeline`` for
            its title, id and version.
        id: The record's id.
        path: Where the part stands in the record; empty for the whole record.
        base: What both began with; None if there is no base, or it was not there.
        ours: The left timeline's value; None if it is gone.
        theirs: The right timeline's value.
    """

    kind: RecordKind | Literal["timeline"]
    id: str
    path: Path
    base: Any
    ours: Any
    theirs: Any

    @property
    def field(self) -> str:
        """The name of the field that it is in; empty for the whole record."""
        return self.path[0] if self.path else ""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return " › ".join((f"{self.kind} {self.id}", *self.path))

    def __str__(self) -> str:
        if not self.path:
            gone, changed = ("here", "there") if self.ours is None else ("there", "here")
            return f"{self.place}: it is gone {gone}, and changed or named {changed}"
        return f"{self.place} is {written(self.ours)} here and {written(self.theirs)} there"


@attrs.frozen
class Merge:
    """One timeline made of two, and what could not be reconciled.

    Attributes:
        timeline: All that could be merged; of each conflict, our value, and the record that is
            still there.
        conflicts: The parts on which both changed the same thing in different ways.
        kept: Records that the chosen values leave out but that others still name, as
            ``actor ann``: they stay in the timeline.

    Law: everything in either is in the timeline or in the conflicts.
    """

    timeline: Timeline
    conflicts: tuple[Conflict, ...]
    kept: tuple[str, ...]
    _sides: _Sides = attrs.field(repr=False, eq=False)
    _chosen: Mapping[Place, Any] = attrs.field(repr=False, eq=False, factory=dict)

    def resolve(self, conflict: Conflict, value: Any) -> Merge:
        """The merge with a value chosen for a conflict, which is then none.

        Args:
            conflict: One of the conflicts.
            value: Its value, such as ``conflict.theirs``, or any other that fits; None leaves the
                part out. A record that is still named stays, and is in `kept`.

        Raises:
            QueryError: if it is not a conflict of this merge.
            ModelError: if the value does not fit.
        """
        if conflict not in self.conflicts:
            raise QueryError(f"{shown(conflict)} is not a conflict of this merge")
        return self._with({(conflict.kind, conflict.id, conflict.path): value})

    def take(self, side: MergeSide) -> Merge:
        """The merge with one side's value chosen for every conflict.

        Where that value does not fit what the other side changed beside it, the whole part, such as
        a link, is as the chosen side has it. A record that the side does not have, but that is
        still named, stays, and is in `kept`.

        Raises:
            QueryError: if there is no such side, such as the base of a merge without one.
        """
        if side not in ("base", "ours", "theirs"):
            raise QueryError(f"side is {shown(side)}: write 'base', 'ours' or 'theirs'")
        if side == "base" and self._sides[2] is None:
            raise QueryError("there is no base: write 'ours' or 'theirs', or merge with a base")
        return self._with({}, side)

    def _with(self, chosen: Mapping[Place, Any], side: MergeSide | None = None) -> Merge:
        return _merged(self._sides, {**self._chosen, **chosen}, side)


def merge(
    ours: Timeline,
    theirs: Timeline,
    *,
    base: Timeline | None = None,
    id: str | None = None,  # noqa: A002  (the word the data uses)
) -> Merge:
    """All of two timelines or, with a base, what was changed in either since then.

    Without a base, nothing was removed: lists are united and gaps filled. With one, what only one
    side changed, added or removed is as that side has it; what both changed alike is no conflict.

    Args:
        ours: The left timeline, whose value is kept where there is a conflict.
        theirs: The right one.
        base: What both were made from.
        id: The id of the result; by default that of the merge.

    Laws: ``merge(a, a).timeline == a`` and ``merge(a, b, base=a).timeline == b``, without a
    conflict.

    Example:
        >>> from venezuela_timeline import Event
        >>> base = Timeline([Event("vote", "The vote", "2024-07")])
        >>> ours = Timeline([Event("vote", "The vote", "2024-07-28")])
        >>> theirs = Timeline([Event("vote", "The election", "2024-07-29")])
        >>> found = merge(ours, theirs, base=base)
        >>> str(found.timeline["vote"].title), found.conflicts[0].place
        ('The election', 'event vote › when')
        >>> found.resolve(found.conflicts[0], "2024-07-28").conflicts
        ()

    Raises:
        ModelError: if it is not given Timelines, or the id is not a slug.
    """
    check_timelines(ours, theirs, *([] if base is None else [base]))
    return _merged((ours, theirs, base, id), {})


def _merged(sides: _Sides, chosen: dict[Place, Any], side: MergeSide | None = None) -> Merge:
    ours, theirs, base, new_id = sides
    conflicts: list[Conflict] = []
    kept: list[str] = []
    lists = {
        name: _records(name, ours, theirs, base, Meeting(conflicts, chosen, side, kind))
        for name, kind in KINDS.items()
    }
    top: dict[str, Any] = {name: getattr(ours, name) for name in TOP}
    if base is not None:
        meeting = Meeting(conflicts, chosen, side, "timeline", ours.id)
        for name, mine in top.items():
            top[name] = meeting.value(getattr(base, name), mine, getattr(theirs, name), (name,))
        kept = list(_keep_what_is_named(lists, (base, ours, theirs), meeting))
    if new_id is not None:
        top["id"] = new_id
    outside = {key for one in (ours, theirs, base) if one for key in (*one.outside, *one.ids)}
    records: dict[str, Any] = {name: found.values() for name, found in lists.items()}
    timeline = Timeline(**top, **records, outside=outside)
    return Merge(timeline, tuple(conflicts), tuple(kept), sides, chosen)


def _records(
    name: str, ours: Timeline, theirs: Timeline, base: Timeline | None, meeting: Meeting
) -> dict[str, Any]:
    mine, yours = records_of(ours, name), records_of(theirs, name)
    before = records_of(base, name) if base is not None else {}
    found: dict[str, Any] = {}
    for key in dict.fromkeys((*mine, *yours)):
        meeting.id = key
        old, one, other = before.get(key), mine.get(key), yours.get(key)
        if one is None or other is None:
            record = meeting.whole(old, one, other)
        elif base is None:
            record = meeting.united(one, other)
        else:
            record = meeting.value(old, one, other, ())
        if record is not None:
            found[key] = record
    return found


@attrs.define
class Meeting:
    """Values of two sides that meet in one record; a side may be taken where they differ."""

    conflicts: list[Conflict]
    chosen: dict[Place, Any]
    side: MergeSide | None
    kind: RecordKind | Literal["timeline"]
    id: str = ""

    def conflict(self, base: Any, ours: Any, theirs: Any, path: Path, kept: Any) -> Any:
        """The value that was chosen, or the one that is kept until then."""
        place = (self.kind, self.id, path)
        if self.side is not None:
            values = {"base": base, "ours": ours, "theirs": theirs}
            self.chosen.setdefault(place, values[self.side])
        if place in self.chosen:
            return self.chosen[place]
        self.conflicts.append(Conflict(self.kind, self.id, path, base, ours, theirs))
        return kept

    def whole(self, base: Any, ours: Any, theirs: Any) -> Any:
        """A record that one side does not have."""
        there = theirs if ours is None else ours
        if base is None or base == there:
            return there if base is None else None
        return self.conflict(base, ours, theirs, (), there)

    def value(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        """The value that two others give, which were made from a base."""
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        mine, yours = parts_of(ours), parts_of(theirs)
        if mine is not None and yours is not None and type(ours) is type(theirs):
            old = parts_of(base) or {}
            parts = {
                name: self.value(old.get(name), mine.get(name), yours.get(name), (*path, name))
                for name in dict.fromkeys((*mine, *yours))
            }
            return self.made({"base": base, "ours": ours, "theirs": theirs}, parts, path)
        if isinstance(ours, tuple | list) and isinstance(theirs, tuple | list):
            return self.listed(base or (), ours, theirs, path)
        return self.conflict(base, ours, theirs, path, ours)

    def made(self, sides: Mapping[MergeSide, Any], parts: Mapping[str, Any], path: Path) -> Any:
        """A record of such parts, as far as they fit together; what does not is a conflict."""
        ours = sides["ours"]
        place = (self.kind, self.id, path)
        if place in self.chosen:
            return self.chosen[place]
        if isinstance(ours, dict | Text):
            left = {name: part for name, part in parts.items() if part is not None}
            if isinstance(ours, dict) or left:
                return Text(left) if isinstance(ours, Text) else left
            # Without any words there is no text, unless the side that is taken has other ones.
            return self.side and self.chosen.setdefault(place, sides[self.side])
        chosen = {name: self.chosen.get((*place[:2], (*path, name)), parts[name]) for name in parts}
        changes = {name: part for name, part in chosen.items() if part != getattr(ours, name)}
        try:
            return attrs.evolve(ours, **changes)
        except TimelineError:
            if self.side is not None:
                return self.chosen.setdefault(place, sides[self.side])
        for name, part in changes.items():
            try:
                ours = attrs.evolve(ours, **{name: part})
            except TimelineError:
                if self._is_chosen((*path, name), part):
                    raise
                mine = getattr(ours, name)
                self.conflicts.append(Conflict(self.kind, self.id, (*path, name), None, mine, part))
        return ours

    def _is_chosen(self, path: Path, part: Any) -> bool:
        """Whether a part was chosen, or all words of a text were left out."""
        return any(
            path == chosen or (part is None and path == chosen[:-1])
            for kind, key, chosen in self.chosen
            if (kind, key) == (self.kind, self.id)
        )

    def listed(
        self, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], path: Path
    ) -> Any:
        """The list that two others give: what either added or removed, and parts merged."""
        mine = _by_base(matched(path[-1], base, ours))
        yours = _by_base(matched(path[-1], base, theirs))
        found: dict[int, Any] = {}
        names = Names(path[-1])
        for at, old in enumerate(base):
            place = (*path, names.of(old))
            one, other = mine.get(at), yours.get(at)
            if one is not None and other is not None:
                found[at] = self.value(old, ours[one], theirs[other], place)
            elif one is not None and ours[one] != old:
                found[at] = self.conflict(old, ours[one], None, place, ours[one])
            elif other is not None and theirs[other] != old:
                found[at] = self.conflict(old, None, theirs[other], place, theirs[other])
        leading, following = _Placed(ours, mine), _Placed(theirs, yours)
        if list(mine.values()) == sorted(mine.values()):  # only they can have moved something
            leading, following = following, leading
        things = _in_order(found, leading, following)
        return list(things) if isinstance(ours, list) else tuple(things)

    def united(self, ours: Any, theirs: Any) -> Any:
        """A record of both, of which nothing was removed: lists are united and gaps filled."""
        parts = parts_of(ours) or {}
        for name, other in (parts_of(theirs) or {}).items():
            one = parts[name]
            if one is None:
                parts[name] = other
            elif isinstance(one, tuple) and isinstance(other, tuple):
                known = set(one)
                parts[name] = (*one, *(thing for thing in other if thing not in known))
            elif other is not None and one != other:
                parts[name] = self.conflict(None, one, other, (name,), one)
        return self.made({"base": None, "ours": ours, "theirs": theirs}, parts, ())


def _by_base(pairs: Sequence[tuple[int | None, int | None]]) -> dict[int, int]:
    """Positions in a list by those of the same things in the base."""
    return {at: other for at, other in pairs if at is not None and other is not None}


class _Placed(NamedTuple):
    """A list, and the positions in it by those of the same things in the base."""

    values: Sequence[Any]
    by_base: Mapping[int, int]

    def items(self) -> Iterator[tuple[int | None, Any]]:
        """Each thing with its position in the base; None if it was not there."""
        places = {at: base for base, at in self.by_base.items()}
        return ((places.get(at), value) for at, value in enumerate(self.values))


def _in_order(found: dict[int, Any], leading: _Placed, following: _Placed) -> Iterator[Any]:
    """What was found in the order of one list, and at its end what only the other one has."""
    added = Counter(frozen(value) for base, value in leading.items() if base is None)
    for base, value in leading.items():
        if base is None:
            yield value
        elif (thing := found.pop(base, None)) is not None:
            yield thing
    for base, value in following.items():
        if base is None and added[frozen(value)]:
            added[frozen(value)] -= 1  # both added it
        elif base is None:
            yield value
        elif (thing := found.pop(base, None)) is not None:
            yield thing


def _keep_what_is_named(
    lists: dict[str, dict[str, Any]], sides: tuple[Timeline, ...], meeting: Meeting
) -> Iterator[str]:
    """Keep what is gone and still named: a conflict, or if it was left out by choice, told here."""
    there = [{name: records_of(one, name) for name in KINDS} for one in sides]
    events, actors = list(lists["events"].values()), list(lists["actors"].values())
    while events or actors:
        back = list(_gone(lists, there, named(events, actors)))
        events, actors = [], []
        for name, key in back:
            base, ours, theirs = (found[name].get(key) for found in there)
            meeting.kind, meeting.id = KINDS[name], key
            record = next(one for one in (ours, theirs, base) if one is not None)
            kept = meeting.conflict(base, ours, theirs, (), record)
            if kept is None:
                yield f"{meeting.kind} {key}"
            lists[name][key] = record if kept is None else kept
            if name == "actors":
                actors.append(lists[name][key])  # they name others


def _gone(
    lists: Mapping[str, Mapping[str, Any]],
    sides: Sequence[Mapping[str, Mapping[str, Any]]],
    ids: Iterable[tuple[tuple[str, ...], str]],
) -> Iterator[tuple[str, str]]:
    """The records that are named and in none of some lists, each once: its list and its id."""
    for kinds, key in dict.fromkeys(ids):
        names = [_LISTS[kind] for kind in kinds if kind != "event"]
        if not any(key in lists[name] for name in names):
            yield from [(n, key) for n in names if any(key in one[n] for one in sides)][:1]

"""How two values differ, part by part, and which parts of two lists are the same thing.

A value is a record, a list, or a leaf. The parts of two lists are matched by what they are, never
by where they stand: first those that are equal, then those that differ in one field, then those
that have in common what names them. Each step is a table of keys, so that all of it is linear.
"""

from __future__ import annotations

from collections import defaultdict, deque
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from venezuela_timeline.model import (
    Actor,
    Chapter,
    Citation,
    Claim,
    Event,
    Link,
    Membership,
    Participation,
    Place,
    Quantity,
    Source,
    Tenure,
    Term,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Path: TypeAlias = tuple[str, ...]
"""Where a part stands in a record: names of fields, and what the parts of lists are called."""

What: TypeAlias = Literal["changed", "added", "removed", "moved"]
"""What happened to a part; ``moved`` is said of a list whose parts stand in another order."""

_RECORDS = (
    *(Event, Actor, Place, Source, Chapter, Term),
    *(Claim, Citation, Participation, Link, Tenure, Membership),
)
_NAMED_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "claims": (("aspect", "subject", "by", "said"), ("aspect", "subject", "by"), ("aspect", "by")),
    "citations": (("source", "locator"), ("source",)),
    "participants": (("actor", "role"), ("actor",)),
    "links": (("kind", "event"), ("event",)),
    "tenures": (("office", "when"), ("office",)),
    "memberships": (("of", "when"), ("of",)),
}
"""By what the parts of a list are known again, the surest first."""


@attrs.frozen
class Edit:
    """One difference between two values.

    Attributes:
        path: Where it stands.
        old: What was there; None if it is new.
        new: What is there; None if it is gone.
        what: ``changed``, ``added``, ``removed`` or ``moved``.
    """

    path: Path
    old: Any
    new: Any
    what: What = "changed"

    def __str__(self) -> str:
        place = " › ".join(self.path)
        if self.what == "moved":
            return f"{place}: in another order"
        if self.what == "changed":
            return f"{place}: {written(self.old)} → {written(self.new)}"
        sign, value = ("+", self.new) if self.what == "added" else ("-", self.old)
        return f"{sign} {place}{brief(value)}"


def edits(old: Any, new: Any, path: Path = ()) -> Iterator[Edit]:
    """Every difference between two values, in the order of the fields."""
    if old == new:
        return
    mine, theirs = parts_of(old), parts_of(new)
    if mine is not None and theirs is not None:
        for name in dict.fromkeys((*mine, *theirs)):
            yield from edits(mine.get(name), theirs.get(name), (*path, name))
    elif isinstance(old, tuple | list) and isinstance(new, tuple | list):
        yield from _in_lists(old, new, path)
    else:
        yield Edit(path, old, new)


def _in_lists(old: Sequence[Any], new: Sequence[Any], path: Path) -> Iterator[Edit]:
    name = path[-1]
    pairs = matched(name, old, new)
    names = Names(name)
    for before, after in pairs:
        mine = None if before is None else old[before]
        theirs = None if after is None else new[after]
        place = (*path, names.of(theirs if before is None else mine))
        if before is None:
            yield Edit(place, None, theirs, "added")
        elif after is None:
            yield Edit(place, mine, None, "removed")
        else:
            yield from edits(mine, theirs, place)
    places = [after for before, after in pairs if before is not None and after is not None]
    if any(one > other for one, other in pairwise(places)):
        yield Edit(path, old, new, "moved")


# Values -------------------------------------------------------------------------------------


def parts_of(value: Any) -> dict[str, Any] | None:
    """The parts of a record by their names; None of a leaf or a list."""
    if isinstance(value, Text):
        return dict(value.versions)
    if isinstance(value, _RECORDS):
        return {
            field.name: getattr(value, field.name)
            for field in attrs.fields(type(value))
            if field.eq
        }
    return value if isinstance(value, dict) else None


def frozen(value: Any) -> Any:
    """A value as one that can be a key."""
    if isinstance(value, dict):
        return tuple((name, frozen(part)) for name, part in sorted(value.items()))
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return value


def matched(
    name: str, old: Sequence[Any], new: Sequence[Any]
) -> list[tuple[int | None, int | None]]:
    """The positions of the same thing in two lists, then of what is in one of them only.

    Args:
        name: The name of the field that holds the lists.
        old: The one list.
        new: The other.
    """
    partners: dict[int, int] = {}
    left, right = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    for key in _keys(name, (*old, *new)):
        if not left or not right:
            break
        waiting: defaultdict[Any, deque[int]] = defaultdict(deque)
        for at in right:
            waiting[key(new[at])].append(at)
        for at in list(left):
            if queue := waiting.get(key(old[at])):
                partners[at] = queue.popleft()
                del left[at], right[partners[at]]
    found: list[tuple[int | None, int | None]] = [(at, partners.get(at)) for at in range(len(old))]
    return found + [(None, at) for at in right]


def _keys(name: str, values: Sequence[Any]) -> Iterator[Callable[[Any], Any]]:
    """What two things must have in common to be the same, the surest first."""
    yield frozen
    named = _NAMED_BY.get(name, ())
    fields = dict.fromkeys(field for value in values for field in parts_of(value) or ())
    surest = named[0] if named else ()
    for left_out in sorted(fields, key=lambda field: field in surest):
        yield partial(_key, [field for field in fields if field != left_out])
    yield from (partial(_key, some) for some in named)


def _key(names: Sequence[str], value: Any) -> Any:
    parts = parts_of(value)
    return frozen(value) if parts is None else tuple(frozen(parts.get(name)) for name in names)


# Words --------------------------------------------------------------------------------------


class Names:
    """What the parts of one list are called; the second of a name has a number."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.given: defaultdict[str, int] = defaultdict(int)

    def of(self, value: Any) -> str:
        """The name of a part."""
        name = _called(self.name, value)
        self.given[name] += 1
        return name if self.given[name] == 1 else f"{name} #{self.given[name]}"


def _called(name: str, value: Any) -> str:
    parts = parts_of(value)
    if parts is None or isinstance(value, Text | Link):
        return str(value)
    match name:
        case "claims":
            subject = f" of {parts['subject']}" if parts.get("subject") else ""
            said = f" ({parts['said']})" if parts.get("said") else ""
            return f"{parts.get('aspect')}{subject} by {parts.get('by')}{said}"
        case _:
            known = (parts.get(field) for field in (_NAMED_BY.get(name) or (("id",),))[0])
            return " ".join(str(one) for one in known if one is not None)


def brief(value: Any) -> str:
    """What a claim says, after its name; nothing of other things, whose names say it."""
    if not isinstance(value, Claim):
        return ""
    said = value.value if value.value is not None else value.text
    return f" {value.stance}" + ("" if said is None else f": {written(said)}")


def written(value: object) -> str:
    """A leaf in a few words."""
    if value is None:
        return "nothing"
    if isinstance(value, Quantity):
        hedge = "" if value.hedge == "exactly" else f"{value.hedge} "
        return f"{hedge}{value.amount} {value.unit or ''}".strip()
    if isinstance(value, tuple | list):
        return f"{len(value)} of them" if value else "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)

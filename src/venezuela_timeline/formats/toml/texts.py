"""TOML texts merged and told record by record, so that comments and line breaks stay."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats._limits import check_keys
from venezuela_timeline.timeline.edits import Names, Path, parts_of, written
from venezuela_timeline.timeline.merging import Conflict, Meeting
from venezuela_timeline.timeline.record_kinds import KINDS

from .reader import parsed
from .revisions import NAME
from .writer import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_RECORD = re.compile(r"^\[\[([a-z]+)\]\]", re.MULTILINE)

Key = tuple[str, str]
"""The table of a record, and its id."""


class _Texts(NamedTuple):
    """A document in pieces: what stands before the first record, and the text of each record."""

    head: str
    records: dict[Key, str]


class MergedText(NamedTuple):
    """A text made of two, and what is left to decide in it.

    Attributes:
        text: The text; each conflict stands in it twice, between marks as git writes them.
        conflicts: The parts on which both sides differ.
    """

    text: str
    conflicts: tuple[Conflict, ...]


def merge_texts(base: str, ours: str, theirs: str) -> MergedText:
    """A TOML document that was changed on two sides, merged record by record.

    A record that one side changed is as that side wrote it. One that both changed is merged part
    by part, and written again.

    Raises:
        DataError: if one of the texts is not TOML.
    """
    before, mine, yours = (_pieces(text) for text in (base, ours, theirs))
    conflicts: list[Conflict] = []
    pieces = [_head(_Sides(before.head, mine.head, yours.head), conflicts)]
    for key in _order(mine.records, yours.records):
        sides = _Sides(*(texts.records.get(key, "") for texts in (before, mine, yours)))
        pieces.append(_record(key, sides, conflicts))
    text = "\n\n".join(piece for piece in pieces if piece)
    return MergedText(f"{text}\n", tuple(conflicts))


def merge_locks(base: str, ours: str, theirs: str) -> str:
    """A lock of revisions merged line by line; of two rival lines, the higher revision's.

    Raises:
        DataError: if one of the texts is not TOML.
    """
    before, mine, yours = (_lines(text) for text in (base, ours, theirs))
    found = {}
    for key in sorted(mine.keys() | yours.keys()):
        old, one, other = before.get(key), mine.get(key), yours.get(key)
        if other in (one, old):
            found[key] = one
        elif one == old:
            found[key] = other
        else:
            found[key] = max(filter(None, (one, other)))
    return "".join(f"{line.text}\n" for line in found.values() if line is not None)


def told(text: str) -> Iterator[str]:
    """A TOML document with a line for each part, which says where it stands.

    Raises:
        DataError: if it is not TOML.
    """
    document = parsed(text, None)
    yield from _parts({key: part for key, part in document.items() if key not in KINDS}, ())
    for name, kind in KINDS.items():
        for record in document.get(name, ()):
            yield ""
            yield from _parts(record, (f"{kind} {record.get('id')}",))


def _parts(value: Any, path: Path) -> Iterator[str]:
    parts = parts_of(value)
    if parts is not None:
        for name, part in parts.items():
            yield from _parts(part, (*path, name))
    elif isinstance(value, list) and value:
        names = Names(path[-1])
        for item in value:
            name = names.of(item)
            if parts_of(item) is None:
                yield " › ".join((*path, name))
            else:
                yield from _parts(item, (*path, name))
    else:
        yield f"{' › '.join(path)}: {' '.join(written(value).split())}"


# Pieces -------------------------------------------------------------------------------------


def _pieces(text: str) -> _Texts:
    check_keys(text, None)
    starts = [*(match.start() for match in _RECORD.finditer(text)), len(text)]
    records: dict[Key, str] = {}
    for start, end in pairwise(starts):
        piece = text[start:end].strip()
        ((name, (record,)),) = parsed(piece, None).items()
        records[name, str(record.get("id"))] = piece
    if len(records) < len(starts) - 1:
        raise DataError([Fault("", "two records have one id", "rename one")])
    return _Texts(text[: starts[0]].strip(), records)


def _order(ours: dict[Key, str], theirs: dict[Key, str]) -> list[Key]:
    """The records of both: ours as they stand, theirs after the one that they follow there."""
    after: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in theirs:
        if key in ours:
            last = key
        else:
            after.setdefault(last, []).append(key)
    found = list(after.get(None, ()))
    for key in ours:
        found += [key, *after.get(key, ())]
    return found


class _Sides(NamedTuple):
    """Three texts of one piece; empty where it is not there."""

    base: str
    ours: str
    theirs: str

    @property
    def agreed(self) -> str | None:
        """The text of the side that alone changed it; None if both did, in different ways."""
        if self.theirs in (self.ours, self.base):
            return self.ours
        return self.theirs if self.ours == self.base else None

    @property
    def marked(self) -> str:
        """Both texts, between marks as git writes them."""
        return f"<<<<<<< ours\n{self.ours}\n=======\n{self.theirs}\n>>>>>>> theirs"


def _record(key: Key, sides: _Sides, conflicts: list[Conflict]) -> str:
    if sides.agreed is not None:
        return sides.agreed
    name, id_ = key
    kind: Any = KINDS.get(name, name)
    base, ours, theirs = (parsed(text, None)[name][0] if text else None for text in sides)
    found: list[Conflict] = []
    if ours is None or theirs is None:
        found.append(Conflict(kind, id_, (), base, ours, theirs))
    else:
        merged = Meeting(found, {}, None, kind, id_).value(base, ours, theirs, ())
    if found:
        conflicts += found
        return sides.marked
    return "".join(table(name, merged)).strip()


def _head(sides: _Sides, conflicts: list[Conflict]) -> str:
    if sides.agreed is not None:
        return sides.agreed
    conflicts.append(Conflict("timeline", "", ("head",), *sides))
    return sides.marked


class _Line(NamedTuple):
    """A line of a lock, which sorts by its revision."""

    revision: int
    text: str


def _lines(text: str) -> dict[str, _Line]:
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        entries = [tomllib.loads(line) for line in lines]
        return {
            key: _Line(entry["revision"], line)
            for line, found in zip(lines, entries, strict=True)
            for key, entry in found.items()
        }
    except (ValueError, KeyError, TypeError):
        raise DataError([Fault("", "does not look like a lock", "write it again", NAME)]) from None

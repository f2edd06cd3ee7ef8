"""Ids for things that a calendar names in other ways."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from venezuela_timeline.model.validation import MAX_SLUG, SLUG

from .lines import unescaped

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from .components import Block
    from .lines import Line

_OTHER = re.compile(r"[^a-z0-9]+")
_ROOM = 100
"""The most characters that a slug made from a text has."""

_DIGITS = 12


def slug_of(text: str) -> str:
    """A slug of a text's letters and digits, without accents; empty if it has none.

    >>> slug_of("Caracas, Distrito Capital (Día 2)")
    'caracas-distrito-capital-dia-2'
    """
    plain = unicodedata.normalize("NFKD", text[: 4 * _ROOM]).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain.lower())[:_ROOM].strip("-")


def slugs_of(texts: Iterable[str]) -> list[str]:
    """The slugs of texts, each once."""
    return [slug for slug in dict.fromkeys(map(slug_of, texts)) if slug]


def hashed(kind: str, text: str) -> str:
    """A slug for a text that has none of its own."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:_DIGITS]}"


def fitting(key: str) -> str:
    """A slug that is not too long: itself, or its beginning and a hash."""
    return key if len(key) <= MAX_SLUG else hashed(key[:_ROOM].strip("-"), key)


def parted(uid: str) -> tuple[str, str] | None:
    """The ids of event and timeline in a UID; None if it cannot be one of our own writing."""
    event, _, timeline = uid.rpartition("@")
    ours = all(len(key) <= MAX_SLUG and SLUG.fullmatch(key) for key in (event, timeline))
    return (event, timeline) if ours else None


def timeline_of(blocks: Iterable[Block]) -> str | None:
    """The id of the timeline that most of a file's events name, if we have written them."""
    found: Counter[str] = Counter()
    for block in blocks:
        names = {line.name: line for line in block.lines}
        if "X-TIMELINE-EDTF" in names and "UID" in names:
            parts = parted(unescaped(names["UID"].value))
            if parts is not None:
                found[parts[1]] += 1
    return found.most_common(1)[0][0] if found else None


def event_id(properties: Mapping[str, Line], timeline: str | None) -> str:
    """The id of an event: the one it had if it is of a timeline, or one made from its UID.

    An event without a UID has its id from its title and its start, which do not depend on what
    else is in the file.

    Args:
        properties: Its lines by name.
        timeline: Id of the timeline whose events keep their ids.
    """
    uid = uid_of(properties)
    if uid is None:
        key = _unidentified(properties)
    elif (parts := parted(uid)) is not None and parts[1] == timeline:
        key = parts[0]
    else:
        key = slug_of(uid)
        if not key or len(uid) > _ROOM:
            key = hashed(key[: _ROOM // 2].strip("-") or "event", uid)
    if "RECURRENCE-ID" in properties:
        key = fitting(f"{key}-{slug_of(properties['RECURRENCE-ID'].value)}".rstrip("-"))
    return key


def uid_of(properties: Mapping[str, Line]) -> str | None:
    """The UID of a component; None if it has none."""
    line = properties.get("UID")
    return None if line is None or not line.value.strip() else unescaped(line.value)


def _unidentified(properties: Mapping[str, Line]) -> str:
    """The id of an event without a UID."""
    texts = [
        properties[name].value.strip() for name in ("SUMMARY", "DTSTART") if name in properties
    ]
    words = slug_of(unescaped(texts[0])) if "SUMMARY" in properties else ""
    return hashed(words[: _ROOM // 2].strip("-") or "event", "\n".join(texts))


def name_of(text: str) -> str:
    """The name of the property on a line, or of the component it begins."""
    head = re.split("[;:]", text, maxsplit=1)[0].upper()
    return text.partition(":")[2].upper() if head == "BEGIN" else head


class Namer:
    """Gives each thing an id of its own. A thing is a tuple of what makes it that thing."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], str] = {}
        self._last: Counter[str] = Counter()

    def known(self, *thing: object) -> str | None:
        """The id that a thing has been given, or None."""
        return self._known.get(thing)

    def name(self, wanted: str, taken: Container[str], *thing: object) -> str:
        """Give a thing a free id: the wanted one, or that with a number."""
        key = wanted
        while key in taken:
            self._last[wanted] += 1
            key = fitting(f"{wanted}-{self._last[wanted] + 1}")
        self.give(key, *thing)
        return key

    def give(self, key: str, *thing: object) -> None:
        """Give a thing an id."""
        self._known[thing] = key

"""What a table calls by name: its places, people, sources, chapters and words, each with an id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import attrs

from venezuela_timeline.errors import ModelError, shown
from venezuela_timeline.model import Actor, Chapter, Citation, Participation, Place, Source, Term

from .cells import is_empty, text_of
from .columns import folded
from .ids import key, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BETWEEN = re.compile(r"[;\n|]")
_BETWEEN_TAGS = re.compile(r"[;,\n|]")
_ROLE = re.compile(r"(.*[^\s(])\s*\(([^()]+)\)")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class Names:
    """The ids of what a table names, and the things that get one here.

    Args:
        given: Actors, places, sources and chapters that there are already; what has one of their
            names, or its id, is meant.

    Attributes:
        actors: New actors by id.
        places: New places by id.
        sources: New sources by id.
        chapters: New chapters by id.
        terms: What kinds, tags and roles are called, where their ids say it less well.
        odd: What was passed over, in words.
    """

    def __init__(self, given: Mapping[str, Iterable[Any]]) -> None:
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Source] = {}
        self.chapters: dict[str, Chapter] = {}
        self.terms: dict[str, Term] = {}
        self.odd: list[str] = []
        self._known = {name: _by_name(things) for name, things in given.items()}
        self._parts: dict[str, list[Participation]] = {}

    def _of(self, register: str, name: str) -> str | None:
        known = self._known.get(register)
        if not known:
            return None
        return known.get(name) or known.get(folded(name))

    # Cells -------------------------------------------------------------------------------------

    def word(self, cell: object, what: str) -> str | None:
        """A kind or a role as a slug."""
        text = text_of(cell)
        if not text:
            return None
        found = slug(text, what)
        if found.replace("-", " ") != text.casefold().replace("-", " "):
            self._call(found, text)
        return found

    def tags(self, cell: object) -> list[str]:
        """The tags in a cell: a list, or words between commas, semicolons or line breaks."""
        texts = _several(cell, _BETWEEN_TAGS)
        return list(dict.fromkeys(filter(None, (self.word(text, "tag") for text in texts))))

    def chapter(self, cell: object) -> str | None:
        """The id of a chapter."""
        text = text_of(cell)
        if not text:
            return None
        if known := self._of("chapters", text):
            return known
        found = slug(text, "chapter")
        self.chapters.setdefault(found, Chapter(found, text))
        return found

    def place(self, cell: object, latitude: object, longitude: object) -> str | None:
        """The id of a place, by its name or by where it is."""
        name = text_of(cell)
        at = None if is_empty(latitude) or is_empty(longitude) else (latitude, longitude)
        if not name and at is None:
            return None
        name = name or ", ".join(map(text_of, at or ()))
        if known := self._of("places", name):
            return known
        found = slug(name, "place")
        place = self.places.get(found) or Place(found, name)
        if at is not None:
            there = Place(found, place.name, latitude=_number(at[0]), longitude=_number(at[1]))
            if place.latitude is None:
                place = there
            elif (place.latitude, place.longitude) != (there.latitude, there.longitude):
                self.odd.append(f"{shown(name)} is at several places: the first is kept")
        self.places[found] = place
        return found

    def participants(self, cell: object) -> list[Participation]:
        """Who took part: names between semicolons, a role in brackets after each."""
        if not isinstance(cell, str):
            return self._participants(cell)
        found = self._parts.get(cell)
        if found is None:
            found = self._parts[cell] = self._participants(cell)
        return found

    def _participants(self, cell: object) -> list[Participation]:
        found = []
        for text in _several(cell, _BETWEEN):
            if isinstance(text, Participation):
                found.append(attrs.evolve(text, actor=self.actor(text.actor)))
                continue
            match = _ROLE.fullmatch(text)
            name, role = match.groups() if match else (text, None)
            found.append(Participation(self.actor(name), self.word(role, "role")))
        return found

    def actor(self, name: str) -> str:
        """The id of an actor."""
        if known := self._of("actors", name):
            return known
        found = slug(name, "actor")
        self.actors.setdefault(found, Actor(found, name))
        return found

    def citations(self, cell: object, address: object) -> list[Citation]:
        """The sources in a cell, titles or addresses between semicolons.

        Args:
            cell: The sources.
            address: The address of the first, in a cell of its own.
        """
        url = text_of(address)
        texts = _several(cell, _BETWEEN)
        if not texts and url:
            texts, url = [url], ""
        found = []
        for text in texts:
            found.append(Citation(self._source(text, url)))
            url = ""
        return found

    def cited(self, cell: object) -> list[Citation]:
        """Citations as this library writes them: ``gazette p. 4``, between semicolons."""
        found = [
            one if isinstance(one, Citation) else Citation.parse(one)
            for one in _several(cell, _BETWEEN)
        ]
        for one in found:
            if not self._of("sources", one.source):
                self.sources.setdefault(one.source, Source(one.source))
        return found

    def _source(self, text: str, url: str) -> str:
        if _ADDRESS.fullmatch(text):
            text, url = "", text
        if known := self._of("sources", text or url):
            return known
        found = slug(text or _words_of(url), "source")
        if url and text:
            found = f"{found}-{key([url])}"
        if found in self.actors or (found not in self.sources and self._of("actors", found)):
            found = f"source-{found}"  # claims are made by an actor or a source: never by both
        try:
            self.sources.setdefault(found, Source(found, text or None, url=url or None))
        except ModelError as error:
            self.odd.append(str(error))
            self.sources.setdefault(found, Source(found, text or url))
        return found

    def _call(self, key: str, text: str) -> None:
        if not self._of("terms", key):
            self.terms.setdefault(key, Term(key, text))


def _several(cell: Any, between: re.Pattern[str]) -> list[Any]:
    if isinstance(cell, str):
        return [text.strip() for text in between.split(cell) if text.strip()]
    if isinstance(cell, list | tuple) or hasattr(cell, "tolist"):  # of a dataframe, too
        return [one.strip() if isinstance(one, str) else one for one in cell if not is_empty(one)]
    return [] if is_empty(cell) else [text_of(cell)]


def _words_of(url: str) -> str:
    """The words of an address from which an id is made."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed bracket
        return url
    return f"{parts.hostname or url} {parts.path}"


def _number(value: Any) -> Any:
    """A coordinate; a text may have a decimal comma."""
    return value.strip().replace(",", ".") if isinstance(value, str) else value


def _by_name(things: Iterable[Any]) -> dict[str, str]:
    """The ids of things by their ids, names, titles, aliases and addresses."""
    found: dict[str, str] = {}
    for thing in things:
        fields = attrs.asdict(thing, recurse=False)
        texts = [fields.get("name"), fields.get("title"), fields.get("url")]
        texts += fields.get("aliases", ())
        words = [
            one
            for text in texts
            if text is not None
            for one in ([text] if isinstance(text, str) else [w for _, w in text.versions])
        ]
        for word in (thing.id, *words):
            found.setdefault(word, thing.id)
            found.setdefault(folded(word), thing.id)
    return found

"""The actors, places, sources, chapters and terms that a calendar's events name."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.model import Actor, Chapter, Place, Source, Term

from . import ids

if TYPE_CHECKING:
    from venezuela_timeline.model import Text
    from venezuela_timeline.timeline import Timeline


class Registers:
    """Gathers records by id: those of payloads as they are, others from what events show.

    Attributes:
        actors: The actors, which only payloads have.
        chapters: The chapters, in the order they are met.
        places: The places.
        sources: The sources.
        terms: The terms, which only payloads have.
    """

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.chapters: dict[str, Chapter] = {}
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Source] = {}
        self.terms: dict[str, Term] = {}
        self._all: dict[str, dict[str, Any]] = {
            "actors": self.actors,
            "chapters": self.chapters,
            "places": self.places,
            "sources": self.sources,
            "terms": self.terms,
        }
        self._of_calendar: set[tuple[str, str]] = set()
        self._namer = ids.Namer()

    def by_name(self) -> dict[str, Any]:
        """The records by the name of their register, as a Timeline takes them."""
        return {name: records.values() for name, records in self._all.items()}

    # Payloads ---------------------------------------------------------------------------------

    def add_calendar(self, top: Timeline) -> None:
        """Take over what the calendar's payload holds; events that show it mean the same."""
        for name, records in self._all.items():
            records.update(getattr(top, name))
            self._of_calendar |= {(name, key) for key in records}
        for chapter in top.chapters.values():
            for _, words in chapter.title.versions:
                self._namer.give(chapter.id, Chapter, words)

    def add_event(self, one: Timeline) -> None:
        """Take over what an event's payload holds.

        Raises:
            DataError: if something else has one of its ids; nothing is taken over then.
        """
        for name, records in self._all.items():
            for key, record in getattr(one, name).items():
                known = records.get(key, record)
                if known != record and (name, key) not in self._of_calendar:
                    raise DataError([Fault(name, f"two different ones are called {key!r}")])
        if one.actors.keys() & self.sources.keys() or one.sources.keys() & self.actors.keys():
            raise DataError([Fault("", "an actor and a source have the same id")])
        for name, records in self._all.items():
            for key, record in getattr(one, name).items():
                records.setdefault(key, record)

    # What events show -------------------------------------------------------------------------

    def chapter(self, words: str) -> str:
        """The id of the chapter with a title."""
        if (key := self._namer.known(Chapter, words)) is None:
            wanted = ids.slug_of(words) or ids.hashed("chapter", words)
            key = self._namer.name(wanted, self.chapters, Chapter, words)
            self.chapters[key] = Chapter(key, words)
        return key

    def place(self, words: str, name: Text, degrees: tuple[float, float] | None) -> str:
        """The id of the place with a name, in words and as a text, and coordinates."""
        thing = (Place, name, degrees)
        if (key := self._namer.known(*thing)) is None:
            latitude, longitude = degrees or (None, None)
            wanted = ids.slug_of(words) or ids.hashed("place", words)
            place = Place(wanted, name, latitude=latitude, longitude=longitude)
            same = self.places.get(wanted) == place  # a payload has brought it
            key = self._namer.name(wanted, () if same else self.places, *thing)
            self.places[key] = attrs.evolve(place, id=key)
        return key

    def source(self, url: str) -> str:
        """The id of the source with an address.

        Raises:
            ModelError: if it is not an address.
        """
        if (key := self._namer.known(Source, url)) is None:
            wanted = ids.slug_of(url.partition("://")[2]) or ids.hashed("url", url)
            source = Source(wanted, url=url)
            same = self.sources.get(wanted) == source  # a payload has brought it
            taken = ChainMap[str, Any](self.sources, self.actors)
            key = self._namer.name(wanted, () if same else taken, Source, url)
            self.sources[key] = attrs.evolve(source, id=key)
        return key

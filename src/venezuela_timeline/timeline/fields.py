"""Predicates about what an event says of itself: who, what, where, by whom, in which words."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import QueryError, did_you_mean as nearest, shown
from venezuela_timeline.time import Certainty

from .query import Query, Reading, Scope, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from venezuela_timeline.model import Event, Place

_EARTH = 6371.0088
"""Mean radius of the earth in km (IUGG)."""

_NAMES: dict[str, Callable[[Event], Collection[str | None]]] = {
    "actor": lambda event: [part.actor for part in event.participants],
    "role": lambda event: [part.role for part in event.participants],
    "kind": lambda event: (event.kind,),
    "tag": lambda event: event.tags,
    "chapter": lambda event: (event.chapter,),
    "place": lambda event: (event.place,),
    "claimed_by": lambda event: [claim.by for claim in event.every_claim()],
    "source": lambda event: [citation.source for citation in event.every_citation()],
}

_STATES: dict[str, Callable[[Event], bool]] = {
    "contested": lambda event: event.contested,
    "approximate": lambda event: event.when.approximate,
    "uncertain": lambda event: event.when.uncertain,
}


_REGISTERS: dict[str, Callable[[Scope], list[Mapping[str, object]]]] = {
    "actor": lambda scope: [scope.actors],
    "place": lambda scope: [scope.places],
    "source": lambda scope: [scope.sources],
    "claimed_by": lambda scope: [scope.actors, scope.sources],
    "chapter": lambda scope: [scope.chapters] if scope.chapters else [],
}
"""Where an id must be registered; a timeline registers no kinds, tags or roles."""


def words_used(name: str, events: Iterable[Event]) -> set[str]:
    """What events have in the field that a predicate asks for, such as ``"kind"``."""
    return {word for event in events for word in _NAMES[name](event) if word is not None}


def _certain(truth: bool) -> Certainty:  # noqa: FBT001  (a truth value is its subject)
    return Certainty.CERTAIN if truth else Certainty.IMPOSSIBLE


def _hint(key: str, known: Collection[str]) -> str:
    """The ids nearest to a mistyped one, or nothing."""
    hint = nearest(key, known)
    return f": {hint}" if hint else ""


@attrs.frozen(repr=False)
class _Names(Query):
    """Whether an event names an id."""

    name: str
    id: str

    def compile(self, scope: Scope, reading: Reading) -> Test:  # noqa: ARG002
        wanted, read = self.id, _NAMES[self.name]
        registers = _REGISTERS[self.name](scope) if self.name in _REGISTERS else []
        if registers and not any(wanted in register for register in registers):
            known = [key for register in registers for key in register]
            raise QueryError(f"{shown(self)}: nothing here has that id{_hint(wanted, known)}")
        return lambda event: _certain(wanted in read(event))

    def __repr__(self) -> str:
        return f"{self.name}({self.id!r})"


def actor(key: str, /) -> Query:
    """Events in which an actor takes part.

    Raises:
        QueryError: when it is put to a timeline that doesn't know the actor.
    """
    return _Names("actor", key)


def role(key: str, /) -> Query:
    """Events in which somebody has a role, such as ``"candidate"``."""
    return _Names("role", key)


def kind(key: str, /) -> Query:
    """Events of a kind, such as ``"election"``."""
    return _Names("kind", key)


def tag(key: str, /) -> Query:
    """Events that bear a tag."""
    return _Names("tag", key)


def chapter(key: str, /) -> Query:
    """Events of a chapter.

    Raises:
        QueryError: when it is put to a timeline that has chapters, but not this one.
    """
    return _Names("chapter", key)


def place(key: str, /) -> Query:
    """Events at a place.

    Raises:
        QueryError: when it is put to a timeline that doesn't know the place.
    """
    return _Names("place", key)


def claimed_by(key: str, /) -> Query:
    """Events about which an actor or a source makes a claim.

    Raises:
        QueryError: when it is put to a timeline that knows neither.
    """
    return _Names("claimed_by", key)


def source(key: str, /) -> Query:
    """Events that cite a source, themselves or in a claim.

    Raises:
        QueryError: when it is put to a timeline that doesn't know the source.
    """
    return _Names("source", key)


@attrs.frozen(repr=False)
class _Is(Query):
    """Whether an event is something."""

    name: str

    def compile(self, scope: Scope, reading: Reading) -> Test:  # noqa: ARG002
        state = _STATES[self.name]
        return lambda event: _certain(state(event))

    def __repr__(self) -> str:
        return f"{self.name}()"


def contested() -> Query:
    """Events of which somebody denies or doubts something, or on which parties differ."""
    return _Is("contested")


def approximate() -> Query:
    """Events with an approximate date, ``~`` or ``%``."""
    return _Is("approximate")


def uncertain() -> Query:
    """Events with an uncertain date, ``?`` or ``%``."""
    return _Is("uncertain")


@attrs.frozen(repr=False)
class _Near(Query):
    """Whether an event's place lies within a distance."""

    centre: str | tuple[float, float]
    km: float

    def compile(self, scope: Scope, reading: Reading) -> Test:  # noqa: ARG002
        centre = self._coordinates(scope)
        close = {
            key
            for key, where in scope.places.items()
            if (point := _point(where)) is not None and _distance(centre, point) <= self.km
        }
        return lambda event: _certain(event.place in close)

    def _coordinates(self, scope: Scope) -> tuple[float, float]:
        if isinstance(self.centre, tuple):
            return self.centre
        if self.centre not in scope.places:
            hint = _hint(self.centre, scope.places)
            raise QueryError(f"{shown(self)}: no place has that id{hint}")
        point = _point(scope.places[self.centre])
        if point is None:
            raise QueryError(
                f"{shown(self)}: that place has no coordinates: give a latitude and a longitude"
            )
        return point

    def __repr__(self) -> str:
        return f"near({self.centre!r}, {self.km!r})"


def _point(where: Place) -> tuple[float, float] | None:
    if where.latitude is None or where.longitude is None:
        return None
    return where.latitude, where.longitude


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in km, by the haversine formula."""
    (lat, lon), (other_lat, other_lon) = (map(math.radians, point) for point in (one, other))
    half = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def near(centre: str | tuple[float, float], km: float, /) -> Query:
    """Events at places within a distance of a place or a point.

    Places are known to the city at best, so read the distance as roughly. Events at places
    without coordinates are never near.

    Args:
        centre: Id of a place, or latitude and longitude in degrees.
        km: Distance along the ground, in kilometres.

    Raises:
        QueryError: for a distance that is none, a point that is not on earth, or, when it is
            put to a timeline, a place that is unknown or has no coordinates.
    """
    if not isinstance(km, int | float) or not 0 <= km < math.inf:
        raise QueryError(f"{shown(km)} is no distance: give kilometres, 0 or more")
    if not isinstance(centre, str):
        try:
            latitude, longitude = centre
            on_earth = -90 <= latitude <= 90 and -180 <= longitude <= 180  # noqa: PLR2004
        except (TypeError, ValueError):  # no pair, or not of numbers
            on_earth = False
        if not on_earth:
            raise QueryError(
                f"{shown(centre)} is not on earth: give latitude, longitude in degrees"
            )
        centre = (latitude, longitude)
    return _Near(centre, km)


@attrs.frozen(repr=False)
class _Words(Query):
    """Whether an event has some words."""

    words: str

    def compile(self, scope: Scope, reading: Reading) -> Test:  # noqa: ARG002
        wanted = folded(self.words)
        return lambda event: _certain(wanted in folded(all_words(event)))

    def __repr__(self) -> str:
        return f"text({self.words!r})"


def text(words: str, /) -> Query:
    """Events with these words in title, summary or claims, in any language.

    Case and accents are ignored: ``text("maduro guaido")`` finds ``Maduro Guaidó``. The words
    are looked for as one run.

    Raises:
        QueryError: for a blank text.
    """
    if not isinstance(words, str) or not words.strip():
        raise QueryError(f"text({shown(words)}) looks for nothing: write a word")
    return _Words(words)


def folded(words: str) -> str:
    """A text without case, accents and runs of blanks, as searches compare it."""
    if not words.isascii():
        decomposed = unicodedata.normalize("NFKD", words)
        words = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(words.casefold().split())


def all_words(event: Event) -> str:
    """Title, summary and claims of an event in every language, where `text` looks."""
    texts = (event.title, event.summary, *(claim.text for claim in event.every_claim()))
    return "\n".join(words for text in texts if text for _, words in text.versions)

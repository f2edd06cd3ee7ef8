"""Names in place of ids: what a question calls things becomes their ids when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs

from venezuela_timeline.errors import (
    WHOLE_ID,
    PhraseError,
    QueryError,
    did_you_mean,
    shown,
    some_of,
)
from venezuela_timeline.model.validation import is_slug
from venezuela_timeline.time import window

from .called import hint_for, listed
from .groups import HasMember, InCountry, places_in
from .query import And, HasId, InTime, Near, Not, Or, Query, predicates_of
from .time_queries import Between, Within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term

    from .registry import Registry


class Named(Protocol):
    """What is registered in a timeline, by id."""

    @property
    def actors(self) -> Registry[Actor]:
        """Who takes part or makes claims."""
        ...

    @property
    def places(self) -> Registry[Place]:
        """Where things happen."""
        ...

    @property
    def sources(self) -> Registry[Source]:
        """What is cited."""
        ...

    @property
    def chapters(self) -> Registry[Chapter]:
        """The parts it is told in; if there are none, a chapter's id is only a word."""
        ...

    @property
    def terms(self) -> Registry[Term]:
        """What its kinds, tags and roles are called."""
        ...


class Known(Named, Protocol):
    """The same with its events."""

    @property
    def by_id(self) -> Mapping[str, Event]:
        """The events."""
        ...


_REGISTERS: Mapping[str, Callable[[Named], list[Registry[Any]]]] = {
    "actor": lambda known: [known.actors],
    "place": lambda known: [known.places],
    "source": lambda known: [known.sources],
    "claimed_by": lambda known: [known.actors, known.sources],
    "chapter": lambda known: [known.chapters],
    "kind": lambda known: [known.terms],
    "tag": lambda known: [known.terms],
    "role": lambda known: [known.terms],
}
"""Where the names are that an id in a field may be put by."""


_REGISTERED = ("actor", "place", "source", "claimed_by", "chapter")
"""The fields that hold ids; words such as kinds can be anything."""


def resolved(query: Query, known: Known) -> Query:  # noqa: PLR0911  (one for each kind of query)
    """A question with ids in place of names, places in place of countries, events in place of ids.

    Raises:
        QueryError: if a name is that of several things, if no place is in a country, or if what
            is asked about in time is neither a time nor the id of an event.
    """
    match query:
        case And(queries) | Or(queries):
            return attrs.evolve(query, queries=[resolved(one, known) for one in queries])
        case Not(part):
            return Not(resolved(part, known))
        case HasId(field, ids):
            return HasId(field, _ids(query, ids, _REGISTERS[field](known)))
        case HasMember(ids):
            return HasMember(_ids(query, ids, [known.actors]))
        case InCountry():
            return HasId("place", places_in(query, known.places.values()))
        case Near(centre=str() as centre):
            (key,) = _ids(query, [centre], [known.places])
            return attrs.evolve(query, centre=key)
        case InTime():
            return _at_event(query, known)
        case Within(offset, of):
            return Within(offset, _at_event(of, known))
        case Between(first, last):
            return Between(_at_event(first, known), _at_event(last, known))
    return query


def refuse_names(query: Query, asked_of: str = "a frame") -> None:
    """Refuse what only a timeline can tell: names, countries, the ids of events in time.

    Args:
        query: The question.
        asked_of: What the message says it is put to.

    Raises:
        QueryError: if a question has one of them.
    """
    for asked in predicates_of(query):
        match asked:
            case HasId(field, ids) if field in _REGISTERED:
                names = [key for key in ids if not is_slug(key)]
                if names:
                    raise QueryError(
                        f"{shown(names[0])} is a name, and {asked_of} knows ids alone: "
                        "give timeline=…"
                    )
            case Within(of=moment):
                refuse_names(moment, asked_of)
            case Between(first, last):
                refuse_names(first, asked_of)
                refuse_names(last, asked_of)
            case InCountry() | InTime(moment=str(), span=None):
                raise QueryError(f"{shown(asked)}: {asked_of} cannot tell: give timeline=…")


def party(by: str, known: Named, asked: str = "") -> str:
    """The id of an actor or source from itself or from a name.

    Args:
        by: The id or the name.
        known: What there is.
        asked: The question that a refusal begins with; by default that of a timeline.

    Raises:
        QueryError: if nothing has it, or several things have that name.
    """
    registers: list[Registry[Any]] = [known.actors, known.sources]
    asked = asked or f"according_to({shown(by)})"
    if not isinstance(by, str):
        raise QueryError(f"{asked}: write an id or a name as text")
    key = _id(asked, by, registers)
    if not any(key in register for register in registers):
        hint = hint_for(by, {one: thing for some in registers for one, thing in some.items()})
        raise QueryError(f"{asked}: nothing here has that id or name{': ' * bool(hint)}{hint}")
    return key


def _ids(asked: Query, keys: Iterable[str], registers: Sequence[Registry[Any]]) -> tuple[str, ...]:
    """Ids from ids and names; what is neither stays as it is."""
    return tuple(_id(shown(asked), key, registers) for key in keys)


def _id(asked: str, key: str, registers: Sequence[Registry[Any]]) -> str:
    if any(key in register for register in registers):
        return key
    found = [one for register in registers for one in register.named(key)]
    if len(found) > 1:
        things = {one: thing for register in registers for one, thing in register.items()}
        raise QueryError(f"{asked}: {shown(key)} is a name of {listed(found, things)}: use an id")
    return found[0] if found else key


def _at_event(asked: InTime, known: Known) -> InTime:
    """A question about a moment with the event in place of its id."""
    if asked.span is not None or not isinstance(asked.moment, str):
        return asked
    return InTime(asked.predicate, _event(asked, asked.moment, known.by_id))


def _event(asked: InTime, key: str, events: Mapping[str, Event]) -> Event:
    if key in events:
        return events[key]
    containing = [one for one in events if key in one]
    hint = (
        f"this is in {some_of(containing, WHOLE_ID)}" if containing else did_you_mean(key, events)
    )
    try:
        window(key)
    except PhraseError as error:
        raise QueryError(
            f"{shown(asked)}: no event has that id{': ' * bool(hint)}{hint}; nor is it a time: "
            f"{error}"
        ) from None
    raise AssertionError  # pragma: no cover  (a text that is a time has been read as one)

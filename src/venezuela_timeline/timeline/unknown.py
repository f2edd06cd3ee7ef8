"""Ids and words of a query that nothing has: refused where a register says so, else warned of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from venezuela_timeline.errors import WHOLE_ID, QueryError, did_you_mean, shown, some_of

from .called import hint_for
from .distances import centre_of
from .groups import HasMember
from .query import HasId, Near, Query, predicates_of

if TYPE_CHECKING:
    from venezuela_timeline.model import Actor, Chapter, Place, Source


class Registers(Protocol):
    """What is registered in a timeline, by id."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Who takes part or makes claims."""
        ...

    @property
    def places(self) -> Mapping[str, Place]:
        """Where things happen."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """What is cited."""
        ...

    @property
    def chapters(self) -> Mapping[str, Chapter]:
        """The parts it is told in; if there are none, a chapter's id is only a word."""
        ...


WordsUsed = Callable[[str], Collection[str] | None]
"""The words that events have in a field, or None if that cannot be told."""

_REGISTERED: dict[str, Callable[[Registers], list[Mapping[str, object]]]] = {
    "actor": lambda known: [known.actors],
    "place": lambda known: [known.places],
    "source": lambda known: [known.sources],
    "claimed_by": lambda known: [known.actors, known.sources],
    "chapter": lambda known: [known.chapters] if known.chapters else [],
}
"""The registers one of which must know an id."""

_WORDS = ("kind", "tag", "role", "chapter")
"""The fields whose words need no register."""

_TOLD = 5
"""How many words are warned of by name."""


def refuse_unknown(query: Query, known: Registers) -> None:
    """Refuse a query about an id that has to be registered and is not.

    Raises:
        QueryError: for the first such id, with the nearest that there is.
    """
    for asked in predicates_of(query):
        match asked:
            case HasId(field) | HasMember(field=field) if field in _REGISTERED:
                _refuse(asked, _REGISTERED[field](known))
            case Near():
                centre_of(asked, known.places)


def _refuse(asked: HasId | HasMember, registers: list[Mapping[str, object]]) -> None:
    for key in asked.ids:
        if registers and not any(key in register for register in registers):
            which = "that id or name" if len(asked.ids) == 1 else f"the id or name {shown(key)}"
            hint = hint_for(key, {one: thing for some in registers for one, thing in some.items()})
            raise QueryError(f"{shown(asked)}: nothing here has {which}{': ' * bool(hint)}{hint}")


def unknown_words(query: Query, used: WordsUsed, known: Registers | None) -> str:
    """What to warn of: kinds, tags, roles and chapters that no event has, or nothing.

    Of each the nearest words are named that some event has, or else once those that there are.

    Args:
        query: What is asked.
        used: Gives the words that are used in a field.
        known: What is registered.
    """
    unused: dict[tuple[str, str], Collection[str]] = {}
    for asked in predicates_of(query):
        if isinstance(asked, HasId) and asked.field in _WORDS and not _is_registered(asked, known):
            words = used(asked.field)
            if words is not None:
                unused |= {(asked.field, word): words for word in asked.ids if word not in words}
    doubts, listed = [], set[str]()
    for (field, word), words in islice(unused.items(), _TOLD):
        hint = did_you_mean(word, words)
        if words and not hint and field not in listed:
            listed.add(field)
            hint = f"there are {some_of(sorted(words), WHOLE_ID)}"
        doubts.append(f"no event has the {field} {shown(word)}{': ' * bool(hint)}{hint}")
    more = [f"nor any of {len(unused) - _TOLD:,} more words"] if len(unused) > _TOLD else []
    return "; ".join(doubts + more)


def _is_registered(asked: HasId, known: Registers | None) -> bool:
    """Whether there is a register for what is asked, so that `refuse_unknown` has seen to it."""
    return (
        known is not None and asked.field in _REGISTERED and bool(_REGISTERED[asked.field](known))
    )

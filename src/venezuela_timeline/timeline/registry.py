"""Immutable collections of things found by their id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

import attrs

from venezuela_timeline.errors import (
    ConflictError,
    ModelError,
    QueryError,
    UnknownIdError,
    did_you_mean,
    shown,
)


class Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


T = TypeVar("T", bound=Identified)

REGISTERS = ("actors", "places", "sources", "chapters", "terms")
"""The attributes of a timeline that hold what its events refer to, each a `Registry`."""

_SHOWN = 5

_LONGEST_PAIR = 60
"""Of a field in which two things differ, so many characters are shown; of a longer one, none."""


class Registry(Mapping[str, T]):
    """Things by id, in the order given. Equal registries hold equal things, in any order.

    Example:
        >>> from venezuela_timeline import Place
        >>> places = Registry([Place("caracas", "Caracas")], kind=Place)
        >>> places["caracas"].name["es"]
        'Caracas'

    Raises:
        ConflictError: if two different things have one id.
        ModelError: if a thing is of another class.
    """

    __slots__ = ("_names", "_things", "kind")

    kind: type[T]

    def __init__(self, things: Iterable[T] | Mapping[str, T] = (), *, kind: type[T]) -> None:
        self.kind = kind
        found: dict[str, T] = {}
        for thing in things.values() if isinstance(things, Mapping) else things:
            if not isinstance(thing, kind):
                raise ModelError(f"{shown(thing)} is not of the class {kind.__name__}")
            same = found.setdefault(thing.id, thing)
            if same is not thing and same != thing:
                raise conflict(kind.__name__, same, thing)
        self._things = found
        self._names: dict[str, list[str]] | None = None

    def find(self, name: str) -> T:
        """The thing with an id, or else the one with a name or an alias in any language.

        Case, accents and signs do not matter in names. An id wins over a name.

        Example:
            >>> import venezuela_timeline as vt
            >>> vt.load().actors.find("putin").id
            'vladimir-putin'

        Raises:
            UnknownIdError: if nothing has that id or name, with what contains it.
            QueryError: if several things have the name.
        """
        if name in self._things:
            return self._things[name]
        from .called import hint_for, listed  # noqa: PLC0415  (only names need it)

        found = self.named(name)
        kind = self.kind.__name__.lower()
        if len(found) > 1:
            raise QueryError(f"{shown(name)} is a name of {listed(found, self._things)}: use an id")
        if not found:
            hint = hint_for(name, self._things) if isinstance(name, str) else "names are strings"
            raise UnknownIdError(
                f"no {kind} has the id or name {shown(name)}{': ' * bool(hint)}{hint}"
            )
        return self._things[found[0]]

    def named(self, name: str) -> list[str]:
        """The ids of the things that have a name or an alias, in any language."""
        from .called import names_of  # noqa: PLC0415  (only names need it)
        from .words import run_of  # noqa: PLC0415  (the same)

        if self._names is None:
            names: dict[str, list[str]] = {}
            for key, thing in self._things.items():
                for one in names_of(thing):
                    names.setdefault(one, []).append(key)
            self._names = names
        return self._names.get(run_of(name), []) if isinstance(name, str) else []

    def __getitem__(self, key: str) -> T:
        try:
            return self._things[key]
        except (KeyError, TypeError):
            raise unknown_id(self.kind.__name__, key, self._things) from None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __or__(self, other: Registry[T]) -> Registry[T]:
        return Registry((*self.values(), *other.values()), kind=self.kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registry) and self._things == other._things

    def __hash__(self) -> int:
        return hash(frozenset(self._things))

    def __getstate__(self) -> tuple[type[T], dict[str, T]]:  # pickle's oldest protocols need it
        return self.kind, self._things

    def __setstate__(self, state: tuple[type[T], dict[str, T]]) -> None:
        self.kind, self._things = state
        self._names = None

    def __repr__(self) -> str:
        first = ", ".join(list(self)[:_SHOWN])
        return f"<{len(self)} of {self.kind.__name__}: {first}{', …' * (len(self) > _SHOWN)}>"


def conflict(kind: str, one: Any, other: Any) -> ConflictError:
    """The error for two different things with one id; it shows how they differ, in short."""
    kind = kind.lower()
    way_out = "replace()" if kind == "event" else "changes.merge, which keeps the first"
    differing = []
    for field in attrs.fields(type(one)):
        first, second = getattr(one, field.name), getattr(other, field.name)
        if field.eq and first != second:
            values = f"{shown(first)} and {shown(second)}"
            differing.append(field.name + f": {values}" * (len(values) <= _LONGEST_PAIR))
    return ConflictError(
        f"rename one or use {way_out}: two {kind}s have the id {one.id!r} but differ in "
        f"{'; '.join(differing)}"
    )


def unknown_id(kind: str, key: object, known: Iterable[str]) -> UnknownIdError:
    """The error for an id that nothing has, with the nearest that something has."""
    hint = did_you_mean(key, known) if isinstance(key, str) else "ids are strings"
    return UnknownIdError(f"no {kind.lower()} has the id {shown(key)}{': ' * bool(hint)}{hint}")

"""Questions about what actors and places belong to: a state, a party, a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import QueryError, shown

from .query import Query, check_ids, to_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from venezuela_timeline.model import Actor, Event, Place
    from venezuela_timeline.time import TimeSpan


@attrs.frozen(repr=False)
class HasMember(Query):
    """Whether an actor takes part in an event, or one that belongs to it at that time.

    Attributes:
        ids: The actors, at least one; any of them will do.
    """

    ids: tuple[str, ...] = attrs.field(converter=to_ids, validator=check_ids)
    field = "actor"

    def __repr__(self) -> str:
        return f"actor({', '.join(map(repr, self.ids))}, members=True)"


@attrs.frozen(repr=False)
class InCountry(Query):
    """Whether an event's place is in a country.

    Attributes:
        ids: ISO 3166-1 alpha-2 codes, at least one; any of them will do.
    """

    ids: tuple[str, ...] = attrs.field(converter=to_ids, validator=check_ids)
    field = "country"

    def __repr__(self) -> str:
        return f"country({', '.join(map(repr, self.ids))})"


def places_in(asked: InCountry, places: Iterable[Place]) -> tuple[str, ...]:
    """The ids of the places in some countries.

    Raises:
        QueryError: if no place is in one of them, with the countries there are.
    """
    by_code: dict[str, list[str]] = {}
    for place in places:
        if place.country is not None:
            by_code.setdefault(place.country, []).append(place.id)
    found = []
    for code in asked.ids:
        if code.upper() not in by_code:
            codes = ", ".join(sorted(by_code)) or "of none that is known"
            raise QueryError(
                f"{shown(asked)}: no place here is in {shown(code)}: they are in {codes}"
            )
        found += by_code[code.upper()]
    return tuple(found)


def possible_members(asked: HasMember, actors: Mapping[str, Actor]) -> set[str]:
    """The ids of some actors and of all that belonged to them at any time."""
    members: dict[str, list[str]] = {}
    for actor in actors.values():
        for one in actor.memberships:
            members.setdefault(one.of, []).append(actor.id)
    found = set(asked.ids)
    ahead = list(found)
    while ahead:
        more = set(members.get(ahead.pop(), ())) - found
        found |= more
        ahead += more
    return found


def member_test(
    asked: HasMember,
    actors: Mapping[str, Actor],
    sharing: Callable[[TimeSpan], Callable[[Event], bool]],
    *,
    certainly: bool,
) -> Callable[[Event], bool]:
    """The test whether actors or their members take part in an event.

    Who belongs to a member belongs to the group. A membership counts if the event shares a day
    with its time; one without a time counts as possible.

    Args:
        asked: The question.
        actors: Their memberships.
        sharing: Gives the test whether an event shares a day with a time.
        certainly: Whether it has to be certain.
    """
    wanted = frozenset(asked.ids)
    tests: dict[TimeSpan, Callable[[Event], bool]] = {}

    def counts(when: TimeSpan | None, event: Event) -> bool:
        if when is None:
            return not certainly
        if when not in tests:
            tests[when] = sharing(when)
        return tests[when](event)

    def test(event: Event) -> bool:
        found = {part.actor for part in event.participants}
        ahead = list(found)
        while ahead:
            key = ahead.pop()
            if key in wanted:
                return True
            memberships = actors[key].memberships if key in actors else ()
            more = {one.of for one in memberships if counts(one.when, event)} - found
            found |= more
            ahead += more
        return False

    return test

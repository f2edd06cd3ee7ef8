"""Contradictions as they are told: the events, what each rests on, and what would dissolve it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

import attrs

from venezuela_timeline.model import Claim, Link

from .circles import gaining_circles
from .propagation import Effort, Network, earliest
from .reading import ANYWHERE, dating_claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venezuela_timeline.model import Event

    from .constraints import Reason
    from .contradictions import Contradictory
    from .timeline import Timeline


@attrs.frozen
class Premise:
    """Something that a contradiction rests on: a link, a statement, or the date of an event.

    Attributes:
        words: What it says, such as ``oath after death`` or ``the date of death``.
        event: Id of the event that has the link, or whose date it is.
        claims: The claims behind it: those on the link, or those that give the event this date.
    """

    words: str
    event: str
    claims: tuple[Claim, ...] = ()

    def __str__(self) -> str:
        return self.words


class _Part(NamedTuple):
    """The events of a chain and all ties between them.

    Attributes:
        network: The events, numbered along the chain.
        grounds: For each premise, what it is in the network: a number, for the date of an event, or
            the link of some ties.
    """

    network: Network
    grounds: tuple[object, ...]


@attrs.frozen
class Contradiction:
    """Links and dates that cannot all hold.

    Attributes:
        events: The chain of events; each is linked to the next. If it is a circle, the last is
            linked to the first.
        premises: What it rests on, in the same order.
    """

    events: tuple[str, ...]
    premises: tuple[Premise, ...]
    _part: _Part = attrs.field(eq=False, repr=False, alias="part")

    @property
    def reasons(self) -> tuple[str, ...]:
        """The premises in words."""
        return tuple(premise.words for premise in self.premises)

    @cached_property
    def dissolved_by(self) -> tuple[Premise, ...]:
        """The premises without any one of which these events agree.

        They agree if their other dates and all other links between them do.
        """
        network, grounds = self._part
        return tuple(
            premise
            for premise, ground in zip(self.premises, grounds, strict=True)
            if _agrees(_without(network, ground))
        )

    @property
    def decisive_claims(self) -> tuple[Claim, ...]:
        """The claims of which each is alone behind a premise that would dissolve it."""
        return tuple(premise.claims[0] for premise in self.dissolved_by if len(premise.claims) == 1)

    def __str__(self) -> str:
        return f"{' – '.join(self.events)}: {'; '.join(self.reasons)}"


def contradiction_in(timeline: Timeline, network: Network, found: Contradictory) -> Contradiction:
    """A contradiction in the network of a timeline, as it is told."""
    chain = [*dict.fromkeys(point // 2 for tie in found.ties for point in (tie.source, tie.target))]
    part = _among(chain, network)
    premises: dict[object, Premise] = {}
    for ground in _grounds(chain, part, found):
        if ground not in premises:
            premises[ground] = (
                _date(timeline.events[chain[ground]])
                if isinstance(ground, int)
                else _link(cast("Reason", ground))
            )
    return Contradiction(
        tuple(timeline.events[number].id for number in chain),
        tuple(premises.values()),
        _Part(part, tuple(premises)),
    )


def _grounds(chain: Sequence[int], part: Network, found: Contradictory) -> Iterator[object]:
    """What a contradiction rests on, along its chain: dates by their places in it, and links."""
    links = {tie.link for tie in found.ties}
    alone = Network(part.domains, [tie for tie in part.ties if tie.link in links])
    if not found.circle:
        yield 0
    first = found.ties[-1] if found.circle else None
    for before, tie in zip((first, *found.ties), found.ties, strict=False):
        place = chain.index(tie.source // 2)
        # A date in the middle counts if it has gaps to be pushed over, or is of one day and carries
        # the chain from its end to its start.
        if (len(part.domains[place]) > 1 or (before and before.target > tie.source)) and _agrees(
            _without(alone, place)
        ):
            yield place
        yield tie.link
    if not found.circle:
        yield chain.index(found.ties[-1].target // 2)


def _date(event: Event) -> Premise:
    said = tuple(claim for claim, time in dating_claims(event) if time == event.when)
    return Premise(f"the date of {event.id}", event.id, said)


def _link(reason: Reason) -> Premise:
    claims = reason.said.claims if isinstance(reason.said, Link) else ()
    said = tuple(claim for claim in claims if claim.stance in {"asserts", "recognises"})
    return Premise(str(reason), reason.event, said)


# Parts of a network -----------------------------------------------------------------------


def _among(chain: Sequence[int], network: Network) -> Network:
    """The events of a chain, numbered by their places in it, and all ties between them."""
    places = {number: place for place, number in enumerate(chain)}
    ties = [
        attrs.evolve(
            tie,
            source=2 * places[number] + (tie.source & 1),
            target=2 * places[tie.target // 2] + (tie.target & 1),
        )
        for number in chain
        for point in (2 * number, 2 * number + 1)
        for tie in network.leaving[point]
        if tie.target // 2 in places
    ]
    return Network([network.domains[number] for number in chain], ties)


def _without(network: Network, ground: object) -> Network:
    """The network without the date of an event, given by its number, or without a link."""
    if not isinstance(ground, int):
        return network.without({ground})
    domains = [*network.domains]
    domains[ground] = ANYWHERE
    return Network(domains, network.ties)


def _agrees(network: Network) -> bool:
    """Whether there are dates that satisfy a network."""
    effort = Effort()
    return not gaining_circles(network, effort) and not earliest(network, effort).conflicts

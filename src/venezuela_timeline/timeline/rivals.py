"""Rival dates: whose agree with the links and with one another, and which order all accept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.model.inferred import narrowed
from venezuela_timeline.time import Bounds, TimeSpan

from .conflicts import Contradiction, contradiction_in
from .consistency import network_of
from .contradictions import settled
from .inference import bounds_in
from .perspective import said_key
from .propagation import Network
from .reading import dating_claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venezuela_timeline.time import Cell

    from .timeline import Timeline

Pair = tuple[str, str]
"""Two events, of which the first is over before the second starts."""

Dates = dict[str, TimeSpan]
"""The times that a party gives, by the ids of the events."""


@attrs.frozen
class Version:
    """The dates of one party, and those of the timeline for all other events.

    Attributes:
        by: Id of the party; None for the timeline's own dates.
        dates: The times that it gives, by the ids of the events.
        contradictions: Where its dates do not agree with the links between the events.
        bounds: The bounds of every event in this version, narrowed by the links.
    """

    by: str | None
    dates: Mapping[str, TimeSpan]
    contradictions: tuple[Contradiction, ...]
    bounds: Mapping[str, Bounds] = attrs.field(repr=False)

    @property
    def fits(self) -> bool:
        """Whether its dates agree with the links."""
        return not self.contradictions

    def before(self, one: str, other: str) -> bool:
        """Whether an event is certainly over before another starts."""
        return self.bounds[one].end_max < self.bounds[other].start_min

    def maybe_before(self, one: str, other: str) -> bool:
        """Whether an event may be over before another starts."""
        return self.bounds[one].end_min < self.bounds[other].start_max


@attrs.frozen
class RivalDates:
    """The dates of events by each party that gives some, beside the timeline's own.

    Attributes:
        versions: The timeline's own version, then that of each party.
    """

    versions: tuple[Version, ...]
    _network: Network = attrs.field(eq=False, repr=False, alias="network")
    _places: Mapping[str, int] = attrs.field(eq=False, repr=False, alias="places")

    def fit(self, one: str, other: str) -> bool:
        """Whether the dates of two parties can both be right, and all links as well.

        Raises:
            QueryError: if a party gives no date.
        """
        domains = [*self._network.domains]
        said: dict[str, tuple[Cell, ...]] = {}
        for by in (one, other):
            for key, time in self._version(by).dates.items():
                cells = time.cells_within()
                said[key] = _common(said[key], cells) if key in said else cells
                domains[self._places[key]] = said[key]
        return all(said.values()) and not _contradicts(domains, self._network)

    @cached_property
    def accepted(self) -> tuple[Pair, ...]:
        """The pairs of which the first is certainly over before the second, in every version.

        As in `disputed`, at least one of the two has rival dates.
        """
        return tuple(pair for pair in self._pairs() if self.accepts(*pair))

    @cached_property
    def disputed(self) -> tuple[Pair, ...]:
        """The pairs whose order is certain in one version and impossible in another."""
        return tuple(
            pair
            for pair in self._pairs()
            if any(version.before(*pair) for version in self.versions)
            and not all(version.maybe_before(*pair) for version in self.versions)
        )

    def accepts(self, one: str, other: str) -> bool:
        """Whether an event is certainly over before another starts, in every version."""
        return all(version.before(one, other) for version in self.versions)

    def _pairs(self) -> Iterator[Pair]:
        """All pairs of events of which at least one has rival dates, in both orders."""
        dated = {key for version in self.versions for key in version.dates}
        for one, other in permutations(self._places, 2):
            if one in dated or other in dated:
                yield one, other

    def _version(self, by: str) -> Version:
        found = {version.by: version for version in self.versions if version.by}
        if by not in found:
            hint = did_you_mean(by, found) or "see `versions` for those who do"
            raise QueryError(f"{shown(by)} gives no date of an event: {hint}")
        return found[by]


def rival_dates(timeline: Timeline) -> RivalDates:
    """What parties say of the dates of events: see `RivalDates`.

    A party's date is the latest that it asserts for the event in a claim on ``when``; claims that
    are deprecated do not count.

    Example:
        >>> from venezuela_timeline import Actor, Claim, Event, Timeline
        >>> said = Claim("when", "ann", "2024-07-30")
        >>> vote = Event("vote", "The vote", "2024-07-28", claims=[said])
        >>> count = Event("count", "The count", "2024-07-29", links=["after vote"])
        >>> found = rival_dates(Timeline([vote, count], actors=[Actor("ann", "Ann")]))
        >>> [(version.by, version.fits) for version in found.versions]
        [(None, True), ('ann', False)]
    """
    network = network_of(timeline, (), 1)
    places = {key: place for place, key in enumerate(timeline.ids)}
    said: dict[str | None, Dates] = {None: {}}
    for event in timeline:
        for claim, time in sorted(dating_claims(event), key=lambda pair: said_key(pair[0])):
            said.setdefault(claim.by, {})[event.id] = time
    versions = tuple(_version(timeline, by, dates, network, places) for by, dates in said.items())
    return RivalDates(versions, network, places)


def _version(
    timeline: Timeline, by: str | None, dates: Dates, network: Network, places: Mapping[str, int]
) -> Version:
    domains = [*network.domains]
    for key, time in dates.items():
        domains[places[key]] = time.cells_within()
    version = Network(domains, network.ties)
    found = settled(version)
    return Version(
        by,
        dates,
        tuple(contradiction_in(timeline, version, one) for one in found.contradictions),
        {key: bounds_in(found, place) for key, place in places.items()},
    )


def _contradicts(domains: Sequence[Sequence[Cell]], network: Network) -> bool:
    return bool(settled(Network(domains, network.ties)).contradictions)


def _common(cells: Sequence[Cell], others: Sequence[Cell]) -> tuple[Cell, ...]:
    """The places that two times have in common."""
    found = (
        narrowed(cell._replace(linked=cell.linked or other.linked), Bounds(*other[:4]))
        for cell in cells
        for other in others
    )
    return tuple(sorted({cell for cell in found if cell is not None}))

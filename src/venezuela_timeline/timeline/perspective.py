"""What one party says, and what had been said by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

import attrs

from venezuela_timeline.errors import UnknownIdError, did_you_mean, shown
from venezuela_timeline.model import Claim, Event, Link
from venezuela_timeline.model.display import Displayed
from venezuela_timeline.time import TimeSpan, bounds_of, window
from venezuela_timeline.time.days import Day, as_date

from .grouping import extent
from .names import party
from .predicates import claimed_by
from .reading import own_cells

if TYPE_CHECKING:
    import datetime

    import pandas
    import polars
    import pyarrow

    from venezuela_timeline.model.claim import Value

    from .query import Query
    from .timeline import Timeline  # noqa: TC004  (a timeline makes its perspectives)


@attrs.frozen
class Account:
    """What one party says of one event: never our words, and None if it says nothing.

    Attributes:
        event: Id of the event.
        by: Id of the actor or source.
        asserted: Its latest claims on each aspect and subject that it asserts or recognises; one of
            the rank ``deprecated`` only if it makes no other.
        denied: All its claims that deny or doubt something.
    """

    event: str
    by: str
    asserted: tuple[Claim, ...]
    denied: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it asserts, then what it denies."""
        return self.asserted + self.denied

    @property
    def when(self) -> TimeSpan | None:
        """The date it gives; None if it gives none."""
        value = self.value("when")
        return value if isinstance(value, TimeSpan) else None

    def value(self, aspect: str, subject: str | None = None) -> Value | None:
        """Its latest value on an aspect, such as ``value("votes", "ann")``; None for a gap."""
        return next(
            (
                claim.value
                for claim in self.asserted
                if (claim.aspect, claim.subject) == (aspect, subject) and claim.value is not None
            ),
            None,
        )


@attrs.frozen(repr=False)
class Perspective(Displayed, Sequence[Account]):
    """One party's accounts of events, in the timeline's order; `Timeline.according_to` makes one.

    Attributes:
        timeline: The events that it makes claims about, with everybody's claims.
        by: Id of the actor or source.

    Example:
        >>> import venezuela_timeline as vt
        >>> council = vt.load().according_to("national-electoral-council")
        >>> council["cne-second-bulletin"].value("votes", "nicolas-maduro").amount
        6408844
    """

    timeline: Timeline
    by: str

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """What it says of each event."""
        return tuple(_account(event, self.by) for event in self.timeline)

    def __len__(self) -> int:
        return len(self.timeline)

    def __iter__(self) -> Iterator[Account]:
        return iter(self.accounts)

    @overload
    def __getitem__(self, key: int | str) -> Account: ...
    @overload
    def __getitem__(self, key: slice) -> Perspective: ...
    def __getitem__(self, key: int | str | slice) -> Account | Perspective:
        """An account by position or by the id of its event; a selection as of a `Timeline`.

        Raises:
            UnknownIdError: if the party says nothing of that event.
            PositionError: if the position is beyond the ends.
            TimelineError: if a day cannot be read, or the window ends before it starts.
        """
        if isinstance(key, slice):
            return Perspective(self.timeline[key], self.by)
        if isinstance(key, str) and key not in self.timeline:
            hint = did_you_mean(key, self.timeline.ids)
            raise UnknownIdError(
                f"{self.by!r} makes no claim about {shown(key)}{': ' * bool(hint)}{hint}"
            )
        return _account(self.timeline[key], self.by)

    def __repr__(self) -> str:
        return f"<Perspective of {self.by!r}: {extent(self.timeline)}>"

    def where(
        self,
        query: Query,
        *,
        certainly: bool = False,
        tolerance: int = 1,
        dates: Literal["ours", "claimed"] = "ours",
    ) -> Perspective:
        """The accounts of the events for which a query holds.

        The query is put to the timeline's events, as `Timeline.where` puts it: their dates are
        ours, and the claims in them everybody's.

        Raises:
            QueryError: as `Timeline.where`.
        """
        found = self.timeline.where(query, certainly=certainly, tolerance=tolerance, dates=dates)
        return Perspective(found, self.by)

    def to_arrow(self) -> pyarrow.Table:
        """Its claims for Arrow, a row each, with the columns of the table ``claims``."""
        from venezuela_timeline.frames.tables import claims  # noqa: PLC0415  (a door: an extra)

        return claims(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Its claims for pandas, with nullable types."""
        from venezuela_timeline.frames.backends import in_pandas  # noqa: PLC0415  (a door: an extra)

        return in_pandas(self.to_arrow())

    def to_polars(self) -> polars.DataFrame:
        """Its claims for Polars."""
        from venezuela_timeline.frames.backends import in_polars  # noqa: PLC0415  (a door: an extra)

        return in_polars(self.to_arrow())


def according_to(timeline: Timeline, by: str) -> Perspective:
    """The accounts of one actor or source: see `Timeline.according_to`."""
    key = party(by, timeline)
    return Perspective(timeline.where(claimed_by(key)), key)


def _account(event: Event, by: str) -> Account:
    claims = [claim for claim in event.every_claim() if claim.by == by]
    latest: dict[tuple[str, str | None], Claim] = {}
    denied = []
    # Sorted, so that the last of several claims on one thing is kept: what editors call superseded
    # counts only if there is nothing else, then the later; undated ones count as early.
    for claim in sorted(claims, key=lambda one: (one.rank != "deprecated", *said_key(one))):
        if claim.stance in {"denies", "doubts"}:
            denied.append(claim)
        else:
            latest[claim.aspect, claim.subject] = claim
    return Account(event.id, by, tuple(latest.values()), tuple(denied))


def said_key(claim: Claim) -> tuple[bool, tuple[float, ...]]:
    """A key that puts claims in the order in which they were made; undated ones count as early."""
    return (True, claim.said.sort_key) if claim.said else (False, ())


def as_of(timeline: Timeline, day: str | datetime.date) -> list[Event]:
    """The events with the claims that may have been made by a day: see `Timeline.as_of`."""
    last = window(day).bounds.end_max
    return [
        _rewound(event, last, timeline.known_until(event))
        for event in timeline.events
        if bounds_of(own_cells(event, 0, None)).start_min <= last
        and (event.when or any(_links_by(event, last)))  # else nothing had placed it
    ]


def _rewound(event: Event, last: Day, known_until: int | None) -> Event:
    until = event.known_until
    if known_until is not None:
        start = own_cells(event, 0, None)[0].start_min
        until = as_date(max(min(known_until, last), start))
    participants = [
        attrs.evolve(part, claims=_made_by(part.claims, last)) for part in event.participants
    ]
    return attrs.evolve(
        event,
        claims=_made_by(event.claims, last),
        participants=participants,
        links=_links_by(event, last),
        known_until=until,
    )


def _links_by(event: Event, last: Day) -> list[Link]:
    """The links of an event, but for causes that nobody had claimed by a day."""
    made = ((link, _made_by(link.claims, last)) for link in event.links)
    return [
        attrs.evolve(link, claims=claims)
        for link, claims in made
        if link.kind != "causes" or claims
    ]


def _made_by(claims: Iterable[Claim], last: Day) -> tuple[Claim, ...]:
    """The claims that may have been made by a day."""
    return tuple(
        claim for claim in claims if claim.said is None or claim.said.bounds.start_min <= last
    )

"""What one party says, and what had been said by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

import attrs

from venezuela_timeline.errors import QueryError, UnknownIdError, did_you_mean, shown
from venezuela_timeline.model import Claim, Event
from venezuela_timeline.time import TimeSpan, window
from venezuela_timeline.time.days import Day, as_date

if TYPE_CHECKING:
    import datetime

    from venezuela_timeline.model.claim import Value

    from .timeline import Timeline


@attrs.frozen
class Account:
    """What one party says of one event: never our words, and None where it says nothing.

    Attributes:
        event: Id of the event.
        by: Id of the actor or source.
        asserted: Its latest claims on each aspect and subject that it asserts or recognises.
        denied: All its claims that deny or doubt something.
    """

    event: str
    by: str
    asserted: tuple[Claim, ...]
    denied: tuple[Claim, ...]

    @property
    def when(self) -> TimeSpan | None:
        """The date it gives; None where it gives none."""
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


class Perspective(Sequence[Account]):
    """One party's accounts, in the timeline's order; also found by the event's id.

    Example:
        >>> import venezuela_timeline as vt
        >>> council = vt.load().according_to("national-electoral-council")
        >>> council["cne-second-bulletin"].value("votes", "nicolas-maduro").amount
        6408844
    """

    __slots__ = ("_accounts", "by")

    by: str

    def __init__(self, by: str, accounts: Iterable[Account]) -> None:
        self.by = by
        self._accounts = tuple(accounts)

    def __len__(self) -> int:
        return len(self._accounts)

    def __iter__(self) -> Iterator[Account]:
        return iter(self._accounts)

    @overload
    def __getitem__(self, key: int | str) -> Account: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Account]: ...
    def __getitem__(self, key: int | str | slice) -> Account | Sequence[Account]:
        """An account by position, or by the id of its event.

        Raises:
            UnknownIdError: where the party says nothing of that event.
        """
        if not isinstance(key, str):
            return self._accounts[key]
        for account in self._accounts:
            if account.event == key:
                return account
        hint = did_you_mean(key, [account.event for account in self._accounts])
        raise UnknownIdError(
            f"{self.by!r} makes no claim about {shown(key)}{': ' * bool(hint)}{hint}"
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Perspective) and (self.by, self._accounts) == (
            other.by,
            other._accounts,
        )

    def __hash__(self) -> int:
        return hash((self.by, self._accounts))

    def __reduce__(self) -> tuple[type[Perspective], tuple[str, tuple[Account, ...]]]:
        return Perspective, (self.by, self._accounts)  # pickle's oldest protocols need it

    def __repr__(self) -> str:
        return f"<Perspective of {self.by!r}: {len(self)} events>"


def according_to(timeline: Timeline, by: str) -> Perspective:
    """The accounts of one actor or source: see `Timeline.according_to`."""
    if by not in timeline.actors and by not in timeline.sources:
        hint = (
            did_you_mean(by, [*timeline.actors, *timeline.sources]) if isinstance(by, str) else ""
        )
        raise QueryError(f"no actor or source {shown(by)} here{': ' * bool(hint)}{hint}")
    return Perspective(by, filter(None, (_account(event, by) for event in timeline.events)))


def _account(event: Event, by: str) -> Account | None:
    claims = [claim for claim in event.every_claim() if claim.by == by]
    if not claims:
        return None
    latest: dict[tuple[str, str | None], Claim] = {}
    denied = []
    # Sorted, so that of two claims on one thing the later stays; undated ones count as early.
    for claim in sorted(claims, key=_said):
        if claim.stance in {"denies", "doubts"}:
            denied.append(claim)
        else:
            latest[claim.aspect, claim.subject] = claim
    return Account(event.id, by, tuple(latest.values()), tuple(denied))


def _said(claim: Claim) -> tuple[bool, tuple[float, ...]]:
    return (True, claim.said.sort_key) if claim.said else (False, ())


def as_of(timeline: Timeline, day: str | datetime.date) -> list[Event]:
    """The events as far as claims had been made by a day: see `Timeline.as_of`."""
    last = window(day).bounds.end_max
    return [
        _rewound(event, last, timeline.known_until(event))
        for event in timeline.events
        if event.when.bounds.start_min <= last
    ]


def _rewound(event: Event, last: Day, known_until: int | None) -> Event:
    def made(claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(
            claim for claim in claims if claim.said is None or claim.said.bounds.start_min <= last
        )

    links = [
        attrs.evolve(link, claims=made(link.claims))
        for link in event.links
        if link.kind != "causes" or made(link.claims)
    ]
    return attrs.evolve(
        event,
        claims=made(event.claims),
        participants=[attrs.evolve(part, claims=made(part.claims)) for part in event.participants],
        links=links,
        known_until=(event.known_until if known_until is None else as_date(min(known_until, last))),
    )

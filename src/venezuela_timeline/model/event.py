"""Dated events, who takes part in them and how they are linked."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Literal

import attrs
from attrs.validators import instance_of, optional

from venezuela_timeline.errors import ModelError, shown
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time.days import inf

from .claim import Claim, to_claims
from .display import Displayed
from .inferred import Inferred
from .link import Link, to_links
from .source import Citation, to_citations
from .text import Text, to_optional_text, to_text
from .validation import (
    MAX_REVISION,
    choice,
    flag,
    is_revision,
    listed,
    optional_slug,
    slug,
    slugs,
    to_optional_date,
    to_optional_time_span,
    to_strings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import Day
    from venezuela_timeline.timeline import Timeline
    from venezuela_timeline.timeline.event_dicts import EventDict

Status = Literal["held", "cancelled", "postponed"]
"""What became of an event, which took place, was called off or was put off."""

_LAST = (inf,) * 5


@attrs.frozen
class Participation:
    """An actor's part in an event.

    Attributes:
        actor: Id of the actor.
        role: What it does there, as a slug, such as ``candidate``.
        claims: What parties say of that part.

    Raises:
        ModelError: if the actor or the role is not a slug.
    """

    actor: str = attrs.field(validator=slug)
    role: str | None = attrs.field(default=None, validator=optional_slug)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=to_claims, kw_only=True)


def to_participations(values: Iterable[Participation | str]) -> tuple[Participation, ...]:
    """A tuple of participations; the id of an actor is read as one."""
    return listed(values, Participation, Participation)


@attrs.frozen(order=False)  # attrs' default, but not mypy's
class Event(Displayed):
    """Something that happened, or is said to have happened, at some time.

    A time can be given as anything that `when` reads: a string is EDTF if it can be, or else a
    phrase; a date, a datetime and a year serve as well. The same holds for the times of all other
    classes.

    Attributes:
        id: Its slug, never used for another event.
        title: A short, neutral name; a plain string is read as a Text.
        when: Its time. None if its links alone say when it happened.
        summary: What happened, in a few sentences.
        kind: What it is, as a slug, such as ``election``.
        chapter: Id of the chapter of the timeline it belongs to.
        tags: Slugs to find it by.
        place: Id of the place where it happened.
        participants: Who took part; the id of an actor is read as a Participation.
        claims: What parties say of it, rivals side by side.
        citations: Where it can be read; ``"source-id locator"`` is read as a Citation.
        links: Its links to other events; a text such as ``after vote`` is read as a Link.
        status: ``held``, ``cancelled`` (it did not take place) or ``postponed`` (put off, its
            new time in `when` if there is one).
        key: Whether it is one of the few that carry the thread of the timeline.
        known_until: The last day on which an event with an open end is known to have gone
            on. By default the timeline takes the latest publication date cited.
        modified: When this record was last changed.
        revision: How many times it has been published, from 1 to 2,147,483,647.
        inferred: What its links say of its time, if that is more than `when` says. It is there in
            the timeline of a `chronology.Solution`; it is no part of the event's value, and no
            lossless format writes it.

    Example:
        >>> Event(id="vote", title="The vote", when="2024-07-28").when.earliest
        datetime.date(2024, 7, 28)

    Raises:
        ModelError: if a field's own rule is broken; if there is neither a time nor a link; if the
            start is open (write ``/2006``); if the time is a set of all members (write one event
            for each); if there is a `known_until` though the end isn't open, or one before the
            start.
        PhraseError: if `when` cannot be read as a time.
    """

    id: str = attrs.field(validator=slug)
    title: Text = attrs.field(converter=to_text)
    when: TimeSpan | None = attrs.field(default=None, converter=to_optional_time_span)
    summary: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)
    kind: str | None = attrs.field(default=None, validator=optional_slug, kw_only=True)
    chapter: str | None = attrs.field(default=None, validator=optional_slug, kw_only=True)
    tags: tuple[str, ...] = attrs.field(
        default=(), converter=to_strings, validator=slugs, kw_only=True
    )
    place: str | None = attrs.field(default=None, validator=optional_slug, kw_only=True)
    participants: tuple[Participation, ...] = attrs.field(
        default=(), converter=to_participations, kw_only=True
    )
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=to_claims, kw_only=True)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations, kw_only=True)
    links: tuple[Link, ...] = attrs.field(default=(), converter=to_links, kw_only=True)
    known_until: datetime.date | None = attrs.field(
        default=None, converter=to_optional_date, kw_only=True
    )
    status: Status = attrs.field(
        default="held", validator=choice("held", "cancelled", "postponed"), kw_only=True
    )
    key: bool = attrs.field(default=False, validator=flag, kw_only=True)
    modified: datetime.date | None = attrs.field(
        default=None, converter=to_optional_date, kw_only=True
    )
    revision: int = attrs.field(default=1, kw_only=True)
    inferred: Inferred | None = attrs.field(
        default=None,
        validator=optional(instance_of(Inferred)),
        eq=False,
        repr=False,
        kw_only=True,
    )

    if TYPE_CHECKING:
        # attrs makes both. If mypy did not see them, it would call ``"vote" in timeline`` an error,
        # because a str can never be equal to an Event.
        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @when.validator
    def _check_when(self, _: attrs.Attribute[TimeSpan | None], value: TimeSpan | None) -> None:
        if value is None:
            return
        if value.every:
            raise ModelError(
                f"when is {shown(str(value))}, which means all of several times: "
                "write one event for each"
            )
        if value.open_start:
            raise ModelError(
                f"when is {shown(str(value))}, which has no start: if the start is unknown, "
                f"write {'/' + str(value).partition('/')[2]!r}"
            )

    @known_until.validator
    def _check_known_until(
        self, _: attrs.Attribute[datetime.date | None], value: datetime.date | None
    ) -> None:
        if value is None:
            return
        if self.when is None:
            raise ModelError(f"known_until is {value}, but there is no `when`: leave it out")
        if not self.when.open_end:
            raise ModelError(
                f"known_until is {value}, but {shown(str(self.when))} has no open end: leave it out"
            )
        if value.toordinal() < self.when.bounds.start_min:
            raise ModelError(f"known_until is {value}, before the start of {shown(str(self.when))}")

    @revision.validator
    def _check_revision(self, _: attrs.Attribute[int], value: int) -> None:
        if not is_revision(value):
            raise ModelError(
                f"revision is {shown(value)}: count from 1, to {MAX_REVISION:,} at most"
            )

    def __attrs_post_init__(self) -> None:
        if self.when is None and not self.links:
            raise ModelError(
                f"the event {shown(self.id)} has neither a time nor a link: write `when`, or links "
                "that say what it came before or after"
            )

    def to_dict(self, lang: Lang = "en", timeline: Timeline | None = None) -> EventDict:
        """It as plain data, with the names that a timeline knows: see `Timeline.to_dicts`."""
        from venezuela_timeline.timeline import event_dicts  # noqa: PLC0415  (a door: it stands above)

        return event_dicts.of_event(self, lang, timeline)

    def every_claim(self) -> Iterator[Claim]:
        """Its own claims, then those of its participations and links."""
        yield from self.claims
        for part in self.participants:
            yield from part.claims
        for link in self.links:
            yield from link.claims

    def placed_claims(self) -> Iterator[tuple[tuple[str | int, ...], Claim]]:
        """The same claims, each with its path: the attributes and indices that lead to it.

        Example:
            >>> said = Claim("role", "council", text="A guest")
            >>> ann = Participation("ann", claims=[said])
            >>> event = Event("vote", "The vote", 2024, participants=[ann])
            >>> [path for path, _ in event.placed_claims()]
            [('participants', 0, 'claims', 0)]
        """
        for at, claim in enumerate(self.claims):
            yield ("claims", at), claim
        for index, part in enumerate(self.participants):
            for at, claim in enumerate(part.claims):
                yield ("participants", index, "claims", at), claim
        for index, link in enumerate(self.links):
            for at, claim in enumerate(link.claims):
                yield ("links", index, "claims", at), claim

    def every_citation(self) -> Iterator[Citation]:
        """Its own citations, then those of all its claims."""
        yield from self.citations
        for claim in self.every_claim():
            yield from claim.citations

    @property
    def sort_key(self) -> tuple[Day, Day, Day, Day, Day]:
        """A key that puts all events in order, as `TimeSpan.sort_key` does for times.

        What is inferred counts in place of `when`. An event of which nothing is known comes last.
        """
        if self.inferred is not None:
            return self.inferred.sort_key
        return _LAST if self.when is None else self.when.sort_key

    @property
    def contested(self) -> bool:
        """Whether somebody denies or doubts something of it, or two parties differ on a value.

        A party's later figure doesn't contest its own earlier one.
        """
        return are_contested(self.every_claim(), self.when)


def are_contested(claims: Iterable[Claim], when: TimeSpan | None) -> bool:
    """Whether one of these claims denies or doubts something, or two parties differ on a value.

    Args:
        claims: Claims about one event.
        when: The event's own time: a claim of another date contests it.
    """
    rivals: dict[tuple[str, str | None], Counter[object]] = {}
    for claim in claims:
        if claim.stance in {"denies", "doubts"}:
            return True
        if claim.value is None or claim.rank == "deprecated":
            continue
        if claim.aspect == "when" and when and claim.value != when:
            return True
        said = (claim.by, claim.value)
        seen = rivals.setdefault((claim.aspect, claim.subject), Counter())
        if said in seen:
            continue
        # Of all that was said, what is by the same party or the same figure is no rival.
        by, value = ("by", claim.by), ("value", claim.value)
        if seen[None] > seen[by] + seen[value]:
            return True
        seen.update((None, said, by, value))
    return False

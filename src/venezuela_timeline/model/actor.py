"""Who acts: persons, states and organisations, and the offices they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from venezuela_timeline.time import TimeSpan

from .claim import Claim, to_claims
from .source import Citation, to_citations
from .text import Text, to_optional_text, to_text, to_texts
from .validation import (
    choice,
    listed,
    optional_wikidata,
    slug,
    to_time_span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ActorKind = Literal["person", "state", "organisation"]
"""What an actor is."""


@attrs.frozen
class Tenure:
    """An office and the time in which it was held, or claimed to be held.

    Attributes:
        office: Its name.
        when: From when to when.
        citations: Where that can be read.
        claims: What parties say of it: two people can claim one office.

    Raises:
        ModelError: if the office is blank, or a list holds something of another class.
        PhraseError: if `when` cannot be read as a time.
    """

    office: Text = attrs.field(converter=to_text)
    when: TimeSpan = attrs.field(converter=to_time_span)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations, kw_only=True)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=to_claims, kw_only=True)


def to_tenures(values: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """A tuple of tenures."""
    return listed(values, Tenure)


@attrs.frozen
class Membership:
    """That an actor belongs to another one, and when.

    Attributes:
        of: Id of the actor it belongs to: a state, a party, an institution, a firm.
        when: From when to when; None where that is not known.
        role: What it is there, in a few words.
        citations: Where that can be read.
        claims: What parties say of it.

    Example:
        >>> Membership("chamber-of-deputies", "2006/2012").when.latest
        datetime.date(2012, 12, 31)

    Raises:
        ModelError: if `of` is not a slug, or the role is blank.
        PhraseError: if `when` cannot be read.
    """

    of: str = attrs.field(validator=slug)
    when: TimeSpan | None = attrs.field(
        default=None, converter=attrs.converters.optional(to_time_span)
    )
    role: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations, kw_only=True)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=to_claims, kw_only=True)


def to_memberships(values: Iterable[Membership | str]) -> tuple[Membership, ...]:
    """A tuple of memberships; the id of an actor is read as one."""
    return listed(values, Membership, Membership)


@attrs.frozen
class Actor:
    """A person, a state or an organisation.

    Attributes:
        id: Its slug.
        name: Its name; a plain string is read as a Text.
        kind: ``person``, ``state`` or ``organisation``.
        description: Who or what it is, in a few words.
        tenures: The offices held or claimed.
        wikidata: Its Wikidata item, such as ``Q717``.
        aliases: Other names to find it by, in any language, such as ``Putin`` or ``OEA``.
        memberships: Whom it belongs to; the id of an actor is read as a Membership.

    Raises:
        ModelError: if a field's own rule is broken.
    """

    id: str = attrs.field(validator=slug)
    name: Text = attrs.field(converter=to_text)
    kind: ActorKind = attrs.field(
        default="person", validator=choice("person", "state", "organisation")
    )
    description: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)
    tenures: tuple[Tenure, ...] = attrs.field(default=(), converter=to_tenures, kw_only=True)
    wikidata: str | None = attrs.field(default=None, validator=optional_wikidata, kw_only=True)
    aliases: tuple[Text, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)
    memberships: tuple[Membership, ...] = attrs.field(
        default=(), converter=to_memberships, kw_only=True
    )

    def affiliations(self) -> Iterator[Tenure | Membership]:
        """The offices it holds, then the memberships it has: what is cited and claimed of it."""
        yield from self.tenures
        yield from self.memberships

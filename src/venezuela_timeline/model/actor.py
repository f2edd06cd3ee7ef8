"""Who acts: persons, states and organisations, and the offices they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from venezuela_timeline.time import TimeSpan

from .claim import Claim, to_claims
from .source import Citation, to_citations
from .text import Text, to_optional_text, to_text
from .validation import choice, listed, optional_wikidata, slug, to_time_span

if TYPE_CHECKING:
    from collections.abc import Iterable

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
class Actor:
    """A person, a state or an organisation.

    Attributes:
        id: Its slug.
        name: Its name; a plain string is read as a Text.
        kind: ``person``, ``state`` or ``organisation``.
        description: Who or what it is, in a few words.
        tenures: The offices held or claimed.
        wikidata: Its Wikidata item, such as ``Q717``.

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

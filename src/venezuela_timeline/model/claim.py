"""What somebody says of an event: claims, and the quantities in them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal

import attrs

from venezuela_timeline.errors import ModelError, shown
from venezuela_timeline.time import TimeSpan

from .display import Displayed
from .source import Citation, to_citations
from .text import Text, to_optional_text
from .validation import (
    check_slug,
    choice,
    is_slug,
    listed,
    optional_slug,
    slug,
    to_time_span,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

Hedge = Literal["exactly", "about", "nearly", "over", "at-least", "at-most"]
"""How a figure was put."""

Stance = Literal["asserts", "denies", "doubts", "recognises"]
"""What the claimant does with the statement."""

Rank = Literal["preferred", "normal", "deprecated"]
"""The editors' rank among rival claims, as in Wikibase."""

NEVER_PREFERRED = frozenset({"blame", "legitimacy", "office-holder", "outcome", "winner"})
"""Aspects on which the editors take no side: no claim about them is preferred."""

_MAX_MAGNITUDE = 50


def _to_number(value: float | str | Decimal) -> int | Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float | str | Decimal):
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            pass
        else:
            if number.is_finite():
                return number
    raise ModelError(f"{shown(value)} is not a number: write an integer or a decimal such as 51.95")


def _bounded(_: object, __: attrs.Attribute[int | Decimal], value: int | Decimal) -> None:
    """Refuse a number so long that arithmetic or printing would take for ever."""
    too_long = (
        abs(value) >= 10**_MAX_MAGNITUDE
        if isinstance(value, int)
        else abs(value.adjusted()) > _MAX_MAGNITUDE or len(value.as_tuple().digits) > _MAX_MAGNITUDE
    )
    if too_long:
        raise ModelError(
            f"a number has more than {_MAX_MAGNITUDE} digits: round it or scale its unit"
        )


@attrs.frozen(order=False)  # attrs' default, but not mypy's
class Quantity:
    """A figure, how it was put, and its unit.

    Attributes:
        amount: An int or a Decimal, at most 50 digits; a float or a string of one becomes
            the Decimal it is written as. Every lossless format keeps its last zeros: 51.90 was
            measured more finely than 51.9. As figures the two are equal.
        hedge: How the figure was put: ``exactly``, ``about``, ``nearly``, ``over``,
            ``at-least`` or ``at-most``.
        unit: What is counted, as a slug, such as ``votes`` or ``percent``.

    Example:
        >>> Quantity(51.95, unit="percent").amount
        Decimal('51.95')

    Raises:
        ModelError: if the amount is not a finite number, or the hedge is unknown.
    """

    amount: int | Decimal = attrs.field(converter=_to_number, validator=_bounded)
    hedge: Hedge = attrs.field(
        default="exactly",
        validator=choice("exactly", "about", "nearly", "over", "at-least", "at-most"),
        kw_only=True,
    )
    unit: str | None = attrs.field(default=None, validator=optional_slug, kw_only=True)

    def __str__(self) -> str:
        """It as a reader writes it: ``over 6,408,844 votes``."""
        from venezuela_timeline.view import plain  # noqa: PLC0415  (a door: view stands above)

        return plain.quantity(self)


Value = Quantity | TimeSpan | str
"""A figure, a time, or the id of an actor or place."""


def to_value(value: Value | float | Decimal | None) -> Value | None:
    """The value of a claim from itself or from a bare number."""
    if value is None or isinstance(value, Quantity | TimeSpan | str):
        return value
    return Quantity(value)


def is_figure(value: str) -> bool:
    """Whether a text says a figure in words, such as ``12 euros``, and so can be no id."""
    return value[:1].isdigit() and not is_slug(value)


def to_said(value: TimeSpan | datetime.date | str | int | None) -> TimeSpan | None:
    """As `to_time_span`, but None passes."""
    return None if value is None else to_time_span(value, "said")


@attrs.frozen
class Claim(Displayed):
    """What an actor or a source says of an event, a participation, a tenure or a link.

    Attributes:
        aspect: What it is about, as a slug: ``when``, ``occurrence``, ``description``,
            ``winner``, ``office-holder``, ``outcome``, or a named figure such as ``votes``.
        by: Id of the actor or source that makes the claim.
        value: What is claimed: a `TimeSpan` if the aspect is ``when``, else a `Quantity` (a bare
            number is read as one) or the id of an actor or place.
        text: What is claimed, in words.
        subject: Id of the actor or place that a figure is about, such as a candidate.
        stance: Whether the claimant asserts, denies, doubts or recognises it.
        said: When the claim was made, as far as known.
        citations: Where it can be read.
        rank: The editors' rank among rival claims.
        reason: Why it has that rank, if that isn't normal.

    Laws:
        A claim without text has a value, unless it denies or doubts the occurrence itself.
        No claim on winner, outcome, office-holder, legitimacy or blame is preferred.

    Raises:
        ModelError: if a law or a field's own rule is broken.
        PhraseError: if `said`, or a value on ``when``, cannot be read as a time.
    """

    aspect: str = attrs.field(validator=slug)
    by: str = attrs.field(validator=slug)
    value: Value | None = attrs.field(default=None, converter=to_value)
    text: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)
    subject: str | None = attrs.field(default=None, validator=optional_slug, kw_only=True)
    stance: Stance = attrs.field(
        default="asserts",
        validator=choice("asserts", "denies", "doubts", "recognises"),
        kw_only=True,
    )
    said: TimeSpan | None = attrs.field(default=None, converter=to_said, kw_only=True)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=to_citations, kw_only=True)
    rank: Rank = attrs.field(
        default="normal", validator=choice("preferred", "normal", "deprecated"), kw_only=True
    )
    reason: Text | None = attrs.field(default=None, converter=to_optional_text, kw_only=True)

    def __attrs_post_init__(self) -> None:
        self._read_value()
        denied = self.aspect == "occurrence" and self.stance in {"denies", "doubts"}
        if self.value is None and self.text is None and not denied:
            raise ModelError(f"the claim on {self.aspect!r} says nothing: give a value or a text")
        if self.rank != "normal" and self.reason is None:
            raise ModelError(f"the rank {self.rank!r} has no reason: give one")
        if self.rank == "preferred" and self.aspect in NEVER_PREFERRED:
            raise ModelError(
                f"a claim on {self.aspect!r} is never preferred: leave the rank out, "
                "the library takes no side"
            )

    def _read_value(self) -> None:
        """Read a time if the aspect is ``when``; refuse a value that does not fit the aspect."""
        value = self.value
        if self.aspect == "when":
            if isinstance(value, str):
                object.__setattr__(self, "value", to_time_span(value, "value"))
            elif isinstance(value, Quantity):
                raise ModelError(f"value is {shown(value)}, but the aspect is 'when': write a time")
        elif isinstance(value, TimeSpan):
            raise ModelError(f"value is a time, but the aspect is {self.aspect!r}: write 'when'")
        elif isinstance(value, str):
            if is_figure(value):
                raise ModelError(
                    f"value is {shown(value)}: write a figure as "
                    "{ amount = 12, unit = \"euros\" }, in Python as Quantity(12, unit='euros')"
                )
            check_slug(value, "value")


def to_claims(values: Iterable[Claim]) -> tuple[Claim, ...]:
    """A tuple of claims."""
    return listed(values, Claim)

"""How an event is linked to another, and by how much it comes before or after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

import attrs

from venezuela_timeline.errors import ModelError, shown

from .claim import Claim, to_claims
from .validation import choice, listed, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LinkKind = Literal["after", "before", "meets", "same-day", "responds-to", "part-of", "causes"]
"""How an event is linked to another."""

Unit = Literal["days", "weeks", "months"]
"""What an offset counts."""

Limit = Literal["exactly", "at-least", "at-most"]
"""Whether an offset is all the time between two events, the least or the most."""

Side = Literal["start", "end"]
"""The first or the last day of an event."""

_OFFSET = re.compile(r"([1-9][0-9]{0,5}) (day|week|month)s?")
_MOST = 10**6
LINK = re.compile(
    r"\s*(?:(?P<side>start|end) )?(?:(?P<limit>exactly|at-least|at-most) )?"
    r"(?:(?P<offset>[0-9]+ [a-z]+) )?(?P<kind>\S+) (?:(?P<of>start|end) of )?(?P<event>\S+)\s*"
)
"""The text of a link; its groups are named as the attributes."""

_ENDS: dict[str, tuple[Side, Side]] = {
    "after": ("start", "end"),
    "before": ("end", "start"),
    "same-day": ("start", "start"),
}
"""The kinds whose ends can be chosen: the end of the event itself, and that of the target."""


@attrs.frozen
class Offset:
    """How much time lies between two events.

    A month leads to the same day of another month, or to its last day if it has no such day: from
    31 January, one month leads to 28 or 29 February.

    Attributes:
        amount: How many, from 1 to 999,999.
        unit: Of what: ``days``, ``weeks`` or ``months``.

    Example:
        >>> str(Offset.parse("1 month")), Offset(30, "days")
        ('1 month', Offset(amount=30, unit='days'))

    Raises:
        ModelError: if the amount is not such a number, or the unit is unknown.
    """

    amount: int = attrs.field()
    unit: Unit = attrs.field(validator=choice(*get_args(Unit)))

    @amount.validator
    def _check_amount(self, _: attrs.Attribute[int], value: int) -> None:
        if type(value) is not int or not 1 <= value < _MOST:
            raise ModelError(
                f"amount is {shown(value)}: write a whole number from 1 to {_MOST - 1:,}"
            )

    @classmethod
    def parse(cls, text: str) -> Offset:
        """The offset that a text such as ``30 days`` or ``1 week`` says.

        Law: ``Offset.parse(str(offset)) == offset``.

        Raises:
            ModelError: if it says none.
        """
        match = _OFFSET.fullmatch(text)
        if match is None:
            raise ModelError(
                f"offset is {shown(text)}: write whole days, weeks or months, such as '30 days'"
            )
        return cls(int(match[1]), f"{match[2]}s")  # type: ignore[arg-type]  # the pattern says so

    def __str__(self) -> str:
        return f"{self.amount} {self.unit[:-1] if self.amount == 1 else self.unit}"


def to_offset(value: Offset | str | None) -> Offset | None:
    """An offset from itself or from its text."""
    if value is None or isinstance(value, Offset):
        return value
    if isinstance(value, str):
        return Offset.parse(value)
    raise ModelError(f"offset is {shown(value)}: write a text such as '30 days'")


def _optional(*allowed: str) -> Callable[[object, attrs.Attribute[str | None], str | None], None]:
    """A validator: the value is one of these words, or None."""
    check = choice(*allowed)

    def checked(link: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
        if value is not None:
            check(link, attribute, value)  # type: ignore[arg-type]  # the name is all it reads

    return checked


@attrs.frozen
class Link:
    """A link from one event to another. It says what lies between two of their four ends.

    Attributes:
        kind: ``after`` (it starts on or after the day the target ends), ``before`` (it ends on or
            before the day the target starts), ``meets`` (it ends on the day before the target
            starts), ``same-day`` (it starts on the day the target starts), ``responds-to`` (it
            starts on or after the day the target starts), ``part-of`` (it lies within the target)
            or ``causes`` (the target starts on or after the day it starts).
        event: Id of the target.
        offset: How much time lies between, for ``after`` and ``before``; a text such as ``30 days``
            or ``1 month`` is read as an `Offset`.
        limit: Whether the offset is ``exactly`` that time, which it is by default, ``at-least`` or
            ``at-most``. With ``at-most`` the two ends may be on the same day.
        side: For ``after``, ``before`` and ``same-day``, the end of the event itself that the link
            is about, if it is another than said above: ``start`` or ``end``.
        of: The end of the target, in the same way.
        claims: What parties say of the link. A cause is always somebody's claim.

    Example:
        >>> str(Link("after", "vote", offset="30 days", limit="at-most"))
        'at-most 30 days after vote'

    Raises:
        ModelError: if a field's own rule is broken, the kind has no use for an offset or an end,
            there is a limit without an offset, or ``causes`` has no claim.
    """

    kind: LinkKind = attrs.field(validator=choice(*get_args(LinkKind)))
    event: str = attrs.field(validator=slug)
    offset: Offset | None = attrs.field(default=None, converter=to_offset, kw_only=True)
    limit: Limit | None = attrs.field(
        default=None, validator=_optional(*get_args(Limit)), kw_only=True
    )
    side: Side | None = attrs.field(
        default=None, validator=_optional(*get_args(Side)), kw_only=True
    )
    of: Side | None = attrs.field(default=None, validator=_optional(*get_args(Side)), kw_only=True)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=to_claims, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.kind == "causes" and not self.claims:
            raise ModelError(
                f"the link 'causes' to {self.event!r} has no claim: say who claims the cause"
            )
        if self.offset is not None and self.kind not in {"after", "before"}:
            raise ModelError(
                f"the link {self.kind!r} to {self.event!r} has an offset, {str(self.offset)!r}: "
                "write 'after' or 'before'"
            )
        if self.limit is not None and self.offset is None:
            raise ModelError(
                f"the link {self.kind!r} to {self.event!r} has the limit {self.limit!r} but no "
                "offset: write one, such as '30 days'"
            )
        if (self.side or self.of) and self.kind not in _ENDS:
            raise ModelError(
                f"the link {self.kind!r} to {self.event!r} is about fixed ends: leave out "
                "'side' and 'of', or write 'after', 'before' or 'same-day'"
            )

    @classmethod
    def parse(cls, text: str) -> Link:
        """The link that a text such as ``after vote`` says, without claims.

        More is said in this order: ``end at-least 30 days before start of vote``.

        Law: ``Link.parse(str(link)) == link`` for every link without claims.

        Raises:
            ModelError: if it says none.
        """
        match = LINK.fullmatch(text)
        if match is None:
            raise ModelError(
                f"link is {shown(text)}: write its kind and the id of an event, such as "
                "'after vote' or 'at-least 30 days after vote'"
            )
        return cls(**match.groupdict())  # type: ignore[arg-type]  # the class checks them

    @property
    def words(self) -> str:
        """What stands before the target in its text, such as ``at-least 30 days after``."""
        of = self.of and f"{self.of} of"
        parts = (self.side, self.limit, self.offset, self.kind, of)
        return " ".join(str(part) for part in parts if part)

    def __str__(self) -> str:
        return f"{self.words} {self.event}"

    @property
    def ends(self) -> tuple[Side, Side]:
        """The end of the event itself and the end of the target that it is about.

        For ``part-of``, which is about both ends of both, it is the two starts.
        """
        side, of = _ENDS.get(self.kind, ("start", "start"))
        return self.side or side, self.of or of


def to_links(values: Iterable[Link | str]) -> tuple[Link, ...]:
    """A tuple of links; a text such as ``after vote`` is read as one."""
    return listed(values, Link, Link.parse)

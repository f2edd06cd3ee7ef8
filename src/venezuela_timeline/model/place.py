"""Where things happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import ModelError, shown

from .text import Text, to_text, to_texts
from .validation import optional_wikidata, slug

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNTRY = 2


def _degrees(value: float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError, OverflowError):
        raise ModelError(f"{shown(value)} is not a coordinate: write degrees") from None


def _up_to(limit: int) -> Callable[[object, attrs.Attribute[float | None], float | None], None]:
    """A validator: at most so many degrees in either direction; None passes."""

    def check(_: object, attribute: attrs.Attribute[float | None], value: float | None) -> None:
        if value is not None and not -limit <= value <= limit:
            raise ModelError(
                f"{attribute.name} is {value!r}: write degrees from {-limit} to {limit}"
            )

    return check


@attrs.frozen
class Place:
    """A city, a region or a country.

    Attributes:
        id: Its slug.
        name: Its name; a plain string is read as a Text.
        country: ISO 3166-1 alpha-2 code, such as ``VE``.
        latitude: Degrees north, WGS 84; given with a longitude or not at all.
        longitude: Degrees east.
        wikidata: Its Wikidata item.
        aliases: Other names to find it by, in any language.

    Raises:
        ModelError: if a coordinate is out of range, or one is given without the other.
    """

    id: str = attrs.field(validator=slug)
    name: Text = attrs.field(converter=to_text)
    country: str | None = attrs.field(default=None, kw_only=True)
    latitude: float | None = attrs.field(
        default=None, converter=_degrees, validator=_up_to(90), kw_only=True
    )
    longitude: float | None = attrs.field(
        default=None, converter=_degrees, validator=_up_to(180), kw_only=True
    )
    wikidata: str | None = attrs.field(default=None, validator=optional_wikidata, kw_only=True)
    aliases: tuple[Text, ...] = attrs.field(default=(), converter=to_texts, kw_only=True)

    @country.validator
    def _check_country(self, _: attrs.Attribute[str | None], value: str | None) -> None:
        if value is not None and not (
            isinstance(value, str)
            and len(value) == _COUNTRY
            and value.isascii()
            and value.isupper()
        ):
            raise ModelError(f"country is {shown(value)}: write an ISO 3166-1 code such as 'VE'")

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ModelError(f"place {self.id!r} has one coordinate: give both or neither")

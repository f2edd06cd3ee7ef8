"""Where things happen."""

from __future__ import annotations

import attrs

from venezuela_timeline.errors import ModelError, shown

from ._fields import optional_wikidata, slug
from .text import Text, to_text

_LATITUDE = 90.0
_LONGITUDE = 180.0
_COUNTRY = 2


def _degrees(value: float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError, OverflowError):
        raise ModelError(f"{shown(value)} is no coordinate: write degrees") from None


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

    Raises:
        ModelError: for a coordinate out of range or without the other one.
    """

    id: str = attrs.field(validator=slug)
    name: Text = attrs.field(converter=to_text)
    country: str | None = attrs.field(default=None, kw_only=True)
    latitude: float | None = attrs.field(default=None, converter=_degrees, kw_only=True)
    longitude: float | None = attrs.field(default=None, converter=_degrees, kw_only=True)
    wikidata: str | None = attrs.field(default=None, validator=optional_wikidata, kw_only=True)

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
        for name, value, limit in (
            ("latitude", self.latitude, _LATITUDE),
            ("longitude", self.longitude, _LONGITUDE),
        ):
            if value is not None and not -limit <= value <= limit:
                raise ModelError(f"{name} is {value!r}: write degrees from {-limit:g} to {limit:g}")

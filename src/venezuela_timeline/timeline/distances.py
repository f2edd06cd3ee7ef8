"""Which places are near a point, along the ground."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from venezuela_timeline.errors import QueryError, did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.model import Place

    from .query import Near

Point: TypeAlias = tuple[float, float]
"""Latitude and longitude, in degrees."""

_EARTH = 6371.0088
"""Mean radius of the earth in km (IUGG)."""


def places_near(asked: Near, places: Mapping[str, Place]) -> set[str]:
    """The ids of the places within the distance that is asked for.

    Raises:
        QueryError: if the place in the middle is unknown, or has no coordinates.
    """
    centre = centre_of(asked, places)
    return {
        key
        for key, place in places.items()
        if (point := _point(place)) is not None and _distance(centre, point) <= asked.km
    }


def centre_of(asked: Near, places: Mapping[str, Place]) -> Point:
    """The point from which the distance is measured.

    Raises:
        QueryError: if it is the place of an id that is unknown, or has no coordinates.
    """
    if not isinstance(asked.centre, str):
        return asked.centre
    if asked.centre not in places:
        hint = did_you_mean(asked.centre, places)
        raise QueryError(f"{shown(asked)}: no place has that id{': ' * bool(hint)}{hint}")
    point = _point(places[asked.centre])
    if point is None:
        raise QueryError(
            f"{shown(asked)}: that place has no coordinates: give a latitude and a longitude"
        )
    return point


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _distance(one: Point, other: Point) -> float:
    """Great-circle distance in km, by the haversine formula."""
    (lat, lon), (other_lat, other_lon) = (map(math.radians, point) for point in (one, other))
    half = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))

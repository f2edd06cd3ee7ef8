"""Single values of the graph: dates, figures and texts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from venezuela_timeline.time.days import calendar_day

if TYPE_CHECKING:
    from venezuela_timeline.model import Place, Quantity, Text
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.time.days import Day

Node = dict[str, Any]
"""An object of JSON-LD."""

_DATE = re.compile(
    r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T[0-9:]{8}(?:Z|[-+][0-9]{2}:[0-9]{2})?)?)?)?"
)
_LOWER, _UPPER = {"over", "at-least"}, {"nearly", "at-most"}


def schema_dates(span: TimeSpan) -> Node:
    """The dates that schema.org can say: plain ones, without a qualifier or an open end."""
    start, slash, end = span.edtf.partition("/")
    found = {"startDate": start, "endDate": end if slash else ""}
    return {name: date_node(text) for name, text in found.items() if _DATE.fullmatch(text)}


def date_node(text: str) -> Node:
    """A date, with the type of XML Schema that its length tells."""
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    return {"@type": kinds.get(len(text), "xsd:dateTime"), "@value": text}


def day_text(number: Day) -> str:
    """A day as XML Schema 1.1 writes it: year 0 is 1 BCE, as in ISO 8601."""
    year, month, day = calendar_day(int(number))
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{day:02}"


def quantity_node(quantity: Quantity, aspect: str) -> Node:
    """A figure; if it was put as a bound, it is written as one."""
    name = "value"
    if quantity.hedge in _LOWER:
        name = "minValue"
    elif quantity.hedge in _UPPER:
        name = "maxValue"
    return filled(
        {
            "@type": "PropertyValue",
            "propertyID": aspect,
            name: {"@type": "xsd:decimal", "@value": f"{Decimal(quantity.amount):f}"},
            "unitText": quantity.unit,
            "tl:hedge": None if quantity.hedge == "exactly" else quantity.hedge,
        }
    )


def text_nodes(text: Text | None) -> list[str | Node] | None:
    """A text in each of its languages."""
    if text is None:
        return None
    return [
        words if tag == "und" else {"@language": tag, "@value": words}
        for tag, words in text.versions
    ]


def where_it_is(place: Place) -> Node:
    """The country and the coordinates of a place, as far as they are known."""
    geo = None
    if place.latitude is not None:
        geo = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    address = place.country and {"@type": "PostalAddress", "addressCountry": place.country}
    return {"address": address, "geo": geo}


def filled(node: Node) -> Node:
    """A node without what is None or an empty list."""
    return {key: value for key, value in node.items() if value is not None and value != []}

"""Records of plain data read straight into the model's classes.

The classes check themselves, so reading only has to walk the data: which keys hold lists, and
of what. A record that is refused here is read again by the exact reader, which says what is
wrong and where.

Laws: what is read here, the exact reader reads as the same value; what it refuses is refused
here.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import attrs

from venezuela_timeline import model
from venezuela_timeline.errors import shown
from venezuela_timeline.time import TimeSpan

from .classes import CLASSES, SHORT, WrongTypeError, said

Read = Callable[[Any], Any]


def _listed(values: Any) -> list[Any]:
    if type(values) is not list:
        raise WrongTypeError(f"{shown(values)} stands where a list belongs: write it in brackets")
    return values


# A large timeline names the same sources many times: equal citations are made once and shared.
_citation = lru_cache(maxsize=1 << 14)(model.Citation)
_CITED = {"source", "locator"}


def _is_text(value: object) -> bool:
    return type(value) is str


def _number(value: Any) -> Any:
    if value is not None and type(value) not in {int, float, Decimal}:
        raise WrongTypeError(f"{shown(value)} is not a number")
    return value


class Reader:
    """Reads records; there is one for EDTF alone, and one for phrases as well.

    Args:
        parse: Reads a text that stands where a time belongs.
    """

    def __init__(self, parse: Callable[[str], TimeSpan]) -> None:
        self._span = lru_cache(maxsize=1 << 14)(parse)  # days are shared as citations are
        # The fields that a class doesn't read by itself; each name means the same in all classes.
        nested: dict[str, Read] = {
            "aliases": _listed,
            "authors": _listed,
            "citations": self._citations,
            "claims": lambda values: [self._claim(value) for value in _listed(values)],
            "latitude": _number,
            "links": self._list_of(model.Link),
            "longitude": _number,
            "memberships": self._list_of(model.Membership),
            "participants": self._list_of(model.Participation),
            "published": self._time,
            "said": self._time,
            "tags": _listed,
            "tenures": self._list_of(model.Tenure),
            "value": self._value,
            "when": self._time,
        }
        self._fields = {
            cls: {field.name for field in attrs.fields(cls) if field.eq} for cls in CLASSES
        }
        self._nested = {
            cls: [(name, read) for name, read in nested.items() if name in names]
            for cls, names in self._fields.items()
        }

    def record(self, raw: Any, cls: type) -> Any:
        """One record.

        Raises:
            Exception: of any kind, if it has a fault.
        """
        if type(raw) is not dict:
            if type(raw) is str and cls in SHORT:
                return SHORT[cls](raw)
            raise WrongTypeError(f"{shown(raw)} stands where a table of {cls.__name__} belongs")
        if not raw.keys() <= self._fields[cls]:
            raise WrongTypeError(f"unknown keys in {shown(raw)}")
        fields = dict(raw)
        for name, read in self._nested[cls]:
            if name in fields:
                fields[name] = read(fields[name])
        return cls(**fields)

    def _list_of(self, cls: type) -> Read:
        return lambda values: [self.record(value, cls) for value in _listed(values)]

    def _time(self, value: Any) -> Any:
        return self._span(value) if type(value) is str else value

    def _claim(self, raw: Any) -> Any:
        if type(raw) is dict and raw.get("aspect") == "when" and "value" in raw:
            raw = raw | {"value": self._time(raw["value"])}
        return self.record(raw, model.Claim)

    def _value(self, value: Any) -> Any:
        return self.record(value, model.Quantity) if type(value) is dict else value

    def _citations(self, values: Any) -> list[Any]:
        return [
            _citation(**value)
            if type(value) is dict and value.keys() <= _CITED and all(map(_is_text, value.values()))
            else self.record(value, model.Citation)
            for value in _listed(values)
        ]


EDTF = Reader(TimeSpan.parse)
"""For what programs write: EDTF alone."""

PHRASES = Reader(said)
"""For what people write by hand: EDTF if it is EDTF, else a phrase."""

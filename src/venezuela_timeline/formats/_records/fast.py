"""Records of plain data read straight into the model's classes.

The classes check themselves, so reading only has to walk the data: which keys hold lists, and
of what. Whatever is refused here is read again by the exact reader, which says what is wrong
and where; law: what is read here, that one reads as the same value, and what it refuses is
refused here.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline import model
from venezuela_timeline.errors import ModelError, shown
from venezuela_timeline.time import TimeSpan, when

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[Any], Any]

SHORT: dict[type, Read] = {
    model.Citation: model.Citation.parse,
    model.Participation: model.Participation,
}
"""The classes that a string stands for, and how it is read."""


class WrongTypeError(ModelError):
    """A value of a type that does not belong there."""


def _listed(values: Any) -> list[Any]:
    if type(values) is not list:
        raise WrongTypeError(f"{shown(values)} stands where a list belongs: write it in brackets")
    return values


# A large timeline names the same sources over and over: equal citations are made once and shared.
_citation = lru_cache(maxsize=1 << 14)(model.Citation)
_CITED = {"source", "locator"}


def _is_text(value: object) -> bool:
    return type(value) is str


def _number(value: Any) -> Any:
    if value is not None and type(value) not in {int, float, Decimal}:
        raise WrongTypeError(f"{shown(value)} is not a number")
    return value


CLASSES = (
    model.Actor,
    model.Chapter,
    model.Citation,
    model.Claim,
    model.Event,
    model.Link,
    model.Participation,
    model.Place,
    model.Quantity,
    model.Source,
    model.Tenure,
    model.Term,
)
"""The classes that records are read into."""


class Reader:
    """Reads records; there is one for EDTF alone, and one for phrases as well.

    Args:
        parse: Reads a text that stands where a time belongs.
    """

    def __init__(self, parse: Callable[[str], TimeSpan]) -> None:
        # A large timeline names the same days over and over, too.
        self._span = lru_cache(maxsize=1 << 14)(parse)
        # The fields that a class doesn't read by itself; each name means the same in all classes.
        nested: dict[str, Read] = {
            "citations": self._citations,
            "claims": lambda values: [self._claim(value) for value in _listed(values)],
            "latitude": _number,
            "links": self._list_of(model.Link),
            "longitude": _number,
            "participants": self._list_of(model.Participation),
            "published": self._time,
            "said": self._time,
            "tags": _listed,
            "tenures": self._list_of(model.Tenure),
            "value": self._value,
            "when": self._time,
        }
        self._fields: dict[type, dict[str, Read | None]] = {
            cls: {field.name: nested.get(field.name) for field in attrs.fields(cls)}
            for cls in CLASSES
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
        fields = self._fields[cls]
        return cls(
            **{
                key: value if (read := fields[key]) is None else read(value)
                for key, value in raw.items()
            }
        )

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
PHRASES = Reader(when)
"""For what people write by hand: EDTF where it is EDTF, else a phrase."""

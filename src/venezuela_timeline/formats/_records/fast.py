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
from venezuela_timeline.time import TimeSpan

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


def record(raw: Any, cls: type) -> Any:
    """One record.

    Raises:
        Exception: of any kind, where it has a fault.
    """
    if type(raw) is not dict:
        if type(raw) is str and cls in SHORT:
            return SHORT[cls](raw)
        raise WrongTypeError(f"{shown(raw)} stands where a table of {cls.__name__} belongs")
    readers = _READERS[cls]
    return cls(
        **{
            key: value if (read := readers[key]) is None else read(value)
            for key, value in raw.items()
        }
    )


def _listed(values: Any) -> list[Any]:
    if type(values) is not list:
        raise WrongTypeError(f"{shown(values)} stands where a list belongs: write it in brackets")
    return values


def _list_of(cls: type) -> Read:
    return lambda values: [record(value, cls) for value in _listed(values)]


# A large timeline names the same days and the same sources over and over: equal ones are made
# once and shared.
_span = lru_cache(maxsize=1 << 14)(TimeSpan.parse)
_citation = lru_cache(maxsize=1 << 14)(model.Citation)
_CITED = {"source", "locator"}


def _time(value: Any) -> Any:
    return _span(value) if type(value) is str else value


def _citations(values: Any) -> list[Any]:
    return [
        _citation(**value)
        if type(value) is dict and value.keys() <= _CITED and all(map(_is_text, value.values()))
        else record(value, model.Citation)
        for value in _listed(values)
    ]


def _is_text(value: object) -> bool:
    return type(value) is str


def _number(value: Any) -> Any:
    if value is not None and type(value) not in {int, float, Decimal}:
        raise WrongTypeError(f"{shown(value)} is not a number")
    return value


def _value(value: Any) -> Any:
    return record(value, model.Quantity) if type(value) is dict else value


_NESTED: dict[str, Read] = {
    "citations": _citations,
    "claims": _list_of(model.Claim),
    "latitude": _number,
    "links": _list_of(model.Link),
    "longitude": _number,
    "participants": _list_of(model.Participation),
    "published": _time,
    "said": _time,
    "tags": _listed,
    "tenures": _list_of(model.Tenure),
    "value": _value,
    "when": _time,
}
"""The fields that a class doesn't read by itself; each name means the same in all classes."""

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

_READERS: dict[type, dict[str, Read | None]] = {
    cls: {field.name: _NESTED.get(field.name) for field in attrs.fields(cls)} for cls in CLASSES
}

"""Records of plain data by cattrs: written, and read with every fault in its place."""

from __future__ import annotations

import datetime
import types
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from venezuela_timeline.errors import Fault, TimelineError, near, shown
from venezuela_timeline.model import Quantity, Text
from venezuela_timeline.model._fields import to_optional_date, to_time_span
from venezuela_timeline.model.claim import Value
from venezuela_timeline.model.text import UNDETERMINED, to_text
from venezuela_timeline.time import TimeSpan

from ._quick import CLASSES, SHORT, WrongTypeError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Reading ------------------------------------------------------------------------------------


def _strict(words: str, *accepted: type) -> Any:
    """A hook that takes values of some types as they are and converts nothing in silence."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) not in accepted:
            raise WrongTypeError(f"{shown(value)} is not {words}")
        return value

    return structure


def _record_hook(converter: Converter, cls: type) -> Any:
    """A hook for one class of the model; Citation and Participation have a short form."""
    read: Any = make_dict_structure_fn(cls, converter)
    shorthand = SHORT.get(cls)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is dict:
            return read(value, cls)
        if shorthand is not None and type(value) is str:
            return shorthand(value)
        raise WrongTypeError(f"{shown(value)} stands where a table of {cls.__name__} belongs")

    return structure


def _list_hook(converter: Converter, kind: Any) -> Any:
    """A hook for ``tuple[X, ...]`` that takes a list and nothing else."""
    items = types.GenericAlias(list, get_args(kind)[:1])
    read = converter.get_structure_hook(items)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise WrongTypeError(
                f"{shown(value)} stands where a list belongs: write it in brackets"
            )
        return tuple(read(value, items))

    return structure


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _reader() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    hook, hook_for = converter.register_structure_hook, converter.register_structure_hook_func
    number = _strict("a number", int, float, Decimal)
    hook(str, _strict("a string", str))
    hook(int, _strict("a whole number", int))
    hook(bool, _strict("true or false", bool))
    hook(float, lambda value, kind: float(number(value, kind)))
    hook(Text, lambda value, _: to_text(value))
    # By function: cattrs would resolve the annotations of TimeSpan, which are its own affair.
    hook_for(lambda kind: kind is TimeSpan, lambda value, _: to_time_span(value))
    hook(datetime.date, lambda value, _: to_optional_date(value))
    # A class checks its own words (Literal) and numbers, and says what is wrong with them.
    hook_for(lambda kind: _origin(kind) is Literal, lambda value, _: value)
    hook_for(lambda kind: kind == int | Decimal, lambda value, _: value)
    hook_for(
        lambda kind: kind == Value | None,
        lambda value, _: converter.structure(value, Quantity) if type(value) is dict else value,
    )
    factory = converter.register_structure_hook_factory
    factory(lambda kind: kind in CLASSES, lambda cls: _record_hook(converter, cls))
    factory(lambda kind: _origin(kind) is tuple, lambda kind: _list_hook(converter, kind))
    return converter


_READER = _reader()


def read(raw: Any, cls: type, file: str | None, path: str) -> tuple[Any, list[Fault]]:
    """A record and no faults, or None and every fault in it."""
    try:
        return _READER.structure(raw, cls), []
    except Exception as error:  # noqa: BLE001  (each kind of error is told apart in _leaves)
        found = _leaves(error, path)
        return None, [Fault(where, message, hint, file) for where, message, hint in found]


def _leaves(error: BaseException, path: str) -> Iterator[tuple[str, str, str]]:
    """The errors in a tree of errors: where, what, and what to do."""
    if isinstance(error, ClassValidationError):
        within, others = error.group_exceptions()
        for inner, note in within:
            yield from _leaves(inner, f"{path}.{note.name}")
    elif isinstance(error, IterableValidationError):
        items, others = error.group_exceptions()
        for inner, place in items:
            yield from _leaves(inner, f"{path}[{place.index}]")
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields, key=str):
            yield f"{path}.{key}", f"unknown key {shown(key)}", near(str(key), known) or "remove it"
        return
    elif isinstance(error, KeyError) and not isinstance(error, TimelineError):
        yield path, f"{error.args[0]} is missing", "add it"
        return
    else:
        yield path, str(error), ""
        return
    for inner in others:
        yield from _leaves(inner, path)


# Writing ------------------------------------------------------------------------------------


_LARGEST = 2**63


def _number(value: Decimal) -> int | float | str:
    """A number as JSON and TOML write it; a string where a float would round it."""
    if abs(value) >= _LARGEST and value == value.to_integral_value():
        return f"{value:f}"  # as TOML writes an int that is too large for it
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _text(text: Text) -> str | dict[str, str]:
    return str(text) if text.languages == (UNDETERMINED,) else dict(text.versions)


def _writer() -> Converter:
    converter = Converter()
    hook = converter.register_unstructure_hook
    hook(Text, _text)
    converter.register_unstructure_hook_func(lambda kind: kind is TimeSpan, str)
    hook(datetime.date, datetime.date.isoformat)
    hook(Decimal, _number)
    converter.register_unstructure_hook_factory(
        lambda kind: kind in CLASSES,
        lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True),
    )
    return converter


_WRITER = _writer()


def unstructure(value: Any) -> Any:
    """A value of the model as plain data; what has its default is left out."""
    return _WRITER.unstructure(value)

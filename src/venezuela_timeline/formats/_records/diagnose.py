"""Records of plain data by cattrs: written, and read with every fault in its place.

A record is read field by field, and each field is converted and checked by its class's own
rules, so that the faults of all fields are found together. A rule that binds several fields
is the class's, and is asked once each of them is sound.
"""

from __future__ import annotations

import datetime
import types
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from venezuela_timeline.errors import Fault, did_you_mean, shown
from venezuela_timeline.model import Quantity, Text
from venezuela_timeline.model.claim import Value
from venezuela_timeline.model.text import UNDETERMINED, to_text
from venezuela_timeline.model.validation import to_optional_date
from venezuela_timeline.time import TimeSpan, when

from .fast import CLASSES, SHORT, WrongTypeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Reading ------------------------------------------------------------------------------------


_Where = tuple[str, str, str]
"""Where from a value, what is wrong there, and what to do."""


class _FaultyError(Exception):
    """A value with faults.

    Attributes:
        found: Its faults.
        rest: The value with what could be read of it.
    """

    def __init__(self, found: list[_Where], rest: Any) -> None:
        super().__init__(found)
        self.found = found
        self.rest = rest


def _within(step: str, error: Exception) -> Iterator[_Where]:
    """The faults of a part, with the step that leads to it."""
    if isinstance(error, _FaultyError):
        for path, message, hint in error.found:
            yield step + path, message, hint
    else:
        yield step, str(error), ""


def _strict(words: str, *accepted: type) -> Any:
    """A hook that takes values of some types as they are and converts nothing in silence."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) not in accepted:
            raise WrongTypeError(f"{shown(value)} is not {words}")
        return value

    return structure


class _Record:
    """A hook for one class of the model; Citation and Participation have a short form."""

    def __init__(self, converter: Converter, cls: type) -> None:
        self.cls = cls
        fields = attrs.fields(attrs.resolve_types(cls))
        self.readers = {one.name: (one, converter.get_structure_hook(one.type)) for one in fields}
        self.time = converter.get_structure_hook(TimeSpan)
        self.blank = {
            one.name: None if one.default is attrs.NOTHING else one.default for one in fields
        }

    def __call__(self, value: Any, _: Any) -> Any:
        rest = types.SimpleNamespace(**self.blank)
        if type(value) is dict and (found := list(self.read(value, rest))):
            raise _FaultyError(found, rest)
        try:
            return self.made(value, rest)
        except Exception as error:  # noqa: BLE001  (the classes' own, Python's)
            raise _FaultyError(list(_within("", error)), rest) from None

    def read(self, value: dict[str, Any], rest: types.SimpleNamespace) -> Iterator[_Where]:
        """Read each field into `rest`; give the faults."""
        for name, (field, read) in self.readers.items():
            if name not in value:
                if field.default is attrs.NOTHING:
                    yield f".{name}", f"{name} is missing", "add it"
                continue
            if name == "value" and value.get("aspect") == "when" and type(value[name]) is str:
                read = self.time  # noqa: PLW2901  (a claim's value is of several types)
            try:
                found = read(value[name], field.type)
                setattr(rest, name, field.converter(found) if field.converter else found)
                if field.validator:
                    field.validator(rest, field, getattr(rest, name))
            except AttributeError:
                pass  # it is checked against another field, which could not be read
            except Exception as error:  # noqa: BLE001  (as above)
                yield from _within(f".{name}", error)
                setattr(rest, name, getattr(error, "rest", self.blank[name]))
        for key in sorted(value.keys() - self.readers.keys(), key=str):
            hint = did_you_mean(str(key), self.readers) or "remove it"
            yield f".{key}", f"unknown key {shown(key)}", hint

    def made(self, value: Any, rest: types.SimpleNamespace) -> Any:
        """The record, of fields that are all sound."""
        if type(value) is dict:
            return self.cls(**{name: getattr(rest, name) for name in value})
        if type(value) is str and self.cls in SHORT:
            return SHORT[self.cls](value)
        raise WrongTypeError(f"{shown(value)} stands where a table of {self.cls.__name__} belongs")


def _list_hook(converter: Converter, kind: Any) -> Any:
    """A hook for ``tuple[X, ...]`` that takes a list and nothing else."""
    item = get_args(kind)[0]
    read = converter.get_structure_hook(item)

    def structure(values: Any, _: Any) -> Any:
        if type(values) is not list:
            raise WrongTypeError(
                f"{shown(values)} stands where a list belongs: write it in brackets"
            )
        items: list[Any] = []
        found: list[_Where] = []
        for at, value in enumerate(values):
            try:
                items.append(read(value, item))
            except Exception as error:  # noqa: BLE001  (as above)
                found += _within(f"[{at}]", error)
                items.append(getattr(error, "rest", None))
        if found:
            raise _FaultyError(found, tuple(items))
        return tuple(items)

    return structure


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _reader(parse: Callable[[str], TimeSpan]) -> Converter:
    """A converter; `parse` reads a text that stands where a time belongs."""
    converter = Converter()
    hook, hook_for = converter.register_structure_hook, converter.register_structure_hook_func
    number = _strict("a number", int, float, Decimal)
    hook(str, _strict("a string", str))
    hook(int, _strict("a whole number", int))
    hook(bool, _strict("true or false", bool))
    hook(float, lambda value, kind: float(number(value, kind)))
    hook(Text, lambda value, _: to_text(value))
    # By function: cattrs would resolve the annotations of TimeSpan, which are its own affair.
    hook_for(
        lambda kind: kind is TimeSpan,
        lambda value, _: parse(value) if type(value) is str else value,
    )
    hook(datetime.date, lambda value, _: to_optional_date(value))
    # A class checks its own words (Literal) and numbers, and says what is wrong with them.
    hook_for(lambda kind: _origin(kind) is Literal, lambda value, _: value)
    hook_for(lambda kind: kind == int | Decimal, lambda value, _: value)
    hook_for(
        lambda kind: kind == Value | None,
        lambda value, _: converter.structure(value, Quantity) if type(value) is dict else value,
    )
    factory = converter.register_structure_hook_factory
    factory(lambda kind: kind in CLASSES, lambda cls: _Record(converter, cls))
    factory(lambda kind: _origin(kind) is tuple, lambda kind: _list_hook(converter, kind))
    return converter


_EDTF = _reader(TimeSpan.parse)
_PHRASES = _reader(when)


def _id_of(raw: Any) -> str | None:
    """The id that the plain data of a record have, or None."""
    key = raw.get("id") if isinstance(raw, dict) else None
    return key if isinstance(key, str) else None


def read(
    raw: Any, cls: type, file: str | None, path: str, *, phrases: bool = False
) -> tuple[Any, list[Fault], Any]:
    """A record; or None, every fault in it, and what could be read of it.

    What could be read has the attributes of the class: that of a field with a fault is the
    field's default, or None where it has none. Of a list it is the items, each as far as it
    could be read.
    """
    reader = _PHRASES if phrases else _EDTF
    try:
        return reader.structure(raw, cls), [], None
    except _FaultyError as error:
        key = error.rest.id = _id_of(raw)
        faults = [Fault(path + step, what, hint, file, key) for step, what, hint in error.found]
        return None, faults, error.rest


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

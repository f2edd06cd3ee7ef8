"""Records read with every fault that is in them, through cattrs.

A record is read field by field, and each field is converted and checked by the rules of its
class, so that the faults of all fields are found together. A rule that asks for another field
is skipped if that field could not be read; a rule of the whole record is asked once every
field is sound.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import attrs
from cattrs import Converter

from venezuela_timeline.errors import Fault, did_you_mean, shown
from venezuela_timeline.model import Offset, Quantity, Text
from venezuela_timeline.model.claim import Value
from venezuela_timeline.model.link import to_offset
from venezuela_timeline.model.text import to_text
from venezuela_timeline.model.validation import to_optional_date
from venezuela_timeline.time import TimeSpan

from .classes import CLASSES, SHORT, Attempt, WrongTypeError, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Hook = Callable[[Any, Any], Any]


def read(raw: Any, cls: type, file: str | None, path: str, *, phrases: bool = False) -> Attempt:
    """A record, or every fault in it.

    Args:
        raw: Its plain data.
        cls: Its class.
        file: Name of the file, for messages.
        path: Where in the file, for messages.
        phrases: Whether times may be phrases, as people write them by hand.
    """
    converter = _PHRASES if phrases else _EDTF
    try:
        return Attempt(converter.structure(raw, cls))
    except _FaultyError as error:
        given = raw.get("id") if isinstance(raw, dict) else None
        key = given if isinstance(given, str) else None
        fields = attrs.asdict(error.partial, recurse=False)
        fields["id"] = (file, path) if key is None else key
        faults = (attrs.evolve(fault, file=file, id=key) for fault in _faults(error, path))
        return Attempt(faults=tuple(faults), partial=_unchecked(cls, fields))


# Faults ---------------------------------------------------------------------------------------


class _FaultyError(Exception):
    """A value with faults.

    Attributes:
        faults: What is wrong; their paths begin at the value.
        partial: What could be read of the value.
    """

    def __init__(self, faults: list[Fault], partial: Any) -> None:
        super().__init__(faults)
        self.faults = faults
        self.partial = partial


def _faults(error: Exception, step: str = "") -> list[Fault]:
    """The faults that an error stands for, with the step that leads to its value."""
    if isinstance(error, _FaultyError):
        return [attrs.evolve(fault, path=step + fault.path) for fault in error.faults]
    return [Fault(step, str(error))]


def _unchecked(cls: type, fields: Mapping[str, Any]) -> Any:
    """An instance of a class that its rules have not checked.

    Fields that are not given have their default, or None if they have no default.
    """
    found: Any = object.__new__(cls)
    for field in attrs.fields(cls):
        default = None if field.default is attrs.NOTHING else field.default
        object.__setattr__(found, field.name, fields.get(field.name, default))
    return found


# Records --------------------------------------------------------------------------------------


class _UnreadError(Exception):
    """A rule asks for a field that could not be read."""


class _SoundFields:
    """The sound fields of a record, as the rules of its class ask for them."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        try:
            return self._fields[name]
        except KeyError:
            raise _UnreadError from None


class _RecordHook:
    """Reads the records of one class."""

    def __init__(self, converter: Converter, cls: type) -> None:
        self.cls = cls
        fields = attrs.fields(attrs.resolve_types(cls))
        self.fields = {field.name: field for field in fields if field.eq}
        self.hooks: dict[str, Hook] = {
            name: converter.get_structure_hook(field.type) for name, field in self.fields.items()
        }
        self.time_hook = converter.get_structure_hook(TimeSpan)
        self.defaults = {
            name: field.default
            for name, field in self.fields.items()
            if field.default is not attrs.NOTHING
        }

    def __call__(self, value: Any, _: Any) -> Any:
        if type(value) is not dict:
            return self.read_short(value)
        sound = dict(self.defaults)
        partial: dict[str, Any] = {}
        faults: list[Fault] = []
        for name, field in self.fields.items():
            if name in value:
                try:
                    sound[name] = self.read_field(field, value[name], sound)
                except Exception as error:  # noqa: BLE001  (the classes' own, and Python's)
                    faults += _faults(error, f".{name}")
                    sound.pop(name, None)
                    if isinstance(error, _FaultyError):
                        partial[name] = error.partial
            elif field.default is attrs.NOTHING:
                faults.append(Fault(f".{name}", f"{name} is missing", "add it"))
        for key in sorted(value.keys() - self.fields.keys(), key=str):
            hint = did_you_mean(str(key), self.fields) or "remove it"
            faults.append(Fault(f".{key}", f"unknown key {shown(key)}", hint))
        if not faults:
            try:
                return self.cls(**{name: sound[name] for name in value})
            except Exception as error:  # noqa: BLE001  (as above)
                faults += _faults(error)
        raise _FaultyError(faults, _unchecked(self.cls, sound | partial))

    def read_field(self, field: attrs.Attribute[Any], raw: Any, sound: Mapping[str, Any]) -> Any:
        """The value of a field, converted and checked."""
        hook = self.hooks[field.name]
        if field.name == "value" and sound.get("aspect") == "when" and type(raw) is str:
            hook = self.time_hook  # a claim's value is of several types
        found = hook(raw, field.type)
        value: Any = field.converter(found) if field.converter else found  # type: ignore[operator]
        if field.validator:
            with suppress(_UnreadError):
                field.validator(_SoundFields({**sound, field.name: value}), field, value)
        return value

    def read_short(self, value: Any) -> Any:
        """A record in its short form, a string."""
        try:
            if type(value) is str and self.cls in SHORT:
                return SHORT[self.cls](value)
            raise WrongTypeError(  # noqa: TRY301  (faults of both kinds have the same partial)
                f"{shown(value)} stands where a table of {self.cls.__name__} belongs"
            )
        except Exception as error:  # noqa: BLE001  (as above)
            raise _FaultyError(_faults(error), _unchecked(self.cls, {})) from None


def _list_hook(converter: Converter, kind: Any) -> Hook:
    """A hook for ``tuple[X, ...]`` that takes a list and nothing else."""
    item = get_args(kind)[0]
    read_item = converter.get_structure_hook(item)

    def structure(values: Any, _: Any) -> Any:
        if type(values) is not list:
            raise WrongTypeError(
                f"{shown(values)} stands where a list belongs: write it in brackets"
            )
        items: list[Any] = []
        faults: list[Fault] = []
        for at, value in enumerate(values):
            try:
                items.append(read_item(value, item))
            except Exception as error:  # noqa: BLE001  (as above)
                faults += _faults(error, f"[{at}]")
                items.append(error.partial if isinstance(error, _FaultyError) else None)
        if faults:
            raise _FaultyError(faults, tuple(items))
        return tuple(items)

    return structure


# Plain values ---------------------------------------------------------------------------------


def _strict(words: str, *accepted: type) -> Hook:
    """A hook that takes values of some types as they are and converts none of the others."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) not in accepted:
            raise WrongTypeError(f"{shown(value)} is not {words}")
        return value

    return structure


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _converter(parse: Callable[[str], TimeSpan]) -> Converter:
    """A converter; `parse` reads a text that stands where a time belongs."""
    converter = Converter()
    hook, hook_for = converter.register_structure_hook, converter.register_structure_hook_func
    number = _strict("a number", int, float, Decimal)
    hook(str, _strict("a string", str))
    hook(int, _strict("a whole number", int))
    hook(bool, _strict("true or false", bool))
    hook(float, lambda value, kind: float(number(value, kind)))
    hook(Text, lambda value, _: to_text(value))
    # By function, because cattrs would try to resolve the annotations of TimeSpan.
    hook_for(
        lambda kind: kind is TimeSpan,
        lambda value, _: parse(value) if type(value) is str else value,
    )
    hook(Offset, lambda value, _: to_offset(value))
    hook(datetime.date, lambda value, _: to_optional_date(value))
    # A class checks its own words (Literal) and numbers, and says what is wrong with them.
    hook_for(lambda kind: _origin(kind) is Literal, lambda value, _: value)
    hook_for(lambda kind: kind == int | Decimal, lambda value, _: value)
    hook_for(
        lambda kind: kind == Value | None,
        lambda value, _: converter.structure(value, Quantity) if type(value) is dict else value,
    )
    factory = converter.register_structure_hook_factory
    factory(lambda kind: kind in CLASSES, lambda cls: _RecordHook(converter, cls))
    factory(lambda kind: _origin(kind) is tuple, lambda kind: _list_hook(converter, kind))
    return converter


_EDTF = _converter(TimeSpan.parse)
_PHRASES = _converter(said)

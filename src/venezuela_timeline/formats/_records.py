"""Timelines as plain data (dicts, lists, strings, numbers), shared by JSON, JSONL and TOML.

Reading is by cattrs: a fast converter first, and only where it fails a second one that
gathers every fault with its path.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from venezuela_timeline.errors import DataError, Fault, ModelError, TimelineError, near, shown
from venezuela_timeline.model import (
    Actor,
    Chapter,
    Citation,
    Claim,
    Event,
    Link,
    Participation,
    Place,
    Quantity,
    Source,
    Tenure,
    Text,
)
from venezuela_timeline.model._fields import to_optional_date, to_time_span
from venezuela_timeline.model.claim import Value
from venezuela_timeline.model.text import UNDETERMINED, to_text
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.references import faults

FORMAT = 1
"""Version of the layout of the data. A reader refuses a higher one."""

RECORDS: dict[str, type] = {
    "chapters": Chapter,
    "actors": Actor,
    "places": Place,
    "sources": Source,
    "events": Event,
}
"""The lists of a document, and the class of what stands in each."""

_SINGULAR = {
    "chapters": "chapter",
    "actors": "actor",
    "places": "place",
    "sources": "source",
    "events": "event",
}
_TOP = ("format", "id", "title", "chapter", *RECORDS, "outside")
_CLASSES = (
    Actor,
    Chapter,
    Citation,
    Claim,
    Event,
    Link,
    Participation,
    Place,
    Quantity,
    Source,
    Tenure,
)


# Reading ------------------------------------------------------------------------------------


@attrs.frozen
class Part:
    """The plain data of one file.

    Attributes:
        data: The document, a mapping.
        file: Its name, or None where it came without one.
    """

    data: object
    file: str | None = None


class _WrongTypeError(ModelError):
    """A value of a type that does not belong there."""


def _strict(words: str, *accepted: type) -> Any:
    """A hook that takes values of some types as they are and converts nothing in silence."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) not in accepted:
            raise _WrongTypeError(f"{shown(value)} is not {words}")
        return value

    return structure


def _record_hook(converter: Converter, cls: type) -> Any:
    """A hook for one class of the model; Citation and Participation have a short form."""
    read: Any = make_dict_structure_fn(cls, converter)
    shorthands: dict[type, Any] = {Citation: Citation.parse, Participation: Participation}
    shorthand = shorthands.get(cls)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is dict:
            return read(value, cls)
        if shorthand is not None and type(value) is str:
            return shorthand(value)
        raise _WrongTypeError(f"{shown(value)} stands where a table of {cls.__name__} belongs")

    return structure


def _list_hook(converter: Converter, kind: Any) -> Any:
    """A hook for ``tuple[X, ...]`` that takes a list and nothing else."""
    items = types.GenericAlias(list, get_args(kind)[:1])
    read = converter.get_structure_hook(items)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise _WrongTypeError(
                f"{shown(value)} stands where a list belongs: write it in brackets"
            )
        return tuple(read(value, items))

    return structure


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _reader(*, detailed: bool) -> Converter:
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True)
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
    factory(lambda kind: kind in _CLASSES, lambda cls: _record_hook(converter, cls))
    factory(lambda kind: _origin(kind) is tuple, lambda kind: _list_hook(converter, kind))
    return converter


_FAST = _reader(detailed=False)
_EXACT = _reader(detailed=True)


def build(parts: Iterable[Part]) -> Timeline:
    """The timeline that one or more documents describe together.

    Raises:
        DataError: with every fault in all of them.
    """
    return _Builder(list(parts)).timeline()


class _Builder:
    """Gathers records and faults over all parts, so that ten faults are reported as ten."""

    def __init__(self, parts: list[Part]) -> None:
        self.faults: list[Fault] = []
        self.top: dict[str, tuple[Any, str | None]] = {}
        self.outside: list[str] = []
        self.records: dict[str, dict[str, Any]] = {name: {} for name in RECORDS}
        self.places: dict[tuple[str, str], tuple[str | None, str]] = {}
        self.broken: dict[str, set[str]] = {name: set() for name in RECORDS}
        for part in parts:
            if isinstance(part.data, dict):
                self.read(part.data, part.file)
            else:
                self.fault(part.file, "", f"{shown(part.data)} is not a timeline", "write a table")

    def fault(self, file: str | None, path: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(path, message, hint, file))

    def read(self, data: dict[str, Any], file: str | None) -> None:
        for key in data.keys() - set(_TOP):
            self.fault(file, key, f"unknown key {key!r}", near(key, _TOP) or "remove it")
        version = data.get("format", FORMAT)
        if type(version) is not int or not 1 <= version <= FORMAT:
            self.fault(
                file, "format", f"layout {shown(version)} is unknown", f"this reader knows {FORMAT}"
            )
            return
        for key, kind in (("id", str), ("title", Text)):
            if key in data:
                self.read_top(key, kind, data[key], file)
        for index, key in enumerate(self.listed(data, "outside", file)):
            if isinstance(key, str):
                self.outside.append(key)
            else:
                self.fault(file, f"outside[{index}]", f"{shown(key)} is not an id")
        for name, cls in RECORDS.items():
            for index, raw in enumerate(self.listed(data, name, file)):
                if cls is Event and isinstance(raw, dict) and "chapter" in data:
                    raw = {"chapter": data["chapter"], **raw}  # noqa: PLW2901  (a default for all)
                self.read_record(name, cls, raw, (file, f"{name}[{index}]"))

    def listed(self, data: dict[str, Any], key: str, file: str | None) -> list[Any]:
        value = data.get(key, [])
        if isinstance(value, list):
            return value
        self.fault(file, key, f"{shown(value)} stands where a list belongs", f"write [[{key}]]")
        return []

    def read_top(self, key: str, kind: type, value: Any, file: str | None) -> None:
        if key in self.top:
            self.fault(file, key, f"{key} is also given in {self.top[key][1]}", "keep one")
            return
        try:
            self.top[key] = (_FAST.structure(value, kind), file)
        except TimelineError as error:
            self.fault(file, key, str(error))

    def read_record(self, name: str, cls: type, raw: Any, place: tuple[str | None, str]) -> None:
        file, path = place
        key = raw.get("id") if isinstance(raw, dict) else None
        if isinstance(key, str) and (name, key) in self.places:
            other = ": ".join(filter(None, self.places[name, key]))
            self.fault(file, f"{path}.id", f"duplicate id {key!r}", f"it also stands at {other}")
            return
        if isinstance(key, str):
            self.places[name, key] = place
        try:
            record: Any = _FAST.structure(raw, cls)
        except Exception:  # noqa: BLE001  (whatever it was, the exact reader says it again below)
            self.faults.extend(_faults_of(raw, cls, file, path))
            self.broken[name].add(str(key))
        else:
            self.records[name][record.id] = record

    def timeline(self) -> Timeline:
        if not self.faults:
            try:
                top = {key: value for key, (value, _) in self.top.items()}
                lists: dict[str, Any] = {name: self.records[name].values() for name in RECORDS}
                return Timeline(outside=self.outside, **top, **lists)
            except DataError:
                pass  # said again below, with file and path
            except TimelineError as error:
                self.fault(None, "", str(error))
        known = {_SINGULAR[name]: self.records[name].keys() | self.broken[name] for name in RECORDS}
        known["event"] |= set(self.outside)
        for found in faults(
            self.records["events"].values(), self.records["actors"].values(), known
        ):
            file, place = self.places[f"{found.kind}s", found.id]
            path = f"{place}.{found.fault.path}".rstrip(".")
            self.faults.append(attrs.evolve(found.fault, file=file, path=path))
        raise DataError(self.faults)


def _faults_of(raw: Any, cls: type, file: str | None, path: str) -> Iterator[Fault]:
    """Every fault in one record that the fast reader refused."""
    try:
        _EXACT.structure(raw, cls)
    except Exception as error:  # noqa: BLE001  (each kind of error is told apart in _leaves)
        for where, message, hint in _leaves(error, path):
            yield Fault(where, message, hint, file)


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
            yield f"{path}.{key}", f"unknown key {key!r}", near(str(key), known) or "remove it"
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


def _number(value: int | Decimal) -> int | float | str:
    """A number as JSON and TOML write it; a string where a float would round it."""
    if isinstance(value, int):
        return value
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
        lambda kind: kind in _CLASSES,
        lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True),
    )
    return converter


_WRITER = _writer()


def plain_record(record: Any) -> Any:
    """One value of the model as plain data."""
    return _WRITER.unstructure(record)


def plain(timeline: Timeline) -> dict[str, Any]:
    """A timeline as plain data: what `build` reads back as an equal timeline.

    Keys stand in the order of the classes' attributes; what has its default is left out.
    Actors, places and sources are in the order of their ids.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "id": timeline.id,
        "title": _WRITER.unstructure(timeline.title),
    }
    for name in RECORDS:
        records: Iterable[Any] = getattr(timeline, name)
        if isinstance(records, Mapping):
            records = (
                records.values()
                if name == "chapters"
                else [records[key] for key in sorted(records)]
            )
        document[name] = [_WRITER.unstructure(record) for record in records]
    document["outside"] = sorted(timeline.outside)
    return {key: value for key, value in document.items() if value != []}

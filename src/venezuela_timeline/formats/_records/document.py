"""Timelines as plain data (dicts, lists, strings, numbers), shared by JSON, JSONL and TOML.

Reading is quick first; only a record that is refused goes through cattrs, which gathers every
fault with its path. So what is sound loads without cattrs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import attrs

from venezuela_timeline.errors import DataError, Fault, TimelineError, did_you_mean, shown
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term
from venezuela_timeline.model.text import to_text
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.references import faults

from . import fast as _quick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FORMAT = 1
"""Version of the layout of the data. A reader refuses a higher one."""

RECORDS: dict[str, type] = {
    "chapters": Chapter,
    "actors": Actor,
    "places": Place,
    "sources": Source,
    "terms": Term,
    "events": Event,
}
"""The lists of a document, and the class of what stands in each."""

_SINGULAR = {
    "chapters": "chapter",
    "actors": "actor",
    "places": "place",
    "sources": "source",
    "terms": "term",
    "events": "event",
}
_TOP = ("format", "id", "title", "version", "chapter", *RECORDS, "outside")


# Reading ------------------------------------------------------------------------------------


@attrs.frozen
class Part:
    """The plain data of one file.

    Attributes:
        data: The document, a mapping.
        file: Its name, or None where it came without one.
        lines: Where events stand a line each: the line of every event.
    """

    data: object
    file: str | None = None
    lines: tuple[int, ...] = ()


def _string(value: Any) -> str:
    if type(value) is not str:
        raise _quick.WrongTypeError(f"{shown(value)} is not a string")
    return value


def build(parts: Iterable[Part], unread: Sequence[Fault] = ()) -> Timeline:
    """The timeline that one or more documents describe together.

    Args:
        parts: The documents.
        unread: The faults of those that could not be read at all: so what the others name
            may be there.

    Raises:
        DataError: with every fault in all of them.
    """
    builder = _Builder(list(parts))
    if unread:
        raise DataError([*unread, *builder.faults])
    return builder.timeline()


class _Builder:
    """Gathers records and faults over all parts, so that ten faults are reported as ten."""

    def __init__(self, parts: list[Part]) -> None:
        self.faults: list[Fault] = []
        self.top: dict[str, tuple[Any, str | None]] = {}
        self.outside: list[str] = []
        self.records: dict[str, dict[str, Any]] = {name: {} for name in RECORDS}
        self.places: dict[tuple[str, Any], tuple[str | None, str]] = {}
        self.broken: dict[str, dict[Any, Any]] = {name: {} for name in RECORDS}
        for part in parts:
            if isinstance(part.data, dict):
                self.read(part.data, part.file, part.lines)
            else:
                self.fault(part.file, "", f"{shown(part.data)} is not a timeline", "write a table")

    def fault(self, file: str | None, path: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(path, message, hint, file))

    def read(self, data: dict[str, Any], file: str | None, lines: tuple[int, ...]) -> None:
        for key in data.keys() - set(_TOP):
            self.fault(
                file, key, f"unknown key {shown(key)}", did_you_mean(key, _TOP) or "remove it"
            )
        version = data.get("format", FORMAT)
        if type(version) is not int or not 1 <= version <= FORMAT:
            self.fault(
                file, "format", f"layout {shown(version)} is unknown", f"this reader knows {FORMAT}"
            )
            return
        for key, convert in (("id", _string), ("title", to_text), ("version", _string)):
            if key in data:
                self.read_top(key, convert, data[key], file)
        for index, key in enumerate(self.listed(data, "outside", file)):
            if isinstance(key, str):
                self.outside.append(key)
            else:
                self.fault(file, f"outside[{index}]", f"{shown(key)} is not an id")
        for name, cls in RECORDS.items():
            for index, raw in enumerate(self.listed(data, name, file)):
                if cls is Event and isinstance(raw, dict) and "chapter" in data:
                    raw = {"chapter": data["chapter"], **raw}  # noqa: PLW2901  (a default for all)
                in_line = cls is Event and lines
                place = at_line(lines[index]) if in_line else f"{name}[{index}]"
                self.read_record(name, cls, raw, (file, place))

    def listed(self, data: dict[str, Any], key: str, file: str | None) -> list[Any]:
        value = data.get(key, [])
        if isinstance(value, list):
            return value
        self.fault(file, key, f"{shown(value)} stands where a list belongs", f"write [[{key}]]")
        return []

    def read_top(
        self, key: str, convert: Callable[[Any], Any], value: Any, file: str | None
    ) -> None:
        if key in self.top:
            self.fault(file, key, f"{key} is also given in {self.top[key][1]}", "keep one")
            return
        try:
            self.top[key] = (convert(value), file)
        except TimelineError as error:
            self.fault(file, key, str(error))

    def read_record(self, name: str, cls: type, raw: Any, place: tuple[str | None, str]) -> None:
        file, path = place
        thing, found, rest = _read(raw, cls, file, path)
        self.faults.extend(found)
        key = thing.id if rest is None else rest.id
        if (name, key) in self.places:
            other = ": ".join(filter(None, self.places[name, key]))
            self.fault(
                file, f"{path}.id", f"duplicate id {shown(key)}", f"it also stands at {other}"
            )
            return
        if rest is None:
            self.records[name][key] = thing
        else:
            if key is None:
                rest.id = key = place  # a name of its own, to find it again
            self.broken[name][key] = rest
        self.places[name, key] = place

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
        known = {
            _SINGULAR[name]: self.records[name].keys()
            | {key for key in self.broken[name] if isinstance(key, str)}
            for name in RECORDS
        }
        known["event"] |= set(self.outside)
        events, actors = (
            [*self.records[name].values(), *self.broken[name].values()]
            for name in ("events", "actors")
        )
        for kind, key, fault in faults(events, actors, known):
            file, place = self.places[f"{kind}s", key]
            self.faults.append(_placed(fault, file, place, key))
        raise DataError(self.faults)


def _read(raw: Any, cls: type, file: str | None, path: str) -> tuple[Any, list[Fault], Any]:
    """A record; or None, all its faults, and what could be read of it."""
    try:
        return _quick.record(raw, cls), [], None
    except Exception:  # noqa: BLE001  (whatever it was, the exact reader says it again)
        from .diagnose import read  # noqa: PLC0415  (cattrs is for what has faults)

        return read(raw, cls, file, path)


def _placed(fault: Fault, file: str | None, path: str, key: Any) -> Fault:
    """A fault of a record, placed in its file; its key is an id, where it has one."""
    known = key if isinstance(key, str) else None
    return attrs.evolve(fault, file=file, path=f"{path}.{fault.path}".rstrip("."), id=known)


def at_line(line: int) -> str:
    """The path of an event that stands on a line of its own."""
    return f"line {line}, event"


def read_event(raw: Any, head: Timeline, *, file: str | None, path: str) -> Event:
    """One event from its plain data; its links may point anywhere.

    Args:
        raw: The plain data.
        head: The timeline whose actors, places, sources and chapters it may name.
        file: Name of the file, for messages.
        path: Where in the file, for messages.

    Raises:
        DataError: with every fault in it.
    """
    event, found, rest = _read(raw, Event, file, path)
    known = {_SINGULAR[name]: getattr(head, name) for name in RECORDS if name != "events"}
    known["event"] = {link.event for link in (event or rest).links}
    unknown = faults([event or rest], (), known)
    found += [_placed(fault, file, path, key) for _, key, fault in unknown]
    if found:
        raise DataError(found)
    return cast("Event", event)


# Writing ------------------------------------------------------------------------------------


def plain(timeline: Timeline) -> dict[str, Any]:
    """A timeline as plain data: what `build` reads back as an equal timeline.

    Keys stand in the order of the classes' attributes; what has its default is left out.
    Actors, places and sources are in the order of their ids.
    """
    document = head(timeline)
    outside = document.pop("outside", None)
    if timeline.events:
        document["events"] = [plain_record(event) for event in timeline]
    return document if outside is None else document | {"outside": outside}


def head(timeline: Timeline) -> dict[str, Any]:
    """All of a timeline's plain data but its events."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "id": timeline.id,
        "title": plain_record(timeline.title),
        "version": timeline.version,
    }
    for name in RECORDS:
        if name == "events":
            continue
        records: Mapping[str, Any] = getattr(timeline, name)
        keys = records if name == "chapters" else sorted(records)
        document[name] = [plain_record(records[key]) for key in keys]
    document["outside"] = sorted(timeline.outside)
    return {key: value for key, value in document.items() if value not in ([], None)}


def plain_record(thing: Any) -> Any:
    """A value of the model as plain data."""
    from .diagnose import unstructure  # noqa: PLC0415  (cattrs is for writing)

    return unstructure(thing)

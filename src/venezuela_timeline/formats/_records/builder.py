"""Documents of plain data read as one timeline, or with every fault that is in them.

Each record is read the fast way first. Only one that is refused goes through cattrs, which
finds every fault and its path, so sound data load without cattrs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from venezuela_timeline.errors import (
    DataError,
    Fault,
    TimelineError,
    did_you_mean,
    few_hints,
    shown,
)
from venezuela_timeline.model import Event
from venezuela_timeline.model.text import to_text
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.references import faults

from . import fast
from .classes import Attempt, WrongTypeError
from .document import FORMAT, KEYS, RECORDS
from .layouts import Newer, check_newer, is_newer, newer_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.formats.report import Report

_KINDS = {name: cls.__name__.lower() for name, cls in RECORDS.items()}
"""What one record of each list is called in references."""


@attrs.frozen
class Part:
    """The plain data of one file.

    Attributes:
        data: The document, a mapping.
        file: Its name, or None if it came without one.
        lines: The line of every event, if each stands on a line of its own.
        phrases: Whether its times may be phrases, as people write them by hand.
    """

    data: object
    file: str | None = None
    lines: tuple[int, ...] = ()
    phrases: bool = False


class _Position(NamedTuple):
    """Where a record stands.

    Attributes:
        file: Name of its file, or None if it came without one.
        path: Its path in the document.
    """

    file: str | None
    path: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}" if self.file else self.path


@few_hints()
def build(
    parts: Iterable[Part],
    unread: Sequence[Fault] = (),
    *,
    newer: Newer = "refuse",
    report: Report | None = None,
) -> Timeline:
    """The timeline that one or more documents describe together.

    Args:
        parts: The documents.
        unread: The faults of documents that could not be read at all. If there are any, no
            reference is called missing: what it names may be in one of those.
        newer: What to do if one of them has a newer layout: ``refuse`` all, or ``keep`` what
            can be read.
        report: Takes what is not kept of a newer layout.

    Raises:
        FormatError: if `newer` is neither.
        DataError: with every fault in all of them.
    """
    check_newer(newer)
    parts = list(parts)
    late = [(part.file, part.data) for part in parts if is_newer(part.data)]
    if late and newer == "keep":
        return _kept(parts, unread, report)
    if late:
        hint = 'upgrade, or read what is known with newer="keep"'
        found = [Fault("format", newer_words(data), hint, file) for file, data in late]
        raise DataError([*unread, *found])
    return _whole(parts, unread)


def _whole(parts: Iterable[Part], unread: Sequence[Fault]) -> Timeline:
    """The timeline that documents of the present layout describe together."""
    builder = _Builder()
    for part in parts:
        builder.add(part)
    if unread:
        raise DataError([*unread, *builder.faults])
    return builder.timeline()


def _kept(parts: Sequence[Part], unread: Sequence[Fault], report: Report | None) -> Timeline:
    """What can be read of documents of which at least one has a newer layout."""
    from .newer import Pruner  # noqa: PLC0415  (few documents are newer)

    pruner = Pruner()
    for words in dict.fromkeys(newer_words(part.data) for part in parts if is_newer(part.data)):
        pruner.losses.add(words)
    parts = [attrs.evolve(part, data=pruner.prune_keys(part.data), lines=()) for part in parts]
    documents = {part.file: part.data for part in parts}
    while True:
        try:
            timeline = _whole(parts, unread)
        except DataError as error:
            if not pruner.prune_faults(documents, error.faults):
                raise
        else:
            pruner.losses.note(report)
            return timeline


@few_hints()
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
    position = _Position(file, path)
    attempt = _attempt(raw, Event, position)
    event: Event = attempt.partial or attempt.value
    known = {kind: getattr(head, name) for name, kind in _KINDS.items() if name != "events"}
    known["event"] = {link.event for link in event.links}
    missing = [_placed(fault, position, key) for _, key, fault in faults([event], (), known)]
    if found := [*attempt.faults, *missing]:
        raise DataError(found)
    return event


def at_line(line: int) -> str:
    """The path of an event that stands on a line of its own."""
    return f"line {line}, event"


class _Builder:
    """Gathers records and faults over all parts, so that ten faults are reported as ten.

    Attributes:
        faults: All faults so far.
        top: What the documents say of the timeline itself, and the file that says it.
        outside: Ids of events that are in none of the documents.
        records: The sound records of each list by their ids.
        partials: What could be read of the others; see `Attempt.partial`.
        positions: Where each record stands, by the name of its list and its id.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.top: dict[str, tuple[Any, str | None]] = {}
        self.outside: list[str] = []
        self.records: dict[str, dict[str, Any]] = {name: {} for name in RECORDS}
        self.partials: dict[str, dict[Any, Any]] = {name: {} for name in RECORDS}
        self.positions: dict[tuple[str, Any], _Position] = {}

    # Reading ----------------------------------------------------------------------------------

    def fault(self, file: str | None, path: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(path, message, hint, file))

    def add(self, part: Part) -> None:
        """Read one document."""
        data, file = part.data, part.file
        if not isinstance(data, dict):
            self.fault(file, "", f"{shown(data)} is not a timeline", "write a table")
            return
        for key in data.keys() - set(KEYS):
            hint = did_you_mean(key, KEYS) or "remove it"
            self.fault(file, key, f"unknown key {shown(key)}", hint)
        version = data.get("format", FORMAT)
        if type(version) is not int or not 1 <= version <= FORMAT:
            hint = f"this reader knows {FORMAT}"
            self.fault(file, "format", f"layout {shown(version)} is unknown", hint)
            return
        for key, convert in (("id", _to_string), ("title", to_text), ("version", _to_string)):
            if key in data:
                self.read_top(key, convert, data[key], file)
        self.read_outside(self.listed(data, "outside", file), file)
        for name in RECORDS:
            self.read_records(name, data, part)

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

    def read_outside(self, keys: list[Any], file: str | None) -> None:
        for index, key in enumerate(keys):
            if isinstance(key, str):
                self.outside.append(key)
            else:
                self.fault(file, f"outside[{index}]", f"{shown(key)} is not an id")

    def read_records(self, name: str, data: dict[str, Any], part: Part) -> None:
        """Read one of the lists of records."""
        events = name == "events"
        defaults = {"chapter": data["chapter"]} if events and "chapter" in data else None
        for index, raw in enumerate(self.listed(data, name, part.file)):
            path = at_line(part.lines[index]) if events and part.lines else f"{name}[{index}]"
            filled = {**defaults, **raw} if defaults and isinstance(raw, dict) else raw
            self.read_record(name, filled, _Position(part.file, path), phrases=part.phrases)

    def read_record(self, name: str, raw: Any, position: _Position, *, phrases: bool) -> None:
        attempt = _attempt(raw, RECORDS[name], position, phrases=phrases)
        self.faults += attempt.faults
        sound = attempt.partial is None
        record = attempt.value if sound else attempt.partial
        if (name, record.id) in self.positions:
            other = f"it also stands at {self.positions[name, record.id]}"
            fault = f"duplicate id {shown(record.id)}"
            self.fault(position.file, f"{position.path}.id", fault, other)
            return
        (self.records if sound else self.partials)[name][record.id] = record
        self.positions[name, record.id] = position

    # The whole --------------------------------------------------------------------------------

    def timeline(self) -> Timeline:
        """The timeline of all records.

        Raises:
            DataError: with every fault found.
        """
        if not self.faults:
            try:
                with few_hints(0):
                    return self.made()
            except DataError:
                pass  # references to nothing, which are looked for below with file and path
            except TimelineError as error:
                self.fault(None, "", str(error))
        raise DataError([*self.faults, *self.missing()])

    def made(self) -> Timeline:
        top = {key: value for key, (value, _) in self.top.items()}
        lists: dict[str, Any] = {name: self.records[name].values() for name in RECORDS}
        return Timeline(outside=self.outside, **top, **lists)

    def missing(self) -> list[Fault]:
        """The references to ids that are nowhere, from records with faults as well."""
        known: dict[str, set[str]] = {
            kind: {key for key in (*self.records[name], *self.partials[name]) if type(key) is str}
            for name, kind in _KINDS.items()
        }
        known["event"].update(self.outside)
        events, actors = (
            [*self.records[name].values(), *self.partials[name].values()]
            for name in ("events", "actors")
        )
        return [
            _placed(fault, self.positions[f"{kind}s", key], key)
            for kind, key, fault in faults(events, actors, known)
        ]


def _attempt(raw: Any, cls: type, position: _Position, *, phrases: bool = False) -> Attempt:
    """A record or all its faults."""
    reader = fast.PHRASES if phrases else fast.EDTF
    try:
        return Attempt(reader.record(raw, cls))
    except Exception:  # noqa: BLE001  (whatever it was, the exact reader says it again)
        from .diagnose import read  # noqa: PLC0415  (cattrs costs 14 ms; only faults need it)

        return read(raw, cls, *position, phrases=phrases)


def _placed(fault: Fault, position: _Position, key: object) -> Fault:
    """A fault within a record as one within its file; the key is an id, or says nothing."""
    return attrs.evolve(
        fault,
        file=position.file,
        path=f"{position.path}.{fault.path}".rstrip("."),
        id=key if isinstance(key, str) else None,
    )


def _to_string(value: Any) -> str:
    if type(value) is not str:
        raise WrongTypeError(f"{shown(value)} is not a string")
    return value

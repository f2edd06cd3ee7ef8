"""Events from flat records: dicts, rows of a table, a dataframe."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

import attrs

from venezuela_timeline.errors import DataError, Fault, TimelineError, did_you_mean, shown
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term, Text

from .registry import Registry

SEPARATOR = ";"
"""Between the ids in one field of a row."""

_LISTS = ("tags", "participants", "citations", "links")
_TEXTS = ("title", "summary")
_FIELDS = tuple(field.name for field in attrs.fields(Event) if field.eq and field.name != "claims")


def rows_of(data: object) -> list[Mapping[str, Any]]:
    """The rows of a dataframe of any kind, or of an iterable of mappings.

    Raises:
        DataError: if it is anything else.
    """
    for method, arguments in (("to_pylist", {}), ("iter_rows", {"named": True})):
        if hasattr(data, method):  # pyarrow; Polars
            return list(getattr(data, method)(**arguments))
    if hasattr(data, "to_dict") and hasattr(data, "columns"):  # pandas
        return list(data.to_dict("records"))
    if isinstance(data, Iterable) and not isinstance(data, str | bytes | Mapping):
        rows = list(data)
        faults = [
            Fault(f"row {at}", f"{shown(row)} is not a record", "give a mapping")
            for at, row in enumerate(rows)
            if not isinstance(row, Mapping)
        ]
        if not faults:
            return rows
        raise DataError(faults)
    raise DataError([Fault("", f"{shown(data)} holds no records", "give rows or a dataframe")])


def events_of(rows: Iterable[Mapping[str, Any]]) -> list[Event]:
    """The events that rows describe: see `Timeline.from_records`.

    Raises:
        DataError: with every fault, by its row.
    """
    faults: list[Fault] = []
    events = []
    for at, row in enumerate(rows):
        try:
            events.append(_event(row))
        except TimelineError as error:
            faults.append(Fault(f"row {at}", str(error)))
        except TypeError as error:
            faults.append(Fault(f"row {at}", str(error), "give at least id, title and when"))
    if faults:
        raise DataError(faults)
    return events


def _event(row: Mapping[str, Any]) -> Event:
    fields: dict[str, Any] = {}
    for key, value in row.items():
        if _missing(value):
            continue
        name, _, language = str(key).partition("_")
        if name in _TEXTS and language:
            if not _missing(row.get(name)):
                raise TypeError(f"{name!r} and {str(key)!r} are both there: leave one out")
            fields.setdefault(name, {})[language] = value
        elif key in _LISTS and isinstance(value, str):
            fields[key] = [item.strip() for item in value.split(SEPARATOR) if item.strip()]
        elif key in _FIELDS:
            fields[key] = _plain(value)
        else:
            hint = did_you_mean(str(key), _FIELDS)
            raise TypeError(f"unknown field {shown(key)}{': ' * bool(hint)}{hint}")
    return Event(**fields)


def _missing(value: object) -> bool:
    """Whether a field is empty: None, blank, or a dataframe's not-a-number or not-a-time."""
    if value is None or value == "":
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NaTType", "NAType"}


def _plain(value: Any) -> Any:
    """A dataframe's own number or timestamp as Python's."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time.min:
        return value.date()
    return value.item() if hasattr(value, "item") else value


class Parts(TypedDict, total=False):
    """What a timeline has besides its events: see `Timeline`."""

    id: str
    title: Text | str | Mapping[str, str]
    version: str | None
    actors: Iterable[Actor]
    places: Iterable[Place]
    sources: Iterable[Source]
    chapters: Iterable[Chapter]
    terms: Iterable[Term]
    outside: Iterable[str]


def completed(parts: Parts, events: Sequence[Event]) -> Parts:
    """The parts of a timeline, with a bare entry for what events name and the parts lack."""
    actors = Registry(parts.get("actors", ()), kind=Actor)
    places = Registry(parts.get("places", ()), kind=Place)
    sources = Registry(parts.get("sources", ()), kind=Source)
    taking_part = (part.actor for event in events for part in event.participants)
    settings = (event.place for event in events if event.place is not None)
    cited = (citation.source for event in events for citation in event.every_citation())
    return parts | Parts(
        actors=[*actors.values(), *(Actor(key, key) for key in _lacking(actors, taking_part))],
        places=[*places.values(), *(Place(key, key) for key in _lacking(places, settings))],
        sources=[*sources.values(), *(Source(key) for key in _lacking(sources, cited))],
    )


def _lacking(known: Registry[Any], ids: Iterable[str]) -> list[str]:
    """The ids that a register lacks, each once."""
    return [key for key in dict.fromkeys(ids) if key not in known]

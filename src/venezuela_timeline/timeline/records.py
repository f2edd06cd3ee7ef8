"""Events from flat records: dicts, rows of a table, a dataframe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, cast

import attrs

from venezuela_timeline.errors import (
    DataError,
    Fault,
    ModelError,
    TimelineError,
    did_you_mean,
    shown,
)
from venezuela_timeline.model import Actor, Chapter, Event, Place, Source, Term
from venezuela_timeline.tables import Row, Table, is_our_own, misread, read_table
from venezuela_timeline.tables.cells import is_empty, plain

from ._tabular import Parts
from .engine_rows import engine_events, is_for_engines
from .registry import Registry

if TYPE_CHECKING:
    from venezuela_timeline.formats import Report

    from .timeline import Timeline

_KINDS: Mapping[str, type[Any]] = {
    "actors": Actor,
    "places": Place,
    "sources": Source,
    "chapters": Chapter,
    "terms": Term,
}

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


class TableOptions(TypedDict, total=False):
    """How a person's table is read: see `Timeline.from_records`."""

    columns: Mapping[str, str | None] | None
    dayfirst: bool | None
    strict: bool | None
    report: Report | None
    known: Timeline | None


def parts_of(
    rows: Sequence[Mapping[str, Any]], parts: Parts, options: TableOptions
) -> tuple[list[Event], Parts]:
    """The events that rows describe, and the parts of their timeline.

    Raises:
        DataError: if the rows are in the library's own form, with every fault; if they are not,
            as `venezuela_timeline.tables.read_table` does.
    """
    keys = list(dict.fromkeys(key for row in rows for key in row))
    names = [str(key) for key in keys]
    if is_read_strictly(names, options) and not any(map(_is_foreign, names)):
        events = events_of(rows)
        return events, completed(parts, events)
    if is_for_engines(names) and not options.get("columns"):
        events, places = engine_events(rows, options.get("report"))
        given = Registry(parts.get("places", ()), kind=Place)
        more = [place for key, place in places.items() if key not in given]
        return events, parts | Parts(places=[*given.values(), *more])
    cells = (Row(at, [row.get(key) for key in keys]) for at, row in enumerate(rows))
    return table_parts(Table(names, cells), parts, options)


def is_read_strictly(names: Iterable[str], options: TableOptions) -> bool:
    """Whether a table is in the library's own form, and nothing says that a person wrote it."""
    asked = any(options.get(name) is not None for name in ("columns", "dayfirst"))
    return is_our_own(names) and not asked and options.get("strict") is not False


def _is_foreign(name: str) -> bool:
    """Whether a column is no attribute of an event, nor one with a slip of the pen."""
    base, _, language = name.partition("_")
    known = name in _FIELDS or (base in _TEXTS and language)
    return not known and not did_you_mean(name, _FIELDS)


def table_parts(table: Table, parts: Parts, options: TableOptions) -> tuple[list[Event], Parts]:
    """The events of a person's table, and the parts of their timeline: see `parts_of`."""
    known = options.get("known")
    given: dict[str, Registry[Any]] = {
        name: Registry(cast("Iterable[Any]", parts.get(name, ())), kind=kind)
        for name, kind in _KINDS.items()
    }
    if known is not None:
        given = {name: things | getattr(known, name) for name, things in given.items()}
        parts = Parts(id=known.id, title=known.title, version=known.version) | parts
    events, names = read_table(
        table,
        columns=options.get("columns"),
        dayfirst=options.get("dayfirst"),
        strict=bool(options.get("strict")),
        report=options.get("report"),
        known=known or (),
        given={name: things.values() for name, things in given.items()},
    )
    registers = {
        name: [*things.values(), *getattr(names, name).values()] for name, things in given.items()
    }
    return events, parts | cast("Parts", registers)


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
        if is_empty(value):
            continue
        name, _, language = str(key).partition("_")
        if name in _TEXTS and language:
            if not is_empty(row.get(name)):
                raise TypeError(f"{name!r} and {str(key)!r} are both there: leave one out")
            fields.setdefault(name, {})[language] = value
        elif key in _LISTS and isinstance(value, str):
            fields[key] = [item.strip() for item in value.split(SEPARATOR) if item.strip()]
        elif key in _FIELDS:
            fields[key] = plain(value)
        else:
            hint = did_you_mean(str(key), _FIELDS)
            raise TypeError(f"unknown field {shown(key)}{': ' * bool(hint)}{hint}")
    text = fields.get("when")
    if isinstance(text, str) and (reason := misread(text)):
        raise ModelError(f"when: {reason}")
    return Event(**fields)


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

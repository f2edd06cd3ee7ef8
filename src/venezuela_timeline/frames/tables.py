"""From events to Arrow tables."""

from __future__ import annotations

import json
import math
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.model import Quantity
from venezuela_timeline.time import bounds_of
from venezuela_timeline.time.days import as_date
from venezuela_timeline.timeline.reading import Reading, own_cells, reading_of, seconds_of
from venezuela_timeline.timeline.text_fields import EventWords

from .backends import in_pandas, in_polars
from .schema import EVENTS, SCHEMAS, TIME, Tables, arrow_schema, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import polars as pl

    from venezuela_timeline.model import Actor, Citation, Claim, Event, Place, Source
    from venezuela_timeline.time import Cell, TimeSpan
    from venezuela_timeline.timeline import Perspective, Timeline

TOLERANCES = (0, 1)
"""The tolerances that tables hold unless others are asked for."""

_CLAIMED = Reading(claimed=True)
_INSTANT = [column.name for column in TIME].index("instant")
_ABOUT: Mapping[str | int, str] = {
    "claims": "event",
    "participants": "participation",
    "links": "link",
}
"""What a claim is about, by the first step of its path in the event."""

Row = tuple[Any, ...]


def tables(timeline: Timeline, *, tolerances: Sequence[int] = TOLERANCES) -> Tables:
    """A timeline as Arrow tables.

    Args:
        timeline: The timeline.
        tolerances: The tolerances for which the table of cells gets rows, and so those at
            which `where` can ask.

    Example:
        >>> import venezuela_timeline as vt
        >>> from venezuela_timeline import frames
        >>> found = frames.tables(vt.load())
        >>> found.events.num_rows, found.participants.column_names
        (167, ['event', 'actor', 'role'])
    """
    languages = sorted({tag for event in timeline for tag in event.title.languages})
    metadata = {
        "timeline.id": timeline.id,
        "timeline.title": json.dumps(dict(timeline.title.versions), ensure_ascii=False),
        "timeline.version": timeline.version or "",
    }
    (found,) = stream(
        timeline,
        languages=languages,
        actors=timeline.actors,
        places=timeline.places,
        sources=timeline.sources,
        known_until=timeline.known_until,
        tolerances=tolerances,
        metadata=metadata,
        size=max(len(timeline), 1),
    )
    return found


def stream(  # noqa: PLR0913  (what events don't know of themselves)
    events: Iterable[Event],
    *,
    languages: Sequence[str] = LANGUAGES,
    actors: Mapping[str, Actor] | None = None,
    places: Mapping[str, Place] | None = None,
    sources: Mapping[str, Source] | None = None,
    known_until: Callable[[Event], int | None] | None = None,
    tolerances: Sequence[int] = TOLERANCES,
    metadata: Mapping[str, str] | None = None,
    size: int = 65_536,
) -> Iterator[Tables]:
    """Events as Arrow tables, so many at a time, for more of them than memory holds.

    Args:
        events: The events, one after another.
        languages: The languages that titles get a column for.
        actors: Where the names of who takes part are looked up, for the words of events.
        places: Where coordinates and names are looked up.
        sources: Where the names of what is cited are looked up.
        known_until: The day number until which an event with an open end is known to have
            gone on; by default its own `known_until`.
        tolerances: The tolerances for which the table of cells gets rows.
        metadata: Kept with every table's schema.
        size: Events in one set of tables.

    Yields:
        Tables of at most `size` events; at least one, which may be empty.

    Raises:
        QueryError: if the size or a tolerance is invalid.
    """
    if not isinstance(size, int) or size < 1:
        raise QueryError(f"size is {shown(size)}: give 1 event or more")
    tolerances = checked(tolerances)
    columns = (EVENTS[0], EVENTS[1], *titles(languages), *EVENTS[2:])
    schemas = {
        name: arrow_schema(columns if name == "events" else of, metadata)
        for name, of in SCHEMAS.items()
    }
    until = known_until or _own_known_until
    words = EventWords({"actors": actors or {}, "places": places or {}, "sources": sources or {}})
    rest = iter(events)
    chunk = list(islice(rest, size))
    while True:
        rows = _rows(chunk, languages, places or {}, until, tolerances, words)
        yield Tables(
            **{name: _table(rows[name], schema) for name, schema in schemas.items()},
            tolerances=tolerances,
        )
        chunk = list(islice(rest, size))
        if not chunk:
            return


def to_arrow(timeline: Timeline, table: str = "events") -> pa.Table:
    """One of a timeline's tables: see `Timeline.to_arrow`."""
    return getattr(tables(timeline), _name(table))


def to_pandas(timeline: Timeline, table: str = "events") -> pd.DataFrame:
    """One of a timeline's tables as a pandas dataframe: see `Timeline.to_pandas`."""
    return in_pandas(to_arrow(timeline, table))


def to_polars(timeline: Timeline, table: str = "events") -> pl.DataFrame:
    """One of a timeline's tables as a Polars dataframe: see `Timeline.to_polars`."""
    return in_polars(to_arrow(timeline, table))


def claims(perspective: Perspective) -> pa.Table:
    """The claims of one party's accounts: see `Perspective.to_arrow`."""
    told = zip(perspective.timeline, perspective, strict=True)
    kept = [claim in account.claims for event, account in told for claim in event.every_claim()]
    return to_arrow(perspective.timeline, "claims").filter(pa.array(kept, pa.bool_()))


def checked(tolerances: Sequence[int]) -> tuple[int, ...]:
    """Tolerances, each once.

    Raises:
        QueryError: if one is invalid.
    """
    try:
        return tuple(dict.fromkeys(reading_of(one).tolerance for one in tolerances))
    except TypeError:
        raise QueryError(f"tolerances is {shown(tolerances)}: give several, as (0, 1)") from None


def _name(table: str) -> str:
    if table in SCHEMAS:
        return table
    hint = did_you_mean(table, SCHEMAS) or f"write one of {', '.join(SCHEMAS)}"
    raise QueryError(f"no table {shown(table)}: {hint}")


def _own_known_until(event: Event) -> int | None:
    return event.known_until.toordinal() if event.known_until else None


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _rows(  # noqa: PLR0913, PLR0917  (what events don't know of themselves)
    events: Iterable[Event],
    languages: Sequence[str],
    places: Mapping[str, Place],
    known_until: Callable[[Event], int | None],
    tolerances: Sequence[int],
    words: EventWords,
) -> dict[str, list[Row]]:
    """The rows of every table, by its name."""
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for event in events:
        until = known_until(event)
        place = places.get(event.place) if event.place else None
        rows["events"].append(_event(event, languages, place, until, words.column(event)))
        rows["cells"] += ((event.id, *row) for row in _cells_of_event(event, until, tolerances))
        rows["participants"] += ((event.id, part.actor, part.role) for part in event.participants)
        rows["tags"] += ((event.id, tag) for tag in event.tags)
        rows["citations"] += ((event.id, None, *_citation(one)) for one in event.citations)
        for at, (path, claim) in enumerate(event.placed_claims()):
            rows["claims"].append((event.id, at, _ABOUT[path[0]], *_claim(claim)))
            rows["citations"] += ((event.id, at, *_citation(one)) for one in claim.citations)
    return rows


def _event(
    event: Event, languages: Sequence[str], place: Place | None, until: int | None, words: str
) -> Row:
    return (
        event.id,
        str(event.title),
        *map(event.title.get, languages),
        event.when and event.when.edtf,
        *_time_of(event),
        until,
        event.inferred is not None,
        len(_CLAIMED.claimed_times(event)),
        event.kind,
        event.chapter,
        event.place,
        place.latitude if place else None,
        place.longitude if place else None,
        event.contested,
        words,
        event.status,
        event.key,
        event.modified,
        event.revision,
    )


def _time_of(event: Event) -> Row:
    """What the columns `TIME` say of an event: null where nothing is known."""
    cells = own_cells(event, 0, None)
    if event.when is None:
        linked = all(cell.linked for cell in cells)
        flags = (False,) * 4
        return (*_days(cells), *flags, None, False, False, False, len(cells), True, linked)
    row = time_row(event.when, cells)
    return row if event.inferred is None else (*row[:_INSTANT], False, *row[_INSTANT + 1 :])


def _days(cells: Sequence[Cell]) -> Row:
    """The bounds, the earliest and the latest day of some cells."""
    bounds = bounds_of(cells)
    return (*map(finite, bounds), as_date(bounds.start_min), as_date(bounds.end_max))


def time_row(span: TimeSpan, cells: Sequence[Cell] | None = None) -> Row:
    """What the columns `TIME` say of a span.

    Args:
        span: The span.
        cells: Its cells, where they are not all that its text says.
    """
    cells = span.cells if cells is None else cells
    return (
        *_days(cells),
        span.open_start,
        span.open_end,
        span.unknown_start,
        span.unknown_end,
        span.precision,
        span.approximate,
        span.uncertain,
        span.seconds is not None,
        len(cells),
        span.exact,
        all(cell.linked for cell in cells),
    )


def finite(day: float) -> int | None:
    """A day, or None where it is infinite."""
    return int(day) if math.isfinite(day) else None


def _cells_of_event(event: Event, until: int | None, tolerances: Sequence[int]) -> Iterator[Row]:
    rivals = _CLAIMED.claimed_times(event)
    if event.when is not None and event.inferred is None:
        yield from cell_rows(event.when, tolerances, until, alone=not rivals)
    else:
        for tolerance in tolerances:
            cells = own_cells(event, tolerance, until)
            yield from (_cell(cell, tolerance, "day", False, False) for cell in cells)
    for time in rivals:
        yield from cell_rows(time, tolerances, until, claimed=True, alone=False)


def cell_rows(
    time: TimeSpan,
    tolerances: Sequence[int],
    until: int | None = None,
    *,
    claimed: bool = False,
    alone: bool = True,
) -> Iterator[Row]:
    """The rows of the table of cells for one time, without the event's id.

    None for a time that is its event's only one and that bounds hold whole.
    """
    instant = time.seconds is not None
    plain = alone and len(time.cells) == 1 and not (time.approximate or time.uncertain)
    for tolerance in tolerances:
        if not plain:
            days = time.cells_within(tolerance, until)
            yield from (_cell(cell, tolerance, "day", claimed, instant) for cell in days)
        for cell in seconds_of(time, until) or ():
            yield _cell(cell, tolerance, "second", claimed, instant)


def _cell(cell: Cell, tolerance: int, unit: str, claimed: bool, instant: bool) -> Row:  # noqa: FBT001
    return (tolerance, unit, claimed, instant, *map(finite, cell[:4]), cell.linked)


def _claim(claim: Claim) -> Row:
    value = claim.value
    figure = value if isinstance(value, Quantity) else None
    written = figure.amount if figure else value
    return (
        claim.aspect,
        claim.by,
        claim.stance,
        None if written is None else str(written),
        float(figure.amount) if figure else None,
        figure.unit if figure else None,
        figure.hedge if figure else None,
        None if claim.text is None else str(claim.text),
        claim.subject,
        None if claim.said is None else claim.said.edtf,
        claim.rank,
    )


def _citation(citation: Citation) -> Row:
    note = None if citation.note is None else str(citation.note)
    return (citation.source, citation.locator, note)

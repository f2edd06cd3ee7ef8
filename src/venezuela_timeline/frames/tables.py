"""From events to Arrow tables."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow as pa

from venezuela_timeline.errors import QueryError, did_you_mean, shown
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.timeline.columns import EVENTS, SCHEMAS, titles
from venezuela_timeline.timeline.reading import tolerances_of
from venezuela_timeline.timeline.rows import TOLERANCES, rows_of
from venezuela_timeline.timeline.text_fields import EventWords

from .backends import in_pandas, in_polars
from .schema import Tables, arrow_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import polars as pl

    from venezuela_timeline.model import Actor, Event, Place, Source
    from venezuela_timeline.timeline import Perspective, Timeline
    from venezuela_timeline.timeline.rows import Row


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
        (172, ['event', 'actor', 'role'])
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
    tolerances = tolerances_of(tolerances)
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
        rows = rows_of(chunk, languages, places or {}, until, tolerances, words)
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

"""The rows of the tables that `columns` describes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from venezuela_timeline.model import Quantity
from venezuela_timeline.time import bounds_of
from venezuela_timeline.time.days import as_date

from .columns import SCHEMAS, TIME
from .reading import Reading, own_cells, seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from venezuela_timeline.model import Citation, Claim, Event, Place
    from venezuela_timeline.time import Cell, TimeSpan

    from .text_fields import EventWords

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


def rows_of(  # noqa: PLR0913, PLR0917  (what events don't know of themselves)
    events: Iterable[Event],
    languages: Sequence[str],
    places: Mapping[str, Place],
    known_until: Callable[[Event], int | None],
    tolerances: Sequence[int],
    words: EventWords,
) -> dict[str, list[Row]]:
    """The rows of every table, by its name.

    Args:
        events: The events.
        languages: The languages that titles get a column for.
        places: Where coordinates are looked up.
        known_until: The day until which an event with an open end is known to have gone on.
        tolerances: The tolerances for which the table of cells gets rows.
        words: Gives the words of an event.
    """
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for event in events:
        until = known_until(event)
        place = places.get(event.place) if event.place else None
        rows["events"].append(_event(event, languages, place, until, words.column(event)))
        rows["cells"] += ((event.id, *row) for row in cells_of_event(event, until, tolerances))
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


def cells_of_event(
    event: Event, until: int | None, tolerances: Sequence[int], *, every: bool = False
) -> Iterator[Row]:
    """The rows of the table of cells for one event, without its id.

    Args:
        event: The event.
        until: The day until which it is known to have gone on.
        tolerances: The tolerances for which there are rows.
        every: Whether there are also rows for a time that bounds hold whole.
    """
    rivals = _CLAIMED.claimed_times(event)
    if event.when is not None and event.inferred is None:
        yield from cell_rows(event.when, tolerances, until, alone=not (rivals or every))
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

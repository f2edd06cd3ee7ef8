"""Which events of a frame follow which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa

from venezuela_timeline.time import Cell
from venezuela_timeline.time.days import inf
from venezuela_timeline.timeline.offsets import to_offset
from venezuela_timeline.timeline.reading import check_bool, reading_of
from venezuela_timeline.timeline.sequences import Times, followers

from .backends import beside
from .inputs import BOUNDS, Given
from .schema import Tables
from .where import where

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from venezuela_timeline.model import Offset
    from venezuela_timeline.timeline import Query, Timeline

_FLAGS = ("linked", "cells", "approximate", "uncertain", "instant", "open_end", "known_until")
_ASKED = "followed_by"

_Cells = dict[tuple[Any, str], list[Cell]]


def followed_by(  # noqa: PLR0913  (the options of `Timeline.followed_by`, and the timeline itself)
    frame: Any,
    first: Query,
    second: Query,
    *,
    within: Offset | str,
    certainly: bool = False,
    tolerance: int = 1,
    timeline: Timeline | None = None,
) -> Any:
    """The pairs of an event that answers one query and a later one that answers another.

    The same pairs as `Timeline.followed_by` gives. The events that answer are collected, with
    their days only; each query is answered where the frame is.

    Args:
        frame: `Tables` with the table of cells, in any library or engine.
        first: What the first event answers.
        second: What the second event answers.
        within: Whole days, weeks or months, such as ``"30 days"``.
        certainly: Leave out what is only possible.
        tolerance: How many units a qualified date may be off by.
        timeline: As for `where`.

    Returns:
        A frame with the columns ``first``, ``second`` and ``certain``, of the kind that was
        given; of an engine other than DuckDB, an Arrow table.

    Raises:
        QueryError: if a question cannot be put to the frame, or the offset is none.

    Example:
        >>> import venezuela_timeline as vt
        >>> from venezuela_timeline import frames
        >>> tables = frames.tables(vt.load())
        >>> election, statement = vt.kind("election"), vt.kind("statement")
        >>> frames.followed_by(tables, election, statement, within="30 days").num_rows > 5
        True
    """
    check_bool(certainly, "certainly")
    offset, reading = to_offset(within), reading_of(tolerance)
    tables = frame if isinstance(frame, Tables) else Tables(frame)
    given = Given(tables)
    given.needs(*_FLAGS)
    given.needs_days()
    cells = _cells_of(_rows(given.cells(reading, _ASKED), ("event", "unit", *BOUNDS, "linked")))
    sides = []
    for query in (first, second):
        found, sure = (
            nw.from_native(
                where(frame, query, certainly=one, tolerance=tolerance, timeline=timeline)
            )
            for one in (False, True)
        )
        ids = {row["id"] for row in _rows(sure, ("id",))}
        rows = _rows(found, ("id", *BOUNDS, *_FLAGS))
        sides.append(
            ([row["id"] for row in rows], [_times(row, cells, row["id"] in ids) for row in rows])
        )
    (firsts, mine), (seconds, theirs) = sides
    pairs = followers(mine, theirs, offset)
    table = [
        (firsts[one], seconds[other], bool(certain))
        for one, other, certain in zip(*pairs, strict=True)
        if firsts[one] != seconds[other] and (certain or not certainly)
    ]
    names = pa.array(firsts + seconds).type if firsts or seconds else pa.string()
    columns = zip(*table, strict=True) if table else ((), (), ())
    arrays = [
        pa.array(list(column), kind)
        for column, kind in zip(columns, (names, names, pa.bool_()), strict=True)
    ]
    arrow = pa.table(arrays, names=["first", "second", "certain"])
    made = given.events
    if isinstance(made, nw.LazyFrame) and not made.implementation.is_duckdb():
        return arrow
    return nw.to_native(beside(made, arrow))


def _rows(frame: Any, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Some columns of a frame, in memory."""
    found = frame.select(*columns)
    found = found.collect("pyarrow") if isinstance(found, nw.LazyFrame) else found
    rows: list[dict[str, Any]] = found.to_arrow().to_pylist()
    return rows


def _cell(row: Mapping[str, Any]) -> Cell:
    start_min, start_max, end_min, end_max = (row[name] for name in BOUNDS)
    return Cell(
        -inf if start_min is None else int(start_min),
        inf if start_max is None else int(start_max),
        -inf if end_min is None else int(end_min),
        inf if end_max is None else int(end_max),
        linked=bool(row["linked"]),
    )


def _cells_of(rows: Sequence[Mapping[str, Any]]) -> _Cells:
    """The cells by the event and the unit."""
    found: _Cells = {}
    for row in rows:
        found.setdefault((row["event"], row["unit"]), []).append(_cell(row))
    return found


def _times(row: Mapping[str, Any], cells: _Cells, certain: bool) -> Times:  # noqa: FBT001
    several = row["cells"] > 1 or row["approximate"] or row["uncertain"]
    seconds = cells.get((row["id"], "second")) if row["instant"] else None
    if several:
        return Times(cells.get((row["id"], "day"), []), seconds, certain)
    cell = _cell(row)
    if row["open_end"] and row["known_until"] is not None:
        cell = cell._replace(end_min=max(cell.end_min, int(row["known_until"])))
    return Times([cell], seconds, certain)

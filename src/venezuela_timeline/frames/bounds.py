"""From EDTF in a column to bounds, in any library or engine.

Each distinct text is parsed once; a million rows hold far fewer dates than rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from venezuela_timeline.errors import EDTFError, QueryError
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.timeline.columns import CELLS, TIME, Column
from venezuela_timeline.timeline.reading import tolerances_of
from venezuela_timeline.timeline.rows import TOLERANCES, Row, cell_rows, time_row

from .backends import beside, clashing, framed, fresh
from .inputs import hold, kind_of
from .schema import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .backends import Frame

_FAULT = Column("fault", "string", "why the text is not EDTF", nullable=True)
_NO_TIME: dict[str, Any] = {
    column.name: {"bool": False, "int32": 0}.get(column.type) for column in TIME
}
"""What stands in the columns of a row without a time: no cell, nothing open, nothing marked."""


class Unread(NamedTuple):
    """A text in a column that is not EDTF.

    Attributes:
        text: The text.
        rows: How many rows hold it.
        reason: What is wrong with it, and where.
    """

    text: str
    rows: int
    reason: str


def bounds(frame: Any, column: str) -> Any:
    """A frame with the columns that say what its EDTF texts mean.

    They are those of `SCHEMAS`: the four bounds, `earliest` and `latest`, what is open or
    unknown, precision, qualifiers, the number of cells. A row whose text is missing or not EDTF
    stays, with 0 cells and, in the column `fault`, the reason; `unread` lists them.

    Args:
        frame: A dataframe of pandas, Polars, pyarrow, DuckDB, Dask or PySpark. Of a lazy one
            the distinct texts are read at once, and the rest stays lazy.
        column: The column with EDTF.

    Raises:
        QueryError: if there is no such column, if it does not hold text, or if the frame has
            some of the new columns already.

    Example:
        >>> import pyarrow as pa
        >>> from venezuela_timeline import frames
        >>> dates = pa.table({"date": ["2024-07-28", "2024-13"]})
        >>> frames.bounds(dates, "date").select(["date", "start_min", "fault"]).to_pylist()[0]
        {'date': '2024-07-28', 'start_min': 739095, 'fault': None}
    """
    rows = framed(frame, "rows")
    new = (*TIME, _FAULT)
    schema = rows.collect_schema()
    _holds_text(schema, column)
    if taken := clashing(rows, [one.name for one in new]):
        raise QueryError(f"the frame has {', '.join(taken)} already: drop or rename them")
    texts = _texts(rows, column)
    table = _table(new, (_time(text) for text in texts))
    if isinstance(rows, nw.DataFrame):
        return nw.to_native(_widened(rows, column, texts, table))
    # Engines join text with text, and not with categories.
    key = fresh("text", [*schema, *table.column_names])
    table = table.append_column(key, pa.array(texts, pa.string()))
    rows = rows.with_columns(nw.col(column).cast(nw.String).alias(key))
    found = rows.join(beside(rows, table), on=key, how="left").drop(key)
    filled = [
        nw.col(name).fill_null(value) for name, value in _NO_TIME.items() if value is not None
    ]
    return nw.to_native(found.with_columns(*filled))


def cells(
    frame: Any,
    column: str,
    *,
    id: str = "id",  # noqa: A002  (the word the data uses)
    tolerances: Sequence[int] = TOLERANCES,
) -> Any:
    """The table of cells for a frame's EDTF: of dates that one row of bounds cannot hold.

    Args:
        frame: A dataframe as for `bounds`. If it has a column `known_until`, an open end is
            read as at least that day number.
        column: The column with EDTF. Other texts have no cells.
        id: The column with the events' ids, each of which it has once.
        tolerances: The tolerances to hold, for `Tables`.

    Raises:
        QueryError: if there is no such column, `known_until` does not hold day numbers, or a
            tolerance is invalid; in a frame that is not lazy, if ids are missing or repeated.
    """
    tolerances = tolerances_of(tolerances)
    rows = framed(frame, "rows")
    schema = rows.collect_schema()
    _holds_text(schema, column)
    _holds(schema, id)
    if isinstance(rows, nw.DataFrame) and (rows[id].is_null() | rows[id].is_duplicated()).any():
        raise QueryError(f"some ids in the column {id!r} are missing or stand twice: number them")
    several = {text: time for text in _texts(rows, column) if (time := _several(text))}
    # As text it joins alike in all libraries; a null would join with nothing.
    known = "known_until" in schema and column != "known_until"
    if known:
        hold(schema, ["known_until"], "rows")
    until = nw.col("known_until").fill_null(int(_NEVER)).cast(nw.Int64) if known else nw.lit(_NEVER)
    mine: Any = rows.filter(~nw.col(column).is_null()).select(
        nw.col(id).alias("event"),
        nw.col(column).cast(nw.String).alias("text"),
        until.cast(nw.String).alias("until"),
    )
    pairs = _distinct(mine.select(*_KEYS)) if known else [(text, _NEVER) for text in several]
    made = [
        (text, until, *row)
        for text, until in pairs
        if text in several
        for row in cell_rows(several[text], tolerances, None if until == _NEVER else int(until))
    ]
    table = _table((*(Column(key, "string", "") for key in _KEYS), *CELLS[1:]), made)
    joined = mine.join(beside(rows, table), on=list(_KEYS), how="inner")
    return nw.to_native(joined.select(*(one.name for one in CELLS)))


def unread(frame: Any, column: str) -> list[Unread]:
    """The texts of a column that are not EDTF, with how many rows hold them, most first."""
    rows = framed(frame, "rows")
    _holds_text(rows.collect_schema(), column)
    texts = rows.filter(~nw.col(column).is_null()).select(nw.col(column).alias("text"))
    counted = _values(texts.group_by("text").agg(nw.len().alias("rows")))
    bad = [
        Unread(text, count, reason)
        for text, count in counted
        if (reason := _fault(text)) is not None
    ]
    return sorted(bad, key=lambda one: (-one.rows, one.text))


_NEVER = str(-(2**53))
"""Stands for no day, in columns of floats as well."""


_KEYS = ("text", "until")
"""The columns on which the cells of a row depend."""


def _holds(schema: nw.Schema, column: str) -> None:
    if column not in schema:
        there = ", ".join(map(str, schema))
        raise QueryError(f"the frame has no column {column!r}: it has {there}")


def _holds_text(schema: nw.Schema, column: str) -> None:
    _holds(schema, column)
    if kind_of(schema[column]) not in ("text", "unknown"):
        raise QueryError(f"the column {column!r} is {schema[column]}, not text: cast it to text")


def _texts(rows: Frame, column: str) -> list[str]:
    """The distinct texts of a column, without nulls."""
    there = rows.filter(~nw.col(column).is_null())
    return [text for (text,) in _distinct(there.select(nw.col(column).alias("text")))]


def _distinct(rows: Frame) -> list[Row]:
    """The rows of a frame, each once, in memory."""
    return _values(rows.unique())


def _values(rows: Frame) -> list[Row]:
    """The rows of a frame, in memory."""
    found = rows.collect() if isinstance(rows, nw.LazyFrame) else rows
    return list(zip(*(found[name].to_list() for name in found.columns), strict=True))


def _table(columns: Sequence[Column], rows: Iterable[Row]) -> pa.Table:
    schema = arrow_schema(columns)
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)


def _widened(rows: nw.DataFrame[Any], column: str, texts: list[str], table: pa.Table) -> Any:
    """Rows in memory with the columns that belong to their texts, in place."""
    table = pa.concat_tables([table, _table((*TIME, _FAULT), [(*_NO_TIME.values(), None)])])
    at = pc.index_in(rows[column].cast(nw.String).to_arrow(), pa.array(texts, pa.string()))
    new = beside(rows, table.take(pc.fill_null(at, len(texts))))
    if rows.implementation.is_pandas():
        nw.to_native(new).index = nw.maybe_get_index(rows)
    return rows.with_columns(*(new[name] for name in new.columns))


def _fault(text: str) -> str | None:
    try:
        TimeSpan.parse(text)
    except EDTFError as error:
        return str(error)
    return None


def _time(text: str) -> Row:
    try:
        return (*time_row(TimeSpan.parse(text)), None)
    except EDTFError as error:
        return (*_NO_TIME.values(), str(error))


def _several(text: str) -> TimeSpan | None:
    """The time of a text, if bounds alone do not hold it."""
    try:
        time = TimeSpan.parse(text)
    except EDTFError:
        return None
    return time if any(True for _ in cell_rows(time, (0,))) else None

"""From EDTF in a column to bounds, in any library or engine.

Each distinct text is parsed once; a million rows hold far fewer dates than rows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from venezuela_timeline.errors import EDTFError, QueryError
from venezuela_timeline.time import TimeSpan

from ._native import beside, framed
from .schema import CELLS, TIME, Column, arrow_schema
from .tables import TOLERANCES, Row, cell_rows, time_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._native import Frame

_FAULT = Column("fault", "string", "why the text is no EDTF", nullable=True)
_NO_TIME: dict[str, Any] = {
    column.name: {"bool": False, "int32": 0}.get(column.type) for column in TIME
}
"""What stands in the columns of a row without a time: no cell, nothing open, nothing marked."""


class Unread(NamedTuple):
    """A text in a column that is no EDTF.

    Attributes:
        text: The text.
        rows: In how many rows it stands.
        reason: What is wrong with it, and where.
    """

    text: str
    rows: int
    reason: str


def bounds(frame: Any, column: str) -> Any:
    """A frame with the columns that say what its EDTF texts mean.

    They are those of `SCHEMAS`: the four bounds, `earliest` and `latest`, what is open or
    unknown, precision, qualifiers, the number of cells. A row whose text is missing or no
    EDTF stays, with 0 cells and, in the column `fault`, the reason; `unread` lists them.

    Args:
        frame: A dataframe of pandas, Polars, pyarrow, DuckDB, Dask or PySpark. Of a lazy one
            the distinct texts are read at once, and the rest stays lazy.
        column: The column with EDTF.

    Raises:
        QueryError: where there is no such column, where it holds no text, or where the frame
            has some of the new columns already.

    Example:
        >>> import pyarrow as pa
        >>> from venezuela_timeline import frames
        >>> dates = pa.table({"date": ["2024-07-28", "2024-13"]})
        >>> frames.bounds(dates, "date").select(["date", "start_min", "fault"]).to_pylist()[0]
        {'date': '2024-07-28', 'start_min': 739095, 'fault': None}
    """
    rows = framed(frame, "rows")
    new = (*TIME, _FAULT)
    _check(rows, column, [one.name for one in new])
    texts = _distinct(rows, column)
    table = _table(new, (_time(text) for text in texts))
    if isinstance(rows, nw.DataFrame):
        return nw.to_native(_widened(rows, column, texts, table))
    found = rows.join(
        beside(rows, table.append_column(column, pa.array(texts, pa.string()))),
        on=column,
        how="left",
    )
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
        column: The column with EDTF. Texts that are none have no cells.
        id: The column with the events' ids.
        tolerances: The tolerances to hold, for `Tables`.

    Raises:
        QueryError: where there is no such column, or a tolerance is none.
    """
    rows = framed(frame, "rows")
    _check(rows, column, ())
    _check(rows, id, ())
    several = {text for text in _distinct(rows, column) if _several(text)}
    keys = [column]
    pairs: list[tuple[str, str]] = [(text, _NEVER) for text in several]
    mine: Any = rows.filter(~nw.col(column).is_null())
    if "known_until" in rows.collect_schema().names():
        # As text it joins alike in all libraries; a null would join with nothing.
        until = nw.col("known_until").fill_null(int(_NEVER)).cast(nw.Int64).cast(nw.String)
        mine = mine.with_columns(until)
        keys = [column, "known_until"]
        found = mine.group_by(*keys).agg(nw.len().alias("rows"))
        known = found.collect("pyarrow") if isinstance(found, nw.LazyFrame) else found
        both = zip(known[column].to_list(), known["known_until"].to_list(), strict=True)
        pairs = [(text, until) for text, until in both if text in several]
    made = [
        (text, until, *row)
        for text, until in pairs
        for row in cell_rows(_span(text), tolerances, None if until == _NEVER else int(until))
    ]
    key = (Column(column, "string", ""), Column("known_until", "string", ""))
    table = _table((*key, *CELLS[1:]), made).select([*keys, *(one.name for one in CELLS[1:])])
    mine = mine.select(nw.col(id).alias("event"), *keys)
    joined = mine.join(beside(rows, table), on=keys, how="inner")
    return nw.to_native(joined.select(*(one.name for one in CELLS)))


def unread(frame: Any, column: str) -> list[Unread]:
    """The texts of a column that are no EDTF, with how many rows bear them, most first."""
    rows = framed(frame, "rows")
    _check(rows, column, ())
    found = rows.filter(~nw.col(column).is_null()).group_by(column).agg(nw.len().alias("rows"))
    counted = found.collect() if isinstance(found, nw.LazyFrame) else found
    texts, counts = counted[column].to_list(), counted["rows"].to_list()
    bad = [
        Unread(text, count, reason)
        for text, count in zip(texts, counts, strict=True)
        if (reason := _fault(text)) is not None
    ]
    return sorted(bad, key=lambda one: (-one.rows, one.text))


_NEVER = str(-(2**53))
"""Stands for no day, in columns of floats as well."""


def _check(rows: Frame, column: str, new: Iterable[str]) -> None:
    schema = rows.collect_schema()
    if column not in schema:
        raise QueryError(f"the frame has no column {column!r}: it has {', '.join(schema)}")
    if schema[column] not in (nw.String, nw.Categorical):
        raise QueryError(f"the column {column!r} is {schema[column]}, not text: cast it to text")
    if taken := [name for name in new if name in schema]:
        raise QueryError(f"the frame has {', '.join(taken)} already: drop or rename them")


def _distinct(rows: Frame, column: str) -> list[str]:
    """The distinct texts of a column, without nulls."""
    found = rows.filter(~nw.col(column).is_null()).group_by(column).agg(nw.len().alias("rows"))
    known = found.collect() if isinstance(found, nw.LazyFrame) else found
    return list(known[column].to_list())


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


@cache
def _span(text: str) -> TimeSpan:
    return TimeSpan.parse(text)


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


def _several(text: str) -> bool:
    """Whether a text is EDTF that bounds alone do not hold."""
    try:
        return any(True for _ in cell_rows(TimeSpan.parse(text), (0,)))
    except EDTFError:
        return False

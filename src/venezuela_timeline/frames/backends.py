"""From Arrow to the library or engine that a frame is in."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals as nw
import pyarrow as pa

from venezuela_timeline.errors import MissingExtraError, QueryError, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import pandas as pd
    import polars as pl

_SPARK = {nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT}
_CASELESS = {*_SPARK, nw.Implementation.DUCKDB}
"""Engines for which `Text` and `text` are one name."""

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
"""A dataframe, or the plan of one, as narwhals knows it."""


def framed(native: Any, name: str) -> Frame:
    """A frame as narwhals knows it.

    Raises:
        QueryError: if it is not a frame, or its columns cannot be told apart by name.
    """
    try:
        frame: Frame = nw.from_native(native)
        columns = frame.collect_schema().names()
    except TypeError:
        raise QueryError(
            f"the {name} are {shown(native)}: give a dataframe of pandas, Polars, pyarrow, "
            "DuckDB, Dask or PySpark"
        ) from None
    except nw.exceptions.DuplicateError:
        raise QueryError(f"the {name} have several columns of one name: rename them") from None
    if frame.implementation in _SPARK and (odd := [one for one in columns if set(one) & {*".`"}]):
        raise QueryError(
            f"the {name} have the column {odd[0]!r}, and PySpark takes a dot or a backtick in a "
            "name for more than the name: rename it"
        )
    return frame


def beside(frame: Frame, table: pa.Table) -> Any:
    """An Arrow table as a frame that can be joined with another.

    Raises:
        QueryError: if it is in an engine that is not known here.
    """
    native = nw.to_native(frame)
    match frame.implementation:
        case nw.Implementation.PYARROW:
            made: Any = table
        case nw.Implementation.PANDAS:
            made = in_pandas(table)
        case nw.Implementation.POLARS:
            made = in_polars(table)
            made = made.lazy() if isinstance(frame, nw.LazyFrame) else made
        case nw.Implementation.DUCKDB:
            # A relation is bound to its connection, which finds the variable by its name,
            # unless it has a table of that name itself.
            venezuela_timeline_rows = table  # noqa: F841
            try:
                made = native.query(
                    "venezuela_timeline_unused", "select * from venezuela_timeline_rows"
                )
            except Exception as error:  # one of DuckDB's, which need not be installed
                if "venezuela_timeline_rows" not in str(error):
                    raise  # pragma: no cover  (a connection that was lost, say)
                raise QueryError(
                    "the connection may not look at tables in memory (enable_external_access or "
                    "python_enable_replacements is off): give a relation of one that may"
                ) from None
            if made.columns != table.column_names:
                raise QueryError("the connection has a table 'venezuela_timeline_rows': rename it")
        case nw.Implementation.DASK:
            import dask.dataframe as dd  # noqa: PLC0415  (whoever gives such a frame has it)

            made = dd.from_pandas(in_pandas(table), npartitions=1)
        case nw.Implementation.PYSPARK | nw.Implementation.PYSPARK_CONNECT:
            made = native.sparkSession.createDataFrame(table)
        case other:  # pragma: no cover  (narwhals knows more than the engines tested here)
            raise QueryError(f"frames in {other} are not known here: convert to Polars or Arrow")
    return nw.from_native(made)


@contextmanager
def one_connection() -> Iterator[None]:
    """A block in which relations of DuckDB are joined.

    Raises:
        QueryError: if they are of different connections.
    """
    try:
        yield
    except Exception as error:  # one of DuckDB's, which need not be installed
        if "different connections" not in str(error):
            raise
        raise QueryError(
            "some tables are relations of different connections: make all in one"
        ) from None


def fresh(name: str, taken: Collection[str]) -> str:
    """A name that no other column has, in capitals or not."""
    folded = {one.casefold() for one in taken}
    while name in folded:
        name += "_"
    return name


def clashing(frame: Frame, names: Collection[str]) -> list[str]:
    """The columns that new ones of these names would be taken for."""
    same = str.casefold if frame.implementation in _CASELESS else str
    new = {same(name) for name in names}
    return [name for name in frame.collect_schema() if same(name) in new]


def in_pandas(table: pa.Table) -> pd.DataFrame:
    """An Arrow table in pandas, with types that tell null from a number."""
    library = _library("pandas")
    nullable = {
        pa.int32(): library.Int32Dtype(),
        pa.int64(): library.Int64Dtype(),
        pa.bool_(): library.BooleanDtype(),
        pa.string(): library.StringDtype(),
    }
    frame: pd.DataFrame = table.to_pandas(types_mapper=nullable.get, date_as_object=False)
    return frame


def in_polars(table: pa.Table) -> pl.DataFrame:
    """An Arrow table in Polars."""
    frame: pl.DataFrame = _library("polars").from_arrow(table)
    return frame


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise MissingExtraError(f"{name} is missing: pip install {name}") from None

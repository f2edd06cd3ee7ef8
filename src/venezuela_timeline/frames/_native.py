"""From Arrow to the library or engine that a frame is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa

from venezuela_timeline.errors import QueryError, shown

if TYPE_CHECKING:
    import pandas as pd

Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]
"""A dataframe, or the plan of one, as narwhals knows it."""


def framed(native: Any, name: str) -> Frame:
    """A frame as narwhals knows it.

    Raises:
        QueryError: for what is none.
    """
    try:
        return nw.from_native(native)
    except TypeError:
        raise QueryError(
            f"the {name} are {shown(native)}: give a dataframe of pandas, Polars, pyarrow, "
            "DuckDB, Dask or PySpark"
        ) from None


def beside(frame: Frame, table: pa.Table) -> Frame:
    """An Arrow table as a frame that can be joined with another.

    Raises:
        QueryError: for an engine that is none of ours.
    """
    native = nw.to_native(frame)
    match frame.implementation:
        case nw.Implementation.PYARROW:
            made: Any = table
        case nw.Implementation.PANDAS:
            made = in_pandas(table)
        case nw.Implementation.POLARS:
            import polars as pl  # noqa: PLC0415  (whoever gives such a frame has it; so below)

            made = pl.from_arrow(table)
            made = made.lazy() if isinstance(frame, nw.LazyFrame) else made
        case nw.Implementation.DUCKDB:
            # A relation is bound to its connection, which finds the variable by its name.
            arrow_rows = table  # noqa: F841
            made = native.query("unused", "select * from arrow_rows")
        case nw.Implementation.DASK:
            import dask.dataframe as dd  # noqa: PLC0415

            made = dd.from_pandas(in_pandas(table), npartitions=1)
        case nw.Implementation.PYSPARK | nw.Implementation.PYSPARK_CONNECT:
            made = native.sparkSession.createDataFrame(table)
        case other:
            raise QueryError(f"frames in {other} are not known here: convert to Polars or Arrow")
    return nw.from_native(made)


def in_pandas(table: pa.Table) -> pd.DataFrame:
    """An Arrow table in pandas, with types that tell null from a number."""
    import pandas as pd  # noqa: PLC0415

    nullable = {
        pa.int32(): pd.Int32Dtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
        pa.string(): pd.StringDtype(),
    }
    return table.to_pandas(types_mapper=nullable.get, date_as_object=False)

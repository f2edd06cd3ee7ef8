"""Tables as Parquet files in a folder, written as they come and scanned where they lie."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow.parquet as pq

from venezuela_timeline._files import new_folder
from venezuela_timeline.errors import QueryError, ReadError, near, shown
from venezuela_timeline.timeline import Timeline

from .schema import SCHEMAS, Tables
from .tables import tables

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

_TOLERANCES = b"venezuela_timeline.tolerances"
_ENGINES = ("polars", "duckdb", "dask", "pyspark", "pyarrow", "pandas")


def write(
    data: Timeline | Iterable[Tables],
    folder: str | os.PathLike[str],
    *,
    progress: Callable[[int], object] | None = None,
) -> int:
    """Write tables to a new folder, ``events.parquet``, ``cells.parquet`` and so on.

    What is given piece by piece is written piece by piece, so memory holds one piece; the
    folder appears when it is whole. Engines read these files; to read a timeline back, save
    it with the suffix ``.parquet``, or in another lossless format.

    Args:
        data: A timeline, or Arrow tables as `stream` gives them.
        folder: It must not exist, or be empty.
        progress: Called with the number of events written so far.

    Returns:
        How many events were written.

    Raises:
        SaveError: where the folder holds something or cannot be written.
    """
    target = Path(folder)
    count = 0
    with new_folder(target) as beside, contextlib.ExitStack() as open_files:
        writers: dict[str, pq.ParquetWriter] = {}
        for piece in [tables(data)] if isinstance(data, Timeline) else data:
            tolerances = {_TOLERANCES: json.dumps(list(piece.tolerances)).encode()}
            for name, bare in piece.items():
                table = bare.replace_schema_metadata({**(bare.schema.metadata or {}), **tolerances})
                if name not in writers:
                    file = beside / f"{name}.parquet"
                    writer = pq.ParquetWriter(file, table.schema, compression="zstd")
                    writers[name] = open_files.enter_context(writer)
                writers[name].write_table(table)
            count += piece.events.num_rows
            if progress is not None:
                progress(count)
    return count


def scan(folder: str | os.PathLike[str], engine: str = "polars", **options: Any) -> Tables:
    """The tables of a folder that `write` made, in a library or an engine, without reading them.

    Args:
        folder: The folder.
        engine: ``polars``, ``duckdb``, ``dask`` or ``pyspark``, which stay lazy; ``pyarrow``
            or ``pandas``, which read at once.
        **options: For the reader of that library; ``session=…`` for PySpark.

    Raises:
        ReadError: where there is no such folder or file.
        QueryError: for another engine.
    """
    if engine not in _ENGINES:
        hint = near(engine, _ENGINES) or f"write one of {', '.join(_ENGINES)}"
        raise QueryError(f"no engine {shown(engine)}: {hint}")
    source = Path(folder)
    reader: Any = nw.read_parquet if engine in {"pyarrow", "pandas"} else nw.scan_parquet
    try:
        metadata = pq.read_schema(source / "events.parquet").metadata or {}
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot read {str(source / 'events.parquet')!r}: {error}") from None
    found = {
        name: nw.to_native(reader(path, backend=engine, **options))
        for name in SCHEMAS
        if (path := source / f"{name}.parquet").exists()
    }
    return Tables(**found, tolerances=tuple(json.loads(metadata.get(_TOLERANCES, b"[0, 1]"))))

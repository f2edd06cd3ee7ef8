"""Tables as Parquet files in a folder, written as they come and scanned where they lie."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from venezuela_timeline._files import new_folder
from venezuela_timeline.errors import QueryError, ReadError, did_you_mean, shown
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.columns import SCHEMAS
from venezuela_timeline.timeline.reading import tolerances_of

from .schema import Tables
from .tables import tables

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

_TOLERANCES = b"venezuela_timeline.tolerances"
_ENGINES = ("polars", "duckdb", "dask", "pyspark", "pyarrow", "pandas")
_GLOB = (r"[*?\[]", r"[\g<0>]")
_ESCAPES = {"dask": _GLOB, "duckdb": _GLOB, "pyspark": (r"[][*?{}\\]", r"\\\g<0>")}
"""What an engine reads as a pattern in the name of a file, and how it is escaped there."""


def write(
    data: Timeline | Tables | Iterable[Tables],
    folder: str | os.PathLike[str],
    *,
    progress: Callable[[int], object] | None = None,
) -> int:
    """Write tables to a new folder, ``events.parquet``, ``cells.parquet`` and so on.

    What is given piece by piece is written piece by piece, so memory holds one piece. The folder
    appears once it is whole. Engines read these files; to read a timeline back, save
    it with the suffix ``.parquet``, or in another lossless format.

    Args:
        data: A timeline, its Arrow tables, or several such as `stream` gives them.
        folder: It must not exist, or be empty.
        progress: Called with the number of events written so far.

    Returns:
        How many events were written.

    Raises:
        SaveError: if the folder holds something or cannot be written.
        QueryError: if the tables are not Arrow's.
    """
    target = Path(folder)
    count = 0
    with new_folder(target) as beside, contextlib.ExitStack() as open_files:
        writers: dict[str, pq.ParquetWriter] = {}
        for piece in _pieces(data):
            tolerances = {_TOLERANCES: json.dumps(list(piece.tolerances)).encode()}
            for name, bare in piece.items():
                table = bare.replace_schema_metadata({**(bare.schema.metadata or {}), **tolerances})
                if name not in writers:
                    file = beside / f"{name}.parquet"
                    writer = pq.ParquetWriter(
                        file, table.schema, compression="zstd", write_page_checksum=True
                    )
                    writers[name] = open_files.enter_context(writer)
                writers[name].write_table(table)
            count += piece.events.num_rows
            if progress is not None:
                progress(count)
    return count


def _pieces(data: Timeline | Tables | Iterable[Tables]) -> Iterator[Tables]:
    """Arrow tables, set by set."""
    if isinstance(data, Timeline):
        data = tables(data)
    pieces = data if isinstance(data, Iterable) else [data]
    for piece in pieces:
        if not isinstance(piece, Tables) or not all(
            isinstance(table, pa.Table) for _, table in piece.items()
        ):
            raise QueryError(
                f"{shown(piece)} are not tables of Arrow: make them with frames.stream"
            )
        yield piece


def scan(folder: str | os.PathLike[str], engine: str = "polars", **options: Any) -> Tables:
    """The tables of a folder that `write` made, in a library or an engine, without reading them.

    Args:
        folder: The folder.
        engine: ``polars``, ``duckdb``, ``dask`` or ``pyspark``, which stay lazy; ``pyarrow``
            or ``pandas``, which read at once.
        **options: For the reader of that library; ``session=…`` for PySpark.

    Raises:
        ReadError: if there is no such folder, or one of its files is not such a table.
        QueryError: if it is another engine, or PySpark without a session.
    """
    if engine not in _ENGINES:
        hint = did_you_mean(engine, _ENGINES) or f"write one of {', '.join(_ENGINES)}"
        raise QueryError(f"no engine {shown(engine)}: {hint}")
    source = Path(folder)
    reader: Any = nw.read_parquet if engine in {"pyarrow", "pandas"} else nw.scan_parquet
    if engine == "pyspark" and "session" not in options:
        raise QueryError("PySpark reads in a session: give session=…")
    if engine == "polars":
        options = {"glob": False, **options}  # a folder may be called `tables[1]`
    names = [name for name in SCHEMAS if (source / f"{name}.parquet").exists()]
    tolerances = {name: _tolerances(source / f"{name}.parquet") for name in {"events", *names}}
    found = {
        name: nw.to_native(
            reader(_literally(source / f"{name}.parquet", engine), backend=engine, **options)
        )
        for name in names
    }
    return Tables(**found, tolerances=tolerances["events"])


def _literally(file: Path, engine: str) -> str:
    """The path of this file alone, for engines that read a path as a pattern of names.

    It is absolute, because Spark's own process keeps the working directory it was started in.
    """
    path = str(file.absolute())
    if engine not in _ESCAPES or (engine == "dask" and "*" not in path):
        return path  # Dask sees a pattern only where there is a star
    return re.sub(*_ESCAPES[engine], path)


def _tolerances(file: Path) -> tuple[int, ...]:
    """The tolerances that a file's schema names.

    Raises:
        ReadError: if it is not a Parquet file, or its tolerances are invalid.
    """
    try:
        metadata = pq.read_schema(file).metadata or {}
        return tolerances_of(json.loads(metadata.get(_TOLERANCES, b"[0, 1]")))
    except (OSError, ValueError, RecursionError) as error:
        raise ReadError(f"cannot read {str(file)!r}: {error}") from None

"""Parquet: lossless, with the columns of the table of events for engines to read.

Each event has a row. Its column `record` holds the event as JSON, as a line of `jsonl` does;
the metadata `venezuela_timeline.head` hold the rest of the timeline. The other columns repeat
what is in these two, and `loads` does not read them. Needs the extra ``frames``.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import attrs

from venezuela_timeline.errors import DataError, Fault, MissingExtraError, TimelineError

from . import jsonl
from ._footer import pages_of
from ._limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline

    from ._records import Newer
    from .report import Report

__all__ = ["BINARY", "chunks", "loads"]

BINARY: Final = True
"""Its chunks are bytes."""

TAKES_MAX_BYTES: Final = True
"""A small file can be unpacked into a very large one."""

_HEAD = b"venezuela_timeline.head"
_RECORD = "record"
_LINE = re.compile(r"(?:^|(?<=^it also stands at ))line (\d+)")
_ENCODINGS = {"PLAIN", "RLE", "RLE_DICTIONARY", "PLAIN_DICTIONARY", "BIT_PACKED"}


def chunks(timeline: Timeline, *, report: Report | None = None) -> Iterator[bytes]:  # noqa: ARG001  (nothing is lost)
    """The timeline as one Parquet file.

    Law: ``loads(b"".join(chunks(timeline))) == timeline``.

    Raises:
        MissingExtraError: without the extra ``frames``.
    """
    from venezuela_timeline.frames.tables import to_arrow  # noqa: PLC0415  (an extra; so below)

    pa, pq = _pyarrow()

    head, *records = (line.rstrip("\n") for line in jsonl.chunks(timeline))
    table = to_arrow(timeline).append_column(
        pa.field(_RECORD, pa.string(), nullable=False), pa.array(records, pa.string())
    )
    metadata = {**(table.schema.metadata or {}), _HEAD: head.encode()}
    file = BytesIO()
    # With its schema in words of Arrow, too, the file would hold the metadata twice.
    with pq.ParquetWriter(
        file,
        table.schema,
        compression="zstd",
        write_statistics=table.column_names[:-1],  # those of records would be whole records
        write_page_checksum=True,
        store_schema=False,
    ) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(metadata)
    yield file.getvalue()


def loads(
    data: bytes,
    *,
    file: str | None = None,
    report: Report | None = None,
    max_bytes: int = MAX_BYTES,
    newer: Newer = "refuse",
) -> Timeline:
    """A timeline from Parquet that `chunks` wrote.

    Args:
        data: The file's bytes.
        file: Its name, for messages.
        report: Takes what is not kept of a newer version; this format holds everything else.
        max_bytes: The most characters that all records may have together, unpacked.
        newer: Whether to ``refuse`` a file of a newer version, or to ``keep`` what can be read.

    Raises:
        DataError: with every fault found, and the row it stands in; or if the file has no
            column `record`: `from_frame` reads other tables.
        MissingExtraError: without the extra ``frames``.
    """
    lines = _lines(data, file, max_bytes)
    try:
        return jsonl.loads("\n".join(lines), file=file, report=report, newer=newer)
    except DataError as error:
        raise DataError([_by_row(fault) for fault in error.faults]) from None


def _pyarrow() -> tuple[Any, Any]:
    """The package and its module for Parquet."""
    try:
        import pyarrow  # noqa: PLC0415  (an extra)
        from pyarrow import parquet  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError as error:
        raise MissingExtraError.of(error, "frames") from None
    return pyarrow, parquet


def _lines(data: bytes, file: str | None, max_bytes: int) -> list[str]:
    """The head and the records, unpacked only up to the limit."""
    pa, pq = _pyarrow()
    try:
        schema = pq.read_schema(BytesIO(data))
        metadata = schema.metadata or {}
        if _HEAD not in metadata or _RECORD not in schema.names or _nested(schema):
            fault = "it has no head or no column 'record' of text: it is not a timeline"
            raise DataError([Fault("", fault, "read tables with Timeline.from_frame", file)])
        lines = [metadata[_HEAD].decode()]
        # Read as a dictionary, records that are packed small by repetition stay small.
        parquet = pq.ParquetFile(
            BytesIO(data), read_dictionary=[_RECORD], page_checksum_verification=True
        )
        _refuse_bombs(data, _place(parquet), file, max_bytes)
        size = 0
        for batch in parquet.iter_batches(4096, columns=[_RECORD]):
            for text in batch.column(0):
                lines.append(str(text.as_py()))
                size += len(lines[-1]) + 1  # a line that is empty takes memory, too
                if size > max_bytes:
                    raise _too_large(file, max_bytes)
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        if isinstance(error, TimelineError):
            raise
        reason = str(error).splitlines()[0] if str(error) else "it is damaged"
        raise DataError([Fault("", f"not readable as Parquet: {reason}", "", file)]) from None
    return lines


def _place(parquet: Any) -> int:
    """The place of the column of the records among all columns, inner ones counted.

    Nothing is asked of `ParquetFile.metadata` here: see `_footer`.
    """
    paths = [parquet.schema.column(at).path for at in range(len(parquet.schema))]
    return paths.index(_RECORD)


def _nested(schema: Any) -> bool:
    """Whether the column of the records is a list or the like, not text."""
    return bool(getattr(schema.field(_RECORD).type, "num_fields", 0))


def _refuse_bombs(data: bytes, column: int, file: str | None, max_bytes: int) -> None:
    """Refuse data that would be unpacked whole before their first record can be counted.

    A page is unpacked at once; and so is a batch of records that each repeat the beginning of
    the one before (``DELTA_BYTE_ARRAY``). `chunks` writes no such encoding.
    """
    pages = pages_of(data, column)
    if sum(one.size for one in pages) > max_bytes:
        raise _too_large(file, max_bytes)
    if strange := sorted({name for one in pages for name in one.encodings} - _ENCODINGS):
        fault = f"the column 'record' is encoded as {', '.join(strange)}"
        raise DataError([Fault("", fault, "write it with Timeline.save", file)])


def _too_large(file: str | None, max_bytes: int) -> DataError:
    fault = f"its records have more than the limit of {max_bytes:,} characters"
    return DataError([Fault("", fault, "raise max_bytes if you trust it", file)])


def _by_row(fault: Fault) -> Fault:
    """A fault with its row in place of its line."""
    path, hint = (_LINE.sub(_row, text) for text in (fault.path, fault.hint))
    return attrs.evolve(fault, path=path, hint=hint)


def _row(line: re.Match[str]) -> str:
    """The row of a line of `jsonl`: its first line is the head, and the next one row 0."""
    return f"row {int(line[1]) - 2}" if line[1] != "1" else "the head"

"""Timelines as plain data (dicts, lists, strings, numbers), shared by JSON, JSONL and TOML."""

from .document import FORMAT, RECORDS, Part, at_line, build, head, plain, plain_record, read_event

__all__ = [
    "FORMAT",
    "RECORDS",
    "Part",
    "at_line",
    "build",
    "head",
    "plain",
    "plain_record",
    "read_event",
]

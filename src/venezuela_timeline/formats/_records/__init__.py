"""Timelines as plain data (dicts, lists, strings, numbers), shared by JSON, JSONL and TOML."""

from .builder import Part, at_line, build, read_event
from .document import FORMAT, KEYS, RECORDS, head, plain, plain_record
from .layouts import Newer

__all__ = [
    "FORMAT",
    "KEYS",
    "RECORDS",
    "Newer",
    "Part",
    "at_line",
    "build",
    "head",
    "plain",
    "plain_record",
    "read_event",
]

"""Reading and writing timelines: a module or a package for each format, found by name."""

from ._catalogue import Format, find, names
from ._io import convert, dumps, loads, read, read_dates, save, writing_back
from .report import Note, Report

__all__ = [
    "Format",
    "Note",
    "Report",
    "convert",
    "dumps",
    "find",
    "loads",
    "names",
    "read",
    "read_dates",
    "save",
    "writing_back",
]

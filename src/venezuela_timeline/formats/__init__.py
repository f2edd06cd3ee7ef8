"""Reading and writing timelines: a module or a package for each format, found by name.

What is here is imported when it is first asked for: one format takes no other.
"""

from typing import TYPE_CHECKING

from venezuela_timeline._later import later

if TYPE_CHECKING:
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

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, ("report", "_catalogue", "_io"), __all__)

"""SQLite: lossless, one database with tables, questions about them and an index of words.

Each event, and each thing that events refer to, has a row. Its column `record` holds all of it as
JSON: these are what `loads` reads. The other columns and tables repeat what is in the records.
"""

from typing import Final

from .asking import Statement, statement, where
from .reader import loads
from .writer import chunks

__all__ = ["Statement", "chunks", "loads", "statement", "where"]

BINARY: Final = True
"""Its chunks are bytes."""

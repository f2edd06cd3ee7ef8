"""CSV: one row an event, and a second table of claims, for spreadsheets and back."""

from .writer import Table, chunks, dumps, loads

__all__ = ["Table", "chunks", "dumps", "loads"]

"""Workbooks of Excel: tables that people keep there, and timelines written for them.

Needs the extra ``sheets`` (openpyxl to read, XlsxWriter to write).
"""

from .reader import loads, table
from .writer import chunks

BINARY = True
TAKES_MAX_BYTES = True

__all__ = ["chunks", "loads", "table"]

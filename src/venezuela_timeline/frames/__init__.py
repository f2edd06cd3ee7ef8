"""The same questions to dataframes and engines: Arrow tables, Parquet and narwhals.

Needs the extra ``frames`` (narwhals, numpy and pyarrow).
"""

from venezuela_timeline.errors import MissingExtraError

try:
    import narwhals as _narwhals  # noqa: F401
    import pyarrow as _pyarrow  # noqa: F401
except ModuleNotFoundError as _error:  # pragma: no cover  (run in an environment without them)
    raise MissingExtraError.of(_error, "frames") from None

from venezuela_timeline.timeline.columns import SCHEMAS, Column

from .bounds import Unread, bounds, cells, unread
from .files import scan, write
from .overlaps import overlaps
from .schema import Tables
from .sequences import followed_by
from .tables import stream, tables
from .where import where

__all__ = [
    "SCHEMAS",
    "Column",
    "Tables",
    "Unread",
    "bounds",
    "cells",
    "followed_by",
    "overlaps",
    "scan",
    "stream",
    "tables",
    "unread",
    "where",
    "write",
]

"""The standard library's sqlite3, which a Python may have been built without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.errors import FormatError

if TYPE_CHECKING:
    from types import ModuleType


def engine() -> ModuleType:
    """The module sqlite3, imported where it is needed.

    Raises:
        FormatError: if there is none, or its SQLite can neither give nor take a database as bytes.
    """
    try:
        import sqlite3  # noqa: PLC0415  (some Pythons have none, and few calls need it)
    except ModuleNotFoundError:
        raise FormatError("this Python is built without sqlite3: use another") from None
    if not hasattr(sqlite3.Connection, "serialize"):
        raise FormatError(
            "this Python's SQLite cannot give or take a database as bytes: use a Python that is "
            "built with SQLite 3.36 or later"
        )
    return sqlite3

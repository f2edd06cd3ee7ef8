"""Databases of SQLite in memory, closed when nobody holds them any more."""

from __future__ import annotations

import sqlite3

from venezuela_timeline.formats import sqlite


class Connection(sqlite3.Connection):
    """A connection that closes itself: Python 3.13 warns of one that is still open in the end."""

    def __del__(self):
        self.close()


def written(tl, **options):
    return b"".join(sqlite.chunks(tl, **options))


def connected(data=None, place=":memory:", **options):
    """A database in memory, with the bytes of another."""
    database = sqlite3.connect(place, factory=Connection, **options)
    if data is not None:
        database.deserialize(data)
    return database


def opened(tl, **options):
    """A timeline as a database."""
    return connected(written(tl, **options))

"""A timeline's tables as they were given, and what a question needs of them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, cast

import narwhals as nw

from venezuela_timeline.errors import QueryError
from venezuela_timeline.timeline.columns import SCHEMAS

from .backends import Frame, framed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.timeline.reading import Reading

    from .schema import Tables

BOUNDS = ("start_min", "start_max", "end_min", "end_max")

_TYPES = {
    column.name: column.type
    for columns in SCHEMAS.values()
    for column in columns
    if column.name not in ("id", "event")
}
"""The Arrow type of each column that has a meaning here; ids are of any type."""

_WANTED = {
    "bool": ("true and false", ("truth",)),
    "int32": ("whole numbers", ("number",)),
    "int64": ("day numbers, as datetime.date.toordinal counts", ("number",)),
    "string": ("text", ("text", "other")),  # an object of pandas may be text
}
"""What to give for each of these types, and what kinds of types of a frame may hold it."""


def hold(schema: nw.Schema, names: Iterable[str], what: str) -> None:
    """Refuse a question about columns that are missing, or hold something else.

    Args:
        schema: The columns of a frame.
        names: Those that are looked at.
        what: What messages call the frame.

    Raises:
        QueryError: for the first that is missing or of another type.
    """
    for name in names:
        if name not in schema:
            raise QueryError(
                f"the {what} have no column {name!r}: make it with frames.tables or "
                "frames.bounds, or rename yours"
            )
        give, kinds = _WANTED.get(_TYPES.get(name, ""), ("", ()))
        # What an empty column holds is unknown to some libraries.
        if kinds and kind_of(schema[name]) not in (*kinds, "unknown"):
            raise QueryError(f"the column {name!r} of the {what} is {schema[name]}: give {give}")


def kind_of(type_: Any) -> str:
    """What a type of narwhals is to a question."""
    if type_ == nw.Unknown:
        return "unknown"
    if type_ in (nw.String, nw.Categorical, nw.Enum):
        return "text"
    if type_ == nw.Boolean:
        return "truth"
    return "number" if type_.is_numeric() else "other"


class Given:
    """Tables that somebody gave.

    Args:
        tables: The tables.
        name: What messages call the table of events.

    Attributes:
        events: The table of events.
        columns: The names of its columns.

    Raises:
        QueryError: if the table of events is not a frame, or has no column ``id``.
    """

    def __init__(self, tables: Tables, name: str = "events") -> None:
        self.tables = tables
        self.name = name
        self.events: Frame = framed(tables.events, name)
        self.schema: nw.Schema = self.events.collect_schema()
        self.columns: list[str] = self.schema.names()
        self.needs("id")

    def needs(self, *names: str) -> None:
        """Refuse a question about columns that are missing."""
        hold(self.schema, names, self.name)

    def needs_days(self) -> None:
        """Refuse a question about days if the bounds are not day numbers."""
        self.needs(*BOUNDS)
        if "known_until" in self.columns:
            self.needs("known_until", "open_end")

    def long(self, table: str, asked: object, *columns: str) -> Frame:
        """One of the long tables, as lazy as the events are, with some of its columns."""
        found = getattr(self.tables, table)
        if found is None:
            raise QueryError(
                f"{asked!r} needs the table of {table}: give frames.Tables(events, {table}=…)"
            )
        frame = framed(found, table)
        if frame.implementation is not self.events.implementation:
            raise QueryError(
                f"the {self.name} are in {self.events.implementation}, the {table} in "
                f"{frame.implementation}: give both in one"
            )
        schema = frame.collect_schema()
        hold(schema, ("event", *columns), table)
        ids = {kind_of(self.schema["id"]), kind_of(schema["event"])}
        if ids >= {"number", "text"}:
            raise QueryError(
                f"the ids of the {self.name} are {self.schema['id']}, those in the {table} "
                f"{schema['event']}: give both one type"
            )
        if isinstance(self.events, nw.LazyFrame):
            return frame.lazy()
        return frame.collect() if isinstance(frame, nw.LazyFrame) else frame

    def several(self, *, instants: bool, claimed: bool = False) -> nw.Expr:
        """Whether the bounds of a row do not say all of its time, which is in the table of cells.

        Args:
            instants: Whether times with an offset are to be compared as instants.
            claimed: Whether dates that parties claim count.
        """
        self.needs("cells", "approximate", "uncertain", "instant")
        more = [nw.col("cells") > 1, nw.col("approximate"), nw.col("uncertain")]
        if instants:
            more.append(nw.col("instant"))
        if claimed:
            self.needs("rival_dates")
            more.append(nw.col("rival_dates") > 0)
        return reduce(or_, more)

    def cells(self, reading: Reading, asked: object, which: nw.Expr | None = None) -> Frame:
        """The rows of the table of cells that a reading of the dates looks at.

        They are found by one filter, which costs as much for few rows as for many.

        Args:
            reading: How dates are read.
            asked: The question, for messages.
            which: What they have to be besides.
        """
        if reading.tolerance not in self.tables.tolerances:
            raise QueryError(
                f"the tables hold the tolerances {self.tables.tolerances}, not "
                f"{reading.tolerance}: make them with frames.tables(…, tolerances=…)"
            )
        columns = ("tolerance", "unit", "claimed", "instant", *BOUNDS)
        rows = self.long("cells", asked, *columns)
        tolerated = nw.col("tolerance") == reading.tolerance
        read = tolerated if reading.claimed else tolerated & ~nw.col("claimed")
        found: Any = rows.filter(read if which is None else read & which)
        none = isinstance(rows, nw.DataFrame) and len(rows) and not len(found)
        if none and not len(cast("Any", rows.filter(tolerated))):
            raise QueryError(
                f"the table of cells has no rows for the tolerance {reading.tolerance}: make it "
                "with frames.cells(…, tolerances=…)"
            )
        return cast("Frame", found)

"""A timeline's tables as they were given, and what a question needs of them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import narwhals as nw

from venezuela_timeline.errors import QueryError

from ._native import Frame, framed

if TYPE_CHECKING:
    from venezuela_timeline.timeline.query import Reading

    from .schema import Tables

BOUNDS = ("start_min", "start_max", "end_min", "end_max")


class Given:
    """Tables that somebody gave.

    Args:
        tables: The tables.
        name: What messages call the table of events.

    Attributes:
        events: The table of events.
        columns: The names of its columns.

    Raises:
        QueryError: where the table of events is no frame, or has no column ``id``.
    """

    def __init__(self, tables: Tables, name: str = "events") -> None:
        self.tables = tables
        self.name = name
        self.events = framed(tables.events, name)
        self.schema = self.events.collect_schema()
        self.columns = self.schema.names()
        self.needs("id")

    def needs(self, *names: str) -> None:
        """Refuse a question about columns that aren't there."""
        for name in names:
            if name not in self.columns:
                raise QueryError(
                    f"the {self.name} have no column {name!r}: make it with frames.tables or "
                    "frames.bounds, or rename yours"
                )

    def needs_days(self) -> None:
        """Refuse a question about days where the bounds are none."""
        self.needs(*BOUNDS)
        for name in (*BOUNDS, "known_until"):
            type_ = self.schema.get(name, nw.Int64())
            # What an empty column holds is unknown to some libraries.
            if not (type_.is_numeric() or type_ == nw.Unknown):
                raise QueryError(
                    f"the column {name!r} of the {self.name} is {type_}: give day numbers, as "
                    "datetime.date.toordinal counts"
                )

    def long(self, table: str, asked: object) -> Frame:
        """One of the long tables, as lazy as the events are."""
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
        if isinstance(self.events, nw.LazyFrame):
            return frame.lazy()
        return frame.collect() if isinstance(frame, nw.LazyFrame) else frame

    def several(self, *, instants: bool, claimed: bool = False) -> nw.Expr:
        """Whether a row's time is more than its bounds say, and stands in the table of cells.

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

    def cells(self, reading: Reading, asked: object) -> Frame:
        """The rows of the table of cells that a reading of the dates looks at."""
        if reading.tolerance not in self.tables.tolerances:
            raise QueryError(
                f"the tables hold the tolerances {self.tables.tolerances}, not "
                f"{reading.tolerance}: make them with frames.tables(…, tolerances=…)"
            )
        rows = self.long("cells", asked)
        rows = rows.filter(nw.col("tolerance") == reading.tolerance)
        return rows if reading.claimed else rows.filter(~nw.col("claimed"))

"""Many windows against many events: which share a day.

Overlapping is two comparisons (`window_forms.OVERLAPPING`): each time starts by the end of the
other. So for either reading a time is a range from one of its bounds to another, and the question
is which ranges of two tables meet: a range join.
"""

from __future__ import annotations

from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from venezuela_timeline.errors import MissingExtraError, QueryError, did_you_mean, shown
from venezuela_timeline.time import Cell
from venezuela_timeline.timeline.index import Index
from venezuela_timeline.timeline.reading import check_bool, reading_of
from venezuela_timeline.timeline.window_forms import OVERLAPPING, form_of

from .backends import beside, one_connection
from .expressions import LEAST
from .inputs import BOUNDS, Given
from .schema import Tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.timeline.reading import Reading

    from .backends import Frame

    Bring = Callable[[Frame], Any]
    Join = Callable[[Any, Any], Any]
    Days = npt.NDArray[np.int64]

_FAR = 2**62
"""Stands for infinity: beyond every day and every second that has a number here."""

_DUCKDB = nw.Implementation.DUCKDB
_CLUSTERS = {
    nw.Implementation.DASK: "`.compute()`",
    nw.Implementation.PYSPARK: "`.toPandas()`",
    nw.Implementation.PYSPARK_CONNECT: "`.toPandas()`",
}
_ASKED = "overlaps"
_ENDS = ("first", "last")


def overlaps(
    left: Any,
    right: Any,
    *,
    certainly: bool = False,
    tolerance: int = 1,
    engine: Literal["duckdb", "search"] | None = None,
) -> Any:
    """Which of the times on the left share a day with which on the right.

    Either side is `Tables`, or one dataframe of pandas, Polars or pyarrow, or a relation of
    DuckDB, with the columns ``id``, ``start_min``, ``start_max``, ``end_min`` and
    ``end_max``. A window of whole days has its first day in the first two and its last day in
    the last two, as numbers like `datetime.date.toordinal`; `bounds` makes the columns from
    EDTF. The answers are those of `Relation.INTERSECTS` between the events' times, so that
    two times with an offset from UTC share a second, and all others a day.

    Args:
        left: Windows or events. Their ids are taken to be distinct.
        right: Windows or events.
        certainly: Leave out the pairs that only possibly share a day.
        tolerance: How many units of its coarsest qualified part a date may be off by; one of
            those that the tables were made for. A frame alone must have no qualified dates, or
            be asked with ``tolerance=0``; its dates of several cells are read by the earliest
            and latest of their bounds.
        engine: ``search`` for sorting and searching here, ``duckdb`` for a range join there; by
            default a search, unless the left side is a relation. The answers are the same.

    Returns:
        A frame with the columns ``left`` and ``right``, a row for each pair of ids, in no
        promised order: a relation if the left side is one, on which nothing has run yet,
        else a frame of the left side's kind. LazyFrames are collected, those columns only.

    Raises:
        QueryError: if a frame is of Dask or PySpark, a column or table is missing, a relation is
            given with a frame of another kind, or the engine is another; before anything runs.
        ArgumentError: if `certainly` is not a bool.
        MissingExtraError: if DuckDB is asked for and not installed.

    Laws: ``certainly=True`` gives some of the pairs that are possible; swapping the sides
    swaps the columns.

    Example:
        >>> import pyarrow as pa
        >>> import venezuela_timeline as vt
        >>> from venezuela_timeline import frames
        >>> windows = pa.table(
        ...     {
        ...         "id": ["election", "day after"],
        ...         "start_min": [739095, 739096],
        ...         "start_max": [739095, 739096],
        ...         "end_min": [739095, 739096],
        ...         "end_max": [739095, 739096],
        ...     }
        ... )
        >>> pairs = frames.overlaps(windows, frames.tables(vt.load()), certainly=True)
        >>> {"left": "election", "right": "presidential-election-2024"} in pairs.to_pylist()
        True
    """
    check_bool(certainly, "certainly")
    reading = reading_of(tolerance)
    sides = [
        Given(side if isinstance(side, Tables) else Tables(side), name)
        for side, name in ((left, "left side"), (right, "right side"))
    ]
    chosen = _engine(engine, *sides)
    instants = all("instant" in side.columns for side in sides)
    for side in sides:
        _check(side, reading, instants=instants)
    kept = sides[0].events.implementation is _DUCKDB
    bring = _bringing(chosen, kept=kept)
    join: Join = _joined_by_duckdb if chosen == "duckdb" else _joined_by_search
    with one_connection():
        mine, theirs = (_days(side, reading, bring, certainly=certainly) for side in sides)
        ranges = [(mine, theirs)]
        if instants:
            instant, local = nw.col("instant"), ~nw.col("instant")
            seconds = (_seconds(side, reading, bring, certainly=certainly) for side in sides)
            ranges = [
                (mine.filter(local), theirs),
                (mine.filter(instant), theirs.filter(local)),
                tuple(seconds),
            ]
        pairs = nw.concat([join(*each) for each in ranges])
    if not certainly and any(side.tables.cells is not None for side in sides):
        pairs = pairs.unique()  # a pair is found once for each pair of its cells
    if kept:
        return nw.to_native(pairs)
    return nw.to_native(beside(sides[0].events, _in_arrow(pairs).to_native()))


def _engine(engine: str | None, left: Given, right: Given) -> str:
    """The engine that answers, if the two sides can be put to one."""
    for side in (left, right):
        if (collect := _CLUSTERS.get(side.events.implementation)) is not None:
            raise QueryError(
                f"the {side.name} is in {side.events.implementation}, where each time would meet "
                f"each other one: collect ids and bounds with {collect} first, or ask window by "
                "window with frames.where"
            )
    relation = left.events.implementation is _DUCKDB
    if relation and right.events.implementation is not _DUCKDB:
        raise QueryError(
            f"the left side is a relation of DuckDB, the right side in "
            f"{right.events.implementation}: give both in one"
        )
    if engine not in (None, "duckdb", "search"):
        hint = did_you_mean(engine, ("duckdb", "search")) or "write 'duckdb' or 'search'"
        raise QueryError(f"no engine {shown(engine)}: {hint}")
    if relation and engine == "search":
        raise QueryError("relations of DuckDB are joined by DuckDB: leave engine out")
    if engine == "duckdb" and find_spec("duckdb") is None:
        raise MissingExtraError('duckdb is missing: pip install duckdb, or ask engine="search"')
    return engine or ("duckdb" if relation else "search")


def _check(side: Given, reading: Reading, *, instants: bool) -> None:
    """Refuse what a side's columns cannot tell."""
    side.needs_days()
    if side.tables.cells is not None:
        side.cells(reading, _ASKED)
    elif reading.tolerance and "approximate" in side.columns:
        raise QueryError(
            f"the {side.name} may hold qualified dates: give frames.Tables(events, cells=…), or "
            "ask with tolerance=0"
        )
    elif instants:
        raise QueryError(
            f"the {side.name} may hold times with an offset: give frames.Tables(events, cells=…), "
            "or leave out the column 'instant' to compare them by their local days"
        )


def _bringing(engine: str, *, kept: bool) -> Bring:
    """What brings the columns that are needed to where they are joined."""
    if kept:
        return lambda frame: frame
    if engine == "search":
        return _in_arrow
    import duckdb  # noqa: PLC0415  (no part of the extra: an engine that is used where it is)

    connection = duckdb.connect()
    return lambda frame: nw.from_native(connection.from_arrow(_in_arrow(frame).to_native()))


def _in_arrow(frame: Frame) -> nw.DataFrame[Any]:
    if isinstance(frame, nw.LazyFrame):
        return frame.collect("pyarrow")
    return nw.from_native(frame.to_arrow(), eager_only=True)


def _days(side: Given, reading: Reading, bring: Bring, *, certainly: bool) -> Any:
    """A side's times as ranges of days, with a column `instant` where the side has one."""
    optional = ("cells", "approximate", "uncertain", "instant", "open_end", "known_until")
    columns = [name for name in optional if name in side.columns]
    rows = bring(side.events.select("id", *BOUNDS, *columns))
    if "cells" in columns:
        rows = rows.filter(nw.col("cells") > 0)
    if "known_until" in columns:
        until = nw.when(nw.col("open_end")).then(nw.col("known_until"))
        known = [end.cast(nw.Int64).fill_null(-_FAR) for end in (nw.col("end_min"), until)]
        rows = rows.with_columns(nw.max_horizontal(*known).alias("end_min"))
    more = ("instant",) if "instant" in columns else ()
    if side.tables.cells is None:
        return rows.select("id", *more, *_range(certainly=certainly))
    plain = rows.filter(~side.several(instants=False))
    plain = plain.select("id", "instant", *_range(certainly=certainly))
    return nw.concat([plain, _of_cells(side, reading, bring, "day", certainly=certainly)])


def _seconds(side: Given, reading: Reading, bring: Bring, *, certainly: bool) -> Any:
    """A side's times with an offset, in seconds of UTC."""
    return _of_cells(side, reading, bring, "second", certainly=certainly)


def _of_cells(side: Given, reading: Reading, bring: Bring, unit: str, *, certainly: bool) -> Any:
    """Ranges from the table of cells: one for each or, certainly, one for all of an event's."""
    cells = side.cells(reading, _ASKED, nw.col("unit") == unit)
    rows = bring(cells.select(nw.col("event").alias("id"), "instant", *BOUNDS))
    # The table may hold more: events that were filtered out, and plain ones with rival dates.
    asked = side.several(instants=False) if unit == "day" else nw.col("instant")
    rows = rows.join(bring(side.events.filter(asked).select("id")), on="id", how="semi")
    rows = rows.select("id", "instant", *_range(certainly=certainly))
    if not certainly:
        return rows
    worst = rows.group_by("id", "instant").agg(nw.col("first").max(), nw.col("last").min())
    return worst.select("id", "instant", "first", "last")


def _range(*, certainly: bool) -> list[nw.Expr]:
    """The first and the last day that decide; the last may come before the first."""
    starts, ends = form_of(OVERLAPPING, certainly=certainly) or ()
    return [
        nw.col(bound).cast(nw.Int64).fill_null(-_FAR if bound in LEAST else _FAR).alias(name)
        for bound, name in zip((starts.earlier, ends.later), _ENDS, strict=True)
    ]


def _joined_by_duckdb(left: Frame, right: Frame) -> Any:
    """The ids of the ranges that meet, as a relation."""
    mine, theirs = (
        nw.to_native(
            side.select(nw.col("id").alias(name), *(nw.col(at).alias(at + name) for at in _ENDS))
        ).set_alias(name)
        for side, name in ((left, "left"), (right, "right"))
    )
    condition = "firstleft <= lastright AND firstright <= lastleft"
    return nw.from_native(mine.join(theirs, condition, how="inner")).select("left", "right")


def _joined_by_search(left: nw.DataFrame[Any], right: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """The ids of the ranges that meet, by sorting and searching."""
    mine, theirs = _Sorted.of(left), _Sorted.of(right)
    # Of two that meet, one starts within the other; if they start together, the right one does.
    # Two that end before they start never meet, but one can lie within a whole one.
    found = [
        _starting_within(mine, theirs, "left"),
        _starting_within(theirs, mine, "right").turned_round(),
        _around(mine, theirs),
        _around(theirs, mine).turned_round(),
    ]
    taken = [
        side["id"].to_arrow().take(pa.array(np.concatenate(at)))
        for side, at in zip((left, right), zip(*found, strict=True), strict=True)
    ]
    return nw.from_native(pa.table(taken, names=["left", "right"]), eager_only=True)


class _Pairs(NamedTuple):
    """Positions of the rows on one side, and of those on the other that each meets."""

    one: Days
    other: Days

    def turned_round(self) -> _Pairs:
        return _Pairs(self.other, self.one)


class _Ranges(NamedTuple):
    """First days, last days and positions of some rows."""

    first: Days
    last: Days
    at: Days


class _Sorted(NamedTuple):
    """The rows of one side.

    Attributes:
        whole: Those that last, sorted by their first day.
        turned: Those whose last day comes before their first.
    """

    whole: _Ranges
    turned: _Ranges

    @classmethod
    def of(cls, side: nw.DataFrame[Any]) -> _Sorted:
        first, last = side["first"].to_numpy(), side["last"].to_numpy()
        order = np.argsort(first, kind="stable")
        lasts = first[order] <= last[order]
        return cls(*(_Ranges(first[at], last[at], at) for at in (order[lasts], order[~lasts])))


def _starting_within(around: _Sorted, starting: _Sorted, side: Literal["left", "right"]) -> _Pairs:
    """The pairs of which the second starts within the first.

    Args:
        around: The one side.
        starting: The other.
        side: Whether one that starts together with another is found (``left``) or not.
    """
    low = np.searchsorted(starting.whole.first, around.whole.first, side)
    high = np.searchsorted(starting.whole.first, around.whole.last, "right")
    counts = np.maximum(high - low, 0)
    before = np.cumsum(counts) - counts
    rows = np.arange(counts.sum()) + np.repeat(low - before, counts)
    return _Pairs(np.repeat(around.whole.at, counts), starting.whole.at[rows])


def _around(within: _Sorted, around: _Sorted) -> _Pairs:
    """The pairs of which the second reaches from the last day of a turned one to its first."""
    turned, whole = within.turned, around.whole
    if not (len(turned.at) and len(whole.at)):
        return _Pairs(turned.at[:0], whole.at[:0])
    ends = zip(whole.first.tolist(), whole.last.tolist(), strict=True)
    index = Index([(Cell(a, a, b, b, linked=False),) for a, b in ends])
    found = [
        index.find(OVERLAPPING, first, last, certainly=False)
        for first, last in zip(turned.first.tolist(), turned.last.tolist(), strict=True)
    ]
    counts = [len(rows) for rows in found]
    rows = np.fromiter(chain.from_iterable(found), np.int64, sum(counts))
    return _Pairs(np.repeat(turned.at, counts), whole.at[rows])

"""A question put to a dataframe or an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import attrs
import narwhals as nw

from venezuela_timeline.errors import QueryError
from venezuela_timeline.model import Event
from venezuela_timeline.time import Cell, TimeSpan, common_cells
from venezuela_timeline.timeline.fields import _Is, _Names, _Words, folded
from venezuela_timeline.timeline.query import _All, _Any, _Not, is_query, reading_of
from venezuela_timeline.timeline.temporal import _Temporal

from .backends import fresh, one_connection
from .bound_conditions import Lies, Truth, every, negated, some
from .inputs import Given
from .schema import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from venezuela_timeline.timeline import Query, Timeline
    from venezuela_timeline.timeline.query import Reading

    from .backends import Frame

_LONG = {
    "actor": ("participants", "actor"),
    "role": ("participants", "role"),
    "tag": ("tags", "tag"),
    "claimed_by": ("claims", "by"),
    "source": ("citations", "source"),
}
"""What an event has several of: the table and its column."""

_AN_INSTANT = TimeSpan.parse("2000-01-01T00:00:00Z")


def where(  # noqa: PLR0913  (the options of `Timeline.where`, and the timeline itself)
    frame: Any,
    query: Query,
    *,
    certainly: bool = False,
    tolerance: int = 1,
    dates: Literal["ours", "claimed"] = "ours",
    timeline: Timeline | None = None,
) -> Any:
    """The events for which a query is possible, or with `certainly`, certain.

    The same events as `Timeline.where` gives, from a dataframe of pandas, Polars or pyarrow,
    or, lazily, from a LazyFrame of Polars, a relation of DuckDB or a dataframe of Dask or
    PySpark. A frame that is lazy stays so: nothing is run.

    Args:
        frame: `Tables`, or the table of events alone. Without the table of cells a question
            about time needs ``tolerance=0``, and reads events of several cells by the hull of
            their bounds: sound, no longer tight.
        query: Predicates such as ``during("2024-07")``, combined with ``&``, ``|``, ``~``.
        certainly: Leave out what is only possible.
        tolerance: How many units of its coarsest qualified part a date may be off by; one of
            those that the tables were made for.
        dates: ``ours`` reads each event's own date; ``claimed`` also those that parties
            assert for it.
        timeline: Where given, ids are checked against its actors, places and sources, and
            the event of a question such as ``before(event)`` is read as it reads it.

    Returns:
        The rows of the events, as a frame of the kind that was given. Engines promise no
        order. A row whose time could not be read answers no predicate about time,
        and no negation of one.

    Raises:
        QueryError: for a question that cannot be put to a frame (``near``), or needs a table
            or a column that isn't there or holds something else; before anything is run.

    Example:
        >>> import venezuela_timeline as vt
        >>> from venezuela_timeline import frames
        >>> tables = frames.tables(vt.load())
        >>> frames.where(tables, vt.during("2024-07") & vt.actor("nicolas-maduro")).num_rows > 5
        True
    """
    tables = frame if isinstance(frame, Tables) else Tables(frame)
    reading, certainly = reading_of(tolerance, dates), bool(certainly)
    question = _Question(tables, reading, timeline, certainly=certainly)
    condition = question.condition(is_query(query), certainly=certainly)
    if timeline is not None:
        query.compile(timeline, reading)  # refuses ids that the timeline doesn't know
    with one_connection():
        return nw.to_native(_selected(question.given.events, condition))


@attrs.frozen
class _Ids:
    """Whether an event's id is among those of a table, where each may stand only once."""

    events: Any  # a frame, of the kind that the events are in
    once: bool = False


@attrs.frozen
class _Every:
    parts: tuple[Condition, ...]


@attrs.frozen
class _Some:
    parts: tuple[Condition, ...]


@attrs.frozen
class _Apart(_Some):
    """Conditions of which no row meets two."""


@attrs.frozen
class _Negated:
    part: Condition


Condition = Truth | _Ids | _Every | _Some | _Negated
"""What is asked of a row: of its own columns, or whether its id stands in another table."""


class _Question:
    """From a query to a condition on the rows of the table of events."""

    def __init__(
        self, tables: Tables, reading: Reading, timeline: Timeline | None, *, certainly: bool
    ) -> None:
        self.given = Given(tables)
        self.certainly = certainly
        self.reading = reading
        self.timeline = timeline

    def condition(  # noqa: PLR0911  (one for each kind of query)
        self, query: Query, *, certainly: bool
    ) -> Condition:
        """What a query asks of a row, for one of its two readings.

        Kleene's logic: a negation is certain where what it negates is not possible.
        """
        match query:
            case _All(queries):
                return _Every(tuple(self.condition(one, certainly=certainly) for one in queries))
            case _Any(queries):
                return _Some(tuple(self.condition(one, certainly=certainly) for one in queries))
            case _Not(negative):
                return _Negated(self.condition(negative, certainly=not certainly))
            case _Temporal():
                return self.time(query, certainly=certainly)
            case _Names(name, key):
                return self.names(name, key, query)
            case _Is(name):
                self.given.needs(name)
                return nw.col(name).fill_null(value=False)
            case _Words(words):
                self.given.needs("words")
                return nw.col("words").str.contains(folded(words), literal=True)
        raise QueryError(f"{query!r} cannot be put to a frame: ask a Timeline")

    def names(self, name: str, key: str, query: Query) -> Condition:
        """Whether an event names an id, in its row or in a long table."""
        if name not in _LONG:
            self.given.needs(name)
            return ~nw.col(name).is_null() & (nw.col(name) == key)
        table, column = _LONG[name]
        rows = self.given.long(table, query, column)
        return _Ids(rows.filter(nw.col(column) == key))

    def time(self, query: _Temporal, *, certainly: bool) -> Condition:
        """How an event lies to a moment: by its bounds where they say all, else by its cells.

        A row that could not be read is to meet neither the predicate nor its negation.
        """
        held = certainly == self.certainly  # each negation turns the reading
        given, reading = self.given, self.reading
        given.needs_days()
        given.needs("cells")
        read = nw.col("cells") > 0
        days, seconds = self.moment(query)
        bounds = Lies(days, known_until="known_until" in given.columns)
        by_bounds = bounds.so(query.name, certainly=certainly)
        if given.tables.cells is None:
            self.refuse_cells(query, seconds)
            return _Every((read, by_bounds)) if held else _Some((~read, by_bounds))
        more = given.several(instants=seconds is not None, claimed=reading.claimed)
        by_cells = self.cells(query, days, seconds, certainly=certainly)
        cases = (_Every((~more, by_bounds)), _Every((more, by_cells)))
        if not held:
            return _Some((~read, *cases))
        return _Apart(tuple(_Every((read, case)) for case in cases))

    def refuse_cells(self, query: _Temporal, seconds: object) -> None:
        """Refuse what bounds alone cannot tell."""
        if self.reading.tolerance or self.reading.claimed or seconds is not None:
            raise QueryError(
                f"{query!r} needs the table of cells, for qualified dates and times with an "
                "offset: give frames.Tables(events, cells=…), or ask with tolerance=0"
            )

    def moment(self, query: _Temporal) -> tuple[tuple[Cell, ...], tuple[Cell, ...] | None]:
        """The cells of a moment, in days and, where it is one with offsets, in seconds."""
        if query.days is not None:
            first, last = query.days
            return (Cell(first, first, last, last, linked=first == last),), None
        until = self.known_until(query.given) if isinstance(query.given, Event) else None
        days = query.time.cells_within(self.reading.tolerance, until)
        if query.time.seconds is None:
            return days, None
        return days, common_cells(query.time, _AN_INSTANT, known_until=until)[0]

    def known_until(self, event: Event) -> int | None:
        """Until when an event that is asked about is known to have gone on."""
        if self.timeline is not None:
            return self.timeline.known_until(event)
        if event.known_until is None and event.when.open_end and any(event.every_citation()):
            raise QueryError(
                f"{event.id!r} has an open end, which is known until its sources' dates: give "
                "timeline=… as well"
            )
        return event.known_until.toordinal() if event.known_until else None

    def cells(
        self,
        query: _Temporal,
        days: tuple[Cell, ...],
        seconds: tuple[Cell, ...] | None,
        *,
        certainly: bool,
    ) -> Condition:
        """Which events lie so to a moment by some of their cells or, `certainly`, by all."""
        rows = self.given.cells(self.reading, query)
        by_days = Lies(days).so(query.name, certainly=certainly)
        in_days = nw.col("unit") == "day"
        if seconds is None:
            rows, so = rows.filter(in_days), by_days
        else:
            rows = rows.filter(~(in_days & nw.col("instant")))
            by_seconds = Lies(seconds).so(query.name, certainly=certainly)
            so = some([every([in_days, by_days]), every([~in_days, by_seconds])])
        if isinstance(so, bool):
            return _Ids(rows) if so else False
        if not certainly:
            return _Ids(rows.filter(so))
        worst = rows.with_columns(so.cast(nw.Int8).alias("so")).group_by("event")
        return _Ids(worst.agg(nw.col("so").min()).filter(nw.col("so") == 1), once=True)


def _resolved(condition: Condition, ids: Callable[[_Ids, bool], Truth], *, held: bool) -> Truth:
    """A condition as one expression.

    Args:
        condition: The condition.
        ids: What to put in place of a look into another table, by its polarity.
        held: Whether the condition is to hold; false below an odd number of negations.
    """
    match condition:
        case _Ids():
            return ids(condition, held)
        case _Every(parts):
            return every([_resolved(part, ids, held=held) for part in parts])
        case _Some(parts):
            return some([_resolved(part, ids, held=held) for part in parts])
        case _Negated(part):
            return negated(_resolved(part, ids, held=not held))
    return condition


def _selected(events: Frame, condition: Condition) -> Frame:
    """The rows that meet a condition."""
    if isinstance(events, nw.DataFrame):
        return _kept(events, _resolved(condition, _is_in, held=True))
    parts = condition.parts if isinstance(condition, _Every) else (condition,)
    apart = next((part for part in parts if isinstance(part, _Apart)), None)
    if apart is not None and events.implementation.is_polars():
        # A scan skips what the file's statistics rule out, if it is for one case alone; and
        # Polars looks into another table the less, the fewer rows look.
        parts = tuple(part for part in parts if part is not apart)
        events = _kept(events, _of_their_own(_Every(parts)))
        cases: Any = [_selected(events, case) for case in apart.parts]
        events = nw.concat(cases)
    else:
        events = _kept(events, _of_their_own(condition))
    for part in parts:
        if isinstance(part, _Ids):
            events = events.join(
                part.events.select("event"), left_on="id", right_on="event", how="semi"
            )
    rest = _Every(tuple(part for part in parts if not isinstance(part, _Ids)))
    columns = events.collect_schema().names()
    joins = _Joins(columns)
    truth = _resolved(rest, joins.flag, held=True)
    if not joins.flags:
        return _kept(events, truth)
    for name, ids in joins.flags.items():
        found = ids.events.select("event")
        if ids.once:
            marked = found.with_columns(nw.lit(1).alias(name))
        else:
            marked = found.group_by("event").agg(nw.len().alias(name))
        events = events.join(marked, left_on="id", right_on="event", how="left")
    return _kept(events, truth).select(columns)


def _of_their_own(condition: Condition) -> Truth:
    """What a row's own columns must be, before it is looked for in any other table."""
    return _resolved(condition, lambda _, held: held, held=True)


def _kept(events: Frame, truth: Truth) -> Frame:
    if truth is True:
        return events
    # For no row: an expression of no column would be one value, not one for each row.
    none = nw.col("id").is_null() & ~nw.col("id").is_null()
    return events.filter(none if truth is False else truth)


def _is_in(ids: _Ids, _: bool) -> Truth:  # noqa: FBT001
    """A look into another table at once."""
    found = ids.events["event"]
    if found.dtype == nw.Categorical:
        found = found.cast(nw.String)
    # Polars would take a series to be one list for each row; Arrow needs to know its type.
    return nw.col("id").is_in(found.to_list() if found.implementation.is_polars() else found)


class _Joins:
    """Looks into other tables that become columns, which a left join fills."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = columns
        self.flags: dict[str, _Ids] = {}

    def flag(self, ids: _Ids, _: bool) -> Truth:  # noqa: FBT001
        """The expression that says whether the row was found there."""
        name = fresh(f"_found_{len(self.flags)}", self.columns)
        self.flags[name] = ids
        return ~nw.col(name).is_null()

"""A question put to a dataframe or an engine."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Literal

import attrs
import narwhals as nw

from venezuela_timeline.errors import QueryError, TimelineWarning
from venezuela_timeline.timeline.columns import LONG
from venezuela_timeline.timeline.event_fields import words_used
from venezuela_timeline.timeline.names import refuse_names
from venezuela_timeline.timeline.query import And, HasId, Is, Not, OfTime, Or, is_query
from venezuela_timeline.timeline.reading import asked_until, check_bool, reading_of
from venezuela_timeline.timeline.text_fields import TEXT_FIELDS
from venezuela_timeline.timeline.text_query import HasText
from venezuela_timeline.timeline.unknown import unknown_words

from .backends import fresh, one_connection
from .expressions import Truth, every, negated, satisfies, some
from .inputs import Given
from .schema import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Query, Timeline
    from venezuela_timeline.timeline.moments import Compared
    from venezuela_timeline.timeline.reading import Reading
    from venezuela_timeline.timeline.text_fields import TextField

    from .backends import Frame


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
            about time needs ``tolerance=0``, and reads events of several cells by the earliest
            and latest of their bounds: possibly too many answers, and too few that are certain.
        query: Predicates such as ``during("2024-07")``, combined with ``&``, ``|``, ``~``.
        certainly: Leave out what is only possible.
        tolerance: How many units of its coarsest qualified part a date may be off by; one of
            those that the tables were made for.
        dates: ``ours`` reads each event's own date; ``claimed`` also those that parties
            assert for it.
        timeline: If it is given, names serve in place of ids, countries are known, ids are
            checked against its actors, places and sources, and the event in a question such as
            ``before(event)`` is read as the timeline reads it.

    Returns:
        The rows of the events, as a frame of the kind that was given. Engines promise no
        order. A row whose time could not be read answers no predicate of time,
        and no negation of one.

    Raises:
        QueryError: if a question cannot be put to a frame (``near``, the members of a
            group), needs the timeline that is not given (names, countries), or a table
            or a column that is missing or holds something else; before anything is run.
        ArgumentError: if `certainly` is not a bool.

    Warns:
        TimelineWarning: if the query asks for a kind, tag, role or chapter that no event has, as
            far as that can be told: by a frame in memory, or by the timeline.

    Example:
        >>> import venezuela_timeline as vt
        >>> from venezuela_timeline import frames
        >>> tables = frames.tables(vt.load())
        >>> frames.where(tables, vt.during("2024-07") & vt.actor("nicolas-maduro")).num_rows > 5
        True
    """
    tables = frame if isinstance(frame, Tables) else Tables(frame)
    check_bool(certainly, "certainly")
    question = _Question(tables, reading_of(tolerance, dates), timeline, certainly=certainly)
    if timeline is not None:
        query = timeline.resolve(query)
    else:
        refuse_names(is_query(query))
    condition = question.condition(query, certainly=certainly)
    if doubt := unknown_words(query, question.words_used, timeline):
        warnings.warn(doubt, TimelineWarning, stacklevel=2)
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
    """Conditions of which a row meets one at most."""


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
            case And(queries):
                return _Every(tuple(self.condition(one, certainly=certainly) for one in queries))
            case Or(queries):
                return _Some(tuple(self.condition(one, certainly=certainly) for one in queries))
            case Not(negative):
                return _Negated(self.condition(negative, certainly=not certainly))
            case OfTime():
                return self.time(query, certainly=certainly)
            case HasId():
                return self.ids(query)
            case Is(state):
                self.given.needs(state)
                return nw.col(state).fill_null(value=False)
            case HasText(fields=fields):
                self.given.needs("words")
                return every([_has(term, fields) for term in query.terms])
        raise QueryError(f"{query!r} cannot be put to a frame: ask a Timeline")

    def ids(self, query: HasId) -> Condition:
        """Whether an event has one of some ids, in its row or in a long table."""
        if query.field not in LONG:
            self.given.needs(query.field)
            column = nw.col(query.field)
            return every([~column.is_null(), some(column == key for key in query.ids)])
        table, name = LONG[query.field]
        rows = self.given.long(table, query, name)
        wanted: Any = some(nw.col(name) == key for key in query.ids)
        return _Ids(rows.filter(wanted))

    def words_used(self, field: str) -> set[str] | None:
        """The words in a field, if its column is in memory or there is a timeline to ask."""
        table, name = LONG.get(field, ("events", field))
        rows = self.given.events if table == "events" else self.given.long(table, field, name)
        if isinstance(rows, nw.DataFrame) and isinstance(self.given.events, nw.DataFrame):
            found = set(rows[name].unique().drop_nulls().to_list())
            return found if len(self.given.events) else None
        return words_used(field, self.timeline) if self.timeline else None

    def time(self, query: OfTime, *, certainly: bool) -> Condition:
        """How an event compares with a moment: by its bounds if they say all, else by its cells.

        A row that could not be read must meet neither the predicate nor its negation.
        """
        held = certainly == self.certainly  # each negation turns the reading
        given, reading = self.given, self.reading
        given.needs_days()
        given.needs("cells")
        read = nw.col("cells") > 0
        compared = query.compared(reading.tolerance, self.known_until)
        known = "known_until" in given.columns
        by_bounds = satisfies(*compared.in_days(certainly=certainly), known_until=known)
        if given.tables.cells is None:
            self.refuse_cells(query, compared)
            return _Every((read, by_bounds)) if held else _Some((~read, by_bounds))
        more = given.several(instants=compared.seconds is not None, claimed=reading.claimed)
        by_cells = self.cells(query, compared, certainly=certainly)
        cases = (_Every((~more, by_bounds)), _Every((more, by_cells)))
        if not held:
            return _Some((~read, *cases))
        return _Apart(tuple(_Every((read, case)) for case in cases))

    def refuse_cells(self, query: OfTime, compared: Compared) -> None:
        """Refuse what bounds alone cannot tell."""
        if self.reading.tolerance or self.reading.claimed or compared.seconds is not None:
            raise QueryError(
                f"{query!r} needs the table of cells, for qualified dates and times with an "
                "offset: give frames.Tables(events, cells=…), or ask with tolerance=0"
            )

    def known_until(self, event: Event) -> int | None:
        """Until when an event that is asked about is known to have gone on."""
        return asked_until(event, self.timeline)

    def cells(self, query: OfTime, compared: Compared, *, certainly: bool) -> Condition:
        """Which events satisfy a predicate by some of their cells or, `certainly`, by all."""
        by_days = satisfies(*compared.in_days(certainly=certainly))
        seconds = compared.in_seconds(certainly=certainly)
        in_days = nw.col("unit") == "day"
        if seconds is None:
            which, holds = in_days, by_days
        else:
            which = ~(in_days & nw.col("instant"))
            by_seconds = satisfies(*seconds)
            holds = some([every([in_days, by_days]), every([~in_days, by_seconds])])
        if isinstance(holds, bool):
            rows = self.given.cells(self.reading, query, which)
            return _Ids(rows) if holds else False
        if not certainly:
            return _Ids(self.given.cells(self.reading, query, which & holds))
        rows = self.given.cells(self.reading, query, which)
        worst = rows.with_columns(holds.cast(nw.Int8).alias("holds")).group_by("event")
        return _Ids(worst.agg(nw.col("holds").min()).filter(nw.col("holds") == 1), once=True)


def _has(term: str, fields: tuple[TextField, ...]) -> Truth:
    """Whether an event has a term, which is letters, digits and blanks, in some of its fields."""
    words = nw.col("words").str
    if fields == TEXT_FIELDS:
        return words.contains(term, literal=True)
    before = (f"^(?:[^\t]*\t){{{TEXT_FIELDS.index(field)}}}[^\t]*" for field in fields)
    return some([words.contains(start + term) for start in before])


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

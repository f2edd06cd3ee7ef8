"""`TimeSpan`: an event's place in time, as precise as it is known and no more."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import attrs

from venezuela_timeline.errors import QueryError, shown

from . import _arithmetic
from ._nodes import APPROXIMATE, UNCERTAIN, Choice, Date, End, Interval, Range, dates_of
from ._placements import cells_of, hull, seconds_of
from ._precision import Precision, level_of, precision_of
from .days import MAX_YEAR, Day, as_date, inf
from .edtf import ahead, canonical, moment, parse, text_of
from .relation import Cell, Certainty, Relation, pair_bits, relation_bits, relation_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ._nodes import Node

Component: TypeAlias = Literal["year", "month", "day"]

_COMPONENTS: Final[tuple[Component, ...]] = ("year", "month", "day")
_DAY_SECONDS = 86_400
_USUAL: Final = 1
"""The tolerance where none is given."""
_FARTHEST = 10**18
"""More days than lie between the first and the last year that a text can name."""


class Bounds(NamedTuple):
    """The four bounds of a span in day numbers, infinite where open or unknown."""

    start_min: Day
    start_max: Day
    end_min: Day
    end_max: Day


class Duration(NamedTuple):
    """How many days a span lasts, its first and last included: at least and at most."""

    shortest: Day
    longest: Day


@attrs.frozen(repr=False, order=False)  # attrs' default, but not mypy's
class TimeSpan:
    """A time, known as well as its EDTF text says.

    A year, month, season or decade means *some time within it*. A day, also an unknown
    one such as ``2024-10-XX``, means exactly one day. An interval starts within its first
    and ends within its second date. Qualifiers (``~ ? %``) never move `bounds`; they
    count in comparisons, by the `tolerance`.

    Spans are equal when their canonical texts are. They have no ``<``: order by
    `sort_key` to present them, and ask `certainly` or `possibly` to know.

    Attributes:
        edtf: The canonical EDTF text. Any EDTF may be given for it.

    Raises:
        EDTFError: The text is not EDTF.

    >>> TimeSpan("2024-10~").latest
    datetime.date(2024, 10, 31)
    """

    edtf: str = attrs.field(converter=canonical)

    @classmethod
    def parse(cls, text: str) -> TimeSpan:
        """The span that a strict EDTF text of level 0, 1 or 2 names.

        Law: ``TimeSpan.parse(str(span)) == span``.

        Raises:
            EDTFError: The text is not EDTF; it says where and why.

        >>> TimeSpan.parse("2024-07-28/..").open_end
        True
        """
        return cls(text)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"TimeSpan({self.edtf!r})"

    # What it says -----------------------------------------------------------------

    @cached_property
    def _node(self) -> Node:
        return parse(self.edtf)

    @property
    def precision(self) -> Precision:
        """The unit of the coarsest date in it; "unbounded" when it names none."""
        return precision_of(self._node)

    @property
    def level(self) -> Literal[0, 1, 2]:
        """The lowest EDTF level that has the canonical text."""
        return level_of(self._node)

    @property
    def approximate(self) -> bool:
        """Whether some component is approximate, ``~`` or ``%``."""
        return bool(self.approximate_parts)

    @property
    def uncertain(self) -> bool:
        """Whether some component is uncertain, ``?`` or ``%``."""
        return bool(self.uncertain_parts)

    @property
    def approximate_parts(self) -> frozenset[Component]:
        """The components that are approximate in some date of the span."""
        return self._marked(APPROXIMATE)

    @property
    def uncertain_parts(self) -> frozenset[Component]:
        """The components that are uncertain in some date of the span.

        >>> sorted(TimeSpan("2024-?07-~28").uncertain_parts)
        ['month']
        """
        return self._marked(UNCERTAIN)

    def _marked(self, mark: int) -> frozenset[Component]:
        return frozenset(
            name
            for written in dates_of(self._node)
            for name, part, marks in zip(
                _COMPONENTS, (written.year, written.month, written.day), written.marks, strict=True
            )
            if part and marks & mark
        )

    @property
    def open_start(self) -> bool:
        """Whether it is an interval that starts with ``..``."""
        return isinstance(self._node, Interval) and self._node.start is End.OPEN

    @property
    def open_end(self) -> bool:
        """Whether it is an interval that ends with ``..``."""
        return isinstance(self._node, Interval) and self._node.end is End.OPEN

    @property
    def unknown_start(self) -> bool:
        """Whether it is an interval with nothing before the ``/``."""
        return isinstance(self._node, Interval) and self._node.start is End.UNKNOWN

    @property
    def unknown_end(self) -> bool:
        """Whether it is an interval with nothing after the ``/``."""
        return isinstance(self._node, Interval) and self._node.end is End.UNKNOWN

    @property
    def every(self) -> bool:
        """Whether it means all members of a set, ``{}``, rather than one time."""
        return isinstance(self._node, Choice) and self._node.every

    @property
    def members(self) -> tuple[TimeSpan, ...]:
        """The members of a set, a range as a set of its own; the span itself if it is none.

        >>> TimeSpan("[1667,1670..1672]").members
        (TimeSpan('1667'), TimeSpan('[1670..1672]'))
        """
        if not isinstance(self._node, Choice):
            return (self,)
        every = self._node.every
        return tuple(
            TimeSpan(text_of(Choice((member,), every) if isinstance(member, Range) else member))
            for member in self._node.members
        )

    # Where it lies ------------------------------------------------------------------

    @cached_property
    def _pieces(self) -> tuple[tuple[Cell, ...], bool]:
        return cells_of(self._node)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every place the span may take, in day numbers, sorted by `start_min`."""
        return self._pieces[0]

    @property
    def exact(self) -> bool:
        """Whether `cells` are exact; False when over 400 were replaced by their hull."""
        return self._pieces[1]

    @cached_property
    def bounds(self) -> Bounds:
        """The hull of the cells."""
        return bounds_of(self.cells)

    @property
    def earliest(self) -> date | None:
        """The first day it may touch; None where open, unknown or beyond a `date`."""
        return as_date(self.bounds.start_min)

    @property
    def latest(self) -> date | None:
        """The last day it may touch; None where open, unknown or beyond a `date`."""
        return as_date(self.bounds.end_max)

    @property
    def start_time(self) -> datetime | None:
        """The time of day at which it starts, aware if written with an offset."""
        node = self._node
        return _as_datetime(node.start if isinstance(node, Interval) else node)

    @property
    def end_time(self) -> datetime | None:
        """The time of day at which it ends; of a single time, that time."""
        node = self._node
        return _as_datetime(node.end if isinstance(node, Interval) else node)

    @property
    def duration(self) -> Duration:
        """How many days it lasts, at least and at most.

        >>> TimeSpan("2024-02").duration
        Duration(shortest=1, longest=29)
        """
        return Duration(
            min(1 if c.linked else max(c.end_min - c.start_max, 0) + 1 for c in self.cells),
            max(1 if c.linked else c.end_max - c.start_min + 1 for c in self.cells),
        )

    @cached_property
    def seconds(self) -> tuple[Cell, ...] | None:
        """The cells in seconds, where every date is a time of day with an offset, else None.

        Second 86,400 n begins day n in UTC. A single time is that second; an interval
        lasts up to its end, without it.
        """
        return seconds_of(self._node)

    @cached_property
    def sort_key(self) -> tuple[Day, Day, Day, Day, Day]:
        """A key that orders all spans for presentation.

        First by the local day of the earliest start, or of the latest where there is no
        earliest; then by time in UTC, for which a start without a time of day has the offset
        of the end; then by the latest start and by both ends.

        Law, among dates and among times of one offset: what is certainly before another
        sorts before it.
        """
        start_min, start_max, end_min, end_max = self.bounds
        day = start_max if start_min == -inf else start_min
        node = self._node
        start, end = node if isinstance(node, Interval) else (node, node)
        second: Day | None = moment(start) if isinstance(start, Date) else None
        if second is None:
            second = day * _DAY_SECONDS - ahead(end)
        return (day, second, start_max, end_min, end_max)

    # How it compares ------------------------------------------------------------------

    def cells_within(self, tolerance: int = 1, known_until: Day | None = None) -> tuple[Cell, ...]:
        """The cells that every comparison uses.

        Each qualified date is widened on both sides by `tolerance` units of the coarsest
        component that bears a qualifier: ``2024-08~`` by a month, ``2024~-08-05`` by a
        year, ``199X~`` by a decade; the same for all three qualifiers. An open end is read
        as at least `known_until`, a day number, or infinity for a window without end.

        Law: cells for a smaller tolerance lie within those for a greater one.

        Raises:
            QueryError: The tolerance is no whole number from 0 to 10^15, or `known_until` no
                day.

        >>> as_date(TimeSpan("2024-08~").cells_within(1)[0].start_min)
        datetime.date(2024, 7, 1)
        """
        _check_tolerance(tolerance)
        until = _until(self, known_until)
        if until == -inf and (tolerance == 0 or not self._qualified):
            return self.cells
        if until == -inf and tolerance == 1:
            return self._widened
        return cells_of(self._node, tolerance=tolerance, known_until=until).cells

    @cached_property
    def _qualified(self) -> bool:
        return any(map(any, (written.marks for written in dates_of(self._node))))

    @cached_property
    def _widened(self) -> tuple[Cell, ...]:
        return cells_of(self._node, tolerance=1).cells

    @cached_property
    def _only(self) -> Cell | None:
        """The cell of a comparison with the usual tolerance, if it is one and offsets count not."""
        cells = self.cells_within() if self.seconds is None else ()
        return cells[0] if len(cells) == 1 else None

    # The three below look for the usual case themselves: one call less is a quarter of the time.
    # They know it by identity: True and 1.0 equal 1 and are no number of units, which the long
    # way tells them, and from which any other 1 gets the same answer.

    def _bits(self, other: TimeSpan, tolerance: int) -> int:
        return relation_bits(*common_cells(self, other, tolerance=tolerance))

    def relations(self, other: TimeSpan, *, tolerance: int = 1) -> Relation:
        """Exactly the relations that this time may have to another.

        Two times of day with offsets compare as instants, all else by the written days.

        Law: ``b.relations(a) == a.relations(b).converse``.

        Raises:
            QueryError: The tolerance is no whole number from 0 to 10^15.

        July 2024 is some time within the month, so the 28th may come before or after it:

        >>> TimeSpan("2024-07-28").relations(TimeSpan("2024-07"))
        <Relation.BEFORE|MEETS|STARTS|DURING|FINISHES|EQUALS|MET_BY|AFTER: 6267>
        """
        mine, theirs = self._only, other._only
        if mine is not None and theirs is not None and tolerance is _USUAL:
            return relation_of(pair_bits(mine, theirs))
        return relation_of(self._bits(other, tolerance))

    def possibly(self, relation: Relation, other: TimeSpan, *, tolerance: int = 1) -> bool:
        """Whether one of these relations may hold.

        Raises:
            QueryError: as `relations`.
        """
        mine, theirs = self._only, other._only
        if mine is not None and theirs is not None and tolerance is _USUAL:
            return pair_bits(mine, theirs) & relation._value_ != 0
        return self._bits(other, tolerance) & relation._value_ != 0

    def certainly(self, relation: Relation, other: TimeSpan, *, tolerance: int = 1) -> bool:
        """Whether one of these relations must hold, within the tolerance.

        Raises:
            QueryError: as `relations`.

        >>> TimeSpan("2024-07").certainly(Relation.BEFORE, TimeSpan("2024-10-22/2024-10-24"))
        True
        """
        mine, theirs = self._only, other._only
        if mine is not None and theirs is not None and tolerance is _USUAL:
            return pair_bits(mine, theirs) & ~relation._value_ == 0
        return self._bits(other, tolerance) & ~relation._value_ == 0

    def certainty(self, relation: Relation, other: TimeSpan, *, tolerance: int = 1) -> Certainty:
        """Whether one of these relations holds: certain, possible or impossible.

        Raises:
            QueryError: as `relations`.
        """
        return Certainty.of(self.relations(other, tolerance=tolerance), relation)

    # What follows from it -----------------------------------------------------------

    def shift(self, *, years: int = 0, months: int = 0, days: int = 0) -> TimeSpan:
        """The span moved by whole years and months, then days; negative is earlier.

        The result holds every day that the moved time may take, and is no less vague: a
        qualifier keeps its unit. Where a date moves by a unit finer than its own, it becomes
        a range of the finer dates. An end of an interval and a member of `{}` cannot be a
        range in EDTF. They become the shortest date that holds all they may be: a mask, a
        quarter, four months, half a year or a year. At the turn of a year that is a winter
        (``2024-28``, December to February), which says nothing about a hemisphere here, and
        else a decade or more. Where both ends fall on the last day of a month, with times of
        day that would run backwards, the days remain.

        Raises:
            QueryError: A number is none, or beyond 10^18.
            EDTFError: The result lies beyond the year 10^15.

        >>> TimeSpan("2024-01-31").shift(months=1), TimeSpan("2024-10").shift(days=5)
        (TimeSpan('2024-02-29'), TimeSpan('[2024-10..2024-11]'))
        >>> TimeSpan("2024-10/2025-06").shift(days=5)
        TimeSpan('2024-36/2025-38')
        """
        for by in (years, months, days):
            if not isinstance(by, int) or abs(by) > _FARTHEST:
                raise QueryError(
                    f"cannot shift by {shown(by)}: give a whole number up to {_FARTHEST:,}"
                )
        return TimeSpan(text_of(_arithmetic.shift(self._node, 12 * years + months, days)))

    def until(self, other: TimeSpan) -> TimeSpan:
        """The span from the end of this one to the start of another.

        Raises:
            EDTFError: The other certainly starts before this one ends.

        >>> TimeSpan("2013-03-05").until(TimeSpan("2013-04-14/2013-04-19"))
        TimeSpan('2013-03-05/2013-04-14')
        """
        return TimeSpan(text_of(_arithmetic.until(self._node, other._node)))

    def describe(self, lang: Literal["en", "es"] = "en") -> str:
        """The span in words.

        Raises:
            QueryError: There are no words in that language.

        >>> TimeSpan("2024-10-22/2024-10-24").describe("es")
        '22–24 de octubre de 2024'
        """
        from ._describe import describe  # noqa: PLC0415  (words are for people, and few spans)

        return describe(self._node, lang)


def bounds_of(cells: Sequence[Cell]) -> Bounds:
    """The smallest bounds that hold some cells."""
    return Bounds(*hull(cells)[:4])


def common_cells(
    first: TimeSpan,
    second: TimeSpan,
    *,
    tolerance: int = 1,
    known_until: Day | None = None,
    other_known_until: Day | None = None,
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The cells of two spans on one axis: seconds if both have offsets, else days.

    Open ends are read as at least `known_until` and `other_known_until`, in day numbers.

    Raises:
        QueryError: The tolerance is no whole number from 0 to 10^15, or an end no day.
    """
    _check_tolerance(tolerance)
    mine, theirs = first.seconds, second.seconds
    if mine is not None and theirs is not None:
        return (
            _going_on(first, mine, known_until),
            _going_on(second, theirs, other_known_until),
        )
    return (
        first.cells_within(tolerance, known_until),
        second.cells_within(tolerance, other_known_until),
    )


def _going_on(span: TimeSpan, cells: tuple[Cell, ...], known_until: Day | None) -> tuple[Cell, ...]:
    until = _until(span, known_until)
    if until == -inf:
        return cells
    start = span.start_time
    offset = start.utcoffset() if start else None
    second = until * _DAY_SECONDS - (offset or timedelta()) // timedelta(seconds=1)
    return tuple(cell._replace(end_min=max(cell.end_min, second)) for cell in cells)


def _check_tolerance(tolerance: int) -> None:
    if type(tolerance) is not int or not 0 <= tolerance <= MAX_YEAR:
        raise QueryError(f"tolerance {shown(tolerance)} is no number of units: give 0 or more")


def _until(span: TimeSpan, known_until: Day | None) -> Day:
    """The day up to which a span goes on at least, minus infinity where that says nothing."""
    if known_until is None:
        return -inf
    if type(known_until) is not int and known_until not in (inf, -inf):
        raise QueryError(f"known until {shown(known_until)} is no day: give its number")
    return known_until if span.open_end else -inf


def _as_datetime(end: Node | End) -> datetime | None:
    if not isinstance(end, Date) or end.clock is None or end.year == "0000":
        return None
    hour, minute, second, offset = end.clock
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    year, month, day = int(end.year), int(end.month), int(end.day)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)

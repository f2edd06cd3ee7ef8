"""`TimeSpan`: an event's place in time, as precise as it is known and no more."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from venezuela_timeline.errors import EDTFError, PhraseError, shown

from . import _arithmetic
from ._comparison import check_tolerance, common_cells, last_known
from ._edtf_text import part_text, text_of
from ._measures import Bounds, Duration, bounds_of, duration_of, sort_key_of
from ._nodes import Choice, Range
from ._placements import Placements, cells_of, seconds_of
from ._plain_days import plain_cell
from ._reading import PhraseReading
from ._values import edtf_of, refuse_misread
from ._words import in_words
from ._written import Written
from .days import Day, as_date, inf
from .relation import Cell, Certainty, Relation, bits_of, pair_bits, relation_bits, relation_of

if TYPE_CHECKING:
    from datetime import date

    from venezuela_timeline.labels import Lang

_KEPT = 4096
"""So many readings of phrases are kept: a table says the same dates many times."""

_LONGEST_KEPT = 100
"""The reading of a longer phrase is not kept."""

_USUAL: Final = 1
"""The tolerance where none is given."""


@attrs.frozen(init=False, repr=False, order=False)
class TimeSpan(Written):
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

    @classmethod
    def from_words(cls, text: str, *, dayfirst: bool | None = None) -> PhraseReading:
        """What a text means, and how it was read.

        Takes EDTF, and phrases in English and Spanish, as `when` does.

        Args:
            text: The text.
            dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.

        Raises:
            PhraseError: It has no meaning as a time, or two; the message names both.

        >>> reading = TimeSpan.from_words("c.1830–41")
        >>> reading.span, reading.rule
        (TimeSpan('1830~/1841~'), 'interval, year')
        """
        if not isinstance(text, str):
            raise PhraseError(f"{shown(text)} is not a text: use when() for dates and numbers")
        plain = str.__str__(text).strip()  # also of a subclass that says otherwise
        try:
            span = cls(plain)
        except EDTFError as error:
            problem = f"character {error.position}: {error.reason}"
        else:
            refuse_misread(plain)
            return PhraseReading(span, "EDTF", ((plain, span.edtf),))
        if len(plain) > _LONGEST_KEPT:
            return _phrase(plain, problem, dayfirst=dayfirst)
        found = _kept_phrase(plain, problem, dayfirst=dayfirst)
        if isinstance(found, str):
            raise PhraseError(found)
        return found

    # Where it lies ------------------------------------------------------------------

    @cached_property
    def _placements(self) -> Placements:
        return cells_of(self._node)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every place the span may take, in day numbers, sorted by `start_min`."""
        plain = plain_cell(self.edtf)
        return self._placements.cells if plain is None else (plain,)

    @property
    def exact(self) -> bool:
        """Whether `cells` are exact; False when over 400 were replaced by their hull."""
        return plain_cell(self.edtf) is not None or self._placements.exact

    @cached_property
    def bounds(self) -> Bounds:
        """The hull of the cells."""
        plain = plain_cell(self.edtf)  # what sorts events asks for no more
        return bounds_of(self.cells if plain is None else (plain,))

    @property
    def earliest(self) -> date | None:
        """The first day it may touch; None where open, unknown or beyond a `date`."""
        return as_date(self.bounds.start_min)

    @property
    def latest(self) -> date | None:
        """The last day it may touch; None where open, unknown or beyond a `date`."""
        return as_date(self.bounds.end_max)

    @property
    def members(self) -> tuple[TimeSpan, ...]:
        """The members of a set, a range as a set of its own; of any other span, the span itself.

        >>> TimeSpan("[1667,1670..1672]").members
        (TimeSpan('1667'), TimeSpan('[1670..1672]'))
        """
        if not isinstance(self._node, Choice):
            return (self,)
        every = self._node.every
        nodes = (
            Choice((member,), every) if isinstance(member, Range) else member
            for member in self._node.members
        )
        return tuple(map(TimeSpan._of, nodes))

    @property
    def duration(self) -> Duration:
        """How many days it lasts, at least and at most.

        >>> TimeSpan("2024-02").duration
        Duration(shortest=1, longest=29)
        """
        return duration_of(self.cells)

    @cached_property
    def seconds(self) -> tuple[Cell, ...] | None:
        """The cells in seconds, where every date is a time of day with an offset, else None.

        Second 86,400 n begins day n in UTC. A single time is that second; an interval
        lasts up to its end, without it.
        """
        return seconds_of(self._node) if self._timed else None

    @property
    def sort_key(self) -> tuple[Day, Day, Day, Day, Day]:
        """A key that orders all spans for presentation.

        It goes by the local day of the earliest start, or of the latest where there is no
        earliest; then by the time in UTC, for which a start without a time of day has the
        offset of the end; then by the latest start and by both ends.

        Law, among dates and among times of one offset: what is certainly before another
        sorts before it.
        """
        return sort_key_of(self.bounds, self._node if self._timed else None)

    # How it compares ------------------------------------------------------------------

    def cells_within(self, tolerance: int = 1, known_until: Day | None = None) -> tuple[Cell, ...]:
        """The cells that every comparison uses.

        Each qualified date is widened on both sides by `tolerance` units of its coarsest
        qualified component: ``2024-08~`` by a month, ``2024~-08-05`` by a year, ``199X~`` by
        a decade; the same for all three qualifiers. An open end is read as at least
        `known_until`, a day number, or infinity for a window without end.

        Law: cells for a smaller tolerance lie within those for a greater one.

        Raises:
            QueryError: The tolerance is not a whole number from 0 to 10^15, or `known_until`
                is not a day number.

        >>> as_date(TimeSpan("2024-08~").cells_within(1)[0].start_min)
        datetime.date(2024, 7, 1)
        """
        check_tolerance(tolerance)
        until = last_known(self, known_until)
        if until == -inf and (tolerance == 0 or not (self.approximate or self.uncertain)):
            return self.cells
        if until == -inf and tolerance == 1:
            return self._widened
        return cells_of(self._node, tolerance=tolerance, known_until=until).cells

    @cached_property
    def _widened(self) -> tuple[Cell, ...]:
        return cells_of(self._node, tolerance=1).cells

    @cached_property
    def _only(self) -> Cell | None:
        """The cell for comparing with the usual tolerance, if there is only one.

        None also where offsets count: such a span may have to be compared in seconds.
        """
        cells = self.cells_within() if self.seconds is None else ()
        return cells[0] if len(cells) == 1 else None

    def _bits(self, other: TimeSpan | date | int | str, tolerance: int) -> int:
        """The bits of the relations, by the short way where both sides have one cell."""
        span: TimeSpan = other if type(other) is TimeSpan else when(other)
        mine, theirs = self._only, span._only
        # By identity: True and 1.0 equal the usual tolerance, but are to be refused.
        if mine is not None and theirs is not None and tolerance is _USUAL:
            return pair_bits(mine, theirs)
        return relation_bits(*common_cells(self, span, tolerance=tolerance))

    def relations(self, other: TimeSpan | date | int | str, *, tolerance: int = 1) -> Relation:
        """Exactly the relations that this time may have to another.

        The other is whatever `when` takes. Two times of day with offsets compare as instants,
        all else by the written days.

        Law: ``b.relations(a) == a.relations(b).converse``.

        Raises:
            PhraseError: The other is not a time.
            QueryError: The tolerance is not a whole number from 0 to 10^15.

        July 2024 is some time within the month, so the 28th may come before or after it:

        >>> TimeSpan("2024-07-28").relations("July 2024")
        <Relation.BEFORE|MEETS|STARTS|DURING|FINISHES|EQUALS|MET_BY|AFTER: 6267>
        """
        return relation_of(self._bits(other, tolerance))

    def possibly(
        self, relation: Relation, other: TimeSpan | date | int | str, *, tolerance: int = 1
    ) -> bool:
        """Whether one of these relations may hold.

        Raises:
            PhraseError: The other is not a time.
            QueryError: The relation is not a `Relation`, or the tolerance not a whole number
                from 0 to 10^15.
        """
        return self._bits(other, tolerance) & bits_of(relation) != 0

    def certainly(
        self, relation: Relation, other: TimeSpan | date | int | str, *, tolerance: int = 1
    ) -> bool:
        """Whether one of these relations must hold, within the tolerance.

        Raises:
            PhraseError: The other is not a time.
            QueryError: The relation is not a `Relation`, or the tolerance not a whole number
                from 0 to 10^15.

        >>> TimeSpan("2024-07").certainly(Relation.BEFORE, "22–24 October 2024")
        True
        """
        return self._bits(other, tolerance) & ~bits_of(relation) == 0

    def certainty(
        self, relation: Relation, other: TimeSpan | date | int | str, *, tolerance: int = 1
    ) -> Certainty:
        """Whether one of these relations holds: certain, possible or impossible.

        Raises:
            PhraseError: The other is not a time.
            QueryError: The relation is not a `Relation`, or the tolerance not a whole number
                from 0 to 10^15.
        """
        return Certainty.of(self.relations(other, tolerance=tolerance), relation)

    # What follows from it -----------------------------------------------------------

    def shift(self, *, years: int = 0, months: int = 0, days: int = 0) -> TimeSpan:
        """The span moved by whole years and months, then days; negative is earlier.

        The result holds every day that the moved time may take, and is no less vague: a
        qualifier keeps its unit. A date that moves by a unit finer than its own becomes a
        range of the finer dates. An end of an interval and a member of `{}` cannot be a range
        in EDTF. They become the shortest date that holds all they may be: a mask, a quarter,
        four months, half a year or a year; at the turn of a year a winter (``2024-28``,
        December to February, which here says nothing about a hemisphere), otherwise a decade
        or more. If both ends come to fall on the last day of a month, and their times of day
        would run backwards there, the times are dropped.

        Raises:
            QueryError: One of the numbers is not a whole number, or is beyond 10^18.
            EDTFError: The result lies beyond the year 10^15.

        >>> TimeSpan("2024-01-31").shift(months=1), TimeSpan("2024-10").shift(days=5)
        (TimeSpan('2024-02-29'), TimeSpan('[2024-10..2024-11]'))
        >>> TimeSpan("2024-10/2025-06").shift(days=5)
        TimeSpan('2024-36/2025-38')
        """
        for number in (years, months, days):
            _arithmetic.check_shift(number)
        return TimeSpan(text_of(_arithmetic.shift(self._node, 12 * years + months, days)))

    def until(self, other: TimeSpan | date | int | str) -> TimeSpan:
        """The span from the end of this one to the start of another, which `when` reads.

        Raises:
            PhraseError: The other is not a time.
            EDTFError: The other certainly starts before this one ends.

        >>> TimeSpan("2013-03-05").until(TimeSpan("2013-04-14/2013-04-19"))
        TimeSpan('2013-03-05/2013-04-14')
        """
        later: TimeSpan = when(other)
        return TimeSpan(text_of(_arithmetic.until(self._node, later._node)))

    def describe(self, lang: Lang = "en") -> str:
        """The span in words.

        Raises:
            FormatError: There are no words in that language.

        >>> TimeSpan("2024-10-22/2024-10-24").describe("es")
        '22–24 de octubre de 2024'
        """
        return in_words(self.edtf, lang)


def when(value: TimeSpan | date | int | str, *, dayfirst: bool | None = None) -> TimeSpan:
    """The span that a value or phrase means.

    Takes a span, a date, a datetime (its seconds, and its offset if it has one), an int
    (a year), EDTF, or a phrase in English or Spanish. EDTF goes first: ``2004-06`` is
    June 2004. What can be read in two ways is refused, and so are bare texts such as
    ``1837-41``, the second half of 1837 in EDTF, which people write for the years 1837 to
    1841. `TimeSpan.from_words` also says how a text was read.

    Args:
        value: The value.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.
            13/5/2019 can only be one day, and is read anyway.

    Raises:
        PhraseError: It has no meaning as a time, or two; the message names both.

    >>> when("since 2006"), when("principios de los 2000"), when("44 BC")
    (TimeSpan('2006/..'), TimeSpan('[2000~..2003~]'), TimeSpan('-0043'))
    """
    if isinstance(value, TimeSpan):
        return value
    if isinstance(value, str):
        return TimeSpan.from_words(value, dayfirst=dayfirst).span
    return TimeSpan(edtf_of(value))


@lru_cache(_KEPT)
def _kept_phrase(text: str, problem: str, *, dayfirst: bool | None) -> PhraseReading | str:
    """The reading of a phrase, or why it is refused; an error would keep all that led to it."""
    try:
        return _phrase(text, problem, dayfirst=dayfirst)
    except PhraseError as error:
        return str(error)


def _phrase(text: str, problem: str, *, dayfirst: bool | None) -> PhraseReading:
    """The reading of a phrase, which is not EDTF because of some problem."""
    from ._phrases.reading import read_text  # noqa: PLC0415  (costs as much as the rest of this room)

    found = read_text(text, problem, dayfirst=dayfirst)
    try:
        span = TimeSpan(text_of(found.node))
    except EDTFError as error:
        raise PhraseError(f"cannot read {shown(text)}: {error.reason}") from error
    parts = tuple((one.words, part_text(one.part)) for one in found.said)
    kinds = " and ".join(dict.fromkeys(one.kind for one in found.said))
    rule = ", ".join(filter(None, (found.form, kinds)))
    return PhraseReading(span, rule, parts, found.notes)

"""Questions about time that compare with more than one moment, or with none.

Each is made by the function of its name in `predicates`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Event, Offset
from venezuela_timeline.time import Cell

from .moments import Compared, KnownUntil
from .offsets import DAY_SECONDS, Reach, days_in, to_offset
from .query import InTime, Moment, OfTime
from .reading import ANYWHERE
from .window_forms import RELATED, lasting
from .yearly import Yearly, day_of_year

if TYPE_CHECKING:
    from venezuela_timeline.time.days import Day


def _moment(asked: Moment | InTime) -> InTime:
    """A moment, held as a question of which only that part counts."""
    return asked if isinstance(asked, InTime) else InTime("overlapping", asked)


@attrs.frozen(repr=False)
class Within(OfTime):
    """Whether at most an offset lies between an event and a moment, on either side.

    Attributes:
        offset: The offset.
        of: The moment, in a question that asks for nothing else.
    """

    offset: Offset = attrs.field(converter=to_offset)
    of: InTime = attrs.field(converter=_moment)

    @property
    def window(self) -> tuple[Day, Day] | None:
        """The days that are reached, if the moment is a window."""
        if self.of.window is None:
            return None
        reach, (first, last) = Reach(self.offset), self.of.window
        return reach.back(first), reach.onward(last)

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:
        """What events are compared with: see `OfTime.compared`."""
        of = self.of.compared(tolerance, known_until)
        days, seconds = Reach(self.offset), Reach(self.offset, DAY_SECONDS)
        return Compared(
            RELATED["within"],
            tuple(map(days.around, of.days)),
            of.seconds and tuple(map(seconds.around, of.seconds)),
            hours=of.hours,
        )

    def __repr__(self) -> str:
        return f"within({str(self.offset)!r}, of={self.of.moment!r})"


@attrs.frozen(repr=False)
class Between(OfTime):
    """Whether an event lies between the first day of one moment and the last day of another.

    Attributes:
        first: The one moment, in a question that asks for nothing else.
        last: The other.
    """

    first: InTime = attrs.field(converter=_moment)
    last: InTime = attrs.field(converter=_moment)

    def __attrs_post_init__(self) -> None:
        if self.first.of_hours is not self.last.of_hours:
            day = self.last if self.first.of_hours else self.first
            raise QueryError(
                f"{self!r}: which hours of {shown(day.moment)} are meant? write a time of day "
                "with its offset from UTC on both sides, or on none"
            )
        window = self.window
        if window is not None and window[0] > window[1]:
            raise QueryError(f"{self!r} ends before it starts: swap the two")

    @property
    def window(self) -> tuple[Day, Day] | None:
        """From the first day of the one to the last day of the other, if both are windows."""
        first, last = self.first.window, self.last.window
        return None if first is None or last is None else (first[0], last[1])

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:
        """What events are compared with: see `OfTime.compared`."""
        first, last = (asked.compared(tolerance, known_until) for asked in (self.first, self.last))
        seconds = _from_to(first.seconds, last.seconds) if first.seconds and last.seconds else None
        return Compared(
            RELATED["between"], _from_to(first.days, last.days), seconds, hours=self.first.of_hours
        )

    def __repr__(self) -> str:
        return f"between({self.first.moment!r}, {self.last.moment!r})"


def _from_to(first: tuple[Cell, ...], last: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """From the start of one time to the end of another; no cell if it must end before it starts.

    One cell is exact: each comparison is with the start of the one or with the end of the other.
    """
    cell = Cell(
        min(one.start_min for one in first),
        max(one.start_max for one in first),
        min(one.end_min for one in last),
        max(one.end_max for one in last),
        linked=False,
    )
    return (cell,) if cell.start_min <= cell.end_max else ()


def _days(value: int | Offset | str, name: str) -> int:
    """A number of days, from itself or from an offset of days or weeks."""
    days = value if isinstance(value, int) else days_in(to_offset(value))
    if days is None:
        raise QueryError(f"{name} is {shown(value)}: months have 28 to 31 days: write days")
    if days < 1:
        raise QueryError(f"{name} is {shown(value)}: write 1 day or more")
    return days


def _least(value: int | Offset | str) -> int:
    return _days(value, "at_least")


def _most(value: int | Offset | str | None) -> int | None:
    return None if value is None else _days(value, "at_most")


@attrs.frozen(repr=False)
class Lasting(OfTime):
    """Whether an event lasts so many days, the first and the last one included.

    Attributes:
        at_least: The least number of days.
        at_most: The greatest, or None.
    """

    at_least: int = attrs.field(converter=_least)
    at_most: int | None = attrs.field(default=None, converter=_most)

    def __attrs_post_init__(self) -> None:
        if self.at_most is not None and self.at_most < self.at_least:
            raise QueryError(f"{self!r}: no event lasts longer than it lasts: swap the two")

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:  # noqa: ARG002
        """What events are compared with, which is nothing: see `OfTime.compared`."""
        return Compared(lasting(self.at_least, self.at_most), ANYWHERE)

    def __repr__(self) -> str:
        most = "" if self.at_most is None else f", at_most={self.at_most}"
        return f"lasting({self.at_least}{most})"


@attrs.frozen(repr=False)
class OnDay(OfTime):
    """Whether an event is on a day of the year, in any year.

    Attributes:
        month: The month.
        day: The day of the month.
    """

    month: int
    day: int

    @classmethod
    def parse(cls, text: str) -> OnDay:
        """The question about a day such as ``07-28``.

        Raises:
            QueryError: if the text says none.
        """
        return cls(*day_of_year(text))

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:  # noqa: ARG002
        """What events are compared with: see `OfTime.compared`."""
        return Compared(RELATED["on_day"], (), yearly=Yearly.day(self.month, self.day))

    def __repr__(self) -> str:
        return f"on_day('{self.month:02}-{self.day:02}')"


@attrs.frozen(repr=False)
class Anniversary(OfTime):
    """Whether an event has an anniversary in a window: it starts there, in an earlier year.

    Attributes:
        of: The window, in a question that asks for nothing else.
        yearly: The days of the window in all years before it.
    """

    of: InTime = attrs.field(converter=_moment)
    yearly: Yearly = attrs.field(init=False, eq=False)

    @yearly.default
    def _days_before(self) -> Yearly:
        first, last = self.of.window or (None, None)
        if isinstance(self.of.moment, Event) or not (
            isinstance(first, int) and isinstance(last, int)
        ):
            raise QueryError(
                f"anniversary({self.of.moment!r}): write a day or a window of days, such as "
                "'2026-07-28' or '2026-07'"
            )
        return Yearly.before(first, last)

    def compared(self, tolerance: int, known_until: KnownUntil) -> Compared:  # noqa: ARG002
        """What events are compared with: see `OfTime.compared`."""
        return Compared(RELATED["anniversary"], (), yearly=self.yearly)

    def __repr__(self) -> str:
        return f"anniversary({self.of.moment!r})"

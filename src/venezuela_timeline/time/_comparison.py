"""What two spans need to be compared: cells on one axis, a tolerance, and how long they go on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from venezuela_timeline.errors import QueryError, shown

from ._measures import DAY_SECONDS
from .days import MAX_YEAR, inf

if TYPE_CHECKING:
    from .days import Day
    from .relation import Cell
    from .timespan import TimeSpan


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
        QueryError: The tolerance is not a whole number from 0 to 10^15, or one of the two is
            not a day number.
    """
    check_tolerance(tolerance)
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
    """Cells in seconds that go on until a day, as its offset has it."""
    until = last_known(span, known_until)
    if until == -inf:
        return cells
    start = span.start_time
    offset = start.utcoffset() if start else None
    second = until * DAY_SECONDS - (offset or timedelta()) // timedelta(seconds=1)
    return tuple(cell._replace(end_min=max(cell.end_min, second)) for cell in cells)


def check_tolerance(tolerance: int) -> None:
    """Refuse a tolerance that is not a number of units.

    Raises:
        QueryError: with what to give.
    """
    if type(tolerance) is not int or not 0 <= tolerance <= MAX_YEAR:
        raise QueryError(
            f"tolerance {shown(tolerance)} is not a number of units: give a whole number from 0 on"
        )


def last_known(span: TimeSpan, known_until: Day | None) -> Day:
    """The day up to which a span goes on at least, or minus infinity if that says nothing.

    Raises:
        QueryError: `known_until` is not a day number.
    """
    if known_until is None:
        return -inf
    if type(known_until) is not int and known_until not in (inf, -inf):
        raise QueryError(f"known until {shown(known_until)} is not a day: give its number")
    return known_until if span.open_end else -inf

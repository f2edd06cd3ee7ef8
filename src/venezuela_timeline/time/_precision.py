"""How fine a date is, and how much of EDTF it takes to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from ._day_ranges import year_width
from ._nodes import UNMARKED, Date, End, Interval, dates_of, is_season

if TYPE_CHECKING:
    from ._nodes import Node

Precision: TypeAlias = Literal[
    "second",
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
    "unbounded",
]
"""The unit of a date, from fine to coarse. Season stands for every group of months,
millennium for everything coarser than a century."""

Component: TypeAlias = Literal["year", "month", "day"]

_COMPONENTS: Final[tuple[Component, ...]] = get_args(Component)
_FROM_FINE: Final[tuple[Precision, ...]] = get_args(Precision)
_BY_WIDTH: Final[dict[int, Precision]] = {1: "year", 10: "decade", 100: "century"}
_LAST_PLAIN_SEASON = 24


def precision_of(node: Node) -> Precision:
    """The unit of the coarsest date in a tree."""
    found = [_of_date(date) for date in dates_of(node)]
    return max(found, key=_FROM_FINE.index, default="unbounded")


def _of_date(date: Date) -> Precision:
    if date.clock:
        return "second"
    if date.day:
        return "day"
    if date.month:
        return "season" if is_season(date.month) else "month"
    return _BY_WIDTH.get(year_width(date), "millennium")


def marked_components(node: Node, mark: int) -> frozenset[Component]:
    """The components that have a mark in some date of a tree."""
    return frozenset(
        name
        for date in dates_of(node)
        for name, part, marks in zip(_COMPONENTS, date[:3], date.marks, strict=True)
        if part and marks & mark
    )


def level_of(node: Node) -> Literal[0, 1, 2]:
    """The lowest level at which a tree can be written."""
    if isinstance(node, Date):
        return _level_of_date(node)
    if not isinstance(node, Interval):
        return 2
    return max(map(_level_of_end, node))


def _level_of_end(end: Date | End) -> Literal[0, 1, 2]:
    """Level 1 adds open, unknown and qualified ends, level 2 unspecified digits."""
    if isinstance(end, End):
        return 1
    return 2 if "X" in end.year + end.month + end.day else _level_of_date(end)


def _level_of_date(date: Date) -> Literal[0, 1, 2]:
    parts = [part for part in (date.year, date.month, date.day) if part]
    marks = set(date.marks[: len(parts)])
    if date.significant or "E" in date.year or len(marks) > 1:
        return 2
    if is_season(date.month) and int(date.month) > _LAST_PLAIN_SEASON:
        return 2
    masked = "X" in "".join(parts)
    if masked and not _is_masked_from_the_right(date):
        return 2
    plain = date.year.isdecimal() and not masked and not is_season(date.month)
    return 0 if plain and date.marks == UNMARKED else 1


def _is_masked_from_the_right(date: Date) -> bool:
    """Level 1 leaves unspecified the day, month and day, or one or two digits of the year."""
    year = date.year.lstrip("-")
    if not date.month:
        return year.rstrip("X").isdecimal() and len(year.rstrip("X")) >= 2  # noqa: PLR2004
    if "X" in year:
        return False
    if date.month == "XX":
        return date.day in ("", "XX")
    return "X" not in date.month and date.day == "XX"

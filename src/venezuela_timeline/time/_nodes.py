"""What an EDTF text is made of: a small tree of plain tuples.

Components stay as they were written, with X for an unspecified digit, so that a tree
and its canonical text are two forms of the same thing.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple, TypeAlias

UNCERTAIN: Final = 1
APPROXIMATE: Final = 2
SIGNS: Final = ("", "?", "~", "%")
"""The qualifier that is written for each sum of `UNCERTAIN` and `APPROXIMATE`."""

Marks: TypeAlias = tuple[int, int, int]
"""The qualification of year, month and day, each a sum of the two above."""

UNMARKED: Final[Marks] = (0, 0, 0)


class Clock(NamedTuple):
    """A time of day to the second; `offset` in minutes east of UTC, None if not given."""

    hour: int
    minute: int
    second: int
    offset: int | None


class Date(NamedTuple):
    """One date: its components as written, empty where it has none.

    Attributes:
        year: Such as ``2024``, ``-0044``, ``201X``, ``Y17000`` or ``Y17E7``.
        month: Two digits or X, or a season or other grouping from 21 to 41.
        day: Two digits or X.
        marks: How each of the three is qualified.
        significant: How many digits of the year are significant; 0 for all.
        clock: The time of day.
    """

    year: str
    month: str = ""
    day: str = ""
    marks: Marks = UNMARKED
    significant: int = 0
    clock: Clock | None = None


class End(Enum):
    """An end of an interval that is not a date."""

    OPEN = ".."
    UNKNOWN = ""


class Interval(NamedTuple):
    """A time that starts within the first and ends within the second."""

    start: Date | End
    end: Date | End


class Range(NamedTuple):
    """In a set, all dates from the first to the last; None where it has no such end."""

    first: Date | None
    last: Date | None


Member: TypeAlias = Date | Range


class Choice(NamedTuple):
    """A set: one of its members or, where `every` is set, all of them."""

    members: tuple[Member, ...]
    every: bool


Node: TypeAlias = Date | Interval | Choice


def dates_of(node: Node) -> list[Date]:
    """Every date in the tree, in the order of writing."""
    if isinstance(node, Date):
        return [node]
    if isinstance(node, Interval):
        return [end for end in node if isinstance(end, Date)]
    found: list[Date] = []
    for member in node.members:
        ends = (member,) if isinstance(member, Date) else member
        found.extend(end for end in ends if end is not None)
    return found


def is_season(month: str) -> bool:
    """Whether the second component is a grouping of months, 21 to 41."""
    return month.isdecimal() and int(month) > 12  # noqa: PLR2004  (months end there)

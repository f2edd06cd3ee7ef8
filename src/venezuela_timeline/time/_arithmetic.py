"""Moving trees through time without making them more precise than they are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ._cells import LIMIT, cells_of, hull
from ._nodes import Choice, Date, End, Interval, Range, is_season
from ._stretches import Stretch, first_day, last_day, stretches, year_value
from .days import calendar_day, day_number, month_length, shift_months

if TYPE_CHECKING:
    from ._nodes import Marks, Member, Node

_FAR = 10_000
"""From this year on, on both sides, EDTF writes years only."""


def shift(node: Node, months: int, days: int) -> Node:
    """The tree moved by months, then by days."""
    if isinstance(node, Date):
        moved = _moved(node, months, days)
        only = moved[0]
        if len(moved) == 1 and isinstance(only, Date):
            return only
        return Choice(tuple(moved), every=False)
    if isinstance(node, Interval):
        start, end = (
            end if isinstance(end, End) else _moved_end(end, months, days) for end in node
        )
        if start is end is End.UNKNOWN:  # around the year 0, which no single date surrounds
            return Interval(End.OPEN, End.OPEN)
        return Interval(start, end)
    members: list[Member] = []
    for member in node.members:
        if isinstance(member, Date):
            members += _moved(member, months, days)
        else:
            low, high = (_moved(end, months, days) if end else None for end in member)
            members.append(
                Range(_ends(low[0])[0] if low else None, _ends(high[-1])[1] if high else None)
            )
    return Choice(tuple(members), node.every)


def until(first: Node, second: Node) -> Interval:
    """From the end of the one to the start of the other."""
    return Interval(_end_of(first, 1), _end_of(second, 0))


def _end_of(node: Node, side: int) -> Date | End:
    """The date within which a tree starts (side 0) or ends (side 1)."""
    if isinstance(node, Date):
        return node
    if isinstance(node, Interval):
        end = node[side]
        return end if isinstance(end, Date) else End.UNKNOWN
    bounds = hull(cells_of(node).cells)
    low, high = bounds[2 * side], bounds[2 * side + 1]
    if isinstance(low, int) and isinstance(high, int):
        return _holding(low, high, (0, 0, 0))
    return End.UNKNOWN


def _moved(date: Date, months: int, days: int) -> list[Member]:
    """The dates or ranges that a date becomes."""
    if months == days == 0:
        return [date]
    plain = _moved_plainly(date, months, days)
    if plain is not None:
        return [plain]
    return [
        _written(
            _moved_day(stretch.first, months, days),
            _moved_day(stretch.last, months, days),
            date,
        )
        for stretch in _stretches(date)
    ]


def _stretches(date: Date) -> list[Stretch]:
    found = list(islice(stretches(date), LIMIT + 1))
    return found if len(found) <= LIMIT else [Stretch(first_day(date), last_day(date))]


def _moved_day(number: float, months: int, days: int) -> int:
    return int(shift_months(number, months)) + days


def _moved_plainly(date: Date, months: int, days: int) -> Date | None:
    """The same kind of date, where moving takes it from one to another of its kind."""
    if "X" in date.year or date.significant:
        return None
    year = year_value(date.year)
    if "X" in date.month + date.day:
        whole_years = days == 0 and months % 12 == 0 and abs(year + months // 12) < _FAR
        if not whole_years or date.month.count("X") == 1 or date.day not in ("", "XX"):
            return None
        return date._replace(year=year_text(year + months // 12))
    if date.day:
        start = day_number(year, int(date.month), int(date.day))
        moved = _day(_moved_day(start, months, days))
    elif days == 0 and months % 12 == 0 and (not date.month or is_season(date.month)):
        moved = Date(year_text(year + months // 12), date.month)
    elif days == 0 and date.month and not is_season(date.month):
        year, month = divmod(year * 12 + int(date.month) - 1 + months, 12)
        moved = Date(year_text(year), f"{month + 1:02}")
    else:
        return None
    if moved.month and abs(year_value(moved.year)) >= _FAR:
        return Date(moved.year, marks=date.marks)
    timed = moved.year.isdecimal()  # EDTF has no times before the year 0
    return moved._replace(marks=date.marks, clock=date.clock if timed else None)


def _written(first: int, last: int, like: Date) -> Member:
    """The least dates of a kind that hold all days from `first` to `last`."""
    low, high = calendar_day(first), calendar_day(last)
    if max(abs(low[0]), abs(high[0])) >= _FAR:
        found: Member = _range(Date(year_text(low[0])), Date(year_text(high[0])))
    elif like.day:
        found = _written_days(first, last)
    elif low[1] == 1 and high[1] == 12:  # noqa: PLR2004  (whole years)
        found = _masked_years(low[0], high[0]) or _range(
            Date(year_text(low[0])), Date(year_text(high[0]))
        )
    else:
        found = _range(
            Date(year_text(low[0]), f"{low[1]:02}"),
            Date(year_text(high[0]), f"{high[1]:02}"),
        )
    if isinstance(found, Date):
        return found._replace(marks=like.marks)
    return Range(*(end and end._replace(marks=like.marks) for end in found))


def _written_days(first: int, last: int) -> Member:
    low, high = calendar_day(first), calendar_day(last)
    if first != last and low[2] == 1 and high[2] == month_length(*high[:2]):
        if low[:2] == high[:2]:
            return Date(year_text(low[0]), f"{low[1]:02}", "XX")
        if (low[0], low[1], high[1]) == (high[0], 1, 12):
            return Date(year_text(low[0]), "XX", "XX")
    return _range(_day(first), _day(last))


def _range(low: Date, high: Date) -> Member:
    return low if low == high else Range(low, high)


def _masked_years(low: int, high: int) -> Date | None:
    """Years such as 199X, where they are just what a mask stands for."""
    near, far = sorted((abs(low), abs(high)))
    sign = "-" if low < 0 else ""
    if (low < 0) is not (high < 0):
        return None
    for count in (1, 2, 3):
        width = 10**count
        if near % width == 0 and far == near + width - 1:
            return Date(f"{sign}{near:04}"[:-count] + "X" * count)
    return None


def _moved_end(date: Date, months: int, days: int) -> Date | End:
    moved = _moved(date, months, days)
    if len(moved) == 1 and isinstance(moved[0], Date):
        return moved[0]
    low, high = _ends(moved[0])[0], _ends(moved[-1])[1]
    return _holding(int(first_day(low)), int(last_day(high)), date.marks)


def _ends(member: Member) -> tuple[Date, Date]:
    if isinstance(member, Date):
        return member, member
    assert member.first is not None  # noqa: S101  (only ranges made here, with both ends)
    assert member.last is not None  # noqa: S101
    return member.first, member.last


def _holding(first: int, last: int, marks: Marks) -> Date | End:
    """The finest single date that holds all days from `first` to `last`."""
    low = calendar_day(first)
    year, month, day = year_text(low[0]), f"{low[1]:02}", f"{low[2]:02}"
    length = len(str(abs(low[0])))
    candidates = [Date(year, significant=kept) for kept in (0, *range(length - 1, 0, -1))]
    if abs(low[0]) < _FAR:
        masks = [Date(year[:-count] + "X" * count) for count in (1, 2, 3, 4)]
        candidates = [Date(year, month, day), Date(year, month), Date(year), *masks]
    for date in candidates:
        if first_day(date) <= first and last <= last_day(date):
            return date._replace(marks=marks)
    return End.UNKNOWN


def _day(number: int) -> Date:
    year, month, day = calendar_day(number)
    return Date(year_text(year), f"{month:02}", f"{day:02}")


def year_text(year: int) -> str:
    """A year as EDTF writes it.

    >>> year_text(-43), year_text(12345)
    ('-0043', 'Y12345')
    """
    if abs(year) >= _FAR:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def day_text(number: int) -> str | None:
    """A day as EDTF writes it; None beyond the years -9999 to 9999, where it has no days."""
    year, month, day = calendar_day(number)
    return f"{year_text(year)}-{month:02}-{day:02}" if abs(year) < _FAR else None


def neighbour(date: Date, step: int) -> Date:
    """The date of the same kind right before (step -1) or after (1), without qualifier.

    >>> neighbour(Date("2024", "01"), -1)
    Date(year='2023', month='12', day='', marks=(0, 0, 0), significant=0, clock=None)
    """
    if step == 0:
        return date
    edge = int(first_day(date)) - 1 if step < 0 else int(last_day(date)) + 1
    found = _day(edge)
    if not date.day:
        found = found._replace(day="")
    if not date.month:
        found = found._replace(month="")
    if found.month and len(found.year.lstrip("-")) > 4:  # noqa: PLR2004
        found = Date(found.year)
    return found._replace(marks=date.marks)

"""Moving trees through time without making them more precise than they are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ._day_ranges import (
    Stretch,
    first_day,
    last_day,
    marked_component,
    stretches,
    unit,
    year_value,
)
from ._nodes import Choice, Date, End, Interval, Range, dates_of, is_season
from ._placements import LIMIT, cells_of, hull
from .days import calendar_day, day_number, month_length, shift_months
from .edtf import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._nodes import Marks, Member, Node

_FAR = 10_000
"""From this year on, on both sides, EDTF writes years only."""

_YEAR = 12
"""Its months."""


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
        if isinstance(start, Date) and isinstance(end, Date) and later(start, end):
            # Two days became the last of one month, where their times of day run backwards.
            start, end = start._replace(clock=None), end._replace(clock=None)
        return _interval(start, end)
    if node.every:
        return _shift_all(node, months, days)
    members: list[Member] = []
    for member in node.members:
        if isinstance(member, Date):
            members += _moved(member, months, days)
        else:
            low, high = (_moved(end, months, days) if end else None for end in member)
            members.append(
                Range(_ends(low[0])[0] if low else None, _ends(high[-1])[1] if high else None)
            )
    return Choice(tuple(members), every=False)


def _shift_all(node: Choice, months: int, days: int) -> Node:
    """A set of all its members, each of which remains one date or goes from one to another."""
    members: list[Member] = []
    for member in node.members:
        ends = (member,) if isinstance(member, Date) else member
        moved = [end and _moved_end(end, months, days) for end in ends]
        if End.UNKNOWN in moved:  # then only its first start and its last end can be told
            low, high = (_end_of(node, side) for side in (0, 1))
            return _interval(
                *(
                    _moved_end(end, months, days) if isinstance(end, Date) else end
                    for end in (low, high)
                )
            )
        dates = [end if isinstance(end, Date) else None for end in moved]
        only = dates[0]
        members.append(Range(*dates) if only is None or len(dates) > 1 else only)
    return Choice(tuple(members), every=True)


def _interval(start: Date | End, end: Date | End) -> Interval:
    if start is end is End.UNKNOWN:  # nothing is known of either, which EDTF writes as open
        return Interval(End.OPEN, End.OPEN)
    return Interval(start, end)


def until(first: Node, second: Node) -> Interval:
    """From the end of the one to the start of the other."""
    return _interval(_end_of(first, 1), _end_of(second, 0))


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
        return _holding(low, high, _vaguest(dates_of(node)))
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
        if not whole_years or date.day not in ("", "XX"):
            return None
        return date._replace(year=year_text(year + months // 12))
    if date.day:
        start = day_number(year, int(date.month), int(date.day))
        moved = _day(_moved_day(start, months, days))
    elif days == 0 and months % 12 == 0:
        moved = Date(year_text(year + months // 12), date.month)
    elif days == 0 and date.month and not is_season(date.month):
        year, month = divmod(year * 12 + int(date.month) - 1 + months, 12)
        moved = Date(year_text(year), f"{month + 1:02}")
    else:
        return None
    if moved.month and abs(year_value(moved.year)) >= _FAR:
        return _qualified(Date(moved.year), date.marks)
    timed = moved.year.isdecimal()  # EDTF has no times before the year 0
    return moved._replace(marks=date.marks, clock=date.clock if timed else None)


def _qualified(date: Date, marks: Marks) -> Date:
    """The date with the qualifiers of another, the finest of its components with all the rest."""
    count = 1 + bool(date.month) + bool(date.day)
    rest = 0
    for mark in marks[count - 1 :]:
        rest |= mark
    of_year, of_month, of_day, *_ = (*marks[: count - 1], rest, 0, 0)
    return date._replace(marks=(of_year, of_month, of_day))


def _vaguest(dates: list[Date]) -> Date:
    """The one among some dates that is vaguest, with the qualifiers of all."""
    found = max(dates, key=_vagueness)
    every = 0
    for date in dates:
        for mark in date.marks:
            every |= mark
    of_year, of_month, of_day = (mark and every for mark in found.marks)
    return found._replace(marks=(of_year, of_month, of_day))


def _written(first: int, last: int, like: Date) -> Member:
    """The least dates of a kind that hold all days from `first` to `last`."""
    low, high = calendar_day(first), calendar_day(last)
    months = _vagueness(like)[0]
    if months > (1 if is_season(like.month) else _YEAR):
        # A range of finer dates would be less vague than the date was: keep to its kind.
        found: Member = _range(_of_kind(low, months), _of_kind(high, months))
    elif max(abs(low[0]), abs(high[0])) >= _FAR:
        found = _range(Date(year_text(low[0])), Date(year_text(high[0])))
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
        return _qualified(found, like.marks)
    return Range(*(end and _qualified(end, like.marks) for end in found))


def _of_kind(day: tuple[int, int, int], months: int) -> Date:
    """The decade, quarter or the like, so many months long, that a day lies in."""
    year, month, _ = day
    text = year_text(year)
    if months < _YEAR and abs(year) < _FAR:
        first = {3: 33, 4: 37, 6: 40}[months]
        return Date(text, str(first + (month - 1) // months))
    open_digits = len(str(months // _YEAR)) - 1
    if open_digits and abs(year) >= _FAR:
        return Date(text, significant=len(str(abs(year))) - open_digits)
    return Date(text[: len(text) - open_digits] + "X" * open_digits)


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
    return _holding(int(first_day(low)), int(last_day(high)), date)


def _ends(member: Member) -> tuple[Date, Date]:
    if isinstance(member, Date):
        return member, member
    assert member.first is not None  # noqa: S101  (only ranges made here, with both ends)
    assert member.last is not None  # noqa: S101
    return member.first, member.last


def _holding(first: int, last: int, like: Date) -> Date | End:
    """The single date that holds all days from `first` to `last` and the fewest others.

    It bears the qualifiers of the date that it is `like`, and is no less vague.
    """
    least = _vagueness(like)
    found = [
        (int(last_day(date)) - int(first_day(date)), place, date)
        for place, date in enumerate(
            _qualified(date, like.marks) for date in _around(*calendar_day(first))
        )
        if first_day(date) <= first and last <= last_day(date) and _vagueness(date) >= least
    ]
    return min(found)[2] if found else End.UNKNOWN


def _vagueness(date: Date) -> tuple[int, int]:
    """The unit by which a date is qualified; units compare as tuples do."""
    at = marked_component(date)
    return (0, 0) if at is None else unit(date, at)


def _around(year: int, month: int, day: int) -> Iterator[Date]:
    """Dates of every kind that a day lies in, among equally long ones the plainest first."""
    text = year_text(year)
    if abs(year) >= _FAR:
        kept = range(len(str(abs(year))) - 1, 0, -1)
        yield from (Date(text, significant=digits) for digits in (0, *kept))
        return
    named = Date(text, f"{month:02}", f"{day:02}")
    yield named
    yield named._replace(day=named.day[0] + "X")
    yield named._replace(day="")
    yield Date(text)
    for first, months in (33, 3), (37, 4), (40, 6):
        yield Date(text, str(first + (month - 1) // months))
    yield named._replace(month=named.month[0] + "X", day="")
    if month == 12:  # noqa: PLR2004  (the north's winter holds the turn of a year)
        yield Date(text, "28")
    yield from (Date(text[:-count] + "X" * count) for count in (1, 2, 3, 4))


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
    """The day, month or year right before (step -1) or after (1), no less vague.

    Where the date is one of several stretches, as a spring of either hemisphere, what is
    before or after any of them is: the result is next to the last or to the first.

    >>> neighbour(Date("2024", "01"), -1)[:2], neighbour(Date("2024", "21"), 1)[:2]
    (('2023', '12'), ('2024', '06'))
    """
    if step == 0:
        return date
    near = next(stretches(date, backwards=step < 0))
    edge = int(near.first) - 1 if step < 0 else int(near.last) + 1
    found = _day(edge)
    if not date.day:
        found = found._replace(day="")
    if not date.month:
        found = found._replace(month="")
    if found.month and "Y" in found.year:
        found = Date(found.year)
    found = found._replace(marks=date.marks)
    if _vagueness(found) >= _vagueness(date):
        return found
    return _qualified(_of_kind(calendar_day(edge), _vagueness(date)[0]), date.marks)

"""Moving trees through time without making them more precise than they are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from venezuela_timeline.errors import QueryError, shown

from ._clocks import later
from ._day_ranges import (
    DayRange,
    day_ranges,
    first_day,
    last_day,
    marked_component,
    unit,
    year_value,
)
from ._nodes import Choice, Date, End, Interval, Range, dates_of, is_season
from ._placements import LIMIT, cells_of, hull
from .days import calendar_day, day_number, month_length, shift_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._nodes import Marks, Member, Node
    from .days import Day

_FAR = 10_000
"""From this year on, on both sides, EDTF writes years only."""

_FARTHEST = 10**18
"""More days than there are between the first and the last year that a text can name."""

_YEAR = 12
"""Its months."""


def check_shift(number: int) -> None:
    """Refuse to shift by what is not a number, or by one that leads beyond all years.

    Raises:
        QueryError: with what to give.
    """
    if not isinstance(number, int) or abs(number) > _FARTHEST:
        raise QueryError(
            f"cannot shift by {shown(number)}: give a whole number up to {_FARTHEST:,}"
        )


def shift(node: Node, months: int, days: int) -> Node:
    """The tree, moved by months and then by days."""
    if isinstance(node, Date):
        moved = _moved(node, months, days)
        only = moved[0]
        if len(moved) == 1 and isinstance(only, Date):
            return only
        return Choice(tuple(moved), every=False)
    if isinstance(node, Interval):
        start, end = (_moved_end(end, months, days) for end in node)
        if isinstance(start, Date) and isinstance(end, Date) and later(start, end):
            # Both became the last day of one month, on which their times of day run backwards.
            start, end = start._replace(clock=None), end._replace(clock=None)
        return _interval(start, end)
    if node.every:
        return _shift_all(node, months, days)
    members: list[Member] = []
    for member in node.members:
        if isinstance(member, Date):
            members += _moved(member, months, days)
        else:
            low = member.first and _first_of(_moved(member.first, months, days)[0])
            high = member.last and _last_of(_moved(member.last, months, days)[-1])
            members.append(Range(low, high))
    return Choice(tuple(members), every=False)


def _shift_all(node: Choice, months: int, days: int) -> Node:
    """A set of all its members moved: each remains one date, or a range from one to another."""
    members: list[Member] = []
    for member in node.members:
        ends = (member,) if isinstance(member, Date) else member
        moved = [end and _moved_end(end, months, days) for end in ends]
        dates = [end for end in moved if not isinstance(end, End)]
        if len(dates) < len(moved):  # then no more is known than where the whole starts and ends
            start, end = (_moved_end(end, months, days) for end in (start_of(node), end_of(node)))
            return _interval(start, end)
        only = dates[0]
        members.append(Range(*dates) if only is None or len(dates) > 1 else only)
    return Choice(tuple(members), every=True)


def _interval(start: Date | End, end: Date | End) -> Interval:
    if start is end is End.UNKNOWN:  # EDTF cannot leave both out: it writes them as open
        return Interval(End.OPEN, End.OPEN)
    return Interval(start, end)


def until(first: Node, second: Node) -> Interval:
    """The interval from the end of the first to the start of the second."""
    return _interval(end_of(first), start_of(second))


def start_of(node: Node) -> Date | End:
    """The date within which a tree starts."""
    if isinstance(node, Choice):
        whole = hull(cells_of(node).cells)
        return _date_around(whole.start_min, whole.start_max, node)
    return _known(node.start) if isinstance(node, Interval) else node


def end_of(node: Node) -> Date | End:
    """The date within which a tree ends."""
    if isinstance(node, Choice):
        whole = hull(cells_of(node).cells)
        return _date_around(whole.end_min, whole.end_max, node)
    return _known(node.end) if isinstance(node, Interval) else node


def _known(end: Date | End) -> Date | End:
    return end if isinstance(end, Date) else End.UNKNOWN


def _date_around(first: Day, last: Day, node: Choice) -> Date | End:
    """The date that holds a range of days, no less vague than the dates of a set."""
    if isinstance(first, int) and isinstance(last, int):
        return _holding(first, last, _vaguest(dates_of(node)))
    return End.UNKNOWN


def _moved(date: Date, months: int, days: int) -> list[Member]:
    """The dates or ranges that a date becomes."""
    if months == days == 0:
        return [date]
    plain = _moved_plainly(date, months, days)
    if plain is not None:
        return [plain]
    return [
        _written(_moved_day(first, months, days), _moved_day(last, months, days), date)
        for first, last in _day_ranges_of(date)
    ]


def _day_ranges_of(date: Date) -> list[DayRange]:
    found = list(islice(day_ranges(date), LIMIT + 1))
    return found if len(found) <= LIMIT else [DayRange(first_day(date), last_day(date))]


def _moved_day(number: Day, months: int, days: int) -> int:
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
    """The date with the qualifiers of another; its finest component gets all that remain."""
    count = 1 + bool(date.month) + bool(date.day)
    rest = 0
    for mark in marks[count - 1 :]:
        rest |= mark
    of_year, of_month, of_day, *_ = (*marks[: count - 1], rest, 0, 0)
    return date._replace(marks=(of_year, of_month, of_day))


def _vaguest(dates: list[Date]) -> Date:
    """The vaguest of some dates, with the qualifiers of all of them."""
    found = max(dates, key=_vagueness)
    every = 0
    for date in dates:
        for mark in date.marks:
            every |= mark
    of_year, of_month, of_day = (mark and every for mark in found.marks)
    return found._replace(marks=(of_year, of_month, of_day))


def _written(first: int, last: int, like: Date) -> Member:
    """The narrowest date or range, no finer than a date is vague, around `first` to `last`."""
    low, high = calendar_day(first), calendar_day(last)
    months = _vagueness(like)[0]
    if months > (1 if is_season(like.month) else _YEAR):
        # A range of finer dates would be less vague than the date was: its kind is kept.
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
    """The decade, quarter or other unit of so many months that a day lies in."""
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
    """The mask, such as 199X, that stands for exactly these years, if there is one."""
    near, far = sorted((abs(low), abs(high)))
    sign = "-" if low < 0 else ""
    if (low < 0) is not (high < 0):
        return None
    for count in (1, 2, 3):
        width = 10**count
        if near % width == 0 and far == near + width - 1:
            return Date(f"{sign}{near:04}"[:-count] + "X" * count)
    return None


def _moved_end(end: Date | End, months: int, days: int) -> Date | End:
    """An end of an interval moved, as the one date that holds all it may become."""
    if isinstance(end, End):
        return end
    moved = _moved(end, months, days)
    if len(moved) == 1 and isinstance(moved[0], Date):
        return moved[0]
    low, high = first_day(_first_of(moved[0])), last_day(_last_of(moved[-1]))
    return _holding(int(low), int(high), end)


def _first_of(member: Member) -> Date:
    if isinstance(member, Date):
        return member
    assert member.first is not None  # noqa: S101  (a range made here has both ends)
    return member.first


def _last_of(member: Member) -> Date:
    if isinstance(member, Date):
        return member
    assert member.last is not None  # noqa: S101  (a range made here has both ends)
    return member.last


def _holding(first: int, last: int, like: Date) -> Date | End:
    """The single date that holds all days from `first` to `last` and the fewest others.

    It has the qualifiers of the date that it is `like`, and is no less vague. Where there is
    no such date the end is unknown.
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
    """The unit by which a qualified date may be off; units compare as tuples do."""
    at = marked_component(date)
    return (0, 0) if at is None else unit(date, at)


def _around(year: int, month: int, day: int) -> Iterator[Date]:
    """The dates of every kind that hold a day; of equally long ones the plainest first."""
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


def neighbour(date: Date, step: int) -> Date:
    """The day, month or year right before (step -1) or after (1), no less vague.

    Where the date may lie in several ranges of days, as a spring of either hemisphere does,
    what comes before or after any of them may be meant: the result is next to the last or the
    first of them.

    >>> neighbour(Date("2024", "01"), -1)[:2], neighbour(Date("2024", "21"), 1)[:2]
    (('2023', '12'), ('2024', '06'))
    """
    if step == 0:
        return date
    near = next(day_ranges(date, backwards=step < 0))
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

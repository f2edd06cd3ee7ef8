"""EDTF, the text form: ISO 8601-2:2019 levels 0 to 2, strictly, and its canonical print.

`parse` and `text_of` are each other's inverse: ``parse(text_of(tree)) == tree``, and
`canonical` is ``text_of(parse(text))``. What is not EDTF is an `EDTFError` with the
position and the reason. Reading takes time linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import EDTFError, shown

from ._day_ranges import SEASONS, exists, first_day, fits, last_day
from ._nodes import (
    SIGNS,
    UNMARKED,
    Choice,
    Clock,
    Date,
    End,
    Interval,
    Node,
    Range,
    is_season,
)
from .days import MAX_YEAR, day_number, is_leap, month_length

if TYPE_CHECKING:
    from typing import NoReturn

    from ._nodes import Marks, Member

_YEAR = (
    r"([?~%]?)"
    r"(?:(Y)(-?)(0|[1-9][0-9]*)(?:E([0-9]*))?|(-?)([0-9X]{4}))"
    r"(?:S([1-9][0-9]*))?"
    r"([?~%]?)"
)
_PART = r"-([?~%]?)([0-9X]{2})([?~%]?)"
_TIME = (
    r"T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])"
    r"(?:(Z)|([+-])([01][0-9]|2[0-3])(?::([0-5][0-9]))?)?"
)
_START_OF_YEAR = r"[?~%]?(?:Y-?[0-9]*|-?[0-9X]*)"
_LONGEST = len(str(MAX_YEAR))
_SHORT_YEAR = 4
_MONTHS = 12
_pattern = cache(re.compile)
"""Patterns are made when first needed: most texts, and importing, need none."""


def canonical(text: str) -> str:
    """The canonical form of an EDTF text: qualifiers where they are shortest, offsets in full.

    Law: ``canonical(canonical(t)) == canonical(t)``.

    Raises:
        EDTFError: The text is not EDTF.

    >>> canonical("~2004-~06"), canonical("2024-07-28T20:00:00-04")
    ('2004-06~', '2024-07-28T20:00:00-04:00')
    """
    if not isinstance(text, str):
        raise EDTFError(shown(text), 0, "EDTF is a string: when() takes dates and numbers")
    if type(text) is not str:
        text = str.__str__(text)  # a plain one of a subclass, whatever its own __str__ says
    return text if _is_plain(text) else text_of(parse(text))


def parse(text: str) -> Node:
    """The tree of an EDTF text.

    Raises:
        EDTFError: The text is not EDTF, or names a year beyond 10^15.

    >>> parse("1985-04-XX?").marks
    (1, 1, 1)
    """
    if text[:1] in ("[", "{"):
        return _choice(text)
    slash = text.find("/")
    if slash >= 0:
        return _interval(text, slash)
    return _date(text, 0, len(text), timed=True)


# Reading ------------------------------------------------------------------------------


def _date(text: str, start: int, end: int, *, timed: bool) -> Date:
    found = _pattern(_YEAR).match(text, start, end)
    if found is None:
        _refuse_year(text, start, end)
    left, prefix, minus, digits, exponent, sign, plain, significant, right = found.groups()
    if prefix:
        if exponent is not None and exponent[:1] in ("", "0"):
            raise EDTFError(text, found.start(5), "after E comes a whole number from 1 on")
        year = _long_year(text, found.start(4), minus, digits, exponent)
    else:
        year = sign + plain
        if year == "-0000":
            raise EDTFError(text, found.start(6), "the year 0 has no sign: write 0000")
    sig = _significant(text, found.start(8), digits or plain, exponent, significant)
    mark = SIGNS.index(left) | SIGNS.index(right)
    date = Date(year, marks=(mark, 0, 0), significant=sig)
    at = found.end()
    if at < end and text[at] == "-":
        date, at = _month_and_day(text, at, end, date)
    if at < end and text[at] == "T":
        clock, at = _clock(text, at, end, date, timed=timed)
        date = date._replace(clock=clock)
    if at < end:
        _refuse_rest(text, at, date)
    return date


def _month_and_day(text: str, at: int, end: int, date: Date) -> tuple[Date, int]:
    if date.significant or "Y" in date.year:
        raise EDTFError(text, at, "a year with Y or S stands alone, without a month")
    found = _pattern(_PART).match(text, at, end)
    if found is None:
        _refuse_part(text, at, end, "month")
    left, month, right = found.groups()
    group = SIGNS.index(right)  # after a component: for it and all to its left
    of_year, of_month = date.marks[0] | group, SIGNS.index(left) | group
    date = date._replace(month=month, marks=(of_year, of_month, 0))
    _check_month(text, found.start(2), date)
    at = found.end()
    if at == end or text[at] != "-":
        return date, at
    if is_season(month):
        raise EDTFError(text, at, "a season or other group of months has no day")
    found = _pattern(_PART).match(text, at, end)
    if found is None:
        _refuse_part(text, at, end, "day")
    left, day, right = found.groups()
    group = SIGNS.index(right)
    marks = of_year | group, of_month | group, SIGNS.index(left) | group
    date = date._replace(day=day, marks=marks)
    _check_day(text, found.start(2), date)
    return date, found.end()


def _long_year(text: str, at: int, minus: str, digits: str, exponent: str | None) -> str:
    if exponent is None:
        if len(digits) <= _SHORT_YEAR:
            raise EDTFError(
                text, at, "Y goes before a year of more than four digits, without leading 0"
            )
        power = 0
    else:
        if digits == "0":
            raise EDTFError(text, at, "0 to any power of ten is the year 0000")
        power = int(exponent) if len(exponent) < _LONGEST else _LONGEST
    if len(digits) + power > _LONGEST or int(digits) * 10**power > MAX_YEAR:
        raise EDTFError(text, at, "years reach to 10^15 on both sides, no farther")
    return f"Y{minus}{digits}" + (f"E{exponent}" if exponent else "")


def _significant(
    text: str, at: int, digits: str, exponent: str | None, significant: str | None
) -> int:
    if significant is None:
        return 0
    if "X" in digits:
        raise EDTFError(text, at - 1, "a year has either unspecified digits or S, not both")
    length = len(digits.lstrip("0") or "0") + int(exponent or 0)
    if len(significant) > _SHORT_YEAR or int(significant) > length:
        raise EDTFError(text, at, f"the year has {length} digits that can be significant")
    return int(significant)


def _check_month(text: str, at: int, date: Date) -> None:
    """Refuse a month that no year has."""
    if date.month.isdecimal():
        number = int(date.month)
        if not (1 <= number <= _MONTHS or number in SEASONS):
            raise EDTFError(text, at, "months are 01 to 12, seasons and other groups 21 to 41")
    elif not any(fits(number, date.month) for number in range(1, _MONTHS + 1)):
        raise EDTFError(text, at, f"no month from 01 to 12 is written {date.month}")


def _check_day(text: str, at: int, date: Date) -> None:
    """Refuse a day that no such month has."""
    year, month, day = date.year, date.month, date.day
    if "X" not in year + month + day:
        length = month_length(int(year), int(month))
        if not 1 <= int(day) <= length:
            raise EDTFError(text, at, f"{year}-{month} has days 01 to {length}")
    elif not exists(date):
        raise EDTFError(text, at, f"no day of {year}-{month} is written {day}")


def _clock(text: str, at: int, end: int, date: Date, *, timed: bool) -> tuple[Clock, int]:
    if not timed:
        raise EDTFError(text, at, "a set has dates without a time of day")
    if not "".join(date[:3]).isdecimal() or not date.day or date.marks != UNMARKED:
        raise EDTFError(
            text, at, "a time of day follows a whole date, without sign, X or qualifier"
        )
    found = _pattern(_TIME).match(text, at, end)
    if found is None:
        raise EDTFError(text, at + 1, "a time is hh:mm:ss, then nothing, Z, +hh:mm or -hh:mm")
    hour, minute, second, zulu, sign, hours, minutes = found.groups()
    offset = 0 if zulu else None
    if sign:
        offset = (60 * int(hours) + int(minutes or 0)) * (-1 if sign == "-" else 1)
        if sign == "-" and not offset:
            raise EDTFError(text, found.start(5), "UTC is written Z")
    return Clock(int(hour), int(minute), int(second), offset), found.end()


def _interval(text: str, slash: int) -> Interval:
    second = text.find("/", slash + 1)
    if second >= 0:
        raise EDTFError(text, second, "an interval has one '/'")
    start = _interval_end(text, 0, slash)
    end = _interval_end(text, slash + 1, len(text))
    if start is End.UNKNOWN and end is End.UNKNOWN:
        raise EDTFError(text, 0, "an interval names at least one of its ends, if only as '..'")
    if isinstance(start, Date) and isinstance(end, Date) and _reversed(start, end):
        raise EDTFError(text, slash + 1, "the interval ends before it starts")
    return Interval(start, end)


def _interval_end(text: str, start: int, end: int) -> Date | End:
    if start == end:
        return End.UNKNOWN
    if text[start:end] == "..":
        return End.OPEN
    return _date(text, start, end, timed=True)


def _reversed(start: Date, end: Date) -> bool:
    # Days are compared as written, also where the offsets would put the two instants
    # in order: a span's days must not run backwards.
    return first_day(start) > last_day(end) or later(start, end)


def later(start: Date, end: Date) -> bool:
    """Whether both are times of day, and the one is certainly the later."""
    if start.clock is None or end.clock is None:
        return False
    if (start.clock.offset is None) is not (end.clock.offset is None):
        return False
    return _second(start, start.clock) > _second(end, end.clock)


def moment(date: Date) -> int | None:
    """The second at which a time of day begins: in UTC if it has an offset, else as written.

    Counted in such a way that day n begins at second 86,400 n.
    """
    return None if date.clock is None else _second(date, date.clock)


def ahead(end: Node | End) -> int:
    """By how many seconds a time of day is ahead of UTC, 0 where nothing says so."""
    clock = end.clock if isinstance(end, Date) else None
    return 60 * (clock.offset or 0) if clock else 0


def _second(date: Date, clock: Clock) -> int:
    hour, minute, second, offset = clock
    day = day_number(int(date.year), int(date.month), int(date.day))
    return ((day * 24 + hour) * 60 + minute - (offset or 0)) * 60 + second


def _choice(text: str) -> Choice:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) == 1:
        inner = _pattern(r"[][{}]").search(text, 1)
        at = inner.start() if inner else len(text)
        raise EDTFError(text, at, f"a set begins with {text[0]!r} and ends with {closing!r}")
    members: list[Member] = []
    at, last = 1, len(text) - 1
    while True:
        comma = text.find(",", at, last)
        end = last if comma < 0 else comma
        members.append(_member(text, at, end, first=at == 1, final=comma < 0))
        if comma < 0:
            return Choice(tuple(members), every=closing == "}")
        at = comma + 1


def _member(text: str, start: int, end: int, *, first: bool, final: bool) -> Member:
    dots = text.find("..", start, end)
    if dots < 0:
        return _date(text, start, end, timed=False)
    low = _date(text, start, dots, timed=False) if dots > start else None
    high = _date(text, dots + 2, end, timed=False) if dots + 2 < end else None
    if low is None and high is None:
        raise EDTFError(text, start, "'..' has a date before it, after it, or both")
    if low is None and not first:
        raise EDTFError(text, start, "an open range '..date' comes first in a set")
    if high is None and not final:
        raise EDTFError(text, dots, "an open range 'date..' comes last in a set")
    if low is not None and high is not None and first_day(low) > last_day(high):
        raise EDTFError(text, dots + 2, "the range ends before it starts")
    return Range(low, high)


# Refusing -----------------------------------------------------------------------------


def _refuse_year(text: str, start: int, end: int) -> NoReturn:
    found = _pattern(_START_OF_YEAR).match(text, start)  # not beyond its end
    at = found.end() if found else start
    if at == end == start:
        raise EDTFError(text, at, "a date is missing")
    if at < end and text[at].isspace():
        raise EDTFError(text, at, "EDTF has no blanks")
    if "Y" in text[start:at]:
        raise EDTFError(text, at, "after Y comes a year of more than four digits without leading 0")
    raise EDTFError(text, at, "a year is four of the digits 0 to 9, X where one is not known")


def _refuse_part(text: str, at: int, end: int, what: str) -> NoReturn:
    at += 1
    if text[at : at + 1] == "W":
        raise EDTFError(text, at, "EDTF has no weeks")
    at += at < end and text[at] in "?~%"
    if at < end and text[at] in "123456789":  # alone: with another it would be a part
        raise EDTFError(text, at, f"a {what} has two digits: write '0{text[at]}'")
    at += at < end and text[at] in "0X"
    raise EDTFError(text, at, f"a {what} is two of the digits 0 to 9, X where one is not known")


def _refuse_rest(text: str, at: int, date: Date) -> NoReturn:
    character = text[at]
    if character.isspace():
        reason = "EDTF has no blanks"
    elif character == "T":
        reason = "a time of day follows a whole date"
    elif character in "0123456789X" and not date.month:
        reason = (
            "after the year comes '-' and the month; a year of more than four digits begins with Y"
        )
    elif character in "?~%" and date.clock is not None:
        reason = "a time of day has no qualifier"
    elif character in "?~%":
        reason = "one qualifier is enough: % is both ~ and ?"
    elif date.clock is not None:
        reason = "after the seconds comes nothing, Z, +hh:mm or -hh:mm"
    else:
        reason = f"{character!r} has no meaning here"
    raise EDTFError(text, at, reason)


# Printing -----------------------------------------------------------------------------


def text_of(node: Node) -> str:
    """The canonical text of a tree.

    >>> text_of(Interval(Date("1985", "04"), End.OPEN))
    '1985-04/..'
    """
    if isinstance(node, Date):
        return date_text(node)
    if isinstance(node, Interval):
        return "/".join(end.value if isinstance(end, End) else date_text(end) for end in node)
    opening, closing = "{}" if node.every else "[]"
    return opening + ",".join(map(_member_text, node.members)) + closing


def _member_text(member: Member) -> str:
    if isinstance(member, Date):
        return date_text(member)
    return "..".join(date_text(end) if end else "" for end in member)


def date_text(date: Date) -> str:
    """The canonical text of one date."""
    parts = [date.year + (f"S{date.significant}" if date.significant else "")]
    parts += [part for part in (date.month, date.day) if part]
    if date.marks != UNMARKED:
        parts = _marked(parts, date.marks)
    text = "-".join(parts)
    return text + _clock_text(date.clock) if date.clock else text


def _marked(parts: list[str], marks: Marks) -> list[str]:
    """A group from the year on gets one sign after it; what differs, its own sign before it."""
    group = 0
    if marks[0]:
        group = 1
        while group < len(parts) and marks[group] == marks[0]:
            group += 1
    signed = [
        part if index < group else SIGNS[mark] + part
        for index, (part, mark) in enumerate(zip(parts, marks, strict=False))
    ]
    if group:
        signed[group - 1] += SIGNS[marks[0]]
    return signed


def _clock_text(clock: Clock) -> str:
    text = f"T{clock.hour:02}:{clock.minute:02}:{clock.second:02}"
    if clock.offset is None:
        return text
    if clock.offset == 0:
        return text + "Z"
    hours, minutes = divmod(abs(clock.offset), 60)
    return f"{text}{'-' if clock.offset < 0 else '+'}{hours:02}:{minutes:02}"


# The short way --------------------------------------------------------------------------
# Most texts are plain dates and intervals of them, and already canonical. Seeing that
# takes a look into a table of the 365 days; only the rest is read in full.

_DAYS = {
    f"-{month:02}-{day:02}"
    for month in range(1, 13)
    for day in range(1, month_length(1, month) + 1)
}
_TAILS = frozenset(
    _DAYS | {day[:3] for day in _DAYS} | {f"{day[:3]}-XX" for day in _DAYS} | {"", "-XX", "-XX-XX"}
)
_SEASON_TAILS = frozenset({"-21", "-22", "-23", "-24"})


def _is_plain(text: str) -> bool:
    """Whether a text is certainly EDTF and canonical. False says nothing."""
    if not text.isascii():
        return False
    start, slash, end = text.partition("/")
    if not slash:
        return _is_plain_date(start) or (start[4:] in _SEASON_TAILS and start[:4].isdecimal())
    if not _is_plain_date(start):
        return start == ".." and _is_plain_date(end)
    if not _is_plain_date(end):
        return end == ".."
    # Of the same length, dates compare as their texts do. X comes after all digits: an
    # unknown digit at the end is never too early, and one at the start takes the long way.
    common = min(len(start), len(end))
    return start[:common].rstrip("?~%") <= end[:common]


def _is_plain_date(text: str) -> bool:
    if text[-1:] in ("~", "?", "%"):
        text = text[:-1]
    year, tail = text[:4], text[4:]
    if not year.isdecimal() or len(year) != _SHORT_YEAR:
        return (
            not tail
            and len(year) == _SHORT_YEAR
            and year[:2].isdecimal()
            and (year[2:] == "XX" or (year[2].isdecimal() and year[3] == "X"))
        )
    return tail in _TAILS or (tail == "-02-29" and is_leap(int(year)))

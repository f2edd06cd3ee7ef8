"""EDTF, the text form of a time: ISO 8601-2:2019, levels 0 to 2, read strictly.

`parse` and `text_of` are inverses: ``parse(text_of(tree)) == tree``. A text that is not EDTF
raises an `EDTFError` with the position and the reason. Reading takes time linear in the
length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import EDTFError, shown

from ._clocks import later
from ._day_ranges import SEASONS, exists, first_day, fits, last_day
from ._edtf_plain import is_plain
from ._edtf_text import text_of
from ._nodes import SIGNS, UNMARKED, Choice, Clock, Date, End, Interval, Range, is_season
from .days import MAX_YEAR, month_length

if TYPE_CHECKING:
    from typing import NoReturn

    from ._nodes import Member, Node

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
"""A pattern is compiled when it is first needed: most texts need none, nor does importing."""


def read(text: str) -> tuple[str, Node | None]:
    """The canonical form of an EDTF text, and its tree if it had to be parsed for that.

    Raises:
        EDTFError: The text is not EDTF.

    >>> read("2004-06"), read("~2004-~06")[0], read("2024-07-28T20:00:00-04")[0]
    (('2004-06', None), '2004-06~', '2024-07-28T20:00:00-04:00')
    """
    if not isinstance(text, str):
        raise EDTFError(shown(text), 0, "EDTF is a string: use when() for dates and numbers")
    if type(text) is not str:
        text = str.__str__(text)  # a plain one of a subclass, whatever its own __str__ says
    if is_plain(text):
        return text, None
    node = parse(text)
    return text_of(node), node


def canonical(text: str) -> str:
    """The canonical form of an EDTF text: qualifiers where they are shortest, offsets in full.

    Law: ``canonical(canonical(t)) == canonical(t)``.

    Raises:
        EDTFError: The text is not EDTF.
    """
    return read(text)[0]


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
    group = SIGNS.index(right)  # a sign after a component qualifies all to its left, too
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
        raise EDTFError(text, at, "years go up to 10^15 on both sides, no further")
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

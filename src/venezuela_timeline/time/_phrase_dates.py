"""One date out of a folded phrase: a day, a month, a season, a decade, a century."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from venezuela_timeline.errors import PhraseError

from ._arithmetic import year_text
from ._day_ranges import SEASONS as MONTHS_OF
from ._nodes import APPROXIMATE, Date, Range
from ._vocabulary import MONTHS, ORDINALS, SEASONS, THIRDS, WEEKDAYS, without_article
from .days import day_number, month_length

if TYPE_CHECKING:
    from collections.abc import Callable

Part: TypeAlias = Date | Range
"""A date, or a range of dates within which the time lies."""


def read_part(text: str) -> Part | None:
    """The date that a folded phrase names, or None if it names none.

    Raises:
        PhraseError: It can be read in two ways, or names a day that never was.

    >>> read_part("28 de julio de 2024")
    Date(year='2024', month='07', day='28', marks=(0, 0, 0), significant=0, clock=None)
    """
    for form in (text, without_article(text)):  # with it first: "los 1990" are ten years
        for pattern, read in _readers():
            found = pattern.fullmatch(form)
            if found:
                return read(found)
    return None


def complete(text: str, other: Date) -> Date | None:
    """A day or month without its year, which stands in the other date: "22", "May", "3 May".

    >>> complete("22", Date("2024", "10", "24"))
    Date(year='2024', month='10', day='22', marks=(0, 0, 0), significant=0, clock=None)
    """
    found = _SHORT.fullmatch(without_article(text))
    if found is None:
        return None
    day = found["day"] or found["late_day"]
    month = found["month"]
    if bool(day) is not bool(other.day) or not (month or day) or not other.month:
        return None
    number = f"{MONTHS[month]:02}" if month else other.month
    return _checked(other.year, number, _two_digits(day) if day else "")


def era_of(text: str) -> str:
    """The era at the end of a folded phrase, with the blank before it, or nothing.

    >>> era_of("28 may 300 bc"), era_of("ad 300")
    (' bc', '')
    """
    found = _LAST_ERA.search(text)
    return found[0] if found else ""


_BEFORE_OURS = ("bce", "bc", "ac", "a c", "a de c")
_ERA = r"(?: ?(?P<era>bce|bc|a ?c|a de c|ce|ad|d ?c|d de c))?"
_LAST_ERA = re.compile(rf"(?<=[0-9]){_ERA}$")
_YEAR = rf"(?P<ad>ad )?(?P<year>[0-9]{{1,4}})(?(ad)|{_ERA})"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY = r"(?P<day>[0-9]{1,2}|primero)(?:st|nd|rd|th|o|ro|er)?"
_OF = r"(?:,| of| de el| de)?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? )?"
_THIRD = rf"(?P<third>{'|'.join(THIRDS)})"
_ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)})"
_SHORT = re.compile(
    rf"(?:{_DAY}(?: of| de)? ?)?(?:{_MONTH})?(?: (?P<late_day>[0-9]{{1,2}})(?:st|nd|rd|th)?)?"
)


# Readers --------------------------------------------------------------------------------


def _year_of(found: re.Match[str]) -> str:
    """The year of a match, with its era; one of two digits is refused without."""
    number, era = found["year"], found["ad"] or found["era"]
    if era and int(number) == 0:
        raise PhraseError("no era has a year 0: before the year 1 comes 1 BCE")
    if era in _BEFORE_OURS:
        return year_text(1 - int(number))
    if era is None and len(number) < 3:  # noqa: PLR2004
        raise PhraseError(
            f"the year {number!r} may be 19{number:0>2} or 00{number:0>2}: write all four digits"
        )
    return year_text(int(number))


def _checked(year: str, month: str, day: str) -> Date:
    if day:
        length = month_length(int(year), int(month))
        if not 1 <= int(day) <= length:
            raise PhraseError(f"there is no day {int(day)} in {year}-{month}: it has {length} days")
    return Date(year, month, day)


def _two_digits(day: str) -> str:
    return "01" if day == "primero" else f"{day:0>2}"


def _day(found: re.Match[str]) -> Date:
    date = _checked(_year_of(found), f"{MONTHS[found['month']]:02}", _two_digits(found["day"]))
    weekday = found["weekday"]
    if weekday:
        actual = (day_number(int(date.year), int(date.month), int(date.day)) - 1) % 7
        if actual != WEEKDAYS[weekday]:
            name = next(name for name, at in WEEKDAYS.items() if at == actual)
            raise PhraseError(f"{found[0]!r} is a {name}: correct the day or leave {weekday!r} out")
    return date


def _month(found: re.Match[str]) -> Date:
    return Date(_year_of(found), f"{MONTHS[found['month']]:02}")


def _season(found: re.Match[str]) -> Date:
    return Date(_year_of(found), f"{SEASONS[found['season']]}")


def _refused_seasons(found: re.Match[str]) -> Date:
    """Seasons with two years: perhaps one that runs over New Year's Day."""
    code, first, last = SEASONS[found["season"]], int(found["year"]), int(found["last"])
    if len(found["last"]) == 2:  # noqa: PLR2004
        last += (first - last) // 100 * 100 + 100  # the next year that ends so
    season = f"{first:04}-{code}"
    over_new_year = last == first + 1 and MONTHS_OF[code][-1] == (12, 3)
    other = season if over_new_year else f"{season}/{last:04}-{code}"
    raise PhraseError(f"{found[0]!r} may be {other} or {season}/{last:04}: write one of these")


def _lone_year(found: re.Match[str]) -> Date:
    return Date(_year_of(found))


def _group(found: re.Match[str]) -> Date:
    """A quarter, four months or half of a year."""
    number = ORDINALS[found["ordinal"]] if found["ordinal"] else int(found["digit"])
    unit = found["unit"] or "quarter"
    first, count = {
        "quarter": (33, 4),
        "trimestre": (33, 4),
        "cuatrimestre": (37, 3),
        "half": (40, 2),
        "mitad": (40, 2),
        "semestre": (40, 2),
    }[unit]
    if number > count:
        raise PhraseError(f"{found[0]!r}: a year has {count} of these")
    return Date(_year_of(found), str(first + number - 1))


def _decade(found: re.Match[str]) -> Part:
    digits = found["decade"]
    third = found["third"]
    if len(digits) == 2:  # noqa: PLR2004
        raise PhraseError(
            f"the decade {digits!r} may be of any century, 18{digits} as well as 19{digits}: "
            f"write '19{digits}s' or 'década de 19{digits}'"
        )
    start = int(digits)
    if third:
        return _third(start, THIRDS[third], (0, 4, 7, 10), "")
    if digits.endswith("00") and not found["named"]:
        raise PhraseError(
            f"{found[0]!r} may be the ten years {digits[:3]}X or the hundred {digits[:2]}XX: "
            "write one of these"
        )
    return Date(f"{digits[:3]}X")


def _century(found: re.Match[str]) -> Part:
    number = int(found["number"]) if found["number"] else _roman(found["roman"])
    if not number:
        raise PhraseError(f"{found[0]!r}: centuries are 1 to 99, I to XCIX")
    start = 1 - 100 * number if found["era"] in _BEFORE_OURS else 100 * number - 99
    if found["third"]:
        return _third(start, THIRDS[found["third"]], (0, 33, 66, 100), "")
    if found["ordinal"]:
        if ORDINALS[found["ordinal"]] > 2:  # noqa: PLR2004
            raise PhraseError(f"{found[0]!r}: a century has two halves")
        start += 50 * (ORDINALS[found["ordinal"]] - 1)
        return Range(Date(year_text(start)), Date(year_text(start + 49)))
    return Range(Date(year_text(start)), Date(year_text(start + 99)))


def _third_of_year(found: re.Match[str]) -> Part:
    return _third(1, THIRDS[found["third"]], (0, 4, 8, 12), _year_of(found))


def _third(start: int, which: int, borders: tuple[int, ...], year: str) -> Range:
    """Early, mid or late: about a third, with ends that are approximate."""
    low, high = start + borders[which], start + borders[which + 1] - 1
    ends = (
        Date(year, f"{number:02}") if year else Date(year_text(number)) for number in (low, high)
    )
    return Range(*(end._replace(marks=(APPROXIMATE, APPROXIMATE * bool(year), 0)) for end in ends))


def _numeric(found: re.Match[str]) -> Date:
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    readings = [(second, first), (first, second)]  # day before month, month before day
    possible = sorted({(month, day) for month, day in readings if 1 <= month <= 12})  # noqa: PLR2004
    texts = [f"{year}-{month:02}-{day:02}" for month, day in possible]
    if len(possible) > 1:
        raise PhraseError(f"{found[0]!r} may be {texts[0]} or {texts[1]}: write one of these")
    if not possible:
        raise PhraseError(f"{found[0]!r} has no month from 1 to 12")
    month, day = possible[0]
    return _checked(year, f"{month:02}", f"{day:02}")


def _year_first(found: re.Match[str]) -> Date:
    if not 1 <= int(found["first"]) <= 12:  # noqa: PLR2004
        raise PhraseError(f"{found[0]!r} has no month from 1 to 12 after the year")
    return _checked(found["year"], f"{int(found['first']):02}", f"{int(found['second']):02}")


def _year_month(found: re.Match[str]) -> Date:
    month = int(found["month"])
    if not 1 <= month <= 12:  # noqa: PLR2004
        raise PhraseError(f"{found[0]!r} has no month from 1 to 12 beside the year")
    text = f"{found['year']}-{month:02}"
    if found[0] != text:
        raise PhraseError(
            f"{found[0]!r} is no month: write '{text}', or each year with four digits"
        )
    return Date(found["year"], f"{month:02}")


def _refused_numeric(found: re.Match[str]) -> Date:
    raise PhraseError(f"{found[0]!r} has a year of two digits: write it as year-month-day")


def _refused_without_year(found: re.Match[str]) -> Date:
    raise PhraseError(f"{found[0]!r} has no year, and none is guessed: add it")


def _refused_third_of_month(found: re.Match[str]) -> Date:
    raise PhraseError(
        f"{found[0]!r} has no exact sense: write the month, or days as in "
        "'between 1 and 10 July 2024'"
    )


def _roman(text: str) -> int:
    """The number of a well-formed Roman numeral below a hundred, else 0."""
    found = re.fullmatch("(xl|xc|l?x{0,3})(ix|iv|v?i{0,3})", text)
    if found is None:
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


_CENTURY = rf"(?:(?P<number>[0-9]{{1,2}})(?:st|nd|rd|th) century{_ERA})"
_SIGLO = rf"(?:(?:siglo|s(?= [ivxlc])) (?:(?P<roman>[ivxlc]+)|(?P<number>[0-9]{{1,2}})){_ERA})"
_HALF_OR_THIRD = (
    rf"(?:(?:{_THIRD}(?: of)?(?: the| el)?[ -])|(?:{_ORDINAL} (?:half|mitad) (?:of the|de el) ))?"
)
_UNIT = "(?P<unit>quarter|trimestre|cuatrimestre|half|mitad|semestre)"
_DECADE = "(?P<decade>[0-9]{3}0|[0-9]0)"
_TEN_YEARS = "(?P<named>decade )(?P<decade>(?P<same>[0-9]{3})0) ?- ?(?P=same)9"
_ANOS = "(?:(?P<named>decada de )(?:los )?(?:anos )?|los (?:anos )?|anos )"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_TWO = "[0-9]{1,2}"
_TWO_YEARS = "(?P<year>[0-9]{4}) ?[-/] ?(?P<last>[0-9]{4}|[0-9]{2})"


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Part]], ...]:
    """What can stand for a date, the first that matches counts; made when first needed."""
    forms: tuple[tuple[str, Callable[[re.Match[str]], Part]], ...] = (
        (rf"{_WEEKDAY}(?:el )?{_DAY}{_OF} {_MONTH}{_OF} {_YEAR}", _day),
        (rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}", _day),
        (rf"{_WEEKDAY}{_MONTH} {_TWO}(?:st|nd|rd|th)?", _refused_without_year),
        (rf"{_MONTH}{_OF} {_YEAR}", _month),
        (rf"{_SEASON}{_OF} {_YEAR}", _season),
        (rf"{_SEASON}{_OF} {_TWO_YEARS}", _refused_seasons),
        (rf"(?:q(?P<digit>[1-4])|{_ORDINAL} {_UNIT}){_OF} {_YEAR}", _group),
        (rf"(?:{_THIRD}(?: of the)?[ -])?(?P<named>){_DECADE}'?s", _decade),
        (rf"(?:{_THIRD}(?: of the)? )?{_TEN_YEARS}", _decade),
        (rf"(?:{_THIRD} )?(?:la )?{_ANOS}{_DECADE}", _decade),
        (rf"{_HALF_OR_THIRD}{_CENTURY}(?P<roman>)", _century),
        (rf"{_HALF_OR_THIRD}{_SIGLO}", _century),
        (rf"{_THIRD}(?: of)?[ -]{_YEAR}", _third_of_year),
        (rf"(?P<first>{_TWO})([/.-])(?P<second>{_TWO})\2(?P<year>[0-9]{{4}})", _numeric),
        (rf"(?P<year>[0-9]{{4}})([/.-])(?P<first>{_TWO})\2(?P<second>{_TWO})", _year_first),
        (rf"(?P<year>[0-9]{{4}})[/.-](?P<month>{_TWO})", _year_month),
        (rf"(?P<month>{_TWO})[/.-](?P<year>[0-9]{{4}})", _year_month),
        (rf"{_TWO}([/.-]){_TWO}\1[0-9]{{2}}", _refused_numeric),
        (rf"{_WEEKDAY}(?:{_DAY}{_OF} )?{_MONTH}", _refused_without_year),
        (rf"{_THIRD}[ -]{_MONTH}{_OF}(?: {_YEAR})?", _refused_third_of_month),
        (rf"(?:(?:year|ano) )?{_YEAR}", _lone_year),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)

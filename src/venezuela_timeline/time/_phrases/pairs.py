"""Two dates, of which one leaves to the other what both share: "May–June 2019", "1830–41"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._nodes import Date

from .clocks import without_clock
from .forms import any_of
from .single import Single, read_single
from .vocabulary import ABOUT, MONTHS, PERHAPS
from .years import ERA, full_years

if TYPE_CHECKING:
    from .forms import DayFirst, Part

_LONGEST_TAIL = 9
"""So many words, at most, can be left to the second date."""

_WITH_YEAR = re.compile("[0-9]{4}|some year|algun ano|a year written|un ano escrito")


class Pair(NamedTuple):
    """Two dates in the order in which they are written."""

    first: Single
    second: Single


def marked(pair: Pair, mark: int) -> Pair:
    """Two dates with one more mark on both, which may be none.

    Raises:
        PhraseError: One of them has a time of day, which cannot be qualified.
    """
    return Pair(pair.first.marked(mark), pair.second.marked(mark)) if mark else pair


def is_for_both(pair: Pair) -> bool:
    """Whether a qualifier after the second of two dates may be meant for both: "1827–9?"."""
    return bool(pair.second.after) and not pair.first.qualified


def read_pair(first: str, second: str, *, dayfirst: DayFirst) -> Pair | None:
    """Two dates from two texts, each perhaps without what the other says.

    Raises:
        PhraseError: One of them can be read in two ways, or there is no such date.

    >>> pair = read_pair("jan 23", "25, 1958", dayfirst=None)
    >>> pair.first.said.part[:3], pair.second.said.part[:3]
    (('1958', '01', '23'), ('1958', '01', '25'))
    """
    first = _plain_year(first, second)
    second = _second_completed(first, second, dayfirst)
    high = read_single(second, dayfirst=dayfirst)
    if high is None:
        return None
    low = _first_completed(first, second, high, dayfirst) or read_single(first, dayfirst=dayfirst)
    return Pair(low, high) if low else None


_YEARS = "(?:los )?anos (?P<year>[0-9]{4})"
_ANOTHER_YEAR = "(?P<year>[0-9]{4}|[0-9]{1,2})"


def _plain_year(first: str, second: str) -> str:
    """The 1890 of "los años 1890 a 1895", which is no decade where another year follows.

    Raises:
        PhraseError: Both may be decades.
    """
    found = _shape(_YEARS).fullmatch(first)
    other = _shape(_ANOTHER_YEAR).fullmatch(second) if found else None
    if not found or not other:
        return first
    low, high = found["year"], found["year"][: -len(other["year"])] + other["year"]
    if low.endswith("0") and high.endswith("0"):
        raise PhraseError(
            f"{shown(first)} and {shown(second)} may be the decades {low[:3]}X and {high[:3]}X "
            f"or the years {low} and {high}: write one of these, without 'años'"
        )
    return low


# What the first leaves to the second -----------------------------------------------------


def _first_completed(first: str, second: str, high: Single, dayfirst: DayFirst) -> Single | None:
    """The first with the end of the second, where that makes a date of the same kind."""
    part = high.said.part
    if high.after or second.endswith(")") or (isinstance(part, Date) and part.significant):
        return None  # what is said after a date is said of that date alone
    for tail in _tails(first, second):
        low = read_single(f"{first} {tail}", dayfirst=dayfirst)
        if low and _kind(low.said.part) == _kind(part):
            return low
    return None


def _tails(first: str, second: str) -> list[str]:
    """The ends of the second that the first may lack, the shortest first."""
    if _WITH_YEAR.search(first):
        era = _last_era().search(second)
        return [era[0].strip()] if era and era["era"] else []
    words = second.split(" ")
    tails = (" ".join(words[-count:]) for count in range(1, min(len(words), _LONGEST_TAIL)))
    return [tail for tail in tails if ":" not in tail]


@cache
def _last_era() -> re.Pattern[str]:
    return re.compile(rf"(?<=[0-9]){ERA}$")


def _kind(part: Part) -> tuple[bool, ...]:
    if isinstance(part, Date):
        return True, bool(part.month), bool(part.day)
    return (False,)


# What the second leaves to the first ------------------------------------------------------


def _second_completed(first: str, second: str, dayfirst: DayFirst) -> str:
    """The second with what only the first says, or as it is."""
    for complete in (_short_year, _day_and_year, _numeral, _short_decade, _decade, _clock):
        found = complete(first, second, dayfirst)
        if found:
            return found
    return second


_shape = cache(re.compile)

_QUALIFIER = any_of(f"{ABOUT}|{PERHAPS}".split("|"))
_LAST_DIGITS = (
    rf"(?P<before>(?:(?:{_QUALIFIER}) ){{0,2}}|\? ?)(?P<digits>[0-9]{{1,2}})(?P<after> ?\(?\??\)?)"
)


def _short_year(first: str, second: str, dayfirst: DayFirst) -> str:
    """The 41 of "1830–41" with its century."""
    found = _shape(_LAST_DIGITS).fullmatch(second)
    year = _lone_year(first, dayfirst) if found else ""
    return _with_century(found, year) if found and year else ""


def _lone_year(text: str, dayfirst: DayFirst) -> str:
    """The year of our era, if a text names nothing else."""
    if not re.search("(?<![0-9,])[0-9]{3,4}$", text):
        return ""
    found = read_single(text, dayfirst=dayfirst)
    if found is None or not isinstance(found.said.part, Date) or found.said.part.month:
        return ""
    return found.said.part.year


def _with_century(found: re.Match[str], year: str) -> str:
    first, last = full_years(year, found["digits"])
    if last <= first:
        later = last + 10 ** len(found["digits"])
        raise PhraseError(
            f"{first} to {found['digits']!r} runs backwards as {last}, and may mean {later}: "
            f"write {first}/{later}, or each year with four digits"
        )
    return f"{found['before']}{last}{found['after']}"


_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"


def _day_and_year(first: str, second: str, _: DayFirst) -> str:
    """The 25 of "January 23–25, 1958" with its month."""
    found = _shape(rf"(?P<day>{_DAY}),? (?P<year>[0-9]{{4}})").fullmatch(second)
    month = _shape(rf"(?:.* )?(?P<month>{any_of(MONTHS)}) {_DAY}").fullmatch(first)
    return f"{month['month']} {found['day']}, {found['year']}" if found and month else ""


_NUMERAL = "(?:[ivxlc]+|[0-9]{1,2})(?: .*)?"


def _numeral(first: str, second: str, _: DayFirst) -> str:
    """The XIX of "siglos XVIII–XIX" as a century."""
    siglo = _shape(rf"(?:.* )?(?:siglos?|ss?) {_NUMERAL}").fullmatch(first)
    numeral = second.removeprefix("el ")  # siglos XVIII al XIX
    return f"siglo {numeral}" if siglo and _shape(_NUMERAL).fullmatch(numeral) else ""


def _short_decade(first: str, second: str, _: DayFirst) -> str:
    """The 60s of "1950s–60s" with their century."""
    found = _shape("'?(?P<digits>[0-9]0)'?s").fullmatch(second)
    decade = _shape("(?:.* )?(?P<century>[0-9]{2})[0-9]0'?s").fullmatch(first)
    return f"{decade['century']}{found['digits']}s" if found and decade else ""


_SPANISH_DECADE = (
    "(?:la )?(?:(?P<plural>decadas de|los)|decada de) (?:los )?(?:anos )?(?P<decade>[0-9]{3}0)"
)


def _decade(first: str, second: str, _: DayFirst) -> str:
    """The 1960 of "décadas de 1950 y 1960" as a decade; after one "década" it may be a year.

    Raises:
        PhraseError: The first is one decade.
    """
    found = _shape("(?:los )?(?:anos )?(?P<decade>[0-9]{3}0)").fullmatch(second)
    decade = _shape(_SPANISH_DECADE).fullmatch(first) if found else None
    if not found or not decade:
        return ""
    if decade["plural"]:
        return f"decada de {found['decade']}"
    low, high = decade["decade"], found["decade"]
    raise PhraseError(
        f"{shown(first)} and {shown(second)} may be the decades {low[:3]}X and {high[:3]}X "
        f"or the years {low}/{high}: write one of these"
    )


def _clock(first: str, second: str, _: DayFirst) -> str:
    """The 12:45 of "12 May 2019 10:30–12:45" with its date."""
    timed = without_clock(first) if _shape("[0-9]{1,2}:[0-9]{2}.{0,30}").fullmatch(second) else None
    return f"{timed.date} {second}" if timed else ""


__all__ = ["Pair", "is_for_both", "marked", "read_pair"]

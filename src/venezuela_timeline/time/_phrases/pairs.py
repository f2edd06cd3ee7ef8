"""Two dates, of which one leaves to the other what both share: "May–June 2019", "1830–41"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time._nodes import Date

from .clocks import without_clock
from .forms import any_of
from .single import Single, read_single
from .vocabulary import MONTHS
from .years import ERA, full_years

if TYPE_CHECKING:
    from .forms import Part

_LONGEST_TAIL = 9
"""So many words, at most, can be left to the second date."""

_WITH_YEAR = re.compile("[0-9]{4}|some year|algun ano|a year written|un ano escrito")


class Pair(NamedTuple):
    """Two dates in the order in which they are written."""

    first: Single
    second: Single


def read_pair(first: str, second: str, *, dayfirst: bool | None) -> Pair | None:
    """Two dates from two texts, each perhaps without what the other says.

    Raises:
        PhraseError: One of them can be read in two ways, or there is no such date.

    >>> pair = read_pair("jan 23", "25, 1958", dayfirst=None)
    >>> pair.first.said.part[:3], pair.second.said.part[:3]
    (('1958', '01', '23'), ('1958', '01', '25'))
    """
    second = _second_completed(first, second, dayfirst)
    high = read_single(second, dayfirst=dayfirst)
    if high is None:
        return None
    low = _first_completed(first, second, high, dayfirst) or read_single(first, dayfirst=dayfirst)
    return Pair(low, high) if low else None


# What the first leaves to the second -----------------------------------------------------


def _first_completed(first: str, second: str, high: Single, dayfirst: bool | None) -> Single | None:  # noqa: FBT001  (as it is given)
    """The first with the end of the second, where that makes a date of the same kind."""
    part = high.said.part
    if high.after or high.parts or (isinstance(part, Date) and part.significant):
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


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    day = "[0-9]{1,2}(?:st|nd|rd|th)?"
    return {
        "short year": re.compile(
            r"(?P<before>(?:(?:[a-z]+ ){0,3}|\? ?))(?P<digits>[0-9]{1,2})(?P<after> ?\(?\??\)?)"
        ),
        "day and year": re.compile(rf"(?P<day>{day}),? (?P<year>[0-9]{{4}})"),
        "month and day": re.compile(rf"(?:.* )?(?P<month>{any_of(MONTHS)}) {day}"),
        "numeral": re.compile("(?:[ivxlc]+|[0-9]{1,2})(?: .*)?"),
        "siglo": re.compile("(?:.* )?(?:siglos?|ss?) (?:[ivxlc]+|[0-9]{1,2})(?: .*)?"),
        "short decade": re.compile("'?(?P<digits>[0-9]0)'?s"),
        "decade": re.compile("(?:.* )?(?P<century>[0-9]{2})[0-9]0'?s"),
        "year of a decade": re.compile("(?:los )?(?:anos )?(?P<decade>[0-9]{3}0)"),
        "spanish decade": re.compile(
            "(?:la )?(?:(?P<plural>decadas de|los anos|los|anos)|decada de) (?:los )?(?:anos )?"
            "(?P<decade>[0-9]{3}0)"
        ),
        "clock": re.compile("[0-9]{1,2}:[0-9]{2}.{0,30}"),
    }


def _second_completed(first: str, second: str, dayfirst: bool | None) -> str:  # noqa: FBT001  (as it is given)
    """The second with what only the first says: a century, a month, the word siglo."""

    def shaped(text: str, shape: str) -> re.Match[str] | None:
        return _shapes()[shape].fullmatch(text)

    if (found := shaped(second, "short year")) and (year := _lone_year(first, dayfirst)):
        return _with_century(found, year)
    if (found := shaped(second, "day and year")) and (month := shaped(first, "month and day")):
        return f"{month['month']} {found['day']}, {found['year']}"
    if shaped(second, "numeral") and shaped(first, "siglo"):
        return f"siglo {second}"
    if (found := shaped(second, "short decade")) and (decade := shaped(first, "decade")):
        return f"{decade['century']}{found['digits']}s"
    if (found := shaped(second, "year of a decade")) and (
        decade := shaped(first, "spanish decade")
    ):
        return _decade(first, decade, second, found["decade"])
    if shaped(second, "clock") and (timed := without_clock(first)):
        return f"{timed.date} {second}"
    return second


def _lone_year(text: str, dayfirst: bool | None) -> str | None:  # noqa: FBT001  (as it is given)
    """The year of our era that is all that a text names, as it is written."""
    if not re.search("(?<![0-9,])[0-9]{3,4}$", text):
        return None
    found = read_single(text, dayfirst=dayfirst)
    if found is None or not isinstance(found.said.part, Date) or found.said.part.month:
        return None
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


def _decade(first: str, found: re.Match[str], second: str, decade: str) -> str:
    """The second of two decades in Spanish; after one "década" it may be a year."""
    if found["plural"]:
        return f"decada de {decade}"
    raise PhraseError(
        f"{first!r} and {second!r} may be the decades {found['decade'][:3]}X and {decade[:3]}X "
        f"or the years {found['decade']}/{decade}: write one of these"
    )


__all__ = ["Pair", "read_pair"]

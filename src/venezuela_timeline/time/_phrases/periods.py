"""Longer times: seasons, parts of a year, decades, and early, mid or late in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._arithmetic import year_text
from venezuela_timeline.time._day_ranges import SEASONS as MONTHS_OF
from venezuela_timeline.time._nodes import APPROXIMATE, Date, Range

from .dates import JOIN
from .forms import Form, any_of, first_match, form
from .vocabulary import LAST, ORDINALS, SEASONS, TENS, THIRDS
from .years import FOUR, SHORT, YEAR, year_of

if TYPE_CHECKING:
    import re

    from .forms import Part, Said

OF = "(?: of| de)?(?: the| el| la)?"
THIRD = rf"(?P<third>{any_of(THIRDS)})"
_DECADE = "(?P<decade>[0-9]{3}0|[0-9]0)"

_UNITS = {
    "q": (33, 4),
    "t": (33, 4),
    "qtr": (33, 4),
    "quarter": (33, 4),
    "trimestre": (33, 4),
    "cuatrimestre": (37, 3),
    "four months": (37, 3),
    "h": (40, 2),
    "s": (40, 2),
    "half": (40, 2),
    "mitad": (40, 2),
    "semestre": (40, 2),
}
"""The EDTF code of the first of these groups of months, and how many a year has."""

_THIRDS_OF_TEN = (0, 4, 7, 10)
_THIRDS_OF_TWELVE = (0, 4, 8, 12)
THIRDS_OF_A_HUNDRED = (0, 33, 66, 100)


def read_period(text: str) -> Said | None:
    """The season, part of a year or decade that a folded phrase names, if it names one.

    Raises:
        PhraseError: It can be read in two ways, or there is no such part.

    >>> read_period("1990s").part.year, read_period("early 2000s").kind
    ('199X', 'decade')
    """
    return first_match(text, _forms())


# Parts of a year ------------------------------------------------------------------------


def _season(found: re.Match[str]) -> Date:
    return Date(year_of(found), str(SEASONS[found["season"]]))


def _seasons_of_two_years(found: re.Match[str]) -> Date:
    """Seasons with two years: perhaps one that runs over New Year's Day."""
    code, first, last = SEASONS[found["season"]], int(found["year"]), int(found["last"])
    if len(found["last"]) <= SHORT:
        last += (first - last) // (unit := 10 ** len(found["last"])) * unit + unit
    season = f"{first:04}-{code}"
    over_new_year = last == first + 1 and MONTHS_OF[code][-1] == (12, 3)
    other = season if over_new_year else f"{season}/{last:04}-{code}"
    raise PhraseError(f"{shown(found[0])} may be {other} or {season}/{last:04}: write one of these")


def _group(found: re.Match[str]) -> Date:
    """A quarter, four months or half of a year."""
    first, count = _UNITS[found["unit"]]
    number = int(found["which"]) if found["which"].isdecimal() else ORDINALS[found["which"]]
    number = count if number == LAST else number
    if number > count:
        raise PhraseError(f"{shown(found[0])}: a year has {count} of these")
    return Date(year_of(found), str(first + number - 1))


def _third_of_year(found: re.Match[str]) -> Part:
    if "years" in found["third"] or "anos" in found["third"]:
        raise PhraseError(
            f"{shown(found[0])} names years of one year: write a decade or a century, as in "
            "'early 1850s' or 'principios del siglo XX'"
        )
    return third(1, THIRDS[found["third"]], _THIRDS_OF_TWELVE, year_of(found))


def third(start: int, which: int, borders: tuple[int, ...], year: str = "") -> Range:
    """Early, mid or late: about a third, with ends that are approximate.

    Args:
        start: The first year, or month of `year`, of the whole.
        which: 0 for early, 1 for mid, 2 for late.
        borders: After how many years or months the thirds start and end.
        year: The year that months are of.
    """
    low, high = start + borders[which], start + borders[which + 1] - 1
    ends = (
        Date(year, f"{number:02}") if year else Date(year_text(number)) for number in (low, high)
    )
    return Range(*(end._replace(marks=(APPROXIMATE, APPROXIMATE * bool(year), 0)) for end in ends))


# Decades --------------------------------------------------------------------------------


def _decade(found: re.Match[str]) -> Part:
    digits, part = found["decade"], found["third"]
    if len(digits) == SHORT:
        raise PhraseError(
            f"the decade {shown(digits)} may be of any century, 18{digits} as well as 19{digits}: "
            f"write '19{digits}s' or 'década de 19{digits}'"
        )
    start = int(digits)
    ten_years = "named" in found.groupdict() and found["named"]
    if digits.endswith("00") and not ten_years and not (part and digits == "2000"):
        raise PhraseError(_ten_or_a_hundred(found[0], digits, part))
    if part:
        return third(start, THIRDS[part], _THIRDS_OF_TEN)
    return Date(f"{digits[:3]}X")


def _half_of_decade(found: re.Match[str]) -> Part | None:
    """Five years of a decade."""
    which, start = ORDINALS[found["which"]], int(found["decade"])
    if which not in (1, 2, LAST) or found["decade"].endswith("00"):
        return None
    first = start + 5 * (which != 1)
    return Range(Date(year_text(first)), Date(year_text(first + 4)))


def _ten_or_a_hundred(text: str, digits: str, part: str | None) -> str:
    ten, hundred = f"{digits[:3]}X", f"{digits[:2]}XX"
    if not part:
        return (
            f"{shown(text)} may be the ten years {ten} or the hundred {hundred}: write one of these"
        )
    start, which = int(digits), THIRDS[part]
    early, late = (
        f"[{start + borders[which]}~..{start + borders[which + 1] - 1}~]"
        for borders in (_THIRDS_OF_TEN, THIRDS_OF_A_HUNDRED)
    )
    return (
        f"{shown(text)} may be in the ten years {ten}, {early}, or in the hundred {hundred}, "
        f"{late}: write one of these"
    )


def _years_of_a_decade(found: re.Match[str]) -> Part:
    """The decade 1950–1959; "década de 1950-1960" may be one decade, or eleven years."""
    first, last = found["decade"], int(found["last"])
    if last != int(first) + 9:
        raise PhraseError(
            f"{shown(found[0])} may be the decade {first[:3]}X or the years {first}/{last}: "
            "write one of these"
        )
    return _decade(found)


def _decade_without_century(found: re.Match[str]) -> Date:
    raise PhraseError(
        f"{shown(found[0])} may be of any century: write '1950s', 'década de 1950' or 195X"
    )


# What is read ---------------------------------------------------------------------------


@cache
def _forms() -> tuple[Form, ...]:
    """What can be a longer time; the first that matches counts."""
    return (*_parts_of_a_year(), *_decades())


def _parts_of_a_year() -> tuple[Form, ...]:
    season = rf"(?P<season>{any_of(SEASONS)})"
    years = "(?P<year>[0-9]{4}) ?[–/-] ?(?P<last>[0-9]{4}|[0-9]{1,2})"
    long = rf"(?P<which>{any_of(ORDINALS)}) (?P<unit>{any_of(_UNITS)})"
    short = "(?P<unit>[qths])(?P<which>[1-4])"
    turned = "(?P<which>[1-4])(?P<unit>[qths])"
    kind = "part of a year"
    return (
        form("season", rf"{season}{JOIN}{YEAR}", _season),
        form("season", rf"{FOUR}{JOIN}{season}", _season),
        form("season", rf"{season}{JOIN}{years}", _seasons_of_two_years),
        form(kind, rf"{long}{JOIN}{YEAR}", _group),
        form(kind, rf"{short}{JOIN}{YEAR}", _group),
        form(kind, rf"{FOUR}{JOIN}?{short}", _group),
        form(kind, rf"{short}{FOUR}", _group),
        form(kind, rf"{turned}{JOIN}?{FOUR}", _group),
        form(kind, rf"{THIRD}(?:{OF} |-){YEAR}", _third_of_year),
    )


def _decades() -> tuple[Form, ...]:
    before = rf"(?:{THIRD}(?:{OF} |-))?"
    years = rf"{_DECADE}(?: – |-)(?P<last>[0-9]{{4}})"
    los = "(?P<los>(?P<named>decadas? de |decada )(?:los )?(?:anos )?|los (?:anos )?|anos )"
    tens = any_of(TENS)
    half = rf"(?P<which>{any_of(ORDINALS)}) (?:half|mitad){OF} "
    return (
        form("decade", rf"{half}(?:{los})?(?P<decade>[0-9]{{3}}0)(?(los)|'?s)", _half_of_decade),
        form("decade", rf"{before}{_DECADE}'?s", _decade),
        form("decade", rf"{before}(?P<named>decade |decada (?:de )?){years}", _years_of_a_decade),
        form("decade", rf"{before}{los}{_DECADE}", _decade),
        form("decade", rf"(?:{THIRD}(?:{OF} |-))?(?:{los})?(?:{tens})", _decade_without_century),
    )


__all__ = ["OF", "THIRD", "THIRDS_OF_A_HUNDRED", "read_period", "third"]

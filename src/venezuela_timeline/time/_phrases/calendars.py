"""Other calendars: Old Style, years that begin in March, GEDCOM's names of calendars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._edtf_text import date_text
from venezuela_timeline.time._nodes import Date
from venezuela_timeline.time.days import day_text, julian_day

from .single import read_single

if TYPE_CHECKING:
    from .forms import DayFirst

_GREGORIAN = re.compile(r"(?:@#dgregorian@|gregorian) |,? \(?(?:ns|n s|new style|nuevo estilo)\)?$")
_JULIAN = re.compile(
    r"(?:@#djulian@|julian) "
    r"|,? \(?(?:os|o s|old style|julian|juliano|estilo antiguo|antiguo estilo)\)?$"
)
_OTHER = re.compile(r"@#d[a-z ]+@|(?:french_r|hebrew) ")
_DUAL = re.compile("(?P<before>.* )?(?P<year>1[0-9]{3})/(?P<other>[0-9]{1,4})")


def in_our_calendar(text: str, *, dayfirst: DayFirst) -> tuple[str, tuple[str, ...]]:
    """A folded text without the name of our calendar, and a note if it had one.

    Raises:
        PhraseError: It is of another calendar, or of a year that has two numbers.

    >>> in_our_calendar("7 nov 1917 ns", dayfirst=None)
    ('7 nov 1917', ('Gregorian, as it says',))
    """
    rest = _GREGORIAN.sub("", text, count=1)
    if rest != text:
        return rest, ("Gregorian, as it says",)
    rest = _JULIAN.sub("", text, count=1)
    if rest != text:
        refuse_dual(text, rest, dayfirst=dayfirst)
        _refuse_julian(text, rest, dayfirst=dayfirst)
    if _OTHER.match(text):
        raise PhraseError(f"{shown(text)} is of another calendar: convert it, and write the result")
    return text, ()


def refuse_dual(text: str, date: str, *, dayfirst: DayFirst) -> None:
    """Refuse "11 Feb 1731/32": where the year began in March, the later of the two is ours.

    Raises:
        PhraseError: if a date ends with two years, the second the year after the first.
    """
    found = _DUAL.fullmatch(date)
    following = str(int(found["year"]) + 1) if found else ""
    if not found or not following.endswith(found["other"]):
        return
    texts = [
        date_text(reading.said.part)
        for year in (found["year"], following)
        if (reading := read_single(f"{found['before'] or ''}{year}", dayfirst=dayfirst))
        and isinstance(reading.said.part, Date)
    ]
    if texts:
        raise PhraseError(
            f"{shown(text)} has two years, and may be {' or '.join(texts)}: write one of these"
        )


def _refuse_julian(text: str, rest: str, *, dayfirst: DayFirst) -> None:
    """Refuse a date of the Julian calendar.

    Raises:
        PhraseError: with the date as it is written, and as our calendar has it.
    """
    found = read_single(rest, dayfirst=dayfirst)
    date = found.said.part if found else None
    if not isinstance(date, Date) or not date.day or not date.year.isdecimal():
        raise PhraseError(
            f"{shown(text)} is of the Julian calendar: write the Gregorian date, or leave the "
            "calendar out if it is that already"
        )
    ours = day_text(julian_day(int(date.year), int(date.month), int(date.day)))
    raise PhraseError(
        f"{shown(text)} may be {date_text(date)} as written, or {ours} if the Julian date is "
        "converted: write one of these"
    )


__all__ = ["in_our_calendar", "refuse_dual"]

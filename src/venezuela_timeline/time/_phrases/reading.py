"""A text as people write it, read whole: folded, unwrapped, and then by its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._nodes import Date, End, Interval

from .around import Found, read_around
from .between import read_between, read_interval
from .calendars import in_our_calendar, refuse_dual
from .figures import year_and_more
from .folding import folded, is_foreign_number
from .forms import Said
from .lists import read_list
from .refusals import refusal, several_times

if TYPE_CHECKING:
    from .forms import DayFirst

LONGEST = 900
"""No phrase around one date or two is as long as this; a list of dates may be."""

_ISO_DATE = "[0-9X]{4}(?:-[0-9X]{2}){0,2}"
_ISO = re.compile(rf"{_ISO_DATE}(?:[~?%]?/{_ISO_DATE}[~?%]?)?")
"""A date, or two, as EDTF writes them: what is wrong with one is said in EDTF's terms."""

_LIKE_ISO = re.compile(r"(?=.*[0-9]{4}-[0-9])[0-9X.~?%/-]+/[0-9X.~?%/-]+")
"""What only EDTF writes, be it wrong: figures with a slash and a year before a hyphen."""

_FIGURES = "[0-9]{4}(?:-[0-9]{1,2}){1,2}"
_TWO_DATES = re.compile(rf"({_FIGURES}) ?(/|:|\.\.) ?({_FIGURES})")
"""Two dates with the year first, and what stands between them."""

_YEAR_AND_MORE = re.compile("([0-9]{4})-([0-9]{2})")
"""What EDTF has no month or season for, as in ``1914-18``."""

_WRAPPED = re.compile(r"\[([^][]+)\]|\(([^()]+)\)|[\"']([^\"']+)[\"']")
_UNKNOWN_DIGITS = re.compile("(?P<known>[0-9]{2}--|[0-9]{3}-)(?P<sign>\\??)")
_SEVERAL = re.compile(" (?:y|e|o|u|and|or) ")
_INTERPRETED = re.compile(r"(?P<date>int .+?) \((?P<phrase>.*)\)")


def read_text(text: str, problem: str, *, dayfirst: DayFirst) -> Found:
    """What a text means that is not EDTF.

    Args:
        text: The text, without blanks around it.
        problem: Why it is not EDTF.
        dayfirst: Whether the day goes before the month in figures where both orders are
            possible; None to refuse such a date.

    Raises:
        PhraseError: It has no meaning as a time, or two.
    """
    try:
        return _read(text, problem, dayfirst=dayfirst)
    except PhraseError as error:
        raise PhraseError(f"cannot read {shown(text)}: {error}") from None


def _read(stripped: str, problem: str, *, dayfirst: DayFirst) -> Found:
    bare = _YEAR_AND_MORE.fullmatch(stripped)
    if bare:
        year_and_more(stripped, *bare.groups())  # refuses what two years cannot be either
    elif _ISO.fullmatch(stripped):
        raise PhraseError(f"as EDTF, {problem}")
    elif two := _TWO_DATES.fullmatch(stripped):
        stripped = _from_to(*two.groups())
    if not stripped.isascii() and any(map(is_foreign_number, stripped)):
        raise PhraseError("only the digits 0 to 9 count here")
    text, notes = _unwrapped(folded(stripped))
    if stripped.startswith("¿") and text.endswith("?") and not _SEVERAL.search(text):
        text = "?" + text[:-1]  # the sign before it shows that it is for all
    if len(text) > LONGEST:
        found = read_list(text, dayfirst=dayfirst)
    else:
        text, more = in_our_calendar(text, dayfirst=dayfirst)
        notes += more
        found = _catalogued(text) if stripped.startswith("[") else None
        try:
            found = found or _short(text, dayfirst=dayfirst)
        except PhraseError as error:
            like_edtf = f"as EDTF, {problem}" if _LIKE_ISO.fullmatch(stripped) else ""
            raise PhraseError(several_times(text, dayfirst) or like_edtf or str(error)) from None
    if found is None:
        refuse_dual(text, text, dayfirst=dayfirst)
        raise PhraseError(refusal(text, stripped, problem, dayfirst=dayfirst))
    return found._replace(notes=notes + found.notes)


def _from_to(first: str, sign: str, last: str) -> str:
    """Two dates with the dash that says from the one to the other, for the slash of EDTF.

    Raises:
        PhraseError: Another sign is between them, with what to write.
    """
    if sign != "/":
        start, end = ("-".join(part.zfill(2) for part in one.split("-")) for one in (first, last))
        raise PhraseError(f"{shown(sign)} does not say from when to when: write {start}/{end}")
    return f"{first} – {last}"


def _unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """A folded text without brackets or quotes around it, and what was said beside it."""
    if len(text) > LONGEST:
        return text, ()
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped:
        text = next(filter(None, wrapped.groups())).strip()
    interpreted = _INTERPRETED.fullmatch(text)
    if interpreted:
        return interpreted["date"], (f"interpreted from {interpreted['phrase']!r}",)
    return text.rstrip(" ,;:"), ()


def _catalogued(text: str) -> Found | None:
    """A decade or century as catalogues write it in brackets: "[189-?]", "[18--]"."""
    found = _UNKNOWN_DIGITS.fullmatch(text)
    if found is None:
        return None
    year = Date(found["known"].replace("-", "X"), marks=(len(found["sign"]), 0, 0))
    return Found(year, "date", (Said(year, text, "decade or century in brackets"),))


_FIXED = {
    "at all times": Interval(End.OPEN, End.OPEN),
    "en todo tiempo": Interval(End.OPEN, End.OPEN),
    "open start, end unknown": Interval(End.OPEN, End.UNKNOWN),
    "comienzo abierto, fin desconocido": Interval(End.OPEN, End.UNKNOWN),
    "start unknown, open end": Interval(End.UNKNOWN, End.OPEN),
    "comienzo desconocido, fin abierto": Interval(End.UNKNOWN, End.OPEN),
}


def _short(text: str, *, dayfirst: DayFirst) -> Found | None:
    """A phrase around one date or two, or a list that is not very long."""
    if text in _FIXED:
        return Found(_FIXED[text], "open")
    return (
        read_around(text, dayfirst=dayfirst)
        or read_between(text, dayfirst=dayfirst)
        or read_list(text, dayfirst=dayfirst)
        or read_interval(text, dayfirst=dayfirst)
    )


__all__ = ["read_text"]

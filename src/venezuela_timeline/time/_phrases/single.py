"""One date, and what qualifies it: "around May 2019", "1890?", "5 May 2019 (day uncertain)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time._nodes import APPROXIMATE, UNCERTAIN, UNMARKED, Date, Range

from . import vocabulary as words
from .centuries import read_century
from .clocks import FRACTION, without_clock
from .dates import read_words
from .figures import read_figures
from .forms import Said, any_of, without_article
from .periods import read_period
from .unknowns import read_unknown

if TYPE_CHECKING:
    from venezuela_timeline.time._nodes import Marks

    from .forms import DayFirst, Part


_YEAR = len("2024")


class Single(NamedTuple):
    """One date with its qualifiers.

    Attributes:
        said: The date.
        before: The marks of the qualifiers before it, which may hold for a second date, too.
        after: The marks of those after it.
        parts: Whether its components are qualified one by one.
        notes: What was left out of it.
    """

    said: Said
    before: int = 0
    after: int = 0
    parts: bool = False
    notes: tuple[str, ...] = ()

    @property
    def qualified(self) -> bool:
        """Whether it has a qualifier of its own."""
        return bool(self.before or self.after or self.parts)

    def marked(self, mark: int) -> Single:
        """The same date with one more mark.

        Raises:
            PhraseError: It has a time of day, which cannot be qualified.
        """
        return self._replace(said=self.said._replace(part=_qualified(self.said.part, mark)))


def read_single(text: str, *, dayfirst: DayFirst) -> Single | None:
    """The date that a folded phrase names, with what qualifies it, or None if it names none.

    Raises:
        PhraseError: It can be read in two ways, or there is no such date.

    >>> read_single("possibly around 2006", dayfirst=None).said.part.marks
    (3, 0, 0)
    """
    if not text:
        return None
    core, before = without_opening(text)
    core, after, parts = _without_ending(core)
    found = _read_part(core, dayfirst)
    if found is None:
        return None
    said, notes = found
    part = said.part
    if before | after:
        part = _qualified(part, before | after)
    if any(parts):
        if (
            not isinstance(part, Date)
            or (parts[1] and not part.month)
            or (parts[2] and not part.day)
        ):
            return None  # it has no such component
        year, month, day = (mark | own for mark, own in zip(parts, part.marks, strict=True))
        part = part._replace(marks=(year, month, day))
    return Single(Said(part, text, said.kind), before, after, any(parts), notes)


def _qualified(part: Part, mark: int) -> Part:
    """A date, or both ends of a range, with one more mark on every component.

    Raises:
        PhraseError: It has a time of day, which cannot be qualified.
    """
    if isinstance(part, Range):
        return Range(*(end and _marked(end, mark) for end in part))
    return _marked(part, mark)


def _marked(date: Date, mark: int) -> Date:
    if date.clock:
        raise PhraseError("a time of day is not qualified in EDTF: leave out one of the two")
    year, month, day = date.marks
    marks = (year | mark, (month | mark) * bool(date.month), (day | mark) * bool(date.day))
    return date._replace(marks=marks)


# What is around the date ----------------------------------------------------------------


@cache
def _openings() -> re.Pattern[str]:
    about, perhaps, during = (
        any_of(said.split("|")) for said in (words.ABOUT, words.PERHAPS, words.DURING)
    )
    return re.compile(
        rf"(?:(?P<about>{about})|(?P<perhaps>{perhaps})|{during}) (?=.)|(?P<sign>\?) ?"
    )


def without_opening(text: str) -> tuple[str, int]:
    """A folded text without the qualifiers before it, and their marks."""
    marks = 0
    for _ in range(3):  # "in or about", "possibly around": no more come together
        found = _openings().match(text)
        if found is None:
            break
        text = text[found.end() :]
        if found["about"]:
            marks |= APPROXIMATE
        elif found["perhaps"] or found["sign"]:
            marks |= UNCERTAIN
    return text, marks


@cache
def _endings() -> re.Pattern[str]:
    about, component = any_of(words.ABOUT_AFTER.split("|")), "(?:year|month|day|ano|mes|dia)"
    said = "(?:approximate|aproximado|uncertain|incierto)s?"
    parts = rf"{component}(?: (?:and|y) {component})? {said}(?: (?:and|e) {said})?"
    return re.compile(
        rf"(?:(?P<sign> ?(?:\?|\(\?\)|\[\?\]))|(?<!:[0-9]{{2}}),? (?:\((?:{about})\)|(?:{about}))"
        rf"| \((?P<parts>{parts}(?:, {parts}){{0,2}})\))$"
    )


def _without_ending(text: str) -> tuple[str, int, Marks]:
    """The text without the qualifiers after it, their marks, and those of single components."""
    marks, parts = 0, UNMARKED
    for _ in range(2):  # "1850 ca.?"
        found = _endings().search(text)
        if found is None:
            break
        text = text[: found.start()]
        if found["parts"]:
            parts = _marks_of(found["parts"])
        else:
            marks |= UNCERTAIN if found["sign"] else APPROXIMATE
    return text, marks, parts


def _marks_of(text: str) -> Marks:
    """The marks of "year uncertain, month and day approximate"."""
    marks = [0, 0, 0]
    for item in text.split(", "):
        mark = UNCERTAIN * ("ncert" in item or "inciert" in item)
        mark |= APPROXIMATE * ("approximate" in item or "aproximado" in item)
        for at, names in enumerate((("year", "ano"), ("month", "mes"), ("day", "dia"))):
            if any(name in item.split() for name in names):
                marks[at] = mark
    return marks[0], marks[1], marks[2]


# The date itself ------------------------------------------------------------------------


def _read_part(text: str, dayfirst: DayFirst) -> tuple[Said, tuple[str, ...]] | None:
    timed = without_clock(text)
    if timed is None:
        said = _read_date(text, dayfirst)
        return None if said is None else (said, ())
    said = _read_date(timed.date, dayfirst)
    if said is None or not isinstance(said.part, Date) or not said.part.day:
        return None
    part = said.part._replace(clock=timed.clock)
    return Said(part, text, "time of day"), (FRACTION,) * timed.fraction


def _read_date(text: str, dayfirst: DayFirst) -> Said | None:
    """A date without a time of day: with its article first, as "los 1990" are ten years."""
    if len(text) == _YEAR and text.isdecimal():  # most often, and soon told
        return Said(Date(text), text, "year")
    hemisphere = _HEMISPHERE.fullmatch(text)
    if hemisphere:
        return _season_of(hemisphere, dayfirst)
    bare = without_article(text)
    for form in (text, bare) if bare != text else (text,):
        said = (
            read_figures(form, dayfirst=dayfirst)
            or read_words(form)
            or read_period(form)
            or read_century(form)
        )
        if said:
            return said
    return _significant(bare) or read_unknown(bare)


_HEMISPHERE = re.compile(
    r"(?P<season>.+) \((?:(?P<north>northern hemisphere|hemisferio norte)"
    r"|southern hemisphere|hemisferio sur)\)"
)


def _season_of(found: re.Match[str], dayfirst: DayFirst) -> Said | None:
    """Such as "summer 2001 (Southern Hemisphere)"."""
    said = _read_date(found["season"], dayfirst)
    if said is None or not isinstance(said.part, Date) or said.part.month not in _SEASONS:
        return None
    code = int(said.part.month) + (4 if found["north"] else 8)
    return Said(said.part._replace(month=str(code)), found[0], said.kind)


_SEASONS = ("21", "22", "23", "24")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(
        "(?P<year>.+), (?:to|con) (?P<digits>one|una|[0-9]{1,2})"
        " (?:significant digits?|cifras? significativas?)"
    )


def _significant(text: str) -> Said | None:
    """Such as "1950, to 2 significant digits"."""
    found = _digits().fullmatch(text)
    said = read_words(found["year"]) if found else None
    if found is None or said is None or not isinstance(said.part, Date) or said.part.month:
        return None
    digits = 1 if found["digits"] in ("one", "una") else int(found["digits"])
    return Said(said.part._replace(significant=digits), text, "year")


__all__ = ["Single", "read_single", "without_opening"]

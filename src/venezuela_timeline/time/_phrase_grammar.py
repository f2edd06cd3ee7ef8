"""Whole phrases: since, before, between, from and to, around one date or two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.errors import EDTFError, PhraseError, shown

from . import _vocabulary as words
from ._arithmetic import neighbour
from ._edtf_text import text_of
from ._nodes import APPROXIMATE, UNCERTAIN, UNMARKED, Choice, Date, End, Interval, Range
from ._phrase_dates import complete, era_of, read_part
from .edtf import read

if TYPE_CHECKING:
    from ._nodes import Node
    from ._phrase_dates import Part

_LONGEST = 200
"""No phrase is as long as this; EDTF may be longer."""

_PHRASE = re.compile(r"[^\W\d_]|\d[/. –—-]+\d|^\d+$")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""A date as EDTF writes it: what is wrong with one is said in EDTF's terms."""
_LIKE_EDTF = re.compile(r"[0-9\[{?~%-]|[XY][0-9X-]")


def read_phrase(text: str, problem: EDTFError) -> str:
    """The EDTF of a phrase that is not EDTF itself, for the reason given in `problem`.

    Raises:
        PhraseError: It is none, or may be read in two ways.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST or not _PHRASE.search(stripped) or _ISO.fullmatch(stripped):
        raise PhraseError(f"cannot read {shown(text)}: as EDTF, {problem.reason}") from problem
    if any(map(words.is_foreign_number, stripped)):
        raise PhraseError(f"cannot read {shown(text)}: only the digits 0 to 9 count here")
    folded = words.folded(stripped)
    try:
        node = _phrase(folded)
    except PhraseError as error:
        raise PhraseError(f"cannot read {shown(text)}: {error}") from None
    if node is None:
        raise PhraseError(f"cannot read {shown(text)}: {_hint(stripped, problem)}") from problem
    try:
        return read(text_of(node))[0]
    except EDTFError as error:
        raise PhraseError(f"cannot read {shown(text)}: {error.reason}") from error


def _hint(text: str, problem: EDTFError) -> str:
    if words.RELATIVE.search(words.folded(text)):
        return "nothing is filled in from today's date: write the day itself"
    if _LIKE_EDTF.match(text):
        return f"as EDTF, character {problem.position}: {problem.reason}"
    return "write a date such as '28 July 2024', 'since 2006', 'around May 2019', or EDTF"


def _phrase(text: str) -> Node | None:
    """The tree of a folded phrase, or None if it is none."""
    for read_as in (_one, _since, _until, _between, _from_to, _alternatives):
        node = read_as(text)
        if node is not None:
            return node
    return None


def _after(openings: str, text: str) -> str | None:
    """What follows one of some openings."""
    found = re.match(rf"(?:{openings}) (?=.)", text)
    return text[found.end() :] if found else None


def _before(endings: str, text: str) -> str | None:
    """What goes before one of some endings."""
    found = re.search(rf",? (?:{endings})$", text)
    return text[: found.start()] if found else None


def _simple(text: str) -> Date | None:
    """One date, perhaps qualified: the only thing that others can be built from."""
    node = _one(text)
    return node if isinstance(node, Date) else None


def _one(text: str) -> Date | Choice | None:
    """A date, a qualified date, or a part of a longer time such as "early 2000s"."""
    marks = 0
    for openings, mark in ((words.PERHAPS, UNCERTAIN), (words.ABOUT, APPROXIMATE)):
        rest = _after(openings, text)
        if rest is not None:
            text, marks = rest, marks | mark
    part = read_part(text)
    if part is None:
        return None
    if marks:
        part = _marked(part, marks)
    return part if isinstance(part, Date) else Choice((part,), every=False)


def _marked(part: Part, mark: int) -> Part:
    if isinstance(part, Range):
        return Range(*(end and end._replace(marks=(end.marks[0] | mark,) * 3) for end in part))
    return part._replace(marks=(mark, mark * bool(part.month), mark * bool(part.day)))


def _since(text: str) -> Node | None:
    rest = _after(words.SINCE, text)
    if rest is None:
        rest = _after(words.FROM, text)
        rest = rest and _before(words.ONWARDS, rest)
    else:
        rest = _before(words.ONWARDS, rest) or rest
    part = rest and _simple(rest)
    return Interval(part, End.OPEN) if part else None


def _until(text: str) -> Node | None:
    rest = _after(words.UNTIL, text)
    if rest is not None:
        part = _simple(rest)
        return Interval(End.UNKNOWN, part) if part else None
    for rest, side, step in (
        (_after(words.BEFORE, text), 0, -1),
        (_after(words.AFTER, text), 1, 1),
        (_after(words.BY, text), 0, 0),
        (_after(words.NOT_BEFORE, text), 1, 0),
        (_before(words.OR_EARLIER, text), 0, 0),
        (_before(words.OR_LATER, text), 1, 0),
    ):
        part = _simple(rest) if rest else None
        if part:
            limit = neighbour(part, step)
            return Choice((Range(limit, None) if side else Range(None, limit),), every=False)
    return None


def _between(text: str) -> Node | None:
    rest = _after(words.BETWEEN, text)
    pair = rest and _pair(rest, words.AND)
    return Choice((Range(*pair),), every=False) if pair else None


def _from_to(text: str) -> Node | None:
    rest = _after(words.FROM, text) or text
    pair = _pair(rest, words.TO) or _pair(text, "-")
    if pair is None:
        found = re.fullmatch(r"(\w+(?: de)? ?\w*?) ?- ?(\w.*)", text)
        pair = found and _two(found[1], found[2])
    return Interval(*pair) if pair else None


def _alternatives(text: str) -> Node | None:
    pair = _pair(text, words.OR)
    return Choice(pair, every=False) if pair else None


def _pair(text: str, joints: str) -> tuple[Date, Date] | None:
    """Two dates around a word, which may be written more than once: "de mayo de 2019 a 2020"."""
    for found in re.finditer(rf" (?:{joints}) ", text):
        pair = _two(text[: found.start()], text[found.end() :])
        if pair:
            return pair
    return None


def _two(first: str, second: str) -> tuple[Date, Date] | None:
    """Two dates, of which the first may leave to the second what both share: also an era."""
    high = _simple(second)
    if high is None:
        return None
    low = complete(first, high) if high.marks == UNMARKED else None
    if low is None:
        low = _simple(first + era_of(second)) or _simple(first)
    return (low, high) if low else None

"""Why a text is refused, and what to write instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._edtf_text import date_text
from venezuela_timeline.time._nodes import Date

from . import vocabulary as words
from .around import read_around
from .between import read_between, read_interval
from .pairs import read_pair
from .single import read_single

if TYPE_CHECKING:
    from .forms import DayFirst
    from .single import Single

_LONGEST = 200
"""Of a longer text it is not worth saying which of its words have no meaning."""

_MANY = 6
"""So many dates are named at most."""

_EXAMPLES = "write a date such as '28 July 2024', 'since 2006', 'around May 2019', or EDTF"
_UNDATED = re.compile(
    "(?:n ?d|undated|no date|not dated|(?:date )?(?:unknown|not known)"
    "|s ?/? ?[fda]|sin fecha|(?:fecha )?desconocid[oa]|\\?+|–|-+|n/a|none|null|tb[acd]"
    "|por determinar)"
)
_UNDATED_BESIDE = re.compile(r"(?:n ?d|undated|s ?[fda]|sin fecha),? [\[(](?P<date>[^\])]+)[\])]")
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|now|ago|last|next|this"
    r"|hoy|ayer|manana|ahora|hace|pasad[oa]|proxim[oa]|est[ea])\b"
)
_WITH_YEAR = re.compile("[0-9]{4}")
_ZONE = re.compile(r".*[0-9]:[0-9]{2}.* (?P<zone>[a-z]{2,5})")
_LIKE_EDTF = re.compile(r"[0-9\[{?~%-]|[XY][0-9X-]")
_WORD = re.compile(r"[^\W\d_]+")
_LONE_WORD = re.compile(r"(?<![^\s(\[])[^\W\d_]+(?=[\s,;:)\]]|$)")
"""A word with blanks around it: what touches a digit or a hyphen is part of something else."""


def refusal(text: str, stripped: str, problem: str, *, dayfirst: DayFirst) -> str:
    """What is wrong with a folded text that no form reads, and what to write.

    Args:
        text: The folded text.
        stripped: The text as it was given.
        problem: Why it is not EDTF.
        dayfirst: As in `read_text`.
    """
    undated = _undated(text)
    if undated:
        return undated
    if _RELATIVE.search(text) and not _WITH_YEAR.search(text):
        return "nothing is filled in from today's date: write the day itself"
    hint = ""
    if len(text) <= _LONGEST:
        zone = _ZONE.fullmatch(text)
        if zone:
            return f"{zone['zone']!r} is not an offset: write one, such as UTC-04:00"
        hint = _several(text, dayfirst) or _with_other_words(text, dayfirst)
    if hint:
        return hint
    if _LIKE_EDTF.match(stripped) or len(text) > _LONGEST or not _WORD.search(stripped):
        return f"as EDTF, {problem}; or {_EXAMPLES}"
    return _EXAMPLES


def _undated(text: str) -> str:
    """What to say of a text that says that there is no date, such as "n.d." or "s. f. [1890]"."""
    if _UNDATED.fullmatch(text):
        return "it says that there is no date: leave the date out"
    beside = _UNDATED_BESIDE.fullmatch(text)
    if beside:
        return f"it says that there is no date, and gives one: write {beside['date']!r}"
    return ""


def _several(text: str, dayfirst: DayFirst) -> str:
    """What to say of dates without a word between them, such as "1898, 1902" or "May/June 2018"."""
    items = re.split(" ?[,;/+] ?", text)
    try:
        pair = read_pair(*items, dayfirst=dayfirst) if len(items) == 2 else None  # noqa: PLR2004
        found = pair or [read_single(item, dayfirst=dayfirst) for item in items]
        if None in found:
            return several_times(text, dayfirst)
    except PhraseError:
        return ""
    dates = [_date(single) for single in found]
    if len(dates) == 1 or "" in dates:
        return ""
    said = ",".join(dates[:_MANY]) + ",…" * (len(dates) > _MANY)
    span = f", or {dates[0]}/{dates[1]} if it lasts from one to the other" if pair else ""
    return (
        f"it is {len(dates)} dates: make an event of each, or write [{said}] if it is one of "
        f"them, {{{said}}} if it is all of them{span}"
    )


def several_times(text: str, dayfirst: DayFirst) -> str:
    """What to say of times, some of them longer, such as "1898–9, 1902"."""
    items = re.split(" ?[,;+] ?", text)
    try:
        read = [
            read_single(one, dayfirst=dayfirst) or read_interval(one, dayfirst=dayfirst)
            for one in items
        ]
    except PhraseError:
        return ""
    if len(items) == 1 or None in read:
        return ""
    return f"it is {len(items)} times: make an event of each"


def _date(found: Single | None) -> str:
    part = found.said.part if found else None
    return date_text(part) if isinstance(part, Date) else ""


def _with_other_words(text: str, dayfirst: DayFirst) -> str:
    """What to say of a text that holds a date, and words that are not part of one."""
    known = _known_words()
    others = [word for word in _LONE_WORD.findall(text) if word not in known]
    if not others:
        return ""
    rest = _tidied(_LONE_WORD.sub(lambda found: found[0] if found[0] in known else "", text))
    said = ", ".join(f"{shown(word)}" for word in dict.fromkeys(others))
    several = _several(rest, dayfirst)
    if several:
        return f"without {said}, {several}"
    try:
        found = (
            read_around(rest, dayfirst=dayfirst)
            or read_between(rest, dayfirst=dayfirst)
            or read_interval(rest, dayfirst=dayfirst)
        )
    except PhraseError as error:
        return f"leave {said} out; and then, {error}"
    return f"leave {said} out, and write {shown(rest)}" if found else ""


def _tidied(text: str) -> str:
    """What remains of a text when words are taken out, without empty brackets and lone commas."""
    items = re.split("[,;:()]", text)
    return ", ".join(" ".join(item.split()) for item in items if item.strip())


@cache
def _known_words() -> frozenset[str]:
    """Every word that has a meaning in some phrase."""
    said = [value for name, value in vars(words).items() if name.isupper()]
    texts = [
        value if isinstance(value, str) else " ".join(value)
        for value in said
        if not isinstance(value, int)
    ]
    return frozenset(_WORD.findall(" ".join([*texts, _OTHERS])))


_OTHERS = """
of the de el la los las year years ano anos century centuries cent siglo siglos s ss c decade
decades decada decadas month mes day dia quarter third half trimestre cuatrimestre semestre
mitad cuarto tercio bc bce ad ce ac dc aec ec h q am pm utc gmt z at st nd rd th t
i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi
"""

__all__ = ["refusal", "several_times"]

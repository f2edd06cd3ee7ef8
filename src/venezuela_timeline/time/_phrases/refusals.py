"""Why a text is refused, and what to write instead."""

from __future__ import annotations

import re
from functools import cache

from venezuela_timeline.errors import EDTFError, PhraseError
from venezuela_timeline.time._edtf_text import text_of
from venezuela_timeline.time._nodes import Date
from venezuela_timeline.time.edtf import parse

from . import vocabulary as words
from .around import read_around
from .between import read_between, read_interval
from .single import read_single

_LONGEST = 200
"""Of a longer text it is not worth telling which words have no meaning."""

_MANY = 6
"""So many dates are named at most."""

_UNDATED = re.compile(
    "(?:n ?d|undated|no date|not dated|(?:date )?(?:unknown|not known)"
    "|s ?/? ?[fda]|sin fecha|(?:fecha )?desconocid[oa])"
)
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|now|ago|last|next|this"
    r"|hoy|ayer|manana|ahora|hace|pasad[oa]|proxim[oa]|est[ea])\b"
)
_LIKE_EDTF = re.compile(r"[0-9\[{?~%-]|[XY][0-9X-]")
_WORD = re.compile("[^\\W\\d_]+")


def refusal(text: str, stripped: str, *, dayfirst: bool | None) -> str:
    """What is wrong with a folded text that no form reads, and what to write.

    Args:
        text: The folded text.
        stripped: The text as it was given.
        dayfirst: As in `read_text`.
    """
    if _UNDATED.fullmatch(text):
        return "it says that there is no date: leave the date out"
    if len(text) <= _LONGEST:
        hint = _several(text, dayfirst) or _with_other_words(text, dayfirst)
        if hint:
            return hint
    if _RELATIVE.search(text):
        return "nothing is filled in from today's date: write the day itself"
    if _LIKE_EDTF.match(stripped) or len(text) > _LONGEST or not _WORD.search(stripped):
        return as_edtf(stripped)
    return "write a date such as '28 July 2024', 'since 2006', 'around May 2019', or EDTF"


def as_edtf(text: str) -> str:
    """Why a text is not EDTF."""
    try:
        parse(text)
    except EDTFError as problem:
        return f"as EDTF, character {problem.position}: {problem.reason}"
    return "it is EDTF"


def _several(text: str, dayfirst: bool | None) -> str:  # noqa: FBT001  (as it is given)
    """What to say of several dates without a word between them, such as "1898, 1902"."""
    items = re.split("[,;/+] ?", text)
    if len(items) == 1:
        return ""
    found = [_read(item, dayfirst) for item in items]
    if "" in found:
        return ""
    dates = ",".join(found[:_MANY]) + ",…" * (len(found) > _MANY)
    return (
        f"it is {len(found)} dates: make an event of each, or write [{dates}] if it is one of "
        f"them, {{{dates}}} if it is all of them"
    )


def _read(text: str, dayfirst: bool | None) -> str:  # noqa: FBT001  (as it is given)
    try:
        found = read_single(text, dayfirst=dayfirst)
    except PhraseError:
        return ""
    return text_of(found.said.part) if found and isinstance(found.said.part, Date) else ""


def _with_other_words(text: str, dayfirst: bool | None) -> str:  # noqa: FBT001  (as it is given)
    """What to say of a text that holds a date, and words that are no part of one."""
    known = _known_words()
    others = [word for word in _WORD.findall(text) if word not in known]
    if not others:
        return ""
    rest = _WORD.sub(lambda found: found[0] if found[0] in known else "", text)
    rest = " ".join(
        re.sub(r"[^\w\]})?]+$|^[^\w\[{(?]+|\(\)", "", re.sub(", ?(?=,|$)", "", rest)).split()
    )
    said = ", ".join(f"{word!r}" for word in dict.fromkeys(others))
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
    return f"leave {said} out, and write {rest!r}" if found else ""


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

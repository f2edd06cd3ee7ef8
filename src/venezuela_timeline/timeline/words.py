"""What is asked of a text: words in any order, phrases, and beginnings of words.

The script of the page does the same (``viewer/src/text.js``), and both are tested with one file of
cases, ``tests/cases/text.json``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]?(\*?)|[^\s"“”«»]+')


def folded(text: str) -> str:
    """A text without case and accents.

    Example:
        >>> folded("Guaidó")
        'guaido'
    """
    if text.isascii():
        return text.lower()
    return _unmarked(_unmarked(text).casefold())


# Most texts have no other marks than these, which it is quicker to find.
_MARKS = re.compile("[\u0300-\u036f]+")
_FURTHER = re.compile("[\u0370-\U0010ffff]")


def _unmarked(text: str) -> str:
    return _FURTHER.sub(_unless_mark, _MARKS.sub("", unicodedata.normalize("NFKD", text)))


def _unless_mark(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]).startswith("M") else found[0]


def run_of(text: str) -> str:
    """The words of a text, folded, each between blanks; empty if it has none.

    A word is a run of letters and digits.

    Example:
        >>> run_of("The vote, in CÚCUTA")
        ' the vote in cucuta '
    """
    words = " ".join(_WORD.findall(folded(text)))
    return f" {words} " if words else ""


@lru_cache(maxsize=256)
def terms_of(asked: str) -> tuple[str, ...]:
    """The runs of words that a text must have, all of them; none if nothing is asked for.

    What stands in quotes is one run, and so is what has no blank in it, such as ``covid-19``. A run
    begins with a blank, and ends with one unless it may be the beginning of a longer word.

    Example:
        >>> terms_of('kazan invit* "the vote"')
        (' kazan ', ' invit', ' the vote ')
    """
    found: dict[str, None] = {}
    for match in _ASKED.finditer(asked):
        quoted, star = match.groups()
        words = match[0] if quoted is None else quoted
        if run := run_of(words):
            open_end = star or (quoted is None and words.endswith("*"))
            found[run.removesuffix(" ") if open_end else run] = None
    return tuple(found)

"""What is asked of a text: words in any order, phrases, and beginnings of words.

The script of the page does the same (``viewer/src/text.js``), and both are tested with one file of
cases, ``tests/cases/text.json``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASKED = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]?(\*?)|[^\s"“”«»]+')
_WESTERN = "cp1252"
"""What most texts can be written in: bytes are translated a hundred times faster than letters."""
_OTHER = b"\x00"
_KEPT = 10_000
"""So many characters are kept as they are folded."""


class _Folds(dict[int, str]):
    """What each character is without case and accents; made when it is first met.

    What a text is follows from its characters alone: signs that it is taken apart into may change
    places, but only those that are left out.
    """

    def __missing__(self, code: int) -> str:
        parts = _unmarked(_unmarked(chr(code)).casefold())
        if len(self) >= _KEPT:
            self.clear()
        self[code] = parts
        return parts


class _Words(_Folds):
    """The same, with a blank for each sign that is no part of a word."""

    def __missing__(self, code: int) -> str:
        parts = "".join(part if part.isalnum() else " " for part in _FOLDS[code])
        if len(self) >= _KEPT:
            self.clear()
        self[code] = parts
        return parts


_FOLDS, _WORDS = _Folds(), _Words()


def _unmarked(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


@lru_cache(maxsize=1)
def _western() -> bytes:
    """What each byte of western texts is in words, if it is one letter, digit or blank of ASCII."""
    found = bytearray(_OTHER * 256)
    for code in range(256):
        letter = bytes([code]).decode(_WESTERN, "ignore")
        parts = letter.translate(_WORDS).strip() or " "
        if letter and len(parts) == 1 and parts.isascii():
            found[code] = ord(parts)
    return bytes(found)


def folded(text: str) -> str:
    """A text without case and accents.

    Example:
        >>> folded("Guaidó")
        'guaido'
    """
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDS)


def run_of(text: str) -> str:
    """The words of a text, folded, each between blanks; empty if it has none.

    A word is a run of letters and digits.

    Example:
        >>> run_of("The vote, in CÚCUTA")
        ' the vote in cucuta '
    """
    try:
        few = text.encode(_WESTERN).translate(_western())
    except UnicodeEncodeError:
        few = _OTHER
    run = text.translate(_WORDS) if _OTHER in few else few.decode("ascii")
    words = " ".join(run.split())
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

"""Folding: the text as the vocabulary has it, in small letters and without accents."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": ""})
_DASHES = re.compile(r" ?[\u2012-\u2015] ?| -+ ?|(?<!-)-+ |(?<=[^ -])--+(?=[^ ?\])-])")
"""A long dash, or a hyphen with a blank beside it, joins two dates; a tight one may join parts."""

_SIGNS = str.maketrans({"’": "'", "‘": "'", "´": "'", "°": "o", "¿": "", "“": '"', "”": '"'})
_GROUPED = re.compile(r"(?<=[0-9])[\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
"""The blank between the thousands of a number: a comma says the same in one way."""

_DOTTED_THOUSANDS = re.compile(r"(?<![0-9.:])[0-9]{1,3}(?:\.[0-9]{3}){1,5}(?![.0-9])")
_INITIALS = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
_DOTS = re.compile(r"\.(?![0-9])|(?<![0-9])\.")
_TIGHT_OPENING = re.compile(r"\b(ca?|circa|abt|bef|aft)(?=[0-9]{3})")
_CONTRACTIONS = re.compile(r"\b(de|a)l\b")
_COMMA = re.compile(r" ?,(?: |(?![0-9]{3}(?![0-9])))")


def folded(text: str) -> str:
    """The text in small letters and without accents; every dash between blanks.

    Law: ``folded(folded(t)) == folded(t)``.

    >>> folded("  28 de Julio,2024 a. C.–c.1830")
    '28 de julio, 2024 a c – c 1830'
    """
    plain = unicodedata.normalize("NFKD", _GROUPED.sub(",", text.translate(_SIGNS)))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = " ".join(plain.split()).replace(".-", "-")  # Jan.-Feb.
    plain = _DASHES.sub(" – ", plain.translate(_HYPHENS)).lower().replace("&", " and ")
    plain = re.sub(r"(?<=[0-9])\.(?=[oa]\b)", "", plain)  # 5.º
    plain = _DOTTED_THOUSANDS.sub(lambda found: found[0].replace(".", ","), plain)
    plain = re.sub(r"\bs\.(?=[ivxlc]+\b)", "s ", plain)  # s.V is a century, not initials
    plain = _DOTS.sub(" ", _INITIALS.sub("", plain))
    plain = _TIGHT_OPENING.sub(r"\1 ", plain)
    plain = _COMMA.sub(", ", _CONTRACTIONS.sub(r"\1 el", plain))
    return " ".join(plain.split()).replace(" ;", ";").replace(" )", ")")


def is_foreign_number(letter: str) -> bool:
    """Whether a character is a number, or folds to one, other than the digits 0 to 9.

    >>> [is_foreign_number(letter) for letter in "7٧㉑½º"]
    [False, True, True, True, False]
    """
    both = letter + unicodedata.normalize("NFKD", letter)
    return not letter.isascii() and any(map(str.isnumeric, both))

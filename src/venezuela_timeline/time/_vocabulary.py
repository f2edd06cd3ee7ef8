"""The words of time phrases, English and Spanish, folded: small letters, no accents."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "monday lunes",
            "tuesday martes",
            "wednesday miercoles",
            "thursday jueves",
            "friday viernes",
            "saturday sabado",
            "sunday domingo",
        )
    )
    for name in names.split()
}

SEASONS: Final[dict[str, int]] = {
    "spring": 21,
    "primavera": 21,
    "summer": 22,
    "verano": 22,
    "autumn": 23,
    "fall": 23,
    "otono": 23,
    "winter": 24,
    "invierno": 24,
}

ORDINALS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "first 1st primer primero primera 1er 1ro 1ra 1o 1a",
            "second 2nd segundo segunda 2do 2da 2o 2a",
            "third 3rd tercer tercero tercera 3er 3ro 3ra 3o 3a",
            "fourth 4th cuarto cuarta 4to 4ta 4o 4a",
        ),
        1,
    )
    for name in names.split()
}

THIRDS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            (
                "early|principios de|comienzos de|inicios de"
                "|a principios de|a comienzos de|a inicios de"
            ),
            "mid|middle of|mediados de|a mediados de",
            "late|finales de|fines de|a finales de|a fines de",
        )
    )
    for name in names.split("|")
}

ABOUT: Final = "around|about|circa|ca|c|approximately|alrededor de|hacia|aproximadamente|cerca de"
PERHAPS: Final = "possibly|perhaps|probably|posiblemente|quizas|quiza|tal vez|probablemente"
SINCE: Final = "since|desde"
ONWARDS: Final = "on|onward|onwards|en adelante"
UNTIL: Final = "until|till|up to|hasta"
BEFORE: Final = "before|antes de"
AFTER: Final = "after|despues de"
BY: Final = "by|no later than|at the latest|a mas tardar en|a mas tardar|no despues de"
NOT_BEFORE: Final = "no earlier than|not before|no antes de"
OR_EARLIER: Final = "or earlier|or before|o antes"
OR_LATER: Final = "or later|or after|o despues"
BETWEEN: Final = "between|entre"
AND: Final = "and|y|e"
OR: Final = "or|o|u"
FROM: Final = "from|desde|de"
TO: Final = "to|until|till|through|hasta|a"
RELATIVE: Final = re.compile(
    r"\b(today|yesterday|tomorrow|now|ago|last|next|this"
    r"|hoy|ayer|manana|ahora|hace|pasad[oa]|proxim[oa]|est[ea])\b"
)

_DOTS = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_ARTICLES = re.compile(r"^(?:the|el|la|los|las) ")


def folded(text: str) -> str:
    """The text as the vocabulary has it: small letters, no accents, single blanks.

    >>> folded("  28 de Julio,  2024 a. C.")
    '28 de julio, 2024 a c'
    """
    plain = unicodedata.normalize("NFKD", text.replace("–", " - ").replace("—", " - "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    plain = re.sub(r"\b(ca?|s)\.(?=[0-9ivxlc]+\b)", r"\1. ", plain)
    plain = re.sub(r"\bdel\b", "de el", re.sub(r"\bal\b", "a el", plain))
    return " ".join(_DOTS.sub("", plain).split())


def is_foreign_number(letter: str) -> bool:
    """Whether a character is a number, or folds to one, and is none of the digits 0 to 9.

    >>> [is_foreign_number(letter) for letter in "7٧㉑½º"]
    [False, True, True, True, False]
    """
    both = letter + unicodedata.normalize("NFKD", letter)
    return not letter.isascii() and any(map(str.isnumeric, both))


def without_article(text: str) -> str:
    """A folded phrase without the article before it."""
    return _ARTICLES.sub("", text)

"""The words of time phrases, English and Spanish, folded: small letters, no accents."""

from __future__ import annotations

from typing import Final


def _numbered(*rows: str, start: int = 1) -> dict[str, int]:
    """Each word of each row, with the number of its row; a comma parts words with blanks."""
    return {
        name: number
        for number, names in enumerate(rows, start)
        for name in (names.split(", ") if ", " in names else names.split())
    }


MONTHS: Final = _numbered(
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
)
ROMAN_MONTHS: Final = _numbered(
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
)
WEEKDAYS: Final = _numbered(
    "monday mon lunes lun",
    "tuesday tues tue martes",
    "wednesday weds wed miercoles mier",
    "thursday thurs thur thu jueves jue",
    "friday fri viernes vie",
    "saturday sat sabado sab",
    "sunday sun domingo dom",
    start=0,
)
SEASONS: Final = _numbered(
    "spring primavera", "summer verano", "autumn fall otono", "winter invierno", start=21
)
HOLIDAYS: Final = {
    "new year's day": (1, 1),
    "ano nuevo": (1, 1),
    "christmas eve": (12, 24),
    "nochebuena": (12, 24),
    "christmas day": (12, 25),
    "dia de navidad": (12, 25),
    "new year's eve": (12, 31),
    "nochevieja": (12, 31),
}
ORDINALS: Final = _numbered(
    "first 1st primer primero primera 1er 1ero 1era 1ro 1ra 1o 1a i",
    "second 2nd segundo segunda 2do 2da 2o 2a ii",
    "third 3rd tercer tercero tercera 3er 3ro 3ra 3o 3a iii",
    "fourth 4th cuarto cuarta 4to 4ta 4o 4a iv",
)
LAST: Final = -1
ORDINALS.update(dict.fromkeys(["last", "latter", "final", "ultimo", "ultima"], LAST))

CENTURIES: Final = _numbered(
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh once",
    "twelfth doce",
    "thirteenth trece",
    "fourteenth catorce",
    "fifteenth quince",
    "sixteenth dieciseis",
    "seventeenth diecisiete",
    "eighteenth dieciocho",
    "nineteenth diecinueve",
    "twentieth veinte",
    "twenty-first, veintiuno",
)
"""The names of centuries that are written out."""

EARLY: Final = (
    "early|beginning of|start of|first years of|principios de|comienzos de|inicios de"
    "|a principios de|a comienzos de|a inicios de|primeros anos de|los primeros anos de"
    "|principios|comienzos"
)
MID: Final = "mid|middle of|mediados de|a mediados de|mediados"
LATE: Final = (
    "late|end of|close of|last years of|finales de|fines de|fin de|final de|a finales de"
    "|a fines de|ultimos anos de|los ultimos anos de|finales|fines"
)
THIRDS: Final = {
    name: third for third, names in enumerate((EARLY, MID, LATE)) for name in names.split("|")
}

TENS: Final = (
    *("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"),
    *("nineties", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta"),
    *("ochenta", "noventa"),
)
"""Decades by name, which leave the century to be guessed."""

ABOUT: Final = (
    "on or about|on or around|in or about|around|about|some time around|sometime around"
    "|circa|cca|ca|c|approximately|approx|roughly|abt|calculated|calc|cal|estimated|est|say"
    "|alrededor de|hacia|h|aproximadamente|aproximado|aprox|cerca de|en torno a"
)
ABOUT_AFTER: Final = (
    "aprox|approx|approximately|aproximadamente|circa|ca|abt|about|est|estimated|or so"
)
PERHAPS: Final = (
    "possibly|perhaps|probably|maybe|likely|poss|prob"
    "|posiblemente|quizas|quiza|tal vez|probablemente|posible|probable"
)
DURING: Final = (
    "in|on|during|int|en|durante|gregorian|dated|fechado en|fechada en|datado en|fechado|fechada"
    "|sometime in|some time in|sometime during|some time during|at some time in|en algun momento de"
)
SINCE: Final = "since|starting in|starting on|starting|beginning in|desde|a partir de"
ONWARDS: Final = "on|onward|onwards|and onwards|en adelante|y en adelante"
UNTIL: Final = "until|till|up to|to|hasta"
BEFORE: Final = (
    "before|bef|prior to|earlier than|pre|antes de|anterior a|anteriores a|previo a|ante|ant a|ant"
    "|con anterioridad a"
)
AFTER: Final = (
    "after|aft|later than|post a|post|despues de|posterior a|posteriores a|con posterioridad a|tras"
)
BY: Final = (
    "by|on or before|no later than|not later than|not after|at the latest|no posterior a"
    "|a mas tardar en|a mas tardar|no despues de|no mas tarde de"
)
NOT_BEFORE: Final = (
    "on or after|no earlier than|not earlier than|not before|no antes de|no anterior a"
)
OR_EARLIER: Final = "or earlier|or before|o antes|o anterior"
OR_LATER: Final = "or later|or after|o despues|o posterior"
BETWEEN: Final = "between|betw|bet|btwn|btw|entre"
AND: Final = "and|y|e"
OR: Final = "or|o|u"
FROM: Final = "from|desde|de"
TO: Final = "to|until|till|through|thru|up to|hasta|a"
PRESENT: Final = (
    "(?:to )?(?:the )?(?:present|current|now|today|date)(?: day)?|ongoing"
    "|(?:el )?presente|(?:la )?actualidad|(?:el )?actual|hoy|(?:a )?(?:la )?fecha"
)
"""What an open end is called; the date of today is never meant."""

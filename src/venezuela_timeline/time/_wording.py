"""The words in which times are described, English and Spanish."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Wording(NamedTuple):
    """The words and patterns of one language.

    Attributes:
        months: January to December.
        seasons: Article and name of the groupings 21 to 41.
        parts: Year, month and day, to say which is qualified.
        qualified: For `?`, `~` and `%`: the pattern for a whole date, and the adjective
            in the singular and the plural.
        decade: Article and pattern of a decade.
        first_decade: The same for the first of a century: "the 1900s" may be a hundred years.
        significant: Patterns for one significant digit and for more.
    """

    months: tuple[str, ...]
    seasons: dict[int, tuple[str, str]]
    parts: tuple[str, str, str]
    qualified: dict[int, tuple[str, str, str]]
    month_year: str
    day_month: str
    day_article: str
    decade: tuple[str, str]
    first_decade: tuple[str, str]
    bce: str
    thousands: str
    significant: tuple[str, str]
    of: str
    year_in: str
    year_like: str
    any_year: str
    any_month: str
    any_day: str
    day_of: str
    and_: str
    or_: str
    between: str
    or_earlier: str
    or_later: str
    all_between: str
    all_until: str
    all_since: str
    since: str
    until: str
    end_unknown: str
    start_unknown: str
    always: str
    open_to_unknown: str
    unknown_to_open: str


def _groups(
    names: tuple[tuple[str, str], ...],
    places: tuple[str, str],
    spans: tuple[tuple[int, str, tuple[str, ...]], ...],
    ordinals: tuple[str, ...],
) -> dict[int, tuple[str, str]]:
    """The groupings: four seasons three times, then quarters, four months, half years."""
    found = {21 + index: name for index, name in enumerate(names)}
    for number, place in enumerate(places):
        for index, (article, name) in enumerate(names):
            found[25 + 4 * number + index] = article, f"{name} {{}} ({place})"
    for first, article, (noun,) in spans:
        count = {33: 4, 37: 3, 40: 2}[first]
        for index in range(count):
            found[first + index] = article, f"{ordinals[index]} {noun} {{}}"
    return {
        code: (article, name if "{}" in name else f"{name} {{}}")
        for code, (article, name) in found.items()
    }


ENGLISH: Final = Wording(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    seasons=_groups(
        (("", "spring"), ("", "summer"), ("", "autumn"), ("", "winter")),
        ("Northern Hemisphere", "Southern Hemisphere"),
        (
            (33, "the", ("quarter of",)),
            (37, "the", ("four months of",)),
            (40, "the", ("half of",)),
        ),
        ("first", "second", "third", "fourth"),
    ),
    parts=("year", "month", "day"),
    qualified={
        1: ("possibly {}", "uncertain", "uncertain"),
        2: ("around {}", "approximate", "approximate"),
        3: ("possibly around {}", "approximate and uncertain", "approximate and uncertain"),
    },
    month_year="{} {}",
    day_month="{} {}",
    day_article="",
    decade=("the", "{}s"),
    first_decade=("the", "decade {}–{}"),
    bce="{} BCE",
    thousands=",",
    significant=("{}, to one significant digit", "{}, to {} significant digits"),
    of="{} of {}",
    year_in="some year {}",
    year_like="a year written {}",
    any_year="some year",
    any_month="some month of {}",
    any_day="some day of {}",
    day_of="day {} of {}",
    and_="and",
    or_="or",
    between="between {} and {}",
    or_earlier="{} or earlier",
    or_later="{} or later",
    all_between="all dates from {} to {}",
    all_until="all dates up to {}",
    all_since="all dates from {} on",
    since="since {}",
    until="until {}",
    end_unknown="from {}, end unknown",
    start_unknown="until {}, start unknown",
    always="at all times",
    open_to_unknown="open start, end unknown",
    unknown_to_open="start unknown, open end",
)

SPANISH: Final = Wording(
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    seasons=_groups(
        (
            ("la", "primavera de"),
            ("el", "verano de"),
            ("el", "otoño de"),
            ("el", "invierno de"),
        ),
        ("hemisferio norte", "hemisferio sur"),
        (
            (33, "el", ("trimestre de",)),
            (37, "el", ("cuatrimestre de",)),
            (40, "el", ("semestre de",)),
        ),
        ("primer", "segundo", "tercer", "cuarto"),
    ),
    parts=("año", "mes", "día"),
    qualified={
        1: ("posiblemente {}", "incierto", "inciertos"),
        2: ("alrededor de {}", "aproximado", "aproximados"),
        3: ("posiblemente alrededor de {}", "aproximado e incierto", "aproximados e inciertos"),
    },
    month_year="{} de {}",
    day_month="{} de {}",
    day_article="el",
    decade=("la", "década de {}"),
    first_decade=("la", "década de {}"),
    bce="{} a. C.",
    thousands="\N{NO-BREAK SPACE}",
    significant=("{}, con una cifra significativa", "{}, con {} cifras significativas"),
    of="{} de {}",
    year_in="algún año {}",
    year_like="un año escrito {}",
    any_year="algún año",
    any_month="algún mes de {}",
    any_day="algún día de {}",
    day_of="día {} de {}",
    and_="y",
    or_="o",
    between="entre {} y {}",
    or_earlier="{} o antes",
    or_later="{} o después",
    all_between="todas las fechas desde {} hasta {}",
    all_until="todas las fechas hasta {}",
    all_since="todas las fechas desde {}",
    since="desde {}",
    until="hasta {}",
    end_unknown="desde {}, fin desconocido",
    start_unknown="hasta {}, comienzo desconocido",
    always="en todo tiempo",
    open_to_unknown="comienzo abierto, fin desconocido",
    unknown_to_open="comienzo desconocido, fin abierto",
)

WORDINGS: Final[dict[str, Wording]] = {"en": ENGLISH, "es": SPANISH}

_BEFORE_O = re.compile(r"\b(o|y) (?=(?P<o>h?o|8|11\b)|(?P<i>h?i(?!e)))")


def smooth(text: str) -> str:
    """Spanish as it is said: del instead of de el, u before an o, e before an i.

    >>> smooth("alrededor de el 7 o 8 de julio")
    'alrededor del 7 u 8 de julio'
    """
    text = re.sub(r"\bde el\b", "del", text)

    def _other(found: re.Match[str]) -> str:
        if found[1] == "o":
            return "u " if found["o"] else found[0]
        return "e " if found["i"] else found[0]

    return _BEFORE_O.sub(_other, text)

"""The words in which times are described, English and Spanish."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Season(NamedTuple):
    """A grouping of months: its article, its name, and its hemisphere if one is meant."""

    article: str
    name: str
    place: str = ""


class Wording(NamedTuple):
    """The words and patterns of one language.

    Attributes:
        months: January to December.
        seasons: The groupings 21 to 41.
        parts: Year, month and day, to say which is qualified.
        qualified: For `?`, `~` and `%`: the pattern for a whole date, and the adjective
            in the singular and the plural.
        decade: Article and pattern of a decade.
        first_decade: The same for the first of a century: "the 1900s" may be a hundred years.
        early_decade: The same before the year 1000, whose tens would be taken for ours.
        many_years: The same for a hundred years or more.
        ce: Of a year that would be taken for one of this century or the last.
        significant: Patterns for one significant digit and for more.
    """

    months: tuple[str, ...]
    seasons: dict[int, Season]
    parts: tuple[str, str, str]
    qualified: dict[int, tuple[str, str, str]]
    month_year: str
    day_month: str
    day_article: str
    decade: tuple[str, str]
    first_decade: tuple[str, str]
    early_decade: tuple[str, str]
    many_years: tuple[str, str]
    bce: str
    ce: str
    thousands: str
    significant: tuple[str, str]
    of: str
    year_like: str
    any_year: str
    any_month: str
    any_day: str
    month_of: str
    month_article: str
    month_from: str
    day_of: str
    day_from: str
    and_: str
    or_: str
    between: str
    from_to: str
    or_earlier: str
    or_later: str
    all_in: str
    all_between: str
    all_until: str
    all_since: str
    since: str
    end_unknown: str
    start_unknown: str
    start_open: str
    always: str
    open_to_unknown: str
    unknown_to_open: str


def _groups(
    names: tuple[tuple[str, str], ...],
    places: tuple[str, str],
    article: str,
    units: tuple[str, str, str],
    ordinals: tuple[str, ...],
) -> dict[int, Season]:
    """The groupings: four seasons three times, then quarters, four months, half years."""
    found = {
        21 + 4 * number + index: Season(*name, place)
        for number, place in enumerate(("", *places))
        for index, name in enumerate(names)
    }
    for first, count, unit in zip((33, 37, 40), (4, 3, 2), units, strict=True):
        for index in range(count):
            found[first + index] = Season(article, f"{ordinals[index]} {unit}")
    return found


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
        "the",
        ("quarter", "four months", "half"),
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
    early_decade=("the", "decade {}–{}"),
    many_years=("the", "{} years {}–{}"),
    bce="{} BCE",
    ce="{} CE",
    thousands=",",
    significant=("{}, to one significant digit", "{}, to {} significant digits"),
    of="{} of {}",
    year_like="a year written {}",
    any_year="some year",
    any_month="some month of {}",
    any_day="some day of {}",
    month_of="month of {}",
    month_article="the",
    month_from="a month from {} to {}",
    day_of="day {} of {}",
    day_from="a day from {} to {}",
    and_="and",
    or_="or",
    between="between {} and {}",
    from_to="from {} to {}",
    or_earlier="{} or earlier",
    or_later="{} or later",
    all_in="all dates in {}",
    all_between="all dates from {} to {}",
    all_until="all dates up to {}",
    all_since="all dates from {} on",
    since="since {}",
    end_unknown="from {}, end unknown",
    start_unknown="until {}, start unknown",
    start_open="until {}, start open",
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
            ("la", "primavera"),
            ("el", "verano"),
            ("el", "otoño"),
            ("el", "invierno"),
        ),
        ("hemisferio norte", "hemisferio sur"),
        "el",
        ("trimestre", "cuatrimestre", "semestre"),
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
    early_decade=("la", "década {}–{}"),
    many_years=("los", "{} años {}–{}"),
    bce="{} a. C.",
    ce="{} d. C.",
    thousands="\N{NO-BREAK SPACE}",
    significant=("{}, con una cifra significativa", "{}, con {} cifras significativas"),
    of="{} de {}",
    year_like="un año escrito {}",
    any_year="algún año",
    any_month="algún mes de {}",
    any_day="algún día de {}",
    month_of="mes de {}",
    month_article="el",
    month_from="un mes de {} a {}",
    day_of="día {} de {}",
    day_from="un día de el {} al {}",
    and_="y",
    or_="o",
    between="entre {} y {}",
    from_to="desde {} hasta {}",
    or_earlier="{} o antes",
    or_later="{} o después",
    all_in="todas las fechas de {}",
    all_between="todas las fechas desde {} hasta {}",
    all_until="todas las fechas hasta {}",
    all_since="todas las fechas desde {}",
    since="desde {}",
    end_unknown="desde {}, fin desconocido",
    start_unknown="hasta {}, comienzo desconocido",
    start_open="hasta {}, comienzo abierto",
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

"""Words for times seldom written: what a mask leaves possible, what a sentence needs."""

from itertools import product

import pytest

from venezuela_timeline.errors import FormatError
from venezuela_timeline.time import TimeSpan

NBSP = "\N{NO-BREAK SPACE}"

DATES = [
    # years: the first of our era, of five digits, masked around year 1, decades
    ("0001", "1 CE", "1 d. C."),
    ("Y10000", "10,000", f"10{NBSP}000"),
    ("9999", "9999", "9999"),
    ("-9999", "10,000 BCE", f"10{NBSP}000 a. C."),
    ("000X", "the decade 1 BCE–9 CE", "década 1 a. C.–9 d. C."),
    ("-000X", "the decade 10–2 BCE", "década 10–2 a. C."),
    ("100X", "the decade 1000–1009", "década de 1000"),
    ("099X", "the decade 990–999", "década 990–999"),
    (
        "Y12000S2",
        "12,000, to 2 significant digits",
        f"12{NBSP}000, con 2 cifras significativas",
    ),
    (
        "-0043S1",
        "the decade 50–41 BCE",
        "década 50–41 a. C.",
    ),
    # the digits of a year BCE are those of the year before: 1 BCE is the year 0
    ("-0099S1", "the decade 100–91 BCE", "década 100–91 a. C."),
    ("-0100S1", "the 100 years 200–101 BCE", "100 años 200–101 a. C."),
    ("-0043S2", "44 BCE", "44 a. C."),
    ("0000S1", "1 BCE", "1 a. C."),
    ("0001S1", "1 CE, to one significant digit", "1 d. C., con una cifra significativa"),
    (
        "Y-17000S2",
        "the 1000 years 18,000–17,001 BCE",
        f"1000 años 18{NBSP}000–17{NBSP}001 a. C.",
    ),
    # decades that a hundred years could be called
    ("190X", "the decade 1900–1909", "década de 1900"),
    ("200X~", "around the decade 2000–2009", "alrededor de la década de 2000"),
    (
        "190X-05",
        "May of some year of the decade 1900–1909",
        "mayo de algún año de la década de 1900",
    ),
    ("1X84-05", "May of a year written 1X84", "mayo de un año escrito 1X84"),
    (
        "20XX-05",
        "May of some year of the 100 years 2000–2099",
        "mayo de algún año de los 100 años 2000–2099",
    ),
    ("XXXX-05", "May of some year", "mayo de algún año"),
    # days that a mask leaves possible, and no others
    ("2024-10-X0", "day 10, 20 or 30 of October 2024", "día 10, 20 o 30 de octubre de 2024"),
    ("2024-10-3X", "a day from 30 to 31 October 2024", "un día del 30 al 31 de octubre de 2024"),
    ("2024-04-3X", "30 April 2024", "30 de abril de 2024"),
    (
        "20XX-04-3X",
        "30 April of some year of the 100 years 2000–2099",
        "30 de abril de algún año de los 100 años 2000–2099",
    ),
    (
        "XXX1-02-2X",
        "a day from 20 to 28 February of a year written XXX1",
        "un día del 20 al 28 de febrero de un año escrito XXX1",
    ),
    (
        "190X-02-2X",
        "a day from 20 to 29 February of some year of the decade 1900–1909",
        "un día del 20 al 29 de febrero de algún año de la década de 1900",
    ),
    ("2024-XX-3X", "day 30 or 31 of some month of 2024", "día 30 o 31 de algún mes de 2024"),
    ("2024-X4-3X", "day 30 of April 2024", "día 30 de abril de 2024"),
    ("2024-X2-31", "day 31 of December 2024", "día 31 de diciembre de 2024"),
    # qualifiers of some parts
    ("2004~-06", "June 2004 (year approximate)", "junio de 2004 (año aproximado)"),
    (
        "2004-~06-?11",
        "11 June 2004 (day uncertain, month approximate)",
        "11 de junio de 2004 (día incierto, mes aproximado)",
    ),
    # times of day
    (
        "2024-07-28T20:00:00+04:30",
        "28 July 2024, 20:00 UTC+04:30",
        "28 de julio de 2024, 20:00 UTC+04:30",
    ),
    (
        "2024-07-28T20:00:00-00:01",
        "28 July 2024, 20:00 UTC−00:01",
        "28 de julio de 2024, 20:00 UTC−00:01",
    ),
    (
        "2024-07-28T20:00:00/..",
        "since 28 July 2024, 20:00",
        "desde el 28 de julio de 2024, 20:00",
    ),
]

INTERVALS = [
    (
        "../2024-07-28",
        "until 28 July 2024, start open",
        "hasta el 28 de julio de 2024, comienzo abierto",
    ),
    (
        "2004-06~-11/..",
        "since 11 June 2004 (year and month approximate)",
        "desde el 11 de junio de 2004 (año y mes aproximados)",
    ),
    ("0000/0002", "1 BCE – 2 CE", "1 a. C. – 2 d. C."),
    ("0000-05/0000-06", "May 1 BCE – June 1 BCE", "mayo de 1 a. C. – junio de 1 a. C."),
    (
        "2024-05-1X/2024-05-28",
        "a day from 10 to 19 May 2024 – 28 May 2024",
        "un día del 10 al 19 de mayo de 2024 – 28 de mayo de 2024",
    ),
    (
        "2024-X1/2024-12",
        "the month of January or November 2024 – December 2024",
        "mes de enero o noviembre de 2024 – diciembre de 2024",
    ),
]

SETS = [
    ("[1984-05]", "May 1984", "mayo de 1984"),
    ("[201X]", "the 2010s", "década de 2010"),
    ("[2005-05-03..]", "3 May 2005 or later", "3 de mayo de 2005 o después"),
    ("[..201X]", "the 2010s or earlier", "década de 2010 o antes"),
    (
        "{2005-05-03..}",
        "all dates from 3 May 2005 on",
        "todas las fechas desde el 3 de mayo de 2005",
    ),
    ("{..201X}", "all dates up to the 2010s", "todas las fechas hasta la década de 2010"),
    (
        "{2005-05..2005-07}",
        "all dates from May 2005 to July 2005",
        "todas las fechas desde mayo de 2005 hasta julio de 2005",
    ),
    (
        "[2024-05~..2024-07]",
        "between around May 2024 and July 2024",
        "entre alrededor de mayo de 2024 y julio de 2024",
    ),
    (
        "[2024-05..2024-07~]",
        "between May 2024 and around July 2024",
        "entre mayo de 2024 y alrededor de julio de 2024",
    ),
    (
        "[2023-05..2024-05]",
        "between May 2023 and May 2024",
        "entre mayo de 2023 y mayo de 2024",
    ),
    (
        "[2004?-06-~11,2005,2006]",
        "11 June 2004 (year uncertain, day approximate); 2005; or 2006",
        "11 de junio de 2004 (año incierto, día aproximado); 2005; o 2006",
    ),
    ("[0300,-0298]", "299 BCE or 300", "299 a. C. o 300"),
    # the last day BCE comes first, the first day CE where it stands
    (
        "[0300-01-02,0000-12-31]",
        "31 December 1 BCE or 2 January 300",
        "31 de diciembre de 1 a. C. o 2 de enero de 300",
    ),
    (
        "[0300-01-02,0001-01-01]",
        "2 January 300 or 1 January 1 CE",
        "2 de enero de 300 o 1 de enero de 1 d. C.",
    ),
    ("[..2005,-0043,2010]", "2005 or earlier; 44 BCE; or 2010", "2005 o antes; 44 a. C.; o 2010"),
    ("[2004,2005,2006]", "2004, 2005 or 2006", "2004, 2005 o 2006"),
]

SMOOTH = [
    ("[2024-10-07,2024-10-08]", "7 de octubre de 2024 u 8 de octubre de 2024"),
    ("[0007,0008]", "7 d. C. u 8 d. C."),
    ("[0079,0080]", "79 d. C. u 80 d. C."),
    ("[0010,0011]", "10 d. C. u 11 d. C."),
    ("[1090,1100]", "1090 o 1100"),
    ("[2001-22,2001-24]", "verano de 2001 o invierno de 2001"),
    ("{2001-22,2001-24}", "verano de 2001 e invierno de 2001"),
    ("{2024-09,2024-10}", "septiembre de 2024 y octubre de 2024"),
    ("{0007,0008}", "7 d. C. y 8 d. C."),
    ("[2001-23,2001-24]", "otoño de 2001 o invierno de 2001"),
    ("[2001-22,2001-23]", "verano de 2001 u otoño de 2001"),
]


@pytest.mark.parametrize(("text", "english", "spanish"), DATES + INTERVALS + SETS)
def test_words(text: str, english: str, spanish: str) -> None:
    assert TimeSpan(text).describe("en") == english
    assert TimeSpan(text).describe("es") == spanish


@pytest.mark.parametrize(("text", "spanish"), SMOOTH)
def test_spanish_as_it_is_said(text: str, spanish: str) -> None:
    assert TimeSpan(text).describe("es") == spanish


SEASONS = [
    ("spring", "primavera"),
    ("summer", "verano"),
    ("autumn", "otoño"),
    ("winter", "invierno"),
]
PLACES = [
    ("", ""),
    (" (Northern Hemisphere)", " (hemisferio norte)"),
    (" (Southern Hemisphere)", " (hemisferio sur)"),
]
GROUPS = [
    *(
        (f"{en} 2001{north}", f"{es} de 2001{norte}")
        for (north, norte), (en, es) in product(PLACES, SEASONS)
    ),
    ("the first quarter of 2001", "primer trimestre de 2001"),
    ("the second quarter of 2001", "segundo trimestre de 2001"),
    ("the third quarter of 2001", "tercer trimestre de 2001"),
    ("the fourth quarter of 2001", "cuarto trimestre de 2001"),
    ("the first four months of 2001", "primer cuatrimestre de 2001"),
    ("the second four months of 2001", "segundo cuatrimestre de 2001"),
    ("the third four months of 2001", "tercer cuatrimestre de 2001"),
    ("the first half of 2001", "primer semestre de 2001"),
    ("the second half of 2001", "segundo semestre de 2001"),
]


def test_every_group_of_months_has_its_name() -> None:
    spans = [TimeSpan(f"2001-{code}") for code in range(21, 42)]
    assert [(span.describe("en"), span.describe("es")) for span in spans] == GROUPS


@pytest.mark.parametrize("lang", [["en"], {"en": 1}, None, 1])
def test_a_language_is_a_short_text(lang: object) -> None:
    with pytest.raises(FormatError, match="write one of en, es"):
        TimeSpan("2024").describe(lang)  # type: ignore[arg-type]


LEVELS = {
    0: "2024 2024-07 2024-07-28 2024/2025",
    1: "2001-21 2001-22 2001-23 2001-24 201X 20XX -201X -20XX 2024-XX 2024-XX-XX 2024-07-XX",
    2: """201X-21 20XX-24 2001-25 2001-41 2XXX XXXX 1X84 1X8X -1X8X 2024-1X 2024-1X-XX
        2024-XX-15 2024-07-1X 201X-05""",
}


@pytest.mark.parametrize(
    ("level", "text"), [(level, text) for level, texts in LEVELS.items() for text in texts.split()]
)
def test_levels_of_masks_and_seasons(level: int, text: str) -> None:
    assert TimeSpan(text).level == level

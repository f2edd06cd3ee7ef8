"""Words for every kind of span, in both languages."""

from itertools import product

import pytest
from hypothesis import given

from strategies import time_spans
from venezuela_timeline.errors import FormatError
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time.wording import smooth

WORDS = [
    ("2024-07-28", "28 July 2024", "28 de julio de 2024"),
    ("2024-07", "July 2024", "julio de 2024"),
    ("2024", "2024", "2024"),
    ("2024-08~", "around August 2024", "alrededor de agosto de 2024"),
    ("2024-08-05~", "around 5 August 2024", "alrededor del 5 de agosto de 2024"),
    ("2024?", "possibly 2024", "posiblemente 2024"),
    ("2024%", "possibly around 2024", "posiblemente alrededor de 2024"),
    (
        "2004-06~-11",
        "11 June 2004 (year and month approximate)",
        "11 de junio de 2004 (año y mes aproximados)",
    ),
    (
        "2004?-06-~11",
        "11 June 2004 (year uncertain, day approximate)",
        "11 de junio de 2004 (año incierto, día aproximado)",
    ),
    ("2006/..", "since 2006", "desde 2006"),
    ("2024-07-28/..", "since 28 July 2024", "desde el 28 de julio de 2024"),
    ("2006~/..", "since around 2006", "desde alrededor de 2006"),
    ("../2006", "until 2006, start open", "hasta 2006, comienzo abierto"),
    ("2006/", "from 2006, end unknown", "desde 2006, fin desconocido"),
    ("/2006", "until 2006, start unknown", "hasta 2006, comienzo desconocido"),
    ("../..", "at all times", "en todo tiempo"),
    ("../", "open start, end unknown", "comienzo abierto, fin desconocido"),
    ("/..", "start unknown, open end", "comienzo desconocido, fin abierto"),
    ("2024-10-22/2024-10-24", "22–24 October 2024", "22–24 de octubre de 2024"),
    ("2024-07-28/2024-08-02", "28 July – 2 August 2024", "28 de julio – 2 de agosto de 2024"),
    (
        "2023-12-28/2024-01-02",
        "28 December 2023 – 2 January 2024",
        "28 de diciembre de 2023 – 2 de enero de 2024",
    ),
    ("2019-05/2019-09", "May–September 2019", "mayo–septiembre de 2019"),
    ("2019-05/2020-09", "May 2019 – September 2020", "mayo de 2019 – septiembre de 2020"),
    ("2004/2006", "2004–2006", "2004–2006"),
    ("2004~/2006", "from around 2004 to 2006", "desde alrededor de 2004 hasta 2006"),
    ("2004/2006-05-01", "2004 – 1 May 2006", "2004 – 1 de mayo de 2006"),
    (
        "2024-10-22/2024-10-22",
        "22 October 2024 – 22 October 2024",
        "22 de octubre de 2024 – 22 de octubre de 2024",
    ),
    ("201X", "the 2010s", "década de 2010"),
    ("201X~", "around the 2010s", "alrededor de la década de 2010"),
    ("201X/..", "since the 2010s", "desde la década de 2010"),
    ("001X", "the decade 10–19 CE", "década 10–19 d. C."),
    ("20XX", "the 100 years 2000–2099", "100 años 2000–2099"),
    ("1X84", "a year written 1X84", "un año escrito 1X84"),
    ("XXXX", "some year", "algún año"),
    ("1950S2", "1950, to 2 significant digits", "1950, con 2 cifras significativas"),
    ("1000S1", "1000, to one significant digit", "1000, con una cifra significativa"),
    ("Y17E7", "170,000,000", "170\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"),
    ("-0043", "44 BCE", "44 a. C."),
    ("0000", "1 BCE", "1 a. C."),
    ("-0043-03-15", "15 March 44 BCE", "15 de marzo de 44 a. C."),
    ("-004X", "the decade 50–41 BCE", "década 50–41 a. C."),
    ("2024-XX", "some month of 2024", "algún mes de 2024"),
    ("2024-X1", "the month of January or November 2024", "mes de enero o noviembre de 2024"),
    ("2024-1X", "a month from October to December 2024", "un mes de octubre a diciembre de 2024"),
    ("2024-10-XX", "some day of October 2024", "algún día de octubre de 2024"),
    ("2024-XX-XX", "some day of 2024", "algún día de 2024"),
    ("2024-XX-15", "day 15 of some month of 2024", "día 15 de algún mes de 2024"),
    ("2024-10-X8", "day 8, 18 or 28 of October 2024", "día 8, 18 o 28 de octubre de 2024"),
    ("2024-10-1X", "a day from 10 to 19 October 2024", "un día del 10 al 19 de octubre de 2024"),
    ("2023-02-2X", "a day from 20 to 28 February 2023", "un día del 20 al 28 de febrero de 2023"),
    (
        "201X-12-25",
        "25 December of some year of the 2010s",
        "25 de diciembre de algún año de la década de 2010",
    ),
    ("XXXX-12-25", "25 December of some year", "25 de diciembre de algún año"),
    ("2001-21", "spring 2001", "primavera de 2001"),
    ("2001-24~", "around winter 2001", "alrededor del invierno de 2001"),
    ("2001-30", "summer 2001 (Southern Hemisphere)", "verano de 2001 (hemisferio sur)"),
    ("2001-34", "the second quarter of 2001", "segundo trimestre de 2001"),
    ("2001-39", "the third four months of 2001", "tercer cuatrimestre de 2001"),
    ("2001-41", "the second half of 2001", "segundo semestre de 2001"),
    ("[1667,1668]", "1667 or 1668", "1667 o 1668"),
    ("[1667,1670..1672]", "1667 or between 1670 and 1672", "1667 o entre 1670 y 1672"),
    ("[2024-07,2024-08]", "July 2024 or August 2024", "julio de 2024 o agosto de 2024"),
    ("[2024-09,2024-10]", "September 2024 or October 2024", "septiembre de 2024 u octubre de 2024"),
    ("[2019-05..2019-09]", "between May and September 2019", "entre mayo y septiembre de 2019"),
    (
        "[2019-05-03..2019-05-07]",
        "between 3 and 7 May 2019",
        "entre el 3 y el 7 de mayo de 2019",
    ),
    (
        "[2019-05-03..2019-06-07]",
        "between 3 May and 7 June 2019",
        "entre el 3 de mayo y el 7 de junio de 2019",
    ),
    ("[..2005]", "2005 or earlier", "2005 o antes"),
    ("[2005..]", "2005 or later", "2005 o después"),
    ("[1984]", "1984", "1984"),
    ("{1960,1961-12}", "1960 and December 1961", "1960 y diciembre de 1961"),
    ("{..1984}", "all dates up to 1984", "todas las fechas hasta 1984"),
    ("{1984..}", "all dates from 1984 on", "todas las fechas desde 1984"),
    ("{1984..1986}", "all dates from 1984 to 1986", "todas las fechas desde 1984 hasta 1986"),
    (
        "2024-07-28T20:00:00-04:00",
        "28 July 2024, 20:00 UTC−04:00",
        "28 de julio de 2024, 20:00 UTC−04:00",
    ),
    ("2024-07-28T20:00:05Z", "28 July 2024, 20:00:05 UTC", "28 de julio de 2024, 20:00:05 UTC"),
    ("2024-07-28T20:00:00", "28 July 2024, 20:00", "28 de julio de 2024, 20:00"),
]


@pytest.mark.parametrize(("text", "english", "spanish"), WORDS)
def test_words(text: str, english: str, spanish: str) -> None:
    span = TimeSpan(text)
    assert span.describe() == span.describe("en") == english
    assert span.describe("es") == spanish


@given(time_spans())
def test_every_span_has_words(span: TimeSpan) -> None:
    for text in (span.describe("en"), span.describe("es")):
        assert text == text.strip()
        assert "{" not in text
        assert "  " not in text
        assert "None" not in text
    assert " de el " not in span.describe("es")


def test_other_languages() -> None:
    with pytest.raises(FormatError, match="'fr'"):
        TimeSpan("2024").describe("fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-07-07/2024-07-08", "7–8 de julio de 2024"),
        ("[2024-10-07,2024-11-08]", "7 de octubre de 2024 u 8 de noviembre de 2024"),
    ],
)
def test_spanish_days_of_one_month_and_of_two(text, words):
    assert TimeSpan(text).describe("es") == words


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("[2024..2024-05]", "between 2024 and May 2024", "entre 2024 y mayo de 2024"),
        (
            "[2024-05..2024-05-03]",
            "between May 2024 and 3 May 2024",
            "entre mayo de 2024 y 3 de mayo de 2024",
        ),
    ],
)
def test_a_year_is_repeated_where_the_ends_are_of_two_kinds(text, english, spanish):
    assert TimeSpan(text).describe("en") == english
    assert TimeSpan(text).describe("es").replace("el ", "") == spanish


def test_spanish_conjunctions_before_a_vowel():
    assert smooth("1 y 2") == "1 y 2"
    assert smooth("padres y hijos") == "padres e hijos"
    assert smooth("siete o ocho") == "siete u ocho"


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

SPANISH = [
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
def test_words_of_masks_intervals_and_sets(text: str, english: str, spanish: str) -> None:
    assert TimeSpan(text).describe("en") == english
    assert TimeSpan(text).describe("es") == spanish


@pytest.mark.parametrize(("text", "spanish"), SPANISH)
def test_spanish_conjunctions(text: str, spanish: str) -> None:
    assert TimeSpan(text).describe("es") == spanish


SEASONS = [
    ("spring", "primavera"),
    ("summer", "verano"),
    ("autumn", "otoño"),
    ("winter", "invierno"),
]

HEMISPHERES = [
    ("", ""),
    (" (Northern Hemisphere)", " (hemisferio norte)"),
    (" (Southern Hemisphere)", " (hemisferio sur)"),
]

GROUPS = [
    *(
        (f"{en} 2001{north}", f"{es} de 2001{norte}")
        for (north, norte), (en, es) in product(HEMISPHERES, SEASONS)
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


def test_words_are_english_unless_asked_otherwise():
    assert TimeSpan("2024-07").describe() == TimeSpan("2024-07").describe("en") == "July 2024"

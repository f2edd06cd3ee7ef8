"""Words for every kind of span, in both languages."""

import pytest
from hypothesis import given

from strategies import time_spans
from venezuela_timeline.errors import FormatError
from venezuela_timeline.time import TimeSpan

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

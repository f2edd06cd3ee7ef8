"""What people write: read, or refused with a reason; never guessed."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from strategies import phrases, time_spans
from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time import TimeSpan, when, window

HUGE = pytest.param(10**5000, id="huge")  # Python refuses to print it

PHRASES = {
    "2024-07-28": ["28 July 2024", "28 de julio de 2024", "July 28, 2024", "28th of July 2024",
                   "Sunday, 28 July 2024", "domingo 28 de julio de 2024", "el 28 de julio del 2024",
                   "28 JULIO 2024", " 28  jul. 2024 ", "28/7/2024", "7/28/2024", "28.07.2024",
                   "2024/7/28", "2024-07-28"],
    "2024-05-01/2024-05-05": ["del primero al 5 de mayo de 2024", "from 1 to 5 May 2024"],
    "[2024-05-01..2024-05-03]": ["entre el primero y el 3 de mayo de 2024"],
    "2020-05-01": ["1º de mayo de 2020", "primero de mayo de 2020", "1st May 2020",
                   "may 1st, 2020"],
    "2024-04-04": ["4/4/2024"],
    "2024-05": ["5-2024", "05/2024", "5.2024", "2024/05"],
    "2024-07": ["July 2024", "julio de 2024", "julio 2024", "July, 2024", "julio del 2024"],
    "2024": ["2024", "the year 2024", "el año 2024", "AD 2024"],
    "0476": ["476", "476 d. C.", "AD 476", "476 CE"],
    "0044": ["AD 44", "44 AD", "44 d. C."],
    "[-0299,-0298]": ["300 or 299 BC", "300 BC or 299 BC", "300 o 299 a. C."],
    "[0300,-0298]": ["300 AD or 299 BC", "AD 300 or 299 BC", "300 d. C. o 299 a. C."],
    "-0099/-0049": ["100–50 BC", "100 to 50 BC", "de 100 a 50 a. C."],
    "[-0049..-0040]": ["between 50 and 41 BCE", "entre 50 y 41 a. C."],
    "0005/0010": ["5 to 10 AD"],
    "[-0299-05,-0298-06]": ["May 300 or June 299 BC"],
    "[-0299-05-03,-0299-05-05]": ["3 or 5 May 300 BC"],
    "-0043": ["44 BC", "44 BCE", "44 B.C.", "44 a. C.", "44 a.C.", "44 a. de C."],
    "-0043-03-15": ["15 March 44 BC", "15 de marzo de 44 a. C."],
    "2024-08~": ["around August 2024", "about August 2024", "alrededor de agosto de 2024",
                 "hacia agosto de 2024", "circa August 2024", "c. August 2024", "around 2024-08"],
    "2024-08/..": ["since 2024-08", "desde 2024-08"],
    "1850~": ["c. 1850", "ca. 1850", "hacia 1850", "around 1850"],
    "2006?": ["possibly 2006", "posiblemente 2006", "quizás 2006"],
    "2006%": ["possibly around 2006", "posiblemente alrededor de 2006"],
    "2006/..": ["since 2006", "desde 2006", "from 2006 on", "from 2006 onwards",
                "desde 2006 en adelante", "2006/.."],
    "2024-07-28/..": ["since 28 July 2024", "desde el 28 de julio de 2024"],
    "/2006": ["until 2006", "hasta 2006", "up to 2006"],
    "[..2005]": ["before 2006", "antes de 2006", "2005 or earlier", "2005 o antes", "by 2005"],
    "[..2024-06]": ["before July 2024", "antes de julio de 2024"],
    "[..2024-07-27]": ["before 28 July 2024", "antes del 28 de julio de 2024"],
    "[2007..]": ["after 2006", "después de 2006", "2007 or later", "no earlier than 2007"],
    "[2019-06..]": ["after spring 2019", "después de la primavera de 2019", "after autumn 2019",
                    "después del otoño de 2019"],
    "[..2019-08]": ["before spring 2019", "antes de la primavera de 2019", "before fall 2019",
                    "antes del otoño de 2019"],
    "[2019-09..]": ["after summer 2019", "después del verano de 2019", "after winter 2019",
                    "después del invierno de 2019"],
    "[..2019-11]": ["before summer 2019", "antes del verano de 2019", "before winter 2019",
                    "antes del invierno de 2019"],
    "[2019-05..2019-09]": ["between May and September 2019", "entre mayo y septiembre de 2019"],
    "[2019-05-03..2019-05-07]": ["between 3 and 7 May 2019", "entre el 3 y el 7 de mayo de 2019"],
    "[2019-05-03..2019-06-07]": ["between 3 May and 7 June 2019"],
    "2019-05/2019-09": ["from May to September 2019", "de mayo a septiembre de 2019",
                        "May–September 2019", "desde mayo hasta septiembre de 2019"],
    "2024-10-22/2024-10-24": ["22–24 October 2024", "22-24 October 2024", "22 to 24 October 2024",
                              "del 22 al 24 de octubre de 2024", "22–24 de octubre de 2024"],
    "2024-07-28/2024-08-02": ["28 July – 2 August 2024", "del 28 de julio al 2 de agosto de 2024"],
    "2004/2006": ["2004–2006", "2004-2006", "2004 to 2006", "de 2004 a 2006"],
    "[1667,1668]": ["1667 or 1668", "1667 o 1668"],
    "199X": ["1990s", "the 1990s", "los años 1990", "los 1990", "década de 1990",
             "la década de los 1990"],
    "200X": ["década de 2000"],
    "[2000~..2003~]": ["early 2000s", "the early 2000s", "principios de los 2000",
                       "a principios de los años 2000", "comienzos de la década de 2000",
                       "early-2000s"],
    "[2004~..2006~]": ["mid-2000s", "mid 2000s"],
    "[2007~..2009~]": ["late-2000s", "late 2000s"],
    "[1994~..1996~]": ["mid-1990s", "mediados de los 1990"],
    "[1997~..1999~]": ["late 1990s", "finales de los años 1990"],
    "[2019-01~..2019-04~]": ["early 2019", "a principios de 2019"],
    "[1901..2000]": ["20th century", "the 20th century", "siglo XX", "el siglo XX"],
    "[1901~..1933~]": ["early 20th century", "principios del siglo XX"],
    "[1951..2000]": ["second half of the 20th century", "segunda mitad del siglo XX"],
    "[-0499..-0400]": ["5th century BC", "siglo V a. C."],
    "2024-21": ["spring 2024", "spring of 2024", "primavera de 2024"],
    "2019-34": ["second quarter of 2019", "Q2 2019", "segundo trimestre de 2019"],
    "2020-40": ["first half of 2020", "primer semestre de 2020"],
}  # fmt: skip

REFUSED = {
    "3/4/2024": "2024-03-04 or 2024-04-03",
    "03-04-2024": "2024-03-04 or 2024-04-03",
    "28/7/24": "two digits",
    "99": "1999 or 0099",
    "the 90s": "any century",
    "los años 90": "any century",
    "2000s": "200X or the hundred 20XX",
    "1900s": "190X or the hundred 19XX",
    "28 July": "no year",
    "julio": "no year",
    "July 28": "no year",
    "Monday 28 July 2024": "sunday",
    "30 February 2024": "29 days",
    "31/4/2024": "30 days",
    "0 May 2024": "no day 0 in 2024-05",
    "May 0, 2024": "no day 0 in 2024-05",
    "00/05/2024": "no day 0 in 2024-05",
    "2024-5-0": "no day 0 in 2024-05",
    "from 0 to 5 May 2024": "no day 0 in 2024-05",
    "2024-02-30": "01 to 29",
    "13/13/2024": "no month",
    "today": "today's date",
    "ayer": "today's date",
    "last year": "today's date",
    "hace dos años": "today's date",
    "early July 2024": "no exact sense",
    "fifth quarter of 2019": "write a date",
    "third half of 2019": "2 of these",
    "0 BC": "no era has a year 0",
    "0 AD": "no era has a year 0",
    "AD 100 BC": "write a date",
    "winter 2019-2020": "2019-24 or 2019-24/2020: write one",
    "winter 1999-00": "1999-24 or 1999-24/2000: write one",
    "winter 2018-19": "2018-24 or 2018-24/2019: write one",
    "winter 2019-19": "2019-24/2119-24 or 2019-24/2119: write one",
    "winter 2019-2021": "2019-24/2021-24 or 2019-24/2021: write one",
    "summer 2019-2020": "2019-22 or 2019-22/2020: write one",
    "spring 2019-2020": "2019-21/2020-21 or 2019-21/2020: write one",
    "invierno 2019-2020": "2019-24 or 2019-24/2020: write one",
    "summer 2019–20": "2019-22 or 2019-22/2020: write one",
    "winter 1999/00": "1999-24 or 1999-24/2000: write one",
    "winter 2015-2020": "2015-24/2020-24 or 2015-24/2020: write one",
    "2024-7": "the month 2024-07 or the years 2024/2027: write one of these, or each year",
    "0-2024": "no month from 1 to 12",
    "13-2024": "no month from 1 to 12",
    "around 2024-7": "the month 2024-07 or the years 2024/2027: write one of these, or each year",
    "around 2024-13": "no month from 1 to 12",
    "gibberish": "write a date",
    "2024-W30": "weeks",
    "2024-13": "no month from 1 to 12",
    "": "missing",
    "   ": "missing",
    "?": "no date",
    "x" * 1000: "four",
    "between 2006 and 2004": "before it starts",
    "from September to May 2019": "before it starts",
}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [(phrase, edtf) for edtf, phrases in PHRASES.items() for phrase in phrases],
)
def test_phrases(phrase: str, expected: str) -> None:
    assert when(phrase).edtf == expected


@pytest.mark.parametrize(("phrase", "reason"), REFUSED.items())
def test_refused(phrase: str, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason):
        when(phrase)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2024, "2024"),
        (-43, "-0043"),
        (0, "0000"),
        (12345, "Y12345"),
        (10**15, "Y1000000000000000"),
        (-(10**15), "Y-1000000000000000"),
        (date(2024, 7, 28), "2024-07-28"),
        (datetime(2024, 7, 28, 12, 30, 15, 999_999), "2024-07-28T12:30:15"),  # noqa: DTZ001
        (datetime(2024, 7, 28, 12, tzinfo=UTC), "2024-07-28T12:00:00Z"),
        (
            datetime(2024, 7, 28, 12, tzinfo=timezone(timedelta(hours=-4, minutes=-30))),
            "2024-07-28T12:00:00-04:30",
        ),
        (TimeSpan("2006/.."), "2006/.."),
    ],
)
def test_values(value: TimeSpan | date | int, expected: str) -> None:
    assert when(value).edtf == expected


@pytest.mark.parametrize(
    "value", [True, None, 2024.5, float("nan"), b"2024", 10**16, HUGE, timedelta(1)]
)
def test_what_is_no_time(value: object) -> None:
    with pytest.raises(PhraseError):
        when(value)  # type: ignore[arg-type]


def test_a_year_too_long_to_show() -> None:
    with pytest.raises(PhraseError, match="no further"):
        when(-(10**5000))


def test_an_offset_that_edtf_cannot_write() -> None:
    odd = timezone(timedelta(hours=-4, minutes=-27, seconds=-44))
    with pytest.raises(PhraseError, match="use UTC"):
        when(datetime(1900, 1, 1, tzinfo=odd))


@given(time_spans())
def test_edtf_comes_first(span: TimeSpan) -> None:
    """Only what people write for something else is refused: "1837-41" for two years."""
    try:
        assert when(span.edtf) == span
    except PhraseError:
        assert re.fullmatch("[0-9]{4}-[234][0-9]", span.edtf)
        assert span.edtf[-2:] > span.edtf[2:4]


@given(st.text(max_size=30))
def test_any_text_is_a_span_or_a_phrase_error(text: str) -> None:
    try:
        when(text)
    except PhraseError:
        return


@given(phrases())
def test_any_phrase_is_a_span_or_a_phrase_error(phrase: str) -> None:
    try:
        span = when(phrase)
    except PhraseError:
        return
    assert TimeSpan.parse(span.edtf) == span


WORDS = st.sampled_from(
    [
        "early",
        "of",
        "the",
        "since",
        "desde",
        "2006",
        "mayo",
        "de",
        "July",
        "28",
        "4",
        "2024",
        "and",
        "y",
        "between",
        "entre",
        "a",
        "to",
        "-",
        "1990s",
        "c.",
        "20th",
        "century",
        "siglo",
        "XX",
        "or",
        "o",
        "until",
        "before",
        "possibly",
    ]
)


@given(st.lists(WORDS, max_size=7))
def test_any_words_are_a_span_or_a_phrase_error(words: list[str]) -> None:
    try:
        span = when(" ".join(words))
    except PhraseError:
        return
    assert TimeSpan.parse(span.edtf) == span


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-07", "2024-07-01/2024-07-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        (2019, "2019-01-01/2019-12-31"),
        ("201X", "2010-01-01/2019-12-31"),
        ("2024-07-28", "2024-07-28"),
        (date(2024, 7, 28), "2024-07-28"),
        ("2019/2020-06", "2019-01-01/2020-06-30"),
        ("2006/..", "2006-01-01/.."),
        ("../2006", "../2006-12-31"),
        ("../..", "../.."),
        ("[..2005]", "../2005-12-31"),
        ("July 2024", "2024-07-01/2024-07-31"),
        (TimeSpan("2024-33"), "2024-01-01/2024-03-31"),
        ("-0044", "-0044-01-01/-0044-12-31"),
        ("2024-07-28T10:00:00Z", "2024-07-28T10:00:00Z"),
    ],
)
def test_windows(value: date | int | str, expected: str) -> None:
    assert window(value).edtf == expected
    assert len(window(value).cells) == 1
    assert window(window(value)) == window(value)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2024-07~", "vague"),
        ("2024?", "vague"),
        ("[1667,1669]", "not one stretch"),
        ("2024-XX-15", "not one stretch"),
        ("2024-21", "not one stretch"),
        ("{1667..1668}", "not one stretch"),
        ("/2006", "unknown end"),
        ("2006/", "unknown end"),
        ("Y12345", "beyond"),
        ("9999/Y12345", "beyond"),
        ("Y-12345/2024", "beyond"),
        ("nonsense", "write a date"),
    ],
)
def test_no_windows(value: str, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason):
        window(value)


ABBREVIATED = {
    "c.1990": "1990~",
    "ca.1990": "1990~",
    "s. XIX": "[1801..1900]",
    "a fines del s.XIX": "[1867~..1900~]",
    "siglo XL": "[3901..4000]",
}


@pytest.mark.parametrize("text", ABBREVIATED)
def test_abbreviations(text: str) -> None:
    assert str(when(text)) == ABBREVIATED[text]


NO_NUMBERS = {
    "202²": "digits 0 to 9",
    "㉑ July 2024": "digits 0 to 9",
    "2½ July 2024": "digits 0 to 9",
    "siglo ⅩⅨ": "digits 0 to 9",
    "２０２４": "digits 0 to 9",
    "julio de ٢٠٢٤": "digits 0 to 9",
    "siglo iiii": "I to XCIX",
    "siglo VX": "I to XCIX",
    "siglo C": "I to XCIX",
    "XXXX-02-30": "no day of",
    "Y1E99": "10\\^15",
    "\ud800 2024": "four of the digits",
}


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_refused_with_the_reason(text: str) -> None:
    with pytest.raises(PhraseError, match=NO_NUMBERS[text]):
        when(text)


class Stamp(datetime):
    """Prints nanoseconds, as pandas' does."""

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        return super().isoformat(sep, timespec) + ".000000123"


class NoTime(datetime):
    """Unequal to itself, as pandas' NaT is."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = datetime.__hash__


def test_subclasses_of_datetime() -> None:
    assert str(when(Stamp(2024, 7, 28, 20, 0, 0, 5))) == "2024-07-28T20:00:00"
    assert str(when(Stamp(2024, 7, 28, tzinfo=UTC))) == "2024-07-28T00:00:00Z"
    with pytest.raises(PhraseError, match="is not a time"):
        when(NoTime(2024, 7, 28))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("around mid-2018", "[2018-05~..2018-08~]"),
        ("after December 9999", "[Y10000..]"),
        ("after November 9999", "[9999-12..]"),
    ],
)
def test_phrases_at_the_edge_of_a_year_or_of_the_calendar(phrase, text):
    assert str(when(phrase)) == text


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("between 22 and October 2024", "the year '22' may be"),
        ("tercera mitad del siglo XIX", "a century has two halves"),
        ("2024/13/05", "has no month from 1 to 12 after the year"),
    ],
)
def test_phrases_that_name_no_date_are_refused(phrase, message):
    with pytest.raises(PhraseError, match=message):
        when(phrase)


YEAR = [date(2024, 1, 1) + timedelta(number) for number in range(366)]

MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo"


def test_every_day_of_a_year_in_figures() -> None:
    for day in YEAR:
        assert when(f"{day.year}/{day.month}/{day.day}").edtf == f"{day}"
        for text in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
            if day.day > 12 or day.day == day.month:
                assert when(text).edtf == f"{day}"
            else:  # the day may be the month
                with pytest.raises(PhraseError, match=f"{day}"):
                    when(text)


def test_every_day_of_a_year_with_its_weekday_and_no_other() -> None:
    names, weekdays = MONTHS.split(), WEEKDAYS.split()
    for day in YEAR:
        text = f"{day.day} de {names[day.month - 1]} de {day.year}"
        right = day.weekday()
        assert when(f"{weekdays[right]}, {text}").edtf == f"{day}"
        with pytest.raises(PhraseError, match="correct the day"):
            when(f"{weekdays[right - 1]}, {text}")


@pytest.mark.parametrize("figures", ["2024/0/5", "2024/13/1", "0/13/2024", "13/0/2024"])
def test_months_are_1_to_12(figures: str) -> None:
    with pytest.raises(PhraseError, match="no month from 1 to 12"):
        when(figures)


def _roman(number: int) -> str:
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][number // 10]
    return tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10]


def test_every_century() -> None:
    for number in range(1, 100):
        found = when(f"siglo {_roman(number)}")
        assert found == when(f"siglo {number}") == when(f"{number}th century")
        first, last = (f"{100 * number - back:04}" for back in (99, 0))
        assert found.edtf == f"[{first}..{last}]"


@pytest.mark.parametrize("text", ["0th century", "siglo 0", "siglo C", "siglo IC", "siglo XXXX"])
def test_centuries_are_1_to_99(text: str) -> None:
    with pytest.raises(PhraseError, match="I to XCIX"):
        when(text)


@pytest.mark.parametrize(
    "text",
    ["5th century BCE", "5th century BC", "siglo V a.C.", "siglo V a. C.", "siglo V a. de C."],
)
def test_centuries_before_our_era(text: str) -> None:
    assert when(text).edtf == "[-0499..-0400]"


PARTS_AND_DASHES = {
    "primer cuatrimestre de 2020": "2020-37",
    "tercer cuatrimestre de 2020": "2020-39",
    "cuarto trimestre de 2020": "2020-36",
    "fourth quarter of 2020": "2020-36",
    "Q4 2020": "2020-36",
    "primera mitad de 2020": "2020-40",
    "segunda mitad de 2020": "2020-41",
    "second half of 2020": "2020-41",
    "segundo semestre de 2020": "2020-41",
    "late 2019": "[2019-09~..2019-12~]",
    "mid-2019": "[2019-05~..2019-08~]",
    "finales del siglo XX": "[1967~..2000~]",
    # what is qualified
    "around 28 July 2024": "2024-07-28~",
    "possibly around 28 July 2024": "2024-07-28%",
    "possibly early 2000s": "[2000%..2003%]",
    "possibly the 20th century": "[1901?..2000?]",
    "around the 20th century": "[1901~..2000~]",
    # dashes
    "2004—2006": "2004/2006",
    "2004 — 2006": "2004/2006",
    "22 — 24 October 2024": "2024-10-22/2024-10-24",
    "28 de julio-2 de agosto de 2024": "2024-07-28/2024-08-02",
    "28 de julio - 2 de agosto de 2024": "2024-07-28/2024-08-02",
    "1ª mitad de 2020": "2020-40",
}


@pytest.mark.parametrize(("phrase", "expected"), PARTS_AND_DASHES.items())
def test_parts_of_a_year_qualifiers_and_dashes(phrase: str, expected: str) -> None:
    assert when(phrase).edtf == expected


UNREADABLE = {
    "cuarto cuatrimestre de 2020": "a year has 3 of these",
    "tercera mitad de 2020": "a year has 2 of these",
    "tercer semestre de 2020": "a year has 2 of these",
    "between May and 2019": "cannot read 'between May and 2019': 'may' has no year",
    "May to 2019": "'may' has no year",
    "since the early 2000s": "'the early 2000s' is 2000~ to 2003~, and EDTF cannot start",
    "ayer": "cannot read 'ayer': nothing is filled in from today's date: write the day itself$",
    "gibberish": "cannot read 'gibberish': write a date such as '28 July 2024', 'since 2006', "
    "'around May 2019', or EDTF$",
}


@pytest.mark.parametrize(("phrase", "reason"), UNREADABLE.items())
def test_what_cannot_be_read_is_refused_with_a_reason(phrase: str, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason):
        when(phrase)


def test_blanks_count_for_nothing() -> None:
    assert when("28" + " " * 100_000 + "July 2024").edtf == "2024-07-28"


def test_every_offset_of_whole_minutes_is_written() -> None:
    for minutes in range(-1439, 1440):
        noon = datetime(2024, 7, 28, 12, tzinfo=timezone(timedelta(minutes=minutes)))
        sign = "-" if minutes < 0 else "+"
        offset = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "Z"
        assert when(noon).edtf == f"2024-07-28T12:00:00{offset}"

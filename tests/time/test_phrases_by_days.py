"""Phrases against the calendar, and the borders of what is read."""

from datetime import date, datetime, timedelta, timezone

import pytest

from venezuela_timeline.errors import EDTFError, PhraseError
from venezuela_timeline.time import TimeSpan, when

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


PHRASES = {
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


@pytest.mark.parametrize(("phrase", "expected"), PHRASES.items())
def test_phrases(phrase: str, expected: str) -> None:
    assert when(phrase).edtf == expected


NONE = {
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


@pytest.mark.parametrize(("phrase", "reason"), NONE.items())
def test_what_is_not_read(phrase: str, reason: str) -> None:
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


DAY_ZERO = "0000-12-31"
TIMES = ["T00:00:00", "T00:00:01", "T00:01:00", "T23:59:59"]


@pytest.mark.parametrize("day", ["2024-07-28", DAY_ZERO, "0001-01-01"])
@pytest.mark.parametrize("zone", ["", "Z", "+05:45"])
def test_an_interval_of_times_may_be_a_second_but_not_less(day: str, zone: str) -> None:
    """Refused are just those whose end is before their start."""
    for at, start in enumerate(TIMES):
        for end in TIMES[:at]:
            with pytest.raises(EDTFError, match="ends before it starts") as refused:
                TimeSpan(f"{day}{start}{zone}/{day}{end}{zone}")
            assert refused.value.position == len(f"{day}{start}{zone}/")
        for end in TIMES[at:]:
            text = f"{day}{start}{zone}/{day}{end}{zone}"
            assert TimeSpan(text).edtf == text


REFUSED = {
    "Y": (1, "after Y comes a year of more than four digits without leading 0"),
    "Y-": (2, "after Y comes a year of more than four digits without leading 0"),
    "-": (1, "a year is four of the digits 0 to 9, X where one is not known"),
    "2004/198": (8, "a year is four of the digits 0 to 9, X where one is not known"),
    "198/2004": (3, "a year is four of the digits 0 to 9, X where one is not known"),
    "[198,2004]": (4, "a year is four of the digits 0 to 9, X where one is not known"),
    "[198]": (4, "a year is four of the digits 0 to 9, X where one is not known"),
    "[198..2004]": (4, "a year is four of the digits 0 to 9, X where one is not known"),
    "1985-?": (6, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-?4": (6, "a month has two digits: write '04'"),
    "1985-?X": (7, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-a": (5, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-X": (6, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-x": (5, "a month is two of the digits 0 to 9, X where one is not known"),
    "1985-04-~X": (10, "a day is two of the digits 0 to 9, X where one is not known"),
    "1985-/1986": (5, "a month is two of the digits 0 to 9, X where one is not known"),
    "2004 ": (4, "EDTF has no blanks"),
    "2004-06 ": (7, "EDTF has no blanks"),
    "2004X": (
        4,
        "after the year comes '-' and the month; a year of more than four digits begins with Y",
    ),
    "2004x": (4, "'x' has no meaning here"),
    "1985-04X": (7, "'X' has no meaning here"),
    "2004~?": (5, "one qualifier is enough: % is both ~ and ?"),
    "1985-04-12T23:20:30z": (19, "after the seconds comes nothing, Z, +hh:mm or -hh:mm"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_the_character_and_the_reason(text: str) -> None:
    with pytest.raises(EDTFError) as refused:
        TimeSpan(text)
    assert (refused.value.position, refused.value.reason) == REFUSED[text]


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-28T10:00:00/2024-07-28",
        "2024-07-28/2024-07-28T10:00:00Z",
        "2024/2024-07-28T10:00:00",
    ],
)
def test_a_time_of_day_at_one_end_only(text: str) -> None:
    assert TimeSpan(text).edtf == text

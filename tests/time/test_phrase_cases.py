"""Dates as people write them: real ones of museums, archives, genealogists and the press.

``phrases.tsv`` has a text, the EDTF that it means (nothing where it must be refused), and the kind
of source that it comes from; those "by hand" fill the gaps between the real ones.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time import TimeSpan, when

LINES = Path(__file__).with_name("phrases.tsv").read_text("utf-8").splitlines()[1:]
CASES = [line.split("\t") for line in LINES]
LONGEST = 600


@pytest.mark.parametrize(("text", "edtf"), [case[:2] for case in CASES if case[1]])
def test_read(text, edtf):
    assert when(text) == TimeSpan.parse(edtf)


@pytest.mark.parametrize("text", [case[0] for case in CASES if not case[1]])
def test_refused(text):
    with pytest.raises(PhraseError, match="cannot read "):
        when(text)


@pytest.mark.parametrize("text", [*(case[0] for case in CASES if not case[1]), "1 May 2018 o s"])
def test_a_refusal_shows_a_part_of_a_long_text(text):
    for padded in ("\x1b" * 300 + text, text + "\u202e" * 300, f"{text} {'9' * 3000}"):
        with pytest.raises(PhraseError) as refused:
            when(padded)
        assert len(str(refused.value)) < LONGEST


def test_there_is_something_of_every_kind():
    kinds = Counter(case[2] for case in CASES)
    assert kinds.keys() == {
        *("museum", "genealogy", "archive", "catalogue", "press", "two readings", "by hand")
    }
    assert len({case[0] for case in CASES}) == len(CASES) > 1000


# What a refusal says: both readings, or what to write instead.
SAID = {
    "c.1806-10": ["the month 1806-10", "the years 1806/1810"],
    "since 1911-12": ["the month 1911-12", "the years 1911/1912"],
    "1837-41": ["the years 1837/1841", "part of the year", "TimeSpan.parse"],
    "2024-33": ["the years 2024/2033", "part of the year"],
    "?-1960": ["/1960", "-1960?"],
    "late 1800s": ["[1807~..1809~]", "[1866~..1899~]"],
    "finales de los 1800": ["[1807~..1809~]", "[1866~..1899~]"],
    "1900s": ["190X", "19XX"],
    "the 90s": ["1890 as well as 1990", "'1990s'"],
    "años cincuenta": ["'1950s'", "195X"],
    "década de 1950-1960": ["the decade 195X", "the years 1950/1960"],
    "década de 1950 y 1960": ["195X and 196X", "1950/1960"],
    "1827–9?": ["1827/1829?", "1827?/1829?"],
    "entre 1890 y 1900 aprox.": ["[1890..1900~]", "[1890~..1900~]"],
    "1890 or 1891?": ["the last date or for each"],
    "12/5/2019": ["2019-05-12", "2019-12-05", "dayfirst=True"],
    "1899–01": ["backwards", "1899/1901"],
    "2024-7": ["the month 2024-07", "the years 2024/2027"],
    "1850/51": ["[1850,1851]", "1850/1851"],
    "1809/10": ["the month 1809-10", "the years 1809/1810"],
    "189-": ["the decade 189X", "0189/.."],
    "–1989": ["/1989", "BCE"],
    "1 JAN 1699/00": ["1699-01-01", "1700-01-01"],
    "11 Feb 1731/32": ["1731-02-11", "1732-02-11"],
    "1699/1700 O.S.": ["1699 or 1700"],
    "25 Oct 1917 O.S.": ["1917-10-25 as written", "1917-11-07"],
    "@#DJULIAN@ 1 JAN 1700": ["1700-01-01 as written", "1700-01-11"],
    "May 1700 O.S.": ["the Julian calendar", "write the Gregorian date"],
    "1 May 1700 O.S.": ["1700-05-01 as written", "1700-05-12 if the Julian date is converted"],
    "HEBREW 1 TSH 5700": ["another calendar", "convert it"],
    "1898, 1902": ["2 dates", "an event of each", "[1898,1902]", "{1898,1902}"],
    "1, 2, 3": ["as EDTF"],
    "1898–9, 1902–3": ["2 times", "an event of each"],
    "1914-16, cast 1964": ["without 'cast'", "2 times"],
    "1899-00": ["cannot run backwards", "four digits"],
    "mid- to late 1950s": ["[1954~..1959~]", "1954~/1959~"],
    "años 1950-1960": ["the decades 195X and 196X", "the years 1950 and 1960"],
    "sin fecha [ca. 1890]": ["no date, and gives one: write 'ca 1890'"],
    "1801, 1802, 1803, 1804, 1805, 1806, 1807": ["7 dates", "[1801,1802,1803,1804,1805,1806,…]"],
    "May/June 2018": ["2 dates", "[2018-05,2018-06]", "2018-05/2018-06 if it lasts"],
    "exhibited 1833": ["leave 'exhibited' out", "write '1833'"],
    "1862, printed 1880": ["without 'printed'", "2 dates", "[1862,1880]"],
    "1990 (reprinted 1995)": ["without 'reprinted'", "[1990,1995]"],
    "painted 31 June 2019": ["leave 'painted' out; and then", "30 days"],
    "painted by Reverón": ["write a date such as"],
    "late 1950s–early 1960s": ["cannot start or end an interval", "[1957~..1963~]"],
    "late 18th–early 19th century": ["[1767~..1833~]"],
    "since the 19th century": ["'the 19th century' is 1801 to 1900", "write one of them"],
    "18th and 20th centuries": ["an event for each"],
    "first decade of the 20th century": ["the decade 190X", "1901/1910"],
    "última década del siglo XIX": ["the decade 189X", "1891/1900"],
    "10 May 1990 or 1991": ["1991 or 1991-05-10"],
    "Christmas 1851": ["1851-12-25 or days around it", "1851-12-25~"],
    "20240728": ["write 2024-07-28", "Y20240728"],
    "123456": ["'123,456'", "Y123456"],
    "n.d.": ["no date: leave the date out"],
    "s/f": ["no date: leave the date out"],
    "about 12 May 2019 10:30": ["time of day is not qualified"],
    "12 May 2019 25:00": ["no time of day '25:00'"],
    "12 May 2019 0:30 pm": ["no time of day '0:30 pm'"],
    "12 May 2019 10:30 EST": ["'est' is not an offset", "UTC-04:00"],
    "the decade 1951–1959": ["is not 10 years", "write the first and the last"],
    "the 100 years 1850–1950": ["not 100 years", "write the first and the last"],
    "1920er": ["as EDTF", "or write a date such as '28 July 2024'"],
    "yesterday": ["nothing is filled in from today"],
    "x" * 1000: ["as EDTF", "or write a date such as"],
}  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_a_refusal_says_what_to_write(text):
    with pytest.raises(PhraseError) as caught:
        when(text)
    for part in SAID[text]:
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("text", "dayfirst", "edtf"),
    [
        ("3/4/2024", True, "2024-04-03"),
        ("3/4/2024", False, "2024-03-04"),
        ("03.04.2024 10:30", True, "2024-04-03T10:30:00"),
        ("since 3-4-2024", False, "2024-03-04/.."),
        ("3/4/2024 – 5/4/2024", True, "2024-04-03/2024-04-05"),
        ("between 3/4/2024 and 5/4/2024", False, "[2024-03-04..2024-05-04]"),
        ("3/4/2024 or 5/4/2024", True, "[2024-04-03,2024-04-05]"),
        ("4/4/2024", None, "2024-04-04"),
        # these can only be one day
        *(("13/5/2019", order, "2019-05-13") for order in (True, False, None)),
        *(("5/13/2019", order, "2019-05-13") for order in (True, False, None)),
        ("2024-03-04", True, "2024-03-04"),
        ("2024/3/4", True, "2024-03-04"),
    ],
)
def test_the_day_first_or_the_month(text, dayfirst, edtf):
    assert when(text, dayfirst=dayfirst).edtf == edtf
    assert TimeSpan.from_words(text, dayfirst=dayfirst).span.edtf == edtf


@pytest.mark.parametrize("dayfirst", [True, False, None])
def test_days_that_never_were(dayfirst):
    for text in ("31/4/2024", "13/13/2024", "0/5/2024", "28/7/24"):
        with pytest.raises(PhraseError):
            when(text, dayfirst=dayfirst)


PAGE = Path(__file__).parents[2] / "docs/reference/phrases.md"
ROWS = re.findall(
    r"^\| `(.+?)` \| (?:`(.+?)`|refused: (.+?)) \|$", PAGE.read_text("utf-8"), re.MULTILINE
)


@pytest.mark.parametrize(("text", "edtf", "reason"), ROWS)
def test_the_table_of_all_forms(text, edtf, reason):
    if edtf:
        assert when(text).edtf == edtf
    else:
        with pytest.raises(PhraseError, match=re.escape(reason)):
            when(text)


def test_every_row_of_the_page_is_tested():
    assert len(ROWS) == PAGE.read_text("utf-8").count("\n| `") > 100

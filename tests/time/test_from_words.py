"""How a text was read: its rule, its parts, what was dropped; and what reading costs."""

import sys

import attrs
import pytest

from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time import PhraseReading, TimeSpan, when
from venezuela_timeline.time.timespan import _kept_phrase

READ = [
    ("1890", "1890", "EDTF", [("1890", "1890")], []),
    (" 2004~ ", "2004~", "EDTF", [("2004~", "2004~")], []),
    ("28 July 2024", "2024-07-28", "date, day", [("28 july 2024", "2024-07-28")], []),
    ("28/7/2024", "2024-07-28", "date, day in figures", [("28/7/2024", "2024-07-28")], []),
    ("12/1811", "1811-12", "date, month in figures", [("12/1811", "1811-12")], []),
    ("Q3 2019", "2019-35", "date, part of a year", [("q3 2019", "2019-35")], []),
    ("los años 1990", "199X", "date, decade", [("los anos 1990", "199X")], []),
    ("s. XIX", "[1801..1900]", "date, century", [("s xix", "1801..1900")], []),
    ("some day of 2024", "2024-XX-XX", "date, partly unknown",
     [("some day of 2024", "2024-XX-XX")], []),
    ("[18--?]", "18XX?", "date, decade or century in brackets", [("18--?", "18XX?")], []),
    ("BEF JAN 1844", "[..1843-12]", "before, month", [("jan 1844", "1844-01")], []),
    ("aft 1844", "[1845..]", "after, year", [("1844", "1844")], []),
    ("since 2006", "2006/..", "since, year", [("2006", "2006")], []),
    ("hasta 2006", "/2006", "until, year", [("2006", "2006")], []),
    ("c.1830–41", "1830~/1841~", "interval, year", [("c 1830", "1830~"), ("1841", "1841~")], []),
    ("entre mayo y junio de 2019", "[2019-05..2019-06]", "between, month",
     [("mayo 2019", "2019-05"), ("junio de 2019", "2019-06")], []),
    ("1860 or 63", "[1860,1863]", "one of, year", [("1860", "1860"), ("1863", "1863")], []),
    ("2019 and 2020", "{2019,2020}", "all of, year", [("2019", "2019"), ("2020", "2020")], []),
    ("May 1990; or 1991", "[1990-05,1991]", "one of, month and year",
     [("may 1990", "1990-05"), ("1991", "1991")], []),
    ("at all times", "../..", "open", [], []),
    ("2019-05-12T10:00:59.042Z", "2019-05-12T10:00:59Z", "date, time of day",
     [("2019-05-12t10:00:59.042z", "2019-05-12T10:00:59Z")], ["fractions of a second dropped"]),
    ("7 Nov 1917 (N.S.)", "1917-11-07", "date, day", [("7 nov 1917", "1917-11-07")],
     ["Gregorian, as it says"]),
    ("INT 1850 (about harvest)", "1850", "date, year", [("int 1850", "1850")],
     ["interpreted from 'about harvest'"]),
    ("siglos XVIII y XIX", "1701/1900", "interval, century",
     [("siglos xviii", "1701..1800"), ("siglo xix", "1801..1900")],
     ["read from the first year of the first century to the last year of the last"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "rule", "parts", "notes"), READ)
def test_what_was_read_and_how(text, edtf, rule, parts, notes):
    reading = TimeSpan.from_words(text)
    assert reading.span == TimeSpan(edtf) == when(text)
    assert (reading.rule, list(reading.parts), list(reading.notes)) == (rule, parts, notes)


def test_a_reading_is_a_value():
    reading = TimeSpan.from_words("since 2006")
    assert reading == PhraseReading(TimeSpan("2006/.."), "since, year", (("2006", "2006"),))
    assert hash(reading) == hash(TimeSpan.from_words("since 2006"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        reading.rule = "another"


@pytest.mark.parametrize("value", [None, 2024, b"2024", ["2024"]])
def test_words_are_a_text(value):
    with pytest.raises(PhraseError, match="is not a text: use when"):
        TimeSpan.from_words(value)


class Text(str):
    """A text that shows itself as another."""

    __slots__ = ()

    def __str__(self):
        return "1999"


def test_a_text_is_what_it_holds():
    assert TimeSpan.from_words(Text("since 2006")).span.edtf == "2006/.."


def test_a_refusal_is_told_again():
    for _ in range(2):
        with pytest.raises(PhraseError, match="nothing is filled in") as caught:
            when("yesterday")
    assert len(caught.traceback) < 10  # an error that is kept would grow


def test_what_is_kept_is_bounded():
    assert _kept_phrase.cache_info().maxsize < 10_000
    before = _kept_phrase.cache_info().currsize
    assert when("28" + " " * 100 + "July 2024").edtf == "2024-07-28"
    assert _kept_phrase.cache_info().currsize == before


# What it costs --------------------------------------------------------------------------

HOSTILE = [
    *("a - ", "1 – ", "de ", "or ", "1850, ", "1850 or ", "? ", "(", "[", "–", "-", "; or 1850"),
    *("some year of ", "some day of ", "some month of ", "the month of ", "day 1, ", "12:30 "),
    *("first half of the ", "siglo ", "1,000", "1.000.", "between ", "all dates from ", "early "),
    *("from 1 to ", "\u00a0", "possibly around ", "decada de ", "1898, 1902 ", "june (uncertain) "),
    *("all dates from 1 to 2 to ", "5 or ", "ca. ", "&", "x x ", "1 (northern hemisphere) "),
]


def steps(text):
    """How many lines of the library are run to read a text."""
    count = 0

    def trace(frame, event, _):
        nonlocal count
        if "venezuela_timeline" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        TimeSpan.from_words(text)
    except PhraseError:
        pass
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("part", HOSTILE)
def test_reading_is_linear(part):
    short, long = (steps((part * length)[:length]) for length in (4_000, 40_000))
    assert long < 11 * short + 1_000
    assert long < 40_000 * 60


def test_no_short_text_costs_much():
    assert max(steps((part * 900)[:900]) for part in HOSTILE) < 30_000


def test_a_long_phrase_is_read_as_a_short_one_is():
    text = f"from 3/4/2024{' ' * 100}to 5/4/2024"
    for dayfirst in (True, False):
        read = when(text, dayfirst=dayfirst)
        assert read == when(" ".join(text.split()), dayfirst=dayfirst)
    assert read == TimeSpan("2024-03-04/2024-05-04")

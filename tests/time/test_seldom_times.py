"""Times that are seldom written."""

from itertools import product

import pytest

from venezuela_timeline.errors import EDTFError, PhraseError
from venezuela_timeline.time import Relation, TimeSpan, _placements, when
from venezuela_timeline.time._day_ranges import day_ranges
from venezuela_timeline.time._wording import smooth


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
def test_a_year_is_said_twice_where_the_ends_are_of_two_kinds(text, english, spanish):
    assert TimeSpan(text).describe("en") == english
    assert TimeSpan(text).describe("es").replace("el ", "") == spanish


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("around mid-2018", "[2018-05~..2018-08~]"),
        ("after December 9999", "[Y10000..]"),
        ("after November 9999", "[9999-12..]"),
    ],
)
def test_seldom_phrases(phrase, text):
    assert str(when(phrase)) == text


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("between 22 and October 2024", "the year '22' may be"),
        ("tercera mitad del siglo XIX", "a century has two halves"),
        ("2024/13/05", "has no month from 1 to 12 after the year"),
    ],
)
def test_phrases_that_are_none(phrase, message):
    with pytest.raises(PhraseError, match=message):
        when(phrase)


def test_a_second_time_of_day_is_refused():
    with pytest.raises(EDTFError, match="character 19: a time of day follows a whole date"):
        TimeSpan("2024-07-28T10:00:00T")


def test_of_two_times_of_day_one_with_an_offset_none_is_the_later():
    text = "2024-07-28T10:00:00/2024-07-28T09:00:00Z"
    assert str(TimeSpan(text)) == text


@pytest.mark.parametrize(
    ("text", "other", "between"),
    [
        ("[-000X,000X]", "2000", "/2000"),
        ("2000", "[-000X,000X]", "2000/"),
        ("[..0000,0000]", "0000", "/0000"),
    ],
)
def test_the_time_from_or_to_what_no_date_surrounds(text, other, between):
    assert str(TimeSpan(text).until(TimeSpan(other))) == between


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("-000X", "[-0004..0004]"),
        ("2024-XX-XX", "2029-XX-XX"),
        ("{2024-XX-XX,2023}", "{2029-XX-XX,2028}"),
    ],
)
def test_times_moved_by_five_years(text, moved):
    span = TimeSpan(text).shift(years=5)
    assert span.relations(TimeSpan(moved)) & Relation.EQUALS
    assert span.bounds == TimeSpan(moved).bounds


@pytest.mark.parametrize("text", ["{1450S1,2329S2}", "{XXXX-02,1999}", "{XX67,1999}"])
@pytest.mark.parametrize("days", [-1, 1, 40])
def test_a_set_that_is_moved_holds_what_its_ends_are_moved_to(text, days):
    span = TimeSpan(text)
    old, new = span.bounds, span.shift(days=days).bounds
    assert new.start_min <= old.start_min + days
    assert old.end_max + days <= new.end_max


@pytest.mark.parametrize("text", ["XX67-XX-XX", "{XX67-XX-XX,1967-XX-XX}"])
def test_from_what_has_very_many_cells_its_hull_is_told(text):
    span = TimeSpan(text)
    until = span.until(TimeSpan("Y12000"))
    assert until.bounds.start_min <= span.bounds.end_min
    assert span.bounds.end_max <= until.bounds.start_max


def test_a_set_whose_ways_are_few_and_cells_many_has_a_hull():
    span = TimeSpan("{201X-XX-XX,201X-XX-X5}")
    assert not span.exact
    assert len(span.cells) == 1
    assert span.earliest.isoformat() == "2010-01-01"
    assert span.latest.isoformat() == "2019-12-31"


def test_there_is_no_year_minus_nought():
    cells = TimeSpan("-0X00").cells
    assert len(cells) == 9
    assert cells == tuple(sorted(cells))


@pytest.mark.parametrize(
    ("text", "days", "years"),
    [("{..000X}", -400, 0), ("{0001-XX,000X-XX-XX,00XX}", 0, -3), ("{0001-XX-XX..}", 365, 0)],
)
def test_sets_around_the_year_0_hold_all_that_they_held(text, days, years):
    span = TimeSpan.parse(text)
    moved = span.shift(days=days, years=years)
    by = days or 366 * years
    slack = 0 if days else 366
    assert moved.bounds.start_min <= span.bounds.start_min + by + slack
    assert moved.bounds.end_max >= span.bounds.end_max + by - slack


def test_a_set_with_too_many_ways_to_place_its_members_has_its_hull():
    span = TimeSpan.parse("{20XX-01-01,20XX-02-02,20XX-03-03}")
    assert not span.exact
    assert (span.earliest.year, span.latest.year) == (2000, 2099)


YEARS = ["XXXX", "1XXX", "2XXX", "X0XX", "XXX0", "XXX4", "XX00", "0XXX", "X9XX", "XX1X"]
MASKS = [
    "-".join(parts)
    for parts in product(
        YEARS, ["01", "X1", "1X", "XX", "02"], ["1X", "X1", "X9", "0X", "2X", "05"]
    )
]
"""Dates of hundreds of days apiece."""


@pytest.mark.parametrize("brackets", ["[]", "{}"])
@pytest.mark.parametrize("pattern", ["{0}", "{0}..{0}"])
def test_of_a_long_set_not_every_range_of_days_is_looked_at(monkeypatch, brackets, pattern):
    looked = 0

    def counted(*args, **options):
        nonlocal looked
        for days in day_ranges(*args, **options):
            looked += 1
            yield days

    monkeypatch.setattr(_placements, "day_ranges", counted)
    span = TimeSpan(brackets[0] + ",".join(map(pattern.format, MASKS)) + brackets[1])
    assert span.bounds.start_min == TimeSpan("XXXX-01-01").bounds.start_min
    assert span.bounds.end_max == TimeSpan("XXXX-12-31").bounds.end_max
    assert looked < 210 * _placements.LIMIT  # of a range, both its dates


def test_a_range_in_a_set_costs_two_ranges_of_days(monkeypatch):
    found = []

    def counted(*args, **options):
        for days in day_ranges(*args, **options):
            found.append(days)
            yield days

    monkeypatch.setattr(_placements, "day_ranges", counted)
    assert TimeSpan("[XXXX-02-29..XXXX-02-29]").exact
    assert len(found) == 2


def test_spanish_vowels():
    assert smooth("1 y 2") == "1 y 2"
    assert smooth("padres y hijos") == "padres e hijos"
    assert smooth("siete o ocho") == "siete u ocho"


def test_members_written_very_often_are_looked_at_once():
    once = TimeSpan("[XX84]")
    often = TimeSpan(f"[{','.join(['XX84'] * 1000)}]")
    assert often.exact
    assert often.cells == once.cells

"""Every place a time may take: which are kept apart, and what becomes of too many."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import product

import pytest

from venezuela_timeline.errors import QueryError
from venezuela_timeline.time import TimeSpan, _placements, common_cells
from venezuela_timeline.time._day_ranges import day_ranges
from venezuela_timeline.time.days import MAX_YEAR, as_date, inf, is_leap, month_length

FOUR_HUNDRED = "20XX-10-X1"  # days 01, 11, 21 and 31 of a hundred years
TOO_MANY = "X9XX-10-X1"  # of a thousand years


def firsts(text: str) -> list[date | None]:
    return [as_date(cell.start_min) for cell in TimeSpan(text).cells]


def widened(text: str) -> tuple[date | None, date | None]:
    cells = TimeSpan(text).cells_within(1)
    return as_date(min(c.start_min for c in cells)), as_date(max(c.end_max for c in cells))


def test_months_are_those_of_the_calendar() -> None:
    for year in range(1, 2500):
        assert is_leap(year) is calendar.isleap(year)
        for month in range(1, 13):
            assert month_length(year, month) == calendar.monthrange(year, month)[1]


@pytest.mark.parametrize(
    ("text", "number", "exact"),
    [
        (FOUR_HUNDRED, 400, True),
        (TOO_MANY, 1, False),
        ("XXXX-XX", 1, True),
        ("XXXX-XX-XX", 1, True),
        # An interval: each start with each end
        (f"{FOUR_HUNDRED}/2101", 400, True),
        (f"{FOUR_HUNDRED}/2101-X1", 1, False),
        (f"2000/{TOO_MANY}", 1, False),
        (f"{TOO_MANY}/9999", 1, False),
        (f"{FOUR_HUNDRED}/{FOUR_HUNDRED}", 1, False),
        # One of a set
        (f"[{FOUR_HUNDRED}]", 400, True),
        (f"[{FOUR_HUNDRED},2101]", 1, False),
        (f"[{TOO_MANY},9999]", 2, False),
        (f"[2000,{TOO_MANY}]", 2, False),
        # All of a set
        (f"{{{FOUR_HUNDRED},2101}}", 400, True),
        (f"{{{FOUR_HUNDRED},2101-X1}}", 1, False),
        (f"{{{TOO_MANY},9999}}", 1, False),
        (f"{{{','.join([FOUR_HUNDRED] * 30)}}}", 1, False),
        ("{2024-10-XX,2024-10-01}", 1, True),
        (f"{{XXXX-XX-XX,{FOUR_HUNDRED}}}", 1, False),  # each before or after the day of any year
        (f"[{','.join(f'{year}-21' for year in range(2000, 2150))}]", 300, True),
    ],
)
def test_400_places_are_kept_apart(text: str, number: int, exact: bool) -> None:  # noqa: FBT001
    span = TimeSpan(text)
    assert len(span.cells) == number
    assert span.exact is exact


@pytest.mark.parametrize(
    ("ways", "members", "exact"),
    [("2024-01", 40_001, True), ("2024-21", 20_000, True), ("2024-21", 20_001, False)],
)
def test_very_many_members_are_not_placed_in_each_way(
    ways: str,
    members: int,
    exact: bool,  # noqa: FBT001
) -> None:
    span = TimeSpan(f"{{{','.join([ways, *['2024'] * (members - 1)])}}}")
    assert span.exact is exact
    assert (span.earliest, span.latest) == (date(2024, 1, 1), date(2024, 12, 31))


def test_one_day_of_too_many_is_still_one_day() -> None:
    (cell,) = TimeSpan(TOO_MANY).cells
    assert cell.linked is True
    (cell,) = TimeSpan(f"[{FOUR_HUNDRED},2101-01-01]").cells
    assert cell.linked is True
    (cell,) = TimeSpan(f"[{FOUR_HUNDRED},2101-01]").cells
    assert cell.linked is False
    assert TimeSpan("X9XX-02").latest == date(9999, 2, 28)
    assert TimeSpan("X9XX-02").earliest == date(900, 2, 1)


def test_masks_around_the_year_0() -> None:
    first, *_ = TimeSpan("X000-01-01").cells
    assert first.start_min == TimeSpan("0000-01-01").bounds.start_min
    *_, last = TimeSpan("-X001-01-01").cells
    assert last.start_min == TimeSpan("-0001-01-01").bounds.start_min
    # There is no year minus 0.
    *_, last = TimeSpan("-X000-01-01").cells
    assert last.start_min == TimeSpan("-1000-01-01").bounds.start_min
    assert firsts("[2024-05,2024-03]") == [date(2024, 3, 1), date(2024, 5, 1)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("{2024-02~,2024-03}", date(2024, 1, 1), date(2024, 3, 31)),
        ("{2024-02,2024-03~}", date(2024, 2, 1), date(2024, 4, 30)),
        ("{2024-02~..2024-03~}", date(2024, 1, 1), date(2024, 4, 30)),
        ("[2024-02~..2024-03~]", date(2024, 1, 1), date(2024, 4, 30)),
        ("[2024-02~..]", date(2024, 1, 1), None),
        ("[..2024-02~]", None, date(2024, 3, 31)),
        ("[2024-02~,2024-03]", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-02~/2024-03~", date(2024, 1, 1), date(2024, 4, 30)),
        # So far apart, each of its dates alone decides at its side.
        ("[2024-02..2024-12~]", date(2024, 2, 1), date(2025, 1, 31)),
    ],
)
def test_members_and_ends_are_widened(text: str, first: date | None, last: date | None) -> None:
    assert widened(text) == (first, last)


def test_the_farthest_tolerance() -> None:
    assert TimeSpan("2024~").cells_within(MAX_YEAR)
    with pytest.raises(QueryError, match="tolerance"):
        TimeSpan("2024~").cells_within(MAX_YEAR + 1)


def test_only_an_open_end_is_known_to_go_on() -> None:
    until = TimeSpan("2030").bounds.end_max
    other = TimeSpan("2031-01-01T00:00:00Z")
    for text in (
        *("2024", "2024/2025", "2024/", "[2024..]", "2024-07-28T10:00:00Z"),
        *("2024-07-28T10:00:00Z/2024-07-28T11:00:00Z", "2024-07-28T10:00:00Z/"),
    ):
        span = TimeSpan(text)
        assert span.cells_within(1, until) == span.cells_within(1)
        assert common_cells(span, other, known_until=until) == common_cells(span, other)
    assert TimeSpan("2024/..").cells_within(1, until)[0].end_min == until


def test_an_interval_of_instants_ends_a_second_before_its_end() -> None:
    second = TimeSpan("2024-07-28T11:00:00Z").seconds
    assert second is not None
    for text in ("../2024-07-28T11:00:00Z", "/2024-07-28T11:00:00Z"):
        (cell,) = TimeSpan(text).seconds or ()
        last = second[0].start_min - 1
        assert cell[:4] == (-inf, last, last, last)
    (cell,) = TimeSpan("../0000-12-31T00:00:00Z").seconds or ()
    assert cell.end_max == -1  # second 0 begins day 0
    (cell,) = TimeSpan("../0001-01-01T00:00:00Z").seconds or ()
    assert cell.end_max == 86_400 - 1  # day 1 begins with second 86,400


def test_a_set_with_too_many_cells_has_its_hull():
    span = TimeSpan("{201X-XX-XX,201X-XX-X5}")
    assert not span.exact
    assert len(span.cells) == 1
    assert span.earliest.isoformat() == "2010-01-01"
    assert span.latest.isoformat() == "2019-12-31"


def test_a_mask_before_our_era_leaves_out_the_year_0():
    cells = TimeSpan("-0X00").cells
    assert len(cells) == 9
    assert cells == tuple(sorted(cells))


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
def test_only_so_many_day_ranges_of_a_long_set_are_looked_at(monkeypatch, brackets, pattern):
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


def test_a_range_in_a_set_costs_two_day_ranges(monkeypatch):
    found = []

    def counted(*args, **options):
        for days in day_ranges(*args, **options):
            found.append(days)
            yield days

    monkeypatch.setattr(_placements, "day_ranges", counted)
    assert TimeSpan("[XXXX-02-29..XXXX-02-29]").exact
    assert len(found) == 2


def test_a_member_written_many_times_is_looked_at_once():
    once = TimeSpan("[XX84]")
    often = TimeSpan(f"[{','.join(['XX84'] * 1000)}]")
    assert often.exact
    assert often.cells == once.cells

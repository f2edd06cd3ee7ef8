"""Cells and bounds against a calendar looked through day by day."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from strategies import edtf_texts, plain_dates, time_spans
from venezuela_timeline.errors import QueryError
from venezuela_timeline.time import Bounds, Cell, Relation, TimeSpan
from venezuela_timeline.time._day_ranges import marked_component, unit
from venezuela_timeline.time._nodes import Date
from venezuela_timeline.time.days import day_number, inf, shift_months
from venezuela_timeline.time.edtf import parse

FIRST, LAST = date(1988, 1, 1), date(2013, 12, 31)


@cache
def calendar() -> tuple[tuple[int, str], ...]:
    every = (FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1))
    return tuple((day.toordinal(), day.isoformat()) for day in every)


@cache
def matching(pattern: str) -> list[int]:
    """All days from 1988 to 2013 that look like the pattern, X for any digit."""
    look = re.compile(pattern.replace("X", "."))
    return [number for number, text in calendar() if look.match(text)]


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    borders = [at for at, (low, high) in enumerate(pairwise(numbers), 1) if high - low > 1]
    return [
        (numbers[low], numbers[high - 1]) for low, high in pairwise([0, *borders, len(numbers)])
    ]


def masked(number: int, width: int) -> st.SearchStrategy[str]:
    text = f"{number:0{width}}"
    return st.lists(st.booleans(), min_size=width, max_size=width).map(
        lambda hide: "".join("X" if x else sign for x, sign in zip(hide, text, strict=True))
    )


YEARS = st.one_of(
    st.integers(1990, 2009).map(str), st.integers(199, 200).map(lambda decade: f"{decade}X")
)
MONTHS = st.integers(1, 12).flatmap(lambda month: masked(month, 2))
DAYS = st.integers(1, 31).flatmap(lambda day: masked(day, 2))


@given(YEARS, MONTHS, DAYS)
def test_days(year: str, month: str, day: str) -> None:
    text = f"{year}-{month}-{day}"
    days = matching(text)
    if not days:
        with pytest.raises(ValueError, match=r"no day|has days"):
            TimeSpan(text)
        return
    span = TimeSpan(text)
    assert span.bounds == (days[0], days[-1], days[0], days[-1])
    assert all(cell.linked for cell in span.cells)
    if span.exact:
        held = [
            n for cell in span.cells for n in range(int(cell.start_min), int(cell.start_max) + 1)
        ]
        assert held == days


@given(YEARS, MONTHS)
def test_months(year: str, month: str) -> None:
    text = f"{year}-{month}"
    expected = runs(matching(text))
    assert [cell[:2] for cell in TimeSpan(text).cells] == expected
    assert [cell[2:] for cell in TimeSpan(text).cells] == [(*run, False) for run in expected]


@given(st.tuples(YEARS, MONTHS, DAYS), st.tuples(YEARS, MONTHS, DAYS))
def test_intervals_of_days(start: tuple[str, ...], end: tuple[str, ...]) -> None:
    first, second = "-".join(start), "-".join(end)
    starts, ends = matching(first), matching(second)
    if not starts or not ends or starts[0] > ends[-1]:
        return
    span = TimeSpan(f"{first}/{second}")
    assert (span.bounds.start_min, span.bounds.end_max) == (starts[0], ends[-1])
    latest_start = max(day for day in starts if day <= ends[-1])
    earliest_end = min(day for day in ends if day >= starts[0])
    if span.exact:
        assert span.bounds == Bounds(starts[0], latest_start, earliest_end, ends[-1])
    else:
        assert span.bounds.start_max >= latest_start
        assert span.bounds.end_min <= earliest_end


def days(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-21", "2001-03-01", "2001-11-30"),
        ("2001-24", "2001-06-01", "2002-02-28"),
        ("2001-25", "2001-03-01", "2001-05-31"),
        ("2001-28", "2001-12-01", "2002-02-28"),
        ("2003-30", "2003-12-01", "2004-02-29"),
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("2001-36", "2001-10-01", "2001-12-31"),
        ("2001-38", "2001-05-01", "2001-08-31"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
    ],
)
def test_known_bounds(text: str, first: str, last: str) -> None:
    span = TimeSpan(text)
    assert span.earliest == date.fromisoformat(first)
    assert span.latest == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("-0043", -43, -43),
        ("-004X", -49, -40),
        ("-000X", -9, -1),
        ("-XXXX", -9999, -1),
        ("XXXX", 0, 9999),
        ("Y-17E7", -170_000_000, -170_000_000),
        ("Y171010000S3", 171_000_000, 171_999_999),
        ("Y-171010000S3", -171_999_999, -171_000_000),
        ("Y3388E2S3", 338_000, 338_999),
        ("Y1E15", 10**15, 10**15),
        ("0050S2", 50, 50),
    ],
)
def test_years_beyond_a_date(text: str, low: int, high: int) -> None:
    span = TimeSpan(text)
    assert span.bounds[0] == day_number(low)
    assert span.bounds[3] == day_number(high, 12, 31)
    assert low > 0 or span.earliest is None
    assert span.exact


def test_gapped_masks_and_sets_are_cells() -> None:
    assert len(TimeSpan("2024-XX-15").cells) == 12
    assert len(TimeSpan("1X84").cells) == 10
    assert len(TimeSpan("XX84").cells) == 100
    assert len(TimeSpan("2024-X1/2025-X1").cells) == 4
    assert len(TimeSpan("201X").cells) == 1
    leap = TimeSpan("XXXX-02-29")
    assert not leap.exact
    assert leap.bounds == (*[day_number(0, 2, 29), day_number(9996, 2, 29)] * 2,)
    assert TimeSpan("[1984,1985..1986]").cells == (
        *TimeSpan("1984").cells,
        *TimeSpan("1985/1986").cells[:0],
        Cell(days("1985-01-01"), days("1986-12-31"), days("1985-01-01"), days("1986-12-31"), False),
    )
    assert TimeSpan("[2024-05-01..2024-05-07]").cells[0].linked
    assert not TimeSpan("[2024-05-01..2024-05]").cells[0].linked


def test_all_of_a_set_reach_from_first_to_last() -> None:
    (cell,) = TimeSpan("{1960,1961-12}").cells
    assert cell == TimeSpan("1960/1961-12").cells[0]


def test_ends() -> None:
    since = TimeSpan("2006/..")
    assert since.bounds == (days("2006-01-01"), days("2006-12-31"), days("2006-01-01"), inf)
    assert since.bounds == TimeSpan("2006/").bounds
    assert (since.open_end, since.unknown_end) == (True, False)
    assert (TimeSpan("2006/").open_end, TimeSpan("2006/").unknown_end) == (False, True)
    assert TimeSpan("../2006").bounds == (
        -inf,
        days("2006-12-31"),
        days("2006-01-01"),
        days("2006-12-31"),
    )
    assert TimeSpan("[..2005]").earliest is None
    assert TimeSpan("../..").bounds == (-inf, inf, -inf, inf)


@given(time_spans())
def test_cells_are_tight_sorted_and_within_bounds(span: TimeSpan) -> None:
    assert list(span.cells) == sorted(span.cells)
    for start_min, start_max, end_min, end_max, linked in span.cells:
        assert start_min <= start_max <= end_max
        assert start_min <= end_min <= end_max
        assert not linked or (start_min, start_max) == (end_min, end_max)
        assert span.bounds[0] <= start_min
        assert end_max <= span.bounds[3]


@given(edtf_texts())
def test_qualifiers_never_move_bounds(text: str) -> None:
    plain = TimeSpan(text.translate({ord(sign): None for sign in "?~%"}))
    assert TimeSpan(text).bounds == plain.bounds
    assert TimeSpan(text).cells_within(0) == plain.cells


@given(time_spans(), st.integers(0, 30), st.integers(1, 30))
def test_more_tolerance_holds_less(span: TimeSpan, less: int, more: int) -> None:
    for narrow, wide in zip(span.cells_within(less), span.cells_within(less + more), strict=False):
        if span.exact and not span.every and len(span.cells) == 1:
            assert wide.start_min <= narrow.start_min
            assert wide.start_max >= narrow.start_max
            assert wide.end_min <= narrow.end_min
            assert wide.end_max >= narrow.end_max
    if not (span.approximate or span.uncertain):
        assert span.cells_within(more) == span.cells


@pytest.mark.parametrize(
    ("text", "tolerance", "first", "last"),
    [
        ("2024-08~", 1, "2024-07-01", "2024-09-30"),
        ("2024-08?", 2, "2024-06-01", "2024-10-31"),
        ("2024-03-31%", 1, "2024-03-30", "2024-04-01"),
        ("2023-~01-30", 1, "2022-12-30", "2023-02-28"),
        ("2024-~01-31", 1, "2023-12-31", "2024-02-29"),
        ("2024-~02-29", 1, "2024-01-29", "2024-03-31"),
        ("2024~-02-28", 1, "2023-02-28", "2025-02-28"),
        ("2024~-02-29", 1, "2023-02-28", "2025-02-28"),
        ("2024-~01-3X", 1, "2023-12-30", "2024-02-29"),
        ("2024~", 1, "2023-01-01", "2025-12-31"),
        ("2024~-08-05", 1, "2023-08-05", "2025-08-05"),
        ("2024-~08-05", 1, "2024-07-05", "2024-09-05"),
        ("2024-08~-05", 1, "2024-07-05", "2024-09-05"),
        ("2024-08-~05", 3, "2024-08-02", "2024-08-08"),
        ("2024~-08-~05", 1, "2023-08-05", "2025-08-05"),
        ("199X~", 1, "1980-01-01", "2009-12-31"),
        ("2001-33~", 1, "2000-10-01", "2001-06-30"),
        ("2001~-33", 1, "2000-01-01", "2002-03-31"),
        ("1950S3~", 1, "1940-01-01", "1969-12-31"),
        ("2024-08~/2025", 1, "2024-07-01", "2025-12-31"),
        ("2024/2025-08~", 1, "2024-01-01", "2025-09-30"),
    ],
)
def test_tolerance(text: str, tolerance: int, first: str, last: str) -> None:
    cells = TimeSpan(text).cells_within(tolerance)
    assert cells[0].start_min == days(first)
    assert cells[-1].end_max == days(last)


def holds_shifted(text: str, times: int) -> bool:
    """Whether a qualified date, widened, holds what it is when moved by so many of its units."""
    date = parse(text)
    assert isinstance(date, Date)
    at = marked_component(date)
    assert at is not None
    by = unit(date, at)
    wide = TimeSpan(text).cells_within(abs(times))

    def moved(day: float) -> float:
        return shift_months(day, by.months * times) + by.days * times

    return all(
        any(
            to.start_min <= moved(cell.start_min) and moved(cell.end_max) <= to.end_max
            for to in wide
        )
        for cell in TimeSpan(text).cells
    )


@given(plain_dates(low=1900, high=2100), st.integers(-30, 30))
def test_what_is_widened_holds_the_date_moved_by_its_units(text: str, times: int) -> None:
    span = TimeSpan(text)
    assert not (span.approximate or span.uncertain) or holds_shifted(span.edtf, times)


def test_every_day_of_two_years_widened_holds_itself_moved() -> None:
    for number in range(days("2023-01-01"), days("2024-12-31") + 1):
        year, month, day = date.fromordinal(number).isoformat().split("-")
        for text in f"{year}~-{month}-{day}", f"{year}-~{month}-{day}", f"{year}-{month}-~{day}":
            for times in range(-4, 5):
                assert holds_shifted(text, times), (text, times)
    assert TimeSpan("2023-~01-30").possibly(Relation.EQUALS, TimeSpan("2023-01-30").shift(months=1))


def test_known_until_raises_an_open_end_only() -> None:
    day = days("2024-10-24")
    (cell,) = TimeSpan("2006/..").cells_within(known_until=day)
    assert (cell.end_min, cell.end_max) == (day, inf)
    assert TimeSpan("2006/").cells_within(known_until=day) == TimeSpan("2006/").cells
    assert TimeSpan("2006").cells_within(known_until=day) == TimeSpan("2006").cells
    assert TimeSpan("2030/..").cells_within(known_until=day)[0].end_min == days("2030-01-01")
    assert TimeSpan("2006/..").cells_within(known_until=inf)[0].end_min == inf


def test_tolerance_is_a_number_of_units() -> None:
    with pytest.raises(QueryError, match="-1"):
        TimeSpan("2024~").cells_within(-1)

"""Times that are moved, and the dates between times: what becomes of each kind of date."""

import pytest
from hypothesis import given, strategies as st

import venezuela_timeline as vt
from strategies import digits, time_spans
from venezuela_timeline.errors import TimelineError
from venezuela_timeline.time import Relation, TimeSpan
from venezuela_timeline.time._arithmetic import neighbour, year_text
from venezuela_timeline.time._day_ranges import first_day, last_day
from venezuela_timeline.time._edtf_text import date_text
from venezuela_timeline.time._nodes import Date
from venezuela_timeline.time.days import day_number, day_text, shift_months


def days_of(span: TimeSpan) -> set[int]:
    """Every day that an unknown day may be."""
    return {day for low, _, _, high, _ in span.cells for day in range(int(low), int(high) + 1)}


@given(
    digits(2, 2).filter(lambda month: month != "00"),
    st.sampled_from(["15", "1X", "X1", "2X", "XX", "0X", "28"]),
    st.integers(-800, 800),
)
def test_an_unknown_day_moves_day_by_day(month: str, day: str, by: int) -> None:
    try:
        span = TimeSpan(f"2024-{month}-{day}")
    except TimelineError:
        return
    assert days_of(span.shift(days=by)) == {day + by for day in days_of(span)}


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        # Unknown days: the same kind of date where just its days may be meant.
        ("2021-XX-XX", {"days": 365}, "2022-XX-XX"),
        ("2024-1X-XX", {"days": 365}, "[2025-10-01..2025-12-31]"),
        ("2024-0X-XX", {"days": -366}, "[2022-12-31..2023-09-30]"),
        ("2024-10-2X", {"days": 2}, "[2024-10-22..2024-10-31]"),
        ("2024-10-0X", {"days": -1}, "[2024-09-30..2024-10-08]"),
        ("2024-1X-15", {"years": 1}, "[2025-10-15,2025-11-15,2025-12-15]"),
        ("2024-02-2X", {"years": 1}, "[2025-02-20..2025-02-28]"),
        ("2023-02-XX", {"years": 1}, "2024-02-XX"),
        # Unknown months.
        ("2024-1X", {"years": 1}, "2025-1X"),
        ("2024-1X~", {"years": 1}, "2025-1X~"),
        ("2024-0X-XX", {"years": -4}, "2020-0X-XX"),
        ("2024-21", {"years": 2, "days": 5}, "[2026-03..2026-06,2026-09..2026-12]"),
        # Months of a quarter are no year, though one begins or ends with them.
        ("2024-34", {"months": -3}, "[2024-01..2024-03]"),
        ("2024-34", {"months": 6}, "[2024-10..2024-12]"),
        # Unknown years: a mask where it says the same, and there is no year minus 0.
        ("001X", {"years": -10}, "000X"),
        ("000X", {"years": -9}, "[-0009..0000]"),
        ("000X", {"years": -10}, "[-0010..-0001]"),
        ("-004X", {"years": -10}, "-005X"),
        ("19XX", {"years": 100}, "20XX"),
        ("1XXX", {"years": 1000}, "2XXX"),
        # Qualified: no less vague than it was.
        ("2024~", {"months": 1}, "[2024~-02..2025~-01]"),
        ("2024-37~", {"days": 5}, "[2024-37~..2024-38~]"),
        ("2024-38~", {"days": 5}, "[2024-38~..2024-39~]"),
        ("2024-40~", {"days": 5}, "[2024-40~..2024-41~]"),
        # Ends of sets and intervals.
        ("[..2024]", {"months": 1}, "[..2025-01]"),
        ("[2024..]", {"months": 1}, "[2024-02..]"),
        ("[2024..2026]", {"months": 1}, "[2024-02..2027-01]"),
        ("2006/", {"years": 1}, "2007/"),
        ("/2006", {"years": 1}, "/2007"),
    ],
)
def test_moved(text: str, by: dict[str, int], expected: str) -> None:
    assert str(TimeSpan(text).shift(**by)) == expected


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        ("9999", {"months": 6}, "[9999..Y10000]"),
        ("-9999", {"months": -6}, "[Y-10000..-9999]"),
        ("9999-XX", {"years": 1}, "Y10000"),
        ("9990-XX", {"years": 10}, "Y10000"),
        ("-9999-XX", {"years": -1}, "Y-10000"),
        ("9999-~12", {"months": 1}, "Y10000~"),
        ("9999-12-~31", {"days": 1}, "Y10000~"),
        ("9999?-12-~31", {"days": 1}, "Y10000%"),
        ("9999-36~", {"months": 3}, "Y10000~"),
        ("999X~", {"days": 5}, "[999X~..Y10000S4~]"),
        ("0001-01-01T10:00:00Z", {"days": -1}, "0000-12-31T10:00:00Z"),
        ("0000-01-01T10:00:00Z", {"days": -1}, "-0001-12-31"),
    ],
)
def test_moved_to_where_edtf_writes_less(text: str, by: dict[str, int], expected: str) -> None:
    """There are no months from the year 10000 on, and no times of day before the year 0."""
    assert str(TimeSpan(text).shift(**by)) == expected


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        ("{2024}", {"years": 7975, "days": 1}, "../.."),
        ("{2024,2025}", {"years": 7975, "days": 1}, "/Y10000S4"),
        ("{9998,9999}", {"days": 1}, "999X/"),
        ("{0000,2024}", {"months": -1}, "/202X"),
        ("{0000,0003-05}", {"months": -1}, "/0003-04"),
        ("{0000,0003-05}", {"days": -5}, "/0003-34"),
        ("{-0010,0000,2024}", {"months": -1}, "-001X/202X"),
        ("{..0000}", {"days": -1}, "../.."),
        ("{0000,2024..}", {"days": -1}, "../.."),
        ("0000/2024", {"days": -1}, "/202X"),
        ("0000/0000", {"months": -1}, "../.."),
    ],
)
def test_a_date_that_no_single_date_holds(text: str, by: dict[str, int], expected: str) -> None:
    """Around the years 0 and 10000 no mask holds both sides: that end is unknown."""
    assert str(TimeSpan(text).shift(**by)) == expected


def test_400_ways_are_kept_apart_and_more_are_not() -> None:
    moved = TimeSpan("20XX-10-X1").shift(days=1)  # days 01, 11, 21 and 31 of a hundred years
    assert len(moved.members) == 400
    assert moved.members[3] == TimeSpan("2000-11-01")
    assert str(TimeSpan("20XX-0X-31").shift(days=1)) == "[2000-02-01..2099-09-01]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[2013-05-01,2013-05-28]", "2013-05"),
        ("[2013-01,2013-03]", "2013-33"),
        ("[2013-01,2013-04]", "2013-37"),
        ("[2013-05,2013-08]", "2013-38"),
        ("[2013-09,2013-12]", "2013-39"),
        ("[2013-01,2013-06]", "2013-40"),
        ("[2013-08,2013-10]", "2013-41"),
        ("[2013-07,2013-12]", "2013-41"),
        ("[2013-04,2013-09]", "2013-0X"),
        ("[2013-06,2013-07]", "2013-38"),
        ("[2013-10,2013-11]", "2013-36"),
        ("[2013-06,2013-11]", "2013"),
        # At the turn of a year
        ("[2012-12-31,2013-01-01]", "2012-28"),
        ("[2012-12,2013-02]", "2012-28"),
        ("[2013-01,2013-02]", "2013-33"),
        ("[2012-11,2013-01]", "201X"),
        ("[2012-12,2013-03]", "201X"),
        # Years
        ("[1994,1996]", "199X"),
        ("[1910,1985]", "19XX"),
        ("[1001,1999]", "1XXX"),
        ("[0900,1001]", "XXXX"),
        ("[-0003,0003]", ""),
        ("[9999,Y10000]", ""),
        ("[Y12341]", "Y12341"),
        ("[Y12341,Y12342]", "Y12341S4"),
        ("[Y12341,Y12391]", "Y12341S3"),
        ("[Y12301,Y12991]", "Y12301S2"),
        ("[Y11000,Y13000]", "Y11000S1"),
        # Qualifiers: of all, at the vaguest component
        ("[2013-05~,2013-05-08]", "2013-05~"),
        ("[2013-05?,2013-05~]", "2013-05%"),
        ("[2013-05?,2013-05-03~]", "2013-05%"),
        ("[2013-~05,2013-05-08]", "2013-~05"),
    ],
)
def test_a_time_between_starts_within_the_least_date(text: str, expected: str) -> None:
    """One date that holds all that one time's end may be, and the fewest other days."""
    assert str(TimeSpan(text).until(TimeSpan("Y20000"))) == f"{expected}/Y20000"


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        (Date("2024", "03", "01"), Date("2024", "02", "29"), Date("2024", "03", "02")),
        (Date("2023", "12", "31"), Date("2023", "12", "30"), Date("2024", "01", "01")),
        (Date("2024", "01"), Date("2023", "12"), Date("2024", "02")),
        (Date("2024"), Date("2023"), Date("2025")),
        (Date("0000"), Date("-0001"), Date("0001")),
        (Date("9999"), Date("9998"), Date("Y10000")),
        (Date("9999", "12"), Date("9999", "11"), Date("Y10000")),
        (Date("-9999", "01", "01"), Date("Y-10000"), Date("-9999", "01", "02")),
    ],
)
def test_neighbours(date: Date, before: Date, after: Date) -> None:
    assert neighbour(date, -1) == before
    assert neighbour(date, 0) == date
    assert neighbour(date, 1) == after
    assert last_day(before) + 1 == first_day(date)
    assert last_day(date) + 1 == first_day(after)


@pytest.mark.parametrize("season", range(21, 42))
def test_what_is_beside_some_reading_of_a_season_and_no_more(season: int) -> None:
    """Of 21 to 24, which are of either hemisphere, the wider of the two; of the rest, the only."""
    date = Date("2019", str(season))
    cells = TimeSpan(f"2019-{season}").cells
    assert last_day(neighbour(date, -1)) == max(cell.start_min for cell in cells) - 1
    assert first_day(neighbour(date, 1)) == min(cell.end_max for cell in cells) + 1
    assert len(cells) == (2 if season < 25 else 1)


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        (Date("2019", "21", marks=(2, 2, 0)), "2019-35~", "2019-34~"),
        (Date("199X", marks=(2, 0, 0)), "198X~", "200X~"),
        (Date("1990", marks=(1, 0, 0)), "1989?", "1991?"),
        (Date("2019", "01", marks=(3, 3, 0)), "2018-12%", "2019-02%"),
        (Date("9999", "12", marks=(2, 2, 0)), "9999-11~", "Y10000~"),
    ],
)
def test_neighbours_are_no_less_vague(date: Date, before: str, after: str) -> None:
    assert date_text(neighbour(date, -1)) == before
    assert date_text(neighbour(date, 1)) == after


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2006/..", "../2024", "../.."),
        ("[..2005]", "[2006..]", "../.."),
        ("2006/..", "2024", "/2024"),
        ("2006", "../2024", "2006/"),
    ],
)
def test_until_where_an_end_is_not_known(first: str, second: str, expected: str) -> None:
    assert str(TimeSpan(first).until(TimeSpan(second))) == expected


@pytest.mark.parametrize(
    ("text", "months", "expected"),
    [
        ("2024-01-30T10:00:00/2024-01-31T08:00:00", 1, "2024-02-29/2024-02-29"),
        ("2024-01-30T10:00:00Z/2024-01-31T08:00:00Z", 1, "2024-02-29/2024-02-29"),
        (
            "2024-01-30T08:00:00/2024-01-31T10:00:00",
            1,
            "2024-02-29T08:00:00/2024-02-29T10:00:00",
        ),
        (
            "2024-01-30T10:00:00/2024-01-31T08:00:00",
            2,
            "2024-03-30T10:00:00/2024-03-31T08:00:00",
        ),
        (
            "2024-01-30T10:00:00/2024-01-31T08:00:00Z",
            1,
            "2024-02-29T10:00:00/2024-02-29T08:00:00Z",
        ),
    ],
)
def test_times_of_day_that_would_run_backwards_are_dropped(
    text: str, months: int, expected: str
) -> None:
    assert str(TimeSpan(text).shift(months=months)) == expected


JANUARY = st.builds(
    "2024-01-{}T{:%H:%M:%S}{}".format,
    st.integers(28, 31),
    st.times(),
    st.sampled_from(("", "Z", "-11:00", "+14:00")),
)


@given(JANUARY, JANUARY, st.integers(-30, 30))
def test_every_interval_of_times_can_be_moved(first: str, second: str, months: int) -> None:
    for text in f"{first}/{second}", f"{second}/{first}":
        try:
            span = TimeSpan(text)
        except TimelineError:
            continue
        moved = span.shift(months=months).bounds
        assert moved.start_min == shift_months(span.bounds.start_min, months)
        assert moved.end_max == shift_months(span.bounds.end_max, months)


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (-10_000, "Y-10000"),
        (-9999, "-9999"),
        (-1, "-0001"),
        (0, "0000"),
        (1, "0001"),
        (9999, "9999"),
        (10_000, "Y10000"),
    ],
)
def test_years_and_days_as_edtf_writes_them(year: int, text: str) -> None:
    assert year_text(year) == text
    day = day_text(day_number(year, 2, 3))
    assert day == (text if abs(year) == 10_000 else f"{text}-02-03")


@pytest.mark.parametrize(
    ("text", "other", "between"),
    [
        ("[-000X,000X]", "2000", "/2000"),
        ("2000", "[-000X,000X]", "2000/"),
        ("[..0000,0000]", "0000", "/0000"),
    ],
)
def test_the_time_between_is_open_where_no_one_date_holds_an_end(text, other, between):
    assert str(TimeSpan(text).until(TimeSpan(other))) == between


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("-000X", "[-0004..0004]"),
        ("2024-XX-XX", "2029-XX-XX"),
        ("{2024-XX-XX,2023}", "{2029-XX-XX,2028}"),
    ],
)
def test_masks_moved_by_five_years(text, moved):
    span = TimeSpan(text).shift(years=5)
    assert span.relations(TimeSpan(moved)) & Relation.EQUALS
    assert span.bounds == TimeSpan(moved).bounds


@pytest.mark.parametrize("text", ["{1450S1,2329S2}", "{XXXX-02,1999}", "{XX67,1999}"])
@pytest.mark.parametrize("days", [-1, 1, 40])
def test_a_moved_set_holds_its_moved_ends(text, days):
    span = TimeSpan(text)
    old, new = span.bounds, span.shift(days=days).bounds
    assert new.start_min <= old.start_min + days
    assert old.end_max + days <= new.end_max


@pytest.mark.parametrize("text", ["XX67-XX-XX", "{XX67-XX-XX,1967-XX-XX}"])
def test_the_time_since_a_set_of_very_many_cells_starts_within_its_hull(text):
    span = TimeSpan(text)
    until = span.until(TimeSpan("Y12000"))
    assert until.bounds.start_min <= span.bounds.end_min
    assert span.bounds.end_max <= until.bounds.start_max


@pytest.mark.parametrize(
    ("text", "days", "years"),
    [("{..000X}", -400, 0), ("{0001-XX,000X-XX-XX,00XX}", 0, -3), ("{0001-XX-XX..}", 365, 0)],
)
def test_a_moved_set_around_the_year_0_loses_nothing(text, days, years):
    span = TimeSpan.parse(text)
    moved = span.shift(days=days, years=years)
    by = days or 366 * years
    slack = 0 if days else 366
    assert moved.bounds.start_min <= span.bounds.start_min + by + slack
    assert moved.bounds.end_max >= span.bounds.end_max + by - slack


def test_how_far_a_time_can_be_moved():
    with pytest.raises(vt.EDTFError, match="years go up to"):
        TimeSpan("2024").shift(days=10**18)
    with pytest.raises(vt.QueryError, match="cannot shift by 1000000000000000001"):
        TimeSpan("2024").shift(days=10**18 + 1)
    with pytest.raises(vt.TimelineError, match="cannot shift by '1': give a whole number up to"):
        TimeSpan("2024").shift(days="1")


@given(time_spans(), st.integers(-400, 400))
def test_what_is_moved_is_what_its_text_says(span: TimeSpan, days: int) -> None:
    try:
        moved = span.shift(days=days)
    except TimelineError:
        return
    again = TimeSpan(str(moved))
    assert moved == again
    assert (moved.cells, moved.seconds, moved.members, moved.precision) == (
        again.cells,
        again.seconds,
        again.members,
        again.precision,
    )

"""Spans: their relations by brute force over all completions, their order and arithmetic."""

import copy
import math
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from itertools import product

import pytest
from hypothesis import example, given, strategies as st

from strategies import allen, clocks, event_spans, relation_sets, time_spans
from venezuela_timeline.errors import EDTFError, QueryError, TimelineError
from venezuela_timeline.time import Certainty, Duration, Relation, TimeSpan, common_cells
from venezuela_timeline.time.days import inf

R = Relation
Completion = tuple[int, int]

HUGE = pytest.param(10**5000, id="huge")  # Python refuses to print it

# Small spans of every kind in the first days of March 2024, each with all its
# completions, written out as days of the month. Infinity is a day far off.
FAR = 30


def ordinal(day: int) -> int:
    return date(2024, 2, 29).toordinal() + day


def one_of(*days: int) -> set[Completion]:
    return {(day, day) for day in days}


def some_time(low: int, high: int) -> set[Completion]:
    return {(a, b) for a in range(low, high + 1) for b in range(a, high + 1)}


def from_to(starts: range, ends: range) -> set[Completion]:
    return {(a, b) for a in starts for b in ends if a <= b}


D = "2024-03-0"
SPANS: dict[str, set[Completion]] = {
    **{f"{D}{day}": one_of(day) for day in (1, 3, 4, 6)},
    "2024-03-0X": one_of(*range(1, 10)),
    "2024-03-X2": one_of(2, 12, 22),
    "2024-03-XX": one_of(*range(1, 32)),
    f"[{D}2,{D}4]": one_of(2, 4),
    f"[{D}2..{D}4]": one_of(2, 3, 4),
    f"[..{D}3]": one_of(*range(-FAR, 4)),
    f"[{D}3..]": one_of(*range(3, 2 * FAR)),
    f"{D}2/{D}2": {(2, 2)},
    f"{D}2/{D}4": {(2, 4)},
    f"{D}3/{D}6": {(3, 6)},
    f"{D}5/{D}6": {(5, 6)},
    f"{D}4/..": from_to(range(4, 5), range(4, 2 * FAR)),
    f"{D}4/": from_to(range(4, 5), range(4, 2 * FAR)),
    f"../{D}4": from_to(range(-FAR, 5), range(4, 5)),
    f"/{D}4": from_to(range(-FAR, 5), range(4, 5)),
    f"{D}X/{D}3": from_to(range(1, 4), range(3, 4)),
    f"{D}3/{D}X": from_to(range(3, 4), range(3, 10)),
    f"{D}X/{D}X": from_to(range(1, 10), range(1, 10)),
    "2024-03": some_time(1, 31),
    "[2024-03..2024-03]": some_time(1, 31),
    f"{{{D}2,{D}5}}": {(2, 5)},
    f"{{{D}2..{D}5}}": {(2, 5)},
    f"{{..{D}4}}": from_to(range(-FAR, 5), range(4, 5)),
    f"{{{D}4..}}": from_to(range(4, 5), range(4, 2 * FAR)),
    f"{{{D}X,{D}5}}": {(min(a, 5), max(a, 5)) for a in range(1, 10)},
    f"{{{D}X,{D}X}}": from_to(range(1, 10), range(1, 10)),
    f"{{2024-03-X2,{D}5}}": {(2, 5), (5, 12), (5, 22)},
    f"{{2024-03-X2,{D}5..{D}8}}": {(2, 8), (5, 12), (5, 22)},
    f"{D}3~": one_of(2, 3, 4),
    f"{D}3?/{D}6": from_to(range(2, 5), range(6, 7)),
    f"{D}3/{D}6%": from_to(range(3, 4), range(5, 8)),
    f"[{D}2?,{D}8]": one_of(1, 2, 3, 8),
}


@cache
def relation_of_days(first: Completion, second: Completion) -> Relation:
    return allen(first, second)


def by_completions(first: str, second: str) -> Relation:
    found = R.NONE
    for a, b in product(SPANS[first], SPANS[second]):
        found |= relation_of_days(a, b)
    return found


@pytest.mark.parametrize("first", SPANS)
def test_relations_are_those_of_all_completions(first: str) -> None:
    mine = TimeSpan(first)
    for second, others in SPANS.items():
        if "2024-03" in (first, second) and len(SPANS[first]) * len(others) > 40_000:
            continue
        theirs = TimeSpan(second)
        expected = by_completions(first, second)
        assert mine.relations(theirs) == expected, second
        assert theirs.relations(mine) == expected.converse, second


@pytest.mark.parametrize("first", SPANS)
def test_possible_is_one_of_the_relations_and_certain_is_all(first: str) -> None:
    mine = TimeSpan(first)
    for theirs in map(TimeSpan, SPANS):
        found = mine.relations(theirs)
        for asked in (R.NONE, *R, *(~one for one in R)):
            assert mine.possibly(asked, theirs) is bool(found & asked)
            assert mine.certainly(asked, theirs) is (found & asked == found)


def test_the_oracle_writes_days_as_the_span_does() -> None:
    for text, completions in SPANS.items():
        span = TimeSpan(text)
        low, high = min(a for a, _ in completions), max(b for _, b in completions)
        cells = span.cells_within()
        assert cells[0].start_min == (-inf if low == -FAR else ordinal(low)), text
        assert max(c.end_max for c in cells) == (inf if high == 2 * FAR - 1 else ordinal(high)), (
            text
        )


@given(time_spans(), time_spans(), relation_sets(), st.integers(0, 3))
def test_possibly_certainly_certainty(
    first: TimeSpan, second: TimeSpan, asked: Relation, tolerance: int
) -> None:
    found = first.relations(second, tolerance=tolerance)
    assert found
    assert second.relations(first, tolerance=tolerance) == found.converse
    possible = first.possibly(asked, second, tolerance=tolerance)
    certain = first.certainly(asked, second, tolerance=tolerance)
    assert possible is bool(found & asked)
    assert certain is (found & asked == found)
    truth = first.certainty(asked, second, tolerance=tolerance)
    assert (truth is not Certainty.IMPOSSIBLE) is possible
    assert (truth is Certainty.CERTAIN) is certain
    assert first.certainty(~asked, second, tolerance=tolerance) is ~truth


@given(time_spans(), time_spans())
def test_tolerance_only_adds(first: TimeSpan, second: TimeSpan) -> None:
    if first.exact and second.exact:
        strict = first.relations(second, tolerance=0)
        assert strict & first.relations(second, tolerance=1) == strict


def test_neighbouring_days_meet() -> None:
    assert TimeSpan("2024-07-28").relations(TimeSpan("2024-07-29")) == R.MEETS
    assert TimeSpan("2024-07-28").relations(TimeSpan("2024-07-30")) == R.BEFORE
    assert TimeSpan("2024-07").certainly(R.ENDS_BEFORE, TimeSpan("2024-08"))


# Times of day ---------------------------------------------------------------------------


def test_offsets_compare_as_instants() -> None:
    caracas = TimeSpan("2024-07-28T23:30:00-04:00")
    london = TimeSpan("2024-07-29T04:00:00+01:00")
    assert caracas.relations(london) == R.AFTER
    assert caracas.relations(TimeSpan("2024-07-29T03:30:00Z")) == R.EQUALS
    assert caracas.relations(TimeSpan("2024-07-29T03:30:01Z")) == R.MEETS
    assert caracas.relations(TimeSpan("2024-07-29")) == R.MEETS
    assert caracas.relations(TimeSpan("2024-07-28T01:00:00")) == R.EQUALS
    assert caracas != TimeSpan("2024-07-29T03:30:00Z")


def test_an_interval_of_instants_ends_without_its_end() -> None:
    morning = TimeSpan("2024-07-28T10:00:00Z/2024-07-28T12:00:00Z")
    noon = TimeSpan("2024-07-28T12:00:00Z/2024-07-28T13:00:00Z")
    assert morning.relations(noon) == R.MEETS
    assert morning.relations(TimeSpan("2024-07-28T11:00:00Z")) == R.CONTAINS
    assert TimeSpan("2024-07-28T11:00:00Z/..").relations(morning) == (
        R.DURING | R.FINISHES | R.OVERLAPPED_BY
    )
    assert TimeSpan("../2024-07-28T11:00:00Z").possibly(R.OVERLAPS, morning)


def test_known_until_in_seconds() -> None:
    ongoing = TimeSpan("2024-07-28T10:00:00-04:00/..")
    day = date(2024, 7, 30).toordinal()
    mine, _ = common_cells(ongoing, TimeSpan("2024-07-29T00:00:00Z"), known_until=day)
    assert mine[0].end_min == (day * 24 + 4) * 3600


def test_times() -> None:
    caracas = timezone(timedelta(hours=-4))
    span = TimeSpan("2024-07-28T23:30:00-04:00/2024-07-29T00:10:00-04:00")
    assert span.start_time == datetime(2024, 7, 28, 23, 30, tzinfo=caracas)
    assert span.end_time == datetime(2024, 7, 29, 0, 10, tzinfo=caracas)
    assert span.precision == "second"
    assert TimeSpan("2024-07-28T12:00:00").start_time == datetime(2024, 7, 28, 12)  # noqa: DTZ001
    assert TimeSpan("2024-07-28T12:00:00Z").end_time == datetime(2024, 7, 28, 12, tzinfo=UTC)
    assert TimeSpan("2024-07-28").start_time is None
    assert TimeSpan("2024-07-28/..").end_time is None
    assert TimeSpan("0000-07-28T12:00:00").start_time is None


@given(clocks(offset=True), clocks(offset=True))
def test_instants_agree_with_datetime(first: str, second: str) -> None:
    a, b = TimeSpan(first), TimeSpan(second)
    assert a.start_time is not None
    assert b.start_time is not None
    apart = (b.start_time - a.start_time).total_seconds()
    expected = {-1: R.MET_BY, 0: R.EQUALS, 1: R.MEETS}.get(
        int(apart), R.BEFORE if apart > 0 else R.AFTER
    )
    assert a.relations(b) == expected


@pytest.mark.parametrize(
    "tolerance", [-1, 10**15 + 1, True, 1.0, 1.5, "1", None, float("nan"), HUGE]
)
@pytest.mark.parametrize("text", ["2024~", "2024", "../..", "2024-07-28T20:00:00Z"])
def test_invalid_tolerances_are_refused(text: str, tolerance: int) -> None:
    span = TimeSpan(text)
    with pytest.raises(QueryError, match="not a number of units"):
        span.relations(span, tolerance=tolerance)
    with pytest.raises(QueryError, match="not a number of units"):
        span.possibly(R.EQUALS, span, tolerance=tolerance)
    with pytest.raises(QueryError, match="not a number of units"):
        span.certainly(R.EQUALS, span, tolerance=tolerance)


@pytest.mark.parametrize("until", [1.5, "2024", float("nan"), date(2024, 1, 1)])
@pytest.mark.parametrize("text", ["2006/..", "2006", "2024-07-28T20:00:00Z/.."])
def test_invalid_days_of_known_until_are_refused(text: str, until: float) -> None:
    span = TimeSpan(text)
    with pytest.raises(QueryError, match="is not a day"):
        common_cells(span, span, known_until=until)


@pytest.mark.parametrize("until", [-inf, inf, -(10**30), 10**30])
def test_days_known_until_far_off(until: float) -> None:
    span = TimeSpan("2006/..")
    (cell,) = span.cells_within(1, until)
    assert cell.end_min == max(until, span.bounds.end_min)


# Order ----------------------------------------------------------------------------------


@given(st.lists(time_spans(), min_size=2, max_size=5))
def test_order_is_total(spans: list[TimeSpan]) -> None:
    backwards = spans[::-1]
    spans.sort(key=lambda span: (span.sort_key, span.edtf))
    backwards.sort(key=lambda span: (span.sort_key, span.edtf))
    assert spans == backwards


@given(event_spans(), event_spans())
def test_certainly_before_sorts_before(first: TimeSpan, second: TimeSpan) -> None:
    if first.certainly(R.BEFORE, second):
        assert first.sort_key < second.sort_key


@given(time_spans(), time_spans())
def test_certainly_before_sorts_before_for_all_dates(first: TimeSpan, second: TimeSpan) -> None:
    if first.seconds is None and second.seconds is None and first.certainly(R.BEFORE, second):
        assert first.sort_key < second.sort_key


@given(clocks(offset=False), clocks(offset=False), st.sampled_from(("", "Z", "+05:00", "-11:30")))
@example("2024-07-28T01:00:00", "2024-07-28T02:00:00", "+05:00")
def test_certainly_before_sorts_before_for_times_of_one_offset(
    first: str, second: str, zone: str
) -> None:
    """Of an open or unknown start, too, which has no time of day of its own."""
    low, high = sorted((first, second))
    befores = (f"{low}{zone}", f"../{low}{zone}", f"/{low}{zone}")
    afters = (f"{high}{zone}", f"{high}{zone}/..", f"{high}{zone}/")
    for before, after in product(map(TimeSpan, befores), map(TimeSpan, afters)):
        if before.certainly(R.BEFORE, after):
            assert before.sort_key < after.sort_key


def test_a_start_without_a_time_of_day_is_placed_by_the_offset_of_the_end() -> None:
    day = TimeSpan("2024-07-28").bounds.start_min
    for text, ahead in (("+05:00", 5 * 3600), ("-04:30", -4.5 * 3600), ("Z", 0), ("", 0)):
        for start in ("2024-07-28", "/", ".."):
            end = f"2024-07-28T01:00:00{text}"
            span = TimeSpan(f"{start}/{end}" if start != "/" else f"/{end}")
            assert span.sort_key[:2] == (day, day * 86_400 - ahead)
    for plain in ("2024-07-28", "/2024-07-28", "2024-07-28/2024-07-29", "[2024-07-28,2025]"):
        assert TimeSpan(plain).sort_key[:2] == (day, day * 86_400)


def test_order_by_example() -> None:
    texts = [
        "[..2005]",
        "/2006-05",
        "2024",
        "2024-07",
        "2024-07-28",
        "2024-07-28T10:00:00",
        "2024-07-28T08:00:00-04:00",
        "2024-07-28/2024-07-29",
        "2024-07-29",
    ]
    shuffled = sorted(map(TimeSpan, sorted(texts)), key=lambda span: span.sort_key)
    by_day = [str(span) for span in shuffled]
    assert by_day.index("[..2005]") < by_day.index("/2006-05") < by_day.index("2024-07-28")
    assert by_day.index("2024-07-28T10:00:00") < by_day.index("2024-07-28T08:00:00-04:00")
    assert by_day[-1] == "2024-07-29"


# What it says ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024-07-28T10:00:00Z", "second"),
        ("2024-07-28", "day"),
        ("2024-10-XX", "day"),
        ("2024-10", "month"),
        ("2024-XX", "month"),
        ("2024-21", "season"),
        ("2024-36", "season"),
        ("2024", "year"),
        ("1X84", "year"),
        ("Y17E7", "year"),
        ("201X", "decade"),
        ("1950S3", "decade"),
        ("20XX", "century"),
        ("1950S2", "century"),
        ("XXXX", "millennium"),
        ("2024-07-28/2025", "year"),
        ("2024-07/..", "month"),
        ("[2024-07-28,2025]", "year"),
        ("2005/201X", "decade"),
        ("[19XX,2005]", "century"),
        ("2024-07-28/2024-07-29T10:00:00", "day"),
        ("../..", "unbounded"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert TimeSpan(text).precision == precision


def test_qualification_by_component() -> None:
    span = TimeSpan("2004?-06-~11")
    assert (span.uncertain, span.approximate) == (True, True)
    assert span.uncertain_parts == {"year"}
    assert span.approximate_parts == {"day"}
    assert TimeSpan("2004-06~-11").approximate_parts == {"year", "month"}
    assert TimeSpan("2004%").uncertain_parts == TimeSpan("2004%").approximate_parts == {"year"}
    assert TimeSpan("2004/2005~").approximate
    assert not TimeSpan("2004").approximate


def test_members() -> None:
    assert [str(member) for member in TimeSpan("{1667,1670..1672,1680..}").members] == [
        "1667",
        "{1670..1672}",
        "{1680..}",
    ]
    assert TimeSpan("{1960}").every
    assert not TimeSpan("[1960]").every
    assert TimeSpan("1960").members == (TimeSpan("1960"),)


def test_a_value_like_any_other() -> None:
    span = TimeSpan("2024-10~")
    assert repr(span) == "TimeSpan('2024-10~')"
    assert str(span) == span.edtf == "2024-10~"
    assert span.cells
    for same in (copy.copy(span), copy.deepcopy(span), pickle.loads(pickle.dumps(span))):  # noqa: S301
        assert same == span
        assert same.cells == span.cells
    assert span != "2024-10~"
    assert len({span, TimeSpan("2024-10~")}) == 1
    with pytest.raises(AttributeError):
        span.edtf = "2024"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        span.other = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        sorted([span, TimeSpan("2024")])  # type: ignore[type-var]


# Arithmetic -----------------------------------------------------------------------------


@given(time_spans(), st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_shifting_holds_every_day(span: TimeSpan, months: int, days: int) -> None:
    try:
        moved = span.shift(months=months, days=days)
    except TimelineError:
        assert abs(span.bounds.start_min) > 3 * 10**17 or abs(span.bounds.end_max) > 3 * 10**17
        return
    assert moved.approximate == span.approximate or -inf in moved.bounds or inf in moved.bounds
    if months == 0 and not span.every:
        assert moved.bounds.start_min <= span.bounds.start_min + days
        assert moved.bounds.end_max >= span.bounds.end_max + days


@given(st.dates(date(1000, 1, 1), date(8000, 1, 1)), st.integers(-9000, 9000))
def test_days_shift_like_dates(day: date, by: int) -> None:
    moved = TimeSpan(day.isoformat()).shift(days=by)
    assert moved.earliest == moved.latest == day + timedelta(by)
    assert moved.shift(days=-by) == TimeSpan(day.isoformat())


SHIFTED = [
    "2024-10/2024-12",
    "2023-11-2X/2024-02-0X",
    "2024-06~/2025-06",
    "../2024-34~",
    "2024-?08-05/..",
    "199X~",
    "2024-34%",
    "2024-21",
    "{2024-10,2024-12-XX}",
    "{2024-01..2024-03~}",
    "[2024-XX-15,2025]",
    "Y12340S4~/Y12400",
    "9999/..",
]


@pytest.mark.parametrize("text", SHIFTED)
@pytest.mark.parametrize("days", [1, -1, 5, 45, -400])
def test_a_shift_holds_all_that_the_time_may_be(text: str, days: int) -> None:
    """Every corner of every cell, moved, lies in a cell of the result."""
    span = TimeSpan(text)
    moved = span.shift(days=days)
    assert (moved.approximate, moved.uncertain) == (span.approximate, span.uncertain)
    for cell in span.cells:
        for start, end in product(cell[:2], cell[2:4]):
            low, high = start + days, end + days
            assert start > end or any(
                to.start_min <= low <= to.start_max and to.end_min <= high <= to.end_max
                for to in moved.cells
            )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("199X~", "[199X~..200X~]"),  # not years, which would be vague by one year only
        ("2024-34~", "[2024-34~..2024-35~]"),
        ("../1979-33~", "../1979-40~"),  # not 1979-0X~, vague by a month
        ("2024-~10/2025", "2024-~36/202X"),
        ("2024-~08-1X/2025", "2024-~08/202X"),
        ("-004X~", "[-004X~..-003X~]"),
        ("Y12340S4~", "[Y12340S4~..Y12350S4~]"),
        ("{1960}", "{196X}"),  # one year still, not all months from one to another
    ],
)
def test_a_shift_makes_nothing_less_vague(text: str, expected: str) -> None:
    assert str(TimeSpan(text).shift(days=5)) == expected


def test_until_keeps_qualifiers() -> None:
    span = TimeSpan("[2013-05-01,2013-05-08~]").until(TimeSpan("2015"))
    assert str(span) == "2013-05-0X~/2015"


@pytest.mark.parametrize("by", [1.5, "1", None, inf, 10**19, -(10**19), HUGE])
def test_shifts_by_no_number_are_refused(by: int) -> None:
    for text in ("2024", "2024-10-XX", "../..", "[2024]"):
        for unit in ("years", "months", "days"):
            with pytest.raises(QueryError, match="cannot shift by"):
                TimeSpan(text).shift(**{unit: by})
    with pytest.raises(EDTFError, match="10\\^15"):
        TimeSpan("2024").shift(years=10**15)


@given(time_spans())
def test_no_shift_is_no_change(span: TimeSpan) -> None:
    assert span.shift() == span


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        ("2024-01-31", {"months": 1}, "2024-02-29"),
        ("2024-02-29", {"years": 1}, "2025-02-28"),
        ("2024-10", {"months": 3}, "2025-01"),
        ("2024-10", {"days": 5}, "[2024-10..2024-11]"),
        ("2024-10-XX", {"days": 5}, "[2024-10-06..2024-11-05]"),
        ("2024-10-XX", {"months": 1}, "2024-11-XX"),
        ("2024-XX", {"years": 1}, "2025-XX"),
        ("2024", {"years": -2024}, "0000"),
        ("2024", {"months": 1}, "[2024-02..2025-01]"),
        ("201X", {"years": 10}, "202X"),
        ("201X", {"years": 1}, "[2011..2020]"),
        ("2024-21", {"years": 1}, "2025-21"),
        ("2024-34", {"months": 3}, "[2024-07..2024-09]"),
        ("2024-08~", {"months": 1}, "2024-09~"),
        ("2024-~08-05", {"days": 1}, "2024-~08-06"),
        ("2006/..", {"years": 1}, "2007/.."),
        ("2024-10/2024-12", {"days": 5}, "2024-36/2024-28"),
        ("[1667,1670..1672]", {"years": 1}, "[1668,1671..1673]"),
        ("{1667,1668}", {"years": 1}, "{1668,1669}"),
        ("9999-12", {"months": 1}, "Y10000"),
        ("9999", {"years": 1}, "Y10000"),
        ("0001-01-01", {"days": -1}, "0000-12-31"),
        ("Y17E7", {"years": 1}, "Y170000001"),
        ("2024-07-28T20:00:00-04:00", {"days": 4}, "2024-08-01T20:00:00-04:00"),
    ],
)
def test_shift(text: str, by: dict[str, int], expected: str) -> None:
    assert str(TimeSpan(text).shift(**by)) == expected


@pytest.mark.parametrize(
    ("text", "shortest", "longest"),
    [
        ("2024-07-28", 1, 1),
        ("2024-07", 1, 31),
        ("2024-07-XX", 1, 1),
        ("2024-10-22/2024-10-24", 3, 3),
        ("2004/2006", 367, 1096),
        ("2006/..", 1, inf),
        ("[2024-01-01,2024-02]", 1, 29),
        ("{1960-01-01,1960-01-03}", 3, 3),
    ],
)
def test_duration(text: str, shortest: float, longest: float) -> None:
    assert TimeSpan(text).duration == Duration(shortest, longest)


def test_until() -> None:
    assert str(TimeSpan("2019-05").until(TimeSpan("2019-09"))) == "2019-05/2019-09"
    assert str(TimeSpan("2013/2014").until(TimeSpan("2015/2016"))) == "2014/2015"
    assert str(TimeSpan("2013/..").until(TimeSpan("2015"))) == "/2015"
    assert str(TimeSpan("[2013-05..2013-09]").until(TimeSpan("2015~"))) == "2013-0X/2015~"
    with pytest.raises(EDTFError, match="before it starts"):
        TimeSpan("2019").until(TimeSpan("2018"))


def test_times_with_and_without_an_offset_are_not_put_in_order():
    text = "2024-07-28T10:00:00/2024-07-28T09:00:00Z"
    assert str(TimeSpan(text)) == text


CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.IMPOSSIBLE


def test_the_default_tolerance_is_one_unit_everywhere():
    vague, far = TimeSpan("2024~"), TimeSpan("2026")
    for ask in (vague.relations, vague.certainty, vague.possibly, vague.certainly):
        first = () if ask == vague.relations else (Relation.INTERSECTS,)
        assert ask(*first, far) == ask(*first, far, tolerance=1)
    assert not vague.possibly(Relation.INTERSECTS, far)
    assert vague.possibly(Relation.INTERSECTS, far, tolerance=2)
    assert vague.certainty(Relation.INTERSECTS, far) is IMPOSSIBLE
    assert vague.certainty(Relation.INTERSECTS, far, tolerance=2) is POSSIBLE
    assert vague.certainly(Relation.ENDS_BEFORE, far)
    assert not vague.certainly(Relation.ENDS_BEFORE, far, tolerance=2)
    assert common_cells(vague, far) == common_cells(vague, far, tolerance=1)


def test_an_instant_that_goes_on_is_known_to_until_the_end_of_a_day():
    day = date(2024, 7, 28).toordinal()
    second = 24 * 60 * 60
    moment, going = TimeSpan("2024-07-28T10:00:00Z"), TimeSpan("2024-01-01T00:00:00-04:00/..")
    ((mine,), (theirs,)) = common_cells(moment, going, other_known_until=day)
    assert theirs.end_min == day * second + 4 * 60 * 60
    assert theirs.end_max == math.inf
    ((mine_open,), _) = common_cells(going, moment, known_until=day)
    assert mine_open == theirs
    ((_,), (unknown,)) = common_cells(moment, going)
    assert unknown.end_min < theirs.end_min
    assert mine.end_min == mine.start_min
    assert isinstance(theirs.end_min, int)


def test_an_instant_that_goes_on_for_ever_or_began_in_the_year_0():
    moment, going = TimeSpan("2024-07-28T10:00:00Z"), TimeSpan("2024-01-01T00:00:00Z/..")
    assert common_cells(moment, going, other_known_until=math.inf)[1][0].end_min == math.inf
    assert common_cells(moment, going, other_known_until=-math.inf) == common_cells(moment, going)
    day = date(2024, 7, 28).toordinal()
    long = TimeSpan("0000-01-01T00:00:00Z/..")
    assert common_cells(moment, long, other_known_until=day)[1][0].end_min == day * 86_400


def test_times_of_day_have_their_seconds():
    span = TimeSpan("2024-07-28T10:20:30Z/2024-07-28T13:21:31+02:00")
    assert span.start_time == datetime(2024, 7, 28, 10, 20, 30, tzinfo=UTC)
    assert (span.end_time.minute, span.end_time.second) == (21, 31)
    assert span.end_time.utcoffset() == timedelta(hours=2)

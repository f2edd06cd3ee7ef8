"""Days that come back, durations, distances, and windows with times of day, by brute force."""

from __future__ import annotations

import datetime
import math
import random
from itertools import product

import pytest

import venezuela_timeline as vt
from venezuela_timeline.time import Cell
from venezuela_timeline.time.days import calendar_day, day_number
from venezuela_timeline.timeline.cell_tests import forms_test
from venezuela_timeline.timeline.offsets import DAY_SECONDS, Reach
from venezuela_timeline.timeline.query import OfTime
from venezuela_timeline.timeline.window_forms import Limit, in_days
from venezuela_timeline.timeline.yearly import Yearly


def cells_from(base, count=4):
    """Every cell with tight bounds within some days."""
    days = range(base, base + count)
    found = [
        Cell(a, b, c, d, linked=False)
        for a, b, c, d in product(days, repeat=4)
        if a <= b and c <= d and a <= c and b <= d
    ]
    return found + [Cell(a, b, a, b, linked=True) for a, b in product(days, days) if a <= b]


def completions(cell):
    return [
        (start, end)
        for start in range(int(cell.start_min), int(cell.start_max) + 1)
        for end in range(int(cell.end_min), int(cell.end_max) + 1)
        if (start == end if cell.linked else start <= end)
    ]


def agrees(query, cell, holds, moments=((),)):
    """Whether both readings are those of all completions of a cell and of the moments."""
    found = [holds(*mine, *theirs) for mine in completions(cell) for theirs in moments]
    compared = query.compared(0, lambda _: None)
    for certainly, wanted in ((False, any(found)), (True, all(found))):
        test = forms_test(*compared.in_days(certainly=certainly), certainly=certainly)
        assert test([cell]) is wanted, (query, cell, certainly)


FEBRUARY = [day_number(2023, 2, 26), day_number(2024, 2, 27), day_number(2023, 12, 30)]


@pytest.mark.parametrize("text", ["02-28", "02-29", "03-01", "12-31", "01-01"])
def test_a_day_of_the_year_is_met_in_some_year(text):
    month, day = map(int, text.split("-"))
    for cell in (cell for base in FEBRUARY for cell in cells_from(base)):
        agrees(
            vt.on_day(text),
            cell,
            lambda start, end: any(
                calendar_day(one)[1:] == (month, day) for one in range(start, end + 1)
            ),
        )


def years_later(start, years):
    """The anniversary of a day, by the calendar."""
    year, month, day = calendar_day(start)
    try:
        return day_number(year + years, month, day)
    except ValueError:
        return day_number(year + years, 2, 28)


@pytest.mark.parametrize(
    "window",
    [
        *(
            "2026-02-28",
            "2028-02-28",
            "2028-02-29",
            "2024-02-29",
            "2026-03-01",
            "2026-02-27/2026-03-01",
        ),
        *("2028-02-29/2028-03-01", "2028-02-28/2028-02-29", "2026-12-31/2027-01-01", "2025-02"),
        *("2023-02-27", "2025-06-01/2026-02-28", "2027-06-01/2028-02-29", "2026-02-28/2026-11"),
    ],
)
def test_an_anniversary_is_a_start_in_an_earlier_year(window):
    query = vt.anniversary(window)
    first, last = query.of.window
    for base in (*FEBRUARY, day_number(2026, 2, 27)):
        for cell in cells_from(base)[::3]:
            agrees(
                query,
                cell,
                lambda start, _: any(
                    first <= years_later(start, years) <= last for years in range(1, 8)
                ),
            )


def test_times_without_end_meet_what_comes_back():
    inf, july = math.inf, Yearly.day(7, 28)
    assert july.meets(-inf, inf)
    assert july.meets(0, inf)
    assert july.meets(-inf, 5)
    assert not july.meets(inf, inf)
    assert not july.meets(-inf, -inf)
    past = vt.anniversary("2024-07-28").yearly
    assert past.meets(-inf, inf)
    assert past.meets(day_number(2023, 7, 28), inf)
    assert not past.meets(day_number(2023, 7, 29), inf)
    assert not past.meets(day_number(2024, 7, 28), day_number(2024, 7, 28))


@pytest.mark.parametrize("bounds", [(1, None), (2, None), (3, 3), (1, 1), (2, 3)])
def test_lasting_counts_the_first_and_the_last_day(bounds):
    least, most = bounds
    query = vt.lasting(least, at_most=most)
    for cell in cells_from(5):
        agrees(query, cell, lambda start, end: least <= end - start + 1 <= (most or 9))


def following(day, offset):
    """The day that an offset leads to, by the calendar."""
    if offset.unit == "days":
        return day + offset.amount
    year, month, number = calendar_day(day)
    whole = year * 12 + month - 1 + offset.amount
    for last in range(number, 0, -1):
        try:
            return day_number(whole // 12, whole % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError


OFFSETS = [vt.Offset(1, "days"), vt.Offset(1, "months")]


@pytest.mark.parametrize("offset", OFFSETS)
def test_within_is_counted_from_the_earlier_of_the_two(offset):
    chance = random.Random(3)  # noqa: S311  (no secret)
    bases = [day_number(2023, 1, 28), day_number(2023, 2, 26), day_number(2023, 3, 29)]
    events = [cell for base in bases for cell in cells_from(base)]
    for _ in range(250):
        moment, cell = chance.choice(events), chance.choice(events)
        # A moment of such bounds: `around` is what `compared` does to each of its cells.
        reached = vt.within(offset, of="2023").compared(0, lambda _: None)
        compared = reached._replace(days=(Reach(offset).around(moment),))
        found = [
            start <= following(last, offset) and first <= following(end, offset)
            for (start, end), (first, last) in product(completions(cell), completions(moment))
        ]
        for certainly, wanted in ((False, any(found)), (True, all(found))):
            test = forms_test(*compared.in_days(certainly=certainly), certainly=certainly)
            assert test([cell]) is wanted, (offset, cell, moment, certainly)


@pytest.mark.parametrize("unit", [1, DAY_SECONDS])
def test_an_offset_leads_back_to_the_first_that_reaches(unit):
    for offset in (*OFFSETS, vt.Offset(2, "weeks"), vt.Offset(13, "months")):
        reach = Reach(offset, unit)
        for day in range(day_number(2023, 12, 28), day_number(2024, 4, 2)):
            number = day * unit + 7 % unit
            first = reach.back(number)
            assert reach.onward(first) >= number > reach.onward(first - 1)
            assert reach.onward(number + 1) >= reach.onward(number)
        for end in (-math.inf, math.inf):
            assert reach.back(end) == reach.onward(end) == end


def test_between_is_from_the_one_to_the_other():
    spans = ["2024-01-01", "2024-01-02/2024-01-03", "[2024-01-01,2024-01-03]", "2024-01-XX"]
    ends = {
        text: [(a, b) for cell in vt.TimeSpan(text).cells for a, b in completions(cell)]
        for text in spans
    }
    base = day_number(2024, 1, 1)
    for one, other in product(spans, spans):
        if min(ends[one])[0] > max(ends[other], key=lambda pair: pair[1])[1]:
            continue  # refused: it ends before it starts
        query = vt.between(vt.TimeSpan(one), vt.TimeSpan(other))
        moments = [(first, last) for (first, _), (_, last) in product(ends[one], ends[other])]
        for cell in cells_from(base, 3):
            agrees(
                query,
                cell,
                lambda start, end, first, last: first <= start and end <= last,
                moments,
            )


def test_an_event_of_a_day_may_be_at_any_hour_of_it_by_any_clock():
    hour = 3600
    chance = random.Random(4)  # noqa: S311  (no secret)
    for _ in range(300):
        day, more = chance.randint(9, 11), chance.randint(-30, 60)
        first = 10 * DAY_SECONDS + more * hour
        bound = chance.choice(["start_min", "start_max", "end_min", "end_max"])
        ((limit,),) = in_days([(Limit(bound, first, first + 5 * hour),)])
        # A day begins earliest where the clocks are 14 hours ahead, and ends last 12 hours behind.
        second = (
            day * DAY_SECONDS - 14 * hour
            if bound.endswith("min")
            else (day + 1) * DAY_SECONDS - 1 + 12 * hour
        )
        assert (limit.earliest <= day <= limit.latest) is (first <= second <= first + 5 * hour)
    ((limit,),) = in_days([(Limit("start_min"),)])
    assert (limit.earliest, limit.latest) == (-math.inf, math.inf)


EVENING = "2024-07-28T18:00-04:00/2024-07-29T00:30-04:00"


def answer(when, query):
    """Whether an event at a time answers a query: certain 2, possible 1, impossible 0."""
    tl = vt.Timeline([vt.Event("e", "E", when)])
    return len(tl.where(query)) + len(tl.where(query, certainly=True))


@pytest.mark.parametrize(
    ("when", "ask", "wanted"),
    [
        ("2024-07-28T18:00:00-04:00", vt.during, 2),
        ("2024-07-28T17:59:59-04:00", vt.during, 0),
        ("2024-07-29T04:29:59Z", vt.during, 2),
        ("2024-07-29T04:30:00Z", vt.during, 0),
        ("2024-07-29T04:30:00Z", vt.after, 2),
        ("2024-07-28T22:00:00Z/2024-07-30T00:00:00Z", vt.overlapping, 2),
        ("2024-07-28T22:00:00Z/2024-07-30T00:00:00Z", vt.during, 0),
        # of these only the days are known
        ("2024-07-28", vt.during, 1),
        ("2024-07-29", vt.during, 1),
        ("2024-07-28T20:00:00", vt.during, 1),
        ("2024-07", vt.during, 1),
        ("2024-07-31", vt.during, 0),
        ("2024-07-28", vt.before, 1),
        ("2024-07-27", vt.before, 2),  # it ends at noon of the 28th in UTC, at the latest
        ("2024-07-26", vt.after, 0),
        ("2024-07-31", vt.after, 2),
        ("2006/..", vt.overlapping, 1),
    ],
)
def test_a_window_with_times_of_day_is_exact_among_instants(when, ask, wanted):
    assert answer(when, ask(EVENING)) == wanted
    assert answer(when, ~ask(EVENING)) == 2 - wanted


@pytest.mark.parametrize(
    ("when", "moment", "ask", "wanted"),
    [
        ("2024-07-28T18:00:00-04:00", "2024-07-28T18:00:00-04:00", vt.during, 2),
        ("2024-07-28T18:00:00-04:00", "2024-07-28T18:00-04:00", vt.during, 2),
        ("2024-07-28T18:00:01-04:00", "2024-07-28T18:00:00-04:00", vt.during, 0),
        ("2024-07-28", "2024-07-28T18:00-04:00", vt.during, 1),
        ("2024-07-28/2024-07-29", "2024-07-28T18:00-04:00", vt.during, 1),
        ("2024-07-26/2024-07-30", "2024-07-28T18:00-04:00", vt.during, 0),
        ("2024-07-26/2024-07-30", "2024-07-28T18:00-04:00", vt.overlapping, 2),
        ("2024-07", "2024-07-28T18:00-04:00", vt.during, 1),
        ("2024-07-31", "2024-07-28T18:00-04:00", vt.on, 0),
        ("9999-12-31", "9999-12-31T23:59Z", vt.during, 1),
    ],
)
def test_a_window_may_be_a_single_moment(when, moment, ask, wanted):
    assert answer(when, ask(moment)) == wanted
    assert answer(when, ~ask(moment)) == 2 - wanted


def test_instants_are_within_and_between_by_the_second():
    noon = "2024-07-28T12:00Z"
    assert answer("2024-07-29T12:00:00Z", vt.within("1 day", of=noon)) == 2
    assert answer("2024-07-29T12:00:01Z", vt.within("1 day", of=noon)) == 0
    assert answer("2024-08-28T23:59:59Z", vt.within("1 month", of=noon)) == 2
    assert answer("2024-08-29T00:00:00Z", vt.within("1 month", of=noon)) == 0
    between = vt.between(noon, "2024-07-28T13:00Z")
    assert answer("2024-07-28T12:30:00Z", between) == 2
    assert answer("2024-07-28T14:30:00+01:00", between) == 0
    assert answer("2024-07-28", between) == 1
    assert answer("2024-07-28T12:00:00Z", vt.on("2024-07-28T08:00-04:00")) == 2


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: vt.during("2024-07-28T18:00"), "by which clock.* such as '2024-07-28T18:00:00Z'"),
        (lambda: vt.during("2024-07-28T18:00/.."), "such as '2024-07-28T18:00:00Z/..'"),
        (lambda: vt.on(datetime.datetime(2024, 7, 28, 9)), "by which clock"),  # noqa: DTZ001
        (lambda: vt.between("2024-07-28T18:00Z", "2024-08"), "which hours of '2024-08' are meant"),
        (lambda: vt.between("2024-08", "2024-09-28T18:00Z"), "which hours of '2024-08' are meant"),
        (lambda: vt.between("2024-08", "2024-07"), "ends before it starts: swap"),
        (lambda: vt.on_day("7-28"), "is not a day of the year: write its month and day"),
        (lambda: vt.on_day("02-30"), "is not a day of the year"),
        (lambda: vt.on_day(728), "is not a day of the year"),
        (lambda: vt.anniversary("2026"), "365 days has an anniversary of every event"),
        (lambda: vt.anniversary("2026/.."), "write a day or a window of days"),
        (lambda: vt.anniversary(vt.TimeSpan("2026-07-XX")), "write a day or a window of days"),
        (lambda: vt.lasting(0), "write 1 day or more"),
        (lambda: vt.lasting("1 month"), "months have 28 to 31 days: write days"),
        (lambda: vt.lasting(3, at_most="2 days"), "swap the two"),
        (lambda: vt.within("x", of="2024"), "is not an offset: write whole days, weeks or months"),
        (lambda: vt.within(3, of="2024"), "is not an offset"),
    ],
)
def test_what_cannot_be_asked_is_refused(ask, message):
    with pytest.raises(vt.QueryError, match=message):
        ask()


def test_a_time_of_day_on_one_side_only_is_refused():
    with pytest.raises(vt.PhraseError, match="has a time of day on one side only"):
        vt.during("2024-07-28/2024-07-29T10:00Z")


def test_a_midnight_without_a_zone_stands_for_its_day():
    assert answer("2024-07-28", vt.on(datetime.datetime(2024, 7, 28))) == 2  # noqa: DTZ001


def test_questions_print_as_they_are_written():
    for query in (
        vt.on_day("07-28"),
        vt.anniversary("2026-07-28"),
        vt.lasting(30),
        vt.lasting(1, at_most=7),
        vt.within("1 month", of="2024-07-28"),
        vt.between("2024-07-28", "2024-10"),
    ):
        assert eval(repr(query), vars(vt)) == query  # noqa: S307  (its own words)
    assert vt.lasting("2 weeks") == vt.lasting(14)


def test_the_index_and_the_test_of_each_event_agree():
    tl = vt.load()
    vote = tl["presidential-election-2024"]
    for query in (vt.within("3 weeks", of="2024-07-28"), vt.between("2024-07-28", "2024-10")):
        for certainly in (False, True):
            alone = tl.where(query, certainly=certainly)
            others = tl.where(~query, certainly=not certainly)  # by a test of each event
            assert alone == tl - others
    assert vote in tl.where(vt.within("1 day", of=vote), certainly=True)


def test_a_question_about_time_answers_nothing_itself():
    query = OfTime()
    assert query.window is None
    with pytest.raises(NotImplementedError):
        query.compared(0, lambda _: None)


def test_ids_stand_for_events_and_what_is_neither_is_refused():
    tl = vt.load()
    vote = tl["presidential-election-2024"]
    for named, meant in (
        (vt.within("1 week", of=vote.id), vt.within("1 week", of=vote)),
        (vt.between(vote.id, "2024-10"), vt.between(vote, "2024-10")),
    ):
        assert tl.where(named) == tl.where(meant)
    with pytest.raises(vt.QueryError, match="no event has that id"):
        tl.where(vt.within("1 week", of="no-such-vote"))


def test_slices_take_times_of_day_with_their_offset():
    tl = vt.Timeline([vt.Event("e", "E", "2024-07-28T18:30:00-04:00")])
    assert tl["2024-07-28T22:00Z":"2024-07-28T23:00Z"]
    assert not tl["2024-07-28T23:00Z":"2024-07-29T00:00Z"]
    with pytest.raises(vt.QueryError, match="ends before it starts: swap them"):
        tl["2024-08":"2024-07"]

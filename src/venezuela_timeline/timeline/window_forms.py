"""What each predicate of time means: the one table that every evaluation reads.

An event goes from its ``start`` to its ``end``; the time that it is compared with goes from its
``first`` day to its ``last``. A predicate is a few comparisons of these four ends, which must all
hold: one row of `PREDICATES`.

Both readings follow from the row. Each end is only known to lie between two bounds. So a comparison
is *certain* if the latest place of its earlier end still comes before the earliest place of its
later end, and *possible* if the earliest place of the one comes before the latest of the other.
What follows from several comparisons together must be possible, too: an event within one unknown
day must be able to be as short as a day.

The forms that come from the table are evaluated over numbers (`cell_tests`, `index`), over the
columns of dataframes and engines (`frames`) and by the script of a page (`view.page`).
"""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise, permutations
from math import isinf
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from venezuela_timeline.time.days import Day, inf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from venezuela_timeline.time.relation import Cell

    from .yearly import Yearly


class Comparison(NamedTuple):
    """``earlier + days <= later``: one end comes at least so many days before another.

    Attributes:
        earlier: The end that comes first, or a bound of it.
        later: The end that comes second, or a bound of it.
        days: How many days later it comes at least; with 0 they may be the same day.
    """

    earlier: str
    later: str
    days: int = 0


Meaning: TypeAlias = tuple[Comparison, ...]
"""Comparisons of the four ends that must all hold."""


class Limit(NamedTuple):
    """``earliest <= bound <= latest``: a bound of the event lies between two days.

    Attributes:
        bound: The name of a bound, as in `Cell`.
        earliest: The first day that it may be, or minus infinity.
        latest: The last day that it may be, or infinity.
    """

    bound: str
    earliest: Day = -inf
    latest: Day = inf


class Recurring(NamedTuple):
    """In some year the days end on or after one bound of the event, and begin by another.

    Attributes:
        earliest: The name of the one bound, as in `Cell`.
        latest: The name of the other.
        days: The days that come back every year.
    """

    earliest: str
    latest: str
    days: Yearly


Form: TypeAlias = tuple[Limit | Comparison | Recurring, ...]
"""What must all hold of the bounds of an event."""

_DURING: Final[Meaning] = (Comparison("first", "start"), Comparison("end", "last"))

OVERLAPPING: Final[Meaning] = (Comparison("start", "last"), Comparison("first", "end"))

PREDICATES: Final[Mapping[str, Meaning]] = {
    "during": _DURING,
    "overlapping": OVERLAPPING,
    "on": OVERLAPPING,
    "before": (Comparison("end", "first", days=1),),
    "after": (Comparison("last", "start", days=1),),
}
"""The predicates of time, by the names of their constructors in `predicates`."""

RELATED: Final[Mapping[str, Meaning]] = {
    "between": _DURING,  # from the first day of one time to the last day of another
    "within": OVERLAPPING,  # of the time with an offset on both sides of it
    "on_day": OVERLAPPING,  # of a day that comes back every year
    "anniversary": (Comparison("start", "last"), Comparison("first", "start")),  # of its start
    "followed_by": (Comparison("last", "start", days=1), Comparison("start", "until")),
}
"""The predicates that compare with what is made of several times or of an offset.

In `followed_by`, an event starts after the `last` day of another, and by the day `until` which an
offset leads from there.
"""


def lasting(at_least: int, at_most: int | None) -> Meaning:
    """The meaning of lasting so many days, the first and the last one included."""
    shortest = Comparison("start", "end", days=at_least - 1)
    if at_most is None:
        return (shortest,)
    return (shortest, Comparison("end", "start", days=1 - at_most))


_IN_ORDER = {("start", "end"), ("first", "last")}
"""Nothing ends before it starts."""

_MOMENT = ("first_min", "first_max", "last_min", "last_max")
"""What the bounds of a moment's cell are called, in their order."""


@cache  # the rows are few, and each search asks
def form_of(
    meaning: Meaning, *, certainly: bool, linked: bool = False, one_day: bool = False
) -> tuple[Comparison, ...] | None:
    """The meaning of a predicate as comparisons between bounds of both times.

    Args:
        meaning: A row of `PREDICATES`.
        certainly: Whether it must hold for every choice of the four ends, or for some choice.
        linked: Whether the event lasts exactly one day, so that its end is its start.
        one_day: Whether the time that it is compared with lasts exactly one day.

    Returns:
        The comparisons, or None if nothing can satisfy the predicate.

    >>> form_of(PREDICATES["before"], certainly=True)
    (Comparison(earlier='end_max', later='first_min', days=1),)
    """
    order = _IN_ORDER | {(end, end) for pair in _IN_ORDER for end in pair}
    order |= {("end", "start")} if linked else set()
    order |= {("last", "first")} if one_day else set()
    asked = [
        comparison
        for comparison in (meaning if certainly else _chains(meaning, order))
        if comparison.days > 0 or comparison[:2] not in order  # else it always holds
    ]
    if any((later, earlier) in order and days > 0 for earlier, later, days in asked):
        return None
    one, other = ("max", "min") if certainly else ("min", "max")
    return tuple(
        Comparison(f"{earlier}_{one}", f"{later}_{other}", days) for earlier, later, days in asked
    )


def _chains(meaning: Meaning, order: set[tuple[str, str]]) -> Iterator[Comparison]:
    """Comparisons, and what follows from several of them in a row.

    Nothing else can rule out a choice of the four ends: they are a simple temporal network, where
    a choice exists unless some chain from a least bound to a greatest one is too long.
    """
    for count in range(1, len(meaning) + 1):
        for run in permutations(meaning, count):
            if all((one.later, other.earlier) in order for one, other in pairwise(run)):
                yield Comparison(run[0].earlier, run[-1].later, sum(one.days for one in run))


def forms_for(
    meaning: Meaning, moment: Sequence[Cell], *, certainly: bool, linked: bool = False
) -> tuple[Form, ...]:
    """The meaning of a predicate for one moment, as conditions on the bounds of an event.

    Args:
        meaning: A row of `PREDICATES`.
        moment: The cells of the time that the event is compared with.
        certainly: Whether it must hold for every choice of the four ends, or for some choice.
        linked: Whether the event lasts exactly one day, so that its end is its start.

    Returns:
        Forms of which one must hold; none at all if no event can satisfy the predicate.

    >>> from venezuela_timeline.time import Cell
    >>> forms_for(PREDICATES["before"], [Cell(5, 5, 8, 8, linked=False)], certainly=True)
    ((Limit(bound='end_max', earliest=-inf, latest=4),),)
    """
    found = [
        _placed(form_of(meaning, certainly=certainly, linked=linked, one_day=cell.linked), cell)
        for cell in moment
    ]
    forms = [form for form in found if form is not None]
    if certainly and len(forms) < len(found):
        return ()
    if len(forms) < 2:  # noqa: PLR2004  (as most often)
        return tuple(forms)
    # What is certain holds whichever cell the moment is in: all forms at once.
    return (_all_of(forms),) if certainly else _any_of(forms)


def recurring_form(meaning: Meaning, days: Yearly, *, certainly: bool) -> Form:
    """The meaning of a predicate for days that come back every year.

    It says that the event is there by the last of the days and until the first of them, in one of
    the years. That is also exact for certainty: the days of two years never touch, so an event that
    surely meets some of them surely meets those of one year.
    """
    (earliest, _, _), (_, latest, _) = form_of(meaning, certainly=certainly) or ()
    return (Recurring(earliest, latest, days),)


_AHEAD, _BEHIND = 14 * 3600, 12 * 3600
"""How far from UTC the clocks of a day may be, in seconds."""

_DAY = 86_400


def in_days(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Forms for seconds as forms for an event of which only the days are known.

    It may be at any time on them, by any clock between 12 hours behind and 14 hours ahead of UTC.
    """
    return tuple(tuple(map(_condition_in_days, form)) for form in forms)


def _condition_in_days(condition: Limit | Comparison | Recurring) -> Limit | Comparison:
    if isinstance(condition, Limit):
        bound, earliest, latest = condition
        more = _second_of(bound)
        first = earliest if isinf(earliest) else -((more - earliest) // _DAY)
        return Limit(bound, first, latest if isinf(latest) else (latest - more) // _DAY)
    assert isinstance(condition, Comparison)  # noqa: S101  (what comes back every year are days)
    earlier, later, seconds = condition
    apart = _second_of(later) - _second_of(earlier) - seconds
    return Comparison(earlier, later, -(apart // _DAY))


def _second_of(bound: str) -> int:
    """Which second a bound is that lies on the day 0, the least or the greatest of them.

    The first second of the day n is 86,400 n, and its last is 86,399 later.
    """
    return -_AHEAD if bound.endswith("min") else _DAY - 1 + _BEHIND


def _placed(form: tuple[Comparison, ...] | None, cell: Cell) -> Form | None:
    """A form with the days of a moment's cell in place of its bounds; None if it never holds."""
    if form is None:
        return None
    days_of = dict(zip(_MOMENT, cell, strict=False))
    conditions = [_condition(comparison, days_of) for comparison in form]
    if False in conditions:
        return None
    return tuple([one for one in conditions if not isinstance(one, bool)])


def _condition(comparison: Comparison, days_of: dict[str, Day]) -> Limit | Comparison | bool:
    """A comparison with days in it, or its truth if it is the same for every event."""
    earlier, later, days = comparison
    if earlier in days_of and later in days_of:
        return days_of[earlier] + days <= days_of[later]
    if earlier in days_of:
        day = days_of[earlier]
        # Every event comes after minus infinity, and none as late as infinity.
        return day < inf if isinf(day) else Limit(later, day + days, inf)
    if later in days_of:
        day = days_of[later]
        return day > -inf if isinf(day) else Limit(earlier, -inf, day - days)
    return comparison


def _all_of(forms: Sequence[Form]) -> Form:
    """Forms at once, as one with a single limit for each bound."""
    limits: dict[str, Limit] = {}
    others: list[Comparison | Recurring] = []
    for condition in chain.from_iterable(forms):
        if isinstance(condition, Limit):
            bound, earliest, latest = condition
            known = limits.get(bound, condition)
            limits[bound] = Limit(bound, max(earliest, known.earliest), min(latest, known.latest))
        elif condition not in others:
            others.append(condition)
    return (*limits.values(), *others)


def _any_of(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Any of some forms: if each is a limit to one side of one bound, the widest of them."""
    limits = [form[0] for form in forms if len(form) == 1 and isinstance(form[0], Limit)]
    sides = {(limit.bound, limit.latest == inf) for limit in limits}
    if len(limits) < len(forms) or len(sides) > 1:
        return tuple(dict.fromkeys(forms))
    bounds, earliest, latest = zip(*limits, strict=True)
    return ((Limit(bounds[0], min(earliest), max(latest)),),)

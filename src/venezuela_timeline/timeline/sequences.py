"""Which events follow which: a statement, then a sanction.

An event follows another if it starts after the other's last day, and by the day to which an offset
leads from there: a row of `window_forms.RELATED`. Either reading compares one range of days with
another: of the first event, the days on which the second may or must start; of the second, the days
on which it may start. So the pairs are a join of two sorted lists.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

import attrs

from venezuela_timeline.model import Event
from venezuela_timeline.time import Bounds, Cell, Certainty, bounds_of
from venezuela_timeline.time.days import Day, inf

from .index import Index
from .offsets import DAY_SECONDS, Reach, to_offset
from .reading import own_cells, own_seconds
from .window_forms import OVERLAPPING

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Offset

    from .query import Query
    from .timeline import Timeline


class Times(NamedTuple):
    """The time of one event in a sequence.

    Attributes:
        days: Its cells in days.
        seconds: Its cells in seconds, if it is an instant.
        certain: Whether the event certainly is one of those that are asked for.
    """

    days: Sequence[Cell]
    seconds: Sequence[Cell] | None = None
    certain: bool = True


class Found(NamedTuple):
    """Positions of the first and of the second events of the pairs, and whether each is certain."""

    first: Sequence[int]
    second: Sequence[int]
    certain: Sequence[int]


def followers(first: Sequence[Times], second: Sequence[Times], within: Offset) -> Found:
    """The pairs of which the second may follow the first, in order.

    Args:
        first: The times of the first events.
        second: Those of the second.
        within: How far the second may be from the first.
    """
    rows: dict[int, bool] = {}  # by one number for both positions: a hundred thousand are sorted
    for mine, theirs, unit in _axes(first, second):
        _join(rows, mine, theirs, Reach(within, unit), len(second))
    firsts, seconds, certain = array("q"), array("q"), array("b")
    for row in sorted(rows):
        one, other = divmod(row, len(second))
        sure = rows[row] and first[one].certain and second[other].certain
        firsts.append(one)
        seconds.append(other)
        certain.append(sure)
    return Found(firsts, seconds, certain)


_Placed = list[tuple[int, Sequence[Cell]]]


def _axes(
    first: Sequence[Times], second: Sequence[Times]
) -> Iterator[tuple[_Placed, _Placed, int]]:
    """The events that meet in seconds, which are instants, and those that meet in days."""
    instants = [
        [(at, times.seconds) for at, times in enumerate(side) if times.seconds is not None]
        for side in (first, second)
    ]
    days = [[(at, times.days) for at, times in enumerate(side)] for side in (first, second)]
    if not all(instants):
        yield days[0], days[1], 1
        return
    yield instants[0], instants[1], DAY_SECONDS
    exact = [{at for at, _ in side} for side in instants]
    others = [
        [row for row in side if row[0] not in known]
        for side, known in zip(days, exact, strict=True)
    ]
    yield others[0], days[1], 1
    yield [row for row in days[0] if row[0] in exact[0]], others[1], 1


def _join(rows: dict[int, bool], first: _Placed, second: _Placed, reach: Reach, width: int) -> None:
    """Add the pairs that may follow, and whether they certainly do."""
    starts = _Ranges((cell.start_min, cell.start_max, at) for at, cells in second for cell in cells)
    surely = {at: _hull(cells) for at, cells in second}
    for at, cells in first:
        # All places of the first must leave the second time to follow.
        place = _hull(cells)
        low, high, row = place.end_max + 1, reach.onward(place.end_min), at * width
        for cell in cells:
            for other in starts.meeting(cell.end_min + 1, reach.onward(cell.end_max)):
                start = surely[other]
                rows[row + other] = low <= start.start_min and start.start_max <= high


def _hull(cells: Sequence[Cell]) -> Cell | Bounds:
    """The bounds around all of them."""
    return cells[0] if len(cells) == 1 else bounds_of(cells)


class _Ranges:
    """Ranges of days. Most are a single day, which is searched in a sorted list of days."""

    def __init__(self, rows: Iterable[tuple[Day, Day, int]]) -> None:
        ordered = sorted(rows)
        single = [(first, at) for first, last, at in ordered if first == last]
        longer = [row for row in ordered if row[0] != row[1]]
        self.days = [day for day, _ in single]
        self.at = [at for _, at in single]
        self.longer = [at for _, _, at in longer]
        self.index = Index([(Cell(a, a, b, b, linked=False),) for a, b, _ in longer])

    def meeting(self, first: Day, last: Day) -> Iterator[int]:
        """The positions of those that share a day with a range."""
        yield from self.at[bisect_left(self.days, first) : bisect_right(self.days, last)]
        if self.longer:
            for row in self.index.find(OVERLAPPING, first, last, certainly=False):
                yield self.longer[row]


@attrs.frozen
class Pair:
    """One event, and one that follows it.

    Attributes:
        first: The event.
        second: The event that follows.
        certainty: Whether it certainly does, or only possibly.
        days: How many days lie from the end of the one to the start of the other, at least and at
            most.
    """

    first: Event
    second: Event
    certainty: Certainty
    days: tuple[Day, Day]


@attrs.frozen(repr=False)
class Pairs(Sequence[Pair]):
    """Events that follow others, by the first of them and then by the second.

    Attributes:
        firsts: The events that were asked for first.
        seconds: Those that follow.
        found: Positions in both, and whether each pair is certain.
    """

    firsts: Sequence[Event]
    seconds: Sequence[Event]
    found: Found
    _first_times: Sequence[Times]
    _second_times: Sequence[Times]

    def __len__(self) -> int:
        return len(self.found.first)

    @overload
    def __getitem__(self, at: int) -> Pair: ...
    @overload
    def __getitem__(self, at: slice) -> Pairs: ...
    def __getitem__(self, at: int | slice) -> Pair | Pairs:
        if isinstance(at, slice):
            return attrs.evolve(self, found=Found(*(column[at] for column in self.found)))
        one, other, certain = (column[at] for column in self.found)
        before, after = self._first_times[one].days, self._second_times[other].days
        least = min(c.start_min for c in after) - max(c.end_max for c in before)
        most = max(c.start_max for c in after) - min(c.end_min for c in before)
        certainty = Certainty.CERTAIN if certain else Certainty.POSSIBLE
        return Pair(self.firsts[one], self.seconds[other], certainty, (max(least, 0), most))

    def certain(self) -> Pairs:
        """Those that are certain."""
        return self._kept([at for at, certain in enumerate(self.found.certain) if certain])

    def without_themselves(self) -> Pairs:
        """Those of two different events: none follows itself, whenever it may have been."""
        firsts = [event.id for event in self.firsts]
        seconds = [event.id for event in self.seconds]
        found = self.found
        if set(firsts).isdisjoint(seconds):
            return self
        rows = enumerate(zip(found.first, found.second, strict=True))
        kept = [at for at, (one, other) in rows if firsts[one] != seconds[other]]
        return self._kept(kept)

    def _kept(self, rows: Sequence[int]) -> Pairs:
        columns = ([column[at] for at in rows] for column in self.found)
        return attrs.evolve(self, found=Found(*columns))

    def table(self, lang: Lang = "en") -> list[dict[str, Any]]:
        """A row for each pair, for a dataframe or a page: titles, ids, dates, days, certainty."""
        return [
            {
                "first": pair.first.title[lang],
                "first_id": pair.first.id,
                "first_when": pair.first.when and pair.first.when.describe(lang),
                "second": pair.second.title[lang],
                "second_id": pair.second.id,
                "second_when": pair.second.when and pair.second.when.describe(lang),
                "days_min": None if pair.days[0] in (inf, -inf) else pair.days[0],
                "days_max": None if pair.days[1] in (inf, -inf) else pair.days[1],
                "certain": pair.certainty is Certainty.CERTAIN,
            }
            for pair in self
        ]

    def chart(self, *, lang: Lang = "en") -> dict[str, Any]:
        """A Vega-Lite specification: a line from each event to the one that follows it."""
        from venezuela_timeline.view.pairs import spec  # noqa: PLC0415  (a door: view stands above)

        return spec(self, lang=lang)

    def __repr__(self) -> str:
        certain = sum(self.found.certain)
        return f"<Pairs: {len(self):,}, of which {certain:,} certain>"


def followed_by(  # noqa: PLR0913  (as the method that asks it)
    timeline: Timeline,
    first: Query,
    second: Query,
    *,
    within: Offset | str,
    certainly: bool,
    tolerance: int,
) -> Pairs:
    """The pairs of two events of a timeline: see `Timeline.followed_by`."""
    offset = to_offset(within)
    sides = []
    for query in (first, second):
        found = timeline.where(query, tolerance=tolerance)
        sure = timeline.where(query, certainly=True, tolerance=tolerance).ids
        times = [
            Times(own_cells(event, tolerance, until), own_seconds(event, until), event.id in sure)
            for event in found
            for until in (timeline.known_until(event),)
        ]
        sides.append((found.events, times))
    (firsts, first_times), (seconds, second_times) = sides
    pairs = followers(first_times, second_times, offset)
    all_pairs = Pairs(firsts, seconds, pairs, first_times, second_times).without_themselves()
    return all_pairs.certain() if certainly else all_pairs

"""What the links of an event say of its time."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import EDTFError
from venezuela_timeline.labels import word
from venezuela_timeline.time import Bounds, Cell, TimeSpan
from venezuela_timeline.time.days import day_text, inf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import Day

_DAY_SECONDS = 86_400


@attrs.frozen
class Inferred:
    """The time of an event as far as it follows from the links between events.

    Attributes:
        bounds: The earliest and the latest day of its start and of its end, infinite where nothing
            is known.
        cells: Every place that the time may take, one by one.
        because: For each bound that is narrower than the event's own date, the chain that gives it,
            in words: the date that it starts from, then each link.
        events: Ids of the events on whose dates the bounds rest.

    Example:
        >>> from venezuela_timeline import Event, Link, Timeline, chronology
        >>> links = [Link("after", "death"), Link("before", "vote")]
        >>> tl = Timeline([
        ...     Event("death", "The death", "2013-03-05"),
        ...     Event("vote", "The vote", "2013-04-14"),
        ...     Event("oath", "The oath", links=links),
        ... ])
        >>> chronology.solve(tl).timeline()["oath"].inferred.describe()
        'between 5 March and 14 April 2013'
    """

    bounds: Bounds
    cells: tuple[Cell, ...]
    because: tuple[str, ...]
    events: tuple[str, ...]

    @property
    def edtf(self) -> str | None:
        """The same as EDTF; None if no EDTF says just this.

        "Some time from 5 March to 14 April" is such a case: EDTF can say it of a day, but not of
        what may last longer.
        """
        return edtf_of(self.cells)

    @property
    def sort_key(self) -> tuple[Day, Day, Day, Day, Day]:
        """As `TimeSpan.sort_key`."""
        start_min, start_max, end_min, end_max = self.bounds
        day = start_max if start_min == -inf else start_min
        return (day, day * _DAY_SECONDS, start_max, end_min, end_max)

    def narrowed(self, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells of a time, as far as they lie within the bounds.

        If nothing would be left, they stay as they are: the bounds rest on a date that was read
        more widely, as a qualified one is.
        """
        return tuple(filter(None, (narrowed(cell, self.bounds) for cell in cells))) or (*cells,)

    def describe(self, lang: Lang = "en") -> str:
        """The time in words.

        Raises:
            QueryError: if there are no words in the language.
        """
        edtf = self.edtf
        if edtf is not None:
            return TimeSpan.parse(edtf).describe(lang)
        start, end = self.bounds[:2], self.bounds[2:]
        if start == end:
            return _between(*start, lang)
        parts = (
            f"{word(side, lang)}: {_between(*days, lang)}"
            for side, days in (("start", start), ("end", end))
            if days != (-inf, inf)
        )
        return "; ".join(parts)


def _between(first: Day, last: Day, lang: Lang) -> str:
    """Some day from the first to the last, in words."""
    low, high = _day(first), _day(last)
    return TimeSpan.parse(low if low == high else f"[{low}..{high}]").describe(lang)


def narrowed(cell: Cell, bounds: Bounds) -> Cell | None:
    """The places of a cell that lie within bounds; None if there are none."""
    start_min, start_max = (
        max(cell.start_min, bounds.start_min),
        min(cell.start_max, bounds.start_max),
    )
    end_min, end_max = max(cell.end_min, bounds.end_min), min(cell.end_max, bounds.end_max)
    if cell.linked:
        start_min = end_min = max(start_min, end_min)
        start_max = end_max = min(start_max, end_max)
    else:
        start_max, end_min = min(start_max, end_max), max(start_min, end_min)
    if start_min > start_max or end_min > end_max:
        return None
    one_day = cell.linked or start_min == end_max
    return Cell(start_min, start_max, end_min, end_max, linked=one_day)


# As EDTF ----------------------------------------------------------------------------------


def edtf_of(cells: Sequence[Cell]) -> str | None:
    """The EDTF of a time with just these cells; None if there is none.

    >>> edtf_of([Cell(734932, 734972, 734932, 734972, linked=True)])
    '[2013-03-05..2013-04-14]'
    """
    for text in _candidates(cells):
        try:
            span = TimeSpan.parse(text)
        except EDTFError:
            continue
        if span.cells == (*cells,):
            return span.edtf
    return None


def _candidates(cells: Sequence[Cell]) -> Iterator[str]:
    """Texts one of which says the cells, if any does."""
    if len(cells) > 1:
        if all(cell.linked for cell in cells):
            yield f"[{','.join(_range(cell.start_min, cell.start_max) for cell in cells)}]"
        return
    start_min, start_max, end_min, end_max, linked = cells[0]
    if linked:
        text = _range(start_min, start_max)
        yield text if start_min == start_max else f"[{text}]"
        return
    if (start_min, start_max) == (end_min, end_max):
        yield from _units(start_min, start_max)
        for first, last in zip(_longer(start_min), _longer(start_max), strict=True):
            yield f"[{first}..{last}]"
    for start, end in product(_units(start_min, start_max), _units(end_min, end_max)):
        yield f"{start}/{end}"


def _range(first: Day, last: Day) -> str:
    low, high = _day(first), _day(last)
    return low if low == high else f"{low}..{high}"


def _units(first: Day, last: Day) -> list[str]:
    """The day, month, year, decade and century that may be all from one day to another."""
    if abs(first) == inf or abs(last) == inf:
        return [""]
    return [_day(first)] if first == last else _longer(first)


def _longer(day: Day) -> list[str]:
    """The month, year, decade and century of a day; nothing where time goes on for ever."""
    text = _day(day)
    year = text[: -len("-MM-DD")]
    return [text[: -len("-DD")], year, f"{year[:-1]}X", f"{year[:-2]}XX"] if text else [""] * 4


def _day(day: Day) -> str:
    return "" if abs(day) == inf else day_text(int(day))

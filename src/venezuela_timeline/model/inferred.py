"""What the links of an event say of its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.labels import word
from venezuela_timeline.time import Bounds, Cell, TimeSpan
from venezuela_timeline.time.days import day_text, inf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import Day


@attrs.frozen
class Inferred:
    """The time of an event as far as it follows from the links between events.

    Attributes:
        bounds: The earliest and the latest day of its start and of its end, infinite where nothing
            is known.
        because: The chain that gives each bound which is narrower than the event's own date: the
            date that it starts from, then each link, in words.
        events: Ids of the events on whose dates the bounds rest.
        edtf: The same as EDTF; None if no EDTF says just this.

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
    because: tuple[str, ...]
    events: tuple[str, ...]
    edtf: str | None = None

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
        if self.edtf is not None:
            return TimeSpan.parse(self.edtf).describe(lang)
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
    low, high = ("" if abs(day) == inf else day_text(int(day)) for day in (first, last))
    return TimeSpan.parse(low if low == high else f"[{low}..{high}]").describe(lang)


def narrowed(cell: Cell, bounds: Bounds) -> Cell | None:
    """The places of a cell that lie within bounds; None if there are none."""
    start_min, start_max = max(cell.start_min, bounds.start_min), min(cell.start_max, bounds.start_max)
    end_min, end_max = max(cell.end_min, bounds.end_min), min(cell.end_max, bounds.end_max)
    if cell.linked:
        start_min = end_min = max(start_min, end_min)
        start_max = end_max = min(start_max, end_max)
    else:
        start_max, end_min = min(start_max, end_max), max(start_min, end_min)
    if start_min > start_max or end_min > end_max:
        return None
    return Cell(start_min, start_max, end_min, end_max, cell.linked)

"""How many events there are in each group: a table, and what a bar chart is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.labels import Lang, check_language, word
from venezuela_timeline.model.display import Displayed

from .grouping import Grouping, group_name, keys_of

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from .timeline import Timeline

OTHERS = "others"
"""The id of a column that has what is in no other, as `Counts.folded` makes one."""

_MOST = 1200
"""So many months or years at most are counted one by one where there is nothing in some."""


@attrs.frozen
class Counts(Displayed):
    """How many events there are in each group, and of each kind within it, or of another grouping.

    `Timeline.counts` makes one. It shows itself as a table, in a notebook with bars.

    Attributes:
        title: Of the timeline.
        of: What the rows are: ``month``, ``chapter`` …
        by: What the columns are; None if there is one alone.
        rows: The groups and their names, in order; the last may be None, for events in no group.
        columns: The groups of the columns and their names.
        figures: A row for each group, with a number for each column.
        events: How many events there are; one can be in several groups.
        lang: The language of the names.
    """

    title: str
    of: Grouping
    by: Grouping | None
    rows: tuple[tuple[str | None, str], ...]
    columns: tuple[tuple[str | None, str], ...]
    figures: tuple[tuple[int, ...], ...]
    events: int
    lang: Lang

    def __getitem__(self, key: str | None) -> int:
        """How many events are in a group: ``counts["2024-07"]``; 0 if there are none."""
        return sum(
            sum(row) for (one, _), row in zip(self.rows, self.figures, strict=True) if one == key
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """A row for each group: its id, its name, and a number for each column, by its id."""
        return [
            {self.of: key, "name": name}
            | {
                (one or "none") if self.by else "events": number
                for (one, _), number in zip(self.columns, row, strict=True)
            }
            for (key, name), row in zip(self.rows, self.figures, strict=True)
        ]

    def folded(self, most: int) -> Counts:
        """The same with so many columns at most: the last then has all others together."""
        if len(self.columns) <= most:
            return self
        kept = most - 1
        return attrs.evolve(
            self,
            columns=(*self.columns[:kept], (OTHERS, word("Others", self.lang))),
            figures=tuple((*row[:kept], sum(row[kept:])) for row in self.figures),
        )

    def save(self, path: str | os.PathLike[str], **options: Any) -> Path:
        """Write a bar chart as a picture: see `venezuela_timeline.view.bars.save`."""
        from venezuela_timeline.view import bars  # noqa: PLC0415  (a door: view stands above)

        return bars.save(self, path, **options)


def counts(timeline: Timeline, of: Grouping, by: Grouping | None, lang: Lang) -> Counts:
    """See `Timeline.counts`."""
    check_language(lang)
    outer = keys_of(timeline, of)
    inner = keys_of(timeline, by) if by is not None else (lambda _: [""])
    figures: dict[str | None, dict[str | None, int]] = {}
    totals: dict[str | None, int] = {}
    for event in timeline:
        columns = inner(event)
        for key in outer(event):
            row = figures.setdefault(key, {})
            for column in columns:
                row[column] = row.get(column, 0) + 1
                totals[column] = totals.get(column, 0) + 1
    rows = _in_order(of, figures)
    across = sorted(totals, key=lambda column: (column is None, -totals[column]))
    return Counts(
        title=timeline.title[lang],
        of=of,
        by=by,
        rows=tuple((key, group_name(timeline, of, key, lang)) for key in rows),
        columns=tuple(
            (key, group_name(timeline, by, key, lang) if by else word("Events", lang))
            for key in across
        ),
        figures=tuple(tuple(figures.get(key, {}).get(one, 0) for one in across) for key in rows),
        events=len(timeline),
        lang=lang,
    )


def _in_order(of: Grouping, figures: dict[str | None, dict[str | None, int]]) -> list[str | None]:
    """Times in their order, also those in which there is nothing; else the largest group first."""
    known = [key for key in figures if key is not None]
    if of in {"year", "month"}:
        known = _every_year(known) if of == "year" else _every_month(known)
    else:
        known.sort(key=lambda key: -sum(figures[key].values()))
    return [*known, *([None] if None in figures else [])]


def _every_year(years: list[str]) -> list[str]:
    found = sorted(years, key=int)
    if not found or int(found[-1]) - int(found[0]) > _MOST:
        return found
    return [f"{year:04}" for year in range(int(found[0]), int(found[-1]) + 1)]


def _every_month(months: list[str]) -> list[str]:
    numbers = sorted(12 * int(one[:-3]) + int(one[-2:]) - 1 for one in months)
    if numbers and numbers[-1] - numbers[0] <= _MOST:
        numbers = list(range(numbers[0], numbers[-1] + 1))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in numbers]

"""Figures as grids: a summary, groups and counts, for lines of text and for tables of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.labels import counted, figure, word
from venezuela_timeline.timeline.counts import Counts
from venezuela_timeline.timeline.figures import Groups, Summary
from venezuela_timeline.timeline.grouping import extent_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from venezuela_timeline.labels import Lang

Figures = Summary | Groups | Counts
"""What is shown as a grid."""

_ROWS = 40
_LISTED = 6

_NOTHING = "…"
"""The row of months or years in which there is nothing."""


class Grid(NamedTuple):
    """A caption, the heads of the columns, and the rows; a line under it says what is left out."""

    caption: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    rest: str = ""


def grid(value: Figures, lang: Lang) -> Grid:
    """A value as a grid, in its own language if it has one."""
    if isinstance(value, Summary):
        return _summary(value, value.lang)
    return _groups(value, lang) if isinstance(value, Groups) else _counts(value)


def _summary(value: Summary, lang: Lang) -> Grid:
    def listed(figures: dict[str, int]) -> str:
        told = [
            f"{value.names.get(key, key)} {figure(count, lang)}"
            for key, count in list(figures.items())[:_LISTED]
        ]
        return ", ".join(told) + ", …" * (len(figures) > _LISTED)

    rows = [
        (word("Events", lang), figure(value.events, lang)),
        (word("When", lang), f"{value.first or '?'} – {value.last or '?'}"),
        (word("Chapter", lang), listed(value.chapters)),
        (word("Kind", lang), listed(value.kinds)),
        (word("Actor", lang), listed(value.actors)),
        (word("Claims", lang), figure(value.claims, lang)),
        (word("Sources", lang), figure(value.sources, lang)),
        (word("contested", lang), figure(value.contested, lang)),
        (word("imprecise", lang), figure(value.imprecise, lang)),
    ]
    return Grid(value.title, (), [row for row in rows if row[1]])


def _groups(value: Groups, lang: Lang) -> Grid:
    rows = [
        (value.name(key, lang), figure(len(found), lang), extent_words(found.events, lang))
        for key, found in list(value.items())[:_ROWS]
    ]
    heads = (word(value.by.capitalize(), lang), word("Events", lang), word("When", lang))
    more = len(value) - len(rows)
    return Grid(value.timeline.title[lang], heads, rows, f"… +{more}" if more else "")


def _counts(value: Counts) -> Grid:
    lang = value.lang
    found = value.folded(_LISTED)
    heads = (word(value.of.capitalize(), lang), *(name for _, name in found.columns))
    rows: list[tuple[str, ...]] = []
    for (_, name), row in zip(found.rows, found.figures, strict=True):
        if any(row):
            rows.append((name, *(figure(number, lang) if number else "" for number in row)))
        elif rows and rows[-1][0] != _NOTHING:
            rows.append((_NOTHING, *("" for _ in row)))
    caption = f"{value.title}: {counted(value.events, 'events', lang)}"
    return Grid(caption, heads, rows)


__all__ = ["Figures", "Grid", "grid"]

"""The tables that commands print, and what is in a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from rich.console import Console
from rich.table import Table

from venezuela_timeline.formats import ics
from venezuela_timeline.labels import counted, word
from venezuela_timeline.safe_text import for_terminal, shown_line
from venezuela_timeline.tables.dates import Outcome
from venezuela_timeline.timeline.sentences import time_words

from ._messages import in_language

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.tables import DateTexts
    from venezuela_timeline.timeline import Timeline


def headed(lang: Lang, *heads: str) -> Table:
    """A table without lines, its heads in a language."""
    return Table(*(word(head, lang) for head in heads), box=None, pad_edge=False)


def add(table: Table, *cells: str) -> None:
    """Add a row of plain text: what would act on a terminal is named."""
    table.add_row(*map(for_terminal, cells))


def show_table(table: Table) -> None:
    """Print a table as wide as the terminal, or in a pipe as it needs; texts are not markup."""
    console = Console(markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(markup=False, emoji=False, width=200)
    console.print(table)


def contents(timeline: Timeline, lang: Lang) -> Table:
    """The events of each chapter, with their first and last day."""
    table = headed(lang, "Chapter", "Events", "First day", "Last day")
    table.columns[1].justify = "right"
    places: dict[str, list[ics.Placement]] = {key: [] for key in timeline.chapters}
    for event in timeline:
        if (place := ics.placement(event)) is not None:
            places.setdefault(event.chapter or "", []).append(place)
    for key, days in places.items():
        title = timeline.chapters[key].title[lang] if key in timeline.chapters else key or "–"
        if days:
            first, last = min(day.first for day in days), max(day.last for day in days)
            add(table, title, str(len(days)), str(first), str(last))
    return table


def date_tables(dates: DateTexts, lang: Lang) -> tuple[Table, Table]:
    """The texts of a column of dates beside what each is read as, and their shapes."""
    texts = headed(lang, "Written", "Read as", "Rows")
    shapes = headed(lang, "Outcome", "Shape", "Rows")
    for one in dates:
        add(
            texts,
            shown_line(one.text),
            shown_line(in_language(one.told(lang), lang)),
            f"{one.rows:,}",
        )
    for (outcome, shape), rows in dates.shapes.items():
        add(shapes, word(outcome, lang), shown_line(shape), f"{rows:,}")
    for table in (texts, shapes):
        table.columns[2].justify = "right"
    return texts, shapes


def summary(dates: DateTexts, lang: Lang) -> str:
    """How many rows of dates were read, and how many not."""
    number = {outcome: dates.counts.get(outcome, 0) for outcome in get_args(Outcome)}
    told = {
        "read": counted(number["read"], "read", lang),
        "ambiguous": counted(number["ambiguous"], "ambiguous", lang),
        "refused": counted(number["refused"], "refused", lang),
        "empty": counted(number["empty"], "empty", lang),
    }
    said = ", ".join(told[outcome] for outcome, rows in dates.counts.items() if rows)
    return f"{counted(sum(number.values()), 'rows', lang)}: {said or word('nothing read', lang)}"


_HOW: dict[ics.How, str] = {
    "whole": "on every day that it may have been on",
    "marked": "on its first day: it is imprecise, or longer than a year",
    "since": "on its first day: no end is known",
    "until": "on its last day: no start is known",
}


def imprecise(timeline: Timeline, lang: Lang, options: dict[str, Any]) -> Table:
    """The imprecise events, and how a calendar shows them."""
    table = headed(lang, "Imprecise", "When", "Shown")
    for event in timeline:
        long_spans, asked = options.get("long_spans", "mark"), options.get("imprecise", "mark")
        place = ics.placement(event, long_spans, asked)
        if place is not None and place.how != "exact":
            skipped = long_spans == "skip" and ics.is_long(event)
            how = "not at all: it is longer than a year" if skipped else _HOW[place.how]
            add(table, event.title[lang], time_words(event, lang), word(how, lang))
    return table

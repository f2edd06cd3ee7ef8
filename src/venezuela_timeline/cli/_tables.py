"""The tables that commands print, and what is in a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from venezuela_timeline.labels import word
from venezuela_timeline.safe_text import for_terminal

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


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

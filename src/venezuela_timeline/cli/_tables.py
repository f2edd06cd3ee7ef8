"""The tables that commands print."""

from __future__ import annotations

import sys
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from venezuela_timeline.labels import word
from venezuela_timeline.safe_text import for_terminal

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

_GAP = "  "
_WIDEST = 200
"""How many columns a table may take where it is not printed on a terminal."""


class Table:
    """Rows of plain text under heads, without lines.

    Args:
        lang: The language of the heads.
        heads: The words above the columns.
        numbers: Which column holds numbers, if any.

    Attributes:
        rows: Its rows, without what would act on a terminal.
    """

    def __init__(self, lang: Lang, *heads: str, numbers: int | None = None) -> None:
        self._heads = tuple(word(head, lang) for head in heads)
        self._numbers = numbers
        self.rows: list[tuple[str, ...]] = []

    def add(self, *cells: str) -> None:
        """Add a row."""
        self.rows.append(tuple(map(for_terminal, cells)))

    def show(self) -> None:
        """Print it as wide as the terminal, or in a pipe as it needs."""
        if sys.stdout.isatty():
            self._show_wrapped(None)
            return
        columns = zip(self._heads, *self.rows, strict=True)
        widths = [max(map(_width, cells)) for cells in columns]
        if sum(widths) + len(_GAP) * (len(widths) - 1) > _WIDEST or self._has_breaks():
            self._show_wrapped(_WIDEST)
            return
        rows = (map(self._padded, row, widths, count()) for row in (self._heads, *self.rows))
        table = "".join(f"{_GAP.join(row).rstrip()}\n" for row in rows)
        sys.stdout.write(table)
        sys.stdout.flush()

    def _has_breaks(self) -> bool:
        return any("\n" in cell for row in self.rows for cell in row)

    def _padded(self, cell: str, width: int, column: int) -> str:
        blanks = " " * (width - _width(cell))
        return blanks + cell if column == self._numbers else cell + blanks

    def _show_wrapped(self, width: int | None) -> None:
        """Print it with long cells on several lines; None stands for the terminal's width."""
        from rich.console import Console  # noqa: PLC0415  (costs as much as reading the timeline)
        from rich.table import Table as Wrapped  # noqa: PLC0415  (the same)

        table = Wrapped(*self._heads, box=None, pad_edge=False)
        if self._numbers is not None:
            table.columns[self._numbers].justify = "right"
        for cells in self.rows:
            table.add_row(*cells)
        console = Console(markup=False, emoji=False, width=width)
        console.print(table)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_width_of, text))


def _width_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1

"""Tables that people keep in files: the names of their columns, and the timeline they make."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from venezuela_timeline.tables import Table
from venezuela_timeline.tables.cells import text_of
from venezuela_timeline.tables.ids import slug
from venezuela_timeline.timeline import Parts, Timeline
from venezuela_timeline.timeline.records import table_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.tables import Row
    from venezuela_timeline.timeline.records import TableOptions


def table_of(rows: Iterable[Row], file: str | None) -> Table:
    """The table of a file, whose first row that is not empty has the names of the columns."""
    every = iter(rows)
    first = next(every, None)
    names = [] if first is None else _named(first.cells)
    return Table(names, every, "line", file)


def timeline_of(table: Table, options: TableOptions) -> Timeline:
    """The timeline of a person's table, called as its file is."""
    name = PurePath(table.file).stem.strip() if table.file else ""
    parts = Parts(id=slug(name, "timeline"), title=name) if name else Parts()
    events, found = table_parts(table, parts, options)
    return Timeline(events, **found)


def _named(cells: Iterable[Any]) -> list[str]:
    """The names of columns, each once; those without a name get a number."""
    found: dict[str, None] = {}
    for at, cell in enumerate(cells, 1):
        name = text_of(cell) or f"column {at}"
        found[name if name not in found else f"{name} ({at})"] = None
    return list(found)

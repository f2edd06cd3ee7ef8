"""The columns of the tables of `venezuela_timeline.frames`, drawn from their schema.

``{tables}`` in a page stands for a heading and a list of columns for each table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList

from venezuela_timeline.frames import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

ABOUT = {
    "events": "One row an event; also `title_en`, `title_es` and so on, a column a language.",
    "cells": "Only of events that one row of bounds cannot hold: of several cells, qualified, with "
    "an offset from UTC, or with rival dates. Open ends are read as at least `known_until`.",
    "participants": "One row a participation.",
    "tags": "One row a tag of an event.",
    "claims": "One row a claim: of the event, then of its participations and links.",
    "citations": "One row a citation: of the event, then of its claims.",
}


class Tables(Directive):
    """``{tables}``."""

    def run(self) -> list[nodes.Node]:
        """The tables as a page has them."""
        text = StringList([line for name in SCHEMAS for line in _lines(name)], "tables")
        section = nodes.container()
        self.state.nested_parse(text, self.content_offset, section)
        return section.children


def _lines(name: str) -> Iterator[str]:
    yield f"`{name}`: {ABOUT[name]}"
    yield ""
    yield "| column | type | |"
    yield "|---|---|---|"
    for column in SCHEMAS[name]:
        null = " or null" if column.nullable else ""
        yield f"| `{column.name}` | {column.type}{null} | {column.meaning} |"
    yield ""


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    app.add_directive("tables", Tables)
    return {"parallel_read_safe": True}

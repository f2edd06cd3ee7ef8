"""The table of formats, from the formats themselves: the directive ``formats``.

What a format is stands in the first line of its docstring; what it cannot hold is what its report
says when it writes the packaged timeline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

import venezuela_timeline as vt
from venezuela_timeline import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_COUNTED = re.compile(r" \(\d+ events(?:: [^)]*)?\)$")
_BINARY = {
    "parquet": "nothing",
    "pdf": "as `svg`",
    "png": "as `svg`",
    "sqlite": "nothing",
    "xlsx": "claims on offices; terms",
}
"""Of formats that are no text, which need an extra to be written."""

_MOST = 4


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Of each format: name, whether it is read and written, what it is, what it does not hold."""
    for name in formats.names():
        module = formats.find(name)
        reads, writes = hasattr(module, "loads"), hasattr(module, "chunks")
        does = " and ".join(["read"] * reads + ["written"] * writes)
        first = (module.__doc__ or "").strip().split("\n\n")[0]
        yield name, does, " ".join(first.split()), _not_held(name, writes=writes)


def _not_held(name: str, *, writes: bool) -> str:
    if not writes:
        return "–"
    if getattr(formats.find(name), "BINARY", False):
        return _BINARY[name]
    report = vt.Report()
    formats.dumps(vt.load(), name, report=report)
    notes = dict.fromkeys(_COUNTED.sub("", note.message) for note in report)
    shown = list(notes)[:_MOST]
    more = f"; {len(notes) - _MOST} more" if len(notes) > _MOST else ""
    return "; ".join(shown) + more if notes else "nothing"


class Formats(SphinxDirective):
    """The table."""

    def run(self) -> list[nodes.Node]:
        """The table as a list, in the page's own markup."""
        table = ["| format | is | what it is | does not hold |", "|---|---|---|---|"]
        table += [
            f"| `{name}` | {does} | {what} | {lost} |".replace("``", "`")
            for name, does, what, lost in rows()
        ]
        inside = nodes.container()
        self.state.nested_parse(StringList(table, source="formats"), 0, inside)
        return [inside]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("formats", Formats)
    return {"parallel_read_safe": True}

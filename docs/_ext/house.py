"""The house, drawn from the lists that the test of its floors holds: the directive ``house``.

`tests/test_layers.py` has the floors and the doors; what a room is for is the first line of its
docstring. The drawing takes the colours of the page around it, light or dark.
"""

from __future__ import annotations

import ast
import importlib
import textwrap
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

LAYERS = Path(__file__).parents[2] / "tests" / "test_layers.py"
PACKAGE = "venezuela_timeline"

_FLOOR, _ROOF = 52, 74
_LEFT, _RIGHT = 44, 560
_NAME, _WORDS = _LEFT + 18, _LEFT + 136
_WIDTH = 800
_LANE, _LINE = 18, 15
_CHARACTERS, _DOOR_CHARACTERS = 55, 22
"""How many letters fit on a line in a room, and beside a door."""

_INK = "var(--color-foreground-primary,#000)"
_LINES = "var(--color-foreground-muted,#6b6f76)"
_DOORS = "var(--color-brand-content,#0a4bff)"
_STYLE = f"""
.house text{{font:13px var(--font-stack,sans-serif);fill:{_INK}}}
.house .name{{font:600 15px var(--font-stack--monospace,monospace)}}
.house .door{{font:12px var(--font-stack--monospace,monospace);fill:{_DOORS}}}
.house .wall{{fill:var(--color-background-secondary,#f8f9fb);stroke:{_LINES}}}
.house .stairs{{fill:none;stroke:{_DOORS};stroke-dasharray:4 3}}
.house .down{{fill:none;stroke:{_LINES};stroke-width:1.5}}
"""
"""The variables are those of the theme, for light and dark."""


class Plan(NamedTuple):
    """What the test says of the house.

    Attributes:
        floors: The rooms, from the ground up.
        doors: From which room to which a method reaches upward, and its name.
    """

    floors: list[str]
    doors: list[tuple[str, str, str]]


def plan() -> Plan:
    """The house as the test has it."""
    wanted = [
        node
        for node in ast.parse(LAYERS.read_text("utf-8")).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"FLOORS", "DOORS"}
    ]
    found: dict[str, Any] = {}
    exec(compile(ast.Module(wanted, []), str(LAYERS), "exec"), found)  # noqa: S102  (our own text)
    doors = {
        (module.split(".")[1], target.split(".")[1], method)
        for module, method, target in found["DOORS"]
    }
    return Plan(list(found["FLOORS"]), sorted(doors))


def drawing() -> Iterator[str]:
    """The house as SVG, to stand in a page."""
    floors, doors = plan()
    ground = _ROOF + _FLOOR * len(floors)
    middle = (_LEFT + _RIGHT) / 2
    label = "From the roof to the ground: " + ", ".join(reversed(floors))
    yield (
        f'<svg class="house" viewBox="0 0 {_WIDTH} {ground + 14}" role="img" '
        f'aria-label="{escape(label)}" style="max-width:{_WIDTH}px;min-width:640px;width:100%">'
        f"<style>{_STYLE}</style>"
    )
    yield (
        '<defs><marker id="house-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8" fill="none" stroke="context-stroke"/></marker></defs>'
    )
    yield (
        f'<path class="wall" d="M{_LEFT - 12} {_ROOF} {middle} 6 {_RIGHT + 12} {_ROOF}z"/>'
        f'<text class="name" x="{middle}" y="{_ROOF - 28}" text-anchor="middle">{PACKAGE}</text>'
        f'<text x="{middle}" y="{_ROOF - 10}" text-anchor="middle">'
        "gathers what the rooms offer</text>"
    )
    for floor, room in enumerate(floors):
        yield from _room(room, ground, floor)
    yield (
        f'<path class="down" d="M20 {_ROOF + 10} V{ground - 10}" marker-end="url(#house-tip)"/>'
        f'<text transform="translate(12 {(_ROOF + ground) / 2}) rotate(-90)" '
        'text-anchor="middle">imports</text>'
        f'<path class="down" d="M4 {ground} H{_RIGHT + 60}"/>'
    )
    yield from _stairs(floors, doors, ground)
    yield "</svg>"


def _room(room: str, ground: int, floor: int) -> Iterator[str]:
    """A room with its name and purpose."""
    top = ground - _FLOOR * (floor + 1)
    yield (
        f'<rect class="wall" x="{_LEFT}" y="{top}" '
        f'width="{_RIGHT - _LEFT}" height="{_FLOOR}"/>'
        f'<text class="name" x="{_NAME}" y="{top + _FLOOR / 2 + 5}">{room}</text>'
    )
    lines = textwrap.wrap(_purpose(room), _CHARACTERS)
    first = top + _FLOOR / 2 + 4.5 - 8.5 * (len(lines) - 1)
    for number, line in enumerate(lines):
        yield f'<text x="{_WORDS}" y="{first + 17 * number}">{escape(line)}</text>'


def _purpose(room: str) -> str:
    return (importlib.import_module(f"{PACKAGE}.{room}").__doc__ or "").splitlines()[0]


def _stairs(floors: list[str], doors: list[tuple[str, str, str]], ground: int) -> Iterator[str]:
    """A dashed line for each pair of rooms with doors, up the outside of the house."""
    stairs = [
        (start, end, [method for *_, method in found])
        for (start, end), found in groupby(doors, key=lambda door: door[:2])
    ]
    stairs.sort(key=lambda stair: (-floors.index(stair[0]), floors.index(stair[1])))
    side = _RIGHT + _LANE * (len(stairs) + 0.6)
    lines_at: dict[str, int] = {}
    for lane, (start, end, methods) in enumerate(stairs, 1):
        x = _RIGHT + _LANE * lane
        low = ground - _FLOOR * (floors.index(start) + 0.5) - 4 * lane
        high = ground - _FLOOR * (floors.index(end) + 1) + 12 + _LINE * lines_at.get(end, 0)
        yield (
            f'<path class="stairs" d="M{_RIGHT} {low} H{x} V{high} H{_RIGHT + 2}" '
            'marker-end="url(#house-tip)"/>'
        )
        words = textwrap.wrap(f"{start}: {', '.join(_named(methods))}", _DOOR_CHARACTERS)
        for number, line in enumerate(words):
            below = high + 4 + _LINE * number
            yield f'<text class="door" x="{side}" y="{below}">{escape(line)}</text>'
        lines_at[end] = lines_at.get(end, 0) + len(words)


def _named(methods: list[str]) -> list[str]:
    """The doors of one stair; what Python and notebooks call to show a value, as one."""
    shows = {method for method in methods if "repr" in method or method == "__str__"}
    named = [method.strip("_") for method in methods if method not in shows]
    return named + ["display"] * bool(shows)


class House(SphinxDirective):
    """The drawing, in pages of HTML; elsewhere the floors by name."""

    def run(self) -> list[nodes.Node]:
        """What stands in place of the directive."""
        self.env.note_dependency(str(LAYERS))
        lines = ['<div style="overflow-x:auto">', *drawing(), "</div>"]  # a phone scrolls it
        return [nodes.raw("", "\n".join(lines), format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_directive("house", House)
    return {"parallel_read_safe": True}

"""The house: each room imports only from rooms below it."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import venezuela_timeline

PACKAGE = "venezuela_timeline"
ROOT = Path(venezuela_timeline.__file__).parent

# From the ground up. The package itself (`__init__`) gathers what the rooms offer.
FLOORS = [
    "_collecting",
    "_later",
    "errors",
    "_files",
    "_opening",
    "labels",
    "safe_text",
    "time",
    "model",
    "tables",
    "timeline",
    "frames",
    "view",
    "formats",
    "publishing",
    "assistant",
    "dataset",
    "cli",
    "__main__",
]

# Methods that reach upward: one line that imports a room and calls its function.
DOORS = {
    ("venezuela_timeline.timeline._doors", "save", "venezuela_timeline.formats"),
    ("venezuela_timeline.timeline._doors", "chart", "venezuela_timeline.view.chart"),
    ("venezuela_timeline.timeline._doors", "describe", "venezuela_timeline.view.describe"),
    ("venezuela_timeline.timeline.counts", "save", "venezuela_timeline.view.bars"),
    ("venezuela_timeline.model.claim", "__str__", "venezuela_timeline.view.plain"),
    ("venezuela_timeline.model.event", "to_dict", "venezuela_timeline.timeline.event_dicts"),
    ("venezuela_timeline.timeline._doors", "explore", "venezuela_timeline.view.explore"),
    ("venezuela_timeline.model.display", "__str__", "venezuela_timeline.view.plain"),
    *(
        ("venezuela_timeline.timeline._doors", door, "venezuela_timeline.frames.tables")
        for door in ("to_arrow", "to_pandas", "to_polars", "__arrow_c_stream__")
    ),
    ("venezuela_timeline.timeline.sequences", "chart", "venezuela_timeline.view.pairs"),
    ("venezuela_timeline.timeline.perspective", "to_arrow", "venezuela_timeline.frames.tables"),
    *(
        ("venezuela_timeline.timeline.perspective", door, "venezuela_timeline.frames.backends")
        for door in ("to_pandas", "to_polars")
    ),
    *(
        ("venezuela_timeline.model.display", door, "venezuela_timeline.view.notebook")
        for door in ("_repr_html_", "_repr_mimebundle_")
    ),
}


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        parts = [PACKAGE, *path.relative_to(ROOT).with_suffix("").parts]
        yield ".".join(parts).removesuffix(".__init__"), path


NAMES = dict(modules())


# What a function imports though it is no door, by what it saves: a module that few calls need.
# Its line has the reason, after the code of the rule that it is an exception to.
LATE = re.compile(r"# noqa: PLC0415  \(\w.*\)$")


class Imports(ast.NodeVisitor):
    """The imports of one module within this package, those for type checking apart."""

    def __init__(self, module, path, *, typing=False):
        self.package = module if path.stem == "__init__" else module.rpartition(".")[0]
        self.typing = typing
        self.function = None
        self.found = []  # (what is imported, the function it stands in)
        self.visit(ast.parse(path.read_text("utf-8")))

    def visit_If(self, node):
        for_types = ast.unparse(node.test) == "TYPE_CHECKING"
        for child in node.orelse if for_types and not self.typing else node.body:
            self.visit(child)

    def visit_FunctionDef(self, node):
        self.function = node.name
        self.generic_visit(node)
        self.function = None

    def visit_ImportFrom(self, node):
        above = self.package.split(".")[: self.package.count(".") + 2 - node.level]
        base = ".".join([*above, *filter(None, [node.module])]) if node.level else node.module
        self.found += [(f"{base}.{alias.name}", self.function) for alias in node.names]

    def visit_Import(self, node):
        self.found += [(alias.name, self.function) for alias in node.names]


def imports():
    """Each import within the package: module, imported module, function it stands in."""
    for module, path in modules():
        for target, function in Imports(module, path).found:
            owner = target if target in NAMES else target.rpartition(".")[0]
            if owner in NAMES:
                yield module, owner, function


def room(module):
    return module.split(".")[1] if "." in module else None


def test_imports_only_downward():
    upward = [
        (module, target, function)
        for module, target, function in imports()
        if room(module)
        and room(target)
        and FLOORS.index(room(target)) > FLOORS.index(room(module))
        and (module, function, target) not in DOORS
    ]
    assert not upward


def test_rooms_see_neither_the_package_nor_what_is_above():
    gathering = {module for module, target, _ in imports() if target == PACKAGE}
    assert {room(module) for module in gathering} == {"cli"}


def test_every_room_has_a_floor():
    assert len(FLOORS) == len(set(FLOORS))
    assert {room(module) for module, _ in modules()} - {None} == set(FLOORS)


def test_no_circles():
    graph = {}
    for module, target, function in imports():
        if function is None and module != PACKAGE:
            graph.setdefault(module, set()).add(target)
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def is_private(name):
    return name.startswith("_") and not name.startswith("__")


def test_no_private_name_is_used_outside_the_package_that_it_belongs_to():
    """Neither a module with an underscore nor a name in one, not even for type checking."""
    crossing = []
    for module, path in modules():
        for target, _ in Imports(module, path, typing=True).found:
            parts = target.split(".")
            owners = [".".join(parts[:at]) for at, part in enumerate(parts) if is_private(part)]
            if parts[0] == PACKAGE and any(
                owner != module and not module.startswith(f"{owner}.") for owner in owners
            ):
                crossing.append((module, target))
    assert crossing == []


def test_what_a_function_imports_is_a_door_or_says_what_it_saves():
    unexplained = []
    for name, path in modules():
        lines = path.read_text("utf-8").splitlines()
        tree = ast.parse("\n".join(lines))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        late = {
            node.lineno
            for function in functions
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        unexplained += [f"{name}:{at}" for at in sorted(late) if not LATE.search(lines[at - 1])]
    assert unexplained == []


def test_doors_are_one_line():
    for module, function, _ in DOORS:
        tree = ast.parse(NAMES[module].read_text("utf-8"))
        (found,) = (
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name == function
        )
        docstring, imported, returned = found.body
        assert isinstance(docstring, ast.Expr)
        assert isinstance(imported, ast.ImportFrom)
        assert isinstance(returned, ast.Return)

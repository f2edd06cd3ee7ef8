"""The code's own measures: what fits on a screen, and what is said of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import attrs
import pytest

import venezuela_timeline
from venezuela_timeline import errors, formats, model, timeline
from venezuela_timeline.timeline import changes, chronology

SOURCE = Path(venezuela_timeline.__file__).parent
TREES = {
    str(path.relative_to(SOURCE)): ast.parse(path.read_text("utf-8"))
    for path in sorted(SOURCE.rglob("*.py"))
}

LONGEST_MODULE = 400
SHORTEST_MODULE = 25

# Modules that are shorter, and why; what an `__init__` offers can be little.
SHORTER = {
    "__main__.py": "python -m looks for it, and runs the command",
    "view/_escaping.py": "what everything that is shown must go through, and nothing else",
}

LONGEST_FUNCTION = 50  # lines of code, its docstring apart

# Functions that are longer, and why.
LONGER = {
    ("view/chart.py", "spec"): "one literal, the specification, in the order it is read",
}


def functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node):
    said = node.body[0]
    docstring = said.end_lineno - said.lineno + 1 if ast.get_docstring(node) else 0
    return node.end_lineno - node.lineno + 1 - docstring


def public(body):
    """The definitions that others may use, with those of public classes."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def is_overload(node):
    return any(ast.unparse(mark) == "overload" for mark in node.decorator_list)


@pytest.mark.parametrize("name", TREES)
def test_a_module_is_no_longer_than_its_idea(name):
    assert len((SOURCE / name).read_text("utf-8").splitlines()) <= LONGEST_MODULE


def test_a_module_is_worth_opening():
    short = {
        name
        for name in TREES
        if len((SOURCE / name).read_text("utf-8").splitlines()) < SHORTEST_MODULE
        and not name.endswith("__init__.py")
    }
    assert short == SHORTER.keys()


def test_functions_are_seen_at_once():
    long = {
        (name, node.name)
        for name, tree in TREES.items()
        for node in functions(tree)
        if length(node) > LONGEST_FUNCTION
    }
    assert long == LONGER.keys()


def test_what_others_may_use_is_described():
    silent = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in TREES.items()
        for node in public(tree.body)
        if not ast.get_docstring(node) and not is_overload(node)
    ]
    assert not silent


@pytest.mark.parametrize(
    "value",
    [
        value
        for module in (errors, model, timeline, changes, chronology, formats)
        for value in vars(module).values()
        if isinstance(value, type) and attrs.has(value)
    ],
    ids=lambda value: value.__name__,
)
def test_every_field_is_described(value):
    fields = {field.name for field in attrs.fields(value) if not field.name.startswith("_")}
    described = set(re.findall(r"^ *(\w+): ", value.__doc__, re.MULTILINE))
    assert fields <= described

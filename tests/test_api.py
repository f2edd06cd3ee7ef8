"""The public API, pinned: every name with its kind, signature and types, as last agreed on.

``pytest tests/test_api.py --golden`` writes it again. A line that goes or changes breaks
somebody's program: docs/versioning.md says what that takes.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import pkgutil
import re
import textwrap
from pathlib import Path
from typing import get_origin, get_overloads

import pytest

import venezuela_timeline
from venezuela_timeline import formats

OWN = [formats.find(name).__name__ for name in formats.names()]

# docs/versioning.md names the same.
MODULES = [
    "",
    ".errors",
    ".labels",
    ".time",
    ".model",
    ".timeline",
    ".timeline.changes",
    ".timeline.chronology",
    ".view.chart",
    ".formats",
    *(name.removeprefix("venezuela_timeline") for name in OWN if name.startswith("venezuela_")),
    ".publishing",
    ".assistant",
    ".dataset",
]
FRAMES = [".frames"]  # needs an extra
FORMAT = {"chunks", "dumps", "loads"}  # of a format's module without __all__
INSIDE = {"cli", "safe_text", "tables", "view"}  # public above, a command, or for rooms alone

# Called by operators and built-in functions; other names with an underscore are nobody's to call.
OPERATORS = {
    *("__and__", "__bool__", "__contains__", "__getitem__", "__invert__", "__iter__", "__len__"),
    *("__or__", "__str__", "__sub__"),
}


class Plain(str):
    """An annotation that a signature shows without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


def written(annotation):
    """An annotation as it stands in the source, in every Python."""
    text = getattr(annotation, "__forward_arg__", annotation)
    text = text if isinstance(text, str) else inspect.formatannotation(text)
    text = re.sub(r"ForwardRef\('([^']*)'\)", r"\1", text)
    return Plain(re.sub(r"^Optional\[(.*)\]$", r"\1 | None", text))


def signature(function):
    found = inspect.signature(function)
    parameters = [
        one if one.annotation is one.empty else one.replace(annotation=written(one.annotation))
        for one in found.parameters.values()
    ]
    if found.return_annotation is not found.empty:
        found = found.replace(return_annotation=written(found.return_annotation))
    return str(found.replace(parameters=parameters))


def ours(cls):
    return [base for base in cls.__mro__ if base.__module__.startswith("venezuela_timeline")]


def annotations(cls):
    return {key: kind for base in ours(cls) for key, kind in inspect.get_annotations(base).items()}


def cached(cls):
    """Cached properties and their types, from the source: attrs makes slots of them."""
    for base in ours(cls):
        for node in ast.parse(textwrap.dedent(inspect.getsource(base))).body[0].body:
            if "cached_property" in map(ast.unparse, getattr(node, "decorator_list", ())):
                yield node.name, ast.unparse(node.returns)


def members(cls):
    """The public members of a class, inherited ones from classes of ours included."""
    kinds, kept = annotations(cls), dict(cached(cls))
    found = dict(kinds)
    for base in reversed(ours(cls)):
        found |= vars(base)
    for name, value in sorted(found.items()):
        if name.startswith("_") and name not in OPERATORS:
            continue
        if inspect.isfunction(value) and not value.__module__.startswith("venezuela_timeline"):
            continue  # an enum has its base's operators for its own
        if name in kept:
            yield f"{name}: {kept[name]} (property)"
        elif name in kinds:
            yield f"{name}: {written(kinds[name])}"
        elif isinstance(value, property):
            yield f"{name}: {written(inspect.get_annotations(value.fget)['return'])} (property)"
        elif isinstance(value, classmethod | staticmethod):
            yield f"{type(value).__name__} {name}{signature(value.__func__)}"
        elif inspect.isfunction(value):
            yield from functions(name, value)
        else:
            yield f"{name} = {value!r}"


def described(name, value):
    """A public name, and below it its members."""
    if isinstance(value, enum.EnumMeta):
        yield f"enum {name}"
        for key, member in value.__members__.items():
            yield f"    {key} = {member.value}"
        values = value.__members__
        yield from (f"    {line}" for line in members(value) if line.split()[0] not in values)
    elif isinstance(value, type):
        bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
        made = any({"__init__", "__new__"} & vars(base).keys() for base in ours(value))
        yield f"class {name}{f'({bases})' * bool(bases)}"
        if made and not getattr(value, "_is_protocol", False):
            yield f"    {name}{signature(value).removesuffix(' -> None')}"
        yield from (f"    {line}" for line in members(value))
    elif callable(value) and get_origin(value) is None:
        yield from functions(name, value)
    elif isinstance(value, dict):
        yield f"{name}: {', '.join(value)}"
        yield from (f"    {key}: {', '.join(map(str, columns))}" for key, columns in value.items())
    else:  # a type's alias
        yield f"{name} = {re.sub(r'[a-z_.]+[.](?=[A-Z])', '', str(value))}"


def functions(name, value):
    for form in get_overloads(value) or [value]:
        yield f"def {name}{signature(form)}"


def pages(modules):
    """Each public module with its names; a name is described where it is at home."""
    for name in modules:
        module = importlib.import_module(f"venezuela_timeline{name}")
        yield f"\n{module.__name__}\n"
        for key in sorted(getattr(module, "__all__", FORMAT & vars(module).keys())):
            lines = described(key, getattr(module, key))
            if name:
                yield from lines
            else:
                yield key


def test_api_is_as_agreed(golden):
    golden("api.txt", "\n".join(pages(MODULES)).lstrip() + "\n")


@pytest.mark.frames
def test_api_of_frames_is_as_agreed(golden):
    golden("api-frames.txt", "\n".join(pages(FRAMES)).lstrip() + "\n")


def test_the_policy_names_what_is_pinned():
    policy = (Path(__file__).parents[1] / "docs" / "versioning.md").read_text("utf-8")
    for name in MODULES:
        if name.count(".") < 2:
            assert f"`venezuela_timeline{name}`" in policy
    assert "`changes` and `chronology`" in policy
    assert "`venezuela_timeline.view.chart`" in policy


def test_no_module_is_forgotten():
    rooms = {found.name for found in pkgutil.iter_modules(venezuela_timeline.__path__)}
    rooms = {name for name in rooms if not name.startswith("_")}
    names = {name.split(".")[1] for name in [*MODULES, *FRAMES] if name}
    assert rooms - INSIDE == names - INSIDE

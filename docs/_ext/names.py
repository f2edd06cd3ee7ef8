"""Names in docstrings: what they refer to, for the reference.

What Sphinx needs to make links of the names in this library's code:

- Annotations name what is imported for type checkers only. `import_for_types` imports it.
- A single backtick names a thing that has a page, or a parameter, or a word of a format. The
  role ``name`` makes a link of what is written like a thing of its own, ``Timeline.where``.
- Docstrings write ``Timeline``, not the whole path. `short` finds the one thing of that name, and
  `standard` those of the standard library that are written without their module.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.nodes import make_refnode

import venezuela_timeline as package

if TYPE_CHECKING:
    from types import ModuleType

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def modules() -> list[ModuleType]:
    """All modules of the package but the one that runs it, and those of extras not installed."""
    found = [package]
    for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if "__" not in one.name:
            with suppress(ModuleNotFoundError):
                found.append(importlib.import_module(one.name))
    return found


def import_for_types() -> None:
    """Give each module what it imports under ``if TYPE_CHECKING``.

    Rooms above a module can be imported now, for all of them are there.
    """
    for module in modules():
        for block in ast.parse(inspect.getsource(module)).body:
            if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
                for node in block.body:
                    code = compile(ast.Module([node], []), str(module.__file__), "exec")
                    with suppress(ModuleNotFoundError):  # of an extra
                        exec(code, vars(module))  # noqa: S102  (our own text)


def uncache() -> None:
    """Make properties of what is kept once made: attrs leaves no docstring of it on a class."""
    for module in modules():
        for holder in ast.parse(inspect.getsource(module)).body:
            members = holder.body if isinstance(holder, ast.ClassDef) else []
            for node in members:
                if isinstance(node, ast.FunctionDef) and (
                    [*map(ast.unparse, node.decorator_list)] == ["cached_property"]
                ):
                    node.decorator_list = []
                    names: dict[str, Any] = {}
                    code = compile(ast.Module([node], []), str(module.__file__), "exec")
                    exec(code, vars(module), names)  # noqa: S102  (our own text)
                    cls = getattr(module, holder.name)
                    setattr(cls, node.name, property(names[node.name]))
                    slots = getattr(cls, "__slots__", ())  # a plain class has none
                    cls.__slots__ = tuple(one for one in slots if one != node.name)


def role(
    _: str, rawtext: str, text: str, line: int, inliner: Any, *__: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A link to a thing where it is written like one, else the words as code.

    A thing is written with a capital or a dot. Plain words, such as `when`, are parameters and
    attributes far more often than functions: they stay words.
    """
    shown = nodes.literal(rawtext, text, classes=["xref", "py", "py-obj"])
    if not (text[:1].isupper() or "." in text) or not text.replace(".", "").isidentifier():
        return [nodes.literal(rawtext, text)], []
    environment = inliner.document.settings.env
    reference = pending_xref(
        rawtext, shown, refdomain="py", reftype="obj", reftarget=text, refspecific=True, maybe=True
    )
    reference["py:module"] = environment.ref_context.get("py:module")
    reference["py:class"] = environment.ref_context.get("py:class")
    reference["refdoc"] = environment.current_document.docname
    reference.line = line
    return [reference], []


def short(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.TextElement
) -> nodes.Element | None:
    """The one thing whose path ends with the name; for a backtick without one, the words."""
    if node.get("refdomain") != "py":
        return None
    ending = f".{node['reftarget']}"
    objects = env.domains.python_domain.objects
    found = {
        (entry.docname, entry.node_id): entry
        for name, entry in objects.items()
        if name.endswith(ending)
    }
    if len(found) == 1:
        (entry,) = found.values()
        return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, shown)
    return shown if node.get("maybe") else None


STANDARD = {
    "Decimal": "decimal.Decimal",
    "Iterable": "collections.abc.Iterable",
    "Iterator": "collections.abc.Iterator",
    "KeysView": "collections.abc.KeysView",
    "Mapping": "collections.abc.Mapping",
    "Sequence": "collections.abc.Sequence",
}


def standard(_: Sphinx, __: BuildEnvironment, node: pending_xref, ___: nodes.TextElement) -> None:
    """Write out where a name of the standard library comes from, for intersphinx."""
    node["reftarget"] = STANDARD.get(node["reftarget"], node["reftarget"])


def shorten(_: Sphinx, __: str, ___: str, ____: object, _____: object, lines: list[str]) -> None:
    """Show ``Text`` for the type of an attribute, as for that of a parameter, not its path."""
    for number, line in enumerate(lines):
        if line.startswith(":vartype "):
            lines[number] = re.sub(r"\b((?:venezuela_timeline|datetime|decimal)\.)", r"~\1", line)


def from_its_module(_: Sphinx, what: str, name: str, value: Any, *rest: Any) -> None:
    """Describe a type where it is offered, too: Sphinx finds its words only where it is made."""
    lines = rest[-1]
    if what != "data" or any(line and not line.startswith("alias of") for line in lines):
        return
    last = name.rpartition(".")[2]
    for module in modules():
        if vars(module).get(last) is value:
            found = ModuleAnalyzer.for_module(module.__name__).find_attr_docs()
            lines[:0] = found.get(("", last), [])


def as_written(*event: Any) -> tuple[str, str | None] | None:
    """A signature whose defaults read as code, not as they print."""
    *_, signature, result = event
    if signature is None:
        return None
    signature = re.sub(r"<Timeline [^>]*>", "Timeline()", signature)
    return signature.replace("= NOTHING", "= ..."), result  # attrs: made for each value


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    import_for_types()
    uncache()
    app.setup_extension("sphinx.ext.autodoc")  # whose event is connected to
    app.add_role("name", role)
    app.connect("autodoc-process-signature", as_written)
    for change in (from_its_module, shorten):
        app.connect("autodoc-process-docstring", change, priority=600)  # after napoleon, at 500
    app.connect("missing-reference", short)
    app.connect("missing-reference", standard, priority=400)  # before intersphinx, at 500
    return {"parallel_read_safe": True}

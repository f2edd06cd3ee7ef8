"""The documentation is whole: pages in order, every public name once, links that arrive."""

from __future__ import annotations

import importlib
import inspect
import re
import runpy
import tomllib
from collections import Counter
from functools import reduce
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

import venezuela_timeline as vt
from venezuela_timeline import formats

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
DRAWN = {DOCS / "data" / f"{name}.md" for name in ("changes", "events", "figures", "paragraphs")}
"""Pages that are there once the documentation has been built."""

OTHERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "seeds" / "README.md"]

WITH_ALL = ["", ".time", ".time.days", ".model", ".timeline", ".formats"]
WITH_ALL += [".formats.csv", ".formats.ics", ".formats.jsonld", ".formats.timelinejs"]
WITH_ALL += [".formats.sqlite", ".formats.toml"]
WITH_ALL += [".timeline.chronology", ".timeline.changes"]
WITH_ALL += [".assistant"]
FRAMES = [".frames"] if find_spec("narwhals") else []  # of the extra 'frames'
WITH_ALL += FRAMES
OF_THEIR_OWN = [".errors", *(f".view.{name}" for name in ("bars", "chart", "describe"))]
OF_THEIR_OWN += [f".view.{name}" for name in ("notebook", "page", "picture", "plain")]
OF_THEIR_OWN += [f".timeline.{name}" for name in ("counts", "event_dicts", "figures")]
OF_THEIR_OWN += [".view.svg", ".view.pairs", ".labels", ".timeline.sentences"]
OF_THEIR_OWN += [".assistant.server"]
OF_THEIR_OWN += [
    f".formats.{path.stem}" for path in Path(formats.__file__).parent.glob("[a-z]*.py")
]
HELPERS = {
    ".errors.cut",
    ".errors.did_you_mean",
    ".errors.few_hints",
    ".errors.printable",
    ".errors.shown",
    ".errors.some_of",
    ".errors.warn",
    ".labels.words_of",
    ".time.days.inf",
    ".timeline.counts.counts",
    ".timeline.event_dicts.event_dicts",
    ".timeline.event_dicts.of_event",
    ".timeline.figures.summary",
    ".view.notebook.role",
}
"""Public by their spelling alone: infinity is Python's, the others are for the rooms around."""


def prose(page):
    """A page without its blocks of code."""
    return re.sub(r"^(`{3,}).*?^\1$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def name_of(page):
    return str(page.relative_to(ROOT))


# Pages --------------------------------------------------------------------------------------


TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def contents(page):
    """A page, and all that its tables of contents lead to."""
    yield page
    if page in DRAWN:
        return
    for block in TOCTREE.findall(page.read_text("utf-8")):
        for entry in block.splitlines():
            if entry and not entry.startswith(":"):
                yield from contents(page.parent / f"{entry}.md")


def test_every_page_is_in_one_table_of_contents():
    found = Counter(contents(DOCS / "index.md"))
    assert found.keys() | DRAWN == {*PAGES, *DRAWN}
    assert set(found.values()) == {1}


@pytest.mark.parametrize("page", sorted({*PAGES} - DRAWN), ids=name_of)
def test_a_page_has_one_title(page):
    assert page.read_text("utf-8").startswith("# ")
    assert len(re.findall(r"^# ", prose(page), re.MULTILINE)) == 1


def test_every_mark_is_told_with_what_it_needs_and_costs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]
    marks = [one.partition(":")[0] for one in project["ini_options"]["markers"]]
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Marks of tests")[2]
    rows = re.findall(r"^\| `(\w+)` \| .+ \| .+ \| (yes|no) \|$", text, re.MULTILINE)
    assert [name for name, _ in rows] == marks == sorted(marks)
    left_out = re.search(r"not \((.*)\)", " ".join(project["ini_options"]["addopts"]))[1]
    assert left_out.split(" or ") == marks
    check = "\n".join(re.findall(r"-m .*", (ROOT / ".ci" / "run").read_text("utf-8")))
    assert {name for name in marks if re.search(rf"\b{name}\b", check)} == {
        name for name, run in rows if run == "yes"
    }


# Names --------------------------------------------------------------------------------------


def public():
    """Each public name: what it is called, and what it is."""
    for path in (*WITH_ALL, *OF_THEIR_OWN):
        module = importlib.import_module(f"venezuela_timeline{path}")
        names = module.__all__ if path in WITH_ALL else own(module)
        yield from ((n, getattr(module, n)) for n in names if f"{path}.{n}" not in HELPERS)


def own(module):
    """The public classes and functions that are made in a module."""
    for name, value in vars(module).items():
        made_here = getattr(value, "__module__", None) == module.__name__
        if made_here and callable(value) and not name.startswith("_"):
            yield name


def documented():
    """Each name on the pages of the reference, and what it is."""
    pages = "".join(page.read_text("utf-8") for page in sorted((DOCS / "reference").glob("*.md")))
    for name in re.findall(r"^\.\. (?:auto|py:)\w+:: ([\w.]+)", pages, re.MULTILINE):
        _, *path = name.split(".")
        if path[0] == "frames" and not FRAMES:
            continue
        yield path[-1], reduce(member, path, vt)


def member(of, name):
    """What a name means in a module or class; a module that is not imported yet is."""
    if inspect.ismodule(of) and not hasattr(of, name):
        importlib.import_module(f"{of.__name__}.{name}")
    return getattr(of, name)


def test_every_public_name_is_in_the_reference_once():
    wanted = {(name, id(value)) for name, value in public()}
    found = Counter((name, id(value)) for name, value in documented())
    assert sorted(name for name, value in wanted - found.keys()) == []
    assert [name for (name, _), count in found.items() if count > 1] == []


def test_every_public_name_has_a_docstring():
    bare = []
    for name, value in [*public(), *documented()]:
        if inspect.isroutine(value) and not inspect.getdoc(value):
            bare.append(name)
        if inspect.isclass(value):
            bare += [f"{name}.{member}" for member in undescribed(value)]
    assert bare == []


def undescribed(cls):
    """What a class does not say of itself: its fields, and its own methods and properties."""
    words = inspect.getdoc(cls) or ""
    init = words.partition("Attributes:")[2] or words.partition("Args:")[2] or words
    fields = (
        [field.name for field in attrs.fields(cls) if field.name[0] != "_"]
        if attrs.has(cls)
        else []
    )
    yield from (name for name in fields if not re.search(rf"^ *{name}: ", init, re.MULTILINE))
    for name, member in vars(cls).items():
        described = inspect.isfunction(member) or isinstance(member, property | classmethod)
        if described and not name.startswith("_") and not inspect.getdoc(member):
            yield name


def test_every_command_is_in_the_reference():
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")
    assert ".. click:: venezuela_timeline.cli:main\n" in page
    assert ":nested: full" in page


# Links --------------------------------------------------------------------------------------


def slugs(page):
    """The anchors of a page's headings, as GitHub and MyST make them."""
    for heading in re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", [*OTHERS, *sorted({*PAGES} - DRAWN)], ids=name_of)
def test_links_arrive(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        other = (page.parent / path).resolve() if path else page
        assert other.exists() or other in DRAWN, target
        if anchor:
            assert anchor in set(slugs(other)), target


def test_the_pictures_of_inference_are_those_that_the_library_draws():
    drawn = runpy.run_path(str(DOCS / "_ext" / "inference.py"))["drawings"]()
    assert len(drawn) == 4
    for name, picture in drawn.items():
        assert (DOCS / "_static" / name).read_text("utf-8") == picture

"""Every example runs: in docstrings, in the README and in docs."""

from __future__ import annotations

import doctest
import html
import importlib
import pkgutil
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from venezuela_timeline.cli import main

ROOT = Path(__file__).parents[1]
ENGINES = {"polars.md", "duckdb.md", "spark.md", "frames.md"}
PAGES = [
    pytest.param(page, marks=[pytest.mark.frames] if page.name in ENGINES else [])
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

# What needs the extra 'frames' is not walked into where that is missing.
FOUND = [found.name for found in pkgutil.walk_packages(vt.__path__, "venezuela_timeline.")]
FRAMES = [name for name in FOUND if name.startswith("venezuela_timeline.frames")]
WIDGET = "venezuela_timeline.view.explore"  # needs the extra of that name, as the browser tests do
MODULES = sorted({*FOUND} - {*FRAMES, WIDGET})


@pytest.mark.parametrize(
    "name",
    [
        *MODULES,
        *(pytest.param(name, marks=pytest.mark.frames) for name in FRAMES),
        pytest.param(WIDGET, marks=pytest.mark.browser),
    ],
)
def test_docstrings(name):
    assert doctest.testmod(importlib.import_module(name), optionflags=FLAGS).failed == 0


def test_docstring_examples_are_found():
    finder = doctest.DocTestFinder()
    found = [
        test
        for name in MODULES
        for test in finder.find(importlib.import_module(name))
        if test.examples
    ]
    assert len(found) > 10


BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[a-z]+)(?:: (?P<name>\S+))? -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
"""A block of a page, and the mark before it: what becomes of it besides being read.

``file: NAME``: it is written to that file. ``run``: commands of ours, each run as it stands, with
exit code 0. ``output``: what the commands before it print. Python blocks need no mark: all run.
"""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages(page, tmp_path, monkeypatch):
    """A page's blocks run in order; its Python shares its names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    names = {"vt": vt, "venezuela_timeline": vt}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    printed = ""
    for block in BLOCK.finditer(page.read_text("utf-8")):
        text = block["text"]
        if block["mark"] == "file":
            file = Path(block["name"])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            if file.name == "pyproject.toml":
                install(tomllib.loads(text)["project"])
        if block["mark"] == "run":
            printed = "".join(map(run, text.splitlines()))
        elif block["mark"] == "output":
            assert doctest.OutputChecker().check_output(text, printed, FLAGS), printed
        elif block["kind"] == "python" and ">>>" in text:
            example = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), 0)
            runner.run(example, clear_globs=False)
            names.update(example.globs)
        elif block["kind"] == "python" and block["mark"] != "file":
            exec(compile(text, str(page), "exec"), names)  # noqa: S102  (our own text)
    assert runner.summarize(verbose=False).failed == 0


def install(project):
    """What pip leaves of a project beside its modules: who it is, and its entry points."""
    folder = Path(f"{project['name'].replace('-', '_')}-{project['version']}.dist-info")
    folder.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (folder / "METADATA").write_text(head)
    lines = [
        line
        for group, points in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {target}" for name, target in points.items()))
    ]
    (folder / "entry_points.txt").write_text("\n".join(lines))


def run(line):
    """What a command line of ours prints."""
    program, *arguments = shlex.split(line, comments=True)
    assert program == "venezuela-timeline"
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_readme_has_its_two_commands():
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"<!-- command: (\w+) -->\n```sh\n", text) == ["calendar", "test"]


def test_the_readme_filters_and_draws_in_five_lines(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "README.md").read_text("utf-8")
    (block,) = re.findall(r"five lines\n\n```python\n(.*?)```", text, re.DOTALL)
    assert len(block.splitlines()) == 5
    names = {}
    exec(block, names)  # noqa: S102  (our own text)
    found, everything = names["found"], names["tl"]
    assert 5 < len(found) < len(everything) / 2
    picture = html.unescape(Path("days.svg").read_text("utf-8"))
    for event in everything:
        assert (event.title["en"] in picture) == (event in found)

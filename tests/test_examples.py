"""Every example runs: in docstrings, in the README and in docs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import venezuela_timeline as vt

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

MODULES = [
    found.name
    for found in pkgutil.walk_packages(vt.__path__, "venezuela_timeline.")
    if not found.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages(page, tmp_path, monkeypatch):
    """A page's Python blocks run in order and share their names."""
    monkeypatch.chdir(tmp_path)
    names = {"vt": vt, "venezuela_timeline": vt}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    text = page.read_text("utf-8")
    for block in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(block, names, page.name, str(page), 0)
            runner.run(example, clear_globs=False)
            names.update(example.globs)
        else:
            exec(compile(block, str(page), "exec"), names)  # noqa: S102  (our own text)
    assert runner.summarize(verbose=False).failed == 0


def test_the_readme_has_its_two_commands():
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"<!-- command: (\w+) -->\n```sh\n", text) == ["calendar", "test"]

"""Golden files: what the library writes, compared with what it wrote when last looked at.

``pytest --golden`` writes them again; look at the difference before you commit it. Test modules
that import dataframe engines are collected only where the marker ``frames`` is asked for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent

collect_ignore = ["downstream"]  # a project of its own: see test_downstream.py

# What is checked is the same each time, so that it fails for what has changed and nothing else;
# `--hypothesis-profile=all` looks further, at other examples each time.
settings.register_profile("all", deadline=None, derandomize=False)
settings.register_profile("fixed", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=25)
settings.load_profile("fixed")

ENGINES = {"frames", "formats/test_parquet.py"}
"""Where the tests are that import the dataframe libraries and engines of the extra 'engines'."""


def pytest_ignore_collect(collection_path, config):
    """Leave modules that import engines out, unread, where no test of theirs is asked for."""
    if collection_path.relative_to(HERE).as_posix() not in ENGINES:
        return None
    asked = config.getoption("-m")
    wanted = not asked or re.search(r"\bframes\b", re.sub(r"\bnot (\(.*?\)|\w+)", "", asked))
    return None if wanted else True


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="write the golden files again")


@pytest.fixture
def golden(request):
    folder = HERE / "golden"

    def check(name, text):
        path = folder / name
        if request.config.getoption("--golden"):
            folder.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return check

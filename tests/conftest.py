"""Golden files: what the library writes, compared with what it wrote when last looked at.

``pytest --golden`` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["downstream"]  # a project of its own: see test_downstream.py

settings.register_profile("all", deadline=None)
settings.register_profile(
    "fixed", deadline=None, derandomize=True
)  # for coverage: the same each time
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=25)
settings.load_profile("all")


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request):
    folder = Path(__file__).parent / "golden"

    def check(name, text):
        path = folder / name
        if request.config.getoption("--golden"):
            folder.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return check

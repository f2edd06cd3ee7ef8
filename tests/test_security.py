"""SECURITY.md says what the code does."""

import ast
import re
from pathlib import Path

import pytest

import venezuela_timeline
from venezuela_timeline import errors
from venezuela_timeline.formats import _limits
from venezuela_timeline.formats.ics import components, reader, recurrence, rules, zones
from venezuela_timeline.model import claim, validation
from venezuela_timeline.time import _placements
from venezuela_timeline.timeline import query

PAGE = Path(__file__).parents[1] / "SECURITY.md"
ROOT = Path(venezuela_timeline.__file__).parent

LIMITS = {
    "Bytes read of a file": _limits.MAX_BYTES,
    "A line of": _limits.MAX_BYTES,
    "Components of a calendar": reader.loads.__kwdefaults__["max_events"],
    "Repeats of": reader.loads.__kwdefaults__["max_repeats"],
    "Times of a rule": rules._MAX_POSITIONS,  # noqa: SLF001
    "Seconds": recurrence._MAX_SECONDS,  # noqa: SLF001
    "Parts of a calendar's own time zone": zones._MAX_RULES,  # noqa: SLF001
    "Broken lines": components._MAX_NOTES,  # noqa: SLF001
    "Parts of a dotted key": _limits.MAX_PARTS,
    "Digits of a quantity": claim._MAX_MAGNITUDE,  # noqa: SLF001
    "Characters of an id": validation.MAX_SLUG,
    "Revisions of an event": validation.MAX_REVISION,
    "Characters compared": errors._MOST_WORK,  # noqa: SLF001
    "Cells": _placements.LIMIT,
    "Places of a set's members": _placements._MANY,  # noqa: SLF001
    "Depth": query.MAX_DEPTH,
}


@pytest.mark.parametrize("name", LIMITS)
def test_the_limits_are_those_of_the_code(name):
    (row,) = re.findall(rf"^\| {re.escape(name)}.*$", PAGE.read_text("utf-8"), re.MULTILINE)
    limit = row.split("|")[2].strip()
    assert re.match(r"[\d,]+", limit)[0] == f"{LIMITS[name]:,}"


FORBIDDEN = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "subprocess", "pickle"} | {
    *("marshal", "shelve", "ctypes", "tempfile", "webbrowser", "urllib.request", "os.system")
}


RUNS_GIT = ROOT / "cli" / "_changes.py"
"""What ``git install`` runs, and nothing else: ``git config``, with settings of our own."""


ALLOWED = {RUNS_GIT: {"subprocess"}, ROOT / "cli" / "_preview.py": {"http"}}
"""The second listens on the loopback, and asks nobody."""


def test_nothing_here_fetches_runs_or_unpickles():
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "__import__"}, path
            found = {part for name in names for part in (name, name.partition(".")[0])}
            assert not found & FORBIDDEN - ALLOWED.get(path, set()), path

"""Figures for the page of benchmarks, beside what a benchmark prints.

A benchmark calls `record` for each figure. Run by ``run.py`` they are kept, else nothing is.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE = "VENEZUELA_TIMELINE_RECORDS"
"""The environment variable that names the file to which records are added."""


def record(  # noqa: PLR0913  (a figure's columns)
    what: str,
    value: float,
    *,
    size: int | None = None,
    unit: str = "s",
    peer: str | None = None,
    theirs: float | None = None,
    most: float | None = None,
    missing: str | None = None,
    group: str = "",
) -> None:
    """Keep a figure.

    Args:
        what: What was done.
        value: What it cost us.
        size: Of how many.
        unit: ``s`` or ``B``.
        peer: What it is compared with, by `named`.
        theirs: What it cost there.
        most: The greatest ratio, ours to theirs, that is aimed for.
        missing: Why there is no figure of the peer.
        group: A heading.
    """
    target = os.environ.get(FILE)
    if not target:
        return
    row = {key: value for key, value in locals().items() if key != "target" and value is not None}
    with Path(target).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def record_row(group: str, cells: Mapping[str, str]) -> None:
    """Keep a row of a table that has columns of its own.

    Args:
        group: A heading.
        cells: What stands in each column, by its name.
    """
    target = os.environ.get(FILE)
    if target:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"group": group, "cells": cells}, ensure_ascii=False) + "\n")


def named(name: str, package: str | None = None) -> str:
    """A peer with its version."""
    try:
        return f"{name} {version(package or name)}"
    except PackageNotFoundError:
        return name


def npm(name: str, folder: Path) -> str:
    """A peer that npm put into a folder, with its version."""
    try:
        found = (folder / "node_modules" / name / "package.json").read_text(encoding="utf-8")
    except OSError:
        return name
    return f"{name} {json.loads(found)['version']}"


def taking_turns(
    work: Mapping[str, Callable[[], Any]], repeat: int = 5
) -> tuple[dict[str, list[float]], dict[str, Any]]:
    """Seconds of each run of several pieces of work that take turns, and their last results.

    The order turns round each time, so that none is always the one after another.
    """
    taken: dict[str, list[float]] = {name: [] for name in work}
    results: dict[str, Any] = {}
    for turn in range(repeat):
        for name, run in list(work.items())[:: -1 if turn % 2 else 1]:
            gc.collect()
            start = time.perf_counter()
            results[name] = run()
            taken[name].append(time.perf_counter() - start)
    return taken, results


def summary(seconds: list[float]) -> str:
    """Median and minimum, to be read."""
    return f"{statistics.median(seconds):9.4f} s (least {min(seconds):.4f})"

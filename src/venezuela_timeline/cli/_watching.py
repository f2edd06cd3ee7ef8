"""Whether the files of a timeline have changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_EVERY = 0.5
"""Seconds between two looks."""

State = tuple[tuple[str, int, int], ...]
"""The files there are, with the time at which each was changed, and its size."""


def state_of(path: Path) -> State:
    """What the files of a timeline look like from outside; what cannot be looked at is left out."""
    files = [*path.glob("*.toml"), *path.glob("*.lock")] if path.is_dir() else [path]
    return tuple(entry for file in sorted(files) for entry in _entry(file))


def _entry(file: Path) -> Iterator[tuple[str, int, int]]:
    try:
        found = file.stat()
    except OSError:
        return
    yield file.name, found.st_mtime_ns, found.st_size


def changes(path: Path, wait: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """At once, and then each time that something has changed.

    Args:
        path: A file, or a folder.
        wait: Waits so many seconds.
    """
    before = None
    while True:
        state = state_of(path)
        if state != before:
            before = state
            yield
        wait(_EVERY)

"""Whether the files of a timeline have changed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_EVERY = 0.5
"""Seconds between two looks."""

State = tuple[tuple[str, ...], ...]
"""The files there are, each with what the system says of it, or why it says nothing."""


def state_of(path: Path) -> State:
    """What the files of a timeline look like from outside, and whether they can be looked at.

    Of a folder itself only who may read it counts: other files in it come and go.
    """
    if not os.path.isdir(path):  # noqa: PTH112  (it raises nothing)
        return (_entry(path),)
    files = sorted([*path.glob("*.toml"), *path.glob("*.lock")])
    return (_entry(path)[:2], *map(_entry, files))


def _entry(file: Path) -> tuple[str, ...]:
    """The name of a file, its mode, and when it and what is said of it were changed."""
    try:
        found = file.stat()
    except OSError as error:
        gone = isinstance(error, FileNotFoundError) and not os.path.islink(file)  # noqa: PTH114  (the same)
        return file.name, "not there" if gone else "cannot be looked at"
    said = (found.st_mode, found.st_mtime_ns, found.st_ctime_ns, found.st_size)
    return file.name, *map(str, said)


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

"""Writing a published folder: only what has changed, each file whole, nothing of anybody else's.

Everything is first written beside, into a folder in the folder. Only when all of it is there are
the files that differ renamed into their places, the timeline's own file last; then those go that an
earlier publication wrote and that are no longer wanted. Before the first is renamed, a list of all
of them is on the disk: if the process dies in between, the next publication knows what is its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from venezuela_timeline._files import reported
from venezuela_timeline.errors import SaveError

from . import _manifest
from ._lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_LOCK, _BESIDE, _PENDING = ".publish.lock", ".publish.tmp", ".publish.pending"
_BLOCK = 1 << 20
_AT_ONCE = 16
_NAMED = 3
"""How many files of others a message names."""


@contextlib.contextmanager
def opened(target: Path) -> Iterator[Folder]:
    """The folder at a path, which is made if it is not there, for one publication.

    Raises:
        SaveError: if it cannot be written, or something else is publishing into it.
    """
    with reported(target):
        new = not target.exists()
        target.mkdir(exist_ok=True)
    with reported(target, (OSError,)):
        try:
            with locked(target / _LOCK):
                beside = target / _BESIDE
                shutil.rmtree(beside, ignore_errors=True)  # of one that died
                try:
                    beside.mkdir()
                    yield Folder(target, beside)
                finally:
                    shutil.rmtree(beside, ignore_errors=True)
        finally:
            if new:
                with contextlib.suppress(OSError):  # something is in it
                    target.rmdir()


class Folder:
    """A folder that is being written.

    Attributes:
        files: What has been added so far, by path.
        written: The files that were new or different, once it is finished.
        removed: Those that were no longer wanted.
        left: Those that were no longer wanted, but that somebody had changed.
    """

    def __init__(self, target: Path, beside: Path) -> None:
        self.files: dict[str, _manifest.Written] = {}
        self.written: list[str] = []
        self.removed: list[str] = []
        self.left: list[str] = []
        self._target = target
        self._beside = beside

    def add(self, path: str, chunks: Iterable[bytes | str]) -> None:
        """Write a file beside."""
        place = self._beside / path
        place.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with place.open("wb") as file:
            for chunk in chunks:
                data = chunk.encode() if isinstance(chunk, str) else chunk
                digest.update(data)
                size += len(data)
                file.write(data)
        self.files[path] = _manifest.Written(digest.hexdigest(), size)

    def finish(self, last: Sequence[str]) -> None:
        """Put every file that differs into its place, and remove those that are not wanted.

        Args:
            last: The files that come last.

        Raises:
            SaveError: if a file is in the way that no publication wrote; nothing is changed then.
        """
        before = _manifest.read(self._target / _PENDING)
        own = _manifest.own(_manifest.read(self._target / _manifest.NAME), before)
        new = _manifest.manifest({path: one.digest for path, one in self.files.items()})
        order = {path: number for number, path in enumerate(last)}
        self.written = sorted(self._differing(own), key=lambda path: order.get(path, -1))
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # the disk takes many at once as fast as one
            list(pool.map(_on_disk, (self._beside / path for path in self.written)))
        self._put(_PENDING, before + new)
        for path in self.written:
            place = self._target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            (self._beside / path).replace(place)
        for path in sorted(own.keys() - self.files.keys()):
            self._remove(path, own[path])
        if _manifest.read(self._target / _manifest.NAME) != new:
            self._put(_manifest.NAME, new)
        (self._target / _PENDING).unlink()

    def _put(self, name: str, text: str) -> None:
        """Write a file of our own, which takes its place whole."""
        beside = self._beside / name
        beside.write_bytes(text.encode())
        _on_disk(beside)
        beside.replace(self._target / name)

    def _differing(self, own: Iterable[str]) -> list[str]:
        """The files that are new or different."""
        found: list[str] = []
        others: list[str] = []
        for path, one in self.files.items():
            there = _digest(self._target / path)
            if there == one.digest:
                continue
            (others if there is not None and path not in own else found).append(path)
        if others:
            named = ", ".join(map(repr, others[:_NAMED]))
            more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
            raise SaveError(
                f"cannot write {str(self._target)!r}: {named}{more} in it were not published, or "
                f"{_manifest.NAME} is missing; move them away, or name another folder"
            )
        return found

    def _remove(self, path: str, digests: set[str]) -> None:
        """Remove a file if it is as it was written, and the folders that are empty then."""
        place, root = self._target / path, self._target.resolve()
        there = _digest(place)
        if there is None:
            return
        if there not in digests or not place.parent.resolve().is_relative_to(root):
            self.left.append(path)
            return
        place.unlink()
        self.removed.append(path)
        with contextlib.suppress(OSError):  # until one is not empty
            for parent in place.relative_to(self._target).parents[:-1]:
                (self._target / parent).rmdir()


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file; None if nothing is there."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


def _on_disk(path: Path) -> None:
    """Have the system put a file on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


__all__ = ["Folder", "opened"]

"""Writing a file, or a folder of files, whole or not at all.

The promise: whenever the process dies, the target is either what it was or what was to be written,
whole, if the file system renames in one step. The new bytes are on the disk before they take the
place of the old ones, so a loss of power never mixes the two, though it may bring back the old
ones. A process that is killed leaves a ``.NAME.….tmp`` beside the target; nothing here reads it,
and anyone may delete it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from typing import TYPE_CHECKING

from venezuela_timeline.errors import SaveError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_KINDS = (OSError, ValueError, RuntimeError)
"""What the system raises: a null byte in the path is a ValueError, links in a circle are a
RuntimeError (Python 3.11, 3.12)."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""A file that is not there yet, in bytes on Windows, too."""


def write_file(target: Path, chunks: Iterable[bytes]) -> None:
    """Write chunks to a new file beside the target, then rename it into place.

    A link is followed; a device or pipe is written to directly; an existing file keeps its mode.

    Raises:
        SaveError: if the target cannot be written; what was there is untouched.
    """
    with reported(target):
        place = target.resolve()
        if place.is_symlink():  # Python 3.13 and later raise nothing
            raise OSError(errno.ELOOP, "its links lead round in a circle")
        before = place.stat() if place.exists() else None
        if before is not None and stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(None, "it is a folder")
        if before is not None and not stat.S_ISREG(before.st_mode):
            with place.open("wb") as device:
                device.writelines(chunks)
            return
        if before is not None and not os.access(place, os.W_OK):
            raise PermissionError(None, "it is read-only")
        beside = _beside(place)
        try:
            _write(beside, chunks, None if before is None else stat.S_IMODE(before.st_mode))
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


def write_folder(target: Path, files: Mapping[str, str]) -> None:
    """Write a new folder of text files, whole or not at all.

    Raises:
        SaveError: if the folder already holds something or cannot be written.
    """
    with reported(target), new_folder(target) as beside:
        for name, text in files.items():
            (beside / name).write_bytes(text.encode())


@contextlib.contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target, to write files into, that becomes the target in the end.

    If what is done with it fails, nothing is left.

    Raises:
        SaveError: if the target already holds something or cannot be written.
    """
    with reported(target):
        place = target.resolve()
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise FileExistsError(None, "it holds something already; name a new folder")
        beside = _beside(place)
        beside.mkdir()
    try:
        with reported(target, (OSError,)):
            yield beside
            for path in beside.iterdir():
                with path.open("rb+") as file:  # Windows flushes only what may be written
                    os.fsync(file.fileno())
            beside.replace(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _beside(place: Path) -> Path:
    """A name in the same folder that is not taken."""
    return place.with_name(f".{place.name[:100]}.{secrets.token_hex(8)}.tmp")


def _write(new: Path, chunks: Iterable[bytes], mode: int | None) -> None:
    """Write a new file, and have the system put it on the disk.

    It has its mode before its first byte, so that nobody reads who could not read the old one.
    """
    created = os.open(new, _NEW, 0o666 if mode is None else stat.S_IRUSR | stat.S_IWUSR)
    with open(created, "wb") as file:  # noqa: PTH123  (a descriptor)
        if mode is not None:
            new.chmod(mode)
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def reported(target: Path, kinds: tuple[type[Exception], ...] = _KINDS) -> Iterator[None]:
    """Turn the system's errors into one line that names the target."""
    try:
        yield
    except TimelineError:
        raise
    except kinds as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        if isinstance(error, FileNotFoundError) and not target.parent.is_dir():
            reason = f"there is no folder {str(target.parent)!r}; make it first"
        raise SaveError(f"cannot write {str(target)!r}: {reason}") from None

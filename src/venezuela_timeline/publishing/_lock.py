"""A lock against two publications into one folder at once.

The system holds it for an open file, and gives it up when the process ends, however that ends. So
no lock is ever stale: a file that a killed process left behind is only a file.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, TYPE_CHECKING

from venezuela_timeline.errors import SaveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":  # pragma: no cover  (Windows)
    import msvcrt

    def taken(file: IO[bytes]) -> bool:
        """Whether the lock of an open file could be taken."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

elif sys.platform == "emscripten":  # pragma: no cover  (in a browser there is no other process)

    def taken(_: IO[bytes]) -> bool:
        """Nobody else can hold it."""
        return True

else:
    import fcntl

    def taken(file: IO[bytes]) -> bool:
        """Whether the lock of an open file could be taken."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which is removed in the end.

    Raises:
        SaveError: if another process holds it.
    """
    with contextlib.ExitStack() as stack:
        while True:
            file = stack.enter_context(path.open("ab"))
            if not taken(file):
                raise SaveError(
                    f"cannot write {str(path.parent)!r}: something else is publishing into it; "
                    "wait until that has ended"
                )
            if _is(file, path):
                break
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows removes no file that is open
                path.unlink()


def _is(file: IO[bytes], path: Path) -> bool:
    """Whether an open file is the one at a path: the last holder may have just removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


__all__ = ["locked"]

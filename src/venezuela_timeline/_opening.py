"""Opening what a path names, if it is an ordinary file.

A pipe would keep a reader waiting for ever, a device has no end, and a link in a folder could
lead to any file of the machine. So a file is opened without waiting, and looked at before a byte
of it is read.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from venezuela_timeline.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

_PIECE = 2**20
"""So many bytes are asked for at once: memory is taken only for what is there."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # where there are pipes with names
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)  # of Windows
)


def read_regular(path: Path, most: int, *, within: Path | None = None) -> bytes:
    """The first bytes of an ordinary file.

    Args:
        path: Where it is. Links are followed.
        most: How many bytes are read at most.
        within: A folder in which it must be, wherever links lead.

    Raises:
        ReadError: if it cannot be opened, is no ordinary file, or is outside the folder.
    """
    try:
        place = path.resolve(strict=True)
        if within is not None and not place.is_relative_to(within.resolve()):
            raise ReadError(f"cannot read {str(path)!r}: it is a link that leads out of the folder")
        descriptor = os.open(place, _FLAGS)
        with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123  (a descriptor)
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ReadError(f"cannot read {str(path)!r}: it is no ordinary file")
            pieces: list[bytes] = []
            while most > 0 and (piece := file.read(min(most, _PIECE))):
                pieces.append(piece)
                most -= len(piece)
            return b"".join(pieces)
    except (OSError, RuntimeError, ValueError) as error:
        # A null byte is a ValueError, links in a circle are a RuntimeError (Python 3.11, 3.12).
        if isinstance(error, ReadError):
            raise
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"cannot read {str(path)!r}: {reason}") from None

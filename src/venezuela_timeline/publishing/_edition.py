"""The edition before: read from what names it, and kept in the folder, compressed.

What is compressed names no file and no time: it depends on the edition, and on the version of zlib.
"""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline import formats
from venezuela_timeline._opening import read_regular
from venezuela_timeline.errors import ReadError
from venezuela_timeline.timeline import Timeline

from . import _plan as plan

if TYPE_CHECKING:
    import os

_MOST = 2**28
"""The most bytes of the edition before, as of every file that is read."""


def packed_edition(timeline: Timeline) -> bytes:
    """An edition as compressed lines of JSON."""
    file = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packing:
        packing.write(formats.dumps(timeline, "jsonl").encode())
    return file.getvalue()


def edition(
    previous: Timeline | str | os.PathLike[str] | None, timeline: Timeline
) -> Timeline | None:
    """The edition before, from what names it.

    Args:
        previous: A timeline, its file or folder, or a folder that was published. If that holds
            the very same edition, the one that it was compared with itself counts.
        timeline: The edition now.

    Raises:
        TimelineError: if it cannot be read.
    """
    if previous is None or isinstance(previous, Timeline):
        return previous
    path = Path(previous)
    there = path / plan.TIMELINE
    if not there.is_file():
        return formats.read(path)
    found = formats.read(there)
    if found != timeline:
        return found
    before = path / plan.PREVIOUS
    return _unpacked(before) if before.is_file() else None


def unrevised(timeline: Timeline, previous: Timeline | None) -> list[str]:
    """The ids of events that changed since the edition before, and kept their revision.

    A calendar program takes a change only with a higher number (RFC 5545, SEQUENCE).
    """
    return [
        event.id
        for event in timeline
        if previous is not None
        and event.id in previous
        and event.revision <= (before := previous[event.id]).revision
        and attrs.evolve(event, modified=before.modified, revision=before.revision) != before
    ]


def _unpacked(path: Path) -> Timeline:
    """The edition in a file that `packed_edition` made."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(read_regular(path, _MOST))) as packed:
            data = packed.read(_MOST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(f"cannot read {str(path)!r}: {error}") from None
    if len(data) > _MOST:
        raise ReadError(f"cannot read {str(path)!r}: it has more than {_MOST:,} bytes")
    return formats.loads(data, "jsonl", file=path.name)


__all__ = ["edition", "packed_edition", "unrevised"]

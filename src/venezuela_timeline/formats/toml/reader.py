"""TOML, one document or a folder of them, read as a timeline."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats._json import unreadable
from venezuela_timeline.formats._limits import MAX_BYTES, check_keys, read_bytes
from venezuela_timeline.formats._records import Part, build
from venezuela_timeline.formats._text import decoded

from . import revisions

if TYPE_CHECKING:
    from pathlib import Path

    from venezuela_timeline.formats._records import Newer
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    newer: Newer = "refuse",
) -> Timeline:
    """A timeline from one TOML document.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not kept of a newer version; this format holds everything else.
        newer: Whether to ``refuse`` a file of a newer version, or to ``keep`` what can be read.

    Raises:
        DataError: with every fault found, and where it stands.
    """
    part = Part(parsed(data, file), file, phrases=True)
    return build([part], newer=newer, report=report)


def load_folder(
    folder: Path,
    *,
    report: Report | None = None,
    max_bytes: int = MAX_BYTES,
    newer: Newer = "refuse",
) -> Timeline:
    """A timeline from all TOML files in a folder.

    Args:
        folder: The folder.
        report: Takes what is not kept of a newer version; this format holds everything else.
        max_bytes: The most bytes that the files and the lock may have together.
        newer: Whether to ``refuse`` a file of a newer version, or to ``keep`` what can be read.

    Raises:
        DataError: with every fault found in any of the files; or if they are too large.
        ReadError: if a file cannot be read, is no ordinary file, or leads out of the folder.
    """
    faults: list[Fault] = []
    parts: list[Part] = []
    size = 0
    for path in sorted(folder.glob("*.toml")):
        data = read_bytes(path, max_bytes, before=size, within=folder)
        size += len(data)
        try:
            parts.append(Part(parsed(data, path.name), path.name, phrases=True))
        except DataError as error:
            faults.extend(error.faults)
    if not parts and not faults:
        faults.append(Fault("", "no TOML file in the folder", "add one", folder.name))
    try:
        lock = revisions.load(folder, max_bytes=max_bytes, before=size)
        revisions.apply(parts, lock)
    except DataError as error:
        faults.extend(error.faults)
    return build(parts, faults, newer=newer, report=report)


def parsed(data: bytes | str, file: str | None) -> dict[str, Any]:
    """A TOML text as plain data.

    Raises:
        DataError: if it is not TOML.
    """
    text = decoded(data, file)
    check_keys(text, file)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (RecursionError, ValueError, ArithmeticError) as error:
        reason = unreadable(error).lower()
        raise DataError([Fault("", f"not readable as TOML: {reason}", "", file)]) from None

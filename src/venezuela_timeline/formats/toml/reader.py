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

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,  # noqa: ARG001  (nothing is lost)
) -> Timeline:
    """A timeline from one TOML document.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Not used: this format holds everything.

    Raises:
        DataError: with every fault found, and where it stands.
    """
    return build([Part(_parsed(data, file), file, phrases=True)])


def load_folder(
    folder: Path,
    *,
    report: Report | None = None,  # noqa: ARG001  (as above)
    max_bytes: int = MAX_BYTES,
) -> Timeline:
    """A timeline from all TOML files in a folder.

    Args:
        folder: The folder.
        report: Not used: this format holds everything.
        max_bytes: The most bytes that the files may have together.

    Raises:
        DataError: with every fault found in any of the files; or if they are too large.
        OSError: if a file cannot be read.
    """
    faults: list[Fault] = []
    parts: list[Part] = []
    size = 0
    for path in sorted(folder.glob("*.toml")):
        data = read_bytes(path, max_bytes, before=size)
        size += len(data)
        try:
            parts.append(Part(_parsed(data, path.name), path.name, phrases=True))
        except DataError as error:
            faults.extend(error.faults)
    if not parts and not faults:
        faults.append(Fault("", "no TOML file in the folder", "add one", folder.name))
    try:
        revisions.apply(parts, revisions.load(folder))
    except DataError as error:
        faults.extend(error.faults)
    return build(parts, faults)


def _parsed(data: bytes | str, file: str | None) -> dict[str, Any]:
    text = decoded(data, file)
    check_keys(text, file)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (RecursionError, ValueError, ArithmeticError) as error:
        reason = unreadable(error).lower()
        raise DataError([Fault("", f"not readable as TOML: {reason}", "", file)]) from None

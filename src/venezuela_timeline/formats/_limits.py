"""Limits on what is read, so that no file can take all memory or time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline._opening import read_regular
from venezuela_timeline.errors import DataError, Fault, FormatError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAX_BYTES = 2**28
"""The most bytes that are read of a file, of all files of a folder, or of a line of a stream."""

MAX_PARTS = 100
"""The most parts of a dotted key of TOML: the parser's time grows with their square."""


def read_bytes(path: Path, max_bytes: int, *, before: int = 0, within: Path | None = None) -> bytes:
    """All of an ordinary file.

    Args:
        path: Where it is.
        max_bytes: The limit.
        before: How many bytes of the same limit other files have taken.
        within: The folder in which it must be, wherever links lead.

    Raises:
        DataError: if it is larger than the limit; no more than that is read.
        ReadError: if it cannot be read, or is no ordinary file.
    """
    data = read_regular(path, max_bytes - before + 1, within=within)
    check_size(data, max_bytes, path.name, before=before)
    return data


def check_size(data: bytes, max_bytes: int, file: str | None, *, before: int = 0) -> None:
    """Refuse data larger than a limit; see `read_bytes`.

    Raises:
        DataError: if they are larger.
    """
    if len(data) + before > max_bytes:
        others = "with the files before it, " if before else ""
        fault = f"{others}it has more than the limit of {max_bytes:,} bytes"
        raise DataError([Fault("", fault, "raise max_bytes if you trust it", file)])


def check_limit(max_bytes: object) -> None:
    """Refuse a limit that is not a number of bytes.

    Raises:
        FormatError: for anything but an int of 0 or more.
    """
    if type(max_bytes) is not int or max_bytes < 0:
        raise FormatError(f"max_bytes is {shown(max_bytes)}: give a number of bytes, 0 or more")


def bounded(lines: Iterable[bytes | str], file: str | None) -> Iterator[bytes | str]:
    """The lines of an open file, or any other lines, none of them longer than `MAX_BYTES`.

    Raises:
        DataError: if a line is longer; no more than the limit is read of it from an open file.
    """
    readline = getattr(lines, "readline", None)
    found = iter(lines) if readline is None else iter(lambda: readline(MAX_BYTES + 1), None)
    for number, line in enumerate(found, 1):
        if readline is not None and not line:
            return
        if len(line) > MAX_BYTES:
            fault = f"it is longer than the limit of {MAX_BYTES:,}"
            raise DataError([Fault(f"line {number}", fault, "", file)])
        yield line


# Keys of TOML ---------------------------------------------------------------------------------

# Strings and comments, closed or not, in which a dot means nothing.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_DOTTED = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MAX_PARTS}}}")


def check_keys(text: str, file: str | None) -> None:
    """Refuse TOML with a key of more than `MAX_PARTS` parts.

    Raises:
        DataError: with the line of the first such key.
    """
    if all(line.count(".") < MAX_PARTS for line in text.split("\n")):
        return  # no key has as many: a key stands on one line
    plain = _OPAQUE.sub(lambda match: "q" + "\n" * match[0].count("\n"), text)
    if match := _DOTTED.search(plain):
        line = plain.count("\n", 0, match.start()) + 1
        fault = f"a key has more than {MAX_PARTS} parts"
        raise DataError([Fault(f"line {line}", fault, "write tables instead", file)])

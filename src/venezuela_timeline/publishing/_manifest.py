"""What publish wrote into a folder: the checksums that stand there, for anybody to check.

``SHA256SUMS`` has the form of coreutils, so that ``sha256sum -c SHA256SUMS`` reads it. It is also
how the next publication knows which files are its own. Nothing that it says is trusted to be a
path within the folder before it is looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*)")
"""All of our paths are so; others, with a drive, a backslash or a control, are nobody's."""


class Written(NamedTuple):
    """What is known of a file that was written.

    Attributes:
        digest: Its SHA-256.
        size: Its bytes.
    """

    digest: str
    size: int


def manifest(files: Mapping[str, str]) -> str:
    """Checksums by path, as a file."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files))


def own(*texts: str) -> dict[str, set[str]]:
    """The paths that manifests name within their folder, each with the checksums it may have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for line in text.splitlines():
            match = _LINE.fullmatch(line)
            if match and not {".", ".."} & set(match[2].split("/")):
                found[match[2]].add(match[1])
    return dict(found)


def read(path: Path) -> str:
    """The text of a manifest; nothing if there is none."""
    try:
        return path.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return ""


__all__ = ["NAME", "Written", "manifest", "own", "read"]

"""Which layout a document has, and what to do with one that is newer than this reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeGuard, get_args

from venezuela_timeline.errors import FormatError, shown

from .document import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

Newer = Literal["refuse", "keep"]
"""What to do with a document of a newer layout."""


def check_newer(newer: object) -> None:
    """Refuse a value that the option does not have.

    Raises:
        FormatError: with those that it has.
    """
    if newer not in get_args(Newer):
        raise FormatError(f"newer is {shown(newer)}: write 'refuse' or 'keep'")


def is_newer(data: object) -> TypeGuard[dict[str, Any]]:
    """Whether a document says that its layout is newer than this one."""
    version = data.get("format") if isinstance(data, dict) else None
    return type(version) is int and version > FORMAT


def newer_words(data: Mapping[str, Any]) -> str:
    """What to say of a document with a newer layout."""
    version = shown(data["format"])
    return f"written by a newer version (format {version}; this one reads up to {FORMAT})"

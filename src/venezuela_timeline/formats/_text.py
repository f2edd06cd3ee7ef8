"""What all text formats share: joining chunks, and decoding bytes."""

from __future__ import annotations

import re
from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, ParamSpec

from venezuela_timeline.errors import DataError, Fault, FormatError, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")

_BLANKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Controls, and the marks that turn the direction of what follows them, over the end of a text.
_LEFT_OUT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def shown_line(text: str) -> str:
    """A text as one line that can stand beside others: without controls and turning marks.

    Line breaks become blanks; what has nothing left is a dash.
    """
    return _LEFT_OUT.sub("", _BLANKS.sub(" ", text)).strip(" ") or "–"


def without_controls(text: str) -> str:
    """A text for a terminal: its lines, without controls and turning marks."""
    return _LEFT_OUT.sub("", text).replace("\r", "")


def is_shown_whole(text: str) -> bool:
    """Whether `shown_line` leaves out more than blanks and line breaks."""
    return _LEFT_OUT.search(_BLANKS.sub(" ", text)) is None


def joined(chunks: Callable[P, Iterator[str]]) -> Callable[P, str]:
    """The ``dumps`` of a format: all its chunks as one text, with the same options."""

    @wraps(chunks)
    def dumps(*args: P.args, **kwargs: P.kwargs) -> str:
        return "".join(chunks(*args, **kwargs))

    dumps.__name__ = dumps.__qualname__ = "dumps"
    dumps.__signature__ = signature(chunks).replace(return_annotation="str")  # type: ignore[attr-defined]
    return dumps


def decoded(data: bytes | str, file: str | None) -> str:
    """Text from UTF-8 bytes, with or without a byte order mark.

    Raises:
        DataError: where the bytes are not UTF-8, with the first one that isn't.
        FormatError: for what is neither text nor bytes.
    """
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return as_bytes(data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        raise DataError([Fault("", message, "save the file as UTF-8", file)]) from None


def as_bytes(data: object) -> bytes:
    """Bytes from bytes, or from what lends its memory, such as a memoryview.

    Raises:
        FormatError: for anything else; ``bytes(10**12)`` would be as many zeros.
    """
    if isinstance(data, bytes):
        return data
    if isinstance(data, bytearray | memoryview):
        return bytes(data)
    raise FormatError(f"{shown(data)} is neither text nor bytes: read the file first")

"""What the text formats share: joining chunks, and decoding bytes."""

from __future__ import annotations

from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, ParamSpec

from venezuela_timeline.errors import DataError, Fault, FormatError, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")


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
        DataError: if the bytes are not UTF-8, with the position of the first that is not.
        FormatError: if the data are neither text nor bytes.
    """
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return as_bytes(data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        raise DataError([Fault("", message, "save the file as UTF-8", file)]) from None


def as_bytes(data: object) -> bytes:
    """Bytes from bytes, or from an object that lends its memory, such as a memoryview.

    Raises:
        FormatError: for anything else; ``bytes(10**12)`` would be as many zeros.
    """
    if isinstance(data, bytes):
        return data
    if isinstance(data, bytearray | memoryview):
        return bytes(data)
    raise FormatError(f"{shown(data)} is neither text nor bytes: read the file first")

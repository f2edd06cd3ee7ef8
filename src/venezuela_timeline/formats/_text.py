"""What all text formats share: joining chunks, and decoding bytes."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from venezuela_timeline.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")


def joined(chunks: Callable[P, Iterator[str]]) -> Callable[P, str]:
    """The ``dumps`` of a format: all its chunks as one text, with the same options."""

    @wraps(chunks)
    def dumps(*args: P.args, **kwargs: P.kwargs) -> str:
        return "".join(chunks(*args, **kwargs))

    dumps.__name__ = dumps.__qualname__ = "dumps"
    return dumps


def decoded(data: bytes | str, file: str | None) -> str:
    """Text from UTF-8 bytes, with or without a byte order mark.

    Raises:
        DataError: where the bytes are not UTF-8, with the first one that isn't.
    """
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return bytes(data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        raise DataError([Fault("", message, "save the file as UTF-8", file)]) from None

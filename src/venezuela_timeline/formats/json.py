"""JSON: lossless, one document."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, shown

from ._records import Part, build, plain
from ._text import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline

    from .report import Report


def chunks(timeline: Timeline, *, report: Report | None = None) -> Iterator[str]:  # noqa: ARG001  (nothing is lost)
    """The timeline as JSON text, indented by one blank; equal timelines give equal text.

    Law: ``loads(dumps(timeline)) == timeline``.
    """
    yield json.dumps(plain(timeline), ensure_ascii=False, indent=1, allow_nan=False)
    yield "\n"


dumps = joined(chunks)


def loads(data: bytes | str, *, file: str | None = None, report: Report | None = None) -> Timeline:  # noqa: ARG001  (nothing is lost)
    """A timeline from JSON.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Not used: this format holds all there is.

    Raises:
        DataError: with every fault found, and where it stands.
    """
    try:
        document = json.loads(
            decoded(data, file),
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_distinct,
        )
    except json.JSONDecodeError as error:
        fault = Fault(f"line {error.lineno}, column {error.colno}", error.msg.lower(), "", file)
        raise DataError([fault]) from None
    except (RecursionError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise DataError([Fault("", f"not readable as JSON: {reason}", "", file)]) from None
    return build([Part(document, file)])


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; one that gives a key twice is refused, for one would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {shown(twice)} stands twice in one object")
    return found

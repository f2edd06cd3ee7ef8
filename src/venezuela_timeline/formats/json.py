"""JSON: lossless, one document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ._json import parsed
from ._records import Part, build, head, plain_record
from ._text import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline

    from ._records import Newer
    from .report import Report


def chunks(
    timeline: Timeline,
    *,
    report: Report | None = None,  # noqa: ARG001  (nothing is lost)
    compact: bool = False,
) -> Iterator[str]:
    """The timeline as JSON text, indented by one blank. Equal timelines give equal texts.

    Law: ``loads(dumps(timeline)) == timeline``.

    Args:
        timeline: What to write.
        report: Takes nothing: this format holds everything.
        compact: Write each record on one line, which makes the text a fifth smaller.
    """
    write = _in_lines if compact else _indented
    document = head(timeline)
    outside = document.pop("outside", None)
    before = "{"
    for key, value in document.items():
        yield f'{before}\n "{key}": {write(value, _MARGIN)}'
        before = ","
    before = ',\n "events": ['
    for event in timeline:
        yield f"{before}{_MARGIN} {write(plain_record(event), f'{_MARGIN} ')}"
        before = ","
    yield f"{_MARGIN}]" if timeline.events else ""
    yield f',\n "outside": {write(outside, _MARGIN)}' if outside else ""
    yield "\n}\n"


_MARGIN = "\n "
_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_packed = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _in_lines(value: Any, margin: str) -> str:
    """Plain data as JSON, each part of a list on a line of its own."""
    if value and isinstance(value, list):
        return f"[{','.join(f'{margin} {_packed(one)}' for one in value)}{margin}]"
    return _packed(value)


def _indented(value: Any, margin: str) -> str:
    """Plain data as JSON, indented by one blank more than what stands around it.

    The encoder of the standard library is three times slower if it is to indent.

    Args:
        value: The data.
        margin: A line break and the blanks before the line that the value begins on.
    """
    inner = f"{margin} "
    if value and isinstance(value, dict):
        rows = [f"{inner}{_encoded(key)}: {_indented(one, inner)}" for key, one in value.items()]
        return f"{{{','.join(rows)}{margin}}}"
    if value and isinstance(value, list):
        return f"[{','.join([inner + _indented(one, inner) for one in value])}{margin}]"
    return _encoded(value)


dumps: Final = joined(chunks)


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    newer: Newer = "refuse",
) -> Timeline:
    """A timeline from JSON.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not kept of a newer version; this format holds everything else.
        newer: Whether to ``refuse`` a file of a newer version, or to ``keep`` what can be read.

    Raises:
        DataError: with every fault found, and where it stands.
    """
    return build([Part(parsed(decoded(data, file), file), file)], newer=newer, report=report)

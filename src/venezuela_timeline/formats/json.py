"""JSON: lossless, one document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from ._json import parsed
from ._records import Part, build, plain
from ._text import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline

    from ._records import Newer
    from .report import Report


def chunks(timeline: Timeline, *, report: Report | None = None) -> Iterator[str]:  # noqa: ARG001  (nothing is lost)
    """The timeline as JSON text, indented by one blank. Equal timelines give equal texts.

    Law: ``loads(dumps(timeline)) == timeline``.
    """
    yield json.dumps(plain(timeline), ensure_ascii=False, indent=1, allow_nan=False)
    yield "\n"


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

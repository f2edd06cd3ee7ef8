"""SVG: a chart as a picture; see `venezuela_timeline.view.svg`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.view.svg import document

from ._text import joined
from .losses import note_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline
    from venezuela_timeline.view.lanes import LaneKind

    from .report import Report


def chunks(
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    lanes: LaneKind = "chapter",
    width: int = 960,
) -> Iterator[str]:
    """The timeline as a chart.

    Args:
        timeline: What to draw.
        report: Takes what a chart does not show.
        lang: Language of the words, ``en`` or ``es``.
        lanes: What a lane stands for: ``chapter``, ``actor`` or ``kind``.
        width: In pixels.

    Raises:
        FormatError: if an option has no such value.
    """
    check_language(lang)
    if report is not None:
        report.add("drawn: dates and titles; left out: everything else")
        note_unseen(timeline, report)
    yield document(timeline, lang=lang, lanes=lanes, width=width)


dumps: Final = joined(chunks)

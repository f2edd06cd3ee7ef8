"""SVG: a chart as a picture; see `venezuela_timeline.view.svg`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.view.picture import Frame
from venezuela_timeline.view.svg import document

from ._text import joined
from .losses import note_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline
    from venezuela_timeline.view.lanes import LaneKind
    from venezuela_timeline.view.picture import Theme

    from .report import Report


def chunks(  # noqa: PLR0913  (the options of a picture)
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    lanes: LaneKind = "chapter",
    width: int = 960,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    theme: Theme = "auto",
    key: bool = False,
) -> Iterator[str]:
    """The timeline as a chart.

    Args:
        timeline: What to draw.
        report: Takes what a chart does not show.
        lang: Language of the words, ``en`` or ``es``.
        lanes: What a lane stands for: ``chapter``, ``kind``, ``actor``, ``party``, ``place``,
            ``country``, ``tag``, ``year``, ``month``, ``timeline`` (of several that were joined)
            or ``none``.
        width: Of the drawing, in pixels.
        title: What stands over it; by default nothing.
        subtitle: A line or two under the title.
        source: A line under the drawing that says where it is from.
        theme: ``light``, ``dark``, or ``auto``, as whoever looks at it has chosen.
        key: Draw the key events alone.

    Raises:
        FormatError: if an option has no such value.
    """
    check_language(lang)
    if report is not None:
        report.add("drawn: dates and titles; left out: everything else")
        note_unseen(timeline, report)
    frame = Frame(title, subtitle, source, theme)
    yield document(timeline, lang=lang, lanes=lanes, width=width, key=key, frame=frame)


dumps: Final = joined(chunks)

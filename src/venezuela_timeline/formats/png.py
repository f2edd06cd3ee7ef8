"""PNG: the picture that SVG is, for where SVG cannot go; see `venezuela_timeline.view.picture`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.view.picture import png

from . import svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline
    from venezuela_timeline.view.lanes import LaneKind
    from venezuela_timeline.view.picture import Theme

    from .report import Report

BINARY: Final = True


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
    theme: Theme = "light",
    scale: float = 2.0,
    key: bool = False,
) -> Iterator[bytes]:
    """The timeline as a chart in PNG.

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
        theme: ``light`` or ``dark``; ``auto`` is light here.
        scale: How many pixels of the picture there are for one of the drawing.
        key: Draw the key events alone.

    Raises:
        FormatError: if an option has no such value.
        MissingExtraError: if the extra ``charts`` is not installed.
    """
    document = svg.dumps(
        timeline,
        report=report,
        lang=lang,
        lanes=lanes,
        width=width,
        title=title,
        subtitle=subtitle,
        source=source,
        theme="light" if theme == "auto" else theme,
        key=key,
    )
    yield png(document, scale=scale)

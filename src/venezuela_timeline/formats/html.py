"""HTML: a page to look at; see `venezuela_timeline.view.page`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.view.page import page

from ._text import joined
from .losses import note_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.timeline import Timeline

    from .report import Report


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The timeline as a page that needs no other file.

    Args:
        timeline: What to write.
        report: Takes what a page does not show.
        lang: The language it opens in, ``en`` or ``es``; the reader can change it.

    Raises:
        FormatError: if there are no words in the language.
    """
    check_language(lang)
    if report is not None:
        report.add(
            "left out: tags, revisions, and everything about actors and places but their names"
        )
        note_unseen(timeline, report)
    yield from page(timeline, lang=lang)


dumps: Final = joined(chunks)

"""HTML: a page to look at; see `venezuela_timeline.view.page`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.view.page import Links, Theme, Words, page

from ._single_events import calendar_parts
from ._text import joined
from .losses import note_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.timeline import Timeline

    from .report import Report


def chunks(  # noqa: PLR0913  (the options of a page)
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    title: Words | None = None,
    subtitle: Words | None = None,
    byline: Words | None = None,
    theme: Theme = "auto",
    key: Iterable[str] = (),
    map: bool | None = None,  # noqa: A002  (what it is)
    embed: bool = False,
    url: str | None = None,
    image: str | None = None,
    links: Links | None = None,
) -> Iterator[str]:
    """The timeline as a page that needs no other file.

    Args:
        timeline: What to write.
        report: Takes what a page does not show.
        lang: The language it opens in, ``en`` or ``es``; the reader can change it.
        title: As in `venezuela_timeline.view.page.page`, like all that follow.
        subtitle: The line under it.
        byline: Who made it.
        theme: ``light``, ``dark`` or ``auto``.
        key: Ids of the events that keep their labels longest, and of which a story is told.
        map: Whether there is a map.
        embed: Whether it is to stand in another page.
        url: The address it will have.
        image: The address of a picture for those who share it.
        links: What stands under the headline, for each language.

    Raises:
        FormatError: if there are no words in the language, or an option has no such value.
        UnknownIdError: if a key event is not in the timeline.
    """
    check_language(lang)
    if report is not None:
        report.add(
            "left out: tags, revisions, and everything about actors and places but their names"
        )
        note_unseen(timeline, report)
    yield from page(
        timeline,
        lang=lang,
        title=title,
        subtitle=subtitle,
        byline=byline,
        theme=theme,
        key=key,
        map=map,
        embed=embed,
        url=url,
        image=image,
        links=links,
        calendar=calendar_parts(timeline),
    )


dumps: Final = joined(chunks)

"""Everything that a published folder holds, put into it file by file."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from venezuela_timeline.formats import html
from venezuela_timeline.labels import LANGUAGES, word
from venezuela_timeline.view.pieces import style

from . import _plan as plan
from ._calendars import Calendar, calendars
from ._data_files import FILES, DataFile, written
from ._description import citation_file, data_package
from ._edition import packed_edition
from ._event_page import EventPages
from ._feed import feed
from ._index_pages import IndexPages
from ._picture import picture
from ._service_pages import data_page, subscribe_page
from ._sitemap import sitemaps
from ._source_pages import SourcePages
from ._thing_pages import ThingPages

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from venezuela_timeline.formats import Report
    from venezuela_timeline.labels import Lang

    from ._folder import Folder
    from ._site import Site


class Writing:
    """One publication.

    Args:
        site: What is published.
        folder: Where.
        report: Takes what could not be published.
        progress: Called with the number of pages written, and of all pages.
    """

    def __init__(
        self,
        site: Site,
        folder: Folder,
        report: Report,
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        self._site = site
        self._folder = folder
        self._report = report
        self._progress = progress
        self._pages: dict[str, datetime.date | None] = {}
        timeline = site.timeline
        things = len(timeline) + len(timeline.actors) + len(timeline.places)
        parts = len(site.source_parts.keys() - {""})
        self._total = 1 + len(LANGUAGES) * (things + len(site.indexes) + parts)

    def everything(self) -> None:
        """Write every file, each of which depends on the timeline and the options alone."""
        site, folder = self._site, self._folder
        resources = files(__package__)
        folder.add(plan.STYLE, [style(), resources.joinpath("site.css").read_text("utf-8")])
        folder.add(plan.ICON, [resources.joinpath("icon.svg").read_text("utf-8")])
        self._page(plan.TOP, self._top())
        self._events()
        data = self._data()
        shown = calendars(site)
        for lang in site.languages:
            self._things(lang)
            self._indexes(lang, data, shown)
            for calendar in shown:
                folder.add(calendar.path(lang), calendar.chunks(lang))
            folder.add(plan.feed(lang), feed(site, lang))
        if site.previous is not None:
            before = DataFile("jsonl", plan.PREVIOUS, "application/gzip", "The edition before")
            folder.add(before.path, [packed_edition(site.previous)])
            data.append(before)
        folder.add(plan.CITATION, [citation_file(site)])
        folder.add(plan.PACKAGE, [data_package(site, data, folder.files)])
        if site.base is not None:
            folder.add(plan.PICTURE, [picture(site.timeline)])
            for path, text in sitemaps(site.base, self._pages):
                folder.add(path, [text])

    def _top(self) -> Iterator[str]:
        """The page with the chart, and the links from it to all the rest."""
        site = self._site
        links = {
            lang: {
                **{
                    plan.index(lang, name): word(words, lang)
                    for name, words in site.indexes.items()
                },
                plan.feed(lang): word("Changes", lang),
            }
            for lang in site.languages
        }
        return html.chunks(
            site.timeline,
            lang=site.lang,
            url=site.base,
            image=site.address(plan.PICTURE),
            byline=site.authors,
            links=links,
        )

    def _data(self) -> list[DataFile]:
        """The files of data, as far as their formats are installed."""
        found = []
        for file in FILES:
            chunks = written(self._site.timeline, file, self._report)
            if chunks is not None:
                self._folder.add(file.path, chunks)
                found.append(file)
        return found

    def _indexes(self, lang: Lang, data: list[DataFile], shown: list[Calendar]) -> None:
        site, pages = self._site, IndexPages(self._site, lang)
        made: dict[str, Callable[[], Iterator[str]]] = {
            "index": pages.events,
            "actors": pages.actors,
            "places": pages.places,
            "subscribe": lambda: subscribe_page(site, lang, shown),
            "data": lambda: data_page(site, lang, data),
        }
        for name in [one for one in site.indexes if one in made]:
            self._page(plan.index(lang, name), made[name]())
        if "sources" in site.indexes:
            for path, page in SourcePages(site, lang).pages():
                self._page(path, page)

    def _things(self, lang: Lang) -> None:
        timeline, pages = self._site.timeline, ThingPages(self._site, lang)
        for actor in timeline.actors.values():
            self._page(plan.actor(lang, actor.id), pages.actor(actor))
        for place in timeline.places.values():
            self._page(plan.place(lang, place.id), pages.place(place))

    def _events(self) -> None:
        site = self._site
        pages = {lang: EventPages(site, lang) for lang in site.languages}
        for number, event in enumerate(site.timeline):
            for lang in site.languages:
                self._page(plan.event(lang, event.id), pages[lang].page(number), event.modified)

    def _page(
        self, path: str, chunks: Iterator[str], modified: datetime.date | None = None
    ) -> None:
        self._folder.add(path, chunks)
        self._pages[path] = modified
        if self._progress is not None:
            self._progress(len(self._pages), self._total)


__all__ = ["Writing"]

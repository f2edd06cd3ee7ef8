"""The sources with the events that cite them: on one page, or on one for each letter."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from venezuela_timeline.labels import word
from venezuela_timeline.timeline.sentences import source_name
from venezuela_timeline.view.pieces import counted_subtitle, html, lang_of_source, line

from . import _plan as plan
from ._frame import Page, voice, worded
from ._order import DIGITS, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Source

    from ._site import Site


class SourcePages:
    """The pages of the sources in one language."""

    def __init__(self, site: Site, lang: Lang) -> None:
        self._site = site
        self._lang = lang
        self._voice = voice(site, lang, plan.sources(lang))

    def pages(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Each page, by its path: in pieces."""
        found = self._site.source_parts
        if "" not in found:
            page = self._page("")
            yield page.path, page.around(self._publishers(page))
        for part in found:
            page = self._page(part)
            yield page.path, page.around(self._sources(page, part))

    def _page(self, part: str) -> Page:
        lang = self._lang
        title = word("Sources", lang) + (f": {_called(part, lang)}" if part else "")
        about = f"{line(title)}. {counted_subtitle(self._site.timeline, lang)}"
        return Page(self._site, lang, partial(_path, part), title, about)

    def _publishers(self, page: Page) -> Iterator[str]:
        """Who published them, by letter, where they are many."""
        lang = self._lang
        yield f"<h1>{worded('Sources', lang)}</h1>\n"
        for part, sources in self._site.source_parts.items():
            there = page.to(plan.sources(lang, part))
            counts = Counter(map(source_name, sources))
            names = (
                f"<bdi>{html(name)}</bdi>" + (f" ({count})" if count > 1 else "")
                for name, count in counts.items()
            )
            yield f'<h2><a href="{there}">{html(_called(part, lang))}</a></h2>\n'
            yield f'<p lang="">{"; ".join(names)}</p>\n'  # names are in no language

    def _sources(self, page: Page, part: str) -> Iterator[str]:
        """The sources of a part, and the way to the others."""
        lang, found = self._lang, self._site.source_parts
        yield f"<h1>{html(page.title)}</h1>\n"
        if part:
            links = (
                f"<b>{html(_called(one, lang))}</b>"
                if one == part
                else f'<a href="{page.to(plan.sources(lang, one))}">{html(_called(one, lang))}</a>'
                for one in found
            )
            label = worded("Sources", lang)
            yield f'<nav aria-label="{label}"><p class="facts">{" · ".join(links)}</p></nav>\n'
        yield '<ul class="sources">\n'
        for source in found[part]:
            yield f'<li id="{source.id}">{"".join(self._source(page, source))}</li>\n'
        yield "</ul>\n"

    def _source(self, page: Page, source: Source) -> Iterator[str]:
        voice, lang = self._voice, self._lang
        name = html(source.title or source_name(source))
        words = f"<bdi{lang_of_source(source)}>{name}</bdi>"
        yield f'<a href="{html(source.url)}">{words}</a>' if source.url else words
        facts = (
            [f"<bdi>{html(source.publisher)}</bdi>"] if source.publisher and source.title else []
        )
        facts += [f"<bdi>{html(author)}</bdi>" for author in source.authors]
        facts += [voice.state_media()] if source.state_media else []
        facts += [voice.when(source.published)] if source.published else []
        if source.archived:
            facts.append(f'<a href="{html(source.archived)}">{worded("Archived", lang)}</a>')
        if source.doi:
            facts.append(f'<a href="https://doi.org/{html(source.doi)}">DOI</a>')
        if facts:
            yield f" <small>{' · '.join(facts)}</small>"
        if cited := self._site.cited_by.get(source.id):
            links = (
                f'<a href="{page.to(plan.event(lang, key))}">'
                f"{voice.text(self._site.timeline[key].title)}</a>"
                for key in cited
            )
            yield f"<small>{worded('Cited in', lang)}: {'; '.join(links)}</small>"


def _called(part: str, lang: Lang) -> str:
    """What a part is called: its letter, or what it has in place of one."""
    if part == OTHERS:
        return word("Others", lang)
    return "0–9" if part == DIGITS else part.upper()


def _path(part: str, lang: Lang) -> str:
    return plan.sources(lang, part)


__all__ = ["SourcePages"]

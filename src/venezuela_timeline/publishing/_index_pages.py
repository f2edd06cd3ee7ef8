"""The pages that list things: the events by chapter, the actors, the places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from venezuela_timeline.labels import word
from venezuela_timeline.view.pieces import counted_subtitle, events, html, line

from . import _plan as plan
from ._frame import Page, voice, worded
from ._order import in_order
from ._thing_pages import event_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Actor, Place

    from ._site import Ids, Site

_KINDS = {"person": "People", "state": "States", "organisation": "Organisations"}


class IndexPages:
    """The lists in one language."""

    def __init__(self, site: Site, lang: Lang) -> None:
        self._site = site
        self._lang = lang
        self._voice = voice(site, lang, plan.index(lang))

    def _page(self, name: str, title: str) -> Page:
        about = f"{line(title)}. {counted_subtitle(self._site.timeline, self._lang)}"
        return Page(self._site, self._lang, partial(_path, name), title, about)

    # Events -----------------------------------------------------------------------------------

    def events(self) -> Iterator[str]:
        """The events by chapter, in pieces."""
        site, voice = self._site, self._voice
        page = self._page("index", site.timeline.title[self._lang])
        return page.around(
            self._chapters(page, f'<h1 class="long">{voice.text(site.timeline.title)}</h1>')
        )

    def _chapters(self, page: Page, heading: str) -> Iterator[str]:
        timeline, lang = self._site.timeline, self._lang
        groups: dict[str | None, list[str]] = {key: [] for key in timeline.chapters}
        for event in timeline:
            groups.setdefault(event.chapter, []).append(event.id)
        groups[None] = groups.pop(None, [])
        yield f'{heading}\n<p class="subtitle">{html(counted_subtitle(timeline, lang))}</p>\n'
        for key, found in groups.items():
            if not found:
                continue
            chapter = timeline.chapters.get(key or "")
            if chapter is None:
                yield f"<section><h2>{html(key) if key else worded('Events', lang)}</h2>\n"
            else:
                yield f'<section id="{key}"><h2>{self._voice.text(chapter.title)}</h2>\n'
                if chapter.summary:
                    yield f"<p>{self._voice.text(chapter.summary)}</p>\n"
            yield from event_list(page, self._voice, found)
            yield "</section>\n"

    # Actors and places ------------------------------------------------------------------------

    def actors(self) -> Iterator[str]:
        """Persons, states and organisations, in pieces."""
        page = self._page("actors", word("Actors", self._lang))
        return page.around(self._actors(page))

    def _actors(self, page: Page) -> Iterator[str]:
        yield f"<h1>{worded('Actors', self._lang)}</h1>\n"
        actors = self._site.timeline.actors.values()
        for kind, heading in _KINDS.items():
            if found := [actor for actor in actors if actor.kind == kind]:
                yield f"<h2>{worded(heading, self._lang)}</h2>\n"
                yield from self._things(page, found, plan.actor, self._site.part_taken)

    def places(self) -> Iterator[str]:
        """The places, in pieces."""
        page = self._page("places", word("Places", self._lang))
        return page.around(self._places(page))

    def _places(self, page: Page) -> Iterator[str]:
        yield f"<h1>{worded('Places', self._lang)}</h1>\n"
        places = self._site.timeline.places.values()
        yield from self._things(page, places, plan.place, self._site.happened_at)

    def _things(
        self,
        page: Page,
        things: Iterable[Actor | Place],
        address: Callable[[Lang, str], str],
        found: Ids,
    ) -> Iterator[str]:
        lang = self._lang
        yield '<ul class="things">\n'
        for thing in sorted(things, key=lambda one: (in_order(one.name[lang]), one.id)):
            number = len(found.get(thing.id, ()))
            count = f" <small>{events(number, lang)}</small>" if number else ""
            there = page.to(address(lang, thing.id))
            yield f'<li><a href="{there}">{self._voice.text(thing.name)}</a>{count}</li>\n'
        yield "</ul>\n"


def _path(name: str, lang: Lang) -> str:
    return plan.index(lang, name)


__all__ = ["IndexPages"]

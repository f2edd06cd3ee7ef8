"""The page of an actor and of a place: what happened with them or there, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.timeline.sentences import time_words
from venezuela_timeline.view.pieces import Voice, events, html, line

from . import _plan as plan
from ._frame import Page, voice, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Actor, Membership, Place, Tenure

    from ._site import Site

_WIKIDATA = "https://www.wikidata.org/wiki/"


class ThingPages:
    """The pages of all actors and places in one language."""

    def __init__(self, site: Site, lang: Lang) -> None:
        self._site = site
        self._lang = lang
        self._voice = voice(site, lang, plan.actor(lang, ""))

    # Actors -----------------------------------------------------------------------------------

    def actor(self, actor: Actor) -> Iterator[str]:
        """The page of an actor, in pieces."""
        said = actor.description[self._lang] if actor.description else ""
        count = events(len(self._site.part_taken.get(actor.id, ())), self._lang)
        page = Page(
            self._site,
            self._lang,
            lambda lang: plan.actor(lang, actor.id),
            actor.name[self._lang],
            said or f"{line(actor.name[self._lang])}: {count}.",
        )
        return page.around(self._of_actor(page, actor))

    def _of_actor(self, page: Page, actor: Actor) -> Iterator[str]:
        voice, lang = self._voice, self._lang
        yield f"<h1>{voice.text(actor.name)}</h1>\n"
        facts = [voice.word(actor.kind)]
        facts += [voice.text(actor.description)] if actor.description else []
        facts += [_wikidata(actor.wikidata)] if actor.wikidata else []
        yield f'<p class="facts">{" · ".join(facts)}</p>\n'
        for heading, held in (("Offices", actor.tenures), ("Memberships", actor.memberships)):
            if held:
                yield f'<h2>{worded(heading, lang)}</h2><ul class="links">'
                yield from map(self._held, held)
                yield "</ul>\n"
        yield from self._events(page, self._site.part_taken.get(actor.id, ()))
        yield from self._claims(page, actor.id)

    def _held(self, one: Tenure | Membership) -> str:
        """An office, or a membership, with what is claimed of it."""
        voice = self._voice
        office = getattr(one, "office", None)
        parts = [voice.text(office) if office else voice.name(getattr(one, "of", ""))]
        role = getattr(one, "role", None)
        parts += [voice.text(role)] if role else []
        parts += [voice.when(one.when)] if one.when else []
        cited = f" <small>{voice.citations(one.citations)}</small>" if one.citations else ""
        said = f'<dl class="claims">{voice.claims(one.claims)}</dl>' if one.claims else ""
        return f"<li>{', '.join(parts)}{cited}{said}</li>"

    def _claims(self, page: Page, key: str) -> Iterator[str]:
        """What it says, event by event; each event's page has the sources."""
        spoken = self._site.spoken_of.get(key, ())
        if spoken:
            yield f"<h2>{worded('What it says', self._lang)}</h2>\n"
        for one in spoken:
            event = self._site.timeline[one]
            title = self._voice.text(event.title)
            yield f'<h3><a href="{page.to(plan.event(self._lang, one))}">{title}</a></h3>'
            said = (claim for claim in event.every_claim() if claim.by == key)
            yield f'<dl class="claims">{self._voice.claims(said, cited=False)}</dl>\n'

    # Places -----------------------------------------------------------------------------------

    def place(self, place: Place) -> Iterator[str]:
        """The page of a place, in pieces."""
        found = self._site.happened_at.get(place.id, ())
        name = place.name[self._lang]
        page = Page(
            self._site,
            self._lang,
            lambda lang: plan.place(lang, place.id),
            name,
            f"{line(name)}: {events(len(found), self._lang)}.",
        )
        return page.around(self._of_place(page, place, found))

    def _of_place(self, page: Page, place: Place, found: Iterable[str]) -> Iterator[str]:
        yield f"<h1>{self._voice.text(place.name)}</h1>\n"
        facts = [place.country] if place.country else []
        if place.latitude is not None:
            facts.append(f"{place.latitude}, {place.longitude}")
        facts += [_wikidata(place.wikidata)] if place.wikidata else []
        if facts:
            yield f'<p class="facts">{" · ".join(facts)}</p>\n'
        yield from self._events(page, found)

    # Both -------------------------------------------------------------------------------------

    def _events(self, page: Page, keys: Iterable[str]) -> Iterator[str]:
        if keys:
            yield f"<h2>{worded('Events', self._lang)}</h2>\n"
            yield from event_list(page, self._voice, keys)


def event_list(page: Page, voice: Voice, keys: Iterable[str]) -> Iterator[str]:
    """Events in a list: when, and a link to each."""
    timeline, lang = page.site.timeline, page.lang
    yield '<ul class="events">\n'
    for key in keys:
        event = timeline[key]
        mark = f" <mark>{voice.word('contested')}</mark>" if event.contested else ""
        yield (
            f'<li><span class="date">{html(time_words(event, lang))}</span> '
            f'<span><a href="{page.to(plan.event(lang, key))}">{voice.text(event.title)}</a>'
            f"{mark}</span></li>\n"
        )
    yield "</ul>\n"


def _wikidata(item: str) -> str:
    return f'<a href="{_WIKIDATA}{item}">Wikidata</a>'


__all__ = ["ThingPages", "event_list"]

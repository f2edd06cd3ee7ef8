"""The page of one event: everything that is known of it, open, and the events beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from venezuela_timeline.formats.jsonld.single import page_document
from venezuela_timeline.timeline.sentences import time_words
from venezuela_timeline.view.pieces import Details, html, line

from . import _plan as plan
from ._frame import Page, chart, voice, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event

    from ._site import Site


class EventPages:
    """The pages of all events in one language."""

    def __init__(self, site: Site, lang: Lang) -> None:
        self._site = site
        self._lang = lang
        at = plan.event(lang, "")  # all stand in one folder, and refer to others alike
        self._voice = voice(site, lang, at)
        self._details = Details(
            site.timeline,
            self._voice,
            page=lambda key: plan.relative(at, plan.event(lang, key)),
            marked=False,
            heading="h2",
        )

    def page(self, number: int) -> Iterator[str]:
        """The page of the event at a position, in pieces."""
        site, timeline, lang = self._site, self._site.timeline, self._lang
        event = timeline[number]
        beside = {}
        if number:
            beside["prev"] = plan.event(lang, timeline[number - 1].id)
        if number + 1 < len(timeline):
            beside["next"] = plan.event(lang, timeline[number + 1].id)
        time = line(time_words(event, lang))
        page = Page(
            site,
            lang,
            partial(_path, event.id),
            event.title[lang],
            f"{time}. {event.summary[lang]}" if event.summary else f"{time}.",
            beside,
            page_document(timeline, event, lang, url=site.address(plan.event(lang, event.id))),
        )
        return page.around(self._content(page, event, number))

    def _content(self, page: Page, event: Event, number: int) -> Iterator[str]:
        voice = self._voice
        yield f'<article class="event"><p class="date">{voice.time(event)}</p>\n'
        yield f"<h1>{voice.text(event.title)}</h1>\n"
        if facts := self._facts(page, event):
            yield f'<p class="facts">{" · ".join(facts)}</p>\n'
        if event.summary:
            yield f'<p class="summary">{voice.text(event.summary)}</p>\n'
        for part in self._details.parts(event):
            yield f"{part}\n"
        yield f'<p class="about">{self._record(page, event)}</p></article>\n'
        yield self._steps(page, number)

    def _facts(self, page: Page, event: Event) -> list[str]:
        voice, chapters = self._voice, self._site.timeline.chapters
        facts = [voice.term(event.kind)] if event.kind else []
        facts += [voice.name(event.place)] if event.place else []
        if event.chapter is not None and event.chapter in chapters:
            address = page.to(f"{plan.index(self._lang)}#{event.chapter}")
            facts.append(f'<a href="{address}">{voice.text(chapters[event.chapter].title)}</a>')
        facts += [voice.word(event.status)] if event.status != "held" else []
        facts += [f"<mark>{voice.word('contested')}</mark>"] if event.contested else []
        return facts

    def _record(self, page: Page, event: Event) -> str:
        """Where it stands on the chart, and when what is said of it was last changed."""
        lang = self._lang
        there = html(plan.relative(page.path, chart(self._site, lang, event.id)))
        parts = [f'<a href="{there}">{worded("On the chart", lang)}</a>']
        if event.modified:
            day = event.modified.isoformat()
            parts.append(f'{worded("Last changed", lang)}: <time datetime="{day}">{day}</time>')
        parts.append(f"{worded('Revision', lang)} {event.revision}")
        return " · ".join(parts)

    def _steps(self, page: Page, number: int) -> str:
        """The events before and after it."""
        timeline, lang = self._site.timeline, self._lang
        steps = []
        for relation, words, at in (("prev", "Before", number - 1), ("next", "After", number + 1)):
            if relation in page.beside:
                title = self._voice.text(timeline[at].title)
                steps.append(
                    f'<li class="{relation}"><a rel="{relation}" '
                    f'href="{page.to(page.beside[relation])}">'
                    f"<small>{worded(words, lang)}</small> {title}</a></li>"
                )
        label = worded("Before and after", lang)
        return f'<nav class="steps" aria-label="{label}"><ul>{"".join(steps)}</ul></nav>'


def _path(key: str, lang: Lang) -> str:
    return plan.event(lang, key)


__all__ = ["EventPages"]

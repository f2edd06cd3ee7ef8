"""The list of a page: each event with its claims, links and sources, whole without a script.

The script shows the very same elements beside its chart, so every text of the data becomes HTML
here and nowhere else.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from venezuela_timeline.model import Quantity
from venezuela_timeline.timeline.sentences import link_words

from ._escaping import html
from ._html import Voice, claims, sources
from .notebook import role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Chapter, Claim, Event, Source
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

Links = dict[str, list[tuple[str, str]]]
"""For each event that others link to, the kinds of the links and the ids they come from."""


def articles(timeline: Timeline, lang: Lang, *, cited: bool = True) -> Iterator[str]:
    """The events in one language, in sections by chapter, in pieces.

    Args:
        timeline: The events.
        lang: The language.
        cited: Whether what is cited stands there. It is nearly the same in every language, so
            the script takes it from the one that the page opens in.
    """
    return _Articles(timeline, lang, cited=cited).pieces()


def published_dates(timeline: Timeline) -> list[TimeSpan]:
    """When the sources were published: what of them is not the same in every language."""
    dates = (source.published for source in timeline.sources.values())
    return list(dict.fromkeys(date for date in dates if date is not None))


class _Articles:
    def __init__(self, timeline: Timeline, lang: Lang, *, cited: bool) -> None:
        self.timeline = timeline
        self.voice = Voice(timeline, (lang,))
        self.lang = lang
        self.cited = cited
        self.dates = {date: number for number, date in enumerate(published_dates(timeline))}
        self.outside = timeline.outside
        self.incoming: Links = {}
        for event in timeline:
            for link in event.links:
                self.incoming.setdefault(link.event, []).append((link.kind, event.id))

    def pieces(self) -> Iterator[str]:
        groups: dict[str | None, list[Event]] = {key: [] for key in self.timeline.chapters}
        for event in self.timeline:
            groups.setdefault(event.chapter, []).append(event)
        groups[None] = groups.pop(None, [])
        yield '<div id="_events" tabindex="-1">'
        for key, found in groups.items():
            if found:
                yield f"<section>{self._heading(self.timeline.chapters.get(key or ''), key)}\n"
                yield from map(self._article, found)
                yield "</section>\n"
        yield "</div>"

    def _heading(self, chapter: Chapter | None, key: str | None) -> str:
        if chapter is None:
            return f"<h2>{html(key) if key else self.voice.word('Events')}</h2>"
        summary = f"<p>{self.voice.text(chapter.summary)}</p>" if chapter.summary else ""
        return f"<h2>{self.voice.text(chapter.title)}</h2>{summary}"

    def _article(self, event: Event) -> str:
        voice = self.voice
        facts = [voice.term(event.kind)] if event.kind else []
        facts += [voice.name(event.place)] if event.place else []
        facts += [voice.word(event.status)] if event.status != "held" else []
        facts += [f"<mark>{voice.word('contested')}</mark>"] if event.contested else []
        parts = [
            f'<p class="date">{voice.time(event)}</p>',
            f'<h3><a href="#{event.id}">{voice.text(event.title)}</a></h3>',
        ]
        parts += [f'<p class="facts">{" · ".join(facts)}</p>'] if facts else []
        if event.summary:
            parts.append(f'<p class="summary">{voice.text(event.summary)}</p>')
        if more := "".join(self._more(event)):
            parts.append(f"<details><summary>{self._counted(event)}</summary>{more}</details>")
        return f'<article id="{event.id}">{"".join(parts)}</article>\n'

    def _counted(self, event: Event) -> str:
        """What stands within the details: so many claims, so many sources."""
        said = sum(1 for _ in event.every_claim())
        cited = len({one.source for one in event.every_citation()})
        words = [claims(said, self.lang)] if said else []
        words += [sources(cited, self.lang)] if cited else []
        return " · ".join(words) or self.voice.word("More")

    def _more(self, event: Event) -> Iterator[str]:
        voice = self.voice
        if event.participants:
            people = (
                voice.name(part.actor) + role(voice, part.role) for part in event.participants
            )
            yield f"<h4>{voice.word('Participants')}</h4><p>{', '.join(people)}</p>"
        if said := list(event.every_claim()):
            yield f'<h4>{voice.word("Claims")}</h4><dl class="claims">{self._claims(said)}</dl>'
        if linked := "".join(self._links(event)):
            yield f'<h4>{voice.word("Links")}</h4><ul class="links">{linked}</ul>'
        if cited := "".join(self._sources(event)):
            listed = cited if self.cited else ""
            yield f'<h4>{voice.word("Sources")}</h4><ul class="sources">{listed}</ul>'

    # Claims -------------------------------------------------------------------------------

    def _claims(self, said: list[Claim]) -> str:
        """Claims by what they are about and whom, rivals side by side, figures with a bar."""
        scales = _scales(said)
        groups: dict[tuple[str, str | None], list[str]] = {}
        for number, claim in enumerate(said):
            said_so = self.voice.claim(claim, cited=self.cited or _noted(claim))
            item = f'<li data-c="{number}">{_bar(claim, scales)}{said_so}</li>'
            groups.setdefault((claim.aspect, claim.subject), []).append(item)
        return "".join(
            f"<dt>{self.voice.about(*about)}</dt><dd><ul>{''.join(items)}</ul></dd>"
            for about, items in groups.items()
        )

    # Links --------------------------------------------------------------------------------

    def _links(self, event: Event) -> Iterator[str]:
        """The events it refers to, then those that refer to it."""
        number = len(event.claims) + sum(len(part.claims) for part in event.participants)
        for link in event.links:
            numbers = range(number, number + len(link.claims))
            number = numbers.stop
            made = f' data-cs="{" ".join(map(str, numbers))}"' if link.kind == "causes" else ""
            words = self.voice.say(partial(link_words, link))
            yield f"<li{made}>{words} {self._titled(link.event)}</li>"
        for kind, key in self.incoming.get(event.id, ()):
            yield f'<li class="back {kind}">{self._titled(key)} {self.voice.word(_BACK[kind])}</li>'

    def _titled(self, key: str) -> str:
        if key in self.outside:
            return key
        return f'<a href="#{key}">{self.voice.text(self.timeline[key].title)}</a>'

    # Sources ------------------------------------------------------------------------------

    def _sources(self, event: Event) -> Iterator[str]:
        """Each source once, with all the places in it that are cited."""
        places: dict[str, dict[str | None, int]] = {}
        for number, citation in enumerate(event.every_citation()):
            places.setdefault(citation.source, {}).setdefault(citation.locator, number)
        for key, locators in places.items():
            yield self._source(self.timeline.sources[key], locators)

    def _source(self, source: Source, locators: dict[str | None, int]) -> str:
        """A source, and the places in it with the number of the first citation of each."""
        voice = self.voice
        known = "title" if source.title else "publisher" if source.publisher else "id"
        tag = f' lang="{html(source.language)}"' if source.title and source.language else ""
        words = f'<bdi class="{known}"{tag}>{html(getattr(source, known))}</bdi>'
        linked = f'<a href="{html(source.url)}">{words}</a>' if source.url else words
        parts = []
        if source.publisher and source.title:
            parts.append(f'<bdi class="publisher">{html(source.publisher)}</bdi>')
        if source.state_media:
            parts.append(voice.state_media())
        if source.published:
            number = self.dates[source.published]
            parts.append(f'<span data-d="{number}">{voice.when(source.published)}</span>')
        parts += [
            f'<bdi data-o="{number}">{html(locator)}</bdi>'
            for locator, number in locators.items()
            if locator
        ]
        facts = f"<small>{' · '.join(parts)}</small>" if parts else ""
        whole = f' data-o="{locators[None]}"' if None in locators else ""
        return f"<li{whole}>{linked} {facts}</li>"


_BACK = {
    "after": "comes after this",
    "before": "comes before this",
    "meets": "ends right before this",
    "same-day": "is on the same day",
    "responds-to": "responds to this",
    "part-of": "is part of this",
    "causes": "is said to have led to this",
}
"""What an event is to the one it has a link to, as read there."""


def _noted(claim: Claim) -> bool:
    """Whether a note, which has its own words in each language, stands beside what is cited."""
    return any(citation.note for citation in claim.citations)


Scales = dict[tuple[str, str | None], list[float]]


def _scales(said: Iterable[Claim]) -> Scales:
    """The figures on each aspect and unit, which share a scale."""
    found: Scales = {}
    for claim in said:
        if isinstance(claim.value, Quantity):
            key = claim.aspect, claim.value.unit
            found.setdefault(key, []).append(float(claim.value.amount))
    return found


def _bar(claim: Claim, scales: Scales) -> str:
    """A figure as a bar from zero, where there is another to compare it with."""
    if not isinstance(claim.value, Quantity):
        return ""
    figures = scales[claim.aspect, claim.value.unit]
    largest = max(figures)
    if len(figures) < 2 or min(figures) < 0 or not largest:  # noqa: PLR2004  (a figure and a rival)
        return ""
    part = float(claim.value.amount) / largest
    return (
        '<svg class="bar" aria-hidden="true" width="100%" height="6">'
        f'<rect width="{part:.2%}" height="6" rx="1"/></svg>'
    )


__all__ = ["articles", "published_dates"]

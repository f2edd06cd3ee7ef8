"""What is known of one event, as HTML: who took part, who claims what, links and sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from venezuela_timeline.model import Quantity
from venezuela_timeline.timeline.sentences import link_words, source_name

from ._escaping import html
from ._html import lang_of_source
from .notebook import role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from venezuela_timeline.model import Claim, Event, Source
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

    from ._html import Voice

Links = dict[str, list[tuple[str, str]]]
"""For each event that others link to, the kinds of the links and the ids they come from."""


def published_dates(timeline: Timeline) -> list[TimeSpan]:
    """When the sources were published: what of them is not the same in every language."""
    dates = (source.published for source in timeline.sources.values())
    return list(dict.fromkeys(date for date in dates if date is not None))


class Details:
    """What is known of each event of a timeline, in parts with headings.

    Args:
        timeline: The events.
        voice: How things are put.
        cited: Whether what is cited stands there.
        page: Where an event is shown, by its id; by default on the same page.
        marked: Whether claims, citations and dates have numbers, by which a script finds them.
        heading: The element of a heading.
    """

    def __init__(  # noqa: PLR0913  (options, each with its default)
        self,
        timeline: Timeline,
        voice: Voice,
        *,
        cited: bool = True,
        page: Callable[[str], str] = "#{}".format,
        marked: bool = True,
        heading: Literal["h2", "h4"] = "h4",
    ) -> None:
        self.timeline = timeline
        self.voice = voice
        self.cited = cited
        self._page = page
        self._marked = marked
        self._tag = heading
        self._dates = {date: number for number, date in enumerate(published_dates(timeline))}
        self._outside = timeline.outside
        self._incoming: Links = {}
        for event in timeline:
            for link in event.links:
                self._incoming.setdefault(link.event, []).append((link.kind, event.id))

    def parts(self, event: Event) -> Iterator[str]:
        """Its participants, claims, links and sources, as far as there are any."""
        voice = self.voice
        if event.participants:
            people = (
                voice.name(part.actor) + role(voice, part.role) for part in event.participants
            )
            yield f"{self._heading('Participants')}<p>{', '.join(people)}</p>"
        if said := list(event.every_claim()):
            yield f'{self._heading("Claims")}<dl class="claims">{self._claims(said)}</dl>'
        if linked := "".join(self._links(event)):
            yield f'{self._heading("Links")}<ul class="links">{linked}</ul>'
        if cited := "".join(self._sources(event)):
            listed = cited if self.cited else ""
            yield f'{self._heading("Sources")}<ul class="sources">{listed}</ul>'

    def _heading(self, word: str) -> str:
        return f"<{self._tag}>{self.voice.word(word)}</{self._tag}>"

    def _mark(self, name: str, *numbers: int) -> str:
        """An attribute by which a script finds something."""
        return f' data-{name}="{" ".join(map(str, numbers))}"' if self._marked else ""

    # Claims -------------------------------------------------------------------------------

    def _claims(self, said: list[Claim]) -> str:
        """Claims by what they are about and whom, rivals side by side, figures with a bar."""
        scales = _scales(said)
        groups: dict[tuple[str, str | None], list[str]] = {}
        for number, claim in enumerate(said):
            said_so = self.voice.claim(claim, cited=self.cited or _noted(claim))
            item = f"<li{self._mark('c', number)}>{_bar(claim, scales)}{said_so}</li>"
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
            made = self._mark("cs", *numbers) if link.kind == "causes" else ""
            words = self.voice.say(partial(link_words, link))
            yield f"<li{made}>{words} {self._titled(link.event)}</li>"
        for kind, key in self._incoming.get(event.id, ()):
            yield f'<li class="back {kind}">{self._titled(key)} {self.voice.word(_BACK[kind])}</li>'

    def _titled(self, key: str) -> str:
        if key in self._outside:
            return key
        title = self.voice.text(self.timeline[key].title)
        return f'<a href="{self._page(key)}">{title}</a>'

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
        called = html(source.title or source_name(source))
        words = f'<bdi class="{known}"{lang_of_source(source)}>{called}</bdi>'
        linked = f'<a href="{html(source.url)}">{words}</a>' if source.url else words
        parts = []
        if source.publisher and source.title:
            parts.append(f'<bdi class="publisher">{html(source.publisher)}</bdi>')
        if source.state_media:
            parts.append(voice.state_media())
        if source.published:
            number = self._dates[source.published]
            parts.append(f"<span{self._mark('d', number)}>{voice.when(source.published)}</span>")
        parts += [
            f"<bdi{self._mark('o', number)}>{html(locator)}</bdi>"
            for locator, number in locators.items()
            if locator
        ]
        facts = f"<small>{' · '.join(parts)}</small>" if parts else ""
        whole = self._mark("o", locators[None]) if None in locators else ""
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


__all__ = ["Details", "published_dates"]

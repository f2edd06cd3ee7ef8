"""The list of a page: each event with its claims, links and sources, whole without a script.

The script shows the very same elements beside its chart, so every text of the data becomes HTML
here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._details import Details
from ._escaping import html
from ._html import Voice, claims, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Chapter, Event
    from venezuela_timeline.timeline import Timeline


def articles(timeline: Timeline, lang: Lang, *, cited: bool = True) -> Iterator[str]:
    """The events in one language, in sections by chapter, in pieces.

    Args:
        timeline: The events.
        lang: The language.
        cited: Whether what is cited stands there. It is nearly the same in every language, so
            the script takes it from the one that the page opens in.
    """
    return _Articles(timeline, lang, cited=cited).pieces()


class _Articles:
    def __init__(self, timeline: Timeline, lang: Lang, *, cited: bool) -> None:
        self.timeline = timeline
        self.voice = Voice(timeline, (lang,))
        self.lang = lang
        self.details = Details(timeline, self.voice, cited=cited)

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
        if more := "".join(self.details.parts(event)):
            parts.append(f"<details><summary>{self._counted(event)}</summary>{more}</details>")
        return f'<article id="{event.id}">{"".join(parts)}</article>\n'

    def _counted(self, event: Event) -> str:
        """What stands within the details: so many claims, so many sources."""
        said = sum(1 for _ in event.every_claim())
        cited = len({one.source for one in event.every_citation()})
        words = [claims(said, self.lang)] if said else []
        words += [sources(cited, self.lang)] if cited else []
        return " · ".join(words) or self.voice.word("More")


__all__ = ["articles"]

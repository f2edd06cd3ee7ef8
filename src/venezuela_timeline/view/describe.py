"""One event in words, with the names of its timeline: as plain text, as Markdown and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from venezuela_timeline.labels import check_language, word
from venezuela_timeline.model import Citation
from venezuela_timeline.safe_text import for_terminal, in_markdown
from venezuela_timeline.timeline.sentences import (
    citation_line,
    claim_line,
    link_words,
    name,
    term,
    time_words,
)

from ._escaping import line
from .notebook import event_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Claim, Event
    from venezuela_timeline.timeline import Timeline


@attrs.frozen
class Description:
    """An event in words. ``print`` writes its text; a notebook shows its HTML.

    Attributes:
        text: Lines of plain text.
        markdown: The same as CommonMark; sources with an address are links.
        html: The same as HTML.
    """

    text: str
    markdown: str
    html: str

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html

    def _repr_markdown_(self) -> str:
        return self.markdown


class _Entry(NamedTuple):
    words: str
    url: str | None = None
    mark: str = "-"


def describe(timeline: Timeline, key: str, *, lang: Lang = "en") -> Description:
    """An event with its time, place, summary, participants, claims, sources and links.

    Args:
        timeline: Where the event and all names are.
        key: Its id, or its title in any language.
        lang: The language of the words.

    Raises:
        UnknownIdError: if no event has that id or title.
        FormatError: if there are no words in the language.
    """
    check_language(lang)
    event = timeline.find(key)
    facts = [time_words(event, lang)]
    facts += [name(timeline, event.place, lang)] if event.place else []
    sections = list(_sections(timeline, event, lang))
    title, summary = event.title[lang], event.summary[lang] if event.summary else ""
    lines = [title, *facts]
    blocks = [f"### {in_markdown(line(title))}", " · ".join(map(in_markdown, facts))]
    if summary:
        lines += ["", summary]
        blocks.append("\n\n".join(in_markdown(line(one)) for one in summary.split("\n\n")))
    for heading, entries in sections:
        lines += ["", f"{heading}:", *(f"{entry.mark} {_plain(entry)}" for entry in entries)]
        blocks += [f"**{heading}**", "\n".join(f"{one.mark} {_linked(one)}" for one in entries)]
    return Description(
        for_terminal("\n".join(lines)),
        "\n\n".join(blocks) + "\n",
        event_html(event, timeline=timeline, lang=lang),
    )


def _sections(timeline: Timeline, event: Event, lang: Lang) -> Iterator[tuple[str, list[_Entry]]]:
    """The lists, each with its heading; none that is empty."""
    people = [
        _Entry(name(timeline, part.actor, lang) + _role(timeline, part.role, lang))
        for part in event.participants
    ]
    numbers = {key: at for at, key in enumerate(_cited(event), 1)}
    claims = [
        _Entry(claim_line(timeline, claim, lang) + _where(claim, numbers))
        for claim in event.every_claim()
    ]
    links = [
        _Entry(f"{link_words(link, lang)} {_titled(timeline, link.event, lang)}")
        for link in event.links
    ]
    for heading, entries in (
        ("Participants", people),
        ("Claims", claims),
        ("Sources", list(_sources(timeline, event, lang))),
        ("Links", links),
    ):
        if entries:
            yield word(heading, lang), entries


def _cited(event: Event) -> dict[str, list[str]]:
    """Each source that an event or a claim cites, with the places in it that the event cites."""
    found: dict[str, list[str]] = {citation.source: [] for citation in event.every_citation()}
    for citation in dict.fromkeys(event.citations):
        found[citation.source] += [citation.locator] if citation.locator else []
    return found


def _sources(timeline: Timeline, event: Event, lang: Lang) -> Iterator[_Entry]:
    """Each source once; with a number where a claim names it by that."""
    numbered = any(claim.citations for claim in event.every_claim())
    for at, (key, locators) in enumerate(_cited(event).items(), 1):
        url = timeline.sources[key].url
        words = citation_line(timeline, Citation(key, "; ".join(locators) or None), lang)
        yield _Entry(words.removesuffix(f": {url}"), url, f"{at}." if numbered else "-")


def _where(claim: Claim, numbers: Mapping[str, int]) -> str:
    """Where a claim can be read: ``[2; 3, p. 4]``, by the numbers of the sources."""
    cited = (
        f"{numbers[one.source]}, {one.locator}" if one.locator else str(numbers[one.source])
        for one in claim.citations
    )
    said = "; ".join(dict.fromkeys(cited))
    return f" [{said}]" if said else ""


def _role(timeline: Timeline, role: str | None, lang: Lang) -> str:
    return f" ({term(timeline, role, lang)})" if role else ""


def _titled(timeline: Timeline, key: str, lang: Lang) -> str:
    return f"{timeline[key].title[lang]} [{key}]" if key in timeline else key


def _plain(entry: _Entry) -> str:
    return f"{entry.words}: {entry.url}" if entry.url else entry.words


def _linked(entry: _Entry) -> str:
    words = in_markdown(line(entry.words))
    return f"[{words}](<{entry.url.replace('&', '&amp;')}>)" if entry.url else words


__all__ = ["Description", "describe"]

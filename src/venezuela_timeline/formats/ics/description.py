"""The words of a VEVENT: what a calendar shows people of an event."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.labels import word
from venezuela_timeline.timeline.sentences import citation_line, claim_line, name, rival_line, term

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Claim, Event
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline


def when_line(span: TimeSpan, lang: Lang) -> str:
    """The line of a description that says when; the summary stands before it."""
    return f"{word('When', lang)}: {span.describe(lang)}"


def time_of(event: Event, lang: Lang) -> str:
    """An event's time in words: what is inferred, if it has none of its own."""
    if event.when is not None:
        return event.when.describe(lang)
    return event.inferred.describe(lang) if event.inferred else word("undated", lang)


@cache
def headings(lang: Lang) -> tuple[str, str, str]:
    """The beginnings of the parts that may follow the line that says when."""
    return (
        f"\n\n{word('Inferred', lang)}: ",
        f"\n\n{word('Claims', lang)}:\n",
        f"\n\n{word('Sources', lang)}:\n",
    )


def description(timeline: Timeline, event: Event, lang: Lang, when: str | None = None) -> str:
    """The summary of an event, when it was, what parties say of it, and its sources.

    Args:
        timeline: The timeline of the event.
        event: The event.
        lang: The language.
        when: The line that says when, if it is at hand.
    """
    text = when or f"{word('When', lang)}: {time_of(event, lang)}"
    if event.summary is not None:
        text = f"{event.summary[lang]}\n{text}"
    inferred, claims, sources = headings(lang)
    if event.inferred is not None:
        titles = (
            timeline[key].title[lang] if key in timeline else key for key in event.inferred.events
        )
        text += (
            f"{inferred}{event.inferred.describe(lang)}, {word('from', lang)} {'; '.join(titles)}"
        )
    if found := list(event.every_claim()):
        text += claims + "\n".join(claim_lines(timeline, found, lang))
    cited = dict.fromkeys(citation_line(timeline, one, lang) for one in event.every_citation())
    if cited:
        text += f"{sources}– " + "\n– ".join(cited)
    return text


def claim_lines(timeline: Timeline, claims: list[Claim], lang: Lang) -> list[str]:
    """A line for each claim; those with rival values stand together.

    Rivals are claims with a value on the same aspect of the same subject. They stand where
    the first of them stood and keep their order, so that none is put before another.
    """
    groups: dict[object, list[Claim]] = {}
    for number, claim in enumerate(claims):
        alone = claim.value is None
        groups.setdefault(number if alone else (claim.aspect, claim.subject), []).append(claim)
    lines = []
    for group in groups.values():
        first = group[0]
        if len(group) == 1:
            lines.append(f"– {claim_line(timeline, first, lang)}")
            continue
        about = term(timeline, first.aspect, lang)
        if first.subject:
            about += f", {name(timeline, first.subject, lang)}"
        lines.append(f"– {about}:")
        lines += (f"  · {rival_line(timeline, claim, lang)}" for claim in group)
    return lines


def category(timeline: Timeline, key: str, lang: Lang) -> str:
    """The title of a chapter, or its id if it is not registered."""
    return timeline.chapters[key].title[lang] if key in timeline.chapters else key


def address(timeline: Timeline, event: Event) -> str | None:
    """The first address that an event cites."""
    cited = (timeline.sources[citation.source].url for citation in event.every_citation())
    return next((url for url in cited if url is not None), None)

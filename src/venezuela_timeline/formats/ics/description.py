"""The words of a VEVENT: what a calendar shows people of an event."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from venezuela_timeline.labels import LANGUAGES, counted, word
from venezuela_timeline.timeline.sentences import citation_line, claim_line, name, rival_line, term

from .lines import cleaned
from .placement import PLAIN_DAY, has_known_day

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Claim, Event
    from venezuela_timeline.model.inferred import Inferred
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline


Details = Literal["short", "long"]
"""How much a description says: what a phone shows well, or all claims and sources."""


def when_line(time: TimeSpan | Inferred, lang: Lang) -> str:
    """The line of a description that says when."""
    return f"{word('When', lang)}: {time.describe(lang)}"


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
        f"\n\n{word('Sources', lang)}:",
    )


@cache
def _beginning(lang: Lang) -> str:
    """How the line that says when begins."""
    return f"\n{word('When', lang)}: "


def opening(time: TimeSpan | Inferred, lang: Lang) -> str:
    """The first line of a description whose event has no known day; empty if it has one.

    Example:
        >>> from venezuela_timeline import TimeSpan
        >>> opening(TimeSpan("2018-05"), "en"), opening(TimeSpan("2018-05-03"), "en")
        ('When: May 2018 (day not known)', '')
    """
    return "" if has_known_day(time) else _opened(when_line(time, lang), lang)


def _opened(line: str, lang: Lang) -> str:
    return f"{line}{unknown_day(lang)}"


@cache
def unknown_day(lang: Lang) -> str:
    """What stands after a time of which the day is not known."""
    return f" ({word('day not known', lang)})"


def beginning(
    summary: str, event: Event, lang: Lang, words: str | None = None, *, always: bool = False
) -> str:
    """The summary of an event and when it was, as a description begins.

    The time stands first if the day is not known; and not at all if the calendar's day says it.
    A summary that reads like a part of a description has it after it, so that the reader finds the
    summary's end.

    Args:
        summary: The summary; empty if there is none.
        event: The event.
        lang: The language.
        words: Its time in words, if they are at hand.
        always: Whether to say a time that the calendar's day says.
    """
    span = event.when
    unclear = span is not None and _reads_like_a_part(summary, span)
    plain = span is not None and PLAIN_DAY.fullmatch(span.edtf)
    if plain and summary and not (always or unclear):
        return summary
    words = time_of(event, lang) if words is None else words
    line = f"{word('When', lang)}: {words}"
    time = span or event.inferred
    if time is None or has_known_day(time):
        return f"{summary}\n{line}" if summary else line
    parts = (_opened(line, lang), summary, line if unclear else "")
    return "\n".join(filter(None, parts))


def _reads_like_a_part(summary: str, span: TimeSpan) -> bool:
    """Whether a summary could be taken for what stands around it."""
    text = f"\n{summary}"
    if text.isspace():
        return bool(summary)
    parts = "\n\n" in text  # as all headings begin
    for each in LANGUAGES:
        if parts and any(heading in text for heading in headings(each)):
            return True
        if has_a_line_like_when(summary, span, each):
            return True
    return False


def has_a_line_like_when(summary: str, span: TimeSpan, lang: Lang) -> bool:
    """Whether a line of a summary begins like the one that says when."""
    text = f"\n{summary}"
    return _beginning(lang) in text and f"\n{when_line(span, lang)}" in text


def description(
    timeline: Timeline,
    event: Event,
    lang: Lang,
    text: str,
    details: Details = "short",
) -> str:
    """The summary of an event, when it was, what parties say of it, and its sources.

    Args:
        timeline: The timeline of the event.
        event: The event.
        lang: The language.
        text: Its `beginning`.
        details: How much is said of versions and sources.
    """
    inferred, claims, sources = headings(lang)
    if event.inferred is not None:
        titles = (
            timeline[key].title[lang] if key in timeline else key for key in event.inferred.events
        )
        text += (
            f"{inferred}{event.inferred.describe(lang)}, {word('from', lang)} {'; '.join(titles)}"
        )
    if details == "short":
        return short(timeline, event, lang, text)
    if found := list(event.every_claim()):
        text += claims + "\n".join(claim_lines(timeline, found, lang))
    cited = dict.fromkeys(citation_line(timeline, one, lang) for one in event.every_citation())
    if cited:
        text += f"{sources}\n– " + "\n– ".join(cited)
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


def plain_category(words: str) -> str:
    """A category without commas and line breaks: some clients split it at an escaped comma."""
    return cleaned(words)[0].replace(",", " ").replace("\n", " ")


def address(timeline: Timeline, event: Event) -> str | None:
    """The first address that an event cites."""
    for citation in event.every_citation():
        if (url := timeline.sources[citation.source].url) is not None:
            return url
    return None


# In short -------------------------------------------------------------------------------------

_MOST_VERSIONS = 3
_MOST_WORDS = 140
"""The most characters of a version in the short form."""

_ROOM = 1_300
"""The most characters of a short form, unless the summary alone has more."""


def short(timeline: Timeline, event: Event, lang: Lang, text: str) -> str:
    """A summary with versions that differ, the sources and one link.

    Args:
        timeline: The timeline of the event.
        event: The event.
        lang: The language.
        text: The summary, and what is said of the time.
    """
    _, claims, sources = headings(lang)
    url = address(timeline, event)
    link = f"\n\n{url}" if url else ""
    said = list(event.every_claim())
    if said and (versions := _versions(timeline, said, lang)):
        text += claims + "\n".join(versions)
    cited = _cited(timeline, event, lang)
    shown = len(cited)
    while cited:
        left = len(cited) - shown
        more = f"; {counted(left, 'more sources', lang)}" if left else ""
        found = f"{text}{sources} {'; '.join(cited[:shown])}{more}{link}"
        if len(found) <= _ROOM or shown == 1:
            return found
        shown -= 1
    return f"{text}{link}"


def _versions(timeline: Timeline, claims: list[Claim], lang: Lang) -> list[str]:
    """The lines of up to three versions that differ; either all sides of a question or none."""
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.rank != "deprecated" and (claim.value is not None or claim.stance != "asserts"):
            groups.setdefault((claim.aspect, claim.subject), []).append(claim)
    lines: list[str] = []
    room = _MOST_VERSIONS
    for group in groups.values():
        versions = list({(claim.stance, claim.value): claim for claim in reversed(group)}.values())
        if not len(versions) > 1 or (len(versions) > room and lines):
            continue
        first = group[0]
        about = term(timeline, first.aspect, lang)
        if first.subject:
            about += f", {name(timeline, first.subject, lang)}"
        lines.append(f"– {about}:")
        told = [rival_line(timeline, claim, lang) for claim in reversed(versions)]
        lines += (f"  · {_cut(line)}" for line in told[:room])
        if len(told) > room:
            lines.append(f"  {counted(len(told) - room, 'more versions', lang)}")
        room -= len(told)
        if room < 2:  # noqa: PLR2004  (no other question has fewer versions)
            break
    return lines


def _cut(line: str) -> str:
    """A line that is not too long, without its last words."""
    return line if len(line) <= _MOST_WORDS else f"{line[:_MOST_WORDS].rpartition(' ')[0]}…"


def _cited(timeline: Timeline, event: Event, lang: Lang) -> list[str]:
    """The publishers of an event's sources, each once, with the places in them together."""
    places: dict[str, dict[str, None]] = {}
    for citation in event.every_citation():
        found = places.setdefault(citation.source, {})
        if citation.locator:
            found[citation.locator] = None
    lines: dict[str, dict[str, None]] = {}
    for key, found in places.items():
        source = timeline.sources[key]
        state = f" ({word('state media', lang)})" if source.state_media else ""
        lines.setdefault(f"{name(timeline, key, lang)}{state}", {}).update(found)
    return [f"{line} ({', '.join(found)})" if found else line for line, found in lines.items()]

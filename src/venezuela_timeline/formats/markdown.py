"""Markdown (CommonMark): a text to read, each event with its claims and sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from venezuela_timeline.labels import Lang, word
from venezuela_timeline.safe_text import in_markdown, shown_line
from venezuela_timeline.timeline.sentences import citation_line, claim_line, name, term, time_words

from ._outline import Outline
from ._text import joined
from .losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Citation, Event, Participation
    from venezuela_timeline.timeline import Timeline

    from .report import Report

_HELD = ("summary", "chapter", "place", "participants", "claims", "citations")
_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The timeline as a text in Markdown, one event at a time.

    Chapters stand in the order in which they are told, events within them in order of time.
    Nothing in the timeline's texts is read as markup.

    Args:
        timeline: What to write.
        report: Takes what the text leaves out.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    yield f"# {in_markdown(outline.title)}\n"
    losses.add("times are written in words, without their EDTF")
    losses.add_registers(
        timeline, ("actors", "places", "sources"), "only names and citations are held"
    )
    for section in outline.sections():
        if section.title is not None:
            yield f"\n## {in_markdown(section.title)}\n"
        if section.summary is not None:
            yield f"\n{_paragraphs(section.summary)}\n"
        for event in section.events:
            losses.add_fields(event, _HELD)
            yield _event(timeline, event, outline, lang)
    losses.note(report)


dumps: Final = joined(chunks)


def _event(timeline: Timeline, event: Event, outline: Outline, lang: Lang) -> str:
    facts = [f"**{_line(time_words(event, lang))}**"]
    if event.place is not None:
        facts.append(_line(name(timeline, event.place, lang)))
    blocks = [f"### {in_markdown(outline.line(event.title, event.id))}", " · ".join(facts)]
    if event.summary is not None:
        blocks.append(_paragraphs(outline.text(event.summary, event.id)))
    if event.participants:
        parts = (_part(timeline, part, lang) for part in event.participants)
        blocks.append(" · ".join(map(_line, parts)))
    numbers: dict[str, int] = {}
    for citation in event.every_citation():
        numbers.setdefault(_source(timeline, citation, lang), len(numbers) + 1)
    claims = []
    for claim in event.every_claim():
        for text in (claim.text, claim.reason):
            outline.check(text, event.id)
        cited = sorted({numbers[_source(timeline, one, lang)] for one in claim.citations})
        reference = f" \\[{', '.join(map(str, cited))}\\]" if cited else ""
        claims.append(f"- {_line(claim_line(timeline, claim, lang))}{reference}")
    if claims:
        blocks += [f"**{word('Claims', lang)}**", "\n".join(claims)]
    if numbers:
        sources = (f"{number}. {source}" for source, number in numbers.items())
        blocks += [f"**{word('Sources', lang)}**", "\n".join(sources)]
    return "".join(f"\n{block}\n" for block in blocks)


def _part(timeline: Timeline, part: Participation, lang: Lang) -> str:
    who = name(timeline, part.actor, lang)
    return f"{who} ({term(timeline, part.role, lang)})" if part.role else who


def _source(timeline: Timeline, citation: Citation, lang: Lang) -> str:
    url = timeline.sources[citation.source].url
    line = _line(citation_line(timeline, citation, lang).removesuffix(f": {url}"))
    return line if url is None else f"[{line}](<{url.replace('&', '&amp;')}>)"


def _line(text: str) -> str:
    return in_markdown(shown_line(text))


def _paragraphs(text: str) -> str:
    """A text with its paragraphs and line breaks."""
    paragraphs = (
        "\\\n".join(_line(line) for line in paragraph.split("\n") if line.strip())
        for paragraph in _PARAGRAPHS.split(text.strip())
    )
    return "\n\n".join(paragraphs) or "–"

"""Pages of the documentation that are made from the timeline itself, as Markdown.

`pages` gives two: the paragraphs of the source text, by number, with the events and claims
that contain what each says; and every event with its claims and sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline.timeline.sentences import citation_line, claim_line, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline import Citation, Claim, Event, Timeline

SOURCE = "fox-news-digital-2024"
"""The source text, cited by paragraph; the text itself is not reproduced."""

PARAGRAPHS = range(1, 25)


def pages(timeline: Timeline) -> dict[str, str]:
    """The pages by name, each a whole Markdown document.

    Args:
        timeline: A timeline that cites `SOURCE` by paragraph.
    """
    return {
        "paragraphs": _document(_paragraphs(timeline)),
        "events": _document(_events(timeline)),
    }


def holding(
    timeline: Timeline, paragraph: int
) -> Iterator[tuple[Event, tuple[Citation, ...], tuple[Claim, ...]]]:
    """The events that hold a paragraph: with their own citations of it, and their claims."""
    for event in timeline:
        own = tuple(one for one in event.citations if paragraph in paragraphs_of(one))
        claims = tuple(
            claim
            for claim in event.every_claim()
            if any(paragraph in paragraphs_of(one) for one in claim.citations)
        )
        if own or claims:
            yield event, own, claims


def paragraphs_of(citation: Citation) -> frozenset[int]:
    """The paragraphs of the source text that a citation names; none for another source."""
    if citation.source != SOURCE:
        return frozenset()
    return frozenset(map(int, re.findall(r"\d+", citation.locator or "")))


def _paragraphs(timeline: Timeline) -> Iterator[str]:
    source = timeline.sources[SOURCE]
    yield "# The source text, paragraph by paragraph"
    yield (
        f"The timeline began with one text: {_plain(source.title)}, {_plain(source.publisher)}, "
        f"{source.published.describe() if source.published else 'undated'}. This "
        "page lists its paragraphs by number, with the events that cite each of them and the "
        "claims that contain what it says. The text itself is not reproduced."
    )
    for number in PARAGRAPHS:
        yield f"(paragraph-{number})=\n## ¶{number}"
        yield "\n".join(
            line
            for event, own, claims in holding(timeline, number)
            for line in _holder(timeline, event, own, claims)
        )


def _holder(
    timeline: Timeline, event: Event, own: Iterable[Citation], claims: Iterable[Claim]
) -> Iterator[str]:
    notes = "".join(f". {_plain(one.note['en'])}" for one in own if one.note)
    yield f"- [{_plain(event.title['en'])}](#event-{event.id}), {event.when.describe()}{notes}"
    for claim in claims:
        yield f"  - {_plain(claim_line(timeline, claim, 'en'))}"


def _events(timeline: Timeline) -> Iterator[str]:
    yield "# Every event and its sources"
    chapters = timeline.chapters or {None: None}
    for key, chapter in chapters.items():
        if chapter is not None:
            yield f"## {_plain(chapter.title['en'])}"
        for event in timeline:
            if chapter is None or event.chapter == key:
                yield from _event(timeline, event)


def _event(timeline: Timeline, event: Event) -> Iterator[str]:
    yield f"(event-{event.id})=\n### {_plain(event.title['en'])}"
    where = f", {_plain(name(timeline, event.place, 'en'))}" if event.place else ""
    spanish = event.title.get("es")
    yield f"{event.when.describe()}{where}. `{event.id}`" + (
        f"  \n*{_plain(spanish)}*" if spanish else ""
    )
    if event.summary:
        yield _plain(event.summary["en"])
    if claims := list(event.every_claim()):
        yield _list("Claims", (claim_line(timeline, claim, "en") for claim in claims))
    cited = dict.fromkeys(event.every_citation())
    yield _list("Sources", (citation_line(timeline, one, "en") for one in cited))


def _list(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"**{title}**\n", *(f"- {_plain(line)}" for line in lines)])


def _plain(text: Any) -> str:
    """A text as Markdown that shows it as it is; whole web addresses become links."""
    words = " ".join(str(text).split())
    return re.sub(
        r"(?P<url>https?://\S+)|(?P<mark>[\\`*_{}\[\]<>#|~$])",
        lambda found: f"<{found['url']}>" if found["url"] else f"\\{found['mark']}",
        words,
    )


def _document(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"

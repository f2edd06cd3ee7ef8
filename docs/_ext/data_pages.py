"""Pages of the documentation that are made from the timeline itself, as Markdown.

`pages` gives three: the paragraphs of the source text, by number, with the events and claims
that contain what each says; every event with its claims and sources; and every figure that
somebody gives, event by event, beside those of others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline import Quantity
from venezuela_timeline.timeline.sentences import (
    citation_line,
    claim_line,
    name,
    term,
    time_words,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
        "paragraphs": document(_paragraphs(timeline)),
        "events": document(_events(timeline)),
        "figures": document(_figures(timeline)),
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
        f"The timeline began with one text: {plain(source.title)}, {plain(source.publisher)}, "
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
    notes = "".join(f". {plain(one.note['en'])}" for one in own if one.note)
    yield f"- [{plain(event.title['en'])}](#event-{event.id}), {time_words(event, 'en')}{notes}"
    for claim in claims:
        yield f"  - {plain(claim_line(timeline, claim, 'en'))}"


def _events(timeline: Timeline) -> Iterator[str]:
    yield "# Every event and its sources"
    yield from _by_chapter(timeline, _event)


def _by_chapter(
    timeline: Timeline, parts: Callable[[Timeline, Event], Iterable[str]]
) -> Iterator[str]:
    """The parts that each event has on a page, under the chapters that have any."""
    chapters = timeline.chapters or {None: None}
    for key, chapter in chapters.items():
        told = [
            part
            for event in timeline
            for part in parts(timeline, event)
            if chapter is None or event.chapter == key
        ]
        if told and chapter is not None:
            yield f"## {plain(chapter.title['en'])}"
        yield from told


def _event(timeline: Timeline, event: Event) -> Iterator[str]:
    yield f"(event-{event.id})=\n### {plain(event.title['en'])}"
    where = f", {plain(name(timeline, event.place, 'en'))}" if event.place else ""
    spanish = event.title.get("es")
    yield f"{time_words(event, 'en')}{where}. `{event.id}`" + (
        f"  \n*{plain(spanish)}*" if spanish else ""
    )
    if event.summary:
        yield plain(event.summary["en"])
    if claims := list(event.every_claim()):
        yield _list("Claims", (claim_line(timeline, claim, "en") for claim in claims))
    cited = dict.fromkeys(event.every_citation())
    yield _list("Sources", (citation_line(timeline, one, "en") for one in cited))


def _figures(timeline: Timeline) -> Iterator[str]:
    yield "# Figures side by side"
    yield (
        "Votes, turnout, deaths, arrests, seats and whatever else was counted: each figure with "
        "the party that gave it, the day, what it was counted on, and where it can be read. "
        "Figures for the same thing stand together. One that the same party replaced later is "
        "called superseded. If the day is not known, the table says when the source came out."
    )
    yield from _by_chapter(timeline, _figures_of)


_COLUMNS = ("What", "Of", "Figure", "By", "Day", "Base", "Source")


def _figures_of(timeline: Timeline, event: Event) -> Iterator[str]:
    figures = [one for one in event.every_claim() if isinstance(one.value, Quantity)]
    if not figures:
        return
    aspects = list(dict.fromkeys(one.aspect for one in figures))
    subjects = list(dict.fromkeys(one.subject for one in figures))
    figures.sort(key=lambda one: (aspects.index(one.aspect), subjects.index(one.subject)))
    yield f"### [{plain(event.title['en'])}](#event-{event.id})"
    rows = [_COLUMNS, ["---"] * len(_COLUMNS), *(_figure(timeline, one) for one in figures)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _figure(timeline: Timeline, claim: Claim) -> list[str]:
    superseded = " (superseded)" if claim.rank == "deprecated" else ""
    cells = [
        term(timeline, claim.aspect, "en"),
        name(timeline, claim.subject, "en") if claim.subject else "",
        value(timeline, claim, "en") + superseded,
        name(timeline, claim.by, "en"),
        _day(timeline, claim),
        claim.text["en"] if claim.text else "",
    ]
    sources = dict.fromkeys(one.source for one in claim.citations)
    return [*map(plain, cells), "; ".join(_source(timeline, key) for key in sources)]


def _day(timeline: Timeline, claim: Claim) -> str:
    if claim.said:
        return claim.said.describe()
    published = [timeline.sources[one.source].published for one in claim.citations]
    known = [time.describe() for time in published if time]
    return f"published {known[0]}" if known else "not known"


def _source(timeline: Timeline, key: str) -> str:
    source = timeline.sources[key]
    words = plain(source.publisher or source.title or key)
    return f"[{words}](<{source.url}>)" if source.url else words


def _list(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"**{title}**\n", *(f"- {plain(line)}" for line in lines)])


def plain(text: Any) -> str:
    """A text as Markdown that shows it as it is; whole web addresses become links."""
    words = " ".join(str(text).split())
    return re.sub(
        r"(?P<url>https?://\S+)|(?P<mark>[\\`*_{}\[\]<>#|~$])",
        lambda found: f"<{found['url']}>" if found["url"] else f"\\{found['mark']}",
        words,
    )


def document(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"

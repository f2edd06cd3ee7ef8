"""What is in the texts of a timeline and cannot be seen as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.view._text import visible
from venezuela_timeline.view.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Event, Text
    from venezuela_timeline.timeline import Timeline

    from .report import Report


def note_unseen(timeline: Timeline, report: Report) -> None:
    """Note the events with controls, and those with texts in languages that aren't shown."""
    for event in timeline:
        found = list(_texts(event))
        if any(visible(words) != words for text in found for _, words in text.versions):
            report.add("controls and bidi overrides stand as their names", event=event.id)
        other = {tag for text in found for tag in _unshown(text)}
        if other:
            report.add(f"left out: texts in {', '.join(sorted(other))}", event=event.id)


def _unshown(text: Text) -> set[str]:
    shown = {text[lang] for lang in LANGUAGES}
    return {tag for tag, words in text.versions if words not in shown}


def _texts(event: Event) -> Iterator[Text]:
    yield event.title
    if event.summary:
        yield event.summary
    for claim in event.every_claim():
        yield from (text for text in (claim.text, claim.reason) if text)
    for citation in event.every_citation():
        if citation.note:
            yield citation.note

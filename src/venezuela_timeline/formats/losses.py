"""What a format could not hold: one note for each kind of loss, not for each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.model import Event
from venezuela_timeline.safe_text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from venezuela_timeline.model import Text
    from venezuela_timeline.timeline import Timeline

    from .report import Report

_SHOWN = 3
"""How many events a note names at most."""

_FIELDS = {
    "summary": "summaries",
    "kind": "kinds",
    "chapter": "chapters",
    "tags": "tags",
    "place": "places",
    "participants": "participants",
    "claims": "claims",
    "citations": "citations",
    "links": "links",
    "known_until": "the days until which events are known to have gone on",
    "status": "whether they were cancelled or postponed",
    "key": "which of them are key events",
    "modified": "dates of change",
    "revision": "revisions",
}
_DEFAULTS = {name: field.default for name, field in attrs.fields_dict(Event).items()}


class Losses:
    """Gathers losses, and notes each kind once with the events that it concerns."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, None]] = {}

    def add(self, message: str, event: str | None = None) -> None:
        """Gather a loss."""
        self._found.setdefault(message, {}).update({event: None} if event else {})

    def add_fields(self, event: Event, held: Collection[str]) -> None:
        """Gather the fields of an event that a format has no place for."""
        for name, words in _FIELDS.items():
            if name not in held and getattr(event, name) != _DEFAULTS[name]:
                self.add(f"{words} are left out", event.id)
        if "claims" not in held and not event.claims and any(event.every_claim()):
            self.add(f"{_FIELDS['claims']} are left out", event.id)

    def add_languages(self, text: Text, lang: str, event: str | None = None) -> None:
        """Gather that a text has other languages than the one that is written, or lacks it."""
        if len(text.languages) > 1:
            self.add(f"texts are written in one language, {lang!r}; the others are left out", event)
        if not {lang, "und"} & set(text.languages):
            self.add(f"texts without a version in {lang!r} are written in another language", event)

    def add_registers(self, timeline: Timeline, names: Collection[str], kept: str) -> None:
        """Gather that only a part of some registers is held, or nothing.

        Args:
            timeline: What is written.
            names: The registers, such as ``actors``; empty ones lose nothing.
            kept: What is held of them, in words.
        """
        filled = [name for name in names if getattr(timeline, name)]
        if filled:
            self.add(f"{kept} of {', '.join(filled)}")

    def note(self, report: Report | None) -> None:
        """Note each kind of loss, in the order in which they were gathered."""
        if report is None:
            return
        for message, events in self._found.items():
            if len(events) == 1:
                report.add(message, event=next(iter(events)))
            elif events:
                which = f": {', '.join(events)}" if len(events) <= _SHOWN else ""
                report.add(f"{message} ({len(events)} events{which})")
            else:
                report.add(message)


def note_unseen(timeline: Timeline, report: Report) -> None:
    """Note the events with controls or bidi marks, and those with languages not shown."""
    for event in timeline:
        found = list(_texts(event))
        if any(visible(words) != words for text in found for _, words in text.versions):
            report.add("controls and bidi marks are shown as their names", event=event.id)
        other = {tag for text in found for tag in _unshown(text)}
        if other:
            report.add(f"left out: texts in {', '.join(sorted(other))}", event=event.id)


def _unshown(text: Text) -> set[str]:
    """The languages of a text that are not shown."""
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

"""A timeline as it is told: title, chapters and events, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.safe_text import is_shown_whole, shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Event, Text
    from venezuela_timeline.timeline import Timeline

    from .losses import Losses


class Section(NamedTuple):
    """A chapter with its events.

    Attributes:
        title: Its title; None if the timeline has no chapters.
        summary: What it is about, with its line breaks.
        events: Its events, in order of time.
    """

    title: str | None
    summary: str | None
    events: list[Event]


class Outline:
    """The texts of a timeline in one language, and what is lost by that."""

    def __init__(self, timeline: Timeline, lang: Lang, losses: Losses) -> None:
        check_language(lang)
        self.timeline = timeline
        self.lang = lang
        self.losses = losses
        self.title = self.line(timeline.title)

    def sections(self) -> Iterator[Section]:
        """Events without a chapter, then the chapters that have events, in the order told."""
        by_chapter: dict[str | None, list[Event]] = {None: []}
        by_chapter |= {key: [] for key in self.timeline.chapters}
        for event in self.timeline:
            by_chapter.setdefault(event.chapter, []).append(event)
        for key, events in by_chapter.items():
            if not events:
                continue
            if key is None:
                yield Section("–" if len(by_chapter) > 1 else None, None, events)
            elif key in self.timeline.chapters:
                chapter = self.timeline.chapters[key]
                summary = None if chapter.summary is None else self.text(chapter.summary)
                yield Section(self.line(chapter.title), summary, events)
            else:
                yield Section(key, None, events)

    def line(self, text: Text, event: str | None = None) -> str:
        """A text as one line."""
        return shown_line(self.text(text, event))

    def text(self, text: Text, event: str | None = None) -> str:
        """A text as it is, with what it loses noted."""
        self.check(text, event)
        return text[self.lang]

    def check(self, text: Text | None, event: str | None = None) -> None:
        """Note what a text loses."""
        if text is None:
            return
        self.losses.add_languages(text, self.lang, event)
        if not is_shown_whole(text[self.lang]):
            self.losses.add("controls and bidi marks are left out", event)

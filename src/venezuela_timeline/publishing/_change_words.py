"""What a change says to a reader: a title, and each of its parts as it was and as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.labels import Lang, sentence, word
from venezuela_timeline.model import Claim, Event, Text
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.sentences import name, rival_line, term, time_words

from ._value_words import value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._changes import Change


@attrs.frozen
class Words:
    """Changes between two editions, in words of one language.

    Attributes:
        old: The edition before, which has the names of what is gone.
        new: The edition now.
        lang: The language.
    """

    old: Timeline
    new: Timeline
    lang: Lang

    def title(self, change: Change) -> str:
        """What has changed, and of what."""
        lang = self.lang
        if change.old is None:
            done = word("New", lang)
        else:
            done = word("Gone", lang) if change.new is None else word("Changed", lang)
        if not change.field:
            return sentence("change of all", lang, what=self._whose(change), done=done)
        what = self._what(change)
        return sentence("change", lang, whose=self._whose(change), what=what, done=done)

    def _whose(self, change: Change) -> str:
        """What the record is called whose change it is."""
        if change.kind == "timeline":
            return self.new.title[self.lang]
        timeline = self.old if change.new is None and not change.field else self.new
        if change.kind == "event":
            return timeline[change.id].title[self.lang]
        return _called(getattr(timeline, f"{change.kind}s")[change.id], self.lang)

    def _what(self, change: Change) -> str:
        """Which part of it has changed."""
        claim = change.old if change.new is None else change.new
        if change.field != "claims":
            return word(f"field: {change.field}", self.lang)
        timeline = self.old if change.new is None else self.new
        about = term(timeline, claim.aspect, self.lang)
        if claim.subject:
            about += f", {name(timeline, claim.subject, self.lang)}"
        return f"{about} ({name(timeline, claim.by, self.lang)})"

    def parts(self, change: Change) -> Iterator[tuple[str, str | None, str | None]]:
        """Each part of it that differs: its name, what it was, and what it is."""
        before = dict(self._told(self.old, change.field, change.old))
        after = dict(self._told(self.new, change.field, change.new))
        for key in {**before, **after}:
            if before.get(key) != after.get(key):
                yield word(f"field: {key}", self.lang), before.get(key), after.get(key)

    def _told(self, timeline: Timeline, field: str, value: Any) -> Iterator[tuple[str, str]]:
        """The parts of a value in words, by their names."""
        lang = self.lang
        if field and not isinstance(value, Claim):
            if field != "claims":
                yield field, value_words(timeline, field, value, lang)
        elif isinstance(value, Claim):
            yield "claim", rival_line(timeline, value, lang)
            if value.reason:
                yield "reason", value.reason[lang]
            if value.citations:
                yield "citations", value_words(timeline, "citations", value.citations, lang)
        elif isinstance(value, Event):
            yield "when", time_words(value, lang)
            if value.summary:
                yield "summary", value.summary[lang]
        elif value is not None:
            yield "name", _called(value, lang)


def _called(record: Any, lang: Lang) -> str:
    """What an actor, a place, a source, a chapter or a term is called."""
    found = getattr(record, "name", None) or getattr(record, "title", None) or record.id
    return found[lang] if isinstance(found, Text) else str(found)


__all__ = ["Words"]

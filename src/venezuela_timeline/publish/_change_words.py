"""What a change says to a reader: a title, and each of its parts as it was and as it is."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.labels import sentence, word
from venezuela_timeline.model import (
    Citation,
    Claim,
    Event,
    Link,
    Membership,
    Participation,
    Quantity,
    Tenure,
    Text,
)
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.timeline.sentences import (
    citation_line,
    link_words,
    name,
    number,
    rival_line,
    term,
    time_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

    from ._changes import Change

_TERMS = ("kind", "tags", "role", "aspect", "status", "stance", "rank")
"""The fields whose value is a term."""


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
        what = self._what(change)
        done = word(
            "New" if change.old is None else "Gone" if change.new is None else "Changed", self.lang
        )
        whose = self._whose(change)
        if not change.field:
            return sentence("change of all", self.lang, what=whose, done=done)
        return sentence("change", self.lang, whose=whose, what=what, done=done)

    def _whose(self, change: Change) -> str:
        for timeline in (self.new, self.old):
            if change.kind == "timeline":
                return timeline.title[self.lang]
            if change.kind == "event" and change.id in timeline:
                return timeline[change.id].title[self.lang]
            if change.id in getattr(timeline, f"{change.kind}s", ()):
                return _called(getattr(timeline, f"{change.kind}s")[change.id], self.lang)
        raise AssertionError(change)  # pragma: no cover  (it is in one of them)

    def _what(self, change: Change) -> str:
        one = change.new or change.old
        if not isinstance(one, Claim):
            return word(f"field: {change.field}", self.lang)
        timeline = self.new if change.new else self.old
        about = term(timeline, one.aspect, self.lang)
        if one.subject:
            about += f", {name(timeline, one.subject, self.lang)}"
        return f"{about} ({name(timeline, one.by, self.lang)})"

    def parts(self, change: Change) -> Iterator[tuple[str, str | None, str | None]]:
        """Each part of it that differs: its name, what it was, and what it is."""
        before = dict(self._told(self.old, change.field, change.old))
        after = dict(self._told(self.new, change.field, change.new))
        for key in {**before, **after}:
            if before.get(key) != after.get(key):
                yield word(f"field: {key}", self.lang), before.get(key), after.get(key)

    # What a value says ------------------------------------------------------------------------

    def _told(self, timeline: Timeline, field: str, value: Any) -> Iterator[tuple[str, str]]:
        """The parts of a value in words, by their names."""
        lang = self.lang
        match value:
            case None:
                return
            case Claim():
                yield "claim", rival_line(timeline, value, lang)
                if value.reason:
                    yield "reason", value.reason[lang]
                if cited := self._words(timeline, "citations", value.citations):
                    yield "citations", cited
            case Event():
                yield "when", time_words(value, lang)
                if value.summary:
                    yield "summary", value.summary[lang]
            case _ if not field:
                yield "name", _called(value, lang)
            case _:
                yield field, self._words(timeline, field, value)

    def _words(self, timeline: Timeline, field: str, value: Any) -> str:
        """A value of a field in words; a list one after the other."""
        lang = self.lang
        if isinstance(value, tuple):
            return "; ".join(self._words(timeline, field, one) for one in value) or "–"
        match value:
            case None:
                return "–"
            case Text():
                return value[lang]
            case TimeSpan():
                return value.describe(lang)
            case Quantity():
                return number(timeline, value, lang)
            case Citation():
                note = f" ({value.note[lang]})" if value.note else ""
                return citation_line(timeline, value, lang) + note
            case Link():
                target = (
                    timeline[value.event].title[lang] if value.event in timeline else value.event
                )
                return f"{link_words(value, lang)} {target}"
            case Participation():
                role = f" ({term(timeline, value.role, lang)})" if value.role else ""
                return name(timeline, value.actor, lang) + role
            case Tenure():
                return f"{value.office[lang]}, {value.when.describe(lang)}"
            case Membership():
                when = f", {value.when.describe(lang)}" if value.when else ""
                return name(timeline, value.of, lang) + when
            case bool():
                return word("Yes" if value else "No", lang)
            case datetime.date():
                return value.isoformat()
            case str() if field in _TERMS:
                return term(timeline, value, lang)
            case str() if field == "chapter" and value in timeline.chapters:
                return timeline.chapters[value].title[lang]
            case str():
                return name(timeline, value, lang)
        return str(value)


def _called(record: Any, lang: Lang) -> str:
    """What an actor, a place, a source, a chapter or a term is called."""
    found = getattr(record, "name", None) or getattr(record, "title", None) or record.id
    return found[lang] if isinstance(found, Text) else str(found)


__all__ = ["Words"]

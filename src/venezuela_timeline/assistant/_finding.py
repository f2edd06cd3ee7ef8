"""Which events a question is about: those within its time, and the best by its words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, QueryError, UnknownIdError, shown
from venezuela_timeline.labels import LANGUAGES, word as label, words_of
from venezuela_timeline.time import window
from venezuela_timeline.timeline import overlapping
from venezuela_timeline.timeline.text_fields import runs_of
from venezuela_timeline.timeline.words import terms_of

from ._question import is_time, read_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from venezuela_timeline.model import Event
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline
    from venezuela_timeline.timeline.text_fields import TextField

_ASPECT = 4
_WORTHS: tuple[tuple[int, tuple[TextField, ...]], ...] = (
    (1, ("summary", "claims", "sources")),
    (2, ("actors", "places")),
    (3, ("title", "id")),
)
"""How much a word counts, by where it is, the best last; most if an event has claims about it."""


def event_of(timeline: Timeline, key: str) -> Event:
    """The event with an id or a title.

    Raises:
        TimelineError: if there is none, or several have the title; for a time, with the tool that
            takes one.
    """
    try:
        return timeline.find(key)
    except UnknownIdError:
        if not is_time(key):
            raise
    raise QueryError(
        f"no event has the id or title {shown(key)}: for the events of that time write search "
        f"with during={shown(key)}"
    )


def within(timeline: Timeline, time: str | None) -> tuple[Timeline, set[str]]:
    """The events that may share a day with a time, and the ids of those that certainly do.

    Raises:
        PhraseError: if the time cannot be read.
    """
    if time is None:
        return timeline, set(timeline.ids)
    try:
        asked: TimeSpan = window(time)
    except PhraseError:
        asked = read_time(time)  # it is imprecise, or is none
    found = timeline.where(overlapping(asked))
    return found, set(found.where(overlapping(asked), certainly=True).ids)


class Finder:
    """Finds the events of a timeline that have the words of a question, the best first.

    What an event has claims about counts as its words, too: who asks who *won* is looking for
    claims about the winner.

    Args:
        timeline: The timeline.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._claimed: dict[str, set[str]] = {}  # the ids of the events, by the aspect
        for event in timeline:
            for claim in event.every_claim():
                self._claimed.setdefault(claim.aspect, set()).add(event.id)
        self._words = {aspect: _words_for(timeline, aspect) for aspect in self._claimed}

    def ranked(self, words: Sequence[str], within: Timeline, first: set[str]) -> list[Event]:
        """The events with some of the words; those less than half as good as the best left out.

        A word counts more in a title than in names, and there more than in other texts; the fewer
        events have it, the more it counts.

        Args:
            words: The words; without any, all events are found.
            within: The events to look through.
            first: Ids of the events that come first among equals.
        """
        worths = dict.fromkeys(within.ids, 0.0)
        for word in words:
            found = self._worths(word, within)
            rare = math.log2(1 + len(within) / max(1, len(found)))
            for key, worth in found.items():
                worths[key] += rare * worth
        least = max(worths.values(), default=0.0) / 2
        kept = [
            event
            for event in within
            if worths[event.id] >= least and (worths[event.id] or not words)
        ]
        return sorted(kept, key=lambda event: (-worths[event.id], event.id not in first))

    def _worths(self, word: str, within: Timeline) -> dict[str, int]:
        """How well each event that has a word has it."""
        count = len(within)
        found: dict[str, int] = {}
        for worth, fields in _WORTHS:
            found |= {event.id: worth for event in within.search(word, count=count, fields=fields)}
        for term in terms_of(word):
            for aspect, run in self._words.items():
                if term in run:
                    keys = self._claimed[aspect] & within.ids
                    found |= {key: max(_ASPECT, found.get(key, 0)) for key in keys}
        return found


def _words_for(timeline: Timeline, aspect: str) -> str:
    """The words by which claims on an aspect are asked for, in every language."""
    named = timeline.terms[aspect].name.versions if aspect in timeline.terms else ()
    asked = (
        one
        for table in map(words_of, LANGUAGES)
        for one, of in table.asking.items()
        if of == aspect
    )
    labels = (label(aspect, lang) for lang in LANGUAGES)
    return runs_of([aspect, *(text for _, text in named), *labels, *asked])

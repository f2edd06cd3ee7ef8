"""What the script of a page reckons with: days, claims and names as numbers, in columns.

No text of an event is in it: the script reads those where the page shows them.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.safe_text import visible
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.timeline import chronology
from venezuela_timeline.timeline.reading import own_cells
from venezuela_timeline.timeline.sentences import name, term
from venezuela_timeline.timeline.text_fields import called, figures
from venezuela_timeline.timeline.window_forms import OVERLAPPING, form_of

from ._escaping import line
from ._weight import outstanding, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.model import Actor, Claim, Event, Place, Text
    from venezuela_timeline.time import Cell
    from venezuela_timeline.time.days import Day
    from venezuela_timeline.timeline import Timeline

_EXACT = 2**53
"""A number of JavaScript is exact up to here; a larger one is written as text."""

_SOLVED = 2000
"""So many events at most are narrowed by their links: the time it takes grows with the square."""

Json = Any


def page_data(timeline: Timeline, key: Iterable[str] = ()) -> dict[str, Json]:
    """A timeline as columns, a row an event in the timeline's order; some are iterators.

    Args:
        timeline: What the page shows.
        key: Ids of the events that matter most, in place of those that the timeline marks.

    Raises:
        UnknownIdError: for an id that no event bears.
    """
    return _Data(timeline).columns([timeline[one].id for one in key])


class _Data:
    """Numbers for all that events name."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.kinds = _by_use(event.kind for event in timeline if event.kind)
        self.actors = _by_use(part.actor for event in timeline for part in event.participants)
        self.places = _by_use(event.place for event in timeline if event.place)
        self.parties = _by_use(claim.by for event in timeline for claim in event.every_claim())
        cited = (one.source for event in timeline for one in event.every_citation())
        self.sources = {key: at for at, key in enumerate(dict.fromkeys(cited))}
        used = {event.chapter for event in timeline if event.chapter}
        told = [*timeline.chapters, *sorted(used - timeline.chapters.keys())]
        self.chapters = {key: at for at, key in enumerate(key for key in told if key in used)}

    def columns(self, key: list[str]) -> dict[str, Json]:
        timeline, chapters = self.timeline, self.timeline.chapters
        return {
            "id": timeline.id,
            "forms": {
                "possibly": _forms(certainly=False),
                "certainly": _forms(certainly=True),
            },
            "kinds": self._named(self.kinds, lambda slug, lang: term(timeline, slug, lang)),
            "actors": self._named(self.actors, lambda slug, lang: name(timeline, slug, lang)),
            "places": self._named(self.places, lambda slug, lang: name(timeline, slug, lang)),
            "parties": self._named(self.parties, lambda slug, lang: name(timeline, slug, lang)),
            "chapters": self._named(
                self.chapters,
                lambda slug, lang: chapters[slug].title[lang] if slug in chapters else slug,
            ),
            "points": [
                [where.latitude, where.longitude] if where.latitude is not None else None
                for where in (timeline.places[slug] for slug in self.places)
            ],
            "key": sorted(key) or outstanding(timeline),
            "ids": (event.id for event in timeline),
            "cells": (_cells(own_cells(event, 1, None)) for event in timeline),
            "first": _some(timeline, _first),
            "known": {
                event.id: timeline.known_until(event)
                for event in timeline
                if event.when is not None and event.when.open_end
            },
            "solved": _solved(timeline),
            "weight": (weight(event) for event in timeline),
            "kind": (self.kinds.get(event.kind or "") for event in timeline),
            "chapter": (self.chapters.get(event.chapter or "") for event in timeline),
            "place": (self.places.get(event.place or "") for event in timeline),
            "actor": (
                list(dict.fromkeys(self.actors[part.actor] for part in event.participants))
                for event in timeline
            ),
            "claims": (self._claims(event) for event in timeline),
            "unseen": _some(timeline, _unseen),
            "called": {
                "actors": [self._called(timeline.actors[key]) for key in self.actors],
                "places": [self._called(timeline.places[key]) for key in self.places],
                "sources": [_distinct(called(timeline.sources[key])) for key in self.sources],
            },
            "cited": (self._cited(event) for event in timeline),
        }

    def _named(
        self, numbers: dict[str, int], words: Callable[[str, Any], str]
    ) -> list[tuple[str, ...]]:
        """An id, and its name in each language, in the order of the numbers."""
        return [(slug, *(line(words(slug, lang)) for lang in LANGUAGES)) for slug in numbers]

    def _called(self, thing: Actor | Place) -> list[str]:
        """The names by which something is found, but for its id and those in our languages."""
        shown = {thing.id, *(line(thing.name[lang]) for lang in LANGUAGES)}
        return [name for name in _distinct(called(thing)) if name not in shown]

    def _cited(self, event: Event) -> list[Json]:
        """The sources of an event, each with the claim that cites it, or with none."""
        found: list[tuple[int | None, str]] = [(None, one.source) for one in event.citations]
        found += [
            (at, one.source)
            for at, claim in enumerate(event.every_claim())
            for one in claim.citations
        ]
        return [[at, self.sources[key]] for at, key in dict.fromkeys(found)]

    def _claims(self, event: Event) -> list[Json]:
        """Of each claim: who makes it, since when, in which order, about what, how, and its value.

        The order is by when it was said, undated ones first; the last of one party on one thing
        is its latest word.
        """
        said = list(event.every_claim())
        order = sorted(range(len(said)), key=lambda at: _said(said[at]))
        places = {at: place for place, at in enumerate(order)}
        things: dict[object, int] = {}
        values: dict[object, int] = {}
        return [
            [
                self.parties[claim.by],
                None if claim.said is None else _number(claim.said.bounds.start_min),
                places[at],
                things.setdefault((claim.aspect, claim.subject), len(things)),
                _STANCES[claim.stance],
                _value(event, claim, values),
                *_date(claim),
            ]
            for at, claim in enumerate(said)
        ]


_STANCES = {"asserts": 0, "recognises": 1, "denies": 2, "doubts": 3}

NO_VALUE, AS_OURS = -1, -2
"""A claim that has no value to differ in; one that gives the date that the event has."""


def _value(event: Event, claim: Claim, values: dict[object, int]) -> int:
    """Which of the event's values a claim has; equal ones have the same number.

    A date that is not the event's own makes it contested by itself: such numbers are below -2.
    An event without a date has none to differ from: there, dates are rivals as figures are.
    """
    if claim.value is None or claim.rank == "deprecated":
        return NO_VALUE
    number = values.setdefault((_kind_of(claim), claim.value), len(values))
    if claim.aspect != "when" or event.when is None:
        return number
    return AS_OURS if claim.value == event.when else -3 - number


def _kind_of(claim: Claim) -> str:
    return type(claim.value).__name__


def _date(claim: Claim) -> list[Json]:
    """The cells of the date that a claim gives the event, if it gives one."""
    if claim.aspect == "when" and claim.subject is None and isinstance(claim.value, TimeSpan):
        return [_cells(claim.value.cells_within(1))]
    return []


def _said(claim: Claim) -> tuple[bool, tuple[float, ...]]:
    return (True, claim.said.sort_key) if claim.said else (False, ())


def _forms(*, certainly: bool) -> Json:
    """What it means to touch a window: for any event, and for one of a single day."""
    return [form_of(OVERLAPPING, certainly=certainly, linked=linked) for linked in (False, True)]


# Days -------------------------------------------------------------------------------------


def _cells(cells: Sequence[Cell]) -> Json:
    """Cells as short as can be: a day; the first and the last that one day may be; bounds."""
    if len(cells) == 1 and cells[0].linked:
        first, last = _number(cells[0].start_min), _number(cells[0].start_max)
        return first if first == last and first is not None else [first, last]
    return [[*map(_number, cell[:4]), int(cell.linked)] for cell in cells]


def _number(day: Day) -> int | str | None:
    """A day as JSON has it: infinity as null, for there is one that each bound can be."""
    if not math.isfinite(day):
        return None
    return int(day) if abs(day) < _EXACT else str(int(day))


def _first(event: Event) -> int | str | None:
    """The first day of an event by its date as written, where comparisons widen it."""
    first = min(cell.start_min for cell in own_cells(event, 0, None))
    widened = min(cell.start_min for cell in own_cells(event, 1, None))
    return None if first == widened else _number(first)


def _some(timeline: Timeline, read: Callable[[Event], Json]) -> dict[str, Json]:
    """What only some events have, by id."""
    found = ((event.id, read(event)) for event in timeline)
    return {key: value for key, value in found if value is not None}


def _solved(timeline: Timeline) -> dict[str, Json]:
    """The bounds of the events that links place closer than their own dates do."""
    if len(timeline) > _SOLVED or not any(event.links for event in timeline):
        return {}
    solution = chronology.solve(timeline)
    return {key: list(map(_number, solution.bounds[key])) for key in solution.narrowed}


# Words ------------------------------------------------------------------------------------


def _unseen(event: Event) -> Json:
    """The texts that a page doesn't show as they are, with the claim that each is in, or none.

    Figures are among them: a page shows them with their unit, as its language writes them.
    """
    texts: list[tuple[int | None, Text | None]] = [(None, event.title), (None, event.summary)]
    claims = list(enumerate(event.every_claim()))
    texts += [(at, claim.text) for at, claim in claims]
    found = [
        [at, words]
        for at, text in texts
        if text is not None
        for tag, words in text.versions
        if not _seen(text, tag, words)
    ]
    found += [[at, figure] for at, claim in claims for figure in dict.fromkeys(figures(claim))]
    return found or None


def _distinct(texts: Iterable[Text | str | None]) -> list[str]:
    """Texts in every language, each once."""
    found = (
        words
        for text in texts
        if text is not None
        for words in ([text] if isinstance(text, str) else (one for _, one in text.versions))
    )
    return list(dict.fromkeys(found))


def _seen(text: Text, tag: str, words: str) -> bool:
    shown = any(text[lang] == words for lang in LANGUAGES)
    return shown and visible(words) == words and bool(tag)


def _by_use(keys: Iterable[str]) -> dict[str, int]:
    """Keys with a number each, those used most first."""
    return {key: number for number, (key, _) in enumerate(Counter(keys).most_common())}

"""Events as maps have them: a point, a time with its bounds, and what is said of it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.time.days import day_text
from venezuela_timeline.timeline.sentences import citation_line, claim_line, name, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event, Place
    from venezuela_timeline.time import Bounds, TimeSpan
    from venezuela_timeline.timeline import Timeline

    from ._outline import Outline

HELD = ("summary", "kind", "chapter", "tags", "place", "participants", "claims", "citations")
"""The fields of an event of which a feature says something."""

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""What the four days are called between which something starts and ends."""


class Feature(NamedTuple):
    """An event at a place.

    Attributes:
        event: The event.
        place: Where it was.
        title: What it is called.
        words: Its time in words.
        placed: The days between which it starts and ends, and how sure that is: see `placed`.
        claims: What parties say of it, a line each.
        sources: Where it can be read, a line each.
    """

    event: Event
    place: Place
    title: str
    words: str
    placed: dict[str, str | None]
    claims: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def point(self) -> tuple[float, float] | None:
        """Degrees east and north, in the order of all maps in JSON and XML; None if unknown."""
        if self.place.longitude is None or self.place.latitude is None:
            return None
        return self.place.longitude, self.place.latitude


def features(outline: Outline) -> Iterator[Feature]:
    """The events of a timeline that have a place; those that have none are noted.

    Args:
        outline: The timeline, the language, and where losses are noted.
    """
    timeline, lang, losses = outline.timeline, outline.lang, outline.losses
    for event in timeline:
        if event.place is None:
            losses.add("left out: they have no place", event.id)
            continue
        losses.add_fields(event, HELD)
        place = timeline.places[event.place]
        if place.latitude is None:
            losses.add("without a point: their places have no coordinates", event.id)
        if event.when is None:
            losses.add("without a date of their own: their times are in words alone", event.id)
        _check(outline, event)
        time = event.inferred or event.when
        yield Feature(
            event,
            place,
            event.title[lang],
            time_words(event, lang),
            placed(event.when, None if time is None else time.bounds),
            tuple(claim_line(timeline, claim, lang) for claim in event.every_claim()),
            tuple(
                dict.fromkeys(citation_line(timeline, one, lang) for one in event.every_citation())
            ),
        )


def _check(outline: Outline, event: Event) -> None:
    """Note what the texts of an event lose by being in one language."""
    outline.losses.add_languages(event.title, outline.lang, event.id)
    for claim in event.every_claim():
        for text in filter(None, (claim.text, claim.reason)):
            outline.losses.add_languages(text, outline.lang, event.id)


def placed(span: TimeSpan | None, bounds: Bounds | None) -> dict[str, str | None]:
    """The days between which something starts and ends, as EDTF, and how sure that is.

    What is around a date is less certain, what has a ``?`` or has no date is uncertain: these are
    the words of Linked Places.

    Args:
        span: Its own time.
        bounds: Those of what is known of it, which may be inferred.

    Example:
        >>> from venezuela_timeline import when
        >>> list(placed(when("since 2006"), when("since 2006").bounds).values())
        ['2006-01-01', '2006-12-31', '2006-01-01', None, 'certain']
    """
    days = [None] * 4 if bounds is None else [_day(number) for number in bounds]
    sure = "uncertain"
    if span is not None and not span.uncertain:
        sure = "less-certain" if span.approximate else "certain"
    return {**dict(zip(BOUNDS, days, strict=True)), "certainty": sure}


def _day(number: float) -> str | None:
    return day_text(int(number)) if isfinite(number) else None


def names_of(timeline: Timeline, feature: Feature, lang: Lang) -> dict[str, str | list[str]]:
    """Where an event was, what it is and who took part; nothing of what it does not say."""
    event = feature.event
    found: dict[str, str | list[str] | None] = {
        "place": feature.place.name[lang],
        "country": feature.place.country,
        "kind": event.kind,
        "chapter": event.chapter and timeline.chapters[event.chapter].title[lang],
        "tags": list(event.tags),
        "participants": list(
            dict.fromkeys(name(timeline, part.actor, lang) for part in event.participants)
        ),
    }
    return {key: value for key, value in found.items() if value}


__all__ = ["BOUNDS", "HELD", "Feature", "features", "names_of", "placed"]

"""An event as plain data with names: for programs, for JSON, and for tables that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from venezuela_timeline.labels import check_language
from venezuela_timeline.model import Quantity
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time.days import as_date

from .sentences import citation_line, claim_line, name, term, time_words, value

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Citation, Claim, Event

    from .timeline import Timeline


class NamedDict(TypedDict):
    """An id, and what it is called."""

    id: str
    name: str


class PlaceDict(NamedDict):
    """A place; what is not known of it is None."""

    country: str | None
    latitude: float | None
    longitude: float | None


class PartDict(NamedDict):
    """Who takes part, and in which role."""

    role: NamedDict | None


class SourceDict(NamedDict):
    """What is cited, and where in it; `words` is the whole of it in a line."""

    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    locator: str | None
    state_media: bool
    words: str


class ClaimDict(TypedDict):
    """What somebody says; `words` is the whole of it in a line."""

    aspect: NamedDict
    by: NamedDict
    stance: str
    value: str | int | float | None
    value_words: str | None
    unit: str | None
    subject: NamedDict | None
    text: str | None
    said: str | None
    rank: str
    sources: list[SourceDict]
    words: str


class LinkDict(TypedDict):
    """A link to another event; its title is None if the event is not there."""

    kind: str
    event: str
    title: str | None


class EventDict(TypedDict):
    """An event: texts in one language, days as ISO 8601, times as EDTF and in words."""

    id: str
    title: str
    when: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    kind: NamedDict | None
    chapter: NamedDict | None
    place: PlaceDict | None
    participants: list[PartDict]
    tags: list[NamedDict]
    summary: str | None
    contested: bool
    key: bool
    status: str
    claims: list[ClaimDict]
    sources: list[SourceDict]
    links: list[LinkDict]


def event_dicts(timeline: Timeline, lang: Lang) -> list[EventDict]:
    """See `Timeline.to_dicts`.

    Raises:
        FormatError: if there are no words in the language.
    """
    check_language(lang)
    return [_event_dict(event, timeline, lang) for event in timeline]


def _event_dict(event: Event, timeline: Timeline, lang: Lang) -> EventDict:
    of = _Names(timeline, lang)
    time = event.inferred or event.when
    bounds = time.bounds if time else None
    return {
        "id": event.id,
        "title": event.title[lang],
        "when": time_words(event, lang),
        "edtf": event.when.edtf if event.when else None,
        "earliest": _day(bounds.start_min) if bounds else None,
        "latest": _day(bounds.end_max) if bounds else None,
        "kind": of.term(event.kind),
        "chapter": of.chapter(event.chapter),
        "place": of.place(event.place),
        "participants": [
            {**of.named(part.actor), "role": of.term(part.role)} for part in event.participants
        ],
        "tags": [of.worded(tag) for tag in event.tags],
        "summary": event.summary[lang] if event.summary else None,
        "contested": event.contested,
        "key": event.key,
        "status": event.status,
        "claims": [of.claim(claim) for claim in event.every_claim()],
        "sources": [of.source(one) for one in event.citations],
        "links": [
            {
                "kind": link.kind,
                "event": link.event,
                "title": timeline[link.event].title[lang] if link.event in timeline else None,
            }
            for link in event.links
        ],
    }


def of_event(event: Event, lang: Lang, timeline: Timeline | None) -> EventDict:
    """See `Event.to_dict`; ids stand for names that no timeline tells."""
    from .timeline import Timeline  # noqa: PLC0415  (a timeline makes these)

    check_language(lang)
    return _event_dict(event, Timeline() if timeline is None else timeline, lang)


def _day(day: float) -> str | None:
    date = as_date(day)
    return date.isoformat() if date else None


class _Names:
    """What things are called in a timeline, in one language; ids where it does not know them."""

    def __init__(self, timeline: Timeline, lang: Lang) -> None:
        self.timeline = timeline
        self.lang = lang

    def named(self, key: str) -> NamedDict:
        return {"id": key, "name": name(self.timeline, key, self.lang)}

    def worded(self, slug: str) -> NamedDict:
        return {"id": slug, "name": term(self.timeline, slug, self.lang)}

    def term(self, slug: str | None) -> NamedDict | None:
        return None if slug is None else self.worded(slug)

    def chapter(self, key: str | None) -> NamedDict | None:
        if key is None:
            return None
        chapters = self.timeline.chapters
        return {"id": key, "name": chapters[key].title[self.lang] if key in chapters else key}

    def place(self, key: str | None) -> PlaceDict | None:
        if key is None:
            return None
        place = self.timeline.places.get(key)
        return {
            **self.named(key),
            "country": place.country if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
        }

    def claim(self, claim: Claim) -> ClaimDict:
        figure = claim.value if isinstance(claim.value, Quantity) else None
        written: str | int | float | None
        if figure is not None:
            amount = figure.amount
            written = amount if isinstance(amount, int) else float(amount)
        else:
            written = claim.value.edtf if isinstance(claim.value, TimeSpan) else claim.value  # type: ignore[assignment]  # not a figure
        return {
            "aspect": self.worded(claim.aspect),
            "by": self.named(claim.by),
            "stance": claim.stance,
            "value": written,
            "value_words": value(self.timeline, claim, self.lang) or None,
            "unit": figure.unit if figure else None,
            "subject": self.named(claim.subject) if claim.subject else None,
            "text": claim.text[self.lang] if claim.text else None,
            "said": claim.said.edtf if claim.said else None,
            "rank": claim.rank,
            "sources": [self.source(one) for one in claim.citations],
            "words": claim_line(self.timeline, claim, self.lang),
        }

    def source(self, citation: Citation) -> SourceDict:
        sources = self.timeline.sources
        source = sources.get(citation.source)
        published = source.published if source else None
        return {
            **self.named(citation.source),
            "title": source.title if source else None,
            "publisher": source.publisher if source else None,
            "published": published.edtf if published else None,
            "url": source.url if source else None,
            "locator": citation.locator,
            "state_media": bool(source and source.state_media),
            "words": citation_line(self.timeline, citation, self.lang) if source else str(citation),
        }

"""JSON-LD: events as schema.org has them, with what it has no words for.

Times that a date of ISO 8601 says whole are ``startDate`` and ``endDate``. Every time is also
a ``crm:E52_Time-Span`` with the four bounds of CIDOC CRM: P82a begin of the begin, P81a end of
the begin, P81b begin of the end, P82b end of the end (RDFS of version 7.1.2), and its EDTF
as a literal of the Library of Congress's datatype. Claims are ``Claim``: who says it, what,
when, and where that appears. Words of our own begin with ``tl:``. The context is in the
file: a reader fetches nothing.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Quantity
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time.days import calendar_day

from ._json import SCRIPT_SAFE
from ._text import joined
from .losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.model import Actor, Citation, Claim, Event, Place, Source, Text
    from venezuela_timeline.time.days import Day
    from venezuela_timeline.timeline import Timeline

    from .report import Report

Node = dict[str, Any]

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "tl": "urn:timeline:terms:",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: {"@type": "@id"}
        for name in (
            *("additionalType", "url", "sameAs", "superEvent"),
            *("crm:P11_had_participant", "tl:event"),
        )
    },
}
"""What the words of the file mean; no other file is needed."""

_TYPES = {"person": "Person", "state": "Country", "organisation": "Organization"}
_HELD_DATE = re.compile(
    r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T[0-9:]{8}(?:Z|[-+][0-9]{2}:[0-9]{2})?)?)?)?"
)
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_BOUNDS = (
    ("start_min", "crm:P82a_begin_of_the_begin", "00:00:00"),
    ("start_max", "crm:P81a_end_of_the_begin", "23:59:59"),
    ("end_min", "crm:P81b_begin_of_the_end", "00:00:00"),
    ("end_max", "crm:P82b_end_of_the_end", "23:59:59"),
)


def chunks(
    timeline: Timeline, *, report: Report | None = None, base: str | None = None
) -> Iterator[str]:
    """The timeline as JSON-LD, a node a line; all its languages are in it.

    Ids depend on the timeline's id and the event's alone: they stay when others change.

    Args:
        timeline: What to write.
        report: Takes what it could not hold.
        base: What the ids begin with, such as ``https://example.org/history/``; by default
            ``urn:timeline:<id of the timeline>:``.

    Raises:
        FormatError: for a base that begins no address.
    """
    if base is not None and not _BASE.fullmatch(base):
        raise FormatError(
            f"base is {shown(base)}: write how ids begin, such as 'https://example.org/history/'"
        )
    losses = Losses()
    graph = _Graph(timeline, base or f"urn:timeline:{timeline.id}:", losses)
    yield f'{{\n"@context": {_json(CONTEXT)},\n"@graph": ['
    separator = "\n"
    for node in graph.nodes():
        yield f"{separator}{_json(node)}"
        separator = ",\n"
    yield "\n]\n}\n"
    losses.note(report)


dumps: Final = joined(chunks)


class _Graph:
    """The nodes of a timeline; each thing has one, found by its id."""

    def __init__(self, timeline: Timeline, base: str, losses: Losses) -> None:
        self.timeline = timeline
        self.base = base
        self.losses = losses

    def nodes(self) -> Iterator[Node]:
        timeline = self.timeline
        yield {
            "@id": f"{self.base}timeline",
            "@type": "Dataset",
            "identifier": timeline.id,
            "name": _text(timeline.title),
            "hasPart": [
                _filled(
                    {
                        "@id": self.id("chapter", key),
                        "@type": "CreativeWork",
                        "identifier": key,
                        "position": number,
                        "name": _text(chapter.title),
                        "description": _text(chapter.summary),
                    }
                )
                for number, (key, chapter) in enumerate(timeline.chapters.items(), 1)
            ],
        }
        yield from map(self.event, timeline)
        yield from map(self.actor, timeline.actors.values())
        yield from map(self.place, timeline.places.values())
        yield from map(self.source, timeline.sources.values())

    def id(self, kind: str, key: str) -> str:
        return f"{self.base}{kind}/{key}"

    def ref(self, kind: str, key: str) -> Node:
        return {"@id": self.id(kind, key)}

    def named(self, key: str) -> Node:
        """A reference to an actor, a place or a source."""
        timeline = self.timeline
        kind = "actor" if key in timeline.actors else "place" if key in timeline.places else ""
        return self.ref(kind or "source", key)

    def event(self, event: Event) -> Node:
        node = self.id("event", event.id)
        return _filled(
            {
                "@id": node,
                "@type": ["Event", "crm:E5_Event"],
                "identifier": event.id,
                "name": _text(event.title),
                **_schema_dates(event.when),
                "crm:P4_has_time-span": self.span(event.when, f"{node}/when", event),
                "description": _text(event.summary),
                "additionalType": event.kind and f"tl:kind/{event.kind}",
                "isPartOf": event.chapter and self.ref("chapter", event.chapter),
                "keywords": list(event.tags),
                "location": event.place and self.ref("place", event.place),
                "crm:P11_had_participant": [
                    self.id("actor", part.actor) for part in event.participants
                ],
                "contributor": self.participations(event, node),
                "subjectOf": self.citations(event.citations),
                "superEvent": [
                    self.id("event", link.event) for link in event.links if link.kind == "part-of"
                ],
                "tl:link": self.links(event, node),
                "tl:claim": self.claims(event.claims, node),
                "tl:known_until": event.known_until and _date(event.known_until.isoformat()),
                "eventStatus": _STATUS[event.status],
                "tl:key": event.key or None,
                "dateModified": event.modified and _date(event.modified.isoformat()),
                "version": event.revision,
            }
        )

    def participations(self, event: Event, node: str) -> list[Node]:
        places = ((part, f"{node}/participant/{at}") for at, part in enumerate(event.participants))
        return [
            _filled(
                {
                    "@id": place,
                    "@type": "Role",
                    "roleName": part.role,
                    "contributor": self.ref("actor", part.actor),
                    "tl:claim": self.claims(part.claims, place),
                }
            )
            for part, place in places
        ]

    def links(self, event: Event, node: str) -> list[Node]:
        places = ((link, f"{node}/link/{at}") for at, link in enumerate(event.links))
        return [
            _filled(
                {
                    "@id": place,
                    "@type": f"tl:{link.kind}",
                    "tl:event": self.id("event", link.event),
                    "tl:claim": self.claims(link.claims, place),
                }
            )
            for link, place in places
        ]

    def span(self, span: TimeSpan, node: str, event: Event | None = None) -> Node:
        bounds = span.bounds._asdict()
        until = self.timeline.known_until(event) if event else None
        if until is not None:
            bounds["end_min"] = until if math.isinf(bounds["end_min"]) else bounds["end_min"]
        if not span.exact:
            self.losses.add("over 400 possible times are held by their bounds and EDTF")
        return {
            "@id": node,
            "@type": "crm:E52_Time-Span",
            "rdfs:label": {"@type": "edtf:EDTF", "@value": str(span)},
            **{
                name: {"@type": "xsd:dateTime", "@value": f"{_day(bounds[bound])}T{clock}"}
                for bound, name, clock in _BOUNDS
                if math.isfinite(bounds[bound])
            },
        }

    def claims(self, claims: Iterable[Claim], owner: str) -> list[Node]:
        return [
            self.claim(claim, f"{owner}/claim/{number}", owner)
            for number, claim in enumerate(claims)
        ]

    def claim(self, claim: Claim, node: str, owner: str) -> Node:
        by = self.named(claim.by)
        value: Node | None = None
        match claim.value:
            case Quantity():
                value = _quantity(claim.value, claim.aspect)
            case TimeSpan():
                value = self.span(claim.value, f"{node}/value")
            case str():
                value = self.named(claim.value)
        return _filled(
            {
                "@id": node,
                "@type": "Claim",
                "prov:wasAttributedTo": by,
                "author": by if claim.by in self.timeline.actors else None,
                "about": {"@id": owner},
                "tl:aspect": claim.aspect,
                "tl:stance": claim.stance,
                "tl:value": value,
                "text": _text(claim.text),
                "tl:subject": claim.subject and self.named(claim.subject),
                "tl:said": claim.said and self.span(claim.said, f"{node}/said"),
                "appearance": self.citations(claim.citations),
                "tl:rank": claim.rank,
                "tl:reason": _text(claim.reason),
            }
        )

    def citations(self, citations: Iterable[Citation]) -> list[Node]:
        return [
            _filled(
                {
                    "@type": "CreativeWork",
                    "isPartOf": self.ref("source", citation.source),
                    "pagination": citation.locator,
                    "comment": _text(citation.note),
                }
            )
            for citation in citations
        ]

    def actor(self, actor: Actor) -> Node:
        node = self.id("actor", actor.id)
        tenures = []
        for number, tenure in enumerate(actor.tenures):
            place = f"{node}/tenure/{number}"
            tenures.append(
                _filled(
                    {
                        "@id": place,
                        "@type": "Role",
                        "roleName": _text(tenure.office),
                        "crm:P4_has_time-span": self.span(tenure.when, f"{place}/when"),
                        "subjectOf": self.citations(tenure.citations),
                        "tl:claim": self.claims(tenure.claims, place),
                    }
                )
            )
        return _filled(
            {
                "@id": node,
                "@type": [_TYPES[actor.kind], "crm:E39_Actor"],
                "identifier": actor.id,
                "name": _text(actor.name),
                "description": _text(actor.description),
                "alternateName": [_text(alias) for alias in actor.aliases],
                "tl:tenure": tenures,
                "memberOf": self.memberships(actor, node),
                "sameAs": actor.wikidata and f"wd:{actor.wikidata}",
            }
        )

    def memberships(self, actor: Actor, node: str) -> list[Node]:
        places = ((one, f"{node}/membership/{at}") for at, one in enumerate(actor.memberships))
        return [
            _filled(
                {
                    "@id": place,
                    "@type": "Role",
                    "roleName": _text(one.role),
                    "memberOf": self.ref("actor", one.of),
                    "crm:P4_has_time-span": one.when and self.span(one.when, f"{place}/when"),
                    "subjectOf": self.citations(one.citations),
                    "tl:claim": self.claims(one.claims, place),
                }
            )
            for one, place in places
        ]

    def place(self, place: Place) -> Node:
        geo = None
        if place.latitude is not None:
            geo = {
                "@type": "GeoCoordinates",
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
        address = place.country and {"@type": "PostalAddress", "addressCountry": place.country}
        return _filled(
            {
                "@id": self.id("place", place.id),
                "@type": ["Place", "crm:E53_Place"],
                "identifier": place.id,
                "name": _text(place.name),
                "alternateName": [_text(alias) for alias in place.aliases],
                "address": address,
                "geo": geo,
                "sameAs": place.wikidata and f"wd:{place.wikidata}",
            }
        )

    def source(self, source: Source) -> Node:
        node = self.id("source", source.id)
        publisher = source.publisher and {"@type": "Organization", "name": source.publisher}
        return _filled(
            {
                "@id": node,
                "@type": "CreativeWork",
                "identifier": source.id,
                "name": source.title,
                "author": [{"@type": "Person", "name": author} for author in source.authors],
                "publisher": publisher,
                "crm:P4_has_time-span": source.published
                and self.span(source.published, f"{node}/published"),
                "url": source.url,
                "archivedAt": source.archived,
                "sameAs": source.doi and f"https://doi.org/{source.doi}",
                "tl:accessed": source.accessed and _date(source.accessed.isoformat()),
                "inLanguage": source.language,
                "additionalType": source.kind and f"tl:kind/{source.kind}",
                "tl:state_media": source.state_media or None,
            }
        )


_STATUS = {"held": None, "cancelled": "EventCancelled", "postponed": "EventPostponed"}
"""What schema.org calls what became of an event (its enumeration EventStatusType)."""


def _schema_dates(span: TimeSpan) -> Node:
    """The dates that schema.org can say: plain ones, without a qualifier or an open end."""
    start, slash, end = span.edtf.partition("/")
    found = {"startDate": start, "endDate": end if slash else ""}
    return {name: _date(text) for name, text in found.items() if _HELD_DATE.fullmatch(text)}


def _date(text: str) -> Node:
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    return {"@type": kinds.get(len(text), "xsd:dateTime"), "@value": text}


def _day(number: Day) -> str:
    """A day as XML Schema 1.1 writes it: year 0 is 1 BCE, as in ISO 8601."""
    year, month, day = calendar_day(int(number))
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{day:02}"


_LOWER, _UPPER = {"over", "at-least"}, {"nearly", "at-most"}


def _quantity(quantity: Quantity, aspect: str) -> Node:
    """A figure; one put as a bound is the bound."""
    name = "value"
    if quantity.hedge in _LOWER:
        name = "minValue"
    elif quantity.hedge in _UPPER:
        name = "maxValue"
    return _filled(
        {
            "@type": "PropertyValue",
            "propertyID": aspect,
            name: {"@type": "xsd:decimal", "@value": f"{quantity.amount:f}"},
            "unitText": quantity.unit,
            "tl:hedge": None if quantity.hedge == "exactly" else quantity.hedge,
        }
    )


def _text(text: Text | None) -> Any:
    if text is None:
        return None
    return [
        words if tag == "und" else {"@language": tag, "@value": words}
        for tag, words in text.versions
    ]


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None and value != []}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False).translate(SCRIPT_SAFE)

"""The graph of a timeline: a node for each thing in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from venezuela_timeline.model import Quantity
from venezuela_timeline.time import TimeSpan

from .values import (
    Node,
    date_node,
    day_text,
    filled,
    quantity_node,
    schema_dates,
    text_nodes,
    where_it_is,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.formats.losses import Losses
    from venezuela_timeline.model import Actor, Citation, Claim, Event, Place, Source
    from venezuela_timeline.timeline import Timeline

TYPES = {"person": "Person", "state": "Country", "organisation": "Organization"}
_BOUNDS = (
    ("start_min", "crm:P82a_begin_of_the_begin", "00:00:00"),
    ("start_max", "crm:P81a_end_of_the_begin", "23:59:59"),
    ("end_min", "crm:P81b_begin_of_the_end", "00:00:00"),
    ("end_max", "crm:P82b_end_of_the_end", "23:59:59"),
)


STATUS: dict[str, str | None] = {
    "held": None,
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
"""What schema.org calls what became of an event (its enumeration EventStatusType)."""


class Graph:
    """The nodes of a timeline; other nodes refer to them by their ids."""

    def __init__(self, timeline: Timeline, base: str, losses: Losses) -> None:
        self.timeline = timeline
        self.base = base
        self.losses = losses

    def nodes(self) -> Iterator[Node]:
        """The timeline itself, then its events, actors, places and sources."""
        timeline = self.timeline
        yield {
            "@id": f"{self.base}timeline",
            "@type": "Dataset",
            "identifier": timeline.id,
            "name": text_nodes(timeline.title),
            "hasPart": [
                filled(
                    {
                        "@id": self.id("chapter", key),
                        "@type": "CreativeWork",
                        "identifier": key,
                        "position": number,
                        "name": text_nodes(chapter.title),
                        "description": text_nodes(chapter.summary),
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
        """The id of the node of a thing."""
        return f"{self.base}{kind}/{key}"

    def ref(self, kind: str, key: str) -> Node:
        """A reference to the node of a thing."""
        return {"@id": self.id(kind, key)}

    def named(self, key: str) -> Node:
        """A reference to an actor, a place or a source."""
        timeline = self.timeline
        kind = "actor" if key in timeline.actors else "place" if key in timeline.places else ""
        return self.ref(kind or "source", key)

    def event(self, event: Event) -> Node:
        """An event with its claims, citations and links."""
        node = self.id("event", event.id)
        return filled(
            {
                "@id": node,
                "@type": ["Event", "crm:E5_Event"],
                "identifier": event.id,
                "name": text_nodes(event.title),
                **(schema_dates(event.when) if event.when else {}),
                "crm:P4_has_time-span": event.when and self.span(event.when, f"{node}/when", event),
                "description": text_nodes(event.summary),
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
                "tl:known_until": event.known_until and date_node(event.known_until.isoformat()),
                "eventStatus": STATUS[event.status],
                "tl:key": event.key or None,
                "dateModified": event.modified and date_node(event.modified.isoformat()),
                "version": event.revision,
            }
        )

    def participations(self, event: Event, node: str) -> list[Node]:
        """Who took part in an event, each with a role."""
        places = ((part, f"{node}/participant/{at}") for at, part in enumerate(event.participants))
        return [
            filled(
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
        """The links of an event to others."""
        places = ((link, f"{node}/link/{at}") for at, link in enumerate(event.links))
        return [
            filled(
                {
                    "@id": place,
                    "@type": f"tl:{link.kind}",
                    "tl:event": self.id("event", link.event),
                    "tl:offset": link.offset and str(link.offset),
                    "tl:limit": link.limit,
                    "tl:side": link.side,
                    "tl:of": link.of,
                    "tl:claim": self.claims(link.claims, place),
                }
            )
            for link, place in places
        ]

    def span(self, span: TimeSpan, node: str, event: Event | None = None) -> Node:
        """A time with its four bounds; that of an event goes on until it is known to have."""
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
                name: {"@type": "xsd:dateTime", "@value": f"{day_text(bounds[bound])}T{clock}"}
                for bound, name, clock in _BOUNDS
                if math.isfinite(bounds[bound])
            },
        }

    def claims(self, claims: Iterable[Claim], owner: str) -> list[Node]:
        """The claims about the thing of a node."""
        return [
            self.claim(claim, f"{owner}/claim/{number}", owner)
            for number, claim in enumerate(claims)
        ]

    def claim(self, claim: Claim, node: str, owner: str) -> Node:
        """A claim: who makes it, what it says, and where that can be read."""
        by = self.named(claim.by)
        value: Node | None = None
        match claim.value:
            case Quantity():
                value = quantity_node(claim.value, claim.aspect)
            case TimeSpan():
                value = self.span(claim.value, f"{node}/value")
            case str():
                value = self.named(claim.value)
        return filled(
            {
                "@id": node,
                "@type": "Claim",
                "prov:wasAttributedTo": by,
                "author": by if claim.by in self.timeline.actors else None,
                "about": {"@id": owner},
                "tl:aspect": claim.aspect,
                "tl:stance": claim.stance,
                "tl:value": value,
                "text": text_nodes(claim.text),
                "tl:subject": claim.subject and self.named(claim.subject),
                "tl:said": claim.said and self.span(claim.said, f"{node}/said"),
                "appearance": self.citations(claim.citations),
                "tl:rank": claim.rank,
                "tl:reason": text_nodes(claim.reason),
            }
        )

    def citations(self, citations: Iterable[Citation]) -> list[Node]:
        """The places in sources that are cited."""
        return [
            filled(
                {
                    "@type": "CreativeWork",
                    "isPartOf": self.ref("source", citation.source),
                    "pagination": citation.locator,
                    "comment": text_nodes(citation.note),
                }
            )
            for citation in citations
        ]

    def actor(self, actor: Actor) -> Node:
        """An actor with the offices it has held."""
        node = self.id("actor", actor.id)
        tenures = []
        for number, tenure in enumerate(actor.tenures):
            place = f"{node}/tenure/{number}"
            tenures.append(
                filled(
                    {
                        "@id": place,
                        "@type": "Role",
                        "roleName": text_nodes(tenure.office),
                        "crm:P4_has_time-span": self.span(tenure.when, f"{place}/when"),
                        "subjectOf": self.citations(tenure.citations),
                        "tl:claim": self.claims(tenure.claims, place),
                    }
                )
            )
        return filled(
            {
                "@id": node,
                "@type": [TYPES[actor.kind], "crm:E39_Actor"],
                "identifier": actor.id,
                "name": text_nodes(actor.name),
                "description": text_nodes(actor.description),
                "alternateName": [text_nodes(alias) for alias in actor.aliases],
                "tl:tenure": tenures,
                "memberOf": self.memberships(actor, node),
                "sameAs": actor.wikidata and f"wd:{actor.wikidata}",
            }
        )

    def memberships(self, actor: Actor, node: str) -> list[Node]:
        """Whom an actor belongs to, each as a role with its time."""
        places = ((one, f"{node}/membership/{at}") for at, one in enumerate(actor.memberships))
        return [
            filled(
                {
                    "@id": place,
                    "@type": "Role",
                    "roleName": text_nodes(one.role),
                    "memberOf": self.ref("actor", one.of),
                    "crm:P4_has_time-span": one.when and self.span(one.when, f"{place}/when"),
                    "subjectOf": self.citations(one.citations),
                    "tl:claim": self.claims(one.claims, place),
                }
            )
            for one, place in places
        ]

    def place(self, place: Place) -> Node:
        """A place with its coordinates."""
        return filled(
            {
                "@id": self.id("place", place.id),
                "@type": ["Place", "crm:E53_Place"],
                "identifier": place.id,
                "name": text_nodes(place.name),
                "alternateName": [text_nodes(alias) for alias in place.aliases],
                **where_it_is(place),
                "sameAs": place.wikidata and f"wd:{place.wikidata}",
            }
        )

    def source(self, source: Source) -> Node:
        """A source."""
        node = self.id("source", source.id)
        publisher = source.publisher and {"@type": "Organization", "name": source.publisher}
        return filled(
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
                "tl:accessed": source.accessed and date_node(source.accessed.isoformat()),
                "inLanguage": source.language,
                "additionalType": source.kind and f"tl:kind/{source.kind}",
                "tl:state_media": source.state_media or None,
            }
        )

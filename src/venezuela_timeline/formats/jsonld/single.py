"""One event in the words of schema.org, for the ``<script>`` of a page about it.

It is what search engines and social networks understand, in one language, and names things in
place. The file of the whole timeline says more, and its event has the same ``@id``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.safe_text import json_for_terminal
from venezuela_timeline.timeline.sentences import name, rival_line

from .graph import STATUS, TYPES
from .values import Node, filled, schema_dates, where_it_is
from .writer import in_script

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Claim, Event
    from venezuela_timeline.timeline import Timeline


_LINKS = ("url", "citation")
"""What is the address of something."""


def page_document(timeline: Timeline, event: Event, lang: Lang, *, url: str | None = None) -> str:
    """An event with its time, place, participants, claims and sources, as JSON-LD of a page.

    Args:
        timeline: Where the names are.
        event: The event.
        lang: The language of the page.
        url: The address of the page.
    """
    title = event.title[lang]
    node = {
        "@context": {"@vocab": "https://schema.org/", **{key: {"@type": "@id"} for key in _LINKS}},
        "@type": "WebPage",
        "name": title,
        "inLanguage": lang,
        "url": url,
        "dateModified": event.modified and event.modified.isoformat(),
        "isPartOf": {"@type": "Dataset", "name": timeline.title[lang]},
        "citation": _addresses(timeline, event),
        "mainEntity": filled(
            {
                "@id": f"urn:timeline:{timeline.id}:event/{event.id}",
                "@type": "Event",
                "identifier": event.id,
                "name": title,
                "description": event.summary and event.summary[lang],
                **_dates(event),
                "eventStatus": STATUS[event.status],
                "location": event.place and _place(timeline, event.place, lang),
                "contributor": [_named(timeline, one.actor, lang) for one in event.participants],
                "subjectOf": [_claim(timeline, claim, lang) for claim in event.every_claim()],
            }
        ),
    }
    return json_for_terminal(in_script(filled(node)))  # nor does anything act on a reader


def _dates(event: Event) -> Node:
    """When it was, as far as a plain date can say it."""
    found = schema_dates(event.when) if event.when else {}
    return {key: date["@value"] for key, date in found.items()}


def _named(timeline: Timeline, key: str, lang: Lang) -> Node:
    kind = TYPES[timeline.actors[key].kind] if key in timeline.actors else "Organization"
    return {"@type": kind, "name": name(timeline, key, lang)}


def _place(timeline: Timeline, key: str, lang: Lang) -> Node:
    place = timeline.places[key]
    return filled({"@type": "Place", "name": place.name[lang], **where_it_is(place)})


def _claim(timeline: Timeline, claim: Claim, lang: Lang) -> Node:
    """What somebody says, in a line; the page has its sources."""
    return {
        "@type": "Claim",
        "author": _named(timeline, claim.by, lang),
        "text": rival_line(timeline, claim, lang),
    }


def _addresses(timeline: Timeline, event: Event) -> list[str]:
    """Where what is cited can be read, each once."""
    keys = dict.fromkeys(citation.source for citation in event.every_citation())
    return [url for key in keys if (url := timeline.sources[key].url)]


__all__ = ["page_document"]

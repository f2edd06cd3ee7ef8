"""A small timeline in which everything is that a published folder can hold."""

from __future__ import annotations

import attrs

import venezuela_timeline as vt

LONG = "a-very-" * 20 + "long-id"


def timeline(**options):
    """Events with rivals, links and sources; ids that Windows keeps for itself; a long one."""
    events = [
        vt.Event(
            "vote",
            {"en": "The vote", "es": "La votación"},
            "2024-07-28",
            summary={"en": "People voted.", "es": "Se votó."},
            kind="election",
            chapter="first",
            place="town",
            participants=[vt.Participation("ana", "candidate", claims=[_claim("votes", "ana", 7)])],
            claims=[
                _claim("votes", "council", 10, subject="ana"),
                _claim("votes", "paper", 12, subject="ana", said="2024-07-29"),
                vt.Claim("outcome", "ana", text="She won.", stance="denies"),
            ],
            citations=["paper p. 1", "paper", "book"],
            key=True,
            modified="2026-01-02",
            revision=2,
        ),
        vt.Event("con", "A name of Windows", "2024-07-29", chapter="first", status="cancelled"),
        vt.Event("later", "After it", None, links=["after vote", "after elsewhere"]),
        vt.Event(LONG, "Long", "2024-08", place="nowhere", chapter="second", tags=["calm"]),
    ]
    things = {
        "id": "small",
        "title": {"en": "A small timeline", "es": "Una cronología pequeña"},
        "version": "1.0",
        "actors": [
            vt.Actor(
                "ana",
                "Ana",
                description="A candidate",
                wikidata="Q42",
                tenures=[
                    vt.Tenure(
                        "Mayor",
                        "2020/2024",
                        citations=["paper"],
                        claims=[vt.Claim("legitimacy", "council", text="It was not lawful.")],
                    )
                ],
                memberships=[vt.Membership("council", "2019", role="Chair"), "council"],
            ),
            vt.Actor("council", {"en": "The Council", "es": "El Consejo"}, "organisation"),
            vt.Actor("nul", "Nobody", "state"),
        ],
        "places": [
            vt.Place("town", "Town", country="VE", latitude=10.5, longitude=-66.9, wikidata="Q1"),
            vt.Place("nowhere", "Nowhere"),
        ],
        "sources": [
            vt.Source(
                "paper",
                "News of the day",
                publisher="The Paper",
                published="2024-07-29",
                url="https://example.org/news?a=1&b=2",
                language="en",
                state_media=True,
                authors=["Ángel"],
                archived="https://example.com/archived",
                doi="10.1000/182",
            ),
            vt.Source("book"),
            vt.Source("unread", publisher="Nobody cites it"),
        ],
        "chapters": [
            vt.Chapter("first", {"en": "First", "es": "Primero"}, summary="The beginning"),
            vt.Chapter("second", "Second"),
            vt.Chapter("third", "Without events"),
        ],
        "outside": ["elsewhere"],
    }
    return vt.Timeline(events, **things | options)


def _claim(aspect, by, amount, **options):
    return vt.Claim(aspect, by, vt.Quantity(amount), citations=["paper p. 2"], **options)


def with_another_stance(tl):
    """The same in the next edition, in which one claim has another stance."""
    event = tl["vote"]
    last = attrs.evolve(event.claims[-1], stance="doubts")
    new = attrs.evolve(event, claims=[*event.claims[:-1], last], revision=3, modified="2026-02-03")
    return tl.replace(new)

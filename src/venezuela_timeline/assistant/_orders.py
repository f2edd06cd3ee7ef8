"""How two events may lie to each other in time: by our dates, and by those of each party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.time import Certainty, Relation
from venezuela_timeline.timeline import chronology
from venezuela_timeline.timeline.reading import dating_claims

from ._said import first_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

    from ._said import Data, Voice


_OTHERS = 20
"""The most parties whose dates are compared."""


def solved(timeline: Timeline, *keys: str) -> Timeline:
    """Some events and those that links tie to them, with what the links say of their dates."""
    tied: dict[str, list[str]] = {}
    for event in timeline:
        for link in event.links:
            tied.setdefault(event.id, []).append(link.event)
            tied.setdefault(link.event, []).append(event.id)
    found, left = set(keys), [*keys]
    while left:
        new = {key for key in tied.get(left.pop(), ()) if key in timeline} - found
        found |= new
        left += new
    return chronology.solve(timeline.select(*found)).timeline()


def compared(timeline: Timeline, first: str, second: str, voice: Voice) -> Data:
    """How two events may lie to each other, by the timeline's dates and by those of others."""
    rivals: dict[str, dict[str, TimeSpan]] = {}
    for key in (first, second):
        for claim, time in dating_claims(timeline[key]):
            rivals.setdefault(claim.by, {})[key] = time
    others = first_of("by_dates_of_others", list(rivals.items()), _OTHERS)
    others["by_dates_of_others"] = [
        {
            "by": voice.name(by),
            "dates": {key: time.describe(voice.lang) for key, time in dates.items()},
            **_order(_dated_by(timeline, dates), first, second),
        }
        for by, dates in others["by_dates_of_others"]
    ]
    return {**_order(timeline, first, second), **others}


def _order(timeline: Timeline, first: str, second: str) -> Data:
    """In which relations two events may be, and whether one is over before the other starts."""
    found = chronology.relations(timeline, first, second)
    return {
        "possible_relations": [str(one.name).lower() for one in found.single],
        "first_before_second": _certainty(found, Relation.ENDS_BEFORE),
        "second_before_first": _certainty(found, Relation.STARTS_AFTER),
        "share_a_moment": _certainty(found, Relation.INTERSECTS),
    }


def _certainty(found: Relation, wanted: Relation) -> str:
    return Certainty.of(found, wanted).name.lower()


def _dated_by(timeline: Timeline, dates: Mapping[str, TimeSpan]) -> Timeline:
    """The events with the dates that a party gives."""
    dated = (attrs.evolve(timeline[key], when=time, inferred=None) for key, time in dates.items())
    return timeline.replace(*dated)

"""Which events matter most, as far as a program can tell: those of which most is said."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline


def weight(event: Event) -> int:
    """How much is said of an event: its claims, sources, links and people."""
    cited = {one.source for one in event.every_citation()}
    said = sum(1 for _ in event.every_claim())
    return said + 2 * len(cited) + len(event.links) + len(event.participants)


def heaviest(timeline: Timeline, count: int) -> list[str]:
    """The ids of so many events of which most is said, in order; of equals, the first."""
    order = nlargest(count, range(len(timeline)), key=lambda at: weight(timeline[at]))
    return [timeline[at].id for at in sorted(order)]


_FEWEST, _MOST, _PART = 5, 15, 8


def outstanding(timeline: Timeline) -> list[str]:
    """The timeline's own key events; if it marks none, those of which most is said.

    These are an eighth of all, at least 5 and at most 15.
    """
    if marked := [event.id for event in timeline if event.key]:
        return marked
    found = heaviest(timeline, max(_FEWEST, min(_MOST, len(timeline) // _PART)))
    return [key for key in found if weight(timeline[key])]


__all__ = ["heaviest", "outstanding", "weight"]

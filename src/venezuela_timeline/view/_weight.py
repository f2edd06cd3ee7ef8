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


__all__ = ["heaviest", "weight"]

"""Where a value is at home: the timelines that are in use, for what shows a value by itself.

An event knows ids alone, so what is shown of it in a notebook takes the names from a timeline that
holds it: this very object, in the timeline made last. Nothing else reads this.
"""

from __future__ import annotations

import weakref
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from venezuela_timeline.model import Claim, Event

    from .timeline import Timeline

_IN_USE: weakref.WeakValueDictionary[int, Timeline] = weakref.WeakValueDictionary()
_NUMBERS = count()

_LOOKED_THROUGH = 20_000
"""In so many events at most a claim is looked for."""


def register(timeline: Timeline) -> None:
    """Note that a timeline is in use, for as long as it is."""
    _IN_USE[next(_NUMBERS)] = timeline


def home_of_event(event: Event) -> Timeline | None:
    """The timeline made last that holds this very event; None if there is none."""
    return next((one for one in _newest() if one.holds(event)), None)


def home_of_claim(claim: Claim) -> Timeline | None:
    """The timeline made last that holds this very claim in an event; None if there is none."""
    for timeline in _newest():
        if len(timeline) <= _LOOKED_THROUGH and any(
            one is claim for event in timeline for one in event.every_claim()
        ):
            return timeline
    return None


def _newest() -> list[Timeline]:
    return list(_IN_USE.values())[::-1]

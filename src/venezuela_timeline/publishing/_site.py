"""What every page of a published folder needs to know."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.labels import LANGUAGES, Lang
from venezuela_timeline.timeline import Timeline

from . import _plan as plan
from ._order import parts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from venezuela_timeline.model import Event, Source

Ids = dict[str, list[str]]
"""For each id of one thing, the ids of events, each once and in their order."""


@attrs.frozen(slots=False)
class Site:
    """A timeline that is being published.

    Attributes:
        timeline: What is published.
        lang: The language in which the page with the chart opens.
        base: The address of the folder, with a slash at its end; None if it is not known.
        authors: Who made the timeline, as they want to be cited.
        licence: Under which licence it is, such as ``CC-BY-4.0``.
        previous: The edition that this one is compared with.
    """

    timeline: Timeline
    lang: Lang = "en"
    base: str | None = None
    authors: str | None = None
    licence: str | None = None
    previous: Timeline | None = None

    def address(self, path: str) -> str | None:
        """The whole address of a file; None if the base is not known."""
        if self.base is None:
            return None
        return self.base + ("" if path == plan.TOP else path)

    @property
    def languages(self) -> list[Lang]:
        """All of them, that in which the page opens first."""
        return [self.lang, *(lang for lang in LANGUAGES if lang != self.lang)]

    @cached_property
    def modified(self) -> datetime.date | None:
        """When the youngest record was changed: the day of the edition."""
        return edition_day(self.timeline)

    @cached_property
    def indexes(self) -> dict[str, str]:
        """The pages that list things, each with its name: none for things that there are not."""
        timeline = self.timeline
        return {
            "index": "Events",
            **({"actors": "Actors"} if timeline.actors else {}),
            **({"places": "Places"} if timeline.places else {}),
            **({"sources": "Sources"} if timeline.sources else {}),
            "subscribe": "Subscribe",
            "data": "Data",
        }

    # What refers to what ---------------------------------------------------------------------

    @cached_property
    def part_taken(self) -> Ids:
        """The events that each actor took part in."""
        return _ids(self.timeline, lambda event: [part.actor for part in event.participants])

    @cached_property
    def spoken_of(self) -> Ids:
        """The events of which each actor or source claims something."""
        return _ids(self.timeline, lambda event: [claim.by for claim in event.every_claim()])

    @cached_property
    def happened_at(self) -> Ids:
        """The events of each place."""
        return _ids(self.timeline, lambda event: [event.place] if event.place else [])

    @cached_property
    def cited_by(self) -> Ids:
        """The events that cite each source."""
        return _ids(self.timeline, lambda event: [one.source for one in event.every_citation()])

    @cached_property
    def source_parts(self) -> dict[str, list[Source]]:
        """The sources of each part of their list, in order."""
        return parts(self.timeline)

    @cached_property
    def _part_of(self) -> dict[str, str]:
        found = self.source_parts.items()
        return {source.id: part for part, sources in found for source in sources}

    def source(self, lang: Lang, key: str) -> str:
        """Where a source stands."""
        return f"{plan.sources(lang, self._part_of.get(key, ''))}#{key}"


def edition_day(timeline: Timeline) -> datetime.date | None:
    """The day on which an event of a timeline was last changed; None if none says so."""
    return max((event.modified for event in timeline if event.modified), default=None)


def _ids(timeline: Timeline, named: Callable[[Event], list[str]]) -> Ids:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event in timeline:
        for key in dict.fromkeys(named(event)):
            found[key].append(event.id)
    return dict(found)


__all__ = ["Ids", "Site", "edition_day"]

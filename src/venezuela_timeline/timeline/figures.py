"""What is in a timeline, in figures, and its groups with their names."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.model.display import Displayed
from venezuela_timeline.time.days import as_date, inf

from .grouping import Grouping, bounds_of_event, group_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .timeline import Timeline


class Groups(Displayed, dict[str | None, "Timeline"]):
    """Parts of a timeline by what they have in common; it shows itself as a table.

    Attributes:
        by: What they are grouped by.
        timeline: Whose parts they are.
    """

    by: Grouping
    timeline: Timeline

    def __init__(
        self, timeline: Timeline, by: Grouping, parts: Mapping[str | None, Timeline]
    ) -> None:
        super().__init__(parts)
        self.by = by
        self.timeline = timeline

    def name(self, key: str | None, lang: Lang = "en") -> str:
        """What a group is called: a name, a title, a month in words."""
        return group_name(self.timeline, self.by, key, lang)


@attrs.frozen
class Summary(Displayed):
    """What is in a timeline, in figures. It shows itself as a few lines, in a notebook as a table.

    Attributes:
        title: Its title.
        events: How many events.
        first: The earliest day known; None if none is known.
        last: The latest day known.
        chapters: The number of events in each chapter, the most frequent first.
        kinds: The number of events of each kind, the most frequent first.
        actors: The number of events that each actor takes part in, the most frequent first.
        claims: How many claims.
        contested: How many events are contested.
        imprecise: How many events have no exact days.
        sources: How many sources are cited.
        names: What the chapters, kinds and actors are called.
        lang: In which language.
    """

    title: str
    events: int
    first: datetime.date | None
    last: datetime.date | None
    chapters: dict[str, int]
    kinds: dict[str, int]
    actors: dict[str, int]
    claims: int
    contested: int
    imprecise: int
    sources: int
    names: dict[str, str]
    lang: Lang


def summary(timeline: Timeline, lang: Lang) -> Summary:
    """The figures of some events: see `Timeline.summary`."""
    check_language(lang)
    events = timeline.events
    bounds = [bounds_of_event(event) for event in events]
    days = [day for bound in bounds for day in (bound.start_min, bound.end_max) if abs(day) != inf]

    def counted(keys: Iterable[str | None]) -> dict[str, int]:
        return dict(Counter(key for key in keys if key is not None).most_common())

    chapters = counted(event.chapter for event in events)
    kinds = counted(event.kind for event in events)
    actors = counted(
        key for event in events for key in dict.fromkeys(part.actor for part in event.participants)
    )
    groupings: tuple[tuple[Grouping, dict[str, int]], ...] = (
        ("chapter", chapters),
        ("kind", kinds),
        ("actor", actors),
    )
    return Summary(
        title=timeline.title[lang],
        events=len(events),
        first=as_date(min(days)) if days else None,
        last=as_date(max(days)) if days else None,
        chapters=chapters,
        kinds=kinds,
        actors=actors,
        claims=sum(1 for event in events for _ in event.every_claim()),
        contested=sum(event.contested for event in events),
        imprecise=sum(1 for bound in bounds if bound[0] != bound[1] or bound[2] != bound[3]),
        sources=len({one.source for event in events for one in event.every_citation()}),
        names={
            key: group_name(timeline, by, key, lang) for by, found in groupings for key in found
        },
        lang=lang,
    )

"""The calendars to subscribe to: all events, the key ones, each chapter, and on this day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.formats import ics
from venezuela_timeline.labels import Lang, sentence, word
from venezuela_timeline.timeline import Timeline

from . import _plan as plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.model import Event

    from ._site import Site


@attrs.frozen
class Calendar:
    """One calendar, in every language.

    Attributes:
        name: What its file is called.
        part: What it is of the timeline, in a language; empty for all of it.
        events: The events.
        options: How they are written.
    """

    name: str
    part: Callable[[Lang], str]
    events: Timeline
    options: dict[str, Any] = attrs.field(factory=dict)

    def path(self, lang: Lang) -> str:
        """Where it stands."""
        return plan.calendar(lang, self.name)

    def title(self, lang: Lang) -> str:
        """What a calendar program calls it."""
        whole, part = self.events.title[lang], self.part(lang)
        return sentence("part of a timeline", lang, title=whole, part=part) if part else whole

    def chunks(self, lang: Lang) -> Iterator[str]:
        """It as iCalendar; only a part has a name other than the timeline's title."""
        name = self.title(lang) if self.part(lang) else None
        return ics.chunks(self.events, lang=lang, name=name, **self.options)


def calendars(site: Site) -> list[Calendar]:
    """All calendars of a timeline that have an event to show."""
    timeline = site.timeline
    found = [Calendar("all", lambda _: "", timeline)]
    if key := [event.id for event in timeline if event.key]:
        found.append(Calendar("key", lambda lang: word("Key events", lang), timeline.select(*key)))
    if days := [event.id for event in timeline if _comes_back(event)]:
        options = {"anniversaries": "last-of-february"}
        on_this_day = timeline.select(*days)
        found.append(
            Calendar("on-this-day", lambda lang: word("On this day", lang), on_this_day, options)
        )
    for chapter in timeline.chapters.values():
        if within := [event.id for event in timeline if event.chapter == chapter.id]:
            name = f"chapter-{plan.file_name(chapter.id)}"
            found.append(Calendar(name, chapter.title.__getitem__, timeline.select(*within)))
    return found


def _comes_back(event: Event) -> bool:
    """Whether an event has an anniversary: its days are known, and it is no longer than a year."""
    place = ics.placement(event)
    return event.status == "held" and place is not None and place.how == "exact"


__all__ = ["Calendar", "calendars"]

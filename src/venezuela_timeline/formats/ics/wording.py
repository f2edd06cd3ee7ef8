"""In words: what of a calendar a timeline has no place for, and what of a timeline is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from venezuela_timeline.model import Event

    from .description import Details

PROPERTIES = {
    "RRULE": "repetition",
    "RDATE": "repetition",
    "EXRULE": "repetition",
    "EXDATE": "repetition",
    "RECURRENCE-ID": "repetition",
    "VALARM": "alarm",
    "ATTENDEE": "guests",
    "PARTICIPANT": "guests",
    "ORGANIZER": "organiser",
    "ATTACH": "attachment",
    "CONFERENCE": "online meeting",
    "COMMENT": "comment",
    "CONTACT": "contact person",
    "PRIORITY": "priority",
    "CLASS": "confidentiality",
    "STATUS": "confirmation",
    "CREATED": "time of creation",
    "RELATED-TO": "related entries",
    "IMAGE": "attached picture",
    "COLOR": "calendar colour",
    "X-APPLE-CALENDAR-COLOR": "calendar colour",
    "X-WR-TIMEZONE": "calendar time zone",
    "X-WR-CALDESC": "calendar description",
    "VEVENT": "unreadable entry",
    "VTODO": "to-do",
    "VJOURNAL": "journal entry",
    "VFREEBUSY": "busy times",
}
"""What properties and components say."""


def in_words(names: Iterable[str]) -> str:
    """What properties and components say, each once; those without a word stand last.

    Example:
        >>> in_words({"VALARM", "RRULE", "X-ROOM", "EXDATE"})
        'repetition, alarm, X-ROOM'
    """
    found = set(names)
    known = dict.fromkeys(words for name, words in PROPERTIES.items() if name in found)
    return ", ".join((*known, *sorted(found - PROPERTIES.keys())))


FIELDS = {
    "citations": "their sources",
    "claims": "other claims",
    "participants": "who took part",
    "kind": "their kinds",
    "tags": "their tags",
    "key": "which of them are key",
    "known_until": "until when they are known to have gone on",
    "languages": "their texts in other languages",
}
"""What a calendar has no property for."""

_AS_TEXT = {"citations", "claims"}
"""What of it stands in descriptions."""


def fields_without_a_place(event: Event) -> Iterator[str]:
    """What of an event a calendar has no property for."""
    for name in FIELDS:
        if len(event.title.versions) > 1 if name == "languages" else getattr(event, name):
            yield name


def told_of_fields(written: Collection[str], again: Collection[str], details: Details) -> str:
    """What of events is only text in a calendar, and what is not in it; empty if there is nothing.

    Args:
        written: What the events have for which a calendar has no property.
        again: What has been added to events that were read from a calendar, whose descriptions
            say only what they said.
        details: How much the descriptions say.
    """
    long = details == "long"
    shown = [
        ("all claims" if long else "claims that differ") if name == "claims" else words
        for name, words in FIELDS.items()
        if name in _AS_TEXT and name in written
    ]
    whole = _AS_TEXT if long else {"citations"}
    left = [
        words
        for name, words in FIELDS.items()
        if name in again or (name in written and name not in whole)
    ]
    parts = [f"as text in the descriptions of events: {', '.join(shown)}"] if shown else []
    parts += [f"not shown: {', '.join(left)}"] if left else []
    return "; ".join((*parts, "embed=True puts all of it into the file as well")) if parts else ""

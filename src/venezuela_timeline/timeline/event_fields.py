"""What an event says of itself, field by field, as predicates ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from venezuela_timeline.model import Event

FIELDS: Final[Mapping[str, Callable[[Event], Collection[str | None]]]] = {
    "actor": lambda event: [part.actor for part in event.participants],
    "role": lambda event: [part.role for part in event.participants],
    "kind": lambda event: (event.kind,),
    "tag": lambda event: event.tags,
    "chapter": lambda event: (event.chapter,),
    "place": lambda event: (event.place,),
    "claimed_by": lambda event: [claim.by for claim in event.every_claim()],
    "source": lambda event: [citation.source for citation in event.every_citation()],
}
"""The ids that an event has in each field; None where it has none."""

STATES: Final[Mapping[str, Callable[[Event], bool]]] = {
    "contested": lambda event: event.contested,
    "approximate": lambda event: event.when is not None and event.when.approximate,
    "uncertain": lambda event: event.when is not None and event.when.uncertain,
    "key": lambda event: event.key,
}
"""What an event is or is not."""


def words_used(field: str, events: Iterable[Event]) -> set[str]:
    """What events have in a field, such as ``"kind"``."""
    read = FIELDS[field]
    return {word for event in events for word in read(event) if word is not None}

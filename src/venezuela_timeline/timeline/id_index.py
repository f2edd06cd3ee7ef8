"""Which events have an id in a field: a kind, an actor, a place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .event_fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from venezuela_timeline.model import Event


class IdIndex:
    """The events of a timeline by the ids in their fields.

    A field is listed when it is asked about for the second time: to look through the events once
    takes less time than that.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._asked: set[str] = set()
        self._fields: dict[str, Mapping[str, list[int]]] = {}

    def find(self, field: str, ids: Collection[str]) -> list[int] | None:
        """Positions of the events that have one of some ids in a field, in order.

        None if that cannot be told yet.
        """
        if field not in self._fields:
            if field not in self._asked:
                self._asked.add(field)
                return None
            self._fields[field] = self._listed(field)
        holders = self._fields[field]
        found = [holders[one] for one in dict.fromkeys(ids) if one in holders]
        return found[0] if len(found) == 1 else sorted(set().union(*found))

    def _listed(self, field: str) -> Mapping[str, list[int]]:
        read = FIELDS[field]
        holders: defaultdict[str | None, list[int]] = defaultdict(list)
        for at, event in enumerate(self._events):
            words = read(event)
            for word in words if len(words) < 2 else set(words):  # noqa: PLR2004  (two may be equal)
                holders[word].append(at)
        return {word: found for word, found in holders.items() if word is not None}

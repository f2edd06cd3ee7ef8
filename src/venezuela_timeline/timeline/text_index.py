"""Which events have some words, and in which of their texts."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from .text_fields import NAMED, OWN, called, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from venezuela_timeline.model import Event

    from .text_fields import Named, TextField

_WEIGHTS: Mapping[TextField, int] = {
    "title": 8,
    "id": 4,
    "actors": 4,
    "places": 4,
    "summary": 2,
    "claims": 1,
    "sources": 1,
}
"""How much a hit is worth, by where it is."""


class TextIndex:
    """The events of a timeline by the words in their texts; each part is made when it is asked for.

    Args:
        events: The events.
        registers: The actors, places and sources they name.
    """

    def __init__(
        self, events: Sequence[Event], registers: Mapping[TextField, Mapping[str, Named]]
    ) -> None:
        self._events = events
        self._registers = registers
        self._own: dict[TextField, _Words] = {}
        self._names: dict[TextField, _Names] = {}

    def find(self, terms: Iterable[str], fields: Iterable[TextField]) -> list[int]:
        """Positions of the events that have every term in some of the fields, in order."""
        found: set[int] | None = None
        for term in terms:
            some = set(chain.from_iterable(self._having(term, field) for field in fields))
            found = some if found is None else found & some
        return sorted(found or ())

    def ranked(self, terms: Sequence[str], fields: Sequence[TextField]) -> list[int]:
        """As `find`, the best hits first, and those that are as good in the order of the events.

        A hit counts by the field that it is in, and the more, the fewer events have the term.
        """
        scores = dict.fromkeys(self.find(terms, fields), 0.0)
        for term in terms:
            having = {field: self._having(term, field) for field in fields}
            rare = 1 / max(1, sum(map(len, having.values())))
            for field, positions in having.items():
                worth = _WEIGHTS[field] * rare
                for at in positions:
                    if at in scores:
                        scores[at] += worth
        return sorted(scores, key=lambda at: (-scores[at], at))

    def _having(self, term: str, field: TextField) -> Sequence[int]:
        """Positions of the events that have a term in one field."""
        if field in OWN:
            if field not in self._own:
                self._own[field] = _Words([runs_of(OWN[field](event)) for event in self._events])
            return self._own[field].having(term)
        if field not in self._names:
            self._names[field] = _Names(self._events, field, self._registers[field])
        return self._names[field].having(term)


class _Words:
    """Texts, as `runs_of` gives them, by their words."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.by_word: dict[str, array[int]] = {}
        for at, text in enumerate(texts):
            for word in set(text.split()):
                if word in self.by_word:
                    self.by_word[word].append(at)
                else:
                    self.by_word[word] = array("L", (at,))

    @cached_property
    def words(self) -> list[str]:
        """All words, sorted, so that those with one beginning stand together."""
        return sorted(self.by_word)

    def having(self, term: str) -> Sequence[int]:
        """Positions of the texts that have a term."""
        words = term.split()
        if len(words) == 1 and term.endswith(" "):
            return self.by_word.get(words[0], ())
        texts, whole = self.texts, words if term.endswith(" ") else words[:-1]
        if whole:
            # The rarest word of a phrase says where it can be.
            rarest = min((self.by_word.get(word, ()) for word in whole), key=len)
            return [at for at in rarest if term in texts[at]]
        return sorted(set(chain.from_iterable(map(self.by_word.__getitem__, self._from(words[0])))))

    def _from(self, beginning: str) -> list[str]:
        first = bisect_left(self.words, beginning)
        return self.words[first : bisect_left(self.words, beginning + "\U0010ffff")]


class _Names:
    """The names of what events name in one field."""

    def __init__(
        self, events: Sequence[Event], field: TextField, register: Mapping[str, Named]
    ) -> None:
        holders: dict[str, array[int]] = {}
        for at, event in enumerate(events):
            for key in filter(None, NAMED[field](event)):
                holders.setdefault(key, array("L")).append(at)
        self.holders = list(holders.values())
        self.names = _Words([runs_of(called(register[key])) for key in holders])

    def having(self, term: str) -> Sequence[int]:
        """Positions of the events that name something with a term in one of its names."""
        found = self.names.having(term)
        if len(found) == 1:
            return self.holders[found[0]]
        return sorted(set(chain.from_iterable(self.holders[at] for at in found)))

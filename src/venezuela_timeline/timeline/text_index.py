"""Which events have some words, and in which of their texts.

Sets of events are numbers, a bit for each event: to combine two of 100,000 takes microseconds.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict, deque
from functools import cached_property
from itertools import chain, compress, repeat
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

_AGAIN = 0.1
"""How much of that counts where the same is in a better place, too."""

_KEPT = 1024
"""So many sets of events are kept of terms that were looked for."""

_BITS = bytes.maketrans(b"01", b"\x00\x01")
_DIGITS = bytes.maketrans(b"\x00\x01", b"01")


class TextIndex:
    """The events of a timeline by the words in their texts; each part is made when it is asked for.

    The first question looks through the texts, which takes less time than to list their words.

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
        self._sets: dict[tuple[str, TextField], int] = {}
        self._questions = 0

    def find(self, terms: Iterable[str], fields: Sequence[TextField]) -> list[int]:
        """Positions of the events that have every term in some of the fields, in order."""
        self._questions += 1
        return _positions(self._found(terms, fields))

    def ranked(self, terms: Sequence[str], fields: Sequence[TextField], count: int) -> list[int]:
        """The best of these, so many at most; those that are as good in the order of the events.

        A term counts by the best field that it is in, and the more, the fewer events have it;
        that it is in other fields, too, counts little.
        """
        self._questions += 1
        totals = {0.0: self._found(terms, fields)}
        best_first = sorted(fields, key=lambda field: -_WEIGHTS[field])
        for term in terms:
            rare = math.log2(1 + len(self._events) / max(1, self._any(term, fields).bit_count()))
            scored: dict[float, int] = {}
            for total, events in totals.items():
                worths = {0.0: events}
                for field in best_first:
                    worths = _scored(worths, self._set(term, field), _WEIGHTS[field])
                for worth, part in worths.items():
                    score = total + rare * worth
                    scored[score] = scored.get(score, 0) | part
            totals = scored
        best: list[int] = []
        for score in sorted(totals, reverse=True):
            if len(best) < count:
                best += _positions(totals[score])
        return best[:count]

    def _found(self, terms: Iterable[str], fields: Sequence[TextField]) -> int:
        found = (1 << len(self._events)) - 1
        for term in terms:
            found &= self._any(term, fields)
        return found

    def _any(self, term: str, fields: Sequence[TextField]) -> int:
        """The events that have a term in some field."""
        found = 0
        for field in fields:
            found |= self._set(term, field)
        return found

    def _set(self, term: str, field: TextField) -> int:
        """The events that have a term in one field."""
        key = term, field
        if key not in self._sets:
            if len(self._sets) >= _KEPT:
                self._sets.clear()
            self._sets[key] = _bits(self._having(term, field), len(self._events))
        return self._sets[key]

    def _having(self, term: str, field: TextField) -> Iterable[int]:
        """Positions of the events that have a term in one field, in any order, some repeatedly."""
        if field in OWN:
            if field not in self._own:
                self._own[field] = _Words([runs_of(OWN[field](event)) for event in self._events])
            return self._own[field].having(term, self._questions)
        if field not in self._names:
            self._names[field] = _Names(self._events, field, self._registers[field])
        return self._names[field].having(term, self._questions)


class _Words:
    """Texts, as `runs_of` gives them; by their words from the second question about them on."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self._first: int | None = None  # the number of the question that was the first

    @cached_property
    def by_word(self) -> Mapping[str, list[int]]:
        """The positions of the texts that have each word."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self.texts):
            for word in set(text.split()):
                found[word].append(at)
        return dict(found)

    @cached_property
    def _sorted(self) -> list[str]:
        """The words, so that those with one beginning stand together."""
        return sorted(self.by_word)

    def having(self, term: str, question: int) -> Iterable[int]:
        """Positions of the texts that have a term, in any order, some of them repeatedly.

        Args:
            term: The term.
            question: The number of the question, which may have several terms.
        """
        self._first = self._first or question
        if question == self._first:
            return [at for at, text in enumerate(self.texts) if term in text]
        words = term.split()
        if len(words) == 1 and term.endswith(" "):
            return self.by_word.get(words[0], ())
        texts, whole = self.texts, words if term.endswith(" ") else words[:-1]
        if whole:
            # The rarest word of a phrase says where it can be.
            rarest = min((self.by_word.get(word, ()) for word in whole), key=len)
            return [at for at in rarest if term in texts[at]]
        return chain.from_iterable(map(self.by_word.__getitem__, self._from(words[0])))

    def _from(self, beginning: str) -> list[str]:
        first = bisect_left(self._sorted, beginning)
        return self._sorted[first : bisect_left(self._sorted, beginning + "\U0010ffff")]


class _Names:
    """The names of what events name in one field."""

    def __init__(
        self, events: Sequence[Event], field: TextField, register: Mapping[str, Named]
    ) -> None:
        holders: dict[str, list[int]] = {}
        named = NAMED[field]
        for at, event in enumerate(events):
            for key in named(event):
                holders.setdefault(key, []).append(at)
        self.holders = list(holders.values())
        self.names = _Words([runs_of(called(register[key])) for key in holders])

    def having(self, term: str, question: int) -> Iterable[int]:
        """Positions of the events that name something with a term in one of its names."""
        found = self.names.having(term, question)
        return chain.from_iterable(map(self.holders.__getitem__, found))


def _bits(positions: Iterable[int], size: int) -> int:
    """A set of positions below a size, given in any order."""
    taken = bytearray(size + 1)  # one more, so that there is a digit
    deque(map(taken.__setitem__, positions, repeat(1)), maxlen=0)
    return int(taken[::-1].translate(_DIGITS), 2)


def _positions(bits: int) -> list[int]:
    """The positions in a set, in order."""
    taken = f"{bits:b}"[::-1].encode().translate(_BITS)
    return list(compress(range(len(taken)), taken))


def _scored(groups: dict[float, int], found: int, weight: float) -> dict[float, int]:
    """Sets of events by what a term is worth in them so far, with the next field."""
    scored: dict[float, int] = {}
    for worth, events in groups.items():
        more = worth + _AGAIN * weight if worth else weight
        for score, part in ((more, events & found), (worth, events & ~found)):
            if part:
                scored[score] = scored.get(score, 0) | part
    return scored

"""What an event says of itself, field by field, as predicates ask for it."""

from __future__ import annotations

import re
import unicodedata
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
}
"""What an event is or is not."""


def words_used(field: str, events: Iterable[Event]) -> set[str]:
    """What events have in a field, such as ``"kind"``."""
    read = FIELDS[field]
    return {word for event in events for word in read(event) if word is not None}


# All marks up to U+036F but the joiner, which joins letters and is none: most texts have no others.
_MARKS = "[\u0300-\u034e\u0350-\u036f]+"
_FURTHER = "[\u0370-\U0010ffff]"


def folded(words: str) -> str:
    """A text without case, accents and runs of blanks, as searches compare it."""
    if not words.isascii():
        words = re.sub(_MARKS, "", unicodedata.normalize("NFKD", words))
        words = re.sub(_FURTHER, _unless_mark, words)
    return " ".join(words.casefold().split())


def _unless_mark(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def all_words(event: Event) -> str:
    """Title, summary and claims of an event in every language, where `text` looks."""
    texts = (event.title, event.summary, *(claim.text for claim in event.every_claim()))
    return "\n".join(words for text in texts if text for _, words in text.versions)

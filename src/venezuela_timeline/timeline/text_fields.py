"""The texts of an event in which words are looked for: its own, and the names of what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from venezuela_timeline.model import Actor, Place, Quantity, Source

from .called import texts_of
from .words import run_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from venezuela_timeline.model import Claim, Event, Text

TextField = Literal["id", "title", "summary", "claims", "actors", "places", "sources"]
"""A part of an event's texts: its own, or the names of who takes part, where, of what it cites."""

TEXT_FIELDS: Final[tuple[TextField, ...]] = get_args(TextField)
"""All of them."""

Named = Actor | Place | Source
"""What is registered in a timeline, and has names."""

OWN: Final[Mapping[TextField, Callable[[Event], Iterable[Text | str | None]]]] = {
    "id": lambda event: (event.id,),
    "title": lambda event: (event.title,),
    "summary": lambda event: (event.summary,),
    "claims": lambda event: (
        text for claim in event.every_claim() for text in (claim.text, *figures(claim))
    ),
}
"""The texts that an event has itself."""

NAMED: Final[Mapping[TextField, Callable[[Event], Collection[str]]]] = {
    "actors": lambda event: {part.actor for part in event.participants},
    "places": lambda event: (event.place,) if event.place else (),
    "sources": lambda event: {citation.source for citation in event.every_citation()},
}
"""The ids of what an event names, by the register in which they are."""


def figures(claim: Claim) -> tuple[str, ...]:
    """The figure of a claim as people write it, with its thousands apart and without; or nothing.

    Example:
        >>> from venezuela_timeline import Claim
        >>> figures(Claim("votes", "council", 6408844))
        ('6408844', '6,408,844')
    """
    if not isinstance(claim.value, Quantity):
        return ()
    amount = claim.value.amount
    form = "d" if isinstance(amount, int) else "f"
    return format(amount, form), format(amount, f",{form}")


def runs_of(texts: Iterable[Text | str | None]) -> str:
    """The words of some texts in every language, a line each: no phrase goes over its end."""
    written: dict[str, None] = {}
    for text in texts:
        if isinstance(text, str):
            written[text] = None
        elif text:
            for _, words in text.versions:
                written[words] = None
    return "\n".join(filter(None, map(run_of, written)))


def called(thing: Named) -> Iterable[Text | str | None]:
    """What an actor, a place or a source is called: its id and names, its publisher and authors."""
    yield thing.id
    yield from texts_of(thing)
    if isinstance(thing, Source):
        yield thing.publisher
        yield from thing.authors


class EventWords:
    """The words of all the texts of events, for what keeps a column of them.

    Args:
        registers: The actors, places and sources that are known; the names of others are not.
    """

    def __init__(self, registers: Mapping[str, Mapping[str, Named]]) -> None:
        self._registers = registers
        self._names: dict[tuple[str, str], str] = {}

    def __call__(self, event: Event, fields: Sequence[TextField] = TEXT_FIELDS) -> str:
        """The words of an event in some fields."""
        return "\n".join(filter(None, [self._in(field, event) for field in fields]))

    def column(self, event: Event) -> str:
        """The words of an event in all fields, with a tab between one field and the next."""
        return "\t".join([self._in(field, event) for field in TEXT_FIELDS])

    def _in(self, field: TextField, event: Event) -> str:
        if field in OWN:
            return runs_of(OWN[field](event))
        keys = sorted(NAMED[field](event))
        return "\n".join(filter(None, [self._of(field, key) for key in keys])) if keys else ""

    def _of(self, field: str, key: str) -> str:
        if (field, key) not in self._names:
            thing = self._registers.get(field, {}).get(key)
            self._names[field, key] = runs_of(called(thing) if thing else [key])
        return self._names[field, key]

"""Ids for what a table calls by names: words of the name, or a key of the content."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from venezuela_timeline.model.validation import is_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.model import Event
    from venezuela_timeline.time import TimeSpan

T = TypeVar("T")

_OTHER = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_LONGEST = 60
"""The most characters of an id made from words; it ends with a whole word."""

_READ = 500
"""Of a longer name only the beginning is looked at."""

_DIGITS = 10
"""So many hexadecimal digits of a key: among a million rows, two are alike once in two runs."""


@lru_cache(maxsize=4096)
def slug(name: str, kind: str) -> str:
    """An id for a name in any script; a key of the name if it has no letter or digit.

    Args:
        name: The name.
        kind: What it names, such as ``event``: how an id that is only a key begins.

    Example:
        >>> slug("La votación del 28 de julio", "event"), slug("Выборы президента", "event")
        ('la-votacion-del-28-de-julio', 'vybory-prezidenta')
        >>> slug("…", "event")
        'event-b4935894c8'
    """
    text = _APOSTROPHES.sub("", name[:_READ])
    if not text.isascii():
        from anyascii import anyascii  # noqa: PLC0415  (a table of 100,000 letters, rarely needed)

        text = anyascii(text)
    words = _OTHER.sub("-", text.lower()).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    return words or f"{kind}-{key([name])}"


def key(content: Iterable[str]) -> str:
    """Hexadecimal digits that stand for some texts, the same wherever and in what order read."""
    text = "\x1f".join(" ".join(one.split()) for one in content)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def own(text: str) -> str:
    """An id that a table gives itself, as a slug.

    What is a slug already stays as it is. Different ids stay different: if something of one would
    be lost, it gets a key.

    Example:
        >>> own("17"), own("EV-001"), own("a/b")
        ('17', 'ev-001', 'a-b-c14cddc033')
    """
    if is_slug(text):
        return text
    found = slug(text, "event")
    faithful = found == text.lower().replace("_", "-").replace(" ", "-")
    return found if faithful else f"{found}-{key([text])}"


def kept_slug(text: str, kind: str) -> str:
    """A word that another file has, such as a tag: as it is if it is a slug, or else made one.

    Example:
        >>> kept_slug("a-b", "tag"), kept_slug("A, b", "tag")
        ('a-b', 'a-b')
    """
    return text if is_slug(text) else slug(text, kind)


class Identity(NamedTuple):
    """What makes a row's event the one that it is.

    Attributes:
        own: The id that the table gives it; None if it gives none.
        title: Its title.
        when: Its date, as it was read.
        date: Its date, as the table writes it.
        cells: All its cells, as texts.
    """

    own: str | None
    title: str
    when: TimeSpan
    date: Callable[[], str]
    cells: Callable[[], Iterable[str]]


def ids_of(rows: Sequence[Identity], known: Iterable[Event] = ()) -> list[str]:
    """The ids of a table's events, whatever the order of its rows.

    - The table's own id comes first.
    - Else the event keeps the id that it has in `known`, an earlier state of the table: that
      of the event with its title and date, or with its title, or, if the title was corrected,
      the only one with its date.
    - Else the id is made of the words of the title. If several rows have these words, each
      gets a key of its date and title after them, or if these are the same, of all its cells.
    """
    found = [row.own for row in rows]
    events = list(known)
    _keep(found, rows, events)
    taken = {one for one in found if one is not None} | {event.id for event in events}
    words = {at: slug(rows[at].title, "event") for at, key in enumerate(found) if key is None}
    count = Counter(words.values())
    keyed = {
        at: f"{text}-{key([rows[at].date(), rows[at].title])}"
        for at, text in words.items()
        if count[text] > 1 or text in taken
    }
    count = Counter(keyed.values())
    for at, text in words.items():
        if at not in keyed:
            found[at] = text
        elif count[keyed[at]] > 1:
            found[at] = f"{text}-{key(rows[at].cells())}"
        else:
            found[at] = keyed[at]
    return [one for one in found if one is not None]


def _keep(found: list[str | None], rows: Sequence[Identity], known: Sequence[Event]) -> None:
    """Fill in the ids that rows have in an earlier state of their table."""
    free = {event.id: event for event in known}
    for key in found:
        free.pop(key or "", None)
    for of_row, of_event in _ALIKE:
        if not free:
            return
        events = _only(free.values(), of_event)
        open_rows = [at for at, key in enumerate(found) if key is None]
        alike = {at: of_row(rows[at]) for at in open_rows}
        for at in _only(open_rows, alike.__getitem__).values():
            if event := events.get(alike[at]):
                found[at] = event.id
                del free[event.id]


_ALIKE: Final[Sequence[tuple[Callable[[Identity], object], Callable[[Event], object]]]] = (
    (lambda row: (row.title, row.when), lambda event: (str(event.title), event.when)),
    (lambda row: row.title, lambda event: str(event.title)),
    (lambda row: row.when, lambda event: event.when),
)
"""In what a row and an event of an earlier state are alike, the surest first."""


def _only(things: Iterable[T], of: Callable[[T], object]) -> dict[object, T]:
    """The things that are the only ones to have something, by what they have."""
    every = list(things)
    count = Counter(map(of, every))
    return {of(thing): thing for thing in every if count[of(thing)] == 1}

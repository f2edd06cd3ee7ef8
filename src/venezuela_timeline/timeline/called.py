"""What things are called: their names in each language, and what to say of a name nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.errors import WHOLE_ID, did_you_mean, shown
from venezuela_timeline.model import Actor, Chapter, Place, Source, Term, Text

from .words import run_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 6
"""So many things are listed of those that contain the words."""


def texts_of(thing: object) -> tuple[Text | str, ...]:
    """The name of an actor, place, source, chapter or term, then its aliases."""
    match thing:
        case Actor() | Place():
            return (thing.name, *thing.aliases)
        case Source(title=str() as title):
            return (title,)
        case Chapter():
            return (thing.title,)
        case Term():
            return (thing.name,)
    return ()


def names_of(thing: object) -> set[str]:
    """The same in every language, as `words.run_of` gives them; without those that have no word."""
    names = {
        run_of(words)
        for text in texts_of(thing)
        for words in ([text] if isinstance(text, str) else (one for _, one in text.versions))
    }
    return names - {""}


def listed(ids: Iterable[str], things: Mapping[str, object]) -> str:
    """Things by id and name, the first few of many."""
    found = list(ids)
    told = [
        f"{shown(key, WHOLE_ID)} ({shown(str(texts[0]))})"
        if (texts := texts_of(things.get(key)))
        else shown(key, WHOLE_ID)
        for key in found[:_MOST]
    ]
    more = f" and {len(found) - _MOST:,} more" if len(found) > _MOST else ""
    return ", ".join(told) + more


def hint_for(name: str, things: Mapping[str, object]) -> str:
    """The things of which the id or a name contains the words; else the nearest ids, or nothing."""
    wanted = run_of(name).strip()
    containing = [
        key
        for key, thing in things.items()
        if wanted and any(wanted in one for one in (run_of(key), *names_of(thing)))
    ]
    if containing:
        return f"this is in {listed(containing, things)}"
    names = (one.strip() for thing in things.values() for one in names_of(thing))
    return did_you_mean(name, things) or did_you_mean(wanted, names)

"""The packaged events many times over, each copy with dates, figures and texts of its own.

So no cache by value serves two copies, as it would if the very same events were repeated. The
sources, actors and places are shared, as those of a real collection are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

import venezuela_timeline as vt

if TYPE_CHECKING:
    from venezuela_timeline.model import Claim

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9X])")
_MOVES = 1900
"""So far that no year has five digits."""


def real(count: int) -> vt.Timeline:
    """A timeline of so many events with claims, participants and citations."""
    packaged = vt.load()
    events = [_copy(packaged[at % len(packaged)], at // len(packaged), at) for at in range(count)]
    names = ("actors", "places", "sources", "chapters", "terms")
    registers = {name: getattr(packaged, name).values() for name in names}
    return vt.Timeline(events, id="real", title=packaged.title, **registers)


def _copy(event: vt.Event, number: int, at: int) -> vt.Event:
    return attrs.evolve(
        event,
        id=f"{event.id[:180]}-{at}",
        title=_text(event.title, number),
        when=_moved(event.when, number) or vt.TimeSpan(f"{1000 + number % _MOVES:04}"),
        summary=_text(event.summary, number),
        participants=[
            attrs.evolve(part, claims=[_claim(claim, number) for claim in part.claims])
            for part in event.participants
        ],
        claims=[_claim(claim, number) for claim in event.claims],
        links=(),
        known_until=None,
    )


def _claim(claim: Claim, number: int) -> Claim:
    value = claim.value
    if isinstance(value, vt.Quantity):
        value = attrs.evolve(value, amount=value.amount + number)
    elif isinstance(value, vt.TimeSpan):
        value = _moved(value, number)
    return attrs.evolve(
        claim, value=value, text=_text(claim.text, number), said=_moved(claim.said, number)
    )


def _text(text: vt.Text | None, number: int) -> vt.Text | None:
    return text and vt.Text({tag: f"{words} ({number})" for tag, words in text.versions})


def _moved(span: vt.TimeSpan | None, number: int) -> vt.TimeSpan | None:
    """The time some multiple of four years later."""
    if span is None:
        return None
    later = 4 * (number % _MOVES)
    moved = _YEAR.sub(lambda found: f"{int(found[0]) + later:04}", span.edtf)
    try:
        return vt.TimeSpan(moved)
    except vt.EDTFError:  # a leap day in a year without one
        return vt.TimeSpan(moved.replace("-02-29", "-02-28"))

"""Words around two dates: between, from and to, a dash."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time._edtf_text import text_of
from venezuela_timeline.time._nodes import UNMARKED, Choice, Date, Interval, Range

from . import vocabulary as words
from .around import Found, after, first_of, last_of
from .centuries import CENTURY
from .forms import any_of
from .pairs import read_pair
from .single import qualified

if TYPE_CHECKING:
    from .forms import Part, Said
    from .pairs import Pair

_DASH = re.compile(" – ")
_HYPHEN = re.compile("(?<=[^ -])-(?=[^ -])")


@cache
def _joint(said: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(said.split('|'))}) ")


def _pair(text: str, joints: tuple[re.Pattern[str], ...], dayfirst: bool | None) -> Pair | None:  # noqa: FBT001  (as it is given)
    """Two dates around a joint, which may be written more than once: "de mayo a junio"."""
    for joint in joints:
        for found in joint.finditer(text):
            first, second = text[: found.start()], text[found.end() :]
            pair = read_pair(first, second, dayfirst=dayfirst)
            if pair:
                return pair
    return None


def read_between(text: str, *, dayfirst: bool | None) -> Found | None:
    """Some time between two dates, or None if a folded phrase says no such thing.

    Raises:
        PhraseError: It can be read in two ways, or there is no such date.

    >>> text_of(read_between("entre mayo y julio de 2019", dayfirst=None).node)
    '[2019-05..2019-07]'
    """
    rest = after(words.BETWEEN, text)
    pair = _pair(rest, (_joint(words.AND), _DASH, _HYPHEN), dayfirst)
    if pair is None:
        return None
    first, second = pair.first.said, pair.second.said
    node = Choice((Range(first_of(first.part), last_of(second.part)),), every=False)
    return Found(node, "between", (first, second), pair.first.notes + pair.second.notes)


def read_interval(text: str, *, dayfirst: bool | None) -> Found | None:
    """From one date to another, or None if a folded phrase says no such thing.

    Raises:
        PhraseError: It can be read in two ways, or there is no such date.

    >>> text_of(read_interval("c 1830 – 41", dayfirst=None).node)
    '1830~/1841~'
    """
    rest = after(words.FROM, text)
    pair = _pair(rest or text, (_joint(words.TO),), dayfirst)
    if pair is None:
        pair = _pair(text, (_DASH, _HYPHEN), dayfirst)
        pair = pair and _alike(text, pair)
    if pair is None:
        return None
    first, second = pair.first.said, pair.second.said
    notes = pair.first.notes + pair.second.notes
    if first.kind == second.kind == CENTURY:
        return of_centuries(first.part, second.part, (first, second), notes)
    node = Interval(_end(first.part, text), _end(second.part, text))
    return Found(node, "interval", (first, second), notes)


def _alike(text: str, pair: Pair) -> Pair:
    """A qualifier before two dates joined by a dash holds for both: "ca. 1427–32".

    Raises:
        PhraseError: One that comes after them may be meant for the second alone.
    """
    first, second = pair
    marked = second.before or second.after or second.parts
    if first.before and not marked:
        part = qualified(second.said.part, first.before)
        return pair._replace(second=second._replace(said=second.said._replace(part=part)))
    if second.after and not (first.before or first.after or first.parts):
        start, end = _end(first.said.part, text), _end(second.said.part, text)
        both = qualified(start, second.after)
        raise PhraseError(
            f"{text!r} may be {text_of(Interval(start, end))} or "
            f"{text_of(Interval(_end(both, text), end))}: write one of these"
        )
    return pair


def of_centuries(first: Part, last: Part, said: tuple[Said, ...], notes: tuple[str, ...]) -> Found:
    """From one century to another: as catalogues have it, from its first year to its last.

    Raises:
        PhraseError: One of them is vague, such as "late 19th century".
    """
    start, end = first_of(first), last_of(last)
    if start.marks != UNMARKED or end.marks != UNMARKED:
        raise PhraseError(_too_vague(start, end))
    note = "read from the first year of the first century to the last year of the second"
    return Found(Interval(start, end), "interval", said, (*notes, note))


def _end(part: Part, text: str) -> Date:
    """A date as an end of an interval, which cannot be a range of years.

    Raises:
        PhraseError: It is a range.
    """
    if isinstance(part, Date):
        return part
    raise PhraseError(f"{text!r}: {_too_vague(first_of(part), last_of(part))}")


def _too_vague(start: Date, end: Date) -> str:
    return (
        "EDTF cannot start or end an interval with several years: write one year for each end, "
        f"or some time between them, as in [{text_of(start)}..{text_of(end)}]"
    )

"""Words around two dates: between, from and to, a dash."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._edtf_text import text_of
from venezuela_timeline.time._nodes import UNMARKED, Choice, Date, Interval, Range

from . import vocabulary as words
from .around import Found, after, first_of, last_of
from .centuries import CENTURY
from .forms import any_of
from .pairs import is_for_both, marked, read_pair
from .single import read_single, without_opening

if TYPE_CHECKING:
    from venezuela_timeline.time._nodes import Node

    from .forms import DayFirst, Said
    from .pairs import Pair

_MOST_JOINTS = 16
"""No two dates have more of one joint between and inside them; a longer search finds nothing."""

_DASH = re.compile(" – ")
_HYPHEN = re.compile("(?<=[^ -])-(?=[^ -])")


@cache
def _joint(said: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(said.split('|'))}) ")


def _pair(text: str, joints: tuple[re.Pattern[str], ...], dayfirst: DayFirst) -> Pair | None:
    """Two dates around a joint, which may be written more than once: "de mayo a junio"."""
    for joint in joints:
        for found in islice(joint.finditer(text), _MOST_JOINTS):
            first, second = text[: found.start()], text[found.end() :]
            pair = read_pair(first, second, dayfirst=dayfirst)
            if pair:
                return pair
    return None


def read_between(text: str, *, dayfirst: DayFirst) -> Found | None:
    """Some time between two dates, or None if a folded phrase says no such thing.

    Raises:
        PhraseError: It can be read in two ways, or there is no such date.

    >>> text_of(read_between("entre mayo y julio de 2019", dayfirst=None).node)
    '[2019-05..2019-07]'
    """
    core, mark = without_opening(text)
    _refuse_thirds(core, dayfirst)
    rest = after(words.BETWEEN, core)
    pair = _pair(rest, (_joint(words.AND), _DASH, _HYPHEN), dayfirst)
    if pair is None:
        return None
    if is_for_both(pair):
        readings = (_between(each) for each in (pair, marked(pair, pair.second.after)))
        raise PhraseError(_either(text, *readings))
    pair = marked(pair, mark)
    said = pair.first.said, pair.second.said
    return Found(_between(pair), "between", said, pair.first.notes + pair.second.notes)


@cache
def _thirds() -> re.Pattern[str]:
    return re.compile(
        "(?P<first>early|mid)(?: – |-| )?(?:to|or) ?-?(?P<last>mid|late)[ -](?P<rest>[^–]+)"
    )


def _refuse_thirds(text: str, dayfirst: DayFirst) -> None:
    """Refuse "mid- to late 1950s", which may be some time in them or all of it.

    Raises:
        PhraseError: with both.
    """
    found = _thirds().fullmatch(text)
    if found is None:
        return
    low, high = (
        read_single(f"{third} {found['rest']}", dayfirst=dayfirst)
        for third in (found["first"], found["last"])
    )
    if low and high:
        start, end = text_of(first_of(low.said.part)), text_of(last_of(high.said.part))
        raise PhraseError(
            f"{shown(text)} may be some time in these years, [{start}..{end}], or last from "
            f"the one to the other, {start}/{end}: write one of these"
        )


def _between(pair: Pair) -> Choice:
    low, high = first_of(pair.first.said.part), last_of(pair.second.said.part)
    return Choice((Range(low, high),), every=False)


def read_interval(text: str, *, dayfirst: DayFirst) -> Found | None:
    """From one date to another, or None if a folded phrase says no such thing.

    A qualifier before two dates that are joined by a dash holds for both, as in "ca. 1427–32".

    Raises:
        PhraseError: It can be read in two ways, or there is no such date.

    >>> text_of(read_interval("c 1830 – 41", dayfirst=None).node)
    '1830~/1841~'
    """
    pair = _pair(after(words.FROM, text) or text, (_joint(words.TO),), dayfirst)
    if pair is None:
        pair = _pair(text, (_DASH, _HYPHEN), dayfirst)
        if pair and pair.first.before and not pair.second.qualified:
            pair = pair._replace(second=pair.second.marked(pair.first.before))
    if pair is None:
        return None
    if is_for_both(pair):
        readings = (_interval(each) for each in (pair, marked(pair, pair.second.after)))
        raise PhraseError(_either(text, *readings))
    said = pair.first.said, pair.second.said
    notes = pair.first.notes + pair.second.notes
    if said[0].kind == said[1].kind == CENTURY:
        return of_centuries(*said, notes)
    return Found(_interval(pair), "interval", said, notes)


def _interval(pair: Pair) -> Interval:
    """From one date to another; neither can be a range of years, such as "early 1950s".

    Raises:
        PhraseError: One of them is.
    """
    first, second = pair.first.said.part, pair.second.said.part
    if isinstance(first, Date) and isinstance(second, Date):
        return Interval(first, second)
    raise PhraseError(_too_vague(first_of(first), last_of(second)))


def of_centuries(first: Said, last: Said, notes: tuple[str, ...]) -> Found:
    """From one century to another: as catalogues have it, from its first year to its last.

    Raises:
        PhraseError: One of them is vague, such as "late 19th century".
    """
    start, end = first_of(first.part), last_of(last.part)
    if start.marks != UNMARKED or end.marks != UNMARKED:
        raise PhraseError(_too_vague(start, end))
    note = "read from the first year of the first century to the last year of the last"
    return Found(Interval(start, end), "interval", (first, last), (*notes, note))


def _too_vague(start: Date, end: Date) -> str:
    return (
        "EDTF cannot start or end an interval with several years: write one year for each end, "
        f"or some time between them, [{text_of(start)}..{text_of(end)}]"
    )


def _either(text: str, second_alone: Node, both: Node) -> str:
    return f"{shown(text)} may be {text_of(second_alone)} or {text_of(both)}: write one of these"


__all__ = ["of_centuries", "read_between", "read_interval"]

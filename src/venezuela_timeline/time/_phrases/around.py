"""Words around one date: since, until, before, after, and what they make of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._arithmetic import neighbour
from venezuela_timeline.time._edtf_text import text_of
from venezuela_timeline.time._nodes import Choice, Date, End, Interval, Range

from . import vocabulary as words
from .forms import Said, any_of
from .single import read_single

if TYPE_CHECKING:
    from venezuela_timeline.time._nodes import Node

    from .forms import DayFirst, Part
    from .single import Single


class Found(NamedTuple):
    """What a phrase means, and how it was read.

    Attributes:
        node: The tree.
        form: What kind of phrase it is.
        said: The dates in it.
        notes: What was left out or decided.
    """

    node: Node
    form: str
    said: tuple[Said, ...] = ()
    notes: tuple[str, ...] = ()


def read_around(text: str, *, dayfirst: DayFirst) -> Found | None:
    """What a folded phrase around one date means, or None if it is none.

    Raises:
        PhraseError: It can be read in two ways, or there is no such date.

    >>> text_of(read_around("before july 2024", dayfirst=None).node)
    '[..2024-06]'
    """
    for read in (_alone, _since, _until, _limit):
        found = read(text, dayfirst)
        if found:
            return found
    return None


# Openings and endings -------------------------------------------------------------------


@cache
def _opening(said: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(said.split('|'))})[ -](?=.)")


@cache
def _ending(said: str) -> re.Pattern[str]:
    return re.compile(rf",? (?:{any_of(said.split('|'))})$")


def after(openings: str, text: str) -> str:
    """What follows one of some openings, or nothing."""
    found = _opening(openings).match(text)
    return text[found.end() :] if found else ""


def before(endings: str, text: str) -> str:
    """What goes before one of some endings, or nothing."""
    found = _ending(endings).search(text)
    return text[: found.start()] if found else ""


def first_of(part: Part) -> Date:
    """The date with which a part begins."""
    date = part.first if isinstance(part, Range) else part
    assert date is not None  # noqa: S101  (a part that was read has both ends)
    return date


def last_of(part: Part) -> Date:
    """The date with which a part ends."""
    date = part.last if isinstance(part, Range) else part
    assert date is not None  # noqa: S101  (a part that was read has both ends)
    return date


# Forms ----------------------------------------------------------------------------------


def _alone(text: str, dayfirst: DayFirst) -> Found | None:
    """A date alone, or part of a longer time such as "early 2000s"."""
    found = read_single(text, dayfirst=dayfirst)
    if found is None:
        return None
    part = found.said.part
    node = part if isinstance(part, Date) else Choice((part,), every=False)
    return Found(node, "date", (found.said,), found.notes)


_DASH_AT_END = re.compile("(?P<start>.*[^ –-]) ?[–-]")
_DASH_AT_START = re.compile("– ?(?P<end>.+)")
_DECADE_OR_YEAR = re.compile("[0-9]{3} ?[–-]")
_END_UNKNOWN = re.compile("(?:from|desde) (?P<start>.+), (?:end unknown|fin desconocido)")
_START_SAID = re.compile(
    ", (?:(?P<open>start open|comienzo abierto)|start unknown|comienzo desconocido)$"
)


@cache
def _until_now() -> re.Pattern[str]:
    joint = rf"(?: – | ?-| (?:{any_of(words.TO.split('|'))}) )"
    return re.compile(rf"(?:(?:from|de|desde|since) )?(?P<start>.+?){joint}(?:{words.PRESENT})")


def _since(text: str, dayfirst: DayFirst) -> Found | None:
    """Since a date: with an open end, or one that is said to be unknown."""
    if _DECADE_OR_YEAR.fullmatch(text):
        digits = text[:3]
        raise PhraseError(
            f"{shown(text)} may be the decade {digits}X or since the year 0{digits}: "
            f"write {digits}X or 0{digits}/.."
        )
    unknown = _END_UNKNOWN.fullmatch(text)
    found = read_single(unknown["start"] if unknown else _start_said(text), dayfirst=dayfirst)
    if found is None:
        return None
    end = End.UNKNOWN if unknown else End.OPEN
    return Found(Interval(_bound(found), end), "since", (found.said,), found.notes)


def _start_said(text: str) -> str:
    """The date since which a time goes on without an end, or nothing."""
    for pattern in (_until_now(), _DASH_AT_END):
        found = pattern.fullmatch(text)
        if found:
            return found["start"]
    rest = after(words.SINCE, text)
    if rest:
        return before(words.ONWARDS, rest) or rest
    rest = after(words.FROM, text)
    if rest:
        return before(words.ONWARDS, rest) or (rest if text.startswith("from ") else "")
    rest = before(words.ONWARDS, text)
    return rest if not text.endswith(" on") else ""


def _until(text: str, dayfirst: DayFirst) -> Found | None:
    """Until a date: from an unknown start, or one that is said to be open."""
    dash = _DASH_AT_START.fullmatch(text)
    said = _START_SAID.search(text)
    rest = dash["end"] if dash else after(words.UNTIL, text[: said.start()] if said else text)
    found = read_single(rest, dayfirst=dayfirst)
    if found is None:
        return None
    bound = _bound(found)
    if dash:
        raise PhraseError(
            f"{shown(text)} may be until {text_of(bound)} or a year before Christ: "
            f"write /{text_of(bound)}, or the year with BCE"
        )
    start = End.OPEN if said and said["open"] else End.UNKNOWN
    return Found(Interval(start, bound), "until", (found.said,), found.notes)


def _bound(found: Single) -> Date:
    """A date as an end of an interval, which cannot be a range of years."""
    part = found.said.part
    if isinstance(part, Date):
        return part
    first, last = text_of(first_of(part)), text_of(last_of(part))
    raise PhraseError(
        f"{shown(found.said.words)} is {first} to {last}, and EDTF cannot start or end an interval "
        "with several years: write one of them"
    )


def _limit(text: str, dayfirst: DayFirst) -> Found | None:
    """Before or after a date, or no later or earlier than one."""
    for rest, side, step in (
        (after(words.NOT_BEFORE, text), "after", 0),
        (after(words.BY, text), "before", 0),
        (after(words.BEFORE, text), "before", -1),
        (after(words.AFTER, text), "after", 1),
    ):
        found = read_single(rest, dayfirst=dayfirst)
        if found:
            part = found.said.part
            # Before and after leave out all of a century; "by" one, or not before it, does not.
            edge = first_of(part) if (side == "before") is (step != 0) else last_of(part)
            limit = neighbour(edge, step)
            ends = (None, limit) if side == "before" else (limit, None)
            return Found(Choice((Range(*ends),), every=False), side, (found.said,), found.notes)
    return read_or_beyond(text, dayfirst=dayfirst)


def read_or_beyond(text: str, *, dayfirst: DayFirst) -> Found | None:
    """What "2005 or earlier" or "2005 or later" means, or None if a folded phrase is neither.

    Raises:
        PhraseError: There is no such date.
    """
    for rest, side in (
        (before(words.OR_EARLIER, text), "before"),
        (before(words.OR_LATER, text), "after"),
    ):
        found = read_single(rest, dayfirst=dayfirst)
        if found:
            part = found.said.part
            ends = (None, last_of(part)) if side == "before" else (first_of(part), None)
            return Found(Choice((Range(*ends),), every=False), side, (found.said,), found.notes)
    return None


__all__ = ["Found", "after", "first_of", "last_of", "read_around", "read_or_beyond"]

"""Several dates: "1667, 1668 or 1670", "2019 and 2020", however many there are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._day_ranges import year_value
from venezuela_timeline.time._edtf_text import date_text
from venezuela_timeline.time._nodes import Choice, Date, Range

from . import vocabulary as words
from .around import Found, first_of, last_of, read_or_beyond
from .between import of_centuries, read_between
from .centuries import CENTURY
from .forms import any_of
from .pairs import read_pair
from .single import read_single

if TYPE_CHECKING:
    from venezuela_timeline.time._nodes import Member

    from .forms import DayFirst, Said
    from .single import Single

LONGEST_ITEM = 900
"""No date in a list is as long as this."""


def read_list(text: str, *, dayfirst: DayFirst) -> Found | None:
    """Several dates, one or all of which are meant, or None if a folded phrase is no list.

    Raises:
        PhraseError: One of them can be read in two ways, or there is no such date.

    >>> found = read_list("1667, 1668 or 1670", dayfirst=None)
    >>> found.form, len(found.node.members)
    ('one of', 3)
    """
    whole = _range_of_all(text, dayfirst) if len(text) <= LONGEST_ITEM else None
    if whole:
        return Found(Choice((whole.member,), every=True), "all of", whole.said)
    taken_apart = _by_semicolons(text) or _by_last_joint(text)
    if taken_apart is None or max(map(len, taken_apart.items)) > LONGEST_ITEM:
        return None
    items = _items(taken_apart, dayfirst)
    if items is None:
        return None
    if items[-1].after and not any(item.qualified for item in items[:-1]):
        raise PhraseError(
            f"the end of {shown(text)} may be meant for the last date or for each: "
            "write it beside every date that it is meant for"
        )
    said = tuple(one for item in items for one in item.said)
    members = tuple(sorted((item.member for item in items), key=_place))
    if not taken_apart.every:
        return Found(Choice(members, every=False), "one of", said)
    return _all_of(text, members, said)


# Taking apart ---------------------------------------------------------------------------


@cache
def _joint(said: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(said.split('|'))}) (?!{_BEYOND})")


@cache
def _comma_or_joint(said: str) -> re.Pattern[str]:
    return re.compile(rf",? (?:{any_of(said.split('|'))}) |, ")


_BEYOND = "(?:earlier|before|later|after|antes|anterior|despues|posterior)(?:$|;)"


class _List(NamedTuple):
    """A list taken apart.

    Attributes:
        items: Its items.
        every: Whether all of them are meant.
        shared: Whether the items may leave to the last what all share.
    """

    items: list[str]
    every: bool
    shared: bool


def _by_semicolons(text: str) -> _List | None:
    """The items of a list with semicolons, the last with a word before it."""
    items = text.split("; ")
    if len(items) == 1:
        return None
    joint, _, last = items[-1].partition(" ")
    if joint in words.OR.split("|") or joint in words.AND.split("|"):
        return _List([*items[:-1], last], joint in words.AND.split("|"), shared=False)
    return None


def _by_last_joint(text: str) -> _List | None:
    """The items of a list with commas and a word before the last."""
    for said, every in ((words.OR, False), (words.AND, True)):
        joints = list(_joint(said).finditer(text))
        if joints:
            items = _comma_or_joint(said).split(text[: joints[-1].start()])
            return _List([*items, text[joints[-1].end() :]], every, shared=True)
    return None


# Items ----------------------------------------------------------------------------------


class _Item(NamedTuple):
    """A member of a set.

    Attributes:
        member: The member.
        said: The dates that were said for it.
        qualified: Whether it has a qualifier of its own, if it is one date.
        after: The marks of the qualifiers after it.
    """

    member: Member
    said: tuple[Said, ...]
    qualified: bool = False
    after: int = 0


_BARE_YEAR = re.compile("[0-9]{4}")
_FULL_YEAR = re.compile("[0-9]{4}|[0-9],[0-9]{3}")
_ERA = re.compile("[0-9] ?[a-z][a-z ]*$")


def _items(taken_apart: _List, dayfirst: DayFirst) -> list[_Item] | None:
    """The members that the items name, or None if one of them names none."""
    items, every, shared = taken_apart
    if shared:
        items = _with_their_years(items, dayfirst)
    last = items[-1]
    if shared and all(map(_FULL_YEAR.search, items)):
        shared = bool(_ERA.search(last) or _BARE_YEAR.fullmatch(last))
    found: list[_Item] = []
    for item in items[:-1]:
        read = _ranged(item, dayfirst, every=every) or _shared(
            item, last if shared else "", dayfirst
        )
        if read is None:
            return None
        found.append(read)
    final = _ranged(last, dayfirst, every=every) or _final(
        items[-2] if shared else "", last, dayfirst
    )
    if final is None:
        return None
    if shared and _BARE_YEAR.fullmatch(last):
        _refuse_shared_day(found[-1], final)
    return [*found, final]


def _refuse_shared_day(before: _Item, last: _Item) -> None:
    """Refuse "10 May 1990 or 1991": the day may be of both years.

    Raises:
        PhraseError: if the year at the end is not one of several years.
    """
    date, year = before.member, last.member
    said, bare = before.said[0].words, last.said[0].words
    if isinstance(date, Date) and isinstance(year, Date) and date.month and not year.month:
        other = date._replace(year=year.year)
        raise PhraseError(
            f"{shown(bare)} after {shown(said)} may be {date_text(year)} or {date_text(other)}: "
            "write both dates in full"
        )
    if isinstance(date, Range) and date.first and date.last and len(before.said) == 1:
        raise PhraseError(
            f"{shown(bare)} after {shown(said)} may be all of that year, or the same part of it: "
            "write both dates in full"
        )


def _with_their_years(items: list[str], dayfirst: DayFirst) -> list[str]:
    """The items, those joined again that a comma inside a date put apart: "May 1, 2019"."""
    joined = items[:1]
    for item in items[1:]:
        together = f"{joined[-1]}, {item}"
        if (
            _BARE_YEAR.fullmatch(item)
            and not _FULL_YEAR.search(joined[-1])
            and read_single(together, dayfirst=dayfirst)
        ):
            joined[-1] = together
        else:
            joined.append(item)
    return joined


def _ranged(text: str, dayfirst: DayFirst, *, every: bool) -> _Item | None:
    """An item that is a range: "between 1670 and 1672", "2005 or earlier"."""
    if every:
        return _range_of_all(text, dayfirst)
    found = read_between(text, dayfirst=dayfirst) or read_or_beyond(text, dayfirst=dayfirst)
    if found is None or not isinstance(found.node, Choice):
        return None
    return _Item(found.node.members[0], found.said)


def _shared(text: str, last: str, dayfirst: DayFirst) -> _Item | None:
    pair = read_pair(text, last, dayfirst=dayfirst) if last else None
    return _item(pair.first if pair else read_single(text, dayfirst=dayfirst))


def _final(before: str, text: str, dayfirst: DayFirst) -> _Item | None:
    pair = read_pair(before, text, dayfirst=dayfirst) if before else None
    return _item(pair.second if pair else read_single(text, dayfirst=dayfirst))


def _item(found: Single | None) -> _Item | None:
    return found and _Item(found.said.part, (found.said,), found.qualified, found.after)


@cache
def _all() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile("(?:all dates up to|todas las fechas hasta) (?P<last>.+)"),
        re.compile("(?:all dates from (?P<first>.+) on|todas las fechas desde (?P<desde>.+))"),
        re.compile("(?:all dates from|todas las fechas desde) (?P<range>.+)"),
        re.compile("(?:all dates in|todas las fechas de) (?P<date>.+)"),
    )


def _range_of_all(text: str, dayfirst: DayFirst) -> _Item | None:
    """Such as "all dates from 1670 to 1672" or "all dates up to 1672"."""
    until, since, between, inside = (pattern.fullmatch(text) for pattern in _all())
    date = read_single(inside["date"], dayfirst=dayfirst) if inside else None
    if date:
        return _Item(date.said.part, (date.said,))
    if until:
        last = read_single(until["last"], dayfirst=dayfirst)
        return _Item(Range(None, last_of(last.said.part)), (last.said,)) if last else None
    first = read_single((since["first"] or since["desde"]) if since else "", dayfirst=dayfirst)
    if first:
        return _Item(Range(first_of(first.said.part), None), (first.said,))
    dates = between["range"] if between else ""
    for found in _joint("to|hasta").finditer(dates):
        first = read_single(dates[: found.start()], dayfirst=dayfirst)
        last = read_single(dates[found.end() :], dayfirst=dayfirst)
        if first and last:
            return _Item(
                Range(first_of(first.said.part), last_of(last.said.part)), (first.said, last.said)
            )
    return None


def _place(member: Member) -> int:
    """Where a member stands in EDTF: what is open to one side, at that side."""
    if isinstance(member, Range):
        return -1 if member.first is None else 1 if member.last is None else 0
    return 0


def _all_of(text: str, members: tuple[Member, ...], said: tuple[Said, ...]) -> Found:
    """All of several dates; of centuries that follow one another, from the first to the last.

    Raises:
        PhraseError: They are ranges apart, which EDTF cannot say.
    """
    if {one.kind for one in said} != {CENTURY}:
        return Found(Choice(members, every=True), "all of", said)
    for (_, earlier), (later, _) in pairwise(_years(one) for one in said):
        if later != earlier + 1:
            raise PhraseError(f"{shown(text)} is several times: write an event for each")
    return of_centuries(said[0], said[-1], ())


def _years(said: Said) -> tuple[int, int]:
    return year_value(first_of(said.part).year), year_value(last_of(said.part).year)


__all__ = ["LONGEST_ITEM", "read_list"]

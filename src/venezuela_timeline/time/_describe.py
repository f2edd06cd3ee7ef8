"""A tree in words that say no more and no less than it does.

Law: what is said of a tree is read back, by `_phrases`, as a tree with the same answers. So no
two times that differ in an answer share their words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ._day_ranges import first_day
from ._describe_date import Phrase, everyday, said_first, worded
from ._nodes import Date, End, Interval
from .edtf import parse
from .wording import SPANISH, WORDINGS, smooth

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

    from ._nodes import Choice, Member, Node
    from .wording import Wording


_KEPT = 4096
"""So many descriptions are kept: a timeline says many of its dates more than once."""

_PLAIN = re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?")
"""Days and months, whose words differ by their year alone."""


@lru_cache(_KEPT)
def describe(text: str, lang: Lang) -> str:
    """A canonical EDTF text in words.

    >>> describe("2024-07-28", "es")
    '28 de julio de 2024'
    """
    if _PLAIN.fullmatch(text):
        before, after = _around_the_year(text[4:], lang)
        return f"{before}{text[:4]}{after}"
    return _in_words(parse(text), lang)


@cache
def _around_the_year(month_and_day: str, lang: Lang) -> tuple[str, str]:
    """What stands before and after the year in the words of a month or a day."""
    leap_year = "2000"  # it has every day
    before, _, after = _in_words(parse(f"{leap_year}{month_and_day}"), lang).rpartition(leap_year)
    return before, after


def _in_words(node: Node, lang: Lang) -> str:
    words = WORDINGS[lang]
    if isinstance(node, Date):
        text = _whole(node, words)
    elif isinstance(node, Interval):
        text = _interval(node, words)
    else:
        text = _choice(node, words)
    return smooth(text) if words is SPANISH else text


def _whole(date: Date, words: Wording) -> str:
    """A date that stands alone: a decade keeps its English article, a day has none."""
    phrase = worded(date, words)
    return str(phrase) if phrase.article == "the" else phrase.text


# Intervals ------------------------------------------------------------------------------


def _interval(node: Interval, words: Wording) -> str:
    start, end = node
    if isinstance(start, Date) and isinstance(end, Date):
        return _from_to(start, end, words)
    if isinstance(start, Date):
        pattern = words.since if end is End.OPEN else words.end_unknown
        return pattern.format(worded(start, words))
    if isinstance(end, Date):
        pattern = words.start_open if start is End.OPEN else words.start_unknown
        return pattern.format(worded(end, words))
    if start is end:
        return words.always
    return words.open_to_unknown if start is End.OPEN else words.unknown_to_open


def _from_to(start: Date, end: Date, words: Wording) -> str:
    """Two dates, what they share said once."""
    if said_first(start) and not any(end.marks):
        # "Around 2004 – 2006" would be around both.
        return words.from_to.format(worded(start, words), worded(end, words))
    alike = everyday(start) and everyday(end) and bool(start.day) is bool(end.day)
    if alike and start != end and start.year == end.year and start.month and end.month:
        first = words.months[int(start.month) - 1]
        if not start.day:
            return f"{first}–{_whole(end, words)}"
        if start.month == end.month:
            return f"{int(start.day)}–{_whole(end, words)}"
        return f"{words.day_month.format(int(start.day), first)} – {_whole(end, words)}"
    joint = "–" if alike and not start.month and not end.month else " – "
    return joint.join(_whole(date, words) for date in (start, end))


# Sets -----------------------------------------------------------------------------------


def _choice(node: Choice, words: Wording) -> str:
    # Years BCE come first: an era after the last of some years is heard as that of all.
    members = sorted(node.members, key=_of_our_era)
    said = [_member(member, words, every=node.every) for member in members]
    if node.every and len(members) == 1 and isinstance(members[0], Date):
        return words.all_in.format(worded(members[0], words))
    return _listed(said, words, every=node.every, apart=_ends_with_a_year(members))


def _of_our_era(member: Member) -> bool:
    first = member if isinstance(member, Date) else member.first
    return first is not None and first_day(first) > 0


def _ends_with_a_year(members: list[Member]) -> bool:
    """Whether the last is a year after a finer date: "10 May 1990 or 1991" may be May twice."""
    last = members[-1]
    return (
        isinstance(last, Date)
        and not last.month
        and any(isinstance(member, Date) and member.month for member in members)
    )


def _member(member: Member, words: Wording, *, every: bool) -> str:
    if isinstance(member, Date):
        return _whole(member, words)
    low, high = member
    if low and high:
        if every:
            return words.all_between.format(worded(low, words), worded(high, words))
        return words.between.format(_shared(low, high, words), worded(high, words))
    only = low or high
    assert only is not None  # noqa: S101  (a range has one end at least)
    if every:
        pattern = words.all_since if low else words.all_until
        return pattern.format(worded(only, words))
    return (words.or_later if low else words.or_earlier).format(_whole(only, words))


def _shared(low: Date, high: Date, words: Wording) -> str | Phrase:
    """The first of two dates without what the second will say: "between May and June 2019"."""
    if not (everyday(low) and everyday(high)) or low.year != high.year:
        return worded(low, words)
    if not low.month or not high.month or bool(low.day) != bool(high.day):
        return worded(low, words)
    month = words.months[int(low.month) - 1]
    if not low.day:
        return month
    day = str(int(low.day))
    same = low.month == high.month
    return Phrase(day if same else words.day_month.format(day, month), words.day_article)


def _listed(items: list[str], words: Wording, *, every: bool, apart: bool) -> str:
    """Items joined with commas and a last word, or with semicolons if they are to stand apart.

    So they are, too, where a comma or such a word is inside one.
    """
    if len(items) == 1:
        return items[0]
    last = words.and_ if every else words.or_
    # "Between 1 and 2 or 3" is clear; "aproximado e incierto" has another y.
    inside = [", ", f" {words.or_} ", f" {last} ", *([" e "] if every else [])]
    if apart or any(joint in item for item in items for joint in inside):
        return "; ".join([*items[:-1], f"{last} {items[-1]}"])
    return f"{', '.join(items[:-1])} {last} {items[-1]}"

"""Forms: patterns that a folded text is compared with whole, each with what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from venezuela_timeline.errors import PhraseError
from venezuela_timeline.time._nodes import Date, Range
from venezuela_timeline.time.days import month_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Part: TypeAlias = Date | Range
"""A date, or a range of dates within which the time lies."""


DayFirst: TypeAlias = bool | None
"""Whether the day goes before the month in figures; None to refuse what can be either."""


class Said(NamedTuple):
    """A date as it was said.

    Attributes:
        part: The date.
        words: The words it was read from, folded.
        kind: What kind of date they are.
    """

    part: Part
    words: str
    kind: str


class Form(NamedTuple):
    """One way to write a date.

    Attributes:
        kind: What it is called where a reading is explained.
        pattern: What matches the whole text.
        read: What a match means; None if it is something else after all.
    """

    kind: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Part | None]


def form(kind: str, pattern: str, read: Callable[[re.Match[str]], Part | None]) -> Form:
    """A form, its pattern compiled."""
    return Form(kind, re.compile(pattern), read)


def first_match(text: str, forms: Iterable[Form]) -> Said | None:
    """What the first form that matches makes of a text."""
    for kind, pattern, read in forms:
        found = pattern.fullmatch(text)
        part = read(found) if found else None
        if part is not None:
            return Said(part, text, kind)
    return None


_ARTICLE = re.compile("(?:the|el|la|los|las) ")


def without_article(text: str) -> str:
    """A folded phrase without the article before it."""
    found = _ARTICLE.match(text)
    return text[found.end() :] if found else text


def any_of(words: Iterable[str]) -> str:
    """The pattern of one of some words, the longest first.

    >>> any_of(["may", "mayo"])
    'mayo|may'
    """
    return "|".join(sorted(words, key=len, reverse=True))


def calendar_date(year: str, month: int, day: int = 0) -> Date:
    """A month or a day, if the calendar has it.

    Raises:
        PhraseError: The month has no such day.
    """
    text = f"{month:02}"
    if not day:
        return Date(year, text)
    if year.lstrip("-").isdecimal():
        checked_day(year, month, day)
    return Date(year, text, f"{day:02}")


def checked_day(year: str, month: int, day: int) -> None:
    """Refuse a day that the month does not have.

    Raises:
        PhraseError: with how many days it has.
    """
    length = month_length(int(year), month)
    if not 1 <= day <= length:
        raise PhraseError(f"there is no day {day} in {year}-{month:02}: it has {length} days")

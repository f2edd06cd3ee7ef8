"""A question in plain words: what is looked for in it, and within which time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import PhraseError, QueryError, shown
from venezuela_timeline.labels import LANGUAGES, words_of
from venezuela_timeline.time import TimeSpan, when, window
from venezuela_timeline.timeline.words import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 60
"""The most words of a question."""

_PHRASE = 12
"""The most words of a time."""

_PART = re.compile(r'["“«][^"”»]*["”»]\*?|\S+')
_AROUND = "¿?¡!.,;:()[]"
_MARKS = "¿?¡!,;:"
_YEAR = re.compile("[0-9]{4}")


@attrs.frozen
class Question:
    """What a question asks.

    Attributes:
        words: What is looked for: words, and phrases in quotes.
        left_out: The words that only ask, such as *who*.
        time: The part of it that says when, if there is one.
    """

    words: tuple[str, ...]
    left_out: tuple[str, ...]
    time: str | None


def read_question(text: str, years: range, *, timed: bool = True) -> Question:
    """What a question in English or Spanish asks.

    The longest run of words that `when` reads is its time. A bare number is one only if it is a
    year that the timeline reaches: 2229 can be a number of arrests.

    Args:
        text: The question.
        years: The years that the timeline reaches.
        timed: Whether to look for a time in it.

    Raises:
        QueryError: if it is too long.

    Example:
        >>> read_question("Who won the election of July 2024?", range(1998, 2025))
        Question(words=('won', 'election'), left_out=('Who', 'the', 'of'), time='July 2024')
    """
    parts = [part for part in _PART.findall(text) if terms_of(part)]
    if len(parts) > _LONGEST:
        raise QueryError(
            f"the question {shown(text)} has {len(parts)} words: ask with {_LONGEST} at most"
        )
    time = None
    for first, last in _runs(len(parts)) if timed else ():
        time = _time_in(" ".join(parts[first:last]), years)
        if time is not None:
            del parts[first:last]
            break
    plain = [part if part[0] in '"“«' else part.strip(_AROUND) for part in parts]
    words = tuple(dict.fromkeys(part for part in plain if not _only_asks(part)))
    if not words and time is None:  # what looks like a question can be a title
        return Question(tuple(dict.fromkeys(plain)), (), None)
    return Question(words, tuple(dict.fromkeys(part for part in plain if _only_asks(part))), time)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Where runs of words begin and end, the longest first."""
    for length in range(min(count, _PHRASE), 0, -1):
        yield from ((first, first + length) for first in range(count - length + 1))


def _time_in(phrase: str, years: range) -> str | None:
    """A phrase without the marks of a sentence around it, if that is a time."""
    if not re.search("[0-9]", phrase):
        return None
    bare = phrase.strip(_AROUND)
    if bare.isdecimal():
        return bare if _YEAR.fullmatch(bare) and int(bare) in years else None
    whole = phrase.strip(_MARKS)  # dots and brackets can be part of a time: [2019,2021], 2019/..
    without = whole.removesuffix(".")
    return next(filter(is_time, dict.fromkeys((whole, without, without.strip("()"), bare))), None)


def is_time(text: str) -> bool:
    """Whether a text says when."""
    try:
        read_time(text)
    except PhraseError:
        return False
    return True


def read_time(text: str) -> TimeSpan:
    """What a text means as a time: all that can be asked for with ``during``.

    Raises:
        PhraseError: if it has no meaning, or two.

    Example:
        >>> read_time("2024-07-28T18:00-04:00/2024-07-28T19:00-04:00").precision
        'second'
    """
    try:
        return when(text)
    except PhraseError as error:
        try:
            return window(text)
        except PhraseError:
            raise error from None


def _only_asks(part: str) -> bool:
    """Whether a word says nothing of what is asked about, in any language."""
    (term, *more) = terms_of(part)
    return not more and any(
        table.asking.get(term.strip()) == "" for table in map(words_of, LANGUAGES)
    )


def years_of(times: Sequence[TimeSpan]) -> range:
    """The years from the first of some times to the last, as far as they are known."""
    days = [day for time in times for day in (time.earliest, time.latest) if day]
    return (
        range(min(day.year for day in days), max(day.year for day in days) + 1)
        if days
        else range(0)
    )

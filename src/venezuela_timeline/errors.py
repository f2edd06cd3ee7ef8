"""What can go wrong, and what is said about it.

Every error that the library raises on purpose is a `TimelineError`. Each leaf is also the builtin
that a Python programmer would expect in its place, so ``except ValueError`` and
``except KeyError`` keep working.

Messages are lower case, show the offending value, and say where it is and what to do.
"""

from __future__ import annotations

import datetime
import inspect
import warnings
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "ArgumentError",
    "ConflictError",
    "DataError",
    "EDTFError",
    "Fault",
    "FormatError",
    "MissingExtraError",
    "ModelError",
    "PhraseError",
    "PositionError",
    "QueryError",
    "ReadError",
    "SaveError",
    "TimelineError",
    "TimelineWarning",
    "UnknownIdError",
]

_PATH = 200
"""The most characters of a fault's path that are shown: a key of a file can be of any length."""

_MESSAGE = 500
"""The most characters of a fault's message that are shown, and of its hint."""

_LISTED = 50
"""The most faults that are listed in a message; the rest is counted."""

_COMPARED = 500
"""The most words that a mistyped one is compared with."""

_LOOKED_AT_CLOSELY = 8
"""The most words that are compared with it letter by letter."""

_LONGEST = 200
"""So long a word may be to be counted letter by letter; no id is longer."""

_DIFFERING = 40
"""So many letters are compared between the ends that two words share."""

_ALIKE = 0.6
"""The least share of their letters that two words have in common if one is a slip of the other."""


class TimelineError(Exception):
    """The base of every error this library raises on purpose."""


class EDTFError(TimelineError, ValueError):
    """A text that is not EDTF.

    Attributes:
        text: The whole text that was read.
        position: Index of the first character at fault, from 0.
        reason: What is wrong there, and what would be right.
    """

    text: str
    position: int
    reason: str

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        return f"{shown(self.text)}, character {self.position}: {self.reason}"


class PhraseError(TimelineError, ValueError):
    """A phrase, number or object that cannot be read as one place in time."""


class ModelError(TimelineError, ValueError):
    """A value that a model class refuses."""


class QueryError(TimelineError, ValueError):
    """A query without a meaning: a reversed window, an unknown actor."""


class ArgumentError(QueryError, TypeError):
    """A question with an argument of the wrong type, such as a word in place of True or False."""


class UnknownIdError(TimelineError, KeyError):
    """An id that nothing in the timeline has."""

    def __str__(self) -> str:
        return str(self.args[0])


class PositionError(TimelineError, IndexError):
    """A position beyond the ends of a timeline."""


class ConflictError(TimelineError, ValueError):
    """Two different values under one id."""


class FormatError(TimelineError, ValueError):
    """A format or option this library does not know, or a file not in its format."""


class SaveError(TimelineError, OSError):
    """A target that cannot be written. What was there is untouched."""


class ReadError(TimelineError, OSError):
    """A file that cannot be opened."""


class MissingExtraError(TimelineError, ImportError):
    """A package that an optional part of this library needs is not installed."""

    @classmethod
    def of(cls, error: ImportError, extra: str) -> MissingExtraError:
        """What to install if an import failed."""
        return cls(f'{error.name} is missing: pip install "venezuela-timeline[{extra}]"')


class TimelineWarning(UserWarning):
    """A question that is probably not what was meant, such as one for a kind that no event has."""


def warn(message: str) -> None:
    """Warn of something, with the line in the caller's own code that asked for it."""
    frame, level = inspect.currentframe(), 1
    while frame is not None and _is_ours(frame.f_globals.get("__name__")):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, TimelineWarning, stacklevel=level)


def _is_ours(module: object) -> bool:
    return isinstance(module, str) and module.partition(".")[0] == __name__.partition(".")[0]


@attrs.frozen
class Fault:
    """One thing wrong in a data file.

    Attributes:
        file: Name of the file, or None if the data came without one.
        path: Where in the document, such as ``events[3].claims[0].by``.
        message: What is wrong there.
        hint: What to do about it, or an empty string.
        id: Id of the record it is in, or None if that is not known.
    """

    path: str
    message: str
    hint: str = ""
    file: str | None = None
    id: str | None = None

    def __str__(self) -> str:
        path = cut(self.path, _PATH)
        path += f" (id {shown(self.id)})" if path and self.id is not None else ""
        place = ": ".join(part for part in (cut(self.file or "", _PATH), path) if part)
        message = cut(self.message, _MESSAGE)
        text = f"{place}: {message}" if place else message
        return printable(f"{text} ({cut(self.hint, _MESSAGE)})" if self.hint else text)


def printable(text: str) -> str:
    r"""A text as one line in which nothing acts on a terminal: what it would not show is escaped.

    Example:
        >>> print(printable("a\x1b[2J\u202e\n"))
        a\x1b[2J\u202e\n
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


class DataError(TimelineError, ValueError):
    """A data file with faults; all of them are in `faults`, and its text lists the first fifty."""

    faults: tuple[Fault, ...]

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"{count:,} fault{'s' * (count != 1)} in the data"
        if hurried := sum(_OVER in fault.hint for fault in self.faults):
            head += f"; for {hurried:,} of them no nearest word was looked for"
        lines = [head, *map(str, self.faults[:_LISTED])]
        if count > _LISTED:
            lines.append(f"… and {count - _LISTED:,} more")
        return "\n  ".join(lines)


def shown(value: object, limit: int = 80) -> str:
    """The ``repr`` of a value, cut in the middle if it is longer than `limit`.

    Numbers and times that a data file can hold are shown as they are written there.
    """
    try:
        if isinstance(value, str):
            text = repr(value[: limit * 2])
        elif isinstance(value, Decimal | datetime.date | datetime.time):
            text = str(value)
        else:
            text = repr(value)
    except Exception:  # noqa: BLE001  (a message must not fail: deep lists, ints of 5,000 digits)
        text = f"a {type(value).__name__} too large or too deep to show"
    return cut(text, limit)


def cut(text: str, limit: int = 80) -> str:
    """A text, without its middle if it is longer than `limit`."""
    return text if len(text) <= limit else f"{text[: limit - 20]}…{text[-10:]}"


WHOLE_ID = 210
"""So many characters of an id a message shows: all of it, so that it can be copied."""

_MOST_NAMES = 12
"""So many names a message lists; the rest is counted."""


def some_of(names: Iterable[str], limit: int = 30) -> str:
    """Names as a message lists them, the first dozen of many.

    Args:
        names: The names.
        limit: So many characters of each are shown; `WHOLE_ID` for ids.

    Example:
        >>> some_of(["id", "when"])
        "'id', 'when'"
    """
    found = list(names)
    more = len(found) - _MOST_NAMES
    listed = ", ".join(shown(name, limit) for name in found[:_MOST_NAMES])
    return f"{listed} and {more:,} more" if more > 0 else listed or "none"


_WORK: ContextVar[list[int] | None] = ContextVar("_WORK", default=None)
"""How much may still be compared for the hints of one file, or None where no file is read."""

_MOST_WORK = 200_000
"""So many characters are compared for all hints of one file: a quarter of a second."""

_OVER = "no nearest word was looked for: too many faults come before it"
"""What stands in place of a hint beyond that."""


@contextmanager
def few_hints(work: int | None = None) -> Iterator[None]:
    """Where the faults of one file are gathered: their hints share one budget of work.

    What is beyond it is told so at once, without a search.

    Args:
        work: Another budget, such as none where faults are looked for that nobody is told.
    """
    if work is None and _WORK.get() is not None:
        yield
        return
    token = _WORK.set([_MOST_WORK if work is None else work])
    try:
        yield
    finally:
        _WORK.reset(token)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A hint that names the known words nearest to a mistyped one, or nothing.

    If there are very many, only those with the same beginning or ending are compared. Of long
    words the part in which they differ is compared, up to some length, and only a few words are
    compared letter by letter: those that share most letters.
    """
    if not isinstance(word, str):
        return ""
    left = _WORK.get()
    if left is not None and left[0] <= 0:
        return _OVER
    words = list(known)
    if left is not None:
        left[0] -= len(word) + len(words) // 8
    if len(words) > _COMPARED:
        # A typing mistake leaves one half of the word as it was.
        half = len(word) // 2
        halves = (one for one in words if one.startswith(word[:half]) or one.endswith(word[half:]))
        words = list(islice(halves, _COMPARED))
    if left is not None:
        left[0] -= sum(min(len(one), _LONGEST) for one in words)
    matches = _nearest(word, words)
    return (
        f"did you mean {' or '.join(shown(one, WHOLE_ID) for one in matches)}?" if matches else ""
    )


def _nearest(word: str, words: Sequence[str]) -> list[str]:
    """The three of some words that are most like another, if they are like it at all."""
    from collections import Counter  # noqa: PLC0415  (needed only in errors)
    from difflib import SequenceMatcher  # noqa: PLC0415  (costs 3 ms, needed only in errors)

    letters = Counter(word[:_LONGEST])
    likely = []
    for one in words:
        length = len(word) + len(one)
        if length > 2 * _LONGEST and word != one:  # its letters are too many to be counted
            shared = min(len(word), len(one))
        else:
            shared = (letters & Counter(one)).total()
        if 2 * shared >= _ALIKE * length:
            likely.append((2 * shared / length, one))
    found = []
    for _, one in sorted(likely, key=itemgetter(0), reverse=True)[:_LOOKED_AT_CLOSELY]:
        same, here, there = _differing(word, one)
        matcher = SequenceMatcher(None, there[:_DIFFERING], here[:_DIFFERING], autojunk=False)
        blocks = matcher.get_matching_blocks() if here and there else ()
        alike = 2 * (same + sum(block.size for block in blocks)) / (len(word) + len(one))
        if alike >= _ALIKE:
            found.append((alike, one))
    return [one for _, one in sorted(found, reverse=True)[:3]]


def _differing(one: str, other: str) -> tuple[int, str, str]:
    """How many letters two words share at both ends, and what is between in each."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return start + end, one[: len(one) - end], other[: len(other) - end]


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))

"""The dates of a table: each text is read once, from one column or several."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, Literal, overload

import attrs

from venezuela_timeline.errors import EDTFError, PhraseError, TimelineError, cut, shown
from venezuela_timeline.safe_text import shown_line
from venezuela_timeline.time import TimeSpan, when

from .cells import plain, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.labels import Lang

_KEPT = 100_000
"""The most readings that are kept while a table is read."""

_GOING_ON = re.compile(
    r"\.\.|present|ongoing|(?:el )?presente|actualidad|la actualidad", re.IGNORECASE
)
_TWO_READINGS = re.compile(r" may be .+ or ")
_NUMBERS = re.compile(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{4}|[0-9]{2})\b")
_CLOCK = re.compile(r"(?:[T ]|\b)[0-9]{1,2}:[0-9]{2}")
_MONTHS = 12
_SHOWN = 60

_FRACTION = "fractions of a second dropped"
"""What a reading notes of it: its other notes say how a text was understood, and lose nothing."""

Outcome = Literal["read", "ambiguous", "refused", "empty"]
"""What became of a text: it was read, could be read in two ways, or could not be read."""


class DateReader:
    """Reads the dates of one table; the same text is read once.

    Args:
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.

    Attributes:
        notes: What was dropped of some dates.
    """

    def __init__(self, dayfirst: bool | None = None) -> None:  # noqa: FBT001
        self.dayfirst = dayfirst
        self.notes: dict[str, None] = {}
        self._kept: dict[tuple[str, ...], TimeSpan | str] = {}

    def one(self, value: object) -> TimeSpan:
        """The time that a cell says.

        Raises:
            TimelineError: if it has no meaning as a time, or two.
        """
        if isinstance(value, str):
            return self._once((value,), self._read)
        value = plain(value)
        if isinstance(value, float) and value.is_integer():  # of a column with empty cells
            value = int(value)
        if isinstance(value, TimeSpan | datetime.date | int):
            return when(value)
        return self._once((text_of(value),), self._read)

    def ends(self, start: object, end: object) -> TimeSpan:
        """The time from one cell, which may be empty, to another."""
        return self._once((text_of(start), text_of(end)), self._read_ends)

    def parts(self, year: object, month: object, day: object) -> str:
        """A date whose year, month and day stand in cells of their own, in one text."""
        texts = [text_of(one) for one in (year, month, day)]
        numbers = [int(one) if one.isdecimal() and one.isascii() else None for one in texts]
        if texts[2] and not texts[1]:
            raise PhraseError(f"the day is {shown(texts[2])} and the month is empty: write both")
        if numbers[1] is not None and not 1 <= numbers[1] <= _MONTHS:
            raise PhraseError(f"the month is {shown(texts[1])}: write 1 to 12")
        if numbers[0] is None or (numbers[1] is None and texts[1]):
            return " ".join(filter(None, reversed(texts)))  # "5 julio 1811", "c. 1811"
        filled = [one for one in numbers if one is not None]
        return "-".join(f"{one:0{4 if at == 0 else 2}}" for at, one in enumerate(filled))

    def at_time(self, date: object, time: object) -> TimeSpan:
        """A day with its time of day in a cell of its own."""
        span = self.one(date)
        clock = time.isoformat() if isinstance(time, datetime.time) else text_of(time)
        if not clock or span.precision != "day" or _CLOCK.search(str(span)):
            return span
        return self._once((str(span), " ", clock), lambda day, _, hour: self._read(f"{day} {hour}"))

    def _once(self, texts: tuple[str, ...], read: Any) -> TimeSpan:
        found = self._kept.get(texts)
        if found is None:
            try:
                found = read(*texts)
            except TimelineError as error:
                found = str(error)
            if len(self._kept) < _KEPT:
                self._kept[texts] = found
        if isinstance(found, str):
            raise PhraseError(found)
        return found

    def _read(self, text: str) -> TimeSpan:
        reading = TimeSpan.from_words(text, dayfirst=self.dayfirst)
        if _FRACTION in reading.notes:
            self.notes[f"in some dates: {_FRACTION}"] = None
        return reading.span

    def _read_ends(self, start: str, end: str) -> TimeSpan:
        first = self._end(start) if start.strip() else ""
        last = ".." if _GOING_ON.fullmatch(end.strip()) else self._end(end)
        return TimeSpan(first if first == last else f"{first}/{last}")

    def _end(self, text: str) -> str:
        span = self._read(text)
        if "/" in span.edtf or len(span.members) > 1:
            raise PhraseError(f"{shown(text)} is more than one date: an end is one")
        return span.edtf


@lru_cache(1000)
def misread(text: str) -> str:
    """Why EDTF is refused in a table, where people may mean something else; else nothing.

    Example:
        >>> misread("1837-41").partition(":")[0], misread("1837-04"), misread("soon")
        ("cannot read '1837-41'", '', '')
    """
    try:
        TimeSpan.parse(text.strip())
        when(text)
    except EDTFError:
        return ""  # not EDTF: it is read as a phrase, and refused as one
    except PhraseError as error:
        return str(error)
    return ""


# Looking before anything is built ---------------------------------------------------------------


@attrs.frozen
class DateText:
    """A text of a column of dates, and what it is read as.

    Attributes:
        text: The text, as it stands there.
        rows: How many rows have it.
        outcome: ``read``, ``ambiguous`` (it can be read in two ways), ``refused`` or ``empty``.
        shape: How it was read, such as ``date, year``; of what was not, its figures and words:
            ``9/9/9999``.
        span: The time it means; None if it was not read.
        reason: Why it was not read, and what to write; empty if it was.
    """

    text: str
    rows: int
    outcome: Outcome
    shape: str
    span: TimeSpan | None
    reason: str

    def told(self, lang: Lang = "en") -> str:
        """What it was read as, in EDTF and in words, or why it was not."""
        if self.span is None:
            return f"{self.outcome}: {self.reason}" if self.reason else self.outcome
        return f"{self.span} ({self.span.describe(lang)})"


@attrs.frozen(repr=False)
class DateTexts(Sequence[DateText]):
    """The texts of a column of dates, each once, in the order in which they first stand there.

    Attributes:
        texts: The texts.
        dayfirst: How dates such as 3/4/2024 were read.

    Example:
        >>> print(read_texts(["circa 1890", "12/5/2019", "circa 1890"], dayfirst=True))
        circa 1890  1890~ (around 1890)
        12/5/2019   2019-05-12 (12 May 2019)
        3 rows: 3 read
    """

    texts: tuple[DateText, ...]
    dayfirst: bool | None = None

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> DateText: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[DateText]: ...
    def __getitem__(self, index: int | slice) -> DateText | Sequence[DateText]:
        return self.texts[index]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows were read, and how many were not."""
        found: Counter[Outcome] = Counter()
        for one in self.texts:
            found[one.outcome] += one.rows
        return found

    @property
    def shapes(self) -> Mapping[tuple[Outcome, str], int]:
        """How many rows have a text of each shape, the most frequent first."""
        found: Counter[tuple[Outcome, str]] = Counter()
        for one in self.texts:
            found[one.outcome, one.shape] += one.rows
        return dict(found.most_common())

    @property
    def advice(self) -> str:
        """What makes ambiguous dates clear, where others in the column show it; else nothing."""
        if self.dayfirst is not None or not self.counts.get("ambiguous"):
            return ""
        first, second = set(), set()
        for one in self.texts:
            if found := _NUMBERS.match(one.text):
                first |= {one.text} if int(found[1]) > _MONTHS else set()
                second |= {one.text} if int(found[2]) > _MONTHS else set()
        if bool(first) == bool(second):
            return "say which of day and month comes first: dayfirst=True or dayfirst=False"
        shows = min(first or second)
        order = "the day before the month" if first else "the month before the day"
        return f"{shown(shows)} has {order}: if all have, say dayfirst={bool(first)}"

    def __str__(self) -> str:
        rows = [(cut(shown_line(one.text), _SHOWN), shown_line(one.told())) for one in self.texts]
        width = max((len(text) for text, _ in rows), default=0)
        lines = [f"{text:<{width}}  {told}" for text, told in rows]
        return "\n".join([*lines, self.summary])

    def __repr__(self) -> str:
        return f"<DateTexts: {self.summary}>"

    @property
    def summary(self) -> str:
        """The counts in a line."""
        counts = self.counts
        said = ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items())
        total = sum(counts.values())
        return f"{total:,} row{'s' * (total != 1)}: {said or 'nothing read'}"

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><td>{escape(shown_line(one.text))}</td>"
            f"<td>{escape(shown_line(one.told()))}</td><td>{one.rows:,}</td></tr>"
            for one in self.texts
        )
        head = "<tr><th>Written</th><th>Read as</th><th>Rows</th></tr>"
        foot = escape(". ".join(filter(None, [self.summary, self.advice])))
        return f"<table><thead>{head}</thead><tbody>{cells}</tbody></table><p>{foot}</p>"


def read_texts(values: Iterable[object], *, dayfirst: bool | None = None) -> DateTexts:
    """The dates of a column beside what each is read as: see `DateTexts`."""
    found = Counter(text_of(value) for value in values)
    texts = tuple(_date_text(text, rows, dayfirst) for text, rows in found.items())
    return DateTexts(texts, dayfirst)


def _date_text(text: str, rows: int, dayfirst: bool | None) -> DateText:  # noqa: FBT001
    if not text.strip():
        return DateText(text, rows, "empty", "", None, "")
    try:
        reading = TimeSpan.from_words(text, dayfirst=dayfirst)
    except TimelineError as error:
        reason = str(error).removeprefix(f"cannot read {shown(text)}: ")
        outcome: Outcome = "ambiguous" if _TWO_READINGS.search(reason) else "refused"
        return DateText(text, rows, outcome, _figures(text), None, reason)
    return DateText(text, rows, "read", reading.rule, reading.span, "")


def _figures(text: str) -> str:
    """The figures and words of a text without what they say: ``9/9/9999``, ``a 9999``."""
    figures = re.sub(r"\d", "9", re.sub(r"(?<!\d)\d{1,2}(?!\d)", "9", text.strip()))
    return cut(re.sub(r"[^\W\d_]+", "a", figures))

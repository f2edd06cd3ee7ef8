"""`when` and `window`: what people write for a time, read without guessing.

English and Spanish phrases become EDTF. Nothing is filled in from today's date, and
what can be read in two ways is refused with both readings.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from venezuela_timeline.errors import EDTFError, PhraseError, shown

from ._arithmetic import day_text, year_text
from .days import MAX_YEAR
from .timespan import TimeSpan

_TO_SECONDS = len("2024-07-28T20:00:00")


def when(value: TimeSpan | date | int | str) -> TimeSpan:
    """The span that a value or phrase means.

    Takes a span, a date, a datetime (its seconds, and its offset if it has one), an int
    (a year), EDTF, or a phrase in English or Spanish. EDTF goes first: ``2004-06`` is
    June 2004. What the second of two dates says alone holds for the first, too: a year, a
    month, an era ("300 to 299 BC").

    Raises:
        PhraseError: It has no meaning as a time, or two; the message names both.

    >>> when("since 2006"), when("principios de los 2000"), when("44 BC")
    (TimeSpan('2006/..'), TimeSpan('[2000~..2003~]'), TimeSpan('-0043'))
    """
    if isinstance(value, TimeSpan):
        return value
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, datetime):
        return TimeSpan(_datetime_text(value))
    if isinstance(value, date):
        return TimeSpan(date.isoformat(value))
    if type(value) is int:
        if abs(value) > MAX_YEAR:
            raise PhraseError("years reach to 10^15 on both sides, no farther")
        return TimeSpan(year_text(value))
    raise PhraseError(
        f"{shown(value)} is no time: give an EDTF text, a phrase, a date or the number of a year"
    )


def window(value: TimeSpan | date | int | str) -> TimeSpan:
    """All of a stretch of time, to look for what lies in it: ``2024-07`` is 1 to 31 July.

    The result starts and ends with a known day or is open. Takes what `when` takes, if
    it is contiguous and unqualified.

    Raises:
        PhraseError: It is no time, or leaves open where it starts or ends.

    >>> window("2024-07"), window("2006/..")
    (TimeSpan('2024-07-01/2024-07-31'), TimeSpan('2006-01-01/..'))
    """
    span = when(value)
    if span.approximate or span.uncertain:
        raise PhraseError(f"window {shown(span.edtf)} is vague: leave out the qualifier (~ ? %)")
    if span.unknown_start or span.unknown_end:
        raise PhraseError(
            f"window {shown(span.edtf)} has an unknown end: write '..' for an open one"
        )
    if span.every or len(span.cells) > 1 or not span.exact:
        raise PhraseError(
            f"window {shown(span.edtf)} is not one stretch of time: write it as start/end"
        )
    if span.precision == "second":
        return span
    first, last = span.bounds.start_min, span.bounds.end_max
    low, high = (day_text(end) if isinstance(end, int) else ".." for end in (first, last))
    if low is None or high is None:
        raise PhraseError(f"window {shown(span.edtf)} is beyond the years -9999 to 9999")
    return TimeSpan(low if low == high != ".." else f"{low}/{high}")


def _datetime_text(value: datetime) -> str:
    # Subclasses may print more: pandas' has nanoseconds, and one that is no time at all,
    # unequal to itself.
    if not (value == value):  # noqa: PLR0124
        raise PhraseError(f"{shown(value)} is no time: leave it out")
    text = datetime.isoformat(value)[:_TO_SECONDS]
    offset = value.utcoffset()
    if offset is None:
        return text
    if offset % timedelta(minutes=1):
        raise PhraseError(f"{value!r} has an offset of {offset}, which EDTF cannot write: use UTC")
    minutes = offset // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"{text}{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _from_text(text: str) -> TimeSpan:
    text = str.__str__(text)  # also of a subclass that says otherwise
    stripped = text.strip()
    try:
        return TimeSpan(stripped)
    except EDTFError as error:
        problem = error
    from ._phrase_grammar import read_phrase  # noqa: PLC0415  (costs as much as the rest of this room)

    return TimeSpan(read_phrase(text, problem))

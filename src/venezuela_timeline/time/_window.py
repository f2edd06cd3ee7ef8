"""`window`: the whole of a stretch of time, in which to look for events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown

from .days import day_text
from .timespan import TimeSpan, when

if TYPE_CHECKING:
    from datetime import date

_MINUTES = re.compile(r"(?<=T[0-9]{2}:[0-9]{2})(?=Z|[-+]|/|$)")
"""Where the seconds of a time of day are left out."""


def window(value: TimeSpan | date | int | str) -> TimeSpan:
    """The whole of a stretch of time, in which to look for events: ``2024-07`` is 1 to 31 July.

    It takes what `when` takes, if that is contiguous and unqualified. The result starts and
    ends with a known day, or is open.

    Raises:
        PhraseError: The value is not a time, or it is unclear where the time starts or ends.

    >>> window("2024-07"), window("2006/..")
    (TimeSpan('2024-07-01/2024-07-31'), TimeSpan('2006-01-01/..'))
    """
    if isinstance(value, str) and "/" in value:
        value = _MINUTES.sub(":00", value)
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
    if "T" in span.edtf:
        raise PhraseError(
            f"window {shown(span.edtf)} has a time of day on one side only: write one, with its "
            "offset from UTC, on both sides, or on none"
        )
    first, last = span.bounds.start_min, span.bounds.end_max
    low, high = (day_text(end) if isinstance(end, int) else ".." for end in (first, last))
    if "Y" in low + high:  # such a year has no days in EDTF
        raise PhraseError(f"window {shown(span.edtf)} is beyond the years -9999 to 9999")
    return TimeSpan(low if low == high != ".." else f"{low}/{high}")

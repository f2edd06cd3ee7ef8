"""On which days a calendar shows an event, and how that is written."""

from __future__ import annotations

import datetime
import math
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from venezuela_timeline.time.days import as_date

if TYPE_CHECKING:
    from venezuela_timeline.model import Event
    from venezuela_timeline.model.inferred import Inferred
    from venezuela_timeline.time import Bounds, TimeSpan

PLAIN_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_DAY = datetime.timedelta(1)
_YEAR = datetime.timedelta(366)

How = Literal["exact", "whole", "marked", "since", "until"]
"""How the days shown relate to an event's time; `Placement` says what each means."""

LongSpans = Literal["mark", "full", "skip"]
"""What becomes of an event longer than a year."""

Imprecise = Literal["mark", "full"]
"""What becomes of an event of which several days are possible."""

Times = Literal["utc", "floating", "none"]
"""How times of day are written."""


class Placement(NamedTuple):
    """The days on which a calendar shows an event, and how they relate to its time.

    ``exact``: its very days. ``whole``: from the earliest to the latest day on which it can
    have been. ``marked``: only the first day, because its time is imprecise, or longer than a
    year. ``since``: only the first day, because no end is known. ``until``: only the last day,
    because no start is known.
    """

    first: datetime.date
    last: datetime.date
    how: How


def placement(
    event: Event, long_spans: LongSpans = "mark", imprecise: Imprecise = "mark"
) -> Placement | None:
    """Where a calendar shows an event; None if no day of the years 1 to 9999 is known.

    An event without a time is shown where it is inferred to be.

    Args:
        event: The event.
        long_spans: With ``full``, an event longer than a year is shown on all of its days,
            not just on its first.
        imprecise: With ``full``, an event of which several days are possible is shown on all
            of them, not just on the first.
    """
    if event.when is not None:
        return place_span(event.when, long_spans, imprecise)
    if event.inferred is None:
        return None
    return _place(event.inferred.bounds, long_spans, imprecise, exact=True)


def is_long(event: Event) -> bool:
    """Whether an event may be longer than a year."""
    place = placement(event, "full", "full")
    return place is not None and place.last - place.first >= _YEAR


def place_span(
    span: TimeSpan, long_spans: LongSpans = "mark", imprecise: Imprecise = "mark"
) -> Placement | None:
    """Where a calendar shows a time; see `placement`."""
    if PLAIN_DAY.fullmatch(span.edtf):  # the usual case, much faster
        day = datetime.date.fromisoformat(span.edtf)
        return Placement(day, day, "exact")
    exact = not (span.approximate or span.uncertain)
    return _place(span.bounds, long_spans, imprecise, exact=exact)


def _place(
    bounds: Bounds, long_spans: LongSpans, imprecise: Imprecise, *, exact: bool
) -> Placement | None:
    """Where a calendar shows a time by its bounds; `exact` says whether these are what it says."""
    first, last = as_date(bounds.start_min), as_date(bounds.end_max)
    if first is None or last is None:
        day = first or last
        return None if day is None else Placement(day, day, "since" if last is None else "until")
    known = bounds.start_min == bounds.start_max and bounds.end_min == bounds.end_max
    how: How = "exact" if known and exact else "whole"
    full = long_spans if last - first >= _YEAR else "full" if how == "exact" else imprecise
    if full != "full" and last > first:
        return Placement(first, first, "marked")
    return Placement(first, last, how)


def why_once(event: Event, place: Placement) -> str | None:
    """Why an event shown in a place does not come back every year; None if it does.

    Example:
        >>> from venezuela_timeline import Event
        >>> event = Event("law", "A law", "2006-05-01/..")
        >>> why_once(event, placement(event))
        'its end is not known'
    """
    if place.how == "exact":
        return None
    if place.how in {"since", "until"}:
        return f"its {'end' if place.how == 'since' else 'start'} is not known"
    time = event.when or event.inferred
    if is_long(event) and time is not None and has_known_day(time):
        return "it is longer than a year"
    return "its day is not known"


def has_known_day(time: TimeSpan | Inferred) -> bool:
    """Whether the days of a time are known, as far as it has a start and an end."""
    if getattr(time, "approximate", False) or getattr(time, "uncertain", False):
        return False
    bounds = time.bounds
    ends = (bounds.start_min, bounds.start_max), (bounds.end_min, bounds.end_max)
    return all(low == high for low, high in ends if math.isfinite(low) and math.isfinite(high))


class Written(NamedTuple):
    """The lines that say when a VEVENT is.

    Attributes:
        start: ``DTSTART…:…``.
        end: ``DTEND…:…``; empty for a moment, and on the last day of the year 9999.
        timed: Whether the time of day is shown.
    """

    start: str
    end: str
    timed: bool


def written(span: TimeSpan | None, place: Placement, times: Times = "utc") -> Written:
    """How a time is written in its place.

    A time of day is shown only if both ends have one and neither is imprecise, and in UTC
    only if both have an offset. Days have an exclusive end (RFC 5545, 3.6.1), which is always
    later than the start.

    Args:
        span: The time; None if it is inferred, for then only days are known.
        place: Where it is shown.
        times: How times of day are written.
    """
    if span is not None and "T" in span.edtf and times != "none" and place.how == "exact":
        start, end = span.start_time, span.end_time
        if start is not None and end is not None:
            form = _floating if times == "floating" else _utc
            first, last = form(start), form(end)
            if first is not None and last is not None:
                lasts = f"DTEND:{last}" if last > first else ""
                return Written(f"DTSTART:{first}", lasts, timed=True)
    after = place.last + _DAY if place.last < datetime.date.max else place.last
    until = basic(after) if after > place.first else ""
    return Written(
        f"DTSTART;VALUE=DATE:{basic(place.first)}",
        until and f"DTEND;VALUE=DATE:{until}",
        timed=False,
    )


def why_untimed(span: TimeSpan, place: Placement) -> str:
    """Why a time of day that is asked for is not shown in its place, and what to do if one can."""
    if place.how != "exact":
        return "it is shown on one day alone" if has_known_day(span) else "it is imprecise"
    ends = span.start_time, span.end_time
    if None in ends:
        return "only the start or the end has one"
    if any(end is not None and end.tzinfo is None for end in ends):
        return (
            "it has no offset from UTC: write one, as in 19:30+01:00, or show it as it stands with "
            "times='floating'"
        )
    return "calendars have no such moment in UTC"


def basic(day: datetime.date) -> str:
    """A DATE value (RFC 5545, 3.3.4)."""
    return day.isoformat().replace("-", "")


def _utc(moment: datetime.datetime) -> str | None:
    if moment.tzinfo is None:
        return None
    try:
        utc = moment.astimezone(datetime.UTC)
    except OverflowError:  # in the first and the last hours that datetime knows
        return None
    return f"{_floating(utc)}Z"


def _floating(moment: datetime.datetime) -> str:
    return f"{basic(moment.date())}T{moment:%H%M%S}"

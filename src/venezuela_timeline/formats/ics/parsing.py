"""What a VEVENT shows, read back: the opposite of `_ics_text` and `_ics_days`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import TimelineError, shown
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.model import Text
from venezuela_timeline.time import TimeSpan

from .datetimes import parsed
from .description import described, headings, when_line
from .lines import unescaped
from .placement import How, place_span, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from venezuela_timeline.formats.report import Report

    from .datetimes import Times
    from .lines import Line

_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"})
_SHOWN = _TEXTS | {"GEO", "URL", "DTSTART", "DTEND"}
_MAX_EDTF = 10_000
_DAY = datetime.timedelta(1)


@attrs.frozen
class Shown:
    """What a VEVENT says of an event.

    Attributes:
        ours: Whether the VEVENT is of our own writing.
        title: Its title, without the note that says when; None where it has none.
        when: Its time.
        summary: Its description; of our own, only the summary in it.
    """

    ours: bool
    title: Text | None
    when: TimeSpan
    summary: Text | None


def values_of(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """The names and values a digest is made of: see `_ics_embed`."""
    return [(line.name, _value(line.name, line.value)) for line in lines if line.name in _SHOWN]


def _value(name: str, value: str) -> str:
    if name in _TEXTS:
        return unescaped(value)
    if name == "GEO":
        try:
            return ";".join(f"{float(part) + 0.0:.6f}" for part in value.split(";"))
        except ValueError:
            return value
    return value


def is_anniversary(line: Line) -> bool:
    """Whether a line is the yearly rule that an export has written, on request."""
    if line.name != "RRULE":
        return False
    parts = dict(part.partition("=")[::2] for part in line.value.upper().split(";"))
    return parts.keys() == {"FREQ", "BYMONTH", "BYMONTHDAY"} and parts["FREQ"] == "YEARLY"


def shown_of(
    properties: Mapping[str, Line], times: Times | None, seen: TimeSpan, report: Report
) -> Shown:
    """What a VEVENT says, as our own writer would have said it, or as it stands.

    Args:
        properties: Its lines by name.
        times: Its start and end; None where it is one of several repeats.
        seen: The time between them.
        report: Takes what no longer fits.
    """
    title, description = properties.get("SUMMARY"), properties.get("DESCRIPTION")
    words = unescaped(title.value) if title is not None else ""
    text = unescaped(description.value) if description is not None else ""
    span = None if times is None else _edtf(properties, report)
    if span is None:
        return Shown(False, text_of(words, title), seen, text_of(text, description))
    how = _how(span, times)
    when = span
    if how is None:
        line = properties["X-TIMELINE-EDTF"]
        message = f"moved since it was written: its days are taken, not {shown(span.edtf)}"
        report.add(message, line=line.number)
        when = seen
    if how != "exact":
        words = _without_note(words, span)
    return Shown(True, text_of(words, title), when, text_of(_summary(text, span), description))


def _edtf(properties: Mapping[str, Line], report: Report) -> TimeSpan | None:
    """The time that the property of our own says; None where there is none that an event has."""
    line = properties.get("X-TIMELINE-EDTF")
    if line is None:
        return None
    try:
        span = TimeSpan(unescaped(line.value)[:_MAX_EDTF])
    except TimelineError as error:
        report.add(f"passed over: {error}", line=line.number)
        return None
    if span.every or span.open_start:
        report.add(f"passed over: no event has the time {shown(span.edtf)}", line=line.number)
        return None
    return span


def _how(span: TimeSpan, times: Any) -> How | None:
    """How a time is shown by an event's start and end; None where it can't be."""
    for long_spans in ("mark", "full"):
        place = place_span(span, long_spans)
        if place is None:
            return None
        for form in ("utc", "floating", "none"):
            if _expected(written(span, place, form)) == _compared(*times):
                return place.how
    return None


def _expected(lines: Any) -> tuple[object, object]:
    return parsed(lines.start.rpartition(":")[2]), parsed(lines.end.rpartition(":")[2])


def _compared(start: Any, end: Any) -> tuple[object, object]:
    """Start and end; of a day without an end, the next day (RFC 5545, 3.6.1)."""
    if end is not None:
        return start.value, None if start.timed and end.value == start.value else end.value
    if start.timed or start.value == datetime.date.max:
        return start.value, None
    return start.value, start.value + _DAY


def text_of(words: str, line: Line | None) -> Text | None:
    """A text in the language its line says; None for blanks."""
    if line is None or not words.strip():
        return None
    try:
        return Text({line.parameter("LANGUAGE") or "und": words})
    except TimelineError:
        return Text({"und": words})


def _without_note(words: str, span: TimeSpan) -> str:
    for lang in LANGUAGES:
        note = f" ({described(span, lang)})"
        if words.endswith(note):
            return words.removesuffix(note)
    return words


def _summary(text: str, span: TimeSpan) -> str:
    """What stands before the line that says when; all of it where there is no such line."""
    for lang in LANGUAGES:
        line = when_line(span, lang)
        ends = ("", *headings(lang))
        at = -1
        marked = f"\n{text}"
        while (at := marked.find(f"\n{line}", at + 1)) >= 0:
            rest = marked[at + 1 + len(line) :]
            if not rest or rest.startswith(ends[1:]):
                return marked[1:at] if at else ""
    return text

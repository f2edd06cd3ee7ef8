"""What a VEVENT shows, read back: the counterpart of `description` and `placement`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import TimelineError, shown
from venezuela_timeline.labels import LANGUAGES
from venezuela_timeline.model import Place, Text
from venezuela_timeline.model.validation import MAX_REVISION
from venezuela_timeline.time import TimeSpan

from .anniversaries import anniversary, is_anniversary
from .datetimes import parsed
from .description import headings, opening, when_line
from .lines import unescaped
from .placement import (
    PLAIN_DAY,
    How,
    Imprecise,
    LongSpans,
    Times,
    has_known_day,
    place_span,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Status

    from .components import Block
    from .datetimes import Occurrence
    from .lines import Line
    from .placement import Written

_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"})
_SHOWN = _TEXTS | {"GEO", "URL", "DTSTART", "DTEND"}
_FORMS: tuple[Times, ...] = ("utc", "floating", "none")
_SHOWN_AS: tuple[tuple[LongSpans, Imprecise], ...] = (
    *(("mark", "mark"), ("mark", "full"), ("full", "mark"), ("full", "full")),
)
_MAX_EDTF = 10_000
_DAY = datetime.timedelta(1)

Ends = tuple[object, object]
"""What icalendar reads in DTSTART and DTEND; None for an end that is not there."""


@attrs.frozen
class Shown:
    """What a VEVENT says of an event.

    Attributes:
        title: Its title, without our note that says when; None if it has none.
        when: Its time.
        summary: Its description; in a VEVENT of ours, only the summary in it.
    """

    title: Text | None
    when: TimeSpan
    summary: Text | None


def shown_of(
    properties: Mapping[str, Line],
    occurrence: Occurrence,
    exact: TimeSpan | None,
    report: Report,
) -> Shown:
    """What a VEVENT says: as our own writer meant it, if we have written it, or as it stands.

    Args:
        properties: Its lines by name.
        occurrence: Its start and end.
        exact: The time in the property that only we write; None if another program has
            written the VEVENT, or it is one of several repeats.
        report: Takes what does not fit together any more.
    """
    title, description = properties.get("SUMMARY"), properties.get("DESCRIPTION")
    words = unescaped(title.value) if title is not None else ""
    text = unescaped(description.value) if description is not None else ""
    if exact is None:
        when = occurrence.span()
        return Shown(text_of(words, title), when, text_of(text, description))
    how = _how(exact, occurrence)
    when = exact
    if how is None:
        message = f"moved since it was written: its days are taken, not {shown(exact.edtf)}"
        report.add(message, line=properties["X-TIMELINE-EDTF"].number)
        when = occurrence.span()
    if how != "exact":
        words = without_note(words, exact)
    rule = properties.get("RRULE")
    if rule is not None and is_anniversary(rule):
        words = without_year(words, exact)
    return Shown(text_of(words, title), when, text_of(summary_of(text, exact)[0], description))


# Times ----------------------------------------------------------------------------------------


def exact_time(properties: Mapping[str, Line], report: Report) -> TimeSpan | None:
    """The time in the property that only we write; None if no event can have it."""
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


def _how(span: TimeSpan, occurrence: Occurrence) -> How | None:
    """How an event's start and end show a time; None if they cannot."""
    for long_spans, imprecise in _SHOWN_AS:
        place = place_span(span, long_spans, imprecise)
        if place is None:
            return None
        for form in _FORMS:
            if _expected(written(span, place, form)) == _compared(occurrence):
                return place.how
    return None


def _expected(lines: Written) -> Ends:
    """The ends that lines of ours say."""
    return parsed(lines.start.rpartition(":")[2]), parsed(lines.end.rpartition(":")[2])


def _compared(occurrence: Occurrence) -> Ends:
    """The ends of an occurrence; a day without an end ends with the next (RFC 5545, 3.6.1)."""
    start, end = occurrence
    if end is not None:
        return start.value, None if start.timed and end.value == start.value else end.value
    if start.timed or start.value == datetime.date.max:
        return start.value, None
    return start.value, start.value + _DAY


# Texts ----------------------------------------------------------------------------------------


def text_of(words: str, line: Line | None) -> Text | None:
    """A text in the language that its line says; None if it is blank."""
    if line is None or not words.strip():
        return None
    try:
        return Text({line.parameter("LANGUAGE") or "und": words})
    except TimelineError:
        return Text({"und": words})


def without_note(words: str, span: TimeSpan) -> str:
    """A title without the note that says when."""
    for lang in LANGUAGES:
        note = f" ({span.describe(lang)})"
        if words.endswith(note):
            return words.removesuffix(note)
    return words


def without_year(words: str, span: TimeSpan) -> str:
    """The title of an anniversary without what says that it is one."""
    for lang in LANGUAGES:
        before, after = anniversary("\0", span, lang).split("\0")
        if words.startswith(before) and words.endswith(after):
            return words.removeprefix(before).removesuffix(after)
    return words


def opened(text: str, span: TimeSpan) -> tuple[str, str]:
    """The first line of a description of ours if it says that the day is not known, and the rest.

    The rest keeps the line break before it.
    """
    for lang in () if has_known_day(span) else LANGUAGES:
        first = opening(span, lang)
        if text == first or text.startswith(f"{first}\n"):
            return first, text[len(first) :]
    return "", text


def summary_of(text: str, span: TimeSpan) -> tuple[str, str]:
    """The summary in a description of ours, and what stands after it and after the time.

    If nothing tells its end, all of it is the summary.
    """
    first, rest = opened(text, span)
    lines = rest if first else f"\n{text}"  # so that each line follows a line break
    for lang in LANGUAGES:
        mark = f"\n{when_line(span, lang)}"
        at = lines.find(mark)
        while at >= 0:
            rest = lines[at + len(mark) :]
            if not rest or rest.startswith(headings(lang)):
                return lines[1:at], rest
            at = lines.find(mark, at + 1)
    if first or PLAIN_DAY.fullmatch(span.edtf):  # the calendar's day has said it
        found = [lines.find(mark) for lang in LANGUAGES for mark in headings(lang)]
        end = min((at for at in found if at >= 0), default=len(lines))
        return lines[1:end], lines[end:]
    return lines[1:], ""


def categories(block: Block) -> Iterator[str]:
    """The names of all categories."""
    for line in block.lines:
        if line.name == "CATEGORIES":
            yield from names_in(line)


def names_in(line: Line) -> Iterator[str]:
    """The names in a list; an escaped comma is part of a name."""
    if line.name == "CATEGORIES":
        for name in line.value.replace("\\,", "\0").split(","):
            yield unescaped(name.replace("\0", "\\,"))


# Other values ---------------------------------------------------------------------------------


def degrees(line: Line) -> tuple[float, float] | None:
    """The latitude and longitude in a GEO property; None if it has none that are right."""
    try:
        latitude, longitude = map(float, line.value.split(";"))
        Place("p", "p", latitude=latitude, longitude=longitude)
    except ValueError:
        return None
    return latitude, longitude


def day_of(line: Line | None) -> datetime.date | None:
    """The day of a date-time in UTC; None if the line does not say one."""
    if line is None:
        return None
    digits = line.value[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def revision_of(line: Line | None) -> int:
    """The revision that a SEQUENCE property, which counts from 0, stands for."""
    if line is None or not line.value.isascii() or not line.value.isdigit():
        return 1
    return min(int(line.value[:12]) + 1, MAX_REVISION)


def status_of(line: Line | None, *, ours: bool) -> Status:
    """What a STATUS property says became of an event.

    Others use TENTATIVE for what is not settled; only in our own files does it say postponed.
    """
    word = "" if line is None else line.value.strip().upper()
    if word == "CANCELLED":
        return "cancelled"
    return "postponed" if word == "TENTATIVE" and ours else "held"


def values_of(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """The names and values that a digest is made of; see `payload.digest`."""
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

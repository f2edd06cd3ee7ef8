"""Timelines written as calendars: their properties, time zones and events.

Lines are not written through the icalendar package, which changes some texts (a backslash
before N becomes a line break) and is many times slower.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, get_args

from venezuela_timeline.errors import FormatError, did_you_mean, shown
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.report import Report
from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.timeline.consistency import solve

from . import payload
from .anniversaries import Anniversaries
from .colours import COLOURS, hexadecimal
from .components import scan
from .description import Details
from .event_writer import EventWriter, Options
from .lines import cleaned, escaped, folded, language_of, split_loosely, unescaped
from .passthrough import HEADER, PRODID, Kept, KeptCalendar
from .placement import Imprecise, LongSpans, Times
from .wording import told_of_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import icalendar

    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline


def chunks(  # noqa: PLR0913  (there are as many ways to write a calendar)
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    anniversaries: Anniversaries | None = None,
    long_spans: LongSpans = "mark",
    imprecise: Imprecise = "mark",
    times: Times = "utc",
    details: Details = "short",
    key: bool = False,
    name: str | None = None,
    colour: str | None = None,
    embed: bool = False,
    inferred: bool = False,
    kept: Kept | None = None,
    modified: datetime.date | str | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[str]:
    """The timeline as a calendar, one event at a time.

    Days are DATE values with an exclusive DTEND. An event with an imprecise date is shown on the
    first day on which it may have been, and says so in SUMMARY and in the first line of
    DESCRIPTION; ``X-TIMELINE-EDTF`` holds the date exactly. An event longer than a year, or without
    a known end, is one marked day, too. The output depends on the data and the options alone.

    Args:
        timeline: What to write.
        report: Takes what a calendar could not hold.
        lang: Language of the texts, ``en`` or ``es``.
        anniversaries: Repeat every event whose days are known, each year, under a title that says
            so. The value says when an event of 29 February comes back: ``last-of-february`` or
            ``leap-years``.
        long_spans: ``mark`` shows an event longer than a year on its first day, ``full`` on
            all days, ``skip`` not at all.
        imprecise: ``mark`` shows an event of which several days are possible on the first of
            them, ``full`` on all.
        times: ``utc`` shows a time of day as the same moment everywhere, if its offset is
            known; ``floating`` shows the hour as it was written, in every zone; ``none``
            shows days only.
        details: ``short`` gives the summary, up to three versions where they differ, the sources
            and one link; ``long`` gives every claim and every citation.
        key: Whether to write key events alone.
        name: Name of the calendar, instead of the timeline's title.
        colour: A colour of CSS, such as ``teal``, or one like ``#008080``.
        embed: Whether to carry every event whole in a property of its own, which `loads`
            reads.
        inferred: Whether links say when events were, as in `chronology.solve`: an event without a
            date is then shown where they place it, in words that say so. Without this, such an
            event is left out, unless the timeline is that of a solution.
        kept: What a reader kept of the file that this timeline came from: ``report.kept``. Of an
            event that has changed, only the lines differ that say what has changed.
        modified: When the events that differ from `kept` were changed, and those that are not in it
            were added: a day, or a time; the clock is never asked.
        progress: Called after each event with the number of events written.

    Laws:
        No line has more than 75 octets, and none ends inside a character.
        With `embed`, ``loads(dumps(timeline)) == timeline`` if all events are shown.

    Raises:
        FormatError: if there are no words in the language, or an option has no such value.
    """
    check_language(lang)
    for option, value, allowed in (
        ("anniversaries", anniversaries, (None, *get_args(Anniversaries))),
        ("long_spans", long_spans, get_args(LongSpans)),
        ("imprecise", imprecise, get_args(Imprecise)),
        ("times", times, get_args(Times)),
        ("details", details, get_args(Details)),
    ):
        _check(option, value, allowed)
    options = Options(
        lang=lang,
        anniversaries=anniversaries,
        long_spans=long_spans,
        imprecise=imprecise,
        times=times,
        details=details,
        key=bool(key),
        embed=bool(embed),
        kept=kept or Kept(),
        modified=_modified(modified),
    )
    report = Report() if report is None else report
    if inferred:
        timeline = solve(timeline).timeline()
    yield from _calendars(timeline, options, name=name, colour=colour, report=report, done=progress)


dumps: Final = joined(chunks)


def to_icalendar(timeline: Timeline, **options: Any) -> icalendar.Calendar:
    """The same calendar as objects of the icalendar package, to go on from there.

    Args:
        timeline: What to convert.
        **options: The options of `chunks`.

    Raises:
        FormatError: as `chunks` does.
    """
    from icalendar import Calendar, vText  # noqa: PLC0415  (costs 35 ms, and few ask for it)

    data = dumps(timeline, **options).encode()
    calendar = Calendar.from_ical(data)
    # icalendar reads an escaped backslash before N as a line break, so its texts are replaced.
    blocks = scan(data, Report(), max_bytes=len(data), max_events=len(data), file=None).blocks
    components = [calendar, *calendar.subcomponents]
    for component, lines in zip(components, [[], *(block.lines for block in blocks)], strict=True):
        for line in lines:
            if "\\\\" in line.value and isinstance(component.get(line.name), vText):
                component[line.name] = vText(
                    unescaped(line.value), params=component[line.name].params
                )
    return calendar


def _check(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        words = [word for word in allowed if isinstance(word, str)]
        hint = (
            isinstance(value, str) and did_you_mean(value, words)
        ) or f"write one of {', '.join(words)}"
        raise FormatError(f"{name} is {shown(value)}: {hint}")


def _calendars(  # noqa: PLR0913  (what `chunks` is given)
    timeline: Timeline,
    options: Options,
    *,
    name: str | None,
    colour: str | None,
    report: Report,
    done: Callable[[int], object] | None,
) -> Iterator[str]:
    """The calendars of the file that a timeline comes from, or one of our own."""
    writer = EventWriter(timeline, options, report)
    count = 0
    for number, calendar in enumerate(options.kept.calendars or (KeptCalendar(),)):
        called = None if number else name
        top = _top(timeline, calendar, name=called, colour=colour, options=options, report=report)
        yield "".join(map(folded, ("BEGIN:VCALENDAR", *top, *calendar.components)))
        for event in _of_calendar(timeline, options, number):
            if vevent := writer.vevent(event):
                yield vevent
            count += 1
            if done is not None:
                done(count)
        yield "END:VCALENDAR\r\n"
    if told := told_of_fields(writer.fields, writer.added, options.details):
        report.add(told)


def _of_calendar(timeline: Timeline, options: Options, number: int) -> Iterator[Event]:
    """The events that are written into one of these calendars; new ones are in the first."""
    events = options.kept.events
    for event in timeline:
        calendar = events[event.id].calendar if event.id in events else 0
        if calendar == number and (event.key or not options.key):
            yield event


def _modified(value: object) -> datetime.date | None:
    """A day or a time, from itself or from its text.

    Raises:
        FormatError: if it is none.
    """
    if value is None or isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        for read in (datetime.date.fromisoformat, datetime.datetime.fromisoformat):
            with suppress(ValueError):
                return read(value)
    raise FormatError(f"modified is {shown(value)}: write a day or a time, such as '2024-07-28'")


def _top(  # noqa: PLR0913  (what a calendar's properties come from)
    timeline: Timeline,
    calendar: KeptCalendar,
    *,
    name: str | None,
    colour: str | None,
    options: Options,
    report: Report,
) -> Iterator[str]:
    """The properties of a calendar: our own, or those of the file it comes from."""
    lines = [split_loosely(text) for text in calendar.header]
    if not any(line is not None and line.name in HEADER for line in lines):
        yield from _header(timeline, name, colour, options, report)
        yield from calendar.header
        return
    new: dict[str, list[str]] = {}
    if name is not None or timeline.title != options.kept.title:
        new = {key: [text] for key, text in _names(timeline, name, options, report).items()}
    if colour is not None:
        new |= {key: [text] for key, text in _colours(colour).items()}
    for key, text in (("VERSION", "VERSION:2.0"), ("PRODID", f"PRODID:{PRODID}")):
        if not any(line is not None and line.name == key for line in lines):
            yield text
    for text, line in zip(calendar.header, lines, strict=True):
        if line is None or line.name not in new:
            yield text
    for texts in new.values():
        yield from texts


def _names(
    timeline: Timeline, name: str | None, options: Options, report: Report
) -> dict[str, str]:
    """The two lines that name a calendar."""
    language, title = ("und", name) if name is not None else timeline.title.version(options.lang)
    clean, changed = cleaned(title)
    if changed:
        report.add("controls and odd line breaks in its name were replaced")
    return {
        "NAME": f"NAME{language_of(language)}:{escaped(clean)}",
        "X-WR-CALNAME": f"X-WR-CALNAME:{escaped(clean)}",
    }


def _colours(colour: str) -> dict[str, str]:
    """The lines that give a calendar its colour."""
    digits = hexadecimal(colour)
    named = {"COLOR": f"COLOR:{colour.lower()}"} if colour.lower() in COLOURS else {}
    return named | {"X-APPLE-CALENDAR-COLOR": f"X-APPLE-CALENDAR-COLOR:{digits}"}


def _header(
    timeline: Timeline, name: str | None, colour: str | None, options: Options, report: Report
) -> Iterator[str]:
    """The properties of a calendar of our own."""
    yield "VERSION:2.0"
    yield f"PRODID:{PRODID}"
    yield "CALSCALE:GREGORIAN"
    yield from _names(timeline, name, options, report).values()
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    yield "X-PUBLISHED-TTL:P1D"
    if colour is not None:
        yield from _colours(colour).values()
    if options.embed:
        yield f"{payload.CALENDAR};VALUE=TEXT:{payload.calendar_payload(timeline)}"

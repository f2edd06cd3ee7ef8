"""Timelines written as calendars: their properties, time zones and events.

Lines are not written through the icalendar package, which changes some texts (a backslash
before N becomes a line break) and is many times slower.
"""

from __future__ import annotations

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
from .event_writer import EventWriter, Options, language_of
from .lines import cleaned, escaped, folded, unescaped
from .passthrough import PRODID, Kept, KeptCalendar
from .placement import LongSpans, Times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import icalendar

    from venezuela_timeline.timeline import Timeline

def chunks(  # noqa: PLR0913  (there are as many ways to write a calendar)
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    anniversaries: Anniversaries | None = None,
    long_spans: LongSpans = "mark",
    times: Times = "utc",
    name: str | None = None,
    colour: str | None = None,
    embed: bool = False,
    inferred: bool = False,
    kept: Kept | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[str]:
    """The timeline as a calendar, one event at a time.

    Days are DATE values with an exclusive DTEND. An event with an imprecise date covers all
    days on which it may have been, and says so in SUMMARY; ``X-TIMELINE-EDTF`` holds the date
    exactly. An event longer than a year, or without a known end, is one marked day. The
    output depends on the data and the options alone.

    Args:
        timeline: What to write.
        report: Takes what a calendar could not hold.
        lang: Language of the texts, ``en`` or ``es``.
        anniversaries: Repeat every event whose days are known, each year. The value says
            when an event of 29 February comes back: ``last-of-february`` or ``leap-years``.
        long_spans: ``mark`` shows an event longer than a year on its first day, ``full`` on
            all days, ``skip`` not at all.
        times: ``utc`` shows a time of day as the same moment everywhere, if its offset is
            known; ``floating`` shows the hour as it was written, in every zone; ``none``
            shows days only.
        name: Name of the calendar, instead of the timeline's title.
        colour: A colour of CSS, such as ``teal``, or one like ``#008080``.
        embed: Whether to carry every event whole in a property of its own, which `loads`
            reads.
        inferred: Whether links say when events were, as in `chronology.solve`: an event without a
            date is then shown where they place it, in words that say so. Without this, such an
            event is left out, unless the timeline is that of a solution.
        kept: What a reader kept of the file that this timeline came from: ``report.kept``.
        progress: Called after each event with the number of events written.

    Laws:
        No line has more than 75 octets, and none ends inside a character.
        With `embed`, ``loads(dumps(timeline)) == timeline`` if all events are shown.

    Raises:
        FormatError: if there are no words in the language, or an option has no such value.
    """
    check_language(lang)
    _check("anniversaries", anniversaries, (None, *get_args(Anniversaries)))
    _check("long_spans", long_spans, get_args(LongSpans))
    _check("times", times, get_args(Times))
    options = Options(lang, anniversaries, long_spans, times, bool(embed), kept or Kept())
    report = Report() if report is None else report
    if inferred:
        timeline = solve(timeline).timeline()
    yield "".join(map(folded, _header(timeline, name, colour, options, report)))
    yield "".join(map(folded, options.kept.components))  # time zones before what uses them
    writer = EventWriter(timeline, options, report)
    for number, event in enumerate(timeline, 1):
        if vevent := writer.vevent(event):
            yield vevent
        if progress is not None:
            progress(number)
    yield "END:VCALENDAR\r\n"
    if writer.unshown:
        what = ", ".join(sorted(writer.unshown))
        report.add(f"not shown, or only in words: {what}; embed=True carries them along")


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


def _header(
    timeline: Timeline, name: str | None, colour: str | None, options: Options, report: Report
) -> Iterator[str]:
    """The properties of the calendar itself."""
    language, title = ("und", name) if name is not None else timeline.title.version(options.lang)
    clean, changed = cleaned(title)
    if changed:
        report.add("controls and odd line breaks in its name were replaced")
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODID}"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME{language_of(language)}:{escaped(clean)}"
    yield f"X-WR-CALNAME:{escaped(clean)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    yield "X-PUBLISHED-TTL:P1D"
    if colour is not None:
        digits = hexadecimal(colour)
        if colour.lower() in COLOURS:
            yield f"COLOR:{colour.lower()}"
        yield f"X-APPLE-CALENDAR-COLOR:{digits}"
    if options.embed:
        yield f"{payload.CALENDAR};VALUE=TEXT:{payload.calendar_payload(timeline)}"
    yield from options.kept.header

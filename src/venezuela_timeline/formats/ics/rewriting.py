"""VEVENTs that a reader has kept, written again: only the lines of what has changed differ."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING

from venezuela_timeline.errors import cut
from venezuela_timeline.formats.report import Report

from . import ids
from .components import scan
from .datetimes import Moment, moment_of
from .description import address, category, plain_category, time_of
from .lines import Line, cleaned, escaped, language_of, related_to, split_loosely, unescaped
from .moving import Shift, moved_dates, moved_rule, shift_of
from .parsing import names_in, without_note
from .retelling import with_text, with_time
from .time_lines import Shown, end_by, shown_times, stamp_of, time_line
from .zones import Zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event, Place
    from venezuela_timeline.timeline import Timeline

    from .passthrough import Kept, KeptEvent
    from .placement import How

_RULES = frozenset({"RRULE", "EXRULE"})
_REPEATS = _RULES | {"RDATE", "EXDATE"}
_ENDS = ("DTEND", "DURATION")
_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "TENTATIVE"}
_MANY = _REPEATS | {"CATEGORIES", "RELATED-TO"}
"""Properties of which all lines give way to new ones."""


class Rewriter:
    """Writes the VEVENTs of a file again, with what has changed in a timeline."""

    def __init__(
        self,
        timeline: Timeline,
        kept: Kept,
        *,
        lang: Lang,
        modified: datetime.date | None,
        report: Report,
    ) -> None:
        """Write the VEVENTs of a file again.

        Args:
            timeline: The timeline that has been read from it, and changed.
            kept: What was kept of the file.
            lang: Language of the texts that have changed.
            modified: When they were changed; None if that is not known.
            report: Takes what cannot be written.
        """
        self._timeline = timeline
        self._kept = kept
        self._lang = lang
        self._modified = modified
        self._report = report
        self._zones: dict[int, Zones] = {}
        self._shifts: dict[tuple[int, str], Shift] | None = None

    def lines(self, event: Event, back: KeptEvent) -> tuple[str, ...]:
        """The lines of an event's VEVENT, without its BEGIN and END.

        Args:
            event: The event as it is now.
            back: What was kept of it.
        """
        shift = self._shift_of_series(back)
        if event == back.event and shift is None and self._place(event) == back.place:
            return back.lines
        own = list(_own(back.lines))
        rest = back.lines[len(own) :]
        new = self._new_lines(event, back, own, shift)
        lines = list(_replaced(own, new))
        if tuple(lines) != back.lines[: len(own)] or _restamped(event, back):
            lines = list(_replaced(list(_own(lines)), self._stamps(event, back)))
        return (*lines, *rest)

    # What has changed -------------------------------------------------------------------------

    def _new_lines(
        self, event: Event, back: KeptEvent, own: list[Line], shift: Shift | None
    ) -> dict[str, list[str]]:
        """The new lines of what has changed, by the name of the property."""
        old = back.event
        new: dict[str, list[str]] = {}
        if event.title != old.title:
            new["SUMMARY"] = [self._text("SUMMARY", event, back, own)]
        if event.summary != old.summary:
            new["DESCRIPTION"] = (
                [self._text("DESCRIPTION", event, back, own)]
                if event.summary is not None or back.ours
                else []
            )
        if self._place(event) != back.place:
            new |= self._where(event)
        if event.citations != old.citations:
            url = address(self._timeline, event)
            new["URL"] = [] if url is None else [f"URL:{url}"]
        if event.status != old.status:
            new["STATUS"] = [f"STATUS:{_STATUS[event.status]}"]
        new |= self._related(event, back, own)
        if shift is not None:
            self._move_id(event, own, shift, new)
        if event.when != old.when:
            self._move(event, back, own, new)
        return new

    def _related(self, event: Event, back: KeptEvent, own: list[Line]) -> dict[str, list[str]]:
        """The new lines of what an event belongs to: categories and links."""
        old = back.event
        new: dict[str, list[str]] = {}
        if event.tags != old.tags and not back.ours:
            new["CATEGORIES"] = _categories(own, event.tags)
        if event.chapter != old.chapter and back.ours:
            words = category(self._timeline, event.chapter or "", self._lang)
            new["CATEGORIES"] = [f"CATEGORIES:{escaped(plain_category(words))}"] if words else []
        if event.links != old.links:
            added = [link for link in event.links if back.ours or link not in old.links]
            related = [related_to(link, self._timeline.id) for link in added]
            if not back.ours:
                related = [line.text for line in own if line.name == "RELATED-TO"] + related
            new["RELATED-TO"] = related
        return new

    def _place(self, event: Event) -> Place | None:
        return None if event.place is None else self._timeline.places.get(event.place)

    def _text(self, name: str, event: Event, back: KeptEvent, own: list[Line]) -> str:
        """A line with a text that has changed; what stands around the old one stays."""
        field = "title" if name == "SUMMARY" else "summary"
        text, old = getattr(event, field), getattr(back.event, field)
        span = back.event.when if back.ours and name == "DESCRIPTION" else None
        tag, words = ("und", "") if text is None else text.version(self._lang)
        plain, changed = cleaned(words)
        if changed:
            self._note(event, f"controls and odd line breaks in its {name} were replaced")
        line = next((line for line in own if line.name == name), None)
        before = "" if line is None else unescaped(line.value)
        plain = with_text(before, "" if old is None else str(old), plain, span)
        return f"{name}{language_of(tag)}:{escaped(plain)}"

    def _where(self, event: Event) -> dict[str, list[str]]:
        place = self._place(event)
        if place is None:
            return {"LOCATION": [], "GEO": []}
        tag, words = place.name.version(self._lang)
        degrees = place.latitude, place.longitude
        return {
            "LOCATION": [f"LOCATION{language_of(tag)}:{escaped(cleaned(words)[0])}"],
            "GEO": [] if None in degrees else [f"GEO:{degrees[0]:.6f};{degrees[1]:.6f}"],
        }

    # When -------------------------------------------------------------------------------------

    def _move(
        self, event: Event, back: KeptEvent, own: list[Line], new: dict[str, list[str]]
    ) -> None:
        """Move an event: its start, its end, its rules and their exceptions."""
        zones = self._zones_of(back.calendar)
        found = shown_times(event)
        if found is None:
            self._note(event, "its time stays as it was: a calendar has no day for the new one")
            return
        start = found.start
        if found.how != "exact" and not back.ours:
            words = time_of(event, self._lang)
            self._note(event, f"shown on {start.value} alone: {words}")
        line = _first(own, "DTSTART")
        old = moment_of(line, zones, Report())
        if start != old:
            new["DTSTART"] = [time_line("DTSTART", line, start, zones)]
        self._move_end(found, own, new, zones)
        if back.ours:
            self._retell(event, back.event, own, new, found.how)
        try:
            shift = shift_of(old, start)
        except ValueError as error:
            self._leave_out(event, [one for one in own if one.name in _REPEATS], new, error)
            return
        if shift.time:
            self._move_rules(event, own, shift, new)

    def _retell(
        self, event: Event, old: Event, own: list[Line], new: dict[str, list[str]], how: How
    ) -> None:
        """Say the new time wherever we have said the old one."""
        when, was = event.when, old.when
        assert when is not None  # noqa: S101  (it has been moved)
        assert was is not None  # noqa: S101
        new["X-TIMELINE-EDTF"] = [f"X-TIMELINE-EDTF;VALUE=TEXT:{escaped(when.edtf)}"]
        for name in ("SUMMARY", "DESCRIPTION"):
            text = next(iter(new.get(name, [line.text for line in own if line.name == name])), None)
            line = None if text is None else split_loosely(text)
            if line is None:
                continue
            words = unescaped(line.value)
            if name == "DESCRIPTION":
                words = with_time(words, was, event, self._lang)
            else:
                note = "" if how == "exact" else f" ({when.describe(self._lang)})"
                words = f"{without_note(words, was)}{note}"
            new[name] = [f"{name}{line.parameters}:{escaped(words)}"]

    def _move_end(
        self, times: Shown, own: list[Line], new: dict[str, list[str]], zones: Zones
    ) -> None:
        """Give an event its end in the line that says it: DTEND, or DURATION if that is right."""
        start, end = times.start, times.end
        line = next((one for one in own if one.name in _ENDS), None)
        if line is not None and line.name == "DURATION":
            right = end_by(line, start) == end
        elif line is not None:
            right = moment_of(line, zones, Report()) == end
        else:
            usual = None if start.timed else Moment(start.value + datetime.timedelta(1))
            right = end == usual
        if right:
            return
        new |= {name: [] for name in _ENDS}
        if end is not None:
            like = line if line is not None and line.name == "DTEND" else _first(own, "DTSTART")
            new[line.name if line else "DTEND"] = [time_line("DTEND", like, end, zones)]

    def _move_rules(
        self, event: Event, own: list[Line], shift: Shift, new: dict[str, list[str]]
    ) -> None:
        """Move the rules of an event and the dates that are added and left out."""
        rules = [line for line in own if line.name in _REPEATS]
        try:
            moved = [
                (line, moved_rule(line, shift) if line.name in _RULES else moved_dates(line, shift))
                for line in rules
            ]
        except (ValueError, OverflowError) as error:
            self._leave_out(event, rules, new, error)
            return
        for line, text in moved:
            new.setdefault(line.name, []).append(text)

    def _leave_out(
        self, event: Event, lines: list[Line], new: dict[str, list[str]], error: Exception
    ) -> None:
        for line in lines:
            message = f"left out, because it cannot move with it ({error}): {cut(line.text)}"
            self._note(event, message)
            new[line.name] = []

    def _move_id(
        self, event: Event, own: list[Line], shift: Shift, new: dict[str, list[str]]
    ) -> None:
        """Move the RECURRENCE-ID of a repeat with its series."""
        try:
            new["RECURRENCE-ID"] = [moved_dates(_first(own, "RECURRENCE-ID"), shift)]
        except (ValueError, OverflowError) as error:
            self._note(event, f"its series has moved, and it has not: {error}")

    def _shift_of_series(self, back: KeptEvent) -> Shift | None:
        """How the series of which an event changes a repeat has moved; None if it has not."""
        if self._shifts is None:
            self._shifts = dict(self._moved_series())
        if not self._shifts:
            return None
        own = {line.name: line for line in _own(back.lines)}
        uid = ids.uid_of(own)
        if uid is None or "RECURRENCE-ID" not in own:
            return None
        return self._shifts.get((back.calendar, uid))

    def _moved_series(self) -> Iterator[tuple[tuple[int, str], Shift]]:
        """The series that have moved, by their calendar and UID."""
        for key, back in self._kept.events.items():
            if not back.lines or key not in self._timeline:
                continue
            event = self._timeline[key]
            if event.when == back.event.when or (found := shown_times(event)) is None:
                continue
            own = {line.name: line for line in reversed(list(_own(back.lines)))}
            uid = ids.uid_of(own)
            if uid is None or "RECURRENCE-ID" in own:
                continue
            with suppress(ValueError):
                old = moment_of(own["DTSTART"], self._zones_of(back.calendar), Report())
                shift = shift_of(old, found.start)
                if shift.time:
                    yield (back.calendar, uid), shift

    def _zones_of(self, calendar: int) -> Zones:
        """The time zones of one of the calendars."""
        if calendar not in self._zones:
            text = "\r\n".join(
                line
                for one in self._kept.calendars
                for line in ("BEGIN:VCALENDAR", *one.components, "END:VCALENDAR")
            ).encode()
            size = len(text) + 1
            found = scan(text, Report(), max_bytes=size, max_events=size, file=None)
            blocks = [block for block in found.blocks if block.name == "VTIMEZONE"]
            self._zones[calendar] = Zones(blocks, calendar, Report())
        return self._zones[calendar]

    # Stamps -----------------------------------------------------------------------------------

    def _stamps(self, event: Event, back: KeptEvent) -> dict[str, list[str]]:
        """The lines that say which version of an event this is."""
        old = back.event
        sequence = max(old.revision, event.revision - 1)
        new = {"SEQUENCE": [f"SEQUENCE:{sequence}"]}
        modified = self._modified
        if modified is None and event.modified != old.modified:
            modified = event.modified
        if modified is None:
            self._note(event, "it says when it was modified before: modified= says when it was now")
            return new
        stamp = stamp_of(modified)
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            new[name] = [f"{name}:{stamp}"]
        return new

    def _note(self, event: Event, message: str) -> None:
        self._report.add(message, event=event.id)


# Lines ----------------------------------------------------------------------------------------


def _own(lines: Iterable[str]) -> Iterator[Line]:
    """The properties of a VEVENT, which stand before the components in it."""
    for text in lines:
        line = split_loosely(text) or Line(text, "", "", text, 0)
        if line.name == "BEGIN":
            return
        yield line


def _first(lines: Iterable[Line], name: str) -> Line:
    return next(line for line in lines if line.name == name)


def _replaced(lines: Iterable[Line], new: dict[str, list[str]]) -> Iterator[str]:
    """Lines of which those of some names are new; where there were none, they come last."""
    left = dict(new)
    many = {name for name in new if name in _MANY}
    for line in lines:
        if line.name in left:
            yield from left.pop(line.name)
        elif line.name not in many:
            yield line.text
    for texts in left.values():
        yield from texts


def _restamped(event: Event, back: KeptEvent) -> bool:
    """Whether an event says itself that it is another version."""
    old = back.event
    return (event.revision, event.modified) != (old.revision, old.modified)


def _categories(own: list[Line], tags: tuple[str, ...]) -> list[str]:
    """The lines of categories for tags: those that were there by the names that they had."""
    names = {ids.slug_of(name): name for line in own for name in names_in(line)}
    words = [escaped(names.get(tag, tag)) for tag in tags]
    return [f"CATEGORIES:{','.join(words)}"] if words else []

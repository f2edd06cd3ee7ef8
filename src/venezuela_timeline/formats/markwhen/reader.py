"""Markwhen: text in which each event begins with its date.

Relative dates become links to the events that they are relative to. A date with slashes is read as
Markwhen reads it, the month first, unless the file asks for another order; then it must have one
reading.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline.errors import PhraseError, TimelineError, shown
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.formats.foreign.gathering import Gathered, Wanted
from venezuela_timeline.model import Chapter
from venezuela_timeline.tables.dates import DateReader
from venezuela_timeline.tables.ids import kept_slug, slug
from venezuela_timeline.time import TimeSpan

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_OPENS = re.compile(r"\s*(?:section|group)\s+(.+)", re.IGNORECASE)
_CLOSES = re.compile(r"\s*end(?:section|group)\s*", re.IGNORECASE)
_PROPERTY = re.compile(r"\s*([A-Za-z][\w-]{0,40}):\s+(.*\S)\s*|\s*([A-Za-z][\w-]{0,40}):\s*")
_HEADER = re.compile(r"(#?[A-Za-z][\w.-]{0,40})\s*:\s*(.*)")
_TAG = re.compile(r"(?:^|(?<=\s))#(?![0-9]+(?:\s|$))([\w-]+)")
_NAME = re.compile(r"(?:^|(?<=\s))!([\w-]+)")
_LINK = re.compile(r"\[([^][]{0,500})\]\(([^()\s]{1,2000})\)")
_CITED = re.compile(rf"\s*- {_LINK.pattern}\s*")
"""A line that is nothing but a link: a source, and no part of the text."""

_RECURRENCE = re.compile(r"\s+every\b.*|\s+x\s?[0-9]+\s*", re.IGNORECASE)
_AMOUNT = r"(?P<number>[0-9]{1,4})\s*(?P<unit>days?|weeks?|months?|years?|d|w|y)"
_RELATIVE = re.compile(
    rf"(?:(?P<side>after|before|by)\s+)?(?:!(?P<name>[\w-]+)(?:\.(?P<end>start|end))?\s*)?(?:plus|\+)?\s*"
    rf"(?:{_AMOUNT})?(?P<rest>\s*[-/].*)?",
    re.IGNORECASE,
)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_LIKELY = re.compile(r"[~-]?[0-9]{1,4}(?:[-/ ].{0,50})?")
"""What may be meant for a date, and cannot be read as one."""

_END = re.compile(
    r"\s*[\d-]{4,10}(?:(?:T|\s+)\d{1,2}(?::\d{2}){0,2}(?:\.\d+)?(?:[ap]m|Z|[+-]\d{2}:\d{2})?)?\s*",
    re.ASCII | re.IGNORECASE,
)
"""An end of a range with a slash, which may have a time of day."""

_OF_CLOCK = re.compile(r"[0-9]:[0-9]{2}(?![0-9])")
"""A colon within a time of day."""

_TRIED = 8
"""So many colons of a line are looked at for the one that ends its date."""

_FIRST = 200
"""So many characters of a line may be its date."""


class _Event(NamedTuple):
    place: str
    date: str
    lines: list[str]
    chapter: str | None


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
    dayfirst: bool | None = None,
) -> Timeline:
    """A timeline from Markwhen's text.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has it by the ids of the events.
        strict: Refuse the file if an event cannot be read; by default it is listed.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); by default as Markwhen
            has it, the month first, or refused if the header asks for another order.

    Raises:
        DataError: if no event can be read; with the lines.

    Warns:
        TimelineWarning: if events are not read and there is no report to say so.
    """
    return _Text(decoded(data, file), file, dayfirst=dayfirst).timeline(report, strict=strict)


class _Text(Gathered):
    def __init__(self, text: str, file: str | None, *, dayfirst: bool | None) -> None:
        super().__init__(file)
        self.parts: dict[str, Any] = {}
        self.events: list[_Event] = []
        self.groups: list[tuple[int, str]] = []
        lines = text.replace("\r\n", "\n").split("\n")
        start = self.header(lines)
        order = self.kept.get("", {}).get("dateFormat")
        if dayfirst is None and not order:
            dayfirst = False
        self.dates = DateReader(dayfirst)
        for number, line in enumerate(lines[start:], start + 1):
            self.line(line, f"line {number}")
        previous: str | None = None
        for at, event in enumerate(self.events):
            with self.listing(event.place):
                previous = self.event(event, f"event-{at}", previous)

    def timeline(self, report: Report | None, *, strict: bool = False, **parts: Any) -> Timeline:
        """The timeline of all events, called as the header says."""
        return super().timeline(report, strict=strict, **{**self.parts, **parts})

    def header(self, lines: list[str]) -> int:
        """Read the header; the number of its lines."""
        fenced = bool(lines) and lines[0].strip() == "---"
        at = int(fenced)
        rest = {}
        while at < len(lines):
            line = lines[at].strip()
            if fenced and line == "---":
                at += 1
                break
            found = _HEADER.fullmatch(line)
            if not fenced and line and (not found or split(line)):
                break
            title = _plain(found[2]) if found and found[1] == "title" else ""
            if isinstance(title, str) and title.strip("'\" "):
                self.parts["title"] = title.strip("'\" ")
            elif found:
                rest[found[1]] = found[2]
            elif line:
                rest[f"line {at + 1}"] = line
            at += 1
        self.outside(rest)
        return at

    def line(self, line: str, place: str) -> None:
        """Take in a line: of a group, of a new event, or of the last one."""
        if line.lstrip().startswith("//"):
            return
        heading, opens = _HEADING.fullmatch(line.strip()), _OPENS.fullmatch(line)
        found = split(line)
        if heading:
            level = len(heading[1])
            self.groups = [one for one in self.groups if one[0] < level]
            self.groups.append((level, heading[2]))
        elif opens and not found:
            self.groups.append((len(self.groups) + 1, opens[1]))
        elif _CLOSES.fullmatch(line):
            self.groups = self.groups[:-1]
        elif found:
            chapter = " › ".join(_TAG.sub("", title).strip() for _, title in self.groups)
            self.events.append(_Event(place, found[0], [found[1]], chapter or None))
        elif self.events:
            self.events[-1].lines.append(line)
        elif line.strip():
            self.outside({place: line})

    # Events ------------------------------------------------------------------------------------

    def event(self, event: _Event, key: str, previous: str | None) -> str | None:
        """Read an event; the key of what the next one may be relative to."""
        own, properties, texts = self.properties(event.lines)
        exact = _exact(properties)
        date = _RECURRENCE.sub("", event.date)
        fields: dict[str, Any] = {}
        links: list[Wanted] = []
        rest: dict[str, Any] = dict(properties)
        if date != event.date:
            rest["recurrence"] = event.date[len(date) :].strip()
        try:
            relative = _relative(date)
            if exact is not None:
                fields["when"] = exact
            elif relative is None:
                fields["when"] = _time(self.dates, date)
            else:
                links, more = self.related(relative, previous)
                rest |= more
        except TimelineError as error:
            self.refuse(event.place, error)
            return previous
        text = "\n".join(texts).strip()
        tags = [kept_slug(one.strip("_").replace("_", "-"), "tag") for one in _TAG.findall(text)]
        kind = rest.pop("kind", None)
        if kind and isinstance(kind, str):
            fields["kind"] = kept_slug(kind, "kind")
            tags = tags[1:] if tags[:1] == [fields["kind"]] else tags
        fields["tags"] = tags
        cited = [one for words, url in _LINK.findall(text) for one in self.cite(url, title=words)]
        fields["citations"] = list(dict.fromkeys(cited))
        lines = [line for line in text.split("\n") if not _CITED.fullmatch(line)]
        plain = _NAME.sub("", _TAG.sub("", _LINK.sub(r"\1", "\n".join(lines))))
        first, _, others = plain.strip().partition("\n")
        fields["title"] = " ".join(first.split()) or date
        if others.strip():
            fields["summary"] = others.strip()
        if event.chapter:
            chapter = slug(event.chapter, "chapter")
            self.names.chapters.setdefault(chapter, Chapter(chapter, event.chapter))
            fields["chapter"] = chapter
        self.add(
            fields, place=event.place, key=own or None, date=date, rest=rest, links=links, at=key
        )
        return own or key

    def properties(self, lines: list[str]) -> tuple[str, dict[str, Any], list[str]]:
        """The name of an event, its properties, and the lines of its text."""
        name = _NAME.search(lines[0])
        own, properties, texts = name[1] if name else "", {}, lines[:1]
        for at, line in enumerate(lines[1:], 1):
            found = _PROPERTY.fullmatch(line)
            if not found:
                texts += [one.strip() for one in lines[at:]]
                break
            value = _plain(found[2]) if found[1] else None
            if found[1] == "id" and isinstance(value, str):
                own = value
            elif found[1]:
                properties[found[1]] = value
        return own, properties, texts

    def related(
        self, found: re.Match[str], previous: str | None
    ) -> tuple[list[Wanted], dict[str, str]]:
        """The link that a relative date is, and what of it is not read.

        Raises:
            PhraseError: there is nothing that it is relative to.
        """
        target = found["name"] or previous
        if target is None:
            raise PhraseError(f"{shown(found[0])} is relative, and no event comes before it")
        side = (found["side"] or "after").lower()
        more: dict[str, str] = {}
        fields: dict[str, Any] = {}
        if found["number"] and found["side"]:
            unit = _UNITS[found["unit"][0].lower()]
            number = int(found["number"])
            if number:
                fields["offset"] = (
                    f"{number * 12} months" if unit == "years" else f"{number} {unit}"
                )
        elif found["number"]:
            more["length"] = f"{found['number']} {found['unit']}"
        if found["end"]:
            fields["of"] = found["end"].lower()
        if found["rest"] and found["rest"].strip(" -/"):
            more["length"] = found["rest"].strip(" -/")
        return [Wanted("before" if side in ("before", "by") else "after", target, fields)], more


def is_syntax(line: str) -> bool:
    """Whether a line of a text would be read as a heading, a group, an event or a comment."""
    bare = line.strip()
    return bool(
        bare.startswith("//")
        or _HEADING.fullmatch(bare)
        or _OPENS.fullmatch(line)
        or _CLOSES.fullmatch(line)
        or split(line)
    )


def split(line: str) -> tuple[str, str] | None:
    """The date and the text of the first line of an event; None if it is none.

    A date may have colons of its own, between the numbers of a clock: it is as long as it can be.
    """
    at, found, likely = -1, None, None
    for _ in range(_TRIED):
        at = line.find(":", at + 1, _FIRST)
        if at < 0:
            break
        date = line[:at].strip()
        if date and _is_date(date):
            found = date, line[at + 1 :].strip()
        elif _LIKELY.fullmatch(date):
            likely = date, line[at + 1 :].strip()
        if not _OF_CLOCK.match(line, max(0, at - 1)):
            break
    return found or likely


def _plain(text: str) -> Any:
    """The value of a property: a text or a list in quotes as JSON has it, or the text itself."""
    if text[:1] not in ('"', "["):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _exact(properties: dict[str, Any]) -> TimeSpan | None:
    """The time that an event has as EDTF; its words are taken out with it."""
    edtf = properties.get("edtf")
    try:
        span = TimeSpan.parse(edtf) if isinstance(edtf, str) else None
    except TimelineError:
        return None
    if span is not None:
        del properties["edtf"]
        if properties.get("when") in (span.describe("en"), span.describe("es")):
            del properties["when"]
    return span


def _relative(date: str) -> re.Match[str] | None:
    found = _RELATIVE.fullmatch(date.strip())
    says = found and (found["name"] or found["number"] or found["side"])
    return found if says else None


def _time(dates: DateReader, date: str) -> TimeSpan:
    """The time of a date or a range.

    Raises:
        TimelineError: it has none, or two.
    """
    first, slash, last = date.partition("/")
    if slash and first.strip() and last.strip():
        if not last.strip()[:2].isdigit() | ("/" in last):
            return dates.ends(first, "present" if last.strip().lower() == "now" else last)
        if _END.fullmatch(first) and _END.fullmatch(last):
            return dates.ends(first, last)
    return dates.one(re.sub(r"(\s*(?:-|–|to)\s*)now\b", r"\1present", date, flags=re.IGNORECASE))


def _is_date(text: str) -> bool:
    """Whether a text before a colon is a date."""
    bare = _RECURRENCE.sub("", text)
    if _relative(bare) or bare.lower() == "now":
        return True
    try:
        _time(DateReader(dayfirst=False), bare)
    except TimelineError:
        return False
    return True


__all__ = ["is_syntax", "loads"]

"""Slides of TimelineJS3: their dates, and what the slides of others say."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import Fault, TimelineError, shown
from venezuela_timeline.model.text import Text
from venezuela_timeline.model.validation import MAX_SLUG, SLUG
from venezuela_timeline.time.days import calendar_day

if TYPE_CHECKING:
    from collections.abc import Container

    from venezuela_timeline.formats.losses import Losses
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.time.days import Day

DETAILS = '<div class="timeline-details">'
"""What begins a list of claims or sources below a summary."""

_TAG = re.compile(r"""<(/?)([A-Za-z!][^\s/<>]*+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{100,}+|[xX][0-9a-fA-F]{100,}+);?")
_BLANKS = re.compile(r"\s++")
_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "li", "blockquote", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_SHORT_YEAR = 9999
_DAY = 3
_MINUTE = 5

Date = dict[str, int]
"""A date of TimelineJS: year, and perhaps month, day, hour, minute, second."""


def dates(span: TimeSpan) -> tuple[Date, Date | None] | None:
    """Where TimelineJS shows a time: from where, and to where if it is an interval.

    A date is as fine as what is known; what may begin on several days stands at the first.
    None where neither end is known.
    """
    bounds = span.bounds
    start = _date(bounds.start_min, bounds.start_max)
    if start is None:
        end = _date(bounds.end_min, bounds.end_max)
        return None if end is None else (end, None)
    if (time := span.start_time) is not None:
        start |= {"hour": time.hour, "minute": time.minute, "second": time.second}
    if "/" not in span.edtf or math.isinf(bounds.end_max):
        return start, None
    end = _date(bounds.end_min, bounds.end_max)
    if end is not None and (time := span.end_time) is not None:
        end |= {"hour": time.hour, "minute": time.minute, "second": time.second}
    return start, end if end and place_of(end) > place_of(start) else None


def place_of(date: Date) -> tuple[int, ...]:
    """Where a date stands among others."""
    return tuple(date.get(part, int(part in {"month", "day"})) for part in _PARTS)


def _date(first: Day, last: Day) -> Date | None:
    known = [int(day) for day in (first, last) if math.isfinite(day)]
    if not known:
        return None
    year, month, day = calendar_day(known[0])
    date = {"year": year}
    if len(known) == 1:
        return date
    other = calendar_day(known[1])
    if year == other[0] and (month == other[1] or month > 1):
        date["month"] = month
    if first == last:
        date["day"] = day
    return date


class Slides:
    """Reads the slides of a file into the plain data of a timeline."""

    def __init__(self, document: dict[str, Any], losses: Losses, file: str | None) -> None:
        self.document = document
        self.losses = losses
        self.file = file
        self.faults: list[Fault] = []
        self.ids: set[str] = set()
        self.chapters: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        lang = document.get("lang")
        self.lang = lang if isinstance(lang, str) and _is_tag(lang) else "und"

    def timeline(self, events: list[Any]) -> dict[str, Any]:
        """The plain data of all slides."""
        found: dict[str, Any] = {}
        title = self.document.get("title")
        if isinstance(title, dict):
            if headline := self.shown(title, "headline"):
                found["title"] = {self.lang: headline}
            if _is_slug(title.get("unique_id")):
                found["id"] = title["unique_id"]
            if self.shown(title, "text"):
                self.losses.add("the text of the title slide is not read")
        # Ids given must not be taken by slides that have none.
        self.ids = {
            slide["unique_id"]
            for slide in events
            if isinstance(slide, dict) and _is_slug(slide.get("unique_id"))
        }
        found["events"] = [self.event(slide, index) for index, slide in enumerate(events)]
        found["chapters"] = [
            {"id": key, "title": {self.lang: name}} for key, name in self.chapters.items()
        ]
        eras, names = self.document.get("eras"), set(self.chapters.values())
        for era in eras if isinstance(eras, list) else ():
            if not isinstance(era, dict) or self.shown(era, "headline") not in names:
                self.losses.add("eras that are no group of events are not read")
        return found

    def event(self, slide: Any, index: int) -> Any:
        """The plain data of a slide."""
        if not isinstance(slide, dict):
            return slide
        headline, text = self.shown(slide, "headline"), self.shown(slide, "text")
        key = slide.get("unique_id")
        if not _is_slug(key):
            key = self.new_id(headline or text or "event")
        event: dict[str, Any] = {"id": key, "title": {self.lang: headline or text or key}}
        if text and headline:
            event["summary"] = {self.lang: text}
        if isinstance(slide.get("group"), str) and (group := _shown(_shown(slide["group"]))):
            event["chapter"] = self.chapter(group, slide.get("chapter"))
        for name in ("media", "background"):
            if slide.get(name):
                self.losses.add(f"{name} of slides is not read", key)
        event["when"] = self.when(slide, str(key), f"events[{index}]")
        return event

    def when(self, slide: dict[str, Any], key: str, path: str) -> str:
        """The EDTF of a slide: its own, or what its dates say."""
        if isinstance(slide.get("edtf"), str):
            return str(slide["edtf"])
        start, end = slide.get("start_date"), slide.get("end_date")
        for date in (slide, start, end):
            if isinstance(date, dict) and date.get("display_date"):
                self.losses.add("display_date is not read: the date itself is", key)
        written = self.edtf(start, f"{path}.start_date")
        if not isinstance(end, dict) or not end.get("year"):
            return written
        last = self.edtf(end, f"{path}.end_date")
        return written if written == last else f"{written}/{last}"

    def edtf(self, date: Any, path: str) -> str:
        """The EDTF of a date, whose parts are numbers or digits."""
        numbers: list[int] = []
        for part in _PARTS if isinstance(date, dict) else ():
            value = date.get(part)
            if value is None or (isinstance(value, str) and not value.strip()):
                break
            if not re.fullmatch(r"\s*-?[0-9]{1,16}\s*", str(value)) or isinstance(value, bool):
                fault = f"{part} is {shown(value)}"
                self.faults.append(Fault(path, fault, "write a number", self.file))
                return ""
            numbers.append(int(value))
        if not numbers:
            fault = f"{shown(date)} has no year"
            self.faults.append(Fault(path, fault, "write a start_date with a year", self.file))
            return ""
        year = f"{abs(numbers[0]):04}"
        year = f"{'Y' * (len(year) > 4)}{'-' * (numbers[0] < 0)}{year}"  # noqa: PLR2004  (EDTF)
        day = "-".join((year, *(f"{number:02}" for number in numbers[1:_DAY])))
        if len(numbers) < _MINUTE:
            if len(numbers) > _DAY:
                self.losses.add("hours without minutes are not read")
            return day
        clock = (*numbers[_DAY:], 0)[:_DAY]
        return f"{day}T{':'.join(f'{number:02}' for number in clock)}"

    def shown(self, slide: dict[str, Any], name: str) -> str:
        """What a headline or text of a slide shows, without the lists written here."""
        text = slide.get("text")
        words = text.get(name) if isinstance(text, dict) else None
        if not isinstance(words, str):
            return ""
        if DETAILS in words:
            self.losses.add("lists of claims and sources are not read")
        return _shown(words.partition(DETAILS)[0])

    def chapter(self, group: str, key: Any) -> str:
        """The id of the chapter that a group is: its own where the file gives one."""
        if not _is_slug(key):
            key = self.groups.get(group) or self.new_slug(group, self.chapters)
        if key not in self.chapters:
            self.chapters[key] = group
            self.groups.setdefault(group, key)
        return str(key)

    def new_id(self, words: str) -> str:
        """The id of an event from its headline, taken from now on."""
        key = self.new_slug(words, self.ids)
        self.ids.add(key)
        return key

    def new_slug(self, words: str, taken: Container[str]) -> str:
        """A slug of some words that is not taken."""
        ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
        found = re.findall("[a-z0-9]+", ascii_words.lower())
        stem = "-".join(found)[:60].strip("-") or "event"
        key = stem
        while key in taken:
            # Counted on from the last time, for a thousand slides may bear one headline.
            self.numbers[stem] = number = self.numbers.get(stem, 1) + 1
            key = f"{stem}-{number}"
        return key


def _shown(text: str) -> str:
    """The text that HTML shows; blocks and line breaks begin lines."""
    parts: list[str] = []
    at, hidden, new_line = 0, "", False
    for match in (*_TAG.finditer(text), None):  # pragma: no branch  (None ends it)
        piece = "" if hidden else _unbroken(text[at : match.start() if match else None])
        if new_line and piece:
            parts.append("\n")
        new_line = new_line and not piece
        if piece:
            parts.append(piece)
        if match is None:
            break
        at, tag = match.end(), match[2].lower()
        if hidden:
            hidden = "" if match[1] and tag == hidden else hidden
        elif tag == "br":
            parts.append("\n")
        elif tag in _BLOCKS:
            new_line = bool(parts)
        elif tag in {"script", "style"}:
            hidden = "" if match[1] else tag
    return "".join(parts)


def _unbroken(text: str) -> str:
    """Text between tags: line breaks in the source of HTML are blanks."""
    found = text
    if "\n" in text:
        found = _BLANKS.sub(lambda match: " " if "\n" in match[0] else match[0], text)
    return _unescaped(found) if found.strip() or "\n" not in text else ""


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a number of more digits than Python reads, which is no character
        return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def _is_slug(key: Any) -> bool:
    return isinstance(key, str) and len(key) <= MAX_SLUG and SLUG.fullmatch(key) is not None


def _is_tag(lang: str) -> bool:
    try:
        Text({lang: "-"})
    except TimelineError:
        return False
    return True

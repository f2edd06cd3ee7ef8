"""Slides of TimelineJS3, whoever wrote them, read as a timeline."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeGuard

from venezuela_timeline.errors import DataError, Fault, TimelineError, shown
from venezuela_timeline.formats._json import parsed
from venezuela_timeline.formats._records import Part, build
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.model.text import Text
from venezuela_timeline.model.validation import MAX_SLUG, SLUG

from .dates import edtf_of, has_bare_hour, numbers_of
from .markup import DETAILS, shown_text

if TYPE_CHECKING:
    from collections.abc import Container

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_MAX_STEM = 60
"""The most characters of a headline that an id has."""


def loads(data: bytes | str, *, file: str | None = None, report: Report | None = None) -> Timeline:
    """A timeline from TimelineJS3's JSON, by anyone.

    Groups become chapters. HTML is read as the text it shows. An event without a
    ``unique_id`` gets an id from its headline.

    Args:
        data: The JSON, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read: media, backgrounds, eras, dates in words.

    Raises:
        DataError: with every fault found, and where it stands.
    """
    document = parsed(decoded(data, file), file)
    events = document.get("events") if isinstance(document, dict) else None
    if not isinstance(events, list):
        fault = Fault("", f"{shown(events)} stands where a list 'events' belongs", "", file)
        raise DataError([fault])
    losses = Losses()
    slides = _Slides(document, losses, file)
    found = slides.timeline(events)
    if slides.faults:
        raise DataError(slides.faults)
    timeline = build([Part(found, file)])
    losses.note(report)
    return timeline


class _Slides:
    """Reads the slides of a file into the plain data of a timeline.

    Attributes:
        document: The file's JSON.
        losses: Takes what is not read.
        file: Name of the file, for messages.
        faults: All faults so far.
        lang: The language of the texts that don't say theirs.
        ids: The ids of events that are taken.
        chapters: The language and the name of each chapter by its id.
        keys: The id of the chapter that each group became first.
    """

    def __init__(self, document: dict[str, Any], losses: Losses, file: str | None) -> None:
        self.document = document
        self.losses = losses
        self.file = file
        self.faults: list[Fault] = []
        lang = document.get("lang")
        self.lang = lang if _is_language(lang) else "und"
        self.ids: set[str] = set()
        self.chapters: dict[str, tuple[str, str]] = {}
        self.keys: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def timeline(self, events: list[Any]) -> dict[str, Any]:
        """The plain data of all slides."""
        found = self.top()
        # A slide without an id must not take one that a later slide has.
        self.ids = {
            slide["unique_id"]
            for slide in events
            if isinstance(slide, dict) and _is_slug(slide.get("unique_id"))
        }
        found["events"] = [self.event(slide, index) for index, slide in enumerate(events)]
        found["chapters"] = [
            {"id": key, "title": {lang: name}} for key, (lang, name) in self.chapters.items()
        ]
        eras, names = self.document.get("eras"), {name for _, name in self.chapters.values()}
        for era in eras if isinstance(eras, list) else ():
            if not isinstance(era, dict) or self.shown(era, "headline") not in names:
                self.losses.add("eras that are not a group of events are not read")
        return found

    def top(self) -> dict[str, Any]:
        """What the title slide says of the timeline itself."""
        found: dict[str, Any] = {}
        title = self.document.get("title")
        if isinstance(title, dict):
            if headline := self.shown(title, "headline"):
                found["title"] = {self.language(title, "headline"): headline}
            if _is_slug(title.get("unique_id")):
                found["id"] = title["unique_id"]
            if self.shown(title, "text"):
                self.losses.add("the text of the title slide is not read")
        return found

    def event(self, slide: Any, index: int) -> Any:
        """The plain data of a slide."""
        if not isinstance(slide, dict):
            return slide
        headline, text = self.shown(slide, "headline"), self.shown(slide, "text")
        key = slide.get("unique_id")
        if not _is_slug(key):
            key = self.new_slug(headline or text or "event", self.ids)
            self.ids.add(key)
        event: dict[str, Any] = {
            "id": key,
            "title": {self.language(slide, "headline"): headline or text or key},
        }
        if text and headline:
            event["summary"] = {self.language(slide, "text"): text}
        # TimelineJS takes the text of a group's HTML, and puts that into the page as HTML.
        if isinstance(slide.get("group"), str) and (
            group := shown_text(shown_text(slide["group"]))
        ):
            lang = self.language(slide, "group")
            event["chapter"] = self.chapter(group, slide.get("chapter"), lang)
        for name in ("media", "background"):
            if slide.get(name):
                self.losses.add(f"{name} of slides is not read", key)
        event["when"] = self.when(slide, str(key), f"events[{index}]")
        return event

    def shown(self, slide: dict[str, Any], name: str) -> str:
        """What a headline or text of a slide shows, without the lists that we write."""
        text = slide.get("text")
        words = text.get(name) if isinstance(text, dict) else None
        if not isinstance(words, str):
            return ""
        if DETAILS in words:
            self.losses.add("lists of claims and sources are not read")
        return shown_text(words.partition(DETAILS)[0])

    def language(self, slide: dict[str, Any], name: str) -> str:
        """The language of a headline, text or group: its own, or that of the file."""
        own = slide.get("languages")
        lang = own.get(name) if isinstance(own, dict) else None
        return lang if _is_language(lang) else self.lang

    # Times ------------------------------------------------------------------------------------

    def when(self, slide: dict[str, Any], key: str, path: str) -> str:
        """The EDTF of a slide: its own, or what its dates say."""
        if isinstance(slide.get("edtf"), str):
            return str(slide["edtf"])
        start, end = slide.get("start_date"), slide.get("end_date")
        for date in (slide, start, end):
            if isinstance(date, dict) and date.get("display_date"):
                self.losses.add("display_date is not read: the date itself is", key)
        first = self.edtf(start, f"{path}.start_date")
        if not isinstance(end, dict) or not end.get("year"):
            return first
        last = self.edtf(end, f"{path}.end_date")
        return first if first == last else f"{first}/{last}"

    def edtf(self, date: Any, path: str) -> str:
        """The EDTF of a date; empty, with a fault, if it has none."""
        try:
            numbers = numbers_of(date)
        except ValueError as error:
            self.faults.append(Fault(path, str(error), "write a number", self.file))
            return ""
        if not numbers:
            hint = "write a start_date with a year"
            self.faults.append(Fault(path, f"{shown(date)} has no year", hint, self.file))
            return ""
        if has_bare_hour(numbers):
            self.losses.add("hours without minutes are not read")
        return edtf_of(numbers)

    # Ids --------------------------------------------------------------------------------------

    def chapter(self, group: str, key: Any, lang: str) -> str:
        """The id of the chapter that a group becomes: its own if the file gives one."""
        if not _is_slug(key):
            key = self.keys.get(group) or self.new_slug(group, self.chapters)
        if key not in self.chapters:
            self.chapters[key] = lang, group
            self.keys.setdefault(group, key)
        return str(key)

    def new_slug(self, words: str, taken: Container[str]) -> str:
        """A slug from some words that is not taken."""
        ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
        found = re.findall("[a-z0-9]+", ascii_words.lower())
        stem = "-".join(found)[:_MAX_STEM].strip("-") or "event"
        key = stem
        while key in taken:
            # The count goes on from the last time: a thousand slides may have one headline.
            self._numbers[stem] = number = self._numbers.get(stem, 1) + 1
            key = f"{stem}-{number}"
        return key


def _is_slug(key: Any) -> bool:
    return isinstance(key, str) and len(key) <= MAX_SLUG and SLUG.fullmatch(key) is not None


def _is_language(lang: Any) -> TypeGuard[str]:
    try:
        Text({lang: "-"})
    except (TimelineError, TypeError):  # TypeError: a list or a table
        return False
    return True

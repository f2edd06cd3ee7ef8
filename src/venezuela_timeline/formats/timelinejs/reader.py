"""TimelineJS in all its forms, whoever wrote them, read as a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from venezuela_timeline.errors import DataError, Fault, PhraseError, TimelineError, shown
from venezuela_timeline.formats._json import lenient
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.formats.foreign.gathering import OUTSIDE, Gathered
from venezuela_timeline.formats.foreign.taking import (
    is_nothing,
    rest_of,
    take,
    take_table,
    take_text,
)
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.model import Chapter
from venezuela_timeline.model.text import Text
from venezuela_timeline.model.validation import MAX_SLUG, SLUG
from venezuela_timeline.tables.ids import key as key_of, slug
from venezuela_timeline.time import TimeSpan, when

from .dates import edtf_of, has_bare_hour, numbers_of
from .markup import DETAILS, links_in, pictures_in, shown_text
from .older import slides_of_2
from .sheet import slides_of_sheet

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_PLAIN = ("day", "month", "year")
_MILLISECOND = "fractions of a second are dropped"


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
) -> Timeline:
    """A timeline from TimelineJS: the JSON of version 3 or 2, or its spreadsheet saved as CSV.

    Groups become chapters, eras that are no group become events of the kind ``era``. HTML is read
    as the text it shows; its links, the media and their credits become sources. A time that is
    said in words is read where the words are more honest than the digits, such as "around 1706"
    beside 1706. Years before Christ are those that TimelineJS shows: its year -44 is 44 BC.

    Args:
        data: The file, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has it by the ids of the events, what stands
            outside of them by an empty id.
        strict: Refuse the file if a slide cannot be read; by default it is listed.

    Raises:
        DataError: with every fault found, and where it stands, if no slide can be read.

    Warns:
        TimelineWarning: if slides are not read and there is no report to say so.
    """
    text = decoded(data, file)
    losses = Losses()
    if text.lstrip()[:1] in ("{", "["):
        document = lenient(text, file, losses)
    else:
        document = slides_of_sheet(text, file)
    if isinstance(document, dict) and isinstance(document.get("timeline"), dict):
        document = slides_of_2(document)
    if not isinstance(document, dict) or not isinstance(document.get("events"), list):
        events = document.get("events") if isinstance(document, dict) else None
        fault = Fault("", f"{shown(events)} stands where a list 'events' belongs", "", file)
        raise DataError([fault])
    return _Slides(document, file, losses).timeline(report, strict=strict)


class _Slides(Gathered):
    """Reads the slides of a file.

    Attributes:
        document: What of the file is not read yet.
        lang: The language of the texts that don't say theirs.
        keys: The id of the chapter that each group became first.
    """

    def __init__(self, document: dict[str, Any], file: str | None, losses: Losses) -> None:
        super().__init__(file)
        self.losses = losses
        self.document = document
        lang = document.get("lang")
        self.lang = take(document, "lang") if _is_language(lang) else "und"
        self.keys: dict[str, str] = {}

    def timeline(self, report: Report | None, *, strict: bool = False, **parts: Any) -> Timeline:
        """The timeline of all slides."""
        parts |= self.top()
        for index, slide in enumerate(take(self.document, "events") or ()):
            with self.listing(f"events[{index}]"):
                self.read(slide, f"events[{index}]")
        self.eras()
        self.outside(rest_of(self.document))
        return super().timeline(report, strict=strict, **parts)

    def top(self) -> dict[str, Any]:
        """What the title slide says of the timeline itself; the rest of it is kept.

        Its media and the links of its headline are sources of the timeline. A timeline has no
        place for a text below its title: that is kept, unless it is all that the slide says.
        """
        found: dict[str, Any] = {}
        match self.document.get("title"):
            case [dict() as only]:  # as programs write it that make the file from a table
                self.document["title"] = only
        title = take_table(self.document, "title")
        for name in ("headline", "text"):
            lang = self.language(title, name)
            words, links = self.shown(title, name)
            for url, label in links:
                self.cite(url, title=label)
            if words:
                found["title"] = {lang: words}
                break
        self.media(title)
        if _is_slug(title.get("unique_id")):
            found["id"] = title.pop("unique_id")
        return found

    # Slides ------------------------------------------------------------------------------------

    def read(self, slide: Any, place: str) -> None:
        """Read a slide."""
        if not isinstance(slide, dict):
            self.refuse(place, f"{shown(slide)} stands where a slide belongs")
            return
        headline_lang, text_lang = (self.language(slide, name) for name in ("headline", "text"))
        group_lang = self.language(slide, "group")
        take(slide, "languages")
        given = take(slide, "unique_id")
        try:
            span, date = self.when(slide, place)
        except TimelineError as error:
            self.refuse(place, error, "write a start_date with a year")
            return
        headline, links = self.shown(slide, "headline")
        text, more = self.shown(slide, "text")
        title = headline or text or str(given or date)
        fields: dict[str, Any] = {"title": {headline_lang: title}, "when": span}
        if text and headline:
            fields["summary"] = {text_lang: text}
        self.group(slide, fields, group_lang)
        self.setting(slide, fields, place)
        fields["citations"] = [
            *(one for url, words in (*links, *more) for one in self.cite(url, title=words)),
            *self.media(slide),
        ]
        take(slide, "autolink") if slide.get("autolink") is not True else None
        self.add(fields, place=place, key=given, date=date, rest=rest_of(slide))

    def shown(self, slide: dict[str, Any], name: str) -> tuple[str, list[tuple[str, str]]]:
        """What a headline or text of a slide shows, and its links; not the lists that we write."""
        text = take_table(slide, "text")
        words = text.get(name)
        if not isinstance(words, str):
            return "", []
        del text[name]
        if DETAILS in words:
            self.losses.add("lists of claims and sources are not read")
        html = words.partition(DETAILS)[0]
        if pictures := pictures_in(html):
            slide.setdefault("pictures", []).extend(pictures)
        return shown_text(html), links_in(html)

    def language(self, slide: dict[str, Any], name: str) -> str:
        """The language of a headline, text or group: its own, or that of the file."""
        lang = take_table(slide, "languages").get(name)
        return lang if _is_language(lang) else self.lang

    def group(self, slide: dict[str, Any], fields: dict[str, Any], lang: str) -> None:
        """Make a chapter of a slide's group, with the id that the file gives it."""
        # TimelineJS takes the text of a group's HTML, and puts that into the page as HTML.
        group = slide.get("group")
        words = shown_text(shown_text(group)) if isinstance(group, str) else ""
        if not words.strip():
            return
        key = slide.get("chapter")
        if not _is_slug(key):
            key = self.keys.get(words) or slug(words, "chapter")
            if words not in self.keys and key in self.names.chapters:
                key = f"{key}-{key_of([words])}"  # the chapter of another group
        self.names.chapters.setdefault(key, Chapter(key, {lang: words}))
        self.keys.setdefault(words, key)
        fields["chapter"] = key
        for name in ("group", "chapter"):
            take(slide, name)

    def setting(self, slide: dict[str, Any], fields: dict[str, Any], place: str) -> None:
        """The place of a slide on a map of StoryMap's kind."""
        location = take_table(slide, "location")
        name = take_text(location, "name")
        at = take(location, "lat"), take(location, "lon", "lng")
        if found := self.place(name, *at, place):
            fields["place"] = found

    def media(self, slide: dict[str, Any]) -> list[Any]:
        """The media of a slide as a source: its address, caption and credit."""
        media = take_table(slide, "media")
        url = media.get("url")
        words = {
            name: shown_text(value)
            for name in ("caption", "credit", "title")
            if isinstance(value := media.get(name), str)
        }
        title = words.get("caption") or words.get("title")
        found = self.cite(url, title=title, publisher=words.get("credit"), kind="media")
        if not found:
            return []
        used = ["caption" if words.get("caption") else "title", "credit"]
        if found and self.names.sources[found[0].source].url:
            used.append("url")
        more = [
            cited
            for name in ("caption", "credit")
            for address, label in links_in(str(media.get(name) or ""))
            for cited in self.cite(address, title=label)
        ]
        more += self.cite(media.get("link"))
        if more and isinstance(media.get("link"), str):
            used.append("link")
        for name in used:
            take(media, name)
        return found + more

    # Eras --------------------------------------------------------------------------------------

    def eras(self) -> None:
        """Eras that are no group of events become events themselves."""
        eras = self.document.get("eras")
        names = {str(chapter.title) for chapter in self.names.chapters.values()}
        for index, era in enumerate(eras if isinstance(eras, list) else ()):
            if not isinstance(era, dict):
                continue
            place, lang = f"eras[{index}]", self.language(era, "headline")
            headline = self.shown(era, "headline")[0]
            if headline in names:  # its first and last day are those of its events
                era.clear()
                continue
            try:
                span, date = self.when(era, place)
            except TimelineError as error:
                self.refuse(place, error)
                continue
            fields = {"title": {lang: headline or f"{date}"}, "when": span, "kind": "era"}
            if text := self.shown(era, "text")[0]:
                fields["summary"] = {lang: text}
            self.add(fields, place=place, date=date, rest=rest_of(era))
            era.clear()

    # Times -------------------------------------------------------------------------------------

    def when(self, slide: dict[str, Any], place: str) -> tuple[TimeSpan, str]:
        """The time of a slide, and its date as it is written.

        Raises:
            PhraseError: It has no year, or a part that is no number.
            EDTFError: It has a day that there is not.
        """
        start, end = slide.get("start_date"), slide.get("end_date")
        said = [
            take_text(one, "display_date") for one in (slide, start, end) if isinstance(one, dict)
        ]
        own = take_text(slide, "edtf")
        if own:
            for name in ("start_date", "end_date"):
                take(slide, name)
            return TimeSpan.parse(own), own
        first = self.edtf(start, place)
        if not first:
            raise PhraseError(f"{shown(start)} has no year" if start else "it has no start_date")
        last = self.edtf(end, place) if isinstance(end, dict) else ""
        digits = first if not last or first == last else f"{first}/{last}"
        span = TimeSpan.parse(digits)
        for name, date in (("start_date", start), ("end_date", end)):
            if isinstance(date, dict) and not rest_of(date):
                take(slide, name)
        words = next(filter(None, said), "")
        return self.words_for(slide, words, span), words or digits

    def edtf(self, date: Any, place: str) -> str:
        """The EDTF of a date; empty if it has no year."""
        try:
            numbers = numbers_of(date)
        except ValueError as error:
            raise PhraseError(str(error)) from None
        if not numbers:
            return ""
        if numbers[0] == 0:
            self.losses.add("a year 0, which TimelineJS has not, is read as 1 BC", place)
        if has_bare_hour(numbers):
            self.losses.add("hours without minutes are not read")
        if not is_nothing(date.get("millisecond")):
            self.losses.add(_MILLISECOND)
            if str(date["millisecond"]).strip("0. ") == "":
                del date["millisecond"]
        return edtf_of(numbers)

    def words_for(self, slide: dict[str, Any], words: str, span: TimeSpan) -> TimeSpan:
        """The time that is said in words, if it agrees with the digits and says more truly."""
        if not words:
            return span
        try:
            said = when(shown_text(words))
        except PhraseError:
            slide["display_date"] = words
            return span
        if said.bounds == span.bounds and not (said.approximate or said.uncertain):
            return span
        first, last = span.bounds.start_min, span.bounds.end_max
        inside = said.bounds.start_min <= first <= said.bounds.end_max
        within = first <= said.bounds.start_min and said.bounds.end_max <= last
        if not inside and not within:
            slide["display_date"] = words
            self.losses.add("display_date says another time than the digits, which are read")
            return span
        if _is_plain(said) and not within and said.bounds.start_min != first:
            return span  # only shown less exactly
        return said


def _is_plain(span: TimeSpan) -> bool:
    """Whether a time is a day, a month or a year and nothing more."""
    qualified = span.approximate or span.uncertain
    return not (qualified or set("X/[") & set(span.edtf)) and span.precision in _PLAIN


def _is_slug(key: Any) -> TypeGuard[str]:
    return isinstance(key, str) and len(key) <= MAX_SLUG and SLUG.fullmatch(key) is not None


def _is_language(lang: Any) -> TypeGuard[str]:
    try:
        Text({lang: "-"})
    except (TimelineError, TypeError):  # TypeError: a list or a table
        return False
    return True


__all__ = ["OUTSIDE", "loads"]

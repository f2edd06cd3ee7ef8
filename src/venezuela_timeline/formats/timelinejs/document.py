"""TimelineJS3: the JSON that Knight Lab's timeline shows in a page, written and read.

TimelineJS has no words for imprecise times: ``display_date`` says them, and the key
``edtf``, which it passes over, holds them exactly. Texts are HTML to it; here all of them
are escaped. A file with another suffix before ``.json`` is this format:
``save("x.timelinejs.json")``.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.errors import DataError, Fault, shown
from venezuela_timeline.formats._json import SCRIPT_SAFE, parsed
from venezuela_timeline.formats._outline import Outline
from venezuela_timeline.formats._records import Part, build
from venezuela_timeline.formats._text import decoded, joined, shown_line
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.labels import Lang, word
from venezuela_timeline.timeline.sentences import citation_line, claim_line

from .slides import DETAILS, Slides, dates, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

_HELD = ("summary", "chapter", "claims", "citations")


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The timeline as TimelineJS3's JSON, an event a chunk.

    Chapters are the groups of events, and eras where their times are known. Claims and
    sources stand below the summary of their event. Nothing in it runs, in TimelineJS or in
    the ``<script>`` of a page.

    Args:
        timeline: What to write.
        report: Takes what TimelineJS cannot show.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: for a language there are no words in.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    losses.add_registers(timeline, ("actors", "places", "sources"), "only texts hold the names")
    title: dict[str, Any] = {"text": {"headline": _html(timeline.title[lang])}}
    if all(event.id != timeline.id for event in timeline):
        title = {"unique_id": timeline.id, **title}
    yield f'{{\n"lang": "{lang}",\n"title": {_json(title)},\n"events": ['
    separator = "\n"
    for event in timeline:
        losses.add_fields(event, _HELD)
        found = _slide(outline, event)
        if found is None:
            losses.add("skipped: no day of them is known", event.id)
            continue
        yield f"{separator}{_json(found)}"
        separator = ",\n"
    if separator == "\n":
        losses.add("TimelineJS needs an event at least, and there is none")
    yield f'\n],\n"eras": {_json(list(_eras(timeline, lang)))}\n}}\n'
    losses.note(report)


dumps: Final = joined(chunks)


def loads(data: bytes | str, *, file: str | None = None, report: Report | None = None) -> Timeline:
    """A timeline from TimelineJS3's JSON, by anyone.

    Groups become chapters. HTML is read as the text it shows. An event without
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
    slides = Slides(document, losses, file)
    found = slides.timeline(events)
    if slides.faults:
        raise DataError(slides.faults)
    timeline = build([Part(found, file)])
    losses.note(report)
    return timeline


def _slide(outline: Outline, event: Event) -> dict[str, Any] | None:
    placed = dates(event.when)
    if placed is None:
        return None
    start, end = placed
    timeline, lang, losses = outline.timeline, outline.lang, outline.losses
    if "day" not in start or (end and "day" not in end) or event.when.level:
        losses.add("placed at the first day they can have been on; words say the time", event.id)
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": start}
    if end is not None:
        slide["end_date"] = end
    slide["display_date"] = event.when.describe(lang)
    slide["edtf"] = str(event.when)
    # Else TimelineJS makes links of whatever looks like one, and breaks our own in doing so.
    slide["autolink"] = False
    outline.losses.add_languages(event.title, lang, event.id)
    slide["text"] = {"headline": _html(event.title[lang]), "text": _text(outline, event)}
    if event.chapter is not None:
        chapter = timeline.chapters.get(event.chapter)
        name = shown_line(chapter.title[lang]) if chapter else event.chapter
        # TimelineJS takes the text of the HTML, and puts that into the page as HTML again.
        slide |= {"chapter": event.chapter, "group": escape(escape(name))}
    return slide


def _text(outline: Outline, event: Event) -> str:
    timeline, lang = outline.timeline, outline.lang
    parts = []
    if event.summary is not None:
        outline.losses.add_languages(event.summary, lang, event.id)
        parts.append(f"<p>{_html(event.summary[lang])}</p>")
    for claim in event.every_claim():
        for text in (claim.text, claim.reason):
            outline.check(text, event.id)
    claims = [_html(shown_line(claim_line(timeline, one, lang))) for one in event.every_claim()]
    sources: dict[str, None] = {}
    for citation in event.every_citation():
        url = timeline.sources[citation.source].url
        line = citation_line(timeline, citation, lang).removesuffix(f": {url}")
        sources[_link(_html(shown_line(line)), url)] = None
    if claims:
        parts.append(_list(word("Claims", lang), claims))
    if sources:
        parts.append(_list(word("Sources", lang), sources))
    return "".join(parts)


def _list(title: str, items: Iterable[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"{DETAILS}<h4>{title}</h4><ul>{inner}</ul></div>"


def _link(text: str, url: str | None) -> str:
    return text if url is None else f'<a href="{escape(url)}">{text}</a>'


def _eras(timeline: Timeline, lang: Lang) -> Iterator[dict[str, Any]]:
    """Each chapter from its first to its last placed day."""
    for key, chapter in timeline.chapters.items():
        placed = [dates(event.when) for event in timeline if event.chapter == key]
        ends = [date for pair in placed if pair for date in pair if date]
        if ends and (first := min(ends, key=place_of)) != (last := max(ends, key=place_of)):
            headline = _html(shown_line(chapter.title[lang]))
            yield {"start_date": first, "end_date": last, "text": {"headline": headline}}


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False).translate(SCRIPT_SAFE)

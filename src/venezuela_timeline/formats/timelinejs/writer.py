"""Timelines written as slides of TimelineJS3."""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.formats._json import SCRIPT_SAFE
from venezuela_timeline.formats._outline import Outline
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.labels import Lang, word
from venezuela_timeline.safe_text import shown_line
from venezuela_timeline.timeline.reading import dating_claims
from venezuela_timeline.timeline.sentences import citation_line, claim_line, time_words

from .dates import dates_of, is_cosmological, sort_key
from .markup import details, escaped, linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Event, Text
    from venezuela_timeline.timeline import Timeline

    from .dates import Date

_AGAINST = frozenset({"denies", "doubts"})

_RIVALS = 3
"""So many dates of others stand beside the date that is shown; claims have all of them."""

_HELD = ("summary", "chapter", "claims", "citations")


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The timeline as TimelineJS3's JSON, one event at a time.

    A date is shown in words, as sure as it is, beside other dates that parties give. Chapters are
    the groups of events, and also eras if their times are known. Claims and sources stand below
    the summary of their event. Nothing in the JSON can run, neither in TimelineJS nor in the
    ``<script>`` of a page. The language of the file is that of most headlines; texts in another
    one say so.

    Args:
        timeline: What to write.
        report: Takes what TimelineJS cannot show.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    losses.add_registers(timeline, ("actors", "places", "sources"), "only names in texts are held")
    tag = _language(timeline, lang)
    title: dict[str, Any] = {"text": {"headline": escaped(timeline.title[lang])}}
    title |= _languages(tag, lang, headline=timeline.title)
    if all(event.id != timeline.id for event in timeline):
        title = {"unique_id": timeline.id, **title}
    far = any(map(is_cosmological, _every_date(timeline)))
    if far:
        losses.add("TimelineJS's cosmological scale, which such years need, shows years alone")
    scale = '"scale": "cosmological",\n' * far
    yield f'{{\n"lang": "{tag}",\n{scale}"title": {_json(title)},\n"events": ['
    separator = "\n"
    for event in timeline:
        losses.add_fields(event, _HELD)
        slide = _slide(outline, event, tag)
        if slide is None:
            losses.add("skipped: no day of them is known", event.id)
            continue
        yield f"{separator}{_json(slide)}"
        separator = ",\n"
    if separator == "\n":
        losses.add("TimelineJS needs at least one event, and there is none")
    yield f'\n],\n"eras": {_json(list(_eras(timeline, lang)))}\n}}\n'
    losses.note(report)


dumps: Final = joined(chunks)


def _every_date(timeline: Timeline) -> Iterator[Date]:
    """The dates of all slides."""
    for event in timeline:
        yield from filter(None, dates_of(event) or ())


def _language(timeline: Timeline, lang: Lang) -> str:
    """The language of the file: that of most headlines, which need not be the one asked for."""
    tags = Counter(event.title.version(lang)[0] for event in timeline)
    return tags.most_common(1)[0][0] if tags else timeline.title.version(lang)[0]


def _languages(tag: str, lang: Lang, **texts: Text | None) -> dict[str, Any]:
    """The languages of the texts of a slide, where they are not that of the file."""
    tags = {name: text.version(lang)[0] for name, text in texts.items() if text is not None}
    others = {name: one for name, one in tags.items() if one != tag}
    return {"languages": others} if others else {}


def _slide(outline: Outline, event: Event, tag: str) -> dict[str, Any] | None:
    """The slide of an event; None if no day of it is known."""
    placed = dates_of(event)
    if placed is None:
        return None
    start, end = placed
    timeline, lang, losses = outline.timeline, outline.lang, outline.losses
    if "day" not in start or (end and "day" not in end) or event.when is None or event.when.level:
        losses.add("shown on the first possible day, with the time in words", event.id)
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": start}
    if end is not None:
        slide["end_date"] = end
    slide["display_date"] = _displayed(event, lang)
    if event.when is not None:
        slide["edtf"] = str(event.when)
    # Otherwise TimelineJS makes links of whatever looks like one, and so breaks our own.
    slide["autolink"] = False
    outline.losses.add_languages(event.title, lang, event.id)
    slide["text"] = {"headline": escaped(event.title[lang]), "text": _text(outline, event)}
    chapter = timeline.chapters.get(event.chapter or "")
    group = chapter.title if chapter else None
    slide |= _languages(tag, lang, headline=event.title, text=event.summary, group=group)
    if event.chapter is not None:
        name = shown_line(chapter.title[lang]) if chapter else event.chapter
        # TimelineJS takes the text of the HTML, and puts that into the page as HTML.
        slide |= {"chapter": event.chapter, "group": escape(escape(name))}
    return slide


def _displayed(event: Event, lang: Lang) -> str:
    """The time in words, as sure as it is, and the dates that others give."""
    words = time_words(event, lang)
    given = dict.fromkeys(time for claim, time in dating_claims(event) if claim.subject is None)
    rivals = [time.describe(lang) for time in given if time != event.when]
    if rivals:
        more = ["…"] * (len(rivals) > _RIVALS)
        return f"{words}; {word('others say', lang)} {', '.join(rivals[:_RIVALS] + more)}"
    if any(one.aspect == "when" and one.stance in _AGAINST for one in event.claims):
        return f"{words}; {word('contested', lang)}"
    return words


def _text(outline: Outline, event: Event) -> str:
    """The HTML below the headline: the summary, then the claims and the sources."""
    timeline, lang = outline.timeline, outline.lang
    parts = []
    if event.summary is not None:
        outline.losses.add_languages(event.summary, lang, event.id)
        parts.append(f"<p>{escaped(event.summary[lang])}</p>")
    for claim in event.every_claim():
        for text in (claim.text, claim.reason):
            outline.check(text, event.id)
    claims = [escaped(shown_line(claim_line(timeline, one, lang))) for one in event.every_claim()]
    sources: dict[str, None] = {}
    for citation in event.every_citation():
        url = timeline.sources[citation.source].url
        line = citation_line(timeline, citation, lang).removesuffix(f": {url}")
        sources[linked(escaped(shown_line(line)), url)] = None
    if claims:
        parts.append(details(word("Claims", lang), claims))
    if sources:
        parts.append(details(word("Sources", lang), sources))
    return "".join(parts)


def _eras(timeline: Timeline, lang: Lang) -> Iterator[dict[str, Any]]:
    """The chapters, each from its first date to its last."""
    for key, chapter in timeline.chapters.items():
        placed = [dates_of(event) for event in timeline if event.chapter == key]
        ends = [date for pair in placed if pair for date in pair if date]
        if ends and (first := min(ends, key=sort_key)) != (last := max(ends, key=sort_key)):
            headline = escaped(shown_line(chapter.title[lang]))
            yield {"start_date": first, "end_date": last, "text": {"headline": headline}}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False).translate(SCRIPT_SAFE)

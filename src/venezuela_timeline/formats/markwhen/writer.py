"""Timelines as Markwhen's text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from venezuela_timeline.formats._outline import Outline
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.safe_text import is_shown_whole, shown_line
from venezuela_timeline.timeline.sentences import citation_line, claim_line, name, time_words

from .dates import Written, date_of, days
from .reader import is_syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

_HELD = ("summary", "kind", "chapter", "tags", "place", "participants", "claims", "citations")

_SIGNS: Final = (
    (re.compile(r"\A[\s\ufeff]+"), ""),
    (re.compile(r"\A//"), "／／"),
    (re.compile(r"#(?=\w)|#(?=#*\s)|(?<=#)#"), "＃"),
    (re.compile(r"!(?=[\w\[])"), "！"),
    (re.compile(r"\[(?=[^\]]*\]\()|\A\[(?=[xX ]?\])"), "［"),
    (re.compile(r"\.(?=start|end)", re.IGNORECASE), "．"),
    (re.compile(r"(?:(?<=[\s\ufeff])|\A)([0-9]{1,3})%(?=[\s\ufeff]|\Z)"), "\\1\N{NO-BREAK SPACE}%"),
)
"""What Markwhen reads as more than text, and the sign like it that stands for it.

A percentage that stands alone would say how much of an event is done.
"""

_BRACKETS = str.maketrans("[]<>", "［］‹›")
"""What the words of a link must not have."""

_RUN = re.compile(" {2,}")

_BLANKS = (
    "blanks around a line or a text are left out, and in titles each run of them is written as one"
)

_STARTS = re.compile(
    r"[-:#/!.+*]|(?:[0-9]|now|by|before|after|plus|every|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[^:]*:",
    re.IGNORECASE,
)
"""How a line of text may begin that its parser reads as the beginning of something."""

_MARK = "· "
"""Stands before a line that would begin something."""


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The timeline as text in Markwhen, one event at a time.

    Chapters are sections, kinds and tags are tags, sources are links. Claims, places and
    participants are properties of their event, as is the time as EDTF where Markwhen has no date
    that says all of it.

    Args:
        timeline: What to write.
        report: Takes what Markwhen has no place for.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    losses.add_registers(timeline, ("actors", "places"), "only names are held")
    _note_blanks(timeline.title[lang], outline.title, losses)
    yield f"---\ntitle: {_quoted(outline.title)}\n---\n"
    for section in outline.sections():
        key = section.events[0].chapter
        if section.title is not None and key is not None:
            if key in timeline.chapters:
                _note_blanks(timeline.chapters[key].title[lang], section.title, losses)
            yield f"\n# {_inline(section.title, losses)}\n"
            if section.summary is not None:
                losses.add("summaries of chapters are left out")
        for event in section.events:
            losses.add_fields(event, _HELD)
            date = _date(timeline, event)
            if date is None:
                losses.add("skipped: no day of them is known, or none that Markwhen has", event.id)
                continue
            if date.loss:
                losses.add(date.loss, event.id)
            yield _event(outline, event, date)
    losses.note(report)


dumps: Final = joined(chunks)


def _date(timeline: Timeline, event: Event) -> Written | None:
    """The date of an event, or of what is inferred of it."""
    if event.when is not None:
        return date_of(event.when, timeline.known_until(event))
    return None if event.inferred is None else days(event.inferred.bounds)


def _event(outline: Outline, event: Event, date: Written) -> str:
    losses = outline.losses
    tags = "".join(f" #{_tag(one)}" for one in (event.kind, *event.tags) if one)
    shown = outline.line(event.title, event.id)
    _note_blanks(event.title[outline.lang], shown, losses, event.id)
    title = _inline(shown, losses, event.id)
    properties = (f"{key}: {value}" for key, value in _properties(outline, event, date).items())
    lines = [f"{date.text}: {title}{tags}", *properties]
    if event.summary is not None:
        text = outline.text(event.summary, event.id)
        shown = "\n".join(map(_kept, text.split("\n"))).strip("\n")
        _note_blanks(text, shown, losses, event.id)
        lines += ["", *(one and _line(one, losses, event.id) for one in shown.split("\n"))]
    links = list(_links(outline, event))
    return "\n".join(("", *lines, *([""] if links else []), *links, ""))


def _tag(slug: str) -> str:
    """A tag: letters, digits and underscores, not digits alone."""
    return f"_{slug}" if slug.isdecimal() else slug.replace("-", "_")


def _properties(outline: Outline, event: Event, date: Written) -> dict[str, str]:
    timeline, lang = outline.timeline, outline.lang
    for claim in event.every_claim():
        for text in (claim.text, claim.reason):
            outline.check(text, event.id)
    found: dict[str, Any] = {"id": event.id}
    if date.loss:
        found |= {"edtf": event.when and event.when.edtf, "when": time_words(event, lang)}
    parts = (shown_line(name(timeline, part.actor, lang)) for part in event.participants)
    found |= {
        "kind": event.kind,
        "contested": "yes" if event.contested else None,
        "place": event.place and shown_line(name(timeline, event.place, lang)),
        "participants": list(dict.fromkeys(parts)),
        "claims": [shown_line(claim_line(timeline, one, lang)) for one in event.every_claim()],
        "sources": [words for words, url in _sources(outline, event) if url is None],
    }
    return {key: _quoted(value) for key, value in found.items() if value}


def _quoted(value: Any) -> str:
    """A value of YAML. A number sign is no tag if it is escaped."""
    return json.dumps(value, ensure_ascii=False).replace("#", "\\u0023")


def _links(outline: Outline, event: Event) -> Iterator[str]:
    """The sources of an event that have an address, each a line that is a link."""
    for words, url in _sources(outline, event):
        if url is not None:
            inner = _inline(words, outline.losses, event.id).translate(_BRACKETS)
            address = url.replace("(", "%28").replace(")", "%29")
            yield f"- [{inner}]({address})"


def _sources(outline: Outline, event: Event) -> list[tuple[str, str | None]]:
    """The sources of an event, each in a line, with their addresses."""
    found: dict[tuple[str, str | None], None] = {}
    for citation in event.every_citation():
        url = outline.timeline.sources[citation.source].url
        line = citation_line(outline.timeline, citation, outline.lang).removesuffix(f": {url}")
        found[shown_line(line), url] = None
    return list(found)


def _inline(line: str, losses: Losses, event: str | None = None) -> str:
    """A line in which nothing is syntax."""
    text = line
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    if text != line:
        losses.add("what Markwhen reads as syntax is written with signs like its own", event)
    return text


def _kept(line: str) -> str:
    """A line of a text with the blanks within it; nothing of one that is blank."""
    bare, shown = line.strip(" "), shown_line(line)
    if not line.strip():
        return ""
    return bare if _RUN.sub(" ", bare) == shown else shown


def _note_blanks(text: str, written: str, losses: Losses, event: str | None = None) -> None:
    """Note that a text is written with other blanks than it has."""
    if text != written and is_shown_whole(text):
        losses.add(_BLANKS, event)


def _line(line: str, losses: Losses, event: str) -> str:
    """A line of a text, marked if it would begin an event, a section, a list or a comment."""
    text = _inline(line, losses, event)
    if not _STARTS.match(text) and not is_syntax(text):
        return text
    losses.add(f"lines that Markwhen would read as something else begin with {_MARK!r}", event)
    return f"{_MARK}{text}"


__all__ = ["chunks", "dumps"]

"""A timeline as one HTML file: chart, filters, claims with their sources.

It needs nothing else; its Content-Security-Policy lets no request leave. Without script it stands
whole and unfiltered in the language it was written in; the other language waits in it compressed.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections import Counter
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from venezuela_timeline.labels import LANGUAGES, TABLES, check_language, word
from venezuela_timeline.timeline.sentences import link_words, name, term
from venezuela_timeline.timeline.window_forms import OVERLAPPING, form_of

from . import svg
from ._escaping import cut, html, line
from ._html import Voice, asset, claims, events, machine_readable
from .notebook import role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Chapter, Citation, Event, Source
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.time.days import Day
    from venezuela_timeline.timeline import Timeline

_CITED = 40
"""Characters of a publisher's name beside a claim; the list of sources has it whole."""

_CELLS = 12
"""An event whose time has more cells than these is filtered by its earliest and latest days."""

_WINDOWS = json.dumps(
    {
        "possible": form_of(OVERLAPPING, certainly=False),
        "certain": form_of(OVERLAPPING, certainly=True),
    }
)
"""What the script compares when a reader asks for a window."""


def page(timeline: Timeline, *, lang: Lang = "en") -> Iterator[str]:
    """The page in pieces.

    Args:
        timeline: What to show.
        lang: The language it opens in; the reader can change it.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    return _Page(timeline, lang).pieces()


class _Page:
    """What all parts of one page need to know: the order of languages, numbers of sources."""

    def __init__(self, timeline: Timeline, lang: Lang) -> None:
        self.timeline = timeline
        self.lang = lang
        self.outside = timeline.outside
        self.langs = (lang, *(other for other in LANGUAGES if other != lang))
        self.voice = Voice(timeline, self.langs)
        cited = {one.source for event in timeline for one in event.every_citation()}
        said = {claim.by for event in timeline for claim in event.every_claim()}
        used = [key for key in timeline.sources if key in cited | said]
        self.sources = {key: number for number, key in enumerate(used, 1)}
        self.actors = self._by_use(part.actor for event in timeline for part in event.participants)
        self.kinds = self._by_use(event.kind for event in timeline if event.kind)
        self.tongues = sorted(
            {source.language for key in used if (source := timeline.sources[key]).language}
        )

    def pieces(self) -> Iterator[str]:
        """From the doctype to the end."""
        style = asset("page.css") + svg.CSS.format(".vt") + svg.FLUID_CSS.format(".vt")
        script = asset("page.js")
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        title = html(line(self.timeline.title[self.lang]))
        yield (
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f'<meta name="referrer" content="no-referrer"><title>{title}</title>'
            f"<style>{style}</style></head>\n<body>"
            f'<a class="skip" href="#_events">{self.voice.word("Skip to the events")}</a>'
        )
        yield self._header()
        yield f"<main>{self._filters()}{self._chart(self.lang)}\n"
        yield from self._events(self.lang)
        yield "</main>\n"
        yield from self._sources()
        for other in self.langs[1:]:
            yield f'<script type="text/plain" id="_other" data-lang="{other}">'
            yield _packed([self._chart(other), *self._events(other)])
            yield "</script>"
        yield f"<script>{script}</script></body></html>\n"

    # Parts --------------------------------------------------------------------------------

    def _header(self) -> str:
        number = self.voice.say(lambda lang: events(len(self.timeline), lang))
        choice = "".join(
            f'<label lang="{lang}"><input type="radio" name="_lang" id="_{lang}" value="{lang}"'
            f"{' checked' if lang == self.lang else ''}>{TABLES[lang].name}</label>"
            for lang in self.langs
        )
        asked = " · ".join(word("Language", lang) for lang in LANGUAGES)
        return (
            f"<header><h1>{self.voice.text(self.timeline.title)}</h1>"
            f'<fieldset id="_langs" hidden><legend>{asked}</legend>{choice}</fieldset>'
            f'<p id="_count" role="status">{number}</p></header>'
        )

    def _chart(self, lang: Lang) -> str:
        drawn = svg.draw(self.timeline, lang=lang, ids=True) if len(self.timeline) else ""
        return f'<div id="_chart">{drawn}</div>'

    def _filters(self) -> str:
        label, timeline, langs = self.voice.word, self.timeline, self.langs
        chapters = {key: _each(one.title.__getitem__, langs) for key, one in _used(timeline)}
        kinds = {key: _each(partial(term, timeline, key), langs) for key in self.kinds}
        actors = {
            str(number): _each(partial(name, timeline, key), langs)
            for key, number in self.actors.items()
        }
        choices = [
            self._select("Chapter", "c", chapters),
            self._select("Kind", "k", kinds),
            self._select("Actor", "a", actors),
            self._select("Language of the sources", "l", {tag: {} for tag in self.tongues}),
        ]
        return (
            f'<form id="_form" data-overlapping="{html(_WINDOWS)}" hidden>'
            f"<h2>{label('Search and filter')}</h2>"
            f'<label>{label("Find")}<input type="search" id="_q" autocomplete="off"></label>'
            f"{''.join(choices)}"
            f'<label>{label("From")}<input type="date" id="_from" min="0001-01-01"></label>'
            f'<label>{label("To")}<input type="date" id="_to" min="0001-01-01"></label>'
            '<label class="tick"><input type="checkbox" id="_sure">'
            f"{label('Certain dates only')}</label>"
            f'<button type="reset">{label("Clear")}</button></form>\n'
        )

    def _select(self, title: str, key: str, options: dict[str, dict[Lang, str]]) -> str:
        """A choice, its words in each language where they differ: an option holds no markup."""
        if not options:
            return ""
        listed = []
        for value, words in {"": _each(partial(word, "All"), self.langs), **options}.items():
            said = {lang: html(one) for lang, one in words.items()}
            more = "".join(f' data-{lang}="{one}"' for lang, one in said.items())
            listed.append(
                f'<option value="{html(value)}"{more if len(set(said.values())) > 1 else ""}>'
                f"{said.get(self.lang, html(value))}</option>"
            )
        return (
            f'<label>{self.voice.word(title)}<select data-f="{key}">{"".join(listed)}</select>'
            "</label>"
        )

    def _events(self, lang: Lang) -> Iterator[str]:
        voice = Voice(self.timeline, (lang,), self._cite)
        groups: dict[str | None, list[Event]] = {key: [] for key in self.timeline.chapters}
        for event in self.timeline:
            groups.setdefault(event.chapter, []).append(event)
        groups[None] = groups.pop(None, [])
        yield '<div id="_events" tabindex="-1">'
        for key, found in groups.items():
            if found:
                yield f"<section>{self._heading(voice, key)}\n"
                yield from (self._article(voice, event) for event in found)
                yield "</section>\n"
        yield "</div>"

    def _heading(self, voice: Voice, key: str | None) -> str:
        if key is None:
            return f"<h2>{voice.word('Events')}</h2>"
        if key not in self.timeline.chapters:
            return f"<h2>{key}</h2>"
        chapter = self.timeline.chapters[key]
        summary = f"<p>{voice.text(chapter.summary)}</p>" if chapter.summary else ""
        return f"<h2>{voice.text(chapter.title)}</h2>{summary}"

    def _article(self, voice: Voice, event: Event) -> str:
        facts = [voice.time(event)]
        facts += [voice.term(event.kind)] if event.kind else []
        facts += [voice.name(event.place)] if event.place else []
        facts += [f"<mark>{voice.word('contested')}</mark>"] if event.contested else []
        parts = [
            f'<h3><a href="#{event.id}">{voice.text(event.title)}</a></h3>',
            f'<p class="facts">{" · ".join(facts)}</p>',
        ]
        if event.summary:
            parts.append(f"<p>{voice.text(event.summary)}</p>")
        if event.participants:
            people = [
                voice.name(part.actor) + role(voice, part.role) for part in event.participants
            ]
            parts.append(f"<p>{voice.word('Participants')}: {', '.join(people)}</p>")
        if event.links:
            parts.append(f"<p>{'; '.join(self._links(voice, event))}</p>")
        if said := list(event.every_claim()):
            number = voice.say(lambda lang: claims(len(said), lang))
            parts.append(
                f"<details><summary>{number}</summary><dl>{voice.claims(said)}</dl></details>"
            )
        if event.citations:
            cited = voice.citations(event.citations)
            parts.append(f'<p class="cited">{voice.word("Sources")}: {cited}</p>')
        return f"<article {self._data(event)}>{''.join(parts)}</article>\n"

    def _links(self, voice: Voice, event: Event) -> Iterator[str]:
        for link in event.links:
            target = link.event
            words = target
            if target not in self.outside:
                words = f'<a href="#{target}">{voice.text(self.timeline[target].title)}</a>'
            yield f"{voice.say(partial(link_words, link))} {words}"

    def _data(self, event: Event) -> str:
        """What the filters ask: an event's days, chapter, kind, actors, languages of sources."""
        days = map(_finite, _bounds(self.timeline, event))
        actors = " ".join(str(self.actors[part.actor]) for part in event.participants)
        cited = (self.timeline.sources[one.source].language for one in event.every_citation())
        tongues = " ".join(sorted({tag for tag in cited if tag}))
        data = {
            "d": " ".join(days),
            "c": event.chapter,
            "k": event.kind,
            "a": actors,
            "l": tongues,
        }
        return f'id="{event.id}"' + "".join(
            f' data-{key}="{html(value)}"' for key, value in data.items() if value
        )

    # Sources ------------------------------------------------------------------------------

    def _cite(self, citation: Citation) -> str:
        source = self.timeline.sources[citation.source]
        words = html(cut(source.publisher or source.title or source.id, _CITED))
        return f'<a href="#_s{self.sources[source.id]}">{words}</a>'

    def _sources(self) -> Iterator[str]:
        if not self.sources:
            return
        yield f'<footer><h2 id="_sources">{self.voice.word("Sources")}</h2><ol>\n'
        for key, number in self.sources.items():
            yield self._source(self.timeline.sources[key], number)
        yield "</ol></footer>\n"

    def _source(self, source: Source, number: int) -> str:
        state = f" ({self.voice.word('state media')})" if source.state_media else ""
        words = html(source.title or source.id)
        tag = f' lang="{html(source.language)}"' if source.title and source.language else ""
        linked = (
            f'<a href="{html(source.url)}"{tag}>{words}</a>'
            if source.url
            else f"<bdi{tag}>{words}</bdi>"
        )
        parts = [
            f"<bdi>{html(source.publisher)}</bdi>{state}" if source.publisher else "",
            linked,
            _iso(source.published),
        ]
        return f'<li id="_s{number}">{", ".join(filter(None, parts))}</li>\n'

    @staticmethod
    def _by_use(keys: Iterable[str]) -> dict[str, int]:
        """Keys with a number each, those used most first."""
        return {key: number for number, (key, _) in enumerate(Counter(keys).most_common())}


def _used(timeline: Timeline) -> Iterator[tuple[str, Chapter]]:
    """The chapters that have events, in the order they are told."""
    used = {event.chapter for event in timeline}
    return ((key, chapter) for key, chapter in timeline.chapters.items() if key in used)


def _each(words: Callable[[Lang], str], langs: tuple[Lang, ...]) -> dict[Lang, str]:
    return {lang: line(words(lang)) for lang in langs}


def _bounds(timeline: Timeline, event: Event) -> Iterator[Day]:
    """The four bounds of each of its cells; of very many, the bounds around them all."""
    cells = [cell[:4] for cell in timeline.cells_of(event)]
    if len(cells) > _CELLS:
        starts_min, starts_max, ends_min, ends_max = zip(*cells, strict=True)
        cells = [(min(starts_min), max(starts_max), min(ends_min), max(ends_max))]
    return chain.from_iterable(cells)


def _finite(day: Day) -> str:
    return str(day).removesuffix(".0").replace("inf", "Infinity")


def _iso(published: TimeSpan | None) -> str:
    """A date that needs no translation, where HTML has a form for it; else its EDTF."""
    if published is None:
        return ""
    text = str(published)
    return f"<time>{text}</time>" if machine_readable(published) else text


def _packed(parts: Iterable[str]) -> str:
    """Text compressed by raw deflate, as Base64."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b64encode(packer.compress("".join(parts).encode()) + packer.flush()).decode()


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"

"""What stands around the content of every small page: its head, its links and its end.

A page has neither scripts nor styles of its own, so that its Content-Security-Policy can forbid
everything but the style sheet of the folder. Data in a ``<script>`` of another type don't run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.labels import Lang, sentence, word, words_of
from venezuela_timeline.view.pieces import Voice, cut, html, line

from . import _plan as plan
from ._site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)

_ABOUT = 200
"""The most characters of what a page says of itself to those with whom it is shared."""


@attrs.frozen
class Page:
    """A small page, as far as its content doesn't say it.

    Attributes:
        site: What it is part of.
        lang: Its language.
        at: Its path in a language.
        title: What it is called.
        about: What it is, in a few sentences.
        beside: Paths of the pages before and after it, by ``prev`` and ``next``.
        document: What it says to machines, as JSON-LD.
    """

    site: Site
    lang: Lang
    at: Callable[[Lang], str]
    title: str
    about: str
    beside: dict[str, str] = attrs.field(factory=dict)
    document: str = ""

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.at(self.lang)

    def to(self, target: str) -> str:
        """How it refers to another file, for an attribute."""
        return html(plan.relative(self.path, target))

    def around(self, content: Iterable[str]) -> Iterator[str]:
        """The page in pieces: its head, its content, its end."""
        yield "".join(self._head())
        yield from content
        yield "\n</main>\n</body></html>\n"

    # The head ---------------------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        lang, site = self.lang, self.site
        name = line(site.timeline.title[lang])
        title = line(self.title)
        whole = name if title == name else f"{title} – {name}"
        yield (
            f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{html(whole)}</title>\n"
        )
        yield from self._shared(title)
        yield f'<link rel="stylesheet" href="{self.to(plan.STYLE)}">\n'
        yield f'<link rel="icon" type="image/svg+xml" href="{self.to(plan.ICON)}">\n'
        feed, changes = self.to(plan.feed(lang)), worded("Changes", lang)
        yield (
            f'<link rel="alternate" type="application/atom+xml" title="{changes}" href="{feed}">\n'
        )
        for relation, target in self.beside.items():
            yield f'<link rel="{relation}" href="{self.to(target)}">\n'
        if self.document:
            yield f'<script type="application/ld+json">{self.document}</script>\n'
        skip = worded("Skip to the content", lang)
        yield f'</head>\n<body class="sheet"><a class="skip" href="#_main">{skip}</a>\n'
        yield self._header(name)
        yield '<main id="_main" tabindex="-1">\n'

    def _shared(self, title: str) -> Iterator[str]:
        """What those see with whom the page is shared; addresses only where they are known."""
        lang, site = self.lang, self.site
        about = cut(line(self.about), _ABOUT)
        yield f'<meta name="description" property="og:description" content="{html(about)}">\n'
        address, picture = site.address(self.path), site.address(plan.PICTURE)
        tags = {
            "og:type": "article" if self.document else "website",
            "og:title": title,
            "og:locale": words_of(lang).locale,
            "og:url": address,
            "og:image": picture,
        }
        for key, value in tags.items():
            if value:
                yield f'<meta property="{key}" content="{html(value)}">\n'
        if address is None:
            return
        yield f'<link rel="canonical" href="{html(address)}">\n'
        for one in site.languages:
            there = html(site.address(self.at(one)) or "")
            yield f'<link rel="alternate" hreflang="{one}" href="{there}">\n'

    # What stands over the content -------------------------------------------------------------

    def _header(self, name: str) -> str:
        lang, site = self.lang, self.site
        links = [(chart(site, lang), word("Timeline", lang))]
        links += [(plan.index(lang, key), word(words, lang)) for key, words in site.indexes.items()]
        items = "".join(f"<li>{self._item(*link)}</li>" for link in links)
        others = "".join(
            f'<li><a lang="{one}" hreflang="{one}" href="{self.to(self.at(one))}">'
            f"{words_of(one).name}</a></li>"
            for one in site.languages
            if one != lang
        )
        home = f'<a href="{self.to(plan.index(lang))}"><bdi>{html(name)}</bdi></a>'
        label = html(word("On this site", lang))
        return (
            f'<header class="site"><p>{home}</p>'
            f'<nav aria-label="{label}"><ul>{items}{others}</ul></nav></header>\n'
        )

    def _item(self, target: str, words: str) -> str:
        here = ' aria-current="page"' if target == self.path else ""
        return f'<a href="{self.to(target)}"{here}>{html(words)}</a>'


def chart(site: Site, lang: Lang, key: str | None = None) -> str:
    """Where the page with the chart shows all, or an event, in a language."""
    if lang == site.lang:
        return f"{plan.TOP}#{key}" if key else plan.TOP
    return f"{plan.TOP}#lang={lang}" + (f"&event={key}" if key else "")


def voice(site: Site, lang: Lang, path: str) -> Voice:
    """How a page at a path puts things; what has a page of its own is a link to it."""
    timeline = site.timeline

    def address(key: str) -> str:
        if key in timeline.actors:
            return plan.relative(path, plan.actor(lang, key))
        if key in timeline.places:
            return plan.relative(path, plan.place(lang, key))
        return plan.relative(path, site.source(lang, key))

    return Voice(timeline, (lang,), address=address)


def worded(words: str, lang: Lang) -> str:
    """Words of our own as HTML."""
    return html(word(words, lang))


def told(key: str, lang: Lang, **parts: str) -> str:
    """A sentence of our own as HTML."""
    return html(sentence(key, lang, **parts))


__all__ = ["Page", "chart", "told", "voice", "worded"]

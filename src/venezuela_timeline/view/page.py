"""A timeline as one HTML file: chart, filters, map, claims with their sources.

It needs nothing else; its Content-Security-Policy lets no request leave. Without script it stands
whole and unfiltered in the language it was written in; the other languages wait in it compressed.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias, get_args
from urllib.parse import urljoin

import attrs

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.labels import LANGUAGES, Lang, check_language, words_of
from venezuela_timeline.model import Text
from venezuela_timeline.model.text import to_optional_text

from . import _page_words as words
from ._articles import articles
from ._details import published_dates
from ._escaping import html, line
from ._html import Voice, asset
from ._page_data import page_data
from ._stream import Packed, json_pieces, packed
from ._subtitle import counted_subtitle
from .lanes import check
from .picture import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.timeline import Timeline

_LONG = 60
"""A headline of more characters is set smaller."""

Words: TypeAlias = Text | str | Mapping[str, str]
"""A text in one language or several."""

Links: TypeAlias = Mapping[Lang, Mapping[str, str]]
"""Addresses with their words, for each language."""


@attrs.frozen
class _Options:
    """How a page presents itself; see `page`."""

    lang: Lang = "en"
    title: Text | None = attrs.field(default=None, converter=to_optional_text)
    subtitle: Text | None = attrs.field(default=None, converter=to_optional_text)
    byline: Text | None = attrs.field(default=None, converter=to_optional_text)
    theme: Theme = "auto"
    key: tuple[str, ...] = ()
    map: bool | None = None
    embed: bool = False
    url: str | None = None
    image: str | None = None
    links: Links = attrs.field(factory=dict)


def page(  # noqa: PLR0913  (options, each with its default)
    timeline: Timeline,
    *,
    lang: Lang = "en",
    title: Words | None = None,
    subtitle: Words | None = None,
    byline: Words | None = None,
    theme: Theme = "auto",
    key: Iterable[str] = (),
    map: bool | None = None,  # noqa: A002  (what it is)
    embed: bool = False,
    url: str | None = None,
    image: str | None = None,
    links: Links | None = None,
    calendar: object = None,
) -> Iterator[str]:
    """The page in pieces.

    Args:
        timeline: What to show.
        lang: The language it opens in; the reader can change it.
        title: The headline, in place of the timeline's title.
        subtitle: The line under it; by default it counts the events and the sources.
        byline: Who made it.
        theme: ``light``, ``dark``, or ``auto``, which follows the reader's own setting.
        key: Ids of the events that keep their labels longest and that a story goes through; by
            default those that the timeline marks as key, or else those of which most is said.
        map: Whether the page has a map; by default it has one if a place has coordinates.
        embed: Whether it is to stand in another page, in an ``iframe``: without headline and
            margins, and telling the page around it how high it is.
        url: The address it will have, for those who share it.
        image: The address of a picture for those who share it, whole or as seen from ``url``.
        links: What stands under the headline, for each language: addresses with their words. One
            that ends in ``.atom`` is also offered as a feed.
        calendar: What the script needs to write an event as a calendar file, as JSON, in which an
            iterator is a list; without it the page doesn't offer that.

    Raises:
        FormatError: for a language there are no words in, or an option that has no such value.
        UnknownIdError: for a key event that is not in the timeline.
    """
    check_language(lang)
    check("theme", theme, get_args(Theme))
    _check_address("url", url, "")
    picture = None if image is None else urljoin(url or "", image)
    _check_address("image", picture, ", or give the url of the page, too")
    options = _Options(
        lang=lang,
        title=title,
        subtitle=subtitle,
        byline=byline,
        theme=theme,
        key=tuple(key),
        map=map,
        embed=embed,
        url=url,
        image=picture,
        links=links or {},
    )
    lines = None if calendar is None else Packed(json_pieces(calendar))
    data = {**page_data(timeline, options.key), "calendar": lines}
    return _pieces(timeline, options, data)


def _check_address(option: str, address: str | None, hint: str) -> None:
    if address is not None and not address.startswith(("https://", "http://")):
        raise FormatError(f"{option} is {shown(address)}: write a whole address, https://…{hint}")


def _pieces(timeline: Timeline, options: _Options, data: dict[str, object]) -> Iterator[str]:
    """From the doctype to the end."""
    head = _Head(timeline, options)
    others = [lang for lang in LANGUAGES if lang != options.lang]
    style, scripts = asset("viewer/viewer.css"), [asset("viewer/viewer.js")]
    if _mapped(options, data):
        scripts.insert(0, asset("viewer/map.js"))
    data = {
        **data,
        "words": words.page_words(),
        "langs": list(LANGUAGES),
        "dates": [
            [date.describe(lang) for lang in LANGUAGES] for date in published_dates(timeline)
        ],
        "embed": options.embed,
        "title": line(head.title[options.lang]),
    }
    yield head.written(style, scripts)
    yield f"<body{' class=embed' if options.embed else ''}>{head.header()}"
    yield '<main><div id="_viewer"></div>\n'
    yield from articles(timeline, options.lang)
    yield "</main>\n"
    for lang in others:
        yield f'<script type="text/plain" class="other" data-lang="{lang}">'
        yield from packed(articles(timeline, lang, cited=False))
        yield "</script>"
    yield '<script type="application/json" id="_data">'
    yield from json_pieces(data)
    yield "</script>"
    yield from (f"<script>{script}</script>" for script in scripts)
    yield "</body></html>\n"


def _mapped(options: _Options, data: dict[str, object]) -> bool:
    points = data["points"]
    return options.map is not False and isinstance(points, list) and any(points)


class _Head:
    """What a page says of itself."""

    def __init__(self, timeline: Timeline, options: _Options) -> None:
        self.timeline = timeline
        self.options = options
        order = (options.lang, *(lang for lang in LANGUAGES if lang != options.lang))
        self.voice = Voice(timeline, order)
        self.title = options.title or timeline.title
        self.subtitle = options.subtitle or Text(
            {lang: counted_subtitle(timeline, lang) for lang in order}
        )

    def written(self, style: str, scripts: list[str]) -> str:
        """The doctype and the head."""
        lang, theme = self.options.lang, self.options.theme
        policy = (
            f"default-src 'none'; style-src {_hash(style)}; "
            f"script-src {' '.join(map(_hash, scripts))}; base-uri 'none'; form-action 'none'"
        )
        fixed = "" if theme == "auto" else f' data-theme="{theme}"'
        return (
            f'<!doctype html>\n<html lang="{lang}"{fixed}><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            '<meta name="referrer" content="no-referrer">'
            f"<title>{html(line(self.title[lang]))}</title>{''.join(self._shared())}"
            f"<style>{style}</style></head>\n"
        )

    def _shared(self) -> Iterator[str]:
        """What those see with whom it is shared."""
        options, lang = self.options, self.options.lang
        title, about = line(self.title[lang]), line(self.subtitle[lang])
        yield f'<meta name="description" content="{html(about)}">'
        if options.byline:
            yield f'<meta name="author" content="{html(line(options.byline[lang]))}">'
        tags = {
            "og:type": "article",
            "og:title": title,
            "og:description": about,
            "og:locale": words_of(lang).locale,
            "og:url": options.url,
            "og:image": options.image,
        }
        for name, value in tags.items():
            if value:
                yield f'<meta property="{name}" content="{html(value)}">'
        kind = "summary_large_image" if options.image else "summary"
        yield f'<meta name="twitter:card" content="{kind}">'
        if options.url:
            yield f'<link rel="canonical" href="{html(options.url)}">'
        for tag, links in options.links.items():
            for address, title in links.items():
                if address.endswith(".atom"):
                    yield (
                        '<link rel="alternate" type="application/atom+xml" '
                        f'hreflang="{tag}" title="{html(title)}" href="{html(address)}">'
                    )

    def header(self) -> str:
        """The headline and what stands under it."""
        voice, byline = self.voice, self.options.byline
        long = max(len(self.title[lang]) for lang in LANGUAGES) > _LONG
        size = ' class="long"' if long else ""
        written = f'<p class="byline">{voice.text(byline)}</p>' if byline else ""
        return (
            f'<a class="skip" href="#_events">{voice.word("Skip to the events")}</a>'
            f'<header id="_head"><h1{size}>{voice.text(self.title)}</h1>'
            f'<p class="subtitle">{voice.text(self.subtitle)}</p>{written}{self._links()}</header>'
        )

    def _links(self) -> str:
        """The links of each language, of which the style sheet shows those of the one chosen."""
        spans = [
            f'<span lang="{lang}">'
            + " · ".join(
                f'<a href="{html(address)}">{html(title)}</a>' for address, title in links.items()
            )
            + "</span>"
            for lang, links in self.options.links.items()
        ]
        return f'<nav class="byline">{"".join(spans)}</nav>' if spans else ""


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


__all__ = ["Theme", "Words", "page"]

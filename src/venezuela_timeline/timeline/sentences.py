"""Claims, figures and citations in words, in the languages that labels are in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from venezuela_timeline.errors import cut
from venezuela_timeline.labels import counted, figure, sentence, word
from venezuela_timeline.model import Quantity
from venezuela_timeline.time import TimeSpan

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Citation, Claim, Event, Link, Source

    from .timeline import Timeline


def term(timeline: Timeline, slug: str, lang: Lang) -> str:
    """A kind, tag, role, aspect or unit in words.

    The timeline's own term comes first, then a label that every timeline has, then the slug
    with blanks for its hyphens.
    """
    if slug in timeline.terms:
        return timeline.terms[slug].name[lang]
    return word(slug, lang)


def time_words(event: Event, lang: Lang) -> str:
    """An event's time in words, with what is inferred of it; ``undated`` if nothing is known.

    >>> from venezuela_timeline import Event, Link
    >>> time_words(Event("oath", "The oath", links=[Link("after", "death")]), "en")
    'undated'
    """
    parts = [event.when.describe(lang)] if event.when else []
    if event.inferred is not None:
        parts.append(f"{word('inferred', lang)}: {event.inferred.describe(lang)}")
    return "; ".join(parts) or word("undated", lang)


def link_words(link: Link, lang: Lang) -> str:
    """What a link says, to stand before the name of its target: ``at least 30 days after``."""
    words = word(link.kind, lang)
    if link.offset is not None:
        limit = f"{word(link.limit, lang)} " if link.limit and link.limit != "exactly" else ""
        words = f"{limit}{counted(link.offset.amount, link.offset.unit, lang)} {words}"
    if link.side is not None:
        words = f"{word(link.side, lang)}: {words}"
    return words if link.of is None else f"{words} ({word(link.of, lang)})"


def number(timeline: Timeline, quantity: Quantity, lang: Lang) -> str:
    """A figure as a reader writes it: ``over 6,408,844 votes``, ``más de 6.408.844 votos``."""
    digits = figure(quantity.amount, lang)
    hedge = "" if quantity.hedge == "exactly" else f"{word(quantity.hedge, lang)} "
    if quantity.unit is None:
        return f"{hedge}{digits}"
    unit = term(timeline, quantity.unit, lang)
    amount = sentence("percentage", lang, number=digits) if unit == "%" else f"{digits} {unit}"
    return f"{hedge}{amount}"


def name(timeline: Timeline, key: str, lang: Lang) -> str:
    """The name of an actor or place, the publisher of a source, or the id itself."""
    if key in timeline.actors:
        return timeline.actors[key].name[lang]
    if key in timeline.places:
        return timeline.places[key].name[lang]
    if key in timeline.sources:
        return source_name(timeline.sources[key])
    return key


def source_name(source: Source) -> str:
    """Who published a source, or else its title, or else where it is read.

    >>> from venezuela_timeline import Source
    >>> source_name(Source("example-org", url="https://www.example.org/notes/1?page=2"))
    'example.org/notes/1'
    """
    return source.publisher or source.title or _place_of(source)


def _place_of(source: Source) -> str:
    """The host and path of a source's address, or its id if it has none."""
    if source.url is None:
        return source.id
    parts = urlsplit(source.url)
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    return cut(f"{host}{parts.path}".rstrip("/"))


def claim_line(timeline: Timeline, claim: Claim, lang: Lang) -> str:
    """A claim in a line: who says what, and when."""
    about = term(timeline, claim.aspect, lang)
    if claim.subject:
        about += f", {name(timeline, claim.subject, lang)}"
    if claim.rank == "deprecated":
        about += f" [{word('superseded', lang)}]"
    return f"{_who(timeline, claim, lang)}: {about}: {_what(timeline, claim, lang)}".rstrip(": ")


def rival_line(timeline: Timeline, claim: Claim, lang: Lang) -> str:
    """A claim in a line under a heading that says what it is about."""
    superseded = f" [{word('superseded', lang)}]" if claim.rank == "deprecated" else ""
    return f"{_who(timeline, claim, lang)}{superseded}: {_what(timeline, claim, lang)}"


def _who(timeline: Timeline, claim: Claim, lang: Lang) -> str:
    who = name(timeline, claim.by, lang)
    said = f" ({claim.said.describe(lang)})" if claim.said else ""
    return f"{who}{said}" + ("" if claim.stance == "asserts" else f" {word(claim.stance, lang)}")


def _what(timeline: Timeline, claim: Claim, lang: Lang) -> str:
    words = [value(timeline, claim, lang), claim.text[lang] if claim.text else ""]
    return ". ".join(filter(None, words))


def value(timeline: Timeline, claim: Claim, lang: Lang) -> str:
    """The value of a claim as words, empty where it has none."""
    match claim.value:
        case None:
            return ""
        case Quantity():
            return number(timeline, claim.value, lang)
        case TimeSpan():
            return claim.value.describe(lang)
        case key:
            return name(timeline, key, lang)


def citation_line(timeline: Timeline, citation: Citation, lang: Lang) -> str:
    """A citation in a line: publisher, title, date, place in it, address."""
    key = citation.source, lang
    kept = timeline._source_words  # noqa: SLF001  (kept with the timeline, for this function)
    if key not in kept:
        kept[key] = _source_words(timeline.sources[citation.source], lang)
    source, address = kept[key]
    locator = citation.locator or ""
    line = f"{source}, {locator}" if source and locator else source or locator
    return f"{line or _place_of(timeline.sources[citation.source])}{address}"


def _source_words(source: Source, lang: Lang) -> tuple[str, str]:
    """What every citation of a source says before the place in it, and after that."""
    state = f" ({word('state media', lang)})" if source.state_media else ""
    parts = [
        f"{source.publisher}{state}" if source.publisher else "",
        sentence("title of a source", lang, title=source.title) if source.title else "",
        source.published.describe(lang) if source.published else "",
    ]
    return ", ".join(filter(None, parts)), f": {source.url}" if source.url else ""

"""The sources of a timeline as a bibliography has them: what CSL-JSON, BibLaTeX and RIS share.

Those formats only write. What an entry says stands here, so that it says the same in each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from venezuela_timeline.labels import check_language, word
from venezuela_timeline.safe_text import is_shown_whole, shown_line
from venezuela_timeline.timeline.sentences import claim_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Citation, Claim, Event, Source
    from venezuela_timeline.timeline import Timeline

    from .losses import Losses

__all__ = ["Entry", "entries", "entry_of"]


class Entry(NamedTuple):
    """A source as an entry of a bibliography: texts of one line each, nothing escaped.

    Attributes:
        source: The source; its id is the key of the entry, which is unique and never changes.
        title: Its title, in its own language; where none is known, words in brackets that say so.
        publisher: Who published it, with the words *state media* where a state runs it.
        authors: Who wrote it, as the source names them. Nothing says which part of a name is the
            family's, and a body can be an author, so that no name is taken apart.
        notes: What has no field of its own, such as the address of an archived copy.
        claims: The claims that it bears, if they were asked for.
    """

    source: Source
    title: str
    publisher: str | None
    authors: tuple[str, ...]
    notes: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Its kind; a source without one is a page if it has an address, or else a document."""
        return self.source.kind or ("webpage" if self.source.url else "document")

    @property
    def url(self) -> str | None:
        """Its address, in which nothing acts unseen."""
        return _in_address(self.source.url)

    @property
    def doi(self) -> str | None:
        """Its DOI, in which nothing acts unseen."""
        return _in_address(self.source.doi)

    @property
    def language(self) -> str | None:
        """The tag of the language that it is in."""
        return self.source.language and shown_line(self.source.language)


def entries(
    timeline: Timeline, losses: Losses, *, lang: Lang = "en", claims: bool = False
) -> Iterator[Entry]:
    """The sources that events cite, or that make a claim, in the order of the timeline.

    Args:
        timeline: Whose events; those of a selection are its own.
        losses: Takes what a bibliography has no place for.
        lang: Language of the words around them, ``en`` or ``es``; titles are in their own.
        claims: Whether each entry names the claims that it bears.

    Raises:
        FormatError: if there are no words in the language.

    Example:
        >>> from venezuela_timeline import Event, Source, Timeline
        >>> from venezuela_timeline.formats.losses import Losses
        >>> paper = Source("paper", "On votes", publisher="A paper", state_media=True)
        >>> tl = Timeline([Event("vote", "The vote", 2024, citations=["paper"])], sources=[paper])
        >>> [(entry.title, entry.publisher) for entry in entries(tl, Losses())]
        [('On votes', 'A paper (state media)')]
    """
    check_language(lang)
    losses.add(f"a bibliography holds the sources alone{', and their claims' * claims}")
    borne = _borne(timeline, losses, lang, claims=claims)
    if left := sum(key not in borne for key in timeline.sources):
        losses.add(f"sources that no event cites are left out: {left}")
    for key, source in timeline.sources.items():
        if key in borne:
            yield entry_of(source, losses, lang=lang, claims=tuple(borne[key]))


def entry_of(
    source: Source,
    losses: Losses,
    *,
    lang: Lang = "en",
    notes: tuple[str, ...] = (),
    claims: tuple[str, ...] = (),
) -> Entry:
    """A source as an entry.

    Args:
        source: The source.
        losses: Takes what is not written as it is.
        lang: Language of the words around it.
        notes: What to say of it.
        claims: The claims that it bears.
    """
    publisher = source.publisher and shown_line(source.publisher)
    state = word("state media", lang) if source.state_media else ""
    if source.title is None:
        losses.add(f"titles that are not known are written as {_untitled(lang)!r}")
    if source.archived:
        notes = (*notes, f"{word('Archived copy', lang)}: {_in_address(source.archived)}")
    texts = (source.title or "", source.publisher or "", *source.authors)
    if not all(map(is_shown_whole, texts)):
        losses.add("controls and bidi marks are left out")
    return Entry(
        source,
        shown_line(source.title) if source.title else _untitled(lang),
        (f"{publisher} ({state})" if state else publisher) if publisher else state or None,
        tuple(map(shown_line, source.authors)),
        notes,
        claims,
    )


def _in_address(text: str | None) -> str | None:
    return text and "".join(one if one.isprintable() else quote(one) for one in text)


def _untitled(lang: Lang) -> str:
    return f"[{word('title not known', lang)}]"


def _borne(
    timeline: Timeline, losses: Losses, lang: Lang, *, claims: bool
) -> dict[str, dict[str, None]]:
    """The sources in use by id, each with the claims that it bears, in the order of the events."""
    borne: dict[str, dict[str, None]] = {}
    for event in timeline:
        for citation in event.citations:
            _look_at(citation, event, losses, locator=False)
            borne.setdefault(citation.source, {})
        for claim in event.every_claim():
            if claim.by in timeline.sources:
                borne.setdefault(claim.by, {})
            for citation in claim.citations:
                _look_at(citation, event, losses, locator=claims)
                lines = borne.setdefault(citation.source, {})
                if claims:
                    lines[_line(timeline, event, claim, citation, lang)] = None
            if claims:
                for text in filter(None, (claim.text, event.title)):
                    losses.add_languages(text, lang, event.id)
    return borne


def _look_at(citation: Citation, event: Event, losses: Losses, *, locator: bool) -> None:
    """Note what of a citation a bibliography has no place for."""
    if citation.note is not None:
        losses.add("notes on citations are left out", event.id)
    if citation.locator is not None and not locator:
        losses.add("places in a source, such as ¶13, are left out", event.id)


def _line(timeline: Timeline, event: Event, claim: Claim, citation: Citation, lang: Lang) -> str:
    """A claim in a line, with its event and the place in the source."""
    words = claim_line(timeline, claim, lang)
    place = f" ({citation.locator})" if citation.locator else ""
    return shown_line(f"{event.title[lang]} – {words}{place}")

"""RIS: what nearly every reference manager reads, such as EndNote, Zotero and Mendeley."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._source_dates import date_words, is_plain, parts_of
from ._text import joined
from .bibliography import entries
from .losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

    from .bibliography import Entry
    from .report import Report

_TYPES = {
    "agency": "NEWS",
    "article": "JOUR",
    "blog": "BLOG",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "data-set": "DATA",
    "hearing": "HEAR",
    "law": "STAT",
    "magazine": "MGZN",
    "map": "MAP",
    "news": "NEWS",
    "reference": "ENCYC",
    "report": "RPRT",
    "thesis": "THES",
    "video": "VIDEO",
    "webpage": "ELEC",
}
"""The types of RIS by the kind of a source; any other is electronic or generic."""

_FIRST_YEAR, _LAST_YEAR = 1, 9999


def chunks(
    timeline: Timeline, *, report: Report | None = None, lang: Lang = "en", claims: bool = False
) -> Iterator[str]:
    """The sources of a timeline's events as RIS, one at a time, with the line ends of the format.

    RIS has days, months and years of our era. Of a time that is none of these, the month or year
    that holds it is written, with its words beside it or, if there is none, in a note.

    Args:
        timeline: Whose events; give a selection for the sources of some.
        report: Takes what RIS cannot hold.
        lang: Language of the words around titles, ``en`` or ``es``.
        claims: Whether notes name the claims that each source bears.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    yield from written(entries(timeline, losses, lang=lang, claims=claims), losses, lang)
    losses.note(report)


dumps: Final = joined(chunks)


def written(found: Iterable[Entry], losses: Losses, lang: Lang) -> Iterator[str]:
    """Entries as RIS.

    Args:
        found: The entries.
        losses: Takes what RIS cannot hold.
        lang: Language of dates in words.
    """
    for entry in found:
        lines = [f"{tag}  - {text}" for tag, text in _lines(entry, losses, lang) if text]
        yield "\r\n".join((*lines, "ER  - ", "", ""))


def _lines(entry: Entry, losses: Losses, lang: Lang) -> Iterator[tuple[str, str | None]]:
    source = entry.source
    kind = _TYPES.get(entry.kind) or ("ELEC" if source.url else "GEN")
    yield "TY", kind
    yield "ID", source.id
    yield "TI", entry.title
    for name in entry.authors:
        yield "AU", name
    yield ("T2" if kind in {"NEWS", "JOUR", "MGZN", "ENCYC"} else "PB"), entry.publisher
    notes = list(entry.notes)
    if source.published is not None:
        yield from _published(source.published, notes, losses, lang)
    if source.accessed is not None:
        yield "Y2", f"{source.accessed.isoformat().replace('-', '/')}/"
    yield "UR", entry.url
    yield "DO", entry.doi
    yield "LA", entry.language
    yield "KW", source.kind
    for note in (*notes, *entry.claims):
        yield "N1", note


def _published(
    span: TimeSpan, notes: list[str], losses: Losses, lang: Lang
) -> Iterator[tuple[str, str]]:
    """The lines of a date; what they cannot hold becomes a note."""
    parts = parts_of(span)
    if not is_plain(span) or not parts or not _FIRST_YEAR <= parts[0] <= _LAST_YEAR:
        losses.add("dates of sources that are no day, month or year of our era are notes in words")
        notes.append(date_words(span, lang))
    if parts and _FIRST_YEAR <= parts[0] <= _LAST_YEAR:
        year, month, day = f"{parts[0]:04}", *(f"{part:02}" for part in (*parts[1:], 0, 0)[:2])
        yield "PY", year
        yield "DA", f"{year}/{month if len(parts) > 1 else ''}/{day if len(parts) > 2 else ''}/"  # noqa: PLR2004


__all__ = ["chunks", "dumps", "written"]

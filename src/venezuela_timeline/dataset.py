"""The packaged timeline: Venezuela's succession, crisis, election and BRICS summit."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Literal, get_args

from venezuela_timeline.errors import FormatError, did_you_mean, shown

from . import formats
from ._collecting import without_collecting
from .formats import json
from .labels import check_language, word
from .model import Citation, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

__all__ = ["cite", "load"]

AUTHORS = "The venezuela_timeline authors"
LICENCE = "CC BY 4.0"
SPDX = "CC-BY-4.0"

Style = Literal["text", "bibtex", "biblatex", "csl", "ris"]
"""How something is cited."""


def load() -> Timeline:
    """The packaged timeline: it is read once, and then always the same immutable value.

    Example:
        >>> import venezuela_timeline as vt
        >>> str(vt.load()["presidential-election-2024"].when)
        '2024-07-28'
    """
    return _packaged()


@cache
def _packaged() -> Timeline:
    data = get_data(__package__, "data/venezuela.json")
    with without_collecting():
        return json.loads(data or b"")


def cite(
    style: Style = "text",
    *,
    events: Iterable[str] = (),
    timeline: Timeline | None = None,
    claims: bool = False,
    lang: Lang = "en",
) -> str:
    """How to cite the packaged data, with its version; or the sources of events.

    The sources of any selection are an export of it: ``formats.dumps(selection, "biblatex")``.

    Args:
        style: ``text`` for lines in a list of references, ``biblatex``, ``csl`` or ``ris`` for
            entries; for the data also ``bibtex``.
        events: The ids or titles of events; without any the data are cited.
        timeline: Where these events are; the packaged timeline by default.
        claims: Whether the entries of sources name the claims that they bear.
        lang: The language of the words around titles, and of the title of the data.

    Raises:
        FormatError: if there is no such style, or there are no words in the language.
        UnknownIdError: if there is no such event.

    Example:
        >>> import venezuela_timeline as vt
        >>> vt.cite().startswith("The venezuela_timeline authors (")
        True
        >>> vt.cite("ris", events=["presidential-election-2024"])[:10]
        'TY  - NEWS'
    """
    keys = [events] if isinstance(events, str) else list(events)
    styles = [one for one in get_args(Style) if not keys or one != "bibtex"]
    if not isinstance(style, str) or style not in styles:
        hint = did_you_mean(style, styles) or f"write one of {', '.join(styles)}"
        raise FormatError(f"no style {shown(style)} for a citation: {hint}")
    check_language(lang)
    if keys:
        return _of_events((timeline or load()).select(*keys), style, lang, claims=claims)
    data = load()
    year = max(event.modified.year for event in data if event.modified)
    writers = {"text": _as_text, "bibtex": _as_bibtex}
    if style in writers:
        return writers[style](data.title[lang], year, str(data.version), lang)
    return _as_entry(data.title[lang], year, str(data.version), lang, style)


def _of_events(timeline: Timeline, style: str, lang: Lang, *, claims: bool) -> str:
    """The sources of events."""
    if style != "text":
        return formats.dumps(timeline, style, lang=lang, claims=claims)
    from .formats import bibliography, losses  # noqa: PLC0415  (only citing needs them)
    from .timeline.sentences import citation_line  # noqa: PLC0415  (the same)

    lines = []
    for entry in bibliography.entries(timeline, losses.Losses(), lang=lang, claims=claims):
        lines.append(citation_line(timeline, Citation(entry.source.id), lang))
        lines += [f"    {claim}" for claim in entry.claims]
    return "\n".join(lines)


def _as_entry(title: str, year: int, version: str, lang: Lang, style: str) -> str:
    """The data as an entry of a bibliography."""
    from .formats import bibliography, losses  # noqa: PLC0415  (only citing needs them)

    key = f"venezuela-timeline-{version.replace('.', '-')}"
    source = Source(key, title, authors=[AUTHORS], published=year, language=lang, kind="data-set")
    notes = (f"{word('Data set', lang)}, {word('version', lang)} {version}", LICENCE)
    found = losses.Losses()
    entry = bibliography.entry_of(source, found, lang=lang, notes=notes)
    return "".join(formats.find(style).written([entry], found, lang))  # type: ignore[attr-defined]  # a format of bibliographies has it


def _as_text(title: str, year: int, version: str, lang: Lang) -> str:
    details = f"({word('version', lang)} {version}) [{word('Data set', lang)}]"
    return f"{AUTHORS} ({year}). {title} {details}. {LICENCE}."


def _as_bibtex(title: str, year: int, version: str, lang: Lang) -> str:
    author, title = (text.replace("_", r"\_").replace("–", "--") for text in (AUTHORS, title))
    fields = {
        "author": f"{{{author}}}",
        "title": f"{{{title}}}",
        "year": str(year),
        "version": version,
        "note": f"{word('Data set', lang)}, {LICENCE}",
    }
    body = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items())
    return f"@misc{{venezuela-timeline-{version},\n{body}\n}}"

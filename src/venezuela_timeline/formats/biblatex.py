"""BibLaTeX: what biber reads for documents in LaTeX, with the dates as EDTF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from venezuela_timeline.errors import shown

from ._source_dates import date_words, parts_of, plain_text
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

_LANGUAGES = {
    "ar": "arabic",
    "bg": "bulgarian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "gl": "galician",
    "hr": "croatian",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "lv": "latvian",
    "nb": "norsk",
    "nl": "dutch",
    "nn": "nynorsk",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sl": "slovene",
    "sq": "albanian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
}
"""The names that babel and polyglossia have for languages, by the tags of BCP 47."""

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
"""What TeX reads as more than text. A brace is a command, too: readers of entries count braces."""

_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
"""What an address must not have, because readers of entries count braces."""

_YEAR = r"(?:-?[0-9]{4})"
_DATE = rf"(?:{_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{{2}})?|-2[1-4])?[?~%]?)"
_MASK = r"(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-(?:XX|[01][0-9]-XX|XX-XX))"
_HELD = re.compile(
    rf"{_DATE}|{_MASK}|{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE}"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9:]{{8}}(?:Z|[-+][0-9]{{2}}:[0-9]{{2}})?"
)
"""The EDTF that biber reads: level 0 and most of level 1."""


def chunks(
    timeline: Timeline, *, report: Report | None = None, lang: Lang = "en", claims: bool = False
) -> Iterator[str]:
    """The sources of a timeline's events as entries of BibLaTeX, one at a time.

    The file is UTF-8 and meant for biber. The keys are the ids of the sources. Dates are EDTF of
    level 0 or 1; of level 2 the month or the year is written that holds them.

    Args:
        timeline: Whose events; give a selection for the sources of some.
        report: Takes what an entry cannot hold.
        lang: Language of the words around titles, ``en`` or ``es``.
        claims: Whether the field ``annotation`` of each entry names the claims that it bears.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    yield from written(entries(timeline, losses, lang=lang, claims=claims), losses, lang)
    losses.note(report)


dumps: Final = joined(chunks)


def written(found: Iterable[Entry], losses: Losses, lang: Lang) -> Iterator[str]:
    """Entries of BibLaTeX.

    Args:
        found: The entries.
        losses: Takes what an entry cannot hold.
        lang: Language of dates in words.
    """
    separator = ""
    for entry in found:
        fields = _fields(entry, losses, lang)
        lines = [f"  {name:<12} = {{{value}}}" for name, value in fields.items() if value]
        yield f"{separator}@{_type(entry)}{{{entry.source.id},\n" + ",\n".join(lines) + "\n}\n"
        separator = "\n"


def _type(entry: Entry) -> str:
    """The type of an entry: what is on the web is that first of all."""
    if entry.kind == "data-set":
        return "dataset"
    if entry.source.url or entry.source.doi:
        return "online"
    return "misc"


def _fields(entry: Entry, losses: Losses, lang: Lang) -> dict[str, str | None]:
    source = entry.source
    notes = list(entry.notes)
    date = None if source.published is None else _date(source.published)
    if source.published is not None and date != source.published.edtf:
        losses.add("dates of sources that biber does not read are also written in words")
        notes.append(date_words(source.published, lang))
    language = _LANGUAGES.get((entry.language or "").partition("-")[0].lower())
    if entry.language and not language:
        losses.add(f"languages that babel has no name for are left out: {shown(entry.language)}")
    address = entry.url and entry.url.translate(_VERBATIM)
    return {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in entry.authors),
        "title": f"{{{_escaped(entry.title)}}}",
        "organization" if _type(entry) != "dataset" else "publisher": _escaped(
            entry.publisher or ""
        ),
        "date": date,
        "url": address,
        "urldate": None if source.accessed is None else source.accessed.isoformat(),
        "doi": entry.doi and entry.doi.translate(_VERBATIM),
        "langid": language,
        "keywords": ", ".join(filter(None, (source.kind, "state-media" * source.state_media))),
        "note": _escaped("; ".join(notes)),
        "annotation": _escaped(" • ".join(entry.claims)),
    }


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


def _date(span: TimeSpan) -> str | None:
    """A date that biber reads, which holds all of a time; None if there is none."""
    if _HELD.fullmatch(span.edtf):
        return span.edtf
    parts = parts_of(span)
    if not parts or not -9999 <= parts[0] <= 9999:  # noqa: PLR2004  (years of four digits)
        return None
    return plain_text(parts) + "~" * (span.approximate or span.uncertain)


__all__ = ["chunks", "dumps", "written"]

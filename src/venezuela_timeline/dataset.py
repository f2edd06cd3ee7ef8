"""The packaged timeline: Venezuela's succession, crisis, election and BRICS summit."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Literal

from venezuela_timeline.errors import FormatError, did_you_mean, shown

from . import formats
from .labels import check_language, word

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

__all__ = ["cite", "load"]

AUTHORS = "The venezuela_timeline authors"
LICENCE = "CC BY 4.0"
SPDX = "CC-BY-4.0"


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
    return formats.loads(data or b"", "json")


def cite(style: Literal["text", "bibtex"] = "text", *, lang: Lang = "en") -> str:
    """How to cite the packaged data, with its version and the year it was last changed.

    Args:
        style: ``text`` for a line in a list of references, ``bibtex`` for an entry.
        lang: The language of the title and of what it is.

    Raises:
        FormatError: if there is no such style, or there are no words in the language.

    Example:
        >>> import venezuela_timeline as vt
        >>> vt.cite().startswith("The venezuela_timeline authors (")
        True
    """
    writers = {"text": _as_text, "bibtex": _as_bibtex}
    if not isinstance(style, str) or style not in writers:
        hint = did_you_mean(style, writers) or "write text or bibtex"
        raise FormatError(f"no style {shown(style)} for a citation: {hint}")
    check_language(lang)
    timeline = load()
    year = max(event.modified.year for event in timeline if event.modified)
    return writers[style](timeline.title[lang], year, str(timeline.version), lang)


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

"""CSL-JSON: what citation processors and reference managers such as Zotero and Pandoc read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from ._json import SCRIPT_SAFE
from ._text import joined
from .bibliography import entries
from .losses import Losses

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

    from .bibliography import Entry
    from .report import Report

_TYPES = {
    "agency": "article-newspaper",
    "article": "article-journal",
    "blog": "post-weblog",
    "book": "book",
    "broadcast": "broadcast",
    "data-set": "dataset",
    "document": "document",
    "hearing": "hearing",
    "interview": "interview",
    "law": "legislation",
    "magazine": "article-magazine",
    "map": "map",
    "news": "article-newspaper",
    "post": "post",
    "reference": "entry-encyclopedia",
    "report": "report",
    "speech": "speech",
    "thesis": "thesis",
    "treaty": "treaty",
    "video": "motion_picture",
    "webpage": "webpage",
}
"""The types of CSL by the kind of a source; any other is a page on the web or a document."""

_WITHIN = frozenset(
    {
        *("article-journal", "article-magazine", "article-newspaper", "entry-encyclopedia"),
        *("post", "post-weblog", "webpage"),
    }
)
"""The types that stand in something that has a name of its own."""

_MARKUP = re.compile(r"<(?=/?(?:i|b|sc|sup|sub|span)\b)", re.IGNORECASE)
"""What begins the few tags that processors read in texts. There is no way to escape them."""

_DATE = r"(-?[0-9]{4}|Y-?[0-9]{5,16})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([?~%]?)"
_ONE = re.compile(rf"{_DATE}(T.*)?")
_TWO = re.compile(rf"{_DATE}/{_DATE}")
_MONTHS, _SEASONS = 12, 24


def chunks(
    timeline: Timeline, *, report: Report | None = None, lang: Lang = "en", claims: bool = False
) -> Iterator[str]:
    """The sources of a timeline's events as CSL-JSON, one entry at a time.

    Before Christ, CSL has no year 0: 44 BC is -44. Dates that are only possible are marked as
    ``circa``; what date parts cannot hold, such as a decade, is written in words.

    Args:
        timeline: Whose events; give a selection for the sources of some.
        report: Takes what CSL-JSON cannot hold.
        lang: Language of the words around titles, ``en`` or ``es``.
        claims: Whether the note of each entry names the claims that it bears.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    yield from written(entries(timeline, losses, lang=lang, claims=claims), losses, lang)
    losses.note(report)


dumps: Final = joined(chunks)


def written(found: Iterable[Entry], losses: Losses, lang: Lang) -> Iterator[str]:
    """Entries as CSL-JSON.

    Args:
        found: The entries.
        losses: Takes what CSL-JSON cannot hold.
        lang: Language of dates in words.
    """
    separator = "[\n"
    for entry in found:
        item = json.dumps(_item(entry, losses, lang), ensure_ascii=False)
        yield f"{separator}{item.translate(SCRIPT_SAFE)}"
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _item(entry: Entry, losses: Losses, lang: Lang) -> dict[str, Any]:
    source = entry.source
    kind = _TYPES.get(entry.kind) or ("webpage" if source.url else "document")
    notes = [*entry.notes, *(f"• {claim}" for claim in entry.claims)]
    item = {
        "id": source.id,
        "type": kind,
        "title": entry.title,
        "author": [{"literal": name} for name in entry.authors],
        "container-title" if kind in _WITHIN else "publisher": entry.publisher,
        "issued": source.published and _issued(source.published, losses, lang),
        "accessed": source.accessed and _day(source.accessed),
        "URL": entry.url,
        "DOI": entry.doi,
        "language": entry.language,
        "keyword": source.kind,
        "note": "\n".join(notes),
    }
    kept = {"URL", "DOI"}
    return {
        key: value if key in kept else _plain(value, losses) for key, value in item.items() if value
    }


def _plain(value: Any, losses: Losses) -> Any:
    """A value in which no text is read as markup."""
    if isinstance(value, list):
        return [_plain(one, losses) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one, losses) for key, one in value.items()}
    if isinstance(value, str) and _MARKUP.search(value):
        losses.add("'<' before what CSL reads as markup is written as '‹'")
        return _MARKUP.sub("‹", value)
    return value


def _day(day: datetime.date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _issued(span: TimeSpan, losses: Losses, lang: Lang) -> dict[str, Any]:
    """A date of CSL: its parts as far as it has them, or else words."""
    one, two = _ONE.fullmatch(span.edtf), _TWO.fullmatch(span.edtf)
    if one:
        if one[5]:
            losses.add("times of day are left out of the dates of sources")
        if one[2] is None or int(one[2]) <= _MONTHS:
            return {"date-parts": [_parts(*one.group(1, 2, 3))], **_circa(one[4])}
        if int(one[2]) <= _SEASONS:
            season = {"season": int(one[2]) - 20}
            return {"date-parts": [_parts(one[1])], **season, **_circa(one[4])}
    elif two and all(month is None or int(month) <= _MONTHS for month in two.group(2, 6)):
        parts = [_parts(*two.group(1, 2, 3)), _parts(*two.group(5, 6, 7))]
        return {"date-parts": parts, **_circa(two[4] + two[8])}
    losses.add("dates of sources that CSL has no parts for are written in words")
    return {"literal": span.describe(lang)}


def _parts(year: str, *others: str | None) -> list[int]:
    """The parts of a date. There is no year 0: before Christ the number is that of the era."""
    counted = int(year.removeprefix("Y"))
    return [counted if counted > 0 else counted - 1, *(int(part) for part in others if part)]


def _circa(marks: str) -> dict[str, Any]:
    return {"circa": True} if marks else {}


__all__ = ["chunks", "dumps", "written"]

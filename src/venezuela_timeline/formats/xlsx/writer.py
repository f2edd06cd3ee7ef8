"""Timelines written as workbooks of Excel: text cells, a sheet each for events, claims, sources."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from venezuela_timeline.errors import MissingExtraError
from venezuela_timeline.formats._sheets import CLAIMS, EVENTS, SOURCES
from venezuela_timeline.formats.csv.writer import rows_of
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.labels import Lang, check_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Source
    from venezuela_timeline.timeline import Timeline

_LONGEST = 32_767
"""The most characters of a cell."""

_WIDTHS = (24, 18, 30, 12, 12, 40)
_SOURCES = (
    *("id", "title", "publisher", "published", "authors", "url", "archived", "doi"),
    *("accessed", "language", "kind", "state_media"),
)


def chunks(
    timeline: Timeline, *, report: Report | None = None, lang: Lang = "en"
) -> Iterator[bytes]:
    """A workbook with a sheet each for events, claims and sources; every cell is a text.

    Law: ``loads(b"".join(chunks(tl)), known=tl)`` is `tl` except for what is reported.

    Args:
        timeline: What to write.
        report: Takes what the sheets could not hold.
        lang: The language of the column ``in_words``.

    Raises:
        FormatError: if there are no words in the language.
        MissingExtraError: without the extra ``sheets``.
    """
    check_language(lang)
    try:
        import xlsxwriter  # noqa: PLC0415  (an extra, heavy)
    except ImportError as error:
        raise MissingExtraError.of(error, "sheets") from None
    losses = Losses()
    losses.add("the id, the title and the version of the timeline are left out")
    losses.add_registers(
        timeline, ("chapters", "actors", "places", "terms"), "only the ids are held"
    )
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})  # noqa: DTZ001  (same bytes)
    tables = {
        EVENTS: rows_of(timeline, "events", lang, losses, with_claims=True),
        CLAIMS: rows_of(timeline, "claims", lang, losses),
        SOURCES: _source_rows(timeline.sources.values()),
    }
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if len(text) > _LONGEST:
                    losses.add(f"texts are cut after {_LONGEST:,} characters", row[0])
                if text:
                    sheet.write_string(at, column, text[:_LONGEST])
    book.close()
    losses.note(report)
    yield buffer.getvalue()


def _source_rows(sources: Iterable[Source]) -> Iterator[list[str]]:
    yield list(_SOURCES)
    for source in sources:
        yield [
            *(source.id, source.title or "", source.publisher or "", str(source.published or "")),
            *("; ".join(source.authors), source.url or "", source.archived or ""),
            *(source.doi or "", str(source.accessed or ""), source.language or ""),
            *(source.kind or "", "yes" if source.state_media else ""),
        ]

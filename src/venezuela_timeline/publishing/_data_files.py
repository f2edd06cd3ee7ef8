"""The timeline as data, in each format that is installed, and the sources as a bibliography."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline import formats
from venezuela_timeline.errors import MissingExtraError

from . import _plan as plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats import Report
    from venezuela_timeline.timeline import Timeline


class DataFile(NamedTuple):
    """A file of data.

    Attributes:
        format: The format, by its name.
        path: Where it stands.
        kind: Its media type.
        label: What it is, as the word that pages have for it.
        options: How it is written.
    """

    format: str
    path: str
    kind: str
    label: str = "The whole timeline"
    options: dict[str, Any] = {}  # noqa: RUF012  (never changed)


FILES = (
    DataFile("json", plan.TIMELINE, "application/json", options={"compact": True}),
    DataFile("csv", "data/events.csv", "text/csv", "The events", {"table": "events"}),
    DataFile("csv", "data/claims.csv", "text/csv", "The claims", {"table": "claims"}),
    DataFile("parquet", "data/timeline.parquet", "application/vnd.apache.parquet"),
    DataFile("sqlite", "data/timeline.sqlite", "application/vnd.sqlite3"),
    DataFile(
        "xlsx",
        "data/timeline.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Events, claims and sources",
    ),
    DataFile("csl", "data/sources.csl.json", "application/json", "The sources"),
    DataFile("biblatex", "data/sources.bib", "application/x-bibtex", "The sources"),
    DataFile("ris", "data/sources.ris", "application/x-research-info-systems", "The sources"),
)
"""Every file of data; a format that is not installed is left out, and the report says so."""


def written(timeline: Timeline, file: DataFile, report: Report) -> Iterator[str | bytes] | None:
    """A file of data in pieces; None, and a note, if its format is not installed."""
    if file.format not in formats.names():
        return None
    chunks: Iterator[str | bytes] = formats.find(file.format).chunks(timeline, **file.options)
    try:
        first = next(chunks, "")  # a bibliography of nothing is empty
    except MissingExtraError as error:
        report.add(f"{file.path} is left out: {error}")
        return None
    return chain([first], chunks)


__all__ = ["FILES", "DataFile", "written"]

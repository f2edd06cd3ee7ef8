"""UCDP's Georeferenced Event Dataset: acts of violence, with three estimates of the deaths.

The data set is the party that claims the figures: its best estimate, and the lowest and the highest
that its sources allow. A day that is not known exactly is one of the days that the code book's
precision allows, and a place that is only known as a country is no point on a map.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Source

from ._tables import DataSet, EventTable, days_between, span_of

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.time import TimeSpan
    from venezuela_timeline.timeline import Timeline

    from ._tables import Row

_KINDS = {"1": "state-based-violence", "2": "non-state-violence", "3": "one-sided-violence"}
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_COUNTRY = "6"
"""The precision of a place of which only the country is known."""

_EXACT = "1"


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
) -> Timeline:
    """A timeline from a table of UCDP GED, of any release: columns are found by their names.

    Args:
        data: The table, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has the other columns by the ids of the events.
        strict: Refuse the table if a row cannot be read; by default it is listed.

    Raises:
        DataError: if it is no such table, or no row can be read; with the lines.

    Warns:
        TimelineWarning: if rows are not read and there is no report to say so.
    """
    return EventTable(_GED, file).loads(data, report, strict=strict)


def _event(table: EventTable, row: Row) -> dict[str, Any]:
    a, b = row["side_a"], row["side_b"]
    title = row["dyad_name"] or row["conflict_name"] or f"{a} - {b}".strip(" -")
    where = row["where_coordinates"] or row["adm_2"] or row["adm_1"] or row["country"]
    if not title:
        raise FormatError("it names no conflict and no party")
    fields: dict[str, Any] = {
        "title": f"{title}: {where}" if where else title,
        "when": _when(row),
        "participants": [*table.part(a, "side-a"), *table.part(b, "side-b")],
        "claims": [
            *table.figure("deaths", row["best"], "about"),
            *table.figure("deaths", row["low"], "at-least"),
            *table.figure("deaths", row["high"], "at-most"),
            *table.figure("deaths-of-side-a", row["deaths_a"], "about"),
            *table.figure("deaths-of-side-b", row["deaths_b"], "about"),
            *table.figure("deaths-of-civilians", row["deaths_civilians"], "about"),
            *table.figure("deaths-of-unknown", row["deaths_unknown"], "about"),
        ],
        "citations": [table.cited(f"id {row['id']}", row["source_article"])],
    }
    if kind := _KINDS.get(row["type_of_violence"]):
        fields["kind"] = kind
    known = row["where_prec"] < _COUNTRY
    north, east = (row["latitude"], row["longitude"]) if known else (None, None)
    name = where if known else row["country"]
    if found := table.place(name, north, east, f"id {row['id']}"):
        fields["place"] = found
    return fields


def _when(row: Row) -> TimeSpan:
    """The day, or the days one of which it was.

    The code book's date_prec: 1 the day is known; 2 one of two to six days; 3 the week; 4 the month
    or 8 to 30 days; 5 more than a month, at most a year.
    """
    start, end = _day(row["date_start"]), _day(row["date_end"] or row["date_start"])
    if row["date_prec"] in (_EXACT, ""):
        return span_of(start.isoformat() if start == end else f"{start}/{end}")
    return span_of(days_between(start, end))


@lru_cache(1 << 14)
def _day(text: str) -> datetime.date:
    found = _DATE.fullmatch(text)
    if found is None:
        raise FormatError(f"{shown(text)} is no day: write one as 2019-01-23")
    return datetime.date.fromisoformat(found[1])


_GED = DataSet(
    source=Source(
        "ucdp-ged",
        "UCDP Georeferenced Event Dataset",
        publisher="Uppsala Conflict Data Program",
        url="https://ucdp.uu.se/downloads/",
        kind="data-set",
    ),
    code_book=Source(
        "ucdp-ged-codebook",
        "UCDP GED Codebook",
        publisher="Uppsala Conflict Data Program",
        kind="code-book",
    ),
    needed=("id", "date_start"),
    used=(
        *("id", "side_a", "side_b", "dyad_name", "conflict_name", "where_coordinates", "adm_1"),
        *("adm_2", "country", "best", "low", "high", "deaths_a", "deaths_b", "deaths_civilians"),
        *("deaths_unknown", "source_article", "type_of_violence", "where_prec", "latitude"),
        *("longitude", "date_start", "date_end", "date_prec"),
    ),
    read=_event,
)

__all__ = ["loads"]

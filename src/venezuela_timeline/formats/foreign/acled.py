"""ACLED's tables: political violence and protest, with a reported number of deaths.

The data set is the party that claims the number. Its precisions of time are 1, the day is known; 2,
some day within a week of it; 3, the month is known.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Source
from venezuela_timeline.time import when

from ._tables import DataSet, EventTable, word

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

    from ._tables import Row

_REGION = "3"
_WEEK, _MONTH = "2", "3"
_DAYS = datetime.timedelta(6)


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
    dayfirst: bool | None = None,
) -> Timeline:
    """A timeline from a table of ACLED, of any year: columns are found by their names.

    Args:
        data: The table, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has the other columns by the ids of the events.
        strict: Refuse the table if a row cannot be read; by default it is listed.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.

    Raises:
        DataError: if it is no such table, or no row can be read; with the lines.

    Warns:
        TimelineWarning: if rows are not read and there is no report to say so.
    """
    table = _Acled(_ACLED, file)
    table.dayfirst = dayfirst
    return table.loads(data, report, strict=strict)


class _Acled(EventTable):
    dayfirst: bool | None = None


def _event(table: EventTable, row: Row) -> dict[str, Any]:
    where = row["location"] or row["admin1"] or row["country"]
    what = row["sub_event_type"] or row["event_type"]
    if not what:
        raise FormatError("it has no event_type")
    fields: dict[str, Any] = {
        "title": f"{what}: {where}" if where else what,
        "when": _when(row, getattr(table, "dayfirst", None)),
        "participants": [
            part
            for column in ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2")
            for name in row[column].split(";")
            for part in table.part(name.strip(), word(column.replace("_", "-"), "role"))
        ],
        "claims": table.figure("deaths", row["fatalities"], "about"),
        "citations": [
            table.cited(f"event {row['event_id_cnty']}"),
            *table.names.citations(row["source"], None),
        ],
        "kind": word(row["event_type"] or what, "kind"),
        "tags": [word(one, "tag") for one in row["disorder_type"].split(";") if one.strip()],
    }
    if row["notes"]:
        fields["summary"] = row["notes"]
    known = row["geo_precision"] < _REGION
    north, east = (row["latitude"], row["longitude"]) if known else (None, None)
    if found := table.place(where, north, east, row["event_id_cnty"]):
        fields["place"] = found
    return fields


def _when(row: Row, dayfirst: bool | None) -> str:  # noqa: FBT001
    span = when(row["event_date"], dayfirst=dayfirst)
    precision = row["time_precision"]
    if precision not in (_WEEK, _MONTH):
        return str(span)
    if span.precision != "day" or span.earliest is None:
        raise FormatError(f"event_date is {shown(row['event_date'])}, which is no day")
    if precision == _MONTH:
        return f"{span.earliest:%Y-%m}"
    return f"[{span.earliest - _DAYS}..{span.earliest + _DAYS}]"


_ACLED = DataSet(
    source=Source(
        "acled",
        "Armed Conflict Location & Event Data",
        publisher="ACLED",
        url="https://acleddata.com/",
        kind="data-set",
    ),
    code_book=Source("acled-codebook", "ACLED Codebook", publisher="ACLED", kind="code-book"),
    needed=("event_id_cnty", "event_date"),
    used=(
        *("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type"),
        *("disorder_type", "actor1", "actor2", "assoc_actor_1", "assoc_actor_2", "country"),
        *("admin1", "location", "latitude", "longitude", "geo_precision", "source", "notes"),
        "fatalities",
    ),
    read=_event,
)

__all__ = ["loads"]

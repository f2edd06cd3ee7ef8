"""Rows of the table of events that dataframes and engines get, read back as events."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, TimelineError
from venezuela_timeline.model import Event, Place
from venezuela_timeline.tables.cells import is_empty, plain
from venezuela_timeline.time import TimeSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from venezuela_timeline.formats import Report

_MARK = {"id", "title", "edtf", "start_min", "end_max"}
_KEPT = ("kind", "chapter", "place", "status", "key", "modified", "revision")
_TOLD = {
    "contested": False,
    "rival_dates": 0,
    "inferred": False,
}
"""Columns that tell of claims and links, which the table does not hold, and what says nothing."""


def is_for_engines(names: Iterable[str]) -> bool:
    """Whether a table has the columns of the table of events for engines."""
    return set(names) >= _MARK


def engine_events(
    rows: Iterable[Mapping[str, Any]], report: Report | None
) -> tuple[list[Event], dict[str, Place]]:
    """The events of such a table, and their places.

    Raises:
        DataError: with every row that cannot be read.
    """
    faults: list[Fault] = []
    events: list[Event] = []
    places: dict[str, Place] = {}
    told: dict[str, None] = {}
    for at, row in enumerate(rows):
        filled = {name: plain(cell) for name, cell in row.items() if not is_empty(cell)}
        told |= {
            name: None for name, nothing in _TOLD.items() if filled.get(name, nothing) != nothing
        }
        try:
            events.append(_event(filled))
            if "place" in filled:
                key = filled["place"]
                north, east = filled.get("latitude"), filled.get("longitude")
                places.setdefault(key, Place(key, key, latitude=north, longitude=east))
        except (KeyError, ValueError, OverflowError, TypeError) as error:
            reason = str(error) if isinstance(error, TimelineError) else f"{error} is missing"
            faults.append(Fault(f"row {at}", reason))
    if faults:
        raise DataError(faults)
    if report is not None:
        more = "".join(f", {name!r}" for name in told)
        report.add(
            "the table holds no summaries, participants, tags, claims, citations and links: what "
            f"'words'{more} say of them is left out"
        )
    return events, places


def _event(row: Mapping[str, Any]) -> Event:
    title = row["title"]
    texts = {name.removeprefix("title_"): one for name, one in row.items() if name[:6] == "title_"}
    # The column without a language has the first one.
    texts = dict(sorted(texts.items(), key=lambda pair: pair[1] != title)) or title
    fields = {name: row[name] for name in _KEPT if name in row}
    when = TimeSpan.parse(row["edtf"])
    if when.open_end and "known_until" in row:
        fields["known_until"] = datetime.date.fromordinal(row["known_until"])
    return Event(row["id"], texts, when, **fields)

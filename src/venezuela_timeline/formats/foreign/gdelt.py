"""GDELT's tables of events, version 1 and 2, with a header or without.

A row is what a machine read in an article, so the article is its source. What happened is told by
the first two digits of its CAMEO code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.model import Source

from ._tables import DataSet, EventTable, word

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

    from ._tables import Row

_ROOTS = {
    "01": "Make public statement",
    "02": "Appeal",
    "03": "Express intent to cooperate",
    "04": "Consult",
    "05": "Engage in diplomatic cooperation",
    "06": "Engage in material cooperation",
    "07": "Provide aid",
    "08": "Yield",
    "09": "Investigate",
    "10": "Demand",
    "11": "Disapprove",
    "12": "Reject",
    "13": "Threaten",
    "14": "Protest",
    "15": "Exhibit force posture",
    "16": "Reduce relations",
    "17": "Coerce",
    "18": "Assault",
    "19": "Fight",
    "20": "Use unconventional mass violence",
}
_CITIES = ("3", "4")
"""The types of places that are a point: a city of the United States, or of the world."""

_DAY = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
) -> Timeline:
    """A timeline from a table of GDELT's events.

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
    return EventTable(_GDELT, file).loads(data, report, strict=strict)


def _event(table: EventTable, row: Row) -> dict[str, Any]:
    found = _DAY.fullmatch(row["sqldate"])
    if found is None:
        raise FormatError(f"SQLDATE is {shown(row['sqldate'])}: it has eight digits")
    code = row["eventcode"]
    what = _ROOTS.get((row["eventrootcode"] or code)[:2], f"CAMEO {code}" if code else "Event")
    one, other = row["actor1name"], row["actor2name"]
    who = " – ".join(filter(None, (one, other)))
    fields: dict[str, Any] = {
        "title": f"{what}: {who}" if who else what,
        "when": "-".join(found.groups()),
        "kind": word(what, "kind"),
        "participants": [*table.part(one, "actor1"), *table.part(other, "actor2")],
        "citations": [
            table.cited(f"event {row['globaleventid']}", f"CAMEO {code}" if code else ""),
            *table.cite(row["sourceurl"], title=row["sourceurl"]),
        ],
    }
    city = row["actiongeo_type"] in (*_CITIES, "")
    north, east = (row["actiongeo_lat"], row["actiongeo_long"]) if city else (None, None)
    if place := table.place(row["actiongeo_fullname"], north, east, row["globaleventid"]):
        fields["place"] = place
    return fields


def _actor(number: int) -> tuple[str, ...]:
    types = (f"Type{at}Code" for at in (1, 2, 3))
    parts = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code")
    return tuple(f"Actor{number}{part}" for part in (*parts, "Religion2Code", *types))


def _geo(name: str, *, second: bool) -> tuple[str, ...]:
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", *(["ADM2Code"] if second else []))
    return tuple(f"{name}Geo_{part}" for part in (*parts, "Lat", "Long", "FeatureID"))


def _columns(*, second: bool) -> tuple[str, ...]:
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *_actor(1),
        *_actor(2),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
        *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *_geo("Actor1", second=second),
        *_geo("Actor2", second=second),
        *_geo("Action", second=second),
        *("DATEADDED", "SOURCEURL"),
    )


_FIRST, _SECOND = _columns(second=False), _columns(second=True)
_GDELT = DataSet(
    source=Source(
        "gdelt",
        "GDELT Event Database",
        publisher="The GDELT Project",
        url="https://www.gdeltproject.org/",
        kind="data-set",
    ),
    code_book=Source(
        "cameo-codebook",
        "CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook",
        kind="code-book",
    ),
    needed=("globaleventid", "sqldate"),
    used=(
        *("globaleventid", "sqldate", "actor1name", "actor2name", "eventcode", "eventrootcode"),
        *("actiongeo_type", "actiongeo_fullname", "actiongeo_lat", "actiongeo_long", "sourceurl"),
    ),
    read=_event,
    names={len(_SECOND): _SECOND, len(_FIRST): _FIRST, len(_FIRST) - 1: _FIRST[:-1]},
)

__all__ = ["loads"]

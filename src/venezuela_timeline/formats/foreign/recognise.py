"""Which format a file is in, by what it holds; for one that is not read, a line that says so."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats._text import as_bytes, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LOOKED_AT = 1 << 16
"""So many bytes at the beginning of a file are looked at where it is not JSON."""

_OWN_JSON = re.compile(r'\s*\{\s*"(?:format|\$schema)"\s*:')

_IN_JSON = ("csl", "datasette", "ftm", "geojson", "json", "jsonl", "linkedplaces", "timelinejs")
"""Suffixes of formats in JSON; that of JSON-LD is not among them, as it begins as ours may."""


class Unread(NamedTuple):
    """A format that is not read.

    Attributes:
        name: What it is called.
        advice: What to do with a file in it.
    """

    name: str
    advice: str

    def error(self, file: str | None) -> DataError:
        """The error that says so."""
        return DataError([Fault("", f"this is {self.name}: it is not read", self.advice, file)])


GEDCOM = Unread("GEDCOM", "export the events as a table, such as CSV: its dates are read")
GRAMPS = Unread("Gramps XML", "export the events as CSV: its dates are read")
VIS = Unread("vis-timeline", "write its items as a table with start, end and content as title")
PERIODO = Unread("PeriodO", "write its periods as a table with start, stop and label as title")
RDF = Unread("RDF in Turtle, such as SEM, LODE or OWL-Time", "query the events into a table")
FEED = Unread("a web page without events", "save the page's JSON-LD, or write a table")

Found = str | Unread | None


def recognised(data: bytes | str, suffix: str) -> Found:
    """The name of the format that a file is in by its content, or one that is not read.

    Args:
        data: The file.
        suffix: The suffix of its name in small letters, without the dot; empty if it has none.

    Returns:
        None if nothing tells another format than the suffix does.
    """
    if suffix in _PLAIN:
        return _PLAIN[suffix]
    start = _beginning(data).lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        return _of_json(data, start, suffix)
    for pattern, found in _BEGINNINGS:
        if pattern.match(start):
            return found
    if suffix in ("csv", "tsv", "txt", ""):
        return _of_table(start)
    return "markwhen" if suffix in ("mw", "markwhen") else None


def _beginning(data: bytes | str) -> str:
    if isinstance(data, str):
        return data[:_LOOKED_AT]
    return as_bytes(data)[:_LOOKED_AT].decode("utf-8", "replace")


# JSON ------------------------------------------------------------------------------------------


def _of_json(data: bytes | str, start: str, suffix: str) -> Found:
    if _OWN_JSON.match(start) and suffix != "jsonld":
        return None if suffix in _IN_JSON else "json"
    try:
        document = json.loads(decoded(data, None))
    except (ValueError, RecursionError):  # among them what is not UTF-8
        return _of_lines(start)
    if isinstance(document, list):
        typed = any(isinstance(one, dict) and "@type" in one for one in document[:20])
        return "jsonld" if typed else None
    return _of_object(document)


def _of_object(document: Mapping[str, Any]) -> Found:
    """The format of a file that is an object of JSON."""
    return next((found for is_it, found in _SHAPES if is_it(document)), None)


def _of_lines(start: str) -> Found:
    """The format of JSON Lines, by the first."""
    try:
        first = json.loads(start.split("\n", 1)[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(first, dict):
        return None
    return _of_object(first)


def _is_ftm(one: Mapping[str, Any]) -> bool:
    return isinstance(one.get("schema"), str) and isinstance(one.get("properties"), dict)


def _is_slides(one: Mapping[str, Any]) -> bool:
    if isinstance(one.get("timeline"), dict) and "date" in one["timeline"]:
        return True
    events = one.get("events")
    if not isinstance(events, list):
        return False
    keys: set[str] = set().union(*(event for event in events[:50] if isinstance(event, dict)))
    return bool(keys & {"start_date", "media", "display_date", "unique_id"}) and "when" not in keys


def _is_wikidata(one: Mapping[str, Any]) -> bool:
    if isinstance(one.get("entities"), dict):
        return True
    return isinstance(one.get("claims"), dict) and isinstance(one.get("id"), str)


def _is_period_o(one: Mapping[str, Any]) -> bool:
    context = str(one.get("@context", ""))[:500]
    return "p0c" in context or (
        isinstance(one.get("authorities"), dict) and "periods" in str(one)[:5000]
    )


def _is_vis(one: Mapping[str, Any]) -> bool:
    items = one.get("items")
    return isinstance(items, list) and any(
        isinstance(item, dict) and {"content", "start"} <= item.keys() for item in items[:20]
    )


def _is_geo(one: Mapping[str, Any]) -> bool:
    return one.get("type") in ("FeatureCollection", "Feature")


_SHAPES: tuple[tuple[Callable[[Mapping[str, Any]], bool], Found], ...] = (
    (_is_period_o, PERIODO),
    (_is_geo, "geojson"),
    (_is_wikidata, "wikidata"),
    (_is_ftm, "ftm"),
    (_is_vis, VIS),
    (lambda one: "@context" in one or "@graph" in one or "@type" in one, "jsonld"),
    (_is_slides, "timelinejs"),
)

# Everything else -------------------------------------------------------------------------------

_PLAIN: Mapping[str, Found] = {
    "mw": "markwhen",
    "markwhen": "markwhen",
    "ged": GEDCOM,
    "gramps": GRAMPS,
    "ttl": RDF,
    "nt": RDF,
}
_BEGINNINGS: tuple[tuple[re.Pattern[str], Found], ...] = (
    (re.compile(r"0 HEAD\b"), GEDCOM),
    (
        re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE database[^>]*>\s*)?<database\b", re.DOTALL),
        GRAMPS,
    ),
    (re.compile(r"@?prefix\s", re.IGNORECASE), RDF),
    (re.compile(r"(?:<!doctype html|<html|<script\b)", re.IGNORECASE), "jsonld"),
    (re.compile("BEGIN:VCALENDAR", re.IGNORECASE), "ics"),
    (re.compile("SQLite format 3\0"), "sqlite"),
)


def _of_table(start: str) -> Found:
    """The format of a table, by the names of its columns."""
    first = start[:_LOOKED_AT].split("\n", 1)[0].rstrip("\r")
    separator = max("\t,;", key=first.count)
    names = {one.strip().strip('"').casefold() for one in first.split(separator)}
    for needed, found in _COLUMNS:
        if needed <= names:
            return found
    cells = first.split("\t")
    if len(cells) in (57, 58, 61) and all(one.isdigit() for one in cells[:4]):
        return "gdelt"
    return None


_COLUMNS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("headline", "year", "display date")), "timelinejs"),
    (frozenset(("headline", "start date", "media")), "timelinejs"),
    (frozenset(("date_prec", "date_start", "best")), "ucdp"),
    (frozenset(("event_id_cnty", "event_date")), "acled"),
    (frozenset(("globaleventid", "sqldate")), "gdelt"),
)


__all__ = ["Unread", "recognised"]

"""GeoJSON: features with a date, and those of Linked Places with the bounds of their times.

GeoJSON has no word for time, so the usual names of properties are looked at, those of
OpenHistoricalMap in EDTF first. A point is where a place is; other shapes are kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, FormatError, TimelineError, shown
from venezuela_timeline.formats._features import placed
from venezuela_timeline.formats._json import lenient
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.formats.foreign.gathering import Gathered
from venezuela_timeline.formats.foreign.taking import (
    rest_of,
    take,
    take_list,
    take_table,
    take_text,
)
from venezuela_timeline.model import Chapter
from venezuela_timeline.tables.ids import kept_slug, slug
from venezuela_timeline.time import TimeSpan

from .times import timespans

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_TITLES = ("title", "name", "label", "headline", "event", "titulo", "nombre")
_TEXTS = ("description", "summary", "text", "notes", "descripcion")
_DATES = (
    "date:edtf",
    "edtf",
    "when",
    "date",
    "datetime",
    "event_date",
    "timestamp",
    "time",
    "fecha",
    "year",
)
_STARTS = (
    "start_date:edtf",
    "start_date",
    "start",
    "begin",
    "startDate",
    "start_datetime",
    "inicio",
    "from",
)
_ENDS = ("end_date:edtf", "end_date", "end", "endDate", "end_datetime", "stop", "fin", "to")
_OWN = re.compile(r"(?:https?:.*/|urn:.*:)")
"""What stands before the id of a thing in its address."""

_COUNTRY = re.compile("[A-Z]{2}")
_YEAR = re.compile("-?[0-9]{4}")


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
    dayfirst: bool | None = None,
) -> Timeline:
    """A timeline from the features of GeoJSON that have a date.

    Args:
        data: The JSON, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has it by the ids of the events.
        strict: Refuse the file if a feature cannot be read; by default it is listed.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.

    Raises:
        DataError: if it is no GeoJSON, or no feature can be read.

    Warns:
        TimelineWarning: if features are not read and there is no report to say so.
    """
    features = _Features(file, dayfirst=dayfirst)
    document = lenient(decoded(data, file), file, features.losses)
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "Feature":
        document = {"features": [document]}
    elif kind != "FeatureCollection" or not isinstance(document.get("features"), list):
        raise DataError([Fault("", f"{shown(document)} is no collection of features", "", file)])
    for at, feature in enumerate(document.pop("features")):
        with features.listing(f"features[{at}]"):
            features.read(feature, f"features[{at}]")
    document.pop("type", None)
    title = take_text(document, "title", "name")
    features.outside(rest_of(document))
    return features.timeline(report, strict=strict, **({"title": title} if title else {}))


class _Features(Gathered):
    def read(self, feature: Any, place: str) -> None:
        """Read a feature."""
        if not isinstance(feature, dict):
            self.refuse(place, f"{shown(feature)} stands where a feature belongs")
            return
        properties = take_table(feature, "properties")
        take(feature, "type")
        try:
            when, date = self.when(feature, properties)
            title = take_text(properties, *_TITLES)
            key = take_text(feature, "@id", "id") or take_text(properties, "id", "uid", "@id")
            fields: dict[str, Any] = {"title": title or key or date, "when": when}
            if text := take_text(properties, *_TEXTS) or _first(feature, "descriptions", "value"):
                fields["summary"] = text
            if kind := take_text(properties, "kind", "type", "category"):
                fields["kind"] = kept_slug(kind, "kind")
            self.sorted_in(properties, fields)
            self.where(feature, properties, fields, place)
            own = _OWN.sub("", key.rstrip("/"))
            if key.startswith("http"):
                fields["citations"] = self.cite(key, title=title or None)
            fields["citations"] = [
                *fields.get("citations", ()),
                *self.cite(
                    take(properties, "url", "link", "source_url"),
                    title=take_text(properties, "source") or None,
                ),
            ]
        except TimelineError as error:
            self.refuse(place, error)
            return
        self.add(fields, place=place, key=own or None, date=date, rest=rest_of(feature))

    def where(
        self,
        feature: dict[str, Any],
        properties: dict[str, Any],
        fields: dict[str, Any],
        place: str,
    ) -> None:
        """The place of a point; of other shapes the name alone is read."""
        geometry = _only_point(take_table(feature, "geometry"))
        called = take_text(properties, "place", "location", "city", "lugar")
        called = called or _first(feature, "names", "toponym")
        name = called or str(fields["title"])
        at: tuple[Any, Any] = (None, None)
        coordinates = geometry.get("coordinates")
        if (
            geometry.get("type") == "Point"
            and isinstance(coordinates, list)
            and len(coordinates) > 1
        ):
            east, north, *height = coordinates
            at = (north, east)
            take(geometry, "type")
            if height:
                geometry["coordinates"] = {"height": height[0]}
            else:
                take(geometry, "coordinates")
        countries = take_list(properties, "country") or take_list(properties, "ccodes")
        country = {"country": countries[0]} if _is_country(countries) else {}
        if countries and not country:
            properties["country"] = countries
        if (at[0] is not None or country) and (found := self.place(name, *at, place, **country)):
            fields["place"] = found

    def sorted_in(self, properties: dict[str, Any], fields: dict[str, Any]) -> None:
        """Read the chapter and the tags of a feature."""
        if chapter := take_text(properties, "chapter"):
            fields["chapter"] = slug(chapter, "chapter")
            self.names.chapters.setdefault(fields["chapter"], Chapter(fields["chapter"], chapter))
        tags = properties.get("tags")
        if isinstance(tags, list) and all(isinstance(tag, str) and tag.strip() for tag in tags):
            fields["tags"] = [kept_slug(tag, "tag") for tag in properties.pop("tags")]

    # Times -------------------------------------------------------------------------------------

    def when(self, feature: dict[str, Any], properties: dict[str, Any]) -> tuple[Any, str]:
        """The time of a feature, and as it is written.

        Raises:
            TimelineError: it has none, or one that cannot be read.
        """
        linked = take_table(feature, "when") or take_table(properties, "when")
        if (exact := _exact(properties, linked)) is not None:
            return exact, exact.edtf
        if linked:
            return self.linked(linked)
        moment = take_table(feature, "time")
        interval = moment.get("interval")
        if isinstance(interval, list) and len(interval) == 2:  # noqa: PLR2004
            take(moment, "interval")
            return self.dates.ends(
                "" if interval[0] == ".." else interval[0], interval[1]
            ), "/".join(map(str, interval))
        for record, names in ((moment, ("date", "timestamp")), (properties, _DATES)):
            if date := take_text(record, *names):
                return self.dates.one(date), date
        start, end = take_text(properties, *_STARTS), take_text(properties, *_ENDS)
        if not start and not end:
            raise FormatError("it has no date")
        if not end:
            return self.dates.one(start), start
        return self.dates.ends(start, end), f"{start}/{end}"

    def linked(self, linked: dict[str, Any]) -> tuple[TimeSpan, str]:
        """The time of Linked Places: a start and an end, each within two bounds."""
        spans = take_list(linked, "timespans")
        if not spans or not isinstance(spans[0], dict):
            raise FormatError("its 'when' has no timespans")
        first, more = spans[0], spans[1:]
        start, end = take_table(first, "start"), take_table(first, "end")
        bounds = {"start": dict(start), "end": dict(end)}
        text = "/".join(str(one) for side in (start, end) for one in side.values())
        mark = {"uncertain": "?", "less-certain": "?"}.get(str(linked.get("certainty")), "")
        if mark:
            take(linked, "certainty")
        low, exact = self.bound(start)
        high, also = self.bound(end) if end else ("", True)
        if more or rest_of(first):
            linked["timespans"] = [first, *more]
        if not high:
            return TimeSpan.parse(_marked(low, mark)), text
        if not (exact and also):
            self.losses.add(
                "bounds of a start or an end that EDTF cannot say: report.kept has them"
            )
            linked["bounds"] = bounds
        ends = (low if exact else _hull(low), high if also else _hull(high))
        return TimeSpan.parse("/".join(_marked(one, mark) for one in ends)), text

    def bound(self, side: dict[str, Any]) -> tuple[str, bool]:
        """The EDTF of one side of a time, and whether it is a single date."""
        if date := take_text(side, "in"):
            return str(self.dates.one(date)), True
        first, last = take_text(side, "earliest"), take_text(side, "latest")
        if first and last and first != last:
            return f"[{self.dates.one(first)}..{self.dates.one(last)}]", False
        if not first and not last:
            raise FormatError("its time has neither 'in' nor 'earliest' and 'latest'")
        if first and last:
            return str(self.dates.one(first)), True
        return (f"[{self.dates.one(first)}..]" if first else f"[..{self.dates.one(last)}]"), False


def _exact(properties: dict[str, Any], linked: dict[str, Any]) -> TimeSpan | None:
    """The time of a feature that has it as EDTF; what only repeats that is taken out."""
    edtf = properties.get("edtf")
    try:
        span = TimeSpan.parse(edtf) if isinstance(edtf, str) else None
    except TimelineError:
        return None
    if span is None:
        return None
    del properties["edtf"]
    words = {"when": (span.describe("en"), span.describe("es"))}
    repeated = {key: (day,) for key, day in placed(span, span.bounds).items()} | words
    for key, values in repeated.items():
        if properties.get(key) in values:
            properties.pop(key, None)
    if linked.get("timespans") == timespans(span):
        del linked["timespans"]
        for key, values in (("label", words["when"]), ("certainty", repeated["certainty"])):
            if linked.get(key) in values:
                del linked[key]
    return span


def _first(feature: dict[str, Any], name: str, key: str) -> str:
    """A text of the first of a list of tables, taken out."""
    found = feature.get(name)
    return take_text(found[0], key) if isinstance(found, list) and found else ""


def _only_point(geometry: dict[str, Any]) -> dict[str, Any]:
    """A geometry, or the one point of a collection of it."""
    inner = geometry.get("geometries")
    if geometry.get("type") != "GeometryCollection" or not isinstance(inner, list):
        return geometry
    if len(inner) == 1 and isinstance(inner[0], dict) and inner[0].get("type") == "Point":
        del geometry["type"]
        return inner[0]
    return geometry


def _is_country(countries: list[Any]) -> bool:
    """Whether a list is one code of a country."""
    return len(countries) == 1 and _COUNTRY.fullmatch(str(countries[0])) is not None


def _hull(choice: str) -> str:
    """The finest decade or century that holds all of a set of years; else nothing is known."""
    years: list[str] = [one for one in _YEAR.findall(choice) if not one.startswith("-")]
    if len(years) == 2:  # noqa: PLR2004
        for digits in (3, 2):
            if years[0][:digits] == years[1][:digits]:
                return years[0][:digits] + "X" * (4 - digits)
    return ""


def _marked(date: str, mark: str) -> str:
    return date + mark if mark and date and date[-1] not in "]?~%" else date


__all__ = ["loads"]

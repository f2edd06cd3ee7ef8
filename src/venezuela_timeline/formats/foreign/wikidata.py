"""Wikidata's entities: every statement with a time is a claim, with its rank and its references.

An entity is an event if a statement says when it was. Of rival statements the best rank counts, as
on the site itself; the others stay beside it as claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, TimelineError, shown
from venezuela_timeline.formats._json import lenient
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.model import Citation, Claim, Source, Text
from venezuela_timeline.time import TimeSpan

from ._wikidata_times import POINTS, STARTS_AND_ENDS, span_of
from .gathering import Gathered
from .taking import rest_of, take, take_list, take_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_DATA = Source(
    "wikidata",
    "Wikidata",
    publisher="Wikimedia Foundation",
    url="https://www.wikidata.org/",
    kind="data-set",
)
_RANKS = ("preferred", "normal", "deprecated")
_REFERENCE_URL, _STATED_IN, _RETRIEVED = "P854", "P248", "P813"
_COORDINATES, _COUNTRY_CODE = "P625", "P297"
_EARLIEST, _LATEST, _CIRCUMSTANCES, _NATURE = "P1319", "P1326", "P1480", "P5102"
_CIRCA = "Q5727902"
_UNCERTAIN = ("Q18122778", "Q56644435", "Q30230067")


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
) -> Timeline:
    """A timeline from entities of Wikidata, as its programs give them in JSON, also line by line.

    Args:
        data: The JSON, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has it by the ids of the events.
        strict: Refuse the file if an entity cannot be read; by default it is listed.

    Raises:
        DataError: if it holds no entities, or none can be read.

    Warns:
        TimelineWarning: if entities are not read and there is no report to say so.
    """
    found = _Entities(file)
    for place, entity in _entities(decoded(data, file), found):
        with found.listing(place):
            found.read(entity, place)
    return found.timeline(report, strict=strict)


def _entities(text: str, found: Gathered) -> Iterator[tuple[str, Any]]:
    try:
        document = lenient(text, found.file, found.losses)
    except DataError:
        lines = [line.strip().rstrip(",") for line in text.split("\n")]
        for number, line in enumerate(lines, 1):
            if line not in ("", "[", "]"):
                yield f"line {number}", lenient(line, found.file, found.losses, number)
        return
    if isinstance(document, dict) and isinstance(document.get("entities"), dict):
        entities = document.pop("entities")
        found.outside(rest_of(document))
        document = list(entities.values())
    for at, entity in enumerate(document if isinstance(document, list) else [document]):
        yield f"entities[{at}]", entity


class _Entities(Gathered):
    def __init__(self, file: str | None) -> None:
        super().__init__(file)
        self.names.sources[_DATA.id] = _DATA

    def read(self, entity: Any, place: str) -> None:
        """Read an entity that a statement dates."""
        if not isinstance(entity, dict) or not isinstance(entity.get("id"), str):
            self.refuse(place, f"{shown(entity)} is no entity")
            return
        key = entity.pop("id")
        take(entity, "type")
        labels, descriptions = (
            _texts(take_table(entity, name)) for name in ("labels", "descriptions")
        )
        statements = take_table(entity, "claims", "statements")
        found: dict[str, list[tuple[str, str, TimeSpan | None]]] = {}
        claims: list[Claim] = []
        for prop in [one for one in statements if one in (*POINTS, *STARTS_AND_ENDS)]:
            for statement in statements[prop] if isinstance(statements[prop], list) else ():
                self.statement(prop, statement, found, claims, key)
        try:
            when = _when(found)
        except TimelineError as error:
            self.refuse(place, error)
            return
        if when is None:
            self.refuse(place, f"no statement of {key} says when it was")
            return
        fields: dict[str, Any] = {
            "title": labels or key,
            "when": when,
            "claims": claims,
            "citations": [Citation(_DATA.id, key)],
        }
        if descriptions:
            fields["summary"] = descriptions
        self.where(statements, labels or {"und": key}, fields, place)
        self.add(fields, place=place, key=key, date=str(when), rest=rest_of(entity))

    def statement(
        self,
        prop: str,
        statement: Any,
        found: dict[str, list[tuple[str, str, TimeSpan | None]]],
        claims: list[Claim],
        key: str,
    ) -> None:
        """Read a statement of a time: its value, its rank and where it is stated."""
        if not isinstance(statement, dict):
            return
        rank = take(statement, "rank") if statement.get("rank") in _RANKS else "normal"
        snak = take_table(statement, "mainsnak")
        kind = take(snak, "snaktype")
        qualifiers = take_table(statement, "qualifiers")
        span = None
        try:
            if kind == "value":
                span = span_of(take_table(take_table(snak, "datavalue"), "value"), self.losses, key)
            elif kind == "somevalue":
                span = _between(qualifiers, self.losses, key)
            if span is not None:
                span = _marked(span, qualifiers)
        except (TimelineError, ValueError) as error:
            self.losses.add(f"a time of {prop} is not read: {error}", key)
            return
        found.setdefault(prop, []).append((rank, str(kind), span))
        if span is None:
            return
        citations = self.references(statement.get("references"))
        by = citations[0].source if citations else _DATA.id
        claims.append(
            Claim(
                "when",
                by,
                span,
                text={"en": {**POINTS, **STARTS_AND_ENDS}[prop]},
                rank=rank,  # type: ignore[arg-type]
                reason=None if rank == "normal" else {"en": f"its rank in Wikidata is {rank}"},
                citations=citations or [Citation(_DATA.id, key)],
            )
        )

    def references(self, references: Any) -> list[Citation]:
        """Where a statement is stated, as far as an address or an item says."""
        cited: list[Citation] = []
        for reference in references if isinstance(references, list) else ():
            snaks = reference.get("snaks") if isinstance(reference, dict) else None
            snaks = snaks if isinstance(snaks, dict) else {}
            for snak in _several(snaks, _REFERENCE_URL):
                cited += self.cite(_taken(snak))
            for snak in _several(snaks, _STATED_IN):
                item = _item(snak)
                cited += self.cite(
                    f"https://www.wikidata.org/wiki/{item}" if item else None, title=item
                )
        return list(dict.fromkeys(cited))

    def where(
        self, statements: dict[str, Any], name: Any, fields: dict[str, Any], place: str
    ) -> None:
        """The place of an entity that has coordinates."""
        for statement in take_list(statements, _COORDINATES)[:1]:
            value = _value(statement.get("mainsnak") if isinstance(statement, dict) else None)
            if isinstance(value, dict):
                at = (value.get("latitude"), value.get("longitude"))
                fields["place"] = self.place(name, *at, place)


# Times -------------------------------------------------------------------------------------------


def _best(found: list[tuple[str, str, TimeSpan | None]]) -> tuple[str, TimeSpan | None] | None:
    """The kind and the value of the statement of the best rank; deprecated ones do not count."""
    for rank in _RANKS[:2]:
        for its, kind, span in found:
            if its == rank:
                return kind, span
    return None


def _when(found: dict[str, list[tuple[str, str, TimeSpan | None]]]) -> TimeSpan | None:
    """When an entity was: a point in time, or from a start to an end."""
    for prop in POINTS:
        best = _best(found.get(prop, []))
        if best and best[1]:
            return best[1]
    for start, end in zip(*[iter(STARTS_AND_ENDS)] * 2, strict=True):
        first, last = _best(found.get(start, [])), _best(found.get(end, []))
        if last is None:
            if first and first[1]:
                return first[1]
            continue
        low = _end(first[1]) if first else ""
        high = ".." if last[0] == "novalue" else _end(last[1])
        if low or high not in ("", ".."):
            return TimeSpan.parse(f"{low}/{high}")
    return None


def _end(span: TimeSpan | None) -> str:
    """A time as the end of an interval; of a century or the like only a mask is said."""
    if span is None:
        return ""
    text = str(span)
    if "/" not in text and "[" not in text:
        return text
    years = [span.earliest.year if span.earliest else 0, span.latest.year if span.latest else 0]
    low, high = (f"{year:04}" for year in years)
    for digits in (3, 2):
        if low[:digits] == high[:digits] and min(years) > 0:
            return low[:digits] + "X" * (4 - digits)
    return ""


def _between(qualifiers: dict[str, Any], losses: Any, key: str) -> TimeSpan | None:
    """The one unknown time between the earliest and the latest date that qualifiers name."""
    ends = []
    for prop in (_EARLIEST, _LATEST):
        values = [_value(one) for one in _several(qualifiers, prop)]
        ends.append(str(span_of(values[0], losses, key)) if values else "")
    return TimeSpan.parse(f"[{ends[0]}..{ends[1]}]") if any(ends) else None


def _marked(span: TimeSpan, qualifiers: dict[str, Any]) -> TimeSpan:
    """A time with the marks that its qualifiers give it: circa, presumably."""
    items = {_item(one) for prop in (_CIRCUMSTANCES, _NATURE) for one in _several(qualifiers, prop)}
    about, perhaps = _CIRCA in items, bool(items & set(_UNCERTAIN))
    mark = "%" if about and perhaps else "~" * about or "?" * perhaps
    text = str(span)
    if not mark or set("[/?~%") & set(text):
        return span
    return TimeSpan.parse(text + mark)


# Values ------------------------------------------------------------------------------------------


def _texts(values: dict[str, Any]) -> dict[str, str]:
    """A text in each language that says something, English and Spanish first; taken out."""
    found: dict[str, str] = {}
    for tag, one in values.items():
        if _is_tag(tag) and isinstance(one, dict) and isinstance(one.get("value"), str):
            if text := take(one, "value"):
                found[tag] = text
            if one.get("language") == tag:
                take(one, "language")
    first = [tag for tag in ("en", "es") if tag in found]
    return {tag: found[tag] for tag in (*first, *(tag for tag in found if tag not in first))}


def _several(snaks: dict[str, Any], prop: str) -> list[Any]:
    """The snaks of a property."""
    value = snaks.get(prop)
    return value if isinstance(value, list) else []


def _taken(snak: Any) -> Any:
    """The value of a snak, taken out."""
    return take(take_table(snak, "datavalue"), "value")


def _is_tag(tag: str) -> bool:
    try:
        Text({tag: "-"})
    except TimelineError:
        return False
    return True


def _value(snak: Any) -> Any:
    value = snak.get("datavalue") if isinstance(snak, dict) else None
    return value.get("value") if isinstance(value, dict) else None


def _item(snak: Any) -> str:
    value = _value(snak)
    return str(value.get("id") or "") if isinstance(value, dict) else ""


__all__ = ["loads"]

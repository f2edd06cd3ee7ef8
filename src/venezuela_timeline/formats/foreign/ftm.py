"""FollowTheMoney: entities in JSON Lines, their events, intervals and statements.

People and organisations become actors, events and intervals with a date become events; who held a
post is a tenure. Statements of several data sets about a date stand side by side as claims.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import DataError, Fault, FormatError, TimelineError, shown
from venezuela_timeline.formats._json import lenient
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.model import Actor, Claim, Membership, Participation, Tenure
from venezuela_timeline.tables.ids import own, slug
from venezuela_timeline.time import TimeSpan

from .gathering import Gathered
from .taking import rest_of

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import ActorKind
    from venezuela_timeline.timeline import Timeline

_ACTORS: dict[str, ActorKind] = {
    "Person": "person",
    **dict.fromkeys(
        ("Organization", "Company", "LegalEntity", "PublicBody", "Asset"), "organisation"
    ),
}
_TENURES = {"Occupancy": ("holder", "post")}
_MEMBERSHIPS = {
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
}
_ENDS = ("startDate", "endDate", "date")
_ROLES = (
    "organizer",
    "involved",
    "subject",
    "object",
    "holder",
    "member",
    "director",
    "owner",
    "asset",
    "employee",
    "employer",
    "person",
    "relative",
    "payer",
    "beneficiary",
    "party",
    "organization",
)
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}(?::[0-9]{2}){0,2})?)?)?")
_WITH_MINUTES, _TO_DAY = len("2021-02-16T21:48"), len("2021-02-16")


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
) -> Timeline:
    """A timeline from entities or statements of FollowTheMoney, one on each line.

    Args:
        data: The lines, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has it by the ids of the events.
        strict: Refuse the file if an entity cannot be read; by default it is listed.

    Raises:
        DataError: if a line is no entity, or none can be read.

    Warns:
        TimelineWarning: if entities are not read and there is no report to say so.
    """
    return _Entities(decoded(data, file), file).timeline(report, strict=strict)


class _Entities(Gathered):
    def __init__(self, text: str, file: str | None) -> None:
        super().__init__(file)
        self.entities: dict[str, dict[str, Any]] = {}
        self.places: dict[str, str] = {}
        self.said: dict[tuple[str, str], dict[str, str]] = {}
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                self.line(line, number)
        self.read()

    def line(self, line: str, number: int) -> None:
        """Take in an entity, or a statement about one."""
        place = f"line {number}"
        try:
            found = lenient(line, self.file, self.losses, number)
        except DataError as error:
            self.refuse(place, f"it is no JSON: {error.faults[0].message}")
            return
        if not isinstance(found, dict) or not isinstance(found.get("schema"), str):
            raise DataError(
                [Fault(place, f"{shown(found)} is no entity of FollowTheMoney", "", self.file)]
            )
        if isinstance(found.get("prop"), str) and "value" in found:
            self.statement(found, place)
        elif isinstance(found.get("properties"), dict) and isinstance(found.get("id"), str):
            key = found["id"]
            self.entities.setdefault(key, {**found, "place": place})
        else:
            self.refuse(place, "it has no id, or no properties")

    def statement(self, one: dict[str, Any], place: str) -> None:
        """Add what a statement says to its entity; where data sets differ in a date, all stay."""
        key = str(one.get("canonical_id") or one.get("entity_id") or "")
        new = {"id": key, "schema": one["schema"], "properties": {}, "place": place}
        entity = self.entities.setdefault(key, new)
        prop, value = one["prop"], str(one["value"])
        if prop == "id":
            return
        values = entity["properties"].setdefault(prop, [])
        if value not in values:
            values.append(value)
        if prop in _ENDS:
            self.said.setdefault((key, prop), {})[str(one.get("dataset") or "")] = value
        known = ("canonical_id", "entity_id", "prop", "schema", "value", "dataset", "id")
        if rest := {
            name: one[name] for name in one if name not in known and one[name] not in (None, "")
        }:
            entity.setdefault("statements", []).append(rest)

    def read(self) -> None:
        """Read all entities: those that others name first."""
        for key, entity in self.entities.items():
            if entity["schema"] in _ACTORS:
                with self.listing(entity["place"]):
                    self.named(key, entity)
        for key, entity in self.entities.items():
            if entity["schema"] in _ACTORS:
                continue
            with self.listing(entity["place"]):
                self.entity(key, entity)

    def named(self, key: str, entity: dict[str, Any]) -> None:
        """Register an actor."""
        properties = entity["properties"]
        names = _texts(properties, "name") or [key]
        found = own(key)
        wikidata = next(iter(_texts(properties, "wikidataId")), None)
        try:
            actor = Actor(
                found,
                names[0],
                _ACTORS[entity["schema"]],
                wikidata=wikidata,
                aliases=[*names[1:], *_texts(properties, "alias")],
            )
        except TimelineError as error:
            self.losses.add(f"of an actor only the name is read: {error}")
            actor = Actor(found, names[0], _ACTORS[entity["schema"]])
        self.names.actors[found] = actor
        self.used(properties, "name", "alias", *(["wikidataId"] if actor.wikidata else []))
        self.rest(key, entity)

    def rest(self, key: str, entity: dict[str, Any]) -> None:
        """Keep what is not read of an entity that is no event."""
        left = {name: entity[name] for name in entity if name not in ("id", "schema", "place")}
        self.outside({f"{key}.{path}": value for path, value in rest_of(left).items()})

    # Events and intervals ----------------------------------------------------------------------

    def entity(self, key: str, entity: dict[str, Any]) -> None:
        """Make a tenure, a membership or an event of an entity that has a date."""
        schema, properties = entity["schema"], entity["properties"]
        if not any(properties.get(name) for name in _ENDS):
            self.rest(key, entity)
            return
        when = _when(properties)
        held = schema in _TENURES and self.tenure(entity, when)
        if held or (schema in _MEMBERSHIPS and self.membership(schema, properties, when)):
            self.rest(key, entity)
        else:
            self.event(key, entity, when)

    def actor_of(self, properties: dict[str, Any], name: str) -> str | None:
        keys = properties.get(name) or []
        found = own(str(keys[0])) if keys else ""
        return found if found in self.names.actors else None

    def tenure(self, entity: dict[str, Any], when: TimeSpan) -> bool:
        """Add a post to who held it."""
        properties = entity["properties"]
        holder = self.actor_of(properties, "holder")
        post = next(iter(_texts(properties, "post")), "")
        if not holder or not post:
            return False
        position = self.entities.get(post)
        office = next(iter(_texts(position["properties"], "name")), post) if position else post
        actor = self.names.actors[holder]
        self.names.actors[holder] = attrs.evolve(
            actor, tenures=(*actor.tenures, Tenure(office, when))
        )
        self.used(properties, "holder", "post")
        return True

    def membership(self, schema: str, properties: dict[str, Any], when: TimeSpan) -> bool:
        """Add to an actor whom it belongs to."""
        names = _MEMBERSHIPS[schema]
        member, of = (self.actor_of(properties, name) for name in names)
        if not member or not of:
            return False
        actor = self.names.actors[member]
        role = next(iter(_texts(properties, "role")), None)
        made = Membership(of, when, role=role)
        self.names.actors[member] = attrs.evolve(actor, memberships=(*actor.memberships, made))
        self.used(properties, *names, "role")
        return True

    def used(self, properties: dict[str, Any], *names: str) -> None:
        for name in (*names, *_ENDS):
            properties.pop(name, None)

    def event(self, key: str, entity: dict[str, Any], when: TimeSpan) -> None:
        """Make an event of an entity with a date."""
        schema, properties = entity.pop("schema"), entity["properties"]
        names = _texts(properties, "name")
        role = " ".join(_texts(properties, "role"))
        title = (names or [role or re.sub(_CAMEL, " ", schema)])[0]
        fields: dict[str, Any] = {
            "title": title,
            "when": when,
            "kind": slug(re.sub(_CAMEL, " ", schema), "kind"),
        }
        properties["name"] = names[1:]
        properties.pop("role", None) if title == role else None
        texts = _texts(properties, "summary") + _texts(properties, "description")
        if texts:
            fields["summary"] = "\n".join(texts)
        parts = []
        for name in _ROLES:
            for one in list(properties.get(name) or ()):
                actor = own(str(one))
                if actor in self.names.actors:
                    parts.append(Participation(actor, slug(name, "role")))
                    properties[name].remove(one)
        fields["participants"] = list(dict.fromkeys(parts))
        if where := _texts(properties, "location", "address"):
            fields["place"] = self.place(where[0], None, None, entity["place"])
            for name in ("location", "address"):
                properties[name] = [one for one in properties.get(name) or () if one != where[0]]
        urls = _texts(properties, "sourceUrl", "publisherUrl")
        fields["citations"] = [
            one
            for url in urls
            for one in self.cite(url, publisher=next(iter(_texts(properties, "publisher")), None))
        ]
        fields["claims"] = self.claims(key)
        used = (
            "summary",
            "description",
            *(("sourceUrl", "publisherUrl", "publisher") if fields["citations"] else ()),
        )
        self.used(properties, *used)
        self.add(
            fields,
            place=entity.pop("place"),
            key=entity.pop("id"),
            date=str(when),
            rest=rest_of(entity),
        )

    def claims(self, key: str) -> list[Claim]:
        """What data sets say of a date, if they differ."""
        found = []
        for name in _ENDS:
            said = self.said.get((key, name), {})
            if len(set(said.values())) > 1:
                for data_set, value in said.items():
                    by = self.source(None, title=data_set or "unknown data set", kind="data-set")
                    found.append(Claim("when", str(by), _date(value), text=name))
        return found


def _texts(properties: dict[str, Any], *names: str) -> list[str]:
    found: list[str] = []
    for name in names:
        values = properties.get(name)
        listed = values if isinstance(values, list) else [values]
        found += (one.strip() for one in listed if isinstance(one, str) and one.strip())
    return found


def _when(properties: dict[str, Any]) -> TimeSpan:
    """The time of an interval: from the first start that is said to the last end."""
    starts, ends = (sorted(_texts(properties, name)) for name in ("startDate", "endDate"))
    dates = sorted(_texts(properties, "date"))
    starts = starts or dates[:1]
    if not starts and not ends:
        raise FormatError("its dates are no texts")
    if not starts:
        return TimeSpan.parse(f"/{_date(ends[-1])}")
    if not ends:
        return _date(starts[0])
    first, last = _date(starts[0]), _date(ends[-1])
    return first if first == last else TimeSpan.parse(f"{first}/{last}")


def _date(text: str) -> TimeSpan:
    if not _DATE.fullmatch(text):
        raise FormatError(f"{shown(text)} is no date of FollowTheMoney: it is as 2021-02-16")
    if len(text) > _TO_DAY:
        text = (
            f"{text}:00"[: len("2021-02-16T21:48:52")]
            if len(text) >= _WITH_MINUTES
            else text[:_TO_DAY]
        )
        text += "Z" if "T" in text else ""
    return TimeSpan.parse(text)


__all__ = ["loads"]

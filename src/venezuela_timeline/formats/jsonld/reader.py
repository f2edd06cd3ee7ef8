"""JSON-LD read: our own, which comes back, and the events of schema.org, also of a web page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault, FormatError, TimelineError
from venezuela_timeline.formats._json import lenient
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.formats.foreign.gathering import Gathered, Wanted
from venezuela_timeline.formats.foreign.taking import (
    rest_of,
    take,
    take_list,
    take_table,
    take_text,
)
from venezuela_timeline.model import Participation
from venezuela_timeline.tables.ids import slug
from venezuela_timeline.time import TimeSpan, when

from .own import read_own

if TYPE_CHECKING:
    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

_SCRIPT = re.compile(
    r"""<script\b[^>]*\btype\s*=\s*["']?application/ld\+json["']?[^>]*>(.*?)</script\s*>""",
    re.IGNORECASE | re.DOTALL,
)
_SCHEMA = re.compile(r"^(?:https?://schema\.org/|schema:)")
_EVENTS = re.compile(r"(?:.*Event|Festival|Hackathon|EventSeries|ExhibitionEvent)")
_STATUS = {"EventCancelled": "cancelled", "EventPostponed": "postponed"}
_PEOPLE = (
    "organizer",
    "performer",
    "contributor",
    "actor",
    "director",
    "sponsor",
    "funder",
    "attendee",
)
_DATE = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){0,2})(?:[T ]([0-9]{2}:[0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?"
    r"\s?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_KINDS = {"Person": "person", "Country": "state", "Organization": "organisation"}


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    strict: bool = False,
) -> Timeline:
    """A timeline from JSON-LD: one that this library wrote, or the events of schema.org.

    Args:
        data: The JSON-LD, or a web page that has some, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not read; its `kept` has it by the ids of the events.
        strict: Refuse the file if an event cannot be read; by default it is listed.

    Raises:
        DataError: if there is no event, or none can be read.

    Warns:
        TimelineWarning: if events are not read and there is no report to say so.
    """
    text = decoded(data, file)
    blocks = [text]
    if text.lstrip()[:1] not in ("{", "["):
        blocks = [_unwrapped(found[1]) for found in _SCRIPT.finditer(text)]
    page = _Page(file)
    documents = [lenient(block, file, page.losses) for block in blocks if block.strip()]
    if len(documents) == 1 and isinstance(documents[0], dict) and _is_own(documents[0]):
        page.losses.note(report)
        return read_own(documents[0], file, report)
    for document in documents:
        page.walk(document)
    if not page.found:
        fault = Fault("", "it has no event of schema.org", "", file)
        raise DataError([fault])
    return page.timeline(report, strict=strict)


def _unwrapped(text: str) -> str:
    found = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    return html.unescape(found) if found.startswith("&") or "&quot;" in found[:200] else found


def _is_own(document: dict[str, Any]) -> bool:
    context = document.get("@context")
    return isinstance(context, dict) and context.get("tl") == "urn:timeline:terms:"


class _Page(Gathered):
    """Reads the events of schema.org wherever they stand in some documents."""

    def __init__(self, file: str | None) -> None:
        super().__init__(file)
        self.nodes: dict[str, dict[str, Any]] = {}
        self.found = 0

    def walk(self, document: Any) -> None:
        """Read every event in a document; other nodes are looked up by their ids."""
        stack, events = [document], []
        while stack:
            one = stack.pop()
            if isinstance(one, list):
                stack += reversed(one)
            elif isinstance(one, dict):
                if isinstance(one.get("@id"), str) and len(one) > 1:
                    self.nodes.setdefault(one["@id"], one)
                if _types(one) and any(map(_EVENTS.fullmatch, _types(one))):
                    events.append(one)
                stack += reversed(
                    [value for value in one.values() if isinstance(value, dict | list)]
                )
        for event in events:
            self.found += 1
            with self.listing(f"event {self.found}"):
                self.event(event)

    def node(self, value: Any) -> dict[str, Any]:
        """A node, or the one that a reference names; a text is the name of one."""
        if isinstance(value, str):
            return self.nodes.get(value, {"name": value})
        if not isinstance(value, dict):
            return {}
        return self.nodes.get(str(value.get("@id")), value) if set(value) == {"@id"} else value

    def event(self, node: dict[str, Any]) -> None:
        """Read an event."""
        key, place = take_text(node, "@id"), f"event {self.found}"
        kinds = _types(node)
        take(node, "@type")
        take(node, "@context")
        try:
            start, end = take_text(node, "startDate"), take_text(node, "endDate")
            if not start and not end:
                raise FormatError("it has no startDate")
            fields: dict[str, Any] = {
                "title": _text(node, "name") or key or start,
                "when": _span(start, end),
                "kind": slug(re.sub("(?<=[a-z])(?=[A-Z])", " ", kinds[0]), "kind"),
                "status": _STATUS.get(_name(node.get("eventStatus")), "held"),
                "participants": list(self.people(node)),
            }
        except TimelineError as error:
            self.refuse(place, error)
            return
        take(node, "eventStatus")
        if summary := _text(node, "description"):
            fields["summary"] = summary
        self.setting(node, fields, place)
        url = take_text(node, "url") or key
        fields["citations"] = self.cite(url, title=_plain(fields["title"]))
        links = [Wanted("part-of", one) for one in self.within(node)]
        self.add(
            fields, place=place, key=_last(key), date=start, rest=rest_of(_flat(node)), links=links
        )

    def people(self, node: dict[str, Any]) -> list[Participation]:
        """Who took part; what else is said of them stays."""
        found = []
        for role in _PEOPLE:
            left = []
            for value in take_list(node, role):
                one = dict(self.node(value))
                kind = next((_KINDS[its] for its in _types(one) if its in _KINDS), "person")
                if name := _text(one, "name"):
                    found.append(Participation(self.actor(name, kind=kind), role))
                    for key in ("@type", "@id"):
                        take(one, key)
                left += [one] if one else []
            if left:
                node[role] = left
        return list(dict.fromkeys(found))

    def setting(self, node: dict[str, Any], fields: dict[str, Any], place: str) -> None:
        """Where an event is."""
        where = node.get("location")
        first = self.node(where[0] if isinstance(where, list) and where else where)
        geo = take_table(first, "geo")
        address = first.get("address")
        name = _text(dict(first), "name") or (address if isinstance(address, str) else "")
        found = self.place(name, take(geo, "latitude"), take(geo, "longitude"), place)
        if found:
            fields["place"] = found
            if isinstance(where, dict | str):
                take(node, "location") if isinstance(where, str) else [
                    take(where, one) for one in ("@type", "name", "@id")
                ]
                take(geo, "@type")

    def within(self, node: dict[str, Any]) -> list[str]:
        return [
            _last(str(one.get("@id")))
            for one in take_list(node, "superEvent")
            if isinstance(one, dict) and one.get("@id")
        ]


# Values ------------------------------------------------------------------------------------------


def _types(node: Any) -> list[str]:
    kinds = node.get("@type") if isinstance(node, dict) else None
    return [
        _name(one)
        for one in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(one, str)
    ]


def _name(value: Any) -> str:
    return _SCHEMA.sub("", value) if isinstance(value, str) else ""


def _last(key: str) -> str:
    """The end of an address, which tells events apart."""
    return re.split("[/#]", key.rstrip("/#"))[-1]


def _text(node: dict[str, Any], name: str) -> Any:
    """A text, in the languages that it says; nothing if there is none."""
    value = node.get(name)
    if isinstance(value, str) and value.strip():
        node.pop(name)
        return html.unescape(value.strip())
    found = {}
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and isinstance(one.get("@value"), str) and one["@value"].strip():
            found[str(one.get("@language") or "und")] = one["@value"].strip()
    if found:
        node.pop(name)
    return found


def _plain(text: Any) -> str:
    return text if isinstance(text, str) else next(iter(text.values()))


def _flat(node: dict[str, Any]) -> dict[str, Any]:
    """A node without the events in it, which are read by themselves."""
    return {
        name: value
        for name, value in node.items()
        if not (isinstance(value, dict) and any(map(_EVENTS.fullmatch, _types(value))))
    }


def _span(start: str, end: str) -> TimeSpan:
    first, last = (_date(one) if one else "" for one in (start, end))
    if not last or first == last:
        return TimeSpan.parse(first or f"/{last}")
    return TimeSpan.parse(f"{first}/{last}")


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found is None:
        return str(when(text))
    day, clock, second, offset = found.groups()
    if not clock:
        return day
    zone = offset or ""
    if zone and ":" not in zone and zone != "Z":
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{clock}:{second or '00'}{zone}"


__all__ = ["loads"]

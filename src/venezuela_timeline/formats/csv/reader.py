"""Tables of CSV as the plain data that every reader here builds timelines from."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline.errors import DataError, Fault, did_you_mean, shown
from venezuela_timeline.formats._records import Part, build, head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.timeline import Timeline

    from .rows import Row


class _Columns(NamedTuple):
    """What a table may and must have."""

    needed: tuple[str, ...]
    texts: tuple[str, ...]
    fields: tuple[str, ...]


_EVENTS = _Columns(
    ("id", "when", "title"),
    ("title", "summary"),
    (
        *("id", "when", "kind", "chapter", "tags", "place", "participants", "citations"),
        *("links", "known_until", "modified", "revision"),
    ),
)
_CLAIMS = _Columns(
    ("event", "aspect", "by"),
    ("text", "reason"),
    (
        *("event", "on", "aspect", "by", "stance", "value", "amount", "hedge", "unit"),
        *("subject", "said", "rank", "citations"),
    ),
)
_DERIVED = ("in_words", "first_day", "last_day")
_HINTED = 100
_PART = re.compile(r"\s*+([^()\s]*+)\s*+(?:\(([^()]*)\))?\s*")
_ON = re.compile(r"(participants|links)\[([0-9]{1,9})\]")
_ESCAPE = re.compile(r"\\([nr\\])")
_MEANT = {"n": "\n", "r": "\r", "\\": "\\"}


class Records:
    """Gathers events and claims, and faults over all rows."""

    def __init__(self, file: str | None, report: Report | None) -> None:
        self.file = file
        self.report = report
        self.faults: list[Fault] = []
        self.events: list[dict[str, Any]] = []
        self.lines: list[int] = []

    def fault(self, file: str | None, line: int, message: str, hint: str = "") -> None:
        """Note what is wrong with a line."""
        self.faults.append(Fault(f"line {line}", message, hint, file))

    def read_events(self, table: Iterator[Row]) -> None:
        """Read the table of events."""
        for line, cells in self.records(table, _EVENTS, self.file):
            event: dict[str, Any] = dict(cells)
            if "tags" in cells:
                event["tags"] = cells["tags"].split()
            if "participants" in cells:
                event["participants"] = [_part(text) for text in cells["participants"].split(";")]
            if "links" in cells:
                event["links"] = [_link(text) for text in cells["links"].split(";")]
            if "citations" in cells:
                event["citations"] = _citations(cells["citations"])
            if _is_number(cells.get("revision", "")):
                event["revision"] = int(cells["revision"])
            self.events.append(event)
            self.lines.append(line)

    def read_claims(self, table: Iterator[Row]) -> None:
        """Read the table of claims into the events read before."""
        by_id = {event.get("id"): event for event in self.events}
        for line, cells in self.records(table, _CLAIMS, "claims"):
            key, place = cells.pop("event", ""), cells.pop("on", "")
            owner = _owner(by_id[key], place) if key in by_id else None
            if owner is None:
                # To look for the nearest id takes long; a hundred hints are enough.
                few = len(self.faults) < _HINTED
                hint = (
                    few and did_you_mean(key, filter(None, by_id))
                ) or "add it to the table of events"
                where = f"{place[:80]} of event {shown(key)}" if place else f"event {shown(key)}"
                self.fault("claims", line, f"no {where}", hint)
                continue
            claim: dict[str, Any] = dict(cells)
            if "amount" in cells:
                amount = claim.pop("amount")
                claim["value"] = {"amount": amount}
                claim["value"] |= {
                    name: claim.pop(name) for name in ("hedge", "unit") if name in claim
                }
            if "citations" in cells:
                claim["citations"] = _citations(cells["citations"])
            owner.setdefault("claims", []).append(claim)

    def records(
        self, table: Iterator[Row], columns: _Columns, file: str | None
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Line and filled cells of each row, texts gathered over their languages."""
        first = next(table, None)
        names = [name.strip() for name in first.cells] if first else []
        read = self.head(names, columns, file)
        for line, cells in table:
            if any(cells[len(names) :]):
                self.fault(file, line, "there are more cells than columns", "quote what has commas")
                continue
            record: dict[str, Any] = {}
            for place, cell in zip(read, cells, strict=False):
                if place is None or not cell.strip():
                    continue
                base, tag = place
                if tag:
                    record.setdefault(base, {})[tag] = cell
                else:
                    record[base] = cell
            yield line, record

    def head(
        self, names: list[str], columns: _Columns, file: str | None
    ) -> list[tuple[str, str] | None]:
        """For each column its field and, for a text, the language; None where it isn't read."""
        split = [name.partition(".") for name in names]
        bases = [base for base, _, _ in split]
        for name in columns.needed:
            if name not in bases:
                hint = did_you_mean(name, names) or f"add a column {name!r}"
                self.fault(file, 1, f"the column {name!r} is missing", hint)
        for name, count in Counter(filter(None, names)).items():
            if count > 1:
                self.fault(
                    file, 1, f"the column {shown(name)} stands there {count} times", "keep one"
                )
        if self.faults:
            raise DataError(self.faults)
        read: list[tuple[str, str] | None] = []
        for name, (base, _, tag) in zip(names, split, strict=True):
            if base in columns.texts:
                read.append((base, tag or "und"))
            elif name in columns.fields:
                read.append((name, ""))
            else:
                read.append(None)
                self.pass_over(name, columns)
        return read

    def pass_over(self, name: str, columns: _Columns) -> None:
        """Note a column that is not read, unless it is one of ours for people."""
        if name and name not in _DERIVED and self.report is not None:
            hint = did_you_mean(name, (*columns.fields, *columns.texts))
            self.report.add(
                f"the column {shown(name)} is not read{': ' * bool(hint)}{hint}", line=1
            )

    def timeline(self, known: Timeline | None) -> Timeline:
        """The timeline of all that was read."""
        if self.faults:
            raise DataError(self.faults)
        document = head(known) if known is not None else {}
        self.drop_unclaimed()
        self.register(document)
        ids = {event.get("id") for event in self.events}
        targets = {link["event"] for event in self.events for link in event.get("links", ())}
        document |= {"events": self.events, "outside": sorted(targets - ids)}
        return build([Part(document, self.file, tuple(self.lines), phrases=True)])

    def drop_unclaimed(self) -> None:
        """Leave out links that must have a claim where no table of claims gave it."""
        for event, line in zip(self.events, self.lines, strict=True):
            links = event.get("links", [])
            event["links"] = [one for one in links if one["kind"] != "causes" or "claims" in one]
            if len(event["links"]) < len(links) and self.report is not None:
                message = "a link 'causes' without its claim is left out: read the claims, too"
                self.report.add(message, event=str(event.get("id")), line=line)

    def register(self, document: dict[str, Any]) -> None:
        """Add who and what is named and not registered, with its id for a name."""
        ids = {
            name: {record["id"] for record in document.get(name, ())}
            for name in ("actors", "places", "sources")
        }
        missing: dict[str, dict[str, None]] = {name: {} for name in ids}
        for kind, key in self.named():
            if kind == "any" and any(key in found for found in (*ids.values(), *missing.values())):
                continue
            name = "actors" if kind == "any" else kind
            if key not in ids[name]:
                missing[name][key] = None
        for name, keys in missing.items():
            stubs = [{"id": key} if name == "sources" else {"id": key, "name": key} for key in keys]
            document[name] = [*document.get(name, ()), *stubs]

    def named(self) -> Iterator[tuple[str, str]]:
        """Ids of actors, places and sources, those that could be several last."""
        unclear: list[str] = []
        for event in self.events:
            if "place" in event:
                yield "places", event["place"]
            owners = [event, *event.get("participants", ()), *event.get("links", ())]
            yield from (("actors", part["actor"]) for part in event.get("participants", ()))
            yield from (("sources", one["source"]) for one in event.get("citations", ()))
            for claim in (claim for owner in owners for claim in owner.get("claims", ())):
                yield from (("sources", one["source"]) for one in claim.get("citations", ()))
                value = claim.get("value") if claim.get("aspect") != "when" else None
                names = (claim.get("by"), claim.get("subject"), value)
                unclear.extend(key for key in names if isinstance(key, str))
        yield from (("any", key) for key in unclear)


def _owner(event: dict[str, Any], place: str) -> dict[str, Any] | None:
    """The event, participation or link that a claim is on."""
    if not place:
        return event
    match = _ON.fullmatch(place)
    owners = event.get(match[1], []) if match else []
    return owners[int(match[2])] if match and int(match[2]) < len(owners) else None


def _part(text: str) -> dict[str, str]:
    match = _PART.fullmatch(text)
    if match is None:
        return {"actor": text.strip()}
    return {"actor": match[1]} | ({} if match[2] is None else {"role": match[2].strip()})


def _link(text: str) -> dict[str, Any]:
    kind, _, event = text.strip().partition(" ")
    return {"kind": kind, "event": event.strip()}


def _citations(cell: str) -> list[dict[str, str]]:
    found = []
    for line in cell.replace("\r\n", "\n").split("\n"):
        text = _ESCAPE.sub(lambda match: _MEANT[match[1]], line)
        source, _, locator = text.partition(" ")
        if text.strip():
            found.append({"source": source} | ({"locator": locator} if locator.strip() else {}))
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len("1000000000")

"""Tables of CSV read as a timeline, by way of the plain data that JSON has, too."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from venezuela_timeline.errors import DataError, Fault, FormatError, did_you_mean, few_hints, shown
from venezuela_timeline.formats._records import Part, build, head
from venezuela_timeline.formats._tables import table_of, timeline_of
from venezuela_timeline.formats._text import decoded
from venezuela_timeline.model.link import LINK
from venezuela_timeline.tables import Row, misread
from venezuela_timeline.timeline.records import TableOptions, is_read_strictly

from .rows import rows

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.tables import Table
    from venezuela_timeline.timeline import Timeline


class _Columns(NamedTuple):
    """The columns of a table.

    Attributes:
        needed: Those it must have.
        texts: Those that hold texts, of which each language has its own.
        fields: All others that are read.
    """

    needed: tuple[str, ...]
    texts: tuple[str, ...]
    fields: tuple[str, ...]


_EVENTS = _Columns(
    ("id", "when", "title"),
    ("title", "summary"),
    (
        *("id", "when", "kind", "chapter", "tags", "place", "participants", "citations"),
        *("links", "known_until", "status", "key", "modified", "revision"),
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
_FOR_PEOPLE = ("in_words", "first_day", "last_day")
"""Columns that repeat what others say, in words; they are not read."""

_CLAIMS_FILE = "claims"
"""What the table of claims is called in messages."""

_YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
"""How a cell says whether something is so; spreadsheets write the first in several ways."""

_PARTICIPATION = re.compile(r"\s*+([^()\s]*+)\s*+(?:\(([^()]*)\))?\s*")
_ON = re.compile(r"(participants|links)\[([0-9]{1,9})\]")
_ESCAPE = re.compile(r"\\([nr\\])")
_ESCAPED = {"n": "\n", "r": "\r", "\\": "\\"}


def loads(  # noqa: PLR0913  (what a table is read with)
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    claims: bytes | str | None = None,
    known: Timeline | None = None,
    columns: Mapping[str, str | None] | None = None,
    dayfirst: bool | None = None,
    strict: bool | None = None,
) -> Timeline:
    """A timeline from a table: one that this library wrote, or any other with dates and titles.

    Columns may stand in any order, separated by commas, semicolons or tabs. A table with the
    columns ``id``, ``when`` and ``title`` is in the library's own form: it is read strictly, and
    comes back as it was written. Any other is read as `Timeline.from_records` reads one: columns
    are found by their names, dates are read as they are written, and rows that cannot be read
    are listed in the report, each with its line. The timeline is called as the file is.

    Args:
        data: The table of events, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what the columns were taken for, those that are not read, rows that are not
            read, and links that need a claim.
        claims: The table of claims, beside a table of events in the library's own form.
        known: A timeline from which to take id, title, chapters, actors, places and sources, and
            the ids of events where the table has none. Actors, places and sources of the
            library's own form that are not in it are named by their ids.
        columns: What a column means, such as ``{"notes": "summary"}``; None for one that is not
            to be read, and ``"*"`` for all the rest.
        dayfirst: Whether 3/4/2024 is 3 April (True) or 4 March (False); None refuses it.
        strict: Refuse the table if a row cannot be read; by default only in the library's form.

    Raises:
        DataError: with every fault found, and the line it stands on.
        FormatError: if `columns` names a column or a field that there is not, or there are claims
            beside a table in another form.

    Warns:
        TimelineWarning: if rows are not read and there is no report to say so.
    """
    table = rows(decoded(data, file), file)
    options = TableOptions(
        columns=columns, dayfirst=dayfirst, strict=strict, report=report, known=known
    )
    first = next(table, Row(1, []))
    if not is_read_strictly(first.cells, options):
        if claims is not None:
            raise FormatError(
                "claims stand beside a table in the library's own form: leave out columns, "
                "dayfirst and strict, and give it the columns 'id', 'when' and 'title'"
            )
        return timeline_of(table_of(chain([first], table), file), options)
    told = None if claims is None else rows(decoded(claims, _CLAIMS_FILE), _CLAIMS_FILE)
    return timeline_of_rows(chain([first], table), told, file=file, report=report, known=known)


@few_hints()
def timeline_of_rows(  # noqa: PLR0913  (three tables, and how they are read)
    events: Iterator[Row],
    claims: Iterator[Row] | None,
    *,
    file: str | None,
    report: Report | None,
    known: Timeline | None,
    sources: Iterable[Mapping[str, Any]] = (),
) -> Timeline:
    """The timeline of rows in the library's own form, of whatever file.

    Args:
        events: The table of events, its first row the names of the columns.
        claims: The table of claims.
        file: Name of the file, for messages.
        report: Takes the columns that are not read, and links that need a claim.
        known: As in `loads`.
        sources: The plain data of the sources.

    Raises:
        DataError: with every fault found, and the line it stands on.
    """
    reader = _Reader(file, report)
    reader.read_events(events)
    if claims is not None:
        reader.read_claims(claims)
    return reader.timeline(known, sources)


def table(data: bytes | str, *, file: str | None = None) -> Table:
    """The table of a file as it stands there, for a look at its dates."""
    return table_of(rows(decoded(data, file), file), file)


class _Reader:
    """Gathers events with their claims as plain data, and faults over all rows.

    Attributes:
        file: Name of the file, for messages.
        report: Takes what is not read.
        faults: All faults so far.
        events: The plain data of the events.
        lines: The line that each of them begins on.
        written: Whether the table of events has the columns for people, and so was written here:
            its times are EDTF, and ``1837-41`` is half a year that no person means.
    """

    def __init__(self, file: str | None, report: Report | None) -> None:
        self.file = file
        self.report = report
        self.faults: list[Fault] = []
        self.events: list[dict[str, Any]] = []
        self.lines: list[int] = []
        self.written = False

    # Tables -----------------------------------------------------------------------------------

    def read_events(self, table: Iterator[Row]) -> None:
        """Read the table of events."""
        first = next(table, Row(1, []))
        self.written = _FOR_PEOPLE[0] in first.cells
        for line, cells in self.records(chain([first], table), _EVENTS, self.file):
            event: dict[str, Any] = dict(cells)
            if not self.written and (reason := misread(cells.get("when", ""))):
                self.fault(self.file, line, reason, "")
            if "tags" in cells:
                event["tags"] = cells["tags"].split()
            if "participants" in cells:
                event["participants"] = [
                    _participation(text) for text in cells["participants"].split(";")
                ]
            if "links" in cells:
                event["links"] = [_link(text) for text in cells["links"].split(";")]
            if "citations" in cells:
                event["citations"] = _citations(cells["citations"])
            if "key" in cells:
                event["key"] = _YES_OR_NO.get(cells["key"].strip().lower(), cells["key"])
            if _is_number(cells.get("revision", "")):
                event["revision"] = int(cells["revision"])
            self.events.append(event)
            self.lines.append(line)

    def read_claims(self, table: Iterator[Row]) -> None:
        """Read the table of claims into the events read before."""
        by_id = {event.get("id"): event for event in self.events}
        for line, cells in self.records(table, _CLAIMS, _CLAIMS_FILE):
            key, place = cells.pop("event", ""), cells.pop("on", "")
            owner = _owner(by_id[key], place) if key in by_id else None
            if owner is None:
                near = did_you_mean(key, filter(None, by_id))
                hint = near or "add it to the table of events"
                where = f"{place[:80]} of event {shown(key)}" if place else f"event {shown(key)}"
                self.fault(_CLAIMS_FILE, line, f"no {where}", hint)
                continue
            claim: dict[str, Any] = dict(cells)
            if "amount" in cells:
                parts = ("amount", "hedge", "unit")
                claim["value"] = {name: claim.pop(name) for name in parts if name in claim}
            if "citations" in cells:
                claim["citations"] = _citations(cells["citations"])
            owner.setdefault("claims", []).append(claim)

    def records(
        self, table: Iterator[Row], columns: _Columns, file: str | None
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The line and the filled cells of each row; a text has all its languages together."""
        first = next(table, None)
        names = [name.strip() for name in first.cells] if first else []
        fields = self.fields(names, columns, file)
        for line, cells in table:
            if any(cells[len(names) :]):
                self.fault(file, line, "there are more cells than columns", "quote what has commas")
                continue
            record: dict[str, Any] = {}
            for field, cell in zip(fields, cells, strict=False):
                if field is None or not cell.strip():
                    continue
                name, language = field
                if language:
                    record.setdefault(name, {})[language] = cell
                else:
                    record[name] = cell
            yield line, record

    def fields(
        self, names: list[str], columns: _Columns, file: str | None
    ) -> list[tuple[str, str] | None]:
        """The field and, of a text, the language of each column; None if it is not read."""
        split = [name.partition(".") for name in names]
        bases = [base for base, _, _ in split]
        for name in columns.needed:
            if name not in bases:
                hint = did_you_mean(name, names) or f"add a column {name!r}"
                self.fault(file, 1, f"the column {name!r} is missing", hint)
        for name, count in Counter(filter(None, names)).items():
            if count > 1:
                self.fault(file, 1, f"there are {count} columns {shown(name)}", "keep one")
        if self.faults:
            raise DataError(self.faults)
        found: list[tuple[str, str] | None] = []
        for name, (base, _, language) in zip(names, split, strict=True):
            if base in columns.texts:
                found.append((base, language or "und"))
            elif name in columns.fields:
                found.append((name, ""))
            else:
                found.append(None)
                self.pass_over(name, columns)
        return found

    def pass_over(self, name: str, columns: _Columns) -> None:
        """Note a column that is not read, unless it is one of ours for people."""
        if name and name not in _FOR_PEOPLE and self.report is not None:
            hint = did_you_mean(name, (*columns.fields, *columns.texts))
            note = f"the column {shown(name)} is not read"
            self.report.add(f"{note}: {hint}" if hint else note, line=1)

    def fault(self, file: str | None, line: int, message: str, hint: str) -> None:
        """Gather what is wrong with a line."""
        self.faults.append(Fault(f"line {line}", message, hint, file))

    # The whole --------------------------------------------------------------------------------

    def timeline(
        self, known: Timeline | None, sources: Iterable[Mapping[str, Any]] = ()
    ) -> Timeline:
        """The timeline of all that was read."""
        if self.faults:
            raise DataError(self.faults)
        self.drop_unclaimed_causes()
        document = head(known) if known is not None else {}
        there = {record["id"] for record in document.get("sources", ())}
        more = [one for one in sources if one.get("id") not in there]
        document["sources"] = [*document.get("sources", ()), *more]
        self.register(document)
        ids = {event.get("id") for event in self.events}
        targets = {link["event"] for event in self.events for link in event.get("links", ())}
        document |= {"events": self.events, "outside": sorted(targets - ids)}
        return build([Part(document, self.file, tuple(self.lines), phrases=not self.written)])

    def drop_unclaimed_causes(self) -> None:
        """Leave out links that must have a claim, if no table of claims gives it."""
        for event, line in zip(self.events, self.lines, strict=True):
            links = event.get("links", [])
            event["links"] = [one for one in links if one["kind"] != "causes" or "claims" in one]
            if len(event["links"]) < len(links) and self.report is not None:
                message = "a link 'causes' without its claim is left out: read the claims, too"
                self.report.add(message, event=str(event.get("id")), line=line)

    def register(self, document: dict[str, Any]) -> None:
        """Add the actors, places and sources that are named but not registered."""
        ids = {
            name: {record["id"] for record in document.get(name, ())}
            for name in ("actors", "places", "sources")
        }
        missing: dict[str, dict[str, None]] = {name: {} for name in ids}
        known: list[Container[str]] = [*ids.values(), *missing.values()]
        for register, key in self.named():
            if register is None and any(key in keys for keys in known):
                continue
            name = register or "actors"
            if key not in ids[name]:
                missing[name][key] = None
        for name, keys in missing.items():
            stubs = [{"id": key} if name == "sources" else {"id": key, "name": key} for key in keys]
            document[name] = [*document.get(name, ()), *stubs]

    def named(self) -> Iterator[tuple[str | None, str]]:
        """The ids that events name, each with its register.

        Those whose register is not clear come last, with None.
        """
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
                keys = (claim.get("by"), claim.get("subject"), value)
                unclear.extend(key for key in keys if isinstance(key, str))
        yield from ((None, key) for key in unclear)


# Cells ----------------------------------------------------------------------------------------


def _owner(event: dict[str, Any], place: str) -> dict[str, Any] | None:
    """The event, participation or link that a claim is about; None if there is none."""
    if not place:
        return event
    match = _ON.fullmatch(place)
    owners = event.get(match[1], []) if match else []
    return owners[int(match[2])] if match and int(match[2]) < len(owners) else None


def _participation(text: str) -> dict[str, str]:
    match = _PARTICIPATION.fullmatch(text)
    if match is None:
        return {"actor": text.strip()}
    return {"actor": match[1]} | ({} if match[2] is None else {"role": match[2].strip()})


def _link(text: str) -> dict[str, Any]:
    match = LINK.fullmatch(text)
    if match is None:
        kind, _, event = text.strip().partition(" ")
        return {"kind": kind, "event": event.strip()}
    return {name: found for name, found in match.groupdict().items() if found}


def _citations(cell: str) -> list[dict[str, str]]:
    found = []
    for line in cell.replace("\r\n", "\n").split("\n"):
        text = _ESCAPE.sub(lambda match: _ESCAPED[match[1]], line)
        source, _, locator = text.partition(" ")
        if text.strip():
            found.append({"source": source} | ({"locator": locator} if locator.strip() else {}))
    return found


def _is_number(text: str) -> bool:
    return re.fullmatch("[0-9]{1,10}", text) is not None

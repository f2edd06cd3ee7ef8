"""What is gathered from a file of another program, and the timeline that it makes."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from venezuela_timeline._collecting import without_collecting
from venezuela_timeline.errors import DataError, Fault, TimelineError, shown, some_of, warn
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.model import Actor, Citation, Event, Link, Place, Source
from venezuela_timeline.tables.dates import DateReader
from venezuela_timeline.tables.ids import Identity, ids_of, key, own, slug
from venezuela_timeline.tables.names import Names
from venezuela_timeline.timeline import Timeline

from .taking import is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from venezuela_timeline.formats.report import Report

_INDEX = re.compile(r"\[[0-9]+\]")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"\\^`{|}]+", re.IGNORECASE)

OUTSIDE = ""
"""The id by which `Report.kept` has what stands outside of events."""


class Wanted(NamedTuple):
    """A link to another event of the file, by the key that this has there.

    Attributes:
        kind: What kind of link it is.
        key: The key of the target.
        more: Its other fields, such as ``offset``.
    """

    kind: str
    key: str
    more: Mapping[str, Any] = {}


class _Draft(NamedTuple):
    fields: dict[str, Any]
    place: str
    key: str | None
    rest: Mapping[str, Any]
    links: tuple[Wanted, ...]
    at: str


class Gathered:
    """Gathers events, what they name and what is not read; then makes a timeline of them.

    Attributes:
        file: Name of the file, for messages.
        names: Takes what events name: places, people, sources, chapters, words.
        dates: Reads dates that people have written.
        losses: Takes what is not read, each kind once.
        faults: The records that cannot be read.
        each: Whether each thing that is not read of an event is noted; a table says it once.
        kept: What is not read, by the ids of the events.
    """

    def __init__(
        self, file: str | None, *, each: bool = True, dayfirst: bool | None = None
    ) -> None:
        self.file = file
        self.dates: DateReader = DateReader(dayfirst)
        self.each = each
        self.names: Names = Names({})
        self.losses: Losses = Losses()
        self.faults: list[Fault] = []
        self.kept: dict[str, Mapping[str, Any]] = {}
        self._drafts: list[_Draft] = []
        self._spots: dict[tuple[str, str, str], str] = {}
        self._identities: list[Identity] = []

    # Gathering ---------------------------------------------------------------------------------

    def add(  # noqa: PLR0913  (what is known of an event)
        self,
        fields: dict[str, Any],
        *,
        place: str,
        key: object = None,
        date: str = "",
        rest: Mapping[str, Any] | None = None,
        links: Iterable[Wanted] = (),
        at: str | None = None,
    ) -> None:
        """Add an event.

        Args:
            fields: Its fields but the id; the title is there.
            place: Where it stands in the file, for messages.
            key: The id that the file gives it; the event's id is made of it, or of the title.
            date: Its date as the file writes it.
            rest: What of it is not read, by its place in the record.
            links: Its links to other events of the file.
            at: A key by which others of the file may link to it, if that is not its id.
        """
        given = str(key).strip() if key is not None else ""
        title = fields["title"]
        words = title if isinstance(title, str) else next(iter(dict(title).values()))
        when = fields.get("when")
        self._identities.append(
            Identity(
                own(given) if given else None,
                words,
                when,  # type: ignore[arg-type]  # an event without a date is like no other by it
                lambda: date,
                lambda: map(str, fields.values()),
            )
        )
        self._drafts.append(
            _Draft(fields, place, given or None, rest or {}, tuple(links), at or given)
        )

    def refuse(self, place: str, reason: object, hint: str = "") -> None:
        """Say that a record is not read."""
        self.faults.append(Fault(place, str(reason), hint, self.file))

    @contextmanager
    def listing(self, place: str) -> Iterator[None]:
        """Where a record is read: what is wrong with it is said of it, and the others are read."""
        try:
            yield
        except TimelineError as error:
            self.refuse(place, error)

    def outside(self, rest: Mapping[str, Any]) -> None:
        """Keep what stands outside of events."""
        if rest:
            self.kept[OUTSIDE] = {**self.kept.get(OUTSIDE, {}), **rest}
            for path in dict.fromkeys(_INDEX.sub("[]", one) for one in rest):
                self.losses.add(f"{shown(path)} is not read")

    # What events name ------------------------------------------------------------------------

    def source(self, url: object, **fields: Any) -> str | None:
        """The id of the source at an address, or of one without an address that has a title.

        Args:
            url: The address; what is none is no part of the source.
            **fields: What else is known of it; None and blank texts are nothing.
        """
        address = web_address(url)
        known = {name: value for name, value in fields.items() if value not in (None, "", ())}
        words = known.get("title") or known.get("publisher")
        if address is None and not words:
            return None
        short = address and re.sub(r"^https?://(?:www\.)?", "", address)
        found = slug(str(short or words), "source")
        if address and found in self.names.sources:
            known_url = self.names.sources[found].url
            found = found if known_url == address else f"{found}-{key([address])}"
        found = f"source-{found}" if found in self.names.actors else found
        try:
            made = Source(found, url=address, **known)
        except TimelineError as error:
            self.losses.add(f"of a source only the address is read: {error}")
            made = Source(found, url=address)
        self.names.sources.setdefault(found, made)
        return found

    def cite(self, url: object, *, locator: str | None = None, **fields: Any) -> list[Citation]:
        """The citation of a source, if there is one: see `source`."""
        found = self.source(url, **fields)
        return [] if found is None else [Citation(found, locator or None)]

    def actor(self, name: str | Mapping[str, str], **fields: Any) -> str:
        """The id of an actor by its name."""
        words = name if isinstance(name, str) else next(iter(name.values()))
        found = slug(words, "actor")
        found = f"actor-{found}" if found in self.names.sources else found
        self.names.actors.setdefault(found, Actor(found, name, **fields))
        return found

    def place(
        self, name: object, latitude: object, longitude: object, where: str, **fields: Any
    ) -> str | None:
        """The id of a place by its name and where it is; coordinates that are none are noted.

        Args:
            name: Its name; without one it is called by its coordinates.
            latitude: Degrees north, as a number or a text; nothing without a longitude.
            longitude: Degrees east.
            where: Where in the file it is named.
            **fields: What else is known of it.
        """
        words = name if isinstance(name, str) else next(iter(dict(name or {}).values()), "")  # type: ignore[call-overload]
        spot = (words, str(latitude), str(longitude))
        if spot in self._spots:
            return self._spots[spot]
        there = {"latitude": latitude, "longitude": longitude}
        if is_nothing(latitude) or is_nothing(longitude):
            there = {}
        if not words and not there:
            return None
        called = words or ", ".join(map(str, there.values()))
        found = slug(called, "place")
        while True:
            try:
                made = Place(found, name or called, **{**there, **fields})  # type: ignore[arg-type]
            except TimelineError as error:
                if not there:
                    raise
                self.losses.add(f"coordinates are not read: {error}", where)
                return self.place(name, None, None, where, **fields)
            known = self.names.places.setdefault(found, made)
            if known == made or not there:
                break
            found = f"{found}-{key(map(str, there.values()))}"
        self._spots[spot] = found
        return found

    # The whole ---------------------------------------------------------------------------------

    def timeline(self, report: Report | None, *, strict: bool = False, **parts: Any) -> Timeline:
        """The timeline of all that was gathered.

        Args:
            report: Takes what is not read.
            strict: Refuse the file if a record cannot be read.
            **parts: What a Timeline has besides its events.

        Raises:
            DataError: if no record can be read, or with `strict` if one cannot.

        Warns:
            TimelineWarning: if records are not read and there is no report to say so.
        """
        with without_collecting():
            events = self._events()
            if self.faults and (strict or not events):
                raise DataError(self.faults)
            named = self.names
            registers: dict[str, Any] = {
                name: [*getattr(named, name).values(), *parts.pop(name, ())]
                for name in ("actors", "places", "sources", "chapters", "terms")
            }
            timeline = Timeline(events, **registers, **parts)
        for note in self.dates.notes:
            self.losses.add(note)
        self._note(report)
        return timeline

    def _events(self) -> list[Event]:
        ids = ids_of(self._identities)
        by_key: dict[str, str] = {}
        for draft, found in zip(self._drafts, ids, strict=True):
            by_key |= {name: found for name in (draft.at, draft.key) if name}
        events: dict[str, Event] = {}
        for draft, found in zip(self._drafts, ids, strict=True):
            try:
                links = self._links(draft, found, by_key)
                fields = {**draft.fields, "links": links} if links else draft.fields
                event = Event(found, **fields)
            except TimelineError as error:
                self.refuse(draft.place, error)
                continue
            if found not in events:
                events[found] = event
                self._keep(draft, found)
            elif events[found] == event:
                self.losses.add("said again as it is: read once", found)
            else:
                self.refuse(draft.place, f"the id {found!r} is that of another record already")
        return self._linked(events)

    def _links(self, draft: _Draft, found: str, by_key: Mapping[str, str]) -> list[Link]:
        links = []
        for kind, target, more in draft.links:
            if (there := by_key.get(target)) and there != found:
                links.append(Link(kind, there, **more))  # type: ignore[arg-type]
            else:
                self.losses.add(
                    f"a link to {shown(target)}, which is not in the file, is not read", found
                )
        return links

    def _linked(self, events: dict[str, Event]) -> list[Event]:
        """The events without links to those that could not be read."""
        while broken := [
            event
            for event in events.values()
            if any(one.event not in events for one in event.links)
        ]:
            for event in broken:
                links = [link for link in event.links if link.event in events]
                self.losses.add("links to what is not read are left out", event.id)
                if links or event.when is not None:
                    events[event.id] = attrs.evolve(event, links=links)
                else:
                    del events[event.id]
                    self.refuse(event.id, "it has no date, and what it is linked to is not read")
        return list(events.values())

    def _keep(self, draft: _Draft, found: str) -> None:
        if draft.key and draft.key.lower() != found and self.each:
            self.losses.add("ids that are no slugs were changed: report.kept has them", found)
            self.kept[found] = {"id": draft.key, **draft.rest}
        elif draft.rest:
            self.kept[found] = draft.rest
        for path in draft.rest if self.each else ():
            self.losses.add(f"{shown(_INDEX.sub('[]', path))} is not read", found)

    def _note(self, report: Report | None) -> None:
        if report is None:
            if self.faults:
                more = f", and {len(self.faults) - 1:,} more" if len(self.faults) > 1 else ""
                warn(
                    f"not all of the file is read: {self.faults[0]}{more}: give report=Report() to "
                    "list them, or strict=True to refuse them"
                )
            return
        self.losses.note(report)
        for odd in dict.fromkeys(self.names.odd):
            report.add(odd)
        report.unread += len(self.faults)
        for fault in self.faults:
            report.add(f"{fault.path}: not read: {fault.message}")
        if self.kept:
            report.kept = self.kept


def web_address(text: object) -> str | None:
    """An address of the web, or None; what begins with two slashes is one, too."""
    if not isinstance(text, str) or not _ADDRESS.fullmatch(text.strip()):
        return None
    found = text.strip()
    found = f"https:{found}" if found.startswith("//") else found
    try:
        Source("x", url=found)
    except TimelineError:
        return None
    return found


def columns_left_over(names: Iterable[str]) -> str:
    """What is said of the columns of a table that are not read."""
    return f"left over, and kept in report.kept by event: {some_of(names)}"


__all__ = ["OUTSIDE", "Gathered", "Wanted", "columns_left_over", "web_address"]

"""The bytes of a calendar file as components of content lines, in whatever state they are.

Only the size of a file can make this fail: what is broken is noted with its line, and the rest
is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import DataError, Fault, cut, shown
from venezuela_timeline.formats._limits import check_size

from .lines import Line, decoded, in_charset, split, split_loosely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.formats.report import Report

CALENDAR = "VCALENDAR"
_TOP = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
"""Components that stand in a calendar and never in one another (RFC 5545, 3.6)."""

_MAX_NOTE = 300
"""The most characters of a note: the name of a component may be of any length."""

_MAX_NOTES = 1000
"""The most broken lines that are noted one by one; of more only the number is noted."""


@attrs.define(eq=False)
class Block:
    """A component that stands in a calendar; equal only to itself.

    Attributes:
        name: Its name, in capitals.
        number: The line it begins on.
        calendar: Which calendar of the file it stands in, from 0.
        lines: Its own properties; a line that is no content line has no name.
        inner: The lines of the components inside it.
    """

    name: str
    number: int
    calendar: int = 0
    lines: list[Line] = attrs.field(factory=list)
    inner: list[str] = attrs.field(factory=list)

    def texts(self) -> list[str]:
        """All its lines without its BEGIN and END."""
        return [*(line.text for line in self.lines), *self.inner]

    def whole(self) -> list[str]:
        """All its lines."""
        return [f"BEGIN:{self.name}", *self.texts(), f"END:{self.name}"]


@attrs.define
class Scanned:
    """The calendars of a file.

    Attributes:
        headers: The properties of each calendar.
        blocks: The components in them.
    """

    headers: list[list[Line]] = attrs.field(factory=lambda: [[]])
    blocks: list[Block] = attrs.field(factory=list)


def scan(
    data: bytes, report: Report, *, max_bytes: int, max_events: int, file: str | None
) -> Scanned:
    """The components of a file.

    Args:
        data: Its bytes.
        report: Takes every fault, with its line.
        max_bytes: The largest file to read.
        max_events: The most components to read.
        file: Its name, for messages.

    Raises:
        DataError: if the file is beyond a limit, or there is no calendar in it.
    """
    check_size(data, max_bytes, file)
    if data.startswith(b"PK\x03\x04"):  # a part that is stored as it is would be found in it
        raise DataError(
            [Fault("", "it is a packed file", "unpack it and read what is in it", file)]
        )
    scanner = _Scanner(report, max_events, file)
    for number, text in _decoded(_unfolded(_unmarked(data, report), report), report):
        scanner.take(number, text)
    return scanner.finished()


class _Scanner:
    """Takes line after line and puts each into the component that is open.

    Attributes:
        found: The calendars so far.
        calendars: How many have begun.
        in_calendar: Whether one is open.
        block: The component that is open in it, or None.
        open: The names of the components that are open inside that one.
        broken: How many faults have been found.
    """

    def __init__(self, report: Report, max_events: int, file: str | None) -> None:
        self.report = report
        self.max_events = max_events
        self.file = file
        self.found = Scanned()
        self.calendars = 0
        self.in_calendar = False
        self.block: Block | None = None
        self.open: list[str] = []
        self.broken = 0

    def note(self, message: str, number: int) -> None:
        self.broken += 1
        if self.broken <= _MAX_NOTES:
            self.report.add(cut(message, _MAX_NOTE), line=number)

    def take(self, number: int, text: str) -> None:
        line = split(text, number) or self.loose(text, number)
        if line is None:
            return
        if line.name == "BEGIN":
            self.begin(line.value.strip().upper(), line)
        elif line.name == "END":
            self.end(line.value.strip().upper(), number)
        elif self.open:
            self.block.inner.append(text)  # type: ignore[union-attr]  # it is open
        elif self.block is not None:
            self.block.lines.append(line)
        elif self.in_calendar:
            self.found.headers[-1].append(line)
        else:
            self.note(f"passed over, outside of any calendar: {shown(text)}", number)

    def loose(self, text: str, number: int) -> Line | None:
        """A line that is not as the standard has it; None if it is blank."""
        if not text.strip():
            return None
        line = split_loosely(text, number)
        if line is not None:
            self.note(f"read past what is odd in its parameters: {shown(text)}", number)
            return line
        self.note(f"kept: not a content line: {shown(text)}", number)
        return Line(text, "", "", text, number)

    def begin(self, name: str, line: Line) -> None:
        number = line.number
        if self.block is not None and (name in _TOP or name == CALENDAR):
            self.note(f"{self.block.name} of line {self.block.number} has no end", number)
            self.close()
        if name == CALENDAR:
            if self.in_calendar:
                self.note("a calendar begins before the one before it ends", number)
            self.calendars += 1
            self.in_calendar = True
            if self.calendars > 1:
                self.found.headers.append([])
        elif self.block is not None:
            self.open.append(name)
            self.block.inner.append(line.text)
        else:
            if not self.in_calendar:
                self.note(f"{name} stands outside of any calendar", number)
            self.block = Block(name, number, len(self.found.headers) - 1)
            self.found.blocks.append(self.block)
            if len(self.found.blocks) > self.max_events:
                fault = f"more than {self.max_events:,} components"
                hint = "raise max_events if you trust the file"
                raise DataError([Fault(f"line {number}", fault, hint, self.file)])

    def end(self, name: str, number: int) -> None:
        if name in self.open:
            while (inner := self.open.pop()) != name:
                self.note(f"{inner} has no end", number)
                self.block.inner.append(f"END:{inner}")  # type: ignore[union-attr]  # it is open
            self.block.inner.append(f"END:{name}")  # type: ignore[union-attr]
        elif self.block is not None and name == self.block.name:
            if self.open:
                self.note(f"{', '.join(self.open)} has no end", number)
            self.close()
        elif name == CALENDAR and self.in_calendar:
            if self.block is not None:
                self.note(f"{self.block.name} of line {self.block.number} has no end", number)
                self.close()
            self.in_calendar = False
        else:
            self.note(f"passed over, an end without a beginning: {shown(f'END:{name}')}", number)

    def close(self) -> None:
        """End the component that is open, and those inside it."""
        if self.block is not None:
            self.block.inner += (f"END:{name}" for name in reversed(self.open))
        self.open.clear()
        self.block = None

    def finished(self) -> Scanned:
        if not self.calendars and not self.found.blocks:
            fault = "there is no BEGIN:VCALENDAR in it"
            raise DataError([Fault("", fault, "is it an iCalendar file?", self.file)])
        if self.in_calendar or self.block is not None:
            self.report.add("the file ends before its calendar does: cut off?")
        self.close()
        if self.broken > _MAX_NOTES:
            self.report.add(f"{self.broken - _MAX_NOTES:,} more faults of that kind")
        return self.found


# Bytes to lines -------------------------------------------------------------------------------


def _unmarked(data: bytes, report: Report) -> bytes:
    """UTF-8, or what may be Latin-1, without a byte order mark."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            report.add("it is in UTF-16, where a calendar is in UTF-8", line=1)
            return data[2:].decode(encoding, "replace").encode()
    if data.startswith(b"\xef\xbb\xbf"):
        report.add("it begins with a byte order mark", line=1)
        return data[3:]
    return data


def _unfolded(data: bytes, report: Report) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, joined where they were folded.

    Folds are undone in bytes: some writers fold inside a character (RFC 5545, 3.1).
    """
    plain = data.replace(b"\r\n", b"\n")
    if len(plain) == len(data) and b"\n" in data:
        report.add("its lines end in LF alone", line=1)
    if b"\r" in plain:
        number = plain.count(b"\n", 0, plain.index(b"\r")) + 1
        report.add("its lines end in CR alone, here and there", line=number)
        plain = plain.replace(b"\r", b"\n")
    parts: list[bytes] = []
    first = 1
    soft = False  # whether the line that is open is in quoted-printable and breaks softly
    for number, line in enumerate(plain.split(b"\n"), 1):
        if line[:1] in (b" ", b"\t") and parts:
            if soft and not _HEXADECIMAL.match(line, 1):
                parts[-1] = parts[-1][:-1]
            parts.append(line[1:])
        elif soft and not _FRAME.match(line):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            if soft:
                parts[-1] = parts[-1][:-1]
            if parts:
                yield first, parts[0] if len(parts) == 1 else b"".join(parts)
            parts, first = [line], number
        soft = line.endswith(b"=") and _QUOTED_PRINTABLE.match(parts[0]) is not None
    yield first, b"".join(parts)


_QUOTED_PRINTABLE = re.compile(rb"[^:]*;[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_HEXADECIMAL = re.compile(rb"[0-9A-F]{2}", re.IGNORECASE)
_FRAME = re.compile(rb"(?:BEGIN|END):", re.IGNORECASE)
"""What cannot go on with the line before it, although that ends in a soft break."""


def _decoded(lines: Iterable[tuple[int, bytes]], report: Report) -> Iterator[tuple[int, str]]:
    """Lines as text, from UTF-8, or from what else they may be in."""
    other: list[int] = []
    nulls: list[int] = []
    utf8 = False
    for number, line in lines:
        try:
            text = line.decode()
            utf8 = utf8 or not line.isascii()
        except UnicodeDecodeError:
            text = _of_charset(line) or decoded(line, utf8=utf8)
            other.append(number)
        if "\x00" in text:
            text = text.replace("\x00", "")
            nulls.append(number)
        yield number, text
    if other:
        message = f"not UTF-8, read as what it may be: {len(other):,} lines from here"
        report.add(message, line=other[0])
    if nulls:
        report.add(f"NUL characters removed: {len(nulls):,} lines from here", line=nulls[0])


_CHARSET = re.compile(rb"[^:]*;CHARSET=\"?([A-Za-z0-9_-]+)", re.IGNORECASE)


def _of_charset(line: bytes) -> str | None:
    """A line in the encoding that it names itself; None if it names none, or is not in it."""
    found = _CHARSET.match(line)
    return None if found is None else in_charset(line, found[1].decode())

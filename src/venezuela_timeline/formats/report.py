"""The report of what a format could not hold, or a reader could not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, overload

import attrs


@attrs.frozen
class Note:
    """One thing that was changed, left out or passed over.

    Attributes:
        message: What and why.
        event: Id of the event it concerns; None if it does not concern one event.
        line: Line of the file it is about, from 1; None if it is not about one line.
    """

    message: str
    event: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = self.event if self.line is None else f"line {self.line}"
        return f"{place}: {self.message}" if place else self.message


class Report(Sequence[Note]):
    """The notes of one export or import, in order. It is empty if nothing was lost.

    Attributes:
        kept: What the file holds that a timeline has no place for, in a form of the format's
            own, so that it can be written again; None if there is nothing.
        unread: How many rows or records of the file could not be read, each with a note.

    Example:
        >>> report = Report()
        >>> report.add("commas in tags became blanks", event="vote")
        >>> print(report)
        vote: commas in tags became blanks
    """

    kept: Any
    unread: int

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self.kept = None
        self.unread = 0

    def add(self, message: str, *, event: str | None = None, line: int | None = None) -> None:
        """Add a note."""
        self._notes.append(Note(message, event, line))

    def dropping_kept(self, words: str = "left out") -> Report:
        """The same notes where nothing writes back what was kept: then it is left out.

        Args:
            words: What is said instead of "kept".
        """
        found = Report()
        found.unread = self.unread
        for note in self._notes:
            message = re.sub(r"^kept\b", words, note.message)
            found.add(message, event=note.event, line=note.line)
        return found

    def __len__(self) -> int:
        return len(self._notes)

    @overload
    def __getitem__(self, index: int) -> Note: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Note]: ...
    def __getitem__(self, index: int | slice) -> Note | Sequence[Note]:
        return self._notes[index]

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def __str__(self) -> str:
        return "\n".join(map(str, self._notes))

    def __repr__(self) -> str:
        return f"<Report: {len(self)} note{'s' * (len(self) != 1)}>"

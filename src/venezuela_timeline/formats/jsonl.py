"""JSON Lines: lossless, with a line for each event, written and read in a stream.

The first line is the head: id, title, chapters, actors, places, sources, terms. Every other line is
an event. If events were written from a stream, a last line ``{"outside": […]}`` names the
events that links point to but that are not in the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from venezuela_timeline.errors import DataError, Fault, shown

from ._json import parsed
from ._limits import bounded
from ._records import Part, at_line, build, head, plain_record, read_event
from ._text import decoded, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

    from ._records import Newer
    from .report import Report

__all__ = ["Stream", "chunks", "dumps", "loads", "stream"]


class Stream(NamedTuple):
    """What `stream` gives: the head at once, and the events as they are asked for.

    Attributes:
        head: The timeline without its events.
        events: The events, in the order of the file.
    """

    head: Timeline
    events: Iterator[Event]


def chunks(
    timeline: Timeline,
    *,
    events: Iterable[Event] | None = None,
    report: Report | None = None,  # noqa: ARG001  (nothing is lost)
) -> Iterator[str]:
    """The timeline as JSON Lines, one line at a time.

    Law: ``loads(dumps(timeline)) == timeline``.

    Args:
        timeline: What to write.
        events: Events to write instead of the timeline's own, such as a generator of more
            than memory holds. Only their ids are kept while writing.
        report: Not used: this format holds everything.
    """
    yield _line(head(timeline[:0] if events is not None else timeline))
    if events is None:
        yield from (_line(plain_record(event)) for event in timeline)
        return
    seen: set[str] = set()
    targets: set[str] = set()
    for event in events:
        seen.add(event.id)
        targets.update(link.event for link in event.links)
        yield _line(plain_record(event))
    if outside := sorted(targets - seen):
        yield _line({"outside": outside})


dumps: Final = joined(chunks)


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    newer: Newer = "refuse",
) -> Timeline:
    """A timeline from JSON Lines.

    Args:
        data: The text, or its UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes what is not kept of a newer version; this format holds everything else.
        newer: Whether to ``refuse`` a file of a newer version, or to ``keep`` what can be read.

    Raises:
        DataError: with every fault found, and the line it stands on.
    """
    faults: list[Fault] = []
    document: Any = {}
    events: list[Any] = []
    lines: list[int] = []
    tails: list[tuple[int, Any]] = []
    for number, text in _filled(decoded(data, file).split("\n"), file):
        try:
            found = parsed(text, file, number)
        except DataError as error:
            faults.extend(error.faults)
            continue
        if number == 1:
            document = found
        elif _is_tail(found):
            tails.append((number, found))
        else:
            events.append(found)
            lines.append(number)
    faults += [_second_tail(number, tails[0][0], file) for number, _ in tails[1:]]
    if faults:
        raise DataError(faults)
    if tails and isinstance(document, dict):
        document = _with_tail(document, tails[0][1]["outside"])
    if isinstance(document, dict):
        if "events" in document:
            fault = Fault("line 1", "events stand in the head", "write each on a line", file)
            raise DataError([fault])
        document = {**document, "events": events}
    return build([Part(document, file, tuple(lines))], newer=newer, report=report)


def stream(lines: Iterable[bytes | str], *, file: str | None = None) -> Stream:
    """The head and the events of JSON Lines, read line by line.

    Every event is checked against the head as it is read; its links may point anywhere. Only
    the ids of the events that were read are kept.

    Args:
        lines: An open file, or any other lines.
        file: Name of the file, for messages.

    Raises:
        DataError: if the head has faults, or a line is longer than 256 MiB; and later, from
            the iterator, at the first event with faults, with all faults in it.

    Example:
        >>> head, events = stream(['{"id": "a"}', '{"id": "e", "title": "E", "when": "2024"}'])
        >>> head.id, [str(event.when) for event in events]
        ('a', ['2024'])
    """
    numbered = _filled(bounded(lines, file), file)
    first, text = next(numbered, (1, "{}"))
    if first != 1:
        raise DataError([Fault("line 1", "the head is missing", "write it first", file)])
    start = build([Part(parsed(text, file, 1), file)])
    return Stream(start[:0], _events(numbered, start, file))


def _events(
    numbered: Iterator[tuple[int, str]], start: Timeline, file: str | None
) -> Iterator[Event]:
    seen: set[str] = set()
    tail = 0
    for number, text in numbered:
        raw = parsed(text, file, number)
        if _is_tail(raw):
            if tail:
                raise DataError([_second_tail(number, tail, file)])
            tail = number
            continue
        event = read_event(raw, start, file=file, path=at_line(number))
        if event.id in seen:
            fault = Fault(at_line(number), f"duplicate id {shown(event.id)}", "rename one", file)
            raise DataError([fault])
        seen.add(event.id)
        yield event


def _filled(lines: Iterable[bytes | str], file: str | None) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, each with its number, from 1."""
    for number, line in enumerate(lines, 1):
        text = decoded(line, file) if number == 1 or isinstance(line, bytes) else line
        if text.strip():
            yield number, text


def _is_tail(found: object) -> bool:
    return isinstance(found, dict) and found.keys() == {"outside"}


def _with_tail(document: dict[str, Any], outside: Any) -> dict[str, Any]:
    """The head with the ids of the last line beside its own."""
    own = document.get("outside", [])
    both = isinstance(own, list) and isinstance(outside, list)
    return {**document, "outside": [*own, *outside] if both else outside}


def _second_tail(line: int, first: int, file: str | None) -> Fault:
    message = f"outside also stands on line {first}"
    return Fault(f"line {line}", message, "write one list of all", file)


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"

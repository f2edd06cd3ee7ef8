"""The canonical text of a tree: qualifiers where they are shortest, offsets in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._nodes import SIGNS, UNMARKED, Date, End, Interval

if TYPE_CHECKING:
    from ._nodes import Clock, Marks, Member, Node


def text_of(node: Node) -> str:
    """The canonical text of a tree.

    >>> text_of(Interval(Date("1985", "04"), End.OPEN))
    '1985-04/..'
    """
    if isinstance(node, Date):
        return date_text(node)
    if isinstance(node, Interval):
        return "/".join(end.value if isinstance(end, End) else date_text(end) for end in node)
    opening, closing = "{}" if node.every else "[]"
    return opening + ",".join(map(part_text, node.members)) + closing


def part_text(member: Member) -> str:
    """The text of a date or a range as it stands in a set."""
    if isinstance(member, Date):
        return date_text(member)
    return "..".join(date_text(end) if end else "" for end in member)


def date_text(date: Date) -> str:
    """The canonical text of one date."""
    parts = [date.year + (f"S{date.significant}" if date.significant else "")]
    parts += [part for part in (date.month, date.day) if part]
    if date.marks != UNMARKED:
        parts = _marked(parts, date.marks)
    text = "-".join(parts)
    return text + _clock_text(date.clock) if date.clock else text


def _marked(parts: list[str], marks: Marks) -> list[str]:
    """A group from the year on gets one sign after it; what differs, its own sign before it."""
    group = 0
    if marks[0]:
        group = 1
        while group < len(parts) and marks[group] == marks[0]:
            group += 1
    signed = [
        part if index < group else SIGNS[mark] + part
        for index, (part, mark) in enumerate(zip(parts, marks, strict=False))
    ]
    if group:
        signed[group - 1] += SIGNS[marks[0]]
    return signed


def _clock_text(clock: Clock) -> str:
    text = f"T{clock.hour:02}:{clock.minute:02}:{clock.second:02}"
    if clock.offset is None:
        return text
    if clock.offset == 0:
        return text + "Z"
    hours, minutes = divmod(abs(clock.offset), 60)
    return f"{text}{'-' if clock.offset < 0 else '+'}{hours:02}:{minutes:02}"

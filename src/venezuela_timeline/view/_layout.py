"""Rows and labels: where each mark of a lane stands, and how wide a chart its label needs.

Places on the axis are parts of the width, label lengths are pixels. As a chart grows wider
marks move apart and labels keep their length, so a label that is clear of its neighbours at one
width is clear of them at every greater one. That is why one drawing serves all widths.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from venezuela_timeline.model import Event

from ._escaping import line
from ._extent import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang

    from .lanes import Lane

RADIUS = 4.5
"""Of a dot, in pixels."""

NARROWEST = 270
"""The least width for which a chart is laid out."""

_GAP = 10.0
_ASIDE = RADIUS + 4
_INDENT = 10.0
"""Where the label of a mark begins that goes on beyond the left edge: clear of its arrow."""
_BAR = 16.0
"""What is at least this long is drawn as a bar under its label, else as a dot beside it."""

_SHORTEST = 110.0
"""A label cut shorter than this says too little."""

_MILD, _HARD = 0.75, 0.0
"""How much of a label must stay: so much rather than a row more, anything rather than none."""


class Linear(NamedTuple):
    """A place that moves with the width of the chart: ``part * width + pixels``."""

    part: float
    pixels: float

    def at(self, width: float) -> float:
        """The place in a chart of a width."""
        return self.part * width + self.pixels


@attrs.frozen
class Label:
    """Words beside or above a mark.

    Attributes:
        words: The title, cut where there was no room.
        start: Its left end.
        end: Its right end.
        anchor: Which end stays where it is when the font is another.
        needs: The least width at which nothing overlaps it.
        short: The words as far as there is room for them in the narrowest chart; empty where
            that is not worth it, or where the label itself has room.
    """

    words: str
    start: Linear
    end: Linear
    anchor: Literal["start", "end"]
    needs: float = 0.0
    short: str = ""


@attrs.frozen
class Mark:
    """An event in its row.

    Attributes:
        event: The event.
        extent: Its days.
        row: From 0, downward.
        start: Where it begins, from 0 to 1.
        end: Where it ends.
        bar: Whether it is drawn as a bar.
        label: Its label, None where there was no room.
    """

    event: Event
    extent: Extent
    row: int
    start: float
    end: float
    bar: bool
    label: Label | None = None

    def left(self) -> Linear:
        """Its left edge."""
        return Linear(self.start, -RADIUS)

    def right(self) -> Linear:
        """Its right edge."""
        return Linear(self.end, RADIUS)


def layout(lane: Lane, width: int, rows: int, lang: Lang, *, labels: bool) -> list[Mark]:
    """The marks of a lane for a chart of a width, in at most so many rows.

    Laws: no label overlaps another or a mark at this width or a greater one; every event is
    there. Where rows run out labels go first, and only where all rows are taken by marks do
    these share places.
    """
    packer = _Packer(width, rows)
    places = sorted(
        (
            (lane.scale.place(span.hull[0]), lane.scale.place(span.hull[1]), event, span)
            for event, span in lane.events
        ),
        key=lambda place: place[0],
    )
    for start, end, event, span in places:
        bar = (end - start) * width >= _BAR
        mark = Mark(event, span, 0, start, end, bar)
        packer.add(mark, line(event.title[lang]) if labels else "")
    return packer.finished()


class _Row:
    """What stands in a row so far: its right edge, with labels and without, and its marks."""

    def __init__(self) -> None:
        self.end = -RADIUS  # a mark that goes on beyond the left edge is round there
        self.marked = 0.0
        self.marks: list[Mark] = []

    def put(self, mark: Mark, right: float, edge: float) -> None:
        self.marks.append(mark)
        self.marked = max(self.marked, right)
        self.end = max(self.end, edge)


class _Packer:
    def __init__(self, width: int, most: int) -> None:
        self.width = width
        self.most = most
        self.rows: list[_Row] = []

    def add(self, mark: Mark, words: str) -> None:
        """Put a mark in the first row that has room for it and its label."""
        left = mark.left().at(self.width)
        if words and (
            self._labelled(mark, words, self.rows) or self._labelled(mark, words, self.rows, _MILD)
        ):
            return
        if len(self.rows) < self.most:
            self.rows.append(_Row())
            if not words or not self._labelled(mark, words, self.rows[-1:], _HARD):
                self._put(mark, len(self.rows) - 1)
            return
        if words and self._labelled(mark, words, self.rows, _HARD):
            return
        for number, row in enumerate(self.rows):
            if left >= row.end:
                self._put(mark, number)
                return
        self._squeeze(mark)

    def _labelled(self, mark: Mark, words: str, rows: list[_Row], least: float = 1) -> bool:
        left = mark.left().at(self.width)
        first = len(self.rows) - len(rows)
        for number, row in enumerate(rows, first):
            if left < row.end:
                continue
            for label in self._labels(mark, words, row.end, least):
                self._put(attrs.evolve(mark, label=label), number)
                return True
        return False

    def _labels(self, mark: Mark, words: str, free: float, least: float) -> Iterator[Label]:
        """The labels that fit between what stands in the row and the right edge, best first."""
        edge = -RADIUS if mark.start > 0 else _INDENT
        after = Linear(mark.start, edge) if mark.bar else Linear(mark.end, _ASIDE)
        before = Linear(mark.end, -2) if mark.bar else Linear(mark.start, -_ASIDE)
        room_after = self.width - after.at(self.width)
        room_before = before.at(self.width) - free
        length = text_width(words)
        room = max(room_after, room_before)
        if length > room > max(length * least, _SHORTEST):
            words = fitted(words, room)
            length = text_width(words)
        if length <= room_after:
            yield Label(words, after, Linear(after.part, after.pixels + length), "start")
        elif length <= room_before:
            yield Label(words, Linear(before.part, before.pixels - length), before, "end")

    def _put(self, mark: Mark, number: int) -> None:
        right = mark.right().at(self.width)
        edge = right if mark.label is None else max(right, mark.label.end.at(self.width)) + _GAP
        self.rows[number].put(attrs.evolve(mark, row=number), right, edge)

    def _squeeze(self, mark: Mark) -> None:
        """Join the row whose marks end first; a label that would be covered goes."""
        number = min(range(len(self.rows)), key=lambda index: self.rows[index].marked)
        row = self.rows[number]
        row.marks[-1] = attrs.evolve(row.marks[-1], label=None)
        row.end = row.marked
        self._put(mark, number)

    def finished(self) -> list[Mark]:
        """All marks, each label with the width it needs."""
        return [mark for row in self.rows for mark in _shortened(list(_with_needs(row.marks)))]


def _with_needs(marks: list[Mark]) -> Iterator[Mark]:
    for index, mark in enumerate(marks):
        label = mark.label
        if label is None:
            yield mark
            continue
        needs = [_clear(label.end, Linear(1, _GAP)), _clear(Linear(0, -_GAP), label.start)]
        for other in marks[index + 1 : index + 2]:
            needs += [_clear(label.end, edge) for edge in _edges(other, "start")]
        for other in marks[max(index - 1, 0) : index]:
            needs += [_clear(edge, label.start) for edge in _edges(other, "end")]
        yield attrs.evolve(mark, label=attrs.evolve(label, needs=max(needs)))


def _shortened(marks: list[Mark]) -> Iterator[Mark]:
    """The marks of a row with the short labels that fit into the narrowest chart.

    They begin at the same end as the whole labels, so that they lie within them and are as
    clear of each other's whole labels as those are.
    """
    taken = 0.0
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        left, right = mark.left().at(NARROWEST), mark.right().at(NARROWEST)
        free, taken = taken, max(taken, right)
        label = mark.label
        if label is None:
            yield mark
            continue
        if label.needs <= NARROWEST:
            taken = max(taken, label.end.at(NARROWEST))
            yield mark
            continue
        room = 0.0
        if label.anchor == "end" and left >= free:
            room = label.end.at(NARROWEST) - max(free, 0) - _GAP
        elif label.anchor == "start" and label.start.at(NARROWEST) >= free:
            room = _next_edge(following) - label.start.at(NARROWEST) - _GAP
        short = fitted(label.words, room) if room >= _SHORTEST else ""
        if short and label.anchor == "start":
            taken = max(taken, label.start.at(NARROWEST) + text_width(short))
        yield attrs.evolve(mark, label=attrs.evolve(label, short=short))


def _next_edge(mark: Mark | None) -> float:
    if mark is None:
        return NARROWEST + _GAP
    if mark.label is not None and mark.label.needs <= NARROWEST:
        return min(mark.left().at(NARROWEST), mark.label.start.at(NARROWEST))
    return mark.left().at(NARROWEST)


def _edges(mark: Mark, side: Literal["start", "end"]) -> list[Linear]:
    edges = [mark.left() if side == "start" else mark.right()]
    return edges if mark.label is None else [*edges, getattr(mark.label, side)]


def _clear(right: Linear, left: Linear) -> float:
    """The least width at which one place lies a gap before another."""
    missing, growth = right.pixels - left.pixels + _GAP, left.part - right.part
    if missing <= 0:
        return 0.0
    return missing / growth if growth > 0 else float("inf")


# Text -------------------------------------------------------------------------------------

_NARROW = frozenset("fijlrtI.,:;'|!()[]-·’")
_WIDE = frozenset("mwMW@%&—…")


def text_width(words: str) -> float:
    """How long a text is at most, in pixels, in a common sans-serif font of 12 pixels."""
    return sum(map(_advance, words))


def _advance(character: str) -> float:
    if character in _NARROW:
        return 5.2
    if character in _WIDE:
        return 12.2
    if character.isascii():
        return 9.0 if character.isupper() else 7.7 if character != " " else 4.0
    if unicodedata.combining(character):
        return 0.0
    return 14.0 if ord(character) > 0x24F else 9.2 if character.isupper() else 7.7  # noqa: PLR2004  (after Latin)


def fitted(words: str, room: float) -> str:
    """A text cut to a length, an ellipsis at its end."""
    if text_width(words) <= room:
        return words
    ends = list(accumulate(map(_advance, words)))
    return f"{words[: bisect_right(ends, room - _advance('…'))].rstrip()}…"


__all__ = ["NARROWEST", "RADIUS", "Label", "Linear", "Mark", "fitted", "layout", "text_width"]

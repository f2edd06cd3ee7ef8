"""The chart: lanes of events on a time axis, as SVG.

Solid is certain, pale is possible; an arrow goes on beyond the edge; hatching is contested.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import check_language, sentence, word
from venezuela_timeline.timeline.sentences import time_words

from ._escaping import html, line
from ._html import events, lang_of
from ._layout import RADIUS, fitted, layout, text_width
from ._looks import BREAKS, COLOURS, css
from ._weight import outstanding
from .lanes import lanes_of
from .picture import FONT, Frame, check_width, framed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

    from ._extent import Stretch
    from ._layout import Label, Mark
    from ._scale import Scale
    from .lanes import Lane, LaneKind

LABELLED = 600
"""Up to so many events each has a mark and a label of its own; more are drawn as dots."""

_ROW, _DENSE_ROW = 20, 5
_DENSE_ROWS = 24
_HEAD, _AXIS, _NOTE, _FOOT = 24, 22, 18, 12
_TICK_ROOM = 62
_WIDE = 720
"""From this width on a fluid chart has its full headings and more ticks."""

_BOLD = 1.2
"""How much longer a heading is than a label."""


def draw(  # noqa: PLR0913  (options, each with its default)
    timeline: Timeline,
    *,
    lanes: LaneKind = "chapter",
    axis: str = "auto",
    lang: Lang = "en",
    width: int | None = None,
    rows: int = 60,
) -> str:
    """A timeline as an SVG element.

    Args:
        timeline: What to draw.
        lanes: What a lane stands for.
        axis: Whether lanes have a "common" axis or their "own"; "auto" decides.
        lang: Language of the words.
        width: In pixels. None makes it as wide as what it stands in, which must be a container
            of the class ``vt`` with the styles of this module.
        rows: The most rows a lane may have; where they run out, labels go first, and the
            lane says how many events have none.

    Raises:
        FormatError: for an option that there is not.
    """
    check_language(lang)
    if width is not None:
        check_width(width)
    return _Drawing(timeline, lang, width, rows).svg(lanes_of(timeline, lanes, lang, axis))


def document(
    timeline: Timeline,
    *,
    width: int = 960,
    frame: Frame = Frame(),  # noqa: B008  (it is immutable)
    key: bool = False,
    **options: Any,
) -> str:
    """A timeline as an SVG document of a fixed width: see `picture.framed`.

    Args:
        timeline: What to draw.
        width: Of the drawing, in pixels.
        frame: Its title, subtitle, source line and theme.
        key: Whether to draw the key events alone; if none is marked, those of which most is said.
        **options: The options of `draw`.

    Raises:
        FormatError: if an option has no such value.
    """
    check_width(width)
    if key:
        timeline = timeline.select(*outstanding(timeline))
    drawn = draw(timeline, width=width, **options)
    height = float(_HEIGHT_OF.search(drawn)[1])  # type: ignore[index]  # it is written there
    return framed(drawn, width, height, frame, css("svg.vt", FONT))


_HEIGHT_OF = re.compile(r' height="([0-9.]+)"')


class _Drawing:
    """One drawing: what all its parts need to know."""

    def __init__(self, timeline: Timeline, lang: Lang, width: int | None, rows: int) -> None:
        self.timeline = timeline
        self.lang = lang
        self.fixed = width
        self.width = width or BREAKS[-1]
        self.rows = rows
        self.dense = len(timeline) > LABELLED
        self.row = _DENSE_ROW if self.dense else _ROW
        seed = repr((timeline.id, [event.id for event in timeline], lang, width))
        self.hatch = f"vt-{blake2b(seed.encode(), digest_size=6).hexdigest()}"
        self.used: set[str] = set()

    # The whole ----------------------------------------------------------------------------

    def svg(self, lanes: tuple[Lane, ...]) -> str:
        common = len({lane.scale for lane in lanes}) == 1
        body, height = [], 4.0
        if common:
            packed = [self._marks(lane) for lane in lanes]
            below = sum(self._height(marks) + _FOOT for marks in packed)
            below += sum(_HEAD for lane in lanes if lane.title)
            body.append(self._axis(lanes[0].scale, height, below))
            height += _AXIS
        for index, lane in enumerate(lanes):
            marks = packed[index] if common else self._marks(lane)
            if lane.title:
                body.append(self._head(lane, height, own=not common))
                height += _HEAD
            if not common:
                body.append(self._axis(lane.scale, height, self._height(marks)))
                height += _AXIS
            body.append(self._lane(marks, lane, height, COLOURS[index % len(COLOURS)]))
            height += self._height(marks) + _FOOT
        legend, height = self._legend(height)
        return self._frame("".join(body) + legend, height)

    def _frame(self, body: str, height: float) -> str:
        size = (
            f'width="{self.fixed}" viewBox="0 0 {self.fixed} {height:g}"'
            if self.fixed
            else 'width="100%"'
        )
        pattern = (
            f'<defs><pattern id="{self.hatch}" width="4" height="4" '
            'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path d="M1 0V4" stroke="currentColor" stroke-width="1.6"/></pattern></defs>'
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="vt" role="img" lang="{self.lang}" '
            f'aria-labelledby="{self.hatch}t {self.hatch}d" {size} height="{height:g}" '
            'color="currentColor" fill="currentColor" font-family="sans-serif" font-size="12">'
            f'<title id="{self.hatch}t"{lang_of(self.timeline.title, self.lang)}>'
            f"{html(line(self.timeline.title[self.lang]))}</title>"
            f'<desc id="{self.hatch}d">{html(self._described())}</desc>{pattern}{body}</svg>'
        ).replace(' color="currentColor"', "")

    def _described(self) -> str:
        count = len(self.timeline)
        if not count:
            return sentence("empty chart", self.lang)
        first = time_words(self.timeline[0], self.lang)
        last = time_words(self.timeline[count - 1], self.lang)
        many = events(count, self.lang)
        return sentence("chart", self.lang, events=many, first=first, last=last)

    # Lanes --------------------------------------------------------------------------------

    def _marks(self, lane: Lane) -> list[Mark]:
        rows = _DENSE_ROWS if self.dense else self.rows
        return layout(lane, self.width, rows, self.lang, labels=not self.dense)

    def _height(self, marks: list[Mark]) -> float:
        rows = max((mark.row for mark in marks), default=0) + 1
        return rows * self.row + _NOTE * any(mark.label is None for mark in marks)

    def _head(self, lane: Lane, y: float, *, own: bool) -> str:
        title = line(lane.title)
        years = lane.scale.years(self.lang) if own else ""
        whole = _heading(title, years, self.fixed or _WIDE)
        narrow = whole if self.fixed else _heading(title, years, BREAKS[0])
        if narrow == whole:
            return self._headed(whole, y, "")
        return self._headed(narrow, y, ' class="n"') + self._headed(
            whole, y, ' class="w3" display="none"'
        )

    def _headed(self, heading: tuple[str, str], y: float, when: str) -> str:
        """A lane's title and years, with the attributes that say at which widths they show."""
        title, years = heading
        more = f' <tspan class="m">{html(years)}</tspan>' if years else ""
        return (
            f'<g{when}><text class="h" x="2" y="{y + 16:g}" stroke="none">{html(title)}{more}'
            "</text></g>"
        )

    def _axis(self, scale: Scale, y: float, height: float) -> str:
        if self.fixed:
            return self._ticks(scale, self.width, y, height, "")
        few = self._ticks(scale, BREAKS[0], y, height, "n")
        many = self._ticks(scale, _WIDE, y, height, "w3")
        return f"{few}{many}"

    def _ticks(self, scale: Scale, width: int, y: float, height: float, only: str) -> str:
        ticks = []
        found = scale.ticks(width // _TICK_ROOM, self.lang)
        for tick, after in zip_longest(found, found[1:]):
            place = scale.place(tick.day)
            room = (scale.place(after.day) if after else 1) * width - place * width
            label = tick.full if text_width(tick.full) + 6 <= room else tick.label
            if place * width + text_width(label) > width:
                continue
            x = self._x(place)
            ticks.append(
                f'<line x1="{x}" x2="{x}" y1="{y + 15:g}" y2="{y + _AXIS + height:g}"/>'
                f'<text class="t" x="{x}" dx="3" y="{y + 12:g}">{html(label)}</text>'
            )
        hidden = ' display="none"' if only.startswith("w") else ""
        return (
            f'<g class="g {only}" stroke="currentColor" stroke-opacity=".15"{hidden}>'
            f"{''.join(ticks)}</g>"
        )

    def _lane(self, marks: list[Mark], lane: Lane, y: float, colour: str) -> str:
        drawn = (
            self._dots(marks, lane, y)
            if self.dense
            # Where marks share a place, what is contested is not covered by what is not.
            else "".join(
                self._mark(mark, lane.scale, y)
                for mark in sorted(marks, key=lambda mark: mark.event.contested)
            )
        )
        lines = f'<g stroke="{colour}" fill="{colour}" stroke-linecap="round">{drawn}</g>'
        return lines + self._unlabelled(marks, y)

    def _unlabelled(self, marks: list[Mark], y: float) -> str:
        """How many marks of a lane have no label, where some have none."""
        count = sum(mark.label is None for mark in marks)
        if not count:
            return ""
        words = f"{events(count, self.lang)} {word('without a label', self.lang)}"
        place = y + self._height(marks) - 4
        return f'<text class="m" x="2" y="{place:g}" stroke="none">{words}</text>'

    # Marks --------------------------------------------------------------------------------

    def _mark(self, mark: Mark, scale: Scale, y: float) -> str:
        height, size = (16, 5) if mark.bar else (10, 2 * RADIUS)
        event = mark.event
        lines = "".join(self._strokes(mark, scale))
        note = f" ({word('contested', self.lang)})" if event.contested else ""
        title = f"{time_words(event, self.lang)}: {line(event.title[self.lang])}{note}"
        return (
            f'<g transform="translate(0 {y + mark.row * self.row:g})">'
            f"<title>{html(title)}</title>"
            f'<g transform="translate(0 {height})" stroke-width="{size:g}">{lines}</g>'
            f"{self._caption(mark)}</g>"
        )

    def _strokes(self, mark: Mark, scale: Scale) -> Iterator[str]:
        extent = mark.extent
        for stretch in extent.possible:
            if stretch != extent.certain:
                self.used.add("possible")
                yield self._stroke(stretch, scale, ' stroke-opacity=".4"')
        if extent.certain:
            self.used.add("certain")
            yield self._stroke(extent.certain, scale)
        if mark.event.contested:
            self.used.add("contested")
            for stretch in (extent.certain,) if extent.certain else extent.possible:
                yield self._stroke(stretch, scale, f' stroke="url(#{self.hatch})"')
        first, last = extent.hull
        if last > scale.last:
            self.used.add("goes on")
            yield self._arrow("100%" if not self.fixed else str(self.width), "M-9-5L-1 0L-9 5z")
        if first < scale.first:
            self.used.add("goes on")
            yield self._arrow("0", "M9-5L1 0L9 5z")

    def _stroke(self, stretch: Stretch, scale: Scale, more: str = "") -> str:
        start, end = (self._x(scale.place(day)) for day in stretch)
        return f'<line x1="{start}" x2="{end}"{more}/>'

    def _arrow(self, x: str, path: str) -> str:
        return f'<svg x="{x}" overflow="visible"><path stroke="none" d="{path}"/></svg>'

    def _caption(self, mark: Mark) -> str:
        if mark.label is None:
            return ""
        y = 11 if mark.bar else 14
        look = f'{lang_of(mark.event.title, self.lang)} fill="currentColor" stroke="none"'
        return f'<g class="l"{look} transform="translate(0 {y})">{self._label(mark.label)}</g>'

    def _label(self, label: Label) -> str:
        edge = label.start if label.anchor == "start" else label.end
        place = f'x="{self._x(edge.part)}" dx="{edge.pixels:g}"'
        place += ' text-anchor="end"' if label.anchor == "end" else ""
        if self.fixed:
            return self._words(label.words, place)
        needed = [index for index, width in enumerate(BREAKS) if label.needs <= width]
        index = needed[0] if needed else len(BREAKS) - 1
        whole = self._words(label.words, f'class="w{index}" display="none" {place}')
        short = self._words(label.short, f'class="s{index}" {place}') if label.short else ""
        return short + whole

    def _words(self, words: str, attributes: str) -> str:
        return f"<text {attributes}>{html(words)}</text>"

    def _dots(self, marks: list[Mark], lane: Lane, y: float) -> str:
        """Many marks as four paths, in a frame of 1,000 units that stretches to the width."""
        paths: dict[str, list[str]] = {"possible": [], "certain": [], "contested": []}
        for mark in marks:
            middle = mark.row * self.row + 2.5
            certain, possible = mark.extent.certain, mark.extent.possible
            drawn = [("possible", one) for one in possible if one != certain]
            drawn += [("certain", certain)] if certain else []
            drawn += [("contested", certain or possible[0])] if mark.event.contested else []
            for kind, stretch in drawn:
                start, end = (round(lane.scale.place(day) * 1000, 1) for day in stretch)
                paths[kind].append(f"M{start:g} {middle:g}H{end:g}")
        self.used.update(kind for kind, found in paths.items() if found)
        looks = {
            "possible": ' class="q" stroke-opacity=".35"',
            "certain": "",
            "contested": f' stroke="url(#{self.hatch})"',
        }
        height = self._height(marks)
        inside = "".join(
            f'<path vector-effect="non-scaling-stroke"{looks[kind]} d="{"".join(found)}"/>'
            for kind, found in paths.items()
            if found
        )
        return (
            f'<svg y="{y:g}" width="100%" height="{height:g}" viewBox="0 0 1000 {height:g}" '
            f'preserveAspectRatio="none" stroke-width="3.5" fill="none">{inside}</svg>'
        )

    # Around -------------------------------------------------------------------------------

    def _legend(self, y: float) -> tuple[str, float]:
        """What the marks mean, those that are there, two a line."""
        stroke = '<line x1="8" x2="20"/>'
        drawn = {
            "certain": stroke,
            "possible": '<line x1="8" x2="20" stroke-opacity=".4"/>',
            "contested": stroke + f'<line x1="8" x2="20" stroke="url(#{self.hatch})"/>',
            "goes on": '<line x1="6" x2="14"/><path stroke="none" d="M14-5L22 0L14 5z"/>',
        }
        parts = []
        shown_ = [key for key in drawn if key in self.used]
        for index, key in enumerate(shown_):
            x, dy = index % 2 * 140, index // 2 * 20
            parts.append(
                f'<g transform="translate({x} {y + 10 + dy:g})">{drawn[key]}'
                '<text class="m" x="28" y="4" fill="currentColor" stroke="none">'
                f"{word(key, self.lang)}</text></g>"
            )
        height = y + (len(shown_) + 1) // 2 * 20
        look = 'stroke="currentColor" fill="currentColor" stroke-opacity=".7" stroke-width="6"'
        return f'<g class="k" {look} stroke-linecap="round">{"".join(parts)}</g>', height

    def _x(self, part: float) -> str:
        if self.fixed:
            return f"{part * self.width:.1f}".removesuffix(".0")
        return f"{part * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _heading(title: str, years: str, width: int) -> tuple[str, str]:
    """A lane's title, cut to a width, and its years where there is room for them."""
    words = fitted(title, (width - 8) / _BOLD)
    room = width - text_width(words) * _BOLD - 16
    return words, years if room > text_width(years) else ""

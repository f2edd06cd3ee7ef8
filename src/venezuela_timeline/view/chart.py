"""The chart as a Vega-Lite specification, for Altair and everything else that reads one.

It is a plain dict. Pictures of it are made by vl-convert, without a browser or a request: the
extra ``charts``.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Literal, overload

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.labels import check_language, word
from venezuela_timeline.time.days import day_number
from venezuela_timeline.timeline.sentences import time_words

from ._escaping import line
from ._looks import COLOURS
from .lanes import lanes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event
    from venezuela_timeline.timeline import Timeline

    from ._extent import Extent
    from .lanes import LaneKind

__all__ = ["picture", "spec"]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

_EPOCH = day_number(1970)
_DAY = 86_400_000
_FURTHEST = 100_000_000
"""Days from 1970 that a JavaScript date can hold, on either side (ECMA-262, 21.4.1.1)."""


_BAR = {"height": 2, "strokeWidth": 4, "strokeJoin": "round"}
"""The stroke keeps a single day visible in a chart of years."""

_DIAMOND = {"type": "point", "shape": "diamond", "filled": True, "fill": "white", "size": 14}


def spec(
    timeline: Timeline, *, lanes: LaneKind = "chapter", lang: Lang = "en", width: int = 800
) -> dict[str, Any]:
    """A timeline as a Vega-Lite specification: pale where possible, solid where certain.

    Times are milliseconds since 1970, read in UTC. What lies further off than a JavaScript
    date can hold is drawn at that edge. Ends without a date reach to the edge of the chart
    and bear an arrow.

    Args:
        timeline: What to draw.
        lanes: What a lane stands for: ``chapter``, ``actor`` or ``kind``.
        lang: Language of the words.
        width: In pixels.

    Raises:
        FormatError: for an option that there is not.
    """
    check_language(lang)
    found = lanes_of(timeline, lanes, lang)
    own = len({lane.scale for lane in found}) > 1
    rows = [
        {**row, "order": order}
        for lane in found
        for order, (event, place) in enumerate(lane.events)
        for row in _rows(event, place, lane.title, (lane.scale.first, lane.scale.last), lang)
    ]
    title, header = line(timeline.title[lang]), word(lanes.capitalize(), lang)
    colour = {
        "field": "lane",
        "type": "nominal",
        "legend": None,
        "sort": None,
        "scale": {"range": list(COLOURS)},
    }
    encoding = {
        "y": {"field": "id", "type": "nominal", "axis": None, "sort": {"field": "order"}},
        **dict.fromkeys(("color", "stroke"), colour),
        "tooltip": [
            {"field": "title", "title": word("Event", lang)},
            {"field": "when", "title": word("When", lang)},
            {"field": "note", "title": " "},
        ],
    }
    return {
        "$schema": SCHEMA,
        "title": title,
        "description": f"{title} ({len(timeline)})",
        "data": {"values": rows},
        "facet": {
            "row": {
                "field": "lane",
                "type": "nominal",
                "sort": [lane.title for lane in found],
                "title": header if any(lane.title for lane in found) else None,
                "header": {"labelAngle": 0, "labelAlign": "left"},
            }
        },
        "resolve": {"scale": {"y": "independent", "x": "independent" if own else "shared"}},
        "spec": {
            "width": width,
            "height": {"step": 9},
            "encoding": encoding,
            "layer": [
                _layer("possible", {"type": "bar", "opacity": 0.35, **_BAR}),
                _layer("certain", {"type": "bar", **_BAR}),
                _layer("after", _arrow("triangle-right"), at="end"),
                _layer("before", _arrow("triangle-left"), at="start"),
                _layer("contested", _DIAMOND, at="start"),
            ],
        },
    }


def _layer(part: str, mark: dict[str, Any], *, at: str | None = None) -> dict[str, Any]:
    """The rows of a part: as bars from start to end, or as points at one of the two."""
    x = {
        "field": at or "start",
        "type": "temporal",
        "scale": {"type": "utc", "padding": 10},
        "axis": {"title": None},
    }
    encoding: dict[str, Any] = {"x": x} if at else {"x": x, "x2": {"field": "end"}}
    if part == "contested":
        encoding |= {"color": {"value": "white"}, "stroke": {"value": "#1b1b1b"}}
    return {
        "transform": [{"filter": {"field": "part", "equal": part}}],
        "mark": {"clip": True, **mark},
        "encoding": encoding,
    }


def _arrow(shape: str) -> dict[str, Any]:
    return {"type": "point", "shape": shape, "filled": True, "size": 60}


def _rows(
    event: Event, place: Extent, lane: str, edges: tuple[int, int], lang: Lang
) -> Iterator[dict[str, Any]]:
    """A row for each part of an event that is drawn."""
    note = word("contested", lang) if event.contested else ""
    common = {
        "id": event.id,
        "title": line(event.title[lang]),
        "when": time_words(event, lang),
        "lane": lane,
        "note": note,
    }
    stretches = [("possible", stretch) for stretch in place.possible if stretch != place.certain]
    stretches += [("certain", place.certain)] if place.certain else []
    first, last = place.hull
    stretches += [("after", place.possible[-1])] if last == math.inf else []
    stretches += [("before", place.possible[0])] if first == -math.inf else []
    stretches += [("contested", place.certain or place.possible[0])] if event.contested else []
    for part, (start, end) in stretches:
        yield {
            **common,
            "part": part,
            "start": _milliseconds(max(start, edges[0])),
            "end": _milliseconds(min(end, edges[1])),
        }


def _milliseconds(day: float) -> int:
    return int(max(-_FURTHEST, min(day - _EPOCH, _FURTHEST))) * _DAY


@overload
def picture(specification: dict[str, Any], kind: Literal["svg"], *, scale: float = 1) -> str: ...
@overload
def picture(specification: dict[str, Any], kind: Literal["png"], *, scale: float = 1) -> bytes: ...
def picture(specification: dict[str, Any], kind: str, *, scale: float = 1) -> str | bytes:
    """A specification as a picture, by vl-convert.

    Args:
        specification: What `Timeline.chart` gives.
        kind: ``svg`` or ``png``.
        scale: Pixels of a PNG for each pixel of the chart.

    Raises:
        FormatError: for another kind, or where vl-convert is not installed.
    """
    if kind not in {"svg", "png"}:
        raise FormatError(f"no picture of the kind {shown(kind)}: write svg or png")
    try:
        import vl_convert  # noqa: PLC0415  (heavy, and an extra)
    except ModuleNotFoundError:
        raise FormatError(
            'vl-convert is missing: pip install "venezuela-timeline[charts]"'
        ) from None
    text = json.dumps(specification)
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(text))
    return bytes(vl_convert.vegalite_to_png(text, scale=scale))

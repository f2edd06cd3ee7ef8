"""Pairs of events that follow each other, as a Vega-Lite specification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import check_language
from venezuela_timeline.time import Certainty
from venezuela_timeline.time.days import as_date

from ._escaping import cut, line
from .chart import SCHEMA

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline.sequences import Pair, Pairs

_LONGEST = 60
"""How many letters of a title stand beside a line."""


def spec(pairs: Pairs, *, lang: Lang = "en") -> dict[str, Any]:
    """A line for each pair, from one event to the next: solid if it is certain, else dashed.

    Raises:
        FormatError: if there are no words in the language.
    """
    check_language(lang)
    values = [row for number, pair in enumerate(pairs) if (row := _row(number, pair, lang))]
    axis = {"field": "number", "type": "ordinal", "axis": None}
    dash = {
        "condition": {"test": "datum.certain", "value": [1, 0]},
        "value": [4, 3],
    }
    line_ = {
        "mark": "rule",
        "encoding": {
            "x": {"field": "from", "type": "temporal", "title": None},
            "x2": {"field": "to"},
            "strokeDash": dash,
        },
    }
    points = [
        {
            "mark": {"type": "point", "filled": True},
            "encoding": {"x": {"field": end, "type": "temporal"}, "tooltip": {"field": name}},
        }
        for end, name in (("from", "first"), ("to", "second"))
    ]
    words = {
        "mark": {"type": "text", "align": "left", "dx": 8},
        "encoding": {"x": {"field": "to", "type": "temporal"}, "text": {"field": "second"}},
    }
    return {
        "$schema": SCHEMA,
        "data": {"values": values},
        "height": {"step": 18},
        "width": 800,
        "encoding": {"y": axis},
        "layer": [line_, *points, words],
    }


def _row(number: int, pair: Pair, lang: Lang) -> dict[str, Any] | None:
    """A pair as a row of data; None if one of the two has no day that a chart can show."""
    end, start = (event.when and event.when.bounds for event in (pair.first, pair.second))
    first, second = end and as_date(end.end_min), start and as_date(start.start_min)
    if not first or not second:
        return None
    least, most = pair.days
    return {
        "number": number,
        "from": first.isoformat(),
        "to": second.isoformat(),
        "first": cut(line(pair.first.title[lang]), _LONGEST),
        "second": cut(line(pair.second.title[lang]), _LONGEST),
        "certain": pair.certainty is Certainty.CERTAIN,
        "days": f"{least}" if least == most else f"{least}–{most}",
    }

"""The cases of `text` that several engines run, and a timeline that has their texts."""

from __future__ import annotations

import json
from pathlib import Path

import venezuela_timeline as vt

FILE = Path(__file__).parent / "cases" / "text.json"
_DATA = json.loads(FILE.read_text("utf-8"))
CASES, NOTHING = _DATA["cases"], _DATA["nothing"]


def timeline():
    """The events of the cases with what they name."""
    names = _DATA["names"]
    return vt.Timeline(
        [
            vt.Event(
                one["id"],
                one["title"],
                2024,
                summary=one.get("summary"),
                participants=one["actors"],
                place=next(iter(one["places"]), None),
                claims=[
                    vt.Claim("description", "council", text=text) for text in one.get("claims", ())
                ],
                citations=one["sources"],
            )
            for one in _DATA["events"]
        ],
        actors=[
            vt.Actor(key, first, aliases=rest) for key, (first, *rest) in names["actors"].items()
        ],
        places=[
            vt.Place(key, first, aliases=rest) for key, (first, *rest) in names["places"].items()
        ],
        sources=[
            vt.Source(key, title, publisher=publisher)
            for key, (title, publisher) in names["sources"].items()
        ],
    )


def ids(timeline):
    return set(timeline.ids)

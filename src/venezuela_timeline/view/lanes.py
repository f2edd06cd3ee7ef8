"""Sorting the events of a timeline into lanes: by chapter, actor or kind, or into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import attrs

from venezuela_timeline.errors import FormatError, did_you_mean, shown
from venezuela_timeline.labels import word
from venezuela_timeline.model import Event
from venezuela_timeline.timeline.grouping import group_name, keys_of

from ._extent import Extent, extent
from ._leading import leading
from ._scale import Scale, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

LaneKind = Literal[
    "year",
    "month",
    "chapter",
    "kind",
    "actor",
    "party",
    "place",
    "country",
    "tag",
    "timeline",
    "none",
]
"""What a lane stands for: a group of `Timeline.group_by`; ``none`` draws all events together."""

MOST_LANES = 12
"""More lanes than this are gathered in one of others, those with the fewest events first."""

_TIMES = ("year", "month")
"""Each of these lanes has its own axis: on a common one they would be steps of a stair."""

_OWN_AXIS = 8
"""A lane this many times shorter than the whole would be a blot on a common axis."""


@attrs.frozen
class Lane:
    """Events that are drawn together.

    Attributes:
        title: What they have in common.
        events: The events and where they lie, in the timeline's order.
        scale: The axis they are drawn on.
    """

    title: str
    events: tuple[tuple[Event, Extent], ...]
    scale: Scale


def lanes_of(timeline: Timeline, by: LaneKind, lang: Lang, axis: str = "auto") -> tuple[Lane, ...]:
    """The lanes of a timeline; every event is in one at least.

    Chapters come in the order they are told, years and months in theirs, kinds and actors by
    their number of events. If no event has a chapter, they have one lane without a title. If a
    window was asked for, what is longer or less exact is in the last lane, with an axis of its own.

    With `axis` "common" all lanes have one axis, with "own" each has its own; "auto" gives years
    and months their own, and chapters, if one would be too short to read on a common one.

    Raises:
        FormatError: for lanes or an axis there are none of.
    """
    check("lanes", by, get_args(LaneKind))
    check("axis", axis, ("auto", "common", "own"))
    within, others = (timeline.events, ()) if axis == "common" else leading(timeline)
    extents = {event.id: extent(timeline, event) for event in timeline}
    lanes = [
        Lane(title, placed, scale_of(_corners(place for _, place in placed)))
        for title, events in _grouped(timeline, within, by, lang)
        for placed in [tuple((event, extents[event.id]) for event in events)]
    ]
    whole = scale_of(_corners(extents[event.id] for event in within))
    own = axis == "own" or by in _TIMES or (by == "chapter" and _cramped(lanes, whole))
    if axis == "common" or not own:
        lanes = [attrs.evolve(lane, scale=whole) for lane in lanes]
    if others:
        placed = tuple((event, extents[event.id]) for event in others)
        scale = scale_of(_corners(place for _, place in placed))
        lanes.append(Lane(word("longer or less exact", lang).capitalize(), placed, scale))
    return tuple(lanes)


def check(option: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a value an option does not have."""
    if value not in allowed:
        hint = (did_you_mean(value, allowed) if isinstance(value, str) else "") or (
            f"write one of {', '.join(allowed)}"
        )
        raise FormatError(f"{option} is {shown(value)}: {hint}")


def _corners(extents: Iterable[Extent]) -> list[int]:
    return [day for place in extents for day in place.corners]


def _cramped(lanes: Sequence[Lane], whole: Scale) -> bool:
    return len(lanes) > 1 and min(lane.scale.days for lane in lanes) * _OWN_AXIS < whole.days


def _grouped(
    timeline: Timeline, events: Sequence[Event], by: LaneKind, lang: Lang
) -> list[tuple[str, list[Event]]]:
    if by == "none":
        return [("", [*events])]
    keys = keys_of(timeline, by)
    groups: dict[str | None, list[Event]] = (
        {key: [] for key in timeline.chapters} if by == "chapter" else {}
    )
    for event in events:
        for key in keys(event):
            groups.setdefault(key, []).append(event)
    missing = groups.pop(None, [])
    if by == "chapter" and missing and len(missing) == len(events):
        return [("", missing)]  # where nothing has a chapter, there is nothing to say of them
    filled = [(key, part) for key, part in groups.items() if key and part]
    if by not in {"chapter", "timeline", *_TIMES}:
        filled.sort(key=lambda group: -len(group[1]))
    elif by in _TIMES and len(filled) > MOST_LANES:
        least = sorted(len(part) for _, part in filled)[-MOST_LANES]
        filled.sort(key=lambda group: len(group[1]) < least)
    titled = [(group_name(timeline, by, key, lang), part) for key, part in filled[:MOST_LANES]]
    titled = [(title[:1].upper() + title[1:], part) for title, part in titled]
    rest = _rest(events, filled)
    return titled + [
        (title, part)
        for title, part in (
            (word("Others", lang), rest),
            (group_name(timeline, by, None, lang), missing),
        )
        if part
    ]


def _rest(events: Sequence[Event], groups: list[tuple[str, list[Event]]]) -> list[Event]:
    """The events that are in none of the lanes shown, in order, each once."""
    seen = {event.id for _, events in groups[:MOST_LANES] for event in events}
    hidden = {event.id for _, events in groups[MOST_LANES:] for event in events} - seen
    return [event for event in events if event.id in hidden]

"""Sorting the events of a timeline into lanes: by chapter, actor or kind, or into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import attrs

from venezuela_timeline.errors import FormatError, did_you_mean, shown
from venezuela_timeline.labels import word
from venezuela_timeline.model import Event
from venezuela_timeline.timeline.grouping import group_name, keys_of

from ._extent import Extent, extent
from ._scale import Scale, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

LaneKind = Literal[
    "chapter", "kind", "actor", "party", "place", "country", "tag", "timeline", "none"
]
"""What a lane stands for: a group of `Timeline.group_by`; ``none`` draws all events together."""

MOST_LANES = 12
"""More lanes than this are gathered in one of others, those with the fewest events first."""

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

    Chapters come in the order they are told, kinds and actors by their number of events. With
    `axis` "common" all lanes have one axis, with "own" each has its own; "auto" gives chapters
    their own where one would be too short to read on a common one.

    Raises:
        FormatError: for lanes or an axis there are none of.
    """
    check("lanes", by, get_args(LaneKind))
    check("axis", axis, ("auto", "common", "own"))
    extents = {event.id: extent(timeline, event) for event in timeline}
    found = [
        (title, tuple((event, extents[event.id]) for event in events))
        for title, events in _grouped(timeline, by, lang)
    ]
    whole = scale_of(_corners(extents.values()))
    own = [scale_of(_corners(place for _, place in events)) for _, events in found]
    common = axis == "common" or (axis == "auto" and (by != "chapter" or not _cramped(own, whole)))
    return tuple(
        Lane(title, events, whole if common else scale)
        for (title, events), scale in zip(found, own, strict=True)
    )


def check(option: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a value an option does not have."""
    if value not in allowed:
        hint = (did_you_mean(value, allowed) if isinstance(value, str) else "") or (
            f"write one of {', '.join(allowed)}"
        )
        raise FormatError(f"{option} is {shown(value)}: {hint}")


def _corners(extents: Iterable[Extent]) -> list[int]:
    return [day for place in extents for day in place.corners]


def _cramped(own: list[Scale], whole: Scale) -> bool:
    return len(own) > 1 and min(scale.days for scale in own) * _OWN_AXIS < whole.days


def _grouped(timeline: Timeline, by: LaneKind, lang: Lang) -> list[tuple[str, list[Event]]]:
    if by == "none":
        return [("", [*timeline])]
    keys = keys_of(timeline, by)
    groups: dict[str | None, list[Event]] = (
        {key: [] for key in timeline.chapters} if by == "chapter" else {}
    )
    for event in timeline:
        for key in keys(event):
            groups.setdefault(key, []).append(event)
    missing = groups.pop(None, [])
    filled = [(key, events) for key, events in groups.items() if key and events]
    if by not in {"chapter", "timeline"}:
        filled.sort(key=lambda group: -len(group[1]))
    titled = [(group_name(timeline, by, key, lang), part) for key, part in filled[:MOST_LANES]]
    rest = _rest(timeline, filled)
    return titled + [
        (title, part)
        for title, part in (
            (word("Others", lang), rest),
            (group_name(timeline, by, None, lang), missing),
        )
        if part
    ]


def _rest(timeline: Timeline, groups: list[tuple[str, list[Event]]]) -> list[Event]:
    """The events that are in none of the lanes shown, in order, each once."""
    seen = {event.id for _, events in groups[:MOST_LANES] for event in events}
    hidden = {event.id for _, events in groups[MOST_LANES:] for event in events} - seen
    return [event for event in timeline if event.id in hidden]

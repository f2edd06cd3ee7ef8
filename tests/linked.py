"""What links mean, by the words of their definition: the oracle for what is inferred from them."""

from __future__ import annotations

from venezuela_timeline.time import Bounds
from venezuela_timeline.time.days import shift_months


def apart(earlier, later, link, *, back):
    """Whether two days lie as far apart as a link says, by the words of its definition."""
    if link.offset is None:
        return earlier <= later
    days = {"days": 1, "weeks": 7}.get(link.offset.unit)
    sign = -1 if back else 1
    by = sign * link.offset.amount
    start, end = (later, earlier) if back else (earlier, later)
    limit = shift_months(start, by) if days is None else start + by * days
    beyond, within = (end <= limit, limit <= end) if back else (limit <= end, end <= limit)
    return {
        "exactly": end == limit,
        "at-least": beyond,
        "at-most": within and earlier <= later,
    }[link.limit or "exactly"]


def holds(link, own, target):
    """Whether a link holds for an event and its target, given by first and last day."""
    side, of = link.ends
    mine, theirs = own[side == "end"], target[of == "end"]
    match link.kind:
        case "after":
            return apart(theirs, mine, link, back=False)
        case "before":
            return apart(mine, theirs, link, back=True)
        case "meets":
            return own[1] + 1 == target[0]
        case "same-day":
            return mine == theirs
        case "responds-to":
            return own[0] >= target[0]
        case "part-of":
            return target[0] <= own[0] and own[1] <= target[1]


def hull(pairs):
    starts, ends = zip(*pairs, strict=True)
    return Bounds(min(starts), max(starts), min(ends), max(ends))

"""The times of Linked Places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline.formats._features import BOUNDS, placed

if TYPE_CHECKING:
    from venezuela_timeline.time import TimeSpan

_DATE = r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T[0-9:]{8}(?:Z|[-+][0-9:]{5})?)?)?)?[?~%]?"
_HELD = re.compile(rf"({_DATE})(?:/({_DATE}))?")
"""The EDTF that the format takes as it is."""


def timespans(span: TimeSpan) -> list[dict[str, Any]]:
    """A time in Linked Places: a start alone is some time within it; empty if nothing is known.

    Example:
        >>> from venezuela_timeline import when
        >>> timespans(when("around 2013")), timespans(when("[1667,1670]"))[0]["start"]
        ([{'start': {'in': '2013~'}}], {'earliest': '1667-01-01', 'latest': '1670-12-31'})
    """
    if held := _HELD.fullmatch(span.edtf):
        sides = [{"in": date} for date in held.groups() if date]
    else:
        days = placed(span, span.bounds)
        keys = ("earliest", "latest")
        ends = (zip(keys, map(days.get, BOUNDS[at : at + 2]), strict=True) for at in (0, 2))
        sides = [{key: day for key, day in end if day} for end in ends]
        sides = sides[: 1 if sides[0] == sides[1] else 2] if sides[0] else []
    return [dict(zip(("start", "end"), filter(None, sides), strict=False))] if sides else []


__all__ = ["timespans"]

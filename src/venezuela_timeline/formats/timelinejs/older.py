"""Version 2 of TimelineJS as the slides of version 3."""

from __future__ import annotations

import re
from typing import Any

from venezuela_timeline.formats.foreign.taking import take, take_table

from .dates import PARTS

_COMMAS = re.compile(r"\s*-?[0-9]{1,16}(?:\s*,\s*[0-9]{0,6}){0,6}\s*")
_SLASHES = re.compile(
    r"\s*(?:(?P<month>[0-9]{1,2})/)?(?:(?P<day>[0-9]{1,2})/)?(?P<year>-?[0-9]{1,6})"
    r"(?:\s+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?\s*"
)


def slides_of_2(document: dict[str, Any]) -> dict[str, Any]:
    """The document of version 3 that says the same; what is not read stays in it."""
    old = document.pop("timeline")
    title = _slide(old)
    found = {
        **document,
        "title": {key: title.pop(key) for key in ("text", "media") if key in title},
    }
    events = take(old, "date")
    eras = take(old, "era")
    if old.get("type") == "default":
        del old["type"]
    found["events"] = [_slide(one) for one in events] if isinstance(events, list) else []
    found["eras"] = [_slide(one) for one in eras] if isinstance(eras, list) else []
    if old:
        found["timeline"] = old
    return found


def _slide(old: Any) -> Any:
    """A slide of version 3 with what one of version 2 says."""
    if not isinstance(old, dict):
        return old
    text = {name: old.pop(name) for name in ("headline", "text") if isinstance(old.get(name), str)}
    slide: dict[str, Any] = {"text": text}
    asset = take_table(old, "asset")
    if asset:
        asset["url"] = asset.pop("media", None)
        slide["media"] = old.pop("asset")
    for new, name in (("start_date", "startDate"), ("end_date", "endDate")):
        if name in old and (date := date_of(old[name])):
            slide[new] = date
            del old[name]
    if tag := take(old, "tag"):
        slide["group"] = tag
    others = {name: value for name, value in old.items() if name not in ("date", "era", "type")}
    return slide | others


def date_of(text: Any) -> dict[str, Any]:
    """The parts of a date such as ``2011,12,12`` or ``12/25/2011 10:30``; none of any other.

    Example:
        >>> date_of("2011,12,1"), date_of("1/2/2011"), date_of("-44")
        ({'year': 2011, 'month': 12, 'day': 1}, {'month': 1, 'day': 2, 'year': 2011}, {'year': -44})
    """
    text = str(text) if isinstance(text, int) and not isinstance(text, bool) else text
    if not isinstance(text, str):
        return {}
    if _COMMAS.fullmatch(text):
        numbers = [one.strip() for one in text.split(",")]
        parts = zip((*PARTS, "millisecond"), numbers, strict=False)
        return {name: int(number) for name, number in parts if number}
    found = _SLASHES.fullmatch(text)
    groups = found.groupdict() if found else {}
    return {name: int(number) for name, number in groups.items() if number is not None}


__all__ = ["date_of", "slides_of_2"]

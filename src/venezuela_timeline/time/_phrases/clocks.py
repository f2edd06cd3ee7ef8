"""Times of day beside a date: "10:30", "10:30:15 pm", "20:00 UTC-04:00"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._nodes import Clock

FRACTION = "fractions of a second dropped"
"""What is noted where a time is finer than EDTF can say."""

_FINER = re.compile("[1-9]")

_NOON = 12


class Timed(NamedTuple):
    """A text taken apart: the date, the time of day, and whether a fraction was dropped."""

    date: str
    clock: Clock
    fraction: bool


_CLOCK = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?P<fraction>[.,][0-9]+)?)?"
    r"(?: ?(?P<half>am|pm|a m|p m))?(?: ?(?:hours|hrs?|h|horas))?"
    r"(?P<zone> ?(?P<utc>z|utc|gmt)? ?(?P<offset>(?P<sign>[+-])(?P<hours>[0-9]{1,2})"
    r"(?::?(?P<minutes>[0-9]{2}))?)?)"
)


_HALVES = re.compile("[0-9] ?[ap] ?m")
_LOOSE = re.compile(r"(?<![0-9:.])([0-9]{1,2})(?:\.([0-9]{2}))? ?(am|pm|a m|p m)\b")
"""A time as the press writes it: "10am", "10.30am"."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            r"(?P<date>.{4,99}?)(?:, at |, a las? | at | a las? |, | |(?<=[0-9])(?P<t>t))"
            rf"{_CLOCK}"
        ),
        re.compile(rf"(?:at |a las? )?{_CLOCK}(?:,? on |,? de el |,? de |, | )(?P<date>.{{4,99}})"),
    )


def without_clock(text: str) -> Timed | None:
    """The date and the time of day of a text, or None if it has none.

    Raises:
        PhraseError: There is no such time of day.

    >>> without_clock("28 july 2024, 8:05 pm utc-04:00").clock
    Clock(hour=20, minute=5, second=0, offset=-240)
    """
    if _HALVES.search(text):
        text = _LOOSE.sub(lambda found: f"{found[1]}:{found[2] or '00'} {found[3]}", text)
    if ":" not in text:
        return None
    for pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            clock = _clock(found)
            return Timed(found["date"], clock, _FINER.search(found["fraction"] or "") is not None)
    return None


def _clock(found: re.Match[str]) -> Clock:
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half, offset_said = found["half"], found["offset"]
    if (
        found["sign"] == "-"
        and found["minutes"]
        and not (found["utc"] or found["second"] or found.groupdict().get("t"))
    ):
        end = offset_said.lstrip("-")
        raise PhraseError(
            f"{shown(offset_said)} may be an offset, UTC{offset_said}, or the end at {end}: "
            f"write one of these, as in '10:30 UTC{offset_said}' or '10:30 to {end}'"
        )
    if hour > (_NOON if half else 23) or minute > 59 or second > 59 or (half and not hour):  # noqa: PLR2004
        said = found[0].removeprefix(found["date"]).strip(" ,t")
        raise PhraseError(f"there is no time of day {shown(said)}: write hh:mm or hh:mm:ss")
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    offset = 0 if found["utc"] else None
    if offset_said:
        hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
        offset = (60 * hours + minutes) * (-1 if found["sign"] == "-" else 1)
    return Clock(hour, minute, second, offset)


__all__ = ["FRACTION", "without_clock"]

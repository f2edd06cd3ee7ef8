"""Rules and dates of an event that repeats, moved with its start."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs

from venezuela_timeline.errors import shown

from .datetimes import Moment, parsed

if TYPE_CHECKING:
    from .lines import Line

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
_DAYS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS")
_DAY = datetime.timedelta(1)


@attrs.frozen
class Shift:
    """How a start has moved, by the clock of its zone.

    Attributes:
        old: The start as it was, in local time.
        new: The start as it is, in local time.
        zone: The zone; None for a day or a local time.
    """

    old: datetime.date
    new: datetime.date
    zone: datetime.tzinfo | None

    @property
    def days(self) -> int:
        """By how many days the date has moved."""
        return self.new.toordinal() - self.old.toordinal()

    @property
    def time(self) -> datetime.timedelta:
        """By how much the start has moved."""
        return self.new - self.old


def shift_of(old: Moment, new: Moment) -> Shift:
    """The shift from a start to another one.

    Raises:
        ValueError: if one is a day and the other a time of day, or only one has a zone.
    """
    if old.timed != new.timed:
        raise ValueError("one of its starts is a day, the other a time of day")
    before, after = old.value, new.value
    if not isinstance(before, datetime.datetime) or not isinstance(after, datetime.datetime):
        return Shift(before, after, None)
    if (before.tzinfo is None) != (after.tzinfo is None):
        raise ValueError("one of its starts has a time zone, the other has none")
    zone = before.tzinfo
    if zone is not None:
        before, after = before.replace(tzinfo=None), after.astimezone(zone).replace(tzinfo=None)
    return Shift(before, after, zone)


def moved_dates(line: Line, shift: Shift) -> str:
    """A line of dates, such as EXDATE, moved.

    Raises:
        ValueError: if one of them cannot be read.
    """
    values = (
        "/".join(
            part if part[:1] in {"P", "p", "+", "-"} else _moved(part, shift)
            for part in value.split("/")
        )
        for value in line.value.split(",")
        if value.strip()
    )
    return f"{line.text[: len(line.text) - len(line.value)]}{','.join(values)}"


def moved_rule(line: Line, shift: Shift) -> str:
    """A line with a rule, moved.

    Raises:
        ValueError: if the rule names days or hours that do not move with the start.
    """
    parts = dict(part.partition("=")[::2] for part in line.value.upper().split(";") if part)
    if shift.time != shift.days * _DAY and any(name in parts for name in _CLOCK):
        raise ValueError("its rule names hours")
    if shift.days:
        parts |= _moved_days(parts, shift)
    if "UNTIL" in parts:
        parts["UNTIL"] = _moved(parts["UNTIL"], shift)
    return f"{line.name}{line.parameters}:{';'.join(map('='.join, parts.items()))}"


def _moved_days(parts: dict[str, str], shift: Shift) -> dict[str, str]:
    """The parts of a rule that name the day of its start, for another start."""
    named = {name: parts[name] for name in _DAYS if name in parts}
    days = named.get("BYDAY", "").split(",")
    weekly = named.keys() == {"BYDAY"} and parts["FREQ"] == "WEEKLY" and set(days) <= set(_WEEKDAYS)
    if weekly and (len(days) == 1 or parts.get("INTERVAL", "1") == "1"):
        moved = ((_WEEKDAYS.index(day) + shift.days) % 7 for day in days)
        return {"BYDAY": ",".join(_WEEKDAYS[day] for day in moved)}
    old, new = ({"BYMONTH": str(day.month), "BYMONTHDAY": str(day.day)} for day in _both(shift))
    if all(old.get(name) == value for name, value in named.items()):
        return {name: new[name] for name in named}
    raise ValueError("its rule names days")


def _both(shift: Shift) -> tuple[datetime.date, datetime.date]:
    return shift.old, shift.new


def _moved(text: str, shift: Shift) -> str:
    """The value of a date or time, moved on the clock of the start."""
    value = parsed(text)
    if value is None:
        raise ValueError(f"{shown(text)} is not a date")
    if not isinstance(value, datetime.datetime):
        return Moment(value + shift.days * _DAY).basic
    if value.tzinfo is None:
        return Moment(value + shift.time).basic
    zone = shift.zone or datetime.UTC
    local = value.astimezone(zone).replace(tzinfo=None) + shift.time
    return Moment(local.replace(tzinfo=zone)).basic

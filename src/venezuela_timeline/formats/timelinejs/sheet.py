"""The spreadsheet of TimelineJS, saved as CSV, as the slides of its JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import DataError, Fault
from venezuela_timeline.formats.csv.rows import rows

from .older import date_of

if TYPE_CHECKING:
    from collections.abc import Mapping

NEEDED = ("headline", "year")
"""The columns, folded, that show that a table is TimelineJS's; those of its first version are
``Start Date`` and ``Headline``."""

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?:\.[0-9]+)?\s*(?P<half>[ap]\.?m\.?)?"
)
_NOON = 12
_CELLS = {
    "headline": ("text", "headline"),
    "text": ("text", "text"),
    "media": ("media", "url"),
    "media credit": ("media", "credit"),
    "media caption": ("media", "caption"),
    "media thumbnail": ("media", "thumbnail"),
    "alt text": ("media", "alt"),
    "background": ("background", "value"),
}


def slides_of_sheet(text: str, file: str | None) -> dict[str, Any]:
    """The document of version 3 that says what a sheet does.

    Raises:
        DataError: if it is no such table.
    """
    table = rows(text, file)
    first = next(table, None)
    names = [name.strip() for name in first.cells] if first else []
    folded = [name.casefold() for name in names]
    if "headline" not in folded or not {"year", "start date"} & set(folded):
        message = "it is no table of TimelineJS: it has no columns 'Headline' and 'Year'"
        raise DataError([Fault("line 1", message, "", file)])
    found: dict[str, Any] = {"events": [], "eras": []}
    for line, cells in table:
        record = {
            name: cell.strip() for name, cell in zip(folded, cells, strict=False) if cell.strip()
        }
        kind = record.pop("type", "")
        slide = _slide(record, kind, line)
        if kind == "title" and "title" not in found:
            found["title"] = slide
        elif kind == "era":
            found["eras"].append(slide)
        else:
            found["events"].append(slide)
    return found


def _slide(record: dict[str, str], kind: str, line: int) -> dict[str, Any]:
    slide: dict[str, Any] = {}
    for prefix, name in (("", "start_date"), ("end ", "end_date")):
        if date := _date(record, prefix):
            slide[name] = date
    for column, (table, key) in _CELLS.items():
        if column in record:
            slide.setdefault(table, {})[key] = record.pop(column)
    group = record.pop("group", "") or record.pop("tag", "")
    if group:
        slide["group"] = group
    if said := record.pop("display date", ""):
        slide["display_date"] = said
    if kind not in ("", "title", "era"):
        slide["type"] = kind
    return {
        **slide,
        **{
            f"{name} (line {line})" if name in slide else name: cell
            for name, cell in record.items()
        },
    }


def _date(record: dict[str, str], prefix: str) -> Mapping[str, Any]:
    """The parts of a date, in cells of their own or in one of the first version's."""
    old = f"{prefix or 'start '}date"
    date = date_of(record.get(old))
    if date:
        del record[old]
        return date
    found: dict[str, Any] = {}
    for part in ("year", "month", "day"):
        if cell := record.pop(f"{prefix}{part}", ""):
            found[part] = cell.replace(",", "").replace(" ", "")
    time = _TIME.fullmatch(record.get(f"{prefix}time", "").lower())
    if time and found:
        del record[f"{prefix}time"]
        hour = int(time["hour"])
        if time["half"]:
            hour = hour % _NOON + _NOON * time["half"].startswith("p")
        found |= {"hour": hour, "minute": time["minute"]}
        found |= {"second": time["second"]} if time["second"] else {}
    return found


__all__ = ["NEEDED", "slides_of_sheet"]

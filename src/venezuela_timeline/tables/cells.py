"""What stands in a cell: of a file, of a record, of a dataframe."""

from __future__ import annotations

import datetime
import math
from typing import Any


def is_empty(value: object) -> bool:
    """Whether a cell is empty: None, blank, or a dataframe's not-a-number or not-a-time."""
    if isinstance(value, str):
        return not value or value.isspace()
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NaTType", "NAType"}


def plain(value: Any) -> Any:
    """A dataframe's own number or timestamp as Python's; a time at midnight is a day."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time.min:
        return value.date()
    return value.item() if hasattr(value, "item") else value


def text_of(value: object) -> str:
    """A cell as text, without blanks around it; a whole number without a point."""
    if isinstance(value, str):
        return value.strip()
    if is_empty(value):
        return ""
    value = plain(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)

"""Markwhen: text in which each event begins with its date, for its own timelines and for people.

Its dates are days, months, years and ranges of them. What a time says beyond that stands in the
property ``edtf`` of the event, which is what is read back.
"""

from .reader import loads
from .writer import chunks, dumps

__all__ = ["chunks", "dumps", "loads"]

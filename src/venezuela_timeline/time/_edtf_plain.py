"""The short way: most texts are plain dates and intervals of them, and already canonical.

To see that takes one look into a table of the 365 days; only the other texts are read in full.
"""

from __future__ import annotations

from .days import is_leap, month_length

_YEAR_DIGITS = 4
_DAYS = {
    f"-{month:02}-{day:02}"
    for month in range(1, 13)
    for day in range(1, month_length(1, month) + 1)
}
_TAILS = frozenset(
    _DAYS | {day[:3] for day in _DAYS} | {f"{day[:3]}-XX" for day in _DAYS} | {"", "-XX", "-XX-XX"}
)
_SEASON_TAILS = frozenset({"-21", "-22", "-23", "-24"})


def is_plain(text: str) -> bool:
    """Whether a text is certainly EDTF and canonical. False says nothing."""
    if not text.isascii():
        return False
    start, slash, end = text.partition("/")
    if not slash:
        return _is_plain_date(start) or (start[4:] in _SEASON_TAILS and start[:4].isdecimal())
    if not _is_plain_date(start):
        return start == ".." and _is_plain_date(end)
    if not _is_plain_date(end):
        return end == ".."
    # Of the same length, dates compare as their texts do. X comes after all digits: an
    # unknown digit at the end is never too early, and one at the start takes the long way.
    common = min(len(start), len(end))
    return start[:common].rstrip("?~%") <= end[:common]


def _is_plain_date(text: str) -> bool:
    if text[-1:] in ("~", "?", "%"):
        text = text[:-1]
    year, tail = text[:4], text[4:]
    if not year.isdecimal() or len(year) != _YEAR_DIGITS:
        return (
            not tail
            and len(year) == _YEAR_DIGITS
            and year[:2].isdecimal()
            and (year[2:] == "XX" or (year[2].isdecimal() and year[3] == "X"))
        )
    return tail in _TAILS or (tail == "-02-29" and is_leap(int(year)))

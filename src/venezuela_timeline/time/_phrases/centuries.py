"""Centuries, and halves, thirds and quarters of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._arithmetic import year_text
from venezuela_timeline.time._nodes import Date, Range

from .forms import Form, any_of, first_match, form
from .periods import OF, THIRD, THIRDS_OF_A_HUNDRED, third
from .vocabulary import CENTURIES, LAST, ORDINALS, THIRDS
from .years import ERA, is_before_ours

if TYPE_CHECKING:
    from .forms import Said

CENTURY = "century"
"""The kind of a date that is all or part of a century."""

_PARTS = {
    "half": (0, 50, 100),
    "mitad": (0, 50, 100),
    "third": THIRDS_OF_A_HUNDRED,
    "tercio": THIRDS_OF_A_HUNDRED,
    "quarter": (0, 25, 50, 75, 100),
    "cuarto": (0, 25, 50, 75, 100),
}
"""After how many years the parts of a century start and end."""

_ENDS = [word for word, number in ORDINALS.items() if number in (1, LAST)]
"""The words for the first or last decade of a century, of which it is not clear where it ends."""

_NAMES = {2: "two halves", 3: "three thirds", 4: "four quarters"}


def read_century(text: str) -> Said | None:
    """The century, or part of one, that a folded phrase names, if it names one.

    The 19th century is 1801 to 1900.

    Raises:
        PhraseError: There is no such century or part.

    >>> first, last = read_century("siglo xx, 1a mitad").part
    >>> first.year, last.year
    ('1901', '1950')
    """
    return first_match(text, _forms())


def _century(found: re.Match[str]) -> Range:
    number = _number(found["name"])
    if not number:
        raise PhraseError(f"{shown(found[0])}: centuries are 1 to 99, I to XCIX")
    start = 1 - 100 * number if is_before_ours(found["era"]) else 100 * number - 99
    groups = found.groupdict()
    part, ordinal = (groups[name] or groups[f"{name}_after"] for name in ("part", "ordinal"))
    early_or_late = groups["third"] or groups["third_after"]
    if early_or_late:
        return third(start, THIRDS[early_or_late], THIRDS_OF_A_HUNDRED)
    if part and ordinal:
        return _part_of_century(found[0], start, ordinal, part)
    return _years(start, start + 99)


def _number(name: str) -> int:
    digits = re.match("[0-9]+", name)
    return int(digits[0]) if digits else CENTURIES.get(name) or roman(name.removesuffix("th"))


def _part_of_century(text: str, start: int, ordinal: str, part: str) -> Range:
    borders = _PARTS[part]
    count = len(borders) - 1
    which = count if ORDINALS[ordinal] == LAST else ORDINALS[ordinal]
    if which > count:
        raise PhraseError(f"{shown(text)}: a century has {_NAMES[count]}")
    if borders is THIRDS_OF_A_HUNDRED:
        return third(start, which - 1, borders)  # no third ends with a whole year
    return _years(start + borders[which - 1], start + borders[which] - 1)


def _years(first: int, last: int) -> Range:
    return Range(Date(year_text(first)), Date(year_text(last)))


def roman(text: str) -> int:
    """The number of a well-formed Roman numeral below a hundred, else 0.

    >>> roman("xix"), roman("iiii")
    (19, 0)
    """
    found = re.fullmatch("(xl|xc|l?x{0,3})(ix|iv|v?i{0,3})", text)
    if found is None:
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _decade(found: re.Match[str]) -> Range:
    """Refuse "the last decade of the 19th century"."""
    number = _number(found["name"])
    first = ORDINALS[found["ordinal"]] != LAST
    start = 100 * number - 100 if first else 100 * number - 10
    raise PhraseError(
        f"{shown(found[0])} may be the decade {start // 10}X or the years {start + 1}/{start + 10}"
        ": write one of these"
    )


@cache
def _forms() -> tuple[Form, ...]:
    part = rf"(?P<ordinal>{any_of(ORDINALS)}) (?P<part>{any_of(_PARTS)})"
    before = rf"(?:(?:{THIRD}(?:{OF} |-)|{part}{OF} ))?"
    inside = rf"{THIRD}|{part}".replace(">", "_after>")
    after = rf"(?:,? \(?(?:{inside})\)?)?"
    name = rf"(?P<name>[0-9]{{1,2}}(?:st|nd|rd|th)|[ivxl]{{1,8}}(?:th)?|{any_of(CENTURIES)})"
    century = rf"{name}[ -](?:century|centuries|cent|c)"
    siglo = rf"(?:siglos?|ss?) (?P<name>[0-9]{{1,2}}|[ivxlc]+|{any_of(CENTURIES)})"
    decade = rf"(?P<ordinal>{any_of(_ENDS)}) (?:decade|decada){OF} "
    return (
        *(form(CENTURY, rf"{before}{core}{ERA}{after}", _century) for core in (century, siglo)),
        *(form(CENTURY, rf"{decade}{core}", _decade) for core in (century, siglo)),
    )


__all__ = ["CENTURY", "read_century", "roman"]

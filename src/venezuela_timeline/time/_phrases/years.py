"""Years: plain, with an era, or longer than four digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from venezuela_timeline.errors import PhraseError, shown
from venezuela_timeline.time._arithmetic import year_text

if TYPE_CHECKING:
    import re

_BEFORE_OURS = "bce|bc|ac|a c|a de c|aec|a e c|before christ|antes de cristo|antes de c"
_OURS = "ce|ad|dc|d c|d de c|ec|e c|anno domini|despues de cristo|despues de c"
ERA: Final = rf"(?: ?(?P<era>{_BEFORE_OURS}|{_OURS}))?"
"""An era after a number, perhaps none."""

NUMBER: Final = "[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16}"
"""The number of a year, its thousands perhaps apart."""

YEAR: Final = (
    r"(?:(?:the |el )?(?:year |ano )(?:of |de )?)?"
    rf"(?P<ad>ad )?(?P<year>{NUMBER})(?(ad)|{ERA})(?!,?[0-9])"
)
"""A year with or without its era, before the number or after it."""

FOUR: Final = "(?P<year>[0-9]{4})"
"""A year of four digits, where other numbers stand beside it."""

SHORT: Final = 2
"""So many digits, or fewer, are not a year but what is left of one."""

_DAY = len("20240728")
_LONGEST = 4
"""More digits than these are a year only if they are grouped or have an era."""


def year_of(found: re.Match[str]) -> str:
    """The EDTF of the year in a match of `YEAR`.

    Raises:
        PhraseError: The century is missing, or the era has no such year.

    >>> import re
    >>> year_of(re.fullmatch(YEAR, "44 bc"))
    '-0043'
    """
    groups = found.groupdict()
    return year_in(found["year"], groups.get("ad") or groups.get("era"))


def year_in(written: str, era: str | None) -> str:
    """The EDTF of a number as written, in an era.

    Raises:
        PhraseError: The century is missing, or the era has no such year.

    >>> year_in("12,000", None), year_in("99", "ce")
    ('Y12000', '0099')
    """
    number = int(written.replace(",", ""))
    if era and number == 0:
        raise PhraseError("no era has a year 0: before the year 1 comes 1 BCE")
    if is_before_ours(era):
        return year_text(1 - number)
    if era is None and len(written) <= SHORT:
        raise PhraseError(
            f"the year {shown(written)} may be 19{written:0>2} or 00{written:0>2}: "
            "write all four digits, or the era as in '99 CE'"
        )
    if era is None and written.isdecimal() and len(written) > _LONGEST:
        day = f"{written[:4]}-{written[4:6]}-{written[6:]}, " if len(written) == _DAY else ""
        raise PhraseError(
            f"a year has four digits and {shown(written)} has {len(written)}: "
            f"write {day}'{number:,}', or {year_text(number)} in EDTF"
        )
    return year_text(number)


def is_before_ours(era: str | None) -> bool:
    """Whether an era counts backwards from the year 1."""
    return era in _BEFORE_OURS.split("|")


def full_years(first: str, short: str) -> tuple[int, int]:
    """The years of "1830–41": the second, with the digits that it takes from the first.

    >>> full_years("1830", "41"), full_years("1910", "1")
    ((1830, 1841), (1910, 1911))
    """
    return int(first), int(first[: -len(short)] + short)

"""One date in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ._day_ranges import possible_days, possible_months, year_value, years
from ._nodes import UNMARKED, Date, is_season

if TYPE_CHECKING:
    from ._nodes import Clock
    from .wording import Wording

_DECADES_FROM = 1000
"""The tens of an earlier decade would be taken for those of a later one: "the 10s"."""

_GROUPED_FROM = 10_000
_CENTURY = 100
"""A year before this one has its era: "the year 99" would be taken for 1999."""


class Phrase(NamedTuple):
    """The words for a date, and the article that they take inside a sentence."""

    text: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.text}" if self.article else self.text


def worded(date: Date, words: Wording) -> Phrase:
    """A date in words, with its qualifiers."""
    phrase = _unqualified(date, words)
    if date.clock:
        phrase = Phrase(f"{phrase.text}, {_clock(date.clock)}", phrase.article)
    marks = date.marks[: 1 + bool(date.month) + bool(date.day)]
    if not any(marks):
        return phrase
    if len(set(marks)) == 1:
        return Phrase(words.qualified[marks[0]][0].format(phrase))
    return Phrase(f"{phrase.text} ({_qualified_parts(marks, words)})", phrase.article)


def said_first(date: Date) -> bool:
    """Whether a date has a qualifier that is said before it."""
    marks = date.marks[: 1 + bool(date.month) + bool(date.day)]
    return any(marks) and len(set(marks)) == 1


def everyday(date: Date) -> bool:
    """Whether a date is of our era, certain, and complete to its precision, without a time."""
    return (
        date.year.isdecimal()
        and date.year != "0000"
        and "X" not in date.month + date.day
        and not is_season(date.month)
        and date.marks == UNMARKED
        and not date.significant
        and date.clock is None
    )


def _qualified_parts(marks: tuple[int, ...], words: Wording) -> str:
    said = []
    for mark, (_, one, several) in words.qualified.items():
        parts = [part for part, its in zip(words.parts, marks, strict=False) if its == mark]
        if parts:
            said.append(f"{_listed(parts, words.and_)} {several if len(parts) > 1 else one}")
    return ", ".join(said)


def _listed(items: list[str], last: str) -> str:
    """Items joined with commas and a last word."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else items[0]


# Parts of a date ------------------------------------------------------------------------


def _unqualified(date: Date, words: Wording) -> Phrase:
    if not date.month:
        return _lone_year(date, words)
    if is_season(date.month):
        return _season(date, words)
    return _day(date, words) if date.day else _month(date, words)


def _season(date: Date, words: Wording) -> Phrase:
    article, name, place = words.seasons[int(date.month)]
    plain = "X" not in date.year and article != "the"
    text = (words.month_year if plain else words.of).format(name, _year_inside(date, words))
    return Phrase(f"{text} ({place})" if place else text, article)


def _month(date: Date, words: Wording) -> Phrase:
    if date.month == "XX":
        return Phrase(words.any_month.format(_year_inside(date, words)))
    numbers = possible_months(date)
    if len(numbers) == 1:
        return Phrase(_months_of_year(date, words))
    if _in_a_row(numbers):
        first, last = (words.months[number - 1] for number in (numbers[0], numbers[-1]))
        year = _year_inside(date, words)
        joined = words.month_year if "X" not in date.year else words.of
        return Phrase(joined.format(words.month_from.format(first, last), year))
    return Phrase(words.month_of.format(_months_of_year(date, words)), words.month_article)


def _months_of_year(date: Date, words: Wording) -> str:
    """Such as "January or November 2024", "December of some year", "some month of 2024"."""
    year = _year_inside(date, words)
    if date.month == "XX":
        return words.any_month.format(year)
    names = [words.months[number - 1] for number in possible_months(date)]
    joined = words.month_year if "X" not in date.year else words.of
    return joined.format(_listed(names, words.or_), year)


def _day(date: Date, words: Wording) -> Phrase:
    if date.day == "XX":
        if date.month == "XX":
            return Phrase(words.any_day.format(_year_inside(date, words)))
        return Phrase(words.any_day.format(_months_of_year(date, words)))
    days, month = possible_days(date), _months_of_year(date, words)
    if "X" in date.month or len(days) > 1:
        if "X" not in date.month and _in_a_row(days):
            return Phrase(words.day_from.format(days[0], words.day_month.format(days[-1], month)))
        return Phrase(words.day_of.format(_listed(list(map(str, days)), words.or_), month))
    return Phrase(words.day_month.format(days[0], month), words.day_article)


def _in_a_row(numbers: list[int]) -> bool:
    return numbers[-1] - numbers[0] == len(numbers) - 1


# Years ----------------------------------------------------------------------------------


def _lone_year(date: Date, words: Wording) -> Phrase:
    if not date.significant and "X" not in date.year:
        return Phrase(_number(year_value(date.year), words))
    if date.year == "XXXX":
        return Phrase(words.any_year)
    runs = list(years(date))
    if len(runs) > 1:
        return Phrase(words.year_like.format(date.year))
    low, high = runs[0]
    # The digits that count are not those of a year BCE: 1 BCE is the year 0.
    if date.significant and high > 0:
        one, more = words.significant
        pattern = one if date.significant == 1 else more
        return Phrase(pattern.format(_number(year_value(date.year), words), date.significant))
    return _years(low, high, words)


def _years(low: int, high: int, words: Wording) -> Phrase:
    """The decade, hundred or more years that a mask stands for."""
    if low == high:
        return Phrase(_number(low, words))
    width = 10 ** len(str(high - low))  # -9 to -1 is a decade, too: there is no year minus 0
    if width == 10 and low >= _DECADES_FROM:  # noqa: PLR2004  (a decade)
        article, pattern = words.decade if low % _CENTURY else words.first_decade
        return Phrase(pattern.format(low, high), article)
    first, last = _number(low, words), _number(high, words)
    if (low > 0) is (high > 0):  # the era at the end is that of both
        first = _grouped(low if low > 0 else 1 - low, words)
    if width == 10:  # noqa: PLR2004  (a decade)
        article, pattern = words.early_decade
        return Phrase(pattern.format(first, last), article)
    article, pattern = words.many_years
    return Phrase(pattern.format(_grouped(width, words), first, last), article)


def _year_inside(date: Date, words: Wording) -> str:
    """The year after a month: "2024", "some year", "some year of the 2010s"."""
    lone = _lone_year(Date(date.year), words)
    return words.of.format(words.any_year, lone) if lone.article else str(lone)


def _number(year: int, words: Wording) -> str:
    if year <= 0:
        return words.bce.format(_grouped(1 - year, words))
    text = _grouped(year, words)
    return words.ce.format(text) if year < _CENTURY else text


def _grouped(number: int, words: Wording) -> str:
    if number < _GROUPED_FROM:
        return str(number)
    return f"{number:,}".replace(",", words.thousands)


def _clock(clock: Clock) -> str:
    text = f"{clock.hour:02}:{clock.minute:02}"
    if clock.second:
        text += f":{clock.second:02}"
    if clock.offset is None:
        return text
    if clock.offset == 0:
        return f"{text} UTC"
    hours, minutes = divmod(abs(clock.offset), 60)
    return f"{text} UTC{'−' if clock.offset < 0 else '+'}{hours:02}:{minutes:02}"

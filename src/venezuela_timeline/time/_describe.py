"""A tree in words that say no more and no less than it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from venezuela_timeline.labels import check_language

from ._day_ranges import exists, first_day, fits, year_value, years
from ._nodes import UNMARKED, Choice, Date, End, Interval, is_season
from ._wording import SPANISH, WORDINGS, smooth

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

    from ._nodes import Clock, Member, Node
    from ._wording import Wording

_DECADES_FROM = 1000
"""Earlier decades are said as "between": "the 10s" would be taken for later ones."""

_GROUPED_FROM = 10_000


class _Phrase(NamedTuple):
    """The words for a date, and the article that they take inside a sentence."""

    text: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.text}" if self.article else self.text


def describe(node: Node, lang: Lang) -> str:
    """The tree in words.

    Raises:
        FormatError: There are no words in that language.
    """
    check_language(lang)
    words = WORDINGS[lang]
    if isinstance(node, Date):
        text = _whole(node, words)
    elif isinstance(node, Interval):
        text = _interval(node, words)
    else:
        text = _choice(node, words)
    return smooth(text) if words is SPANISH else text


# One date -------------------------------------------------------------------------------


def _whole(date: Date, words: Wording) -> str:
    """A date that stands alone: a decade keeps its English article, a day has none."""
    phrase = _date(date, words)
    return str(phrase) if phrase.article == "the" else phrase.text


def _date(date: Date, words: Wording) -> _Phrase:
    phrase = _unqualified(date, words)
    if date.clock:
        phrase = _Phrase(f"{phrase.text}, {_clock(date.clock)}", phrase.article)
    marks = date.marks[: 1 + bool(date.month) + bool(date.day)]
    if not any(marks):
        return phrase
    if len(set(marks)) == 1:
        return _Phrase(words.qualified[marks[0]][0].format(phrase))
    return _Phrase(f"{phrase.text} ({_qualified_parts(marks, words)})", phrase.article)


def _qualified_parts(marks: tuple[int, ...], words: Wording) -> str:
    said = []
    for mark, (_, one, several) in words.qualified.items():
        parts = [part for part, its in zip(words.parts, marks, strict=False) if its == mark]
        if parts:
            said.append(f"{_listed(parts, words.and_)} {several if len(parts) > 1 else one}")
    return ", ".join(said)


def _unqualified(date: Date, words: Wording) -> _Phrase:
    if not date.month:
        return _lone_year(date, words)
    year = _year_inside(date, words)
    if is_season(date.month):
        article, pattern = words.seasons[int(date.month)]
        return _Phrase(pattern.format(year), article)
    month = _month(date, year, words)
    if not date.day:
        return _Phrase(month)
    return _day(date, month, year, words)


def _month(date: Date, year: str, words: Wording) -> str:
    if date.month == "XX":
        return words.any_month.format(year)
    names = [
        name
        for number, name in enumerate(words.months, 1)
        if fits(number, date.month)
        and (not date.day or exists(date._replace(month=f"{number:02}")))  # no 31 February
    ]
    known = "X" not in date.year
    return (words.month_year if known else words.of).format(_listed(names, words.or_), year)


def _day(date: Date, month: str, year: str, words: Wording) -> _Phrase:
    if date.day == "XX":
        return _Phrase(words.any_day.format(year if date.month == "XX" else month))
    days = [
        number
        for number in range(1, 32)
        if fits(number, date.day) and exists(date._replace(day=f"{number:02}"))
    ]
    if "X" in date.month:
        return _Phrase(words.day_of.format(_listed(list(map(str, days)), words.or_), month))
    if len(days) > 1 and days[-1] - days[0] == len(days) - 1:
        low = _Phrase(str(days[0]), words.day_article)
        high = _Phrase(words.day_month.format(days[-1], month), words.day_article)
        return _Phrase(words.between.format(low, high))
    listed = _listed(list(map(str, days)), words.or_)
    return _Phrase(words.day_month.format(listed, month), words.day_article)


def _lone_year(date: Date, words: Wording) -> _Phrase:
    if date.significant:
        return _Phrase(_significant(date, words))
    if "X" not in date.year:
        return _Phrase(_number(year_value(date.year), words))
    if date.year == "XXXX":
        return _Phrase(words.any_year)
    runs = list(years(date))
    if len(runs) > 1:
        return _Phrase(words.year_like.format(date.year))
    low, high = runs[0]
    if date.year.count("X") == 1 and low >= _DECADES_FROM:
        article, pattern = words.decade if low % 100 else words.first_decade
        return _Phrase(pattern.format(low, high), article)
    return _Phrase(_between_years(low, high, words))


def _significant(date: Date, words: Wording) -> str:
    low, high = next(years(date))
    if high <= 0:  # the digits that count are not those of the year BCE: 1 BCE is the year 0
        return _between_years(low, high, words)
    one, more = words.significant
    pattern = one if date.significant == 1 else more
    return pattern.format(_number(year_value(date.year), words), date.significant)


def _between_years(low: int, high: int, words: Wording) -> str:
    if low == high:
        return _number(low, words)
    if high <= 0:
        first, last = (_grouped(1 - year, words) for year in (low, high))
        return words.bce.format(words.between.format(first, last))
    return words.between.format(_number(low, words), high)  # of four digits, X the last


def _year_inside(date: Date, words: Wording) -> str:
    """The year after a month: "2024", "some year", "some year of the 2010s"."""
    lone = _lone_year(Date(date.year), words)
    if "X" not in date.year or lone.text in (words.any_year, words.year_like.format(date.year)):
        return str(lone)
    if lone.article:
        return words.of.format(words.any_year, lone)
    return words.year_in.format(lone)


def _number(year: int, words: Wording) -> str:
    if year <= 0:
        return words.bce.format(_grouped(1 - year, words))
    return _grouped(year, words)


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


# Intervals and sets ---------------------------------------------------------------------


def _interval(node: Interval, words: Wording) -> str:
    start, end = node
    if isinstance(start, Date) and isinstance(end, Date):
        return _from_to(start, end, words)
    if isinstance(start, Date):
        pattern = words.since if end is End.OPEN else words.end_unknown
        return pattern.format(_date(start, words))
    if isinstance(end, Date):
        pattern = words.until if start is End.OPEN else words.start_unknown
        return pattern.format(_date(end, words))
    if start is end:
        return words.always
    return words.open_to_unknown if start is End.OPEN else words.unknown_to_open


def _from_to(start: Date, end: Date, words: Wording) -> str:
    """Two dates, what they share said once."""
    alike = all(_is_everyday(date) for date in (start, end)) and bool(start.day) == bool(end.day)
    if alike and start != end and start.year == end.year and start.month and end.month:
        if not start.day:
            first = words.months[int(start.month) - 1]
            return f"{first}–{_whole(end, words)}"
        if start.month == end.month:
            return f"{int(start.day)}–{_whole(end, words)}"
        first = words.months[int(start.month) - 1]
        return f"{words.day_month.format(int(start.day), first)} – {_whole(end, words)}"
    joint = "–" if alike and not start.month and not end.month else " – "
    return joint.join(_whole(date, words) for date in (start, end))


def _is_everyday(date: Date) -> bool:
    """A date of our era, certain and complete to its precision, without a time."""
    return (
        date.year.isdecimal()
        and date.year != "0000"
        and "X" not in date.month + date.day
        and not is_season(date.month)
        and date.marks == UNMARKED
        and not date.significant
        and date.clock is None
    )


def _choice(node: Choice, words: Wording) -> str:
    # Years BCE come first: an era after the last of some years is heard as that of all.
    members = sorted(node.members, key=_of_our_era)
    said = [_member(member, words, every=node.every) for member in members]
    return _listed(said, words.and_ if node.every else words.or_)


def _of_our_era(member: Member) -> bool:
    first = member if isinstance(member, Date) else member.first
    return first is not None and first_day(first) > 0


def _member(member: Member, words: Wording, *, every: bool) -> str:
    if isinstance(member, Date):
        return _whole(member, words)
    low, high = member
    if low is None or high is None:
        only = low or high
        assert only is not None  # noqa: S101  (a range has one end at least)
        patterns = {
            (False, True): words.or_later,
            (False, False): words.or_earlier,
            (True, True): words.all_since,
            (True, False): words.all_until,
        }
        pattern = patterns[every, high is None]
        return pattern.format(_date(only, words) if every else _whole(only, words))
    if every:
        return words.all_between.format(_date(low, words), _date(high, words))
    return words.between.format(_shared(low, high, words), _date(high, words))


def _shared(low: Date, high: Date, words: Wording) -> str | _Phrase:
    """The first of two dates without what the second will say: "between May and June 2019"."""
    if not (_is_everyday(low) and _is_everyday(high)) or low.year != high.year:
        return _date(low, words)
    if not low.month or not high.month or bool(low.day) != bool(high.day):
        return _date(low, words)
    month = words.months[int(low.month) - 1]
    if not low.day:
        return month
    day = str(int(low.day))
    same = low.month == high.month
    return _Phrase(day if same else words.day_month.format(day, month), words.day_article)


def _listed(items: list[str], last: str) -> str:
    """Items joined with commas, or semicolons where they have commas, and a last word."""
    if len(items) == 1:
        return items[0]
    comma = "; " if any(", " in item for item in items) else ", "
    return f"{comma.join(items[:-1])} {last} {items[-1]}"

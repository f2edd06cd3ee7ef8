"""The predicates that queries are made of: when, who, what, where, by whom, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Event

from .groups import HasMember, InCountry
from .query import HasId, InTime, Is, Moment, Near, Query
from .text_query import HasText
from .time_queries import Anniversary, Between, Lasting, OnDay, Within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from venezuela_timeline.model import Offset

    from .text_fields import TextField

__all__ = [
    "actor",
    "after",
    "anniversary",
    "approximate",
    "before",
    "between",
    "chapter",
    "claimed_by",
    "contested",
    "country",
    "during",
    "key",
    "kind",
    "lasting",
    "near",
    "on",
    "on_day",
    "overlapping",
    "place",
    "role",
    "source",
    "tag",
    "text",
    "uncertain",
    "within",
]

# When -------------------------------------------------------------------------------------


def during(moment: Moment, /) -> Query:
    """Events that lie within a time, from its first day to its last.

    A string, date or int is a window and means all of it: ``"2024-07"`` is 1 to 31 July. A
    TimeSpan or an Event is read with its imprecision, and a string that is no time can be the id
    of an event.

    A window can have times of day with their offset from UTC, such as
    ``"2024-07-28T18:00-04:00/2024-07-29T00:30-04:00"``, of which the last does not count. Events
    with such times are compared with it exactly. An event of which only the day is known may be at
    any hour of it, by any clock: so near the window the answer is possible, and never certain.

    The first and the last day of the time count: an event that starts on its first day or ends
    on its last, or that is the whole of it, is during it. That is `Relation.WITHIN`;
    `Relation.DURING` is narrower and asks for a day to spare on both sides.

    Raises:
        TimelineError: if the window cannot be read, or ends before it starts.
    """
    return InTime("during", moment)


def overlapping(moment: Moment, /) -> Query:
    """Events that share at least a day with a time; it is read as in `during`.

    That is `Relation.INTERSECTS`. `Relation.OVERLAPS` is narrower: there the event starts first,
    and the other time ends last.
    """
    return InTime("overlapping", moment)


def before(moment: Moment, /) -> Query:
    """Events that end before the first day of a time; it is read as in `during`.

    What ends on 28 July is before 29 July. That is `Relation.ENDS_BEFORE`; for `Relation.BEFORE`
    there must be a day between them, and 28 July *meets* 29 July.
    """
    return InTime("before", moment)


def after(moment: Moment, /) -> Query:
    """Events that start after the last day of a time; it is read as in `during`.

    What starts on 29 July is after 28 July. That is `Relation.STARTS_AFTER`; for
    `Relation.AFTER` there must be a day between them.
    """
    return InTime("after", moment)


def on(day: Moment, /) -> Query:
    """Events that go on, or happen, on one day.

    Raises:
        QueryError: if the time is longer than a day.
    """
    query = InTime("on", day)
    if (
        query.span is not None
        and not isinstance(day, Event)
        and not all(cell.linked or cell.start_min == cell.end_max for cell in query.cells(0))
    ):
        raise QueryError(
            f"{shown(day)} is more than a day: write a day such as '2024-07-28', "
            "or use overlapping()"
        )
    return query


def between(first: Moment, last: Moment, /) -> Query:
    """Events that lie between the first day of one time and the last day of another.

    Both days count, and so do the two times themselves: it is `during` the whole of that stretch.
    Either time is read as in `during`, so that events may stand for their days.

    Example:
        >>> import venezuela_timeline as vt
        >>> tl = vt.load()
        >>> query = vt.between(tl["presidential-election-2024"], tl["brics-kazan-summit"])
        >>> len(tl.where(query, certainly=True)) > 50
        True

    Raises:
        QueryError: if two windows would end before they start.
    """
    return Between(first, last)


def within(offset: Offset | str, /, *, of: Moment) -> Query:
    """Events that are no further from a time than an offset, before it or after it.

    From the end of the one to the start of the other it is at most the offset: from 28 July,
    ``"30 days"`` leads to 27 August. What shares a day with the time is within any offset of it.
    The time is read as in `during`.

    Args:
        offset: Whole days, weeks or months, such as ``"30 days"`` or ``"1 month"``. Months are
            counted from the earlier of the two, as in `Offset`. Among instants a day is 24 hours,
            and a month leads to the end of a day in UTC.
        of: The time.

    Raises:
        QueryError: if the offset is none.
    """
    return Within(offset, of)


def lasting(
    at_least: int | Offset | str = 1, /, *, at_most: int | Offset | str | None = None
) -> Query:
    """Events that last so many days, the first and the last one included.

    Args:
        at_least: The least number of days, such as ``30``, ``"30 days"`` or ``"2 weeks"``.
        at_most: The greatest number of days.

    Raises:
        QueryError: if a number is under 1, counts months, or the greatest is less than the least.
    """
    return Lasting(at_least, at_most)


def on_day(day: str, /) -> Query:
    """Events that go on, or happen, on a day of the year, such as ``"07-28"``, in any year.

    It is certain where the event's days are known: of ``2024-07`` it is possible. ``"02-29"`` is
    that day alone, which only leap years have; `anniversary` finds what comes back on another.

    Raises:
        QueryError: if the text is not a day of the year.
    """
    return OnDay.parse(day)


def anniversary(window: Moment, /) -> Query:
    """Events that have an anniversary in a window: they started on its days in an earlier year.

    It is certain where the event surely started on one of these days. In a year without it, an
    event of 29 February has its anniversary on the 28th.

    Args:
        window: A day such as ``"2026-07-28"``, or a window of less than a year.

    Raises:
        QueryError: if the window is not one of known days, or is too long.
    """
    return Anniversary(window)


# Who, what and where ----------------------------------------------------------------------


def actor(*keys: str, members: bool = False) -> Query:
    """Events in which an actor takes part, or any of several.

    Args:
        *keys: Ids or names; see `Timeline.resolve`.
        members: Whether what belongs to an actor counts as well, such as the officials, the
            forces and the firms of a state, if the event is while they belong to it. When they
            did is often not known: then it is possible, and not certain.

    Raises:
        QueryError: if no id is given, or when it is put to a timeline that doesn't know one.
    """
    return HasMember(keys) if members else HasId("actor", keys)


def role(*words: str) -> Query:
    """Events in which somebody has a role, such as ``"candidate"``, or any of several.

    Raises:
        QueryError: if no role is given.

    Warns:
        TimelineWarning: when it is put to a timeline in which no event has one of them.
    """
    return HasId("role", words)


def kind(*words: str) -> Query:
    """Events of a kind, such as ``"election"``, or of any of several.

    Raises:
        QueryError: if no kind is given.

    Warns:
        TimelineWarning: when it is put to a timeline in which no event has one of them.
    """
    return HasId("kind", words)


def tag(*words: str) -> Query:
    """Events with a tag, or with any of several.

    Raises:
        QueryError: if no tag is given.

    Warns:
        TimelineWarning: when it is put to a timeline in which no event has one of them.
    """
    return HasId("tag", words)


def chapter(*keys: str) -> Query:
    """Events of a chapter, or of any of several.

    Raises:
        QueryError: if no id is given, or when it is put to a timeline that registers chapters,
            but not this one.

    Warns:
        TimelineWarning: when it is put to a timeline that registers no chapters, and in which no
            event has one of them.
    """
    return HasId("chapter", keys)


def place(*keys: str) -> Query:
    """Events at a place, or at any of several.

    Raises:
        QueryError: if no id is given, or when it is put to a timeline that doesn't know one.
    """
    return HasId("place", keys)


def country(*codes: str) -> Query:
    """Events at places in a country, or in any of several.

    Args:
        *codes: ISO 3166-1 alpha-2 codes, such as ``VE``.

    Raises:
        QueryError: if no code is given, or when it is put to a timeline without a place there.
    """
    return InCountry(codes)


def near(centre: str | tuple[float, float], km: float, /) -> Query:
    """Events at places within a distance of a place or a point.

    Places are known to the city at best, so read the distance as roughly. Events at places
    without coordinates are never near.

    Args:
        centre: Id of a place, or latitude and longitude in degrees.
        km: Distance along the ground, in kilometres.

    Raises:
        QueryError: if the distance is negative or no number, if the point is not on earth, or
            when it is put to a timeline, if the place is unknown or has no coordinates.
    """
    return Near(centre, km)


# What is said of it -----------------------------------------------------------------------


def claimed_by(*keys: str) -> Query:
    """Events about which an actor or a source makes a claim, or any of several.

    Raises:
        QueryError: if no id is given, or when it is put to a timeline that doesn't know one.
    """
    return HasId("claimed_by", keys)


def source(*keys: str) -> Query:
    """Events that cite a source, themselves or in a claim, or any of several.

    Raises:
        QueryError: if no id is given, or when it is put to a timeline that doesn't know one.
    """
    return HasId("source", keys)


def text(words: str, /, *, fields: TextField | Iterable[TextField] | None = None) -> Query:
    """Events with these words in their texts, in any language.

    All words must be there, in any order: ``text("maduro guaido")`` finds what names both. Case
    and accents are ignored. Quotes make a phrase of words, ``text('"national assembly"')``, and a
    star ends a word that may go on, ``text("elect*")``. A word is a run of letters and digits.

    Args:
        words: The words.
        fields: Where to look: ``id``, ``title``, ``summary``, ``claims``, or in the names of the
            ``actors`` that take part, the ``places`` and the ``sources``; by default in all.

    Raises:
        QueryError: if the text has no words, or there is no such field.
    """
    return HasText(words, fields)


def contested() -> Query:
    """Events of which somebody denies or doubts something, or on which parties differ."""
    return Is("contested")


def approximate() -> Query:
    """Events with an approximate date, ``~`` or ``%``."""
    return Is("approximate")


def uncertain() -> Query:
    """Events with an uncertain date, ``?`` or ``%``."""
    return Is("uncertain")


def key() -> Query:
    """Events that carry the thread of the timeline: see `Event.key`."""
    return Is("key")

"""The tables that hold a timeline for dataframes and engines, and what their columns mean.

One row an event, and long tables for what an event has several of. A day is a number as
`datetime.date.toordinal` counts; a bound that is null is infinite on its own side: an open
or unknown start has no earliest day, an open or unknown end no latest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = 1
"""Version of the tables' layout, kept in their metadata."""


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: Its name.
        type: Its Arrow type.
        meaning: What stands in it.
        nullable: Whether it may be empty.
    """

    name: str
    type: str
    meaning: str
    nullable: bool = False


_BOUNDS = (
    Column("start_min", "int64", "earliest first day; null: none", nullable=True),
    Column("start_max", "int64", "latest first day; null: none", nullable=True),
    Column("end_min", "int64", "earliest last day; null: none", nullable=True),
    Column("end_max", "int64", "latest last day; null: none", nullable=True),
)

TIME = (
    *_BOUNDS,
    Column("earliest", "date32", "`start_min` as a date, in years 1 to 9999", nullable=True),
    Column("latest", "date32", "`end_max` as a date, in years 1 to 9999", nullable=True),
    Column("open_start", "bool", "an interval that starts with `..`"),
    Column("open_end", "bool", "an interval that ends with `..`"),
    Column("unknown_start", "bool", "an interval with nothing before the `/`"),
    Column("unknown_end", "bool", "an interval with nothing after the `/`"),
    Column(
        "precision", "string", "the finest unit that it names; null without EDTF", nullable=True
    ),
    Column("approximate", "bool", "some component has `~` or `%`"),
    Column("uncertain", "bool", "some component has `?` or `%`"),
    Column("instant", "bool", "a time of day with its offset from UTC"),
    Column("cells", "int32", "how many places the time may take; the bounds are around them all"),
    Column("exact", "bool", "false if over 400 cells were replaced by the one around them all"),
    Column("linked", "bool", "it lasts exactly one day, whichever it is: its end is its start"),
)
"""What an EDTF text says, without qualifiers: see `bounds`."""

EVENTS = (
    Column("id", "string", "the event's id"),
    Column("title", "string", "its title in the first language written"),
    Column("edtf", "string", "its time, as canonical EDTF; null: it has none", nullable=True),
    *TIME,
    Column(
        "known_until",
        "int64",
        "where the end is open, the day until which it is known to have gone on",
        nullable=True,
    ),
    Column("inferred", "bool", "links narrow its bounds, or give it some: see `chronology.solve`"),
    Column("rival_dates", "int32", "how many other dates parties assert, in claims on `when`"),
    Column("kind", "string", "what it is", nullable=True),
    Column("chapter", "string", "id of the chapter", nullable=True),
    Column("place", "string", "id of the place", nullable=True),
    Column("latitude", "double", "degrees north of the place, WGS 84", nullable=True),
    Column("longitude", "double", "degrees east", nullable=True),
    Column("contested", "bool", "somebody denies or doubts something, or parties differ"),
    Column("words", "string", "its words as searches compare them, with a tab between fields"),
    Column("status", "string", "`held`, `cancelled` or `postponed`"),
    Column("key", "bool", "it carries the thread of the timeline"),
    Column("modified", "date32", "when the record was last changed", nullable=True),
    Column("revision", "int64", "how many times it has been published"),
)

_EVENT = Column("event", "string", "id of the event")

CELLS = (
    _EVENT,
    Column("tolerance", "int32", "by how many units qualified dates are widened here"),
    Column("unit", "string", "`day`, or `second` (86,400 n begins day n in UTC)"),
    Column("claimed", "bool", "a date that a party asserts, not the timeline's own"),
    Column("instant", "bool", "of a time with an offset; its seconds stand in other rows"),
    *_BOUNDS,
    Column("linked", "bool", "it lasts exactly one day or second: its end is its start"),
)
"""For events that one row of bounds cannot hold: of several cells, qualified, with an offset
from UTC, or with rival dates. Open ends are read as at least `known_until`."""

PARTICIPANTS = (
    _EVENT,
    Column("actor", "string", "id of the actor"),
    Column("role", "string", "what it does there", nullable=True),
)

TAGS = (_EVENT, Column("tag", "string", "a tag of the event"))

CLAIMS = (
    _EVENT,
    Column("claim", "int32", "its number within the event, from 0"),
    Column("about", "string", "`event`, `participation` or `link`"),
    Column("aspect", "string", "what it is about"),
    Column("by", "string", "id of the actor or source that makes it"),
    Column("stance", "string", "`asserts`, `denies`, `doubts` or `recognises`"),
    Column("value", "string", "a number as written, EDTF, or an id", nullable=True),
    Column("amount", "double", "the number, where it is a quantity", nullable=True),
    Column("unit", "string", "what the quantity counts", nullable=True),
    Column("hedge", "string", "how the quantity was put", nullable=True),
    Column("text", "string", "what is claimed, in the first language written", nullable=True),
    Column("subject", "string", "the actor or place that a figure is about", nullable=True),
    Column("said", "string", "when it was made, EDTF", nullable=True),
    Column("rank", "string", "`preferred`, `normal` or `deprecated`"),
)

CITATIONS = (
    _EVENT,
    Column("claim", "int32", "number of the claim it supports; null: the event", nullable=True),
    Column("source", "string", "id of the source"),
    Column("locator", "string", "where in the source", nullable=True),
    Column("note", "string", "a note, in the first language written", nullable=True),
)

SCHEMAS: Final[Mapping[str, tuple[Column, ...]]] = {
    "events": EVENTS,
    "cells": CELLS,
    "participants": PARTICIPANTS,
    "tags": TAGS,
    "claims": CLAIMS,
    "citations": CITATIONS,
}
"""The columns of each table. Events have ``title_en``, ``title_es`` … for each language, too."""


LONG: Final[Mapping[str, tuple[str, str]]] = {
    "actor": ("participants", "actor"),
    "role": ("participants", "role"),
    "tag": ("tags", "tag"),
    "claimed_by": ("claims", "by"),
    "source": ("citations", "source"),
}
"""What an event has several of: the table and its column."""


def titles(languages: Sequence[str]) -> tuple[Column, ...]:
    """The columns that hold an event's title by language."""
    return tuple(
        Column(f"title_{tag}", "string", f"its title in the language `{tag}`", nullable=True)
        for tag in languages
    )

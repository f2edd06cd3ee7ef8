"""What the links between events say of their times, or why they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from venezuela_timeline.errors import QueryError, shown
from venezuela_timeline.model import Claim, Inferred
from venezuela_timeline.time import Bounds, Relation

from .constraints import Reason, ties_of_link, ties_of_statement
from .contradictions import Contradictory, Settled, settled
from .inference import bounds_in, inferred_in
from .propagation import Network
from .ties import Tie
from .timeline import Timeline

if TYPE_CHECKING:
    from venezuela_timeline.model import Event

Statement: TypeAlias = tuple[str, Relation, str]
"""An event, the relations it may have to another, and that other."""

SHOWN = 100
"""How many contradictions a solution shows at most; it counts the others."""

_AS_IN = "write ('a', Relation.BEFORE, 'b') in a list"


@attrs.frozen
class Premise:
    """Something that a contradiction rests on: a link, a statement or the date of an event.

    Attributes:
        words: What it says, such as ``oath after death`` or ``the date of death``.
        event: Id of the event whose date it is, or that has the link.
        claims: The claims behind it: those on the link, or those that assert the same date.
    """

    words: str
    event: str
    claims: tuple[Claim, ...] = ()

    def __str__(self) -> str:
        return self.words


@attrs.frozen
class Contradiction:
    """Links and dates that cannot all hold.

    Attributes:
        events: The chain of events. Each is tied to the next, and where no date plays a part, the
            last to the first. There is no shorter chain through the same tie, if this one has no
            more than 32 ties.
        premises: What it rests on.
        dissolved_by: Those of the premises without any one of which these events do agree with the
            other links between them.
    """

    events: tuple[str, ...]
    premises: tuple[Premise, ...]
    dissolved_by: tuple[Premise, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The premises in words."""
        return tuple(premise.words for premise in self.premises)

    def __str__(self) -> str:
        return f"{' – '.join(self.events)}: {'; '.join(self.reasons)}"


@attrs.frozen
class Solution:
    """What links say about dates.

    Attributes:
        bounds: The narrowed bounds of each event, in day numbers as in `TimeSpan.bounds`.
        narrowed: Ids of the events whose bounds are narrower than their dates say.
        contradictions: The first 100 chains that contradict themselves, the shortest first. None
            of their links count for the bounds.
        more: How many other contradictions there are; none of their links count, either.
        exact: Whether no bound can be narrower. Only circles of links that count months can take so
            long that they are left before that.
        inferred: What the links say of each event that they say something of.
    """

    bounds: Mapping[str, Bounds]
    narrowed: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    more: int
    exact: bool
    inferred: Mapping[str, Inferred] = attrs.field(repr=False)
    _timeline: Timeline = attrs.field(repr=False, alias="timeline")

    def timeline(self) -> Timeline:
        """The same timeline, in which each event says what is inferred of its time.

        Queries, charts, calendars and frames read it there; `Event.when` stays as it is. An event
        of which the links say no more than its date has no `Event.inferred`.
        """
        ...

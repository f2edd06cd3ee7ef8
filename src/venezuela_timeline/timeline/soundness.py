"""The deep check: what cannot be right in a timeline, or is worth a look, though it can be read."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from venezuela_timeline.model import Claim, Quantity
from venezuela_timeline.time import Relation, bounds_of

from .consistency import solve
from .perspective import said_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from venezuela_timeline.model import Actor, Citation, Event, Tenure
    from venezuela_timeline.time import Bounds, TimeSpan

    from .timeline import Timeline

FindingKind = Literal[
    "impossible-order",
    "part-outside-whole",
    "acts-outside-life",
    "two-holders",
    "falling-count",
    "early-citation",
    "shares",
]
"""What a deep check looks for."""

RISING = ("arrests", "deaths", "injuries", "votes")
"""Aspects whose figures can only rise while they are counted."""

_PASSIVE = frozenset({"born", "buried", "deceased", "honoured", "named", "remembered", "subject"})
"""Roles that somebody can have before birth or after death."""

_LIFE = {"birth": "born", "death": "deceased"}
"""The kinds of events that begin and end a life, and the role of the person in them."""

_WHOLE = 100


@attrs.frozen
class Finding:
    """Something that a deep check found.

    Attributes:
        kind: What it is; see `FindingKind`.
        message: What is wrong, in words.
        events: Ids of the events that it concerns.
        claims: The claims behind it.
    """

    kind: FindingKind
    message: str
    events: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"


def check(timeline: Timeline, *, rising: Collection[str] = RISING) -> tuple[Finding, ...]:
    """What cannot be right in a timeline, or is worth a look.

    - ``impossible-order``: links and dates that contradict one another.
    - ``part-outside-whole``: a part that cannot lie within its whole.
    - ``acts-outside-life``: somebody who acts or speaks before birth or after death, as far as
      events of the kinds ``birth`` (role ``born``) and ``death`` (role ``deceased``) say when.
    - ``two-holders``: two holders of one office at once, by the word of the same party.
    - ``falling-count``: a party's later figure that is lower, of something that can only rise.
    - ``early-citation``: a source published before its event begins. It is left out if the citation
      has a note, which says why, or is of a claim made by then, such as an announcement.
    - ``shares``: shares that a party gives of one whole, and that add up to more than it.

    Only what is certain is found: with the tolerance for qualified dates, and with what is inferred
    from links.

    Args:
        timeline: What to check.
        rising: The aspects whose figures can only rise.

    Example:
        >>> from venezuela_timeline import Event, Timeline
        >>> tl = Timeline([
        ...     Event("vote", "The vote", "2024-07-28"),
        ...     Event("count", "The count", "2024-07-27", links=["after vote"]),
        ... ])
        >>> print(check(tl)[0])
        impossible-order: vote – count: the date of vote; count after vote; the date of count
    """
    solution = solve(timeline)
    solved = solution.timeline()
    found: list[Finding] = []
    for one in solution.contradictions:
        part = len(one.events) <= 2 and any(" part-of " in words for words in one.reasons)  # noqa: PLR2004
        claims = tuple(claim for premise in one.premises for claim in premise.claims)
        kind: FindingKind = "part-outside-whole" if part else "impossible-order"
        found.append(Finding(kind, str(one), one.events, claims))
    if solution.more:
        found.append(Finding("impossible-order", f"{solution.more} more of the same"))
    found += _acting(solved)
    found += _holders(timeline)
    for event in solved:
        found += _falling(event, rising)
        found += _early(solved, event)
        found += _shares(event)
    return tuple(found)


# Lives ------------------------------------------------------------------------------------


def _acting(timeline: Timeline) -> Iterator[Finding]:
    """Who acts or speaks before birth or after death."""
    lives = {
        (part.actor, event.kind): event
        for event in timeline
        if event.kind in _LIFE
        for part in event.participants
        if part.role == _LIFE[event.kind]
    }
    for (actor, kind), limit in lives.items():
        bounds = bounds_of(timeline.cells_of(limit))
        late, words = kind == "death", f"the {kind} of {actor}"
        for event in timeline:
            when = bounds_of(timeline.cells_of(event))
            beyond = when.start_min > bounds.end_max if late else when.end_max < bounds.start_min
            if beyond and any(
                part.actor == actor and part.role not in _PASSIVE for part in event.participants
            ):
                place = "after" if late else "before"
                message = f"{actor} takes part in {event.id}, {place} {words} ({limit.id})"
                yield Finding("acts-outside-life", message, (event.id, limit.id))
            for claim in event.every_claim():
                if claim.by == actor and claim.said and _beyond(claim.said, bounds, late=late):
                    message = (
                        f"{actor} speaks of {event.id} {'after' if late else 'before'} {words}"
                    )
                    yield Finding("acts-outside-life", message, (event.id, limit.id), (claim,))


def _beyond(said: TimeSpan, bounds: Bounds, *, late: bool) -> bool:
    when = bounds_of(said.cells_within())
    return when.start_min > bounds.end_max if late else when.end_max < bounds.start_min


# Offices ----------------------------------------------------------------------------------


class _Held(NamedTuple):
    """That somebody holds an office, by the word of a party; None is the timeline's own word."""

    by: str | None
    holder: str
    office: frozenset[str]
    tenure: Tenure
    claims: tuple[Claim, ...]


def _holders(timeline: Timeline) -> Iterator[Finding]:
    """The pairs of tenures of one office that one party gives to two holders at once."""
    by_party: dict[str | None, list[_Held]] = {}
    for actor in timeline.actors.values():
        for tenure in actor.tenures:
            for held in _held(actor, tenure):
                by_party.setdefault(held.by, []).append(held)
    for by, all_held in by_party.items():
        for one, other in combinations(all_held, 2):
            if (
                one.holder != other.holder
                and one.office & other.office
                and _overlap(one.tenure.when, other.tenure.when)
            ):
                who = by or "the timeline"
                message = (
                    f"by the word of {who}, {one.holder} ({one.tenure.when}) and {other.holder} "
                    f"({other.tenure.when}) both are {min(one.office & other.office)}"
                )
                yield Finding("two-holders", message, (), (*one.claims, *other.claims))


def _held(actor: Actor, tenure: Tenure) -> Iterator[_Held]:
    office = frozenset(
        words.partition("(")[0].strip().casefold() for _, words in tenure.office.versions
    )
    if not tenure.claims:
        yield _Held(None, actor.id, office, tenure, ())
    for claim in tenure.claims:
        if claim.aspect == "office-holder" and _holds(claim) and isinstance(claim.value, str):
            yield _Held(claim.by, claim.value, office, tenure, (claim,))


def _holds(claim: Claim) -> bool:
    return claim.stance in {"asserts", "recognises"} and claim.rank != "deprecated"


def _overlap(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two tenures certainly share more than the day on which one hands over."""
    first, second = (bounds_of(span.cells_within()) for span in (one, other))
    return first.start_max < second.end_min and second.start_max < first.end_min


# Figures ----------------------------------------------------------------------------------


def _falling(event: Event, rising: Collection[str]) -> Iterator[Finding]:
    """The pairs of a party's figures of which the later is lower."""
    series: dict[object, list[tuple[Claim, Quantity, TimeSpan]]] = {}
    for claim in event.every_claim():
        value, said = claim.value, claim.said
        if claim.aspect in rising and _holds(claim) and said and isinstance(value, Quantity):
            key = (claim.by, claim.aspect, claim.subject, value.unit)
            series.setdefault(key, []).append((claim, value, said))
    for figures in series.values():
        for (one, before, said), (other, after, later) in permutations(figures, 2):
            if said.certainly(Relation.ENDS_BEFORE, later) and _least(before) > _most(after):
                message = (
                    f"{one.by} says {before.amount} {one.aspect} of {event.id} on {said}, and "
                    f"{after.amount} on {later}"
                )
                yield Finding("falling-count", message, (event.id,), (one, other))


def _least(figure: Quantity) -> Decimal:
    """The least that a figure can stand for."""
    known = figure.hedge in {"exactly", "over", "at-least"}
    return Decimal(figure.amount) if known else Decimal("-Infinity")


def _most(figure: Quantity) -> Decimal:
    """The most that a figure can stand for."""
    known = figure.hedge in {"exactly", "nearly", "at-most"}
    return Decimal(figure.amount) if known else Decimal("Infinity")


def _shares(event: Event) -> Iterator[Finding]:
    """The parties whose shares of one whole add up to more than it."""
    shares: dict[tuple[str, str], dict[str, tuple[Claim, Quantity]]] = {}
    for claim in sorted(event.every_claim(), key=said_key):
        value = claim.value
        if not isinstance(value, Quantity) or value.unit != "percent" or not _holds(claim):
            continue
        if claim.subject is not None:
            shares.setdefault((claim.by, claim.aspect), {})[claim.subject] = claim, value
    for (by, aspect), parts in shares.items():
        least = sum(
            max(_least(value) - _rounding(value), Decimal(0)) for _, value in parts.values()
        )
        if least > _WHOLE:
            words = " + ".join(f"{value.amount} ({key})" for key, (_, value) in parts.items())
            message = f"{by} gives shares of {aspect} of {event.id} that exceed 100 %: {words}"
            yield Finding(
                "shares", message, (event.id,), tuple(claim for claim, _ in parts.values())
            )


def _rounding(share: Quantity) -> Decimal:
    """How much a share may have been rounded up by: half a unit of its last digit."""
    exponent = Decimal(share.amount).as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


# Citations --------------------------------------------------------------------------------


def _early(timeline: Timeline, event: Event) -> Iterator[Finding]:
    """The citations of sources that were published before the event begins."""
    starts = bounds_of(timeline.cells_of(event)).start_min
    cited: list[tuple[Citation, tuple[Claim, ...]]] = [(one, ()) for one in event.citations]
    for claim in event.every_claim():
        # What was said by the time when the event begins can have been published by then, too.
        if claim.said is None or bounds_of(claim.said.cells_within()).start_min >= starts:
            cited += [(one, (claim,)) for one in claim.citations]
    for citation, claims in cited:
        published = timeline.sources[citation.source].published
        if published is None or citation.note is not None:
            continue
        if bounds_of(published.cells_within()).end_max < starts:
            message = (
                f"{event.id} cites {citation.source}, published on {published}, before the event "
                "begins: a note on the citation can say why"
            )
            yield Finding("early-citation", message, (event.id,), claims)

"""What stands in an answer: events, claims and sources as plain data, every text made harmless."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from venezuela_timeline.errors import QueryError, cut, did_you_mean, shown, some_of
from venezuela_timeline.labels import Lang
from venezuela_timeline.model.event import are_contested
from venezuela_timeline.safe_text import for_terminal
from venezuela_timeline.timeline import Timeline
from venezuela_timeline.timeline.sentences import (
    citation_line,
    link_words,
    name,
    term,
    time_words,
    value,
)
from venezuela_timeline.timeline.text_fields import called, runs_of
from venezuela_timeline.timeline.words import folded, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from venezuela_timeline.model import Citation, Claim, Event, Link, Participation, Source
    from venezuela_timeline.time import Day

Data = dict[str, Any]
"""What JSON can hold."""

About = tuple[str, str | None]
"""What a claim is about: its aspect and subject."""

_LONG = 600
"""The most characters of a text; of a longer one the middle is left out, with an ellipsis."""

_SHORT = 120
"""The most characters of a text within words of ours."""

_LINES = 3
"""The most sources that stand with a claim or an event."""

_VERSIONS = 40
"""The most claims that stand together, unless more are asked for."""


_GROUPS = 6
"""The most statements that stand with one event of several."""

_NAMES = 20
"""The most names that are listed."""


def plain(text: str) -> str:
    """A text of the data: nothing in it acts unseen, and it is not too long."""
    return cut(for_terminal(text), _LONG)


def quoted(text: str) -> str:
    """A text of the data that stands within words of ours: in quotes, on one line, and short."""
    return json.dumps(cut(for_terminal(text), _SHORT), ensure_ascii=False)


def count_of(event: Event) -> int:
    """How many claims there are on an event and its parts."""
    return sum(1 for _ in event.every_claim())


def first_of(name: str, things: Sequence[Any], most: int) -> Data:
    """The first of some things under their name, and how many there are beyond them.

    Example:
        >>> first_of("places", ["p. 1", "p. 2", "p. 3"], 2)
        {'places': ['p. 1', 'p. 2'], 'places_not_shown': 1}
    """
    more = len(things) - most
    return {name: things[:most]} | ({f"{name}_not_shown": more} if more > 0 else {})


def in_parts(statements: Iterable[Data], size: int) -> list[Data]:
    """Statements of so many claims at most: what has more goes on in the next one.

    Example:
        >>> in_parts([{"about": "x", "claims": [1, 2, 3]}], 2)
        [{'about': 'x', 'claims': [1, 2]}, {'about': 'x', 'claims': [3], 'claims_before': 2}]
    """
    return [
        one | {"claims": one["claims"][at : at + size]} | ({"claims_before": at} if at else {})
        for one in statements
        for at in range(0, len(one["claims"]), size)
    ]


@attrs.frozen
class Voice:
    """Says what is in a timeline, in one language.

    Attributes:
        timeline: Where all names are.
        lang: The language of the words.
    """

    timeline: Timeline
    lang: Lang

    def event(self, event: Event) -> Data:
        """An event in short: what it is called, when it was, and how well that is known."""
        return {
            "id": event.id,
            "title": plain(event.title[self.lang]),
            "when": time_words(event, self.lang),
            "edtf": event.when.edtf if event.when else None,
            "first_day": first_day(event),
            "contested": event.contested,
        }

    def statements(
        self,
        event: Event,
        *,
        count: int,
        wanted: Callable[[list[Claim]], bool] = lambda _: True,
        first: Callable[[Claim], bool] = lambda _: False,
        more: Callable[[Claim], Data] = lambda _: {},
    ) -> list[Data]:
        """What is said of an event, by what it is about; what is contested comes first.

        Rivals stand together. At least one claim of each version is there, whatever the count, up
        to 40; the number of those that are not is given.

        Args:
            event: The event.
            count: How many claims to show on one thing, unless there are more versions.
            wanted: Whether the claims on one thing are to be there.
            first: Which claims come first.
            more: What else is to be said of a claim.
        """
        groups: dict[About, list[tuple[str | None, Claim]]] = {}
        for path, claim in event.placed_claims():
            owner = self._owner(event, path)
            groups.setdefault((claim.aspect, claim.subject), []).append((owner, claim))
        said = []
        for about, placed in groups.items():
            claims = [claim for _, claim in placed]
            if not wanted(claims):
                continue
            ordered, versions = _rivals_first(placed, first)
            shown = ordered[: max(count, min(versions, _VERSIONS))]
            one: Data = {
                "about": self.about(*about),
                "aspect": about[0],
                "contested": are_contested(claims, event.when),
                "claims": [self._claim(owner, claim) | more(claim) for owner, claim in shown],
            }
            if len(shown) < len(ordered):
                one["claims_not_shown"] = len(ordered) - len(shown)
            said.append(one)
        return sorted(said, key=lambda one: not one["contested"])

    def contested(self, event: Event, more: Callable[[Claim], Data] = lambda _: {}) -> Data:
        """What is contested in an event, a claim of each version, and what else has claims."""
        said = self.statements(event, count=1, more=more)
        others = [one["about"] for one in said if not one["contested"]]
        return first_of("statements", [one for one in said if one["contested"]], _GROUPS) | (
            first_of("other_claims_about", others, _NAMES)
        )

    def about(self, aspect: str, subject: str | None) -> str:
        """What claims are about, in words."""
        words = term(self.timeline, aspect, self.lang)
        return plain(f"{words}, {self.name(subject)}" if subject else words)

    def name(self, key: str) -> str:
        """What an actor, a place or a source is called."""
        return plain(name(self.timeline, key, self.lang))

    def sources(self, citations: Iterable[Citation]) -> Data:
        """Where something can be read, a line each, and how many lines more there are."""
        lines = (citation_line(self.timeline, one, self.lang) for one in citations)
        found = list(dict.fromkeys(map(plain, lines)))
        more = len(found) - _LINES
        return {"sources": found[:_LINES]} | ({"more_sources": more} if more > 0 else {})

    def sources_of(self, event: Event) -> Data:
        """Some sources of an event, and how many it and its claims have in all."""
        cited = self.sources(event.citations or event.every_citation())
        return cited | {"sources_total": len(sources_of(event))}

    def dated(self, event: Event) -> Data:
        """An event in short, with what is said of its date, and sources."""

        def dates(claims: list[Claim]) -> bool:
            return claims[0].aspect == "when"

        said = self.statements(event, count=_LINES, wanted=dates)
        return {**self.event(event), "statements": said, **self.sources_of(event)}

    def part(self, part: Participation) -> str:
        """Who takes part, and as what."""
        role = f" ({term(self.timeline, part.role, self.lang)})" if part.role else ""
        return plain(f"{self.name(part.actor)}{role}")

    def link(self, link: Link) -> str:
        """What an event is to another, with the title and the id of that."""
        words = f"{link_words(link, self.lang)} {link.event}"
        if link.event in self.timeline:
            words += f": {self.timeline[link.event].title[self.lang]}"
        return plain(words)

    def source(self, source: Source, places: Iterable[str]) -> Data:
        """A source as a bibliography has it, with the places in it that are cited."""
        published = source.published
        found: Data = {
            "id": source.id,
            "title": source.title and plain(source.title),
            "publisher": source.publisher and plain(source.publisher),
            "published": published.describe(self.lang) if published else None,
            "url": source.url and plain(source.url),
        }
        found |= {"state_media": True} if source.state_media else {}
        return found | (first_of("places", list(places), _NAMES) if places else {})

    def _claim(self, owner: str | None, claim: Claim) -> Data:
        text = claim.text[self.lang] if claim.text else ""
        words = filter(None, (value(self.timeline, claim, self.lang), text))
        said: Data = {
            "by": self.name(claim.by),
            "by_id": claim.by,
            "stance": claim.stance,
            "says": plain(". ".join(words)),
            "said": claim.said.describe(self.lang) if claim.said else None,
            **self.sources(claim.citations),
        }
        if owner is not None:
            said["of"] = owner
        return said | ({"superseded": True} if claim.rank == "deprecated" else {})

    def _owner(self, event: Event, path: tuple[str | int, ...]) -> str | None:
        """Which part in an event or which link a claim belongs to; None for the event itself."""
        match path:
            case ("participants", int(at), *_):
                return self.name(event.participants[at].actor)
            case ("links", int(at), *_):
                return self.link(event.links[at])
        return None


def first_day(event: Event) -> str:
    """How well it is known on which day an event began."""
    time = event.inferred or event.when
    if time is None:
        return "unknown"
    vague = event.when is not None and (event.when.approximate or event.when.uncertain)
    known = time.bounds.start_min == time.bounds.start_max
    return "certain" if known and not vague else "possible"


def _rivals_first(
    placed: list[tuple[str | None, Claim]], first: Callable[[Claim], bool]
) -> tuple[list[tuple[str | None, Claim]], int]:
    """Claims on one thing, the first of each version before the others, and how many versions."""
    placed = sorted(placed, key=lambda one: not first(one[1]))
    versions: dict[object, int] = {}
    for at, (owner, claim) in enumerate(placed):
        version = claim.text if claim.value is None else claim.value
        versions.setdefault((owner, claim.stance, version), at)
    leading = sorted(versions.values())
    rest = (one for at, one in enumerate(placed) if at not in set(leading))
    return [*(placed[at] for at in leading), *rest], len(leading)


def made_by(last: Day) -> Callable[[Claim], Data]:
    """Says of a claim that may have been made by a day whether it certainly was."""

    def made(claim: Claim) -> Data:
        known = claim.said is not None and claim.said.bounds.end_max <= last
        return {"made_by_then": "certain" if known else "possible"}

    return made


def sources_of(event: Event) -> dict[str, tuple[str, ...]]:
    """The sources of an event and of all its claims, each with the places in it that are cited."""
    places: dict[str, dict[str, None]] = {}
    for citation in event.every_citation():
        found = places.setdefault(citation.source, {})
        if citation.locator:
            found[plain(citation.locator)] = None
    return {key: tuple(found) for key, found in places.items()}


def has_words(source: Source, words: str) -> bool:
    """Whether a source has all these words in its title, its publisher, its authors or its id."""
    run = runs_of(called(source))
    return all(term in run for term in terms_of(words))


def about_that(about: str, statements: list[Data], event: str) -> list[Data]:
    """The statements on an event that are about an aspect or name something.

    Raises:
        QueryError: if there are none, with what there is.
    """
    wanted = folded(about).replace("-", " ")
    if not wanted.strip():
        raise QueryError(f"about is {shown(about)}: write an aspect or a name, or leave it out")
    found = [
        one
        for one in statements
        if folded(one["aspect"]).replace("-", " ") == wanted or wanted in folded(one["about"])
    ]
    if found:
        return found
    named = [one["about"] for one in statements]
    hint = did_you_mean(about, named) or (
        f"there are claims about {some_of(named)}" if named else "it has no claims"
    )
    raise QueryError(f"no claim on {event!r} is about {shown(about)}: {hint}")

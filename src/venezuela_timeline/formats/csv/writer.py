"""The two tables of CSV that a timeline is written as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from venezuela_timeline.errors import FormatError, did_you_mean, shown
from venezuela_timeline.formats._text import joined
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.model import Quantity
from venezuela_timeline.time import bounds_of
from venezuela_timeline.time.days import as_date
from venezuela_timeline.timeline.reading import own_cells
from venezuela_timeline.timeline.sentences import time_words

from .rows import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Citation, Claim, Status, Text
    from venezuela_timeline.timeline import Timeline

Table = Literal["events", "claims"]
"""What the rows stand for."""

_HELD = (
    *("summary", "kind", "chapter", "tags", "place", "participants", "citations", "links"),
    *("known_until", "status", "key", "modified", "revision"),
)
"""The fields of an event that its row holds, besides id, when and title."""

_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})


def chunks(
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    table: Table = "events",
    bom: bool = True,
) -> Iterator[str]:
    """The events of a timeline, or their claims, one row at a time.

    Law: ``loads(dumps(tl), claims=dumps(tl, table="claims"), known=tl)`` is `tl` except for
    what is reported: notes on citations, and the order of languages.

    Args:
        timeline: What to write.
        report: Takes what the table could not hold.
        lang: The language of the column ``in_words``.
        table: ``events`` or ``claims``; each is a file of its own.
        bom: Whether to begin with a byte order mark; Excel needs it to read UTF-8.

    Raises:
        FormatError: if there is no such table, or there are no words in the language.
    """
    check_language(lang)
    if table not in (tables := get_args(Table)):
        hint = did_you_mean(str(table), tables) or f"write one of {', '.join(tables)}"
        raise FormatError(f"no table {shown(table)} in CSV: {hint}")
    losses = Losses()
    losses.add("the id, the title and the version of the timeline are left out")
    registers = ("chapters", "actors", "places", "sources", "terms")
    losses.add_registers(timeline, registers, "only the ids in use are held")
    yield "\ufeff" if bom else ""
    yield from written(rows_of(timeline, table, lang, losses))
    if table == "claims":
        losses.add("of the events only the ids are held: write the table of events, too")
    losses.note(report)


def rows_of(
    timeline: Timeline, table: Table, lang: Lang, losses: Losses, *, with_claims: bool = False
) -> Iterator[list[str]]:
    """The rows of one of the two tables, the names of its columns first.

    Args:
        timeline: What to write.
        table: Which of them.
        lang: The language of the column ``in_words``.
        losses: Takes what the table could not hold.
        with_claims: Whether the table of claims is written beside that of events.
    """
    held = (*_HELD, "claims") if with_claims else _HELD
    if table == "events":
        return _events(timeline, lang, losses, held)
    return _claims(timeline, losses)


dumps: Final = joined(chunks)


def _events(
    timeline: Timeline, lang: Lang, losses: Losses, held: Collection[str]
) -> Iterator[list[str]]:
    titles = _languages(event.title for event in timeline)
    summaries = _languages(event.summary for event in timeline)
    yield [
        *("id", "when", "in_words", "first_day", "last_day"),
        *(_column("title", tag) for tag in titles or ["und"]),
        *(_column("summary", tag) for tag in summaries),
        *("kind", "chapter", "tags", "place", "participants", "citations", "links"),
        *("known_until", "status", "key", "modified", "revision"),
    ]
    for event in timeline:
        losses.add_fields(event, held)
        bounds = bounds_of(own_cells(event, 0, None))
        yield [
            *(event.id, str(event.when or ""), time_words(event, lang)),
            *(str(as_date(day) or "") for day in (bounds.start_min, bounds.end_max)),
            *_versions(event.title, titles, event.id, losses),
            *_versions(event.summary, summaries, event.id, losses),
            *(event.kind or "", event.chapter or "", " ".join(event.tags), event.place or ""),
            "; ".join(
                f"{part.actor} ({part.role})" if part.role else part.actor
                for part in event.participants
            ),
            _cited(event.citations, event.id, losses),
            "; ".join(map(str, event.links)),
            *(str(event.known_until or ""), _unless_held(event.status), "yes" if event.key else ""),
            *(str(event.modified or ""), str(event.revision)),
        ]


def _unless_held(status: Status) -> str:
    return "" if status == "held" else status


def _claims(timeline: Timeline, losses: Losses) -> Iterator[list[str]]:
    found = [(event, path, claim) for event in timeline for path, claim in event.placed_claims()]
    texts = _languages(claim.text for _, _, claim in found)
    reasons = _languages(claim.reason for _, _, claim in found)
    actors = timeline.actors.values()
    if any(one.claims for actor in actors for one in actor.affiliations()):
        losses.add("claims on the offices and memberships of actors are left out")
    yield [
        *("event", "on", "aspect", "by", "stance", "value", "amount", "hedge", "unit"),
        *(_column("text", tag) for tag in texts),
        *("subject", "said", "rank"),
        *(_column("reason", tag) for tag in reasons),
        "citations",
    ]
    for event, path, claim in found:
        on = "" if path[0] == "claims" else f"{path[0]}[{path[1]}]"
        yield [
            *(event.id, on, claim.aspect, claim.by, claim.stance),
            *_value(claim),
            *_versions(claim.text, texts, event.id, losses),
            *(claim.subject or "", str(claim.said or ""), claim.rank),
            *_versions(claim.reason, reasons, event.id, losses),
            _cited(claim.citations, event.id, losses),
        ]


def _value(claim: Claim) -> tuple[str, str, str, str]:
    """Value, amount, hedge and unit. A number has its own cell: an id can be all digits."""
    if isinstance(claim.value, Quantity):
        return "", str(claim.value.amount), claim.value.hedge, claim.value.unit or ""
    return str(claim.value or ""), "", "", ""


def _languages(texts: Iterable[Text | None]) -> list[str]:
    return list(dict.fromkeys(tag for text in texts if text for tag in text.languages))


def _column(name: str, tag: str) -> str:
    return name if tag == "und" else f"{name}.{tag}"


def _versions(text: Text | None, tags: list[str], event: str, losses: Losses) -> list[str]:
    if text is None:
        return [""] * len(tags)
    if [tag for tag in tags if text.get(tag)] != list(text.languages):
        losses.add("languages stand in the same order in all texts", event)
    return [text.get(tag) or "" for tag in tags]


def _cited(citations: Iterable[Citation], event: str, losses: Losses) -> str:
    lines = []
    for citation in citations:
        if citation.note is not None:
            losses.add("notes on citations are left out", event)
        lines.append(str(citation).translate(_ESCAPED))
    return "\n".join(lines)

"""CSV: one row an event, and a second table of claims, for spreadsheets and back.

Texts have a column a language (``title.en``); lists stand in one cell: tags apart by
blanks, participants as ``actor (role)`` and links as ``kind event`` apart by semicolons,
citations a line each. Actors, places and sources are held by their ids. The columns
``in_words``, ``first_day`` and ``last_day`` are for people and are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from venezuela_timeline.errors import FormatError, did_you_mean, shown
from venezuela_timeline.formats._text import decoded, joined
from venezuela_timeline.formats.losses import Losses
from venezuela_timeline.labels import Lang, check_language
from venezuela_timeline.model import Quantity

from .reader import Records
from .rows import rows, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline.formats.report import Report
    from venezuela_timeline.model import Citation, Claim, Event, Text
    from venezuela_timeline.timeline import Timeline

Table = Literal["events", "claims"]
"""What the rows are."""

_HELD = (
    "summary",
    "kind",
    "chapter",
    "tags",
    "place",
    "participants",
    "claims",
    "citations",
    "links",
    "known_until",
    "modified",
    "revision",
)


def chunks(
    timeline: Timeline,
    *,
    report: Report | None = None,
    lang: Lang = "en",
    table: Table = "events",
    bom: bool = True,
) -> Iterator[str]:
    """The events of a timeline, or their claims, a row a chunk.

    Law: ``loads(dumps(tl), claims=dumps(tl, table="claims"), known=tl)`` is `tl` but for
    what is reported: notes on citations, and the order of languages.

    Args:
        timeline: What to write.
        report: Takes what the table could not hold.
        lang: Language of the column ``in_words``.
        table: ``events`` or ``claims``; each is a file of its own.
        bom: Whether it begins with a byte order mark; Excel needs it to read UTF-8.

    Raises:
        FormatError: for a table there is none of, or a language without words.
    """
    check_language(lang)
    if table not in get_args(Table):
        hint = (
            did_you_mean(str(table), get_args(Table))
            or f"write one of {', '.join(get_args(Table))}"
        )
        raise FormatError(f"no table {shown(table)} in CSV: {hint}")
    losses = Losses()
    losses.add("the id, the title and the version of the timeline are left out")
    registers = ("chapters", "actors", "places", "sources", "terms")
    losses.add_registers(timeline, registers, "only the ids in use are held")
    yield "\ufeff" if bom else ""
    found = _events(timeline, lang, losses) if table == "events" else _claims(timeline, losses)
    yield from written(found)
    losses.note(report)


dumps: Final = joined(chunks)


def loads(
    data: bytes | str,
    *,
    file: str | None = None,
    report: Report | None = None,
    claims: bytes | str | None = None,
    known: Timeline | None = None,
) -> Timeline:
    """A timeline from a table of events, as written here or by a spreadsheet.

    Columns may stand in any order, apart by commas, semicolons or tabs.

    Args:
        data: The table of events, as text or UTF-8 bytes.
        file: Name of the file, for messages.
        report: Takes the columns that are not read, and links that need a claim.
        claims: The table of claims.
        known: A timeline whose id, title, chapters, actors, places and sources to take.
            Who and what it does not know gets its id for a name.

    Raises:
        DataError: with every fault found, and the line it stands on.
    """
    records = Records(file, report)
    records.read_events(rows(decoded(data, file), file))
    if claims is not None:
        records.read_claims(rows(decoded(claims, "claims"), "claims"))
    return records.timeline(known)


# Writing ------------------------------------------------------------------------------------


def _events(timeline: Timeline, lang: Lang, losses: Losses) -> Iterator[list[str]]:
    titles = _languages(event.title for event in timeline)
    summaries = _languages(event.summary for event in timeline)
    yield [
        *("id", "when", "in_words", "first_day", "last_day"),
        *(_column("title", tag) for tag in titles or ["und"]),
        *(_column("summary", tag) for tag in summaries),
        *("kind", "chapter", "tags", "place", "participants", "citations", "links"),
        *("known_until", "modified", "revision"),
    ]
    for event in timeline:
        losses.add_fields(event, [name for name in _HELD if name != "claims"])
        yield [
            *(event.id, str(event.when), event.when.describe(lang)),
            *(str(event.when.earliest or ""), str(event.when.latest or "")),
            *_versions(event.title, titles, event.id, losses),
            *_versions(event.summary, summaries, event.id, losses),
            *(event.kind or "", event.chapter or "", " ".join(event.tags), event.place or ""),
            "; ".join(
                f"{part.actor} ({part.role})" if part.role else part.actor
                for part in event.participants
            ),
            _cited(event.citations, event.id, losses),
            "; ".join(f"{link.kind} {link.event}" for link in event.links),
            *(str(event.known_until or ""), str(event.modified or ""), str(event.revision)),
        ]


def _claims(timeline: Timeline, losses: Losses) -> Iterator[list[str]]:
    found = [(event, place, claim) for event in timeline for place, claim in _placed(event)]
    texts = _languages(claim.text for _, _, claim in found)
    reasons = _languages(claim.reason for _, _, claim in found)
    losses.add("all of the events but their ids is left out: write the table of events, too")
    if any(tenure.claims for actor in timeline.actors.values() for tenure in actor.tenures):
        losses.add("claims on the offices of actors are left out")
    yield [
        *("event", "on", "aspect", "by", "stance", "value", "amount", "hedge", "unit"),
        *(_column("text", tag) for tag in texts),
        *("subject", "said", "rank"),
        *(_column("reason", tag) for tag in reasons),
        "citations",
    ]
    for event, place, claim in found:
        yield [
            *(event.id, place, claim.aspect, claim.by, claim.stance),
            *_value(claim),
            *_versions(claim.text, texts, event.id, losses),
            *(claim.subject or "", str(claim.said or ""), claim.rank),
            *_versions(claim.reason, reasons, event.id, losses),
            _cited(claim.citations, event.id, losses),
        ]


def _placed(event: Event) -> Iterator[tuple[str, Claim]]:
    """All claims in an event, with the part of it that they are on."""
    yield from (("", claim) for claim in event.claims)
    for index, part in enumerate(event.participants):
        yield from ((f"participants[{index}]", claim) for claim in part.claims)
    for index, link in enumerate(event.links):
        yield from ((f"links[{index}]", claim) for claim in link.claims)


def _value(claim: Claim) -> tuple[str, str, str, str]:
    """Value, amount, hedge and unit: an id that is all digits is no number."""
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
        losses.add("languages are put in one order for all texts", event)
    return [text.get(tag) or "" for tag in tags]


_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})


def _cited(citations: Iterable[Citation], event: str, losses: Losses) -> str:
    lines = []
    for citation in citations:
        if citation.note is not None:
            losses.add("notes on citations are left out", event)
        lines.append(str(citation).translate(_ESCAPED))
    return "\n".join(lines)

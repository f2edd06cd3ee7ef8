"""What changed in the data since the edition before, event by event and claim by claim.

`page` writes it from two editions. The one before is `PREVIOUS`, whole and compressed; seeds/README
says when to replace it.
"""

from __future__ import annotations

import lzma
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data_pages import document, plain

from venezuela_timeline import Citation, Link, Participation, Text, TimeSpan
from venezuela_timeline.formats import json
from venezuela_timeline.timeline import changes
from venezuela_timeline.timeline.sentences import claim_line, name, term, time_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from venezuela_timeline import Event, Timeline
    from venezuela_timeline.timeline.changes import Diff, RecordChange

PREVIOUS = Path(__file__).parents[2] / "seeds" / "previous.json.xz"

_PLURAL = {
    "actor": "actors",
    "place": "places",
    "source": "sources",
    "chapter": "chapters",
    "term": "terms",
}

_SILENT = {"claims", "modified", "revision"}
"""Fields of an event that are told otherwise, or that follow from the others."""


def previous() -> Timeline:
    """The edition before this one."""
    return json.loads(lzma.decompress(PREVIOUS.read_bytes()))


def page(old: Timeline, new: Timeline) -> str:
    """A Markdown page of all that changed from one edition to the next."""
    return document(_parts(old, new, changes.diff(old, new)))


def _parts(old: Timeline, new: Timeline, diff: Diff) -> Iterator[str]:
    yield "# What changed in the data"
    yield (
        f"The edition before had {_size(old)}; this one, {new.version}, has {_size(new)}. "
        "Events that are new, gone or changed are listed with every claim that was added, "
        "removed or worded otherwise."
    )
    if diff.added:
        yield "## New events"
        yield "\n".join(_event_line(event) for event in map(new.__getitem__, diff.added))
    if diff.removed:
        yield "## Events that are gone"
        yield "\n".join(
            f"- {plain(event.title['en'])}, {time_words(event, 'en')}. `{event.id}`"
            for event in map(old.__getitem__, diff.removed)
        )
    changed = {key: list(_lines(old, new, one)) for key, one in diff.changed.items()}
    yield "## Events that changed"
    for key, lines in changed.items():
        if lines:
            yield f"### [{plain(new[key].title['en'])}](#event-{key})"
            yield "\n".join(lines)
    yield "## Actors, places, sources and words"
    yield "\n".join(_registers(diff))


def _size(timeline: Timeline) -> str:
    claims = sum(len(list(event.every_claim())) for event in timeline)
    return f"{len(timeline)} events, {claims} claims and {len(timeline.sources)} sources"


def _event_line(event: Event) -> str:
    return f"- [{plain(event.title['en'])}](#event-{event.id}), {time_words(event, 'en')}"


def _lines(old: Timeline, new: Timeline, change: RecordChange) -> Iterator[str]:
    for field, (before, after) in change.fields.items():
        if field not in _SILENT:
            label = field.replace("_", " ")
            yield from (f"- {label}, {line}" for line in _difference(old, new, before, after))
    yield from (
        f"- claim added: {plain(claim_line(new, one, 'en'))}" for one in change.claims_added
    )
    yield from (
        f"- claim removed: {plain(claim_line(old, one, 'en'))}" for one in change.claims_removed
    )


def _difference(old: Timeline, new: Timeline, before: Any, after: Any) -> Iterator[str]:
    if isinstance(before, tuple) and isinstance(after, tuple):
        gained = [_said(new, one) for one in after if one not in before]
        lost = [_said(old, one) for one in before if one not in after]
        if gained:
            yield f"added: {'; '.join(gained)}"
        if lost:
            yield f"removed: {'; '.join(lost)}"
        if not gained and not lost:
            yield "in another order"
    elif isinstance(before, Text) and isinstance(after, Text):
        for lang, words in after.versions:
            if before.get(lang) != words:
                yield f"{lang}: {plain(before.get(lang) or 'none')} → {plain(words)}"
    else:
        yield f"{_said(old, before)} → {_said(new, after)}"


def _said(timeline: Timeline, value: Any) -> str:
    """A value of a field in a few words."""
    match value:
        case None | bool():
            words = "yes" if value else "no"
        case TimeSpan():
            words = value.describe()
        case Text():
            words = value["en"]
        case Citation():
            words = f"{name(timeline, value.source, 'en')} {value.locator or ''}".rstrip()
        case Participation():
            role = f" ({term(timeline, value.role, 'en')})" if value.role else ""
            words = name(timeline, value.actor, "en") + role
        case Link():
            words = f"{value.kind} {value.event}"
        case _:
            words = str(value)
    return plain(words)


def _registers(diff: Diff) -> Iterator[str]:
    for kind, plural in _PLURAL.items():
        records = [one for one in diff.records if one.kind == kind]
        yield from _counted(plural, records)


def _counted(plural: str, records: Iterable[RecordChange]) -> Iterator[str]:
    records = list(records)
    new = [one.id for one in records if one.old is None]
    gone = [one.id for one in records if one.new is None]
    fields = Counter(field for one in records for field in one.fields)
    if new:
        yield f"- {plural} added: {len(new)}"
    if gone:
        yield f"- {plural} removed: {len(gone)}"
    if fields:
        told = ", ".join(f"{field} of {count}" for field, count in fields.most_common())
        yield f"- {plural} changed: {told}"

"""What a terminal shows: the same as a notebook, in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.labels import check_language, counted, word
from venezuela_timeline.model import Claim, Event
from venezuela_timeline.timeline.perspective import Perspective
from venezuela_timeline.timeline.sentences import claim_line, name, time_words
from venezuela_timeline.timeline.timeline import Timeline

from ._escaping import cut, line
from ._html import claims, events, title

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

_ROWS = 40
_WHEN, _TITLE = 34, 60

_NOWHERE = Timeline()

Shown = Timeline | Perspective | Event | Claim
"""What can be shown by itself."""


def shown(value: Shown, *, lang: Lang = "en") -> str:
    """A timeline, a perspective, an event or a claim in lines; controls stand as their names.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    if isinstance(value, Claim):
        return line(claim_line(_NOWHERE, value, lang))
    if isinstance(value, Perspective):
        return "\n".join(_perspective(value, lang))
    lines = _event(value, lang) if isinstance(value, Event) else _timeline(value, lang)
    return "\n".join(lines)


def _timeline(timeline: Timeline, lang: Lang) -> list[str]:
    head = f"{line(timeline.title[lang])}: {events(len(timeline), lang)}"
    rows = [
        (cut(time_words(event, lang), _WHEN), cut(title(event, lang), _TITLE), event.id)
        for event in timeline.events[:_ROWS]
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    table = [f"  {when:<{widths[0]}}  {words:<{widths[1]}}  {key}" for when, words, key in rows]
    return [head, *table, *_more(len(timeline), lang)]


def _more(number: int, lang: Lang) -> list[str]:
    """How many of so many events are not shown, in a line if there are any."""
    more = number - _ROWS
    return [f"  {counted(more, 'more events', lang)}"] if more > 0 else []


def _perspective(perspective: Perspective, lang: Lang) -> list[str]:
    timeline = perspective.timeline
    who = line(name(timeline, perspective.by, lang))
    lines = [f"{who}: {events(len(perspective), lang)}"]
    for event, account in zip(timeline[:_ROWS], perspective, strict=False):
        lines.append(f"  {title(event, lang)} [{event.id}]")
        lines += [f"  - {line(claim_line(timeline, one, lang))}" for one in account.claims]
    return [*lines, *_more(len(perspective), lang)]


def _event(event: Event, lang: Lang) -> list[str]:
    facts = [time_words(event, lang)]
    facts += [word(event.kind, lang)] if event.kind else []
    facts += [name(_NOWHERE, event.place, lang)] if event.place else []
    lines = [f"{title(event, lang)} [{event.id}]", " · ".join(facts)]
    if event.summary:
        lines.append(line(event.summary[lang]))
    said = [line(claim_line(_NOWHERE, claim, lang)) for claim in event.every_claim()]
    if said:
        lines += [f"{claims(len(said), lang)}:", *(f"- {one}" for one in said)]
    if event.citations:
        lines.append(
            f"{word('Sources', lang)}: {'; '.join(line(str(one)) for one in event.citations)}"
        )
    return lines

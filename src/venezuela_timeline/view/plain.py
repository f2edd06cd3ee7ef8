"""What a terminal shows: the same as a notebook, in plain lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from venezuela_timeline.labels import check_language, counted, word
from venezuela_timeline.model import Claim, Event
from venezuela_timeline.timeline.homes import home_of_claim, home_of_event
from venezuela_timeline.timeline.perspective import Perspective
from venezuela_timeline.timeline.sentences import claim_line, name, number, term, time_words
from venezuela_timeline.timeline.timeline import Timeline

from ._escaping import cut, line
from ._grids import Figures, grid
from ._html import claims, events, title
from ._leading import leading

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Citation, Quantity

    from ._grids import Grid

_ROWS = 40
_WHEN, _TITLE = 34, 60

_NOWHERE = Timeline()

Shown = Timeline | Perspective | Event | Claim | Figures
"""What can be shown by itself."""


def shown(value: Shown, *, lang: Lang = "en") -> str:
    """A timeline, a perspective, an event or a claim in lines; controls stand as their names.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    match value:
        case Claim():
            return line(claim_line(home_of_claim(value) or _NOWHERE, value, lang))
        case Perspective():
            lines = _perspective(value, lang)
        case Event():
            lines = _event(value, home_of_event(value) or _NOWHERE, lang)
        case Timeline():
            lines = _timeline(value, lang)
        case _:
            lines = _grid(grid(value, lang))
    return "\n".join(lines)


def quantity(value: Quantity, *, lang: Lang = "en") -> str:
    """A figure as a reader writes it."""
    return line(number(_NOWHERE, value, lang))


def _grid(found: Grid) -> list[str]:
    rows = [tuple(map(line, row)) for row in (found.heads, *found.rows) if row]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    columns = enumerate(zip(*found.rows, strict=True)) if found.heads else ()
    numbers = {at for at, column in columns if not re.search(r"[^0-9., ]", "".join(column))}
    lines = [
        "  "
        + "  ".join(
            f"{cell:{'>' if at in numbers else '<'}{width}}"
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return [line(found.caption), *lines, *filter(None, [found.rest])]


def _timeline(timeline: Timeline, lang: Lang) -> list[str]:
    head = f"{line(timeline.title[lang])}: {events(len(timeline), lang)}"
    within, others = leading(timeline)
    shown_ = (*within, *others)[:_ROWS]
    rows = [
        (cut(time_words(event, lang), _WHEN), cut(title(event, lang), _TITLE), event.id)
        for event in shown_
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    table = [f"  {when:<{widths[0]}}  {words:<{widths[1]}}  {key}" for when, words, key in rows]
    if others and len(within) < _ROWS:
        table.insert(len(within), f" {word('longer or less exact', lang)}:")
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


def _event(event: Event, timeline: Timeline, lang: Lang) -> list[str]:
    facts = [time_words(event, lang)]
    facts += [term(timeline, event.kind, lang)] if event.kind else []
    facts += [name(timeline, event.place, lang)] if event.place else []
    lines = [f"{title(event, lang)} [{event.id}]", " · ".join(map(line, facts))]
    if event.summary:
        lines.append(line(event.summary[lang]))
    said = [line(claim_line(timeline, claim, lang)) for claim in event.every_claim()]
    if said:
        lines += [f"{claims(len(said), lang)}:", *(f"- {one}" for one in said)]
    if event.citations:
        cited = dict.fromkeys(_cited(timeline, one, lang) for one in event.citations)
        lines.append(f"{word('Sources', lang)}: {'; '.join(cited)}")
    return lines


def _cited(timeline: Timeline, citation: Citation, lang: Lang) -> str:
    """A citation in short: the publisher and the place, as its own id where nothing is known."""
    if citation.source not in timeline.sources:
        return line(str(citation))
    return line(f"{name(timeline, citation.source, lang)} {citation.locator or ''}")

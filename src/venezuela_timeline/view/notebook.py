"""What a notebook shows: a chart, a table, claims side by side; without scripts.

All colours follow the text around, so that it fits light and dark themes of Jupyter, VS Code
and marimo. Where a host strips styles and drawings, the table remains.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from venezuela_timeline.labels import check_language, counted, sentence, word
from venezuela_timeline.model import Claim, Event
from venezuela_timeline.timeline.counts import Counts
from venezuela_timeline.timeline.homes import home_of_claim, home_of_event
from venezuela_timeline.timeline.perspective import Perspective
from venezuela_timeline.timeline.sentences import link_words
from venezuela_timeline.timeline.timeline import Timeline

from . import bars, plain, svg
from ._escaping import html, line
from ._grids import grid
from ._html import Voice, asset, claims, events
from ._leading import leading
from ._looks import css, fluid_css
from ._weight import heaviest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from venezuela_timeline.labels import Lang

    from ._grids import Figures

ROWS = 8
"""Events in the table; the rest is counted."""

_DRAWN = 16
"""Events in the chart: the same room for a timeline of any length."""

_CHART_ROWS = 12

_LOOKED_AT = 2000
"""So many events at most are compared by how much is said of them."""

_NOWHERE = Timeline()
"""Knows no names: what stands alone shows ids."""


def timeline_html(timeline: Timeline, *, lang: Lang = "en", rows: int = ROWS) -> str:
    """A timeline as a chart over a table, on one screen and of one size however long it is.

    Args:
        timeline: What to show.
        lang: Language of the words.
        rows: How many events the table has at most; the rest is counted.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    voice = Voice(timeline, (lang,))
    within, others = leading(timeline)
    body = "".join(_row(voice, event) for event in within[:rows])
    if others and len(within) < rows:
        heading = html(word("longer or less exact", lang))
        body += f'<tr><th scope="rowgroup" colspan="{len(_HEADS)}">{heading}</th></tr>'
        body += "".join(_row(voice, event) for event in others[: rows - len(within)])
    caption = f"{voice.text(timeline.title)}: {events(len(timeline), lang)}"
    table = _table(voice, caption, _HEADS, body, len(timeline) - rows)
    chart = _chart(timeline, lang) if len(timeline) else ""
    # Where a host strips styles and drawings it leaves the chart's words: they stay hidden there.
    return _framed(f'<div class="vt-chart" style="display:none">{chart}</div>{table}', lang)


def _chart(timeline: Timeline, lang: Lang) -> str:
    """The events of which most is said, and a line that says so where there are others.

    Of a very long timeline only some events, evenly spaced, are looked at: it's shown as fast as
    any other.
    """
    some = timeline[:: -(-len(timeline) // _LOOKED_AT)]
    kept = heaviest(some, _DRAWN)
    drawn = svg.draw(some.select(*kept), lanes="none", rows=_CHART_ROWS, lang=lang)
    if len(kept) == len(timeline):
        return drawn
    number = str(_DRAWN)
    if len(some) == len(timeline):
        said = sentence("chart of most", lang, number=number)
    else:
        said = sentence("chart of some", lang, number=number)
    return f"{drawn}<p><small>{said}</small></p>"


def perspective_html(perspective: Perspective, *, lang: Lang = "en", rows: int = ROWS) -> str:
    """What one party says, as a table: an event a row, its claims beside it.

    Args:
        perspective: What to show.
        lang: Language of the words.
        rows: How many events the table has at most; the rest is counted.

    Raises:
        FormatError: if there are no words in the language.
    """
    check_language(lang)
    voice = Voice(perspective.timeline, (lang,))
    body = "".join(
        f'<tr><th scope="row">{voice.text(event.title)}</th>'
        f"<td><dl>{voice.claims(account.claims)}</dl></td></tr>"
        for event, account in zip(perspective.timeline[:rows], perspective, strict=False)
    )
    caption = f"{voice.name(perspective.by)}: {events(len(perspective), lang)}"
    return _framed(_table(voice, caption, ("Event", "Claims"), body, len(perspective) - rows), lang)


def event_html(event: Event, *, timeline: Timeline = _NOWHERE, lang: Lang = "en") -> str:
    """An event with its claims, rivals side by side; ids stand for names it doesn't know.

    Args:
        event: What to show.
        timeline: Where the names of actors, places and sources are looked up.
        lang: Language of the words.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    voice = Voice(timeline, (lang,))
    facts = [voice.time(event)]
    facts += [voice.term(event.kind)] if event.kind else []
    facts += [voice.name(event.place)] if event.place else []
    parts = [f"<p><strong>{voice.text(event.title)}</strong></p><p>{' · '.join(facts)}</p>"]
    if event.summary:
        parts.append(f"<p>{voice.text(event.summary)}</p>")
    if event.participants:
        people = [voice.name(part.actor) + role(voice, part.role) for part in event.participants]
        parts.append(f"<p>{voice.word('Participants')}: {', '.join(people)}</p>")
    if said := voice.claims(event.every_claim()):
        parts.append(f"<dl>{said}</dl>")
    if event.citations:
        parts.append(f"<p>{voice.word('Sources')}: {voice.citations(event.citations)}</p>")
    if event.links:
        parts.append(f"<p>{voice.word('Links')}: {'; '.join(_links(voice, event))}</p>")
    return _framed("".join(parts), lang)


def _links(voice: Voice, event: Event) -> Iterator[str]:
    for link in event.links:
        titled = link.event in voice.timeline
        target = voice.text(voice.timeline[link.event].title) if titled else html(link.event)
        yield f"{voice.say(partial(link_words, link))} {target}"


def claim_html(claim: Claim, *, timeline: Timeline = _NOWHERE, lang: Lang = "en") -> str:
    """A claim, as `event_html` shows it.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    return _framed(f"<dl>{Voice(timeline, (lang,)).claims([claim])}</dl>", lang)


def shown(value: plain.Shown, *, lang: Lang = "en") -> str:
    """A timeline, a perspective, an event or a claim as HTML.

    Raises:
        FormatError: for a language there are no words in.
    """
    match value:
        case Timeline():
            return timeline_html(value, lang=lang)
        case Perspective():
            return perspective_html(value, lang=lang)
        case Event():
            return event_html(value, timeline=home_of_event(value) or _NOWHERE, lang=lang)
        case Claim():
            return claim_html(value, timeline=home_of_claim(value) or _NOWHERE, lang=lang)
        case _:
            return figures_html(value, lang=lang)


def figures_html(value: Figures, *, lang: Lang = "en") -> str:
    """A summary, groups or counts as a table; counts have a bar chart over it.

    Raises:
        FormatError: for a language there are no words in.
    """
    check_language(lang)
    found = grid(value, lang)
    heads = "".join(f'<th scope="col">{html(head)}</th>' for head in found.heads)
    body = "".join(
        f'<tr><th scope="row">{html(row[0])}</th>'
        f"{''.join(f'<td>{html(cell)}</td>' for cell in row[1:])}</tr>"
        for row in found.rows
    )
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    chart = bars.draw(value) if isinstance(value, Counts) and value.rows else ""
    caption = f"<caption><span>{html(found.caption)}</span></caption>"
    table = f"<table>{caption}{head}<tbody>{body}</tbody></table>"
    rest = f"<p>{html(found.rest)}</p>" if found.rest else ""
    return _framed(f'{chart}<div class="vt-wide">{table}</div>{rest}', lang)


def bundle(value: plain.Shown) -> dict[str, str]:
    """The forms in which a notebook can show something: text for terminals, and HTML."""
    return {"text/plain": plain.shown(value), "text/html": shown(value)}


def role(voice: Voice, slug: str | None) -> str:
    """A participant's role in brackets, or nothing."""
    return f" ({voice.term(slug)})" if slug else ""


_HEADS = ("When", "Event", "Kind", "Claims")


def _row(voice: Voice, event: Event) -> str:
    (lang,) = voice.langs
    number = sum(1 for _ in event.every_claim())
    said = [claims(number, lang)] if number else []
    said += [word("contested", lang)] if event.contested else []
    kind = voice.term(event.kind) if event.kind else ""
    return (
        f'<tr><td>{voice.time(event)}</td><th scope="row">{voice.text(event.title)}</th>'
        f"<td>{kind}</td><td>{', '.join(said)}</td></tr>"
    )


def _table(voice: Voice, caption: str, heads: Sequence[str], body: str, more: int) -> str:
    """A table of events; a last row counts those that it leaves out, if there are any."""
    (lang,) = voice.langs
    cells = "".join(f'<th scope="col">{voice.word(head)}</th>' for head in heads)
    foot = ""
    if more > 0:
        rest = counted(more, "more events", lang)
        foot = f'<tfoot><tr><td colspan="{len(heads)}">{rest}</td></tr></tfoot>'
    return (
        f"<table><caption>{caption}</caption><thead><tr>{cells}</tr></thead>"
        f"<tbody>{body}</tbody>{foot}</table>"
    )


def _framed(body: str, lang: Lang) -> str:
    chart = css(".vt-tl .vt") + fluid_css(".vt-tl .vt")
    style = chart + asset("notebook.css") if 'class="vt"' in body else asset("notebook.css")
    return f'<div class="vt-tl" lang="{lang}"><style>{line(style)}</style>{body}</div>'


__all__ = [
    "ROWS",
    "bundle",
    "claim_html",
    "event_html",
    "figures_html",
    "perspective_html",
    "role",
    "shown",
    "timeline_html",
]

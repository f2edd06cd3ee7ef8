"""What a page says of itself where nobody wrote a subtitle: how much it has, and until when."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from venezuela_timeline.labels import sentence

from ._html import events, sources

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline


def counted_subtitle(timeline: Timeline, lang: Lang) -> str:
    """How many events and sources there are, and until when the sources go.

    It speaks of claims and of sources only if there are some.
    """
    cited = {one.source for event in timeline for one in event.every_citation()}
    published = [timeline.sources[key].published for key in cited]
    known = [span for span in published if span and math.isfinite(span.bounds.start_min)]
    latest = max(known, key=lambda span: (span.bounds.start_min, str(span)), default=None)
    counts = {"events": events(len(timeline), lang), "sources": sources(len(cited), lang)}
    claimed = any(True for event in timeline for _ in event.every_claim())
    match claimed, bool(cited):
        case True, True:
            words = sentence("subtitle", lang, **counts)
        case True, False:
            words = sentence("subtitle without sources", lang, **counts)
        case False, True:
            words = sentence("subtitle without claims", lang, **counts)
        case _:
            words = sentence("subtitle of events alone", lang, **counts)
    if latest is None:
        return words
    return f"{words} {sentence('sources until', lang, day=latest.describe(lang))}"


__all__ = ["counted_subtitle"]

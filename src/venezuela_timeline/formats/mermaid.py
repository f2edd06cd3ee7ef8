"""Mermaid: a timeline diagram, for pages that draw diagrams from text, as GitHub's do."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from venezuela_timeline.timeline.sentences import time_words

from ._outline import Outline
from ._text import joined
from .losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

    from .report import Report

LIMIT = 50_000
"""The most characters that Mermaid draws unless its ``maxTextSize`` is raised."""

# Mermaid's only escapes are the numbers of characters. They stand for whatever it, or HTML,
# could read as more than text. It uses the ligature and the pilcrow itself, for # and ;.
_SPECIAL = re.compile('["#$%&*:;<>\\\\_`{}ﬂ¶]')


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The timeline as a Mermaid diagram, one time with its events after the other.

    Chapters become sections, in the order in which they are told.

    Args:
        timeline: What to write.
        report: Takes what the diagram leaves out.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    losses.add("times are written in words, without their EDTF")
    losses.add_registers(timeline, ("actors", "places", "sources"), "nothing is held")
    size = 0
    for chunk in _lines(outline, losses):
        size += len(chunk)
        yield chunk
    if size > LIMIT:
        losses.add(f"{size} characters: Mermaid draws {LIMIT} unless maxTextSize is raised")
    losses.note(report)


dumps: Final = joined(chunks)


def _lines(outline: Outline, losses: Losses) -> Iterator[str]:
    yield f"timeline\n    title {_escaped(outline.title)}\n"
    for section in outline.sections():
        if section.title is not None:
            yield f"    section {_escaped(section.title)}\n"
        times = groupby(section.events, lambda event: time_words(event, outline.lang))
        for time, events in times:
            titles = []
            for event in events:
                losses.add_fields(event, ("chapter",))
                titles.append(f" : {_escaped(outline.line(event.title, event.id))}")
            yield f"        {_escaped(time)}{''.join(titles)}\n"


def _escaped(line: str) -> str:
    """A line that Mermaid shows as it is."""
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", line)

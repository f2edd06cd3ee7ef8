"""Org mode: an outline of a timeline, a heading an event. A format of venezuela_timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline import Event, Report, Timeline


def chunks(
    timeline: Timeline, *, report: Report | None = None, lang: str = "en", stamps: bool = False
) -> Iterator[str]:
    """The timeline as an Org outline.

    Args:
        timeline: What to write.
        report: Takes what the outline leaves out.
        lang: The language of titles.
        stamps: Write a time stamp below each event that has one exact day.
    """
    yield f"#+title: {timeline.title[lang]}\n"
    for event in timeline:
        when = "no date" if event.when is None else event.when.describe()
        yield f"* {event.title[lang]} ({when})\n"
        if stamps:
            yield _stamp(event)
        if event.claims and report is not None:
            report.add("claims are left out", event=event.id)


def _stamp(event: Event) -> str:
    if event.when is None:
        return ""
    first, last = event.when.earliest, event.when.latest
    if first is None or first != last:
        return ""
    return f"<{first.isoformat()}>\n"

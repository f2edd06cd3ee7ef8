"""The text of a description that was read, with another summary or another time in it.

What people have written around these stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.labels import LANGUAGES

from .description import beginning, headings, when_line
from .parsing import opened, summary_of
from .placement import PLAIN_DAY

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang
    from venezuela_timeline.model import Event
    from venezuela_timeline.time import TimeSpan


def with_text(before: str, was: str, now: str, span: TimeSpan | None = None) -> str:
    """A text in which words have changed; new ones stand before all but the line that says when.

    Args:
        before: The whole text.
        was: The words in it; empty if there were none.
        now: The words that take their place.
        span: The time that it says, if it is a description of ours.
    """
    first, rest = ("", before) if span is None else opened(before, span)
    if first:
        rest = rest.removeprefix("\n")
    if was:
        head, _, tail = rest.partition(was)
        now = f"{head}{now}{tail}"
    elif rest.strip():
        now = f"{now}\n{rest}"
    if not first and span is not None:  # without a summary, something has to stand first
        langs = (lang for lang in LANGUAGES if now.startswith(headings(lang)))
        first = next((when_line(span, lang) for lang in langs), "")
    if not first:
        return now.lstrip("\n")
    return f"{first}{now}" if now.startswith("\n\n") or not now else f"{first}\n{now}"


def with_time(before: str, was: TimeSpan, event: Event, lang: Lang) -> str:
    """A description of ours that says another time.

    Args:
        before: The whole text.
        was: The time that it says.
        event: The event, with the time that it is to say.
        lang: The language of what is new, if nothing there says when.
    """
    summary, rest = summary_of(before, was)
    head = before.removesuffix(rest)
    said = head != summary
    if not said and not PLAIN_DAY.fullmatch(was.edtf):
        return before  # somebody has taken out what said the time
    for one in LANGUAGES:
        if when_line(was, one) in head or rest.startswith(headings(one)):
            lang = one
    return beginning(summary, event, lang, always=said) + rest


__all__ = ["with_text", "with_time"]

"""The value of a field in words of one language, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import word
from venezuela_timeline.model import Citation, Link, Membership, Participation, Tenure, Text
from venezuela_timeline.time import TimeSpan
from venezuela_timeline.timeline.sentences import citation_line, link_words, name, term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

    Tell = Callable[[Timeline, Any, Lang], str]

_NOTHING = "–"

_TERMS = ("kind", "tags", "status")
"""The fields whose value is a term."""


def value_words(timeline: Timeline, field: str, value: object, lang: Lang) -> str:
    """A value in words; a list one after the other.

    Args:
        timeline: Where the names are.
        field: What the value stands in.
        value: The value.
        lang: The language.
    """
    if value is None or value == ():
        return _NOTHING
    if isinstance(value, tuple):
        return "; ".join(value_words(timeline, field, one, lang) for one in value)
    if isinstance(value, str):
        return _slug(timeline, field, value, lang)
    tell = _TELL.get(type(value))
    return str(value) if tell is None else tell(timeline, value, lang)


def _slug(timeline: Timeline, field: str, value: str, lang: Lang) -> str:
    """A text that may be a term, or the id of something."""
    if field in _TERMS:
        return term(timeline, value, lang)
    if field == "chapter" and value in timeline.chapters:
        return timeline.chapters[value].title[lang]
    return name(timeline, value, lang)


def _citation(timeline: Timeline, value: Citation, lang: Lang) -> str:
    note = f" ({value.note[lang]})" if value.note else ""
    return citation_line(timeline, value, lang) + note


def _link(timeline: Timeline, value: Link, lang: Lang) -> str:
    known = value.event in timeline
    target = timeline[value.event].title[lang] if known else value.event
    return f"{link_words(value, lang)} {target}"


def _participation(timeline: Timeline, value: Participation, lang: Lang) -> str:
    role = f" ({term(timeline, value.role, lang)})" if value.role else ""
    return name(timeline, value.actor, lang) + role


def _membership(timeline: Timeline, value: Membership, lang: Lang) -> str:
    when = f", {value.when.describe(lang)}" if value.when else ""
    return name(timeline, value.of, lang) + when


_TELL: Mapping[type, Tell] = {
    bool: lambda _, value, lang: word("Yes" if value else "No", lang),
    Citation: _citation,
    Link: _link,
    Membership: _membership,
    Participation: _participation,
    Tenure: lambda _, value, lang: f"{value.office[lang]}, {value.when.describe(lang)}",
    Text: lambda _, value, lang: value[lang],
    TimeSpan: lambda _, value, lang: value.describe(lang),
}
"""What a value of each class says; others say what ``str`` does."""


__all__ = ["value_words"]

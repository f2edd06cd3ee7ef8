"""KML: events as places on a globe, such as Google Earth, with a slider for their times."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from venezuela_timeline.labels import word
from venezuela_timeline.safe_text import shown_line, visible

from ._features import features, names_of
from ._outline import Outline
from ._text import joined
from .losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venezuela_timeline.labels import Lang
    from venezuela_timeline.timeline import Timeline

    from ._features import Feature
    from .report import Report

_STAMP = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]{8}(?:Z|[-+][0-9:]{5})?)?")
"""A day or a moment. KML has months and years, too, but programs take them for the first day."""

_DAY = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}")


def chunks(timeline: Timeline, *, report: Report | None = None, lang: Lang = "en") -> Iterator[str]:
    """The events that have a place as placemarks of KML, one at a time.

    A day or a moment is a ``TimeStamp``. Of any other time, such as a month, the ``TimeSpan`` goes
    from its first possible day to its last. The data of each placemark have it as EDTF, with its
    four bounds and how sure it is. Programs disagree about which year is meant before the year 1,
    so days before it aren't written as times.

    Args:
        timeline: What to write.
        report: Takes what a globe cannot show, such as the events without a place.
        lang: Language of the texts, ``en`` or ``es``.

    Raises:
        FormatError: if there are no words in the language.
    """
    losses = Losses()
    outline = Outline(timeline, lang, losses)
    losses.add_registers(timeline, ("actors", "sources"), "only names in texts are held")
    losses.add_registers(timeline, ("places",), "only names, countries and points are held")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n{_name(outline.title)}'
    for feature in features(outline):
        yield _placemark(outline, feature)
    yield "</Document>\n</kml>\n"
    losses.note(report)


dumps: Final = joined(chunks)


def _placemark(outline: Outline, feature: Feature) -> str:
    event = feature.event
    facts = {
        "event": event.id,
        "when": feature.words,
        "edtf": event.when and event.when.edtf,
        **feature.placed,
        "contested": "true" if event.contested else "false",
        **names_of(outline.timeline, feature, outline.lang),
    }
    data = (
        f"<Data name={key!r}><value>"
        f"{_text(', '.join(value) if isinstance(value, list) else value)}</value></Data>\n"
        for key, value in facts.items()
        if value
    )
    point = ""
    if feature.point is not None:
        east, north = feature.point
        point = f"<Point><coordinates>{east!r},{north!r}</coordinates></Point>\n"
    return (
        f'<Placemark id="event-{event.id}">\n{_name(outline.line(event.title, event.id))}'
        f"<description>{escape(_html(outline, feature), quote=False)}</description>\n"
        f"{_time(outline, feature)}"
        f"<ExtendedData>\n{''.join(data)}</ExtendedData>\n{point}</Placemark>\n"
    )


def _name(line: str) -> str:
    return f"<name>{_text(line)}</name>\n"


def _text(text: str) -> str:
    """A text in XML, which has no place for most controls: they stand as their names."""
    return escape(visible(text), quote=False)


def _html(outline: Outline, feature: Feature) -> str:
    """What the balloon of a placemark shows. Globes read it as HTML."""
    event, lang = feature.event, outline.lang
    parts = [f"<p><b>{_text(feature.words)}</b></p>"]
    if event.contested:
        parts.append(f"<p>{word('contested', lang)}</p>")
    if event.summary is not None:
        lines = _text(outline.text(event.summary, event.id)).split("\n")
        parts.append(f"<p>{'<br>'.join(lines)}</p>")
    for title, items in (("Claims", feature.claims), ("Sources", feature.sources)):
        if items:
            inner = "".join(f"<li>{_text(shown_line(item))}</li>" for item in items)
            parts.append(f"<h4>{word(title, lang)}</h4><ul>{inner}</ul>")
    return "".join(parts)


def _time(outline: Outline, feature: Feature) -> str:
    """The time of a placemark, as far as programs read it."""
    event, losses = feature.event, outline.losses
    if event.when is not None and _STAMP.fullmatch(event.when.edtf):
        return f"<TimeStamp><when>{event.when.edtf}</when></TimeStamp>\n"
    days = feature.placed["start_earliest"], feature.placed["end_latest"]
    ends = [day if day and _DAY.fullmatch(day) else None for day in days]
    if any(day and not end for day, end in zip(days, ends, strict=True)):
        losses.add("days outside the years 1 to 9999 are in the data alone", event.id)
    if not any(ends):
        return ""
    losses.add("shown from the first possible day to the last, with the time in words", event.id)
    inner = (
        f"<{tag}>{day}</{tag}>" for tag, day in zip(("begin", "end"), ends, strict=True) if day
    )
    return f"<TimeSpan>{''.join(inner)}</TimeSpan>\n"


__all__ = ["chunks", "dumps"]
